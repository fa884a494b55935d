"""The register of units: what bodies there are, at which level, from when to when, and which came after them.

It stands in `patterns/registry*.yaml`. An entry is a kind of body ("Phòng Nội vụ"), not one body of one place: together with a
level and a place it makes a unit. Its terms say at which levels it is or was there; what a term leaves out, nobody here knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, Protocol

from extract import patterns
from extract.errors import PatternError
from extract.folding import fold, unmarked
from extract.records import LEVELS, UNIT_KINDS
from extract.units import places

KEYS = ("id", "name", "kind", "variants", "terms")
TERM_KEYS = ("level", "valid_from", "valid_to", "outlives_level", "successors", "source")
State = Literal["in_force", "ended", "not_yet", "never_at_level", "unknown"]


@dataclass(frozen=True, slots=True)
class Term:
    """A body at one level.

    Attributes:
        level: One of `records.LEVELS`.
        valid_from: First day; None where it is older than the register, or not known.
        valid_to: Last day; None where it goes on, or the end is not known. What stands at a level that has ended, ended with it, unless
            the register says that it `outlives_level`.
        successors: Ids of the entries that took over, at this level unless they exist at another alone.
        source: The law or decree that says so.
    """

    level: str
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]
    source: str
    outlives_level: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind of body.

    Attributes:
        id: Unique in the register; begins the identifiers of its units.
        name: Canonical name, without level and place.
        kind: One of `records.UNIT_KINDS`.
        variants: Other ways to write the name. Initials of its fields ("VH&TT") need not stand here.
        terms: When it is there, by level.
        where: File and line, for messages.
    """

    id: str
    name: str
    kind: str
    variants: tuple[str, ...]
    terms: tuple[Term, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What the register says of a unit on a day.

    Attributes:
        state: In force, ended before, not yet there, never at that level at all; or the register does not know.
        valid_from, valid_to: First and last day of the term that was looked at.
        successors: Names of what took over.
        source: The law or decree.
    """

    state: State
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    source: str = ""


class Known(Protocol):
    """What `standing` asks of a unit; `records.UnitRow` is one."""

    @property
    def unit_id(self) -> str:
        """Its identifier, which tells in what place its own lies, where several share a name."""

    @property
    def entry_id(self) -> str | None:
        """The entry it belongs to."""

    @property
    def level(self) -> str:
        """Its level."""

    @property
    def locality(self) -> str | None:
        """Its place with its noun."""


def entry(entry_id: str | None) -> Entry | None:
    """The entry of that id, where there is one."""
    return entries().get(entry_id or "")


def exists_at(one: Entry, level: str) -> bool:
    """Is or was the body ever there at that level?"""
    return any(term.level == level for term in one.terms)


def in_force(one: Entry, level: str, on: date) -> bool | None:
    """Is the body there at that level on that day? None where the register has nothing about the level."""
    terms = [term for term in one.terms if term.level == level]
    return any(_holds(term, on) for term in terms) if terms else None


def has_begun(one: Entry, level: str, on: date) -> bool:
    """Was the body there at that level by that day, whether or not it has ended since?"""
    return any(term.level == level and (term.valid_from or date.min) <= on for term in one.terms)


def successors(one: Entry, level: str, on: date | None = None) -> tuple[Entry, ...]:
    """What took over from the body at that level; with a day, only where it had ended by then."""
    found = (
        entries()[successor]
        for term in one.terms
        if term.level == level and (on is None or (term.valid_to is not None and term.valid_to < on))
        for successor in term.successors
    )
    return tuple(dict.fromkeys(found))


def standing(unit: Known, on: date, *, province: str | None = None, is_home: bool = False) -> Standing:
    """Was a unit there on a day: its body at its level, and its place?

    Args:
        unit: The unit.
        on: The day.
        province: The province of whoever wrote the document, in which a commune lies whose identifier tells no other.
        is_home: Is its place that of whoever wrote the document? Then the place was there, whatever the list says.
    """
    one = entry(unit.entry_id)
    if one is None or unit.level not in LEVELS or unit.level == "other":
        return Standing("unknown")
    terms = [term for term in one.terms if term.level == unit.level]
    if not terms:
        return Standing("never_at_level", source="; ".join(dict.fromkeys(term.source for term in one.terms)))
    held = next((term for term in terms if _holds(term, on)), None)
    if (
        held
        and not is_home
        and unit.locality
        and on >= places.MERGED_ON
        and (became := places.became(unit.locality, unit.level, _within(unit, province))) is not None
    ):
        names = tuple(f"{one.name} {place}" for place in became)
        source = places.source(unit.locality, unit.level)
        return Standing("ended", held.valid_from, places.DAY_BEFORE, names, source)
    if held:
        return Standing("in_force", held.valid_from, held.valid_to, (), held.source)
    ended = [term for term in terms if term.valid_to and term.valid_to < on]
    last = max(ended, key=lambda term: term.valid_to or date.min) if ended else terms[0]
    names = tuple(_named(one, entries()[successor], on) for successor in last.successors) if ended else ()
    return Standing("ended" if ended else "not_yet", last.valid_from, last.valid_to, names, last.source)


def _within(unit: Known, province: str | None) -> str:
    """The key of the place in which that of a unit lies."""
    said = unit.unit_id.partition("@")[2].partition(".")[2]
    return said or (places.key(province) if province else "")


def _named(before: Entry, after: Entry, on: date) -> str:
    """The name of a successor; with its level, where the body goes on at another one alone."""
    if before != after:
        return after.name
    levels = [term.level for term in after.terms if _holds(term, on)]
    level = next((one for one in ("commune", "province") if one in levels), "")
    return f"{after.name} {patterns.rule('places', f'rank.{level}').value}" if level else after.name


def _holds(term: Term, on: date) -> bool:
    return (term.valid_from or date.min) <= on <= (term.valid_to or date.max)


@cache
def entries() -> MappingProxyType[str, Entry]:
    """The register that is in use, by id.

    Raises:
        PatternError: If a file breaks the schema; the message names file, line and what is allowed.
    """
    return MappingProxyType({identity: _ended(one) for identity, one in load(patterns.overlay()).items()})


def named(name: str) -> tuple[Entry, ...]:
    """The entries that a name without level and place may stand for, whatever its spelling; several where levels differ."""
    found = _by_key().get(key(name))
    if found is None and len(name) >= _LONG_ENOUGH and name.isascii():
        found = _by_bare_key().get(key(name))
    return found or ()


_LONG_ENOUGH = 8  # letters of a name that is known where no marks are typed at all
_JOINED = re.compile(r"\bvà\b|[^\w]+|_")


@cache
def _by_key() -> dict[str, tuple[Entry, ...]]:
    return _keyed(entries().values())


@cache
def _by_bare_key() -> dict[str, tuple[Entry, ...]]:
    """Names without marks, where no two entries share one."""
    found: dict[str, dict[str, Entry]] = {}
    for one in entries().values():
        for form in (one.name, *one.variants):
            found.setdefault(unmarked(key(form)), {})[key(form)] = one
    return {bare: (next(iter(same.values())),) for bare, same in found.items() if len(same) == 1}


def _index(pairs: Iterable[tuple[str, Entry]]) -> dict[str, tuple[Entry, ...]]:
    made: dict[str, dict[str, Entry]] = {}
    for form, one in pairs:
        made.setdefault(form, {})[one.id] = one
    return {form: tuple(found.values()) for form, found in made.items()}


def _keyed(register: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """What is written out in the register counts before what initials imply: Sở NV is Sở Nội vụ, and not Sở Ngoại vụ."""
    register = tuple(register)
    said = _index((key(name), one) for one in register for name in (one.name, *one.variants))
    return _index((form, one) for one in register for form in initials(one)) | said


def key(name: str) -> str:
    """What all spellings of a name have in common: small letters, without "và", dashes, commas and spaces.

    >>> key("Phòng VH&TT") == key("phòng VH-TT") == key("Phòng VHTT")
    True
    """
    return _JOINED.sub("", fold(name).lower())


def initials(one: Entry) -> Iterator[str]:
    """The keys of an entry's name and variants with any of their fields in initials: "Phòng VH và Thông tin"."""
    if one.kind not in _ABBREVIATED:
        return
    for name in (one.name, *one.variants):
        head, _, fields = name.partition(" ")
        parts = [part.split() for part in re.split(r"\s*(?:,| - |\bvà\b)\s*", fields) if part.strip()]
        if 0 < len(parts) <= _MOST_FIELDS:
            spelt = [(" ".join(words), "".join(word[0] for word in words)) for words in parts]
            yield from (key(head + "".join(chosen)) for chosen in product(*spelt))


# Bodies named after their fields ("Phòng Văn hóa và Thông tin"), which people write in initials.
_ABBREVIATED = ("department", "division", "ministry")
_MOST_FIELDS = 4


def load(overlay: Path | None = None) -> dict[str, Entry]:
    """The register as it would be with an overlay, whatever is in use.

    Raises:
        PatternError: As `entries`.
    """
    raw: dict[str, dict[str, Any]] = {}
    for name in patterns.registers():
        own: dict[str, dict[str, Any]] = {}
        for base in (patterns.folder(), overlay):
            path = base / f"{name}.yaml" if base else None
            if path and path.is_file():
                own |= patterns.mappings(path, KEYS, ("id", "name", "kind"))
        for identity in own.keys() & raw.keys():
            raise PatternError(f"{own[identity]['where']}: '{identity}' stands in {raw[identity]['where']} too")
        raw |= own
    made = {identity: _entry(one) for identity, one in raw.items()}
    for one in made.values():
        for successor in (successor for term in one.terms for successor in term.successors):
            if successor not in made:
                raise PatternError(f"{one.where}: '{one.id}' has a successor '{successor}' that is no entry")
    return made


def refuse(overlay: Path) -> None:
    """Let no overlay through whose part of the register is wrong.

    Raises:
        PatternError: With file and line of the first thing that is wrong.
    """
    load(overlay)


def _entry(raw: dict[str, Any]) -> Entry:
    where = raw["where"]
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", raw["id"]):
        raise PatternError(f"{where}: '{raw['id']}' is no id: small letters without marks, digits and hyphens")
    if raw["kind"] not in UNIT_KINDS:
        raise PatternError(f"{where}: unknown kind '{raw['kind']}'; allowed: {', '.join(UNIT_KINDS)}")
    terms = raw.get("terms")
    if not isinstance(terms, list) or not terms:
        raise PatternError(f"{where}: '{raw['id']}' needs 'terms': at which levels it is there")
    variants = raw.get("variants", [])
    if not isinstance(variants, list) or not all(key(str(one)) for one in variants):
        raise PatternError(f"{where}: 'variants' of '{raw['id']}' is a list of names")
    made = tuple(_term(one, raw["id"], where) for one in terms)
    return Entry(raw["id"], raw["name"], raw["kind"], tuple(str(one) for one in variants), made, where)


def _term(raw: Any, identity: str, where: str) -> Term:
    if not isinstance(raw, dict):
        raise PatternError(f"{where}: a term of '{identity}' is a mapping with the keys {', '.join(TERM_KEYS)}")
    if unknown := sorted(raw.keys() - set(TERM_KEYS)):
        raise PatternError(f"{where}: unknown key '{unknown[0]}' in '{identity}'; allowed: {', '.join(TERM_KEYS)}")
    if raw.get("level") not in LEVELS:
        raise PatternError(f"{where}: unknown level '{raw.get('level')}' in '{identity}'; allowed: {', '.join(LEVELS)}")
    days = [raw.get("valid_from"), raw.get("valid_to")]
    for day in days:
        if day is not None and type(day) is not date:
            raise PatternError(f"{where}: '{day}' in '{identity}' is no day; write 2025-07-01")
    if days[0] and days[1] and days[0] > days[1]:
        raise PatternError(f"{where}: a term of '{identity}' ends before it begins")
    if not raw.get("source"):
        raise PatternError(f"{where}: a term of '{identity}' needs 'source': the law or decree that says so")
    following = raw.get("successors", [])
    if not isinstance(following, list):
        raise PatternError(f"{where}: 'successors' of '{identity}' is a list of ids")
    outlives = raw.get("outlives_level", False)
    return Term(raw["level"], days[0], days[1], tuple(map(str, following)), str(raw["source"]), bool(outlives))


def _ended(one: Entry) -> Entry:
    """An entry whose terms end with their level, where they say nothing else."""
    return replace(one, terms=tuple(map(_with_level, one.terms)))


def _with_level(term: Term) -> Term:
    end = None if term.valid_to or term.outlives_level else places.end(term.level)
    return replace(term, valid_to=end[0], source=f"{term.source}; {end[1]}") if end else term


def _overlap(one: Term, other: Term) -> bool:
    begins = max(one.valid_from or date.min, other.valid_from or date.min)
    return begins <= min(one.valid_to or date.max, other.valid_to or date.max)


def failing(register: dict[str, Entry]) -> list[str]:
    """Names that two entries share at one level on one day, as messages; empty where all is well."""
    bad: list[str] = []
    for form, found in _keyed(register.values()).items():
        for at, one in enumerate(found):
            for other in found[:at]:
                levels = [a.level for a in one.terms for b in other.terms if a.level == b.level and _overlap(a, b)]
                # A party's office shares its name with that of the committee: it is known by whose it is.
                if levels and (one.kind == "party") == (other.kind == "party"):
                    bad.append(f"{one.where}: '{form}' stands for {one.id} and {other.id}, both {levels[0]}")
    return bad
