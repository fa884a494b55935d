"""Samples written otherwise: the same plan in another spelling, layout, numbering, place or table."""

from __future__ import annotations

import dataclasses
import re
import textwrap
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from extract.folding import fold
from extract.pipeline import process
from tests.samples.build import WRITERS, samples
from tests.samples.model import Cell, Grid, Sample, Section

Change = Callable[[Sample], Sample]
Told = list[tuple[tuple[str, ...], ...]]

# What is printed; other texts of a sample say what gold holds.
_PRINTED = {
    "sentences",
    "text",
    "marker",
    "heading",
    "end",
    "columns",
    "body",
    "number",
    "date",
    "parent",
    "draft",
    "lines",
    "title",
    "recipients",
}
SAMPLES = {sample.name: sample for sample in samples()}


def everywhere(change: Callable[[str], str]) -> Change:
    """Rewrite every printed text of a sample."""

    def walk(value: Any, printed: bool) -> Any:
        if isinstance(value, str):
            return change(value) if printed else value
        if isinstance(value, tuple):
            return tuple(walk(one, printed) for one in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
            return type(value)(**{name: walk(one, name in _PRINTED) for name, one in fields.items()})
        return value

    return lambda sample: walk(sample, False)


def sections(change: Callable[[Section], Section]) -> Change:
    """Rewrite every section of a sample."""

    def walk(block: Any) -> Any:
        return (
            change(replace(block, children=tuple(map(walk, block.children)))) if isinstance(block, Section) else block
        )

    return _blocks(walk)


def grids(change: Callable[[Grid], Grid]) -> Change:
    """Rewrite every table of a sample."""

    def walk(block: Any) -> Any:
        if isinstance(block, Grid):
            return change(block)
        return replace(block, children=tuple(map(walk, block.children))) if isinstance(block, Section) else block

    return _blocks(walk)


def _blocks(walk: Callable[[Any], Any]) -> Change:
    def made(sample: Sample) -> Sample:
        return replace(
            sample,
            body=tuple(map(walk, sample.body)),
            after=tuple(map(walk, sample.after)),
            before=made(sample.before) if sample.before else None,
        )

    return made


def split(grid: Grid) -> Grid:
    """Every cell over several rows printed again in each row, but for those that hold the work: they are one task."""
    rows = []
    for r, row in enumerate(grid.rows):
        cells, c = [], 0
        while c < len(grid.columns):
            cell, top, left = _cover(grid, r, c)
            if c == grid.action and cell.rows > 1:
                if top == r:
                    cells.append(cell)
            else:
                cells.append(Cell(cell.text, 1, cell.cols))
            c = left + cell.cols
        rows.append(replace(row, cells=tuple(cells)))
    return replace(grid, rows=tuple(rows))


def shuffle(order: Callable[[int], list[int]]) -> Callable[[Grid], Grid]:
    """Columns in another order; tables with cells over several columns keep theirs, but for rows of one wide cell."""

    def made(grid: Grid) -> Grid:
        plain = split(grid)
        width = len(grid.columns)
        if any(cell.cols > 1 and cell.cols < width - 1 or cell.rows > 1 for row in plain.rows for cell in row.cells):
            return grid
        places = order(width)
        rows = [
            row if len(row.cells) < width else replace(row, cells=tuple(row.cells[i] for i in places))
            for row in plain.rows
        ]
        return replace(
            plain, columns=tuple(grid.columns[i] for i in places), rows=tuple(rows), action=places.index(grid.action)
        )

    return made


def _cover(grid: Grid, row: int, col: int) -> tuple[Cell, int, int]:
    for r, line in enumerate(grid.placed()):
        for c, cell in line:
            if r <= row < r + cell.rows and c <= col < c + cell.cols:
                return cell, r, c
    return Cell(""), row, col


def written(sample: Sample) -> tuple[bytes, str]:
    ending = next(one for one in sample.formats if one in WRITERS)
    return WRITERS[ending](sample), f"{sample.name}.{ending}"


def wrapped(markdown: bytes, width: int) -> bytes:
    """Paragraphs of a Markdown file broken over lines; tables, headings and lists of names stay."""
    lines = []
    for line in markdown.decode().split("\n"):
        plain = line and not re.match(r"[|#>\[<]|\*\*|- .*;$", line)
        lines += textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) if plain else [line]
    return "\n".join(lines).encode()


def told(data: bytes, source: str) -> Told:
    """What the tasks of a file say: leads, partners, receivers and dates, in order, in one spelling."""
    records = process(data, source).records
    made = []
    for task in records.tasks:
        mine = [one for one in records.assignments if one.task_id == task.task_id]
        days = [one for one in records.deadlines if one.task_id == task.task_id]
        roles = [
            tuple(fold(a.mention).casefold() for a in mine if a.role == role)
            for role in ("lead", "coordinate", "report_to")
        ]
        made.append((*roles, tuple(f"{d.start_on} {d.due_on} {d.recurrence}" for d in days)))
    return made


@cache
def usual(name: str) -> Told:
    """What the sample says as it stands in the repository."""
    return told(*written(SAMPLES[name]))
