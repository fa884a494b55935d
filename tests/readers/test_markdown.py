"""Markdown as converters write it."""

from __future__ import annotations

import pytest

from extract.document import Document, Paragraph, Table
from extract.readers import markdown


def read(*lines: str) -> Document:
    return markdown.read("\n".join(lines))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[list[str]]:
    return [[cell.text for cell in block.cells] for block in document.blocks if isinstance(block, Table)]


@pytest.mark.parametrize(
    ("source", "text", "styles"),
    [
        ("## **II. NHIỆM VỤ**", "II. NHIỆM VỤ", [("II. NHIỆM VỤ", True, False)]),
        ("# Đóng cả hai đầu #", "Đóng cả hai đầu", [("Đóng cả hai đầu", True, False)]),
        ("Giao **Sở Y tế** chủ trì", "Giao Sở Y tế chủ trì", [("Sở Y tế", True, False)]),
        ("***Nơi nhận:***", "Nơi nhận:", [("Nơi nhận:", True, True)]),
        ("**đậm *cả hai* đậm**", "đậm cả hai đậm", [("đậm", True, False), ("cả hai", True, True), ("đậm", True, False)]),
        ("_nghiêng_ và tên_tệp_dài", "nghiêng và tên_tệp_dài", [("nghiêng", False, True)]),
        (r"1\. Không phải danh sách \*sao\*", "1. Không phải danh sách *sao*", []),
        ("Xem [cổng](https://vi.du/a_(b)) và <http://vi.du>", "Xem cổng và http://vi.du", []),
        ("Chi 3 * 4 = 12 và 5*6", "Chi 3 * 4 = 12 và 5*6", []),
        ("Lạc dấu ** ở đây", "Lạc dấu ở đây", []),
        ("A &amp; B&nbsp;C <u>gạch</u> ![ảnh](a.png)`mã`", "A & B C gạch mã", []),
        ("Diện tích 12 km<sup>2</sup>, mốc<sup>7</sup>", "Diện tích 12 km², mốc⁷", []),
        ("(*) Ghi chú (**)", "(*) Ghi chú (**)", []),
    ],
)  # fmt: skip
def test_marks_become_styles(source: str, text: str, styles: list[tuple[str, bool, bool]]) -> None:
    paragraph = read(source).blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == text
    assert [(text[s.start : s.end], s.bold, s.italic) for s in paragraph.styles] == styles


def test_list_items_are_paragraphs_with_their_marks() -> None:
    document = read("- Sở Tài chính;", "* Sở Y tế;", "+ UBND các xã;", "1. Mục một", "a) Điểm a", "tiếp theo điểm a.")
    assert texts(document) == [
        "- Sở Tài chính;",
        "- Sở Y tế;",
        "+ UBND các xã;",
        "1. Mục một",
        "a) Điểm a tiếp theo điểm a.",
    ]


def test_lines_set_on_purpose_stand_alone_and_wrapped_lines_are_joined() -> None:
    wrapped = [
        "Ủy ban nhân dân thị xã yêu cầu Thủ trưởng các phòng, ban, đơn vị thuộc",
        "UBND thị xã và Chủ tịch UBND các phường triển khai thực hiện nghiêm túc",
        "Kế hoạch này, định kỳ báo cáo kết quả về Phòng Nội vụ.",
    ]
    document = read(
        *wrapped, "", "**TM. ỦY BAN NHÂN DÂN  ", "CHỦ TỊCH**", "", "**Cải thiện chỉ số hài lòng,", "năm 2031**"
    )
    assert texts(document) == [
        " ".join(wrapped),
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Cải thiện chỉ số hài lòng, năm 2031",
    ]
    assert all(p.is_bold for p in document.blocks[1:] if isinstance(p, Paragraph))


