"""From a mention to the unit it stands for, in the context of its document.

Phòng Nội vụ in a plan of huyện A is that of huyện A; Sở Nội vụ there is that of the province; UBND các xã there are the communes
of that district. A name is taken apart from its end: place or level first, then what the register calls the rest. What the
register does not know keeps its own name, with the issuer's place where it must be one of the issuer's bodies.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from extract.folding import fold, unmarked
from extract.records import LEVELS, DocumentRow
from extract.structure.issuer import full_noun, noun_level
from extract.tagging.units import unit_kind
from extract.units import places
from extract.units.parts import LIST, Name, all_committees, asked, expand, is_many, take_apart
from extract.units.registry import Entry, exists_at, has_begun, in_force
from extract.units.unit import LADDER, Context, Unit, is_below

# Bodies that are of whoever has them: without a place they are the issuer's.
_PLACED = (
    "peoples_committee", "peoples_council", "department", "division", "agency", "party", "mass_organisation", "armed_forces",
    "judiciary", "school_or_hospital", "post", "group", "person", "other",
)  # fmt: skip
# What no office has within it.
_NEVER_INSIDE = ("party", "peoples_committee", "peoples_council", "department", "ministry")
_NAMED_ALONE = ("department", "division", "ministry")
_SHOWN_WHOLE = ("other", "person", "enterprise", "post")
_MANY_BELOW = ("department", "division")


def context(row: DocumentRow, text: str = "") -> Context:
    """The context that a document gives its mentions.

    Args:
        row: The document's own row.
        text: Its text: the province and the district it names most are those of an issuer below, where its place does not tell.
    """
    above = [
        (level, places.most_named(text, level))
        for level in ("district", "province")
        if is_below(row.issuer_level, level)
    ]
    said = tuple((level, name) for level, name in above if name)
    found = _context(row.issuer, row.issuer_level, row.issued_on, said)
    if found.place is not None or (found.issuer is not None and found.level == "central"):
        return found
    # Of which place, nothing tells: a Sở Nội vụ of this document is not that of another.
    return _context(row.issuer, row.issuer_level, row.issued_on, said, row.doc_id)


@lru_cache(maxsize=256)
def _context(
    issuer: str | None, level: str | None, issued_on: str | None, said: tuple[tuple[str, str], ...], document: str = ""
) -> Context:
    on = _last_day(issued_on)
    if not issuer:
        return Context(level, on=on, document=document)
    own = resolve(issuer, Context(level, on=on, document=document))
    is_of_place = own.kind in ("peoples_committee", "peoples_council", "party")
    office = "" if is_of_place else own.unit_id.partition("@")[0]
    above: dict[str, str] = {}
    if own.locality and level in ("district", "commune"):
        above = places.above(own.locality, level, on)
    return Context(level, own.locality, office, own.kind, on, tuple((dict(said) | above).items()), own, document)


def _last_day(issued_on: str | None) -> date | None:
    """The last day that a date, complete or not, may stand for."""
    parts = [int(part) for part in (issued_on or "").split("-") if part.isdigit()]
    if not parts:
        return None
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    try:
        return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])
    except (ValueError, calendar.IllegalMonthError):
        return None


@lru_cache(maxsize=1 << 13)
def resolve(mention: str, at: Context) -> Unit:
    """The unit that a mention stands for.

    Args:
        mention: The unit as printed.
        at: The context of its document.
    """
    name = expand(mention)
    post = asked("post").match(asked("capacity").sub("", name))
    if post:
        body = _resolve_body(post["body"], at, is_of_post=True)
        if body is not None:
            return _headed(post["post"], name, body)
    found = _resolve_body(name, at)
    assert found is not None
    return found


def listed(group: str, following: str, at: Context) -> tuple[Unit, ...]:
    """The units that a document lists in brackets behind the name of a group of places: "UBND các xã (Đá Bạc, Tân Khê)".

    Args:
        group: The group as printed.
        following: The text behind it.
        at: The context of its document.
    """
    hit = asked("listed").match(fold(following))
    if hit is None:
        return ()
    name = expand(group)
    if alone := asked("places.alone").match(name):
        name = all_committees(name[alone.end() :])
    tail = asked("places").search(name)
    if tail is None:
        return ()
    head, noun = name[: tail.start()], full_noun(LIST.split(tail["types"])[0])
    members = [asked("member").match(one.strip(" .")) for one in re.split(r",|;|\bvà\b", hit["names"])]
    if not all(members):
        return ()
    return tuple(resolve(f"{head} {full_noun(one['type'] or noun)} {one['name']}", at) for one in members if one)


def _headed(post: str, name: str, body: Unit) -> Unit:
    key, _, where = body.unit_id.partition("@")
    return replace(
        body,
        unit_id=f"{_slug(post)}.{key}" + (f"@{where}" if where else ""),
        name=name,
        kind="post",
        sort=f"{_slug(post)}.{body.sort}",
        each=f"{_slug(post)}.{body.each}" if body.each else "",
    )


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", unmarked(asked("joined").sub("", words).lower())).strip("-")


def _resolve_body(name: str, at: Context, *, is_of_post: bool = False) -> Unit | None:
    if at.issuer is not None and at.office and _is_self(name, at.issuer):
        return at.issuer
    kind = _kind(name)
    parts, found = take_apart(name, at)
    entries = tuple(one for one in found if one.kind == "party" or not parts.is_party)
    # "Văn phòng Bộ" in a document that is no ministry's is none of the bodies of the issuer's place.
    if entries and not (parts.is_office and not at.office):
        return _known(entries, parts, name, at)
    if is_of_post and not parts.rest:
        return None
    return _unknown(parts, name, kind, at)


def _is_self(name: str, issuer: Unit) -> bool:
    """Does the beginning of the issuer's own name mean the issuer: "Sở" in a plan of a sở, "Nhà trường" in one of a school?"""
    own = fold(name).lower()
    if issuer.kind == "school_or_hospital" and asked("self").match(own):
        return True
    return issuer.name.lower().startswith(f"{own} ") or issuer.name.lower() == own


