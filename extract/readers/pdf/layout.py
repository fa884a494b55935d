"""The layout of a page of running text: margins, columns of a letterhead, footnotes, paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile
from statistics import median

from extract.document import Align
from extract.readers.pdf.lines import ENDED, MARKER, PIECE_GAP, Line, glued, make, merged
from extract.readers.pdf.page import Char, Page, Rule

# A first line stands in by at least this many points; less is a different side bearing or a slanted scan.
_INDENT = 7.0
# A line this much nearer to the middle than to a margin, on both sides alike, is centred.
_CENTRED = 4.0
# Lines further apart than this many line heights never belong to one paragraph.
_FAR = 1.75
# In justified text at least this share of the lines ends at the margin.
_JUSTIFIED = 0.2
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
# Page numbers and running heads stand within this share of the page's height from its top or bottom.
_MARGIN_ZONE = 0.115
# A text is a running head where it stands on this share of the pages.
_REPEATED = 0.6
# Notes at the foot are set smaller than this share of the text's size.
_NOTE_SIZE = 0.93

# A heading or item by number or letter: no dash, which may stand in a sentence.
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-ZĐa-zđ])[.)]\s?[^\W\d_a-zà-ỹ]")
_PAGE_NUMBER = re.compile(r"[-–(\[]?\s?\d{1,3}(?:\s*/\s*\d{1,3})?\s?[-–)\]]?")
_NOTE_START = re.compile(r"[(\[]?(\d{1,3}|\*{1,3})[)\]]?\.?")
# A marker that is not raised: with a space after it, or a letter where the producer lost the space.
_PLAIN_NOTE = re.compile(r"[(\[]?(\d{1,3}|\*{1,3})[)\]]?\.?(?=\s|[^\W\d_])")
_POWER = re.compile(r"(?:(?<![^\W\d_])[cdkm]?m|10)\Z")


@dataclass(frozen=True, slots=True)
class Frame:
    """The text area of a page, and how its paragraphs look.

    Attributes:
        left: Where lines start.
        right: Where full lines end.
        pitch: The step from line to line within paragraphs, in sizes of the letters.
        first: Where first lines of paragraphs start; None where they do not stand in.
    """

    left: float
    right: float
    pitch: float
    first: float | None = None

    @property
    def is_indented(self) -> bool:
        return self.first is not None

    @property
    def axis(self) -> float:
        return (self.left + self.right) / 2


@dataclass(slots=True)
class Draft:
    """A paragraph in the making: its lines, and the frame in which they are set."""

    lines: list[Line]
    frame: Frame
    align: Align = ""


@dataclass(slots=True)
class Columns:
    """Two columns side by side: a letterhead or a signature block."""

    left: list[Line]
    right: list[Line]

    @property
    def top(self) -> float:
        return min(line.top for line in self.left + self.right)


@dataclass(slots=True)
class Note:
    """Lines at the foot of a page under one marker; "" for the rest of a note that began on an earlier page."""

    marker: str
    lines: list[Line]


def frame(found: Sequence[Line], fallback: Frame | None = None) -> Frame | None:
    """The text area that the lines show, or `fallback` where they are too few to show any."""
    if len(found) < 6:
        return fallback
    need = max(3, len(found) // 12)
    right = _edge((line.x1 for line in found), need, last=True)
    left = _edge((line.x0 for line in found), need, last=False)
    if right is not None and sum(abs(line.x1 - right) < 1.5 for line in found) < _JUSTIFIED * len(found):
        # Ragged lines end before the margin; the longest comes near it.
        right = max(line.x1 for line in found if line.x1 < right + 2 * line.size)
    if fallback and (right is None or abs(right - fallback.right) < 2):
        right = fallback.right
    if fallback and (left is None or abs(left - fallback.left) < 2):
        left = fallback.left
    if right is None:
        right = max(line.x1 for line in found)
    if left is None:
        left = min(line.x0 for line in found)
    if fallback and right - left < 0.75 * (fallback.right - fallback.left):
        return fallback
    inner = Counter(
        round(line.x0) for line in found if left + _INDENT < line.x0 < left + 75 and line.x1 > (left + right) / 2
    )
    first = float(inner.most_common(1)[0][0]) if inner.total() >= 0.08 * len(found) else None
    return Frame(left, right, pitch(found), first)


def pitch(found: Sequence[Line]) -> float:
    """The step from line to line within paragraphs, in sizes of the letters."""
    steps = Counter(
        round((b.base - a.base) / a.size, 1)
        for a, b in pairwise(found)
        if a.page == b.page and abs(a.size - b.size) < 0.6 and 0.9 < (b.base - a.base) / a.size < 2.2
    )
    if not steps:
        return 1.2
    most = max(steps.values())
    return min(step for step, n in steps.items() if n >= 0.3 * most)


def _edge(values: Iterable[float], need: int, *, last: bool) -> float | None:
    """The outermost place where at least `need` of the values agree to a point."""
    counts = Counter(round(value) for value in values)
    agreed = [v for v in counts if counts[v - 1] + counts[v] + counts[v + 1] >= need]
    return float(max(agreed) if last else min(agreed)) if agreed else None


# Running heads, page numbers


def running(pages: Sequence[tuple[Page, Sequence[Line]]]) -> set[int]:
    """Page numbers and heads and feet that repeat from page to page: the `id` of their lines."""
    repeated: dict[tuple[str, int, int], set[int]] = {}
    candidates: list[tuple[Line, tuple[str, int, int]]] = []
    result: set[int] = set()
    for page, found in pages:
        zone = _MARGIN_ZONE * page.height
        ordered = sorted(found, key=lambda line: line.base)
        for k, line in enumerate(ordered):
            is_top, is_bottom = line.bottom < page.top + zone, line.top > page.top + page.height - zone
            if not (is_top or is_bottom):
                continue
            if _PAGE_NUMBER.fullmatch(line.text) and k in (0, len(ordered) - 1):
                result.add(id(line))
            else:
                key = (re.sub(r"\d+", "#", line.text), round(line.base / 4), round(page.width))
                candidates.append((line, key))
                repeated.setdefault(key, set()).add(page.number)
    widths = Counter(round(page.width) for page, _ in pages)
    for line, key in candidates:
        if len(repeated[key]) >= max(3, _REPEATED * widths[key[2]]):
            result.add(id(line))
    return result


# Two columns


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
    is_right = line.x0 > max(other.x1 for other in block.left) - _INDENT and abs(line.center - axis) < 8
    # A title is centred too, and on a landscape page its axis may lie anywhere.
    is_title = abs(line.center - part.frame.axis) < 30 or part.frame.right > block.right[0].x1 + 200
    if is_right and not is_title and line.is_bold == block.right[0].is_bold:
        block.right.append(line)
        return True
    return False


def _is_next_item(block: Columns, line: Line) -> bool:
    """Could `line` be one more item of the list of recipients?"""
    last = block.left[-1]
    is_alike = abs(line.x0 - last.x0) < _INDENT and abs(line.size - last.size) < 0.6
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


# Footnotes


def notes(
    found: Sequence[Line], rules: Iterable[Rule], body_size: float, area: Frame, is_open: bool
) -> tuple[list[Note], list[Line]]:
    """Notes at the foot of the page under their short rule, and the lines above them.

    Args:
        found: The page's lines.
        rules: Its rules outside tables.
        body_size: The size of the document's running text.
        area: Its text area.
        is_open: Does the page before end with a note, which may go on under a long rule?
    """
    ordered = sorted(found, key=lambda line: line.base)
    longest = (1.05 if is_open else 0.55) * (area.right - area.left)
    for rule in sorted((r for r in rules if r.is_horizontal), key=lambda r: r.top):
        if abs(rule.x0 - area.left) > 12 or not 30 < rule.x1 - rule.x0 < longest:
            continue
        below = [line for line in ordered if line.base > rule.top + 1]
        above = [line for line in ordered if line.base <= rule.top + 1]
        if below and all(line.size <= _NOTE_SIZE * body_size for line in below) and below[0].top - rule.top < 30:
            return _split_notes(below), above
    for k, line in enumerate(ordered):
        tail = ordered[k:]
        if line.chars[0].raised and all(other.size <= 0.9 * body_size for other in tail):
            return _split_notes(tail), ordered[:k]
    return [], list(found)


def _split_notes(found: Sequence[Line]) -> list[Note]:
    result: list[Note] = []
    for line in found:
        marker, rest = _note_start(line)
        if marker and rest and (line.chars[0].raised or _follows(marker, result)):
            result.append(Note(marker, [rest]))
        elif result:
            result[-1].lines.append(line)
        else:
            result.append(Note("", [line]))
    return result


def _note_start(line: Line) -> tuple[str, Line | None]:
    """The marker at the start of a note's line, and the line without it."""
    is_raised = line.chars[0].raised
    head = "".join(c.text for c in takewhile(lambda c: c.raised == is_raised and c.text != " ", line.chars))
    found = _NOTE_START.fullmatch(head) if is_raised else _PLAIN_NOTE.match(line.text)
    if not found:
        return "", None
    return found[1], make(line.page, line.chars[len(found.group()) :])


