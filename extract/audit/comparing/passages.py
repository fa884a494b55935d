"""What a report says, piece by piece: the sentences of its parts that tell of work, and the rows of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.audit.archive import Archive, Located, row_key
from extract.audit.findings.case import on_a_line
from extract.audit.model import Passage
from extract.records import SectionRow, TaskRow

# Parts that set work, ask for something or say why: they tell nothing of what was done.
_AHEAD = (
    "direction",
    "tasks",
    "solution",
    "implementation",
    "proposal",
    "purpose",
    "requirements",
    "purpose_requirements",
    "objectives",
)
_END = re.compile(r"(?<=[.;!?])\s+(?=[A-ZĐÀ-Ỹ\d“\"(+\-–*])|\n+")
_MARK = re.compile(r"[\s\-–+*•]*")
# A sentence may hold a list: its parts are told apart at semicolons, which short ones keep.
_LONG = 280
_SHORTEST = 25  # characters; a title or a figure alone answers nothing
_LONGEST = 600


def told(archive: Archive, doc_id: str) -> list[Passage]:
    """The passages of a report that may answer a task, in reading order."""
    sections = archive.sections_of[doc_id]
    ahead = {one.section_id for one in sections if any(over.kind in _AHEAD for over in archive.above(one.section_id))}
    made: list[Passage] = []
    for section in sections:
        if section.section_id not in ahead and section.kind != "appendix":
            made += _sentences(archive, section)
    return made + [_row(archive, task) for task in archive.tasks_of[doc_id] if _tells(task, ahead)]


def _sentences(archive: Archive, section: SectionRow) -> Iterator[Passage]:
    text = archive.text(section.doc_id)
    places = archive.spans(section.doc_id).get(("sections", section.section_id), ())
    if text is None or not places:
        parts: list[tuple[str, Located | None]] = [(section.text or "", None)]
    else:
        parts = [(text[one.start : one.end], one) for one in _outermost(places)]
    for part, place in parts:
        for start, end in _cut(part):
            quote = part[start:end]
            if len(quote) >= _SHORTEST and quote.rstrip(" .:") != section.heading:
                at = place.start if place else None
                yield Passage(
                    section.doc_id, "sections", section.section_id, on_a_line(quote, _LONGEST),
                    start=None if at is None else at + start, end=None if at is None else at + end,
                    page=place.page if place else section.page_first,
                )  # fmt: skip


def _outermost(places: tuple[Located, ...]) -> list[Located]:
    """A section's places without those inside others: the text after a run-in heading stands in the whole line, too."""
    return [
        one for one in places if not any(o is not one and o.start <= one.start and one.end <= o.end for o in places)
    ]


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    start = 0
    for hit in [*_END.finditer(text), None]:
        end = hit.start() if hit else len(text)
        is_part = hit is not None and text[hit.start() - 1] == ";" and end - start < _LONG and len(text) < _LONG
        if is_part:
            continue
        start += len(_MARK.match(text[start:end])[0])  # type: ignore[index]
        if text[start:end].strip():
            yield start, end
        start = hit.end() if hit else end


def _tells(task: TaskRow, ahead: set[str]) -> bool:
    """Is a row of a report's table an account of work: with what became of it in a column of its own ("Kết quả")?"""
    return task.origin == "table" and task.section_id not in ahead and bool(_outcome(task))


def _outcome(task: TaskRow) -> str:
    return "; ".join(part for part in (task.product, task.other_columns, task.note) if part)


def telling(archive: Archive, passage: Passage) -> str:
    """What a passage says became of the work: of a row of a table, the cells beside the work itself, however long that is."""
    return passage.quote if passage.subject == "sections" else _outcome(archive.tasks[passage.row_id])


def _row(archive: Archive, task: TaskRow) -> Passage:
    places = archive.spans(task.doc_id).get(("tasks", row_key("tasks", task)), ())
    quote = f"{task.text}; {_outcome(task)}"
    first = places[0] if places else None
    return Passage(
        task.doc_id, "tasks", task.task_id, on_a_line(quote, _LONGEST),
        start=first.start if first else None, end=first.end if first else None, page=task.page,
    )  # fmt: skip


def of_task(archive: Archive, task: TaskRow) -> Passage:
    """A task as one side of a comparison."""
    places = archive.spans(task.doc_id).get(("tasks", row_key("tasks", task)), ())
    first = places[0] if places else None
    return Passage(
        task.doc_id, "tasks", task.task_id, on_a_line(task.text, _LONGEST),
        start=first.start if first else None, end=first.end if first else None, page=task.page,
    )  # fmt: skip
