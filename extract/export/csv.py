"""The tables as CSV, and the reader that gives the same records back.

UTF-8 with a byte-order mark, RFC 4180 quoting, line breaks inside cells kept. A cell that a spreadsheet would run as a
formula is written with an apostrophe before it; `read` takes it away again.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from extract.records import TABLES, Column, Records, columns

ENCODING = "utf-8-sig"

# A spreadsheet runs what starts with one of these. A lone sign and a plain number do no harm and stay as they are.
_RISKY = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_HARMLESS = re.compile(r"[+-]([0-9]+([.,][0-9]+)?)?")


def guard(text: str) -> str:
    """The text as a spreadsheet may safely open it.

    >>> guard("=1+1"), guard("-"), guard("-3.5"), guard("'=x")
    ("'=1+1", '-', '-3.5', "''=x")
    """
    return "'" + text if _RISKY.match(text) and not _HARMLESS.fullmatch(text) else text


def unguard(cell: str) -> str:
    """The text that `guard` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def cell(value: Any) -> str:
    """A column's value as it stands in CSV: empty for None, `true`/`false`, a point for decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guard(value) if isinstance(value, str) else repr(value)


class Tables:
    """The CSV files of a run, open for writing file by file. They appear under their names when all is written.

    Args:
        folder: Where the files go; made if it is not there.

    Raises:
        OSError: If the folder cannot be made or written to.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._files: dict[str, TextIO] = {}
        self._writers: dict[str, Any] = {}
        for table in TABLES:
            file = (folder / f"{table}.csv.part").open("w", encoding=ENCODING, newline="")
            self._files[table] = file
            self._writers[table] = csv.writer(file)
            self._writers[table].writerow([c.name for c in columns(table)])

    def write(self, records: Records) -> None:
        """Add the records below what is there."""
        for table, writer in self._writers.items():
            names = [c.name for c in columns(table)]
            writer.writerows([cell(getattr(row, name)) for name in names] for row in getattr(records, table))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for table, file in self._files.items():
            file.close()
            part = self._folder / f"{table}.csv.part"
            if error is None:
                part.replace(self._folder / f"{table}.csv")
            else:
                part.unlink()


def write(records: Records, folder: Path) -> None:
    """Write all tables of `records` to `folder`, one CSV each."""
    with Tables(folder) as tables:
        tables.write(records)


def read(folder: Path) -> Records:
    """The records that were written to `folder`, without their spans.

    Raises:
        FileNotFoundError: If a table is missing.
        ValueError: If a header or a value does not fit the schema; names file and line.
    """
    return Records(**{table: tuple(_rows(folder / f"{table}.csv", table)) for table in TABLES})


def _rows(path: Path, table: str) -> Iterable[Any]:
    named = {c.name: c for c in columns(table)}
    # A cell may hold a whole section; the module's limit of 128 KB would refuse it.
    csv.field_size_limit(1 << 30)
    with path.open(encoding=ENCODING, newline="") as file:
        reader = csv.reader(file, strict=True)
        header = next(reader, [])
        if missing := named.keys() - set(header):
            raise ValueError(f"{path}:1: columns are missing: {', '.join(sorted(missing))}")
        for row in reader:
            try:
                values = {
                    name: _value(text, named[name]) for name, text in zip(header, row, strict=True) if name in named
                }
            except ValueError as error:
                raise ValueError(f"{path}:{reader.line_num}: {error}") from error
            yield TABLES[table](**values)


def _value(text: str, column: Column) -> Any:
    if text == "":
        if column.required:
            raise ValueError(f"{column.name} is empty")
        return None
    match column.type:
        case "integer":
            return int(text)
        case "number":
            return float(text)
        case "boolean":
            if text not in ("true", "false"):
                raise ValueError(f"{column.name} is neither true nor false: {text!r}")
            return text == "true"
        case _:
            return unguard(text)
