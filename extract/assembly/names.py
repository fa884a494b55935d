"""The units of a document: each mention resolved in the document's context, each unit counted once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from extract.records import DocumentRow, UnitRow
from extract.units.resolution import context, listed, resolve
from extract.units.unit import Unit
from extract.units.within import fuller


class Units:
    """Collects the units of a document.

    Args:
        row: The document's own row: who issues it, at what level, when.
        alike: Names that are misread, each with the name of the document that it is like.
        text: The document's text, which may name the places that the issuer lies in.
        mentions: All mentions of the document: one may be short for another.
    """

    def __init__(
        self, row: DocumentRow, alike: Mapping[str, str] | None = None, text: str = "", mentions: Iterable[str] = ()
    ) -> None:
        self._context = context(row, text)
        self._alike = alike or {}
        self._fuller = fuller(mentions, self._context)
        self._meant: dict[str, Unit] = {}
        self._found: dict[str, tuple[Unit, int]] = {}
        self._listed: dict[str, set[str]] = {}

    def add(self, mention: str, likely: str | None = None, following: str = "") -> tuple[str, bool]:
        """Count a mention.

        Args:
            mention: The unit as printed.
            likely: The same as it most likely stands on paper.
            following: The text behind it, which may list in brackets the members of a group.

        Returns:
            The identifier of its unit, and whether likeness alone told it: the print's own spelling gives another.
        """
        name = likely or mention
        unit = self._resolve(self._alike.get(name, name))
        known = self._found.get(unit.unit_id)
        self._found[unit.unit_id] = (known[0] if known else unit, (known[1] if known else 0) + 1)
        if unit.each and "(" in following:
            for member in listed(name, following, self._context):
                self._found.setdefault(member.unit_id, (member, 0))
                self._listed.setdefault(unit.unit_id, set()).add(member.unit_id)
        is_alike = unit.unit_id != self._resolve(mention).unit_id
        if is_alike:
            self._meant[mention] = unit
        return unit.unit_id, is_alike

    def _resolve(self, name: str) -> Unit:
        return resolve(self._fuller.get(name, name), self._context)

    def meant(self, mention: str) -> Unit | None:
        """The unit of a mention that only likeness told; None for others."""
        return self._meant.get(mention)

    def rows(self) -> tuple[UnitRow, ...]:
        """The distinct units, in the order of their identifiers."""
        found = [self._found[key] for key in sorted(self._found)]
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
                entry_id=unit.entry_id,
                members="; ".join(self._members(unit)) or None,
            )
            for unit, count in found
        )

    def _members(self, group: Unit) -> list[str]:
        """The units of a group that the document lists behind its name, or else names one by one anywhere."""
        if not group.each:
            return []
        named = {
            one.unit_id
            for one, _ in self._found.values()
            if not one.is_group and one.sort == group.each and one.level == group.level
        }
        return sorted(self._listed.get(group.unit_id) or named)
