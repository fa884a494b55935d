"""The register of units: what it says of a day, that every name in it is known, and what it refuses."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from extract import patterns
from extract.errors import PatternError
from extract.records import UnitRow
from extract.units import registry
from extract.units.registry import (
    KEYS,
    Entry,
    entries,
    entry,
    exists_at,
    failing,
    in_force,
    load,
    named,
    standing,
    successors,
)
from extract.units.resolution import resolve
from extract.units.unit import Context

PLACES = {"province": "tỉnh Hà Lam", "district": "huyện Sơn Thạch", "commune": "xã Đá Bạc"}


def unit(entry_id: str | None, level: str, locality: str | None = None, unit_id: str = "u") -> UnitRow:
    return UnitRow(unit_id=unit_id, name="U", kind="division", level=level, locality=locality, entry_id=entry_id)


def known(identity: str) -> Entry:
    found = entry(identity)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("identity", "level", "day", "state", "following"),
    [
        ("phong-noi-vu", "district", "2025-06-30", "in_force", ()),
        ("phong-noi-vu", "district", "2025-07-01", "ended", ("Phòng Văn hóa - Xã hội",)),
        ("phong-noi-vu", "commune", "2026-01-01", "never_at_level", ()),
        ("phong-van-hoa-xa-hoi", "commune", "2025-06-30", "not_yet", ()),
        ("phong-van-hoa-xa-hoi", "commune", "2025-07-01", "in_force", ()),
        ("so-ke-hoach-va-dau-tu", "province", "2025-02-28", "in_force", ()),
        ("so-ke-hoach-va-dau-tu", "province", "2025-03-01", "ended", ("Sở Tài chính",)),
        ("so-noi-vu", "province", "2030-01-01", "in_force", ()),
        ("so-noi-vu", "district", "2024-01-01", "never_at_level", ()),
        ("cong-an", "district", "2025-03-01", "ended", ("Công an cấp xã",)),
        ("cong-an", "commune", "2025-03-01", "in_force", ()),
        ("uy-ban-nhan-dan", "district", "2025-07-01", "ended", ("Ủy ban nhân dân cấp xã",)),
        ("chi-cuc-thue-khu-vuc", "province", "2025-06-30", "in_force", ()),
        ("chi-cuc-thue-khu-vuc", "province", "2025-07-01", "ended", ("Thuế",)),
        ("chi-cuc-thong-ke", "province", "2025-07-01", "ended", ("Thống kê",)),
        ("phong-cong-thuong", "district", "2014-06-20", "ended", ("Phòng Kinh tế", "Phòng Kinh tế và Hạ tầng")),
        ("phong-dan-toc-va-ton-giao", "district", "2025-07-01", "ended", ("Phòng Văn hóa - Xã hội",)),
        ("ban-chi-huy-quan-su", "district", "2025-07-01", "ended", ("Ban Chỉ huy Phòng thủ khu vực",)),
        ("ban-chi-huy-quan-su", "commune", "2025-07-01", "in_force", ()),
        ("bo-giao-thong-van-tai", "central", "2025-03-01", "ended", ("Bộ Xây dựng",)),
        ("so-noi-vu", "other", "2024-01-01", "unknown", ()),
        (None, "district", "2024-01-01", "unknown", ()),
    ],
)
def test_standing(identity: str | None, level: str, day: str, state: str, following: tuple[str, ...]) -> None:
    found = standing(unit(identity, level), date.fromisoformat(day))
    assert (found.state, found.successors) == (state, following)


def test_a_body_of_a_merged_province_is_gone() -> None:
    assert standing(unit("so-noi-vu", "province", "tỉnh Kon Tum"), date(2025, 6, 30)).state == "in_force"
    found = standing(unit("so-noi-vu", "province", "tỉnh Kon Tum"), date(2025, 7, 1))
    assert (found.state, found.successors) == ("ended", ("Sở Nội vụ tỉnh Quảng Ngãi",))
    assert standing(unit("so-noi-vu", "province", "tỉnh Lào Cai"), date(2025, 7, 1)).state == "in_force"
    assert standing(unit("so-noi-vu", "province", "tỉnh Hà Lam"), date(2025, 7, 1)).state == "in_force"


def test_a_commune_that_was_merged_is_gone() -> None:
    def on(place: str, day: str, province: str | None = None, unit_id: str = "u") -> tuple[str, tuple[str, ...]]:
        found = standing(unit("uy-ban-nhan-dan", "commune", place, unit_id), date.fromisoformat(day), province=province)
        return found.state, found.successors

    assert on("xã Sơn Hà", "2025-06-30", "tỉnh Lào Cai") == ("in_force", ())
    assert on("xã Sơn Hà", "2025-07-01", "tỉnh Lào Cai") == ("ended", ("Ủy ban nhân dân xã Bảo Thắng",))
    assert on("xã Sơn Hà", "2025-07-01") == ("in_force", ())  # of which province nobody knows
    own = "uy-ban-nhan-dan@xa-sown-haf.tinh-lafo-cai"
    assert on("xã Sơn Hà", "2025-07-01", "tỉnh Quảng Ngãi", own) == ("ended", ("Ủy ban nhân dân xã Bảo Thắng",))
    assert on("xã Măng Ri", "2026-01-01", "tỉnh Quảng Ngãi") == ("in_force", ())
    assert on("thị trấn Sơn Thạch", "2026-01-01") == ("ended", ())
    assert on("xã Đồng Quế Thượng", "2026-01-01", "tỉnh Lào Cai") == ("in_force", ())


def test_bodies_of_a_district_ended_with_it() -> None:
    def at(identity: str, level: str, day: str) -> tuple[str, bool]:
        found = standing(unit(identity, level), date.fromisoformat(day))
        return found.state, "72/2025/QH15" in found.source

    assert at("dai-truyen-thanh-truyen-hinh", "district", "2025-06-30") == ("in_force", True)
    assert at("dai-truyen-thanh-truyen-hinh", "district", "2025-07-01") == ("ended", True)
    assert at("cong-thong-tin-dien-tu", "commune", "2025-07-01") == ("in_force", False)
    assert at("benh-vien-da-khoa", "district", "2025-07-01") == ("in_force", False)  # a hospital outlives it
    open_ended = [
        one.id for one in entries().values() for term in one.terms if term.level == "district" and not term.valid_to
    ]
    assert all(in_force(known(one), "district", date(2026, 1, 1)) for one in open_ended) and len(open_ended) < 10


def test_questions_of_one_entry() -> None:
    one = known("phong-tai-nguyen-va-moi-truong")
    assert exists_at(one, "district") and not exists_at(one, "commune")
    assert in_force(one, "district", date(2025, 2, 28)) and not in_force(one, "district", date(2025, 3, 1))
    assert in_force(one, "commune", date(2025, 2, 28)) is None
    assert [next_one.name for next_one in successors(one, "district")] == ["Phòng Nông nghiệp và Môi trường"]
    assert successors(one, "district", date(2025, 2, 28)) == ()
    assert entry("nobody") is None and entry(None) is None


def test_no_name_stands_for_two_entries_of_one_level(tmp_path: Path) -> None:
    assert failing(load()) == []
    (said,) = failing(load(overlay(tmp_path, GOOD.replace("Đội xe", "Phòng Nội Vụ"))))
    assert "'phòngnộivụ' stands for" in said and "both district" in said


@pytest.mark.parametrize("one", entries().values(), ids=lambda one: one.id)
def test_every_name_of_an_entry_is_known_at_each_of_its_levels(one: Entry) -> None:
    for term in one.terms:
        if term.level == "other" and len(one.terms) > 1:
            continue  # a level that is said leads there, none leads to "other"
        kind = "party" if one.kind == "party" else "peoples_committee"
        at = Context(term.level, PLACES.get(term.level), kind=kind, on=term.valid_to or term.valid_from)
        for name in (one.name, *one.variants):
            found = resolve(name, at)
            assert (found.entry_id, found.level) == (one.id, term.level), name


@pytest.mark.parametrize("one", entries().values(), ids=lambda one: one.id)
def test_terms_of_a_level_follow_one_another(one: Entry) -> None:
    for level in {term.level for term in one.terms}:
        terms = sorted((t for t in one.terms if t.level == level), key=lambda t: t.valid_from or date.min)
        assert all(
            (a.valid_to or date.max) < (b.valid_from or date.min) for a, b in zip(terms, terms[1:], strict=False)
        )


@pytest.mark.parametrize("one", entries().values(), ids=lambda one: one.id)
def test_what_took_over_was_there_on_the_next_day(one: Entry) -> None:
    for term in one.terms:
        for successor in term.successors:
            assert term.valid_to is not None, f"{one.id}: a successor of what has not ended"
            after = term.valid_to.toordinal() + 1
            assert any((t.valid_from or date.min).toordinal() <= after for t in known(successor).terms), successor


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Phòng VH&TT", "phong-van-hoa-va-thong-tin"),
        ("Phòng LĐ, TB và XH", "phong-lao-dong-thuong-binh-va-xa-hoi"),
        ("Sở Văn hoá, TT và DL", "so-van-hoa-the-thao-va-du-lich"),
        ("SỞ NV", "so-noi-vu"),
        ("Phong Noi vu", "phong-noi-vu"),
        ("Sở Nội vụ và Tài chính", None),
        ("Phòng", None),
        ("", None),
    ],
)
def test_spellings_of_a_name(name: str, identity: str | None) -> None:
    assert [one.id for one in named(name)] == ([identity] if identity else [])


GOOD = "- id: doi-xe\n  name: Đội xe\n  kind: agency\n  terms:\n    - {level: district, source: QĐ 1}\n"


def overlay(tmp_path: Path, text: str) -> Path:
    (tmp_path / "registry_state.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_an_overlay_adds_entries_and_replaces_them_by_id(tmp_path: Path) -> None:
    text = (
        GOOD
        + "- id: phong-noi-vu\n  name: Phòng Tổ chức\n  kind: division\n  terms: [{level: district, source: QĐ 2}]\n"
    )
    laid = load(overlay(tmp_path, text))
    assert laid.keys() == load().keys() | {"doi-xe"}
    assert laid["phong-noi-vu"].name == "Phòng Tổ chức"
    patterns.refuse(tmp_path)
    registry.refuse(tmp_path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD.replace("name:", "nam:"), ":2: unknown key 'nam'; allowed: " + ", ".join(KEYS)),
        (GOOD.replace("  name: Đội xe\n", ""), ":1: a rule needs 'name'"),
        (GOOD.replace("agency", "car"), ":1: unknown kind 'car'; allowed: peoples_committee"),
        (GOOD.replace("id: doi-xe", "id: Đội-xe"), ":1: 'Đội-xe' is no id"),
        (GOOD.replace("district", "tỉnh"), ":1: unknown level 'tỉnh' in 'doi-xe'; allowed: central"),
        (GOOD.replace(", source", ", till: 2025-01-01, source"), ":1: unknown key 'till' in 'doi-xe'; allowed: level"),
        (GOOD.replace(", source: QĐ 1", ""), ":1: a term of 'doi-xe' needs 'source'"),
        (
            GOOD.replace(", source", ", valid_to: 30/6/2025, source"),
            ":1: '30/6/2025' in 'doi-xe' is no day; write 2025-07-01",
        ),
        (
            GOOD.replace(", source", ", valid_from: 2025-07-01, valid_to: 2025-06-30, source"),
            ":1: a term of 'doi-xe' ends",
        ),
        (
            GOOD.replace(", source", ", successors: [nobody], source"),
            ":1: 'doi-xe' has a successor 'nobody' that is no entry",
        ),
        (GOOD.replace("[", "").split("  terms")[0], ":1: 'doi-xe' needs 'terms'"),
        (GOOD.replace("doi-xe", "cong-an"), "'cong-an' stands in"),
    ],
)
def test_a_register_that_breaks_the_schema_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(PatternError) as error:
        registry.refuse(overlay(tmp_path, text))
    assert says in str(error.value)


def test_help_does_not_load_the_register() -> None:
    code = "import sys; from extract.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    code += "sys.exit(any(name.startswith('extract.units') for name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
