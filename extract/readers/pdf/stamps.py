"""Stamps: coloured letters and frames that were put on a page when it was already full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.readers.pdf.rules import BLACK, Rule

if TYPE_CHECKING:
    from extract.readers.pdf.glyphs import Glyphs

# Letters and rules of one stamp stand no further apart than this.
_NEAR = 7.0
# A letter lies on another where their boxes share this part of the smaller one.
_OVER = 0.25
# A stamp has fewer letters than this; more in one colour are text.
_MOST = 400


def lift(chars: Sequence[Glyphs], rules: Sequence[Rule]) -> tuple[list[Glyphs], list[Glyphs], list[Rule]]:
    """The letters that are no stamp's, those of stamps, and the rules that are no stamp's.

    A stamp lies over letters or rules of another colour. Text that somebody set in red keeps to its place.
    """
    inks = {c.ink for c in chars} - {BLACK}
    counts = Counter(c.ink for c in chars if c.text != " ")
    lifted: set[int] = set()
    for ink in inks:
        if not 0 < counts[ink] <= min(_MOST, counts.total() / 2):
            continue
        own = [c for c in chars if c.ink == ink]
        parts: list[Glyphs | Rule] = [*own, *(r for r in rules if r.ink == ink)]
        others = [c for c in chars if c.ink != ink and c.text != " "]
        lines = [r for r in rules if r.ink != ink]
        for group in _groups(parts):
            letters = [c for c in own if c.text != " " and any(c is part for part in group)]
            frame = [part for part in group if isinstance(part, Rule)]
            if _lies_on(letters, others, lines) or (letters and _is_laid_across(frame, lines)):
                lifted.update(map(id, group))
    stamped = [c for c in chars if id(c) in lifted]
    return [c for c in chars if id(c) not in lifted], stamped, [r for r in rules if id(r) not in lifted]


def texts(chars: Sequence[Glyphs]) -> list[str]:
    """What a page's stamps say, line by line in the order of the file: they are seldom level."""
    lines: list[str] = []
    for k, char in enumerate(chars):
        last = chars[k - 1] if k else None
        goes_on = (
            last and abs(char.base - last.base) < 0.6 * last.size and -last.size < char.x0 - last.x1 < 3 * last.size
        )
        if goes_on:
            lines[-1] += char.text
        else:
            lines.append(char.text)
    return [text for line in lines if (text := " ".join(line.split()))]


def _groups(parts: Sequence[Glyphs | Rule]) -> list[list[Glyphs | Rule]]:
    """What stands near to each other, together."""
    groups: list[list[Glyphs | Rule]] = []
    for part in parts:
        near = [group for group in groups if any(_are_near(part, other) for other in group)]
        groups = [group for group in groups if all(group is not other for other in near)]
        groups.append([*(other for group in near for other in group), part])
    return groups


def _are_near(a: Glyphs | Rule, b: Glyphs | Rule) -> bool:
    return a.x0 <= b.x1 + _NEAR and b.x0 <= a.x1 + _NEAR and a.top <= b.bottom + _NEAR and b.top <= a.bottom + _NEAR


def _lies_on(letters: Sequence[Glyphs], others: Sequence[Glyphs], rules: Sequence[Rule]) -> bool:
    """Do letters cover others, or does a rule stand across them or between two of one word?"""
    return (
        any(_covers(char, other) for char in letters for other in others)
        or any(_is_struck(char, rule) for char in letters for rule in rules if rule.is_horizontal)
        or any(_is_cut(a, b, rule) for a, b in pairwise(letters) for rule in rules if not rule.is_horizontal)
    )


def _is_laid_across(frame: Sequence[Rule], rules: Sequence[Rule]) -> bool:
    """Do the sides of a box cross rules that go on on both sides?"""
    if min(sum(r.is_horizontal for r in frame), sum(not r.is_horizontal for r in frame)) < 2:
        return False
    return any(_cross(r, other) or _cross(other, r) for r in frame for other in rules)


def _cross(level: Rule, upright: Rule) -> bool:
    is_pair = level.is_horizontal and not upright.is_horizontal
    return is_pair and level.x0 + 2 < upright.x0 < level.x1 - 2 and upright.top + 2 < level.top < upright.bottom - 2


def _covers(char: Glyphs, other: Glyphs) -> bool:
    across = min(char.x1, other.x1) - max(char.x0, other.x0)
    down = min(char.bottom, other.bottom) - max(char.top, other.top)
    smaller = min(_area(char), _area(other))
    return across > 0 and down > 0 and across * down > _OVER * smaller


def _area(char: Glyphs) -> float:
    return (char.x1 - char.x0) * (char.bottom - char.top)


def _is_struck(char: Glyphs, rule: Rule) -> bool:
    """Does a level rule pass through a letter? Its foot may touch the rule of a table."""
    high = char.bottom - char.top
    is_beside = rule.x0 < char.x0 and rule.x1 > char.x1
    return is_beside and char.top + 0.25 * high < rule.top < char.top + 0.7 * high


def _is_cut(a: Glyphs, b: Glyphs, rule: Rule) -> bool:
    """Does an upright rule pass between the middles of two letters of one word?"""
    is_word = abs(a.base - b.base) < 1 and -0.5 * a.size < b.x0 - a.x1 < 0.25 * a.size
    is_beside = rule.top < max(a.top, b.top) and rule.bottom > min(a.bottom, b.bottom)
    return is_word and is_beside and (a.x0 + a.x1) / 2 < rule.x0 < (b.x0 + b.x1) / 2
