"""Tables without upright rules: columns show by the strips that all rows leave empty.

Two kinds are found: text between level rules of one width, and lines in three columns or more without any rule. Two columns
without rules are more often a letterhead, a list or a signature, and are left to `columns`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise, product

from extract.readers.pdf.frame import Frame, pitch
from extract.readers.pdf.glyphs import Glyphs, spelt
from extract.readers.pdf.grid import Grid, GridCell
from extract.readers.pdf.lines import Line, make, merged, pieces
from extract.readers.pdf.page import Page
from extract.readers.pdf.paragraphs import has_room, in_cell
from extract.readers.pdf.rules import SAME, Rule, levels

# In sizes of the letters. A gap wider than the first parts a line; a strip narrower than the second parts no columns.
_GAP, _STRIP = 0.8, 0.5
# Lines of one table stand no further apart than this.
_FAR = 2.6
# Rows of a table stand further apart than lines of a cell by this many points at least.
_APART = 1.5
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 3
_CODE = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-ZĐa-zđ])[.)]?")

Strip = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the page, whole and parted at its gaps."""

    line: Line
    parts: tuple[Line, ...]


# Lines that may be a table, the strips between its columns, and where level rules are drawn, if any.
_Found = tuple[list[_Row], list[Strip], list[float]]
_Place = tuple[int, int, int, int]  # row, row end, column, column end


def find(page: Page, chars: Sequence[Glyphs], rules: Sequence[Rule]) -> tuple[list[Grid], list[Line]]:
    """The tables among the characters outside ruled ones, and the pieces of the lines that are left."""
    found = pieces(page.number, chars)
    rows = [_Row(line, tuple(_parts(line))) for line in merged(found)]
    grids: list[Grid] = []
    taken: set[int] = set()
    for block, strips, bands in (*_between_rules(rows, rules), *_by_columns(rows)):
        if taken & {id(row) for row in block}:
            continue
        grid = _grid(block, strips, bands, rules)
        if grid is not None:
            grids.append(grid)
            taken.update(id(row) for row in block)
    used = {id(char.whole or char) for row in rows if id(row) in taken for char in row.line.glyphs}
    return grids, pieces(page.number, [char for char in chars if id(char) not in used]) if used else found


def _parts(line: Line) -> Iterator[Line]:
    """A line cut at its gaps."""
    ends = []
    is_roomy, wide = True, _GAP * line.size
    edge = line.x1
    for k, char in enumerate(line.glyphs):
        if char.text == " ":
            # Where letters lie on each other, a space may have no room, and is not found again.
            is_roomy = is_roomy and char.x0 < char.x1
        else:
            if char.x0 - edge > wide:
                ends.append(k)
            edge = char.x1
    if not ends and is_roomy:
        yield line
        return
    for a, b in pairwise([0, *ends, len(line.glyphs)]):
        part = make(line.page, line.glyphs[a:b])
        if part:
            yield part


def _between_rules(rows: Sequence[_Row], rules: Sequence[Rule]) -> Iterator[_Found]:
    """The lines between level rules of one width, of which there are three at least."""
    level = [r for r in rules if r.is_horizontal]
    upright = [r for r in rules if not r.is_horizontal]
    for x0 in levels(r.x0 for r in level):
        starting = [r for r in level if abs(r.x0 - x0) < SAME]
        for x1 in levels(r.x1 for r in starting):
            bands = levels(r.top for r in starting if abs(r.x1 - x1) < SAME)
            if len(bands) < 3 or any(r.bottom > bands[0] and r.top < bands[-1] for r in upright):
                continue
            block = [row for row in rows if bands[0] < row.line.base - 0.3 * row.line.size < bands[-1]]
            if block and all(x0 - 1 < row.line.x0 and row.line.x1 < x1 + 1 for row in block):
                parted = _bands(block, bands) if len(bands) > 3 else [block]
                most = max(len(_columns(band)) for band in parted)
                # Rows with fewer columns have cells that cover several.
                yield block, _columns([row for band in parted if len(_columns(band)) == most for row in band]), bands


def _by_columns(rows: Sequence[_Row]) -> Iterator[_Found]:
    """Runs of lines that leave two strips empty at least."""
    k = 0
    while k < len(rows):
        end, whole = _run(rows, k)
        if len(whole) > 1:
            start = _start(rows, k)
            yield list(rows[start:end]), _columns([*rows[start:k], *whole]), []
            k = end
        else:
            k += 1


def _run(rows: Sequence[_Row], start: int) -> tuple[int, list[_Row]]:
    """Where the run that starts with a row of several parts ends, and its lines that stand across no strip."""
    strips = [(a.x1, b.x0) for a, b in pairwise(rows[start].parts)]
    if len(strips) < _FEWEST_COLUMNS - 1:
        return start, []
    whole, end = [rows[start]], start + 1
    for k in range(start + 1, len(rows)):
        line = rows[k].line
        if line.base - rows[k - 1].line.base > _FAR * line.size:
            break
        free = [_free(strip, line) for strip in strips]
        if all(free):
            strips = [strip for strip in free if strip]
            whole.append(rows[k])
            end = k + 1
        elif not any(free) or len(rows[k].parts) < 2 or abs(line.x0 - rows[start].line.x0) > SAME:
            break
        elif len(rows[k].parts) > 2:
            end = k + 1  # a sum, with its figures in their columns; the heading of a group counts if rows follow
    return end, whole


