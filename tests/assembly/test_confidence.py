"""The confidence of assignments: what lowers it, and where what is unsure is listed."""

import pytest

from extract.assembly.confidence import DOUBTS, UNSURE
from extract.pipeline import Extraction, process

PLAN = """# KẾ HOẠCH
Cải cách hành chính năm 2024

II. TỔ CHỨC THỰC HIỆN

{tasks}
"""


def made(*tasks: str) -> Extraction:
    lines = "\n\n".join(f"{i}. {task}" for i, task in enumerate(tasks, 1))
    return process(PLAN.format(tasks=lines).encode(), "ke-hoach.md")


def only_row(task: str):
    (row,) = made(task).records.assignments
    return row


@pytest.mark.parametrize(
    "task",
    [
        "Giao Sở Nội vụ tham mưu tổng hợp kết quả.",
        "Sở Tài chính bố trí kinh phí.",
        "Các xã niêm yết công khai thủ tục hành chính tại trụ sở.",
    ],
)
def test_plain_assignments_are_high(task: str) -> None:
    row = only_row(task)
    assert row.doubts is None
    assert row.confidence >= 0.9


@pytest.mark.parametrize(
    ("task", "doubt"),
    [
        ("Giao doanh nghiệp báo cáo kết quả trước ngày 10/12/2024.", "bare-noun"),
        ("Giao Sở Nội vụ xoay vần kết quả rà soát.", "cut-name"),
    ],
)
def test_doubts_lower_the_confidence_and_are_named(task: str, doubt: str) -> None:
    row = only_row(task)
    assert row.doubts is not None and doubt in row.doubts.split("; ")
    assert row.confidence < 0.9


def test_unsure_rows_are_listed_with_their_span() -> None:
    made_of = made("Giao doanh nghiệp báo cáo kết quả trước ngày 10/12/2024.", "Giao Sở Nội vụ tham mưu tổng hợp.")
    (problem,) = (one for one in made_of.records.problems if one.code == "unsure-assignment")
    assert problem.severity == "info"
    assert made_of.document is not None
    (span,) = problem.spans
    assert made_of.document.text[span.start : span.end] == "doanh nghiệp"
    assert "nhiệm vụ 1" in problem.message and "task 1" in problem.message


def test_every_doubt_lowers() -> None:
    assert all(0 < doubt.factor < 1 and doubt.vi and doubt.en for doubt in DOUBTS.values())
    assert 0 < UNSURE < 0.9
