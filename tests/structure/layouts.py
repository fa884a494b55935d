"""The layouts in which readers give two columns of text."""

from __future__ import annotations

from itertools import zip_longest

from extract.document import Block, Cell, Paragraph, Table


def two_columns(left: list[str], right: list[str], layout: str, *, ruled: bool = False) -> list[Block]:
    """Two columns of lines as two cells, as a row for each line, one column after the other, or mixed on each line."""
    left, right = [squeeze(t) for t in left], [squeeze(t) for t in right]
    if layout == "cells":
        cells = (Cell(0, 0, tuple(map(Paragraph, left))), Cell(0, 1, tuple(map(Paragraph, right))))
        return [Table(1, 2, cells, ruled=ruled)]
    if layout == "rows":
        pairs = list(zip_longest(left, right, fillvalue=""))
        made = tuple(Cell(r, c, (Paragraph(pair[c]),)) for r, pair in enumerate(pairs) for c in (0, 1))
        return [Table(len(pairs), 2, made, ruled=ruled)]
    if layout == "columns":
        return [Paragraph(t) for t in (*left, *right)]
    return [Paragraph(f"{a} {b}".strip()) for a, b in zip_longest(left, right, fillvalue="")]


def squeeze(text: str) -> str:
    """Single-spaced, as readers give text."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))
