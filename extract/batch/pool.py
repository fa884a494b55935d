"""Worker processes, one job at a time each. A worker that takes too long, too much memory, or dies, costs its own job alone.

`concurrent.futures` can end no single worker: one that dies breaks the whole pool, and a job that hangs cannot be stopped.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Literal, Self

import psutil

from extract.batch.worker import Done, Hashed, Job, Ready, Stopped, serve
from extract.document import Ocr

Why = Literal["crashed", "time", "memory"]

_TICK = 0.2  # seconds between looks at the clock and at the memory of workers
_FAMILY = 10  # ticks between looks at the memory of what workers have started (LibreOffice): that takes longer
_PATIENCE = 10  # seconds for a worker that was told to end
_STARTS = 3  # workers in a row that may die before they are ready
_TEN_MEGABYTES = 10 * 1024**2
# A worker that has grown to this size is replaced, but none before it has earned its start, which takes seconds.
_GROWN = 450 * 1024**2
_EARNED = 50


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use.

    Attributes:
        seconds: For a file of up to 10 MB; larger ones have as many times more.
        memory: Bytes, with what it has started.
        files: So many, then another process takes its place. A start costs as much as a hundred files.
    """

    seconds: float = 600.0
    memory: int = 2 * 1024**3
    files: int = 5000


