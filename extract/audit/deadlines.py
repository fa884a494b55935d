"""When the deadlines of a task are over, and which tasks are late by them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from extract.audit.archive import Archive
from extract.audit.model import Comparison
from extract.folding import fold
from extract.patterns import rule
from extract.records import DeadlineRow, DocumentRow, TaskRow

_DONE = ("reported", "reported_late")


def last_day(deadlines: Iterable[DeadlineRow]) -> date | None:
    """The day after which nothing of a task is due: None where it recurs, has no last day, or has no deadline at all."""
    last: date | None = None
    for row in deadlines:
        if row.recurrence or row.due_on is None:
            return None
        day = date.fromisoformat(row.due_on)
        last = max(last, day) if last else day
    return last


def is_issued(document: DocumentRow, as_of: date) -> bool:
    """Was a document there on the day of the audit? One without a day was; a partial day counts from its first."""
    issued = document.issued_on or ""
    return issued <= as_of.isoformat()[: len(issued)]


def answered(archive: Archive, as_of: date, comparisons: Iterable[Comparison]) -> frozenset[str]:
    """Tasks that a report of that day or before says are done."""
    return frozenset(
        match.before.row_id
        for one in comparisons
        if one.relation == "report" and is_issued(archive.documents[one.after], as_of)
        for match in one.matches
        if match.before and match.status in _DONE
    )


def late_tasks(archive: Archive, as_of: date, done: frozenset[str]) -> frozenset[str]:
    """Tasks whose last day was before the day of the audit, and that no report says are done.

    Not those of a document whose rows are doubtful, and not where the day is none to be kept: the period of a programme, a day before
    the plan's own time.

    Args:
        archive: The documents.
        as_of: The day of the audit.
        done: Tasks that a report says are done.
    """
    made = set()
    for task in archive.counted_tasks:
        deadlines = archive.deadlines[task.task_id]
        last = last_day(deadlines)
        if last is None or last >= as_of or task.task_id in done:
            continue
        document = archive.documents[task.doc_id]
        is_period = rule("audit", "deadline.period").regex.search(fold("; ".join(row.text for row in deadlines)))
        if document.grade != "low" and not is_period and not _is_before(document, last):
            made.add(task.task_id)
    return frozenset(made)


def is_undated(archive: Archive, task: TaskRow) -> bool:
    """Has a task no deadline, not even one in words that name no day ("Theo tiến độ của Bộ")?"""
    if archive.deadlines[task.task_id] or task.deadline_text:
        return False
    return not rule("audit", "column.time").regex.search(fold(task.other_columns or ""))


def _is_before(document: DocumentRow, day: date) -> bool:
    """Is a day before the plan's own time? It is no deadline then, but the years that an inspection looks at, or a mistake."""
    year, issued = document.plan_year, document.issued_on
    return bool((year and day.year < year) or (issued and day.isoformat()[: len(issued)] < issued))
