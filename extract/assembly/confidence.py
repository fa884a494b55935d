"""How sure an assignment is: what in the text speaks against it, as factors of one confidence.

The factors are set by hand and checked against annotated plans: `kehoach evaluate OUTPUT GOLD` prints how many rows of each
confidence are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extract.assembly.draft import Assigned, TaskDraft
from extract.document import Notice, Span
from extract.patterns import rule
from extract.records import AssignmentRow
from extract.tagging.mentions import begins_opening, is_verb
from extract.tagging.roles import sentences


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to look twice: what it leaves of the confidence, and how it is said in Vietnamese and English."""

    factor: float
    vi: str
    en: str


DOUBTS = {
    "part-of-speech": Doubt(
        0.6, "tên kết thúc theo từ loại, không theo luật", "the name ends by its parts of speech, not by a rule"
    ),
    "cut-name": Doubt(
        0.8, "sau tên là từ lạ, có thể tên bị cắt ngắn", "an unknown word follows: the name may be cut short"
    ),
    "bare-noun": Doubt(0.6, "chỉ là danh từ chung", "only a common noun"),
    "several-in-one": Doubt(0.75, "có thể là nhiều đơn vị", "may be several units"),
    "unknown-kind": Doubt(0.8, "không rõ loại đơn vị", "the kind of unit is not known"),
    "late-lead": Doubt(
        0.8, "đơn vị đứng sâu trong câu, có thể là bổ ngữ", "stands deep in the sentence and may be an object"
    ),
    "inherited-past-unit": Doubt(
        0.8, "mục mở đầu bằng một đơn vị khác mà vẫn kế thừa", "inherited though the item opens with a unit of its own"
    ),
    "no-act": Doubt(0.85, "mục không mở đầu bằng động từ hay đơn vị", "the item opens with neither a verb nor a unit"),
    "long-name": Doubt(0.75, "tên dài bất thường", "an unusually long name"),
    "ambiguous-verb": Doubt(
        0.92, "sau tên là từ vừa là động từ vừa thuộc tên", "the next word may be a verb or part of the name"
    ),
    "narrated": Doubt(0.8, "có thể là việc đã làm", "may tell of work already done"),
    "hardly-legible": Doubt(0.7, "chữ nhận dạng từ ảnh chưa chắc", "letters recognised in an image with doubt"),
    "resolved-by-likeness": Doubt(
        0.95, "tên đọc sai, hiểu theo tên gần giống", "the name is misread and was understood by likeness"
    ),
    "heading-only": Doubt(0.75, "nhiệm vụ chỉ là một đề mục", "the task is only a heading"),
}
UNSURE = 0.65  # below it a row is listed among the problems
_LONGEST_USUAL = 11
_NEAR = 50  # characters into an item within which its subject is looked for
_NEXT = re.compile(r"(?:[ ]*\([^()]*\))?[ ]+([^\W\d_]+(?:[ ][^\W\d_]+)?)")


def confidence(
    task: TaskDraft, one: Assigned, folded: str, illegible: Sequence[Span] = (), *, is_alike: bool = False
) -> tuple[float, tuple[str, ...]]:
    """The confidence of an assignment (0 to 1) and the doubts that lower it, by name.

    Args:
        task: The task.
        one: The unit in its role.
        folded: The folded canonical text.
        illegible: What was recognised in an image with doubt.
        is_alike: Is the unit known by likeness alone?
    """
    doubts = tuple(dict.fromkeys(_doubts(task, one, folded)))
    if any(span.start < other.end and other.start < span.end for span in one.unit.spans for other in illegible):
        doubts = (*doubts, "hardly-legible")
    if is_alike:
        doubts = (*doubts, "resolved-by-likeness")
    sure = one.confidence
    for doubt in doubts:
        sure *= DOUBTS[doubt].factor
    return round(sure, 3), doubts


