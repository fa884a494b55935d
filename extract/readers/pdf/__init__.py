"""PDF: the document rebuilt from the geometry of its pages.

pdfium gives characters and rules (`page`), or Tesseract where the text layer is absent or cannot be trusted
(`extract.readers.pdf.ocr`). Characters in ruled cells make tables (`grid`), those in aligned columns too (`aligned`), others
lines (`lines`); of these, page numbers and heads (`running`), footnotes (`notes`) and letterheads (`columns`) are set apart, and the rest
makes paragraphs (`paragraphs`) in the text area that the lines show (`frame`). Then the pages are joined (`join`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.document import Block, Cell, Document, Footnote, Ocr, Paragraph, Table, compose
from extract.errors import ReadError
from extract.readers import footnotes, joining
from extract.readers.pdf import join
from extract.readers.pdf.columns import Columns, column_drafts, completes
from extract.readers.pdf.frame import Draft
from extract.readers.pdf.grid import Grid
from extract.readers.pdf.lines import compose_paragraph
from extract.readers.pdf.notes import Note
from extract.readers.pdf.ocr import places
from extract.readers.pdf.ocr.doubts import doubts
from extract.readers.pdf.ocr.pages import Reading, read_pages
from extract.readers.pdf.paragraphs import starts
from extract.readers.pdf.sheet import Part, Sheet, arrange
from extract.readers.sniffing import PDF


def read(data: bytes, ocr: Ocr = "auto") -> Document:
    """Read a PDF.

    Args:
        data: The file's bytes.
        ocr: Which pages are read by their image: `auto` those without text that can be trusted, `always` all, `never` none.

    Raises:
        ReadError: `encrypted-file`, `damaged-file`, `no-text-layer` (every page is an image without letters),
            `ocr-missing` (Tesseract might have read them), or `broken-text-layer` (most of the text is not Vietnamese).
    """
    source = _open(data)
    try:
        reading = read_pages(source, ocr)
    except pdfium.PdfiumError as error:
        raise ReadError("damaged-file", detail=str(error)) from error
    finally:
        source.close()
    reading.refuse()
    return laid_out(reading, PDF)


def laid_out(reading: Reading, media_type: str) -> Document:
    """The document that pages make, as they were read, of a PDF or of pictures."""
    running = arrange(reading.sheets)
    blocks, notes = _build(reading.sheets)
    body, handmade = footnotes.lift(blocks)
    lain_askew = {sheet.page.number: sheet.page for sheet in reading.sheets if sheet.page.skew}
    document = compose(
        [places.block(block, lain_askew) for block in joining.rejoin(body)],
        [places.note(note, lain_askew) for note in [*notes, *handmade]],
        media_type=media_type,
        pages=len(reading.sheets),
        running=running,
        text_layer=reading.layer(),
        recognised=reading.from_images(),
        text_quality=reading.trust(),
    )
    return replace(document, notices=(*reading.notices(), *doubts(document)))


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        source = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise ReadError("encrypted-file") from error
        raise ReadError("damaged-file", detail=str(error)) from error
    if not len(source):
        source.close()
        raise ReadError("damaged-file", detail="no pages")
    return source


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
    return Table(made.n_rows, made.n_cols, tuple(cells), ruled=made.ruled)
