"""Pages read by their image: from the picture of a page to the characters and rules that the PDF reader works on."""
