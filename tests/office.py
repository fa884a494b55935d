"""LibreOffice as its user starts it, apart from how the reader does."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice (make system)")


def saved(folder: Path, ending: str, *sources: Path) -> list[Path]:
    """The files that LibreOffice saves others as, in `folder`, in their order."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [folder / f"{source.stem}.{ending}" for source in sources]
