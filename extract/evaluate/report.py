"""Compares a run with gold: the report that the command line shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from extract.evaluate import frame, tasks
from extract.evaluate.calibration import Calibration, calibrate
from extract.evaluate.changes import Change, changes
from extract.evaluate.comparison import Comparison, Count, total
from extract.evaluate.gold import Gold, read_gold, stem
from extract.evaluate.output import read_output
from extract.evaluate.places import located
from extract.records import GRADES, Records


@dataclass(frozen=True, slots=True)
class Report:
    """A run against gold.

    Attributes:
        comparisons: One for each input that has gold, in the order of their names.
        without_output: Names of gold documents that the run has not.
        changes: What was gained and lost against another run; empty without one.
    """

    comparisons: tuple[Comparison, ...]
    without_output: tuple[str, ...]
    changes: tuple[Change, ...] = ()

    def total(self) -> dict[str, Count]:
        """Counts over all inputs."""
        return total(self.comparisons)

    def calibration(self) -> Calibration:
        """Confidence against what is right, over all assignments."""
        return calibrate(row for one in self.comparisons for row in one.graded)

    def by_grade(self) -> dict[str, tuple[Comparison, ...]]:
        """The inputs of each grade, the best grade first; inputs without a grade are left out."""
        made = {grade: tuple(one for one in self.comparisons if one.grade == grade) for grade in GRADES}
        return {grade: inputs for grade, inputs in made.items() if inputs}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which sources to compare: those whose path holds `only` and not `exclude`, regular expressions; None for any."""

    only: re.Pattern[str] | None = None
    exclude: re.Pattern[str] | None = None

    def takes(self, source: str) -> bool:
        """Is the source to be compared?"""
        is_in = self.only is None or self.only.search(source) is not None
        return is_in and (self.exclude is None or self.exclude.search(source) is None)


def evaluate(output: Path, gold: Path, choice: Choice | None = None, against: Path | None = None) -> Report:
    """Compare the output of a run with gold.

    Args:
        output: Folder of the run, with its CSV tables; its JSON Lines, where there, tell pages and quotes.
        gold: Folder of `*.gold.json` files, or an output folder that a person has corrected.
        choice: Which sources to compare.
        against: Another run on the same inputs, to tell gains and losses.

    Raises:
        FileNotFoundError: If a table is missing.
        ValueError: If a table or a gold file is not what it should be; names the file.
    """
    golds = read_gold(gold)
    now, without = _compared(output, golds, choice or Choice())
    if against is None:
        return Report(now, without)
    before, _ = _compared(against, golds, choice or Choice())
    return Report(now, without, tuple(changes(now, before)))


def _compared(output: Path, golds: Iterable[Gold], choice: Choice) -> tuple[tuple[Comparison, ...], tuple[str, ...]]:
    by_source = {gold.source: gold for gold in golds if gold.source}
    by_name: dict[str, Gold] = {}
    for gold in golds:
        by_name.setdefault(gold.name, gold)
    made: list[Comparison] = []
    for records in read_output(output):
        row = records.documents[0]
        right = by_source.get(row.source) or by_name.get(stem(row.source))
        if right and choice.takes(row.source):
            one = compare(right, records)
            one.misses = located(one.misses, row.doc_id, output)
            made.append(one)
    seen = {stem(one.source) for one in made}
    return tuple(sorted(made, key=lambda one: one.source)), tuple(name for name in sorted(by_name) if name not in seen)


def compare(gold: Gold, found: Records) -> Comparison:
    """Compare one input with its gold."""
    made = Comparison(found.documents[0].source, grade=found.documents[0].grade)
    frame.header(made, gold, found)
    frame.sections(made, gold, found)
    frame.criteria(made, gold, found)
    tasks.tasks(made, gold, found)
    frame.citations(made, gold, found)
    frame.recipients(made, gold, found)
    frame.footnotes(made, gold, found)
    if found.documents[0].text_layer in (None, "none"):
        made.misses = [replace(miss, cause="not-read") for miss in made.misses]
    return made
