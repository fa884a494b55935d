"""Case tables: one row is one example with what a careful clerk would write; a clerk can add rows."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from extract.assembly.wording import printed
from extract.tagging.units import UnitMention

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[object]:
    """The rows of a case table as test parameters. A reason in the column `known` marks a row that is not right yet."""
    with (CASES / name).open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    first = next(column for column in rows[0] if column != "mode")
    return [
        pytest.param(
            row,
            id=row[first].replace("\n", " / ")[:70],
            marks=[pytest.mark.xfail(reason=row["known"], strict=True)] if row["known"] else [],
        )
        for row in rows
    ]


def names(units: tuple[UnitMention, ...], text: str) -> str:
    """Units as a case table has them."""
    return "; ".join(printed(unit, text) for unit in units)
