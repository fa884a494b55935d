"""Folding: one spelling, same length."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.folding import fold

VIETNAMESE = st.text(
    st.sampled_from("uUyYỵỷỹỳýoOaAàáảãạeEèéẻẽẹqQhòóủùúđÐðĐ –—“”\u00a0\t\n.,") | st.characters(exclude_categories=["Cs"])
)


@given(VIETNAMESE)
@example("UỶ BAN quý quỷ Quỳ hoà hoàn thuỷ thuỳ")
def test_length_and_rest(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Uỷ ban, UỶ BAN, uỷ quyền", "Ủy ban, ỦY BAN, ủy quyền"),
        ("hoà giải, hoá, hoàn thành, khoẻ", "hòa giải, hóa, hoàn thành, khỏe"),
        ("quý II, quỹ đất, Quỳnh, quỷ", "quý II, quỹ đất, Quỳnh, quỷ"),
        ("thuỷ lợi – “một cửa”", 'thủy lợi - "một cửa"'),
        ("QÐ-UBND", "QĐ-UBND"),
        ("ngày\u00a015\t6", "ngày 15 6"),
    ],
)
def test_spellings(text: str, folded: str) -> None:
    assert fold(text) == folded
