"""Units and lists of units against the case table."""

from __future__ import annotations

import pytest

from extract.folding import fold
from extract.tagging.units import find_lists, read_list
from tests.case_tables import cases, names


@pytest.mark.parametrize("case", cases("units.csv"))
def test_case(case: dict[str, str]) -> None:
    """`list`: the units that a text opens with; `partners`: what follows "phối hợp với"; `cell`: a table cell; `find`: any."""
    text, mode = case["text"], case["mode"]
    if mode == "find":
        found = [names(one.units, text) for one in find_lists(fold(text))]
        assert "; ".join(found) == case["units"]
        return
    units = read_list(fold(text), 0, any_noun=mode == "partners", cell=mode == "cell")
    assert (names(units.units, text) if units else "") == case["units"]
