"""What an item takes from the headings and opening lines around it: who leads, with whom, and when."""

from __future__ import annotations

from extract.assembly.body import Body
from extract.patterns import rules
from extract.structure.outline import Node
from extract.tagging.deadlines import Deadline
from extract.tagging.roles import Statement
from extract.tagging.units import UnitMention


def leads_around(body: Body, node: Node) -> list[UnitMention]:
    """The leads that an item without its own takes: of an enclosing unit heading, an opening line, the item it goes on from."""
    if is_closing(body, node):
        return []
    if own := body.heads.get(node.index):
        return list(own)
    opening = body.opening(node)
    if opening and (opening.parent is not None or any(one.is_order for one in body.statements(opening))):
        leads = _leads_said(body, opening)
        if leads:
            return leads
    parent = body.parent(node)
    if parent is None:
        return []
    if heads := body.heads.get(parent.index):
        return list(heads)
    is_bare = parent.is_section and not parent.opens and parent.content.start >= parent.content.end
    goes_on = parent.opens or node.style == "plain" or not parent.is_section
    leads = _leads_said(body, parent) if goes_on and not is_bare else []
    return leads or leads_around(body, parent)


def _leads_said(body: Body, node: Node) -> list[UnitMention]:
    return [unit for one in body.statements(node) for unit in one.leads]


def partners_around(body: Body, node: Node) -> list[UnitMention]:
    """Units that the nearest line that opens a list around a node names beside its lead ("Vụ A phối hợp với các đơn vị:")."""
    for one in body.outline.path(node):
        opening = body.opening(one)
        if opening and (told := body.statements(opening)):
            if partners := _partners_said(body, told[-1]):
                return partners
            if told[-1].leads:
                return []
        parent = body.parent(one)
        if parent is None:
            return []
        told = body.statements(parent)
        if told and (parent.opens or parent.index in body.heads):
            return _partners_said(body, told[-1])
    return []


def _partners_said(body: Body, opening: Statement) -> list[UnitMention]:
    """With whom all is done that a line opens, where it says no more than that and who leads."""
    if not opening.coordinates:
        return []
    first = opening.coordinates[0].spans[0].start
    start = max((lead.spans[-1].end for lead in opening.leads), default=opening.start)
    said = body.tags.folded[start:first]
    return list(opening.coordinates) if rules("roles")["opening.partners"].regex.match(said) else []


def is_closing(body: Body, node: Node) -> bool:
    """A paragraph that ends the document speaks for the whole of it, not for the unit above."""
    if node.style != "plain":
        return False
    parent = body.parent(node)
    if parent is not None and parent.parent is not None:
        return False
    return rules("outline")["closing.general"].regex.match(body.folded(node.span)) is not None


def phase(body: Body, node: Node) -> list[Deadline]:
    """The time that the nearest heading around sets for all that is below it ("Đợt 1: Trong tháng 12/2025")."""
    for one in list(body.outline.path(node))[1:]:
        if one.heading and rules("outline")["ordinal"].regex.match(one.heading):
            return body.deadlines(one.heading_span.start, one.heading_span.end)
    return []
