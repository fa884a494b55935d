"""Canonical units: one identifier for the spellings of a name, with level and place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extract.folding import fold
from extract.patterns import rule, rules
from extract.records import LEVELS, DocumentRow, UnitRow
from extract.scanning import Regex
from extract.structure.issuer import noun_level
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


def _rule(identity: str) -> Regex:
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
    kind = "other" if _rule("village").match(name) else unit_kind(name)
    is_group = bool(_rule("group").match(name)) or kind == "group"
    level, locality = _level(name, kind, issuer_level), None
    if hit := _rule("place").search(name):
        locality = f"{hit['type']} {hit['name']}"
        if kind == "department":
            level = "province"
        elif kind != "ministry":
            level = noun_level(hit["type"], hit["name"]) or level
    elif not is_group and kind not in ("ministry", "person", "enterprise", "other"):
        locality = issuer_place if level == issuer_level else None
    stem = (
        _rule("level.bare").sub("", name)
        if not is_group and kind in ("division", "department", "agency", "armed_forces", "judiciary")
        else name
    )
    key = _slug(_rule("joined").sub("", stem))
    place = _slug(locality) if locality and _slug(locality) not in key else ""
    return Unit(
        f"{key}@{place}" if place else key, stem, kind, level if level in LEVELS else "other", locality, is_group
    )


def _level(name: str, kind: str, issuer_level: str | None) -> str:
    if kind == "ministry":
        return "central"
    if _rule("village").match(name):
        return "village"
    if hit := _rule("level").search(name):
        return noun_level(hit["of"] or hit["at"]) or "other"
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


class Units:
    """Collects the units of a document.

    Args:
        row: The document's own row: who issues it, and at what level.
        alike: Names that are misread, each with the name of the document that it is like.
    """

    def __init__(self, row: DocumentRow, alike: Mapping[str, str] | None = None) -> None:
        self._level = row.issuer_level
        self._alike = alike or {}
        self._meant: dict[str, Unit] = {}
        self._place = _issuer_place(row.issuer)
        self._found: dict[str, tuple[Unit, int]] = {}

    def add(self, mention: str, likely: str | None = None) -> tuple[str, bool]:
        """Count a mention.

        Args:
            mention: The unit as printed.
            likely: The same as it most likely stands on paper.

        Returns:
            The identifier of its unit, and whether likeness alone told it: the print's own spelling gives another name.
        """
        name = likely or mention
        unit = canonical(self._alike.get(name, name), self._level, self._place)
        known = self._found.get(unit.unit_id)
        self._found[unit.unit_id] = (known[0] if known else unit, (known[1] if known else 0) + 1)
        is_alike = unit.name != canonical(mention, self._level, self._place).name
        if is_alike:
            self._meant[mention] = unit
        return unit.unit_id, is_alike

    def meant(self, mention: str) -> Unit | None:
        """The unit of a mention that only likeness told; None for others."""
        return self._meant.get(mention)

    def rows(self) -> tuple[UnitRow, ...]:
        """The distinct units, in the order of their identifiers."""
        return tuple(
            UnitRow(
                unit_id=unit.unit_id,
                name=unit.name,
                kind=unit.kind,
                level=unit.level,
                locality=unit.locality,
                is_group=unit.is_group,
                mentions=count,
                documents=1,
            )
            for unit, count in (self._found[key] for key in sorted(self._found))
        )


def _issuer_place(issuer: str | None) -> str | None:
    hit = rule("unit_names", "place").regex.search(issuer or "")
    return f"{hit['type']} {hit['name']}" if hit else None