def _follows(marker: str, earlier: Sequence[Note]) -> bool:
    """Does a marker that is not raised count on from the note before it, so that it is no number in a sentence?"""
    last = earlier[-1].marker if earlier else ""
    if not marker.isdigit():
        return not last
    return not last or (last.isdigit() and int(marker) == int(last) + 1)


def call_notes(line: Line, markers: set[str]) -> None:
    """Turn raised markers of footnotes of the page into calls, out of the text; powers as in m² stay."""
    done: list[Char] = []
    for raised, group in groupby(line.chars, key=lambda c: c.raised):
        stretch = list(group)
        found = _NOTE_START.fullmatch("".join(c.text for c in stretch).strip(" ,"))
        before = "".join(c.text for c in done)
        if raised and found and found[1] in markers and not _POWER.search(before):
            done.append(replace(stretch[0], text="", note=found[1], x1=stretch[-1].x1))
        else:
            done += stretch
    line.chars = done
    line.text = "".join(c.text for c in done)


# Paragraphs


def paragraphs(found: Sequence[Line], area: Frame) -> list[Draft]:
    """The lines of running text as paragraphs."""
    result: list[Draft] = []
    for line in found:
        if result and not starts(result[-1], line, area):
            result[-1].lines.append(line)
        else:
            result.append(Draft([line], area))
    for draft in result:
        draft.align = _align(draft)
    return result


