"""What an audit finds. Tables, the workbook, the page in the browser and a caller's frames are all made from these records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from extract.errors import Severity

Subject = Literal["documents", "sections", "criteria", "tasks", "assignments", "units", "citations"]
Relation = Literal["report", "version"]
Status = Literal[
    # a plan and the report that follows it
    "reported", "reported_late", "reported_open", "not_reported",
    # two versions or years of one plan
    "kept", "changed_lead", "changed_deadline", "changed_both", "dropped", "new",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit against a column of the matrix, in one document.

    Attributes:
        unit_id: Key of table `units`.
        doc_id: Document.
        axis: What the column is: a criterion, a section where the task serves no criterion, or the document as a whole.
        column: `criterion_id`, `section_id` or `doc_id`, as `axis` says.
        lead: Number of tasks that the unit leads there (L).
        coordinate: Number of tasks in which it coordinates (P).
        report_to: Number of tasks whose result it receives.
    """

    unit_id: str
    doc_id: str
    axis: Literal["criterion", "section", "document"]
    column: str
    lead: int
    coordinate: int
    report_to: int


@dataclass(frozen=True, slots=True)
class Load:
    """How much a unit has to do, over all documents.

    Attributes:
        unit_id: Key of table `units`.
        lead, coordinate, report_to: Numbers of tasks.
        criteria: Number of criteria with a task that it leads.
        documents: Number of documents that give it work.
        overdue: Tasks it leads whose last day is before the day of the audit and that no report says are done.
        undated: Tasks it leads that have no deadline.
    """

    unit_id: str
    lead: int
    coordinate: int
    report_to: int
    criteria: int
    documents: int
    overdue: int
    undated: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that an auditor should look at.

    Attributes:
        code: Key of the catalogue of findings, which says what it means and what to look at, in Vietnamese and English.
        severity: `error`, `warning` or `info`.
        doc_id: Document.
        source: Its file.
        subject: Table of the row that it is about.
        row_id: Key of that row within the table (`position` for tables without ids of their own).
        page: Page, where the format has pages.
        quote: The passage, verbatim, as far as it fits on a line.
        values: What the message's placeholders stand for, by name.
    """

    code: str
    severity: Severity
    doc_id: str
    source: str
    subject: Subject
    row_id: str
    page: int | None
    quote: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a document: one side of a comparison's evidence.

    Attributes:
        doc_id: Document.
        subject: Table of the row it belongs to.
        row_id: Key of that row.
        quote: The text.
        start, end: Characters of the document's canonical text; None where the archive holds no JSON Lines.
        page: Page, where the format has pages.
    """

    doc_id: str
    subject: Subject
    row_id: str
    quote: str
    start: int | None = None
    end: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A task of one document against another document.

    Attributes:
        relation: Plan against report, or one version against another.
        status: What became of the task.
        before: The task in the plan, or in the earlier version; None for what is new.
        after: What the report says of it, or the task in the later version; None for what is gone.
        score: 0 to 1: how alike the sides are; 0 where there is one side.
        detail: What changed, as `(field, before, after)`.
    """

    relation: Relation
    status: Status
    before: Passage | None
    after: Passage | None
    score: float
    detail: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents and what became of every task.

    Attributes:
        before, after: `doc_id` of the plan and the report, or of the earlier and the later version.
        relation: Which of the two it is.
        matches: One per task of either side, in the order of the earlier document, then what is new.
    """

    before: str
    after: str
    relation: Relation
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """The answer to an audit's question.

    Attributes:
        as_of: The day against which deadlines are held.
        cells: The matrix, in long form, ordered by unit and column.
        loads: One per unit that has a role, the most loaded lead first.
        findings: Ordered by source, then place in the document.
        comparisons: Pairs that were asked for or found.
        late: Tasks whose last day is before that day, and that no report of then says are done.
        answered: Tasks that a report of then says are done.
    """

    as_of: date
    cells: tuple[Cell, ...]
    loads: tuple[Load, ...]
    findings: tuple[Finding, ...]
    comparisons: tuple[Comparison, ...] = ()
    late: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