def unsure(rows: Iterable[AssignmentRow]) -> Iterator[Notice]:
    """A notice for each assignment that a reader should look at first, with where it stands."""
    for row in rows:
        if row.confidence < UNSURE and row.doubts:
            doubts = [DOUBTS[name] for name in row.doubts.split("; ")]
            values = {
                "unit": row.mention,
                "task": row.task_id.rpartition("-t")[2],
                "why_vi": "; ".join(doubt.vi for doubt in doubts),
                "why_en": "; ".join(doubt.en for doubt in doubts),
            }
            yield Notice("unsure-assignment", values, row.page, row.spans)


def _doubts(task: TaskDraft, one: Assigned, folded: str) -> Iterator[str]:
    unit = one.unit
    words = unit.text.split()
    if not unit.is_sure:
        yield "part-of-speech"
    is_common = len(words) <= 2 and not any(word[0].isupper() for word in words[1:]) and not words[0].isupper()
    if is_common and not rule("units", "quantified").regex.match(unit.text.lower()):
        yield "bare-noun"
    whole = folded[unit.spans[-1].start : unit.spans[-1].end]
    if (
        "\n" in whole
        or _holds_two(unit.text)
        or (unit.kind in ("other", "person", "school_or_hospital", "enterprise") and "," in unit.text)
    ):
        yield "several-in-one"
    if unit.kind == "other":
        yield "unknown-kind"
    if len(words) > _LONGEST_USUAL:
        yield "long-name"
    if task.origin == "prose":
        yield from _of_item(task, one, folded)
    if task.is_heading and not task.labelled:
        yield "heading-only"
    elif task.origin == "prose" and not one.is_inherited:
        yield from _behind(one, folded)


@lru_cache(maxsize=1 << 10)
def _holds_two(mention: str) -> bool:
    """Does a unit begin behind an "and" or "or" inside the name?"""
    plain = rule("units", "name.with_list").regex.sub("", mention)
    joins = rule("units", "name.joined").regex.finditer(plain)
    return any(begins_opening(plain, join.end()) for join in joins)


def _of_item(task: TaskDraft, one: Assigned, folded: str) -> Iterator[str]:
    """Doubts by how the item opens, and by how deep in it a lead stands."""
    opening = _opening(folded[task.span.start : task.span.end])
    if not (opening or task.labelled):
        yield "no-act"
    if one.role == "lead" and one.is_inherited and opening == "unit":
        yield "inherited-past-unit"
    if one.role == "lead" and not one.is_inherited and not task.labelled:
        at = one.unit.spans[0].start
        begins = max(
            (start for start, _ in sentences(folded, task.span.start, task.span.end) if start <= at), default=at
        )
        lists_others = any(other.role == "lead" and other.unit.spans[0].start < at for other in task.assigned)
        if at - begins > _NEAR and not lists_others:
            yield "late-lead"


# Each unit of an item asks.
@lru_cache(maxsize=1 << 8)
def _opening(item: str) -> Literal["unit", "intro", "verb", ""]:
    """What an item opens with; orders and words that may stand before a unit count as one."""
    if rule("roles", "intro").regex.match(item):
        return "intro"
    if begins_opening(item, 0) or any(rule("roles", name).regex.match(item) for name in ("order", "opener")):
        return "unit"
    words = re.findall(r"\w+", item[:80])
    return "verb" if any(is_verb(" ".join(words[:count]).lower()) for count in (1, 2, 3)) else ""


def _behind(one: Assigned, folded: str) -> Iterator[str]:
    """Doubts by the words that stand right behind a mention in running text."""
    following = _NEXT.match(folded, one.unit.spans[-1].end)
    if not following or not following[1][0].islower():
        return
    words = following[1]
    first = words.split()[0]
    if rule("units", "field.noun").regex.match(words):
        yield "ambiguous-verb"
    elif not (is_verb(words) or is_verb(first) or rule("units", "after.name").regex.match(words)):
        yield "cut-name"
    if rule("roles", "done").regex.match(first):
        yield "narrated"