def starts(draft: Draft, line: Line, area: Frame) -> bool:
    """Does `line` start a paragraph of its own after the paragraph `draft`, from how both are set?"""
    first, last = draft.lines[0], draft.lines[-1]
    step = (line.base - last.base) / max(last.size, line.size) if line.page == last.page else 0.0
    if step > _FAR * area.pitch or abs(line.size - last.size) > 0.2 * last.size:
        return True
    was_centred, is_centred = _is_centred(last, draft.frame), _is_centred(line, area)
    if was_centred or is_centred:
        return not _continues_centred(draft, line, area)
    # The author ended the line before where the first word of this one had room.
    if has_room(last, line, draft.frame.right):
        return True
    shift = area.left - draft.frame.left
    body = draft.lines[1].x0 if len(draft.lines) > 1 else draft.frame.left
    offset = line.x0 - shift - body
    is_new = MARKER.match(line.text) is not None
    is_ended = ENDED.search(last.text) is not None
    is_lower = line.text[:1].islower()
    is_wide = step > area.pitch + 0.22
    if offset > _INDENT:
        return not (len(draft.lines) == 1 and not is_new and _hangs(first, line, shift))
    if offset < -_INDENT:
        return True
    # A heading without end mark, and the text under it, or the next one.
    if last.is_bold and not any(c.bold for c in line.chars) and line.text[:1].isupper():
        return True
    if _NUMBERED.match(line.text) and (last.is_bold == line.is_bold or not area.is_indented) and line.is_bold:
        return True
    # Where first lines stand in, a number at the margin is one in a sentence unless a gap says otherwise.
    if is_new and (is_wide or (is_ended and not area.is_indented)):
        return True
    if is_wide:
        return is_ended or not is_lower
    return line.page != last.page and not area.is_indented and is_ended and not is_lower