def _kind(name: str) -> str:
    return "other" if asked("village").match(name) else unit_kind(name)


def _known(entries: tuple[Entry, ...], parts: Name, name: str, at: Context) -> Unit | None:
    one, level = _choose(entries, parts, at)
    if at.office and (parts.is_office or asked("own").match(name)):
        own = parts.rest if asked("own").match(parts.rest) else one.name
        return _office_part(_numbered(_key(own), parts), name, one.kind, at, None)
    if at.office and asked("of.department").search(one.name):
        return _office_part(_numbered(_key(one.name), parts), name, one.kind, at, one.id)
    place = parts.place
    is_each = parts.is_each
    if place is None and level not in ("other", "central") and not is_each:
        place = at.place_at(level)
        # Below the issuer there are many: "UBND xã" in a plan of a district.
        is_each = place is None and parts.types != () and is_below(level, at.level)
    # A division in a plan of a province, a department in one of a ministry: there are many.
    if place is None and not parts.types and is_below(level, at.level) and one.kind in _MANY_BELOW:
        is_each = True
    key = one.id + (f".{places.telex(parts.number)}" if parts.number else "")
    if level in ("other", "central"):
        where = None
    elif is_each:
        where = parts.place or (at.place if level != at.level else next(iter(dict(at.above).values()), None))
        key += f".each-{_types_key(parts.types, level)}"
    else:
        where = place
    key += ".related" if parts.is_related else ""
    slug = _where(where, at.level if is_each and parts.place is None else level, parts.parent, at)
    if not slug and level not in ("other", "central") and not (is_each and level == "province"):
        # Nothing tells of which place: the one above this issuer is not that above another.
        slug = ".".join(filter(None, (level, f"above-{places.key(at.place)}" if at.place else at.owner)))
    locality = where
    if is_each or parts.is_related:
        shown = name
    elif one.kind in _NAMED_ALONE or level in ("central", "other"):
        shown = " ".join(filter(None, (one.name, parts.numbered)))
    elif one.name.endswith(" cấp ủy") and not parts.tail and at.issuer is not None and at.kind == "party":
        shown = f"{one.name.removesuffix('cấp ủy')}{at.issuer.name}"
    elif parts.tail:
        shown = f"{one.name.removesuffix(' cấp ủy')} {parts.tail}"
    else:
        shown = " ".join(filter(None, (one.name, parts.numbered, _said(one.name, place or " ".join(parts.types)))))
    return Unit(
        unit_id=f"{key}@{slug}" if slug else key,
        name=shown,
        kind=one.kind,
        level=level,
        locality=locality,
        is_group=is_each,
        entry_id=one.id,
        sort=one.id,
        each=one.id if is_each and not parts.is_related else "",
    )


