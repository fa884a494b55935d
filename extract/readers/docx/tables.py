"""Tables of a Word file as grids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from extract.document import Block, Cell, Paragraph, Table
from extract.readers.docx.package import MC, W
from extract.readers.docx.styles import Styles, value

Element: TypeAlias = etree._Element
_SIDES = {"top": "top", "left": "left", "start": "left", "bottom": "bottom", "right": "right", "end": "right"}


@dataclass(slots=True)
class _Open:
    """A cell while rows are read: it may still grow downward."""

    row: int
    start: int
    end: int
    paragraphs: list[Paragraph]
    properties: Element | None
    rows: int = 1


def table(element: Element, styles: Styles, read: Callable[[Element], list[Paragraph]]) -> Table | None:
    """A `w:tbl` as a table; `read` gives the paragraphs of a cell. None where no cell is left.

    Columns are those where some cell begins: a grid line that no cell uses is no column.
    """
    cells: list[_Open] = []
    n_rows = 0
    above: dict[int, _Open] = {}
    for row in _children(element, "tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            continue
        at = _count(row.find(f"{W}trPr/{W}gridBefore"), 0)
        current: dict[int, _Open] = {}
        for tc in _children(row, "tc"):
            properties = tc.find(f"{W}tcPr")
            width = _count(None if properties is None else properties.find(f"{W}gridSpan"), 1)
            merge = None if properties is None else properties.find(f"{W}vMerge")
            beside = None if properties is None else properties.find(f"{W}hMerge")
            over = above.get(at)
            if beside is not None and value(beside) != "restart" and current:
                last = current[max(current)]
                last.end = at + width
            elif merge is not None and value(merge) != "restart" and over is not None:
                over.rows = n_rows - over.row + 1
                current[at] = over
            else:
                current[at] = _Open(n_rows, at, at + width, [p for p in read(tc) if p.text], properties)
                cells.append(current[at])
            at += width
        above = current
        n_rows += 1 if current else 0
    if not cells:
        return None
    columns = sorted({cell.start for cell in cells})
    ends = [sum(start < cell.end for start in columns) for cell in cells]
    made = tuple(
        Cell(
            cell.row,
            columns.index(cell.start),
            tuple(cell.paragraphs) or (Paragraph(""),),
            cell.rows,
            end - columns.index(cell.start),
        )
        for cell, end in zip(cells, ends, strict=True)
    )
    return Table(n_rows, len(columns), made, _is_ruled(element, cells, styles))


def only_cell(element: Element) -> Element | None:
    """The cell of a table that has one: a frame around text, or around a whole page, and no table."""
    cells = [cell for row in _children(element, "tr") for cell in _children(row, "tc")]
    return cells[0] if len(cells) == 1 else None


def flat(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The paragraphs of blocks, those of tables cell by cell."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in block.cells:
                yield from cell.paragraphs


def _children(element: Element, name: str) -> Iterator[Element]:
    """Rows or cells, also inside content controls and the like."""
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
            yield from _children(child, name)
        elif child.tag == f"{MC}AlternateContent":
            yield from _children(child[0], name)


def _is_ruled(element: Element, cells: list[_Open], styles: Styles) -> bool:
    """Do at least half of the cells show rules on two sides or more? One line alone is an ornament of a letterhead."""
    ruled: dict[str, bool] = {}
    holders = [style.find(f"{W}tblPr/{W}tblBorders") for style in styles.chain(_style(element), "table")]
    for borders in [*reversed(holders), element.find(f"{W}tblPr/{W}tblBorders")]:
        for border in borders if borders is not None else ():
            ruled[etree.QName(border).localname] = _is_visible(border)
    outer = sum(ruled.get(a, ruled.get(b, False)) for a, b in (("left", "start"), ("right", "end"), ("top", "top")))
    inner = ruled.get("insideH", False) or ruled.get("insideV", False)
    by_table = inner or outer > 1
    boxed = 0
    for cell in cells:
        sides = dict.fromkeys(("top", "left", "bottom", "right"), by_table)
        own = None if cell.properties is None else cell.properties.find(f"{W}tcBorders")
        for border in own if own is not None else ():
            side = _SIDES.get(etree.QName(border).localname)
            if side:
                sides[side] = _is_visible(border)
        boxed += sum(sides.values()) > 1
    return 2 * boxed >= len(cells)


def _is_visible(border: Element) -> bool:
    if value(border) in (None, "none", "nil") or border.get(f"{W}sz") == "0":
        return False
    # White rules are a way to hide them.
    return (border.get(f"{W}color") or "").upper() != "FFFFFF"


def _style(element: Element) -> str | None:
    return value(element.find(f"{W}tblPr/{W}tblStyle"))


def _count(element: Element | None, default: int) -> int:
    """A number of grid columns; kept within what Word allows."""
    text = value(element) or ""
    return min(int(text), 63) if text.isdecimal() and len(text) < 10 else default