def has_room(last: Line, line: Line, right: float) -> bool:
    """Had the first word of `line` room at the end of `last`?"""
    return right - last.x1 > line.first_word_width() + 0.25 * last.size + 1.0


def _is_centred(line: Line, area: Frame) -> bool:
    is_inside = line.x0 > area.left + 10 and line.x1 < area.right - 10
    if not is_inside or abs(line.center - area.axis) >= _CENTRED:
        return False
    # A first line may happen to end as far from the margin as it stands in.
    is_first = area.first is not None and abs(line.x0 - area.first) < 1.5
    return not is_first or (line.is_bold and not MARKER.match(line.text))


def _continues_centred(draft: Draft, line: Line, area: Frame) -> bool:
    """Does a centred line go on with the centred line before it, which had no room for its first word?"""
    last = draft.lines[-1]
    if last.is_bold != line.is_bold or line.page != last.page:
        return False
    for each in (last, line):
        if abs(each.center - area.axis) > _CENTRED + 2:
            return False
    if line.base - last.base > (area.pitch + 0.25) * line.size or MARKER.match(line.text):
        return False
    room = area.right - area.left - last.width
    return room < line.first_word_width() + 0.25 * last.size


def _hangs(first: Line, line: Line, shift: float) -> bool:
    """Does `line` stand under the text after the marker of `first`?"""
    found = MARKER.match(first.text)
    if not found:
        return False
    after = first.chars[min(len(found.group()), len(first.chars) - 1)]
    return abs(line.x0 - shift - after.x0) < _INDENT and line.x0 - shift > first.x0 + 3


def _align(draft: Draft) -> Align:
    """The alignment that the lines show; "" for a single line that could be any."""
    if all(_is_centred(line, draft.frame) for line in draft.lines):
        return "center"
    if len(draft.lines) == 1:
        line = draft.lines[0]
        return "right" if abs(line.x1 - draft.frame.right) < 3 and line.x0 > draft.frame.axis else ""
    if all(abs(line.x1 - draft.frame.right) < 2 for line in draft.lines[:-1]):
        return "justify"
    if all(abs(line.center - draft.frame.axis) < _CENTRED + 2 for line in draft.lines):
        return "center"
    return "left"


def cell_paragraphs(found: Sequence[Line], x0: float, x1: float, padding: float, area: Frame) -> list[Draft]:
    """The lines of a table cell between `x0` and `x1` as paragraphs."""
    result: list[Draft] = []
    own = replace(area, left=x0 + padding, right=x1 - padding)
    for line in found:
        if result and not starts_in_cell(result[-1], line, own):
            result[-1].lines.append(line)
        else:
            result.append(Draft([line], own))
    for draft in result:
        draft.align = _align_in_cell(draft)
    return result


def starts_in_cell(draft: Draft, line: Line, own: Frame) -> bool:
    """Does `line` start a paragraph in a cell? A narrow column leaves less to see than a page."""
    last = draft.lines[-1]
    if line.page == last.page and line.base - last.base > _FAR * own.pitch * max(line.size, last.size):
        return True
    is_new, is_ended = MARKER.match(line.text) is not None, ENDED.search(last.text) is not None
    if is_new and is_ended:
        return True
    if glued(last, line, own.right - own.left):
        return False
    room = (own.right - own.left) - last.width if _is_centred_in(last, own) else own.right - last.x1
    spare = room - line.first_word_width() - 0.25 * last.size
    if spare > 1.5 * last.size:
        return True
    return spare > 2.0 and not line.text[:1].islower()


def _is_centred_in(line: Line, own: Frame) -> bool:
    return line.x0 > own.left + 3 and abs(line.center - own.axis) < _CENTRED


def _align_in_cell(draft: Draft) -> Align:
    if all(_is_centred_in(line, draft.frame) for line in draft.lines):
        return "center"
    if all(abs(line.x0 - draft.frame.left) < 3 for line in draft.lines):
        return "left"
    return ""
