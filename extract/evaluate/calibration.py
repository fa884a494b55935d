"""Does confidence mean something? Counted over the assignments of the output against gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

# From where on a row counts as sure (docs of `assignments.confidence`), and how much of the rest a reviewer looks at.
HIGH = 0.9
LEAST_SURE = 0.15
_EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Band:
    """The rows whose confidence lies from `low` to below `high` (the last band holds its upper end).

    Attributes:
        low: Lower end.
        high: Upper end.
        rows: How many there are.
        right: How many of them gold has: this unit in this role of this task.
    """

    low: float
    high: float
    rows: int
    right: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far confidence can be trusted.

    Attributes:
        bands: From the least sure to the surest.
        high: The rows that are marked sure.
        wrong: Rows that gold does not have.
        caught: How many wrong rows are among the least sure share; rows of equal confidence at its edge count in part.
    """

    bands: tuple[Band, ...]
    high: Band
    wrong: int
    caught: float

    @property
    def caught_share(self) -> float | None:
        """The share of wrong rows that a reviewer of the least sure rows finds; None where nothing is wrong."""
        return self.caught / self.wrong if self.wrong else None


def calibrate(graded: Iterable[tuple[float, bool]]) -> Calibration:
    """The calibration of rows given as confidence and whether gold has them."""
    rows = sorted(graded)
    bands = tuple(_band(rows, low, high) for low, high in pairwise(_EDGES))
    wrong = sum(not right for _, right in rows)
    return Calibration(bands, _band(rows, HIGH, 1.0), wrong, _caught(rows))


def _band(rows: Sequence[tuple[float, bool]], low: float, high: float) -> Band:
    inside = [right for sure, right in rows if low <= sure < high or sure == high == 1.0]
    return Band(low, high, len(inside), sum(inside))


def _caught(rows: Sequence[tuple[float, bool]]) -> float:
    """Wrong rows among the least sure. Rows alike in confidence come in any order, so a part of them is taken of each."""
    left, caught = LEAST_SURE * len(rows), 0.0
    for sure in sorted({sure for sure, _ in rows}):
        alike = [right for value, right in rows if value == sure]
        taken = min(left, len(alike))
        caught += taken * alike.count(False) / len(alike)
        left -= taken
    return caught
