"""The PDF reader on pages written by hand: what each rule of layout sees, and what it must not see."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Document, Paragraph, Table
from extract.errors import ReadError
from extract.readers import pdf as reader
from extract.readers.syllables import is_syllable
from tests.readers.paper import LEFT, RIGHT, WIDE, Sheet, pdf

BODY = (
    "Ủy ban nhân dân huyện ban hành kế hoạch nâng cao chất lượng phục vụ người dân tại bộ phận một cửa các cấp; yêu cầu thủ "
    "trưởng các cơ quan, đơn vị tổ chức thực hiện nghiêm túc và báo cáo kết quả định kỳ theo quy định."
)
ITEM = "- Phòng Nội vụ chủ trì, phối hợp với các đơn vị liên quan kiểm tra việc thực hiện và tổng hợp kết quả."


def read(*sheets: Sheet) -> Document:
    return reader.read(pdf(*sheets))


def texts(document: Document) -> list[str]:
    """Paragraphs of the body as text, tables as `|` for each cell."""
    return [
        block.text if isinstance(block, Paragraph) else "|".join(cell.text.replace("\n", "¶") for cell in block.cells)
        for block in document.blocks
    ]


def table(document: Document, number: int = 0) -> Table:
    return [block for block in document.blocks if isinstance(block, Table)][number]


def page(*paragraphs: str, start: float = 100, indent: float = 36) -> Sheet:
    sheet = Sheet()
    for text in paragraphs:
        start = sheet.paragraph(start, text, indent)
    return sheet


# Lines and paragraphs


def test_wrapped_lines_make_one_paragraph() -> None:
    document = read(page(BODY, ITEM, BODY))
    assert texts(document) == [BODY, ITEM, BODY]
    assert [block.align for block in document.blocks if isinstance(block, Paragraph)] == ["justify"] * 3
    assert document.text.startswith(BODY)


def test_paragraphs_without_first_line_indent_end_where_a_word_had_room() -> None:
    assert texts(read(page(BODY, ITEM, BODY, ITEM, indent=0))) == [BODY, ITEM, BODY, ITEM]


def test_every_line_has_its_place() -> None:
    document = read(page(BODY))
    first, *others = document.blocks[0].places  # type: ignore[union-attr]
    assert first.offset == 0 and first.page == 1
    assert first.box is not None and first.box.x0 == LEFT + 36 and first.box.top < 100 < first.box.bottom
    for place in others:
        assert place.box is not None and place.box.x0 == LEFT
        assert BODY[place.offset - 1] == " "


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    words = BODY.split()
    first, second = Sheet(), Sheet()
    first.paragraph(100, ITEM)
    first.justified(LEFT + 36, 700, " ".join(words[:9]))
    first.justified(LEFT, 718, " ".join(words[9:18]))
    second.text(RIGHT / 2, 40, "2")
    second.justified(LEFT, 100, " ".join(words[18:27]))
    second.text(LEFT, 118, " ".join(words[27:31]))
    second.paragraph(160, ITEM)
    document = read(first, second)
    assert texts(document) == [ITEM, " ".join(words[:31]), ITEM]
    assert [place.page for place in document.blocks[1].places] == [1, 1, 2, 2]  # type: ignore[union-attr]
    assert document.running == ("2",)


def test_a_number_at_the_start_of_a_line_is_no_item() -> None:
    sheet = Sheet()
    sheet.paragraph(100, BODY)
    sheet.justified(LEFT + 36, 300, "Kết quả giải quyết hồ sơ, số hồ sơ đã trả:")
    sheet.text(LEFT, 318, "5.916 hồ sơ của cả huyện.")
    sheet.paragraph(400, BODY)
    assert texts(read(sheet))[1] == "Kết quả giải quyết hồ sơ, số hồ sơ đã trả: 5.916 hồ sơ của cả huyện."


def test_title_lines_that_had_room_stay_apart() -> None:
    sheet = page(BODY, start=300)
    axis = (LEFT + RIGHT) / 2
    sheet.centred(axis, 100, "KẾ HOẠCH", font="bold")
    sheet.centred(axis, 118, "Nâng cao chất lượng phục vụ người dân trên địa bàn", font="bold")
    sheet.centred(axis, 136, "huyện Sơn Lâm", font="bold")
    sheet.paragraph(600, BODY)
    document = read(sheet)
    title = "Nâng cao chất lượng phục vụ người dân trên địa bàn huyện Sơn Lâm"
    assert texts(document) == ["KẾ HOẠCH", title, BODY, BODY]
    assert [p.align for p in document.blocks[:2]] == ["center"] * 2  # type: ignore[union-attr]
    assert all(p.is_bold for p in document.blocks[:2])  # type: ignore[union-attr]


def test_styles_are_kept() -> None:
    sheet = page(BODY)
    x = sheet.text(LEFT + 36, 300, "Trước ")
    x = sheet.text(x, 300, "ngày 30/6", font="bold")
    sheet.text(x, 300, " (hằng năm)", font="italic")
    sheet.paragraph(400, BODY)
    found = read(sheet).blocks[1]
    assert isinstance(found, Paragraph)
    marked = [(found.text[s.start : s.end], s.bold, s.italic) for s in found.styles]
    assert marked == [("ngày 30/6", True, False), ("(hằng năm)", False, True)]


def test_marks_written_apart_from_their_letter_are_composed() -> None:
    sheet = page(BODY)
    sheet.text(LEFT + 36, 300, "Ke\u0302\u0301 hoa\u0323ch")
    sheet.paragraph(400, BODY)
    assert texts(read(sheet))[1] == "Kế hoạch"


# Footnotes


def noted(mark: str = "1", foot: str = "1") -> list[Sheet]:
    """Two pages; the first calls a note, which goes on at the foot of the second."""
    first, second = page(BODY, ITEM), page(BODY)
    x = first.text(LEFT + 36, 400, "Theo kế hoạch")
    x = first.text(x, 395, mark, 8)
    x = first.text(x, 400, " trên diện tích 25 m")
    x = first.text(x, 395, "2", 8)
    first.text(x, 400, ".")
    first.paragraph(500, BODY)
    first.bar(LEFT, 700, LEFT + 140, 700.5)
    x = first.text(LEFT, 708, foot, 6)
    first.text(x + 4, 712, "Kế hoạch số 12/KH-UBND của Ủy ban nhân dân tỉnh về cải cách thủ tục", 10)
    second.bar(LEFT, 740, LEFT + 140, 740.5)
    second.text(LEFT, 752, "hành chính năm nay.", 10)
    return [first, second]


def test_a_footnote_leaves_the_body_and_goes_on_on_the_next_page() -> None:
    document = read(*noted())
    (note,) = document.footnotes
    assert note.marker == "1"
    assert note.text.endswith("về cải cách thủ tục hành chính năm nay.")
    called = [(p.text[: m.offset], m.marker) for p in document.paragraphs() for m in p.marks]
    assert called == [("Theo kế hoạch", "1")]
    assert "diện tích 25 m²." in document.text


def test_a_raised_number_without_its_note_stays_in_the_text() -> None:
    document = read(*noted(mark="7"))
    assert not any(p.marks for p in document.paragraphs())
    assert "Theo kế hoạch⁷ trên" in document.text


# Page numbers and running heads


def test_what_repeats_on_the_pages_is_not_body() -> None:
    sheets = []
    for number in range(1, 5):
        sheet = page(BODY, ITEM)
        sheet.text(LEFT, 40, "Dự thảo lần 2", 10)
        sheet.text(LEFT + 200, 810, f"Trang {number}/4", 10)
        sheets.append(sheet)
    document = read(*sheets)
    assert texts(document) == [BODY, ITEM] * 4
    assert document.running == ("Dự thảo lần 2", "Trang 1/4", "Trang 2/4", "Trang 3/4", "Trang 4/4")


# Columns


def letterhead(sheet: Sheet) -> None:
    for y, text in ((60, "ỦY BAN NHÂN DÂN"), (76, "HUYỆN SƠN LÂM")):
        sheet.centred(160, y, text, 12, "bold")
    sheet.centred(400, 58, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 11, "bold")
    sheet.centred(400, 74, "Độc lập - Tự do - Hạnh phúc", 12, "bold")
    sheet.bar(340, 80, 460, 80.5)
    sheet.centred(160, 105, "Số:      /KH-UBND", 12)
    sheet.centred(400, 107, "Sơn Lâm, ngày    tháng    năm 2023", 12, "italic")


def test_the_columns_of_a_letterhead_never_mix() -> None:
    sheet = page(BODY, ITEM, start=220)
    letterhead(sheet)
    sheet.centred((LEFT + RIGHT) / 2, 160, "KẾ HOẠCH", font="bold")
    document = read(sheet)
    head = table(document)
    assert (head.n_rows, head.n_cols, head.ruled) == (1, 2, False)
    assert [cell.text.split("\n") for cell in head.cells] == [
        ["ỦY BAN NHÂN DÂN", "HUYỆN SƠN LÂM", "Số: /KH-UBND"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sơn Lâm, ngày tháng năm 2023"],
    ]
    assert texts(document)[1:] == ["KẾ HOẠCH", BODY, ITEM]


HEAD_LEFT = ["SỞ TƯ PHÁP TỈNH HẢI ĐÔNG", "ĐOÀN KIỂM TRA THEO", "QUYẾT ĐỊNH SỐ 15/QĐ-STP", "Số: 7/KH-ĐKT"]
HEAD_RIGHT = [
    "CỘNG HÒA XÃ HỘI",
    "CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Hải Đông, ngày 04 tháng 3 năm 2024",
]


@pytest.mark.parametrize(
    "gap", [11.0, 40.0]
)  # two cells' paddings, where a full line stands on either side; or far apart
@pytest.mark.parametrize("lower", [0, 1, -1, 0.5])  # how many lines the left column starts below the right one
@pytest.mark.parametrize("is_centred", [True, False])
def test_a_wrapped_motto_shows_a_letterhead_however_it_is_set(is_centred: bool, lower: float, gap: float) -> None:
    sheet = page(BODY, ITEM, start=220)
    width = {side: max(len(line) for line in lines) * 10 * WIDE for side, lines in ((0, HEAD_LEFT), (1, HEAD_RIGHT))}
    for side, lines in ((0, HEAD_LEFT), (1, HEAD_RIGHT)):
        x = LEFT + side * (width[0] + gap)
        for k, text in enumerate(lines):
            y = 80 + 15 * (k + (0 if side else lower))
            if is_centred:
                sheet.centred(x + width[side] / 2, y, text, 10)
            else:
                sheet.text(x, y, text, 10)
    sheet.centred((LEFT + RIGHT) / 2, 170, "KẾ HOẠCH", font="bold")
    document = read(sheet)
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert [cell.text.split("\n") for cell in table(document).cells] == [HEAD_LEFT, [motto, *HEAD_RIGHT[2:]]]
    assert texts(document)[1:] == ["KẾ HOẠCH", BODY, ITEM]


def test_a_kind_under_the_date_is_no_part_of_the_letterhead() -> None:
    sheet = page(BODY, ITEM, start=220)
    for y, left, right in (
        (60, "UBND HUYỆN SƠN LÂM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (76, "PHÒNG Y TẾ", "Độc lập"),
    ):
        sheet.centred(130, y, left, 9)
        sheet.centred((LEFT + RIGHT) / 2, y, right, 9)
    sheet.centred((LEFT + RIGHT) / 2, 100, "KẾ HOẠCH", font="bold")
    assert texts(read(sheet))[1:] == ["KẾ HOẠCH", BODY, ITEM]


def test_a_kind_beside_another_piece_opens_no_columns() -> None:
    sheet = page(BODY, ITEM, start=220)
    sheet.text(LEFT, 101, "Mẫu 01")
    sheet.text(LEFT + 280, 100, "KẾ HOẠCH", font="bold")
    assert texts(read(sheet))[0] == "Mẫu 01 KẾ HOẠCH"


def test_a_signature_block() -> None:
    sheet = page(BODY, ITEM)
    for k, text in enumerate(("Nơi nhận:", "- Sở Nội vụ;", "- Các phòng, ban;", "- Lưu: VT.")):
        sheet.text(LEFT, 500 + 13 * k, text, 11)
    for y, text in ((501, "TM. ỦY BAN NHÂN DÂN"), (518, "CHỦ TỊCH"), (620, "Lê Văn Tám")):
        sheet.centred(420, y, text, 13, "bold")
    document = read(sheet)
    assert [cell.text.split("\n") for cell in table(document).cells] == [
        ["Nơi nhận:", "- Sở Nội vụ;", "- Các phòng, ban;", "- Lưu: VT."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Tám"],
    ]


def test_a_list_behind_a_tab_is_no_letterhead() -> None:
    sheet = page(BODY, ITEM)
    rows = (
        ("1. Ông Trần Văn An", "Trưởng đoàn;"),
        ("2. Bà Lê Thị Bích", "Phó Trưởng đoàn;"),
        ("3. Ông Hồ Nam", "Ủy viên."),
    )
    for k, (left, right) in enumerate(rows):
        sheet.text(LEFT + 36, 400 + 18 * k, left)
        sheet.text(LEFT + 280, 400 + 18 * k, right)
    assert texts(read(sheet))[2:] == [f"{left} {right}" for left, right in rows]


def test_wide_gaps_of_justified_text_part_nothing() -> None:
    sheet = page(BODY)
    sheet.justified(LEFT + 36, 400, "Địa chỉ thư điện tử")
    sheet.justified(LEFT, 418, "của các cơ quan, đơn")
    sheet.text(LEFT, 436, "vị.")
    sheet.paragraph(500, BODY)
    assert texts(read(sheet))[1] == "Địa chỉ thư điện tử của các cơ quan, đơn vị."


# Tables

XS = [85.0, 115.0, 320.0, 430.0, 540.0]


def fill(sheet: Sheet, y: float, *cells: str, xs: list[float] = XS, size: float = 10) -> None:
    """Write a row of cells; `/` parts lines."""
    for x, text in zip(xs, cells, strict=False):
        for k, line in enumerate(text.split("/") if text else ()):
            sheet.text(x + 5, y + 13 * k, line, size)


def test_cells_keep_their_spans() -> None:
    sheet = page(BODY, start=60)
    sheet.grid(XS, [200, 230, 260, 290], {(0, 0): (2, 1), (0, 2): (1, 2)})
    fill(sheet, 218, "TT", "Nội dung", "Thực hiện")
    fill(sheet, 248, "", "công việc", "Chủ trì", "Phối hợp")
    fill(sheet, 278, "1", "Kiểm tra", "Phòng Tư pháp")
    found = table(read(sheet))
    assert (found.n_rows, found.n_cols, found.ruled) == (3, 4, True)
    spans = {(c.row, c.col): (c.row_span, c.col_span, c.text) for c in found.cells}
    assert spans[0, 0] == (2, 1, "TT") and spans[0, 2] == (1, 2, "Thực hiện") and spans[1, 3] == (1, 1, "Phối hợp")
    assert spans[2, 3] == (1, 1, "")


RULES = {
    "whole grid in one path": "",
    "dashes": "[3 2] 0 d",
}


@pytest.mark.parametrize("dash", RULES.values(), ids=RULES)
def test_stroked_grids(dash: str) -> None:
    sheet = page(BODY, start=60)
    ys = [200.0, 230.0, 260.0]
    sheet.stroke(*[(XS[0], y, XS[-1], y) for y in ys], *[(x, ys[0], x, ys[-1]) for x in XS], dash=dash)
    fill(sheet, 218, "1", "Một", "Hai", "Ba")
    fill(sheet, 248, "2", "Bốn", "Năm", "Sáu")
    assert texts(read(sheet))[1] == "1|Một|Hai|Ba|2|Bốn|Năm|Sáu"


def test_dashes_that_are_paths_of_their_own() -> None:
    sheet = page(BODY, start=60)
    for y in (200.0, 230.0, 260.0):
        for x in range(85, 540, 5):
            sheet.stroke((x, y, x + 3, y))
    for x in XS:
        for y in range(200, 260, 5):
            sheet.stroke((x, y, x, y + 3))
    fill(sheet, 218, "1", "Một", "Hai", "Ba")
    assert texts(read(sheet))[1].startswith("1|Một|Hai|Ba|")


def test_open_sides_and_an_open_end() -> None:
    """No rule left and right, none under the last row."""
    sheet = page(BODY, start=60)
    sheet.stroke(*[(XS[0], y, XS[-1], y) for y in (200.0, 230.0, 260.0)])
    sheet.stroke(*[(x, 200.0, x, 290.0) for x in XS[1:-1]])
    fill(sheet, 218, "1", "Một", "Hai", "Ba")
    fill(sheet, 248, "2", "Bốn", "Năm", "Sáu")
    assert texts(read(sheet))[1].startswith("1|Một|Hai|Ba|2|Bốn|Năm|Sáu")


def test_a_frame_and_underlines_are_no_table() -> None:
    sheet = page(BODY)
    sheet.stroke((60, 60, 570, 60), (60, 300, 570, 300), (60, 60, 60, 300), (570, 60, 570, 300))
    sheet.bar(LEFT, 102, 300, 102.5)
    assert texts(read(sheet)) == [BODY]


def test_lines_of_a_cell_are_joined_and_items_are_not() -> None:
    sheet = page(BODY, start=60)
    sheet.grid(XS, [200, 300])
    fill(
        sheet,
        215,
        "VII/I",
        "- Rà soát quy trình nội bộ theo/hướng cắt giảm thời gian;/- Công khai kết quả.",
        "Thanh tra/Văn phòng",
    )
    cells = [cell.text for cell in table(read(sheet)).cells]
    assert cells[:3] == [
        "VIII",
        "- Rà soát quy trình nội bộ theo hướng cắt giảm thời gian;\n- Công khai kết quả.",
        "Thanh tra\nVăn phòng",
    ]


HEAD = ("TT", "Nội dung công việc", "Chủ trì", "Thời hạn")


def over_two_pages(last: tuple[str, ...], first: tuple[str, ...], *, repeat: bool = True) -> Table:
    """A table whose second page starts with the row `first`."""
    upper, lower = page(BODY, start=60), Sheet()
    upper.grid(XS, [600, 640, 680, 780])
    fill(upper, 618, *HEAD)
    fill(upper, 658, "1", "Tập huấn cho công chức.", "Phòng Nội vụ", "Quý I")
    fill(upper, 695, *last)
    lower.grid(XS, [60, 100, 200, 240] if repeat else [100, 200, 240])
    if repeat:
        fill(lower, 78, *HEAD)
    fill(lower, 115, *first)
    fill(lower, 218, "9", "Tổng kết.", "Văn phòng", "Quý IV")
    lower.paragraph(400, BODY)
    return table(read(upper, lower))


def rows(found: Table) -> list[list[str]]:
    return [[c.text.replace("\n", "¶") for c in found.cells if c.row == row] for row in range(found.n_rows)]


@pytest.mark.parametrize("repeat", [True, False])
def test_a_table_over_two_pages_is_one(repeat: bool) -> None:
    found = over_two_pages(
        ("2", "Kiểm tra.", "Thanh tra", "Quý II"), ("3", "Rà soát.", "Phòng Tư pháp", "Quý III"), repeat=repeat
    )
    assert [row[0] for row in rows(found)] == ["TT", "1", "2", "3", "9"]


def test_a_row_cut_by_the_page_is_whole_again() -> None:
    found = over_two_pages(
        ("2", "Kiểm tra việc tiếp nhận và trả/kết quả giải quyết hồ sơ tại bộ", "Thanh tra", "Quý II"),
        ("", "phận một cửa các xã.", "", ""),
    )
    assert rows(found)[2] == [
        "2",
        "Kiểm tra việc tiếp nhận và trả kết quả giải quyết hồ sơ tại bộ phận một cửa các xã.",
        "Thanh tra",
        "Quý II",
    ]
    assert [row[0] for row in rows(found)] == ["TT", "1", "2", "9"]
    split = next(c for c in found.cells if (c.row, c.col) == (2, 1))
    assert {place.page for place in split.paragraphs[0].places} == {1, 2}


def test_items_of_a_row_cut_between_them() -> None:
    """The next page starts a list item, but no other cell of the row has anything: it is no row of its own."""
    found = over_two_pages(("2", "- Kiểm tra hồ sơ.", "Thanh tra", "Quý II"), ("", "- Tổng hợp kết quả.", "", ""))
    assert rows(found)[2] == ["2", "- Kiểm tra hồ sơ.¶- Tổng hợp kết quả.", "Thanh tra", "Quý II"]


def test_a_cell_merged_over_the_pages_end_keeps_one_span() -> None:
    found = over_two_pages(("2", "Kiểm tra.", "Thanh tra", "Quý II"), ("3", "Rà soát hồ sơ.", "", "Quý III"))
    lead = next(c for c in found.cells if c.text == "Thanh tra")
    assert (lead.row, lead.row_span) == (2, 2)


def test_a_table_after_a_paragraph_is_another_table() -> None:
    upper, lower = page(BODY, start=60), page(ITEM, start=60)
    for sheet in (upper, lower):
        sheet.grid(XS, [300, 340, 380])
        fill(sheet, 318, *HEAD)
        fill(sheet, 358, "1", "Tập huấn.", "Phòng Nội vụ", "Quý I")
    assert texts(read(upper, lower)) == [
        BODY,
        (rest := "|".join((*HEAD, "1", "Tập huấn.", "Phòng Nội vụ", "Quý I"))),
        ITEM,
        rest,
    ]


# Turned and cut pages


def test_boxes_are_of_the_page_as_displayed() -> None:
    """A page on its side that the viewer turns, and a page of which the viewer shows a part."""
    turned = Sheet(width=595, height=842, rotate=90)
    for k in range(6):
        # Displayed at x = 100, y = 100 + 20 k.
        turned.text(100 + 20 * k, 842 - 100, "Kế hoạch của huyện", angle=90)
    cut = Sheet(crop=(50, 100, 545, 742))
    cut.text(150, 200, "Kế hoạch của huyện")
    document = read(turned, cut)
    boxes = [place.box for p in document.paragraphs() for place in p.places]
    assert boxes[0] is not None and boxes[-1] is not None
    assert (round(boxes[0].x0), round(boxes[0].bottom - 0.2 * 14)) == (100, 100)
    assert (round(boxes[-1].x0), round(boxes[-1].bottom - 0.2 * 14)) == (100, 100)


def test_a_page_written_upwards_reads_as_any_other() -> None:
    sheet = Sheet()
    words = BODY.split()
    lines = [" ".join(words[k : k + 9]) for k in range(0, len(words), 9)]
    for k, line in enumerate(lines):
        sheet.text(100 + 18 * k, 800, line, angle=90)
    document = read(sheet)
    assert " ".join(texts(document)) == BODY
    first = next(document.paragraphs()).places[0].box
    assert first is not None
    assert abs(first.bottom - 800) < 1 and abs(first.bottom - first.top - len(lines[0]) * 14 * WIDE) < 1
    assert first.x0 < 100 < first.x1 + 1


def test_the_text_of_a_scan_that_lies_askew() -> None:
    """Words recognised one by one on lines that fall by eight points over the page."""
    scan = Sheet(hidden=True)
    scan.picture()
    words, y, x = (BODY + " " + BODY).split(), 200.0, LEFT
    for word in words:
        if x + len(word) * 14 * WIDE > RIGHT:
            x, y = LEFT, y + 18
        x = scan.text(x, y + 8 * x / scan.width, word) + 14 * WIDE
    document = read(scan)
    assert " ".join(texts(document)) == BODY + " " + BODY
    assert document.text_layer == "ocr"


def test_a_cell_written_upwards() -> None:
    sheet = page(BODY, start=60)
    sheet.grid([85, 125, 320, 540], [200, 320, 350])
    sheet.text(100, 315, "Nhóm việc", 12, angle=90)
    sheet.text(115, 315, "thứ nhất", 12, angle=90)
    sheet.text(130, 220, "Kiểm tra", 12)
    assert table(read(sheet)).cells[0].text.split() == ["Nhóm", "việc", "thứ", "nhất"]


# Files that cannot be read


def code(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        reader.read(data)
    return caught.value.code


def test_codes_of_what_cannot_be_read() -> None:
    scan = Sheet()
    scan.picture()
    assert code(pdf(scan, scan)) == "no-text-layer"
    assert code(pdf(Sheet())) == "no-text-layer"
    assert code(pdf(page(BODY), locked=True)) == "encrypted-file"
    assert code(b"%PDF-1.7\nnothing else") == "damaged-file"
    assert code(b"") == "damaged-file"


def test_a_page_that_is_an_image_is_told() -> None:
    scan = Sheet()
    scan.picture()
    document = read(page(BODY), scan)
    assert [(n.code, n.values, n.page) for n in document.notices] == [("page-without-text", {"page": "2"}, 2)]
    assert document.text_layer == "native" and document.pages == 2


def test_text_that_is_not_vietnamese_is_refused() -> None:
    text = "ӫӅ EҧQ QKkQ GkQ WӍQK QăP KѭӟQJ GүQ WKӵF KLӋQ Nӂ KRҥFK FKӍ ÿҥR "  # no map to Unicode
    assert code(pdf(page(*[text * 2] * 6))) == "broken-text-layer"


def test_english_text_recognised_in_a_vietnamese_scan_is_refused() -> None:
    scan = Sheet(hidden=True)
    scan.picture()
    scan.paragraph(
        100, "Uy ban nhan dan huyen ban hanh ke hoach nang cao chat luong phuc vu nguoi dan tai cac xa; " * 5
    )
    assert code(pdf(scan)) == "broken-text-layer"
    # Typed without marks it is poor, but what the author wrote.
    scan.content, scan.hidden = [], False
    scan.paragraph(
        100, "Uy ban nhan dan huyen ban hanh ke hoach nang cao chat luong phuc vu nguoi dan tai cac xa; " * 5
    )
    assert read(scan).text_layer == "native"


def test_names_codes_and_english_terms_are_no_broken_text() -> None:
    names = "Các xã Ia Hrú, Đắk Nông, Krông Nô, Chư Pưh; thôn Plei Djriêk, Y Bhăm Niê, H'Nhan Ksor; "
    terms = "chỉ số PAR INDEX, SIPAS, PAPI, DDCI, ISO 9001:2015, email, website, camera wifi; "
    assert read(page(*[BODY + " " + names + terms] * 4)).text_quality > 0.8


@pytest.mark.parametrize(
    ("word", "expected"),
    [("nghiêng", True), ("Uỷ", True), ("quyết", True), ("gì", True), ("khuya", True), ("ho¹ch", False), ("nhaân", False),
     ("strict", False), ("trình", True), ("ĐƯỢC", True)],
)  # fmt: skip
def test_syllables(word: str, expected: bool) -> None:
    assert is_syllable(word) is expected


WHOLE = pdf(page(BODY, ITEM), *noted())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE)), st.binary(max_size=20))
def test_damaged_files_are_read_or_refused(start: int, length: int, patch: bytes) -> None:
    data = WHOLE[:start] + patch + WHOLE[start + length :]
    try:
        document = reader.read(data)
    except ReadError:
        return
    for paragraph in document.paragraphs():
        assert document.text[paragraph.start : paragraph.end] == paragraph.text


# The oracle


def test_pdfplumber_reads_the_same_words_and_cells() -> None:
    sheet = page(BODY, start=60)
    sheet.grid(XS, [200, 230, 260])
    fill(sheet, 218, *HEAD)
    fill(sheet, 248, "1", "Tập huấn cho công chức.", "Phòng Nội vụ", "Quý I")
    data = pdf(sheet)
    ours = reader.read(data)
    with pdfplumber.open(io.BytesIO(data)) as theirs:
        assert sorted(w["text"] for w in theirs.pages[0].extract_words()) == sorted(ours.text.split())
        (cells,) = theirs.pages[0].extract_tables()
    assert [[cell or "" for cell in row] for row in cells] == rows(table(ours))
