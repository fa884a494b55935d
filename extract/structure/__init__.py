"""From blocks to a document's parts: letterhead, signature, outline."""
