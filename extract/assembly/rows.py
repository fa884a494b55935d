"""The rows of a document's tables, with identifiers, quotes, spans and pages, from what was found in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from extract.assembly.confidence import confidence
from extract.assembly.draft import CriterionDraft, TaskDraft
from extract.assembly.names import Units
from extract.assembly.wording import action, printed
from extract.document import Document, Pages, Span, Table
from extract.records import (
    AssignmentRow,
    CitationRow,
    CriterionRow,
    DeadlineRow,
    DocumentRow,
    FootnoteRow,
    RecipientRow,
    SectionRow,
    TaskRow,
)
from extract.structure.frame import Frame
from extract.structure.outline import Node, Outline
from extract.tagging.tags import Tags

_LINE_ENDS = re.compile(r"[ \t]*\n[ \t]*")
_AROUND = 1000  # characters around a citation within which its issuer is named


@dataclass(frozen=True)
class Source:
    """What every row of a document is made from.

    Attributes:
        document: The document as read.
        pages: Looks up pages.
        row: The document's own row.
        outline: The outline of its body.
        section_ids: Identifiers of the sections, by node index.
        tags: What the tagger found.
        illegible: What was recognised in an image with doubt.
    """

    document: Document
    pages: Pages
    row: DocumentRow
    outline: Outline
    section_ids: dict[int, str]
    tags: Tags
    illegible: tuple[Span, ...] = ()

    @cached_property
    def _furthest(self) -> list[int]:
        """How far the nodes up to each reach to the right with their starts."""
        return list(accumulate((node.span.start for node in self.outline.nodes), max))

    @property
    def likely(self) -> str | None:
        """What rules looked at in place of the text; None where that is the text."""
        return self.document.likely if self.document.recognised else None

    def quote(self, span: Span | None) -> str | None:
        """The text of a span, lines trimmed; None for none."""
        if span is None:
            return None
        said = self.document.text[span.start : span.end].strip()
        return (_LINE_ENDS.sub("\n", said) if "\n" in said else said) or None

    def quotes(self, spans: Sequence[Span]) -> str | None:
        """The texts of spans, one below the other; None for none."""
        return "\n".join(filter(None, (self.quote(span) for span in spans))) or None

    def line(self, span: Span | None) -> str | None:
        """The text of a span on one line; None for none."""
        return " ".join(self.document.text[span.start : span.end].split()) or None if span else None

    def as_printed(self, value: str | None, near: int) -> str | None:
        """Words that were found around an offset, as the document prints them."""
        likely = self.document.likely
        at = likely.find(value, max(0, near - _AROUND), near + _AROUND) if value and self.document.recognised else -1
        return self.document.text[at : at + len(value)] if value and at >= 0 else value

    def section_at(self, offset: int) -> str | None:
        """The innermost section whose text, or whose table, holds an offset."""
        at = bisect_right(self._furthest, offset) - 1
        table = next(
            (
                holder
                for table, holder in self.outline.tables
                if table.cells and table.cells[0].start <= offset <= table.cells[-1].end
            ),
            -1,
        )
        index = table if table != -1 else at if at >= 0 else None
        return self.holder(index)

    def holder(self, index: int | None) -> str | None:
        """The identifier of the innermost section that holds a node, itself included."""
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


Texts = dict[int | None, list[Span]]


def section_rows(source: Source, nodes: Sequence[Node], kinds: dict[int, str], texts: Texts) -> Iterator[SectionRow]:
    """The rows of `sections`.

    Args:
        source: What rows are made from.
        nodes: The sections, in reading order.
        kinds: Their kinds, by node index.
        texts: What each says itself (`own_texts`).
    """
    ends = {node.index: node.span.end for node in source.outline.nodes}
    for node in reversed(source.outline.nodes):
        if node.parent is not None:
            ends[node.parent] = max(ends[node.parent], ends[node.index])
    for position, node in enumerate(nodes, 1):
        above = [n for n in source.outline.path(node) if n.is_section][1:]
        own = texts[node.index]
        yield SectionRow(
            section_id=source.section_ids[node.index],
            doc_id=source.row.doc_id,
            parent_id=source.section_ids[above[0].index] if above else None,
            position=position,
            depth=len(above),
            marker=node.marker or None,
            heading=" ".join(node.heading.split()).strip(" :") or None,
            kind=kinds[node.index],
            text=source.quotes(own),
            page_first=source.pages.page(node.span.start),
            page_last=source.pages.page(max(node.span.start, ends[node.index] - 1)),
            spans=(node.span, *(span for span in own if span != node.span)),
        )


def own_texts(source: Source, unread: Sequence[tuple[Table, int | None]]) -> Texts:
    """What each section says itself, by node index: behind its heading, and below it down to the next section.

    Args:
        source: What rows are made from.
        unread: Tables that assign no work, with the node that encloses each: what they say is text of its section.

    Returns:
        Spans in reading order; under None those of the text that stands in no section.
    """
    texts: Texts = {None: []}
    holders: dict[int | None, int | None] = {None: None}
    for node in source.outline.nodes:
        if node.is_section:
            holders[node.index] = node.index
            texts[node.index] = [node.content] if node.content.start < node.content.end else []
            continue
        holder = holders[node.index] = holders[node.parent]
        start = node.span.start - len(node.marker) - 1 if node.marker else node.span.start
        texts[holder].append(Span(max(start, 0), node.span.end))
    for table, at in unread:
        texts[holders[at]].append(Span(table.cells[0].start, table.cells[-1].end))
    for spans in texts.values():
        spans.sort(key=lambda span: span.start)
    return texts


def criterion_rows(source: Source, drafts: Sequence[CriterionDraft]) -> Iterator[CriterionRow]:
    """The rows of `criteria`, from drafts in reading order."""
    for position, draft in enumerate(drafts, 1):
        spans = [span for span in (draft.name, draft.limitation, draft.cause, draft.solution) if span is not None]
        yield CriterionRow(
            criterion_id=f"{source.row.doc_id}-c{position}",
            doc_id=source.row.doc_id,
            section_id=source.section_ids.get(draft.node)
            if draft.node is not None
            else source.section_at(draft.span.start),
            position=position,
            index_name=draft.index_name,
            code=draft.code,
            name=re.sub(r"\s+", " ", source.quote(draft.name) or "").strip(" .:") or (draft.code or ""),
            limitation=source.quote(draft.limitation),
            cause=source.quote(draft.cause),
            solution=source.quote(draft.solution),
            score=draft.score[0] if draft.score else None,
            score_max=draft.score[1] if draft.score else None,
            page=source.pages.page(draft.span.start),
            spans=tuple(spans),
        )


# Behind a group's name its members may be listed in brackets; those of the largest district have fewer characters.
_LISTED = 500


def assignment_rows(source: Source, task: TaskDraft, task_id: str, units: Units) -> Iterator[AssignmentRow]:
    """The units of a task; their canonical forms are added to `units`."""
    for position, one in enumerate(task.assigned, 1):
        mention = printed(one.unit, source.document.text, source.likely)
        likely = printed(one.unit, source.document.likely) if source.likely else mention
        last, text = one.unit.spans[-1], source.document.likely
        bracket = text.find("(", last.start, last.end)
        behind = last.end if bracket < 0 else bracket
        unit_id, is_alike = units.add(mention, likely, text[behind : behind + _LISTED])
        sure, doubts = confidence(task, one, source.tags.folded, source.illegible, is_alike=is_alike)
        yield AssignmentRow(
            task_id=task_id,
            doc_id=source.row.doc_id,
            position=position,
            role=one.role,
            unit_id=unit_id,
            mention=mention,
            is_inherited=one.is_inherited,
            confidence=sure,
            doubts="; ".join(doubts) or None,
            page=source.pages.page(one.unit.spans[0].start),
            spans=one.unit.spans,
        )


def deadline_rows(source: Source, task: TaskDraft, task_id: str) -> Iterator[DeadlineRow]:
    """The deadlines of a task."""
    for position, due in enumerate(task.deadlines, 1):
        yield DeadlineRow(
            task_id=task_id,
            doc_id=source.row.doc_id,
            position=position,
            text=re.sub(r"\s+", " ", source.document.text[due.start : due.end]),
            start_on=due.start_on,
            due_on=due.due_on,
            recurrence=due.recurrence,
            spans=(Span(due.start, due.end),),
        )


def task_row(
    source: Source,
    task: TaskDraft,
    position: int,
    criterion_id: str | None,
    assignments: Sequence[AssignmentRow],
    deadlines: Sequence[DeadlineRow],
) -> TaskRow:
    """The row of a task, with what its assignments and deadlines say in short."""

    def units(role: str) -> str | None:
        return "; ".join(one.mention for one in assignments if one.role == role) or None

    first = deadlines[0] if deadlines else None
    others = (": ".join(filter(None, (one.header, source.line(one.span)))) for one in task.asides)
    return TaskRow(
        task_id=f"{source.row.doc_id}-t{position}",
        doc_id=source.row.doc_id,
        section_id=source.holder(task.node),
        criterion_id=criterion_id,
        position=position,
        origin=task.origin,
        text=source.quote(task.span) or "",
        action=action(task, source.document.text),
        product=source.quote(task.product),
        lead=units("lead"),
        coordinate=units("coordinate"),
        report_to=units("report_to"),
        deadline_text="; ".join(one.text for one in deadlines) or None,
        start_on=first.start_on if first else None,
        due_on=first.due_on if first else None,
        recurrence=first.recurrence if first else None,
        note=source.quote(task.note),
        table_group=source.line(task.group),
        other_columns="; ".join(others) or None,
        page=source.pages.page(task.span.start),
        spans=(
            task.span,
            *(span for span in (task.product, task.note, task.group) if span),
            *(a.span for a in task.asides),
        ),
    )


def citation_rows(source: Source) -> Iterator[CitationRow]:
    """Citations in reading order, those of a footnote where it is called; a document's own name on its appendix is none."""
    document = source.document
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

    kept = sorted((one for one in source.tags.citations if not one.is_self), key=lambda one: place(one.start))
    for position, one in enumerate(kept, 1):
        yield CitationRow(
            doc_id=source.row.doc_id,
            position=position,
            section_id=source.section_at(place(one.start)[0]),
            text=re.sub(r"\s+", " ", document.text[one.start : one.end]),
            kind=one.kind,
            number=one.number,
            code=one.code,
            issued_on=one.issued_on,
            issuer=source.as_printed(one.issuer, one.start),
            page=source.pages.page(one.start),
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


def recipient_rows(source: Source, frame: Frame) -> Iterator[RecipientRow]:
    """The lines under Nơi nhận."""
    for position, one in enumerate(frame.signature.recipients, 1):
        yield RecipientRow(doc_id=source.row.doc_id, position=position, recipient=one.text, spans=(one.span,))


def footnote_rows(source: Source) -> Iterator[FootnoteRow]:
    """The rows of `footnotes`."""
    marks = _mark_offsets(source.document)
    for i, note in enumerate(source.document.footnotes):
        span = Span(note.paragraphs[0].start, note.paragraphs[-1].end) if note.paragraphs else Span(0, 0)
        yield FootnoteRow(
            doc_id=source.row.doc_id,
            position=i + 1,
            marker=note.marker,
            text=source.quote(span) or "",
            section_id=source.section_at(marks[i]) if i in marks else None,
            page=source.pages.page(span.start),
            spans=(span,),
        )
