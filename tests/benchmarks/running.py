"""Runs `kehoach extract` as a person does, and says on what machine."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

COMMAND = [sys.executable, "-c", "from extract.cli import main\nif __name__ == '__main__': main()"]


def start(folder: Path, out: Path, *options: str) -> subprocess.Popen[str]:
    """A run in a session of its own, with its events on standard error."""
    return subprocess.Popen(
        [*COMMAND, "extract", str(folder), "-o", str(out), "--lang", "en", "--log-json", *options],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def events(folder: Path, out: Path, *options: str) -> list[dict[str, Any]]:
    """The events of a whole run.

    Raises:
        RuntimeError: If it does not end well.
    """
    program = start(folder, out, *options)
    _, err = program.communicate()
    if program.returncode not in (0, 2):
        raise RuntimeError(err[-2000:])
    return [json.loads(line) for line in err.splitlines() if line.startswith("{")]


def outputs(folder: Path) -> dict[str, bytes]:
    """What a run gives, but for its report and what it keeps for the next run."""
    paths = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {name: p.read_bytes() for name, p in paths.items() if name != "run.json" and not name.startswith(".kehoach")}


def machine() -> str:
    """The machine, its load, versions and the date, in a line."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{date.today().isoformat()}, kehoach {importlib.metadata.version('kehoach')}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors{load}"
    )