def _start(rows: Sequence[_Row], start: int) -> int:
    """Where a header that is higher than its first full line starts."""
    strips = [(a.x1, b.x0) for a, b in pairwise(rows[start].parts)]
    while start and rows[start].line.base - rows[start - 1].line.base < 1.3 * rows[start].line.size:
        above = rows[start - 1]
        if above.line.x0 < rows[start].line.x1 and all(_free(strip, above.line) for strip in strips):
            start -= 1
        else:
            break
    return start


def _free(strip: Strip, line: Line) -> Strip | None:
    """The widest part of a strip that a line leaves empty; None where it is too narrow."""
    inside = [c for c in line.glyphs if c.text != " " and c.x1 > strip[0] and c.x0 < strip[1]]
    edges = [strip[0], *(x for c in sorted(inside, key=lambda c: c.x0) for x in (c.x0, c.x1)), strip[1]]
    free = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    widest = max(free, key=lambda each: each[1] - each[0])
    return widest if widest[1] - widest[0] >= _STRIP * line.size else None


def _grid(block: Sequence[_Row], strips: Sequence[Strip], bands: Sequence[float], rules: Sequence[Rule]) -> Grid | None:
    """The table of these lines; None where they are none."""
    lines = [row.line for row in block]
    if len(strips) + 1 < (2 if bands else _FEWEST_COLUMNS):
        return None
    for line in lines:
        line.glyphs = spelt(line.glyphs)
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    xs = [x0 - 2, *((a + b) / 2 for a, b in strips), x1 + 2]
    parted = _bands(block, bands)
    if len(bands) == 3:
        parted = [parted[0], *_rows(parted[1], xs)] if len(parted) == 2 else []
    elif not bands:
        parted = _rows(block, xs)
    # Three columns in two rows are names under titles.
    if len(parted) < (_FEWEST_ROWS if len(xs) < 5 else 2) or not _is_filled(parted, xs, bool(bands)):
        return None
    if not bands and _are_words(block):
        return None
    within = [r for r in rules if bands and r.is_horizontal and r.x0 < xs[-1] and r.x1 > xs[0]]
    return _filled(parted, xs, bands, within)


def _bands(block: Sequence[_Row], bands: Sequence[float]) -> list[list[_Row]]:
    """The lines between each two rules, where there are any."""
    middles = [(row, row.line.base - 0.3 * row.line.size) for row in block]
    found = [[row for row, y in middles if a < y < b] for a, b in pairwise(bands)]
    return [band for band in found if band]


def _columns(band: Sequence[_Row]) -> list[Strip]:
    """The strips that all lines leave empty."""
    size = min(row.line.size for row in band)
    spans = sorted((c.x0, c.x1) for row in band for c in row.line.glyphs if c.text != " ")
    strips = []
    end = spans[0][1]
    for a, b in spans:
        if a - end >= _STRIP * size:
            strips.append((end, a))
        end = max(end, b)
    return strips


def _rows(block: Sequence[_Row], xs: Sequence[float]) -> list[list[_Row]]:
    """The lines of each row: by the numbers of the first column, else by wider gaps, else by full lines."""
    first = [k for k, row in enumerate(block) if row.line.x0 < xs[1]]
    numbered = [k for k in first if _CODE.fullmatch(_text(block[k].line, xs, 0))]
    gaps = _gaps(block, xs)
    by_gaps = _cut(block, gaps)
    is_numbered = len(numbered) >= max(2, 0.6 * (len(first) - 1))
    are_alone = all(sum(a <= k < b for k in numbered) <= 1 for a, b in pairwise([0, *gaps, len(block)]))
    if is_numbered:
        return by_gaps if are_alone and gaps else _cut(block, [k for k in first if k >= numbered[0]])
    if gaps and len(gaps) < len(block) - 1:
        return by_gaps
    if len(first) == len(block):
        return _cut(block, first)
    return _cut(block, [k for k in range(1, len(block)) if _opens(block, k, xs)])


def _gaps(block: Sequence[_Row], xs: Sequence[float]) -> list[int]:
    """The lines above which all columns leave more room than there is between two lines of a cell."""
    within = []
    for col in range(len(xs) - 1):
        own = [row.line for row in block if _text(row.line, xs, col)]
        within += [b.top - a.bottom for a, b in pairwise(own)]
    closest = max(min(within, default=0.0), 0.0)
    bottoms = accumulate((row.line.bottom for row in block), max)
    return [
        k
        for (k, row), end in zip(enumerate(block[1:], 1), bottoms, strict=False)
        if row.line.top - end > closest + _APART
    ]


