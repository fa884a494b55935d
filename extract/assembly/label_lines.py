"""Lines that are labels of a task that stands beside or above them ("- Cơ quan chủ trì: ...")."""

from __future__ import annotations

from extract.assembly.body import WORK, Body, item_span
from extract.assembly.draft import TaskDraft
from extract.assembly.inherited import leads_around
from extract.assembly.labels import (
    TIMES,
    Labelled,
    apply_labels,
    find_labels,
    label_value,
    named_roles,
    relabel,
    whole_list,
)
from extract.assembly.work import in_tasks
from extract.document import Span
from extract.patterns import rules
from extract.structure.outline import Node

_LONGEST_VALUE = 30  # words in a line below a label heading


def take_label(body: Body, node: Node, span: Span, drafts: list[TaskDraft], owner: dict[int, TaskDraft]) -> None:
    """Give a label line to the task that it belongs to; `Nội dung:` opens one.

    Args:
        body: The body.
        node: The line.
        span: Where its text stands.
        drafts: The tasks so far; one that the line opens is added.
        owner: The last task of each node, by its index; kept up to date.
    """
    if not in_tasks(body, body.parent(node) or node) and not _follows_work(body, node, owner):
        return
    # A label with nothing behind it is a heading of what is below it, or was left blank.
    labels = tuple(one for one in find_labels(body.tags.folded, span.start, span.end) if one.span.start < one.span.end)
    if not labels:
        return
    if labels[0].value == "text":
        draft = _opened(body, node, span, labels)
        drafts.append(draft)
        owner[node.index] = draft
        if node.parent is not None:
            owner[node.parent] = draft
        return
    targets = _targets(body, node, drafts, owner)
    for target in targets:
        named = named_roles(labels)
        target.assigned = [one for one in target.assigned if one.role not in named or target.labelled]
        target.labelled = True
        # What speaks of several items leaves each its own time.
        has_time = len(targets) > 1 and target.deadlines
        said = tuple(one for one in labels if not (has_time and one.value in TIMES))
        apply_labels(target, said, body.tags.folded, body.text, body.plan_year)


def _opened(body: Body, node: Node, span: Span, labels: tuple[Labelled, ...]) -> TaskDraft:
    """The task that a line `Nội dung: ...` is, with the labels behind it."""
    first, *further = labels
    end = first.span.end if further else span.end
    draft = TaskDraft(Span(first.span.start, end), body.holder(node), "prose")
    draft.tell(body.tags.statements.get((span.start, span.end), ()), leads_around(body, node))
    draft.deadlines = body.deadlines(span.start, end)
    if further:
        relabel(draft, tuple(further), body.tags.folded, body.text, body.plan_year)
    return draft


def below_label(body: Body, node: Node) -> str | None:
    """What the label right above a node names, whose values stand below it ("2. Cơ quan chủ trì", "- Cơ quan chủ trì:")."""
    parent = body.parent(node)
    if parent is None or parent.parent is None:
        return None
    span = item_span(node)
    if len(body.text[span.start : span.end].split()) > _LONGEST_VALUE:
        return None
    if body.kinds.get(parent.index) == "topic" and parent.content.start >= parent.content.end:
        value = label_value(body.folded(parent.heading_span))
    elif parent.opens and not parent.is_section:
        value = label_value(body.folded(item_span(parent)).rstrip(" :"))
        # Below such a line may stand tasks, each with its unit.
        if value in ("lead", "coordinate") and not whole_list(body.tags.folded, span.start, span.end):
            return None
    else:
        return None
    # A label for lead and partners has labels of its own below it.
    return value if value in ("lead", "coordinate", *TIMES, "product") else None


def take_value(
    body: Body, node: Node, span: Span, value: str, drafts: list[TaskDraft], owner: dict[int, TaskDraft]
) -> None:
    """Give a line below a label heading to the tasks that the heading speaks of; `value` is what the label names."""
    end = span.end
    while end > span.start and body.text[end - 1] in " .;,":
        end -= 1
    label = Labelled(value, span.start, Span(span.start, end))
    for target in _targets(body, body.parent(node) or node, drafts, owner):
        keeps_lead = value == "lead" and target.named
        keeps_time = value in TIMES and any(due.start < span.start for due in target.deadlines)
        if not (keeps_lead or keeps_time):
            apply_labels(target, (label,), body.tags.folded, body.text, body.plan_year)


def _follows_work(body: Body, node: Node, owner: dict[int, TaskDraft]) -> bool:
    """Does a solution stand beside a label line and before it ("- Giải pháp: ...", "- Cơ quan chủ trì: ...")?"""
    beside = [one for one in body.outline.children(node.parent) if one.index < node.index]
    solved = next((one for one in reversed(beside) if body.kinds.get(one.index) in WORK), None)
    return solved is not None and any(solved.index <= index < node.index for index in owner)


def _targets(body: Body, node: Node, drafts: list[TaskDraft], owner: dict[int, TaskDraft]) -> list[TaskDraft]:
    """The tasks that a label line speaks of: the last under its parent (or all that it opened), the parent, or the bare heading."""
    for earlier in reversed(body.outline.nodes[: node.index]):
        beside, is_above = earlier.parent == node.parent, earlier.index == node.parent
        if earlier.index in owner and (beside or is_above):
            return [owner[earlier.index]]
        is_solution = node.is_section and body.kinds.get(earlier.index) in WORK
        if beside and (earlier.opens or is_solution):
            between = body.outline.nodes[earlier.index + 1 : node.index]
            below = [owner[n.index] for n in between if n.index in owner and earlier in body.outline.path(n)]
            if below:
                return below
        if is_above:
            break
    heading = body.parent(node)
    if heading is None or not heading.heading:
        return []
    if label_value(body.folded(heading.heading_span)):
        return _targets(body, heading, drafts, owner)
    if heading.is_section and not rules("outline")["heading.facts"].regex.match(heading.heading):
        draft = TaskDraft(heading.heading_span, heading.index, "prose", is_heading=True)
        draft.inherit(leads_around(body, heading))
        drafts.append(draft)
        owner[heading.index] = draft
        return [draft]
    return []
