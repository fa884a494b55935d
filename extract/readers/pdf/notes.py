"""Footnotes: their text at the foot of a page, their calls in its body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from extract.readers.pdf.frame import Frame
from extract.readers.pdf.glyphs import Glyphs
from extract.readers.pdf.lines import Line, make
from extract.readers.pdf.rules import Rule

# Notes at the foot are set smaller than this share of the text's size.
_NOTE_SIZE = 0.93
_START = re.compile(r"[(\[]?(\d{1,3}|\*{1,3})[)\]]?\.?")
# A marker that is not raised: with a space after it, or a letter where the producer lost the space.
_PLAIN_START = re.compile(r"[(\[]?(\d{1,3}|\*{1,3})[)\]]?\.?(?=\s|[^\W\d_])")
# Square and cubic metres, and powers of ten, are no footnotes.
_POWER = re.compile(r"(?:(?<![^\W\d_])[cdkm]?m|10)\Z")


@dataclass(slots=True)
class Note:
    """Lines at the foot of a page under one marker; "" for the rest of a note that began on an earlier page."""

    marker: str
    lines: list[Line]


def at_foot(found: Sequence[Line], rules: Iterable[Rule], body_size: float, area: Frame, is_open: bool) -> list[Note]:
    """Notes at the foot of the page, under their short rule or from a raised marker on.

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
        if below and all(line.size <= _NOTE_SIZE * body_size for line in below) and below[0].top - rule.top < 30:
            return _split_notes(below)
    for k, line in enumerate(ordered):
        tail = ordered[k:]
        if line.glyphs[0].raised and all(other.size <= 0.9 * body_size for other in tail):
            return _split_notes(tail)
    return []


def _split_notes(found: Sequence[Line]) -> list[Note]:
    result: list[Note] = []
    for line in found:
        marker, rest = _note_start(line)
        if marker and rest and (line.glyphs[0].raised or _follows(marker, result)):
            result.append(Note(marker, [rest]))
        elif result:
            result[-1].lines.append(line)
        else:
            result.append(Note("", [line]))
    return result


def _note_start(line: Line) -> tuple[str, Line | None]:
    """The marker at the start of a note's line, and the line without it."""
    is_raised = line.glyphs[0].raised
    head = "".join(c.text for c in takewhile(lambda c: c.raised == is_raised and c.text != " ", line.glyphs))
    found = _START.fullmatch(head) if is_raised else _PLAIN_START.match(line.text)
    if not found:
        return "", None
    return found[1], make(line.page, line.glyphs[line.cut(len(found.group())) :])


def _follows(marker: str, earlier: Sequence[Note]) -> bool:
    """Does a marker that is not raised count on from the note before it, so that it is no number in a sentence?"""
    last = earlier[-1].marker if earlier else ""
    if not marker.isdigit():
        return not last
    return not last or (last.isdigit() and int(marker) == int(last) + 1)


def call(line: Line, markers: set[str]) -> None:
    """Turn raised markers of footnotes of the page into calls, out of the text; powers as in m² stay."""
    if not any([c.raised for c in line.glyphs]):
        return
    done: list[Glyphs] = []
    for raised, group in groupby(line.glyphs, key=lambda c: c.raised):
        stretch = list(group)
        found = _START.fullmatch("".join(c.text for c in stretch).strip(" ,"))
        before = "".join(c.text for c in done)
        if raised and found and found[1] in markers and not _POWER.search(before):
            done.append(replace(stretch[0], text="", note=found[1], x1=stretch[-1].x1))
        else:
            done += stretch
    line.glyphs = done
    line.text = "".join(c.text for c in done)
