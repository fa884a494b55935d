"""The cells of an HTML table in their grid."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element


def grid(table: Element) -> list[tuple[tuple[int, int, int, int], Element]]:
    """The cells of a table with row, column, row span and column span, by the rules of HTML."""
    found: list[tuple[tuple[int, int, int, int], Element]] = []
    taken: set[tuple[int, int]] = set()
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    for r, row in enumerate(rows):
        c = 0
        for cell in row.iterchildren("td", "th"):
            while (r, c) in taken:
                c += 1
            declared = _span(cell, "rowspan")
            row_span = min(declared or len(rows), len(rows) - r)  # 0 means: to the end
            col_span = _span(cell, "colspan") or 1
            taken |= {(r + i, c + j) for i in range(row_span) for j in range(col_span)}
            found.append(((r, c, row_span, col_span), cell))
            c += col_span
    return found


def _span(cell: Element, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    return min(int(text), 1000) if text.isdecimal() and len(text) < 6 else 1
