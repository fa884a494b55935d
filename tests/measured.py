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


# Ninety scanned pages take two minutes of a run that may take fifteen, and have no gold.
TOO_LONG = "unlabelled/daknong_thanhtra_kh_bieu_kem_bc263_2019.pdf"


def corpus(factory: pytest.TempPathFactory) -> Path:
    """The tables of the corpus but for `TOO_LONG`. The first test process that asks reads it with all processors; others wait."""
    base = factory.getbasetemp()
    common = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with FileLock(common / "corpus.lock"):
        if not (common / "corpus" / "documents.csv").is_file():
            files = [one for one in discover([SHARED / "corpus"]) if not one.name.endswith(TOO_LONG)]
            run(files, common / "corpus")
    return common / "corpus"
