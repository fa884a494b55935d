"""Whole items of a plan for 2026 against the case table: units, roles and deadlines together."""

from __future__ import annotations

import pytest

from tests.case_tables import cases
from tests.composing import tasks, told


@pytest.mark.parametrize("case", cases("items.csv"))
def test_case(case: dict[str, str]) -> None:
    """A line break in `item` starts a new paragraph (label lines)."""
    made = tasks("I. NHIỆM VỤ", *case["item"].split("\n"))
    assert [tuple(x or "" for x in told(task)) for task in made] == [
        (case["lead"], case["coordinate"], case["report_to"], case["deadline"])
    ]
