"""Figures below which a run may not fall, for whoever checks runs by machine."""

from __future__ import annotations

from collections.abc import Iterable

from extract.evaluate.comparison import LINES
from extract.evaluate.report import Report


def read_floors(texts: Iterable[str]) -> dict[str, float]:
    """Floors from `LINE=F1`, as `assignments=0.95`, by line or field.

    Raises:
        ValueError: If a text is no floor; carries the text and the names there are.
    """
    names = [name for line, fields in LINES.items() for name in (line, *fields)]
    made = {}
    for text in texts:
        line, _, least = text.partition("=")
        try:
            made[line] = float(least)
        except ValueError:
            raise ValueError(text, names) from None
        if line not in names or not 0 <= made[line] <= 1:
            raise ValueError(text, names)
    return made


def below(report: Report, floors: dict[str, float]) -> dict[str, float]:
    """The strict F1 of each line that lies below its floor."""
    found = {line: report.total()[line].figures()[2] for line in floors}
    return {line: f1 for line, f1 in found.items() if f1 < floors[line]}
