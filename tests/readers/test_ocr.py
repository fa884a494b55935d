"""Scans read by Tesseract: their words, tables, seals, and what is told of what cannot be read."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import cv2
import numpy as np
import pytest

from extract.document import Document, Table
from extract.errors import ReadError
from extract.pipeline import process
from extract.readers import pdf
from tests.readers.paper import LEFT, Sheet
from tests.readers.paper import pdf as paper
from tests.readers.scanned import (
    IS_THERE,
    SAMPLES,
    askew,
    black_and_white,
    mixed,
    picture,
    scan,
    scribbled,
    stamped,
    worn,
)  # fmt: skip

pytestmark = pytest.mark.skipif(not IS_THERE, reason="needs Tesseract's data for vie, eng and osd: make system")

PLAN, ANNEX = "ke-hoach-so.pdf", "ke-hoach-phu-luc-tinh.pdf"


@cache
def native(name: str) -> Document:
    return pdf.read((SAMPLES / name).read_bytes())


def words(document: Document, page: int | None = None) -> Counter[str]:
    """The words of a document, or of one of its pages, without case and marks of punctuation."""
    found: Counter[str] = Counter()
    for paragraph in document.paragraphs():
        stops = [place.offset for place in paragraph.places[1:]] + [len(paragraph.text)]
        for place, stop in zip(paragraph.places, stops, strict=False):
            if page in (None, place.page):
                found.update(re.findall(r"\w+", paragraph.text[place.offset : stop].lower()))
    return found


def missing(document: Document, name: str, page: int) -> float:
    """The share of a sample page's words that a scan of it lacks."""
    wanted = words(native(name), page)
    return sum((wanted - words(document)).values()) / sum(wanted.values())


def table(document: Document) -> Table:
    (found,) = [block for block in document.blocks if isinstance(block, Table) and block.ruled]
    return found


def cells(found: Table) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.col, c.row_span, c.col_span, " ".join(c.text.split())) for c in found.cells]


def codes(document: Document) -> set[str]:
    return {notice.code for notice in document.notices}


def test_a_plain_scan_reads_as_its_print() -> None:
    document = pdf.read(scan([picture(PLAN, 1)]))
    assert missing(document, PLAN, 1) < 0.02
    assert document.text_layer == "ocr" and 0.85 < document.text_quality < 1
    head = next(block for block in document.blocks if isinstance(block, Table))
    assert not head.ruled
    assert [c.text.split("\n")[0] for c in head.cells] == [
        c.text.split("\n")[0] for c in next(b for b in native(PLAN).blocks if isinstance(b, Table)).cells
    ]


def test_doubtful_words_are_told_by_page_and_span() -> None:
    document = pdf.read(scan([worn(picture(PLAN, 1), blur=2.2, noise=30)]))
    (notice,) = [n for n in document.notices if n.code == "unsure-words"]
    assert notice.page == 1 and int(notice.values["count"]) == len(notice.spans) > 0
    assert all(document.text[s.start : s.end].strip() for s in notice.spans)
    assert {(s.start, s.end) for s in notice.spans} == {(s.start, s.end) for s in document.unsure()}


@pytest.mark.parametrize(
    ("change", "most"),
    [
        (lambda p: askew(worn(p, blur=0.6, noise=6), 2.5), 0.02),
        (lambda p: askew(worn(p, blur=1.0, noise=14), -7.0), 0.05),
        (black_and_white, 0.04),
        (lambda p: np.rot90(p, 2).copy(), 0.02),
    ],
    ids=["light", "heavy, far askew", "fax", "upside down"],
)
def test_scans_put_down_badly(change: object, most: float) -> None:
    assert callable(change)
    document = pdf.read(scan([change(picture(PLAN, 2))]))
    assert missing(document, PLAN, 2) < most


@pytest.mark.parametrize("put", ["askew", "on its side"])
def test_boxes_are_those_of_the_page_as_it_was_scanned(put: str) -> None:
    page = picture(PLAN, 1)
    height, width = (side * 72 / 200 for side in page.shape[:2])
    x, y = _middle(native(PLAN))
    if put == "askew":
        document = pdf.read(scan([askew(page, 5.0)]))
        c, s = np.cos(np.radians(5.0)), np.sin(np.radians(5.0))
        dx, dy = x - width / 2, y - height / 2
        wanted = (width / 2 + c * dx + s * dy, height / 2 - s * dx + c * dy)
    else:
        document = pdf.read(scan([np.rot90(page).copy()]))
        wanted = (y, width - x)
    assert np.allclose(_middle(document), wanted, atol=4)


