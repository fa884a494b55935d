"""Canonical units: one identifier for the spellings of a name, with level and place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from extract.folding import fold
from extract.patterns import rule, rules
from extract.records import LEVELS
from extract.tagging.units import unit_kind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in its canonical form."""

    unit_id: str
    name: str
    kind: str
    level: str
    locality: str | None
    is_group: bool


_TYPE_LEVEL = {
    "tỉnh": "province", "thành phố": "district", "huyện": "district", "thị xã": "district", "quận": "district",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune", "thôn": "village",
}  # fmt: skip


def _rule(identity: str) -> re.Pattern[str]:
    return rule("unit_names", identity).regex


@cache
def canonical(mention: str, issuer_level: str | None, issuer_place: str | None) -> Unit:
    """The unit that a mention in a document stands for.

    Args:
        mention: The unit as printed.
        issuer_level: Level of the issuing body: a phòng without a place is one of the issuer's.
        issuer_place: The issuer's place ("huyện Sơn Thạch"), added to units that name none.
    """
    name = re.sub(r"\s+", " ", fold(mention)).strip()
    for one in rules("unit_names").values():
        if one.value is not None:
            name = one.regex.sub(str(one.value), name)
    name = name[:1].upper() + name[1:]
    kind = unit_kind(name)
    is_group = bool(_rule("group").match(name)) or kind == "group"
    level, locality = _level(name, kind, issuer_level), None
    if hit := _rule("place").search(name):
        locality = f"{hit['type']} {hit['name']}"
        if kind == "department" or (kind != "ministry" and _rule("place.central_city").match(locality)):
            level = "province"
        elif kind != "ministry":
            level = _TYPE_LEVEL[hit["type"]]
    elif not is_group and kind not in ("ministry", "person", "enterprise", "other"):
        locality = issuer_place if level == issuer_level else None
    stem = (
        _rule("level.bare").sub("", name)
        if not is_group and kind in ("division", "department", "agency", "armed_forces", "judiciary")
        else name
    )
    key = _slug(stem)
    place = _slug(locality) if locality and _slug(locality) not in key else ""
    return Unit(
        f"{key}@{place}" if place else key, stem, kind, level if level in LEVELS else "other", locality, is_group
    )


def _level(name: str, kind: str, issuer_level: str | None) -> str:
    if kind == "ministry":
        return "central"
    if hit := _rule("level").search(name):
        return _TYPE_LEVEL[(hit["of"] or hit["at"]).lower()]
    if kind == "department":
        return "province"
    if kind == "division":
        return issuer_level if issuer_level in ("district", "commune", "province") else "district"
    if kind in (
        "peoples_committee",
        "peoples_council",
        "party",
        "mass_organisation",
        "agency",
        "armed_forces",
        "judiciary",
        "post",
    ):
        return issuer_level or "other"
    return "other"


def _slug(name: str | None) -> str:
    """ASCII letters, digits and hyphens: for identifiers only."""
    plain = unicodedata.normalize("NFD", (name or "").lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")
