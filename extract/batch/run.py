"""A whole run: what is new is read, everything else is known, and from both come the tables."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Literal

from extract import patterns
from extract.batch import cluster, report
from extract.batch.attempts import finished
from extract.batch.events import FileDone, Planned, Publishing, Summary, Watch
from extract.batch.inputs import inputs_of
from extract.batch.journal import Journal, Result
from extract.batch.options import Backend, Options
from extract.batch.pool import Finished, Limits, Pool
from extract.batch.publish import Lost, publish
from extract.batch.segments import Place, Writer
from extract.batch.settings import machine, settings
from extract.batch.sources import Source
from extract.batch.store import Store, clear, parts, whole
from extract.batch.worker import Done, Job, Outcome
from extract.document import Ocr
from extract.errors import Language
from extract.export.formats import DEFAULT
from extract.units import registry

JOURNAL = ".kehoach"  # in the output folder
# Records of a segment that the parent writes.
_WORTH_A_PROCESS = 200  # files; a process takes as long to start as these take to write
_SEGMENT = 10_000


def available() -> int:
    """The number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(
    sources: list[Source],
    folder: Path | str,
    workers: int | None = None,
    watch: Watch | None = None,
    overlay: Path | None = None,
    ocr: Ocr = "auto",
    *,
    force: bool = False,
    retry_failed: bool = False,
    prune: bool = False,
    limits: Limits | None = None,
    formats: Sequence[str] = DEFAULT,
    titles: Language = "vi",
    backend: Backend = "local",
    ray_address: str | None = None,
) -> Summary:
    """Extract all sources to `folder`: the tables in each format, `jsonl/DOC_ID.jsonl` for each document, and `run.json`.

    What earlier runs into the same folder have read is not read again as long as the file, the program and its rules are the
    same. The tables hold what these sources hold, neither more nor less, and are the same bytes whatever the number of workers
    and however often the run was broken off before. No file stops the run.

    Args:
        sources: The input files, in the order of their rows.
        folder: Where the output goes; tables of an earlier run stay until those of this one are whole. A string is a URL: there
            the tables are Parquet alone, in parts, written by the nodes of a cluster (see `store`).
        workers: Number of processes; by default as many as there are processors.
        watch: Called with each event.
        overlay: Folder of rules that replace or add to those that ship with the package.
        ocr: Which pages of a PDF are read by their image: those without text that can be trusted, all, or none.
        force: Read every file, known or not.
        retry_failed: Read files again that failed in an earlier run.
        prune: Forget what no source of this run has; otherwise it is kept for runs to come.
        limits: What a worker may use of time and memory for a file.
        formats: What the tables are written as; CSV is always among them.
        titles: Language of titles in the spreadsheet.
        backend: Where files are read: in processes of this machine, or on a Ray cluster.
        ray_address: The cluster; None for that of `RAY_ADDRESS`, or else a new one on this machine alone.

    Raises:
        ClusterError: If the cluster cannot be reached or cannot do this run; what has been read is kept.
        ModuleNotFoundError: If Ray (see `cluster.missing`) or what a format needs a package that is not installed.
        OSError: If the output cannot be written; what has been read is kept.
        InUse: If another run writes to the folder.
        PatternError: If the overlay's rules break the schema.
        KeyboardInterrupt: On Ctrl-C; what has been read is kept.
    """
    if overlay:
        patterns.refuse(overlay)
        registry.refuse(overlay)
    options = Options(
        workers, overlay, ocr, force, retry_failed, prune, limits or Limits(), formats, titles,
        backend, ray_address,
    )  # fmt: skip
    watch = watch or (lambda event: None)
    try:
        if isinstance(folder, Path):
            return _Run(sources, folder, None, options, watch).go()
        if backend != "ray":
            raise ValueError("an output in a store takes the backend ray")
        with TemporaryDirectory(prefix="kehoach-run-") as aside:
            return _Run(sources, Path(aside), Store(folder), options, watch).go()
    except sqlite3.OperationalError as error:
        is_full = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        raise OSError(
            errno.ENOSPC if is_full else errno.EIO, os.strerror(errno.ENOSPC) if is_full else str(error)
        ) from error


