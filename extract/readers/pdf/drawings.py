"""What is drawn on a page beside its letters: ruling lines, whatever way a producer draws them, and images."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.readers.pdf import shades
from extract.readers.pdf.rules import BLACK, WHITE, Ink, Rule, ink_of, is_pale

# A filled shape thinner than this is a rule drawn as a rectangle, as Word and LibreOffice do; a thicker one is shading.
_RULE_WIDTH = 3.0
# Shorter strokes are the dots and dashes of a pattern, or parts of a drawing; dashes are chained first.
_SHORTEST_RULE = 8.0
# Dashes of one line stand closer together than this.
_DASH_GAP = 6.0
# Paths with more segments are drawings, seals and signatures, not grids of a page.
_MOST_SEGMENTS = 4000
_FORM_DEPTH = 5

# From a place in user space to the page as displayed.
Turn = Callable[[float, float], tuple[float, float]]
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawings(page: pdfium.PdfPage, turn: Turn, width: float, height: float) -> tuple[list[Rule], float]:
    """The page's ruling lines, and the share of it that its largest image covers."""
    found = _Found()
    image = 0.0
    for item, matrix in _objects(page):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _take_path(item, matrix, turn, found)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            own = _matrix(item)
            corners = [turn(*_apply(matrix, _apply(own, point))) for point in ((0, 0), (1, 0), (0, 1), (1, 1))]
            area = _extent(corners)
            image = max(image, (area.x1 - area.x0) * (area.bottom - area.top) / (width * height))
            if _is_thin(area):  # browsers print lines as stretched pictures of one dot
                found.dashes.append(_axis(area))
    visible = shades.on_shades(found.pale, found.shades)
    return _chained(found.dashes + visible) + shades.tiled(found.shades), image


@dataclass(slots=True)
class _Found:
    """Parts of lines as they are drawn, those in white, and filled areas."""

    dashes: list[Rule] = field(default_factory=list)
    pale: list[Rule] = field(default_factory=list)
    shades: list[Rule] = field(default_factory=list)


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, Matrix]]:
    """All objects of a page, also inside forms, each with the matrix of the forms around it."""
    handle = page.raw
    for i in range(raw.FPDFPage_CountObjects(handle)):
        yield from _unfolded(raw.FPDFPage_GetObject(handle, i), _IDENTITY, 0)


def _unfolded(item: raw.FPDF_PAGEOBJECT, matrix: Matrix, depth: int) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, Matrix]]:
    if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
        yield item, matrix
    elif depth < _FORM_DEPTH:
        inner = _times(_matrix(item), matrix)
        for i in range(raw.FPDFFormObj_CountObjects(item)):
            yield from _unfolded(raw.FPDFFormObj_GetObject(item, i), inner, depth + 1)


def _matrix(item: raw.FPDF_PAGEOBJECT) -> Matrix:
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(m))
    return m.a, m.b, m.c, m.d, m.e, m.f


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _apply(m: Matrix, point: tuple[float, float]) -> tuple[float, float]:
    x, y = point
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _take_path(item: raw.FPDF_PAGEOBJECT, outer: Matrix, turn: Turn, found: _Found) -> None:
    """The straight lines of a path, its stroked segments or the long axis of a thin filled shape; and what it fills."""
    fill, stroke = ctypes.c_int(), raw.FPDF_BOOL()
    if not raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke)):
        return
    if not (fill.value or stroke.value):
        return
    colour = _colour(item, bool(stroke.value))
    filling = colour if not stroke.value else _colour(item, False) if fill.value else None
    if colour is None and filling is None:
        return
    ink = ink_of(colour or WHITE)
    rules = found.pale if colour is None or is_pale(colour) else found.dashes
    for points in _subpaths(item, _times(_matrix(item), outer), turn):
        area = _extent(points)
        if _is_thin(area):
            rules.append(_axis(area, ink))
            continue
        if filling and not is_pale(filling) and _is_box(points, area):
            found.shades.append(area)
        if stroke.value:
            for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
                if abs(ay - by) < 1:
                    rules.append(Rule(min(ax, bx), (ay + by) / 2, max(ax, bx), (ay + by) / 2, ink))
                elif abs(ax - bx) < 1:
                    rules.append(Rule((ax + bx) / 2, min(ay, by), (ax + bx) / 2, max(ay, by), ink))


