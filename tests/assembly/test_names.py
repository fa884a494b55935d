"""Canonical units: spellings of one body share an identifier, different bodies do not."""

from __future__ import annotations

import pytest

from extract.units.resolution import resolve
from extract.units.unit import Context, Unit

DISTRICT = Context("district", "huyện Sơn Thạch")
PROVINCE = Context("province", "tỉnh Hà Lam")


def canonical(mention: str, at: Context) -> Unit:
    return resolve(mention, at)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND các xã", "Ủy ban nhân dân các xã"),
        ("Uỷ ban nhân dân huyện", "UBND huyện"),
        ("Phòng Văn hóa - Thông tin", "Phòng Văn hóa và Thông tin"),
        ("Phòng Văn hoá và Thông tin", "Phòng VH&TT"),
        ("Phòng Tài chính - Kế hoạch", "Phòng TC-KH"),
        ("Phòng Lao động - Thương binh và Xã hội", "Phòng LĐ-TB&XH"),
        ("Phòng Lao động, Thương binh và Xã hội", "Phòng Lao động TBXH"),
        ("Sở Khoa học và Công nghệ", "Sở KH&CN"),
        ("Sở Nông nghiệp và Môi trường", "Sở NN&MT"),
        ("Sở Tài nguyên và Môi trường", "Sở TN&MT"),
        ("Sở Kế hoạch và Đầu tư", "Sở KH&ĐT"),
        ("Phòng Giáo dục và Đào tạo", "Phòng GD&ĐT"),
        ("Phòng Kinh tế và Hạ tầng", "Phòng KT-HT"),
        ("Phòng Nội vụ", "Phòng Nội vụ huyện"),
        ("các cơ quan, đơn vị", "Các cơ quan, đơn vị"),
        ("HĐND huyện", "Hội đồng nhân dân huyện"),
        ("UBMTTQ Việt Nam huyện", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện"),
    ],
)
def test_one_body(one: str, other: str) -> None:
    assert canonical(one, DISTRICT).unit_id == canonical(other, DISTRICT).unit_id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND xã Đá Bạc", "UBND xã Tân Khê"),
        ("UBND huyện", "UBND tỉnh"),
        ("Phòng Nội vụ", "Sở Nội vụ"),
        ("Phòng Nội vụ", "Trưởng phòng Nội vụ"),
        ("Sở Tài chính", "Sở Tư pháp"),
        ("Phòng Nội vụ huyện Sơn Thạch", "Phòng Nội vụ huyện Tân Lĩnh"),
        ("các xã", "các thôn"),
    ],
)
def test_different_bodies(one: str, other: str) -> None:
    assert canonical(one, DISTRICT).unit_id != canonical(other, DISTRICT).unit_id


@pytest.mark.parametrize(
    ("mention", "kind", "level", "is_group"),
    [
        ("UBND xã Đá Bạc", "peoples_committee", "commune", False),
        ("UBND các xã, thị trấn", "peoples_committee", "commune", True),
        ("Sở Nội vụ", "department", "province", False),
        ("Bộ Nội vụ", "ministry", "central", False),
        ("Phòng Nội vụ", "division", "district", False),
        ("Chủ tịch UBND huyện", "post", "district", False),
        ("Hội Nông dân huyện", "mass_organisation", "district", False),
        ("Công an huyện", "armed_forces", "district", False),
        ("các cơ quan, đơn vị", "group", "other", True),
        ("Tất cả các phòng, ban", "group", "other", True),
        ("Huyện ủy", "party", "district", False),
    ],
)
def test_facts(mention: str, kind: str, level: str, is_group: bool) -> None:
    unit = canonical(mention, DISTRICT)
    assert (unit.kind, unit.level, unit.is_group) == (kind, level, is_group)


def test_place_of_the_issuer_is_that_of_its_own_units() -> None:
    assert canonical("Phòng Nội vụ", DISTRICT).locality == "huyện Sơn Thạch"
    assert canonical("Sở Nội vụ", DISTRICT).locality is None
    assert canonical("Sở Nội vụ", PROVINCE).locality == "tỉnh Hà Lam"
    assert canonical("UBND xã Đá Bạc", DISTRICT).locality == "xã Đá Bạc"


def test_identifiers_are_ascii() -> None:
    assert canonical("Ủy ban nhân dân xã Đá Bạc", DISTRICT).unit_id.isascii()


@pytest.mark.parametrize(
    ("mention", "level"),
    [
        ("UBND thành phố Hà Nội", "province"),
        ("UBND thành phố Sông Trà", "district"),
        ("Công an tỉnh Hà Lam", "province"),
    ],
)
def test_cities_under_the_centre_are_provinces(mention: str, level: str) -> None:
    assert canonical(mention, DISTRICT).level == level
