"""What stands in columns or between lines and is no table, and coloured text that is no stamp."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.document import Document, Paragraph, Table
from extract.readers import pdf as reader
from tests.readers.paper import Sheet, pdf
from tests.tables.as_pdf import draw
from tests.tables.contents import PLAIN
from tests.tables.model import Case, Look, expected, found


def read(*sheets: Sheet) -> Document:
    return reader.read(pdf(*sheets))


def names_under_titles(sheet: Sheet) -> None:
    for x, title, name in ((120, "NGƯỜI LẬP", "Lê Thị A"), (300, "KẾ TOÁN", "Trần B"), (470, "CHỦ TỊCH", "Vũ C")):
        sheet.centred(x, 200, title, 12, "serif-bold")
        sheet.centred(x, 216, "(Ký, ghi rõ họ tên)", 11, "serif")
        sheet.centred(x, 300, name, 12, "serif-bold")


def contents(sheet: Sheet) -> None:
    for k, title in enumerate(("Mục đích", "Nhiệm vụ và giải pháp", "Tổ chức thực hiện", "Kinh phí")):
        y = 200 + 18 * k
        end = sheet.text(90, y, f"{k + 1}. {title} ", 12, "serif")
        sheet.text(end, y, "." * int((500 - end) / 3), 12, "serif")
        sheet.text(505, y, str(3 + k), 12, "serif")


def spread_lines(sheet: Sheet) -> None:
    """Justified lines of few words each."""
    for k, line in enumerate(
        (
            "Ủy ban nhân dân huyện chỉ đạo",
            "các phòng chuyên môn phối hợp",
            "với các xã thực hiện kịp thời",
            "nhiệm vụ được giao trong năm",
        )
    ):
        sheet.justified(90, 200 + 16 * k, line, 12, right=430)


def recipients(sheet: Sheet) -> None:
    for k, line in enumerate(("Nơi nhận:", "- Như trên;", "- Thường trực Huyện ủy (b/c);", "- Lưu: VT.")):
        sheet.text(90, 200 + 14 * k, line, 11, "serif")
    sheet.centred(430, 200, "TM. ỦY BAN NHÂN DÂN", 13, "serif-bold")
    sheet.centred(430, 216, "CHỦ TỊCH", 13, "serif-bold")
    sheet.centred(430, 290, "Nguyễn Văn A", 13, "serif-bold")


def lines_to_write_on(sheet: Sheet) -> None:
    sheet.text(90, 190, "Ý kiến của đơn vị:", 12, "serif")
    for k in range(4):
        sheet.stroke((90, 210 + 20 * k, 500, 210 + 20 * k))
    sheet.text(90, 300, "Đề nghị gửi trước ngày 20 hằng tháng.", 12, "serif")


def marked_words(sheet: Sheet) -> None:
    for k, line in enumerate(
        ("Hoàn thành trước ngày 30 tháng 6", "và báo cáo kết quả về Văn phòng", "theo mẫu gửi kèm văn bản này")
    ):
        sheet.content.append("q 1 1 0 rg")
        sheet.bar(90, 190 + 14 * k, 150 + 12 * k, 204 + 14 * k)
        sheet.bar(150 + 12 * k, 190 + 14 * k, 260, 204 + 14 * k)
        sheet.content.append("Q")
        sheet.text(90, 201 + 14 * k, line, 12, "serif")


@pytest.mark.parametrize(
    "drawn", [names_under_titles, contents, spread_lines, recipients, lines_to_write_on, marked_words]
)
def test_no_table(drawn: Callable[[Sheet], None]) -> None:
    sheet = Sheet()
    sheet.text(85, 100, "Căn cứ nhiệm vụ được giao, Văn phòng thông báo để các đơn vị biết, thực hiện.", 12, "serif")
    drawn(sheet)
    assert not [
        block for block in read(sheet).blocks if isinstance(block, Table) and (block.n_rows, block.n_cols) != (1, 2)
    ]


def test_red_words_in_a_cell_are_no_stamp() -> None:
    sheet = Sheet()
    sheet.paragraph(100, "Căn cứ nhiệm vụ được giao, Văn phòng thông báo để các đơn vị biết, thực hiện.", size=12)
    sheet.grid([85, 200, 400], [200, 230, 260])
    for x, y, text in ((90, 218, "Việc"), (205, 218, "Hạn"), (90, 248, "Báo cáo")):
        sheet.text(x, y, text, 12, "serif")
    sheet.content.append("q 1 0 0 rg")
    sheet.text(205, 248, "Trước ngày 30/6", 12, "serif")
    sheet.content.append("Q")
    (table,) = [block for block in read(sheet).blocks if isinstance(block, Table)]
    assert table.cells[3].text == "Trước ngày 30/6"


@pytest.mark.parametrize("stamp", ["round", "box", "text"])
def test_what_a_stamp_says_is_kept_apart(stamp: str) -> None:
    case = Case("", (PLAIN,), Look(stamp=stamp))
    document = reader.read(draw(case))
    assert found(document) == expected(case)
    said = {"round": "VĂN PHÒNG", "box": "CÔNG VĂN ĐẾN", "text": "Thời gian ký: 05.04.2023 16:02:11"}[stamp]
    assert said.replace(" ", "") in "".join(document.running).replace(" ", "")
    assert not any("ĐẾN" in p.text for p in document.blocks if isinstance(p, Paragraph))
