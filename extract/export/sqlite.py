"""The tables as one SQLite database: keys, indexes, views that join, and search that does not mind missing marks.

Full-text search. `tasks_fts` and its like index each searched column three times: as written; with the other placement of the
tone mark (`Uỷ`, `Ủy`), where there is one; and without any marks, đ as d, which SQLite's own folding leaves alone. So
`MATCH 'han che'` and `MATCH 'hạn chế'` both find "Hạn chế", and the latter does not find "hẳn chê". All three have their words in
the same places, and the index shows the text as written for each, so `highlight` and `snippet` mark the words with their marks.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self
from unicodedata import normalize

from extract import __version__
from extract.export.datasette import metadata
from extract.export.overview import OVERVIEW
from extract.export.parts import part
from extract.export.schema import KEYS, foreign
from extract.folding import respelt, unmarked
from extract.records import TABLES, Column, Records, columns

DATABASE, METADATA = "kehoach.sqlite", "kehoach.metadata.json"
FILES = (DATABASE, METADATA)
# Goes up by one where a table, view or column is renamed or dropped.
VERSION = 1

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
# What is asked for most, beside what refers to another table.
_INDEXED = {"documents": ("issued_on",), "tasks": ("due_on",), "deadlines": ("due_on",), "units": ("name",)}
# Files with the same bytes share their rows: these show the first of them.
_DOCUMENT = "LEFT JOIN documents ON documents.rowid = (SELECT min(rowid) FROM documents WHERE doc_id = tasks.doc_id)"
_CRITERION = "LEFT JOIN criteria ON criteria.criterion_id = tasks.criterion_id"
_SECTION = "LEFT JOIN sections ON sections.section_id = tasks.section_id"

VIEWS = {
    "v_tasks": f"""SELECT tasks.rowid AS no, {", ".join(f"{s.table}.{s.column} AS {s.name}" for s in OVERVIEW)},
  sections.heading AS section, tasks.recurrence, documents.title AS document_title, documents.grade, tasks.task_id, tasks.doc_id
FROM tasks {_DOCUMENT} {_CRITERION} {_SECTION}""",
    "v_assignments": f"""SELECT documents.source, documents.code, documents.issued_on, documents.issuer, sections.heading AS section,
  criteria.code AS criterion_code, criteria.name AS criterion_name, tasks.text AS task, assignments.role, units.name AS unit,
  units.kind AS unit_kind, units.level AS unit_level, assignments.mention, assignments.is_inherited, assignments.confidence,
  tasks.deadline_text, tasks.start_on, tasks.due_on, assignments.page, assignments.task_id, assignments.unit_id, assignments.doc_id
FROM assignments JOIN tasks ON tasks.task_id = assignments.task_id LEFT JOIN units ON units.unit_id = assignments.unit_id
  {_DOCUMENT} {_CRITERION} {_SECTION}""",
    "v_deadlines": f"""SELECT documents.source, documents.code, documents.issued_on, deadlines.text AS deadline, deadlines.start_on,
  deadlines.due_on, deadlines.recurrence, tasks.text AS task, tasks.lead, tasks.coordinate, tasks.page, deadlines.task_id,
  deadlines.doc_id
FROM deadlines JOIN tasks ON tasks.task_id = deadlines.task_id {_DOCUMENT}""",
    "v_units": """SELECT units.unit_id, units.name, units.kind, units.level, units.locality, units.documents,
  count(*) FILTER (WHERE role = 'lead') AS leads, count(*) FILTER (WHERE role = 'coordinate') AS coordinates,
  count(*) FILTER (WHERE role = 'report_to') AS receives
