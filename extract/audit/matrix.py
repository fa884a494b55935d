"""Units against what they have to do: criteria, sections where a task serves no criterion, and whole documents."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from extract.audit.archive import Archive
from extract.audit.model import Cell
from extract.records import TaskRow

Axis = Literal["criterion", "section", "document"]
_Place = tuple[str, str, Axis, str]
# Sections that say who or are the task itself: their tasks stand under the heading above.
_NO_COLUMN = ("unit", "item")


def matrix(archive: Archive) -> tuple[Cell, ...]:
    """The cells, ordered by unit, then as the documents and their columns come."""
    roles: Counter[tuple[_Place, str]] = Counter()
    order: dict[_Place, tuple[str, int]] = {}
    for number, task in enumerate(archive.counted_tasks):
        own = column_of(archive, task)
        columns: list[tuple[Axis, str]] = [("document", task.doc_id), *([own] if own else [])]
        # A unit that is named twice in one role has one task.
        for unit_id, role in {(row.unit_id, row.role) for row in archive.assignments[task.task_id]}:
            for axis, column in columns:
                place: _Place = (unit_id, task.doc_id, axis, column)
                order.setdefault(place, (unit_id, number))
                roles[place, role] += 1
    return tuple(
        Cell(
            *place,
            lead=roles[place, "lead"],
            coordinate=roles[place, "coordinate"],
            report_to=roles[place, "report_to"],
        )
        for place in sorted(order, key=lambda one: (*order[one], one[2] != "document", one[3]))
    )


def column_of(archive: Archive, task: TaskRow) -> tuple[Axis, str] | None:
    """Where a task stands beside its document: the criterion that it serves, else the innermost heading that names a matter."""
    if task.criterion_id:
        return "criterion", task.criterion_id
    over = list(archive.above(task.section_id))
    headed = next((one for one in over if one.heading and one.kind not in _NO_COLUMN), over[-1] if over else None)
    return ("section", headed.section_id) if headed else None
