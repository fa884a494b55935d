"""How much each unit has to do."""

from __future__ import annotations

from collections import Counter, defaultdict

from extract.audit.archive import Archive
from extract.audit.deadlines import is_undated
from extract.audit.model import Load


def loads(archive: Archive, late: frozenset[str]) -> tuple[Load, ...]:
    """One row per unit that has a role, those that lead most first. `late`: the tasks that are overdue."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    criteria: dict[str, set[str]] = defaultdict(set)
    documents: dict[str, set[str]] = defaultdict(set)
    for task in archive.counted_tasks:
        for unit_id, role in {(row.unit_id, row.role) for row in archive.assignments[task.task_id]}:
            counts[unit_id][role] += 1
            documents[unit_id].add(task.doc_id)
            if role == "lead":
                counts[unit_id]["undated"] += is_undated(archive, task)
                counts[unit_id]["overdue"] += task.task_id in late
                if task.criterion_id:
                    criteria[unit_id].add(task.criterion_id)
    made = [
        Load(
            unit_id,
            lead=count["lead"],
            coordinate=count["coordinate"],
            report_to=count["report_to"],
            criteria=len(criteria[unit_id]),
            documents=len(documents[unit_id]),
            overdue=count["overdue"],
            undated=count["undated"],
        )
        for unit_id, count in counts.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.lead, -one.coordinate, -one.report_to, one.unit_id)))
