"""One reader per format; the content of a file decides which, never its name alone.

A reader is a module with `read`: bytes (or decoded text) to a `Document`.
"""

from __future__ import annotations

from extract.document import Document, Ocr
from extract.errors import ReadError
from extract.readers import decoding, sniffing
from extract.timing import timed


@timed("read")
def read(data: bytes, name: str = "", ocr: Ocr = "auto") -> Document:
    """Read a file of any format.

    Args:
        data: The file's bytes.
        name: The file's name; it only decides between Markdown and plain text where the text does not say.
        ocr: Which pages of a PDF are read by their image; `never` reads no picture either.

    Raises:
        ReadError: The file cannot be read; its code says why and what to do.
    """
    kind = sniffing.kind(data, name)
    try:
        document = _read(kind, data, ocr)
    except RecursionError as error:
        raise ReadError("damaged-file", detail="nested too deeply") from error
    if kind not in ("pdf", "image"):  # whose readers judge their text page by page
        _check(document)
    return document


def _read(kind: sniffing.Kind, data: bytes, ocr: Ocr) -> Document:
    # Readers load when first needed: lxml and pdfium cost more than most files.
    if kind == "pdf":
        from extract.readers import pdf

        return pdf.read(data, ocr)
    if kind == "image":
        from extract.readers import image

        return image.read(data, ocr)
    if kind == "docx":
        from extract.readers import docx

        return docx.read(data)
    if kind == "doc":
        from extract.readers import office

        return office.read_doc(data)
    if kind == "rtf":
        from extract.readers import office

        return office.read_rtf(data)
    text = decoding.decode(sniffing.page(data))
    if kind == "html":
        from extract.readers import html

        return html.read(text)
    if kind == "markdown":
        from extract.readers import markdown

        return markdown.read(text)
    from extract.readers import text as plain

    return plain.read(text)


def _check(document: Document) -> None:
    """Raise `empty-file` for a document without text, `broken-text-layer` for one in TCVN3, VNI or worse."""
    if not document.text.strip():
        raise ReadError("empty-file")
    if decoding.is_broken(document.text):
        raise ReadError("broken-text-layer")
