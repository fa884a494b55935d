"""Units whose names a scan misread: the mention stays as it was read, its unit is the one it stands for, and a problem says so."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from extract.assembly.misread import resolve
from extract.likeness import likely
from tests.composing import assembled, document, grid, scanned

ITEMS = (
    "I. NHIỆM VỤ",
    "1. Phòng Nội vụ chủ trì, phối hợp với UBND các xã rà soát hồ sơ trước ngày 15/6/2026.",
    "2. Phỏng Nội vự chú trì, phổi hợp với Buru điện huyện niêm yết thủ tục trước ngay 20/6/2026.",
    "II. TỎ CHỨC THỰC HIẸN",
    "1. Giao Công ạn huyện theo dõi.",
)


def test_the_mention_stays_and_the_unit_is_known() -> None:
    made = assembled(scanned(*ITEMS))
    given = {(one.role, one.mention, one.unit_id) for one in made.records.assignments}
    assert {
        ("lead", "Phòng Nội vụ", "phong-noi-vu@district.doc-0000000000000000"),
        ("coordinate", "UBND các xã", "uy-ban-nhan-dan.each-commune@commune.doc-0000000000000000"),
        ("lead", "Phỏng Nội vự", "phong-noi-vu@district.doc-0000000000000000"),
        ("coordinate", "Buru điện huyện", "buu-dien@district.doc-0000000000000000"),
        ("lead", "Công ạn huyện", "cong-an@district.doc-0000000000000000"),
    } == given
    assert [one.kind for one in made.records.sections if one.depth == 0] == ["tasks", "implementation"]
    assert [one.due_on for one in made.records.deadlines] == ["2026-06-15", "2026-06-20"]


def test_what_was_resolved_is_told() -> None:
    made = assembled(scanned(*ITEMS))
    told = [one for one in made.notices if one.code == "unit-resolved-by-likeness"]
    assert [(one.values["mention"], one.values["unit"]) for one in told] == [
        ("Phỏng Nội vự", "Phòng Nội vụ"),
        ("Buru điện huyện", "Bưu điện huyện"),
        ("Công ạn huyện", "Công an huyện"),
    ]
    doubted = {one.mention for one in made.records.assignments if "resolved-by-likeness" in (one.doubts or "")}
    assert doubted == {"Phỏng Nội vự", "Buru điện huyện", "Công ạn huyện"}


def test_quotes_are_what_the_page_says() -> None:
    made = scanned(*ITEMS)
    records = assembled(made).records
    for one in records.assignments:
        assert " ".join(made.text[span.start : span.end] for span in one.spans) == one.mention
    assert records.tasks[1].text == ITEMS[2].removeprefix("2. ")
    assert records.sections[-2].heading == "TỎ CHỨC THỰC HIẸN"


def test_a_shared_head_is_repeated_as_it_was_read() -> None:
    made = assembled(scanned("I. NHIỆM VỤ", "1. Uy ban nhân đân các xã: Đá Bạc, Tân Khê chú trì rà soát hồ sơ."))
    assert [(one.mention, one.unit_id) for one in made.records.assignments] == [
        ("Uy ban nhân đân xã Đá Bạc", "uy-ban-nhan-dan@xa-ddas-bajc"),
        ("Uy ban nhân đân xã Tân Khê", "uy-ban-nhan-dan@xa-taan-khee"),
    ]
    assert all("resolved-by-likeness" in (one.doubts or "") for one in made.records.assignments)


def test_a_native_text_is_read_to_the_letter() -> None:
    made = assembled(document(*ITEMS))
    assert not [one for one in made.notices if one.code == "unit-resolved-by-likeness"]
    assert not any("resolved-by-likeness" in (one.doubts or "") for one in made.records.assignments)
    assert ("lead", "Phòng Nội vụ") in {(one.role, one.mention) for one in made.records.assignments}
    assert "Công ạn huyện" not in {one.mention for one in made.records.assignments if one.unit_id.startswith("cong-an")}


def test_columns_and_cells_of_a_scanned_table() -> None:
    table = grid(
        ("STT", "Nội dung công viêc", "Cơ quan chu trì", "Cơ quan phổi hợp", "Thời gian thưc hiện"),
        ("1", "Rà soát hồ sơ", "Sớ Nội vụ", "Công ạn tỉnh", "Qúy II/2026"),
    )
    records = assembled(scanned("I. NHIỆM VỤ", table)).records
    assert [(one.role, one.mention, one.unit_id) for one in records.assignments] == [
        ("lead", "Sớ Nội vụ", "so-noi-vu@province.doc-0000000000000000"),
        ("coordinate", "Công ạn tỉnh", "cong-an@province.doc-0000000000000000"),
    ]
    assert [(one.start_on, one.due_on, one.text) for one in records.deadlines] == [
        ("2026-04-01", "2026-06-30", "Qúy II/2026")
    ]


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("UBND xã Đông Trạeh", "UBND xã Đông Trạch"),
        ("Xã Thuợng Trạeh", "Xã Thượng Trạch"),
        ("Phòng Thanh niêii", "Phòng Thanh niên"),
        ("UBND xã Đồng Tarn", "UBND xã Đồng Tam"),
        ("UBND xã Bán Liềrn", "UBND xã Bán Liềm"),
        ("Đội Quản lý clự án", "Đội Quản lý dự án"),
        ("UBND xã Tân Kliê", "UBND xã Tân Khê"),
        ("Ban Quản lý rừng Tây Gianq", "Ban Quản lý rừng Tây Giang"),
    ],
)
def test_a_name_that_cannot_be_one_is_that_of_the_document(name: str, own: str) -> None:
    assert resolve([name], Counter({own: 2, "Phòng Tư pháp": 3, name: 1})) == {name: own}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phòng Kinh tế", "Phòng Y tế"),
        ("Phòng Kinh tế", "Phòng Kinh tế và Hạ tầng"),
        ("Sở Nội vụ", "Sở Ngoại vụ"),
        ("Thanh tra tỉnh", "Thanh tra huyện"),
        ("Xã Ia Dreng", "Xã Ia Drăng"),
        ("UBND xã Ia Hla", "UBND xã Ia Hru"),
        ("Công an xã Tân Lập", "Công an xã Tân Lộc"),
        ("Trường TH Lê Lợi", "Trường TH Lê Lai"),
        ("UBND xã Nhơn Hòa", "UBND xã Nhân Hòa"),
        ("UBND xã Thượng Lộ", "UBND xã Thượng Lâm"),
        ("UBND xã Chư Pưh", "UBND xã Chư Păh"),
        ("UBND xã Tân Hà", "UBND xã Tân Bà"),
        ("UBND xã Hòa An", "UBND xã Hòa Ân"),
        ("Thôn 1", "Thôn I"),
        ("Thôn 11", "Thôn 1"),
        ("Tổ 12", "Tổ 13"),
        ("Phòng Dân tộc", "Phòng Y tế"),
        ("Lớp 9A1", "Lớp 9A7"),
        ("UBND xã Krông Ana", "UBND xã Krông Ano"),
        ("Phòng Nội vụ", "Phòng Nội chính"),
        ("Hội Nông dân", "Hội Nông dân xã"),
        ("Trạm Y tế xã Ea Kar", "Trạm Y tế xã Ea Kao"),
    ],
)
def test_names_that_differ_are_never_one(one: str, other: str) -> None:
    known = Counter({one: 1, other: 5})
    assert resolve([one, other], known) == {}
    assert (likely(one), likely(other)) == (one, other)


def test_a_misread_place_is_the_one_that_the_document_names_elsewhere() -> None:
    made = scanned(
        "I. NHIỆM VỤ",
        "1. UBND xã Thượng Trạch chủ trì rà soát hồ sơ.",
        "2. UBND xã Thượng Trạeh, UBND xã Thượng Trạo niêm yết thủ tục.",
    )
    given = {one.mention: one.unit_id for one in assembled(made).records.assignments}
    assert given["UBND xã Thượng Trạeh"] == given["UBND xã Thượng Trạch"]
    assert given["UBND xã Thượng Trạo"] != given["UBND xã Thượng Trạch"]


def test_two_names_as_near_tell_nothing() -> None:
    known = Counter({"UBND xã Đông Hà": 3, "UBND xã Đông Bà": 3, "UBND xã Đông Ktà": 1})
    assert resolve(["UBND xã Đông Ktà"], known) == {}


def test_many_names_cost_little() -> None:
    known = Counter(
        {
            f"UBND xã {a}{b} Thượng Trạch": 1
            for a in "BCDGHKLMNPQRSTVX"
            for b in ("an", "ao", "inh", "ong", "ưrn", "ell")
        }
    )
    known.update({f"Phòng số {n}": 1 for n in range(2000)})
    start = time.perf_counter()
    resolve(list(known), known)
    assert time.perf_counter() - start < 5.0
