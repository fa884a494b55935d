"""Places: spellings of one name, what lies in what, what became of it."""

from __future__ import annotations

from datetime import date

import pytest

from extract.structure.issuer import full_noun
from extract.units.places import (
    above,
    became,
    end,
    gazetteer,
    is_one_of_many,
    key,
    most_named,
    noun_of,
    source,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("xã Đăk Hà", "xã Đắk Hà"),
        ("xã Đắc Hà", "xã Đak Hà"),
        ("xã Ngọc Lây", "xã Ngọk Lây"),
        ("xã Hoà Bình", "xã Hòa Bình"),
        ("thành phố Qui Nhơn", "thành phố Quy Nhơn"),
        ("xã Mĩ Lợi", "xã Mỹ Lợi"),
        ("Thị trấn Khe Tre", "thị trấn Khe Tre"),
        ("thành phố HCM", "thành phố Hồ Chí Minh"),
    ],
)
def test_spellings_of_one_place(one: str, other: str) -> None:
    assert key(one) == key(other)
    assert key(one).isascii()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("xã Tân Thanh", "xã Tân Thành"),
        ("xã Sơn Hà", "xã Sơn Hạ"),
        ("xã Tân Lĩnh", "huyện Tân Lĩnh"),
        ("thành phố Trà Vinh", "tỉnh Trà Vinh"),
        ("phường 1", "phường 11"),
        ("xã Ngọc Hà", "xã Ngạc Hà"),
    ],
)
def test_places_that_are_two(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_nouns() -> None:
    assert [full_noun(said) for said in ("TP.", "TX", "Thị", "H.", "Xã")] == [
        "thành phố",
        "thị xã",
        "thị xã",
        "huyện",
        "xã",
    ]
    assert [noun_of(place) for place in ("thị trấn Khe Tre", "Hà Nội")] == ["thị trấn", ""]


def test_what_lies_above() -> None:
    assert above("huyện Tu Mơ Rông", "district", date(2022, 5, 1)) == {"province": "tỉnh Kon Tum"}
    found = above("xã Măng Ri", "commune", date(2022, 5, 1))
    assert found == {"district": "huyện Tu Mơ Rông", "province": "tỉnh Kon Tum"}
    assert above("xã Măng Ri", "commune", date(2026, 5, 1)) == {"province": "tỉnh Quảng Ngãi"}
    assert above("huyện Sơn Thạch", "district", None) == {}
    assert "district" not in above("xã Tân Thành", "commune", date(2022, 5, 1))
    assert is_one_of_many("xã Tân Thành", "commune") and not is_one_of_many("xã Măng Ri", "commune")


def test_what_became_of_a_province() -> None:
    assert became("tỉnh Kon Tum", "province") == ("tỉnh Quảng Ngãi",)
    assert became("tỉnh Lào Cai", "province") is None  # it took in another, and goes on
    assert became("tỉnh Hà Lam", "province") is None


@pytest.mark.parametrize(
    ("place", "within", "after"),
    [
        ("xã Lộc Thành", "tỉnh Lâm Đồng", ("xã Bảo Lâm 3",)),
        ("xã Lộc Thành", "huyện Bảo Lâm", ("xã Bảo Lâm 3",)),  # of two districts one had it
        ("xã Lộc Thành", "tỉnh Đồng Nai", None),  # another of that name, which is there
        ("xã Lộc Thành", "", None),  # which of them nobody knows
        ("xã Sơn Hà", "tỉnh Lào Cai", ("xã Bảo Thắng",)),
        ("xã Sơn Hà", "huyện Bảo Thắng", ("xã Bảo Thắng",)),
        ("xã Sơn Hà", "tỉnh Quảng Ngãi", None),
        ("xã Tê Xăng", "tỉnh Kon Tum", None),  # of its new province the list does not tell all communes
        ("xã Văn Lăng", "tỉnh Thái Nguyên", None),
        ("xã Sơn Hạ", "tỉnh Quảng Ngãi", None),
        ("xã Đá Bạc", "tỉnh Lào Cai", None),
        ("thị trấn Sơn Thạch", "", ()),  # there are none any more, even where nobody knows its name
    ],
)
def test_what_became_of_a_commune(place: str, within: str, after: tuple[str, ...] | None) -> None:
    assert became(place, "commune", key(within) if within else "") == after


def test_no_place_is_without_a_name() -> None:
    assert "" not in gazetteer().names and "" not in gazetteer().wards


def test_by_what_a_place_ended() -> None:
    assert source("tỉnh Kon Tum", "province") == "Nghị quyết 202/2025/QH15"
    assert "Ủy ban Thường vụ Quốc hội" in source("xã Sơn Hà", "commune")
    assert "72/2025/QH15" in source("thị trấn Sơn Thạch", "commune")
    assert end("district") == (date(2025, 6, 30), "Luật Tổ chức chính quyền địa phương 72/2025/QH15")
    assert end("commune") is None


def test_the_province_that_a_text_names() -> None:
    text = "UBND tỉnh Hà Lam, Sở Y tế tỉnh Hà Lam và bài học của tỉnh Đông Xuyên"
    assert most_named(text, "province") == "tỉnh Hà Lam"
    assert most_named("tỉnh Hà Lam, tỉnh Đông Xuyên", "province") is None
    assert most_named("UBND tỉnh ban hành", "province") is None
    assert most_named("UBND huyện Sơn Thạch", "district") == "huyện Sơn Thạch"
