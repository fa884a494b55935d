"""Documents whose writer had not seen the patterns, annotated before the first run: do their figures hold?"""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.batch import discover, run
from extract.evaluate.comparison import Count
from extract.evaluate.report import evaluate

HERE = Path(__file__).parent
# Some way below what stands in README.md: a rule may cost a row here and gain ten elsewhere, it may not cost a part.
FLOORS = {
    "header": 0.98, "sections strict": 0.95, "criteria": 0.97, "criterion texts": 0.95, "tasks": 0.96, "task criterion": 0.97,
    "assignments": 0.95, "report_to": 0.93, "deadlines": 0.95, "citations": 0.97, "recipients": 0.98, "footnotes": 0.95,
    "whole row": 0.92,
}  # fmt: skip


@pytest.fixture(scope="module")
def total(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Count]:
    out = tmp_path_factory.mktemp("out")
    run(discover([HERE]), out)
    return evaluate(out, HERE).total()


def test_all_were_read(total: dict[str, Count]) -> None:
    assert total["header"].support == 5 * 11


@pytest.mark.parametrize(("line", "floor"), FLOORS.items())
def test_line(total: dict[str, Count], line: str, floor: float) -> None:
    assert total[line].figures()[2] >= floor
