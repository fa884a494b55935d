"""Figures that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.audit.archive import Located
from extract.audit.findings.case import Case
from extract.audit.findings.criteria import scores_differ
from extract.audit.findings.leads import named
from extract.audit.model import Finding
from extract.folding import fold
from extract.patterns import rule
from extract.records import columns

_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?")
_COUNT = re.compile(r"\d{1,3}")
_TITLES = {c.name: c.vi for c in columns("criteria")}
# What rounding of the parts may differ by.
_NEAR = 0.011
_FEWEST = 2

Grid = list[list[str]]


def sum_differs(case: Case) -> Iterator[Finding]:
    """Criteria whose parts score more than they do, and tables whose row of totals is not the sum of the rows above."""
    if not case.is_printed:
        return
    for criterion, column, printed, added in scores_differ(case):
        values = {"row": named(criterion), "column": _TITLES[column], "printed": _vi(printed), "sum": _vi(added)}
        yield case.finding("sum-differs", "criteria", criterion, criterion.name, **values)
    for grid in _grids(case):
        for label, column, printed, added in wrong_totals(grid):
            values = {"row": label, "column": column, "printed": _vi(printed), "sum": _vi(added)}
            yield case.finding("sum-differs", "documents", case.document, " | ".join(_total_row(grid)), **values)


def wrong_totals(grid: Grid) -> Iterator[tuple[str, str, float, float]]:
    """The totals of a table that are not what its column adds up to: label, head, figure, sum.

    Only where the rows are plainly one list: numbered 1, 2, 3 ... in the first column, a figure or nothing in each cell.
    """
    at = next((r for r, row in enumerate(grid) if _is_total(row)), None)
    if at is None:
        return
    first = next((r for r, row in enumerate(grid) if row[0].strip().rstrip(".") in ("1", "01")), None)
    if first is None or any(_has_figures(row) for row in grid[: min(first, at)]):
        return
    rows = grid[first:at] if at > first else grid[first:]
    counts = [row[0].strip().rstrip(".") for row in rows]
    if len(rows) < _FEWEST or counts != [
        f"{n:0{len(counts[0])}d}" if counts[0] == "01" else str(n) for n in range(1, len(rows) + 1)
    ]:
        return
    heads = [" ".join(row[c] for row in grid[: min(first, at)] if row[c]) for c in range(len(grid[0]))]
    for c in range(1, len(grid[0])):
        printed = _figure(grid[at][c])
        figures = [_figure(row[c]) if row[c].strip() not in ("", "-") else 0.0 for row in rows]
        if printed is None or None in figures or not any(figures):
            continue
        if rule("audit", "total.apart").regex.search(fold(heads[c])):
            continue
        added = sum(one for one in figures if one is not None)
        if abs(added - printed) > _NEAR * len(rows):
            yield _label(grid[at]), heads[c], printed, added


def _grids(case: Case) -> Iterator[Grid]:
    """The tables that assign no work, where their cells can be told from each other: one line each, none merged."""
    doc_id = case.document.doc_id
    for problem in case.archive.problems_of[doc_id]:
        if problem.code != "table-as-text":
            continue
        places: tuple[Located, ...] = case.archive.spans(doc_id).get(("problems", str(problem.position)), ())
        text = case.archive.text(doc_id)
        if text and len(places) == 1 and (grid := _grid(text, places[0])):
            yield grid


def _grid(text: str, place: Located) -> Grid | None:
    """The cells of a table in the canonical text, a line each; None where some are merged or of several lines.

    In a last row of totals the label may lie over the columns before the first figure: they are taken as empty.
    """
    cells = text[place.start : place.end].split("\n")
    width = _width(cells)
    if width is None:
        return None
    # Empty cells at the end lie behind the span: a line end of each after that of the last cell, then one of the table.
    behind = len(text) - place.end - len(text[place.end :].lstrip("\n"))
    cells += [""] * min(max(0, behind - 2), -len(cells) % width)
    last = len(cells) - len(cells) % width
    if last < len(cells) and _is_total(cells[last:]):
        cells[last + 1 : last + 1] = [""] * (-len(cells) % width)
    return [cells[at : at + width] for at in range(0, len(cells), width)] if len(cells) % width == 0 else None


def _width(cells: list[str]) -> int | None:
    """How many columns a table has, by the numbers 1, 2, 3 ... of its rows, which stand a row's width apart below its head."""
    counts = [cell.strip().rstrip(".").removeprefix("0") for cell in cells]
    for first in (at for at, count in enumerate(counts) if count == "1"):
        fits = [
            width
            for width in range(2, first + 1)
            if first % width == 0
            and counts[first + width : first + width + 1] == ["2"]
            and _goes_on(cells, counts, first, width)
        ]
        if len(fits) == 1:
            return fits[0]
    return None


def _goes_on(cells: list[str], counts: list[str], first: int, width: int) -> bool:
    """Does the third row have its number, or hold totals, or is there none?"""
    third = first + 2 * width
    return third >= len(cells) or counts[third] == "3" or _is_total(cells[third : third + width])


def _has_figures(row: list[str]) -> bool:
    """Does a row above the first numbered one belong to the list: a group with a sum of its own? Heads may number columns."""
    return any(_figure(cell) is not None for cell in row) and [one.strip("() ") for one in row] != [
        str(n) for n in range(1, len(row) + 1)
    ]


def _is_total(row: list[str]) -> bool:
    return any(rule("audit", "total.row").regex.search(fold(cell)) for cell in row[:2])


def _total_row(grid: Grid) -> list[str]:
    return next(row for row in grid if _is_total(row))


def _label(row: list[str]) -> str:
    return next(cell for cell in row[:2] if rule("audit", "total.row").regex.search(fold(cell)))


def _figure(text: str) -> float | None:
    """A number as it is written in Vietnamese: a point between thousands, a comma before decimals."""
    text = text.strip()
    return float(text.replace(".", "").replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _vi(number: float) -> str:
    shown = f"{number:,.3f}".rstrip("0").rstrip(".")
    return shown.translate(str.maketrans(",.", ".,"))
