"""Units that are not there: abolished, not yet founded, or of no such level."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from extract.audit.findings.case import Case
from extract.audit.findings.catalogue import worded
from extract.audit.model import Finding
from extract.folding import fold
from extract.records import AssignmentRow, TaskRow, UnitRow
from extract.units.registry import Standing, standing
from extract.units.resolution import context

# Below this it is not sure which unit a mention is.
_SURE = 0.75
_GONE = ("ended", "not_yet")


def unit_not_in_force(case: Case) -> Iterator[Finding]:
    """Units with work that were abolished before the document, or founded after it: each once."""
    for task, row, state in _standings(case):
        if state.state in _GONE:
            since = state.valid_to if state.state == "ended" else state.valid_from
            values = {
                "unit": row.mention,
                **worded("state", state.state),
                "day": since.isoformat() if since else "?",
                "successors": ", ".join(state.successors) or "–",
                "law": state.source,
            }
            yield case.finding("unit-not-in-force", "tasks", task, task.text, **values)


def unit_never_at_level(case: Case) -> Iterator[Finding]:
    """Units with work of a kind that their level never had: each once."""
    for task, row, state in _standings(case):
        if state.state == "never_at_level":
            level = case.archive.units[row.unit_id].level
            values = {"unit": row.mention, **worded("level", level), "law": state.source}
            yield case.finding("unit-never-at-level", "tasks", task, task.text, **values)


def _standings(case: Case) -> Iterator[tuple[TaskRow, AssignmentRow, Standing]]:
    """Each unit that has work in the document, where it is named first, and whether it was there on the document's day."""
    days = _days(case.document.issued_on)
    if not days or not case.is_trusted:
        return
    seen: set[str] = set()
    province = context(case.document).place_at("province")
    for task in case.tasks:
        for row in case.archive.assignments[task.task_id]:
            if row.unit_id not in seen and row.confidence >= _SURE:
                seen.add(row.unit_id)
                unit = case.archive.units[row.unit_id]
                found = [standing(unit, day, province=province, is_home=_is_home(case, unit)) for day in days]
                # Where month or day is blank, only what holds on the first and on the last day that it may be is sure.
                if len({one.state for one in found}) == 1:
                    yield task, row, found[-1]


def _is_home(case: Case, unit: UnitRow) -> bool:
    """Does the unit belong to the place of the issuer?"""
    return f" {fold(unit.locality or '-')} ".lower() in f" {fold(case.document.issuer or '')} ".lower()


def _days(partial: str | None) -> tuple[date, ...]:
    """The first and the last day that a document may be of, where day or month is blank; none without a date."""
    if not partial:
        return ()
    year, month, day = (*map(int, partial.split("-")), 0, 0)[:3]
    first, last = date(year, month or 1, day or 1), month or 12
    return first, date(year, last, day or monthrange(year, last)[1])
