"""Ruling lines in a grey image: the lattices of tables, and single lines as under a letterhead or above footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.readers.pdf.ocr.engine import Image

# All in pixels at 200 dots an inch. Strokes of letters are shorter than the shortest rule, serifs of large titles too.
_SHORTEST, _SHORTEST_UPRIGHT = 50, 60
_SHORTEST_ALONE, _THIN = 83, 8
# On both sides of a rule outside tables so many dots are white nearly all along; accents and pen strokes may touch it.
_WHITE_BESIDE, _TOUCHED = 8, 0.3
_PIECE, _PIECE_UPRIGHT = 28, 36
_THICKEST = 12
_GAP = 7
# Rules of one lattice that lie closer together are one: double borders, slanted or thick lines.
_SAME = 14
# How far a rule may leave its level, on paper that is not flat.
_STRAY = 6
# A rule is drawn between two crossings where at least this share of the way is dark; the faint one is tried second.
_DRAWN, _FAINT = 0.7, 0.3
# A rule in pieces has ink on this share of its line, and lines this near to it have no more than this share of that.
_PIECES, _CLEAR, _LESS = 0.4, 14, 0.4
# On a shorter way a single upright letter or a dash looks like a rule in pieces.
_LONG_WAY = 140
# In a row of one line the stem of a capital may fill the way between two rules but for the white above and below it.
_ONE_LINE, _UNBROKEN, _RULE = 60, 0.9, 2
# A level has a rule from one crossing to the next at least once; the bar of a large T in a narrow column is none.
_WHOLE = 0.85
# Strokes of letters go on over a rule of so many dots, with its fringe.
_BRIDGE = 8
# Where ink is thicker than a rule usually is by so many dots, a letter lies over it.
_THICKER = 3
# A rule has ink on this share of its length.
_SOLID = 0.85
# The least that a lattice has to be: two rules each way.
_FEWEST = 2

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Lattice:
    """A ruled table in pixels: its levels, and which stretches between them are drawn.

    Attributes:
        xs: Upright levels from left to right.
        ys: Horizontal levels from top to bottom.
        across: For each level of `ys`, and each column, is the rule drawn there?
        down: For each level of `xs`, and each row, is the rule drawn there?
        is_sound: Do the drawn rules close every cell to a rectangle?
    """

    xs: tuple[int, ...]
    ys: tuple[int, ...]
    across: tuple[tuple[bool, ...], ...]
    down: tuple[tuple[bool, ...], ...]
    is_sound: bool


@dataclass(slots=True)
class Ruling:
    """What is ruled on a page: lattices, single lines (left, top, right, bottom), and the image without any of them."""

    lattices: list[Lattice] = field(default_factory=list)
    single: list[Box] = field(default_factory=list)
    bare: Image | None = None


def ruling(image: Image) -> Ruling:
    """Find the rules of a straightened page, and take them out of its image."""
    import cv2
    import numpy as np

    dark = _dark(image)
    across, down = _strokes(dark, _PIECE, across=True), _strokes(dark, _PIECE_UPRIGHT, across=False)
    long_across = _rules(across, dark, _SHORTEST, across=True)
    long_down = _rules(down, dark, _SHORTEST_UPRIGHT, across=False)
    result = Ruling()
    taken = np.zeros_like(dark)
    # Rules that meet make up a table; the gap closes where a line was scanned too faint to reach the next.
    joined = cv2.dilate(cv2.bitwise_or(long_across, long_down), np.ones((_GAP, _GAP), np.uint8))
    count, marks, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for mark in range(1, count):
        x, y, w, h = (int(v) for v in stats[mark][:4])
        part = np.s_[y : y + h, x : x + w]
        own = marks[part] == mark
        level, upright = long_across[part] * own, long_down[part] * own
        ys = [y + at for at in _levels(_boxes(level), across=True)] if h > _SAME else []
        xs = [x + at for at in _levels(_boxes(upright), across=False)] if w > _SAME else []
        xs, ys = _crossing(xs, ys, across, down)
        if len(ys) >= _FEWEST and len(xs) >= _FEWEST:
            result.lattices.append(_lattice(xs, ys, dark, across, down))
            taken[part] |= own & (across[part] | down[part])
        else:
            for x0, top, x1, bottom in [(x + a, y + b, x + c, y + d) for a, b, c, d in _boxes(level)]:
                if _stands_alone(dark, (x0, top, x1, bottom)):
                    result.single.append((x0, top, x1, bottom))
                    taken[top:bottom, x0:x1] |= long_across[top:bottom, x0:x1]
            if h >= _SHORTEST_ALONE:
                taken[part] |= upright
    result.bare = _without(image, dark, taken & across, taken & down)
    return result


def _without(image: Image, dark: Image, across: Image, down: Image) -> Image:
    """The image without its rules, but with the strokes of letters that they cross or cover."""
    import cv2
    import numpy as np

    wide = [np.asarray(cv2.dilate(strokes, np.ones((3, 3), np.uint8)), np.uint8) for strokes in (across, down)]
    gone = (wide[0] > 0) | (wide[1] > 0)
    left = np.where(gone, 0, dark).astype(np.uint8)
    result = image.copy()
    result[gone] = 255
    # A stroke is dark on both sides of the rule.
    for strokes, bridge in ((wide[0], (_BRIDGE, 1)), (wide[1], (1, _BRIDGE))):
        crossing = cv2.morphologyEx(left, cv2.MORPH_CLOSE, np.ones(bridge, np.uint8))
        result[(crossing > 0) & (strokes > 0)] = 0
    for strokes, is_across in ((wide[0], True), (wide[1], False)):
        result[_covered(dark, strokes, across=is_across)] = 0
    return result


def _covered(dark: Image, strokes: Image, *, across: bool) -> Image:
    """The dots of rules where ink is thicker than the rule is elsewhere: a letter's stroke lies along it."""
    import cv2
    import numpy as np

    result = np.zeros(dark.shape, bool)
    count, marks, stats, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    for mark in range(1, count):
        x, y, w, h = (int(v) for v in stats[mark][:4])
        x0, y0 = max(0, x - _THICKEST), max(0, y - _THICKEST)
        part = np.s_[y0 : y + h + _THICKEST, x0 : x + w + _THICKEST]
        own = (marks[part] == mark) & (dark[part] > 0)
        thick = own.sum(axis=0 if across else 1)
        usual = int(np.median(thick[thick > 0])) if thick.any() else 0
        least = usual + _THICKER
        bar = np.ones((least, 1) if across else (1, least), np.uint8)
        result[part] |= own & (cv2.morphologyEx(dark[part], cv2.MORPH_OPEN, bar) > 0)
    return result


