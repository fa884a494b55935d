"""Reads files named on standard input with one reader, and answers with the CPU seconds of each: for `speed`.

Imports nothing of this project unless it is the reader asked for: peers run in environments of their own.
"""

from __future__ import annotations

import atexit
import gc
import io
import json
import sys
import time
from collections.abc import Callable
from functools import _lru_cache_wrapper, cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.export.csv import Tables


def kehoach(data: bytes, name: str) -> None:
    """From bytes to rows of the CSV tables, which stand open as in a run."""
    from extract.pipeline import process

    _tables().write(process(data, name).records)


@cache
def _tables() -> Tables:
    from extract.export.csv import Tables

    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    return Tables(Path(folder.name))


def pdfplumber(data: bytes, name: str) -> None:
    """Words and tables of every page."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as opened:
        for page in opened.pages:
            page.extract_words()
            page.extract_tables()


def pdfium(data: bytes, name: str) -> None:
    """The bare text of every page."""
    import pypdfium2

    opened = pypdfium2.PdfDocument(data)
    for page in opened:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
    opened.close()


def python_docx(data: bytes, name: str) -> None:
    """Paragraphs and cells by the public API."""
    import docx

    opened = docx.Document(io.BytesIO(data))
    for paragraph in opened.paragraphs:
        _ = paragraph.text
    for table in opened.tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


def docling(data: bytes, name: str) -> None:
    """Docling's document, by its backend alone."""
    from docling.backend.msword_backend import MsWordDocumentBackend
    from docling.datamodel.base_models import InputFormat
    from docling.datamodel.document import InputDocument

    given = InputDocument(
        path_or_stream=io.BytesIO(data), format=InputFormat.DOCX, backend=MsWordDocumentBackend, filename=name
    )
    MsWordDocumentBackend(given, io.BytesIO(data)).convert()


def markitdown(data: bytes, name: str) -> None:
    """Markdown."""
    from markitdown import MarkItDown

    MarkItDown().convert_stream(io.BytesIO(data), file_extension=".docx")


# They keep what they know of single syllables.
WORDS = ("extract.readers.syllables", "extract.readers.legacy.detection")
READERS: dict[str, Callable[[bytes, str], None]] = {
    "kehoach": kehoach,
    "pdfplumber": pdfplumber,
    "pdfium": pdfium,
    "python-docx": python_docx,
    "docling": docling,
    "markitdown": markitdown,
}


def _forget() -> None:
    """Empty what keeps answers about texts of this file; syllables are those of every file."""
    for found in gc.get_objects():
        if isinstance(found, _lru_cache_wrapper):
            kept = found.cache_parameters()["maxsize"] is None or found.__module__ in WORDS
            if found.__module__.startswith("extract.") and not kept:
                found.cache_clear()


def main() -> None:
    """Read what is asked for."""
    read = READERS[sys.argv[1]]
    for count, line in enumerate(sys.stdin):
        path = Path(line.strip())
        if sys.argv[1] == "kehoach" and count == 1:
            from extract.pipeline import settle

            settle()
        data = path.read_bytes()
        _forget()
        before = time.process_time()
        read(data, path.name)
        print(json.dumps(time.process_time() - before), flush=True)


if __name__ == "__main__":
    sys.path.pop(0)  # the folder of this script: its modules are named like packages
    main()
