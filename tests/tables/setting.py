"""Sets a sketched table: lines broken to their columns, rows to their pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.readers.paper import width
from tests.tables.model import Cell, Look, Sketch, nested


@dataclass
class Line:
    """A line of text with its baseline `y` below its cell's top; `x` is where it starts if that is not its cell's affair."""

    text: str
    y: float
    is_bold: bool
    x: float | None = None


@dataclass
class Piece:
    """A cell, or the part of it that stands on one page; `top` and `bottom` are below the table's top on that page."""

    cell: Cell
    left: float
    right: float
    top: float
    bottom: float
    lines: list[Line] = field(default_factory=list)
    inner: list[Piece] = field(default_factory=list)


def pages(sketch: Sketch, look: Look) -> list[list[Piece]]:
    """The table's pieces, page by page."""
    pieces, ys = _set(sketch, look)
    if not look.room:
        return [pieces]
    head = ys[sketch.header] if look.repeat else 0.0
    heads = [piece for piece in pieces if piece.cell.row < sketch.header]
    result = []
    start = 0.0
    while start < ys[-1]:
        room = look.room - (head if result else 0.0)
        end = ys[-1] if ys[-1] - start <= room else _end(pieces, ys, start, room, look)
        shift = (head if result else 0.0) - start
        page = [_cut(piece, start, end, shift) for piece in pieces if piece.top < end and piece.bottom > start]
        result.append([*(heads if result and look.repeat else []), *page])
        start = end
    return result


def wrapped(text: str, room: float, size: float, font: str, spacing: float = 0) -> Iterator[str]:
    """The lines of a paragraph; a word wider than the room is cut between letters, as Word does."""

    def extent(part: str) -> float:
        return width(part, size, font) + spacing * len(part)

    line = ""
    for word in text.split():
        if line and extent(f"{line} {word}") > room:
            yield line
            line = ""
        line = f"{line} {word}".strip()
        while extent(line) > room and len(line) > 1:
            cut = next(k for k in range(len(line), 0, -1) if k == 1 or extent(line[:k]) <= room)
            yield line[:cut]
            line = line[cut:]
    yield line


def _set(sketch: Sketch, look: Look) -> tuple[list[Piece], list[float]]:
    """All cells below each other, and the tops of the rows."""
    xs = [0.0]
    for each in sketch.widths:
        xs.append(xs[-1] + each)
    n_rows = len(sketch.grid())
    heights = [look.size * look.leading + 4] * n_rows
    step = look.size * look.leading
    pieces = []
    for cell in sorted(sketch.cells(), key=lambda c: c.row_span):
        left, right = xs[cell.col], xs[cell.col + cell.col_span]
        is_bold = cell.row < sketch.header or cell.col_span == len(sketch.widths)
        font = "serif-bold" if is_bold else "serif"
        is_up = (cell.row, cell.col) in look.upwards
        room = 90.0 if is_up else right - left - 2 * look.padding
        piece = Piece(cell, left, right, 0, 0)
        need = _fill(piece, room, font, look) if cell.text else 0.0
        need = 98.0 if is_up else need
        missing = need - sum(heights[cell.row : cell.row + cell.row_span])
        heights[cell.row + cell.row_span - 1] += max(missing, 0.0)
        pieces.append(piece)
    ys = [0.0]
    for height in heights:
        ys.append(ys[-1] + height)
    for piece in pieces:
        piece.top, piece.bottom = ys[piece.cell.row], ys[piece.cell.row + piece.cell.row_span]
        is_up = (piece.cell.row, piece.cell.col) in look.upwards
        if look.middle and not is_up and piece.lines:
            spare = piece.bottom - piece.top - len(piece.lines) * step - 4
            for line in piece.lines:
                line.y += spare / 2
    return sorted(pieces, key=lambda p: (p.cell.row, p.cell.col)), ys


def _fill(piece: Piece, room: float, font: str, look: Look) -> float:
    """Put a cell's paragraphs and tables into it, one under another; return the height that they need."""
    step = look.size * look.leading
    y = 2.0
    is_bold = font == "serif-bold"
    for paragraph in piece.cell.text.split(" / "):
        for row in nested(paragraph):
            share = room / len(row)
            columns = [list(wrapped(text, share - 6, look.size, font)) for text in row]
            height = max(map(len, columns)) * step + 4
            for k, lines in enumerate(columns):
                left = piece.left + look.padding + k * share
                piece.inner.append(Piece(Cell(-1, -1, 1, 1, ""), left, left + share, y, y + height))
                piece.lines += [Line(text, y + 2 + (n + 0.8) * step, is_bold, left + 3) for n, text in enumerate(lines)]
            y += height
        if not nested(paragraph):
            for text in wrapped(paragraph, room, look.size, font, look.spacing):
                piece.lines.append(Line(text, y + 0.8 * step, is_bold))
                y += step
    return y + 2


def _end(pieces: list[Piece], ys: list[float], start: float, room: float, look: Look) -> float:
    """Where a page that starts at `start` ends: between rows, or in a row between the lines of all its cells."""
    whole = max((y for y in ys if start < y <= start + room), default=0.0)
    if not look.split and whole:
        return whole
    row = max(k for k, y in enumerate(ys[:-1]) if y < start + room)
    step = look.size * look.leading
    lines = max(int((start + room - max(ys[row], start) - 4) / step), 0)
    if lines < 1 and whole:
        return whole
    return max(ys[row], start) + lines * step + 2


def _cut(piece: Piece, start: float, end: float, shift: float) -> Piece:
    """The part of a piece between two heights, moved to its place on the page."""
    top, bottom = max(piece.top, start), min(piece.bottom, end)
    first = min((line.y for line in piece.lines), default=0.0)
    lines = [
        Line(line.text, max(line.y + piece.top - top, min(first, 12.0)), line.is_bold)
        for line in piece.lines
        if start < piece.top + line.y <= end
    ]
    return Piece(piece.cell, piece.left, piece.right, top + shift, bottom + shift, lines)
