"""Where paragraphs start: from indents, gaps, markers, and lines that end before the next word had to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.document import Align
from extract.readers.pdf.frame import INDENT, Draft, Frame
from extract.readers.pdf.lines import ENDED, MARKER, Line, cuts_code, glued

# A line this much nearer to the middle than to a margin, on both sides alike, is centred.
_CENTRED = 4.0
# Lines further apart than this many line heights never belong to one paragraph.
_FAR = 1.75
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-ZĐa-zđ])[.)]\s?")


def in_body(found: Sequence[Line], area: Frame) -> list[Draft]:
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
    is_lower = line.is_lower
    is_wide = step > area.pitch + 0.22
    if offset > INDENT:
        return not (len(draft.lines) == 1 and not is_new and _hangs(first, line, shift))
    if offset < -INDENT:
        return True
    # A heading without end mark, and the text under it, or the next one.
    if last.is_bold and not any(c.bold for c in line.glyphs) and line.text[:1].isupper():
        return True
    if _is_numbered(line.text) and (last.is_bold == line.is_bold or not area.is_indented) and line.is_bold:
        return True
    # Where first lines stand in, a number at the margin is one in a sentence unless a gap says otherwise.
    if is_new and (is_wide or (is_ended and not area.is_indented)):
        return True
    if is_wide:
        return is_ended or not is_lower
    return line.page != last.page and not area.is_indented and is_ended and not is_lower


def _is_numbered(text: str) -> bool:
    """Does the text start with a number or letter and a capital? A dash may stand in a sentence, these seldom do."""
    found = _NUMBER.match(text)
    return found is not None and text[found.end() : found.end() + 1].isupper()


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
    after = first.glyphs[min(first.cut(len(found.group())), len(first.glyphs) - 1)]
    return abs(line.x0 - shift - after.x0) < INDENT and line.x0 - shift > first.x0 + 3


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


def in_cell(found: Sequence[Line], x0: float, x1: float, padding: float, area: Frame) -> list[Draft]:
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
    if is_new and is_ended and not cuts_code(last, line, own.right - own.left):
        return True
    if glued(last, line, own.right - own.left):
        return False
    room = (own.right - own.left) - last.width if _is_centred_in(last, own) else own.right - last.x1
    spare = room - line.first_word_width() - 0.25 * last.size
    if spare > 1.5 * last.size:
        return True
    return spare > 2.0 and not line.is_lower


def _is_centred_in(line: Line, own: Frame) -> bool:
    return line.x0 > own.left + 3 and abs(line.center - own.axis) < _CENTRED


def _align_in_cell(draft: Draft) -> Align:
    if all(_is_centred_in(line, draft.frame) for line in draft.lines):
        return "center"
    if all(abs(line.x0 - draft.frame.left) < 3 for line in draft.lines):
        return "left"
    return ""
