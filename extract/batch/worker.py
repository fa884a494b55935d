"""What a worker process does: it loads the pipeline once, then reads file after file and appends what they give to its segment.

Over its pipe come jobs and go, for each, first `Hashed`, which the parent answers with whether this content has to be read, and
then `Done`. Nothing large passes through: the worker fetches the bytes itself, and results go to its segment.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path

from extract.batch.child import follow_parent
from extract.batch.segments import Place, Writer
from extract.batch.sources import LARGEST, Source
from extract.document import Notice, Ocr
from extract.readers.sniffing import BROKEN_ZIP, is_markdown_name

# Read before the first file, so that loading and compiling rules is nobody's time.
_FIRST = "KẾ HOẠCH\n1. Giao Sở Nội vụ chủ trì, hoàn thành trước ngày 30/6/2026.\n"


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read.

    Attributes:
        position: Its place in the order of the run.
        source: The file.
        tries: How often it was begun before.
        verdict: Why it is not to be read any more; None where it is.
        is_untouchable: Not even its bytes are to be looked at.
    """

    position: int
    source: Source
    tries: int = 0
    verdict: Notice | None = None
    is_untouchable: bool = False


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded what it needs."""


@dataclass(frozen=True, slots=True)
class Hashed:
    """The file's bytes are there: what they are known by, and how many they are."""

    key: str
    size: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file gave.

    Attributes:
        key: What its content is known by; after its name where its bytes could not be had.
        place: Where its record lies.
        engine: What of the machine it was read with.
        code: Its first problem of severity `error`; empty where it was read.
        pages: Number of pages, where the format has them.
        seconds: How long it took, by stage.
    """

    key: str
    place: Place
    engine: str
    code: str
    pages: int | None
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """The worker is ready for the next job.

    Attributes:
        outcome: What the file gave; None where the parent knew its content.
        rss: The worker's memory in bytes.
    """

    outcome: Outcome | None
    rss: int


@dataclass(frozen=True, slots=True)
class Stopped:
    """The worker cannot go on: the output cannot be written."""

    error: OSError


def serve(pipe: Connection, segments: Path, machine: dict[str, str], overlay: Path | None, ocr: Ocr) -> None:
    """Do jobs until the pipe closes: `None` for a job ends it too.

    Args:
        pipe: To the parent.
        segments: Folder for this worker's segment.
        machine: What `settings.machine` says.
        overlay: Folder of rules laid over those that ship.
        ocr: Which pages are read by their image.
    """
    follow_parent()

    import psutil

    from extract import patterns, pipeline  # spaCy and all the rest: seconds that no file should pay

    patterns.use(overlay)
    pipeline.process(_FIRST.encode(), "first.txt")
    pipeline.settle()
    process = psutil.Process()
    writer = Writer(segments)
    pipe.send(Ready())
    try:
        while (job := pipe.recv()) is not None:
            outcome = _read(job, pipe, writer, machine, ocr)
            pipe.send(Done(outcome, process.memory_info().rss))
    except EOFError:
        return
    except OSError as error:
        with contextlib.suppress(OSError):  # the parent is gone
            pipe.send(Stopped(error))


def _read(job: Job, pipe: Connection, writer: Writer, machine: dict[str, str], ocr: Ocr) -> Outcome | None:
    """One file: its bytes, their hash, and unless the parent knows them its records.

    Raises:
        OSError: If the record cannot be written.
    """
    from extract import pipeline
    from extract.batch.settings import depends_on
    from extract.export import jsonl
    from extract.timing import spent

    before, start = Counter(spent), time.perf_counter()
    name = job.source.name
    data = Notice("worker-crashed") if job.is_untouchable else _bytes(job.source)
    if isinstance(data, Notice):
        key, extraction = f"name:{name}", pipeline.failed(job.verdict or data, name, None)
    else:
        key = sha256(data).hexdigest() + (".md" if is_markdown_name(name) else "")
        fetched = time.perf_counter()
        if job.verdict:
            extraction = pipeline.failed(job.verdict, name, data)
        else:
            pipe.send(Hashed(key, len(data)))
            if not pipe.recv():
                return None
            extraction = pipeline.process(data, name, ocr)
        spent["fetch"] += fetched - start  # type: ignore[assignment]
    kept = time.perf_counter()
    try:
        place = writer.add(jsonl.text(extraction.records, extraction.document))
    except UnicodeEncodeError as error:
        broken = Notice("unexpected-error", {"detail": f"{type(error).__name__}: {error.reason}"})
        extraction = pipeline.failed(broken, name, data if isinstance(data, bytes) else None)
        place = writer.add(jsonl.text(extraction.records, extraction.document))
    end = time.perf_counter()
    spent["keep"] += end - kept  # type: ignore[assignment]
    records = extraction.records
    part = depends_on(records)
    code = next((problem.code for problem in records.problems if problem.severity == "error"), "")
    if (code == "unexpected-error" or (code and part == "office")) and not _has_room():
        raise OSError(errno.ENOSPC, f"{os.strerror(errno.ENOSPC)} ({tempfile.gettempdir()})")
    return Outcome(
        key,
        place,
        machine[part] if part else "",
        code,
        records.documents[0].pages,
        {"all": end - start, **{stage: spent[stage] - before[stage] for stage in spent}},
    )


def _has_room() -> bool:
    """Is there room for what reading writes aside? Where there is none, a failure is not the file's, and must not be kept."""
    return shutil.disk_usage(tempfile.gettempdir()).free > 1024**2


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
    except Exception as error:  # one of BROKEN_ZIP, or whatever the client of an object store raises
        if not isinstance(error, BROKEN_ZIP):
            return Notice("unreadable-file", {"detail": f"{type(error).__name__}: {error}"})
        return Notice("damaged-file", {"detail": f"{type(error).__name__}: {error}"})