def _opens(block: Sequence[_Row], k: int, xs: Sequence[float]) -> bool:
    """Does a line start a row: does it stand in the first column, and was the one before it not wrapped there?"""
    if block[k].line.x0 >= xs[1]:
        return False
    above = [part for part in block[k - 1].parts if part.x0 < xs[1]]
    return not above or has_room(above[0], block[k].parts[0], xs[1] - 6) or len(block[k].parts) == len(xs) - 1


def _cut(block: Sequence[_Row], starts: Sequence[int]) -> list[list[_Row]]:
    places = sorted({0, *starts, len(block)})
    return [list(block[a:b]) for a, b in pairwise(places)]


def _text(line: Line, xs: Sequence[float], col: int) -> str:
    chars = [c for c in line.glyphs if xs[col] <= (c.x0 + c.x1) / 2 < xs[col + 1]]
    return "".join(c.text for c in chars).strip()


def _is_filled(parted: Sequence[Sequence[_Row]], xs: Sequence[float], is_ruled: bool) -> bool:
    """Has the header a text in every column, and most rows in most of them?"""
    n = len(xs) - 1
    counts = [len({col for col in range(n) if any(_text(row.line, xs, col) for row in band)}) for band in parted]
    return counts[0] >= n - is_ruled and sum(count >= max(2, n / 2) for count in counts) >= 0.6 * len(counts)


def _are_words(block: Sequence[_Row]) -> bool:
    """Are most parts single words, as in lines that a program spread from margin to margin?"""
    texts = [part.text for row in block for part in row.parts]
    return sum(len(text) > 1 and text.strip(",.;:").isalpha() for text in texts) > 0.6 * len(texts)


def _filled(parted: Sequence[list[_Row]], xs: list[float], bands: Sequence[float], within: Sequence[Rule]) -> Grid:
    lines = [row.line for band in parted for row in band]
    area = Frame(xs[0], xs[-1], pitch(lines))
    cells: list[GridCell] = []
    n_rows = 0
    for band in parted:
        own = [r for r in within if band[0].line.base < r.top < band[-1].line.base]
        cuts = levels(r.top for r in own)
        parts = [[row for row in band if a < row.line.base < b] for a, b in pairwise([0.0, *cuts, float("inf")])]
        cells += (_cell(place, parts, n_rows, xs, area) for place in _places(parts, cuts, own, xs))
        n_rows += len(parts)
    top = bands[0] if bands else lines[0].top
    return Grid(xs, n_rows, cells, top, bands[-1] if bands else lines[-1].bottom, ruled=bool(bands))


def _places(
    parts: Sequence[Sequence[_Row]], cuts: Sequence[float], rules: Sequence[Rule], xs: Sequence[float]
) -> Iterator[_Place]:
    """The cells of a row that rules over some of its columns part into several."""
    n = len(xs) - 1
    under = [
        [next((r for r in rules if abs(r.top - y) < SAME and r.x0 < _middle(xs, col) < r.x1), None) for col in range(n)]
        for y in cuts
    ]
    covered: set[tuple[int, int]] = set()
    for row, col in product(range(len(parts)), range(n)):
        if (row, col) in covered:
            continue
        end = next((k + 1 for k in range(row, len(cuts)) if under[k][col]), len(parts))
        texts = [each.line for part in parts[row:end] for each in part]
        wide = 1
        rule = under[end - 1][col] if end <= len(cuts) else None
        if rule:
            spanned = [c for c in range(col, n) if under[end - 1][c] is rule]
            # A heading over several columns; texts of their own have cells of their own.
            if sum(any(_text(line, xs, c) for line in texts) for c in spanned) <= 1:
                wide = len(spanned)
        while col + wide < n and any(_crosses(line, xs[col + wide]) for line in texts):
            wide += 1
        covered |= set(product(range(row, end), range(col, col + wide)))
        yield row, end, col, col + wide


def _cell(place: _Place, parts: Sequence[Sequence[_Row]], first: int, xs: Sequence[float], area: Frame) -> GridCell:
    row, row_end, col, col_end = place
    x0, x1 = xs[col], xs[col_end]
    found = (_piece(each.line, x0, x1) for part in parts[row:row_end] for each in part)
    drafts = in_cell([line for line in found if line], x0, x1, 2.0, area)
    return GridCell(first + row, first + row_end, col, col_end, drafts)


def _middle(xs: Sequence[float], col: int) -> float:
    return (xs[col] + xs[col + 1]) / 2


def _crosses(line: Line, x: float) -> bool:
    """Does text of a line stand across a place: a letter, or two of one part on both sides?"""
    before = [c.x1 for c in line.glyphs if c.text != " " and (c.x0 + c.x1) / 2 < x]
    after = [c.x0 for c in line.glyphs if c.text != " " and (c.x0 + c.x1) / 2 >= x]
    return bool(before and after) and min(after) - max(before) < _STRIP * line.size


def _piece(line: Line, x0: float, x1: float) -> Line | None:
    return make(line.page, [replace(c) for c in line.glyphs if x0 <= (c.x0 + c.x1) / 2 < x1])