FROM units LEFT JOIN assignments ON assignments.unit_id = units.unit_id GROUP BY units.unit_id""",
}


class Tables:
    """The database of a run, open for writing, and the file that tells Datasette its titles.

    Args:
        folder: Where both go.

    Raises:
        OSError: If they cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        path = part(folder, DATABASE)
        path.unlink(missing_ok=True)
        with _as_os_errors(path):
            self._database = sqlite3.connect(path, isolation_level=None)
            # A part that breaks off is thrown away, so there is nothing to roll back.
            for pragma in ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", f"user_version = {VERSION}"):
                self._database.execute(f"PRAGMA {pragma}")
            self._database.execute("BEGIN")
            # All is declared at once, so that an SQLite that lacks search says so before the work is done.
            for table in TABLES:
                for statement in (create(table), *searching(table)):
                    self._database.execute(statement)
            for name, select in VIEWS.items():
                self._database.execute(f"CREATE VIEW {name} AS {select}")
        self._path = path
        self._insert = {
            table: f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns(table)))})" for table in TABLES
        }
        text = json.dumps(metadata(Path(DATABASE).stem), ensure_ascii=False, indent=2) + "\n"
        part(folder, METADATA).write_text(text, encoding="utf-8", newline="\n")

    def write(self, records: Records) -> None:
        """Add the records below what is there."""
        with _as_os_errors(self._path):
            for table, insert in self._insert.items():
                names = [c.name for c in columns(table)]
                rows = getattr(records, table)
                self._database.executemany(insert, ([getattr(row, name) for name in names] for row in rows))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        with _as_os_errors(self._path):
            try:
                if error[0] is None:
                    self._complete()
            finally:
                self._database.close()

    def _complete(self) -> None:
        for statement in indexes():
            self._database.execute(statement)
        for function in (_written, _respelt, _unmarked):
            self._database.create_function(function.__name__[1:], 1, function, deterministic=True)
        for table in TABLES:
            for statement in indexing(table):
                self._database.execute(statement)
        self._database.execute("CREATE TABLE metadata (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        facts = {"made_by": "kehoach", "version": __version__, "schema": str(VERSION)}
        self._database.executemany("INSERT INTO metadata VALUES (?, ?)", facts.items())
        self._database.execute("ANALYZE")
        self._database.execute("COMMIT")


def create(table: str) -> str:
    """The statement that creates a table, from the schema."""
    lines = [_column(c) for c in columns(table)]
    lines.append(f"PRIMARY KEY ({', '.join(KEYS[table])})")
    lines += [f"FOREIGN KEY ({name}) REFERENCES {other} ({key})" for name, (other, key) in foreign(table).items()]
    return f"CREATE TABLE {table} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column: Column) -> str:
    line = f"{column.name} {TYPES[column.type]}{' NOT NULL' if column.required else ''}"
    if column.type == "boolean":
        return f"{line} CHECK ({column.name} IN (0, 1))"
    if column.enum:
        values = ", ".join(f"'{value}'" for value in column.enum)
        return f"{line} CHECK ({column.name} IN ({values}))"
    return line


def indexes() -> Iterator[str]:
    """The statements that index what refers to another table and no key begins with, and what is asked for most."""
    for table in TABLES:
        referring = ["doc_id", *foreign(table), *_INDEXED.get(table, ())]
        for name in [c.name for c in columns(table) if c.name in referring]:
            if KEYS[table][0] != name:
                yield f"CREATE INDEX {table}_{name} ON {table} ({name})"


def searching(table: str) -> Iterator[str]:
    """The statements that declare a table's full-text search, none where no column is searched."""
    if indexed := _indexed(table):
        names = ", ".join(made for _, made, _ in indexed)
        shown = ", ".join(f"{name} AS {made}" for name, made, _ in indexed)
        # The rows have no number of their own: SQLite gives them 1, 2, 3 ... in their order, and VACUUM keeps that.
        yield f"CREATE VIEW {table}_fts_text AS SELECT rowid AS no, {shown} FROM {table}"
        yield (
            f"CREATE VIRTUAL TABLE {table}_fts USING fts5({names}, content='{table}_fts_text', content_rowid='no', "
            "tokenize='unicode61 remove_diacritics 0')"
        )


def indexing(table: str) -> Iterator[str]:
    """The statements that fill it, once the table has its rows."""
    if indexed := _indexed(table):
        names = ", ".join(made for _, made, _ in indexed)
        values = ", ".join(f"{function}({name})" for name, _, function in indexed)
        yield f"INSERT INTO {table}_fts (rowid, {names}) SELECT rowid, {values} FROM {table}"
        yield f"INSERT INTO {table}_fts ({table}_fts) VALUES ('optimize')"


def _indexed(table: str) -> list[tuple[str, str, str]]:
    """Each searched column in each spelling: its name, its name in the index, the function that makes the spelling."""
    names = [c.name for c in columns(table) if c.searched]
    return [(name, f"{name}{suffix}", function) for suffix, function in _SPELLINGS.items() for name in names]


_SPELLINGS = {"": "written", "_respelt": "respelt", "_unmarked": "unmarked"}


def _written(text: str | None) -> str | None:
    return text and normalize("NFC", text)


def _respelt(text: str | None) -> str | None:
    other = text and respelt(normalize("NFC", text))
    return other if other != _written(text) else None


def _unmarked(text: str | None) -> str | None:
    return text and unmarked(normalize("NFC", text))


@contextmanager
def _as_os_errors(path: Path) -> Iterator[None]:
    """A full disk, a folder that may not be written: for whoever writes tables they are the same in every format."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OSError(None, str(error), str(path)) from error