def _extent(points: Sequence[tuple[float, float]]) -> Rule:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Rule(min(xs), min(ys), max(xs), max(ys))


def _is_thin(area: Rule) -> bool:
    return min(area.x1 - area.x0, area.bottom - area.top) < _RULE_WIDTH


def _axis(area: Rule, ink: Ink = BLACK) -> Rule:
    """The line in the middle of a thin shape."""
    if area.is_horizontal:
        y = (area.top + area.bottom) / 2
        return Rule(area.x0, y, area.x1, y, ink)
    x = (area.x0 + area.x1) / 2
    return Rule(x, area.top, x, area.bottom, ink)


def _is_box(points: Sequence[tuple[float, float]], area: Rule) -> bool:
    """Is a shape the rectangle of its extent?"""
    corners = {(abs(x - area.x0) < 0.1, abs(x - area.x1) < 0.1, abs(y - area.top) < 0.1) for x, y in points}
    at_edges = all(x0 or x1 for x0, x1, _ in corners)
    return len(corners) == 4 and at_edges and all(min(abs(y - area.top), abs(y - area.bottom)) < 0.1 for _, y in points)


def _colour(item: raw.FPDF_PAGEOBJECT, stroked: bool) -> Ink | None:
    """The colour of a shape's lines or of its filling; None where it is transparent."""
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    get = raw.FPDFPageObj_GetStrokeColor if stroked else raw.FPDFPageObj_GetFillColor
    if not get(item, ctypes.byref(r), ctypes.byref(g), ctypes.byref(b), ctypes.byref(a)):
        return BLACK
    return (r.value, g.value, b.value) if a.value else None


def _subpaths(item: raw.FPDF_PAGEOBJECT, matrix: Matrix, turn: Turn) -> Iterator[list[tuple[float, float]]]:
    """The stretches of straight lines of a path, closed where the path closes them; curves end a stretch."""
    n = raw.FPDFPath_CountSegments(item)
    if n > _MOST_SEGMENTS:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for i in range(n):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = turn(*_apply(matrix, (x.value, y.value)))
        if kind == raw.FPDF_SEGMENT_LINETO:
            points.append(point)
        else:
            if len(points) > 1:
                yield points
            points = [point]
        if raw.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            yield [*points, points[0]]
            points = [points[0]]
    if len(points) > 1:
        yield points


def _chained(rules: list[Rule]) -> list[Rule]:
    """The rules with dashes of one line put together, and what is too short to be a rule dropped."""
    result: list[Rule] = []
    for horizontal in (True, False):
        lanes: dict[tuple[int, Ink], list[Rule]] = {}
        for given in rules:
            rule = given
            # A dot may be part of a line either way.
            if not horizontal and rule.is_horizontal and rule.x1 - rule.x0 < _RULE_WIDTH:
                x, half = (rule.x0 + rule.x1) / 2, (rule.x1 - rule.x0) / 2
                rule = Rule(x, rule.top - half, x, rule.top + half, rule.ink)
            elif rule.is_horizontal is not horizontal:
                continue
            lanes.setdefault((round(rule.top if horizontal else rule.x0), rule.ink), []).append(rule)
        for lane in lanes.values():
            lane.sort(key=attrgetter("x0" if horizontal else "top"))
            run = lane[0]
            for rule in lane[1:]:
                gap = rule.x0 - run.x1 if horizontal else rule.top - run.bottom
                if gap <= _DASH_GAP and _alike(rule, gap):
                    run = Rule(run.x0, run.top, max(run.x1, rule.x1), max(run.bottom, rule.bottom), run.ink)
                else:
                    result.append(run)
                    run = rule
            result.append(run)
    return [r for r in result if max(r.x1 - r.x0, r.bottom - r.top) >= _SHORTEST_RULE]


def _alike(rule: Rule, gap: float) -> bool:
    """Does a stretch after a gap on the same line touch what is before it, or is it a dash?"""
    return gap <= 1.0 or max(rule.x1 - rule.x0, rule.bottom - rule.top) < 3 * _DASH_GAP
