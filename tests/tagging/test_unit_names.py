"""Names of bodies as they are called all over the country, before and after July 2025, each where plans have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.folding import fold
from extract.tagging.roles import read_statements

NAMES = (Path(__file__).parents[1] / "cases" / "unit_names.txt").read_text(encoding="utf-8").splitlines()
LED = (
    "{} chủ trì, phối hợp với Phòng Kinh tế rà soát hồ sơ.",
    "Giao {} tổ chức triển khai kế hoạch này.",
    "{}: Xây dựng kế hoạch chi tiết.",
)
HELPED = "Sở Nội vụ chủ trì, phối hợp với {} kiểm tra, báo cáo kết quả."


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_whole_wherever_it_stands(name: str) -> None:
    for frame in LED:
        here = name[0].upper() + name[1:] if frame.startswith("{}") else name
        text = fold(frame.format(here))
        assert [unit.text for one in read_statements(text, 0, len(text)) for unit in one.leads] == [fold(here)]
    text = fold(HELPED.format(name))
    assert [unit.text for one in read_statements(text, 0, len(text)) for unit in one.coordinates] == [fold(name)]
