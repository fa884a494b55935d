"""What a table of the torture set is: its cells, declared as a person would sketch them, and how it is drawn.

A sketch has a line for each row and `|` between cells. `<` covers what is on its left, `^` what is above; ` / ` starts a
paragraph of its own in a cell; `~` is a cell that is not there at all (a row that starts later or ends earlier);
`[[a ; b // c ; d]]` is a table in a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from extract import document

_MARKS = re.compile(r"\[\[|\]\]| //? | ; ")


class Cell(NamedTuple):
    """A cell as it must be read: place and spans in the grid, and its text in single spaces."""

    row: int
    col: int
    row_span: int
    col_span: int
    text: str


@dataclass(frozen=True)
class Sketch:
    """A table: its rows as sketched, the widths of its columns in points, and how many rows are its header."""

    rows: str
    widths: tuple[float, ...]
    header: int = 1

    def grid(self) -> list[list[str]]:
        """The sketch's entries, row by row."""
        lines = [line for line in self.rows.strip().split("\n") if line.strip()]
        found = [[entry.strip() for entry in line.split("|")] for line in lines]
        assert all(len(row) == len(self.widths) for row in found), self.rows
        return found

    def cells(self) -> list[Cell]:
        """The cells that the sketch shows; `text` still has its ` / `."""
        grid = self.grid()
        found = []
        for r, row in enumerate(grid):
            for c, text in enumerate(row):
                if text in ("<", "^", "~"):
                    continue
                across = down = 1
                while c + across < len(row) and row[c + across] == "<":
                    across += 1
                below = ["^", *["<"] * (across - 1)]
                while r + down < len(grid) and grid[r + down][c : c + across] == below:
                    down += 1
                found.append(Cell(r, c, down, across, text))
        return found


@dataclass(frozen=True)
class Look:
    """How a table is drawn by hand on the pages of a PDF.

    Attributes:
        rules: Name of a function of `ruling`.
        weight: Thickness of the rules in points.
        size: Size of the letters.
        align: Each column's alignment: `l`, `c` or `r`; the last one goes for the rest.
        middle: Is the text in the middle of its cell's height?
        room: Height that a page leaves to the table, in points; 0 for as much as it needs.
        repeat: Does the header stand on every page again?
        split: Are rows split over pages?
        angle: Quarter turns of the page by `/Rotate`; the writing stands upright when displayed.
        turned: Quarter turns of the writing on a page that is not turned.
        crop: How much the crop box leaves out on the left and at the foot.
        stamp: What is stamped over the header: `round`, `box` or `text`; "" for nothing.
        upwards: Cells (row, column) that are written upwards.
        spacing: Extra room between letters.
        spaces: Are spaces written as characters, or only left free?
        leading: From baseline to baseline, in sizes of the letters.
        padding: How far the text stands in from the cell's sides.
        gap: Room between this table and the next.
        shaded: Is the header shaded?
        note: A footnote under the table.
    """

    rules: str = "bars"
    weight: float = 0.5
    size: float = 11
    align: str = "cl"
    middle: bool = False
    room: float = 0
    repeat: bool = False
    split: bool = True
    angle: int = 0
    turned: int = 0
    crop: tuple[float, float] = (0, 0)
    stamp: str = ""
    upwards: frozenset[tuple[int, int]] = frozenset()
    spacing: float = 0
    spaces: bool = True
    leading: float = 1.15
    padding: float = 5.4
    gap: float = 24
    shaded: bool = False
    note: str = ""


@dataclass(frozen=True)
class Word:
    """How a table is written in DOCX.

    Attributes:
        merge: How cells beside each other are merged: `gridSpan`, or `hMerge` as old converters do.
        wrap: What rows or cells are wrapped in: `sdt-row`, `sdt-cell`, `custom`; "" for nothing.
        tracked: Are there inserted rows, and deleted ones that do not count?
        style: Where the rules come from: `table` (its own), `style` (a table style), `cells` (each cell).
        keep: May rows not be split over pages?
        height: Height of the page in twips.
        extra: Grid lines that no cell uses, as dragging columns leaves behind.
    """

    merge: str = "gridSpan"
    wrap: str = ""
    tracked: bool = False
    style: str = "table"
    keep: bool = False
    height: int = 16838
    extra: bool = False


@dataclass(frozen=True)
class Case:
    """One or more tables on their pages, drawn by hand with a look, and written in DOCX."""

    name: str
    tables: tuple[Sketch, ...]
    look: Look = Look()
    word: Word = Word()


def expected(case: Case) -> list[list[Cell]]:
    """The cells that must be read, table by table."""
    return [[cell._replace(text=plain(_MARKS.sub(" ", cell.text))) for cell in s.cells()] for s in case.tables]


def nested(paragraph: str) -> list[list[str]]:
    """The rows of the table that a paragraph of a cell stands for; none for text."""
    if not paragraph.startswith("[["):
        return []
    return [row.split(" ; ") for row in paragraph.strip("[]").split(" // ")]


def found(read: document.Document) -> list[list[Cell]]:
    """The cells that were read, table by table."""
    tables = [block for block in read.blocks if isinstance(block, document.Table)]
    return [[Cell(c.row, c.col, c.row_span, c.col_span, plain(c.text)) for c in t.cells] for t in tables]


def plain(text: str) -> str:
    """The text in single spaces."""
    return " ".join(text.split())


def right(wanted: Iterable[Iterable[Cell]], got: list[list[Cell]]) -> tuple[int, int]:
    """How many of the wanted cells were read with place, spans and text as they are, and how many there are.

    Tables are paired in order, each with the one that has most of its cells among those that come next.
    """
    hits = total = at = 0
    for cells in wanted:
        known = set(cells)
        total += len(known)
        scores = [len(known & set(table)) for table in got[at:]]
        if scores and max(scores):
            hits += max(scores)
            at += scores.index(max(scores)) + 1
    return hits, total
