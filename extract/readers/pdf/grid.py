"""Ruled tables: from the drawn lines of a page to cells with spans, and the characters that stand in each."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from pdfplumber.table import TableFinder

from extract.readers.pdf.frame import Draft, Frame, pitch
from extract.readers.pdf.glyphs import Glyphs, spelt
from extract.readers.pdf.lines import Line, merged, pieces
from extract.readers.pdf.page import Page, upright
from extract.readers.pdf.paragraphs import in_cell
from extract.readers.pdf.rules import SAME, Rule, levels, nearest

if TYPE_CHECKING:
    from pdfplumber.page import Page as PlumberPage

CellBox = tuple[float, float, float, float]  # left, top, right, bottom
# Word and LibreOffice set a cell's text in by up to 5.7 points (0.2 cm).
_MOST_PADDING = 6.0


@dataclass(slots=True)
class GridCell:
    """A cell in the making: rows and columns from 0, `end` exclusive."""

    row: int
    row_end: int
    col: int
    col_end: int
    drafts: list[Draft] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines of the cell in a row."""
        return " ".join(line.text for draft in self.drafts for line in draft.lines)


@dataclass(slots=True)
class Grid:
    """A table on one page, later over several.

    `xs` are its vertical rules from left to right, or where they would be; `ruled` is False where it shows no rules at all.
    """

    xs: list[float]
    n_rows: int
    cells: list[GridCell]
    top: float
    bottom: float
    ruled: bool = True

    @property
    def n_cols(self) -> int:
        """Number of columns."""
        return len(self.xs) - 1

    def row(self, row: int) -> list[GridCell]:
        """The cells that cover a row, from left to right."""
        return sorted((c for c in self.cells if c.row <= row < c.row_end), key=lambda c: c.col)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What pdfplumber's TableFinder needs of a page."""

    edges: list[dict[str, object]]
    bbox: tuple[float, float, float, float]

    @property
    def cropbox(self) -> tuple[float, float, float, float]:
        return self.bbox


def find(page: Page) -> tuple[list[Grid], list[Glyphs]]:
    """The ruled tables of a page, and the characters outside them."""
    chars = page.glyphs
    grids = []
    found = tables(page)
    inner = [
        boxes for boxes in found if any(_holds(cell, boxes) for other in found if other is not boxes for cell in other)
    ]
    for boxes in found:
        if boxes in inner:
            continue
        grid, chars = _grid(page, boxes, chars, inner)
        if any(cell.drafts for cell in grid.cells):
            grids.append(grid)
    return grids, chars


def _holds(cell: CellBox, boxes: Sequence[CellBox]) -> bool:
    """Does a whole table stand in a cell?"""
    x0, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    x1, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    is_inside = cell[0] - 1 <= x0 and cell[1] - 1 <= top and x1 <= cell[2] + 1 and bottom <= cell[3] + 1
    return is_inside and cell not in boxes


def tables(page: Page) -> list[list[CellBox]]:
    """The ruled tables of a page: the boxes of their cells."""
    if len(page.rules) < 4:
        return []
    rules = page.rules + _missing(page.rules)
    drawn = _Rules([_edge(rule) for rule in rules], (0.0, 0.0, page.width, page.height))
    found = ([box for box in table.cells if box] for table in TableFinder(cast("PlumberPage", drawn)).tables)
    # One cell is a frame around text, or around the page.
    return [part for boxes in found for part in _parted(boxes) if len(part) > 1]


def _parted(boxes: list[CellBox]) -> list[list[CellBox]]:
    """Tables that touch, each for itself: the lower one has other columns and another width."""
    for y in levels(y for box in boxes for y in (box[1], box[3])):
        above, below = [b for b in boxes if b[3] < y + SAME], [b for b in boxes if b[1] > y - SAME]
        if len(above) + len(below) == len(boxes) and _are_two(above, below):
            return [above, *_parted(below)]
    return [boxes]


