"""How far a document's rows can be trusted as a whole, with the reasons: what a reviewer of an archive looks at first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from extract.assembly.columns import column_role
from extract.assembly.draft import UNITS
from extract.assembly.headings import is_plan
from extract.document import Notice, Table
from extract.folding import fold
from extract.patterns import rule
from extract.records import GRADES, AssignmentRow, DocumentRow, TaskRow

HIGH, MEDIUM, LOW = GRADES


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a grade is not the highest: how it is said in Vietnamese and English, and whether it weighs so much that the
    document's rows should not be used unread."""

    vi: str
    en: str
    is_severe: bool = False


REASONS = {
    "text-quality": Reason("lớp chữ kém tin cậy", "the text layer is not to be trusted", is_severe=True),
    "letterhead-incomplete": Reason(
        "thiếu loại văn bản, cơ quan ban hành hoặc trích yếu", "kind, issuer or title are missing", is_severe=True
    ),
    "pages-unread": Reason("có trang không đọc được", "some pages could not be read", is_severe=True),
    "recognised": Reason("chữ nhận dạng từ ảnh", "the text was recognised in images"),
    "no-tasks": Reason("kế hoạch mà không thấy nhiệm vụ nào", "a plan without any task", is_severe=True),
    "role-table-unread": Reason(
        "có bảng nêu đơn vị chủ trì, phối hợp mà chưa đọc được",
        "a table that names leads was not understood",
    ),
    "unsure-assignments": Reason("nhiều việc giao chưa chắc", "many assignments are not sure"),
    "leads-unread": Reason("có nhiệm vụ nói “chủ trì” mà không rõ đơn vị", "tasks speak of a lead that was not found"),
    "long-tasks": Reason("có nhiệm vụ dài bất thường", "some tasks are unusually long"),
}
SURE = 0.9  # from here on an assignment counts as sure (docs of `assignments.confidence`)
_GOOD_TEXT = 0.9
_UNSURE_SHARE = 0.15
_UNREAD_SHARE = 0.05
_LONGEST_TASK = 1500
_HEADER_ROWS = 3
# Problems of pages whose content is not in the tables, or not to be used.
_UNREAD_PAGES = frozenset({"page-without-text", "page-untrusted", "ocr-missing"})


def grade(
    row: DocumentRow,
    tasks: Sequence[TaskRow],
    assignments: Sequence[AssignmentRow],
    unread: Sequence[Table],
    told: Set[str] = frozenset(),
) -> tuple[str, tuple[str, ...]]:
    """The grade of a document, and why it is not the highest.

    Args:
        row: The document's own row.
        tasks: Its tasks.
        assignments: Its assignments.
        unread: Its tables that were taken for text.
        told: Codes of what went wrong when it was read.

    Returns:
        `high`, `medium` or `low`, and the names of the reasons, the weightiest first.
    """
    reasons = tuple(_reasons(row, tasks, assignments, unread, told))
    if any(REASONS[reason].is_severe for reason in reasons):
        return LOW, reasons
    return (MEDIUM if reasons else HIGH), reasons


def notices(graded: str, reasons: Sequence[str]) -> Iterator[Notice]:
    """A notice for a document of the lowest grade, with its reasons."""
    if graded == LOW:
        said = [REASONS[name] for name in reasons]
        yield Notice(
            "low-grade", {"why_vi": "; ".join(one.vi for one in said), "why_en": "; ".join(one.en for one in said)}
        )


def _reasons(
    row: DocumentRow,
    tasks: Sequence[TaskRow],
    assignments: Sequence[AssignmentRow],
    unread: Sequence[Table],
    told: Set[str] = frozenset(),
) -> Iterator[str]:
    if row.text_quality is not None and row.text_quality < _GOOD_TEXT:
        yield "text-quality"
    if told & _UNREAD_PAGES:
        yield "pages-unread"
    if row.text_layer in ("ocr", "mixed"):
        yield "recognised"
    if row.kind is None or row.issuer is None or row.title is None:
        yield "letterhead-incomplete"
    if not tasks and is_plan(row.kind):
        yield "no-tasks"
    if any(_assigns(table) for table in unread):
        yield "role-table-unread"
    unsure = sum(one.confidence < SURE for one in assignments)
    if unsure > max(1, _UNSURE_SHARE * len(assignments)):
        yield "unsure-assignments"
    chief = rule("roles", "chief").regex
    unled = sum(task.lead is None and chief.search(fold(task.text)) is not None for task in tasks)
    rows = [task for task in tasks if task.origin == "table"]
    beside = sum(task.lead is None and task.other_columns is not None for task in rows)
    if unled > _UNREAD_SHARE * len(tasks) or beside > len(rows) / 2:
        yield "leads-unread"
    if any(task.origin == "prose" and len(task.text) > _LONGEST_TASK for task in tasks):
        yield "long-tasks"


def _assigns(table: Table) -> bool:
    """Does a header of a table name a lead or coordinating units all the same?"""
    heads = (fold(cell.text) for cell in table.cells if cell.row < _HEADER_ROWS)
    return any(column_role(head) in UNITS for head in heads)
