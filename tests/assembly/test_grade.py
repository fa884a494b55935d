"""The grade of a document: what keeps it from being high, and that the lowest is said among the problems."""

from __future__ import annotations

import pytest

from extract.assembly.grade import REASONS, grade
from extract.pipeline import Extraction, process
from extract.records import DocumentRow

HEAD = """| ỦY BAN NHÂN DÂN HUYỆN SƠN THẠCH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
| --- | --- |
| Số: 12/KH-UBND | Sơn Thạch, ngày 05 tháng 3 năm 2024 |

# KẾ HOẠCH
Cải cách hành chính năm 2024

"""
BODY = """II. TỔ CHỨC THỰC HIỆN

1. Giao Phòng Nội vụ tham mưu tổng hợp kết quả trước ngày 15/11/2024.

2. Phòng Tư pháp rà soát quy trình giải quyết thủ tục hành chính.
"""


def made(text: str) -> Extraction:
    return process(text.encode(), "ke-hoach.md")


def reasons(text: str) -> set[str]:
    (row,) = made(text).records.documents
    return set((row.grade_reasons or "").split("; ")) - {""}


def test_a_plain_plan_is_high() -> None:
    (row,) = made(HEAD + BODY).records.documents
    assert (row.grade, row.grade_reasons) == ("high", None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BODY, "letterhead-incomplete"),
        (HEAD + "I. MỤC ĐÍCH\n\nNâng cao chất lượng phục vụ người dân.\n", "no-tasks"),
        (HEAD + BODY + "\n3. Kho dữ liệu dùng chung do nơi quản lý chủ trì cập nhật.\n", "leads-unread"),
        (HEAD + BODY + "\n3. Rà soát " + "hồ sơ, tài liệu và quy trình, " * 60 + "trình ký.\n", "long-tasks"),
        (
            HEAD + BODY + "\n| TT | Tên mô hình | Đơn vị chủ trì |\n| --- | --- | --- |\n| 1 | Mô hình A | Sở Y tế |\n",
            "role-table-unread",
        ),
    ],
)
def test_reason(text: str, reason: str) -> None:
    assert reason in reasons(text)
    (row,) = made(text).records.documents
    assert row.grade == ("low" if REASONS[reason].is_severe else "medium")


def test_the_lowest_grade_is_a_problem_in_both_languages() -> None:
    problems = made(BODY).records.problems
    (one,) = (problem for problem in problems if problem.code == "low-grade")
    assert one.severity == "warning"
    assert REASONS["letterhead-incomplete"].vi in one.message and REASONS["letterhead-incomplete"].en in one.message


def test_pages_that_could_not_be_read_weigh_as_much_as_lost_rows() -> None:
    row = DocumentRow(
        doc_id="0" * 16, source="a.pdf", kind="BÁO CÁO", issuer="Sở Nội vụ", title="Công tác năm", problems=0
    )
    assert grade(row, [], [], []) == ("high", ())
    assert grade(row, [], [], [], {"page-without-text"}) == ("low", ("pages-unread",))
