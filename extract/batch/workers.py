"""Runs the pipeline over files in local processes, in order, and outlives the loss of a process."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process
from pathlib import Path

from extract import patterns, pipeline
from extract.document import Notice, Ocr
from extract.export import jsonl
from extract.records import Records


@dataclass(frozen=True, slots=True)
class Job:
    """A file of the run.

    Attributes:
        source: Its name in the tables.
        data: Its bytes; or why there are none; or None where an earlier job has the same bytes.
        digest: SHA-256 of its bytes.
    """

    source: str
    data: bytes | Notice | None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What a job gave: its records, and the text of its JSON Lines file."""

    records: Records
    lines: str


def available() -> int:
    """The number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def results(
    jobs: Iterable[Job], workers: int, overlay: Path | None = None, ocr: Ocr = "auto"
) -> Iterator[tuple[Job, Result | None]]:
    """Each job with its result, in order; None for a job that needs no run. A few jobs a worker are in memory at a time.

    Every process lays the rules of `overlay` over those that ship before it reads anything. A job whose process dies (killed,
    out of memory, a crash in a library) gives the problem `worker-crashed`.
    """
    pool = _pool(workers, overlay)
    begun: deque[tuple[Job, Future[Result] | None]] = deque()
    try:
        for job in jobs:
            try:
                begun.append((job, _begin(pool, job, ocr)))
            except BrokenProcessPool:
                pool.shutdown()
                pool = _pool(workers, overlay)
                begun.append((job, _begin(pool, job, ocr)))
            if len(begun) > 2 * workers:
                yield _finish(*begun.popleft(), overlay, ocr)
        while begun:
            yield _finish(*begun.popleft(), overlay, ocr)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(workers: int, overlay: Path | None) -> ProcessPoolExecutor:
    # Forking a process that has threads may hang; a spawned one starts clean on every system.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start, initargs=(overlay,))


def _start(overlay: Path | None) -> None:
    # Ctrl-C reaches every process of the terminal; only the parent answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()
    patterns.use(overlay)


def _follow_parent() -> None:
    """End with a parent that is killed: nothing else would tell a worker that no more jobs come."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _begin(pool: ProcessPoolExecutor, job: Job, ocr: Ocr) -> Future[Result] | None:
    return None if job.data is None else pool.submit(_work, job, ocr)


def _finish(job: Job, future: Future[Result] | None, overlay: Path | None, ocr: Ocr) -> tuple[Job, Result | None]:
    if future is None:
        return job, None
    try:
        return job, future.result()
    except BrokenProcessPool:
        # One job killed its process, and with it every job of the pool: alone, each shows whether it was the one.
        with _pool(1, overlay) as alone:
            try:
                return job, alone.submit(_work, job, ocr).result()
            except BrokenProcessPool:
                data = job.data if isinstance(job.data, bytes) else None
                return job, _result(pipeline.failed(Notice("worker-crashed"), job.source, data))


def _work(job: Job, ocr: Ocr) -> Result:
    if isinstance(job.data, bytes):
        return _result(pipeline.process(job.data, job.source, ocr))
    assert job.data is not None
    return _result(pipeline.failed(job.data, job.source, None))


def _result(extraction: pipeline.Extraction) -> Result:
    lines = jsonl.lines(extraction.records, extraction.document)
    return Result(extraction.records, "".join(f"{line}\n" for line in lines))