def _are_two(above: Sequence[CellBox], below: Sequence[CellBox]) -> bool:
    """Has each of two parts several rows and columns, with rules that the other lacks, and do they differ in width?"""
    one, other = (levels(x for box in part for x in (box[0], box[2])) for part in (above, below))
    if min(len({round(box[1]) for box in part}) for part in (above, below)) < 2 or min(len(one), len(other)) < 3:
        return False
    y = max(box[3] for box in above)
    last, first = [b for b in above if b[3] > y - SAME], [b for b in below if b[1] < y + SAME]
    left, right = (min(b[0] for b in row) for row in (last, first)), (max(b[2] for b in row) for row in (last, first))
    if all(abs(a - b) < SAME for a, b in (left, right)):
        return False
    return _has_own(one, other) and _has_own(other, one)


def _has_own(one: Sequence[float], other: Sequence[float]) -> bool:
    """Has a table a rule inside that another has not?"""
    return any(abs(x - other[nearest(other, x)]) > SAME for x in one[1:-1])


def _edge(rule: Rule) -> dict[str, object]:
    return {
        "x0": rule.x0,
        "x1": rule.x1,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top,
        "orientation": "h" if rule.is_horizontal else "v",
        "object_type": "line",
    }


def _missing(rules: Sequence[Rule]) -> list[Rule]:
    """Rules at the open ends of a table: a row cut by the page's end has none there, some tables have no sides."""
    level = [r for r in rules if r.is_horizontal]
    upright = [r for r in rules if not r.is_horizontal]
    found: list[Rule] = []
    for ends in (_together(upright, lambda r: r.top), _together(upright, lambda r: r.bottom)):
        for y, group in ends:
            x0, x1 = min(r.x0 for r in group), max(r.x0 for r in group)
            # Any rule there shows that the end is drawn; where it leaves cells out they are merged.
            closed = any(abs(r.top - y) < SAME and r.x0 < x1 and r.x1 > x0 for r in level)
            if len(group) > 2 and not closed:
                found.append(Rule(x0, y, x1, y))
    for sides in (_together(level, lambda r: r.x0), _together(level, lambda r: r.x1)):
        for x, group in sides:
            top, bottom = min(r.top for r in group), max(r.top for r in group)
            closed = any(abs(r.x0 - x) < SAME and r.top < bottom and r.bottom > top for r in upright)
            # Of one row alone, as a page may end or start with, both rules and two columns' sides must meet.
            inside = [r for r in upright if r.top < bottom and r.bottom > top]
            meeting = [r for r in inside if abs(r.top - top) < SAME and abs(r.bottom - bottom) < SAME]
            if not closed and (inside if len(group) > 2 else len(group) == 2 and len(meeting) > 1):
                found.append(Rule(x, top, x, bottom))
    return found


def _together(rules: Sequence[Rule], end: Callable[[Rule], float]) -> list[tuple[float, list[Rule]]]:
    """Rules that end at one place, with that place."""
    groups: list[tuple[float, list[Rule]]] = []
    for rule in sorted(rules, key=end):
        if groups and end(rule) - groups[-1][0] < SAME:
            groups[-1][1].append(rule)
        else:
            groups.append((end(rule), [rule]))
    return groups