@dataclass(frozen=True, slots=True)
class Finished:
    """A job that a worker did.

    Attributes:
        job: The job.
        done: What it gave.
        worker: The worker's serial number.
    """

    job: Job
    done: Done
    worker: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A job that ended its worker, or whose worker was ended.

    Attributes:
        job: The job.
        why: It took too long or too much memory, or the process died by itself.
        key: What its content is known by, if that was known.
        limit: Seconds that it had.
    """

    job: Job
    why: Why
    key: str | None
    limit: float


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    serial: int
    watched: psutil.Process
    leaves_after: int
    is_ready: bool = False
    job: Job | None = None
    key: str | None = None
    begun: float = 0.0
    limit: float = 0.0
    files: int = 0
    ended_for: Why | None = None

    def end(self) -> None:
        """End the process at once, if it has not ended."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Pool:
    """Worker processes over one folder of segments. They start when there is a job for them.

    Args:
        workers: How many at once.
        segments: Folder for their segments.
        machine: What `settings.machine` says.
        overlay: Folder of rules laid over those that ship.
        ocr: Which pages are read by their image.
        limits: What a worker may use.
    """

    def __init__(
        self, workers: int, segments: Path, machine: dict[str, str], overlay: Path | None, ocr: Ocr, limits: Limits
    ) -> None:
        self._most = workers
        self._given = (segments, machine, overlay, ocr)
        self._limits = limits
        self._workers: list[_Worker] = []
        self._started = 0
        self._unready = 0
        self._ticks = 0
        self._watched = 0.0
        self.lost = 0  # how many workers died or were ended
        self._returned: list[Job] = []  # whose worker died before it was ready
        self._leaving: list[_Worker] = []  # told to end: a LibreOffice takes its time

    def results(
        self, take: Callable[[], Job | None], wanted: Callable[[Job, str], bool]
    ) -> Iterator[Finished | Ended | None]:
        """Do jobs until there are none, and say how each ended, as it ends; None now and then while nothing does.

        Args:
            take: The next job; None where there is none for now.
            wanted: Has the content with this key to be read for a job?

        Raises:
            OSError: If a worker cannot write, or no worker gets ready.
        """
        while self._feed(take):
            pipes = {worker.pipe: worker for worker in self._workers}
            heard = connection.wait(list(pipes), _TICK)
            for pipe in heard:
                worker = pipes[pipe]  # type: ignore[index]
                try:
                    message = worker.pipe.recv()
                except (EOFError, OSError):
                    yield from self._buried(worker)
                    continue
                match message:
                    case Ready():
                        worker.is_ready, self._unready = True, 0
                        if worker.job:
                            self._begin(worker, worker.job)
                    case Hashed(key, size):
                        assert worker.job is not None
                        worker.key = key
                        worker.limit *= max(1.0, size / _TEN_MEGABYTES)
                        self._tell(worker, wanted(worker.job, key))
                    case Done():
                        yield self._done(worker, message)
                    case Stopped(error):
                        raise error
            self._watch()
            if not heard:
                yield None

    def _feed(self, take: Callable[[], Job | None]) -> bool:
        """Give every idle worker a job, and start workers where jobs are left; is anything under way?"""

        def next_job() -> Job | None:
            return self._returned.pop() if self._returned else take()

        for worker in self._workers:
            if worker.is_ready and worker.job is None:
                if (job := next_job()) is None:
                    break
                self._begin(worker, job)
        # Whether a new worker has something to do can only be known by taking a job for it.
        while len(self._workers) < self._most and all(w.job is not None for w in self._workers):
            if (job := next_job()) is None:
                break
            self._start().job = job
        return any(worker.job is not None for worker in self._workers)

    def _start(self) -> _Worker:
        # Forking a process that has threads may hang; a spawned one starts clean on every system.
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._started += 1
        process = context.Process(target=serve, args=(theirs, *self._given), daemon=True)
        process.start()
        theirs.close()
        assert process.pid is not None
        # The first ones leave one by one, or all would start anew at a time, again and again.
        files = ceil(self._limits.files * min(1.0, self._started / self._most))
        worker = _Worker(process, ours, self._started, psutil.Process(process.pid), files)
        self._workers.append(worker)
        return worker

    def _begin(self, worker: _Worker, job: Job) -> None:
        worker.job, worker.key = job, None
        worker.begun, worker.limit = time.monotonic(), self._limits.seconds
        self._tell(worker, job)

    def _tell(self, worker: _Worker, what: object) -> None:
        with contextlib.suppress(OSError):  # it is dead, as the next look at its pipe will show
            worker.pipe.send(what)

    def _done(self, worker: _Worker, done: Done) -> Finished:
        assert worker.job is not None
        finished = Finished(worker.job, done, worker.serial)
        worker.job = None
        worker.files += 1
        is_grown = done.rss > min(_GROWN, self._limits.memory // 2) and worker.files >= _EARNED
        if worker.ended_for or worker.files >= worker.leaves_after or is_grown:
            self._tell(worker, None)
            self._workers.remove(worker)
            self._leaving.append(worker)
        return finished

    def _watch(self) -> None:
        """End workers that are over a limit; what they were at is told when their pipes break."""
        now = time.monotonic()
        if now - self._watched < _TICK:
            return
        self._watched = now
        self._ticks += 1
        for worker in [one for one in self._leaving if not one.process.is_alive()]:
            worker.end()
            self._leaving.remove(worker)
        for worker in self._workers:
            if worker.ended_for is None and worker.is_ready and worker.job is not None:
                if now - worker.begun > worker.limit:
                    worker.ended_for = "time"
                elif self._memory(worker) > self._limits.memory:
                    worker.ended_for = "memory"
                if worker.ended_for:
                    worker.process.kill()

    def _memory(self, worker: _Worker) -> int:
        try:
            used: int = worker.watched.memory_info().rss
            if self._ticks % _FAMILY == 0:
                used += sum(child.memory_info().rss for child in worker.watched.children(recursive=True))
        except psutil.Error:  # it has just ended
            return 0
        return used

    def _buried(self, worker: _Worker) -> Iterator[Ended]:
        self.lost += 1
        worker.end()
        self._workers.remove(worker)
        if not worker.is_ready:
            self._unready += 1
            if self._unready >= _STARTS:
                raise ChildProcessError(f"worker processes do not start (exit code {worker.process.exitcode})")
            if worker.job is not None:
                self._returned.append(worker.job)
        elif worker.job is not None:
            yield Ended(worker.job, worker.ended_for or "crashed", worker.key, worker.limit)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            if worker.job is None and worker.is_ready:
                self._tell(worker, None)
                self._leaving.append(worker)
            else:
                worker.end()
        for worker in self._leaving:
            worker.process.join(_PATIENCE)
            worker.end()
        self._workers.clear()
        self._leaving.clear()