def _said(name: str, place: str) -> str:
    """A place as a name goes on with it: Huyện ủy Sơn Thạch, where the name has the noun already."""
    of = places.noun_of(place)
    return place[len(of) :].strip() if of and name.lower().startswith(of.split()[0]) else place


def _types_key(types: tuple[str, ...], level: str) -> str:
    """Communes of all types are one group, whatever types a document names; those of a lesser type alone are another."""
    if not types or {"xã", "huyện", "tỉnh"} & set(types) or len(types) > 1:
        return level
    return re.sub(r"\W+", "-", places.telex(types[0]))


def _choose(entries: tuple[Entry, ...], parts: Name, at: Context) -> tuple[Entry, str]:
    """The entry and the level that a name means: what it says, else the issuer's, else the nearest above, then below."""
    if parts.is_party is False and at.kind == "party" and parts.level == at.level and len(entries) > 1:
        entries = tuple(one for one in entries if one.kind == "party") or entries
    elif len(entries) > 1 and not parts.is_party:
        entries = tuple(one for one in entries if one.kind != "party") or entries
    if (on := at.on) is not None and len(entries) > 1:  # of two that share a name, the one of that day
        entries = tuple(sorted(entries, key=lambda one: not any(in_force(one, term.level, on) for term in one.terms)))
    if parts.level is not None:
        one = next((one for one in entries if exists_at(one, parts.level)), entries[0])
        # A body of an area has no level, whatever it is said to be "of".
        return one, "other" if {term.level for term in one.terms} == {"other"} else parts.level
    levels = _by_nearness(at.level)
    choices = [(one, level) for level in levels for one in entries if exists_at(one, level)]
    if at.on is not None:  # What has ended may still be meant, what has not begun may not.
        choices = [(one, level) for one, level in choices if has_begun(one, level, at.on)] or choices
    return choices[0] if choices else (entries[0], entries[0].terms[0].level)


def _by_nearness(level: str | None) -> list[str]:
    if level not in LADDER:
        return ["province", "district", "commune", "central", "village", "other"]
    own = LADDER.index(level)
    return [*LADDER[own:], *reversed(LADDER[:own]), "other"]


def _where(place: str | None, level: str | None, parent: str | None, at: Context) -> str:
    """The part of an identifier that names the place, with the place above it where there are several of its name."""
    if not place:
        return ""
    own = places.key(place)
    if level not in ("district", "commune") or not places.is_one_of_many(place, level):
        return own
    if parent is None and level == at.level and place == at.place:
        parent = dict(at.above).get("district") or dict(at.above).get("province")
    elif parent is None:
        parent = at.place if at.place and is_below(level, at.level) else dict(at.above).get("province")
    return f"{own}.{places.key(parent)}" if parent else own


