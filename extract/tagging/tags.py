"""What the rules find in one canonical text, typed and with exact characters. `language` offers the same as components of spaCy."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from extract.folding import fold
from extract.tagging.citations import Citation, find_citations
from extract.tagging.criteria import IndexMention, find_indices
from extract.tagging.deadlines import Deadline, prose_deadlines
from extract.tagging.roles import Statement, read_statements
from extract.tagging.units import UnitList
from extract.timing import timed

Item = tuple[int, int]
_Said = TypeVar("_Said")


class Lazily(Mapping[Item, _Said]):
    """What a rule says of each item, read when it is first asked for: half of a document's items set no work."""

    def __init__(self, items: Iterable[Item], read: Callable[[int, int], _Said]) -> None:
        self._items = dict.fromkeys(items)
        self._read = read
        self._known: dict[Item, _Said] = {}

    def __getitem__(self, item: Item) -> _Said:
        if item not in self._known:
            if item not in self._items:
                raise KeyError(item)
            self._known[item] = self._read(*item)
        return self._known[item]

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


@dataclass(frozen=True, slots=True)
class Tags:
    """What was found, with offsets into the canonical text.

    Attributes:
        folded: The folded text.
        units: Lists of units, in order; empty from `tag`, for roles hold the units that the records need.
        statements: The statements of each item, by the item's (start, end).
        deadlines: The deadlines of the work in each item, in order, by the item's (start, end).
        indices: Mentions of indices.
        citations: Mentions of other documents.
    """

    folded: str
    units: tuple[UnitList, ...] = ()
    statements: Mapping[Item, tuple[Statement, ...]] = field(default_factory=dict)
    deadlines: Mapping[Item, tuple[Deadline, ...]] = field(default_factory=dict)
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


def statements(folded: str, items: Iterable[Item]) -> Mapping[Item, tuple[Statement, ...]]:
    """Who leads, coordinates and is reported to in each item."""
    return Lazily(items, lambda start, end: read_statements(folded, start, end))


def deadlines(
    text: str, items: Iterable[Item], plan_year: int | None, issued_on: str | None, cited: Iterable[Citation] = ()
) -> Mapping[Item, tuple[Deadline, ...]]:
    """The deadlines of the work in each item, in order; the dates of documents cited are none."""
    spans = sorted((one.start, one.end) for one in cited)
    starts = [start for start, _ in spans]

    def read(start: int, end: int) -> tuple[Deadline, ...]:
        within = spans[bisect_left(starts, start) : bisect_left(starts, end)]
        own = [(a - start, min(b, end) - start) for a, b in within]
        found = prose_deadlines(text[start:end], plan_year, issued_on, own)
        return tuple(replace(one, start=one.start + start, end=one.end + start) for one in found)

    return Lazily(items, read)


def citations(text: str, lines: Iterable[Item]) -> tuple[Citation, ...]:
    """Mentions of other documents, line by line."""
    return tuple(
        replace(one, start=one.start + a, end=one.end + a) for a, b in lines for one in find_citations(text[a:b])
    )
