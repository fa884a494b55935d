"""The tables as one workbook. Its first sheet is the one an official wants: every task with who, until when, from which document."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from extract.errors import Language
from extract.export.overview import OVERVIEW, Shown
from extract.export.parts import part
from extract.export.workbook import WIDTHS, Head, Layout, Workbook
from extract.records import PARTIAL_DATE, TABLES, TITLES, ColumnType, Records, columns

WORKBOOK = "kehoach.xlsx"
FILES = (WORKBOOK,)

_SHEET = {"vi": "Bảng phân công", "en": "Who does what"}
_HEADING = {"vi": "BẢNG PHÂN CÔNG NHIỆM VỤ", "en": "WHO DOES WHAT BY WHEN"}
_NUMBER = {"vi": "STT", "en": "No."}
_PARTIAL = tuple(shown for shown in OVERVIEW if shown.declared.pattern == PARTIAL_DATE)
_OVERVIEW = "overview"


class Tables:
    """The workbook of a run, open for writing.

    Args:
        folder: Where it goes.
        lang: Language of titles.

    Raises:
        OSError: If it cannot be written.
    """

    def __init__(self, folder: Path, lang: Language = "vi") -> None:
        layouts = {_OVERVIEW: _overview(lang)} | {table: _layout(table, lang) for table in TABLES}
        self._workbook = Workbook(part(folder, WORKBOOK), layouts, _HEADING[lang], lang)
        self._tasks = 0

    def write(self, records: Records) -> None:
        """Add the records below what is there."""
        documents = {row.doc_id: row for row in reversed(records.documents)}  # of files with the same bytes, the first
        criteria: dict[str | None, Any] = {row.criterion_id: row for row in records.criteria}
        for task in records.tasks:
            rows = {"tasks": task, "documents": documents.get(task.doc_id), "criteria": criteria.get(task.criterion_id)}
            self._tasks += 1
            self._workbook.add(_OVERVIEW, [self._tasks, *(_shown(s, rows[s.table]) for s in OVERVIEW)])
        for table in TABLES:
            for row in getattr(records, table):
                self._workbook.add(table, (getattr(row, c.name) for c in columns(table)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._workbook.__exit__(*error)


def _overview(lang: Language) -> Layout:
    heads = [Head(_NUMBER[lang], 6, "integer", "tasks")]
    heads += [Head(s.vi if lang == "vi" else s.en, s.width, _type(s), s.table) for s in OVERVIEW]
    return Layout(_SHEET[lang], tuple(heads), _HEADING[lang], is_tall=True)


def _layout(table: str, lang: Language) -> Layout:
    name = TITLES[table] if lang == "vi" else table
    heads = (Head(c.vi if lang == "vi" else c.name, c.width or WIDTHS[c.type], c.type, table) for c in columns(table))
    return Layout(name, tuple(heads), name)


def _type(shown: Shown) -> ColumnType:
    return "date" if shown in _PARTIAL else shown.declared.type


def _shown(shown: Shown, row: Any) -> Any:
    value = getattr(row, shown.column) if row else None
    if value and shown in _PARTIAL and len(value) < len("2025-01-01"):
        return "/".join(reversed(value.split("-")))  # as it is written in Vietnam: 02/2025
    return value
