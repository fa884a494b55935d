"""Who leads: nobody, several, or everybody."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import token_set_ratio

from extract.audit.archive import grouped
from extract.audit.findings.case import Case
from extract.audit.model import Finding
from extract.folding import fold
from extract.patterns import rule
from extract.records import AssignmentRow, CriterionRow, SectionRow, TaskRow

# Below this an assignment may be an object of the sentence: nothing is said of it.
_SURE = 0.75
# Words by which a text names somebody all the same, or is no task.
_NOT_UNLED = ("task.names-somebody", "task.not-one", "task.condition", "task.agenda")
# How alike, of 100, a task is to one of the same document that has a lead: a table says again what the text says.
_SAME = 90.0
# From so many tasks on, a section of which none has a lead is one finding.
_MANY = 3


def no_lead(case: Case) -> Iterator[Finding]:
    """Tasks that name no lead, in a list where others do."""
    together = {task.task_id for tasks in _unled_sections(case).values() for task in tasks}
    together |= {task.task_id for _, tasks in unled_solutions(case) for task in tasks}
    for task in _unled(case):
        if task.task_id not in together:
            yield case.finding("no-lead", "tasks", task, task.text)


def no_lead_in_section(case: Case) -> Iterator[Finding]:
    """Sections of which no task names a lead."""
    for section_id, tasks in _unled_sections(case).items():
        section = case.archive.sections[section_id]
        named = f"{section.marker or ''} {section.heading or section.text or ''}"
        yield case.finding("no-lead-in-section", "sections", section, named, count=len(tasks))


def solution_without_unit(case: Case) -> Iterator[Finding]:
    """Criteria with a solution whose tasks all name nobody."""
    for criterion, _ in unled_solutions(case):
        yield case.finding("solution-without-unit", "criteria", criterion, criterion.solution, name=named(criterion))


def several_leads(case: Case) -> Iterator[Finding]:
    """Rows of a table, where one lead is asked for, with more than one."""
    return _several(case, "several-leads", joint=False)


def joint_leads(case: Case) -> Iterator[Finding]:
    """Tasks with more than one named lead by the text's own words."""
    return _several(case, "joint-leads", joint=True)


def group_lead(case: Case) -> Iterator[Finding]:
    """Tasks that only a group of nameless units leads."""
    if not (case.assigns and case.is_trusted):
        return
    for task in case.tasks:
        leads = case.leads(task)
        is_of_each = rule("audit", "task.of-each").regex.search(fold(task.text))
        # A heading's group is not the lead where the sentence names somebody itself.
        is_from_above = all(row.is_inherited for row in leads) and _names_somebody(case, task)
        is_vague = _are_sure(leads) and all(_is_vague(case, row) for row in leads)
        if leads and not is_of_each and not is_from_above and is_vague:
            yield case.finding("group-lead", "tasks", task, task.text, units=_listed(leads))


def unled_solutions(case: Case) -> list[tuple[CriterionRow, list[TaskRow]]]:
    """Criteria with a solution whose tasks all name nobody in any role, with those tasks."""
    if not case.shows_leads:
        return []
    made = []
    for criterion in case.archive.criteria_of[case.document.doc_id]:
        tasks = case.archive.tasks_for[criterion.criterion_id]
        if criterion.solution and tasks and not any(case.archive.assignments[task.task_id] for task in tasks):
            made.append((criterion, tasks))
    return made


def named(criterion: CriterionRow) -> str:
    """A criterion by its code and name."""
    return f"{criterion.code} ({criterion.name})" if criterion.code else criterion.name


def _unled(case: Case) -> list[TaskRow]:
    """Tasks without a lead, but for those whose words, other cells or headings may name somebody all the same."""
    if not case.shows_leads:
        return []
    led = [fold(task.text).casefold() for task in case.tasks if case.leads(task)]
    is_told_in_tables = _tells_in_tables(case)
    return [
        task
        for task in case.tasks
        if not case.leads(task)
        and not (is_told_in_tables and task.origin == "prose")
        and not _may_name_somebody(case, task)
        and not any(token_set_ratio(fold(task.text).casefold(), other) >= _SAME for other in led)
    ]


def _tells_in_tables(case: Case) -> bool:
    """Does the document say that its tables name who does what, and do they?"""
    if not any(task.origin == "table" and case.leads(task) for task in case.tasks):
        return False
    elsewhere = rule("audit", "assigned.elsewhere").regex
    texts = [one.text for one in case.archive.sections_of[case.document.doc_id]] + [case.document.preamble]
    return any(text and elsewhere.search(fold(text)) for text in texts)


