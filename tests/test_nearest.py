"""Misread names and the known ones that they are, or are not."""

from __future__ import annotations

import pytest

from extract.nearest import nearest

POSITIONS = ("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "TRƯỞNG PHÒNG", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("RƯỚNG BAN", "TRƯỞNG BAN"),
        ("TRƯỎNG  PHÒNG", "TRƯỞNG PHÒNG"),
        ("GIẢM ĐÓC", "GIÁM ĐỐC"),
        ("PHÓ GIAM DỐC", "PHÓ GIÁM ĐỐC"),
        ("chủ tich", "CHỦ TỊCH"),
        ("TỊCH", None),
        ("BAN", None),
        ("KẾ HOẠCH", None),
        ("TRƯỞNG", None),
        ("", None),
    ],
)
def test_one_name_is_meant_or_none(read: str, meant: str | None) -> None:
    assert nearest(read, POSITIONS) == meant


def test_two_names_as_near_as_each_other_are_none() -> None:
    assert nearest("Xã Ia Dréng", ["Xã Ia Dreng", "Xã Ia Drang"], least=80) == "Xã Ia Dreng"
    assert nearest("Xã Ia Drong", ["Xã Ia Dreng", "Xã Ia Drang"], least=80) is None
    assert nearest("Xã Ia Drong", []) is None