def _middle(document: Document) -> tuple[float, float]:
    """Where the middle of the line with the kind stands."""
    box = next(p for p in document.paragraphs() if p.text.startswith("KẾ HOẠCH")).places[0].box
    assert box
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def test_a_ruled_table_over_two_pages() -> None:
    pages = [askew(worn(picture(ANNEX, k), blur=0.5, noise=5), 0.8) for k in (4, 5)]
    found, wanted = table(pdf.read(scan(pages))), table(native(ANNEX))
    assert (found.n_rows, found.n_cols) == (wanted.n_rows, wanted.n_cols)
    ours, theirs = cells(found), cells(wanted)
    assert [c[:4] for c in ours] == [c[:4] for c in theirs]
    assert sum(a == b for a, b in zip(ours, theirs, strict=True)) >= 0.85 * len(theirs)


@pytest.mark.parametrize("shift", [2.0, 5.0])
def test_a_capital_in_a_row_of_one_line_is_no_rule(shift: float) -> None:
    """The row of a group is one cell; stems of its letters stand where the columns of the rows around it are parted."""
    sheet, xs, ys = Sheet(), [LEFT, 125.0, 300.0, 540.0], [100.0, 140.0, 153.5, 200.0]
    sheet.grid(xs, ys, {(1, 1): (1, 2)})
    for y, said in ((125.0, ("TT", "Nhiệm vụ", "Chủ trì")), (180.0, ("1", "Rà soát giá", "Sở Tài chính"))):
        for x, text in zip(xs, said, strict=False):
            sheet.text(x + 5, y, text, 13, "serif")
    sheet.text(xs[0] + 5, 151, "I", 13, "serif-bold")
    sheet.text(xs[2] - 60 + shift, 151, "CHI TIEU HINH THUC THI DIEM", 13, "serif-bold")
    document = pdf.read(scan([worn(picture(paper(sheet), 1), blur=0.6, noise=8)]))
    found = table(document)
    assert [(c.row, c.col, c.col_span) for c in found.cells if c.row == 1] == [(1, 0, 1), (1, 1, 2)]


def test_a_title_under_a_seal_is_read() -> None:
    page = picture(ANNEX, 3)
    wanted = words(native(ANNEX), 3)
    # The seal lies over the left part of the signature's titles.
    document = pdf.read(scan([stamped(page, *_signature())]))
    assert missing(document, ANNEX, 3) < 0.03, wanted - words(document)
    text = document.text
    assert "KT. CHỦ TỊCH" in text and "PHÓ CHỦ TỊCH" in text


@pytest.mark.parametrize("put", [(-20, 60), (0, 60), (-60, 100), (-60, 20), (20, 110)], ids=str)
def test_a_black_seal_makes_no_deputy_the_head(put: tuple[int, int]) -> None:
    """A photocopy's seal hides PHÓ, or KT.: the position is read right or stays empty, and a problem says so."""
    x, y = _signature()
    made = process(scan([black_and_white(stamped(picture(ANNEX, 3), x + put[0], y + put[1]))]), "scan.pdf").records
    row, told = made.documents[0], [p.message for p in made.problems]
    assert row.signer_title in ("PHÓ CHỦ TỊCH", None) and row.signer in ("Trịnh Quốc Bảo", None)
    for value, field in ((row.signer_title, "signer's position"), (row.signer, "signer's name")):
        assert value or any(field in message for message in told)


@pytest.mark.parametrize("x", [500, 707, 900])
def test_a_hairline_down_the_page_takes_no_letters(x: int) -> None:
    page = picture(PLAN, 2)
    cv2.line(page, (x, 0), (x + 12, page.shape[0] - 1), (0, 0, 0), 2)
    assert missing(pdf.read(scan([black_and_white(page)])), PLAN, 2) < 0.025


def _signature() -> tuple[int, int]:
    """Where the signer's title begins, in pixels."""
    title = next(p for p in native(ANNEX).paragraphs() if p.text == "PHÓ CHỦ TỊCH")
    box = title.places[0].box
    assert box
    return round(box.x0 * 200 / 72), round(box.bottom * 200 / 72)


