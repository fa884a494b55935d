"""What a mention resolves to, and what its document says about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# From the lowest level to the highest.
LADDER = ("village", "commune", "district", "province", "central")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in its canonical form.

    Attributes:
        unit_id: Identifier, the same for every mention of the unit.
        name: Canonical name.
        kind: One of `records.UNIT_KINDS`.
        level: One of `records.LEVELS`.
        locality: Its place with its noun.
        is_group: Does it stand for several units?
        entry_id: Entry of the register; of a post or a group, that of the bodies. None where the register does not know it.
        sort: What body it is, wherever it stands: the entry, after a post where it is one.
        each: The sort of its members, for a group of one sort ("UBND các xã"); "" for others.
    """

    unit_id: str
    name: str
    kind: str
    level: str
    locality: str | None
    is_group: bool
    entry_id: str | None = None
    sort: str = ""
    each: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """Whose document it is.

    Attributes:
        level: Level of the issuer.
        place: Its place, with its noun ("huyện Sơn Thạch").
        office: The issuer's own key where it is one office among those of its place ("so-cong-thuong"); else "".
        kind: Kind of the issuer.
        on: Day of the document; the last one it may be of, where the day is blank.
        above: Places above the issuer's, by level.
        issuer: The issuer itself.
        document: Identifier of the document, where neither a place nor an issuer tells whose bodies are meant; else "".
    """

    level: str | None = None
    place: str | None = None
    office: str = ""
    kind: str = ""
    on: date | None = None
    above: tuple[tuple[str, str], ...] = ()
    issuer: Unit | None = None
    document: str = ""

    def place_at(self, level: str) -> str | None:
        """The place at a level that the issuer lies in or is; None where nothing tells, or there are many."""
        return self.place if level == self.level else dict(self.above).get(level)

    @property
    def owner(self) -> str:
        """What tells bodies of this document from those of others where no place does: the issuer, else the document."""
        if self.issuer is not None:
            return self.issuer.unit_id.replace("@", ".")
        return f"doc-{self.document}" if self.document else ""


def is_below(level: str | None, issuer: str | None) -> bool:
    """Is a level below that of the issuer?"""
    return (
        level is not None
        and issuer is not None
        and {level, issuer} <= set(LADDER)
        and LADDER.index(level) < LADDER.index(issuer)
    )
