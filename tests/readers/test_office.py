"""Word 97-2003, Word 6 and RTF through a real LibreOffice: what is read, and what is refused."""

from __future__ import annotations

import io
import re
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import ReadError
from extract.readers import read
from extract.readers.office import binary, converter, installed, rtf
from tests.office import needs_office, saved
from tests.readers.compound import DATE, SYMBOL, word_6
from tests.readers.word import cell, p, package, r, row

PLAN = (
    p("KẾ HOẠCH")
    + p("I. NHIỆM VỤ")
    + f"<w:tbl>{row(cell('Việc'), cell('Chủ trì'))}{row(cell('Rà soát thủ tục'), cell('Văn phòng UBND xã'))}</w:tbl>"
    + "".join(p(f"{n}. Giao Phòng Nội vụ tham mưu, trình trước ngày {n % 28 + 1}/6/2009.") for n in range(1, 60))
)
RTF = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Times New Roman;}}\f0 "


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the same plan in the three formats of Word."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "a.docx").write_bytes(package(PLAN))
    saved(folder, "doc", folder / "a.docx")
    saved(folder, "rtf", folder / "a.docx")
    return folder


@needs_office
@pytest.mark.parametrize(("ending", "media_type"), [("doc", "application/msword"), ("rtf", "application/rtf")])
@pytest.mark.parametrize("has_uno", [True, False])
def test_the_text_is_that_of_the_docx(
    ending: str, media_type: str, has_uno: bool, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_uno:  # as on a machine with LibreOffice and without its Python
        converter.end()
        monkeypatch.setattr(installed, "python", lambda office: None)
    document = read((made / f"a.{ending}").read_bytes(), "a.docx")
    assert document.text == read(package(PLAN)).text
    assert (document.media_type, document.pages, document.notices) == (media_type, None, ())
    if not has_uno:
        converter.end()


@needs_office
def test_the_content_decides_whatever_the_name(made: Path) -> None:
    kinds = {
        (made / "a.docx").read_bytes(): "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (made / "a.rtf").read_bytes(): "application/rtf",
        b"\xef\xbb\xbf\r\n" + (made / "a.rtf").read_bytes() + b"\0" * 100: "application/rtf",
        b"<html><body><p>K\xe1\xba\xbf ho\xe1\xba\xa1ch</p></body></html>": "text/html",
        "Kế hoạch".encode(): "text/plain",
    }
    assert [read(data, "ke-hoach.doc").media_type for data in kinds] == list(kinds.values())


# --- fields ----------------------------------------------------------------------------------------------------------

SHOWN = {
    r'DATE \@ "dd/MM/yyyy"': "05/03/2009",
    r'TIME \@ "HH:mm"': "09:15",
    r'SAVEDATE \@ "dd/MM/yyyy"': "02/02/2008",
    "FILENAME": "ke-hoach-cu.doc",
    "NUMPAGES": "12",
    r"SEQ Bang \* ARABIC": "4",
    r"REF muc \h": "mục II",
    'HYPERLINK "http://example.invalid/"': "cổng thông tin",
    "=2+3": "5",
}


def field(instruction: str, result: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    shown = result if result.startswith("<") else f"<w:r><w:t>{result}</w:t></w:r>"
    return char("begin") + code + char("separate") + shown + char("end")


@needs_office
def test_fields_in_rtf_say_what_they_showed() -> None:
    fields = "".join(
        rf"{name.split()[0]}: {{\field{{\*\fldinst {{\insrsid7 {escaped(name)} }}}}{{\fldrslt {escaped(shown)}}}}}\par "
        for name, shown in SHOWN.items()
    )
    picture = r"{\field{\*\fldinst SYMBOL 43 \\f Symbol \\s 14}{\fldrslt }}"
    text = read((RTF + fields + picture + "}").encode()).text
    assert text.split("\n")[: len(SHOWN)] == [f"{name.split()[0]}: {shown}" for name, shown in SHOWN.items()]
    assert "+" in text


def escaped(text: str) -> str:
    return "".join(c if c.isascii() else rf"\u{ord(c)}?" for c in text.replace("\\", r"\\"))


@needs_office
def test_fields_in_a_doc_say_what_they_showed(tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(
        package(p("Ngày ", field(r'DATE \@ "dd/MM/yyyy"', "01/01/2001"), " họp; ", field("QUOTE x", "x")))
    )
    data = saved(tmp_path, "doc", source)[0].read_bytes()
    # LibreOffice writes today's date; here stands one of the past in its place.
    today = re.search(rb"\x14\0((?:[0-9/]\0){10})\x15\0", data)
    assert today
    data = data.replace(today[1], "05/03/2009".encode("utf-16-le"))
    assert read(data).text.strip() == "Ngày 05/03/2009 họp; x"


@needs_office
@pytest.mark.parametrize("ending", ["doc", "rtf"])
def test_a_field_may_hold_others_and_run_over_paragraphs(ending: str, tmp_path: Path) -> None:
    table = f"<w:tbl>{row(cell('Việc'), cell('Chủ trì'))}</w:tbl>"
    contents = field(r'TOC \o "1-3"', field(r'HYPERLINK \l "a"', "I. MỤC ĐÍCH") + field(r"PAGEREF a \h", "7"))
    begun, ended = field('INCLUDETEXT "x.doc"', "PARTED").split("<w:r><w:t>PARTED</w:t></w:r>")
    source = tmp_path / "a.docx"
    source.write_bytes(
        package(p(contents) + p(begun, r("Một")) + p("Hai") + table + p("Ba", ended, r(" hết")) + p("Bốn"))
    )
    assert read(saved(tmp_path, ending, source)[0].read_bytes()).text.split("\n") == [
        "I. MỤC ĐÍCH7", "Một", "Hai", "Việc", "Chủ trì", "", "Ba hết", "Bốn", "", ""
    ]  # fmt: skip


@needs_office
def test_word_6_is_read_with_its_fields() -> None:
    text = (
        "KE HOACH\nNgay \x13 DATE \\@ dd/MM/yyyy \x1405/03/1996\x15, dau \x13 SYMBOL 43 \\f Symbol \x15\nI. MUC DICH\n"
    )
    assert read(word_6(text, [(DATE, 3), (SYMBOL, 2)])).text.split("\n")[::2][:2] == ["KE HOACH", "I. MUC DICH"]
    assert "Ngay 05/03/1996, dau" in read(word_6(text, [(DATE, 3), (SYMBOL, 2)])).text


@pytest.mark.parametrize(
    ("source", "expect"),
    [
        (r"{\rtf1{\field{\*\fldinst DATE}{\fldrslt 1}}}", r"{\rtf1{\field{\*\fldshown DATE}{\fldrslt 1}}}"),
        (r"{\rtf1{\field{\fldinst{\rtlch\fcs1 \af0 PAGE }}}}", r"{\rtf1{\field{\*\fldshown{\rtlch\fcs1 \af0 PAGE }}}}"),
        (r"{\rtf1{\*\fldinst SYMBOL 183}}", r"{\rtf1{\*\fldinst SYMBOL 183}}"),
        (r"{\rtf1{\*\fldinst {\f1 FORMCHECKBOX}}}", r"{\rtf1{\*\fldinst {\f1 FORMCHECKBOX}}}"),
        (r"{\rtf1{\*\fldinst EQUIPMENT}}", r"{\rtf1{\*\fldshown EQUIPMENT}}"),
        (r"{\rtf1 \\fldinstx}", r"{\rtf1 \\fldinstx}"),
        ("\ufeff {\\rtf1 a}", r"{\rtf1 a}"),
    ],
)
def test_instructions_of_fields_in_rtf(source: str, expect: str) -> None:
    assert rtf.prepared(source.encode()).data == expect.encode()


# --- damage ----------------------------------------------------------------------------------------------------------


@needs_office
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_doc_that_is_cut_off_is_refused_by_name(share: float, made: Path) -> None:
    data = (made / "a.doc").read_bytes()
    with pytest.raises(ReadError) as caught:
        read(data[: int(share * len(data))])
    assert caught.value.code == "damaged-file"


def test_a_doc_whose_stream_ends_early_is_refused_by_name() -> None:
    whole = word_6("KE HOACH\n" * 2000)
    assert binary.prepared(whole).filter == "MS WinWord 6.0"
    with pytest.raises(ReadError) as caught:
        binary.prepared(whole[: len(whole) // 2])
    assert caught.value.code == "damaged-file"


@needs_office
def test_an_rtf_that_is_cut_off_is_read_as_far_as_it_goes(made: Path) -> None:
    data = (made / "a.rtf").read_bytes().rstrip()
    whole = read((made / "a.docx").read_bytes()).text.split("\n")
    control = data.rindex(rb"\'3f")
    # In a word, a group, a number, and inside each kind of control.
    for end in (len(data) // 2, *range(control, control + 5), len(data) - 1):
        document = read(data[:end])
        assert [notice.code for notice in document.notices] == ["incomplete-file"]
        lines = document.text.rstrip("\n").split("\n")
        assert len(lines) > 20
        assert lines[:-1] == whole[: len(lines) - 1]


@needs_office
@pytest.mark.parametrize(
    ("body", "code"),
    [("", "empty-file"), (r"\par ", "empty-file"), ("{}", "empty-file"), ("{\\pict\\pngblip %s}", "no-text-layer")],
)
def test_an_rtf_without_text(body: str, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read((RTF + body.replace("%s", PIXEL.hex()) + "}").encode())
    assert caught.value.code == code


@pytest.mark.parametrize("flags", [0x0100, 0x8100])
def test_a_doc_with_a_password_says_so(flags: int) -> None:
    with pytest.raises(ReadError) as caught:
        read(word_6("bi mat\n", flags=flags))
    assert caught.value.code == "encrypted-file"


@given(st.lists(st.tuples(st.integers(0, 8000), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_damaged_doc_is_prepared_or_refused_by_name(changes: list[tuple[int, int]]) -> None:
    data = bytearray(word_6("Ngay \x13 DATE \x1405/03/1996\x15\n", [(DATE, 3)]))
    for at, byte in changes:
        data[at % len(data)] = byte
    try:
        prepared = binary.prepared(bytes(data))
    except ReadError as error:
        assert error.code in ("damaged-file", "encrypted-file")
    else:
        assert len(prepared.data) == len(data)


# --- what a file may bring along -------------------------------------------------------------------------------------

OBJECT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>Biểu kèm theo: <draw:frame text:anchor-type="as-char" svg:width="5cm" svg:height="2cm"><draw:object>
<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet" office:version="1.3"><office:body>
<office:spreadsheet><table:table table:name="A"><table:table-row><table:table-cell office:value-type="string">
<text:p>trong bảng tính</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>
</office:document></draw:object></draw:frame> gửi các xã.</text:p><text:p>II. TỔ CHỨC THỰC HIỆN</text:p>
</office:text></office:body></office:document>"""


@needs_office
def test_an_embedded_object_does_not_disturb_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.fodt").write_text(OBJECT, encoding="utf-8")
    data = saved(tmp_path, "doc", tmp_path / "a.fodt")[0].read_bytes()
    with olefile.OleFileIO(io.BytesIO(data)) as stored:
        if not stored.exists("ObjectPool"):
            pytest.skip("LibreOffice Calc is not installed (make system)")
    assert read(data).text.split() == "Biểu kèm theo: gửi các xã. II. TỔ CHỨC THỰC HIỆN".split()


@needs_office
def test_a_doc_of_pictures_alone_is_a_scan(tmp_path: Path) -> None:
    body = picture("rId9")
    (tmp_path / "a.docx").write_bytes(linked(package(body), "rId9", "media/a.png", PIXEL))
    data = saved(tmp_path, "doc", tmp_path / "a.docx")[0].read_bytes()
    with pytest.raises(ReadError) as caught:
        read(data)
    assert caught.value.code == "no-text-layer"


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63"
    "6460f8cf500f0003860180a5347f0d0000000049454e44ae426082"
)
_A = "http://schemas.openxmlformats.org/drawingml/2006"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def picture(rel: str) -> str:
    """A paragraph with a picture; one with `r:link` lies elsewhere."""
    source = "r:link" if rel == "rIdNet" else "r:embed"
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_A}/wordprocessingDrawing"><wp:extent cx="990000" cy="990000"/>'
        f'<wp:docPr id="1" name="a"/><a:graphic xmlns:a="{_A}/main"><a:graphicData uri="{_A}/picture">'
        f'<pic:pic xmlns:pic="{_A}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{_R}" {source}="{rel}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="990000" cy="990000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def linked(data: bytes, rel: str, target: str, content: bytes | None = None) -> bytes:
    """The package with one more picture, inside where it has content."""
    made = io.BytesIO()
    mode = "" if content else ' TargetMode="External"'
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == "word/_rels/document.xml.rels":
                more = f'<Relationship Id="{rel}" Type="{_R}/image" Target="{target}"{mode}/>'
                text = text.replace("</Relationships>", more + "</Relationships>")
            if name == "[Content_Types].xml":
                text = text.replace("</Types>", '<Default Extension="png" ContentType="image/png"/></Types>')
            new.writestr(name, text)
        if content:
            new.writestr(f"word/{target}", content)
    return made.getvalue()


@pytest.fixture
def net() -> Iterator[tuple[str, list[str]]]:
    """A web server on this machine, and the paths it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    server.server_close()


@needs_office
def test_nothing_is_fetched(tmp_path: Path, net: tuple[str, list[str]]) -> None:
    url, asked = net
    (tmp_path / "a.docx").write_bytes(linked(package(p("Ảnh kèm theo") + picture("rIdNet")), "rIdNet", f"{url}/a.png"))
    source = saved(tmp_path, "doc", tmp_path / "a.docx")[0]
    asked.clear()
    saved(tmp_path, "docx", source)
    assert asked, "as its user runs it, LibreOffice fetches the picture: else this test shows nothing"
    asked.clear()
    assert read(source.read_bytes()).text.strip() == "Ảnh kèm theo"
    assert asked == []


@needs_office
def test_soft_hyphens_reach_the_docx() -> None:
    """Byte AD is a letter in TCVN3."""
    made = converter.converted(rtf.prepared((RTF + r"n\'adc}").encode()))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert re.search(rb"<w:t[^>]*>n</w:t><w:softHyphen/><w:t[^>]*>c</w:t>", archive.read("word/document.xml"))
