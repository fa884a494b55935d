"""The units of a document: one row for each, with what the register knows and what the document lists."""

from __future__ import annotations

from extract.assembly.names import Units
from extract.records import DocumentRow
from tests.composing import assembled, document

PLAN = DocumentRow(
    doc_id="d", source="d.md", issuer="Ủy ban nhân dân huyện Sơn Thạch", issuer_level="district", issued_on="2024-05-10"
)
COMMUNES = "uy-ban-nhan-dan.each-commune@huyen-sown-thajch"


def test_a_unit_has_one_row_whatever_it_is_called() -> None:
    units = Units(PLAN)
    for mention in ("Phòng VH&TT", "Phòng Văn hóa - Thông tin", "Phòng Văn hoá và Thông tin huyện"):
        units.add(mention)
    (row,) = units.rows()
    assert (row.name, row.entry_id, row.mentions) == ("Phòng Văn hóa và Thông tin", "phong-van-hoa-va-thong-tin", 3)
    assert (row.level, row.locality, row.members) == ("district", "huyện Sơn Thạch", None)


def test_a_unit_that_the_register_does_not_know_stays_and_is_marked() -> None:
    units = Units(PLAN)
    units.add("Tổ hợp tác nuôi ong")
    (row,) = units.rows()
    assert (row.name, row.entry_id) == ("Tổ hợp tác nuôi ong", None)


def test_members_of_a_group_are_those_that_stand_behind_it() -> None:
    units = Units(PLAN)
    units.add("UBND xã Mường Lai")
    units.add("UBND các xã, thị trấn", following=" (gồm: Đá Bạc, Tân Khê và thị trấn Sơn Thạch) rà soát")
    rows = {row.unit_id: row for row in units.rows()}
    assert rows[COMMUNES].members == "; ".join(
        f"uy-ban-nhan-dan@{place}" for place in ("thi-tran-sown-thajch", "xa-ddas-bajc", "xa-taan-khee")
    )
    assert rows["uy-ban-nhan-dan@xa-ddas-bajc"].mentions == 0
    assert rows["uy-ban-nhan-dan@xa-muwowfng-lai"].mentions == 1


def test_without_a_list_members_are_those_that_the_document_names() -> None:
    units = Units(PLAN)
    for mention in ("UBND các xã", "UBND xã Mường Lai", "Công an xã Đá Bạc", "UBND tỉnh"):
        units.add(mention, following=" (cơ quan thường trực) rà soát")
    rows = {row.unit_id: row for row in units.rows()}
    assert rows[COMMUNES].members == "uy-ban-nhan-dan@xa-muwowfng-lai"


def test_a_list_in_brackets_is_read_from_the_document() -> None:
    records = assembled(document("I. NHIỆM VỤ", "1. UBND các xã (Đá Bạc, Tân Khê) chủ trì rà soát hộ nghèo.")).records
    (group,) = [row for row in records.units if row.is_group]
    assert group.members == "uy-ban-nhan-dan@xa-ddas-bajc; uy-ban-nhan-dan@xa-taan-khee"
