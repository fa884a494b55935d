"""Where LibreOffice lies on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

# Where macOS and Windows keep it: outside the search path for commands.
_APPLICATIONS = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": tuple(
        rf"{os.environ.get(folder, '')}\LibreOffice\program\soffice.exe"
        for folder in ("ProgramFiles", "ProgramFiles(x86)")
    ),
}
_OWN_PYTHONS = ("python", "python.exe", "../Resources/python")


def office() -> Path | None:
    """LibreOffice's program, by `PATH` or where macOS and Windows keep it; None where it is not installed."""
    names = ("soffice", "libreoffice", *_APPLICATIONS.get(sys.platform, ()))
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        return None
    # `soffice` only starts `soffice.bin`, which would live on if its starter were killed.
    path = Path(found).resolve()
    program = path.with_name("soffice.bin")
    return program if program.exists() else path


@cache
def python(office: Path) -> str | None:
    """A Python that has LibreOffice's `uno` and can run `bridge`: its own or the system's; None where there is none."""
    probe = "import sys, uno; sys.exit(sys.version_info < (3, 9))"
    own = (str(office.parent / name) for name in _OWN_PYTHONS)
    for candidate in filter(None, map(shutil.which, (*own, "python3", "/usr/bin/python3"))):
        try:
            run = subprocess.run([candidate, "-c", probe], env=environment(), capture_output=True, timeout=30)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if run.returncode == 0:
            return candidate
    return None


def environment() -> dict[str, str]:
    """The environment for another Python than the one that runs: without what it is told by variables."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
