"""A document as the finders see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from extract.audit.archive import Archive, row_key
from extract.audit.findings.catalogue import CODES
from extract.audit.model import Finding, Subject
from extract.folding import fold
from extract.patterns import rule
from extract.records import AssignmentRow, DocumentRow, TaskRow

_LONGEST_QUOTE = 200


@dataclass(frozen=True)
class Case:
    """One document of the archive, on the day of the audit.

    Attributes:
        archive: All of it.
        document: The document.
        as_of: The day.
        late: Tasks that are late (`extract.audit.deadlines.late_tasks`).
        is_followed: Does a report follow the document?
        earlier: The earlier version, or last year's, of the document, by `doc_id`.
    """

    archive: Archive
    document: DocumentRow
    as_of: date
    late: frozenset[str] = frozenset()
    is_followed: bool = False
    earlier: str | None = None

    @cached_property
    def tasks(self) -> list[TaskRow]:
        """Its tasks, in reading order."""
        return self.archive.tasks_of[self.document.doc_id]

    @cached_property
    def assigns(self) -> bool:
        """Is it of a kind that gives work to units: a plan, a decision? A report or a letter rests on others that do."""
        return bool(self.document.kind and rule("audit", "kind.assigning").regex.search(fold(self.document.kind)))

    @cached_property
    def reports(self) -> bool:
        """Is it of a kind that tells what was done?"""
        return bool(self.document.kind and rule("audit", "kind.reporting").regex.search(fold(self.document.kind)))

    @cached_property
    def is_trusted(self) -> bool:
        """Can single rows be judged? Where the rows as a whole are doubtful, what they lack may only not have been read."""
        return self.document.grade != "low"

    @cached_property
    def shows_leads(self) -> bool:
        """Does a task without a lead say that nobody leads it? Not where leads may only not have been read."""
        unread = {"leads-unread", "role-table-unread"} & set((self.document.grade_reasons or "").split("; "))
        return self.assigns and self.is_trusted and not unread

    @cached_property
    def is_printed(self) -> bool:
        """Is its text what was typed, nothing of it recognised in an image?"""
        return self.document.text_layer == "native"

    def leads(self, task: TaskRow) -> list[AssignmentRow]:
        """Those that lead a task."""
        return [row for row in self.archive.assignments[task.task_id] if row.role == "lead"]

    def finding(self, code: str, subject: Subject, row: Any, quote: str | None, /, **values: object) -> Finding:
        """A finding about a row of the document."""
        page = getattr(row, "page", None) or getattr(row, "page_first", None)
        return Finding(
            code=code,
            severity=CODES[code].severity,
            doc_id=self.document.doc_id,
            source=self.document.source,
            subject=subject,
            row_id=row_key(subject, row),
            page=page,
            quote=on_a_line(quote or ""),
            values=tuple((name, str(value)) for name, value in values.items()),
        )


def on_a_line(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """The text on one line, as far as it fits."""
    line = re.sub(r"\s+", " ", text).strip()
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
