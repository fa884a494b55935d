"""From the journal to the tables: every record in the order of the files' names, a document at a time."""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.batch.journal import Journal, Result
from extract.batch.segments import Damaged, Reader
from extract.errors import Language
from extract.export import jsonl
from extract.export.formats import DEFAULT, open_tables
from extract.records import TABLES, Records, UnitRow

_LINES = re.compile(r"[0-9a-f]{16}\.jsonl")


class Lost(Exception):
    """Results that are not there, or whose records are damaged, by their keys: they have to be read again."""

    def __init__(self, keys: list[str]) -> None:
        super().__init__(keys)
        self.keys = keys


@dataclass(slots=True)
class Published:
    """What the tables hold.

    Attributes:
        files: Number of input files.
        failed: How many of them have a problem of severity `error`.
        pages: Number of pages of all files, where the format has them; of equal files, once.
        rows: Number of rows by table.
        problems: Number of problems by code.
        slowest: Seconds and name of the files that took longest to read.
    """

    files: int = 0
    failed: int = 0
    pages: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)


_SLOWEST = 20


def publish(
    journal: Journal,
    folder: Path,
    inputs: Iterable[tuple[str, str]],
    formats: Iterable[str] = DEFAULT,
    titles: Language = "vi",
) -> Published:
    """Write the tables, and `jsonl/DOC_ID.jsonl` for each document that was read.

    Everything is written beside what is there and takes its place when it is whole. Files with the same bytes have a row each in
    documents and in problems, and one set of rows in the other tables.

    Args:
        journal: What has been read.
        folder: Where the output goes.
        inputs: Name of each file and key of its content, in the order of the rows.
        formats: What the tables are written as; CSV is always among them.
        titles: Language of titles in the spreadsheet.

    Raises:
        Lost: If records are damaged; the tables stay as they were.
        OSError: If the output cannot be written.
    """
    made = Published()
    units: dict[str, UnitRow] = {}
    first: dict[str, str] = {}  # the key that was read for each content
    written: set[str] = set()
    lost: list[str] = []
    lines = folder / "jsonl"
    with open_tables(folder, formats, titles) as tables, Reader(journal.segments) as reader:
        lines.mkdir(exist_ok=True)
        for name, own in inputs:
            digest = own.partition(".")[0] if not own.startswith("name:") else own
            is_twin = digest in first
            key = first.setdefault(digest, own)
            result = journal.result(key)
            try:
                if result is None:
                    raise Damaged(key)
                text = reader.text(result.place)
            except Damaged:
                lost.append(key)
                continue
            records = jsonl.parse(text)
            if records.documents[0].source != name:
                records, text = _named(records, name), jsonl.renamed(text, name)
            if is_twin:
                records = Records(documents=records.documents, problems=records.problems)
            else:
                path = lines / f"{records.documents[0].doc_id}.jsonl"
                _write(path, text.encode())
                written.add(path.name)
            _count(made, name, records, result, is_twin)
            _add(units, records.units)
            tables.write(replace(records, units=()))
        if lost:
            raise Lost(lost)
        tables.write(Records(units=tuple(units[key] for key in sorted(units))))
        made.rows["units"] = len(units)
    for old in lines.iterdir():
        if (_LINES.fullmatch(old.name) or old.name.endswith(".part")) and old.name not in written:
            old.unlink()
    return made


def _named(records: Records, source: str) -> Records:
    """The records of a file under its name in this run."""
    return replace(
        records,
        documents=tuple(replace(row, source=source) for row in records.documents),
        problems=tuple(replace(row, source=source) for row in records.problems),
    )


def _write(path: Path, data: bytes) -> None:
    """Write a file in place of another, whole or not at all; one that holds the same stays."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return
    except FileNotFoundError:
        pass
    part = path.with_suffix(".part")
    part.write_bytes(data)
    part.replace(path)


def _count(made: Published, name: str, records: Records, result: Result, is_twin: bool) -> None:
    made.files += 1
    made.failed += bool(result.code)
    made.rows.update({table: len(getattr(records, table)) for table in TABLES if table != "units"})
    made.problems.update(problem.code for problem in records.problems)
    if not is_twin:
        made.pages += result.pages or 0
        made.slowest = heapq.nlargest(_SLOWEST, [*made.slowest, (round(result.seconds, 3), name)])


def _add(units: dict[str, UnitRow], rows: Iterable[UnitRow]) -> None:
    """Count a document's units into those of the run; what a unit is called and its kind are the first document's."""
    for row in rows:
        if known := units.get(row.unit_id):
            row = replace(known, mentions=known.mentions + row.mentions, documents=known.documents + row.documents)
        units[row.unit_id] = row
