"""Names of one document that stand for one unit: initials of a longer name, and a name without the body it is part of.

What the register knows is one already. Of the rest only what is sure: one longer name in the document fits, and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from extract.folding import unmarked
from extract.units.parts import asked, expand, take_apart
from extract.units.registry import named
from extract.units.resolution import resolve
from extract.units.unit import Context

_WORD = re.compile(r"\w+")


def fuller(mentions: Iterable[str], at: Context) -> Mapping[str, str]:
    """The mentions of a document that another, longer one stands for.

    Args:
        mentions: All of them, as printed.
        at: The context of the document.

    Returns:
        Each such mention with the longer one.
    """
    by_place: dict[str, dict[str, list[str]]] = {}
    divisions: set[str] = set()
    for mention in dict.fromkeys(mentions):
        unit = resolve(mention, at)
        if unit.entry_id is None and not unit.is_group and unit.kind != "post":
            key, _, place = unit.unit_id.partition("@")
            by_place.setdefault(place, {}).setdefault(key, []).append(mention)
            if unit.kind == "division":
                divisions.add(key)
    found: dict[str, str] = {}
    for units in by_place.values():
        names = {key: _words(same[0], at) for key, same in units.items()}
        for key, words in names.items():
            longer = [one for one, long in names.items() if one != key and _is_short(words, long, key in divisions)]
            if len(longer) == 1:
                found |= dict.fromkeys(units[key], units[longer[0]][0])
    return found


def _words(mention: str, at: Context) -> tuple[str, ...]:
    parts, _ = take_apart(expand(mention), at)
    return tuple(_WORD.findall(asked("joined").sub("", f"{parts.rest} {parts.number}")))


def _is_short(short: tuple[str, ...], long: tuple[str, ...], is_division: bool) -> bool:
    """Is a name the other with words in initials, or a division without the body that it is part of ("Phòng A Công an")?"""
    rest = _spelt(short, long)
    if rest is None or len(short) < 2:
        return False
    return is_division and named(" ".join(rest)) != () if rest else len(long) > len(short)


def _spelt(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[str, ...] | None:
    """What is left of a name behind another, each word of which is one of it or initials of some; None where they differ."""
    for word in short:
        if long and word.lower() == long[0].lower():
            long = long[1:]
        elif word.isupper() and 1 < len(word) <= len(long) and word == _initials(long[: len(word)]):
            long = long[len(word) :]
        else:
            return None
    return long


def _initials(words: tuple[str, ...]) -> str:
    """The first letters, without marks but for Đ, as abbreviations have them.

    >>> _initials(("Đào", "tạo", "ấp"))
    'ĐTA'
    """
    return "".join("Đ" if word[0] in "đĐ" else unmarked(word[0]).upper() for word in words)
