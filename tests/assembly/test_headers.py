"""Columns of assignment tables by their headers."""

from __future__ import annotations

import pytest

from extract.assembly.columns import column_role
from extract.folding import fold
from tests.case_tables import cases


@pytest.mark.parametrize("case", cases("table_headers.csv"))
def test_column(case: dict[str, str]) -> None:
    assert (column_role(fold(case["header"])) or "") == case["column"]
