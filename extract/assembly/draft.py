"""Tasks and criteria on their way to records, before they have identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.document import Span
from extract.tagging.deadlines import Deadline
from extract.tagging.roles import Statement
from extract.tagging.units import UnitMention

ROLES = ("lead", "coordinate", "report_to")
# What labels and columns say of units; the second is of both.
UNITS = ("lead", "lead_coordinate", "coordinate")
_SAID, _INHERITED = 0.95, 0.9


@dataclass(frozen=True, slots=True)
class Assigned:
    """A unit in a role, and how sure that is (0 to 1)."""

    role: str
    unit: UnitMention
    is_inherited: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Aside:
    """A cell beside a task that no column of the tables takes, under its header."""

    header: str
    span: Span


@dataclass(slots=True)
class TaskDraft:
    """A task: where it stands, what it says, who does it and by when.

    Attributes:
        span: The whole text of the task.
        node: Index of the outline's node that holds it (its own section, or the innermost above).
        origin: `prose` or `table`.
        assigned: Units with their roles.
        deadlines: With offsets into the canonical text.
        product: Where the product stands.
        note: Where the note stands.
        criterion: Index among the criteria's drafts.
        group: The group row above it in its table.
        asides: What else its row says.
        named: Did its own words name a lead? Then a label that speaks of several items does not.
        labelled: Has a label line spoken of it? Labels replace what the sentence seemed to say, not each other.
        is_heading: Is it a heading that is the task itself?
    """

    span: Span
    node: int | None
    origin: str
    assigned: list[Assigned] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    product: Span | None = None
    note: Span | None = None
    criterion: int | None = None
    group: Span | None = None
    asides: list[Aside] = field(default_factory=list)
    named: bool = False
    labelled: bool = False
    is_heading: bool = False

    def has(self, role: str) -> bool:
        """Is any unit assigned in this role?"""
        return any(one.role == role for one in self.assigned)

    def assign(
        self, role: str, units: Iterable[UnitMention], *, is_inherited: bool = False, confidence: float = 1.0
    ) -> None:
        """Add units in a role, each once."""
        known = {one.unit.text.casefold() for one in self.assigned if one.role == role}
        for unit in units:
            if unit.text.casefold() not in known:
                known.add(unit.text.casefold())
                self.assigned.append(Assigned(role, unit, is_inherited, confidence))

    def inherit(self, leads: Iterable[UnitMention]) -> None:
        """Give it the leads of what stands around it."""
        self.assign("lead", leads, is_inherited=True, confidence=_INHERITED)

    def tell(
        self, statements: Iterable[Statement], leads: Sequence[UnitMention], partners: Iterable[UnitMention] = ()
    ) -> None:
        """Give it the units of its sentences, and where they name none those of what stands around it.

        Args:
            statements: What its sentences say.
            leads: Who leads by the headings and opening lines around it.
            partners: With whom. Who leads on its own has partners of its own.
        """
        for one in statements:
            self.assign("lead", one.leads, confidence=_SAID)
            self.assign("coordinate", one.coordinates, confidence=_SAID)
            self.assign("report_to", one.reports, confidence=_SAID)
        own = {one.unit.text.casefold() for one in self.assigned if one.role == "lead"}
        self.named = bool(own)
        if own <= {unit.text.casefold() for unit in leads} and not self.has("coordinate"):
            self.assign("coordinate", partners, is_inherited=True, confidence=_INHERITED)
        if not own:
            self.inherit(leads)


@dataclass(slots=True)
class CriterionDraft:
    """A criterion of an index, with the spans of what the document says of it."""

    name: Span
    node: int | None
    index_name: str | None
    code: str | None
    span: Span
    limitation: Span | None = None
    cause: Span | None = None
    solution: Span | None = None
    score: tuple[float, float] | None = None
