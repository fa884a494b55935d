"""A sample as DOCX, saved by LibreOffice as .doc and .rtf, gives the same text and the same rows."""

from __future__ import annotations

import io
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from extract.pipeline import Extraction, process
from extract.records import TABLES
from tests.metamorphic.rewriting import SAMPLES
from tests.office import needs_office, saved
from tests.samples.as_docx import docx

OF_THE_FILE = ("source", "sha256", "media_type")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every sample in the three formats of Word."""
    made = tmp_path_factory.mktemp("office")
    sources = [made / f"{name}.docx" for name in SAMPLES]
    for source in sources:
        document = Document(io.BytesIO(docx(SAMPLES[source.stem])))
        document.add_paragraph()  # Word never ends with a table; LibreOffice takes such a one apart
        document.save(str(source))
    for ending in ("doc", "rtf"):
        saved(made, ending, *sources)
    return made


def rows(extraction: Extraction) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, but for what names the file; ids start with that of the document."""
    own = extraction.records.documents[0].doc_id

    def plain(value: Any) -> Any:
        return value.replace(own, "") if isinstance(value, str) else value

    return {
        table: [
            {name: plain(value) for name, value in asdict(row).items() if name not in OF_THE_FILE}
            for row in getattr(extraction.records, table)
        ]
        for table in TABLES
    }


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("ending", ["doc", "rtf"])
@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_doc_and_rtf_say_what_the_docx_says(name: str, ending: str, folder: Path) -> None:
    one, other = (process((folder / f"{name}.{e}").read_bytes(), f"{name}.{e}") for e in ("docx", ending))
    assert one.document is not None and other.document is not None
    assert other.document.text == one.document.text
    assert rows(other) == rows(one)
    assert len(rows(one)["tasks"]) > 5
