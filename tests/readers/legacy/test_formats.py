"""Old encodings in every format that holds them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from html import escape
from pathlib import Path

import docx
import pytest

from extract.document import Document
from extract.pipeline import process
from extract.readers import read
from extract.readers.legacy.tables import Encoding
from tests.readers.encodings import windows_1258
from tests.readers.legacy.old_fonts import FONTS, PLAN, TCVN3, VNI, VPS, old_pdf, typed
from tests.readers.word import level, numbered, p, package, r

ENCODINGS = pytest.mark.parametrize("encoding", [TCVN3, VNI, VPS], ids=lambda e: e.name)
LINES = PLAN.split("\n")


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def body(encoding: Encoding) -> str:
    """The plan as paragraphs of a Word file, soft hyphens as LibreOffice writes them."""
    name = font(FONTS[encoding.name])
    parts = (p(*_hyphened(escape(typed(encoding, line)), name)) for line in LINES)
    return "".join(parts)


def _hyphened(text: str, properties: str) -> list[str]:
    hyphen = f"<w:r><w:rPr>{properties}</w:rPr><w:softHyphen/></w:r>"
    return [hyphen if part == "\u00ad" else r(part, properties) for part in re.split("(\u00ad)", text) if part]


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs() if paragraph.text]


def named(document: Document) -> list[str]:
    return [re.sub(r" \(\d+\)", "", n.values["encodings"]) for n in document.notices if n.code == "legacy-encoding"]


@ENCODINGS
def test_word_files(encoding: Encoding) -> None:
    document = read(package(body(encoding)))
    assert texts(document) == LINES
    assert named(document) == [encoding.name] and document.text_quality == 1.0


def test_word_files_that_declare_an_old_font_and_hold_unicode() -> None:
    for name in (*FONTS.values(), ".VnTimeH"):
        document = read(package("".join(p(r(line, font(name))) for line in LINES)))
        assert texts(document) == LINES and not document.notices


def test_a_font_of_capitals_by_style() -> None:
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Dau"><w:rPr>{font(".VnTimeH")}</w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Ten"><w:basedOn w:val="Dau"/></w:style>'
    )
    head = p("quyÕt ®Þnh cña uû ban", properties='<w:pStyle w:val="Ten"/>')
    mixed = p("Thñ tr\u00adëng: ", r("uû ban", font(".VnTime")), properties='<w:pStyle w:val="Ten"/>')
    document = read(package(body(TCVN3) + head + mixed, styles=styles))
    assert texts(document)[len(LINES) :] == ["QUYẾT ĐỊNH CỦA UỶ BAN", "THỦ TRƯỞNG: uỷ ban"]


def test_unicode_typed_into_an_old_document() -> None:
    old, new = font("VNI-Times"), font("Times New Roman")
    mixed = [
        p(r("CH", old), r("U", old), r("Û T", old), r("Ò", old), r("CH", old)),
        p(r("Tr", old), r("ương Tấn Lực", new), r(" - Chuû tòch", old)),
        p(r("Đơn vị được giao, ñôn vò ñöôïc giao", old)),
    ]
    document = read(package(body(VNI) + "".join(mixed)))
    assert texts(document)[len(LINES) :] == [
        "CHỦ TỊCH",
        "Trương Tấn Lực - Chủ tịch",
        "Đơn vị được giao, đơn vị được giao",
    ]


def test_numbers_notes_headers_and_symbols() -> None:
    old = font(".VnTime")
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "§iÒu %1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    note = f'<w:footnote w:id="2">{p(r("Theo sè liÖu cña phßng Néi vô", old))}</w:footnote>'
    call = p(r("Sè l\u00adîng", old), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    placed = f'<w:r><w:rPr>{old}</w:rPr><w:sym w:font=".VnTime" w:char="F0AE"/><w:t>¬n vÞ</w:t></w:r>'
    header = p(r("Uû ban nh©n d©n huyÖn", old))
    document = read(
        package(
            body(TCVN3) + numbered("Ph¹m vi", 1) + call + p(placed),
            numbering=numbering,
            footnotes=note,
            header1=header,
        )
    )
    assert texts(document)[len(LINES) :] == ["Điều 1. Phạm vi", "Số lượng", "đơn vị", "Theo số liệu của phòng Nội vụ"]
    assert document.running == ("Uỷ ban nhân dân huyện",)


@ENCODINGS
@pytest.mark.parametrize("charset", ["", "windows-1252", "iso-8859-1", "windows-1258", "x-user-defined", "utf-8"])
def test_pages_under_any_charset(encoding: Encoding, charset: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    lines = "".join(f"<p>{escape(typed(encoding, line))}</p>" for line in LINES)
    source = f'<html><head>{meta}</head><body><font face="{FONTS[encoding.name]}">{lines}</font></body></html>'
    document = read(source.encode("utf-8" if charset == "utf-8" else "cp1252", "xmlcharrefreplace"))
    assert texts(document) == LINES and named(document) == [encoding.name]
    without_fonts = read(source.replace("face=", "title=").encode("cp1252", "xmlcharrefreplace"))
    assert texts(without_fonts) == LINES


def test_fonts_of_style_sheets() -> None:
    lines = "".join(f'<p class="than">{escape(typed(TCVN3, line))}</p>' for line in LINES)
    rules = "p.than {font-family: .VnTime} .hoa {font: bold 14pt/16pt '.VnTimeH', serif}"
    heads = (
        "<p class=hoa>quyÕt <b>®Þnh</b></p><p class=than>§i<i>Òu</i> 1 <span style='font-family:Arial'>Số</span></p>"
    )
    document = read(f"<html><style>{rules}</style><body>{lines}{heads}</body></html>".encode())
    assert texts(document)[-2:] == ["QUYẾT ĐỊNH", "Điều 1 Số"]


@ENCODINGS
def test_text_files(encoding: Encoding) -> None:
    data = typed(encoding, "\n\n".join(LINES)).encode("cp1252")
    for document in (read(data, "a.txt"), read(b"# " + data, "a.md"), read(typed(encoding, PLAN).encode(), "a.txt")):
        assert " ".join(document.text.split()) == " ".join(PLAN.split()) and named(document) == [encoding.name]


def test_windows_1258_and_decomposed_text() -> None:
    data = windows_1258(PLAN)
    page = b"<html><meta charset=windows-1258><p>" + data.replace(b"\n", b"<p>") + b"</html>"
    apart = unicodedata.normalize("NFD", PLAN)
    word = package("".join(p(line) for line in apart.split("\n")))
    for document in (read(data), read(page), read(apart.encode()), read(word), read(f"<p>{apart}</p>".encode())):
        assert " ".join(document.text.split()) == " ".join(PLAN.split()) and not document.notices


def test_a_western_text_stays_as_it_is() -> None:
    text = "Le café à l'été\nGroße Förderung für Möbel\nSeñor Núñez está aquí"
    for document in (read(text.encode("cp1252")), read(text.encode())):
        assert document.text.split() == text.split() and not document.notices


@ENCODINGS
@pytest.mark.parametrize("has_name", [True, False], ids=["font named", "font not named"])
def test_pdf(encoding: Encoding, has_name: bool) -> None:
    name = FONTS[encoding.name] if has_name or encoding is VNI else "ABCDEF+Arial"
    document = read(old_pdf([typed(encoding, line) for line in LINES], name))
    assert " ".join(document.text.split()) == " ".join(PLAN.split())
    assert named(document) == [encoding.name] and document.text_quality == 1.0
    # pdfium gives the soft hyphen, "ư" in TCVN3, as a plain one; places are those of the letters on the page.
    paragraph = next(found for found in document.paragraphs() if "Nội vụ" in found.text)
    assert all(place.box and place.box.x1 > place.box.x0 for place in paragraph.places)


def test_a_font_of_capitals_in_pdf() -> None:
    document = read(old_pdf([typed(TCVN3, line.lower()) for line in LINES], "ABCDEF+.VnTimeH,Bold"))
    assert " ".join(document.text.split()) == " ".join(PLAN.upper().split())


def test_what_was_converted_stands_in_the_problems() -> None:
    found = process(package(body(TCVN3)), "ke-hoach.docx")
    told = [(row.severity, row.code) for row in found.records.problems]
    assert told[0] == ("info", "legacy-encoding")
    vietnamese, english = found.records.problems[0].message.split(" / ")
    assert "TCVN3" in vietnamese and "mã cũ" in vietnamese and "TCVN3" in english and "legacy encoding" in english


def office(folder: Path, kind: str, *sources: Path) -> list[Path]:
    """Files as LibreOffice converts them."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [folder / f"{source.stem}.{kind}" for source in sources]


