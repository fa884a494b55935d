"""A plan against its next version, or the next year's: what of it stays, what changes, what goes, what is new."""

from __future__ import annotations

from datetime import date

import numpy as np

from extract.audit.archive import Archive
from extract.audit.comparing.assignment import assign
from extract.audit.comparing.likeness import Terms, Weights, likeness, spelled_out, terms
from extract.audit.comparing.pairs import Pair
from extract.audit.comparing.passages import of_task
from extract.audit.comparing.reports import headings, matter
from extract.audit.model import Match, Status
from extract.records import DeadlineRow, TaskRow

# What else speaks for a task, beside its words: who leads it, the headings over it, its criterion.
_LEAD, _HEADINGS, _CRITERION = 0.08, 0.1, 0.2
# From here on two tasks are the same one. Measured on the pairs of tests/audit/pairs.
_SAME = 0.5
_STATUSES: dict[tuple[bool, bool], Status] = {
    (False, False): "kept", (True, False): "changed_lead", (False, True): "changed_deadline", (True, True): "changed_both",
}  # fmt: skip


def against_version(archive: Archive, pair: Pair) -> tuple[Match, ...]:
    """One match per task of the earlier document, in its order, then one for each that is new."""
    before, after = archive.tasks_of[pair.before], archive.tasks_of[pair.after]
    scores = _scores(archive, before, after)
    partner = dict(assign(scores, _SAME))
    made = []
    for at, task in enumerate(before):
        if at in partner:
            other = after[partner[at]]
            detail = _changes(archive, pair, task, other)
            fields = [field for field, _, _ in detail]
            status = _STATUSES["lead" in fields, "deadline" in fields]
            score = min(1.0, float(scores[at, partner[at]]))
            made.append(Match("version", status, of_task(archive, task), of_task(archive, other), score, detail))
        else:
            made.append(Match("version", "dropped", of_task(archive, task), None, 0.0))
    known = set(partner.values())
    new = [
        Match("version", "new", None, of_task(archive, task), 0.0) for at, task in enumerate(after) if at not in known
    ]
    return (*made, *new)


def _scores(archive: Archive, before: list[TaskRow], after: list[TaskRow]) -> np.ndarray:
    sides = (before, after)
    owns = [[terms(matter(archive, task)) for task in side] for side in sides]
    overs = [[terms(headings(archive, task.section_id)) for task in side] for side in sides]
    weights = Weights.of([*owns[0], *owns[1]])
    about = Weights.of({tuple(one): one for one in [*overs[0], *overs[1]]}.values())
    first, second = ([weights.weigh(one) for one in own] for own in owns)
    over, under = ([about.weigh(one) for one in own] for own in overs)
    made = np.zeros((len(before), len(after)))
    for i, task in enumerate(before):
        for j, other in enumerate(after):
            own = _symmetric(first[i], second[j])
            if own:
                same_lead = _leads(archive, task) == _leads(archive, other)
                made[i, j] = own + _LEAD * same_lead + _HEADINGS * likeness(over[i], under[j])
                made[i, j] += _CRITERION * _is_same_criterion(archive, task, other)
    return made


def _symmetric(one: Terms, other: Terms) -> float:
    return min(likeness(one, other), likeness(other, one))


def _changes(archive: Archive, pair: Pair, task: TaskRow, other: TaskRow) -> tuple[tuple[str, str, str], ...]:
    made = []
    if _leads(archive, task) != _leads(archive, other):
        made.append(("lead", task.lead or "", other.lead or ""))
    years = [archive.documents[doc_id].plan_year for doc_id in (pair.before, pair.after)]
    shift = years[1] - years[0] if years[0] and years[1] else 0
    if _due(archive.deadlines[task.task_id], shift) != _due(archive.deadlines[other.task_id], 0):
        made.append(("deadline", task.deadline_text or "", other.deadline_text or ""))
    return tuple(made)


def _leads(archive: Archive, task: TaskRow) -> frozenset[str]:
    """Who leads, as it is written out: the same name in another year is the same unit, whatever its id is made of."""
    return frozenset(spelled_out(row.mention) for row in archive.assignments[task.task_id] if row.role == "lead")


def _due(deadlines: list[DeadlineRow], shift: int) -> frozenset[tuple[date | None, str | None]]:
    """Last days and recurrences, so many years later: the same day of the next year is the same deadline."""
    return frozenset((_later(row.due_on, shift), row.recurrence) for row in deadlines)


def _later(day: str | None, years: int) -> date | None:
    if day is None:
        return None
    one = date.fromisoformat(day)
    try:
        return one.replace(year=one.year + years)
    except ValueError:  # the 29th of February
        return one.replace(year=one.year + years, day=28)


def _is_same_criterion(archive: Archive, task: TaskRow, other: TaskRow) -> bool:
    codes = [archive.criteria[one.criterion_id].code if one.criterion_id else None for one in (task, other)]
    return bool(codes[0]) and codes[0] == codes[1]
