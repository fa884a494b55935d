"""When: not said, over, or before the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extract.audit.archive import grouped
from extract.audit.deadlines import is_undated, last_day
from extract.audit.findings.case import Case, on_a_line
from extract.audit.model import Finding
from extract.folding import fold
from extract.patterns import rule
from extract.records import TaskRow

# A list in which so large a part has deadlines is one in which each should.
_MOST = 0.6
_FEWEST = 4
# Sections that tell of what was done.
_RESULTS = ("situation", "results", "limitation", "limitation_cause", "cause", "lessons")
# How many late tasks of a document its finding lists, and how much of each.
_LISTED, _BRIEF = 20, 80


def no_deadline(case: Case) -> Iterator[Finding]:
    """Tasks of a list in which most have a deadline."""
    for tasks, dated in _lists(case):
        for task in tasks:
            if dated >= _MOST * len(tasks) and is_undated(case.archive, task):
                yield case.finding("no-deadline", "tasks", task, task.text, dated=dated, count=len(tasks))


def few_deadlines(case: Case) -> Iterator[Finding]:
    """A document most of whose tasks have none: said once, not of each."""
    if not (case.assigns and case.is_trusted) or len(case.tasks) < _FEWEST:
        return
    undated = sum(is_undated(case.archive, task) for task in case.tasks)
    if undated > len(case.tasks) / 2:
        values = {"undated": undated, "count": len(case.tasks), "year": case.document.plan_year or "?"}
        yield case.finding("few-deadlines", "documents", case.document, case.document.title, **values)


def past_deadline(case: Case) -> Iterator[Finding]:
    """Late tasks of a document that a report follows, which does not say that they are done."""
    if case.is_followed:
        for task, last in _late(case):
            text = "; ".join(row.text for row in case.archive.deadlines[task.task_id])
            values = {"due": last.isoformat(), "text": text, "as_of": case.as_of.isoformat()}
            yield case.finding("past-deadline", "tasks", task, task.text, **values)


def past_deadlines(case: Case) -> Iterator[Finding]:
    """A document with late tasks that no report follows: said once, for the archive may only lack the report."""
    late = _late(case)
    if case.is_followed or not late or _is_old_letter(case):
        return
    listed = [f"{on_a_line(task.text, _BRIEF)} ({last.isoformat()})" for task, last in late[:_LISTED]]
    more = [f"… (+{len(late) - _LISTED})"] if len(late) > _LISTED else []
    values = {"count": len(late), "tasks": "; ".join(listed + more), "as_of": case.as_of.isoformat()}
    yield case.finding(
        "past-deadlines", "documents", case.document, case.document.title or case.document.source, **values
    )


def deadline_before_plan(case: Case) -> Iterator[Finding]:
    """Tasks that were due before the document was issued, by a year that is printed."""
    issued = case.document.issued_on
    if not issued or not (case.assigns and case.is_trusted):
        return
    for task in case.tasks:
        if _tells_of_results(case, task):
            continue
        for row in case.archive.deadlines[task.task_id]:
            # A partial day is as long as its year or month: only what is before all of it counts.
            is_before = row.due_on and not row.recurrence and row.due_on[: len(issued)] < issued
            if is_before and row.due_on and re.search(rf"(?<!\d){row.due_on[:4]}(?!\d)", row.text):
                values = {"due": row.due_on, "text": row.text, "issued": issued}
                yield case.finding("deadline-before-plan", "tasks", task, task.text, **values)


def _late(case: Case) -> list[tuple[TaskRow, date]]:
    made = []
    for task in case.tasks:
        last = last_day(case.archive.deadlines[task.task_id])
        if last and task.task_id in case.late:
            made.append((task, last))
    return made


def _is_old_letter(case: Case) -> bool:
    """Is it a letter of more than a year ago? Nobody reports on one by itself."""
    kind, issued = fold(case.document.kind or ""), case.document.issued_on
    if not issued or not rule("audit", "kind.letter").regex.search(kind):
        return False
    return issued < f"{case.as_of.year - 1}{case.as_of.isoformat()[4:]}"[: len(issued)]


def _tells_of_results(case: Case, task: TaskRow) -> bool:
    """Is it an account of what was done, not work to do?"""
    if any(one.kind in _RESULTS for one in case.archive.above(task.section_id)):
        return True
    return bool(rule("audit", "task.told").regex.search(fold(task.text)))


def _lists(case: Case) -> Iterator[tuple[list[TaskRow], int]]:
    """The tables of tasks in a document, with how many rows have a deadline. In a scan a cell may be blank or unread."""
    if not (case.assigns and case.is_trusted and case.is_printed):
        return
    rows = [task for task in case.tasks if task.origin == "table"]
    for tasks in grouped(rows, "section_id").values():
        if len(tasks) >= _FEWEST:
            yield tasks, sum(not is_undated(case.archive, task) for task in tasks)
