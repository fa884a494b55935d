"""What is one paragraph and what is two; where a width wrapped a line; how numbers are printed."""

from __future__ import annotations

import pytest

from extract.document import Align, NoteMark, Paragraph, Style
from extract.readers import joining, wrapping
from extract.readers.numerals import spelled
from extract.readers.runs import Run, lines, paragraph

LONG = "- Phòng Giáo dục và Đào tạo chủ trì, phối hợp với các trường học trên địa bàn"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (LONG, "thị trấn tổ chức hội thi.", True),
        (LONG + ",", "các xã tổ chức hội thi.", True),
        (LONG + " (theo Công văn", "số 12/SNV) tổ chức hội thi.", True),
        (LONG + " (theo Công văn", "Số 12/SNV ngày 3/4) tổ chức hội thi.", True),
        (LONG + ".", "thị trấn tổ chức hội thi.", False),
        (LONG + ";", "thị trấn tổ chức hội thi.", False),
        (LONG + " sau:", "thị trấn tổ chức hội thi.", False),
        (LONG, "Thị trấn tổ chức hội thi.", False),
        (LONG, "a) Các trường mầm non", False),
        (LONG, "đ) Các trường mầm non", False),
        (LONG, "iii. Các trường mầm non", False),
        (LONG, "- các trường mầm non", False),
        (LONG, "2. các trường mầm non", False),
        (LONG.upper(), "thị trấn tổ chức hội thi.", False),
        ("1. Mục tiêu chung", "phấn đấu đạt 90% trở lên.", False),
        (LONG + " (mở ngoặc quên đóng", "Nội dung khác (có ngoặc) của đoạn sau.", False),
    ],
)
def test_a_broken_sentence_is_joined(first: str, second: str, joined: bool) -> None:
    found = joining.rejoin([Paragraph(first), Paragraph(second)])
    assert len(found) == (1 if joined else 2)
    if joined:
        assert isinstance(found[0], Paragraph)
        assert found[0].text == f"{first} {second}"


BROKEN_OFF = "- Công khai thu, chi các khoản đóng góp để nhân dân kiểm tra, giám sát qua Ban"
REST = "Thanh tra nhân dân và tổ tự quản."


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (BROKEN_OFF, REST, True),
        ("Các xã gửi danh sách thí sinh dự thi và hồ sơ kèm công văn về Phòng", "Nội vụ trước ngày 5/6.", True),
        (LONG + ", báo cáo kết quả về", "Sở Tư pháp trước ngày 15 tháng 6.", True),
        (LONG + " và", "Hội Nông dân xã Đông Sơn vận động hội viên tham gia ngày hội", True),
        (BROKEN_OFF + ".", REST, False),
        (BROKEN_OFF, "- " + REST, False),
        (BROKEN_OFF, "1. " + REST, False),
        (BROKEN_OFF, "II. " + REST, False),
        (BROKEN_OFF, "Tăng cường tuyên truyền, vận động nhân dân.", False),
        (BROKEN_OFF, "Thanh tra nhân dân", False),
        (BROKEN_OFF.upper(), REST, False),
        ("3. Nhiệm vụ của Ban", REST, False),
        (LONG + " do Bà Lê Thị Mẫu, Phó Trưởng Ban", REST, False),
        (LONG + " theo danh sách kèm theo", "Phòng Nội vụ tổng hợp kết quả.", False),
        (LONG + ", khắc phục các hạn chế, tồn tại", "Tập trung nguồn lực cho các xã khó khăn.", False),
        (LONG + " và", "Nơi nhận:", False),
        (LONG + " và", "TM. ỦY BAN NHÂN DÂN.", False),
        (LONG + " và", "Điều 4. Giao Phòng Tài chính.", False),
    ],
)
def test_a_word_that_ends_no_paragraph_runs_on_into_a_capital(first: str, second: str, joined: bool) -> None:
    found = joining.rejoin([Paragraph(first), Paragraph(second)])
    assert [p.text for p in found if isinstance(p, Paragraph)] == ([f"{first} {second}"] if joined else [first, second])


@pytest.mark.parametrize("align", ["center", "right"])
def test_headings_and_signatures_do_not_run_on_into_a_capital(align: Align) -> None:
    bold = Paragraph(BROKEN_OFF, styles=(Style(0, len(BROKEN_OFF), bold=True),))
    assert len(joining.rejoin([bold, Paragraph(REST)])) == 2
    assert len(joining.rejoin([Paragraph(BROKEN_OFF), Paragraph(REST, align=align)])) == 2
    assert len(joining.rejoin([Paragraph(BROKEN_OFF, align=align), Paragraph(REST)])) == 2


