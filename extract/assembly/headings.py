"""What a heading stands for once units are known: the final kind of a section, and the units that lead what is below it."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.document import Span
from extract.folding import fold
from extract.patterns import rules
from extract.structure.issuer import proper
from extract.structure.lines import in_capitals
from extract.structure.outline import Node, Outline
from extract.tagging.units import UnitMention, begins_group, read_list

# Kinds that set tasks for what is below them, and kinds that set none.
SETS_TASKS = ("tasks", "solution", "implementation", "direction")
SETS_NONE = (
    "purpose_requirements", "purpose", "requirements", "objectives", "situation", "results", "limitation",
    "limitation_cause", "cause", "funding", "proposal", "lessons",
)  # fmt: skip


# No rule looks further around a heading.
_AROUND = 500


def _spoken(heading: str) -> str:
    """A heading in capitals as it would be written without, same length: units are known by their capitals."""
    written = fold(proper(heading))
    return written if len(written) == len(heading) else heading


def heading_units(node: Node, folded: str) -> tuple[UnitMention, ...]:
    """The units that a heading is made of ("Đề nghị Ủy ban MTTQ tỉnh", "Sở Nội vụ"); empty for other headings."""
    if not node.heading:
        return ()
    start, end = node.heading_span.start, node.heading_span.end
    if in_capitals(folded[start:end]):
        before = max(0, start - _AROUND)
        written = folded[before:start] + _spoken(folded[start:end]) + folded[end : end + _AROUND]
        return tuple(_moved(unit, before) for unit in _units(node, written, start - before, end - before))
    return _units(node, folded, start, end)


def _moved(unit: UnitMention, by: int) -> UnitMention:
    return replace(unit, spans=tuple(Span(span.start + by, span.end + by) for span in unit.spans))


def _units(node: Node, folded: str, start: int, end: int) -> tuple[UnitMention, ...]:
    """The units of the heading that stands between two offsets of a text."""
    opener = rules("roles")["heading.unit"].regex.match(folded, start, end)
    ordered = opener is not None and opener.end() > start
    at = opener.end() if opener else start
    units = read_list(folded, at, limit=end, any_noun=ordered and begins_group(folded, at))
    if units is None:
        return ()
    if (
        not ordered
        and folded[units.end : end].strip(" .,;:")
        and not rules("roles")["heading.verbs"].regex.search(folded, at, end)
    ):
        # Nothing in the heading says what is done: the whole of it is a name, with words that look like verbs.
        units = read_list(folded, at, limit=end, cell=True) or units
    rest = re.sub(r"\([^()]*\)", "", folded[units.end : end]).strip(" .,;:")
    orders = rules("roles")["order"].regex.match(folded, start, end) is not None
    opens_list = node.opens and ((ordered and orders) or rules("roles")["heading.leads"].regex.match(rest))
    if rest and not opens_list and not _says_who_chairs(rest):
        return ()
    return units.units


def _says_who_chairs(rest: str) -> bool:
    """Is what stands behind a heading's unit no more than that it leads, and with whom?"""
    hit = rules("roles")["heading.chairs"].regex.match(rest)
    if not hit or not hit["partners"]:
        return hit is not None
    partners = read_list(rest, hit.start("partners"), any_noun=True)
    return partners is not None and partners.end == len(rest)


def final_kind(node: Node, units: tuple[UnitMention, ...], *, is_report: bool) -> str:
    """The kind of a section as the tables have it. Nhiệm vụ of a coming term is the direction of a report, the tasks of a plan."""
    if node.kind == "direction" and not is_report and rules("outline")["term.tasks"].regex.match(node.heading):
        return "tasks"
    if node.kind:
        return node.kind
    if units:
        return "unit"
    return "topic" if node.heading else "item"


def sets_tasks(node: Node, outline: Outline, kinds: dict[int, str], *, inspects: bool = False) -> bool | None:
    """Does the nearest functional heading around a node set tasks? None where no heading around it says.

    Args:
        node: The node.
        outline: The outline.
        kinds: Final kinds of the sections, by node index.
        inspects: Is the node an act of inspection? Then a heading that tells what is inspected does not speak against it.
    """
    is_unit = False
    for one in outline.path(node):
        kind = kinds.get(one.index)
        if kind in SETS_TASKS:
            return True
        if kind in SETS_NONE:
            return False
        if kind == "unit":
            is_unit = True
        if (
            one.heading
            and kind == "topic"
            and not inspects
            and rules("outline")["heading.facts"].regex.match(one.heading)
        ):
            return False
    return True if is_unit else None


def is_plan(kind: str | None) -> bool:
    """Is a document of this kind (KẾ HOẠCH, CHƯƠNG TRÌNH ...) there to set tasks?"""
    return kind is not None and rules("letterhead")["kind.plan"].regex.search(fold(kind)) is not None


def is_letter(kind: str | None) -> bool:
    """Does a document of this kind (CÔNG VĂN, THÔNG BÁO ...), or of none, give its orders sentence by sentence?"""
    return kind is None or rules("letterhead")["kind.letter"].regex.search(fold(kind)) is not None
