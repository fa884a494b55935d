"""Leads, coordinating units and receivers of reports against the case table: as many traps as hits."""

from __future__ import annotations

import csv
from itertools import chain

import pytest

from extract.folding import fold
from extract.tagging.roles import read_statements, sentences
from tests.case_tables import CASES, cases, names


@pytest.mark.parametrize("case", cases("roles.csv"))
def test_case(case: dict[str, str]) -> None:
    text = case["clause"]
    found = read_statements(fold(text), 0, len(text))
    assert {
        "lead": names(tuple(chain.from_iterable(one.leads for one in found)), text),
        "coordinate": names(tuple(chain.from_iterable(one.coordinates for one in found)), text),
        "report_to": names(tuple(chain.from_iterable(one.reports for one in found)), text),
    } == {role: case[role] for role in ("lead", "coordinate", "report_to")}


def test_traps_weigh_as_much_as_hits() -> None:
    with (CASES / "roles.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    traps = sum(not (row["lead"] or row["coordinate"] or row["report_to"]) for row in rows)
    assert len(rows) >= 160
    assert traps >= 0.45 * len(rows)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sở Y tế rà soát. Sở Nội vụ tổng hợp.", 2),
        ("UBND TP. Hà Lam rà soát.", 1),
        ("Đạt 12.500 tấn. Phòng Kinh tế theo dõi.", 2),
        ("Lập hồ sơ, quyết toán v.v. Phòng Tài chính theo dõi.", 1),
        ("TT. HĐND huyện giám sát.\nPhòng Nội vụ tổng hợp", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(list(sentences(text, 0, len(text)))) == count
