"""Which paragraphs of the body are work to be done."""

from __future__ import annotations

from extract.assembly.body import Body, item_span
from extract.assembly.headings import sets_tasks
from extract.assembly.labels import find_labels, opens_with_label
from extract.document import Span
from extract.patterns import rules
from extract.structure.lines import in_capitals
from extract.structure.outline import Node


def is_work(body: Body, node: Node, span: Span) -> bool:
    """Is this paragraph work to be done?"""
    if span.start >= span.end or not in_tasks(body, node):
        return False
    if node.is_section and node.heading and node.content.start >= node.content.end:
        return _is_bare_work(body, node)
    parent = body.parent(node)
    if parent is not None and _opens_parts(body, parent):
        return False
    line = body.folded(span)
    if rules("outline")["see_appendix"].regex.search(line) or rules("outline")["attached"].regex.match(line):
        return False
    if _opens_list(body, node):
        return False
    if rules("outline")["closing"].regex.match(line):
        return _closing_sets_work(body, node, span, takes_order=True)
    if rules("outline")["closing.force"].regex.match(line):
        return _closing_sets_work(body, node, span, takes_order=False)
    if body.cites(span.start):
        return _has_labels(body, node)
    return any(c.isalpha() for c in line)


def in_tasks(body: Body, node: Node) -> bool:
    """Does a node stand where work is set: below a heading or an opening line that sets tasks, or in an order?"""
    inspects = rules("outline")["act.inspect"].regex.match(body.folded(item_span(node))) is not None
    decided = sets_tasks(node, body.outline, body.kinds, inspects=inspects)
    if decided or (decided is None and body.topics_set_tasks and _under_topic(body, node)):
        return True
    told = (one for one in body.outline.path(node) if one is node or one.opens)
    if decided is None and body.is_letter and any(_is_told(body, one) for one in told):
        return True
    if node.style == "article" and any(one.is_order and one.leads for one in body.statements(node)):
        return True
    above = list(body.outline.path(node))
    if decided is None and any(
        one.opens and rules("outline")["article.plan"].regex.match(_said(body, one)) for one in above[1:]
    ):
        return True
    around = above if decided is None else (node,)
    return any((opening := body.opening(one)) and _orders(body, opening) for one in around)


def _said(body: Body, node: Node) -> str:
    """What a node says itself, in one line."""
    start, end = (node.heading_span.start, node.heading_span.end) if node.heading else (node.span.start, node.span.end)
    return body.tags.folded[start:end].partition("\n")[0]


def _is_bare_work(body: Body, node: Node) -> bool:
    """A subject heading with nothing below it but its number is the task itself."""
    if node.heading_span.start >= node.heading_span.end or body.kinds.get(node.index) != "topic" or node.opens:
        return False
    if node.style in ("roman", "upper", "part", "chapter", "title") or rules("outline")["heading.facts"].regex.match(
        node.heading
    ):
        return False
    if in_capitals(node.heading):
        return False
    below = node.index + 1 < len(body.outline.nodes) and body.outline.nodes[node.index + 1].parent == node.index
    return not below and not any(at == node.index for _, at in body.outline.tables)


def _is_told(body: Body, node: Node) -> bool:
    """Does a letter tell somebody to do this: by an order, or as an item whose subject acts?"""
    return any(one.leads and (one.is_order or node.is_section) for one in body.statements(node))


def _under_topic(body: Body, node: Node) -> bool:
    """Is it an item below a subject heading?"""
    return any(body.kinds.get(one.index) == "topic" for one in list(body.outline.path(node))[1:])


def _orders(body: Body, node: Node) -> bool:
    """`... yêu cầu các Sở, ban, ngành và địa phương:` sets tasks wherever it stands."""
    around = (body.kinds.get(one.index) for one in body.outline.path(node))
    nearest = next((kind for kind in around if kind not in (None, "item", "topic")), None)
    if nearest in ("results", "limitation", "cause", "limitation_cause", "proposal"):
        return False
    if node.style == "plain" and rules("outline")["opening.orders"].regex.search(body.folded(node.span)):
        return True
    return any(one.is_order and one.leads for one in body.statements(node))


def _opens_parts(body: Body, node: Node) -> bool:
    """Are the lines below parts of what a line names ("Lập hồ sơ hoàn công, bao gồm:"), and no work of their own?"""
    return (
        node.opens
        and not node.heading
        and rules("outline")["opens.parts"].regex.match(body.folded(node.span)) is not None
    )


def _opens_list(body: Body, node: Node) -> bool:
    """Does it only open a list ("... các nhiệm vụ sau:")?"""
    return node.opens and not _opens_parts(body, node) and node.index + 1 < len(body.outline.nodes)


def _closing_sets_work(body: Body, node: Node, span: Span, *, takes_order: bool) -> bool:
    statements = body.statements(node)
    if not any(one.leads and (one.is_order or not takes_order) for one in statements):
        return False
    return bool(body.deadlines(span.start, span.end)) or any(one.reports for one in statements)


def _has_labels(body: Body, node: Node) -> bool:
    """Do label lines follow below the item, or stand inside it?"""
    span = item_span(node)
    if find_labels(body.tags.folded, span.start, span.end):
        return True
    for later in body.outline.nodes[node.index + 1 : node.index + 3]:
        at = item_span(later)
        if at.start < at.end and opens_with_label(body.tags.folded, at.start, at.end):
            return True
    return False
