"""What is drawn on a page beside its letters: ruling lines, whatever way a producer draws them, and images."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter

import pypdfium2 as pdfium
import pypdfium2.raw as raw

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


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line: horizontal from (x0, y) to (x1, y) or vertical from (x, top) to (x, bottom)."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        """Is the line at least as wide as it is high?"""
        return self.x1 - self.x0 >= self.bottom - self.top


def drawings(page: pdfium.PdfPage, turn: Turn, width: float, height: float) -> tuple[list[Rule], float]:
    """The page's ruling lines, and the share of it that its largest image covers."""
    dashes: list[Rule] = []
    image = 0.0
    for item, matrix in _objects(page):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            dashes += _path_rules(item, matrix, turn)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            own = _matrix(item)
            corners = [_apply(matrix, _apply(own, point)) for point in ((0, 0), (1, 0), (0, 1), (1, 1))]
            xs, ys = zip(*corners, strict=True)
            image = max(image, (max(xs) - min(xs)) * (max(ys) - min(ys)) / (width * height))
    return _chained(dashes), image


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


def _path_rules(item: raw.FPDF_PAGEOBJECT, outer: Matrix, turn: Turn) -> list[Rule]:
    """The straight lines of a path: its stroked segments, or the long axis of a thin filled shape."""
    fill, stroke = ctypes.c_int(), raw.FPDF_BOOL()
    if not raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke)):
        return []
    if not (fill.value or stroke.value) or not _shows(item, bool(stroke.value)):
        return []
    rules: list[Rule] = []
    for points in _subpaths(item, _times(_matrix(item), outer), turn):
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
        if min(x1 - x0, bottom - top) < _RULE_WIDTH:
            if x1 - x0 >= bottom - top:
                rules.append(Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
            else:
                rules.append(Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))
        elif stroke.value:
            for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
                if abs(ay - by) < 1:
                    rules.append(Rule(min(ax, bx), (ay + by) / 2, max(ax, bx), (ay + by) / 2))
                elif abs(ax - bx) < 1:
                    rules.append(Rule((ax + bx) / 2, min(ay, by), (ax + bx) / 2, max(ay, by)))
    return rules


def _shows(item: raw.FPDF_PAGEOBJECT, stroked: bool) -> bool:
    """Is the shape drawn in a colour that is seen on white paper?"""
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    get = raw.FPDFPageObj_GetStrokeColor if stroked else raw.FPDFPageObj_GetFillColor
    if not get(item, ctypes.byref(r), ctypes.byref(g), ctypes.byref(b), ctypes.byref(a)):
        return True
    return a.value > 0 and min(r.value, g.value, b.value) < 250


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
        lanes: dict[int, list[Rule]] = {}
        for rule in rules:
            if rule.is_horizontal is horizontal:
                lanes.setdefault(round(rule.top if horizontal else rule.x0), []).append(rule)
        for lane in lanes.values():
            lane.sort(key=attrgetter("x0" if horizontal else "top"))
            run = lane[0]
            for rule in lane[1:]:
                gap = rule.x0 - run.x1 if horizontal else rule.top - run.bottom
                if gap <= _DASH_GAP and _alike(rule, gap):
                    run = Rule(run.x0, run.top, max(run.x1, rule.x1), max(run.bottom, rule.bottom))
                else:
                    result.append(run)
                    run = rule
            result.append(run)
    return [r for r in result if max(r.x1 - r.x0, r.bottom - r.top) >= _SHORTEST_RULE]


def _alike(rule: Rule, gap: float) -> bool:
    """Does a stretch after a gap on the same line touch what is before it, or is it a dash?"""
    return gap <= 1.0 or max(rule.x1 - rule.x0, rule.bottom - rule.top) < 3 * _DASH_GAP
