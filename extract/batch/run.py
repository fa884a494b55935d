"""A whole run: all files, in order, to tables and JSON Lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from extract import patterns
from extract.batch.discover import LARGEST, Source
from extract.batch.workers import Job, Result, available, results
from extract.document import Notice, Ocr
from extract.errors import Language
from extract.export.formats import DEFAULT, open_tables
from extract.readers.sniffing import BROKEN_ZIP
from extract.records import TABLES, ProblemRow, Records, UnitRow

Watch = Callable[[Source, tuple[ProblemRow, ...]], None]


@dataclass(slots=True)
class Summary:
    """What a run did.

    Attributes:
        files: Number of input files.
        failed: How many of them have a problem of severity `error`.
        rows: Number of rows by table.
    """

    files: int = 0
    failed: int = 0
    rows: Counter[str] = field(default_factory=Counter)


def run(
    sources: list[Source],
    folder: Path,
    workers: int | None = None,
    watch: Watch | None = None,
    overlay: Path | None = None,
    ocr: Ocr = "auto",
    formats: Sequence[str] = DEFAULT,
    titles: Language = "vi",
) -> Summary:
    """Extract all sources to `folder`: the tables in each format, and `jsonl/DOC_ID.jsonl` for each document.

    The same sources give the same bytes, whatever the number of workers. No file stops the run.

    Args:
        sources: The input files, in the order of their rows.
        folder: Where the output goes; what an earlier run left there is replaced.
        workers: Number of processes; by default as many as there are processors.
        watch: Called with each source, when it is done, and its problems.
        overlay: Folder of rules that replace or add to those that ship with the package.
        ocr: Which pages of a PDF are read by their image: those without text that can be trusted, all, or none.
        formats: What the tables are written as; CSV is always among them.
        titles: Language of titles in the spreadsheet.

    Raises:
        ModuleNotFoundError: If a format needs a package that is not installed.
        OSError: If the output cannot be written.
        PatternError: If the overlay's rules break the schema.
    """
    if overlay:
        patterns.refuse(overlay)
    summary = Summary()
    units: dict[str, UnitRow] = {}
    written: set[str] = set()
    workers = max(1, min(workers or available(), len(sources)))
    with open_tables(folder, formats, titles) as tables:
        (folder / "jsonl").mkdir(exist_ok=True)
        for source, result in zip(sources, _once(results(_jobs(sources), workers, overlay, ocr)), strict=True):
            records = result.records
            tables.write(replace(records, units=()))
            _add(units, records.units)
            if result.lines:
                name = f"{records.documents[0].doc_id}.jsonl"
                (folder / "jsonl" / name).write_text(result.lines, encoding="utf-8", newline="\n")
                written.add(name)
            summary.files += 1
            summary.failed += any(problem.severity == "error" for problem in records.problems)
            summary.rows.update({table: len(getattr(records, table)) for table in TABLES})
            if watch:
                watch(source, records.problems)
        tables.write(Records(units=tuple(units[key] for key in sorted(units))))
        summary.rows["units"] = len(units)
    for old in (folder / "jsonl").iterdir():
        if re.fullmatch(r"[0-9a-f]{16}\.jsonl", old.name) and old.name not in written:
            old.unlink()
    return summary


def _jobs(sources: Iterable[Source]) -> Iterator[Job]:
    seen: set[str] = set()
    for source in sources:
        data = _bytes(source)
        digest = sha256(data).hexdigest() if isinstance(data, bytes) else None
        yield Job(source.name, None if digest in seen else data, digest)
        if digest:
            seen.add(digest)


def _bytes(source: Source) -> bytes | Notice:
    try:
        size = source.size()
        if size > LARGEST:
            return Notice("file-too-large", {"megabytes": str(size // 1024**2), "limit": str(LARGEST // 1024**2)})
        return source.read()
    except OSError as error:
        return Notice("unreadable-file", {"detail": error.strerror or type(error).__name__})
    except RuntimeError as error:
        if not isinstance(error, NotImplementedError):  # a zip member with a password
            return Notice("encrypted-file")
        return Notice("damaged-file", {"detail": f"{type(error).__name__}: {error}"})
    except BROKEN_ZIP as error:
        return Notice("damaged-file", {"detail": f"{type(error).__name__}: {error}"})


def _once(done: Iterable[tuple[Job, Result | None]]) -> Iterator[Result]:
    """Each result; of files with the same bytes, the later ones get rows in documents and problems alone."""
    first: dict[str, Records] = {}
    for job, result in done:
        if result is None:
            assert job.digest is not None
            twin = first[job.digest]
            documents = tuple(replace(row, source=job.source) for row in twin.documents)
            problems = tuple(replace(row, source=job.source) for row in twin.problems)
            result = Result(Records(documents=documents, problems=problems), "")
        elif job.digest:
            first[job.digest] = Records(documents=result.records.documents, problems=result.records.problems)
        yield result


def _add(units: dict[str, UnitRow], rows: Iterable[UnitRow]) -> None:
    """Count a document's units into those of the run; what a unit is called and its kind are the first document's."""
    for row in rows:
        if known := units.get(row.unit_id):
            row = replace(known, mentions=known.mentions + row.mentions, documents=known.documents + row.documents)
        units[row.unit_id] = row