def _grid(
    page: Page, boxes: Sequence[CellBox], chars: list[Glyphs], inner: Sequence[Sequence[CellBox]] = ()
) -> tuple[Grid, list[Glyphs]]:
    """The grid that the cells' boxes make up, filled; and the characters in none of them.

    The text of a table in a cell (one of `inner`) becomes that of the cell, cell by cell.
    """
    xs = levels(x for box in boxes for x in (box[0], box[2]))
    ys = levels(y for box in boxes for y in (box[1], box[3]))
    spans = [
        (box, GridCell(nearest(ys, box[1]), nearest(ys, box[3]), nearest(xs, box[0]), nearest(xs, box[2])))
        for box in boxes
    ]
    inside: list[list[Glyphs]] = [[] for _ in spans]
    outside: list[Glyphs] = []
    # The cells that may hold what stands between two upright rules; their edges are near to the rules, not on them.
    bounds = [xs[0], *xs, xs[-1]]
    lanes = [
        [(k, box) for k, (box, _) in enumerate(spans) if box[0] <= b + SAME and box[2] >= a - SAME]
        for a, b in pairwise(bounds)
    ]
    for char in _cut_at(xs, chars):
        x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
        if not (xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]):
            outside.append(char)
            continue
        for k, box in lanes[bisect_right(xs, x)]:
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                inside[k].append(char)
                break
        else:
            outside.append(char)
    nested: list[list[Grid]] = [[] for _ in spans]
    for k, (box, _) in enumerate(spans):
        for each in inner:
            if inside[k] and _holds(box, each):
                grid, inside[k] = _grid(page, each, inside[k], [other for other in inner if other is not each])
                nested[k].append(grid)
    angles = [_angle(page, own) for own in inside]
    found = [
        merged(pieces(page.number, upright(own, angle) if angle else own))
        for own, angle in zip(inside, angles, strict=True)
    ]
    step = pitch([line for own in found for line in own])
    padding = _padding([(line, box) for own, (box, _) in zip(found, spans, strict=True) for line in own])
    area = Frame(xs[0], xs[-1], step)
    cells = [cell for _, cell in spans]
    for (box, cell), own, angle, grids in zip(spans, found, angles, nested, strict=True):
        sides = {0: (box[0], box[2]), 1: (-box[3], -box[1]), 2: (-box[2], -box[0]), 3: (box[1], box[3])}[angle]
        for grid in sorted(grids, key=lambda grid: grid.top):
            above = [line for line in own if line.base < grid.top]
            cell.drafts += in_cell(above, *sides, padding, area)
            cell.drafts += [draft for c in sorted(grid.cells, key=lambda c: (c.row, c.col)) for draft in c.drafts]
            own = own[len(above) :]
        cell.drafts += in_cell(own, *sides, padding, area)
    covered = {(r, c) for cell in cells for r in range(cell.row, cell.row_end) for c in range(cell.col, cell.col_end)}
    n_rows, n_cols = len(ys) - 1, len(xs) - 1
    cells += [GridCell(r, r + 1, c, c + 1) for r in range(n_rows) for c in range(n_cols) if (r, c) not in covered]
    return Grid(xs, n_rows, cells, ys[0], ys[-1]), outside


def _cut_at(xs: Sequence[float], chars: Iterable[Glyphs]) -> Iterator[Glyphs]:
    """Words that a rule may cut, letter by letter; the others as they are."""
    for char in chars:
        k = bisect_right(xs, char.x0)
        if k < len(xs) and xs[k] < char.x1:
            yield from char.letters()
        else:
            yield char


def _padding(found: Sequence[tuple[Line, CellBox]]) -> float:
    """How far the text of the table's cells stands in from their rules: where most lines start, else the least gap."""
    starts = Counter(round(2 * (line.x0 - box[0])) / 2 for line, box in found if 0.5 < line.x0 - box[0] < _MOST_PADDING)
    if starts and starts.most_common(1)[0][1] >= max(3, len(found) / 10):
        return starts.most_common(1)[0][0]
    gaps = sorted(gap for line, box in found if (gap := min(line.x0 - box[0], box[2] - line.x1)) > 0)
    return min(_MOST_PADDING, gaps[len(gaps) // 20]) if gaps else 0.0


def _angle(page: Page, chars: Sequence[Glyphs]) -> int:
    """How the writing in a cell is turned, if it is turned on a page that is not."""
    if page.angle or not any(c.angle for c in chars):
        return 0
    turned = Counter(c.angle for c in spelt(chars) if c.text != " ")
    return turned.most_common(1)[0][0] if turned else 0
