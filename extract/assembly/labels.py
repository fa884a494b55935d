"""Labels that name a role, a deadline or a product: "Cơ quan chủ trì: X. Phối hợp: Y"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from extract.assembly.draft import ROLES, UNITS, TaskDraft
from extract.document import Span
from extract.patterns import Rule, found_unmarked, rules
from extract.scanning import Regex
from extract.tagging.deadlines import Deadline, cell_deadlines
from extract.tagging.mentions import UnitMention
from extract.tagging.roles import read_statements
from extract.tagging.units import UnitList, read_list

TIMES = ("deadline", "due")

# A label may have a comma of its own: "Đơn vị chủ trì, phối hợp:".
_LABEL = Regex(r"(?:^|(?<=[.;,(\n]))\s*[-+•*]?\s*((?:[^:.;,()\n]{2,40},)?[^:.;,()\n]{2,70}?)\s*:(?!//|\d)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """What stands behind a label; `value` is what the label names (`lead`, `coordinate`, `deadline` ...)."""

    value: str
    start: int
    span: Span


@cache
def _labels() -> tuple[Rule, ...]:
    return tuple(r for r in rules("roles").values() if r.id.startswith("label."))


@lru_cache(maxsize=1 << 12)
def label_value(words: str) -> str | None:
    """What a label (folded, without its colon) names; None where the words are no label."""
    said = words.strip()
    for one in _labels():
        if one.regex.match(said):
            return str(one.value)
    alike = found_unmarked(_labels(), said)
    return str(alike.value) if alike else None


def find_labels(text: str, start: int, end: int) -> tuple[Labelled, ...]:
    """The labels in `text[start:end]` (folded), each with what follows it up to the next."""
    piece = text[start:end]
    hits = []
    for hit in _LABEL.finditer(piece):
        words, after_comma = hit[1], hit[1].partition(",")[2]
        if value := label_value(words) or (label_value(after_comma) if after_comma else None):
            at = hit.start(1) if label_value(words) else hit.end(1) - len(after_comma.lstrip())
            hits.append((at, hit.end(), value))
    bare = rules("roles")["bare_label"].regex.match(piece)
    if bare and (value := label_value(bare[1])):
        hits.insert(0, (bare.start(1), bare.end(), value))
    found = []
    for (at, behind, value), (stop, *_) in pairwise([*hits, (end - start, 0, "")]):
        found.append(Labelled(value, start + at, _tight(text, start + behind, start + stop)))
    return tuple(found)


def named_roles(labels: Iterable[Labelled]) -> set[str]:
    """What labels speak of; one of lead and partners speaks of both."""
    return {role for one in labels for role in (ROLES[:2] if one.value == "lead_coordinate" else (one.value,))}


def opens_with_label(text: str, start: int, end: int) -> bool:
    """Is the whole line a label with its value?"""
    found = find_labels(text, start, min(end, start + 120))
    return bool(found) and found[0].start - start <= 3


def apply_labels(task: TaskDraft, labels: tuple[Labelled, ...], text: str, printed: str, plan_year: int | None) -> None:
    """Give a task what its labels say.

    Args:
        task: The task that the labels belong to.
        labels: The labels.
        text: The folded canonical text.
        printed: The canonical text.
        plan_year: The year of days without one.
    """
    for one in labels:
        a, b = one.span.start, one.span.end
        if a >= b:
            continue
        if one.value in UNITS:
            assign_units(task, one.value, text, a, b)
        elif one.value in TIMES:
            known = {(due.start, due.end) for due in task.deadlines}
            found = _deadlines(printed, a, b, plan_year, is_end=one.value == "due")
            task.deadlines += [due for due in found if (due.start, due.end) not in known]
        elif one.value == "product" and task.product is None:
            task.product = one.span
        elif one.value == "note" and task.note is None:
            task.note = one.span


def relabel(task: TaskDraft, labels: tuple[Labelled, ...], text: str, printed: str, plan_year: int | None) -> None:
    """Give a task what labels inside it say: they say it outright, and replace what its sentences seemed to say.

    Args:
        task: The task that holds the labels.
        labels: The labels.
        text: The folded canonical text.
        printed: The canonical text.
        plan_year: The year of days without one.
    """
    named = named_roles(labels)
    task.assigned = [one for one in task.assigned if one.role not in named]
    if named & {*TIMES}:
        task.deadlines = []
    apply_labels(task, labels, text, printed, plan_year)


def assign_units(task: TaskDraft, role: str, text: str, start: int, end: int) -> None:
    """The units of a label's value or a cell: a bare list, or sentences that say who does what.

    Args:
        task: The task.
        role: What the label or the column says; `lead_coordinate` where the first unit leads and the others help.
        text: The folded canonical text.
        start: Where the units begin.
        end: Where they end.
    """
    if _marked(task, role, text, start, end):
        return
    units = whole_list(text, start, end)
    if units:
        _assign_list(task, role, units.units)
        return
    if role == "lead" and _led_and_helped(task, text, start, end):
        return
    statements = read_statements(text, start, end)
    leads = [unit for one in statements for unit in one.leads]
    if not leads:
        listed = read_list(text, start, limit=end, cell=True)
        _assign_list(task, role, listed.units if listed else (), confidence=0.7)
        return
    task.assign("lead" if role == "lead_coordinate" else role, leads)
    for one in statements:
        task.assign("coordinate", one.coordinates)
        task.assign("report_to", one.reports)


def _assign_list(task: TaskDraft, role: str, units: Sequence[UnitMention], confidence: float = 1.0) -> None:
    if role == "lead_coordinate":
        task.assign("lead", units[:1], confidence=confidence)
        task.assign("coordinate", units[1:], confidence=confidence)
    else:
        task.assign(role, units, confidence=confidence)


def _marked(task: TaskDraft, role: str, text: str, start: int, end: int) -> bool:
    """`Sở A (chủ trì), Sở B, Sở C (phối hợp)`: a bracket says what the unit before it does; beside a leader others help."""
    marks = sorted(
        (hit.start(), hit.end(), kind)
        for kind in ("lead", "coordinate")
        for hit in rules("roles")[f"mark.{kind}"].regex.finditer(text, start, end)
    )
    others = "coordinate" if any(kind == "lead" for _, _, kind in marks) else role
    begin = start
    for at, behind, kind in [*marks, (end, end, others)]:
        span = _tight(text, begin + len(text[begin:at]) - len(text[begin:at].lstrip(" \n.;,-+")), at)
        listed = read_list(text, span.start, limit=span.end, cell=True) if marks and span.start < span.end else None
        if listed:
            _assign_list(task, others, listed.units[:-1])
            _assign_list(task, kind, listed.units[-1:])
        begin = behind
    return bool(marks)


def _led_and_helped(task: TaskDraft, text: str, start: int, end: int) -> bool:
    """`Chủ trì: X; Sở A hướng dẫn; Sở B bố trí kinh phí`: the first leads, those with a part of their own help."""
    cut = text.find(";", start, end)
    first = whole_list(text, start, cut) if cut >= 0 else None
    if not first:
        return False
    task.assign("lead", first.units)
    for a, b in _pieces(text, cut + 1, end):
        units = read_list(text, a, limit=b)
        if units and rules("roles")["unit.which"].regex.match(text[units.end : b]):
            whole = read_list(text, a, limit=b, cell=True)
            task.assign("lead", whole.units if whole else units.units, confidence=0.8)
            continue
        task.assign("coordinate", units.units if units else (), confidence=0.8)
        for one in read_statements(text, a, b):
            task.assign("coordinate", one.coordinates, confidence=0.8)
    return True


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for part in re.finditer(r"[^;]+", text[start:end]):
        span = _tight(text, start + part.start(), start + part.end())
        if span.start < span.end:
            yield span.start, span.end


def whole_list(text: str, start: int, end: int) -> UnitList | None:
    """The list of units that fills `text[start:end]`; None where something else stands there too."""
    plain = read_list(text, start, limit=end, any_noun=True, guess=False)
    if plain and (
        plain.ended_by in ("", "\n") or not text[plain.end : end].strip(" .;,\n") or text[plain.end] in ".\n"
    ):
        return read_list(text, start, limit=end, cell=True)
    if plain is None:
        return read_list(text, start, limit=end, cell=True)
    return None


def _deadlines(printed: str, start: int, end: int, plan_year: int | None, *, is_end: bool) -> Iterator[Deadline]:
    """The deadlines of a label's value; behind a label that names an end, a single day has no start."""
    for one in cell_deadlines(printed[start:end], plan_year):
        start_on = None if is_end and one.start_on == one.due_on else one.start_on
        yield replace(one, start=one.start + start, end=one.end + start, start_on=start_on)


def _tight(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \n":
        start += 1
    while end > start and text[end - 1] in " \n.;,(-":
        end -= 1
    return Span(start, end)