@pytest.mark.parametrize(
    "notes",
    [
        ("đạt 71%<sup>1</sup>; còn lại 29%<sup>(2)</sup>.", "<sup>1</sup> Số liệu quý I.", "<sup>2</sup> Ước tính."),
        ("đạt 71%¹; còn lại 29%⁽²⁾.", "¹ Số liệu quý I.", "² Ước tính."),
        ("đạt 71%[^1]; còn lại 29%[^2].", "[^1]: Số liệu quý I.", "[^2]: Ước tính."),
    ],
)
def test_footnotes(notes: tuple[str, str, str]) -> None:
    document = read("Kết quả " + notes[0], "", notes[1], "", notes[2], "", "Kết thúc.")
    assert texts(document) == ["Kết quả đạt 71%; còn lại 29%.", "Kết thúc."]
    assert [(n.marker, n.text) for n in document.footnotes] == [("1", "Số liệu quý I."), ("2", "Ước tính.")]
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert [(m.marker, first.text[: m.offset]) for m in first.marks] == [
        ("1", "Kết quả đạt 71%"),
        ("2", "Kết quả đạt 71%; còn lại 29%"),
    ]


def test_a_raised_number_without_a_call_stays_text() -> None:
    assert texts(read("¹ Không ai gọi.")) == ["¹ Không ai gọi."]


def test_numbering_may_restart_on_each_page() -> None:
    document = read("A¹ a.", "", "¹ Một.", "", "B¹ b.", "", "¹ Hai.")
    assert texts(document) == ["A a.", "B b."]
    assert [n.text for n in document.footnotes] == ["Một.", "Hai."]


def test_a_paragraph_broken_by_a_page_is_joined_over_its_footnote() -> None:
    document = read(
        "- Phòng Kinh tế chủ trì, phối hợp với các phường rà soát¹, tổng hợp và tham mưu UBND thị xã chỉ",
        "",
        "¹ Theo báo cáo quý II.",
        "",
        "đạo các đơn vị thực hiện.",
        "",
        "a) mục viết thường không phải phần tiếp của đoạn trước đó dù đoạn trước không có dấu chấm",
        "",
        "b) mục sau",
    )
    assert [t[:12] for t in texts(document)] == ["- Phòng Kinh", "a) mục viết ", "b) mục sau"]
    assert texts(document)[0].endswith("UBND thị xã chỉ đạo các đơn vị thực hiện.")


def test_pipe_tables() -> None:
    document = read(
        "| TT | Nhiệm vụ | Chủ trì |",
        "|---|:---:|--:|",
        "| 1 | Rà soát<br>- Hộ nghèo | **Phòng Lao động** |",
        "",
        r"| 2 | A \| B ||",
        "",
        "Sau bảng",
    )
    assert tables(document) == [
        ["TT", "Nhiệm vụ", "Chủ trì", "1", "Rà soát\n- Hộ nghèo", "Phòng Lao động", "2", "A | B", ""]
    ]
    assert texts(document) == ["Sau bảng"]
    assert all(b.ruled for b in document.blocks if isinstance(b, Table))


def test_a_letterhead_that_a_converter_took_for_a_table_is_not_ruled() -> None:
    document = read(
        "| UBND TỈNH A<br>SỞ B | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |", "|---|---|", "| Số: 1/KH | Ngày 2 |"
    )
    assert [b.ruled for b in document.blocks if isinstance(b, Table)] == [False]


def test_tables_in_html_inside_markdown() -> None:
    document = read("# Phụ lục", "<table><tr><td rowspan=2>I</td><td>A</td></tr>", "<tr><td>B</td></tr></table>", "Sau")
    assert tables(document) == [["I", "A", "B"]]
    assert texts(document) == ["Phụ lục", "Sau"]


def test_tab_separated_rows_make_one_table_over_blank_lines() -> None:
    document = read("STT\tNội dung\tChủ trì\tHạn", "1\tRà soát\tSở A\t", "", "\tCông khai\t\tQuý I", "", "Hết\tbảng")
    assert tables(document) == [
        ["STT", "Nội dung", "Chủ trì", "Hạn", "1", "Rà soát", "Sở A", "", "", "Công khai", "", "Quý I"]
    ]
    assert texts(document) == ["Hết bảng"]


def test_rules_fences_comments_and_quotes_leave_no_marks() -> None:
    assert texts(read("<!-- trang 1 -->", "---", "> Trích dẫn", "```", "nguyên văn", "```", "***")) == [
        "Trích dẫn",
        "nguyên văn",
    ]
