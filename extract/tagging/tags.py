"""What the rules find in one canonical text, typed and with exact characters. `language` offers the same as components of spaCy."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extract.folding import fold
from extract.tagging.citations import Citation, find_citations
from extract.tagging.criteria import IndexMention, find_indices
from extract.tagging.deadlines import Deadline, prose_deadlines
from extract.tagging.roles import Statement, read_statements
from extract.tagging.units import UnitList
from extract.timing import timed

Item = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tags:
    """What was found, with offsets into the canonical text.

    Attributes:
        folded: The folded text.
        units: Lists of units, in order; empty from `tag`, for roles hold the units that the records need.
        statements: The statements of each item, by the item's (start, end).
        deadlines: Deadlines in the items, in order.
        indices: Mentions of indices.
        citations: Mentions of other documents.
    """

    folded: str
    units: tuple[UnitList, ...] = ()
    statements: dict[Item, tuple[Statement, ...]] = field(default_factory=dict)
    deadlines: tuple[Deadline, ...] = ()
    indices: tuple[IndexMention, ...] = ()
    citations: tuple[Citation, ...] = ()


@timed("tag")
def tag(
    text: str, *, items: Iterable[Item], lines: Iterable[Item], plan_year: int | None, issued_on: str | None = None
) -> Tags:
    """Everything that is found in a canonical text, but for units that stand in no statement.

    Args:
        text: The canonical text, as rules look at it (`Document.likely`).
        items: Where the items stand whose roles and deadlines are wanted.
        lines: Where the paragraphs, cells and footnotes stand in which documents are cited.
        plan_year: The year of days without one.
        issued_on: The document's own ISO date, may be partial.
    """
    folded, wanted, cited = fold(text), tuple(items), citations(text, lines)
    return Tags(
        folded,
        statements=statements(folded, wanted),
        deadlines=deadlines(text, wanted, plan_year, issued_on, cited),
        indices=tuple(find_indices(folded)),
        citations=cited,
    )


def statements(folded: str, items: Iterable[Item]) -> dict[Item, tuple[Statement, ...]]:
    """Who leads, coordinates and is reported to in each item."""
    return {(a, b): read_statements(folded, a, b) for a, b in items}


def deadlines(
    text: str, items: Iterable[Item], plan_year: int | None, issued_on: str | None, cited: Iterable[Citation] = ()
) -> tuple[Deadline, ...]:
    """The deadlines of the work in the items, in order; the dates of documents cited are none."""
    spans = sorted((one.start, one.end) for one in cited)
    starts = [start for start, _ in spans]
    found: list[Deadline] = []
    for a, b in items:
        within = spans[bisect_left(starts, a) : bisect_left(starts, b)]
        for one in prose_deadlines(
            text[a:b], plan_year, issued_on, [(start - a, min(end, b) - a) for start, end in within]
        ):
            found.append(replace(one, start=one.start + a, end=one.end + a))
    return tuple(found)


def citations(text: str, lines: Iterable[Item]) -> tuple[Citation, ...]:
    """Mentions of other documents, line by line."""
    return tuple(
        replace(one, start=one.start + a, end=one.end + a) for a, b in lines for one in find_citations(text[a:b])
    )
