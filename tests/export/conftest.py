"""One run over the samples for all that looks at real tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.batch import discover, run

SAMPLES = Path(__file__).parent.parent.parent / "samples"


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the samples, in every format. Their PDFs say the same again."""
    folder = tmp_path_factory.mktemp("output")
    sources = discover(path for path in sorted(SAMPLES.iterdir()) if path.suffix in (".docx", ".html", ".md"))
    done = run(sources, folder, workers=1, formats=("xlsx", "sqlite", "parquet"))
    assert done.failed == 0
    return folder
