"""What a run tells: as it goes, to whoever watches, and at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Planned:
    """The files are counted, and what is known of them.

    Attributes:
        files: Number of input files.
        kept: How many are known from earlier runs.
        failed: How many of those failed then.
        workers: Number of processes that will read the others.
    """

    files: int
    kept: int
    failed: int
    workers: int


@dataclass(frozen=True, slots=True)
class FileDone:
    """A file of the run is done.

    Attributes:
        source: Its name in the tables.
        doc_id: Its document; None where its bytes could not be had.
        how: It was read; its bytes are the same as those of another file of the run; or they were kept from an earlier run.
        code: Its first problem of severity `error`; empty where there is none.
        pages: Number of pages, where the format has them.
        seconds: How long it took.
        worker: Serial number of the process that read it.
        rss: Memory of that process, in bytes.
    """

    source: str
    doc_id: str | None
    how: Literal["read", "same", "kept"]
    code: str
    pages: int | None
    seconds: float
    worker: int
    rss: int


@dataclass(frozen=True, slots=True)
class Publishing:
    """Every file is done: the tables are being written."""


Event = Planned | FileDone | Publishing
Watch = Callable[[Event], None]


@dataclass(slots=True)
class Summary:
    """What a run did.

    Attributes:
        state: Did it come to its end?
        files: Number of input files.
        failed: How many of them have a problem of severity `error`.
        read: How many were read in this run.
        kept: How many were known from earlier runs.
        same: How many have the bytes of another one.
        pages: Number of pages of all files, where the format has them.
        workers_lost: How many worker processes died or were ended.
        rows: Number of rows by table.
        problems: Number of problems by code.
        seconds: Time of all workers together, by stage.
        publishing: Seconds that writing the tables took.
        slowest: Seconds and name of the files that took longest.
    """

    state: Literal["complete", "interrupted"] = "interrupted"
    files: int = 0
    failed: int = 0
    read: int = 0
    kept: int = 0
    same: int = 0
    pages: int = 0
    workers_lost: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    publishing: float = 0.0
    slowest: list[tuple[float, str]] = field(default_factory=list)
