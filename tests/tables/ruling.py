"""Ways in which programs draw the rules of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tests.readers.paper import Sheet
from tests.tables.setting import Piece

Segment = tuple[float, float, float, float]


def bars(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """Thin filled rectangles, one for each side of a cell: Word."""
    for a, b, c, d in _segments(pieces, x, y):
        sheet.bar(a, b, c + (weight if a == c else 0), d + (weight if b == d else 0))


def joints(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """Thin rectangles between small squares at the corners: Word's own export."""
    for a, b, c, d in _segments(pieces, x, y):
        sheet.bar(a, b, a + weight, b + weight)
        sheet.bar(c, d, c + weight, d + weight)
        if a == c:
            sheet.bar(a, b + weight, a + weight, d)
        else:
            sheet.bar(a + weight, b, c, b + weight)


def path(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """The whole grid in one stroked path: drivers that print."""
    _stroke(sheet, list(_segments(pieces, x, y)), weight)


def strokes(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """Long lines, a stroke each: LibreOffice Calc and drawing programs."""
    for segment in _long(pieces, x, y):
        _stroke(sheet, [segment], weight)


def boxes(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """A stroked rectangle for each cell: converters from HTML."""
    for p in pieces:
        sheet.content.append(
            f"q {weight} w {x + p.left} {sheet.height - y - p.bottom} {p.right - p.left} {p.bottom - p.top} re S Q"
        )


def loose(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """A rectangle for each cell with two points between neighbours: HTML without collapsed borders."""
    for p in pieces:
        sheet.content.append(
            f"q {weight} w {x + p.left + 1} {sheet.height - y - p.bottom + 1} "
            f"{p.right - p.left - 2} {p.bottom - p.top - 2} re S Q"
        )


def short(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """Sides that end a point before the corner: rounded coordinates."""
    for a, b, c, d in _segments(pieces, x, y):
        gap_x, gap_y = (0.0, 1.0) if a == c else (1.0, 0.0)
        _stroke(sheet, [(a + gap_x, b + gap_y, c - gap_x, d - gap_y)], weight)


def over(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """Sides that end two points behind the corner."""
    for a, b, c, d in _segments(pieces, x, y):
        more_x, more_y = (0.0, 2.0) if a == c else (2.0, 0.0)
        _stroke(sheet, [(a - more_x, b - more_y, c + more_x, d + more_y)], weight)


def double(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """Two lines for each side."""
    for a, b, c, d in _long(pieces, x, y):
        by_x, by_y = (0.75, 0.0) if a == c else (0.0, 0.75)
        _stroke(sheet, [(a - by_x, b - by_y, c - by_x, d - by_y), (a + by_x, b + by_y, c + by_x, d + by_y)], weight)


def dashes(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """A pattern of dashes."""
    for segment in _long(pieces, x, y):
        _stroke(sheet, [segment], weight, "[3 2] 0 d")


def dots(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """Dots, each a filled square of its own: Word's dotted border."""
    for a, b, c, d in _long(pieces, x, y):
        length = max(c - a, d - b)
        for k in range(int(length / (3 * weight)) + 1):
            px, py = (a, b + 3 * weight * k) if a == c else (a + 3 * weight * k, b)
            sheet.bar(px, py, px + weight, py + weight)


def pieces_of_path(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """Dashes, each a path of its own: LibreOffice."""
    for a, b, c, d in _long(pieces, x, y):
        length = max(c - a, d - b)
        k = 0.0
        while k < length:
            end = min(k + 2.5, length)
            _stroke(sheet, [(a, b + k, c, b + end) if a == c else (a + k, b, a + end, d)], weight)
            k += 4.5


def hairs(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """Lines of no width: as thin as the device can draw them."""
    for segment in _long(pieces, x, y):
        _stroke(sheet, [segment], 0)


def grey(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """Light grey lines: a screen's taste."""
    sheet.content.append("q 0.75 G")
    path(sheet, pieces, x, y, weight)
    sheet.content.append("Q")


def level(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """Horizontal rules only, over every row."""
    for segment in _long(pieces, x, y):
        if segment[1] == segment[3]:
            _stroke(sheet, [segment], weight)


def booked(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """Three rules: above and under the header, and under the table."""
    x0, x1 = x + min(p.left for p in pieces), x + max(p.right for p in pieces)
    head = max(p.bottom for p in pieces if p.cell.row == 0)
    for at in (0.0, head, max(p.bottom for p in pieces)):
        _stroke(sheet, [(x0, y + at, x1, y + at)], weight)


def sideless(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """No rules at the outer left and right."""
    x0, x1 = x + min(p.left for p in pieces), x + max(p.right for p in pieces)
    for a, b, c, d in _segments(pieces, x, y):
        if not (a == c and a in (x0, x1)):
            _stroke(sheet, [(a, b, c, d)], weight)


def shades(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """No lines: each cell is a filled rectangle, a gap of white between them: web pages."""
    for p in pieces:
        tone = 0.75 if p.cell.row == 0 else 0.88 + 0.05 * (p.cell.row % 2)
        sheet.content.append(f"q {tone} g")
        sheet.bar(x + p.left + 0.5, y + p.top + 0.5, x + p.right - 0.5, y + p.bottom - 0.5)
        sheet.content.append("Q")


def white(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """White lines over shaded cells: Word's coloured table styles."""
    for p in pieces:
        tone = 0.6 if p.cell.row == 0 else 0.85 + 0.05 * (p.cell.row % 2)
        sheet.content.append(f"q {tone} g")
        sheet.bar(x + p.left, y + p.top, x + p.right, y + p.bottom)
        sheet.content.append("Q")
    sheet.content.append("q 1 G")
    path(sheet, pieces, x, y, weight)
    sheet.content.append("Q")


def pictures(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """Each line a black picture of one pixel, stretched: printed web pages."""
    for a, b, c, d in _long(pieces, x, y):
        sheet.content.append(
            f"q {max(c - a, weight)} 0 0 {max(d - b, weight)} {a} {sheet.height - d} cm "
            "BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"
        )


def none(sheet: Sheet, pieces: Sequence[Piece], x: float, y: float, weight: float) -> None:
    """Nothing: columns show by their alignment alone."""


WAYS: dict[str, Callable[[Sheet, Sequence[Piece], float, float, float], None]] = {
    way.__name__: way
    for way in (
        bars, joints, path, strokes, boxes, loose, short, over, double, dashes, dots, pieces_of_path, hairs, grey, level,
        booked, sideless, shades, white, pictures, none,
    )
}  # fmt: skip


def _segments(pieces: Iterable[Piece], x: float, y: float) -> Iterable[Segment]:
    """The sides of each cell, neighbours' sides only once."""
    seen: set[Segment] = set()
    for p in pieces:
        left, right, top, bottom = x + p.left, x + p.right, y + p.top, y + p.bottom
        sides = [(left, top, left, bottom), (right, top, right, bottom)]
        # Word closes a row that the page cuts; others leave it open.
        sides += [(left, top, right, top), (left, bottom, right, bottom)]
        for side in sides:
            key = (round(side[0], 2), round(side[1], 2), round(side[2], 2), round(side[3], 2))
            if key not in seen:
                seen.add(key)
                yield side


def _long(pieces: Sequence[Piece], x: float, y: float) -> list[Segment]:
    """The sides, those that touch or lie on one another made one."""
    result: list[Segment] = []
    for is_upright in (True, False):
        lanes: dict[float, list[tuple[float, float]]] = {}
        for a, b, c, d in _segments(pieces, x, y):
            if (a == c) is is_upright:
                lanes.setdefault(round(a if is_upright else b, 3), []).append((b, d) if is_upright else (a, c))
        for lane, stretches in lanes.items():
            stretches.sort()
            start, end = stretches[0]
            for s, e in [*stretches[1:], (float("inf"), 0.0)]:
                if s <= end + 0.01:
                    end = max(end, e)
                else:
                    result.append((lane, start, lane, end) if is_upright else (start, lane, end, lane))
                    start, end = s, e
    return result


def _stroke(sheet: Sheet, segments: Iterable[Segment], weight: float, dash: str = "") -> None:
    lines = " ".join(f"{a} {sheet.height - b} m {c} {sheet.height - d} l" for a, b, c, d in segments)
    sheet.content.append(f"q {weight} w {dash} {lines} S Q")
