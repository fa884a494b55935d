"""One reader per format; the content of a file decides which, never its name alone."""

from __future__ import annotations

from extract.document import Document


def read(data: bytes, name: str = "") -> Document:
    """Read a file."""
    if data.startswith(b"%PDF"):
        from extract.readers import pdf

        return pdf.read(data)
    if data.startswith(b"PK"):
        from extract.readers import docx

        return docx.read(data)
    from extract.readers import markdown

    return markdown.read(data.decode("utf-8-sig"))
