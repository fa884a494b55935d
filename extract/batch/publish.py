"""From the journal to the tables: every record in the order of the files' names, a document at a time."""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.batch.beside import Beside
from extract.batch.inputs import Input, inputs_of, of_input
from extract.batch.journal import Journal
from extract.batch.segments import Damaged, Reader
from extract.errors import Language
from extract.export.formats import DEFAULT, opened, replacing
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

    def add(self, other: Published) -> None:
        """Count in what other tables hold."""
        self.files += other.files
        self.failed += other.failed
        self.pages += other.pages
        self.rows.update(other.rows)
        self.problems.update(other.problems)
        self.slowest = heapq.nlargest(_SLOWEST, [*self.slowest, *other.slowest])


_SLOWEST = 20


def publish(
    journal: Journal,
    folder: Path,
    inputs: Iterable[tuple[str, str]],
    formats: Iterable[str] = DEFAULT,
    titles: Language = "vi",
    processes: int = 1,
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
        processes: How many may be at work. All formats but CSV may have one of their own.

    Raises:
        Lost: If records are damaged; the tables stay as they were.
        OSError: If the output cannot be written.
    """
    made = Published()
    units: dict[str, UnitRow] = {}
    written: set[str] = set()
    lost: list[str] = []
    lines = folder / "jsonl"
    wanted = {"csv", *formats}
    apart = [one for one in DEFAULT if one in wanted - {"csv"}][: processes - 1]
    with replacing(folder, wanted), Beside(apart, folder, journal.segments, titles) as beside:
        with opened(folder, wanted - {*apart}, titles) as tables, Reader(journal.segments) as reader:
            lines.mkdir(exist_ok=True)
            for one in inputs_of(journal, inputs):
                try:
                    records, text = of_input(one, reader)
                except Damaged:
                    lost.append(one.key)
                    continue
                if not one.is_twin:
                    path = lines / f"{records.documents[0].doc_id}.jsonl"
                    _write(path, text.encode())
                    written.add(path.name)
                count(made, one, records)
                add_units(units, records.units)
                tables.write(replace(records, units=()))
                beside.tell(one)
            if lost:
                raise Lost(lost)
            of_run = tuple(units[key] for key in sorted(units))
            made.rows["units"] = len(of_run)
            beside.end(of_run)
            tables.write(Records(units=of_run))
        beside.wait()
    for old in lines.iterdir():
        if (_LINES.fullmatch(old.name) or old.name.endswith(".part")) and old.name not in written:
            old.unlink()
    return made


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


def count(made: Published, one: Input, records: Records) -> None:
    """Count in the rows of a file."""
    assert one.result is not None
    made.files += 1
    made.failed += bool(one.result.code)
    made.rows.update({table: len(getattr(records, table)) for table in TABLES if table != "units"})
    made.problems.update(problem.code for problem in records.problems)
    if not one.is_twin:
        made.pages += one.result.pages or 0
        made.slowest = heapq.nlargest(_SLOWEST, [*made.slowest, (round(one.result.seconds, 3), one.name)])


def add_units(units: dict[str, UnitRow], rows: Iterable[UnitRow]) -> None:
    """Count a document's units into those of the run; what a unit is called and its kind are the first document's."""
    for row in rows:
        if known := units.get(row.unit_id):
            members = {one for said in (known.members, row.members) if said for one in said.split("; ")}
            row = replace(
                known,
                mentions=known.mentions + row.mentions,
                documents=known.documents + row.documents,
                members="; ".join(sorted(members)) or None,
            )
        units[row.unit_id] = row
