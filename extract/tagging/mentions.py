"""What a list of units is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.document import Span
from extract.tagging.grammar import grammar


@dataclass(frozen=True, slots=True)
class UnitMention:
    """One unit of a list.

    Attributes:
        text: The unit as printed, without brackets; a shared head is repeated (`UBND xã Đá Bạc`).
        spans: The characters it is made from, in order: one span, or the shared head and the name.
        kind: Kind of the unit, one of `records.UNIT_KINDS`.
        is_sure: False where only the part of speech told where the name ends.
    """

    text: str
    spans: tuple[Span, ...]
    kind: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class UnitList:
    """Units that stand side by side, from `start` to `end` of the text, and the word that ends them."""

    start: int
    end: int
    units: tuple[UnitMention, ...]
    ended_by: str = ""


@lru_cache(maxsize=1 << 12)
def unit_kind(mention: str) -> str:
    """The kind of a unit by the first head in its (folded) name; `post`, `group` or `other` without one."""
    known = grammar()
    if known.one["post"].match(mention):
        return "post"
    for kind, pattern in known.kinds:
        if pattern.match(mention):
            return kind
    if known.group.match(mention) or known.bare_group.match(mention):
        return "group"
    return "other"


def begins_unit(text: str, at: int = 0) -> bool:
    """Does a unit (a head, a post, a group with its quantifier) begin at `at`?"""
    return grammar().begin.match(text, at) is not None


def unit_starts(text: str, at: int) -> Iterator[int]:
    """Every place from `at` on where a unit begins, in order; one may stand within another."""
    begin = grammar().begin
    return (place for place in begin.starts(text, at) if begin.match(text, place))


def begins_group(text: str, at: int = 0) -> bool:
    """Does a group stand at `at` without its quantifier, as after an order ("giao chủ đầu tư rà soát")?"""
    return grammar().one["group.addressed"].match(text, at) is not None


def begins_any_group(text: str, at: int) -> bool:
    """Does a group of a noun that no rule knows stand at `at` ("yêu cầu các bến phà ..."), and no subject matter?"""
    return grammar().one["group.any"].match(text, at) is not None


def begins_opening(text: str, at: int) -> bool:
    """Does a unit begin at `at`, or a group without its quantifier that may open an item?"""
    return begins_unit(text, at) or grammar().one["group.opening"].match(text, at) is not None


def names_unit(text: str, start: int, end: int) -> bool:
    """Does any unit begin between `start` and `end`?"""
    return grammar().begin.search(text, start, end) is not None


def is_place(unit: UnitMention) -> bool:
    """Is the unit only a place with its name ("xã Đá Bạc")?"""
    return grammar().one["head.locality"].match(unit.text) is not None


def is_verb(word: str) -> bool:
    """Is the word one that ends lists of units?"""
    return grammar().stop.fullmatch(word) is not None