@pytest.mark.parametrize(("blur", "noise"), [(0.5, 4), (1.1, 14)])
def test_numerals_of_quarters_are_those_of_their_strokes(blur: float, noise: float) -> None:
    """What is one stroke short is another quarter, and nothing on the page tells."""
    sheet, printed = Sheet(), []
    for k, numeral in enumerate(["I", "II", "III", "IV"] * 6):
        after = ("/2026", "; trình", ", tháng 12", "/2026 - quý IV/2026")[(k + k // 4) % 4]
        font, size = ("serif", "serif-bold")[k % 2], (13, 14, 12.5)[k % 3]
        sheet.text(LEFT, 80 + 30 * k, f"- Rà soát giá, xong trong quý {numeral}{after}", size, font)
        printed += [numeral, "IV"] if "quý" in after else [numeral]
    document = pdf.read(scan([worn(picture(paper(sheet), 1), blur=blur, noise=noise)]))
    assert re.findall(r"[Qq]u[ýíyi] ([^\s/,;]+)", document.text) == printed


def test_a_document_with_one_scanned_page() -> None:
    document = pdf.read(mixed(PLAN, 2, lambda p: worn(p, blur=0.5, noise=5)))
    assert document.text_layer == "mixed" and document.pages == native(PLAN).pages
    assert words(document, 1) == words(native(PLAN), 1)
    assert missing(document, PLAN, 2) < 0.02
    assert all(notice.page == 2 for notice in document.notices)


def test_each_page_is_read_as_it_is_asked() -> None:
    data = (SAMPLES / PLAN).read_bytes()
    assert pdf.read(data, "never").text == pdf.read(data, "auto").text
    always = pdf.read(mixed(PLAN, 2, lambda p: p), "never")
    assert always.text_layer == "native" and "page-without-text" in codes(always)
    with pytest.raises(ReadError) as caught:
        pdf.read(scan([picture(PLAN, 2)]), "never")
    assert caught.value.code == "no-text-layer"
    one = paper(Sheet(content=[]))  # an empty page gives nothing, however it is read
    with pytest.raises(ReadError) as caught:
        pdf.read(one, "always")
    assert caught.value.code == "no-text-layer"


def test_a_page_that_is_always_read_by_its_image() -> None:
    sheet = Sheet()
    for k in range(20):
        sheet.text(LEFT, 100 + 30 * k, "Ke hoach kiem tra cong vu nam 2023", 20)
    document = pdf.read(paper(sheet), "always")
    assert document.text_layer == "ocr"
    assert words(document)["2023"] >= 18


def test_a_text_layer_without_marks_gives_way_to_the_image() -> None:
    page = picture(PLAN, 2)
    poor = Sheet(page.shape[1] * 72 / 200, page.shape[0] * 72 / 200, hidden=True)
    poor.paragraph(
        100, "Uy ban nhan dan huyen ban hanh ke hoach nang cao chat luong phuc vu nguoi dan tai cac xa; " * 5
    )
    document = pdf.read(scan([page], under=paper(poor)))
    assert missing(document, PLAN, 2) < 0.02
    assert document.text_layer == "ocr" and "text-layer-replaced" in codes(document)


def test_a_number_written_by_hand_stays_empty_and_a_problem_says_so() -> None:
    page = picture(ANNEX, 1)
    line = next(p for p in native(ANNEX).paragraphs() if p.text.startswith("Số:"))
    number, box = re.search(r"\d+", line.text), line.places[0].box
    assert number and box
    wide, per = (box.x1 - box.x0) / len(line.text), 200 / 72
    x0, x1 = (round((box.x0 + wide * at) * per) for at in number.span())
    made = process(scan([scribbled(page, x0 - 6, x1, round(box.bottom * per) - 6)]), "scan.pdf").records
    assert made.documents[0].number is None
    assert [p.page for p in made.problems if p.code == "unsure-letterhead"] == [1]
    whole = process(scan([page]), "scan.pdf").records
    assert whole.documents[0].number == number[0]
    assert not [p for p in whole.problems if p.code == "unsure-letterhead"]


def test_without_language_data_a_scan_has_its_row_and_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", "/nowhere")
    made = process(scan([picture(PLAN, 2)]), "scan.pdf").records
    assert [p.code for p in made.problems] == ["ocr-missing"]
    assert "tesseract-ocr-vie" in made.problems[0].message
    assert made.documents[0].text_layer == "none"
    some = pdf.read(mixed(PLAN, 2, lambda p: p))
    assert {"ocr-missing", "page-without-text"} <= codes(some) and words(some, 1) == words(native(PLAN), 1)
