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

Kind = Literal["pdf", "image", "docx", "doc", "rtf", "html", "markdown", "text"]

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
PDF, HTML, MARKDOWN, TEXT = "application/pdf", "text/html", "text/markdown", "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCM = "application/vnd.ms-word.document.macroEnabled.12"
DOC, RTF = "application/msword", "application/rtf"
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(
        ("image/png", "image/jpeg", "image/tiff", "image/bmp", "image/webp", "image/gif", "image/jp2"), "image"
    ),
    PDF: "pdf", DOCX: "docx", DOCM: "docx", RTF: "rtf", HTML: "html", MARKDOWN: "markdown", TEXT: "text",
}  # fmt: skip
_UNREAD = {
    "application/zip": "archive-file",
    "application/vnd.rar": "archive-file",
    "application/x-7z-compressed": "archive-file",
    "application/gzip": "archive-file",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = {
    "WordDocument": DOC,
    "Workbook": "application/vnd.ms-excel",
    "PowerPoint Document": "application/vnd.ms-powerpoint",
}
_MAGIC = {
    b"Rar!\x1a\x07": "application/vnd.rar",
    b"7z\xbc\xaf\x27\x1c": "application/x-7z-compressed",
    b"\x1f\x8b": "application/gzip",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"II+\x00": "image/tiff",
    b"MM\x00+": "image/tiff",
    b"BM": "image/bmp",
    b"\x00\x00\x00\x0cjP": "image/jp2",
    b"AT&TFORM": "image/vnd.djvu",
}
_LONGEST_LIST = 2_000_000  # bytes of the list of types that are read
# What the folders of an Office package hold, in files with macros and without.
_FOLDERS = {
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
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


def kind(data: bytes, name: str = "") -> Kind:
    """The kind of reader for a file; arguments as for `media_type`.

    Raises:
        ReadError: `empty-file`, `encrypted-file`, `damaged-file` (a broken package), `archive-file`,
            `unknown-format` (anything else that is no text).
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise ReadError("empty-file")
    if data.startswith(_OLE):
        return _ole(data)
    try:
        found = (_package_type(data) if data.startswith(b"PK") else media_type(data, name)) or ""
    except BROKEN_ZIP as error:
        raise ReadError("damaged-file", detail=str(error)) from error
    if found in _KINDS:
        return _KINDS[found]
    raise ReadError(_UNREAD.get(found, "unknown-format"))


def media_type(data: bytes, name: str = "") -> str | None:
    """The IANA media type of a file by its content, damaged or not; None where it is not known. Raises nothing.

    Args:
        data: The file's bytes.
        name: The file's name; it only decides between Markdown and plain text where the text does not say.
    """
    if data.startswith(b"PK"):  # may begin with a PDF that is not packed
        try:
            return _package_type(data)
        except BROKEN_ZIP:
            return DOCX if b"word/" in data else "application/zip"
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(_OLE):  # streams are named in UTF-16 in its directory
        return next((found for stream, found in _STREAMS.items() if stream.encode("utf-16-le") in data), None)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:5] == b"{\\rtf":
        return RTF
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if not data[:64].isascii() or b"\x00" in data[:64]:
        for start, found in _MAGIC.items():
            # "BM" opens many a text: a bitmap has four zeros at its sixth byte.
            if data.startswith(start) and (start != b"BM" or data[6:10] == bytes(4)):
                return found
    return _text_type(data, name)


def _text_type(data: bytes, name: str) -> str | None:
    content = page(data)
    try:
        text = decoding.decode(content)
    except ReadError as error:
        if error.code != "broken-text-layer":
            return None
        text = content.decode("cp1252", "replace")  # its tags are ASCII
    start = text[:4096].lstrip()
    if _HTML.match(start) or start.startswith(("<?xml", "<!--")) and _HTML.search(start):
        return HTML
    if _FRAGMENT.match(start) and not is_markdown(text):  # Markdown may start with a piece of HTML
        return HTML
    if start.startswith("<?xml"):
        return "application/xml"
    if not start:
        return None
    return MARKDOWN if is_markdown(text, name) else TEXT


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
    return bool(_MARKDOWN.search(text)) or is_markdown_name(name)


def is_markdown_name(name: str) -> bool:
    """Does a file's name say Markdown? It is all of a name that reading depends on."""
    return name.lower().endswith((".md", ".markdown"))


def _package_type(data: bytes) -> str | None:
    """The type of a zip: a Word file, another package that says what it is, or an archive.

    Raises:
        Exception: One of `BROKEN_ZIP`.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = {name.lower() for name in package.namelist()}
        word = DOCM if any(name.endswith("vbaproject.bin") for name in names) else DOCX
        if "word/document.xml" in names:
            return word
        if "[content_types].xml" in names:
            if _WORD_MAIN.search(package.open("[Content_Types].xml").read(_LONGEST_LIST)):
                return word
            return next((_FOLDERS[one] for one in _FOLDERS if any(name.startswith(one) for name in names)), None)
        if "mimetype" in names:
            return package.open("mimetype").read(200).decode("ascii", "replace").strip() or None
    return "application/zip"


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
