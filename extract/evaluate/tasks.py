"""Compares the tasks of one document, and of each task its units, deadlines and criterion."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from extract.evaluate.comparison import ROW, Comparison
from extract.evaluate.gold import Deadline, Gold, Task
from extract.evaluate.matching import align, alike, bare, equal, holds, near, normal, rest, same_code
from extract.records import AssignmentRow, DeadlineRow, Records, TaskRow

# Which line of the report counts a role.
LINE_OF_ROLE = {"lead": "assignments", "coordinate": "assignments", "report_to": "report_to"}
Unit = tuple[str, str]  # role, as printed


def tasks(made: Comparison, gold: Gold, found: Records) -> None:
    """All tasks. A row of the output that stands for no task of the gold counts with all its units and deadlines."""
    reading = _Reading(made, found)
    pairs = align(gold.tasks, found.tasks, lambda g, r: g.origin == r.origin and near(g.start, r.text))
    lost, extra = rest(pairs, gold.tasks, found.tasks)
    other = align(lost, extra, lambda g, r: near(g.start, r.text))
    made.counts["tasks"].add(len(found.tasks), len(gold.tasks), len(pairs), len(pairs) + len(other))
    for i, j in other:
        made.miss("task-origin", "tasks", lost[i].start, lost[i].origin, extra[j].origin, ("tasks", extra[j].task_id))
    of_row = {j: gold.tasks[i] for i, j in pairs}
    whole = near_whole = 0
    for j, row in enumerate(found.tasks):
        is_right, is_near = reading.task(of_row.get(j), row)
        whole += is_right
        near_whole += is_near
    made.counts[ROW].add(len(found.tasks), len(gold.tasks), whole, near_whole)
    lost_alone, extra_alone = rest(other, lost, extra)
    for row in extra_alone:
        made.miss("task-extra", "tasks", row.text[:100], None, row.text[:100], ("tasks", row.task_id))
    for task in lost_alone:
        made.miss(_why_lost(task, found.tasks), "tasks", task.start, task.start, None)
    for task in lost:
        reading.absent(task)


def _why_lost(task: Task, rows: Iterable[TaskRow]) -> str:
    opening = bare(task.start)[:40]
    return "task-merged" if any(opening in bare(row.text) for row in rows) else "task-missing"


class _Reading:
    """The rows of one document by task, and where its differences go."""

    def __init__(self, made: Comparison, found: Records) -> None:
        self._made = made
        self._units: dict[str, list[AssignmentRow]] = defaultdict(list)
        for row in found.assignments:
            self._units[row.task_id].append(row)
        self._dues: dict[str, list[DeadlineRow]] = defaultdict(list)
        for due in found.deadlines:
            self._dues[due.task_id].append(due)
        self._criteria = {c.criterion_id: (c.code or "", c.name) for c in found.criteria}

    def task(self, gold: Task | None, row: TaskRow) -> tuple[bool, bool]:
        """Compare one row; is the whole row right, strictly and leniently?"""
        anchor = gold.start if gold else row.text[:100]
        units = self._assigned(gold, row, anchor)
        dues = self._due(gold, row, anchor)
        criterion = self._criterion(gold, row) if gold else False
        is_right, is_near = (gold is not None and u and d and criterion for u, d in zip(units, dues, strict=True))
        if gold and not is_right:
            self._made.miss("row", ROW, anchor, anchor, None, ("tasks", row.task_id))
        return is_right, is_near

    def absent(self, gold: Task) -> None:
        """Count what the output has not, of a task that it has not."""
        made = self._made
        for role, units in gold.units.items():
            for line in {LINE_OF_ROLE[role], f"assignments.{role}"} - {"assignments.report_to"}:
                made.counts[line].add(0, len(units), 0)
            for unit in units:
                made.miss("unit-of-missing-task", LINE_OF_ROLE[role], gold.start, f"{role}: {unit}", None)
        made.counts["deadlines"].add(0, len(gold.deadlines), 0)
        self._fields_of_dues(gold.deadlines, ())
        for due in gold.deadlines:
            made.miss("deadline-of-missing-task", "deadlines", gold.start, _dates(due), None)
        made.miss("row", ROW, gold.start, gold.start, None)

    def _assigned(self, gold: Task | None, row: TaskRow, anchor: str) -> tuple[bool, bool]:
        """Are leads and coordinators right? Counts all roles and grades the confidence of every row."""
        rows = self._units[row.task_id]
        want: list[Unit] = [(role, unit) for role, units in gold.units.items() for unit in units] if gold else []
        pairs = equal([(role, normal(unit)) for role, unit in want], [(r.role, normal(r.mention)) for r in rows])
        right = {j for _, j in pairs}
        self._made.graded += [(r.confidence, j in right) for j, r in enumerate(rows)]
        lost, extra = rest(pairs, want, rows)
        other = align(lost, extra, lambda g, r: g[0] == r.role and alike(g[1], r.mention))
        near_rows = {id(extra[j]) for _, j in other}
        for role, line in LINE_OF_ROLE.items():
            of_role = [j for j, r in enumerate(rows) if r.role == role]
            strict = sum(j in right for j in of_role)
            lenient = strict + sum(id(rows[j]) in near_rows for j in of_role)
            support = sum(g[0] == role for g in want)
            for name in {line, f"assignments.{role}"} - {"assignments.report_to"}:
                self._made.counts[name].add(len(of_role), support, strict, lenient)
        self._tell(gold, row, anchor, lost, extra)
        far_lost, far_extra = rest(other, lost, extra)
        return (
            not [g for g in lost if g[0] != "report_to"] and not [r for r in extra if r.role != "report_to"],
            not [g for g in far_lost if g[0] != "report_to"] and not [r for r in far_extra if r.role != "report_to"],
        )

    def _tell(self, gold: Task | None, row: TaskRow, anchor: str, lost: list[Unit], extra: list[AssignmentRow]) -> None:
        """Note each unit that differs with its cause, from what the two sides share."""
        lost, extra = list(lost), list(extra)

        def note(cause: str, want: Unit | None, got: AssignmentRow | None) -> None:
            role = want[0] if want else got.role if got else ""
            self._made.miss(
                cause, LINE_OF_ROLE[role], anchor, f"{role}: {want[1]}" if want else None,
                f"{got.role}: {got.mention}" if got else None,
                ("assignments", got.task_id, str(got.position)) if got else ("tasks", row.task_id),
            )  # fmt: skip

        for want, got in _take(lost, extra, lambda g, r: g[0] != r.role and normal(g[1]) == normal(r.mention)):
            note("unit-role", want, got)
        for got in list(extra):
            inside = [g for g in lost if g[0] == got.role and holds(got.mention, g[1])]
            for want in inside:
                note("unit-too-long" if len(inside) == 1 else "unit-not-split", want, got)
                lost.remove(want)
            if inside:
                extra.remove(got)
        for want in list(lost):
            parts = [r for r in extra if r.role == want[0] and holds(want[1], r.mention)]
            for got in parts:
                note("unit-too-short" if len(parts) == 1 else "unit-split", want, got)
                extra.remove(got)
            if parts:
                lost.remove(want)
        for want, got in _take(lost, extra, lambda g, r: g[0] == r.role and alike(g[1], r.mention)):
            note("unit-spelling", want, got)
        for want in lost:
            in_text = row.origin == "table" or bare(want[1]) in bare(row.text)
            note("unit-missing" if in_text else "unit-not-inherited", want, None)
        for got in extra:
            note(
                "unit-inherited" if got.is_inherited and gold else "unit-extra" if gold else "unit-of-extra-task",
                None,
                got,
            )

    def _due(self, gold: Task | None, row: TaskRow, anchor: str) -> tuple[bool, bool]:
        """Are the deadlines right?"""
        rows, want = self._dues[row.task_id], gold.deadlines if gold else ()
        pairs = equal([(d.start, d.end, d.recurrence) for d in want], [_reading(d) for d in rows])
        lost, extra = rest(pairs, want, rows)
        other = align(lost, extra, lambda g, r: (bool(g.end) and g.end == r.due_on) or alike(g.text, r.text))
        self._made.counts["deadlines"].add(len(rows), len(want), len(pairs), len(pairs) + len(other))
        self._fields_of_dues(want, rows)
        key = ("tasks", row.task_id)
        for i, j in other:
            self._made.miss("deadline-dates", "deadlines", anchor, _dates(lost[i]), _printed(extra[j]), _key(extra[j]))
        far_lost, far_extra = rest(other, lost, extra)
        for due in far_lost:
            self._made.miss("deadline-missing", "deadlines", anchor, _dates(due), None, key)
        for one in far_extra:
            cause = "deadline-extra" if gold else "deadline-of-extra-task"
            self._made.miss(cause, "deadlines", anchor, None, _printed(one), _key(one))
        return not lost and not extra, not far_lost and not far_extra

    def _fields_of_dues(self, want: Iterable[Deadline], rows: Iterable[DeadlineRow]) -> None:
        want, rows = list(want), list(rows)
        self._made.bag("deadlines.text", [normal(d.text) for d in want], [normal(r.text) for r in rows])
        for mine, theirs in (("start", "start_on"), ("end", "due_on"), ("recurrence", "recurrence")):
            self._made.bag(
                f"deadlines.{theirs}",
                [value for d in want if (value := getattr(d, mine))],
                [value for r in rows if (value := getattr(r, theirs))],
            )

    def _criterion(self, gold: Task, row: TaskRow) -> bool:
        code, name = self._criteria.get(row.criterion_id or "", ("", ""))
        want = gold.criterion
        if not want:
            is_same = not code and not name
        elif re.fullmatch(r"[\d.]+", want):
            is_same = same_code(want, code)
        else:
            is_same = near(want, name) or normal(want) == normal(code)
        self._made.check("task criterion", is_same)
        if not is_same:
            got = code or name or None
            cause = (
                "task-criterion-wrong" if want and got else "task-criterion-missing" if want else "task-criterion-extra"
            )
            self._made.miss(cause, "task criterion", gold.start, want, got, ("tasks", row.task_id))
        return is_same


def _take(
    lost: list[Unit], extra: list[AssignmentRow], same: Callable[[Unit, AssignmentRow], bool]
) -> list[tuple[Unit, AssignmentRow]]:
    """The pairs of what is lost and extra that are the same in some way, taken from both lists."""
    taken = [(lost[i], extra[j]) for i, j in align(lost, extra, same)]
    for want, got in taken:
        lost.remove(want)
        extra.remove(got)
    return taken


def _reading(row: DeadlineRow) -> tuple[str | None, str | None, str | None]:
    return row.start_on, row.due_on, row.recurrence


def _dates(due: Deadline) -> str:
    return _told(due.text, due.start, due.end, due.recurrence)


def _printed(row: DeadlineRow) -> str:
    return _told(row.text, row.start_on, row.due_on, row.recurrence)


def _told(text: str, start: str | None, end: str | None, recurrence: str | None) -> str:
    dates = " → ".join(day or "…" for day in (start, end)) if start or end else ""
    return f"{text} ({', '.join(part for part in (dates, recurrence) if part)})"


def _key(row: DeadlineRow) -> tuple[str, ...]:
    return ("deadlines", row.task_id, str(row.position))
