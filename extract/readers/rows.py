"""Rows of a table written as text: between pipes, between tabs, or in a drawn grid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from extract.document import Cell, Paragraph, Table

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*\Z")
_PIPE = re.compile(r"(?<!\\)\|")
_TABS = 3  # fewer tabs in a row are more often a letterhead than a table


def at(source: list[str], at: int) -> tuple[list[list[str]], int]:
    """The rows of the table that starts at line `at`, and the number of lines that it takes; no rows for no table."""
    found = _pipes(source, at)
    return found if found[0] else _tabs(source, at)


def is_row(line: str) -> bool:
    """Does a line look like a row, so that it is no running text?"""
    return "\t" in line or bool(_PIPE.search(line))


def table(rows: list[list[str]], read: Callable[[str], Iterable[Paragraph]]) -> Table:
    """A table of rows; `read` gives the paragraphs of a cell.

    Text has no rules. Two columns in three rows at most are a letterhead or a signature block that a converter took for
    a table.
    """
    n_cols = max(len(row) for row in rows)
    cells = []
    for r, row in enumerate(rows):
        for c in range(n_cols):
            found = tuple(p for p in read(row[c]) if p.text) if c < len(row) else ()
            cells.append(Cell(r, c, found or (Paragraph(""),)))
    return Table(len(rows), n_cols, tuple(cells), ruled=n_cols > 2 or len(rows) > 3)


def _pipes(source: list[str], at: int) -> tuple[list[list[str]], int]:
    """Rows between pipes; a blank line between them (a page's end) does not end the table unless a new head follows."""
    is_open = at + 1 < len(source) and "|" in source[at] and bool(_RULE.fullmatch(source[at + 1]))
    if not (source[at].lstrip().startswith("|") or is_open):
        return [], 0
    rows: list[list[str]] = []
    end = i = at
    while i < len(source):
        line = source[i]
        if not line.strip():
            i += 1
            continue
        follows_gap = i > end
        is_row = line.lstrip().startswith("|") or (is_open and bool(_PIPE.search(line)) and not follows_gap)
        if not is_row or (follows_gap and i + 1 < len(source) and _is_rule(source[i + 1])):
            break
        if not _is_rule(line):
            row = _PIPE.split(line.strip().removeprefix("|"))
            rows.append(row[:-1] if len(row) > 1 and not row[-1].strip() else row)
        i += 1
        end = i
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    return (rows, end - at) if rows and max(len(row) for row in rows) > 1 else ([], 0)


def _is_rule(line: str) -> bool:
    return "|" in line and bool(_RULE.fullmatch(line))


def _tabs(source: list[str], at: int) -> tuple[list[list[str]], int]:
    """Rows between tabs, all with as many tabs; blank lines between them do not end the table."""
    n_tabs = source[at].count("\t")
    if n_tabs < _TABS:
        return [], 0
    rows: list[list[str]] = []
    end = at
    for i in range(at, len(source)):
        if source[i].count("\t") == n_tabs:
            rows.append(source[i].split("\t"))
            end = i + 1
        elif source[i].strip():
            break
    return (rows, end - at) if len(rows) > 1 else ([], 0)
