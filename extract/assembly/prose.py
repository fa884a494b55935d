"""Tasks from running text: which items are work, what they inherit, which sentences are tasks of their own."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from extract.assembly.criteria import run_in_texts
from extract.assembly.draft import ROLES, UNITS, TaskDraft
from extract.assembly.headings import sets_tasks
from extract.assembly.labels import Labelled, apply_labels, find_labels, label_value, named_roles, opens_with_label
from extract.document import Span
from extract.patterns import rules
from extract.structure.lines import in_capitals
from extract.structure.outline import Node, Outline
from extract.tagging.deadlines import Deadline
from extract.tagging.roles import Statement
from extract.tagging.tags import Tags
from extract.tagging.units import UnitMention

_LABELLED = ("limitation", "cause", "limitation_cause", "solution", "results")
_WORK = ("tasks", "solution")
_CONTENT = (*_WORK, "direction")
_TIMES = ("deadline", "due")
_LONGEST_VALUE = 30  # words in a line below a label heading
_OWN, _ORDER, _INHERITED, _GUESSED = 0.95, 0.95, 0.9, 0.7


def item_span(node: Node) -> Span:
    """The text of an item: without its functional label, with a unit label."""
    labelled = node.kind in (*_LABELLED, "tasks", "implementation", "direction", "criterion")
    return node.content if labelled and node.content.start < node.content.end else node.span


@dataclass(frozen=True)
class _Context:
    outline: Outline
    tags: Tags
    text: str
    kinds: dict[int, str]
    heads: dict[int, tuple[UnitMention, ...]]
    plan_year: int | None
    topics_set_tasks: bool
    is_letter: bool

    @cached_property
    def _due(self) -> list[tuple[int, int]]:
        return sorted((one.start, i) for i, one in enumerate(self.tags.deadlines))

    @cached_property
    def _cited(self) -> list[tuple[int, int]]:
        return sorted((one.start, one.end) for one in self.tags.citations)

    @cached_property
    def _openings(self) -> dict[int | None, list[int]]:
        found: dict[int | None, list[int]] = {}
        for node in self.outline.nodes:
            if node.opens and not self.outline.children(node.index):
                found.setdefault(node.parent, []).append(node.index)
        return found

    def deadlines(self, start: int, end: int) -> list[Deadline]:
        """The deadlines that begin in a stretch of the text, in order."""
        first, last = bisect_left(self._due, (start, 0)), bisect_left(self._due, (end, 0))
        return [self.tags.deadlines[i] for i in sorted(i for _, i in self._due[first:last])]

    def cites(self, at: int) -> bool:
        """Does the mention of a document open the text at an offset?"""
        first, last = bisect_left(self._cited, (at - 1, 0)), bisect_left(self._cited, (at + 4, 0))
        return any(end > at for _, end in self._cited[first:last])

    def opening(self, node: Node) -> Node | None:
        """The last line before a node among its siblings that opens what follows, and has nothing below it."""
        listed = self._openings.get(node.parent, [])
        at = bisect_left(listed, node.index)
        return self.outline.nodes[listed[at - 1]] if at else None


def prose_tasks(
    outline: Outline,
    tags: Tags,
    text: str,
    kinds: dict[int, str],
    heads: dict[int, tuple[UnitMention, ...]],
    plan_year: int | None,
    *,
    is_plan: bool,
    is_letter: bool,
) -> list[TaskDraft]:
    """The tasks of the body outside tables, in reading order.

    Args:
        outline: The outline.
        tags: What the components found; `statements` hold every item.
        text: The canonical text.
        kinds: Final kinds of the sections, by node index.
        heads: Units of the headings that are units, by node index.
        plan_year: The year of days without one.
        is_letter: Is it a letter or notice, which gives orders sentence by sentence?
        is_plan: Is it a plan? Then its subject headings set tasks where no part of it says that it does.
    """
    topics_set_tasks = is_plan and not any(kind in _CONTENT for kind in kinds.values())
    context = _Context(outline, tags, text, kinds, heads, plan_year, topics_set_tasks, is_letter)
    drafts: list[TaskDraft] = []
    owner: dict[int, TaskDraft] = {}
    for node in outline.nodes:
        span = item_span(node)
        if (
            span.start < span.end
            and opens_with_label(tags.folded, span.start, span.end)
            and not _is_section_label(node)
        ):
            _take_label(context, node, span, drafts, owner)
            continue
        if labelled := _below_label(context, node):
            _take_value(context, node, span, labelled, drafts, owner)
            continue
        if node.kind == "criterion":
            solution = run_in_texts(node, tags).get("solution")
            if solution is None or sets_tasks(node, outline, kinds) is False:
                continue
            span = solution
        elif not _is_work(context, node, span):
            continue
        for draft in _tasks_of(context, node, span):
            drafts.append(draft)
            owner[node.index] = draft
    held = Counter(
        one.index for draft in drafts if draft.node is not None for one in outline.path(outline.nodes[draft.node])
    )
    drafts = [draft for draft in drafts if not _is_parted(context, draft, held)]
    for draft in drafts:
        draft.assigned.sort(key=lambda one: ROLES.index(one.role))
    drafts.sort(key=lambda draft: draft.span.start)
    return drafts


def _is_parted(context: _Context, draft: TaskDraft, held: Counter[int]) -> bool:
    """A heading that its label lines made a task, below which tasks of their own stand after all."""
    node = context.outline.nodes[draft.node] if draft.node is not None else None
    if node is None or not node.heading or draft.span != node.heading_span or node.content.start < node.content.end:
        return False
    return held[node.index] > 1


def _is_section_label(node: Node) -> bool:
    """`- Giải pháp: ...` is a section with a functional label, not a label line of a task."""
    return node.is_section and node.kind in _LABELLED


def _is_work(context: _Context, node: Node, span: Span) -> bool:
    """Is this paragraph work to be done?"""
    folded = context.tags.folded
    if span.start >= span.end or not _in_tasks(context, node):
        return False
    if node.is_section and node.heading and node.content.start >= node.content.end:
        return _is_bare_work(context, node)
    if _is_part(context, node):
        return False
    line = folded[span.start : span.end]
    if rules("outline")["see_appendix"].regex.search(line) or rules("outline")["attached"].regex.match(line):
        return False
    if _opens_list(context, node):
        return False
    if rules("outline")["closing"].regex.match(line):
        return _closing_sets_work(context, node, span, takes_order=True)
    if rules("outline")["closing.force"].regex.match(line):
        return _closing_sets_work(context, node, span, takes_order=False)
    if context.cites(span.start):
        return _has_labels(context, node)
    return any(c.isalpha() for c in line)


def _is_bare_work(context: _Context, node: Node) -> bool:
    """A subject heading with nothing below it but its number is the task itself."""
    if node.heading_span.start >= node.heading_span.end or context.kinds.get(node.index) != "topic" or node.opens:
        return False
    if node.style in ("roman", "upper", "part", "chapter", "title") or rules("outline")["heading.facts"].regex.match(
        node.heading
    ):
        return False
    if in_capitals(node.heading):
        return False
    below = node.index + 1 < len(context.outline.nodes) and context.outline.nodes[node.index + 1].parent == node.index
    return not below and not any(at == node.index for _, at in context.outline.tables)


def _in_tasks(context: _Context, node: Node) -> bool:
    span = item_span(node)
    inspects = rules("outline")["act.inspect"].regex.match(context.tags.folded[span.start : span.end]) is not None
    decided = sets_tasks(node, context.outline, context.kinds, inspects=inspects)
    if decided or (decided is None and context.topics_set_tasks and _under_topic(context, node)):
        return True
    if decided is None and context.is_letter and _is_told(context, node):
        return True
    if node.style == "article" and any(one.is_order and one.leads for one in _statements(context, node)):
        return True
    around = context.outline.path(node) if decided is None else (node,)
    return any(_orders(context, opening) for one in around for opening in _openings(context, one))


def _is_told(context: _Context, node: Node) -> bool:
    """Does a letter tell somebody to do this: by an order, or as an item whose subject acts?"""
    told = _statements(context, node)
    return any(one.leads and (one.is_order or node.is_section) for one in told)


def _under_topic(context: _Context, node: Node) -> bool:
    """Is it an item below a subject heading?"""
    return any(context.kinds.get(one.index) == "topic" for one in list(context.outline.path(node))[1:])


def _orders(context: _Context, node: Node) -> bool:
    """`... yêu cầu các Sở, ban, ngành và địa phương:` sets tasks wherever it stands."""
    nearest = next(
        (
            context.kinds[n.index]
            for n in context.outline.path(node)
            if context.kinds.get(n.index) not in (None, "item", "topic")
        ),
        None,
    )
    if nearest in ("results", "limitation", "cause", "limitation_cause", "proposal"):
        return False
    if node.style == "plain" and rules("outline")["opening.orders"].regex.search(
        context.tags.folded[node.span.start : node.span.end]
    ):
        return True
    return any(one.is_order and one.leads for one in _statements(context, node))


def _statements(context: _Context, node: Node) -> tuple[Statement, ...]:
    span = item_span(node)
    return context.tags.statements.get((span.start, span.end), ())


def _is_part(context: _Context, node: Node) -> bool:
    """Is it a part of what the line above names ("Lập hồ sơ hoàn công, bao gồm:"), and no work of its own?"""
    return node.parent is not None and _opens_parts(context, context.outline.nodes[node.parent])


def _opens_parts(context: _Context, node: Node) -> bool:
    text = context.tags.folded[node.span.start : node.span.end]
    return node.opens and not node.heading and rules("outline")["opens.parts"].regex.match(text) is not None


def _opens_list(context: _Context, node: Node) -> bool:
    """Does it only open a list ("... các nhiệm vụ sau:")?"""
    if not node.opens or _opens_parts(context, node):
        return False
    following = context.outline.nodes[node.index + 1] if node.index + 1 < len(context.outline.nodes) else None
    return following is not None


def _closing_sets_work(context: _Context, node: Node, span: Span, *, takes_order: bool) -> bool:
    statements = _statements(context, node)
    if not any(one.leads and (one.is_order or not takes_order) for one in statements):
        return False
    return bool(context.deadlines(span.start, span.end)) or any(one.reports for one in statements)


def _has_labels(context: _Context, node: Node) -> bool:
    """Do label lines follow below the item, or stand inside it?"""
    span = item_span(node)
    if find_labels(context.tags.folded, span.start, span.end):
        return True
    for later in context.outline.nodes[node.index + 1 : node.index + 3]:
        at = item_span(later)
        if at.start < at.end and opens_with_label(context.tags.folded, at.start, at.end):
            return True
    return False


# --- tasks of an item ------------------------------------------------------------------------------------------------


def _tasks_of(context: _Context, node: Node, span: Span) -> Iterator[TaskDraft]:
    """The tasks of one item: one, or one for each sentence that gives work to a unit of its own."""
    inherited = list(_inherited(context, node))
    head = (
        []
        if _is_closing(context, node)
        else [u for one in context.outline.path(node) for u in context.heads.get(one.index, ())]
    )
    statements = tuple(s for s in _statements(context, node) if s.end > span.start and not _is_remark(context, s))
    labels = find_labels(context.tags.folded, span.start, span.end)
    inner = tuple(one for one in labels if one.start > span.start + 3 and one.value in (*UNITS, *_TIMES, "product"))
    groups: list[list[Statement]] = []
    leads: list[tuple[str, ...]] = []
    above = tuple(unit.text.casefold() for unit in inherited)
    statements = tuple(
        replace(one, leads=()) if inherited and one.is_aside else _by_whom(context, node, one, bool(head))
        for one in statements
    )
    for one in statements:
        own = one.leads
        names = tuple(unit.text.casefold() for unit in own)
        if groups and names and set(names) - set(leads[-1] or above) and (leads[-1] or above) and not inner:
            groups.append([one])
            leads.append(names)
        elif groups:
            groups[-1].append(one)
            leads[-1] = leads[-1] or names
        else:
            groups.append([one])
            leads.append(names)
    if not groups:
        return
    said = context.tags.folded[groups[0][0].start : groups[0][0].end]
    frames = rules("roles")["intro"].regex.match(said) is not None
    if len(groups) > 1 and not frames and (named := next((k for k, one in enumerate(groups[0]) if one.leads), 0)):
        # Where sentences give work to several units, one before them that names none is work of its own.
        groups[:1] = [groups[0][:named], groups[0][named:]]
    for i, group in enumerate(groups):
        start = max(group[0].start, span.start)
        end = groups[i + 1][0].start if i + 1 < len(groups) else span.end
        is_heading = node.is_section and span == node.heading_span
        draft = TaskDraft(
            Span(start, len(context.text[:end].rstrip())), _holder(context, node), "prose", is_heading=is_heading
        )
        _fill(draft, group, inherited, _shared_partners(context, node))
        draft.named = any(one.role == "lead" and not one.is_inherited for one in draft.assigned)
        draft.deadlines = context.deadlines(start, end)
        if inner:
            _relabel(context, draft, tuple(one for one in inner if start <= one.start < end))
        if not draft.deadlines:
            draft.deadlines = _phase(context, node)
        yield draft


def _is_remark(context: _Context, statement: Statement) -> bool:
    """A sentence about the document itself, or one that only names a topic."""
    said = context.tags.folded[statement.start : statement.end]
    if rules("roles")["not.work.notice"].regex.match(said):
        return True
    return not statement.leads and rules("roles")["not.work"].regex.match(said) is not None


def _relabel(context: _Context, draft: TaskDraft, labels: tuple[Labelled, ...]) -> None:
    """Labels inside an item say roles outright: they replace what its sentences seemed to say."""
    named = named_roles(labels)
    draft.assigned = [one for one in draft.assigned if one.role not in named]
    if named & {*_TIMES}:
        draft.deadlines = []
    apply_labels(draft, labels, context.tags.folded, context.text, context.plan_year)


def _by_whom(context: _Context, node: Node, statement: Statement, under_unit: bool) -> Statement:
    """A statement without those who have no role in it, for the order is an act of the unit that leads.

    So it is under a unit's heading, and for "Chỉ đạo các xã ..." of those whom an opening line orders.
    """
    if not statement.is_order:
        return statement
    if under_unit:
        return replace(statement, leads=(), is_order=False)
    said = context.tags.folded[statement.start : statement.end]
    is_act = rules("roles")["order.directs"].regex.match(said) is not None and any(
        told.is_order and told.leads
        for one in context.outline.path(node)
        for opening in _openings(context, one)
        for told in _statements(context, opening)
    )
    if not is_act:
        return statement
    clause = statement.start + len(said.partition(";")[0])
    return replace(
        statement, leads=tuple(unit for unit in statement.leads if unit.spans[0].start > clause), is_order=False
    )


def _fill(
    draft: TaskDraft, group: Iterable[Statement], inherited: list[UnitMention], shared: Iterable[UnitMention] = ()
) -> None:
    for one in group:
        draft.assign("lead", one.leads, confidence=_ORDER if one.is_order else _OWN)
        draft.assign("coordinate", one.coordinates, confidence=_OWN)
        draft.assign("report_to", one.reports, confidence=_OWN)
    # Who leads on its own has partners of its own.
    own = {one.unit.text.casefold() for one in draft.assigned if one.role == "lead"}
    if own <= {unit.text.casefold() for unit in inherited} and not draft.has("coordinate"):
        draft.assign("coordinate", shared, is_inherited=True, confidence=_INHERITED)
    if not draft.has("lead"):
        draft.assign("lead", inherited, is_inherited=True, confidence=_INHERITED)


def _holder(context: _Context, node: Node) -> int | None:
    """The innermost section that holds a node, itself included."""
    return next((one.index for one in context.outline.path(node) if one.is_section), None)


def _inherited(context: _Context, node: Node) -> Iterator[UnitMention]:
    """The leads that an item without its own takes: of an enclosing unit heading, an opening line, the item it goes on from."""
    if _is_closing(context, node):
        return
    own = context.heads.get(node.index)
    if own:
        yield from own
        return
    for opening in _openings(context, node):
        leads = [unit for one in _statements(context, opening) for unit in one.leads]
        if leads and (opening.parent is not None or any(s.is_order for s in _statements(context, opening))):
            yield from leads
            return
    if node.parent is None:
        return
    parent = context.outline.nodes[node.parent]
    if heads := context.heads.get(parent.index):
        yield from heads
        return
    if not (parent.is_section and not parent.opens and parent.content.start >= parent.content.end):
        leads = [unit for one in _statements(context, parent) for unit in one.leads]
        if leads and (parent.opens or node.style == "plain" or not parent.is_section):
            yield from leads
            return
    yield from _inherited(context, parent)


def _shared_partners(context: _Context, node: Node) -> list[UnitMention]:
    """Units that the nearest line that opens a list around a node names beside its lead ("Vụ A phối hợp với các đơn vị:")."""
    for one in context.outline.path(node):
        for opening in _openings(context, one):
            if told := _statements(context, opening):
                if partners := _partners_said(context, told[-1]):
                    return partners
                if told[-1].leads:
                    return []
        if one.parent is None:
            return []
        parent = context.outline.nodes[one.parent]
        told = _statements(context, parent)
        if told and (parent.opens or parent.index in context.heads):
            return _partners_said(context, told[-1])
    return []


def _partners_said(context: _Context, opening: Statement) -> list[UnitMention]:
    """With whom all is done that a line opens, where it says no more than that and who leads."""
    if not opening.coordinates:
        return []
    first = opening.coordinates[0].spans[0].start
    start = max((lead.spans[-1].end for lead in opening.leads), default=opening.start)
    said = context.tags.folded[start:first]
    return list(opening.coordinates) if rules("roles")["opening.partners"].regex.match(said) else []


def _is_closing(context: _Context, node: Node) -> bool:
    """A paragraph that ends the document speaks for the whole of it, not for the unit above."""
    if node.style != "plain":
        return False
    if node.parent is not None and context.outline.nodes[node.parent].parent is not None:
        return False
    return (
        rules("outline")["closing.general"].regex.match(context.tags.folded[node.span.start : node.span.end])
        is not None
    )


def _openings(context: _Context, node: Node) -> Iterator[Node]:
    """The opening line before a node among its siblings, nearest first."""
    earlier = context.opening(node)
    if earlier and (earlier.style == "plain" or earlier.style == node.style):
        yield earlier


def _phase(context: _Context, node: Node) -> list[Deadline]:
    """The time that the nearest heading around sets for all that is below it ("Đợt 1: Trong tháng 12/2025")."""
    for one in list(context.outline.path(node))[1:]:
        if one.heading and rules("outline")["ordinal"].regex.match(one.heading):
            span = one.heading_span
            return context.deadlines(span.start, span.end)
    return []


# --- label lines -----------------------------------------------------------------------------------------------------


def _take_label(
    context: _Context, node: Node, span: Span, drafts: list[TaskDraft], owner: dict[int, TaskDraft]
) -> None:
    """Give a label line to the task that it belongs to; `Nội dung:` opens one."""
    holder = context.outline.nodes[node.parent] if node.parent is not None else node
    if not _in_tasks(context, holder) and not _follows_work(context, node, owner):
        return
    labels = find_labels(context.tags.folded, span.start, span.end)
    if not labels:
        return
    if labels[0].value == "text" and labels[0].span.start < labels[0].span.end:
        further = labels[1:]
        end = labels[0].span.end if further else span.end
        draft = TaskDraft(Span(labels[0].span.start, end), _holder(context, node), "prose")
        statements = context.tags.statements.get((span.start, span.end), ())
        _fill(draft, statements, list(_inherited(context, node)))
        draft.deadlines = context.deadlines(span.start, end)
        if further:
            _relabel(context, draft, further)
        drafts.append(draft)
        owner[node.index] = draft
        if node.parent is not None:
            owner[node.parent] = draft
        return
    targets = _targets(context, node, drafts, owner)
    for target in targets:
        named = named_roles(labels)
        target.assigned = [one for one in target.assigned if one.role not in named or target.labelled]
        target.labelled = True
        # What speaks of several items leaves each its own time.
        has_time = len(targets) > 1 and target.deadlines
        said = tuple(one for one in labels if not (has_time and one.value in _TIMES))
        apply_labels(target, said, context.tags.folded, context.text, context.plan_year)


def _follows_work(context: _Context, node: Node, owner: dict[int, TaskDraft]) -> bool:
    """Does a solution stand beside a label line and before it ("- Giải pháp: ...", "- Cơ quan chủ trì: ...")?"""
    beside = [one for one in context.outline.children(node.parent) if one.index < node.index]
    solved = next((one for one in reversed(beside) if context.kinds.get(one.index) in _WORK), None)
    return solved is not None and any(solved.index <= index < node.index for index in owner)


def _below_label(context: _Context, node: Node) -> str | None:
    """What the heading right above a node names, where that heading is a label with its values below ("2. Cơ quan chủ trì")."""
    parent = context.outline.nodes[node.parent] if node.parent is not None else None
    if parent is None or parent.parent is None or parent.content.start < parent.content.end:
        return None
    span = item_span(node)
    if context.kinds.get(parent.index) != "topic" or len(context.text[span.start : span.end].split()) > _LONGEST_VALUE:
        return None
    value = label_value(context.tags.folded[parent.heading_span.start : parent.heading_span.end])
    # A label for lead and partners has labels of their own below it.
    return value if value in ("lead", "coordinate", *_TIMES, "product") else None


def _take_value(
    context: _Context, node: Node, span: Span, value: str, drafts: list[TaskDraft], owner: dict[int, TaskDraft]
) -> None:
    """Give a line below a label heading to the tasks that the heading speaks of."""
    heading = context.outline.nodes[node.parent] if node.parent is not None else node
    end = span.end
    while end > span.start and context.text[end - 1] in " .;,":
        end -= 1
    label = Labelled(value, span.start, Span(span.start, end))
    for target in _targets(context, heading, drafts, owner):
        keeps_lead = value == "lead" and target.named
        keeps_time = value in _TIMES and any(due.start < span.start for due in target.deadlines)
        if not (keeps_lead or keeps_time):
            apply_labels(target, (label,), context.tags.folded, context.text, context.plan_year)


def _targets(context: _Context, node: Node, drafts: list[TaskDraft], owner: dict[int, TaskDraft]) -> list[TaskDraft]:
    """The tasks that a label line speaks of: the last under its parent (or all that it opened), the parent, or the bare heading."""
    parent = node.parent
    for at in range(node.index - 1, -1, -1):
        earlier = context.outline.nodes[at]
        if earlier.index in owner and (earlier.parent == parent or earlier.index == parent):
            return [owner[earlier.index]]
        if earlier.parent == parent and (
            earlier.opens or (node.is_section and context.kinds.get(earlier.index) in _WORK)
        ):
            below = [
                owner[n.index]
                for n in context.outline.nodes[earlier.index + 1 : node.index]
                if n.index in owner and earlier in context.outline.path(n)
            ]
            if below:
                return below
        if earlier.index == parent:
            break
    if parent is None:
        return []
    heading = context.outline.nodes[parent]
    if heading.heading and label_value(context.tags.folded[heading.heading_span.start : heading.heading_span.end]):
        return _targets(context, heading, drafts, owner)
    if heading.heading and heading.is_section and not rules("outline")["heading.facts"].regex.match(heading.heading):
        draft = TaskDraft(
            Span(heading.heading_span.start, heading.heading_span.end), heading.index, "prose", is_heading=True
        )
        draft.assign("lead", _inherited(context, heading), is_inherited=True, confidence=_INHERITED)
        drafts.append(draft)
        owner[parent] = draft
        return [draft]
    return []
