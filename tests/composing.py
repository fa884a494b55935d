"""Small documents for tests: lines and grids as a reader gives them, read down to records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.assembly import assemble, items, lines
from extract.assembly.assemble import Assembly
from extract.document import Block, Cell, Document, Paragraph, Place, Style, Table, compose
from extract.likeness import with_likely
from extract.records import DocumentRow, Records, TaskRow
from extract.structure.frame import read_frame
from extract.structure.outline import Outline, read_outline
from extract.tagging.tags import tag

Row = Sequence[str]


def grid(*rows: Row, ruled: bool = True) -> Table:
    """A table. `<` goes on from the cell to its left, `^` from the cell above; a line break starts a paragraph."""
    width = len(rows[0])
    cells: list[Cell] = []
    for r, row in enumerate(rows):
        assert len(row) == width, row
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            across = next((i for i in range(1, width - c) if row[c + i] != "<"), width - c)
            down = next((i for i in range(1, len(rows) - r) if rows[r + i][c] != "^"), len(rows) - r)
            paragraphs = tuple(Paragraph(line) for line in text.split("\n"))
            cells.append(Cell(r, c, paragraphs, row_span=down, col_span=across))
    return Table(len(rows), width, tuple(cells), ruled=ruled)


def bold(text: str, *, centred: bool = False) -> Paragraph:
    return Paragraph(text, align="center" if centred else "", styles=(Style(0, len(text), bold=True),))


def document(*blocks: Block | str) -> Document:
    made = [Paragraph(block) if isinstance(block, str) else block for block in blocks]
    return compose(made, media_type="text/plain")


def outline(*blocks: Block | str, attached_from: int | None = None) -> Outline:
    return read_outline(document(*blocks), frozenset(), attached_from)


def scanned(*blocks: Block | str) -> Document:
    """The document as if its one page had been recognised in an image."""

    def placed(paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, places=(Place(0, 1),))

    made: list[Block] = []
    for block in document(*blocks).blocks:
        if isinstance(block, Paragraph):
            made.append(placed(block))
        else:
            cells = (replace(cell, paragraphs=tuple(map(placed, cell.paragraphs))) for cell in block.cells)
            made.append(replace(block, cells=tuple(cells)))
    return with_likely(compose(made, media_type="application/pdf", pages=1, text_layer="ocr", recognised={1}))


def records(*blocks: Block | str, title: str = "Kế hoạch năm 2026", year: int | None = 2026) -> Records:
    """The records of a body without letterhead and signature."""
    return assembled(document(*blocks), title, year).records


def assembled(made: Document, title: str = "Kế hoạch năm 2026", year: int | None = 2026) -> Assembly:
    """The records of a document that is body alone, and what looks wrong in them."""
    frame = read_frame(made)
    row = DocumentRow(doc_id="0" * 16, source="plan.txt", title=title, plan_year=year, issuer_level="district")
    tree = read_outline(made, frozenset())
    tags = tag(made.likely, items=items(tree), lines=lines(made, frame), plan_year=year)
    return assemble(made, frame, tree, tags, row)


def tasks(*blocks: Block | str, title: str = "Kế hoạch năm 2026") -> tuple[TaskRow, ...]:
    return records(*blocks, title=title).tasks


def told(task: TaskRow) -> tuple[str | None, ...]:
    """Who does it, with whom, who hears of it, by when."""
    return (task.lead, task.coordinate, task.report_to, task.deadline_text)
