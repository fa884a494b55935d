"""Whatever a sample's body says stands in some row: under its span, whole or in part."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

import extract
from extract.assembly.columns import matrix, read_layout
from extract.document import Document, Paragraph
from extract.folding import fold
from extract.records import Records
from extract.structure.frame import read_frame

SAMPLES = sorted(
    path for path in (Path(__file__).parents[2] / "samples").iterdir() if path.suffix in (".docx", ".md", ".html")
)
# What every attachment has above its title.
_ABOVE_ATTACHED = re.compile(r"phụ lục|\(?kèm theo|\(?ban hành kèm theo|quyết định\W*$", re.IGNORECASE)


def body(document: Document) -> list[Paragraph]:
    """The paragraphs outside letterheads and signatures, and the cells of ruled tables below their headers."""
    outside, folded = read_frame(document).blocks, fold(document.text)
    found: list[Paragraph] = []
    for i, block in enumerate(document.blocks):
        if i in outside:
            continue
        if isinstance(block, Paragraph):
            found.append(block)
            continue
        if not block.ruled:  # lays out the letterhead or signature of a document within the document
            continue
        layout = read_layout(block, matrix(block), folded)
        first = layout.first if layout else 0
        found += [p for cell in block.cells if cell.row >= first for p in cell.paragraphs]
    return [p for p in found if sum(c.isalpha() for c in p.text) > 3 and not _ABOVE_ATTACHED.match(p.text)]


def held(records: Records, document: Document) -> bytearray:
    """For each character of the canonical text: does the span of some row hold it?"""
    marks = bytearray(len(document.text))
    for table in fields(records):
        for row in getattr(records, table.name):
            for span in getattr(row, "spans", ()):
                marks[span.start : span.end] = b"\1" * (span.end - span.start)
    return marks


@pytest.mark.parametrize("path", [path for path in SAMPLES if path.name != "README.md"], ids=lambda path: path.name)
def test_every_paragraph_and_cell_reaches_a_row(path: Path) -> None:
    made = extract.extract(path)
    assert made.document is not None
    paragraphs = body(made.document)
    assert len(paragraphs) > 10
    marks = held(made.records, made.document)
    assert [p.text for p in paragraphs if not any(marks[p.start : p.end])] == []
