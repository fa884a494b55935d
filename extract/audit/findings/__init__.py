"""What an auditor should look at: one small function for each code of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from extract.audit.archive import Archive
from extract.audit.deadlines import answered, is_issued, late_tasks
from extract.audit.findings import attached, criteria, dates, leads, letterhead, numbering, standing, totals
from extract.audit.findings.case import Case
from extract.audit.findings.catalogue import CODES
from extract.audit.model import Comparison, Finding

FINDERS: dict[str, Callable[[Case], Iterator[Finding]]] = {
    "no-lead": leads.no_lead,
    "no-lead-in-section": leads.no_lead_in_section,
    "several-leads": leads.several_leads,
    "joint-leads": leads.joint_leads,
    "group-lead": leads.group_lead,
    "no-deadline": dates.no_deadline,
    "few-deadlines": dates.few_deadlines,
    "past-deadline": dates.past_deadline,
    "past-deadlines": dates.past_deadlines,
    "deadline-before-plan": dates.deadline_before_plan,
    "unit-not-in-force": standing.unit_not_in_force,
    "unit-never-at-level": standing.unit_never_at_level,
    "limitation-without-solution": criteria.limitation_without_solution,
    "solution-without-unit": leads.solution_without_unit,
    "shortfall-dropped": criteria.shortfall_dropped,
    "number-repeated": numbering.number_repeated,
    "number-skipped": numbering.number_skipped,
    "attachment-absent": attached.attachment_absent,
    "cited-absent": attached.cited_absent,
    "sum-differs": totals.sum_differs,
    "score-too-high": criteria.score_too_high,
    "number-blank": letterhead.number_blank,
    "day-blank": letterhead.day_blank,
    "grade-low": letterhead.grade_low,
}


def find(archive: Archive, as_of: date, comparisons: Sequence[Comparison] = ()) -> tuple[Finding, ...]:
    """All findings, ordered by source, then place in the document. Of a copy only that it is one.

    Args:
        archive: The documents.
        as_of: The day of the audit.
        comparisons: What became of tasks in later documents.
    """
    late = late_tasks(archive, as_of, answered(archive, as_of, comparisons))
    followed = {
        one.before for one in comparisons if one.relation == "report" and is_issued(archive.documents[one.after], as_of)
    }
    earlier = {one.after: one.before for one in comparisons if one.relation == "version"}
    made: list[Finding] = []
    for document in archive.documents.values():
        if original := archive.copies.get(document.doc_id):
            made.append(letterhead.copy(Case(archive, document, as_of), archive.documents[original]))
            continue
        case = Case(archive, document, as_of, late, document.doc_id in followed, earlier.get(document.doc_id))
        own = [finding for finder in FINDERS.values() for finding in finder(case)]
        made += sorted(own, key=lambda one: _place(archive, one))
    return tuple(made)


def _place(archive: Archive, finding: Finding) -> tuple[int, int, int]:
    """Where a finding stands: by section, then rows of criteria before those of tasks, then findings in the catalogue's order."""
    rows = {"sections": archive.sections, "criteria": archive.criteria, "tasks": archive.tasks}
    row = rows.get(finding.subject, {}).get(finding.row_id)  # type: ignore[attr-defined]
    section = archive.sections.get(getattr(row, "section_id", None) or "")
    position = getattr(row, "position", 0) if row else 0
    within = position if finding.subject != "sections" else 0
    return (section.position if section else 0, within, list(CODES).index(finding.code))