def _may_name_somebody(case: Case, task: TaskRow) -> bool:
    folded = fold(task.text)
    if task.other_columns or any(rule("audit", name).regex.search(folded) for name in _NOT_UNLED):
        return True
    heading = rule("audit", "heading.of-a-unit").regex
    return any(heading.search(fold(one.heading or "")) for one in case.archive.above(task.section_id))


def _names_somebody(case: Case, task: TaskRow) -> bool:
    """Does a sentence name units itself, in any role, or seem to?"""
    is_own = any(not row.is_inherited for row in case.archive.assignments[task.task_id])
    return is_own or bool(rule("audit", "task.names-somebody").regex.search(fold(task.text)))


def _unled_sections(case: Case) -> dict[str, list[TaskRow]]:
    """Sections of many tasks none of which has a lead, with those tasks."""
    unled = {task.task_id for task in _unled(case)}
    inside = grouped((task for task in case.tasks if task.section_id and not task.criterion_id), "section_id")
    return {
        section_id: tasks
        for section_id, tasks in inside.items()
        if len(tasks) >= _MANY
        and all(task.task_id in unled for task in tasks)
        and not _is_said_beside(case, case.archive.sections[section_id])
    }


def _is_said_beside(case: Case, section: SectionRow) -> bool:
    """Does the heading, or a section beside it ("Đơn vị thực hiện: ..."), say who does the section's work?"""
    who = rule("audit", "section.who").regex
    siblings = [
        one
        for one in case.archive.sections_of[case.document.doc_id]
        if section.parent_id and one.parent_id == section.parent_id
    ]
    own = [one.heading for one in case.archive.above(section.section_id)]
    beside = [text for one in siblings if one is not section for text in (one.heading, one.text)]
    return any(text and who.search(fold(text)) for text in (*own, section.text, *beside))


def _several(case: Case, code: str, *, joint: bool) -> Iterator[Finding]:
    if not (case.assigns and case.is_trusted):
        return
    for task in case.tasks:
        leads = [row for row in case.leads(task) if _is_a_body(case, row)]
        units = {row.unit_id: row for row in leads}
        # The same bodies of several places do the same work at home: each leads its own.
        bodies = {(case.archive.units[unit].kind, case.archive.units[unit].level) for unit in units}
        is_each_at_home = len(bodies) == 1 and bodies <= {
            ("peoples_committee", "commune"),
            ("peoples_committee", "district"),
        }
        if len(units) < 2 or is_each_at_home or not _are_sure(leads):
            continue
        if task.origin == "prose" and _act_apart(task, leads):
            continue
        is_joint = task.origin == "prose" or bool(rule("audit", "lead.joint").regex.search(fold(task.text)))
        if is_joint == joint:
            shown = list(units.values())
            yield case.finding(code, "tasks", task, task.text, count=len(units), units=_listed(shown))


def _act_apart(task: TaskRow, leads: list[AssignmentRow]) -> bool:
    """Does each do a part of its own ("Phòng A rà soát ...; Phòng B niêm yết ..."): do more than joints stand between them?"""
    text = fold(task.text)
    ends = 0
    for row in leads:
        start = text.find(fold(row.mention), ends)
        if start < 0:
            return False
        if ends and not rule("audit", "leads.beside").regex.search(text[ends:start]):
            return True
        ends = start + len(row.mention)
    return False


def _is_a_body(case: Case, row: AssignmentRow) -> bool:
    """Is it one unit, no group, no person and nothing unknown?"""
    unit = case.archive.units[row.unit_id]
    return not unit.is_group and unit.kind not in ("person", "other")


def _is_vague(case: Case, row: AssignmentRow) -> bool:
    """Is it a group whose members nobody can list: generic nouns under one "các", not those of one body?"""
    unit = case.archive.units[row.unit_id]
    is_of_a_body = rule("audit", "group.of-a-body").regex.search(fold(row.mention))
    return unit.is_group and unit.kind == "group" and not unit.members and not is_of_a_body


def _are_sure(rows: list[AssignmentRow]) -> bool:
    return all(row.confidence >= _SURE for row in rows)


def _listed(rows: list[AssignmentRow]) -> str:
    return "; ".join(row.mention for row in rows)
