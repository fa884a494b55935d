"""Writes a case as DOCX."""

from __future__ import annotations

from tests.readers.word import cell, p, package, row
from tests.tables.model import Case, Cell, Sketch, Word, nested

_BEFORE = "Căn cứ nhiệm vụ được giao, các đơn vị tổ chức thực hiện theo bảng phân công dưới đây."
_AFTER = "Các đơn vị báo cáo kết quả về Văn phòng để tổng hợp theo quy định."
_NAMES = ("top", "left", "bottom", "right")
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
    'w:cs="Times New Roman"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="table" w:styleId="Bang"><w:name w:val="Bang"/><w:tblPr><w:tblBorders>{}</w:tblBorders></w:tblPr></w:style>'
)


def write(case: Case) -> bytes:
    """The DOCX of a case: text, its tables, text; an empty paragraph between tables, as Word wants."""
    wide = max(sum(sketch.widths) for sketch in case.tables) > 480
    size = (16838, 11906) if wide else (11906, case.word.height)
    tables = p("").join(_table(sketch, case.word) for sketch in case.tables)
    section = (
        f'<w:sectPr><w:pgSz w:w="{size[0]}" w:h="{size[1]}"/>'
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1134" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>'
    )
    styles = _STYLES.format(_borders(("top", "left", "bottom", "right", "insideH", "insideV")))
    return package(p(_BEFORE) + tables + p(_AFTER) + section, styles=styles)


def _table(sketch: Sketch, word: Word) -> str:
    grid = sketch.grid()
    starts = {(cell.row, cell.col): cell for cell in sketch.cells()}
    rows = []
    for r, texts in enumerate(grid):
        cells = ""
        before = texts.count("~") if texts[0] == "~" else 0
        after = 0 if before else texts.count("~")
        c = before
        while c < len(texts) - after:
            owner = starts[next(k for k in range(r, -1, -1) if (k, c) in starts), c]
            cells += _cell(owner.text if owner.row == r else "", r, owner, sketch, word)
            c += owner.col_span
        properties = "<w:cantSplit/>" if word.keep else ""
        properties += "<w:tblHeader/>" if r < sketch.header else ""
        properties += f'<w:gridBefore w:val="{before}"/>' if before else ""
        properties += f'<w:gridAfter w:val="{after}"/>' if after else ""
        if word.tracked and r == len(grid) - 1:
            properties += '<w:ins w:id="7" w:author="a" w:date="2023-04-05T00:00:00Z"/>'
        made = f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"
        if word.wrap == "sdt-row":
            made = f"<w:sdt><w:sdtPr/><w:sdtContent>{made}</w:sdtContent></w:sdt>"
        elif word.wrap == "custom":
            made = f'<w:customXml w:element="hang">{made}</w:customXml>'
        rows.append(made)
        if word.tracked and r == sketch.header:
            gone = "<w:tc><w:p><w:r><w:delText>đã bỏ</w:delText></w:r></w:p></w:tc>" * len(texts)
            rows.append(
                f'<w:tr><w:trPr><w:del w:id="8" w:author="a" w:date="2023-04-05T00:00:00Z"/></w:trPr>{gone}</w:tr>'
            )
    widths = "".join(f'<w:gridCol w:w="{w}"/>' for w in _widths(sketch, word))
    border = {"table": f"<w:tblBorders>{_borders((*_NAMES, 'insideH', 'insideV'))}</w:tblBorders>"}.get(word.style, "")
    style = '<w:tblStyle w:val="Bang"/>' if word.style == "style" else ""
    total = round(20 * sum(sketch.widths))
    return (
        f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{total}" w:type="dxa"/>{border}<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{widths}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _widths(sketch: Sketch, word: Word) -> list[int]:
    """The grid's columns in twips; with `extra`, each is parted in two that no cell uses alone."""
    whole = [round(20 * each) for each in sketch.widths]
    return [part for each in whole for part in (60, each - 60)] if word.extra else whole


def _cell(text: str, at: int, owner: Cell, sketch: Sketch, word: Word) -> str:
    """A cell of row `at`: `owner` itself, or what it covers there."""
    first, col, down, across, _ = owner
    columns = 2 * across if word.extra else across
    is_bold = at < sketch.header or across == len(sketch.widths)
    look = "<w:b/>" if is_bold else ""
    merge = "" if down == 1 else _merge("vMerge", at == first)
    borders = f"<w:tcBorders>{_borders(_NAMES)}</w:tcBorders>" if word.style == "cells" else ""
    content = "".join(_inner(rows) if (rows := nested(part)) else p(_run(part, look)) for part in text.split(" / "))
    if word.merge == "hMerge" and across > 1:
        result = ""
        for k in range(across):
            side = _merge("hMerge", k == 0)
            width = f'<w:tcW w:w="{round(20 * sketch.widths[col + k])}" w:type="dxa"/>'
            result += f"<w:tc><w:tcPr>{width}{side}{merge}{borders}</w:tcPr>{content if k == 0 else p('')}</w:tc>"
        return result
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    width = f'<w:tcW w:w="{round(20 * sum(sketch.widths[col : col + across]))}" w:type="dxa"/>'
    made = f"<w:tc><w:tcPr>{width}{span}{merge}{borders}</w:tcPr>{content}</w:tc>"
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{made}</w:sdtContent></w:sdt>" if word.wrap == "sdt-cell" else made


def _inner(rows: list[list[str]]) -> str:
    """A table in a cell."""
    borders = f"<w:tblBorders>{_borders((*_NAMES, 'insideH', 'insideV'))}</w:tblBorders>"
    inner = "".join(row(*(cell(text) for text in each)) for each in rows)
    grid = '<w:gridCol w:w="1500"/>' * len(rows[0])
    return f'<w:tbl><w:tblPr><w:tblW w:w="4500" w:type="dxa"/>{borders}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>'


def _merge(kind: str, is_first: bool) -> str:
    return f'<w:{kind} w:val="restart"/>' if is_first else f"<w:{kind}/>"


def _run(text: str, look: str) -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _borders(names: tuple[str, ...]) -> str:
    return "".join(f'<w:{name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for name in names)
