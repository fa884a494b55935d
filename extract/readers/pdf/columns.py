"""Text side by side without rules: letterheads and signature blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.readers.pdf.frame import INDENT, Draft, Frame
from extract.readers.pdf.lines import MARKER, PIECE_GAP, Line, merged
from extract.readers.pdf.paragraphs import has_room

# An empty strip narrower than this parts no columns.
_GUTTER = 9.0
# The space for a signature and a seal between a title and a name.
_SIGNATURE = 170.0
# Up to so many blank lines stand between an issuer and the number of the document.
_BLANK_LINES = 2.5
# A column of a letterhead or signature is wider than a list number or a tick.
_NARROWEST_COLUMN = 40.0
# Word and LibreOffice set a cell's text in by so much unless told otherwise (0.19 cm).
_PADDING = 5.4
# A letterhead starts within so many points of the page's top.
_HEAD = 140.0


@dataclass(slots=True)
class Columns:
    """Two columns side by side: a letterhead or a signature block."""

    left: list[Line]
    right: list[Line]

    @property
    def top(self) -> float:
        return min(line.top for line in self.left + self.right)


def columns(found: Sequence[Line]) -> tuple[list[Columns], list[Line]]:
    """Letterheads and signature blocks among the pieces of a page, and the pieces that are left."""
    ordered = sorted(found, key=lambda line: (line.base, line.x0))
    blocks: list[Columns] = []
    used: set[int] = set()
    tried: set[int] = set()
    for start, piece in enumerate(ordered):
        if start in used or start in tried:
            continue
        beside = [
            k
            for k in range(start, len(ordered))
            if k not in used and ordered[k].base - piece.base < 0.6 * max(piece.size, ordered[k].size)
        ]
        beside.sort(key=lambda k: ordered[k].x0)
        gaps = [
            (ordered[b].x0 - ordered[a].x1, a, b)
            for a, b in pairwise(beside)
            if ordered[b].x0 - ordered[a].x1 > PIECE_GAP * min(ordered[a].size, ordered[b].size)
        ]
        if gaps:
            _, a, b = max(gaps)
            left, right = _grown(ordered, start, used, ordered[a].x1, ordered[b].x0)
            block = Columns(merged([ordered[k] for k in left]), merged([ordered[k] for k in right]))
            if _is_layout(block, max(left + right) == len(ordered) - 1):
                blocks.append(block)
                used.update(left, right)
            else:
                # The last rows of a list in columns are no more a letterhead than the whole.
                tried.update(left, right)
    return blocks, [line for k, line in enumerate(ordered) if k not in used]


def _grown(ordered: Sequence[Line], start: int, used: set[int], x0: float, x1: float) -> tuple[list[int], list[int]]:
    """Pieces from `start` on that keep a strip between `x0` and `x1` empty, and hang together on their side of it."""
    sides: tuple[list[int], list[int]] = ([], [])
    for k in range(start, len(ordered)):
        if k in used:
            continue
        line = ordered[k]
        side = 0 if line.center < (x0 + x1) / 2 else 1
        narrowed = (max(x0, line.x1), x1) if side == 0 else (x0, min(x1, line.x0))
        if narrowed[1] - narrowed[0] < _GUTTER or not _belongs(ordered, k, sides, side, narrowed):
            break
        x0, x1 = narrowed
        sides[side].append(k)
    return sides


def _belongs(
    ordered: Sequence[Line], k: int, sides: tuple[list[int], list[int]], side: int, strip: tuple[float, float]
) -> bool:
    """Does piece `k` stand beside a piece of the other column, or under the last one of its own?"""
    line = ordered[k]
    for j in range(max(0, k - 4), min(len(ordered), k + 5)):
        other = ordered[j]
        is_beside = j != k and abs(other.base - line.base) < 0.7 * max(line.size, other.size)
        if is_beside and (j in sides[0] or j in sides[1] or other.x0 >= strip[1] or other.x1 <= strip[0]):
            return True
    if not sides[side]:
        # The first of its column has nothing beside it: the columns start at different heights.
        return bool(sides[1 - side]) and line.top - ordered[sides[1 - side][0]].bottom < 2 * line.size
    own = [ordered[j] for j in sides[side]]
    gap = line.top - max(other.bottom for other in own)
    is_centred = abs(line.center - median(other.center for other in own)) < 12
    if side == 0:
        is_listed = abs(line.x0 - min(other.x0 for other in own)) < 14
        return gap < (_BLANK_LINES if is_centred else is_listed) * line.size
    return is_centred and gap < _SIGNATURE


def _is_layout(block: Columns, is_last: bool) -> bool:
    """Is it a letterhead or signature: two real columns, the right one centred on its own axis and no tabulated list?

    A single row is one only where it is the last of its page.
    """
    if min(len(block.left), len(block.right)) == 0 or len(block.left) + len(block.right) < (2 if is_last else 3):
        return False
    if min(max(line.width for line in side) for side in (block.left, block.right)) < _NARROWEST_COLUMN:
        return False
    if len(block.right) == 1:
        # A title over a signature; anything else may stand behind a tab.
        return block.right[0].is_bold or block.right[0].text.isupper()
    axis = median(line.center for line in block.right)
    centred = sum(abs(line.center - axis) < 10 for line in block.right)
    starts = [line.x0 for line in block.right]
    widths = [line.width for line in block.right]
    is_tabulated = max(starts) - min(starts) < 2 and max(widths) - min(widths) > 20
    return centred >= 0.6 * len(block.right) and not is_tabulated


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

    That is sure in list items only, and for the first line at the right of a letterhead, the country's name, which wraps
    in a narrow column. Elsewhere a long name is often followed by another one.
    """
    left, right = [Draft([block.left[0]], area)], [Draft([block.right[0]], area)]
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
    # As wide as the room between the column's axis and the margin allows on both sides, less the cell's padding.
    room = 2 * (area.right - median(line.center for line in block.right)) - 4 * _PADDING
    for k, line in enumerate(block.right[1:]):
        last = right[-1].lines
        is_tight = line.base - last[-1].base < 1.5 * line.size and last[-1].is_bold == line.is_bold
        no_room = last[-1].width < room and not has_room(last[-1], line, last[-1].x0 + room)
        if k == 0 and is_tight and no_room and last[-1].top < _HEAD:
            last.append(line)
        else:
            right.append(Draft([line], area))
    return left, right
