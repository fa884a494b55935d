"""Criteria that headings take up, with what the document says of each: shortcoming, cause, solution."""

from __future__ import annotations

from collections.abc import Iterator

from extract.assembly.draft import CriterionDraft
from extract.document import Span
from extract.patterns import rules
from extract.structure.outline import Node, Outline, functional_kind
from extract.tagging.criteria import find_code, find_indices, find_score
from extract.tagging.tags import Tags

_FIELDS = {"limitation": "limitation", "limitation_cause": "limitation", "cause": "cause", "solution": "solution"}


def heading_criteria(outline: Outline, tags: Tags, text: str, title_index: str | None) -> list[CriterionDraft]:
    """One draft for each section of kind criterion, in reading order."""
    found: list[CriterionDraft] = []
    for node in outline.nodes:
        if node.kind == "criterion" and node.is_section:
            found.append(_draft(outline, tags, text, node, title_index))
    return found


def index_around(outline: Outline, tags: Tags, node: Node | None) -> str | None:
    """The index that the nearest heading names, from the node outwards; None where none does."""
    for one in outline.path(node) if node else ():
        if one.heading and (hits := find_indices(tags.folded[one.heading_span.start : one.heading_span.end])):
            return hits[0].name
    return None


def _draft(outline: Outline, tags: Tags, text: str, node: Node, title_index: str | None) -> CriterionDraft:
    folded = tags.folded
    heading = node.heading_span
    code, name = None, Span(heading.start, heading.end)
    if node.content_name is not None:
        name = node.content_name
    elif hit := find_code(folded[heading.start : heading.end]):
        code = hit[0]
        start = heading.start + hit[2]
        while start < heading.end and folded[start] in " .:-":
            start += 1
        name = Span(start, heading.end)
    index = index_around(outline, tags, node)
    if index is None:
        index = "PAPI" if node.content_name is not None else title_index
    draft = CriterionDraft(name, node.index, index, code, node.span)
    if hit_score := find_score(folded[node.span.start : node.span.end]):
        draft.score = hit_score
    for part in _below(outline, node):
        slot = _FIELDS.get(part.kind or "")
        if slot and getattr(draft, slot) is None and (said := _said(outline, part, folded)):
            setattr(draft, slot, said)
            if slot == "limitation" and draft.cause is None:
                draft.limitation, draft.cause = _split_cause(said, folded)
    has_parts = draft.limitation or draft.cause or draft.solution
    for slot, said in run_in_texts(node, tags).items():
        if getattr(draft, slot) is None:
            setattr(draft, slot, said)
    if not has_parts and draft.solution is None:
        draft.solution = _first_item(outline, node, may_be_own=draft.limitation is None and draft.cause is None)
    return draft


def run_in_texts(node: Node, tags: Tags) -> dict[str, Span]:
    """What a criterion's own paragraph says behind its name, by the field of the draft.

    "Tiêu chí 1.2. Báo cáo: còn 03 đơn vị chậm. Nguyên nhân: ... Giải pháp: Giao Sở A ..." names its parts, "...: còn 03 đơn vị
    chậm. Giao Sở A ..." does not: there the first sentence that gives work to a unit opens the solution, or what is before
    it where that tells no state.
    """
    folded, content, own = tags.folded, node.content, rules("criteria")
    if node.kind != "criterion" or content.start >= content.end:
        return {}
    parts = [
        (hit.start(1), hit.end(), slot)
        for hit in own["run_in.label"].regex.finditer(folded, content.start, content.end)
        if (slot := _FIELDS.get(functional_kind(hit[1]) or ""))
    ]
    if all(slot != "solution" for _, _, slot in parts):
        told = tags.statements.get((content.start, content.end), ())
        after = parts[-1][1] if parts else content.start
        opened = next((s.start for s in told if s.start >= after and (s.is_order or (s.leads and not parts))), None)
        parts += [(opened, opened, "solution")] if opened is not None else []
    state = _trimmed(folded, content.start, parts[0][0] if parts else content.end)
    said = folded[state.start : state.end]
    is_state = own["state"].regex.search(said) is not None and not own["score.only"].regex.match(said)
    if len(parts) == 1 and parts[0][0] == parts[0][1] and not is_state and not own["score.only"].regex.match(said):
        parts = [(content.start, content.start, "solution")]
    ends = [label for label, _, _ in parts[1:]] + [content.end]
    found = {slot: _trimmed(folded, start, end) for (_, start, slot), end in zip(parts, ends, strict=False)}
    if is_state:
        found.setdefault("limitation", state)
    return {slot: span for slot, span in found.items() if span.start < span.end}


def _trimmed(folded: str, start: int, end: int) -> Span:
    while end > start and folded[end - 1] in " ;,-+\n":
        end -= 1
    return Span(start, end)


def _below(outline: Outline, node: Node) -> Iterator[Node]:
    """The labelled sections of a criterion, at any depth, but not those of another criterion inside it."""
    for child in outline.children(node.index):
        if child.kind != "criterion":
            yield child
            yield from _below(outline, child)


def _said(outline: Outline, part: Node, folded: str) -> Span | None:
    """The text of a labelled section: behind its label, or its first item, with what follows it."""
    if part.content.start < part.content.end:
        return part.content
    items = outline.children(part.index)
    return Span(items[0].span.start, items[-1].span.end) if items else None


def _split_cause(said: Span, folded: str) -> tuple[Span, Span | None]:
    """`Hạn chế: ... Nguyên nhân: ...` on one line gives both."""
    at = folded.find("Nguyên nhân:", said.start, said.end)
    if at < 0:
        return said, None
    start = at + len("Nguyên nhân:")
    while start < said.end and folded[start] == " ":
        start += 1
    end = at
    while end > said.start and folded[end - 1] in " ;,-+":
        end -= 1
    return Span(said.start, end), Span(start, said.end)


def _first_item(outline: Outline, node: Node, *, may_be_own: bool) -> Span | None:
    """A criterion that only lists work: its solution is its own text, or opens with the first item."""
    if may_be_own and node.content.start < node.content.end:
        return node.content
    for child in outline.children(node.index):
        if not child.opens:
            return Span(child.span.start, outline.children(node.index)[-1].span.end)
    return None
