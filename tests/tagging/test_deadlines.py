"""Deadlines in running text and in time columns, against the case table, and the year of a plan."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.tagging.deadlines import cell_deadlines, plan_year, prose_deadlines

CASES = Path(__file__).parent.parent / "cases"


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def year(text: str) -> int | None:
    return int(text) if text else None


@pytest.mark.parametrize("case", rows("deadlines.csv"), ids=lambda case: f"{case['mode']}: {case['text'][:60]}")
def test_case(case: dict[str, str]) -> None:
    text, plan = case["text"], year(case["plan_year"])
    # The day of issue is told in the last column, where it matters.
    in_prose = case["mode"] == "prose"
    read = prose_deadlines(text, plan, case["issued_on"] or None) if in_prose else cell_deadlines(text, plan)
    found = [" | ".join((text[d.start : d.end], d.start_on or "", d.due_on or "", d.recurrence or "")) for d in read]
    assert found == [one for one in case["deadlines"].split(" || ") if one]


@pytest.mark.parametrize("case", rows("plan_years.csv"), ids=lambda case: case["title"][:60] or "no title")
def test_plan_year(case: dict[str, str]) -> None:
    assert plan_year(case["title"] or None, case["issued_on"] or None) == year(case["plan_year"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Định kỳ hằng quý (trước ngày 20)", "Định kỳ hàng quý (trước ngày 20)"),
        ("Quý II - Quý III/2026", "Quí II – Quí III/2026"),
        ("trước ngày 30/6/2026", "trước ngày\u00a030 / 6/2026"),
        ("hoàn thành trước ngày 5 tháng 6 năm 2026", "hoàn thành trước ngày\n5 tháng 6\nnăm 2026"),
    ],
)
def test_spelling_and_line_breaks_change_nothing(old: str, new: str) -> None:
    def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
        return [(d.start_on, d.due_on, d.recurrence) for d in cell_deadlines(text, 2026)]

    assert told(old)
    assert told(new) == told(old)


@pytest.mark.parametrize(
    ("title", "issued_on", "text", "due"),
    [
        ("Công tác Đội năm học 2031-2032", "2031-12-10", "Tổ chức hội thi trong tháng 02", "2032-02-29"),
        ("Công tác Đội năm học 2031 - 2032", "2031-09-05", "Hoàn thành trước ngày 15/11", "2031-11-15"),
        ("Công tác Đội năm học 2031-2032", "2031-09-05", "Hoàn thành trước ngày 15/5", "2032-05-15"),
        ("Công tác Đội năm học 2031-2032", "2031-09-05", "Thực hiện từ tháng 11 đến tháng 3", "2032-03-31"),
        ("Công tác Đội năm học 2031-2032", "2031-09-05", "Hoàn thành trước ngày 15/5/2033", "2033-05-15"),
        ("Tuyển sinh vào lớp 10 năm học 2031-2032", "2031-03-02", "Hoàn thành trước ngày 15/5", "2031-05-15"),
        ("Nhiệm vụ học kỳ II năm học 2031-2032", "2032-01-10", "Hoàn thành trước ngày 15/5", "2032-05-15"),
        ("Công tác Đội năm học 2031-2032", None, "Hoàn thành trước ngày 15/5", "2032-05-15"),
        ("Công tác Đội năm học 2031-2032", None, "Hoàn thành trước ngày 15/10", "2031-10-15"),
        ("Sản xuất vụ Đông Xuân 2031-2032", "2031-10-01", "Gieo sạ xong trước ngày 20/01", "2032-01-20"),
        ("Cải cách hành chính năm 2031", "2030-12-20", "Hoàn thành trước ngày 15/5", "2031-05-15"),
        ("Phát triển du lịch giai đoạn 2031-2032", "2031-09-05", "Hoàn thành trước ngày 15/5", "2031-05-15"),
    ],
)
def test_a_year_of_two_years(title: str, issued_on: str | None, text: str, due: str) -> None:
    (found,) = prose_deadlines(text, plan_year(title, issued_on), issued_on)
    assert found.due_on == due


PIECES = (
    "trước ngày", "15/6", "hằng năm", "quý II", "/2026", "và", ",", "(", ")", "từ", "đến", "tháng 12", "năm 2026", "định kỳ",
    "6 tháng", "ngày 31/02", "báo cáo", "thường xuyên", "\n", "ngày 25", "tháng cuối quý", "Quyết định số 5/QĐ-UBND", "cuối năm",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from([None, 2026]))
def test_any_text_gives_ordered_quotes_and_real_days(pieces: list[str], plan: int | None) -> None:
    text = " ".join(pieces)
    for read in (prose_deadlines, cell_deadlines):
        for one in read(text, plan):
            assert 0 <= one.start < one.end <= len(text)
            assert text[one.start : one.end].strip()
            if one.start_on and one.due_on:
                assert one.start_on <= one.due_on


def test_a_day_of_each_year_beside_another_recurrence_is_read() -> None:
    due = prose_deadlines("15/6 hằng năm và tháng cuối quý", None)[0]
    assert due.recurrence == "yearly"


def test_a_long_item_takes_time_in_proportion() -> None:
    def seconds(times: int) -> float:
        text = "Phòng Tư pháp hoàn thành trước ngày 15/6/2026, tổng hợp số liệu phát sinh so với cùng kỳ, " * times
        start = time.process_time()
        assert len(prose_deadlines(text, 2026)) == times
        return time.process_time() - start

    seconds(1)  # the rules are compiled
    assert seconds(600) < 8 * seconds(150)
