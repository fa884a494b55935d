"""Draws a case by hand as PDF."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tests.readers.paper import Sheet, pdf, width
from tests.tables.model import Case, Look
from tests.tables.ruling import WAYS
from tests.tables.setting import Line, Piece, pages

_LEFT, _TOP = 60.0, 100.0
_BEFORE = "Căn cứ nhiệm vụ được giao, các đơn vị tổ chức thực hiện theo bảng phân công dưới đây."
_AFTER = "Các đơn vị báo cáo kết quả về Văn phòng để tổng hợp theo quy định."
_RED = "0.85 0.1 0.1"


def draw(case: Case) -> bytes:
    """The PDF of a case: text, its tables, text."""
    look = case.look
    wide = max(sum(sketch.widths) for sketch in case.tables)
    size = (842.0, 595.0) if wide > 480 else (595.0, 842.0)
    sheets = [Sheet(*size)]
    sheets[-1].text(_LEFT, _TOP - 24, _BEFORE, 12, "serif")
    y = _TOP
    for sketch in case.tables:
        for k, page in enumerate(pages(sketch, look)):
            if k:
                sheets.append(Sheet(*size))
                y = 60.0
            bottom = y + max(piece.bottom for piece in page)
            if bottom > size[1] - 70 and y > 60:
                sheets.append(Sheet(*size))
                bottom, y = bottom - y + 60, 60.0
            _table(sheets[-1], page, y, look)
            if not k and look.stamp:
                _stamp(sheets[-1], look.stamp, _LEFT + sum(sketch.widths) * 0.6, y)
            y = bottom
        y += look.gap
    sheets[-1].text(_LEFT, y + 20 - look.gap + 12, _AFTER, 12, "serif")
    if look.note:
        for sheet in sheets[:1]:
            sheet.bar(_LEFT, size[1] - 72, _LEFT + 140, size[1] - 71.5)
            sheet.text(_LEFT, size[1] - 62, "1", 6, "serif")
            sheet.text(_LEFT + 4, size[1] - 58, look.note, 10, "serif")
    return pdf(*(_placed(sheet, look) for sheet in sheets))


def _table(sheet: Sheet, pieces: Sequence[Piece], y: float, look: Look) -> None:
    if look.shaded:
        for piece in pieces:
            if piece.cell.row == 0:
                sheet.content.append("q 0.85 g")
                sheet.bar(_LEFT + piece.left, y + piece.top, _LEFT + piece.right, y + piece.bottom)
                sheet.content.append("Q")
    WAYS[look.rules](sheet, pieces, _LEFT, y, look.weight)
    for piece in pieces:
        if (piece.cell.row, piece.cell.col) in look.upwards:
            x = _LEFT + (piece.left + piece.right) / 2 - (len(piece.lines) - 1) * look.size * look.leading / 2 + 3
            for line in piece.lines:
                font = "serif-bold" if line.is_bold else "serif"
                length = width(line.text, look.size, font)
                sheet.text(x, y + (piece.top + piece.bottom + length) / 2, line.text, look.size, font, angle=90)
                x += look.size * look.leading
            continue
        for line in piece.lines:
            _line(sheet, piece, line, y + piece.top + line.y, look)
        if piece.inner:
            WAYS[look.rules](sheet, piece.inner, _LEFT, y + piece.top, look.weight)


def _line(sheet: Sheet, piece: Piece, line: Line, base: float, look: Look) -> None:
    text, font = line.text, "serif-bold" if line.is_bold else "serif"
    length = width(text, look.size, font) + look.spacing * (len(text) - 1)
    align = look.align[min(piece.cell.col, len(look.align) - 1)]
    if piece.cell.row == 0:
        align = "c" if look.rules != "none" else align
    x = {
        "l": _LEFT + piece.left + look.padding,
        "c": _LEFT + (piece.left + piece.right - length) / 2,
        "r": _LEFT + piece.right - look.padding - length,
    }[align]
    x = x if line.x is None else _LEFT + line.x
    if look.spacing:
        sheet.content.append(f"BT {look.spacing} Tc ET")
    if look.spaces:
        sheet.text(x, base, text, look.size, font)
    else:
        sheet.words(x, base, text, look.size, font)
    if look.spacing:
        sheet.content.append("BT 0 Tc ET")


def _stamp(sheet: Sheet, kind: str, x: float, y: float) -> None:
    """A red stamp on paper that is already printed."""
    sheet.content.append(f"q {_RED} RG {_RED} rg 1.5 w")
    if kind == "round":
        for radius in (34.0, 30.0):
            sheet.content.append(_circle(x, sheet.height - y - 10, radius))
        sheet.text(x - 24, y + 6, "VĂN PHÒNG", 8, "serif-bold", angle=12)
        sheet.text(x - 22, y + 20, "SAO Y BẢN CHÍNH", 5, "serif-bold", angle=12)
    elif kind == "box":
        sheet.content.append(f"{x - 50} {sheet.height - y - 24} 104 46 re S")
        sheet.content.append(f"{x - 50} {sheet.height - y - 6} m {x + 54} {sheet.height - y - 6} l S")
        sheet.text(x - 46, y - 2, "CÔNG VĂN ĐẾN", 10, "serif-bold")
        sheet.text(x - 46, y + 18, "Số: 1204 Ngày: 05/4/2023", 8, "serif")
    else:
        sheet.text(x - 60, y + 5, "Thời gian ký: 05.04.2023 16:02:11", 7, "serif")
        sheet.text(x - 60, y + 14, "Người ký: Ủy ban nhân dân xã", 7, "serif")
    sheet.content.append("Q")


def _circle(x: float, y: float, radius: float) -> str:
    k = 0.5523 * radius
    return (
        f"{x + radius} {y} m {x + radius} {y + k} {x + k} {y + radius} {x} {y + radius} c "
        f"{x - k} {y + radius} {x - radius} {y + k} {x - radius} {y} c "
        f"{x - radius} {y - k} {x - k} {y - radius} {x} {y - radius} c "
        f"{x + k} {y - radius} {x + radius} {y - k} {x + radius} {y} c S"
    )


def _placed(sheet: Sheet, look: Look) -> Sheet:
    """The sheet turned by its look, and cut."""
    wide, high = sheet.width, sheet.height
    turns = {1: (0, 1, -1, 0, high, 0), 2: (-1, 0, 0, -1, wide, high), 3: (0, -1, 1, 0, 0, wide)}
    quarter = (look.angle or look.turned) % 4
    if quarter:
        sheet.content = [f"q {' '.join(map(str, turns[quarter]))} cm", *sheet.content, "Q"]
        if quarter % 2:
            sheet.width, sheet.height = high, wide
        sheet.rotate = 90 * look.angle
    left, foot = look.crop
    if left or foot:
        # Printers put marks and names of files on what is cut off.
        sheet.width, sheet.height = sheet.width + 2 * left, sheet.height + 2 * foot
        sheet.content = [f"q 1 0 0 1 {left} {foot} cm", *sheet.content, "Q"]
        sheet.text(4, sheet.height - 6, "bang-phan-cong.indd 1", 6)
        sheet.stroke((0, foot, math.floor(left / 2), foot), (left, 0, left, math.floor(foot / 2)))
        sheet.crop = (left, foot, sheet.width - left, sheet.height - foot)
    return sheet
