"""PDF with a text layer: the document rebuilt from the geometry of its pages.

pdfium gives characters and rules (`page`). Characters in ruled cells make tables (`grid`), others lines (`lines`); of
these, page numbers and heads (`running`), footnotes (`notes`) and letterheads (`columns`) are set apart, and the rest
makes paragraphs (`paragraphs`) in the text area that the lines show (`frame`). Then the pages are joined (`join`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.document import Block, Cell, Document, Footnote, Notice, Paragraph, Table, TextLayer, compose
from extract.errors import ReadError
from extract.readers import footnotes, joining, legacy
from extract.readers.pdf import join, quality
from extract.readers.pdf.columns import Columns, column_drafts, completes
from extract.readers.pdf.encodings import to_unicode
from extract.readers.pdf.frame import Draft
from extract.readers.pdf.grid import Grid
from extract.readers.pdf.lines import compose_paragraph
from extract.readers.pdf.notes import Note
from extract.readers.pdf.page import Page, load
from extract.readers.pdf.paragraphs import starts
from extract.readers.pdf.sheet import Part, Sheet, arrange, take_apart
from extract.readers.sniffing import PDF

# A page with fewer characters and a large image is a scan, perhaps with a stamp or page number on it.
_FEW_CHARS, _LARGE_IMAGE = 30, 0.5


def read(data: bytes) -> Document:
    """Read a PDF.

    Raises:
        ReadError: `encrypted-file`, `damaged-file`, `no-text-layer` (every page is an image), or `broken-text-layer`
            (most of the text is not Vietnamese).
    """
    pages = _load(data)
    converted = to_unicode(pages)
    notices = [Notice("page-without-text", {"page": str(p.number)}, p.number) for p in pages if _is_scan(p)]
    if not any(c.text.isalpha() for p in pages for c in p.chars) or len(notices) == len(pages):
        raise ReadError("no-text-layer", pages=len(pages))
    sheets = [take_apart(p) for p in pages]
    texts = [text for sheet in sheets for text in sheet.texts()]
    trust = min(quality.quality(texts), legacy.quality(converted))
    layer = _layer(pages)
    # Without marks a text typed on purpose is poor but true; one that a machine recognised is not Vietnamese.
    if quality.is_broken(trust) or (layer == "ocr" and not quality.has_accents(texts)):
        raise ReadError("broken-text-layer", pages=len(pages))
    running = arrange(sheets)
    blocks, notes = _build(sheets)
    body, handmade = footnotes.lift(blocks)
    return compose(
        joining.rejoin(body),
        [*notes, *handmade],
        media_type=PDF,
        pages=len(pages),
        running=running,
        text_layer=layer,
        text_quality=trust,
        notices=[*notices, *legacy.notices(converted)],
    )


def _load(data: bytes) -> list[Page]:
    try:
        source = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise ReadError("encrypted-file") from error
        raise ReadError("damaged-file", detail=str(error)) from error
    try:
        if not len(source):
            raise ReadError("damaged-file", detail="no pages")
        return [load(source, k) for k in range(len(source))]
    except pdfium.PdfiumError as error:
        raise ReadError("damaged-file", detail=str(error)) from error
    finally:
        source.close()


def _is_scan(p: Page) -> bool:
    return len(p.chars) < _FEW_CHARS and p.image_share > _LARGE_IMAGE


def _layer(pages: Iterable[Page]) -> TextLayer:
    kinds = {p.is_ocr for p in pages if p.chars}
    return "mixed" if len(kinds) > 1 else ("ocr" if kinds == {True} else "native")


def _build(sheets: Sequence[Sheet]) -> tuple[list[Block], list[Footnote]]:
    """Body and footnotes over all pages."""
    flow: list[Part] = []
    notes: list[Note] = []
    for sheet in sheets:
        # Only what ends a page can go on at the start of the next one.
        cut = flow[-1] if flow else None
        for part in sheet.parts():
            if isinstance(cut, Columns) and not isinstance(part, Grid) and completes(cut, part):
                continue
            if isinstance(cut, Grid) and isinstance(part, Grid) and join.continues(cut, part):
                flow[-1] = join.joined(cut, part)
            elif isinstance(cut, Draft) and isinstance(part, Draft) and not starts(cut, part.lines[0], sheet.area):
                cut.lines += part.lines
            else:
                flow.append(part)
            cut = None
        for note in sheet.notes:
            if not note.marker and notes:
                notes[-1].lines += note.lines
            elif note.marker:
                notes.append(note)
            else:  # the rest of a note whose beginning is lost stays as text
                flow.append(Draft(note.lines, sheet.area))
    areas = {sheet.page.number: sheet.area for sheet in sheets}
    blocks: list[Block] = []
    for part in flow:
        if isinstance(part, Draft):
            blocks.append(_paragraph(part))
        elif isinstance(part, Grid):
            blocks.append(_table(part))
        else:
            left, right = column_drafts(part, areas[part.left[0].page])
            cells = (Cell(0, 0, tuple(map(_paragraph, left))), Cell(0, 1, tuple(map(_paragraph, right))))
            blocks.append(Table(1, 2, cells, ruled=False))
    return blocks, [Footnote(note.marker, (compose_paragraph(note.lines),)) for note in notes]


def _paragraph(draft: Draft) -> Paragraph:
    return compose_paragraph(draft.lines, draft.align)


def _table(made: Grid) -> Table:
    cells = []
    for cell in sorted(made.cells, key=lambda c: (c.row, c.col)):
        drafts = cell.drafts
        made_up = tuple(compose_paragraph(d.lines, d.align, d.frame.right - d.frame.left) for d in drafts)
        cells.append(
            Cell(cell.row, cell.col, made_up or (Paragraph(""),), cell.row_end - cell.row, cell.col_end - cell.col)
        )
    return Table(made.n_rows, made.n_cols, tuple(cells))
