"""Who has what: the matrix, and how much each unit has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extract.audit.deadlines import late_tasks
from extract.audit.load import loads
from extract.audit.matrix import matrix
from tests.audit.archives import archive, plan

TEXT = plan(
    "**I. NHIỆM VỤ CẢI THIỆN CHỈ SỐ PAR INDEX**",
    "Tiêu chí 2.1. Chất lượng giải quyết hồ sơ",
    "- Hạn chế: Hồ sơ trả chậm.",
    "- Giải pháp: Phòng Nội vụ chủ trì, phối hợp với Phòng Tư pháp kiểm tra ở các xã trước ngày 31/5/2024, báo cáo UBND huyện.",
    "**II. TỔ CHỨC THỰC HIỆN**",
    "1. Phòng Nội vụ:",
    "- Theo dõi việc trả hồ sơ.",
    "- Khảo sát người dân trước ngày 30/11/2024.",
)


def _axes(folder: Path) -> dict[tuple[str, str, str], tuple[int, int, int]]:
    made = archive(folder, {"a.md": TEXT})
    names = {one.criterion_id: one.code or "" for one in made.criteria.values()}
    names |= {one.section_id: one.heading or "" for one in made.sections.values()} | {
        doc: "all" for doc in made.documents
    }
    return {
        (made.units[cell.unit_id].name, cell.axis, names[cell.column]): (cell.lead, cell.coordinate, cell.report_to)
        for cell in matrix(made)
    }


def test_a_task_counts_in_its_document_and_in_its_criterion_or_section(tmp_path: Path) -> None:
    assert _axes(tmp_path / "out") == {
        ("Phòng Nội vụ", "document", "all"): (3, 0, 0),
        ("Phòng Nội vụ", "criterion", "2.1"): (1, 0, 0),
        ("Phòng Nội vụ", "section", "TỔ CHỨC THỰC HIỆN"): (2, 0, 0),
        ("Phòng Tư pháp", "document", "all"): (0, 1, 0),
        ("Phòng Tư pháp", "criterion", "2.1"): (0, 1, 0),
        ("Ủy ban nhân dân huyện Tà Hin", "document", "all"): (0, 0, 1),
        ("Ủy ban nhân dân huyện Tà Hin", "criterion", "2.1"): (0, 0, 1),
    }


@pytest.mark.parametrize(("day", "overdue"), [("2024-05-31", 0), ("2024-06-01", 1), ("2025-01-01", 2)])
def test_how_much_a_unit_has(day: str, overdue: int, tmp_path: Path) -> None:
    made = archive(tmp_path / "out", {"a.md": TEXT})
    first, *others = loads(made, late_tasks(made, date.fromisoformat(day), frozenset()))
    assert made.units[first.unit_id].name == "Phòng Nội vụ"
    assert (first.lead, first.coordinate, first.criteria, first.documents) == (3, 0, 1, 1)
    assert (first.overdue, first.undated) == (overdue, 1)
    assert [one.lead for one in others] == [0, 0]
