"""Tasks from running text: each item that is work, its sentences that are tasks of their own, its label lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.assembly.body import LABELLED, Body, item_span
from extract.assembly.criteria import run_in_texts
from extract.assembly.draft import ROLES, UNITS, TaskDraft
from extract.assembly.headings import sets_tasks
from extract.assembly.inherited import is_closing, leads_around, partners_around, phase
from extract.assembly.label_lines import below_label, take_label, take_value
from extract.assembly.labels import TIMES, find_labels, opens_with_label, relabel
from extract.assembly.work import is_work
from extract.document import Span
from extract.patterns import rules
from extract.structure.outline import Node
from extract.tagging.roles import Statement
from extract.tagging.units import UnitMention


def prose_tasks(body: Body) -> list[TaskDraft]:
    """The tasks of the body outside tables, in reading order."""
    outline, tags, kinds = body.outline, body.tags, body.kinds
    drafts: list[TaskDraft] = []
    owner: dict[int, TaskDraft] = {}
    for node in outline.nodes:
        span = item_span(node)
        if (
            span.start < span.end
            and opens_with_label(tags.folded, span.start, span.end)
            and not _is_section_label(node)
        ):
            take_label(body, node, span, drafts, owner)
            continue
        if labelled := below_label(body, node):
            take_value(body, node, span, labelled, drafts, owner)
            continue
        if node.kind == "criterion":
            solution = run_in_texts(node, tags).get("solution")
            if solution is None or sets_tasks(node, outline, kinds) is False:
                continue
            span = solution
        elif not is_work(body, node, span):
            continue
        for draft in _tasks_of(body, node, span):
            drafts.append(draft)
            owner[node.index] = draft
    held = Counter(
        one.index for draft in drafts if draft.node is not None for one in outline.path(outline.nodes[draft.node])
    )
    drafts = [draft for draft in drafts if not _is_parted(body, draft, held)]
    for draft in drafts:
        draft.assigned.sort(key=lambda one: ROLES.index(one.role))
    drafts.sort(key=lambda draft: draft.span.start)
    return drafts


def _is_parted(body: Body, draft: TaskDraft, held: Counter[int]) -> bool:
    """A heading that its label lines made a task, below which tasks of their own stand after all."""
    node = body.outline.nodes[draft.node] if draft.node is not None else None
    if node is None or not node.heading or draft.span != node.heading_span or node.content.start < node.content.end:
        return False
    return held[node.index] > 1


def _is_section_label(node: Node) -> bool:
    """`- Giải pháp: ...` is a section with a functional label, not a label line of a task."""
    return node.is_section and node.kind in LABELLED


def _tasks_of(body: Body, node: Node, span: Span) -> Iterator[TaskDraft]:
    """The tasks of one item: one, or one for each sentence that gives work to a unit of its own."""
    around, partners = leads_around(body, node), partners_around(body, node)
    above = () if is_closing(body, node) else tuple(body.outline.path(node))
    under_unit = any(body.heads.get(one.index) for one in above)
    statements = tuple(
        replace(one, leads=()) if around and one.is_aside else _by_whom(body, node, one, under_unit=under_unit)
        for one in body.statements(node)
        if one.end > span.start and not _is_remark(body, one)
    )
    labels = find_labels(body.tags.folded, span.start, span.end)
    inner = tuple(one for one in labels if one.start > span.start + 3 and one.value in (*UNITS, *TIMES, "product"))
    groups = _by_leads(body, statements, around, is_one=bool(inner))
    for i, group in enumerate(groups):
        start = max(group[0].start, span.start)
        end = groups[i + 1][0].start if i + 1 < len(groups) else span.end
        draft = TaskDraft(Span(start, len(body.text[:end].rstrip())), body.holder(node), "prose")
        draft.is_heading = node.is_section and span == node.heading_span
        draft.tell(group, around, partners)
        draft.deadlines = body.deadlines(start, end)
        if inner:
            within = tuple(one for one in inner if start <= one.start < end)
            relabel(draft, within, body.tags.folded, body.text, body.plan_year)
        if not draft.deadlines:
            draft.deadlines = phase(body, node)
        yield draft


def _by_leads(
    body: Body, statements: Sequence[Statement], around: Sequence[UnitMention], *, is_one: bool
) -> list[list[Statement]]:
    """Sentences of an item, those of one task together; `is_one` where they are a single task whoever leads."""
    groups: list[list[Statement]] = []
    leads: list[set[str]] = []
    above = {unit.text.casefold() for unit in around}
    for one in statements:
        names = {unit.text.casefold() for unit in one.leads}
        known = (leads[-1] or above) if leads else set()
        if groups and not (names and known and names - known and not is_one):
            groups[-1].append(one)
            leads[-1] = leads[-1] or names
        else:
            groups.append([one])
            leads.append(names)
    frames = bool(groups) and rules("roles")["intro"].regex.match(body.folded(groups[0][0])) is not None
    if len(groups) > 1 and not frames and (named := next((k for k, one in enumerate(groups[0]) if one.leads), 0)):
        # Where sentences give work to several units, one before them that names none is work of its own.
        groups[:1] = [groups[0][:named], groups[0][named:]]
    return groups


def _is_remark(body: Body, statement: Statement) -> bool:
    """A sentence about the document itself, or one that only names a topic."""
    said = body.folded(statement)
    if rules("roles")["not.work.notice"].regex.match(said):
        return True
    return not statement.leads and rules("roles")["not.work"].regex.match(said) is not None


def _by_whom(body: Body, node: Node, statement: Statement, *, under_unit: bool) -> Statement:
    """A statement without those who have no role in it, for the order is an act of the unit that leads.

    So it is under a unit's heading, and for "Chỉ đạo các xã ..." of those whom an opening line orders.
    """
    if not statement.is_order:
        return statement
    if under_unit:
        return replace(statement, leads=(), is_order=False)
    said = body.folded(statement)
    openings = filter(None, map(body.opening, body.outline.path(node)))
    is_act = rules("roles")["order.directs"].regex.match(said) is not None and any(
        told.is_order and told.leads for opening in openings for told in body.statements(opening)
    )
    if not is_act:
        return statement
    clause = statement.start + len(said.partition(";")[0])
    later = tuple(unit for unit in statement.leads if unit.spans[0].start > clause)
    return replace(statement, leads=later, is_order=False)
