"""One module per sample, each with its `SAMPLE`: the text of the document and, beside each sentence, what a careful clerk notes of it."""
