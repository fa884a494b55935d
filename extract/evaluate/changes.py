"""What one run has gained and lost against another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extract.evaluate.comparison import LINES, Comparison, Miss


@dataclass(frozen=True, slots=True)
class Change:
    """The rows of one line that differ between two runs.

    Attributes:
        line: The line of the report.
        gains: Differences from gold that only the other run has.
        losses: Differences from gold that only this run has.
    """

    line: str
    gains: tuple[Miss, ...]
    losses: tuple[Miss, ...]


def changes(now: Iterable[Comparison], before: Iterable[Comparison]) -> list[Change]:
    """The changes of each line that has any, over the inputs that both runs have."""
    now, before = list(now), list(before)
    shared = {one.source for one in now} & {one.source for one in before}
    new, old = ([m for one in run if one.source in shared for m in one.misses] for run in (now, before))
    made = []
    for line in LINES:
        gains = _without([m for m in old if m.line == line], [m for m in new if m.line == line])
        losses = _without([m for m in new if m.line == line], [m for m in old if m.line == line])
        if gains or losses:
            made.append(Change(line, tuple(gains), tuple(losses)))
    return made


def _without(misses: list[Miss], others: list[Miss]) -> list[Miss]:
    left, made = Counter(_row(miss) for miss in others), []
    for miss in misses:
        if left[_row(miss)]:
            left[_row(miss)] -= 1
        else:
            made.append(miss)
    return made


def _row(miss: Miss) -> tuple[str, str, str]:
    """The row that is wrong: what gold has, whatever the output made of it; else what the output has too much."""
    return miss.source, miss.anchor, f"- {miss.want}" if miss.want is not None else f"+ {miss.got}"
