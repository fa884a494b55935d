"""Lists of units: where one begins and where it ends.

The end of a list is the first word that no unit's name holds (a verb, mostly), as measured on 146 clauses; heads, posts,
groups and protected phrases come from `patterns/units.yaml`. Everything here works on folded text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from extract.tagging.closing import first_verb
from extract.tagging.grammar import BLANK, HARD_STOP, KNOWN_END, grammar
from extract.tagging.listing import split
from extract.tagging.mentions import UnitList as UnitList
from extract.tagging.mentions import UnitMention as UnitMention
from extract.tagging.mentions import begins_any_group as begins_any_group
from extract.tagging.mentions import begins_group as begins_group
from extract.tagging.mentions import begins_opening as begins_opening
from extract.tagging.mentions import begins_unit as begins_unit
from extract.tagging.mentions import is_place as is_place
from extract.tagging.mentions import is_verb as is_verb
from extract.tagging.mentions import names_unit as names_unit
from extract.tagging.mentions import unit_kind as unit_kind
from extract.tagging.mentions import unit_starts as unit_starts

# The longest list of units in 193 documents has under 1,000 characters.
_LONGEST_LIST = 2000
# Most lists end within so many characters, and what ends them is told by the next few words: the rest need not be looked at.
_NEAR, _MARGIN = 160, 60
# A partner that no rule knows may have this many words; what is longer is no name.
_LONGEST_NOUN = 14


def find_lists(text: str) -> Iterator[UnitList]:
    """Every list of units in a text, left to right, not overlapping."""
    at = 0
    while hit := grammar().begin.search(text, at):
        found = read_list(text, hit.start(), guess=False)
        if found:
            yield found
        at = max(found.end if found else hit.end(), hit.end())


def read_list(
    text: str, at: int, *, limit: int | None = None, any_noun: bool = False, cell: bool = False, guess: bool = True
) -> UnitList | None:
    """The list of units that begins at `at` of folded `text`; None where no unit begins there.

    Args:
        text: Folded text.
        at: Where the first unit begins.
        limit: Offset at which the list ends at the latest.
        any_noun: Take whatever noun stands there as a unit (after `phối hợp với`).
        cell: The text is a table cell or a label's value: line breaks separate, nothing but units stands in it.
        guess: Ask for the part of speech where words that no rule knows trail the last name.
    """
    known = grammar()
    end = min(len(text) if limit is None else limit, at + _LONGEST_LIST)
    if not cell and (newline := text.find("\n", at, end)) >= 0:
        end = newline
    if not any_noun and not cell and not known.begin.match(text, at, end) and not known.people.match(text, at, end):
        return None
    return _read(text, at, end, any_noun, cell, guess)


# What opens a sentence is asked about as a clause, a label, a subject.
@lru_cache(maxsize=1 << 8)
def _read(text: str, at: int, end: int, any_noun: bool, cell: bool, guess: bool) -> UnitList | None:
    masked, stop, ended_by = _stretch(text, at, end, cell)
    verb = _unknown_verb(text, masked, at, stop) if guess and not cell else None
    if verb is not None:
        stop, ended_by = verb, _word(text, verb)
    units = tuple(split(text, masked, at, stop, cell))
    if units and verb is not None:
        units = (*units[:-1], replace(units[-1], is_sure=False))
    if not units or (
        any_noun and not cell and len(units[0].text.split()) > _LONGEST_NOUN and not begins_unit(text, at)
    ):
        return None
    last = max(span.end for unit in units for span in unit.spans)
    return UnitList(at, max(last, stop), units, ended_by)


def _stretch(text: str, at: int, end: int, cell: bool) -> tuple[str, int, str]:
    """What a list may hold, masked; where it ends, and the word that ends it."""
    near = at + _NEAR
    if not cell and near < end and text.count("(", at, near) == text.count(")", at, near):
        masked = _mask(text, at, near)
        stop, ended_by = _stop(text, masked, at, near, cell)
        if stop < near - _MARGIN:
            return masked, stop, ended_by
    masked = _mask(text, at, end)
    return masked, *_stop(text, masked, at, end, cell)


def _word(text: str, at: int) -> str:
    return next(iter(text[at:].split(maxsplit=1)), "")


def _mask(text: str, at: int, end: int) -> str:
    """`text[at:end]` with bracketed words and protected phrases blanked, so that no stop word or comma in them counts."""
    masked = text[at:end]
    depth = 0
    if "(" in masked:
        chars = list(masked)
        for i, char in enumerate(chars):
            depth += char == "("
            if depth:
                chars[i] = BLANK
            if char == ")":
                depth = max(0, depth - 1)
        masked = "".join(chars)
    if depth:  # an unclosed bracket hides nothing but itself
        cut = text.rfind("(", at, end) - at
        masked = masked[:cut] + " " + text[at + cut + 1 : end]
    for start, stop in grammar().whole.spans(text, at, end):
        a, b = start - at, stop - at
        masked = masked[:a] + BLANK * (b - a) + masked[b:]
    return masked


def _stop(text: str, masked: str, at: int, end: int, cell: bool) -> tuple[int, str]:
    """Where the list ends and the word that ends it."""
    known = grammar()
    stop, word = end, ""
    for hit in HARD_STOP.finditer(masked):
        if (
            hit[0] == ":"
            and known.one["shared.colon"].search(text[at : at + hit.start()])
            and _names_follow(text, at, at + hit.end(), end)
        ):
            continue
        if hit[0] == "." and known.one["dot.abbreviation"].search(masked[: hit.start()]):
            continue
        stop, word = at + hit.start(), hit[0]
        break
    if cell:
        return stop, word
    for verb in known.stop.finditer(masked, 0, stop - at):
        opens_group = verb.start() == 0 and known.group.match(text, at)
        if not opens_group and not _is_field(text, at, at + verb.start(), at + verb.end(), stop):
            stop, word = at + verb.start(), verb[0]
            break
    named = text[at:stop]
    for closed in (
        known.one["name.end"].search(masked, 0, stop - at),
        known.office_end.search(named),
        known.one["group.end"].search(named),
    ):
        if closed and at + closed.end() < stop:
            stop = at + closed.end()
            word = _word(text, stop)
    return stop, word


def _names_follow(text: str, at: int, behind: int, end: int) -> bool:
    """Do names come behind a shared head and its colon ("các Sở: Tài chính, Y tế", "UBND các xã: A, B")?"""
    known, rest = grammar(), text[behind:end]
    if known.one["shared.follow"].match(rest):
        return True
    # "UBND các xã: Xây dựng kế hoạch": a field is the name of no commune.
    field = known.domain.match(rest.lstrip()) if known.one["shared.fields.head"].search(text[at:behind]) else None
    return field is not None and known.one["field.listed"].match(rest.lstrip()[field.end() :]) is not None


def _is_field(text: str, at: int, start: int, end: int, stop: int) -> bool:
    """Is a word that may be a verb part of a name here ("Phòng Quản lý xây dựng, Phòng ...")?"""
    known = grammar()
    if not known.one["field.noun"].fullmatch(text, start, end):
        return False
    if known.one["field.before_chief"].match(text[end:stop]):
        return True
    if known.named_office.search(text[at:start]) or known.one["level.closes"].search(text[at:start]):
        return False  # "Sở Tài chính thẩm định", "UBND cấp xã kiểm tra": the name before it is whole
    return bool(known.named.search(text[at:start]) and known.one["field.after"].match(text[end:stop]))


def _unknown_verb(text: str, masked: str, at: int, stop: int) -> int | None:
    """The first verb among two or more unknown words that trail the last known word of a list."""
    known = grammar()
    last = 0
    for pattern in (KNOWN_END, known.bare_group, known.people, known.one["qualifier"]):
        for hit in pattern.finditer(masked, 0, stop - at):
            last = max(last, hit.end())
        if last and len(masked[last : stop - at].split()) < 2:
            return None
    tail = masked[last : stop - at]
    if last == 0 or "," in tail or ";" in tail:
        return None
    found = first_verb(text[at:stop], last)
    if found is None or known.one["field.noun"].match(text, at + found):
        return None
    return at + found
