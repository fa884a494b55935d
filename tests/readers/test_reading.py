"""Picking a reader by content, and what every reader keeps to."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Document
from extract.errors import KehoachError, ReadError
from extract.readers import html, markdown, read, text
from extract.readers.sniffing import DOCX, media_type
from tests.readers.compound import compound
from tests.readers.encodings import windows_1258
from tests.readers.word import cell, numbered, p, package, r, row

PLAN = "Ủy ban nhân dân xã yêu cầu các đơn vị triển khai thực hiện nghiêm túc Kế hoạch này. " * 4


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\xef\xbb\xbf \r\n\t", "empty-file"),
        (b"<html><body><p> </p></body></html>", "empty-file"),
        (OLE + "WordDocument".encode("utf-16-le"), "damaged-file"),
        (compound({"WordDocument": b""}), "damaged-file"),
        (compound({"EncryptionInfo": b"", "EncryptedPackage": b""}), "encrypted-file"),
        (compound({"Workbook": b""}), "unknown-format"),
        (compound({}), "unknown-format"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "damaged-file"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "damaged-file"),
        (b"II*\x00\x08\x00\x00\x00\xfe\x00", "damaged-file"),
        (b"AT&TFORM\x00\x00\x10\x00DJVM", "unknown-format"),
        (zipped("xl/workbook.xml", "[Content_Types].xml"), "unknown-format"),
        (zipped("mimetype", "content.xml"), "unknown-format"),
        (zipped("anh.png"), "archive-file"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(60), "archive-file"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(60), "archive-file"),
        (zipped("word/document.xml"), "damaged-file"),
        (b"PK\x03\x04 no zip at all", "damaged-file"),
        (bytes(range(256)) * 8, "unknown-format"),
        (b"<?xml version='1.0'?><rss><a/></rss>", "unknown-format"),
        (PLAN.encode().decode("cp1252", "replace").encode(), "broken-text-layer"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(data, "ke-hoach.docx")
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (PLAN.encode(), "a.pdf", "text/plain"),
        (PLAN.encode("utf-16"), "a.txt", "text/plain"),
        (PLAN.encode("utf-16-le"), "a.txt", "text/plain"),
        (b"BM la mot van ban thuong", "a.txt", "text/plain"),
        (b"## Ke hoach\n\n- Viec mot", "a.txt", "text/markdown"),
        (b"Khong dau nao", "a.md", "text/markdown"),
        (b"<!-- x --><!DOCTYPE html><title>a</title><p>b", "a.doc", "text/html"),
        (b"<?xml version='1.0' encoding='utf-8'?><html><p>b</p></html>", "a.xml", "text/html"),
        (b"<p>doan</p>", "a", "text/html"),
        (package(p("Nội dung")), "a.pdf", DOCX),
    ],
)
def test_content_decides_the_format(data: bytes, name: str, found: str) -> None:
    assert read(data, name).media_type == found
    assert media_type(data, name) == found


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b" \n", None),
        (bytes(range(256)) * 8, None),
        (b"%PDF-1.7 broken", "application/pdf"),
        (OLE + "WordDocument".encode("utf-16-le"), "application/msword"),
        (OLE + "Workbook".encode("utf-16-le"), "application/vnd.ms-excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), None),
        (b"II*\x00\x08\x00\x00\x00\xfe\x00", "image/tiff"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(60), "application/vnd.rar"),
        (zipped("anh.png"), "application/zip"),
        (zipped("%PDF-1.7"), "application/zip"),
        (zipped("xl/workbook.xml", "[Content_Types].xml"), SHEET),
        (zipped("visio/document.xml", "[Content_Types].xml"), None),
        (package(p("Nội dung"))[:-400], DOCX),
        (b"PK\x03\x04 no zip at all", "application/zip"),
        (b"<?xml version='1.0'?><rss><a/></rss>", "application/xml"),
    ],
)
def test_what_cannot_be_read_has_its_media_type(data: bytes, found: str | None) -> None:
    with pytest.raises(ReadError):
        read(data, "ke-hoach.docx")
    assert media_type(data, "ke-hoach.docx") == found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1258"])
def test_encodings_give_the_same_text(encoding: str) -> None:
    source = windows_1258(PLAN) if encoding == "cp1258" else PLAN.encode(encoding)
    assert read(source).text == read(PLAN.encode()).text


def check(document: Document) -> None:
    for paragraph in document.paragraphs():
        assert document.text[paragraph.start : paragraph.end] == paragraph.text
        assert paragraph.text == " ".join(paragraph.text.split(" ")).strip()
        assert all(0 <= s.start < s.end <= len(paragraph.text) for s in paragraph.styles)
        assert all(0 <= m.offset <= len(paragraph.text) for m in paragraph.marks)
    for block in document.blocks:
        for c in getattr(block, "cells", ()):
            assert c.paragraphs
            assert c.row + c.row_span <= block.n_rows
            assert c.col + c.col_span <= block.n_cols


PIECES = st.sampled_from(
    ["UBND ", "thực hiện", "\n", "\n\n", "  \n", "# ", "**", "*", "_", "|", "|---|---|\n", "\t", "- ", "1. ", "a) ", "¹", "⁽²⁾",
     "<sup>1</sup>", "<sup>(*)</sup>", "[^1]", "[^1]: ", "\\", "`", "[a](b)", "<br>", "&nbsp;", "\u0301", "\ue02a", "\f", "     ",
     "<b>", "</b>", "<p>", "<td>", "<tr>", "<table>", "</table>", "<li>", "<ol>", "<td rowspan=3 colspan=2>", "<!--", "-->",
     "<span style='mso-list:Ignore'>", "<div align=center>", "m²", "\u00a0", "(", ")", ";", "."]
)  # fmt: skip
SOURCES = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


@given(SOURCES)
def test_markdown_and_text_read_any_text(source: str) -> None:
    check(markdown.read(source))
    check(text.read(source))


@given(SOURCES)
def test_html_reads_any_text(source: str) -> None:
    try:
        check(html.read(source))
    except KehoachError as error:
        assert error.code == "empty-file"


HEADS = st.sampled_from(
    [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        OLE[:8],
        b"{\\rtf",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"<html>",
        b"MIME-Version: 1.0\n",
    ]
)


@settings(deadline=None)
@given(HEADS, st.binary(max_size=200) | SOURCES.map(lambda s: s.encode("utf-8", "ignore")))
def test_any_bytes_are_read_or_refused_by_name(head: bytes, rest: bytes) -> None:
    found = media_type(head + rest)
    try:
        document = read(head + rest)
    except KehoachError as error:
        assert error.code
    else:
        check(document)
        assert document.media_type == found


WORD = package(
    p("Đạt ", r("1", '<w:vertAlign w:val="superscript"/>'), "<w:hyperlink/>")
    + numbered("Mục", 1)
    + f"<w:tbl>{row(cell('a', properties='<w:vMerge w:val=&quot;restart&quot;/>'.replace('&quot;', chr(34))), cell('b'))}</w:tbl>",
    numbering='<w:abstractNum w:abstractNumId="0"/><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)
# Stored, not compressed, so that a changed byte changes the XML.
assert b"w:vMerge" in WORD


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WORD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_word_file_is_read_or_refused_by_name(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WORD)
    for at, byte in changes:
        data[at] = byte
    try:
        check(read(bytes(data)))
    except KehoachError as error:
        assert error.code


def test_deep_nesting_is_refused_by_name() -> None:
    with pytest.raises(ReadError) as caught:
        read(("<div>" * 20000 + "a").encode())
    assert caught.value.code == "damaged-file"


@pytest.mark.skipif("KEHOACH_SHARED" not in os.environ, reason="needs the shared documents")
@pytest.mark.parametrize("suffix", [".docx", ".md"])
def test_shared_documents_keep_the_contract(suffix: str) -> None:
    files = sorted(Path(os.environ["KEHOACH_SHARED"]).rglob(f"*{suffix}"))
    assert files
    for file in files:
        check(read(file.read_bytes(), file.name))


def test_a_text_that_begins_like_a_bitmap_is_a_text() -> None:
    assert media_type("BM-01/KH: Biểu mẫu kế hoạch\n1. Rà soát.".encode(), "bieu-mau.txt") == "text/plain"
