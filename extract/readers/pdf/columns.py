"""Text side by side without rules: letterheads and signature blocks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median

from extract.folding import fold
from extract.patterns import rule
from extract.readers.pdf.frame import INDENT, Draft, Frame
from extract.readers.pdf.lines import MARKER, PIECE_GAP, Line, make, merged
from extract.readers.pdf.paragraphs import has_room

# An empty strip narrower than this parts no columns.
_GUTTER = 9.0
# The space for a signature and a seal between a title and a name.
_SIGNATURE = 170.0
# Up to so many blank lines stand between an issuer and the number of the document.
_BLANK_LINES = 2.5
# A column of a letterhead or signature is wider than a list number or a tick.
_NARROWEST_COLUMN = 40.0
# In the narrowest column the motto takes so many lines.
_MOTTO_LINES = 4


Strip = tuple[float, float]  # left and right edge


@dataclass(slots=True)
class Columns:
    """Two columns side by side: a letterhead or a signature block."""

    left: list[Line]
    right: list[Line]

    @property
    def top(self) -> float:
        """Where the higher column starts, in points from the top of the page."""
        return min(line.top for line in self.left + self.right)


def columns(found: Sequence[Line]) -> tuple[list[Columns], list[Line]]:
    """Letterheads and signature blocks among the pieces of a page, and the pieces that are left."""
    ordered = sorted(_cut_at_mottos(found), key=lambda line: (line.base, line.x0))
    blocks: list[Columns] = []
    used: set[int] = set()
    tried: set[int] = set()
    # Mottos first: what stands above one may belong to its letterhead.
    for start, strip in chain(_at_mottos(ordered), _at_gaps(ordered, used, tried)):
        left, right = _grown(ordered, start, used, strip)
        block = Columns(merged([ordered[k] for k in left]), merged([ordered[k] for k in right]))
        if left and right and _is_layout(block, max(left + right) == len(ordered) - 1):
            blocks.append(block)
            used.update(left, right)
        elif left and right:
            # The last rows of a list in columns are no more a letterhead than the whole.
            tried.update(left, right)
    return blocks, [line for k, line in enumerate(ordered) if k not in used]


def _cut_at_mottos(found: Sequence[Line]) -> list[Line]:
    """The pieces of a page, cut where the columns of a letterhead come nearer to each other than pieces of a line do.

    Where the right column starts is known from the motto that opens it; the lines below leave the same strip empty.
    """
    result: list[Line] = []
    strip: Strip | None = None
    for line in sorted(found, key=lambda line: (line.base, line.x0)):
        start = _motto_start(line)
        if start is not None:
            beside = [other.x1 for other in result if line.base - other.base < 0.6 * line.size and other.x1 < line.x0]
            strip = (max(beside, default=0.0), line.glyphs[line.cut(start)].x0)
        elif strip and line.top - result[-1].bottom > _BLANK_LINES * line.size:
            strip = None
        parts = _cut(line, *strip) if strip else [line]
        for part in parts:
            strip = strip and _narrowed(part, *strip)
        result += parts
    return result


def _cut(line: Line, x0: float, x1: float) -> list[Line]:
    """A piece parted at gaps between `x0` and `x1` that are as wide as a strip between columns."""
    shown = [(k, char) for k, char in enumerate(line.glyphs) if char.text != " "]
    ends = [k for (_, a), (k, b) in pairwise(shown) if min(b.x0, x1) - max(a.x1, x0) >= _GUTTER]
    parts = (make(line.page, line.glyphs[a:b]) for a, b in pairwise([0, *ends, len(line.glyphs)]))
    return [part for part in parts if part]


def _narrowed(line: Line, x0: float, x1: float) -> Strip | None:
    """The strip between two columns that a piece leaves empty; None where it stands across."""
    strip = (max(x0, line.x1), x1) if _is_left(line, x0, x1) else (x0, min(x1, line.x0))
    return strip if strip[1] - strip[0] >= _GUTTER else None


def _is_left(line: Line, x0: float, x1: float) -> bool:
    """Does a piece stand at the left of a strip? Where its left edge is not known, `x0` is 0."""
    return line.center < (x0 + x1) / 2 or line.x1 + _GUTTER <= x1


def _motto_start(line: Line) -> int | None:
    """Where in the text of a piece the motto begins; None where it does not."""
    hit = rule("letterhead", "motto.head").regex.search(fold(line.text))
    return hit.start() if hit else None


def _at_mottos(ordered: Sequence[Line]) -> Iterator[tuple[int, Strip]]:
    """The first piece of each letterhead that a motto shows, and the strip at whose right the motto starts."""
    for k, motto in enumerate(ordered):
        if _motto_start(motto) == 0:
            first = k  # the left column may start higher
            while first and ordered[first].top - ordered[first - 1].bottom < _BLANK_LINES * motto.size:
                if ordered[first - 1].x1 + _GUTTER > motto.x0:
                    break
                first -= 1
            yield first, (0.0, motto.x0)


def _at_gaps(ordered: Sequence[Line], used: Set[int], tried: Set[int]) -> Iterator[tuple[int, Strip]]:
    """The pieces that have others beside them, and the widest gap in their row."""
    bases = [line.base for line in ordered]
    reach = 0.6 * max([line.size for line in ordered], default=0.0)
    for start, piece in enumerate(ordered):
        if start in used or start in tried:
            continue
        beside = [
            line
            for k, line in enumerate(ordered[start : bisect_left(bases, piece.base + reach)], start)
            if k not in used and line.base - piece.base < 0.6 * max(piece.size, line.size)
        ]
        beside.sort(key=lambda line: line.x0)
        gaps = [(b.x0 - a.x1, a.x1, b.x0) for a, b in pairwise(beside) if b.x0 - a.x1 > PIECE_GAP * min(a.size, b.size)]
        if gaps:
            yield start, max(gaps)[1:]


def _grown(ordered: Sequence[Line], start: int, used: Set[int], strip: Strip) -> tuple[list[int], list[int]]:
    """Pieces from `start` on that keep a strip empty, and hang together on their side of it."""
    sides: tuple[list[int], list[int]] = ([], [])
    for k in range(start, len(ordered)):
        if k in used:
            continue
        side = 0 if _is_left(ordered[k], *strip) else 1
        narrowed = _narrowed(ordered[k], *strip)
        if narrowed is None or not _belongs(ordered, k, sides, side, narrowed):
            break
        if side == 1 and rule("letterhead", "kind.whole").regex.match(fold(ordered[k].text)):
            break  # below a letterhead, and on the axis of a wide right column
        strip = narrowed
        sides[side].append(k)
    return sides


def _belongs(ordered: Sequence[Line], k: int, sides: tuple[list[int], list[int]], side: int, strip: Strip) -> bool:
    """Does piece `k` stand beside a piece of the other column, or under the last one of its own?"""
    line = ordered[k]
    if not sides[0] and not sides[1]:
        return True
    for j in range(max(0, k - 4), min(len(ordered), k + 5)):
        other = ordered[j]
        is_beside = j != k and abs(other.base - line.base) < 0.7 * max(line.size, other.size)
        if is_beside and (j in sides[0] or j in sides[1] or other.x0 >= strip[1] or other.x1 <= strip[0]):
            return True
    if not sides[side]:
        # The first of its column has nothing beside it: the columns start at different heights.
        return _motto_start(line) == 0 or line.top - ordered[sides[1 - side][0]].bottom < 2 * line.size
    own = [ordered[j] for j in sides[side]]
    gap = line.top - max(other.bottom for other in own)
    is_centred = abs(line.center - median(other.center for other in own)) < 12
    is_listed = abs(line.x0 - min(other.x0 for other in own)) < 14
    if side == 0:
        return gap < (_BLANK_LINES if is_centred else is_listed) * line.size
    return (is_centred and gap < _SIGNATURE) or (is_listed and gap < _BLANK_LINES * line.size)


def _is_layout(block: Columns, is_last: bool) -> bool:
    """Is it a letterhead or signature: two real columns, the right one centred on its own axis and no tabulated list?

    A single row is one only where it is the last of its page. What opens with the motto is a letterhead, however it is set.
    """
    if min(len(block.left), len(block.right)) == 0 or len(block.left) + len(block.right) < (2 if is_last else 3):
        return False
    if min(max(line.width for line in side) for side in (block.left, block.right)) < _NARROWEST_COLUMN:
        return False
    if _motto_lines(block.right):
        return True
    if len(block.right) == 1:
        # A title over a signature; anything else may stand behind a tab.
        return block.right[0].is_bold or block.right[0].text.isupper()
    axis = median(line.center for line in block.right)
    centred = sum(abs(line.center - axis) < 10 for line in block.right)
    starts = [line.x0 for line in block.right]
    widths = [line.width for line in block.right]
    is_tabulated = max(starts) - min(starts) < 2 and max(widths) - min(widths) > 20
    return centred >= 0.6 * len(block.right) and not is_tabulated


def _motto_lines(right: Sequence[Line]) -> int:
    """How many lines at the top of a column the country's, party's or youth union's name takes; 0 where it is none."""
    for count in range(1, min(len(right), _MOTTO_LINES) + 1):
        text = fold(" ".join(line.text for line in right[:count]))
        if rule("letterhead", "motto").regex.fullmatch(text):
            return count
    return 0


