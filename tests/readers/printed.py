"""Office documents to print: a plan with all that makes pages hard to read, in several page styles."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt
from docx.table import _Cell, _Row

WORK = (
    "tổ chức tập huấn nghiệp vụ cho công chức làm công tác tiếp công dân và giải quyết hồ sơ",
    "rà soát, chuẩn hóa quy trình nội bộ theo hướng cắt giảm thời gian chờ",
    "công khai kết quả trên trang thông tin điện tử của đơn vị",
    "bố trí trang thiết bị cho bộ phận một cửa cấp xã",
    "tổng hợp ý kiến phản ánh của người dân hằng quý",
    "kiểm tra đột xuất việc chấp hành giờ giấc làm việc",
)
LEADS = ("Phòng Nội vụ", "Văn phòng HĐND và UBND huyện", "Phòng Tư pháp", "Phòng Văn hóa và Thông tin")
HEADER = ("STT", "Nhóm nhiệm vụ", "Mã số", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian")
WIDTHS = (1.0, 3.5, 1.8, 8.0, 4.0, 4.0, 2.5)


@dataclass(frozen=True)
class Style:
    """How the paragraphs of running text are set."""

    size: float = 14
    is_justified: bool = True
    is_indented: bool = True
    space_after: float = 6


def plan(style: Style) -> Word:
    """A plan with letterhead, numbered sections, signature and a landscape table with merged cells over several pages."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(style.size)  # type: ignore[attr-defined]
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(2), Cm(2), Cm(2)

    def paragraph(text: str, *, bold: bool = False, centred: bool = False) -> None:
        made = document.add_paragraph()
        made.add_run(text).bold = bold
        form = made.paragraph_format
        form.space_after = Pt(style.space_after)
        running = WD_ALIGN_PARAGRAPH.JUSTIFY if style.is_justified else WD_ALIGN_PARAGRAPH.LEFT
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else running
        if style.is_indented and not centred:
            form.first_line_indent = Cm(1.27)

    side_by_side(
        document,
        ["ỦY BAN NHÂN DÂN", "HUYỆN SƠN LÂM", "", "Số: 112/KH-UBND"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "", "Sơn Lâm, ngày 05 tháng 4 năm 2023"],
    )
    paragraph("KẾ HOẠCH", bold=True, centred=True)
    paragraph("Nâng cao chất lượng phục vụ người dân tại bộ phận một cửa trên địa bàn huyện", bold=True, centred=True)
    serial = 0
    for number, title in zip(("I", "II", "III"), ("MỤC ĐÍCH", "NHIỆM VỤ", "TỔ CHỨC THỰC HIỆN"), strict=True):
        paragraph(f"{number}. {title}", bold=True)
        for k in range(4):
            paragraph(f"{k + 1}. {WORK[k].capitalize()}", bold=True)
            for marker in ("-", "+", f"{'abcd'[k]})"):
                serial += 1
                paragraph(f"{marker} {sentence(serial, 1 + serial % 5)}")
    paragraph("Trên đây là Kế hoạch nâng cao chất lượng phục vụ người dân năm 2023./.")
    side_by_side(
        document,
        ["Nơi nhận:", "- Sở Nội vụ tỉnh (b/c);", "- Các phòng, ban thuộc huyện;", "- Lưu: VT, NV."],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "", "Lê Văn Tám"],
        is_list=True,
    )
    wide = document.add_section(WD_SECTION.NEW_PAGE)
    wide.orientation, wide.page_width, wide.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    wide.left_margin = wide.right_margin = Cm(2)
    paragraph("DANH MỤC NHIỆM VỤ", bold=True, centred=True)
    _tasks(document)
    return document


def sentence(start: int, parts: int) -> str:
    return ("; ".join(WORK[(start + k) % len(WORK)] for k in range(parts)) + ".").capitalize()


def side_by_side(document: Word, left: list[str], right: list[str], *, is_list: bool = False) -> None:
    """A layout table without rules."""
    table = document.add_table(1, 2)
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        for k, line in enumerate(lines):
            made = cell.paragraphs[0] if k == 0 else cell.add_paragraph()
            made.paragraph_format.space_after = Pt(0)
            run = made.add_run(line)
            run.font.size = Pt(11 if is_list and lines is left else 12)
            run.bold = lines is right or not is_list
            if lines is right or not is_list:
                made.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _tasks(document: Word) -> None:
    table = document.add_table(2, 7)
    table.style, table.autofit = "Table Grid", False
    for col in (0, 1, 2, 3, 6):
        write(table.cell(0, col).merge(table.cell(1, col)), HEADER[col], bold=True)
    write(table.cell(0, 4).merge(table.cell(0, 5)), "Đơn vị thực hiện", bold=True)
    write(table.cell(1, 4), "Chủ trì", bold=True)
    write(table.cell(1, 5), "Phối hợp", bold=True)
    for row in table.rows:
        mark = OxmlElement("w:tblHeader")
        row._tr.get_or_add_trPr().append(mark)
    serial = 0
    for group in range(4):
        cells = table.add_row().cells
        write(cells[0].merge(cells[6]), f"{'ABCD'[group]}. NHÓM NHIỆM VỤ THỨ {group + 1}", bold=True)
        pair: list[_Row] = []
        for k in range(4):
            serial += 1
            row = table.add_row()
            pair = [row] if k % 2 == 0 else [*pair, row]
            items = f"- {sentence(serial, 1)}\n- {sentence(serial + 1, 2)}"
            write(row.cells[2], f"{group + 1}.{k + 1}.1")
            write(row.cells[3], sentence(serial, 1 + serial % 4) if serial % 3 else items)
            write(row.cells[5], "Các phòng, ban thuộc huyện; UBND các xã, thị trấn")
            write(row.cells[6], ("Quý II/2023", "Hằng năm", "Trước ngày 30/6/2023")[serial % 3])
            if len(pair) == 2:
                for col, text in (
                    (0, str(serial // 2)),
                    (1, WORK[serial % 6].capitalize()),
                    (4, LEADS[serial // 2 % 4]),
                ):
                    write(pair[0].cells[col].merge(pair[1].cells[col]), text)
    for row in table.rows:
        for cell, width in zip(row.cells, WIDTHS, strict=True):
            cell.width = Cm(width)


def write(cell: _Cell, text: str, *, bold: bool = False) -> None:
    """Put paragraphs into a cell in place of what is there."""
    for extra in cell.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)
    for k, line in enumerate(text.split("\n")):
        made = cell.paragraphs[0] if k == 0 else cell.add_paragraph()
        made.paragraph_format.space_after = Pt(0)
        run = made.add_run(line)
        run.bold, run.font.size = bold, Pt(12)


def printed(folder: Path, *sources: Path) -> Iterator[Path]:
    """The PDFs that LibreOffice makes of files, in their order."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return (folder / f"{source.stem}.pdf" for source in sources)
