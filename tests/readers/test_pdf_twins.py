"""One document as DOCX and as PDF: the readers must find the same paragraphs, tables, spans and footnotes."""

from __future__ import annotations

import os
import shutil
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from extract.document import Document, Paragraph
from extract.readers import docx, pdf
from tests.readers.printed import Style, plan, printed

SAMPLES = Path(__file__).parents[2] / "samples"
SHARED = Path(os.environ.get("KEHOACH_SHARED", ""))
STYLES = {
    "as the decree wants": Style(),
    "left, no indent": Style(13, is_justified=False, is_indented=False),
    "no indent, no space between": Style(13, is_indented=False, space_after=0),
    "ragged, no space between": Style(13.5, is_justified=False, space_after=0),
}


def parts(document: Document) -> list[str]:
    """What is read, a line for each paragraph, cell and footnote, with marks and spans; empty paragraphs left out."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found += [_line(block)] if block.text else []
        else:
            found.append(f"table {block.n_rows} x {block.n_cols}, {block.ruled}")
            for cell in block.cells:
                lines = [_line(p) for p in cell.paragraphs if p.text]
                found.append(f"{cell.row} {cell.col} {cell.row_span} {cell.col_span}: {' ¶ '.join(lines)}")
    return found + [f"note {note.marker}: {note.text}" for note in document.footnotes]


def _line(paragraph: Paragraph) -> str:
    return paragraph.text + "".join(f" [{mark.offset}: {mark.marker}]" for mark in paragraph.marks)


def alike(left: list[str], right: list[str]) -> float:
    same = sum(m.size for m in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks())
    return same / max(len(left), len(right))


def pairs(folder: Path) -> list[Path]:
    return sorted(p for p in folder.glob("*.docx") if p.with_suffix(".pdf").exists())


@pytest.mark.parametrize("path", pairs(SAMPLES), ids=lambda p: p.stem)
def test_samples(path: Path) -> None:
    word, print_ = docx.read(path.read_bytes()), pdf.read(path.with_suffix(".pdf").read_bytes())
    # A cell's line that happens to be full may hide the end of a paragraph.
    assert alike(parts(word), parts(print_)) >= 0.99


@pytest.mark.skipif(not os.environ.get("KEHOACH_SHARED"), reason="KEHOACH_SHARED names no folder")
def test_real_documents() -> None:
    for path in pairs(SHARED / "corpus"):
        word, print_ = docx.read(path.read_bytes()), pdf.read(path.with_suffix(".pdf").read_bytes())
        flat = [
            [line for line in parts(d) if line[:1].isalpha() and not line.startswith("table")] for d in (word, print_)
        ]
        # Letterheads are laid out in several rows in DOCX.
        assert alike(*flat) >= 0.9, path.name


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_printed_plans(tmp_path: Path) -> None:
    sources = [tmp_path / f"{k}.docx" for k in range(len(STYLES))]
    for source, style in zip(sources, STYLES.values(), strict=True):
        plan(style).save(str(source))
    for source, result, name in zip(sources, printed(tmp_path, *sources), STYLES, strict=True):
        assert parts(pdf.read(result.read_bytes())) == parts(docx.read(source.read_bytes())), name
