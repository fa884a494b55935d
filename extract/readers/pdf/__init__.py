"""PDF with a text layer: the document rebuilt from the geometry of its pages.

pdfium gives characters and ruling lines (`page`), these make lines (`lines`), tables (`grid`) and paragraphs, columns and
footnotes (`layout`), which are joined over the pages (`join`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.document import Block, Cell, Document, Footnote, Notice, Paragraph, Table, TextLayer, compose
from extract.errors import ReadError
from extract.readers import footnotes, joining
from extract.readers.pdf import grid, join, layout, page, quality
from extract.readers.pdf.layout import Columns, Draft, Frame, Note
from extract.readers.pdf.lines import Line, compose_paragraph, merged, pieces

MEDIA_TYPE = "application/pdf"
# A page with fewer characters and a large image is a scan, perhaps with a stamp or page number on it.
_FEW_CHARS, _LARGE_IMAGE = 30, 0.5


@dataclass(slots=True)
class _Sheet:
    """A page taken apart."""

    page: page.Page
    grids: list[grid.Grid]
    pieces: list[Line]
    columns: list[Columns] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    frame: Frame | None = None


def read(data: bytes) -> Document:
    """Read a PDF.

    Raises:
        ReadError: `encrypted-file`, `damaged-file`, `no-text-layer` (every page is an image), or `broken-text-layer`
            (most of the text is not Vietnamese).
    """
    pages = _load(data)
    notices = [Notice("page-without-text", {"page": str(p.number)}, p.number) for p in pages if _is_scan(p)]
    if not any(c.text.isalpha() for p in pages for c in p.chars) or len(notices) == len(pages):
        raise ReadError("no-text-layer")
    sheets = [_sheet(p) for p in pages]
    texts = list(_texts(sheets))
    trust = quality.quality(texts)
    layer = _layer(pages)
    # Without marks a text typed on purpose is poor but true; one that a machine recognised is not Vietnamese.
    if quality.is_broken(trust) or (layer == "ocr" and not quality.has_accents(texts)):
        raise ReadError("broken-text-layer")
    running = _arrange(sheets)
    blocks, notes = _build(sheets)
    body, handmade = footnotes.lift(blocks)
    return compose(
        joining.rejoin(body),
        [*notes, *handmade],
        media_type=MEDIA_TYPE,
        pages=len(pages),
        running=running,
        text_layer=layer,
        text_quality=trust,
        notices=notices,
    )


def _load(data: bytes) -> list[page.Page]:
    try:
        source = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise ReadError("encrypted-file") from error
        raise ReadError("damaged-file", detail=str(error)) from error
    try:
        if not len(source):
            raise ReadError("damaged-file", detail="no pages")
        return [page.load(source, k) for k in range(len(source))]
    except pdfium.PdfiumError as error:
        raise ReadError("damaged-file", detail=str(error)) from error
    finally:
        source.close()


def _is_scan(p: page.Page) -> bool:
    return len(p.chars) < _FEW_CHARS and p.image_share > _LARGE_IMAGE


def _layer(pages: Iterable[page.Page]) -> TextLayer:
    kinds = {p.is_ocr for p in pages if p.chars}
    return "mixed" if len(kinds) > 1 else ("ocr" if kinds == {True} else "native")


def _sheet(p: page.Page) -> _Sheet:
    grids, chars = grid.find(p)
    return _Sheet(p, grids, pieces(p.number, [c for c in chars if c.angle == p.angle]))


def _texts(sheets: Iterable[_Sheet]) -> Iterable[str]:
    for sheet in sheets:
        yield from (line.text for line in sheet.pieces)
        yield from (cell.text for each in sheet.grids for cell in each.cells)


def _arrange(sheets: list[_Sheet]) -> list[str]:
    """Part every sheet into columns, notes and running text; return the page heads and feet, each once."""
    rows = [(sheet, merged(sheet.pieces)) for sheet in sheets]
    aside = layout.running([(sheet.page, found) for sheet, found in rows])
    running: dict[str, None] = {}
    body_size = page.body_size([sheet.page for sheet in sheets])
    for sheet, found in rows:
        heads = [line for line in found if id(line) in aside]
        running.update(dict.fromkeys(line.text for line in heads))
        bases = {round(line.base, 1) for line in heads}
        sheet.pieces = [line for line in sheet.pieces if round(line.base, 1) not in bases]
        sheet.columns, rest = layout.columns(sheet.pieces)
        sheet.lines = merged(rest)
    frames = _frames(sheets)
    is_open = False
    for sheet in sheets:
        sheet.frame = frames[round(sheet.page.width)]
        beside = [line for block in sheet.columns for line in block.left + block.right]
        tables = [(each.top - 3, each.bottom + 3) for each in sheet.grids]
        rules = [r for r in sheet.page.rules if not any(top < r.top < bottom for top, bottom in tables)]
        sheet.notes, _ = layout.notes(sheet.lines + beside, rules, body_size, sheet.frame, is_open)
        is_open = bool(sheet.notes)
        taken = {id(char) for note in sheet.notes for line in note.lines for char in line.chars}
        sheet.lines = [line for line in sheet.lines if not any(id(char) in taken for char in line.chars)]
        sheet.columns = [b for b in sheet.columns if not any(id(c) in taken for x in b.left + b.right for c in x.chars)]
        sheet.frame = layout.frame(sheet.lines, sheet.frame) or sheet.frame
        markers = {note.marker for note in sheet.notes}
        if markers - {""}:
            _call(sheet, markers)
    return list(running)


def _frames(sheets: list[_Sheet]) -> dict[int, Frame]:
    """The text area of each size of page."""
    result: dict[int, Frame] = {}
    for width in Counter(round(sheet.page.width) for sheet in sheets):
        own = [sheet for sheet in sheets if round(sheet.page.width) == width]
        found = [line for sheet in own for line in sheet.lines]
        x0s = [line.x0 for line in found] + [each.xs[0] for sheet in own for each in sheet.grids]
        x1s = [line.x1 for line in found] + [each.xs[-1] for sheet in own for each in sheet.grids]
        bare = Frame(min(x0s, default=0.0), max(x1s, default=float(width)), layout.pitch(found))
        result[width] = layout.frame(found) or bare
    return result


def _call(sheet: _Sheet, markers: set[str]) -> None:
    for line in sheet.lines:
        layout.call_notes(line, markers)
    for each in sheet.grids:
        for cell in each.cells:
            for draft in cell.drafts:
                for line in draft.lines:
                    layout.call_notes(line, markers)


def _build(sheets: list[_Sheet]) -> tuple[list[Block], list[Footnote]]:
    """Body and footnotes over all pages."""
    flow: list[Draft | Columns | grid.Grid] = []
    frames: dict[int, Frame] = {}
    notes: list[Note] = []
    for sheet in sheets:
        area = sheet.frame
        assert area is not None
        frames[sheet.page.number] = area
        # Only what ends a page can go on at the start of the next one.
        cut = flow[-1] if flow else None
        for part in _in_order(sheet, area):
            if isinstance(cut, Columns) and not isinstance(part, grid.Grid) and layout.completes(cut, part):
                continue
            if isinstance(cut, grid.Grid) and isinstance(part, grid.Grid) and join.continues(cut, part):
                flow[-1] = join.joined(cut, part)
            elif isinstance(cut, Draft) and isinstance(part, Draft) and not layout.starts(cut, part.lines[0], area):
                cut.lines += part.lines
            else:
                flow.append(part)
            cut = None
        for note in sheet.notes:
            if not note.marker and notes:
                notes[-1].lines += note.lines
            else:
                notes.append(note)
    blocks: list[Block] = []
    for part in flow:
        if isinstance(part, Draft):
            blocks.append(_paragraph(part))
        elif isinstance(part, Columns):
            area = frames[part.left[0].page]
            sides = [tuple(map(_paragraph, drafts)) for drafts in layout.column_drafts(part, area)]
            blocks.append(Table(1, 2, (Cell(0, 0, sides[0]), Cell(0, 1, sides[1])), ruled=False))
        else:
            blocks.append(_table(part))
    return blocks, [Footnote(note.marker, (compose_paragraph(note.lines),)) for note in notes]


def _in_order(sheet: _Sheet, area: Frame) -> list[Draft | Columns | grid.Grid]:
    """The parts of a page from top to bottom; a table or letterhead ends the paragraph before it."""
    solid: list[Columns | grid.Grid] = sorted([*sheet.columns, *sheet.grids], key=lambda part: part.top)
    result: list[Draft | Columns | grid.Grid] = []
    waiting = list(sheet.lines)
    for part in solid:
        above = [line for line in waiting if line.base < part.top + line.size / 2]
        waiting = waiting[len(above) :]
        result += layout.paragraphs(above, area)
        result.append(part)
    return result + layout.paragraphs(waiting, area)


def _paragraph(draft: Draft) -> Paragraph:
    return compose_paragraph(draft.lines, draft.align, draft.lines[0].x0 - draft.frame.left)


def _table(made: grid.Grid) -> Table:
    cells = []
    for cell in sorted(made.cells, key=lambda c: (c.row, c.col)):
        drafts = cell.drafts
        paragraphs = tuple(
            compose_paragraph(d.lines, d.align, d.lines[0].x0 - d.frame.left, d.frame.right - d.frame.left)
            for d in drafts
        )
        cells.append(
            Cell(cell.row, cell.col, paragraphs or (Paragraph(""),), cell.row_end - cell.row, cell.col_end - cell.col)
        )
    return Table(made.n_rows, made.n_cols, tuple(cells))