def _dark(image: Image) -> Image:
    """1 where a dot is darker than what is around it."""
    import cv2
    import numpy as np

    made = cv2.adaptiveThreshold(image, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 41, 18)
    return np.asarray(made, np.uint8)


def _strokes(dark: Image, piece: int, *, across: bool) -> Image:
    """The dots of straight strokes of at least `piece` dots, small gaps closed; no wider than a rule."""
    import cv2
    import numpy as np

    def bar(n: int) -> Image:
        return np.ones((1, n) if across else (n, 1), np.uint8)

    # One dot of slant would cut a thin line in pieces.
    thick = cv2.dilate(dark, np.ones((2, 1) if across else (1, 2), np.uint8))
    closed = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, bar(_GAP))
    strokes = cv2.morphologyEx(closed, cv2.MORPH_OPEN, bar(piece))
    # Seals, shadows and pen strokes are thicker.
    block = np.ones((_THICKEST + 2, _THICKEST + 2), np.uint8)
    solid = cv2.dilate(cv2.morphologyEx(closed, cv2.MORPH_OPEN, block), np.ones((5, 5), np.uint8))
    strokes[solid > 0] = 0
    return np.asarray(strokes, np.uint8)


def _rules(strokes: Image, dark: Image, shortest: int, *, across: bool) -> Image:
    """The strokes that are long and thin enough for a rule, and dark throughout, as a row of serifs is not."""
    import cv2
    import numpy as np

    count, marks, stats, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    length = stats[:, cv2.CC_STAT_WIDTH if across else cv2.CC_STAT_HEIGHT]
    thick = stats[:, cv2.CC_STAT_AREA] / np.maximum(1, length)
    good = (length >= shortest) & (thick <= _THICKEST)
    good[0] = False
    for mark in np.flatnonzero(good):
        x, y, w, h = stats[mark][:4]
        own = (marks[y : y + h, x : x + w] == mark) & (dark[y : y + h, x : x + w] > 0)
        good[mark] = own.any(axis=0 if across else 1).mean() >= _SOLID
    return np.asarray(good[marks], np.uint8)


def _stands_alone(dark: Image, box: Box) -> bool:
    """Is a stroke outside a table a rule: long, level, and white above and below, as the serifs of a word are not?"""
    x0, top, x1, bottom = box
    if x1 - x0 < _SHORTEST_ALONE or bottom - top > _THIN:
        return False
    above, below = (
        dark[max(0, top - _WHITE_BESIDE) : max(0, top - 2), x0:x1],
        dark[bottom + 2 : bottom + _WHITE_BESIDE, x0:x1],
    )
    return all(float(side.any(axis=0).mean()) < _TOUCHED for side in (above, below) if side.size)


