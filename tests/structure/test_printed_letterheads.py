"""Letterheads as LibreOffice prints them, in columns of many widths: what they say must be what they said."""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from extract.readers import docx, pdf
from extract.structure.letterhead import read_letterhead
from tests.readers.printed import printed

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
DATE = "Hải Đông, ngày 04 tháng 3 năm 2024"
HEADS = (
    (("UBND HUYỆN LÂM SƠN", "PHÒNG TÀI CHÍNH - KẾ HOẠCH", "Số: 19/KH-TCKH"), (*STATE, "Lâm Sơn, ngày 04 tháng 3 năm 2024")),
    (("ỦY BAN NHÂN DÂN TỈNH HẢI ĐÔNG", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "", "Số: 1432/KH-SNNPTNT"), (*STATE, "", DATE)),
    (("SỞ CÔNG THƯƠNG TỈNH HẢI ĐÔNG", "ĐOÀN KIỂM TRA", "THEO QUYẾT ĐỊNH SỐ 105/QĐ-SCT", "Số: 7/KH-ĐKT"), (*STATE, DATE)),
    (("UBND TỈNH HẢI ĐÔNG", "BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA", "Số:      /KH-BCĐ"), (*STATE, DATE)),
    (("HUYỆN ỦY LÂM SƠN", "BAN TUYÊN GIÁO", "*", "Số 45-KH/BTGHU"), (*PARTY, "Lâm Sơn, ngày 04 tháng 3 năm 2024")),
)  # fmt: skip
# Widths in centimetres, size in points, are the lines centred, do the columns start at one height?
SETTINGS = (
    ((5.0, 7.5), 13, True, True),
    ((6.0, 10.0), 13, False, True),
    ((5.0, 7.5), 14, True, False),
    ((7.5, 8.5), 12, False, False),
)


def letter(
    left: tuple[str, ...], right: tuple[str, ...], widths: tuple[float, float], size: float, centred: bool, level: bool
) -> Word:
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"  # type: ignore[attr-defined]
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Cm(21), Cm(3), Cm(2)
    table = document.add_table(1, 2)
    table.autofit = False
    for column, cell, lines, width in zip(table.columns, table.rows[0].cells, (left, right), widths, strict=True):
        column.width = cell.width = Cm(width)
        if not level:
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        for k, line in enumerate(lines):
            made = cell.paragraphs[0] if k == 0 else cell.add_paragraph()
            made.paragraph_format.space_after = Pt(0)
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else None
            made.add_run(line).font.size = Pt(size)
    for text in ("KẾ HOẠCH", "Phổ biến, giáo dục pháp luật năm 2024"):
        made = document.add_paragraph()
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        made.add_run(text).bold = True
    document.add_paragraph(
        "Căn cứ Luật Phổ biến, giáo dục pháp luật ngày 20 tháng 6 năm 2012, " * 2 + "ban hành kế hoạch như sau:"
    )
    return document


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_narrow_columns_say_the_same_in_print(tmp_path: Path) -> None:
    cases = list(product(HEADS, SETTINGS))
    sources = [tmp_path / f"{k:02}.docx" for k in range(len(cases))]
    for source, ((left, right), (widths, *setting)) in zip(sources, cases, strict=True):
        letter(left, right, widths, *setting).save(str(source))
    for source, result, case in zip(sources, printed(tmp_path, *sources), cases, strict=True):
        word, print_ = (
            read_letterhead(made) for made in (docx.read(source.read_bytes()), pdf.read(result.read_bytes()))
        )
        for field in ("kind", "code", "issuer", "issuer_level", "place", "issued_on", "title"):
            assert getattr(print_, field) == getattr(word, field), (field, case)
        assert word.issuer and word.code and word.title
