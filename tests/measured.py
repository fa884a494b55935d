"""The real documents outside the repository, read once for all tests and all processes of a test run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

from extract.batch import discover, run

SHARED = Path(os.environ.get("KEHOACH_SHARED", ""))
needs_documents = pytest.mark.skipif(
    "KEHOACH_SHARED" not in os.environ, reason="KEHOACH_SHARED is not set: no real documents to measure on"
)


def corpus(factory: pytest.TempPathFactory) -> Path:
    """The tables of the corpus. The first test process that asks reads it with all processors; others wait."""
    base = factory.getbasetemp()
    common = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with FileLock(common / "corpus.lock"):
        if not (common / "corpus" / "documents.csv").is_file():
            run(discover([SHARED / "corpus"]), common / "corpus")
    return common / "corpus"
