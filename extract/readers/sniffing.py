"""What a file is, by its content."""

from __future__ import annotations

import email
import io
import lzma
import re
import struct
import zipfile
import zlib
from typing import Literal

from extract.errors import ReadError
from extract.readers import decoding

Kind = Literal["pdf", "docx", "doc", "rtf", "html", "text"]

# What reading a broken or protected zip may raise.
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    KeyError,
)
# What taking a broken OLE file apart may raise.
BROKEN_OLE = (OSError, struct.error, ValueError, IndexError, TypeError, AssertionError, AttributeError)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"\x00\x00\x00\x0cjP", b"AT&TFORM")
_WORD_MAIN = re.compile(
    rb"(?:wordprocessingml|ms-word)\.(?:document|template)(?:\.macroEnabled(?:Template)?)?\.main", re.I
)
_HTML = re.compile(r"<!doctype\s+html|<(?:html|head|body|meta|title|style|xhtml:html)\b[^<>]*>", re.I)
_FRAGMENT = re.compile(r"<(?:table|div|p|span|font|center|h[1-6])\b[^<>]*>", re.I)
_ARCHIVE = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.I)
_MARKDOWN = re.compile(
    r"^ {0,3}#{1,6}[ \t]+\S|\*\*[^*\s][^*]*\*\*|^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$|<sup>[^<]*</sup>|\[\^\w+\]"
    r"|\]\(https?://",
    re.M,
)


def kind(data: bytes) -> Kind:
    """The kind of reader for a file.

    Raises:
        ReadError: `empty-file`, `encrypted-file`, `no-text-layer` (an image), `damaged-file` (a broken package),
            `unknown-format` (anything else that is no text).
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise ReadError("empty-file")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _zip(data)
    if data.startswith(_OLE):
        return _ole(data)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:5] == b"{\\rtf":
        return "rtf"
    if data.startswith(_IMAGES) and not data[:64].isascii() or data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise ReadError("no-text-layer")
    text = decoding.decode(page(data))
    start = text[:4096].lstrip()
    if _HTML.match(start) or start.startswith(("<?xml", "<!--")) and _HTML.search(start):
        return "html"
    if _FRAGMENT.match(start) and not is_markdown(text):  # Markdown may start with a piece of HTML
        return "html"
    if start.startswith("<?xml"):
        raise ReadError("unknown-format")
    return "text"


def page(data: bytes) -> bytes:
    """The HTML inside a web archive (MHTML), as Word and browsers save a page with its pictures; else the data itself."""
    if not _ARCHIVE.match(data[:2048]):
        return data
    for part in email.message_from_bytes(data).walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(content, bytes):
            return content
    return data


def is_markdown(text: str, name: str = "") -> bool:
    """Does a text carry marks of Markdown? Its name decides only where it has none."""
    return bool(_MARKDOWN.search(text)) or name.lower().endswith((".md", ".markdown"))


def _zip(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {name.lower() for name in package.namelist()}
            if "word/document.xml" in names:
                return "docx"
            if "[content_types].xml" in names and _WORD_MAIN.search(package.read("[Content_Types].xml")):
                return "docx"
    except BROKEN_ZIP as error:
        raise ReadError("damaged-file", detail=str(error)) from error
    raise ReadError("unknown-format")


def _ole(data: bytes) -> Kind:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as package:
            if package.exists("WordDocument"):
                return "doc"
            if package.exists("EncryptedPackage"):
                raise ReadError("encrypted-file")
    except BROKEN_OLE as error:
        raise ReadError("damaged-file", detail=str(error)) from error
    raise ReadError("unknown-format")
