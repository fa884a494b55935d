"""Which mentions are one unit and which are not, in the context of their document, against the case table."""

from __future__ import annotations

import pytest

from extract.records import DocumentRow
from extract.units.resolution import context, resolve
from extract.units.unit import Context
from tests.case_tables import cases


def issued(issuer: str | None, level: str | None, day: str | None, text: str = "", doc_id: str = "d") -> Context:
    row = DocumentRow(doc_id=doc_id, source="d.md", issuer=issuer, issuer_level=level, issued_on=day)
    return context(row, text)


@pytest.mark.parametrize("case", cases("unit_pairs.csv"))
def test_pair(case: dict[str, str]) -> None:
    at = issued(case["issuer"], case["level"], case["issued_on"])
    one, other = resolve(case["one"], at), resolve(case["other"], at)
    assert (one.unit_id == other.unit_id) == (case["is_same"] == "yes"), (one.unit_id, other.unit_id)


HA_LAM = issued("Ủy ban nhân dân tỉnh Hà Lam", "province", "2024-05-10")
DONG_XUYEN = issued("Ủy ban nhân dân tỉnh Đông Xuyên", "province", "2024-05-10")
HEALTH = issued("Sở Y tế tỉnh Hà Lam", "province", "2024-05-10")
MINISTRY = issued("Bộ Nội vụ", "central", "2024-05-10")
OTHER_MINISTRY = issued("Bộ Tài chính", "central", "2024-05-10")
NOBODY = issued(None, None, "2024-05-10", doc_id="1")
NOBODY_ELSE = issued(None, None, "2024-05-10", doc_id="2")
NO_PLACE = issued("Sở Nội vụ", "province", "2024-05-10", doc_id="1")


@pytest.mark.parametrize(
    "mention",
    [
        "Ban Quản lý các khu công nghiệp tỉnh",
        "Liên hiệp các Hội KHKT tỉnh",
        "Ban Quản lý các khu kinh tế tỉnh",
        "BQL các KCN",
    ],
)
def test_a_body_with_many_in_its_name_is_one_of_its_province(mention: str) -> None:
    one, other = resolve(mention, HA_LAM), resolve(mention, DONG_XUYEN)
    assert one.unit_id != other.unit_id and not one.is_group and one.locality == "tỉnh Hà Lam"
    assert resolve(f"các {mention}", HA_LAM).is_group


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tổ công tác 1", "Tổ công tác 2"),
        ("Đoàn kiểm tra số 1", "Đoàn kiểm tra số 2"),
        ("Tổ bầu cử số 1", "Tổ bầu cử số 2"),
        ("Tổ dân phố 4", "Tổ dân phố 5"),
    ],
)
def test_numbers_count_in_an_office_too(one: str, other: str) -> None:
    for at in (HEALTH, HA_LAM, NOBODY):
        assert resolve(one, at).unit_id != resolve(other, at).unit_id
        assert resolve(one, at).unit_id == resolve(one.replace("số ", ""), at).unit_id


@pytest.mark.parametrize(
    "mention", ["Sở Nội vụ", "UBND huyện", "UBND các xã", "các cơ quan, đơn vị", "Văn phòng Bộ", "Tổ giúp việc"]
)
def test_where_nothing_tells_the_place_the_document_does(mention: str) -> None:
    assert resolve(mention, NOBODY).unit_id != resolve(mention, NOBODY_ELSE).unit_id


def test_names_of_their_own_stay_one_without_a_place() -> None:
    for mention in ("Bộ Nội vụ", "UBND tỉnh Hà Lam", "Trường THPT Sơn Thạch"):
        assert resolve(mention, NOBODY).unit_id == resolve(mention, NOBODY_ELSE).unit_id
    assert resolve("UBND huyện", NOBODY).unit_id != resolve("UBND tỉnh", NOBODY).unit_id


def test_bodies_of_an_issuer_without_a_place() -> None:
    again = issued("Sở Nội vụ", "province", "2024-05-10", doc_id="2")
    for mention in ("Sở Nội vụ", "Văn phòng Sở", "UBND tỉnh", "các cơ quan, đơn vị"):
        assert resolve(mention, NO_PLACE).unit_id != resolve(mention, again).unit_id
    assert resolve("Sở", NO_PLACE) == NO_PLACE.issuer


def test_bodies_in_a_plan_of_a_ministry() -> None:
    assert resolve("Sở Nội vụ", MINISTRY).is_group
    assert resolve("Sở Nội vụ", MINISTRY).unit_id == resolve("Sở Nội vụ các tỉnh, thành phố", OTHER_MINISTRY).unit_id
    for mention in ("các cơ quan, đơn vị", "Văn phòng Bộ", "Thanh tra Bộ", "Vụ Pháp chế"):
        assert resolve(mention, MINISTRY).unit_id != resolve(mention, OTHER_MINISTRY).unit_id


def test_an_office_of_a_ministry_is_no_body_of_a_province() -> None:
    for mention in ("Văn phòng Bộ", "Thanh tra Bộ"):
        for at in (NOBODY, HA_LAM):
            found = resolve(mention, at)
            assert (found.entry_id, found.level, found.name) == (None, "other", mention)


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Báo Hà Lam", "Báo tỉnh Hà Lam"),
        ("Báo Sông Trà", "Báo Sông Trà"),
        ("Cục Hải quan tỉnh", "Cục Hải quan tỉnh Hà Lam"),
        ("Chi cục Hải quan khu vực V", "Chi cục Hải quan khu vực V"),
        ("Chi cục Thú y vùng tỉnh", "Chi cục Thú y vùng tỉnh"),
        ("Đội QLTT số 3", "Đội Quản lý thị trường số 3 tỉnh Hà Lam"),
        ("Điện lực (tỉnh)", "Điện lực tỉnh Hà Lam"),
        ("Tổ công tác 1", "Tổ công tác 1"),
    ],
)
def test_names_keep_what_tells_them_apart(mention: str, name: str) -> None:
    assert resolve(mention, HA_LAM).name == name