NEEDS_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")


@pytest.mark.slow
@NEEDS_OFFICE
def test_through_word_97_and_into_pdf(tmp_path: Path) -> None:
    sources = []
    for encoding in (TCVN3, VNI):
        word = docx.Document()
        for line in LINES * 2:
            word.add_paragraph().add_run(typed(encoding, line)).font.name = FONTS[encoding.name]
        sources.append(tmp_path / f"{encoding.name}.docx")
        word.save(str(sources[-1]))
    (tmp_path / "doc").mkdir()
    old = [path.rename(tmp_path / "doc" / path.name) for path in office(tmp_path, "doc", *sources)]
    for path in office(tmp_path / "doc", "docx", *old):
        assert texts(read(path.read_bytes())) == LINES * 2
    tcvn3, vni = (read(path.read_bytes()) for path in office(tmp_path, "pdf", *sources))
    assert " ".join(vni.text.split()) == " ".join((PLAN + "\n" + PLAN).split())
    # LibreOffice prints no soft hyphen, so no "ư".
    assert [notice.code for notice in tcvn3.notices] == ["legacy-encoding", "lost-letters"]
    assert tcvn3.text_quality < 0.95 and "Trưởng các phòng" in tcvn3.text


def _words(text: str) -> Counter[str]:
    words = (re.sub(r"[\W_]+", "", word) for word in unicodedata.normalize("NFC", text).casefold().split())
    return Counter(word for word in words if word)


@pytest.mark.slow
@NEEDS_OFFICE
@pytest.mark.skipif("KEHOACH_SHARED" not in os.environ, reason="needs the shared documents")
@pytest.mark.parametrize("name", ["tcvn3_btc_qd144_2002", "vni_qd991_ubnd_2008"])
def test_shared_transcripts(name: str, tmp_path: Path) -> None:
    folder = Path(os.environ["KEHOACH_SHARED"]) / "corpus" / "unlabelled"
    converted = office(tmp_path, "docx", folder / f"{name}.doc")[0]
    ours = _words(read(converted.read_bytes()).text)
    theirs = _words((folder / "transcripts" / f"{name}.txt").read_text(encoding="utf-8"))
    equal = (ours & theirs).total()
    assert equal / ours.total() >= 0.99 and equal / theirs.total() >= 0.99, (ours - theirs, theirs - ours)


@pytest.mark.skipif("KEHOACH_SHARED" not in os.environ, reason="needs the shared documents")
def test_shared_unicode_documents_are_never_touched() -> None:
    files = [
        path for path in Path(os.environ["KEHOACH_SHARED"], "corpus").rglob("*") if path.suffix in (".docx", ".md")
    ]
    assert len(files) > 10
    for path in files:
        assert not named(read(path.read_bytes(), path.name)), path.name
