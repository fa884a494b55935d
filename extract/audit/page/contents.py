"""What the page is told of an archive and its audit: rows as short lists, which `js/model.js` gives their names back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract.audit.archive import Archive
from extract.audit.model import Audit, Passage
from extract.records import DocumentRow, Records, TaskRow

AXES = ("criterion", "section", "document")
Row = list[Any]


def documents(records: Records) -> list[DocumentRow]:
    """One row per document: files with the same bytes have one, under the first of their names."""
    first: dict[str, DocumentRow] = {}
    for row in records.documents:
        first.setdefault(row.doc_id, row)
    return list(first.values())


def tables(archive: Archive, audit: Audit) -> Iterator[tuple[str, Iterator[Row]]]:
    """The page's tables by name. Rows refer to those of other tables by their number, -1 for none."""
    records = archive.records
    shown = documents(records)
    document = {row.doc_id: n for n, row in enumerate(shown)}
    unit = {row.unit_id: n for n, row in enumerate(records.units)}
    criterion = {row.criterion_id: n for n, row in enumerate(records.criteria)}
    columns = {cell.column for cell in audit.cells if cell.axis == "section"}
    sections = [row for row in records.sections if row.section_id in columns]
    section = {row.section_id: n for n, row in enumerate(sections)}
    column = {"criterion": criterion, "section": section, "document": document}

    parents = {row.section_id: row.parent_id for row in records.sections}
    roles: dict[str, dict[str, list[int]]] = {}
    for given in records.assignments:
        if (number := unit.get(given.unit_id)) is None:
            continue
        of_task = roles.setdefault(given.task_id, {}).setdefault(given.role, [])
        if number not in of_task:
            of_task.append(number)

    names: dict[str, list[str]] = {}
    for row in records.documents:
        names.setdefault(row.doc_id, []).append(row.source)
    copied = [row for row in records.tasks if row.doc_id in archive.copies]
    yield "documents", ([
        row.doc_id, names[row.doc_id], row.kind, row.code, row.title, row.issuer, row.issued_on, row.pages, row.grade,
        row.is_draft,
    ] for row in shown)  # fmt: skip
    yield "units", ([
        row.unit_id, row.name, row.kind, row.level, row.locality, row.is_group, row.entry_id is not None,
    ] for row in records.units)  # fmt: skip
    yield "criteria", ([
        row.criterion_id, document.get(row.doc_id, -1), row.index_name, row.code, row.name, row.page,
    ] for row in records.criteria)  # fmt: skip
    yield "sections", ([
        row.section_id, document.get(row.doc_id, -1), row.marker, row.heading or _short(row.text), row.page_first,
    ] for row in sections)  # fmt: skip
    yield "tasks", ([
        row.task_id, document.get(row.doc_id, -1), criterion.get(row.criterion_id or "", -1),
        section.get(_column(row.section_id, parents, columns), -1), row.text, row.product, row.deadline_text, row.due_on, row.recurrence,
        row.page, *(roles.get(row.task_id, {}).get(role, []) for role in ("lead", "coordinate", "report_to")),
        _standing(archive, audit, row),
    ] for row in archive.counted_tasks + copied)  # fmt: skip
    yield "cells", ([
        unit[cell.unit_id], AXES.index(cell.axis), column[cell.axis][cell.column], cell.lead, cell.coordinate,
        cell.report_to,
    ] for cell in audit.cells if cell.unit_id in unit and cell.column in column[cell.axis])  # fmt: skip
    yield "loads", ([
        unit[load.unit_id], load.lead, load.coordinate, load.report_to, load.criteria, load.documents, load.overdue,
        load.undated,
    ] for load in audit.loads if load.unit_id in unit)  # fmt: skip
    yield "findings", ([
        one.code, one.severity, document.get(one.doc_id, -1), one.source, one.subject, one.row_id, one.page, one.quote,
        dict(one.values),
    ] for one in audit.findings)  # fmt: skip
    yield "comparisons", ([
        document.get(pair.before, -1), document.get(pair.after, -1), pair.relation, [[
            one.status, _side(one.before), _side(one.after), round(one.score, 3), one.detail,
        ] for one in pair.matches],
    ] for pair in audit.comparisons)  # fmt: skip


def _standing(archive: Archive, audit: Audit, task: TaskRow) -> str:
    if task.doc_id in archive.copies:
        return "copy"
    return "late" if task.task_id in audit.late else "answered" if task.task_id in audit.answered else ""


def _column(section_id: str | None, parents: dict[str, str | None], columns: set[str]) -> str:
    """The column of the matrix that a section's tasks stand in: its own, or that of the next section around it."""
    while section_id and section_id not in columns:
        section_id = parents.get(section_id)
    return section_id or ""


def _side(passage: Passage | None) -> Row | None:
    if passage is None:
        return None
    return [passage.subject, passage.row_id, passage.quote, passage.start, passage.end, passage.page]


def _short(text: str | None, width: int = 120) -> str:
    line = " ".join((text or "").split())
    return line if len(line) <= width else line[: width - 1] + "…"
