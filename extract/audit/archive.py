"""An archive: the folder that `kehoach extract` has written, with its rows by document and by task."""

from __future__ import annotations

import json
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator
from csv import Error as QuotingError
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from extract.audit.copies import copies
from extract.export.csv import read as read_tables
from extract.export.schema import foreign
from extract.folding import fold
from extract.records import (
    TABLES,
    AssignmentRow,
    CitationRow,
    CriterionRow,
    DeadlineRow,
    DocumentRow,
    ProblemRow,
    Records,
    SectionRow,
    TaskRow,
    UnitRow,
    columns,
)  # fmt: skip

# Documents whose JSON Lines stay in memory: two that are compared, and a few that are looked at beside them.
_KEPT = 8
_IDS = {
    "documents": "doc_id",
    "sections": "section_id",
    "criteria": "criterion_id",
    "tasks": "task_id",
    "units": "unit_id",
}
_Row = TypeVar("_Row")


class NotAnOutput(Exception):
    """The folder is no whole output of `kehoach extract`.

    Attributes:
        code: `no-table` where a file is missing, `bad-table` where one cannot be read.
        detail: The file, or what is wrong with it.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail = code, detail


@dataclass(frozen=True, slots=True)
class Located:
    """A stretch of a document's canonical text.

    Attributes:
        start, end: Characters.
        page: Page, where the format has pages.
        box: Left, top, right, bottom in points on that page, where the format has them.
    """

    start: int
    end: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


Key = tuple[str, str]  # a table, and the key of a row in it


def row_key(table: str, row: Any) -> str:
    """The key of a row within its table: its own id, `TASK/POSITION` for assignments and deadlines, else its position."""
    names = [name for name in (_IDS.get(table), "task_id", "position") if name and hasattr(row, name)]
    return _key(table, {name: getattr(row, name) for name in names})


@dataclass(frozen=True)
class Archive:
    """The rows of a run, and its documents' texts where the folder has them.

    Attributes:
        folder: Where it lies.
        records: All rows. They have no spans; `spans` has them.
    """

    folder: Path
    records: Records
    _open: OrderedDict[str, tuple[str | None, dict[Key, tuple[Located, ...]]]] = field(
        default_factory=OrderedDict, repr=False, compare=False
    )

    @cached_property
    def documents(self) -> dict[str, DocumentRow]:
        """By `doc_id`, in the order of their sources; of files with the same bytes, the first."""
        made: dict[str, DocumentRow] = {}
        for row in self.records.documents:
            made.setdefault(row.doc_id, row)
        return made

    @cached_property
    def copies(self) -> dict[str, str]:
        """The document that each copy is one of."""
        return copies(self.documents.values(), self.tasks_of)

    @cached_property
    def counted_tasks(self) -> list[TaskRow]:
        """All tasks but those of copies, which are the same again."""
        return [row for row in self.records.tasks if row.doc_id not in self.copies]

    @cached_property
    def sections(self) -> dict[str, SectionRow]:
        """By `section_id`."""
        return {row.section_id: row for row in self.records.sections}

    @cached_property
    def criteria(self) -> dict[str, CriterionRow]:
        """By `criterion_id`."""
        return {row.criterion_id: row for row in self.records.criteria}

    @cached_property
    def tasks(self) -> dict[str, TaskRow]:
        """By `task_id`."""
        return {row.task_id: row for row in self.records.tasks}

    @cached_property
    def units(self) -> dict[str, UnitRow]:
        """By `unit_id`."""
        return {row.unit_id: row for row in self.records.units}

    @cached_property
    def assignments(self) -> dict[str, list[AssignmentRow]]:
        """Of each task."""
        return grouped(self.records.assignments, "task_id")

    @cached_property
    def deadlines(self) -> dict[str, list[DeadlineRow]]:
        """Of each task."""
        return grouped(self.records.deadlines, "task_id")

    @cached_property
    def sections_of(self) -> dict[str, list[SectionRow]]:
        """Of each document, in reading order."""
        return grouped(self.records.sections, "doc_id")

    @cached_property
    def criteria_of(self) -> dict[str, list[CriterionRow]]:
        """Of each document, in reading order."""
        return grouped(self.records.criteria, "doc_id")

    @cached_property
    def tasks_of(self) -> dict[str, list[TaskRow]]:
        """Of each document, in reading order."""
        return grouped(self.records.tasks, "doc_id")

    @cached_property
    def tasks_for(self) -> dict[str, list[TaskRow]]:
        """Of each criterion that tasks serve."""
        return grouped((row for row in self.records.tasks if row.criterion_id), "criterion_id")

    @cached_property
    def citations_of(self) -> dict[str, list[CitationRow]]:
        """Of each document, in reading order."""
        return grouped(self.records.citations, "doc_id")

    @cached_property
    def problems_of(self) -> dict[str, list[ProblemRow]]:
        """Of each document."""
        return grouped((row for row in self.records.problems if row.doc_id), "doc_id")

    @cached_property
    def by_issuer(self) -> dict[str, list[DocumentRow]]:
        """Documents of each issuer, by its folded name."""
        made: dict[str, list[DocumentRow]] = defaultdict(list)
        for row in self.documents.values():
            if row.issuer:
                made[fold(row.issuer)].append(row)
        return made

    def above(self, section_id: str | None) -> Iterator[SectionRow]:
        """The section and those that enclose it, from the innermost out."""
        seen: set[str] = set()
        while section_id and section_id in self.sections and section_id not in seen:
            seen.add(section_id)
            section = self.sections[section_id]
            yield section
            section_id = section.parent_id

    def text(self, doc_id: str) -> str | None:
        """The document's canonical text; None where the folder has no JSON Lines of it, or the file was not read."""
        return self._lines(doc_id)[0]

    def spans(self, doc_id: str) -> dict[Key, tuple[Located, ...]]:
        """Where each row of a document comes from, by table and `row_key`; empty without JSON Lines of it."""
        return self._lines(doc_id)[1]

    def _lines(self, doc_id: str) -> tuple[str | None, dict[Key, tuple[Located, ...]]]:
        if doc_id in self._open:
            self._open.move_to_end(doc_id)
        else:
            self._open[doc_id] = _read_lines(self.folder / "jsonl" / f"{doc_id}.jsonl")
            if len(self._open) > _KEPT:
                self._open.popitem(last=False)
        return self._open[doc_id]


