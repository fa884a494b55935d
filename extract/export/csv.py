"""The tables as CSV, and the reader that gives the same records back.

UTF-8 with a byte-order mark, RFC 4180 quoting, line breaks inside cells kept. A cell that a spreadsheet would run as a
formula is written with an apostrophe before it; `read` takes it away again.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from operator import attrgetter
from pathlib import Path
from typing import Any, Self, TextIO

from extract.export.parts import appearing, part
from extract.export.schema import package
from extract.records import TABLES, Column, Records, columns

ENCODING = "utf-8-sig"
PACKAGE = "datapackage.json"
FILES = (*(f"{table}.csv" for table in TABLES), PACKAGE)

# A spreadsheet runs what starts with one of these. A lone sign and a plain number do no harm and stay as they are.
_RISKY = re.compile(r"'*[=+\-@\t\r]")
_STARTS = frozenset("'=+-@\t\r")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_HARMLESS = re.compile(r"[+-]([0-9]+([.,][0-9]+)?)?")


def guard(text: str) -> str:
    """The text as a spreadsheet may safely open it.

    >>> guard("=1+1"), guard("-"), guard("-3.5"), guard("'=x")
    ("'=1+1", '-', '-3.5', "''=x")
    """
    return "'" + text if text[:1] in _STARTS and _RISKY.match(text) and not _HARMLESS.fullmatch(text) else text


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
    """The CSV files of a run and the data package that describes them, open for writing.

    Args:
        folder: Where the files go.

    Raises:
        OSError: If the folder cannot be written to.
    """

    def __init__(self, folder: Path) -> None:
        self._files: list[TextIO] = []
        self._writers: dict[str, Any] = {}
        self._values: dict[str, Callable[[Any], tuple[Any, ...]]] = {}
        for table in TABLES:
            self._values[table] = attrgetter(*(c.name for c in columns(table)))
            file = part(folder, f"{table}.csv").open("w", encoding=ENCODING, newline="")
            self._files.append(file)
            self._writers[table] = csv.writer(file)
            self._writers[table].writerow([c.name for c in columns(table)])
        text = json.dumps(package(), ensure_ascii=False, indent=2) + "\n"
        part(folder, PACKAGE).write_text(text, encoding="utf-8", newline="\n")

    def write(self, records: Records) -> None:
        """Add the records below what is there."""
        for table, writer in self._writers.items():
            values = self._values[table]
            # Most values go as they are: an empty one, a number, a text that no spreadsheet runs.
            writer.writerows(
                [
                    value if value is None or value.__class__ is str and value[:1] not in _STARTS else cell(value)
                    for value in values(row)
                ]
                for row in getattr(records, table)
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        with ExitStack() as stack:
            for file in self._files:
                stack.callback(file.close)


def write(records: Records, folder: Path) -> None:
    """Write all tables of `records` to `folder`, one CSV each, with their data package."""
    with appearing(folder, FILES), Tables(folder) as tables:
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
        # An output of an earlier version lacks what was added since; what is never empty was always there.
        if missing := {name for name, one in named.items() if one.required} - set(header):
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
