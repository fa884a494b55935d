"""When texts count as the same, and which rows stand for each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.evaluate.matching import align, alike, equal, holds, marker, near, normal, rest, same_code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban nhân dân xã Bó Lếch", "UBND xã Bó Lếch;"),
        ("Phòng Tài chính – Kế hoạch", "phòng tài chính-kế hoạch"),
        ("“Một cửa”", "Một cửa"),
        ("**Sở  Nội vụ**", "Sở Nội vụ"),
        ("hoà giải", "hòa giải"),
    ],
)
def test_the_same_for_a_comparison(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(("one", "other"), [("Sở Nội vụ", "Sở Ngoại vụ"), ("xã Nà Khoang", "Nà Khoang"), ("a", "")])
def test_not_the_same(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_near_looks_at_how_texts_open() -> None:
    assert near(
        "Rà soát, công khai thủ tục hành chính tại bộ phận",
        "Rà soát, công khai thủ tục hành chính tại bộ phận một cửa.",
    )
    assert near("Rà soát, công khai thủ tục hành chính", "Rà soát, công khai thủ tục hành chánh")
    assert not near("Rà soát", "Rà soát, công khai")  # too short to stand for a longer text
    assert not near("Rà soát, công khai thủ tục", "Tổ chức đối thoại với người dân")
    assert not near("", "")


def test_alike_forgives_a_word_more_but_not_another_text() -> None:
    assert alike("Phòng Tài chính", "Phòng Tài chính và các xã")
    assert not alike("Sở Y tế", "Sở Y tế; Sở Xây dựng; Sở Nội vụ")
    assert not alike("", "Sở Y tế")


def test_holds_goes_by_words() -> None:
    assert holds("Hội Nông dân xã và trưởng các thôn", "trưởng các thôn")
    assert not holds("Thanh tra", "anh tra")
    assert not holds("Sở Y tế", "Sở Y tế")


@pytest.mark.parametrize(
    ("one", "other"),
    [("I.", "i)"), ("–", "-"), ("Phụ lục 01", "PHỤ LỤC 1"), ("1.1", "1.1."), ("a)", "a."), ("(2)", "2.")],
)
def test_markers_in_one_form(one: str, other: str) -> None:
    assert marker(one) == marker(other)


@pytest.mark.parametrize(("one", "other"), [("1.", "1.1."), ("-", "+"), ("I.", "II."), ("Phụ lục 1", "Phụ lục 10")])
def test_markers_that_differ(one: str, other: str) -> None:
    assert marker(one) != marker(other)


def test_codes() -> None:
    assert same_code("7.2.1", "7.2.1. ")
    assert not same_code("7.2.1", "7.2")


def test_align_keeps_the_order_before_it_takes_what_is_left() -> None:
    assert align("abcd", "abdc", str.__eq__) == [(0, 0), (1, 1), (2, 3), (3, 2)]
    assert align("aa", "a", str.__eq__) == [(0, 0)]
    assert align("", "abc", str.__eq__) == []


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_align_pairs_all_that_can_be_paired_each_once(gold: str, found: str) -> None:
    pairs = align(gold, found, str.__eq__)
    assert all(gold[i] == found[j] for i, j in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert len(pairs) == len(equal(gold, found)) == sum(min(gold.count(c), found.count(c)) for c in "abc")
    lost, extra = rest(pairs, gold, found)
    assert len(lost) + len(pairs) == len(gold)
    assert len(extra) + len(pairs) == len(found)
    assert not set(lost) & set(extra)
