"""The tables of a run in the formats that were asked for, written side by side as the documents come.

A format is a module with `FILES`, the names it writes, and `Tables(folder)`, a context manager that writes them as parts.
None of them keeps rows: memory does not grow with the run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from extract.errors import Language
from extract.export import csv, parquet, sqlite, xlsx
from extract.export.parts import appearing
from extract.records import Records

# Parquet is for programs, and its library is larger than all of ours.
DEFAULT = ("csv", "xlsx", "sqlite")
FORMATS = {"csv": csv, "xlsx": xlsx, "sqlite": sqlite, "parquet": parquet}


class Tables(Protocol):
    """The tables of one format, open for writing."""

    def write(self, records: Records) -> None:
        """Add the records below what is there.

        A task comes in one call with its document and its criterion. Units are those of the whole run: each comes once.
        """


class _All:
    """The tables of every format as one."""

    def __init__(self, tables: list[Tables]) -> None:
        self._tables = tables

    def write(self, records: Records) -> None:
        """Add the records to the tables of every format."""
        for tables in self._tables:
            tables.write(records)


def missing(formats: Iterable[str]) -> str | None:
    """The package that a format needs and this Python lacks."""
    return "pyarrow" if "parquet" in formats and find_spec("pyarrow") is None else None


@contextmanager
def replacing(folder: Path, formats: Iterable[str]) -> Iterator[None]:
    """While it lasts, tables are written as parts; then they take the place of what an earlier run wrote.

    What it wrote in a format that is not among them is removed, as it would contradict the new tables.

    Args:
        folder: Where the files go; made if it is not there.
        formats: The formats. CSV should be among them: the other commands read it.

    Raises:
        ValueError: If there is no such format.
        OSError: If the folder cannot be made or written to.
    """
    wanted = set(formats)
    if unknown := wanted - FORMATS.keys():
        raise ValueError(f"unknown formats: {', '.join(sorted(unknown))}; known: {', '.join(FORMATS)}")
    with appearing(folder, [name for format in sorted(wanted) for name in FORMATS[format].FILES]):
        yield
    for format, module in FORMATS.items():
        if format not in wanted:
            for name in module.FILES:
                (folder / name).unlink(missing_ok=True)


@contextmanager
def opened(folder: Path, formats: Iterable[str], lang: Language = "vi") -> Iterator[Tables]:
    """Parts to write to, in each of the formats; they are whole when the block ends.

    Args:
        folder: Where the files go.
        formats: The formats.
        lang: Language of titles in the spreadsheet.

    Raises:
        ModuleNotFoundError: If the package behind a format is not installed (see `missing`).
        OSError: If the folder cannot be written to.
    """
    wanted = set(formats)
    with ExitStack() as stack:
        made: list[Tables] = []
        if "csv" in wanted:
            made.append(stack.enter_context(csv.Tables(folder)))
        if "xlsx" in wanted:
            made.append(stack.enter_context(xlsx.Tables(folder, lang)))
        if "sqlite" in wanted:
            made.append(stack.enter_context(sqlite.Tables(folder)))
        if "parquet" in wanted:
            made.append(stack.enter_context(parquet.Tables(folder)))
        yield _All(made)