def read(folder: Path) -> Archive:
    """The archive in an output folder.

    Raises:
        NotAnOutput: If a table is missing or cannot be read.
    """
    try:
        records = read_tables(folder)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotAnOutput("no-table", str(error.filename)) from error
    except OSError as error:
        raise NotAnOutput("bad-table", f"{error.filename}: {error.strerror}") from error
    except (ValueError, QuotingError) as error:  # of a value, of the letters' encoding, of the quoting
        raise NotAnOutput("bad-table", str(error)) from error
    if wrong := next(_wrong(records), None):
        raise NotAnOutput("bad-table", f"{folder / wrong}")
    return Archive(folder, records)


def _wrong(records: Records) -> Iterator[str]:
    """What the tables of a whole output never hold: a row that refers to none, a day that is none."""
    known = {key: {getattr(row, key) for row in getattr(records, table)} for table, key in _IDS.items()}
    for table in TABLES:
        refers = {name: key for name, (_, key) in foreign(table).items()}
        if "doc_id" in (c.name for c in columns(table)):
            refers["doc_id"] = "doc_id"
        days = [c.name for c in columns(table) if c.type == "date"]
        for row in getattr(records, table):
            for name, key in refers.items():
                if (value := getattr(row, name)) is not None and value not in known[key]:
                    yield f"{table}.csv: {name} {value}"
            for name in days:
                if (value := getattr(row, name)) is not None and not _is_day(value):
                    yield f"{table}.csv: {name} {value}"


def _is_day(text: str) -> bool:
    try:
        exact_day(text)
    except ValueError:
        return False
    return True


def exact_day(text: str) -> date:
    """The day of a text like 2025-01-31, and like nothing else that ISO 8601 allows.

    Raises:
        ValueError: If it is none.
    """
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(f"not a day (YYYY-MM-DD): {text}")
    return day


def grouped(rows: Iterable[_Row], column: str) -> dict[str, list[_Row]]:
    """Rows by the value of a column, in their order; a value that no row has gives an empty list."""
    made: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        made[getattr(row, column)].append(row)
    return made


def _read_lines(path: Path) -> tuple[str | None, dict[Key, tuple[Located, ...]]]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None, {}
    canonical, places = None, {}
    try:
        for line in text.split("\n")[:-1]:
            made = json.loads(line)
            table, values = made["table"], made["values"]
            if table == "documents":
                canonical = made["text"]
            places[table, _key(table, values)] = tuple(_located(one) for one in made["spans"])
    except (ValueError, KeyError, TypeError) as error:
        raise NotAnOutput("bad-table", f"{path}: {error}") from error
    return canonical, places


def _key(table: str, values: dict[str, Any]) -> str:
    if table in _IDS:
        return str(values[_IDS[table]])
    return f"{values['task_id']}/{values['position']}" if "task_id" in values else str(values["position"])


def _located(span: dict[str, Any]) -> Located:
    box = span.get("box")
    return Located(span["start"], span["end"], span.get("page"), tuple(box) if box else None)