def _boxes(strokes: Image) -> list[Box]:
    """Left, top, right and bottom of each stroke."""
    import cv2

    count, _, stats, _ = cv2.connectedComponentsWithStats(strokes.astype("uint8"), connectivity=8)
    return [(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats[1:count]]


def _levels(boxes: Iterable[Box], *, across: bool) -> list[int]:
    """The levels on which strokes lie, weighted by their length."""
    places = sorted(
        ((top + bottom) / 2, x1 - x0) if across else ((x0 + x1) / 2, bottom - top) for x0, top, x1, bottom in boxes
    )
    groups: list[list[tuple[float, int]]] = []
    for place in places:
        if groups and place[0] - _mean(groups[-1]) < _SAME:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [round(_mean(group)) for group in groups]


def _crossing(xs: list[int], ys: list[int], across: Image, down: Image) -> tuple[list[int], list[int]]:
    """The levels on which a rule runs from one crossing to the next."""
    ys = [y for y in ys if any(_share(across, (a, y, b, y)) >= _WHOLE for a, b in pairwise(xs))]
    xs = [x for x in xs if any(_share(down, (x, a, x, b)) >= _WHOLE for a, b in pairwise(ys))]
    return xs, ys


def _mean(group: Sequence[tuple[float, int]]) -> float:
    return sum(at * weight for at, weight in group) / sum(weight for _, weight in group)


def _lattice(xs: Sequence[int], ys: Sequence[int], dark: Image, across: Image, down: Image) -> Lattice:
    """Which rules are drawn between the crossings: what is dark enough, and, where cells do not close, what is faint too."""
    made = None
    for least in (_DRAWN, _FAINT):
        level = [[_is_drawn(across, dark, (a, y, b, y), least) for a, b in pairwise(xs)] for y in ys]
        upright = [[_is_drawn(down, dark, (x, a, x, b), least) for a, b in pairwise(ys)] for x in xs]
        made = Lattice(
            tuple(xs), tuple(ys), tuple(map(tuple, level)), tuple(map(tuple, upright)), _closes(level, upright)
        )
        if made.is_sound:
            return made
    assert made is not None
    return made


def _is_drawn(strokes: Image, dark: Image, way: Box, least: float) -> bool:
    x0, top, x1, bottom = way
    if x0 == x1 and bottom - top < _ONE_LINE and not _is_unbroken(dark, way):
        return False
    return _share(strokes, way) >= least or _in_pieces(dark, way)


def _is_unbroken(dark: Image, way: Box) -> bool:
    """Is an upright way dark all along, from one rule to the next?"""
    x0, top, _, bottom = way
    band = dark[top + _RULE : bottom - _RULE + 1, max(0, x0 - _STRAY) : x0 + _STRAY + 1]
    narrow = (band[:, k : k + 3].any(axis=1).mean() for k in range(max(1, band.shape[1] - 2)))
    return bool(band.size) and max(narrow) >= _UNBROKEN


def _in_pieces(dark: Image, way: Box) -> bool:
    """Does a rule lie along a way that was scanned in pieces: ink on one line, and little above and below?"""
    x0, top, x1, bottom = way
    if top == bottom:
        band = dark[max(0, top - _CLEAR) : top + _CLEAR + 1, x0 + _STRAY : x1 - _STRAY]
    else:
        band = dark[top + _STRAY : bottom - _STRAY, max(0, x0 - _CLEAR) : x0 + _CLEAR + 1].T
    if band.shape[1] < _LONG_WAY:
        return False
    profile = band.mean(axis=1)
    if len(profile) < 2 * _CLEAR + 1:  # at the edge of the page
        return False
    peak = _CLEAR - _STRAY + int(profile[_CLEAR - _STRAY : _CLEAR + _STRAY + 1].argmax())
    beside = max(profile[k] for k in range(len(profile)) if abs(k - peak) >= _STRAY)
    return bool(profile[peak] >= _PIECES and beside <= _LESS * profile[peak])


def _share(strokes: Image, way: Box) -> float:
    """The share of a way along a level on which a stroke lies near; its ends, where other rules cross, do not count."""
    x0, top, x1, bottom = way
    if top == bottom:
        inset = min(6, (x1 - x0) // 4)
        band = strokes[max(0, top - _STRAY) : top + _STRAY + 1, x0 + inset : max(x0 + inset + 1, x1 - inset)]
        return float(band.any(axis=0).mean()) if band.size else 0.0
    inset = min(6, (bottom - top) // 4)
    band = strokes[top + inset : max(top + inset + 1, bottom - inset), max(0, x0 - _STRAY) : x0 + _STRAY + 1]
    return float(band.any(axis=1).mean()) if band.size else 0.0


def _closes(across: Sequence[Sequence[bool]], down: Sequence[Sequence[bool]]) -> bool:
    """Is every group of cells that no rule parts a rectangle, and the whole closed at its sides or open at a whole side?"""
    rows, cols = len(across) - 1, len(down) - 1
    home = {(r, c): (r, c) for r in range(rows) for c in range(cols)}

    def root(cell: tuple[int, int]) -> tuple[int, int]:
        while home[cell] != cell:
            cell = home[cell]
        return cell

    for r in range(rows):
        for c in range(cols):
            if r + 1 < rows and not across[r + 1][c]:
                home[root((r + 1, c))] = root((r, c))
            if c + 1 < cols and not down[c + 1][r]:
                home[root((r, c + 1))] = root((r, c))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for cell in home:
        groups.setdefault(root(cell), []).append(cell)
    for cells in groups.values():
        high = max(r for r, _ in cells) - min(r for r, _ in cells) + 1
        wide = max(c for _, c in cells) - min(c for _, c in cells) + 1
        if high * wide != len(cells):
            return False
    # A side that is drawn in part only leaves cells open.
    sides = (across[0], across[-1], down[0], down[-1])
    return all(all(side) or not any(side) for side in sides)
