"""All records of one document, with identifiers, spans and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.assembly.confidence import confidence
from extract.assembly.criteria import heading_criteria, index_around
from extract.assembly.draft import ROLES, CriterionDraft, TaskDraft
from extract.assembly.grid import Layout, matrix, read_layout, table_tasks
from extract.assembly.headings import final_kind, heading_units
from extract.assembly.names import Unit, canonical
from extract.assembly.prose import item_span, prose_tasks
from extract.document import Document, Pages, Paragraph, Span, Table
from extract.patterns import rule
from extract.records import (
    AssignmentRow,
    CitationRow,
    CriterionRow,
    DeadlineRow,
    DocumentRow,
    FootnoteRow,
    RecipientRow,
    Records,
    SectionRow,
    TaskRow,
    UnitRow,
)
from extract.structure.frame import Frame
from extract.structure.outline import Node, Outline
from extract.tagging.criteria import find_indices
from extract.tagging.language import Tags
from extract.tagging.units import UnitMention


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
class _Maker:
    """What every record of a document needs."""

    document: Document
    pages: Pages
    row: DocumentRow
    outline: Outline
    section_ids: dict[int, str]
    tags: Tags

    def quote(self, span: Span | None) -> str | None:
        if span is None:
            return None
        return re.sub(r"[ \t]*\n[ \t]*", "\n", self.document.text[span.start : span.end]).strip() or None

    def section_at(self, offset: int) -> str | None:
        """The innermost section whose text, or whose table, holds an offset."""
        best: Node | None = None
        for node in self.outline.nodes:
            if node.span.start > offset:
                break
            best = node
        table = next(
            (
                at
                for table, at in self.outline.tables
                if table.cells and table.cells[0].start <= offset <= table.cells[-1].end
            ),
            -1,
        )
        index = table if table != -1 else best.index if best else None
        return self.holder(index)

    def holder(self, index: int | None) -> str | None:
        if index is None:
            return None
        return next(
            (
                self.section_ids[n.index]
                for n in self.outline.path(self.outline.nodes[index])
                if n.index in self.section_ids
            ),
            None,
        )


def assemble(document: Document, frame: Frame, outline: Outline, tags: Tags, row: DocumentRow) -> Records:
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
    maker = _Maker(document, Pages(document), row, outline, section_ids, tags)
    heads = {node.index: heading_units(node, tags.folded) for node in outline.nodes if node.heading}
    is_report = row.kind == "BÁO CÁO"
    kinds = {node.index: final_kind(node, heads.get(node.index, ()), is_report=is_report) for node in section_nodes}
    heads |= _bullet_heads(outline, tags)
    heads = {index: units for index, units in heads.items() if units}

    title_index = _title_index(row, tags)
    criteria = heading_criteria(outline, tags, document.text, title_index)
    by_node = {draft.node: i for i, draft in enumerate(criteria) if draft.node is not None}
    tasks = prose_tasks(outline, tags, document.text, kinds, heads, row.plan_year)
    for task in tasks:
        if task.node is not None:
            task.criterion = next(
                (by_node[n.index] for n in outline.path(outline.nodes[task.node]) if n.index in by_node), None
            )
    tasks += _from_tables(maker, criteria, title_index)
    order = sorted(range(len(criteria)), key=lambda i: (criteria[i].span.start, i))
    places = {old: new for new, old in enumerate(order)}
    criteria_ids = [f"{row.doc_id}-c{places[i] + 1}" for i in range(len(criteria))]
    tasks.sort(key=lambda task: task.span.start)

    units = _Units(row, frame)
    task_rows, assignment_rows, deadline_rows = _task_rows(maker, tasks, criteria_ids, units)
    return Records(
        documents=(row,),
        sections=tuple(_section_rows(maker, section_nodes, kinds)),
        criteria=tuple(_criterion_rows(maker, [criteria[i] for i in order])),
        tasks=tuple(task_rows),
        assignments=tuple(assignment_rows),
        deadlines=tuple(deadline_rows),
        units=units.rows(),
        citations=tuple(_citation_rows(maker, document)),
        recipients=tuple(
            RecipientRow(doc_id=row.doc_id, position=i, recipient=one.text, spans=(one.span,))
            for i, one in enumerate(frame.signature.recipients, 1)
        ),
        footnotes=tuple(_footnote_rows(maker)),
    )


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


def _from_tables(maker: _Maker, criteria: list[CriterionDraft], title_index: str | None) -> list[TaskDraft]:
    """Tasks of all assignment tables; a table without a header goes on from the one before it."""
    tasks: list[TaskDraft] = []
    last: tuple[int, Layout] | None = None
    for table, at in maker.outline.tables:
        grid = matrix(table)
        layout = read_layout(table, grid, maker.tags.folded)
        if layout is None and last and last[0] == table.n_cols and _has_no_header(table):
            layout = Layout(last[1].roles, 0)
        if layout is None:
            last = None
            continue
        last = (table.n_cols, layout)
        node = maker.outline.nodes[at] if at is not None else None
        index = index_around(maker.outline, maker.tags, node) or title_index
        text = maker.tags.folded
        tasks += table_tasks(table, layout, at, text, maker.document.text, maker.row.plan_year, index, criteria)
    return tasks


def _has_no_header(table: Table) -> bool:
    """Does the first row open with a number, as a row that goes on does?"""
    first = next((cell for cell in table.cells if cell.row == 0 and cell.col == 0), None)
    return first is not None and re.fullmatch(r"\s*(?:\d+(?:\.\d+)*|[IVX]+)\s*[.)]?\s*", first.text) is not None


# --- rows ------------------------------------------------------------------------------------------------------------


def _section_rows(maker: _Maker, nodes: Sequence[Node], kinds: dict[int, str]) -> Iterable[SectionRow]:
    ends = {node.index: node.span.end for node in maker.outline.nodes}
    for node in reversed(maker.outline.nodes):
        if node.parent is not None:
            ends[node.parent] = max(ends[node.parent], ends[node.index])
    for position, node in enumerate(nodes, 1):
        above = [n for n in maker.outline.path(node) if n.is_section][1:]
        own = _own_text(maker, node)
        yield SectionRow(
            section_id=maker.section_ids[node.index],
            doc_id=maker.row.doc_id,
            parent_id=maker.section_ids[above[0].index] if above else None,
            position=position,
            depth=len(above),
            marker=node.marker or None,
            heading=re.sub(r"\s+", " ", node.heading).strip(" :") or None,
            kind=kinds[node.index],
            text="\n".join(filter(None, (maker.quote(span) for span in own))) or None,
            page_first=maker.pages.page(node.span.start),
            page_last=maker.pages.page(max(node.span.start, ends[node.index] - 1)),
            spans=(node.span, *(span for span in own if span != node.span)),
        )


def _own_text(maker: _Maker, node: Node) -> list[Span]:
    """What a section says itself: behind its heading, and the paragraphs below it down to the next section."""
    found = [node.content] if node.content.start < node.content.end else []
    for later in maker.outline.nodes[node.index + 1 :]:
        holder = next((n.index for n in maker.outline.path(later) if n.is_section), None)
        if holder == node.index:
            start = later.span.start - len(later.marker) - 1 if later.marker else later.span.start
            found.append(Span(max(start, 0), later.span.end))
        elif later.is_section and later.parent is None:
            break
    return found


def _criterion_rows(maker: _Maker, drafts: Sequence[CriterionDraft]) -> Iterable[CriterionRow]:
    for position, draft in enumerate(drafts, 1):
        spans = [span for span in (draft.name, draft.limitation, draft.cause, draft.solution) if span is not None]
        yield CriterionRow(
            criterion_id=f"{maker.row.doc_id}-c{position}",
            doc_id=maker.row.doc_id,
            section_id=maker.section_ids.get(draft.node)
            if draft.node is not None
            else maker.section_at(draft.span.start),
            position=position,
            index_name=draft.index_name,
            code=draft.code,
            name=re.sub(r"\s+", " ", maker.quote(draft.name) or "").strip(" .:") or (draft.code or ""),
            limitation=maker.quote(draft.limitation),
            cause=maker.quote(draft.cause),
            solution=maker.quote(draft.solution),
            score=draft.score[0] if draft.score else None,
            score_max=draft.score[1] if draft.score else None,
            page=maker.pages.page(draft.span.start),
            spans=tuple(spans),
        )


def _task_rows(
    maker: _Maker, tasks: Sequence[TaskDraft], criteria_ids: Sequence[str], units: _Units
) -> tuple[list[TaskRow], list[AssignmentRow], list[DeadlineRow]]:
    rows: list[TaskRow] = []
    assignments: list[AssignmentRow] = []
    deadlines: list[DeadlineRow] = []
    for position, task in enumerate(tasks, 1):
        task_id = f"{maker.row.doc_id}-t{position}"
        mentions: dict[str, list[str]] = {role: [] for role in ROLES}
        for i, one in enumerate(task.assigned, 1):
            mention = printed(one.unit, maker.document.text)
            mentions[one.role].append(mention)
            sure, doubts = confidence(task, one, maker.tags.folded)
            assignments.append(
                AssignmentRow(
                    task_id=task_id,
                    doc_id=maker.row.doc_id,
                    position=i,
                    role=one.role,
                    unit_id=units.add(mention),
                    mention=mention,
                    is_inherited=one.is_inherited,
                    confidence=sure,
                    doubts="; ".join(doubts) or None,
                    page=maker.pages.page(one.unit.spans[0].start),
                    spans=one.unit.spans,
                )
            )
        for i, due in enumerate(task.deadlines, 1):
            deadlines.append(
                DeadlineRow(
                    task_id=task_id,
                    doc_id=maker.row.doc_id,
                    position=i,
                    text=re.sub(r"\s+", " ", maker.document.text[due.start : due.end]),
                    start_on=due.start_on,
                    due_on=due.due_on,
                    recurrence=due.recurrence,
                    spans=(Span(due.start, due.end),),
                )
            )
        first = task.deadlines[0] if task.deadlines else None
        rows.append(
            TaskRow(
                task_id=task_id,
                doc_id=maker.row.doc_id,
                section_id=maker.holder(task.node),
                criterion_id=criteria_ids[task.criterion] if task.criterion is not None else None,
                position=position,
                origin=task.origin,
                text=maker.quote(task.span) or "",
                action=_action(maker, task),
                product=maker.quote(task.product),
                lead="; ".join(mentions["lead"]) or None,
                coordinate="; ".join(mentions["coordinate"]) or None,
                report_to="; ".join(mentions["report_to"]) or None,
                deadline_text="; ".join(d.text for d in deadlines if d.task_id == task_id) or None,
                start_on=first.start_on if first else None,
                due_on=first.due_on if first else None,
                recurrence=first.recurrence if first else None,
                note=maker.quote(task.note),
                page=maker.pages.page(task.span.start),
                spans=(task.span,),
            )
        )
    return rows, assignments, deadlines


def _action(maker: _Maker, task: TaskDraft) -> str | None:
    """The text of a task without its leads and coordinating units and the words that give them their role."""
    chars = list(maker.document.text[task.span.start : task.span.end])
    for one in task.assigned:
        if one.role == "report_to" or one.is_inherited:
            continue
        for span in one.unit.spans:
            a, b = span.start - task.span.start, span.end - task.span.start
            if 0 <= a < b <= len(chars):
                chars[a:b] = ["¤"] + [""] * (b - a - 1)
    bare = "".join(chars)
    bare = re.sub(r"¤(?:[\s,;]*(?:và|cùng)?\s*¤)*", "¤", bare)
    bare = rule("roles", "action.role_words").regex.sub(" ", bare).replace("¤", "")
    bare = _tidy(bare)
    return bare[:1].upper() + bare[1:] or None


def _tidy(text: str) -> str:
    """Spaces and brackets in order again where words were taken out."""
    text = re.sub(r"\(\s*(?:[,;]\s*)*\)", "", text)
    text = re.sub(r"\(\s*(?:[,;]\s*)*", "(", text)
    text = re.sub(r"\s+(?=[\s,;.:)])", "", text)
    text = re.sub(r"(?<=[;:,])\s*(?=\.)|(?<!\.)\.(?=\.(?!\.))", "", text)
    return re.sub(r"\s+", " ", text).strip(" ,;:-")


def printed(unit: UnitMention, text: str) -> str:
    """The mention as the document prints it: the folded spelling gives way to the printed one."""
    if len(unit.spans) == 1:
        span = unit.spans[0]
        raw = re.sub(r"\s+", " ", text[span.start : span.end])
        plain = re.sub(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)?|^100%\s+", "", raw).strip(" ,;.-")
        return plain or unit.text
    name = text[unit.spans[-1].start : unit.spans[-1].end]
    return re.sub(r"\s+", " ", unit.text[: len(unit.text) - len(name)] + name)


def _citation_rows(maker: _Maker, document: Document) -> Iterable[CitationRow]:
    """Citations in reading order, those of a footnote where it is called; a document's own name on its appendix is none."""
    marks = _mark_offsets(document)
    notes = [
        (note.paragraphs[0].start, note.paragraphs[-1].end, marks.get(i))
        for i, note in enumerate(document.footnotes)
        if note.paragraphs
    ]

    def place(offset: int) -> tuple[int, int]:
        for start, end, at in notes:
            if start <= offset < end and at is not None:
                return at, offset
        return offset, 0

    kept = sorted((one for one in maker.tags.citations if not one.is_self), key=lambda one: place(one.start))
    for position, one in enumerate(kept, 1):
        yield CitationRow(
            doc_id=maker.row.doc_id,
            position=position,
            section_id=maker.section_at(place(one.start)[0]),
            text=re.sub(r"\s+", " ", document.text[one.start : one.end]),
            kind=one.kind,
            number=one.number,
            code=one.code,
            issued_on=one.issued_on,
            issuer=one.issuer,
            page=maker.pages.page(one.start),
            spans=(Span(one.start, one.end),),
        )


