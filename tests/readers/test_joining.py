"""What is one paragraph and what is two; where a width wrapped a line; how numbers are printed."""

from __future__ import annotations

import pytest

from extract.document import NoteMark, Paragraph, Style
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