@pytest.mark.parametrize(
    ("first", "second", "parted"),
    [
        ("báo cáo Ủy ban nhân dân xã quyết định./.", "Nơi khác", True),
        ("báo cáo Ủy ban nhân dân xã quyết định/.", "nơi khác", True),
        ("báo cáo Ủy ban nhân dân xã quyết định.", "Nơi khác", False),
        ("trách nhiệm thi hành", "Nơi nhận:", True),
        ("đặt hòm thư tại", "Nơi nhận hồ sơ của Bộ phận Một cửa", False),
    ],
)
def test_the_end_of_a_document_and_its_recipients_part_lines(first: str, second: str, parted: bool) -> None:
    assert joining.are_parted(first, second) is parted


def test_a_bold_heading_takes_in_bold_text_only() -> None:
    bold = Paragraph(LONG, styles=(Style(0, len(LONG), bold=True),))
    rest = "thị trấn năm 2031"
    assert len(joining.rejoin([bold, Paragraph(rest)])) == 2
    assert len(joining.rejoin([bold, Paragraph(rest, styles=(Style(0, len(rest), bold=True),))])) == 1


def test_a_centred_title_is_joined_and_its_kind_is_not() -> None:
    title = [Paragraph(text, align="center") for text in ("Kế hoạch", "về nâng cao chất lượng", "phục vụ người dân")]
    assert [p.text for p in joining.rejoin(title) if isinstance(p, Paragraph)] == [
        "Kế hoạch",
        "về nâng cao chất lượng phục vụ người dân",
    ]


def test_what_hangs_on_characters_moves_with_them() -> None:
    first = Paragraph("Trường Cao đẳng Nông-Lâm nghiệp và Phát triển nông-", marks=(NoteMark(6, "1"),))
    second = Paragraph("thôn", styles=(Style(0, 4, italic=True),), marks=(NoteMark(4, "2"),))
    whole = joining.join(first, second)
    assert whole.text.endswith("nông-thôn")
    assert [whole.text[s.start : s.end] for s in whole.styles] == ["thôn"]
    assert [m.offset for m in whole.marks] == [6, len(whole.text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vốn chủ sở hữu của\ntổ chức", "vốn chủ sở hữu của tổ chức"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),
        ("Gồm:\n- một;\n- hai", "Gồm:\n- một;\n- hai"),
        ("KẾ HOẠCH\nthực hiện", "KẾ HOẠCH\nthực hiện"),
        ("a) Một\nb) Hai", "a) Một\nb) Hai"),
    ],
)
def test_breaks_inside_a_sentence_are_spaces(text: str, expected: str) -> None:
    assert joining.unbroken(text) == expected


@pytest.mark.parametrize(
    ("lengths", "width"),
    [([], 0), ([70, 72, 68, 71, 40], 72), ([20, 25, 31], 0), ([300, 450, 280], 0), ([20, 80, 35, 12, 44, 61], 0)],
)
def test_the_width_of_a_wrapped_text(lengths: list[int], width: int) -> None:
    assert wrapping.width(lengths) in (width, width - 1)


@pytest.mark.parametrize(
    ("number", "format", "expected"),
    [
        (4, "upperRoman", "IV"),
        (1999, "lowerRoman", "mcmxcix"),
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (5, "none", ""),
        (9, "ordinalText", "9"),
        (10**9, "upperRoman", "1000000000"),
    ],
)
def test_numbers_are_spelled(number: int, format: str, expected: str) -> None:
    assert spelled(number, format) == expected


def test_runs_become_one_tidy_paragraph() -> None:
    runs = [
        Run("  Sở\u00a0\tY ", bold=True),
        Run(" tế", bold=True),
        Run("\u200b chu\u0309 trì \n\n hết  "),
        Run("", note="1"),
    ]
    made = paragraph(runs)
    assert made.text == "Sở Y tế chủ trì hết"
    assert [(made.text[s.start : s.end], s.bold) for s in made.styles] == [("Sở Y tế", True)]
    assert made.marks == (NoteMark(len(made.text), "1"),)


def test_runs_part_at_line_breaks() -> None:
    parts = [["".join(r.text for r in part)] for part in lines([Run("a\nb"), Run("c\n")])]
    assert parts == [["a"], ["bc"], [""]]
