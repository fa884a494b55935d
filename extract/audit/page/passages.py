"""One document as the page unpacks it when it is opened: its text, where its pages begin, and its rows with their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extract.audit.archive import Key, Located, row_key
from extract.records import Records

Places = Mapping[Key, tuple[Located, ...]]


def document(text: str, records: Records, places: Places) -> dict[str, Any]:
    """What the page needs to show a document.

    Args:
        text: Its canonical text.
        records: Its own records.
        places: Where each row stands in the text.
    """

    def spans(table: str, row: Any) -> list[list[int]]:
        return [[place.start, place.end] for place in places.get((table, row_key(table, row)), ())]

    return {
        "text": text,
        "pages": list(_pages(places)),
        "head": spans("documents", records.documents[0]) if records.documents else [],
        "sections": [
            [r.section_id, r.parent_id, r.depth, r.marker, r.heading, r.kind, spans("sections", r)]
            for r in records.sections
        ],
        "criteria": [
            [r.criterion_id, r.index_name, r.code, r.name, r.limitation, r.cause, r.solution, r.score, r.score_max,
             spans("criteria", r)]
            for r in records.criteria
        ],
        "tasks": [[r.task_id, spans("tasks", r)] for r in records.tasks],
        "assignments": [
            [r.task_id, r.position, r.role, r.mention, r.is_inherited, r.confidence,
             spans("assignments", r)]
            for r in records.assignments
        ],
        "deadlines": [
            [r.task_id, r.position, r.text, spans("deadlines", r)] for r in records.deadlines
        ],
        "citations": [[r.position, r.text, r.code, spans("citations", r)] for r in records.citations],
        "problems": [
            [r.position, r.severity, r.code, r.message, r.page, spans("problems", r)]
            for r in records.problems
        ],
    }  # fmt: skip


def _pages(places: Places) -> Iterator[list[int]]:
    """`[offset, page]` of the first row that stands on each page."""
    reached = 0
    for start, page in sorted((one.start, one.page) for of_row in places.values() for one in of_row if one.page):
        if page > reached:
            reached = page
            yield [start, page]
