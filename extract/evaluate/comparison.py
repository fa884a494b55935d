"""What comparing one document gives: counts for each line of the report, the misses, and how sure each assignment was."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from extract.evaluate.gold import HEADER, TEXTS
from extract.evaluate.matching import equal

# The lines of a report and, below each, the fields that it is made of. Names of lines are a contract (`--min`, JSON).
LINES: dict[str, tuple[str, ...]] = {
    "header": tuple(f"documents.{name}" for name in HEADER),
    "sections": (),
    "sections strict": (),
    "section kind": (),
    "section parent": (),
    "criteria": (),
    "criterion texts": tuple(f"criteria.{name}" for name in TEXTS),
    "tasks": (),
    "task criterion": (),
    "assignments": ("assignments.lead", "assignments.coordinate"),
    "report_to": (),
    "deadlines": ("deadlines.text", "deadlines.start_on", "deadlines.due_on", "deadlines.recurrence"),
    "whole row": (),
    "citations": ("citations.code", "citations.kind", "citations.issued_on", "citations.issuer"),
    "recipients": (),
    "footnotes": ("footnotes.marker",),
}
ROW = "whole row"


@dataclass(slots=True)
class Count:
    """What one line counts.

    Attributes:
        found: Rows or values of the output.
        support: Rows or values of the gold.
        strict: How many of them are the same.
        lenient: How many are the same or nearly so.
    """

    found: int = 0
    support: int = 0
    strict: int = 0
    lenient: int = 0

    def add(self, found: int, support: int, strict: int, lenient: int | None = None) -> None:
        """Count more; what is the same is also nearly so."""
        self.found += found
        self.support += support
        self.strict += strict
        self.lenient += strict if lenient is None else lenient

    def figures(self, *, lenient: bool = False) -> tuple[float, float, float]:
        """Precision, recall and F1; precision is 1 where nothing was found, recall where there is nothing to find."""
        right = self.lenient if lenient else self.strict
        precision = right / self.found if self.found else 1.0
        recall = right / self.support if self.support else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if right else float(self._is_empty())

    def _is_empty(self) -> bool:
        return not self.found and not self.support


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference between gold and output.

    Attributes:
        cause: A key of `causes.CAUSES`.
        line: The line of the report that counts it.
        source: The input.
        anchor: The row it belongs to: the task of a unit, the section of a kind.
        want: What gold has; None where gold has nothing.
        got: What the output has; None where it has nothing.
        key: Table and key of the output's row that it is about, where there is one.
        page: Page, once located.
        quote: Words of the document, once located.
    """

    cause: str
    line: str
    source: str
    anchor: str
    want: str | None
    got: str | None
    key: tuple[str, ...] | None = None
    page: int | None = None
    quote: str | None = None


@dataclass(slots=True)
class Comparison:
    """One input compared with its gold.

    Attributes:
        source: The input.
        counts: By line or field.
        misses: The differences, in the order of the lines.
        graded: Each assignment of the output: its confidence, and whether gold has it.
        grade: The grade that the output gives the document.
    """

    source: str
    counts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    misses: list[Miss] = field(default_factory=list)
    graded: list[tuple[float, bool]] = field(default_factory=list)
    grade: str | None = None

    def check(self, line: str, is_same: bool, is_near: bool = False) -> bool:
        """Count one value that stands against one value."""
        self.counts[line].add(1, 1, int(is_same), int(is_same or is_near))
        return is_same

    def bag(self, line: str, want: Sequence[Hashable], got: Sequence[Hashable]) -> None:
        """Count values in no order."""
        self.counts[line].add(len(got), len(want), len(equal(want, got)))

    def miss(
        self,
        cause: str,
        line: str,
        anchor: str,
        want: str | None,
        got: str | None,
        key: tuple[str, ...] | None = None,
    ) -> None:
        """Note a difference."""
        self.misses.append(Miss(cause, line, self.source, anchor, want, got, key))


def total(comparisons: Iterable[Comparison]) -> dict[str, Count]:
    """Counts summed over inputs (micro average), for every line and field."""
    names = [name for line, fields in LINES.items() for name in (line, *fields)]
    made = {name: Count() for name in names}
    for one in comparisons:
        for name, count in one.counts.items():
            made[name].add(count.found, count.support, count.strict, count.lenient)
    return made


def by_cause(misses: Iterable[Miss]) -> dict[str, list[Miss]]:
    """Misses grouped by cause, the most frequent first; a wrong row is told by what is wrong in it, not again as a row."""
    told = [miss for miss in misses if miss.line != ROW]
    often = Counter(miss.cause for miss in told)
    return {cause: [miss for miss in told if miss.cause == cause] for cause, _ in often.most_common()}
