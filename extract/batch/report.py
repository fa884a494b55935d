"""The report of a run, `run.json`: with what it was made, what it did, how long that took. No other output knows the clock."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from extract.batch.events import Summary
from extract.batch.options import Options
from extract.batch.settings import Settings

# The libraries whose versions decide what is read.
_LIBRARIES = (
    "lxml",
    "numpy",
    "opencv-python-headless",
    "pypdfium2",
    "python-docx",
    "spacy",
    "tesserocr",
    "underthesea",
)


def report(
    summary: Summary, options: Options, settings: Settings, machine: dict[str, str], workers: int, begun: datetime
) -> dict[str, Any]:
    """What `run.json` holds."""
    ended = datetime.now().astimezone()
    return {
        "kehoach": settings.version,
        "state": summary.state,
        "started": begun.isoformat(timespec="seconds"),
        "ended": ended.isoformat(timespec="seconds"),
        "settings": asdict(settings),
        "options": {
            "workers": workers,
            "backend": options.backend,
            "ocr": options.ocr,
            "patterns": str(options.overlay) if options.overlay else None,
            "force": options.force,
            "retry_failed": options.retry_failed,
            "prune": options.prune,
            "limits": asdict(options.limits),
        },
        "environment": {
            "python": platform.python_version(),
            "platform": platform.platform(),
            "processors": os.cpu_count(),
            "tesseract": machine["ocr"],
            "libreoffice": machine["office"],
            "libraries": {name: _version(name) for name in _LIBRARIES},
        },
        "counts": {
            "files": summary.files,
            "read": summary.read,
            "kept": summary.kept,
            "same": summary.same,
            "failed": summary.failed,
            "pages": summary.pages,
            "workers_lost": summary.workers_lost,
            "rows": dict(summary.rows),
            "problems": dict(sorted(summary.problems.items())),
        },
        "seconds": {
            "run": round((ended - begun).total_seconds(), 3),
            # Of all workers together; `all` is the whole of a file.
            "stages": {stage: round(seconds, 3) for stage, seconds in sorted(summary.seconds.items())},
            "publish": round(summary.publishing, 3),
        },
        "slowest": [{"source": name, "seconds": seconds} for seconds, name in summary.slowest],
    }


def write(folder: Path, made: dict[str, Any]) -> None:
    """Write `run.json`, whole or not at all.

    Raises:
        OSError: If it cannot be written.
    """
    part = folder / "run.json.part"
    part.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    part.replace(folder / "run.json")


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
