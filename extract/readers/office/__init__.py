"""Word 97-2003, Word 6/95 and RTF: LibreOffice turns them into DOCX, whose reader does the rest.

Pages stay unknown: how LibreOffice breaks them depends on the fonts of the machine, and what Word noted is often stale.
"""

from __future__ import annotations

from dataclasses import replace

from extract.document import Document, Notice
from extract.readers import docx
from extract.readers.office import binary, rtf
from extract.readers.office.converter import Source, converted

DOC_MEDIA_TYPE = "application/msword"
RTF_MEDIA_TYPE = "application/rtf"


def read_doc(data: bytes) -> Document:
    """Read a binary Word file, Word 6 to 2003.

    Raises:
        ReadError: `encrypted-file`, `damaged-file`, `no-text-layer`, or one of `office-...` where LibreOffice is missing
            or fails.
    """
    return _read(binary.prepared(data), DOC_MEDIA_TYPE)


def read_rtf(data: bytes) -> Document:
    """Read an RTF file.

    Raises:
        ReadError: `damaged-file`, `no-text-layer`, or one of `office-...` where LibreOffice is missing or fails.
    """
    return _read(rtf.prepared(data), RTF_MEDIA_TYPE)


def _read(file: Source, media_type: str) -> Document:
    document = docx.read(converted(file))
    lost = () if file.is_whole else (Notice("incomplete-file"),)
    return replace(document, media_type=media_type, notices=(*lost, *document.notices))
