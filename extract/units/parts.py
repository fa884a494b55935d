"""A unit's name taken apart: abbreviations written out, then its end, which says place, level and scope."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.folding import fold
from extract.patterns import rule, rules
from extract.scanning import Regex
from extract.structure.issuer import full_noun, noun_level, proper
from extract.structure.lines import in_capitals
from extract.units import places
from extract.units.registry import Entry, named
from extract.units.unit import Context

LIST = re.compile(r"\s*(?:,|;|/|-|\bvà\b)\s*")


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart.

    Attributes:
        rest: What is left of it.
        level: Level that its end tells.
        place: Its place with its noun.
        parent: The place that this lies in.
        types: Nouns of a level without a name ("xã", "thị trấn").
        is_each: Does it stand for each body of these?
        is_related: Only for those concerned ("có liên quan")?
        is_party: Is it a body of a party committee?
        is_office: Is it a part of the issuer's own house ("Văn phòng Sở")?
        number: Its number ("khu vực XV").
        numbered: The number as printed ("số 02").
        tail: The party committee as printed.
    """

    rest: str
    level: str | None = None
    place: str | None = None
    parent: str | None = None
    types: tuple[str, ...] = ()
    is_each: bool = False
    is_related: bool = False
    is_party: bool = False
    is_office: bool = False
    number: str = ""
    numbered: str = ""
    tail: str = ""


def asked(identity: str, file: str = "unit_names") -> Regex:
    """The pattern of a rule."""
    return rule(file, identity).regex


def expand(mention: str) -> str:
    """A mention with its abbreviations written out, in one spelling, without brackets."""
    name = re.sub(r"\([^()]*\)", " ", fold(mention))
    name = re.sub(r"\s+", " ", name).strip(" .,;:-+*\"'")
    if in_capitals(name) and len(name) > _LONGEST_SHORT:
        name = proper(name)
    for one in rules("unit_names").values():
        if one.value is not None:
            name = one.regex.sub(str(one.value), name)
    name = re.sub(r"\s+", " ", name).strip()
    return name[:1].upper() + name[1:]


_LONGEST_SHORT = 7  # letters of what in capitals may be an abbreviation


def is_many(name: str) -> bool:
    """Does a name stand for several units?"""
    return asked("group").match(name) is not None


def _committee() -> str:
    return str(rule("unit_names", "ubnd").value)


def all_committees(places_of: str) -> str:
    """The committees of all places of some types: "xã, thị trấn" alone stands for them."""
    return f"{_committee()} các {places_of}"


def take_apart(name: str, at: Context) -> tuple[Name, tuple[Entry, ...]]:
    """A name without its place, level and scope, and the entries that the rest may be."""
    parts = Name(name)
    if asked("own").match(name):
        return replace(parts, level=at.level), named(name)
    if hit := asked("party.named", "places").match(name):
        of = full_noun(hit["rank"])
        place = f"{of} {hit['name']}"
        return replace(parts, rest=f"{hit['rank']} ủy", place=place, level=_level_of(place, at)), named(
            f"{hit['rank']} ủy"
        )
    if hit := asked("central.first", "places").match(name):
        parts = replace(parts, rest=name[hit.end() :], level="central")
    if hit := asked("places.alone").match(name):
        parts = replace(parts, rest=all_committees(name[hit.end() :]))
    elif asked("alone", "places").match(name):
        parts = replace(parts, rest=f"{_committee()} {name}")
    for _ in range(_MOST_TAILS):
        count = asked("all").match(parts.rest)
        if entries := named(parts.rest[count.end() if count else 0 :]):
            # A name may have "các" within ("Liên hiệp các Hội ..."): only what stands before it makes a group of it.
            return replace(parts, is_each=parts.is_each or (count is not None and is_many(count[0]))), entries
        shorter = _shorter(parts, at)
        if shorter is None:
            break
        parts = shorter
    return parts, ()


_MOST_TAILS = 6


def _shorter(parts: Name, at: Context) -> Name | None:
    """A name without the last thing that its end says; None where it says nothing more."""
    rest = parts.rest.rstrip(" ,;-")
    if hit := asked("related").search(rest):
        return replace(parts, rest=rest[: hit.start()], is_related=True)
    if hit := asked("place", "places").search(rest):
        if not rest[: hit.start()].strip():
            return None
        place = f"{full_noun(hit['type'])} {hit['name']}"
        return replace(
            parts, rest=rest[: hit.start()].strip(), place=place, level=_level_of(place, at), parent=parts.place
        )
    if hit := asked("within").search(rest):
        level = parts.level or noun_level(hit["at"] or "")
        return replace(
            parts, rest=rest[: hit.start()], level=None if asked("places").search(rest[: hit.start()]) else level
        )
    if hit := asked("party", "places").search(rest):
        level = _party_level(hit["rank"].lower(), at)
        named_place = hit["name"]
        of = full_noun(hit["rank"])
        return replace(
            parts, rest=rest[: hit.start()], is_party=True, level=level or parts.level,
            place=f"{of} {named_place}" if named_place else parts.place, tail=rest[hit.start() : hit.end()].strip(),
        )  # fmt: skip
    if parts.place is None and not parts.types and (hit := asked("places").search(rest)):
        types = tuple(full_noun(one) for one in LIST.split(hit["types"]))
        before = rest[: hit.start()].strip()
        if before:
            said = (hit["all"] or "").strip().lower()
            level = _type_level(types, at)
            # "UBND cấp xã" in a plan of a commune is its own; "UBND các xã" there are all of them.
            is_each = len(types) > 1 or (bool(said) and not (said == "cấp" and level == at.level))
            return replace(parts, rest=before, types=types, level=level, is_each=is_each)
    for place in filter(None, (at.place, *dict(at.above).values())):
        own = place[len(places.noun_of(place)) :]
        # Only of a body that is known: a company or a school may be called after the place.
        if parts.place is None and own and rest.endswith(own) and named(rest[: -len(own)]):
            return replace(parts, rest=rest[: -len(own)], place=place, level=_level_of(place, at))
    if parts.place is None and (hit := asked("central", "places").search(rest)):
        return replace(parts, rest=rest[: hit.start()], level=parts.level or "central")
    if hit := asked("of.department").search(rest):
        return replace(parts, rest=rest[: hit.start()], is_office=True)
    if not parts.number and (hit := asked("numbered", "places").search(rest)):
        return replace(parts, rest=rest[: hit.start()], number=hit["number"], numbered=hit[0].strip())
    return None


def _type_level(types: tuple[str, ...], at: Context) -> str | None:
    """The level of bare nouns; a thành phố alone is the issuer's or that above it, where one of them is a thành phố."""
    levels = [noun_level(one) for one in types if one != "thành phố"]
    if levels:
        return levels[0]
    for level, place in ((at.level, at.place), *at.above):
        if place and places.noun_of(place) == "thành phố":
            return level
    is_lone = at.level == "commune" and at.on is not None and at.on >= places.MERGED_ON
    return "province" if is_lone else "district"


def _level_of(place: str, at: Context) -> str | None:
    of = places.noun_of(place)
    return noun_level(of, place[len(of) :], at.on.isoformat() if at.on else None)


def _party_level(rank: str, at: Context) -> str | None:
    if rank == "tỉnh":
        return "province"
    if rank == "thành":
        return at.level if at.level in ("province", "district") else "district"
    return "commune" if rank == "đảng" else "district"
