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
    day = _last_day(case.document.issued_on)
    if day is None or not case.is_trusted:
        return
    seen: set[str] = set()
    province = context(case.document).place_at("province")
    for task in case.tasks:
        for row in case.archive.assignments[task.task_id]:
            if row.unit_id not in seen and row.confidence >= _SURE:
                seen.add(row.unit_id)
                unit = case.archive.units[row.unit_id]
                yield task, row, standing(unit, day, province=province, is_home=_is_home(case, unit))


def _is_home(case: Case, unit: UnitRow) -> bool:
    """Does the unit belong to the place of the issuer?"""
    return f" {fold(unit.locality or '-')} ".lower() in f" {fold(case.document.issuer or '')} ".lower()


def _last_day(partial: str | None) -> date | None:
    """The day of a document; the last one that it may be of where day or month is blank."""
    if not partial:
        return None
    year, month, day = (*map(int, partial.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])
