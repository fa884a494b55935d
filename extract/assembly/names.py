"""Canonical units: one identifier for the spellings of a name, with level and place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from extract.folding import UPPER, fold
from extract.patterns import rules
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


_PLACE = re.compile(
    rf"\s(?:(?:của|thuộc)\s+)?(?P<type>tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu)\s+(?P<name>[{UPPER}][\w'\-]*(?:\s+[{UPPER}0-9][\w'\-]*)*)\s*$"
)
_BARE_LEVEL = re.compile(r"\s+(?:của\s+|thuộc\s+)?(?P<type>tỉnh|huyện|xã|phường|thị trấn|thành phố|thị xã|quận)\s*$", re.IGNORECASE)
_TYPE_LEVEL = {
    "tỉnh": "province", "thành phố": "district", "huyện": "district", "thị xã": "district", "quận": "district",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune", "thôn": "village",
}  # fmt: skip
_GROUP = re.compile(r"(?:các|tất cả|những|một số|mỗi|từng|toàn thể)\s|.*\scác\s", re.IGNORECASE)


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
        name = one.regex.sub(lambda m, one=one: m.expand(str(one.value)), name)
    name = name[:1].upper() + name[1:]
    kind = unit_kind(name)
    is_group = bool(_GROUP.match(name)) or kind == "group"
    level, locality = _level(name, kind, issuer_level), None
    if hit := _PLACE.search(name):
        locality = f"{hit['type']} {hit['name']}"
        level = level if kind == "ministry" else _TYPE_LEVEL[hit["type"]] if kind != "department" else "province"
    elif not is_group and kind not in ("ministry", "person", "enterprise", "other"):
        locality = issuer_place if level == issuer_level else None
    stem = _BARE_LEVEL.sub("", name) if not is_group and kind in ("division", "department", "agency", "armed_forces", "judiciary") else name
    key = _slug(stem)
    place = _slug(locality) if locality and _slug(locality) not in key else ""
    return Unit(f"{key}@{place}" if place else key, stem, kind, level if level in LEVELS else "other", locality, is_group)


def _level(name: str, kind: str, issuer_level: str | None) -> str:
    if kind == "ministry":
        return "central"
    low = name.lower()
    if hit := re.search(r"cấp (tỉnh|huyện|xã)|\s(tỉnh|huyện|xã|phường|thị trấn)(?:\s|$|,)", low):
        return _TYPE_LEVEL[hit[1] or hit[2]]
    if kind == "department":
        return "province"
    if kind == "division":
        return issuer_level if issuer_level in ("district", "commune", "province") else "district"
    if kind in ("peoples_committee", "peoples_council", "party", "mass_organisation", "agency", "armed_forces", "judiciary", "post"):
        return issuer_level or "other"
    return "other"


def _slug(name: str | None) -> str:
    """ASCII letters, digits and hyphens: for identifiers only."""
    plain = unicodedata.normalize("NFD", (name or "").lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")