def _office_part(key: str, name: str, kind: str, at: Context, entry_id: str | None, related: str = "") -> Unit:
    """A part of the issuer's own house: Văn phòng Sở, Phòng Quản lý thương mại of a sở, a teacher of a school."""
    place = _where(at.place, at.level, None, at)
    unit_id = f"{key}{related}@" + (f"{at.office}.{place}" if place else at.owner or at.office)
    level = at.level if at.level in LEVELS else "other"
    return Unit(unit_id, name, kind, level or "other", at.place, is_many(name), entry_id)


def _numbered(key: str, parts: Name) -> str:
    return f"{key}-{places.telex(parts.number)}" if parts.number else key


def _key(name: str) -> str:
    known_by = asked("honorific").sub("", name)
    if known_by != name:
        known_by = re.split(r",| - ", known_by)[0]  # what follows is the person's position
    return places.telex(asked("joined").sub("", known_by if " " in known_by.strip() else name))


def _unknown(parts: Name, name: str, kind: str, at: Context) -> Unit:
    is_group = kind == "group" or is_many(name) or parts.is_each
    stem = (asked("all").sub("", parts.rest) if is_group else parts.rest).strip() or parts.rest
    level = parts.level or _level(name, kind, at.level)
    is_inside = at.office != "" and (parts.is_office or _is_inside(name, kind, parts))
    is_of_other = parts.is_office and not at.office
    if is_of_other:  # "Văn phòng Bộ": of which one, the document tells at best
        stem, level = name, "other"
    key = _numbered(_key(stem), parts)
    if not is_of_other and (kind not in _PLACED or (level == "central" and not is_inside)):
        locality = parts.place or (at.place_at(level) if parts.types and not is_group else None)
        slug = _where(locality, level, parts.parent, at)
    else:
        related = ".related" if parts.is_related else ""
        key += related
        if parts.types and is_below(level, at.level):
            key += f".each-{_types_key(parts.types, level)}"
            is_group = True
        if at.issuer is not None and key == at.office:
            return at.issuer
        if parts.place is None and is_inside:
            return replace(_office_part(_numbered(_key(stem), parts), name, kind, at, None, related), is_group=is_group)
        locality = parts.place or _own_place(level, kind, is_group, at)
        slug = _where(locality, level if parts.place else at.level, parts.parent, at)
        if not slug and (is_group or not asked("institution").match(name)):
            slug = at.owner
    shown = name if is_group or is_of_other or kind in _SHOWN_WHOLE else _shown(parts, name)
    return Unit(
        unit_id=f"{key}@{slug}" if slug else key,
        name=shown,
        kind=kind,
        level=level if level in LEVELS else "other",
        locality=locality,
        is_group=is_group,
    )


def _is_inside(name: str, kind: str, parts: Name) -> bool:
    """Is what an office's own document names a part of that office?"""
    if kind == "group":
        return asked("inside").match(name) is not None
    return parts.level is None and kind not in _NEVER_INSIDE and not asked("institution").match(name)


def _shown(parts: Name, name: str) -> str:
    """A name without its scope ("thuộc UBND huyện"); whole, where its end tells it from others."""
    return name if parts.place or parts.number or parts.types or not parts.rest else parts.rest


def _own_place(level: str, kind: str, is_group: bool, at: Context) -> str | None:
    if is_group or kind in ("other", "person", "post"):
        return at.place if level in ("other", "village", at.level) or is_below(level, at.level) else at.place_at(level)
    return at.place_at(level)


def _level(name: str, kind: str, issuer: str | None) -> str:
    if kind == "ministry":
        return "central"
    if asked("village").match(name):
        return "village"
    if kind == "group" and asked("departments").match(name):
        return "province"
    if hit := asked("level").search(name):
        return noun_level(hit["of"] or hit["at"]) or "other"
    if kind == "department":
        return "province"
    if kind == "division":
        return issuer if issuer in ("district", "commune", "province") else "district"
    if kind in ("group", "other", "person", "enterprise"):
        return "other"
    return issuer or "other"