class _Run:
    """The state of one run: which content each source has, and which contents have been asked for."""

    def __init__(
        self, sources: list[Source], folder: Path, store: Store | None, options: Options, watch: Watch
    ) -> None:
        self._sources = sources
        self._folder = folder  # with a store, of the journal alone, for as long as the run lasts
        self._store = store
        self._options = options
        self._watch = watch
        self._settings = settings(options.overlay, options.ocr)
        self._machine = machine()
        self._keys: list[str | None] = [None] * len(sources)
        self._asked: set[str] = set()
        self._stamps: dict[int, str | None] = {}  # of files that are being read
        self._noted: list[dict[str, str]] = []  # files whose contents the store is yet to be told
        self._summary = Summary(files=len(sources))

    def go(self) -> Summary:
        begun = datetime.now().astimezone()
        summary, workers = self._summary, 0
        self._journal = Journal(self._folder / JOURNAL, self._settings.key)
        try:
            if self._store:
                self._store.recall(self._journal, self._settings.key)
            unknown = self._plan()
            with ExitStack() as stack:
                most, read = available(), self._read
                if self._options.backend == "ray" and (unknown or self._store):
                    most = stack.enter_context(cluster.joined(self._options.ray_address)).processors
                    read = self._read_on_cluster
                workers = max(1, min(self._options.workers or most, len(unknown)))
                self._actors = self._options.workers or most
                self._watch(Planned(summary.files, summary.kept, summary.failed, workers if unknown else 0))
                while unknown or summary.state != "complete":
                    read(unknown, workers)
                    unknown = self._publish()
            if self._store is None:
                self._journal.keep_program(self._settings.program)
                if self._options.prune:
                    self._journal.prune((source.place for source in self._sources), filter(None, self._keys))
        finally:
            self._journal.close()
            made = report.report(summary, self._options, self._settings, self._machine, workers, begun)
            if self._store is None:
                with suppress(OSError):  # the report of a run that could not write its tables
                    report.write(self._folder, made)
        if self._store:
            self._store.replace_tables(made)
        return summary

    def _plan(self) -> list[int]:
        """The positions of the sources that have to be read: all but those that have not changed since they were."""
        unknown = []
        for position, source in enumerate(self._sources):
            with suppress(OSError):
                stamp = None if self._options.force else source.stamp()
                key = self._journal.key_of(source.place, stamp) if stamp else None
                result = self._valid(key) if key else None
                if result:
                    self._keys[position] = key
                    self._summary.kept += 1
                    self._summary.failed += bool(result.code)
                    continue
            unknown.append(position)
        return unknown

    def _valid(self, key: str) -> Result | None:
        """What is known of a content, where it may be taken as it is."""
        result = self._journal.result(key)
        if result is None or self._options.force or (self._options.retry_failed and result.code):
            return None
        # What was read with Tesseract or LibreOffice, or failed for want of it, is read again when that changes.
        return result if result.engine in ("", *self._machine.values()) else None

    def _read(self, positions: list[int], workers: int) -> None:
        """Read these sources, each content once."""
        left = self._jobs(positions)

        def wanted(job: Job, key: str) -> bool:
            self._known(job.position, key)
            if key in self._asked or self._valid(key):
                return False
            self._asked.add(key)
            return True

        place, options = self._journal.segments, self._options
        with Pool(workers, place, self._machine, options.overlay, options.ocr, options.limits) as pool:
            take = lambda: next(left, None)  # noqa: E731
            for event in finished(pool, take, wanted, options.limits, self._asked.discard):
                self._note(event)
            self._summary.workers_lost += pool.lost

    def _read_on_cluster(self, positions: list[int], workers: int) -> None:
        """As `_read`, on the nodes of a cluster: their records come here, and into segments as those of processes do."""
        options, writer, written = self._options, Writer(self._journal.segments), 0
        known = (key for key in self._journal.contents() if self._valid(key))
        store = self._store.url if self._store else None
        order = cluster.order(self._settings, self._machine, options.overlay, options.limits, known, store)
        actors: dict[str, int] = {}
        for row in cluster.read(self._jobs(positions), order, workers, len(positions)):
            if written == _SEGMENT:
                writer.close()
                self._note_sources()
                writer, written = Writer(self._journal.segments), 0
            self._note(self._received(row, writer, actors.setdefault(row["actor"], len(actors) + 1)))
            written += 1
        writer.close()
        self._note_sources()

    def _note_sources(self) -> None:
        if self._store:
            self._store.note_sources(self._noted)
        self._noted.clear()

    def _received(self, row: dict[str, Any], writer: Writer, worker: int) -> Finished:
        """What a worker here would have said of a file that was read on a node."""
        position, key, outcome = row["position"], row["key"], None
        self._summary.workers_lost += row["lost"]
        if not key.startswith("name:"):
            self._known(position, key)
        if row["how"] != "kept":
            self._asked.add(key)
        if row["seconds"] is not None:
            shard = Place(row["shard"], row["offset"], row["length"]) if row["shard"] else None
            place = shard or writer.add_packed(row["record"])
            outcome = Outcome(key, place, row["engine"], row["code"], row["pages"], json.loads(row["seconds"]))
        job = Job(position, self._sources[position], (row["tries"] or 1) - 1)
        return Finished(job, Done(outcome, row["rss"]), worker)

    def _jobs(self, positions: list[int]) -> Iterator[Job]:
        for position in positions:
            source = self._sources[position]
            with suppress(OSError):  # taken before the file is read: what changes after that is seen by the next run
                self._stamps[position] = source.stamp()
            yield Job(position, source)

    def _known(self, position: int, key: str) -> None:
        """A file's content is known."""
        self._keys[position] = key
        place, stamp = self._sources[position].place, self._stamps.pop(position, None)
        self._journal.note_source(place, stamp, key)
        if self._store and stamp:
            self._noted.append({"place": place, "stamp": stamp, "key": key})

    def _note(self, event: Finished) -> None:
        source, outcome = event.job.source, event.done.outcome
        summary = self._summary
        how: Literal["read", "same", "kept"]
        if outcome:
            how, key, code, pages, seconds = "read", outcome.key, outcome.code, outcome.pages, outcome.seconds["all"]
            tries = event.job.tries + 1
            self._journal.note(Result(key, outcome.place, outcome.engine, code, pages, seconds, event.worker, tries))
            self._keys[event.job.position] = key
            summary.read += 1
            summary.seconds.update(outcome.seconds)
        else:  # the journal has this content, or soon will
            key = self._keys[event.job.position] or ""
            known = self._journal.result(key)
            code, pages, seconds = (known.code if known else ""), None, 0.0
            if key in self._asked:
                how = "same"
                summary.same += 1
            else:
                how = "kept"
                summary.kept += 1
        summary.failed += bool(code)
        doc_id = None if key.startswith("name:") else key[:16]
        self._watch(FileDone(source.name, doc_id, how, code, pages, seconds, event.worker, event.done.rss))

    def _publish(self) -> list[int]:
        """Write the tables; the positions of sources that have to be read once more, where the disk has lost what they gave."""
        summary = self._summary
        self._watch(Publishing())
        start = perf_counter()
        keys = [key or "" for key in self._keys]
        try:
            inputs = ((source.name, key) for source, key in zip(self._sources, keys, strict=True))
            if self._store:
                clear(self._store)
                some = parts(inputs_of(self._journal, inputs))
                written = cluster.write(some, self._store.url, self._settings.key, self._actors)
                made = whole(self._store, written)
            else:
                options = self._options
                processes = options.workers or available() if len(keys) > _WORTH_A_PROCESS else 1
                made = publish(self._journal, self._folder, inputs, options.formats, options.titles, processes)
        except Lost as lost:
            for key in lost.keys:
                self._journal.lose(key)
                self._asked.discard(key)
            return [position for position, key in enumerate(keys) if key in set(lost.keys)]
        summary.publishing = perf_counter() - start
        summary.state = "complete"
        summary.failed, summary.pages = made.failed, made.pages
        summary.rows, summary.problems, summary.slowest = made.rows, made.problems, made.slowest
        return []
