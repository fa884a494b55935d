"""All records of one document, with identifiers, spans and pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.assembly.body import Body, item_span
from extract.assembly.columns import Layout, matrix, read_layout
from extract.assembly.confidence import unsure
from extract.assembly.criteria import heading_criteria, index_around
from extract.assembly.draft import CriterionDraft, TaskDraft
from extract.assembly.grade import grade, notices
from extract.assembly.headings import final_kind, heading_units, is_letter, is_plan
from extract.assembly.misread import alike, as_printed, resolved
from extract.assembly.names import Units
from extract.assembly.prose import prose_tasks
from extract.assembly.rows import (
    Source,
    assignment_rows,
    citation_rows,
    criterion_rows,
    deadline_rows,
    footnote_rows,
    own_texts,
    recipient_rows,
    section_rows,
    task_row,
)
from extract.assembly.table import table_tasks
from extract.assembly.wording import printed
from extract.document import Document, Notice, Pages, Paragraph, Span, Table
from extract.records import AssignmentRow, DeadlineRow, DocumentRow, Records, TaskRow
from extract.structure.frame import Frame
from extract.structure.outline import Outline
from extract.tagging.criteria import find_indices
from extract.tagging.tags import Tags
from extract.tagging.units import UnitMention
from extract.timing import timed


def items(outline: Outline) -> list[tuple[int, int]]:
    """Where the items stand that the tagger reads sentence by sentence."""
    spans = (item_span(node) for node in outline.nodes)
    return sorted({(span.start, span.end) for span in spans if span.start < span.end})


def lines(document: Document, frame: Frame) -> list[tuple[int, int]]:
    """Where documents may be cited: paragraphs, cells and footnotes of the body."""
    outside = frame.blocks
    title = frame.letterhead.spans.get("title")
    found: list[tuple[int, int]] = [(title.start, title.end)] if title else []
    for i, block in enumerate(document.blocks):
        if i in outside:
            continue
        if isinstance(block, Paragraph):
            found.append((block.start, block.end))
        else:
            found += [(cell.start, cell.end) for cell in block.cells]
    found += [(note.paragraphs[0].start, note.paragraphs[-1].end) for note in document.footnotes if note.paragraphs]
    return sorted(one for one in found if one[0] < one[1])


@dataclass(frozen=True, slots=True)
class Assembly:
    """The records of one document, and what looks wrong in them or could not be read."""

    records: Records
    notices: tuple[Notice, ...]


@timed("assemble")
def assemble(document: Document, frame: Frame, outline: Outline, tags: Tags, row: DocumentRow) -> Assembly:
    """Records of one document.

    Args:
        document: The document as read.
        frame: Letterhead and signature.
        outline: The outline of the body.
        tags: What the tagger found.
        row: The document's own row, complete but for `problems`.
    """
    section_nodes = [node for node in outline.nodes if node.is_section]
    section_ids = {node.index: f"{row.doc_id}-s{i}" for i, node in enumerate(section_nodes, 1)}
    source = Source(document, Pages(document), row, outline, section_ids, tags, tuple(document.unsure()))
    heads = {node.index: heading_units(node, tags.folded) for node in outline.nodes if node.heading}
    is_report = row.kind == "BÁO CÁO"
    kinds = {node.index: final_kind(node, heads.get(node.index, ()), is_report=is_report) for node in section_nodes}
    heads |= _bullet_heads(outline, tags)
    heads = {index: units for index, units in heads.items() if units}

    title_index = _title_index(row, tags)
    criteria = heading_criteria(outline, tags, document.text, title_index)
    by_node = {draft.node: i for i, draft in enumerate(criteria) if draft.node is not None}
    body = Body(
        outline,
        tags,
        document.likely,
        kinds,
        heads,
        row.plan_year,
        is_plan=is_plan(row.kind),
        is_letter=is_letter(row.kind),
    )
    tasks = prose_tasks(body)
    for task in tasks:
        if task.node is not None:
            task.criterion = next(
                (by_node[n.index] for n in outline.path(outline.nodes[task.node]) if n.index in by_node), None
            )
    found, unread = _from_tables(source, criteria, title_index)
    tasks = sorted([*tasks, *found], key=lambda task: task.span.start)
    if document.recognised:
        for task in tasks:
            as_printed(task, document)

    order = sorted(range(len(criteria)), key=lambda i: (criteria[i].span.start, i))
    criteria_ids = {old: f"{row.doc_id}-c{new}" for new, old in enumerate(order, 1)}
    mentions = [printed(one.unit, document.likely) for task in tasks for one in task.assigned]
    units = Units(row, alike(document, tasks, frame), document.likely, mentions)
    task_rows: list[TaskRow] = []
    assignments: list[AssignmentRow] = []
    deadlines: list[DeadlineRow] = []
    for position, task in enumerate(tasks, 1):
        task_id = f"{row.doc_id}-t{position}"
        given = list(assignment_rows(source, task, task_id, units))
        due = list(deadline_rows(source, task, task_id))
        criterion_id = criteria_ids[task.criterion] if task.criterion is not None else None
        task_rows.append(task_row(source, task, position, criterion_id, given, due))
        assignments += given
        deadlines += due
    texts = own_texts(source, unread)
    graded, reasons = grade(
        row, task_rows, assignments, [table for table, _ in unread], {notice.code for notice in document.notices}
    )
    own = replace(
        row,
        preamble=source.quotes(texts[None]),
        grade=graded,
        grade_reasons="; ".join(reasons) or None,
        spans=tuple(sorted({*row.spans, *texts[None]}, key=lambda span: (span.start, span.end))),
    )
    records = Records(
        documents=(own,),
        sections=tuple(section_rows(source, section_nodes, kinds, texts)),
        criteria=tuple(criterion_rows(source, [criteria[i] for i in order])),
        tasks=tuple(task_rows),
        assignments=tuple(assignments),
        deadlines=tuple(deadlines),
        units=units.rows(),
        citations=tuple(citation_rows(source)),
        recipients=tuple(recipient_rows(source, frame)),
        footnotes=tuple(footnote_rows(source)),
    )
    doubted = (*unsure(assignments), *resolved(assignments, units))
    return Assembly(records, (*notices(graded, reasons), *_unread_notices(source, unread), *doubted))


def _unread_notices(source: Source, unread: list[tuple[Table, int | None]]) -> list[Notice]:
    """Where the tables stand that assign no work: a reader may want them all the same."""
    found = []
    for table, _ in unread:
        span = Span(table.cells[0].start, table.cells[-1].end)
        values = {"rows": str(table.n_rows), "columns": str(table.n_cols), "head": _head(table)}
        found.append(Notice("table-as-text", values, source.pages.page(span.start), (span,)))
    return found


def _head(table: Table) -> str:
    """The first row of a table, in short."""
    said = (re.sub(r"\s+", " ", cell.text).strip() for cell in table.cells if cell.row == 0)
    return " | ".join(filter(None, said))[:120]


def _bullet_heads(outline: Outline, tags: Tags) -> dict[int, tuple[UnitMention, ...]]:
    """Bullets that only name units and open what is below them ("+ Các cơ quan, đơn vị:")."""
    found = {}
    for node in outline.nodes:
        if not node.heading and node.opens and node.style != "plain":
            span = item_span(node)
            statements = tags.statements.get((span.start, span.end), ())
            if statements and statements[0].label_end >= span.end - 1 and statements[0].leads:
                found[node.index] = statements[0].leads
    return found


def _title_index(row: DocumentRow, tags: Tags) -> str | None:
    """The one index that the title names, else the only one that the document names; None where several or none are."""
    for named in (find_indices(row.title or ""), tags.indices):
        names = {one.name for one in named}
        if len(names) == 1:
            return names.pop()
    return None


def _from_tables(
    source: Source, criteria: list[CriterionDraft], title_index: str | None
) -> tuple[list[TaskDraft], list[tuple[Table, int | None]]]:
    """Tasks of all assignment tables, and the tables that are none; one without a header goes on from the one before it."""
    tasks: list[TaskDraft] = []
    unread: list[tuple[Table, int | None]] = []
    last: tuple[int, Layout] | None = None
    folded = source.tags.folded
    for table, at in source.outline.tables:
        layout = read_layout(table, matrix(table), folded)
        if layout is None and last and last[0] == table.n_cols and _has_no_header(table):
            layout = replace(last[1], first=0)
        if layout is None:
            last = None
            if any(cell.text.strip() for cell in table.cells):
                unread.append((table, at))
            continue
        last = (table.n_cols, layout)
        node = source.outline.nodes[at] if at is not None else None
        tasks += table_tasks(
            table,
            layout,
            node=at,
            text=folded,
            printed=source.document.likely,
            plan_year=source.row.plan_year,
            index_name=index_around(source.outline, source.tags, node) or title_index,
            criteria=criteria,
        )
    return tasks, unread


def _has_no_header(table: Table) -> bool:
    """Does the first row open with a number, as a row that goes on does?"""
    first = next((cell for cell in table.cells if cell.row == 0 and cell.col == 0), None)
    return first is not None and re.fullmatch(r"\s*(?:\d+(?:\.\d+)*|[IVX]+)\s*[.)]?\s*", first.text) is not None
