"""What may be asked of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from extract.batch.pool import Limits
from extract.document import Ocr
from extract.errors import Language
from extract.export.formats import DEFAULT

Backend = Literal["local", "ray"]


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is to be done.

    Attributes:
        workers: Number of processes; by default as many as there are processors.
        overlay: Folder of rules that replace or add to those that ship with the package.
        ocr: Which pages of a PDF are read by their image: those without text that can be trusted, all, or none.
        force: Read every file, known or not.
        retry_failed: Read files again that failed in an earlier run.
        prune: Forget what no input of this run has.
        limits: What a worker may use.
        formats: What the tables are written as; CSV is always among them.
        titles: Language of titles in the spreadsheet.
        backend: Where files are read: in processes of this machine, or on a Ray cluster.
        ray_address: The cluster; None for that of `RAY_ADDRESS`, or else a new one on this machine alone.
    """

    workers: int | None = None
    overlay: Path | None = None
    ocr: Ocr = "auto"
    force: bool = False
    retry_failed: bool = False
    prune: bool = False
    limits: Limits = field(default_factory=Limits)
    formats: Sequence[str] = DEFAULT
    titles: Language = "vi"
    backend: Backend = "local"
    ray_address: str | None = None
