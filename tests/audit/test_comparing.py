"""Plans against reports and against the next year's plans."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from extract.audit.comparing import NoSuchDocument, compare
from extract.audit.comparing.assignment import assign
from extract.audit.comparing.pairs import asked, found
from tests.audit.archives import archive, plan
from tests.audit.matching import FOLDERS, measure

TASKS = "**I. NHIỆM VỤ**"
TITLE = "Bảo vệ rừng phòng hộ đầu nguồn huyện Tà Hin năm {}"


@pytest.mark.parametrize("name", FOLDERS)
def test_tasks_are_found_again(name: str, tmp_path: Path) -> None:
    for one in measure(name, tmp_path / "out"):
        assert one.f1 >= 0.9, one
        assert one.statuses >= 0.85 * one.tasks, one


def test_evidence_is_the_text_at_its_place(tmp_path: Path) -> None:
    made = archive(tmp_path / "out", _pair("- Đã trồng 30 ha rừng thông ở Nà Sa."))
    (comparison,) = compare(made)
    (match,) = [one for one in comparison.matches if one.after]
    for side in (match.before, match.after):
        assert side and side.start is not None
        text = made.text(side.doc_id)
        assert text and text[side.start : side.end] == side.quote


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("- Đã trồng 30 ha rừng thông ở Nà Sa.", "reported"),
        ("- Đã trồng xong 30 ha rừng thông ở Nà Sa ngày 30/6/2024.", "reported"),
        ("- Đến ngày 12/8/2024 mới trồng xong 30 ha rừng thông ở Nà Sa.", "reported_late"),
        ("- Trồng rừng thông ở Nà Sa chậm so với kế hoạch do mưa lũ.", "reported_late"),
        ("- Chưa trồng được rừng thông ở Nà Sa do thiếu cây giống.", "reported_open"),
        ("- Việc trồng 30 ha rừng thông ở Nà Sa chưa triển khai thực hiện.", "reported_open"),
        ("- Không hoàn thành trồng 30 ha rừng thông ở Nà Sa.", "reported_open"),
        ("- Mới trồng được 5/30 ha rừng thông ở Nà Sa.", "reported_open"),
        ("- Trồng được 61% rừng thông ở Nà Sa.", "reported_open"),
        ("- Trồng 5/30 ha rừng thông ở Nà Sa.", "reported_open"),
        ("- Trồng rừng thông ở Nà Sa đạt 61 % kế hoạch, đang tiếp tục.", "reported_open"),
        ("- Trồng rừng thông ở Nà Sa, còn 12 ha chưa trồng.", "reported_open"),
        ("- Trồng 30 ha rừng thông ở Nà Sa theo hợp đồng. Đến nay chưa có kết quả nghiệm thu.", "reported_open"),
        ("- Trồng 30/30 ha rừng thông ở Nà Sa, đạt 100% kế hoạch.", "reported"),
        ("- Đã trồng 30 ha rừng thông ở 4/13 thôn của Nà Sa, không để xảy ra cháy rừng.", "reported"),
        ("- Đã trồng 30 ha rừng thông ở Nà Sa, không còn hộ nghèo thiếu đất.", "reported"),
        ("- Đã trồng 30 ha rừng thông ở Nà Sa, việc chưa từng có ở huyện.", "reported"),
        ("- Đã trồng mới được 30 ha rừng thông ở Nà Sa, đôn đốc các hộ chưa nhận khoán.", "reported"),
        ("- Tổ chức 12 lớp dạy bơi cho học sinh tiểu học.", "not_reported"),
    ],
)
def test_what_a_report_says_of_a_task(told: str, status: str, tmp_path: Path) -> None:
    (comparison,) = compare(archive(tmp_path / "out", _pair(told)))
    assert [match.status for match in comparison.matches] == [status]


@pytest.mark.parametrize(
    ("note", "status"),
    [("Chưa thực hiện", "reported_open"), ("Đã xong", "reported"), ("Đạt 40% kế hoạch", "reported_open")],
)
def test_a_row_of_a_report_says_in_its_last_cell_what_became_of_it(note: str, status: str, tmp_path: Path) -> None:
    rows = (
        "| STT | Nội dung | Cơ quan chủ trì | Thời gian | Kết quả thực hiện |\n| --- | --- | --- | --- | --- |\n"
        f"| 1 | Trồng 30 ha rừng thông tại xã Nà Sa | Phòng Nội vụ | 30/6/2024 | {note} |\n"
        "| 2 | Mở 12 lớp dạy bơi | Phòng Tư pháp | 30/6/2024 | Đã mở 12 lớp |\n"
    )
    (comparison,) = compare(archive(tmp_path / "out", _pair(rows)))
    assert [match.status for match in comparison.matches] == [status]


def test_what_is_still_to_come_is_no_account(tmp_path: Path) -> None:
    documents = _pair(
        "- Mở 12 lớp dạy bơi.", "**II. PHƯƠNG HƯỚNG, NHIỆM VỤ**", "- Trồng 30 ha rừng thông ở Nà Sa trong năm 2025."
    )
    (comparison,) = compare(archive(tmp_path / "out", documents))
    assert [match.status for match in comparison.matches] == ["not_reported"]


@pytest.mark.parametrize(
    ("task", "status"),
    [
        ("- Phòng Nội vụ trồng 30 ha rừng thông tại xã Nà Sa trước ngày 30/6/2025.", "kept"),
        ("- Phòng Tư pháp trồng 30 ha rừng thông tại xã Nà Sa trước ngày 30/6/2025.", "changed_lead"),
        ("- Phòng Nội vụ trồng 30 ha rừng thông tại xã Nà Sa trước ngày 31/8/2025.", "changed_deadline"),
        ("- Phòng Tư pháp trồng 30 ha rừng thông tại xã Nà Sa.", "changed_both"),
    ],
)
def test_what_the_next_plan_makes_of_a_task(task: str, status: str, tmp_path: Path) -> None:
    before = plan(
        TASKS, "- Phòng Nội vụ trồng 30 ha rừng thông tại xã Nà Sa trước ngày 30/6/2024.", title=TITLE.format(2024)
    )
    after = plan(TASKS, task, title=TITLE.format(2025), day="ngày 10 tháng 02 năm 2025")
    (comparison,) = compare(archive(tmp_path / "out", {"1.md": before, "2.md": after}))
    assert [match.status for match in comparison.matches] == [status]


def _pair(*told: str) -> dict[str, str]:
    task = "- Phòng Nội vụ trồng 30 ha rừng thông tại xã Nà Sa trước ngày 30/6/2024."
    cited = "Thực hiện Kế hoạch số 25/KH-UBND ngày 12/02/2024 của UBND huyện:"
    report = plan(
        cited, "**I. KẾT QUẢ**", *told, kind="BÁO CÁO", day="ngày 20 tháng 12 năm 2024", title="Kết quả trồng rừng"
    )
    return {"plan.md": plan(TASKS, task), "report.md": report}


def _told(year: int) -> str:
    title = f"Kết quả công tác bảo vệ rừng phòng hộ đầu nguồn huyện Tà Hin năm {year}"
    return plan("**I. KẾT QUẢ**", kind="BÁO CÁO", day=f"ngày 9 tháng 12 năm {year}", title=title)


def _sources(documents: dict[str, str], folder: Path) -> list[tuple[str, str, str]]:
    made = archive(folder, documents)
    names = {row.doc_id: row.source for row in made.documents.values()}
    return [(names[one.before], names[one.after], one.relation) for one in found(made)]


@pytest.mark.parametrize(
    ("documents", "pairs"),
    [
        (_pair("- Đã trồng 30 ha rừng."), [("plan.md", "report.md", "report")]),
        # The same matter and year, though no code is named.
        (
            {
                "a.md": plan(TASKS, title=TITLE.format(2024)),
                "b.md": _told(2024),
            },
            [("a.md", "b.md", "report")],
        ),
        # Another year.
        (
            {
                "a.md": plan(TASKS, title=TITLE.format(2024)),
                "b.md": _told(2025),
            },
            [],
        ),
        # A file of the same document again is no version of it.
        ({"a.md": plan(TASKS, title=TITLE.format(2024)), "b.md": plan(TASKS, "Bản sao.", title=TITLE.format(2024))}, []),
        # Three years: each against the one before it.
        (
            {f"{year}.md": plan(TASKS, title=TITLE.format(year), day=f"ngày 10 tháng 02 năm {year}") for year in (2022, 2023, 2024)},
            [("2022.md", "2023.md", "version"), ("2023.md", "2024.md", "version")],
        ),
        # Plans for other matters.
        (
            {
                "a.md": plan(TASKS, title=TITLE.format(2023), day="ngày 10 tháng 02 năm 2023"),
                "b.md": plan(TASKS, title="Phòng, chống tác hại của rượu, bia huyện Tà Hin năm 2024"),
            },
            [],
        ),
    ],
)  # fmt: skip
def test_documents_that_belong_together(
    documents: dict[str, str], pairs: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    assert _sources(documents, tmp_path / "out") == pairs


def test_a_pair_that_is_asked_for_comes_in_either_order(tmp_path: Path) -> None:
    made = archive(tmp_path / "out", _pair("- Đã trồng 30 ha rừng."))
    assert asked(made, "plan.md", "report.md") == asked(made, "report.md", "plan.md")
    by_id = {row.source: row.doc_id for row in made.documents.values()}
    assert asked(made, by_id["report.md"], "plan.md") == asked(made, "plan.md", "report.md")
    # It is compared once, though it was found as well.
    assert len(compare(made, [("report.md", "plan.md")])) == 1
    with pytest.raises(NoSuchDocument, match="nowhere.md"):
        asked(made, "plan.md", "nowhere.md")


def test_the_pairs_are_the_best_there_are() -> None:
    random = np.random.default_rng(1)
    for rows, columns in ((1, 1), (2, 4), (4, 4), (5, 3), (5, 5), (3, 6)):
        for _ in range(20):
            scores = random.random((rows, columns))
            wide = scores if rows <= columns else scores.T
            best = max(
                sum(wide[row, column] for row, column in enumerate(chosen) if wide[row, column] >= 0.4)
                for chosen in permutations(range(wide.shape[1]), wide.shape[0])
            )
            pairs = assign(scores, 0.4)
            assert sum(scores[pair] for pair in pairs) == pytest.approx(best)
            assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert assign(np.zeros((0, 3)), 0.4) == []