def _mark_offsets(document: Document) -> dict[int, int]:
    """Where each footnote is called, by its place among the footnotes."""
    calls = [(mark.marker, p.start + mark.offset) for p in document.paragraphs() for mark in p.marks]
    found: dict[int, int] = {}
    used: set[int] = set()
    for i, note in enumerate(document.footnotes):
        hit = next((j for j, (marker, _) in enumerate(calls) if marker == note.marker and j not in used), None)
        if hit is not None:
            used.add(hit)
            found[i] = calls[hit][1]
    return found


def _footnote_rows(maker: _Maker) -> Iterable[FootnoteRow]:
    marks = _mark_offsets(maker.document)
    for i, note in enumerate(maker.document.footnotes):
        span = Span(note.paragraphs[0].start, note.paragraphs[-1].end) if note.paragraphs else Span(0, 0)
        yield FootnoteRow(
            doc_id=maker.row.doc_id,
            position=i + 1,
            marker=note.marker,
            text=maker.quote(span) or "",
            section_id=maker.section_at(marks[i]) if i in marks else None,
            page=maker.pages.page(span.start),
            spans=(span,),
        )


class _Units:
    """Collects the units of a document."""

    def __init__(self, row: DocumentRow, frame: Frame) -> None:
        self._level = row.issuer_level
        self._place = _issuer_place(row.issuer)
        self._found: dict[str, tuple[Unit, int]] = {}

    def add(self, mention: str) -> str:
        unit = canonical(mention, self._level, self._place)
        known = self._found.get(unit.unit_id)
        self._found[unit.unit_id] = (known[0] if known else unit, (known[1] if known else 0) + 1)
        return unit.unit_id

    def rows(self) -> tuple[UnitRow, ...]:
        return tuple(
            UnitRow(
                unit_id=unit.unit_id,
                name=unit.name,
                kind=unit.kind,
                level=unit.level,
                locality=unit.locality,
                is_group=unit.is_group,
                mentions=count,
                documents=1,
            )
            for unit, count in (self._found[key] for key in sorted(self._found))
        )


def _issuer_place(issuer: str | None) -> str | None:
    hit = rule("unit_names", "place").regex.search(issuer or "")
    return f"{hit['type']} {hit['name']}" if hit else None