def completes(block: Columns, part: Draft | Columns) -> bool:
    """Put what starts a page into the signature block that ends the page before, if it is its rest.

    A list of recipients goes on with an item, which no letterhead starts with; a name stands under its title.
    """
    axis = median(line.center for line in block.right)
    if isinstance(part, Columns):
        own = median(line.center for line in part.right)
        if not _is_next_item(block, part.left[0]) or abs(own - axis) > 12:
            return False
        block.left += part.left
        block.right += part.right
        return True
    line = part.lines[0]
    if len(part.lines) > 1:
        return False
    if _is_next_item(block, line) and line.x1 < min(other.x0 for other in block.right):
        block.left.append(line)
        return True
    is_right = line.x0 > max(other.x1 for other in block.left) - INDENT and abs(line.center - axis) < 8
    # A title is centred too, and on a landscape page its axis may lie anywhere.
    is_title = abs(line.center - part.frame.axis) < 30 or part.frame.right > block.right[0].x1 + 200
    if is_right and not is_title and line.is_bold == block.right[0].is_bold:
        block.right.append(line)
        return True
    return False


def _is_next_item(block: Columns, line: Line) -> bool:
    """Could `line` be one more item of the list of recipients?"""
    last = block.left[-1]
    is_alike = abs(line.x0 - last.x0) < INDENT and abs(line.size - last.size) < 0.6
    return MARKER.match(line.text) is not None and is_alike and not last.text.endswith(".")


def column_drafts(block: Columns, area: Frame) -> tuple[list[Draft], list[Draft]]:
    """The columns' lines as paragraphs: one each, but what had no room on its line is joined to it.

    That is sure in list items only, and for the motto, whose words are known. Elsewhere a long name is often followed by
    another one.
    """
    left = [Draft([block.left[0]], area)]
    edge = max(line.x1 for line in block.left)
    for line in block.left[1:]:
        last = left[-1].lines
        is_item = MARKER.match(last[0].text) is not None and abs(line.size - last[0].size) < 0.6
        is_tight = line.top - last[-1].bottom < 0.6 * line.size
        goes_on = line.text[0].islower() or not has_room(last[-1], line, edge)
        if is_item and is_tight and goes_on and not MARKER.match(line.text):
            last.append(line)
        else:
            left.append(Draft([line], area))
    first = max(_motto_lines(block.right), 1)
    return left, [Draft(block.right[:first], area), *(Draft([line], area) for line in block.right[first:])]
