"""Ruling lines, and the colours in which a page is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

# Rules closer than this are one (double borders, rounding of producers).
SAME = 3.0
Ink = tuple[int, int, int]  # red, green and blue, 0 to 255
BLACK: Ink = (0, 0, 0)
WHITE: Ink = (255, 255, 255)
# On white paper what is lighter than this is not seen.
_PALE = 250
# Grey and the dark blue of a bad pen are no colours; the red of a seal is one.
_COLOURED = 90


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line: horizontal from (x0, y) to (x1, y) or vertical from (x, top) to (x, bottom).

    `ink` is `BLACK` for all that has no colour.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    ink: Ink = BLACK

    @property
    def is_horizontal(self) -> bool:
        """Is the line at least as wide as it is high?"""
        return self.x1 - self.x0 >= self.bottom - self.top


def ink_of(colour: Ink) -> Ink:
    """The colour, where it is one; `BLACK` for greys."""
    return colour if max(colour) - min(colour) > _COLOURED else BLACK


def is_pale(colour: Ink) -> bool:
    """Is it white, or nearly so?"""
    return min(colour) >= _PALE


def levels(values: Iterable[float]) -> list[float]:
    """The distinct places of rules, in order."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] < SAME:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [median(group) for group in groups]


def nearest(places: Sequence[float], value: float) -> int:
    """Index of the place nearest to a value."""
    return min(range(len(places)), key=lambda k: abs(places[k] - value))
