"""A page taken apart: tables, columns, footnotes and running text, each in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.readers.pdf import aligned, columns, frame, grid, notes, running, stamps
from extract.readers.pdf.columns import Columns
from extract.readers.pdf.frame import Draft, Frame
from extract.readers.pdf.grid import Grid
from extract.readers.pdf.lines import Line, merged, pieces
from extract.readers.pdf.notes import Note
from extract.readers.pdf.page import Page, body_size
from extract.readers.pdf.paragraphs import in_body

Part = Draft | Columns | Grid


@dataclass(slots=True)
class Sheet:
    """A page with its parts.

    Attributes:
        page: What pdfium gives.
        grids: Ruled tables.
        pieces: Text outside them, parted at wide gaps.
        columns: Letterheads and signature blocks among the pieces.
        lines: Running text, from top to bottom.
        notes: Footnotes at the foot.
        area: The text area.
    """

    page: Page
    grids: list[Grid]
    pieces: list[Line]
    columns: list[Columns] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    area: Frame = Frame(0.0, 0.0, 1.2)

    def texts(self) -> Iterator[str]:
        """All text of the page, in no order."""
        yield from (line.text for line in self.pieces)
        yield from (cell.text for each in self.grids for cell in each.cells)

    def parts(self) -> list[Part]:
        """The parts of the body from top to bottom; a table or letterhead ends the paragraph before it."""
        solid: list[Columns | Grid] = sorted([*self.columns, *self.grids], key=lambda part: part.top)
        result: list[Part] = []
        waiting = self.lines
        for part in solid:
            above = [line for line in waiting if line.base < part.top + line.size / 2]
            waiting = waiting[len(above) :]
            result += in_body(above, self.area)
            result.append(part)
        return result + in_body(waiting, self.area)


def take_apart(page: Page) -> Sheet:
    """The tables of a page, and the text outside them."""
    grids, chars = grid.find(page)
    chars = [c for c in chars if c.angle == page.angle]
    if page.is_ocr:
        return Sheet(page, grids, pieces(page.number, chars))
    free = [r for r in page.rules if not any(g.top - 3 < r.top < g.bottom + 3 for g in grids)]
    more, left = aligned.find(page, chars, free)
    return Sheet(page, grids + more, left)


def arrange(sheets: Sequence[Sheet]) -> list[str]:
    """Part the text of every sheet into columns, notes and lines; return page heads, feet and stamps, each once."""
    heads = _set_heads_aside(sheets)
    stamped = (text for sheet in sheets for text in stamps.texts(sheet.page.stamps))
    for sheet in sheets:
        sheet.columns, rest = columns.columns(sheet.pieces)
        sheet.lines = merged(rest)
    areas = _areas(sheets)
    size = body_size([sheet.page for sheet in sheets])
    is_open = False
    for sheet in sheets:
        area = areas[round(sheet.page.width)]
        is_open = _set_notes_aside(sheet, size, area, is_open)
        sheet.area = frame.frame(sheet.lines, area) or area
    return list(dict.fromkeys([*heads, *stamped]))


def _set_heads_aside(sheets: Sequence[Sheet]) -> list[str]:
    rows = [(sheet, merged(sheet.pieces)) for sheet in sheets]
    found = running.running([(sheet.page, lines) for sheet, lines in rows])
    texts: dict[str, None] = {}
    for sheet, lines in rows:
        heads = [line for line in lines if id(line) in found]
        texts.update(dict.fromkeys(line.text for line in heads))
        bases = {round(line.base, 1) for line in heads}
        sheet.pieces = [line for line in sheet.pieces if round(line.base, 1) not in bases]
    return list(texts)


def _set_notes_aside(sheet: Sheet, size: float, area: Frame, is_open: bool) -> bool:
    """Take the footnotes out of the lines and columns, and turn their marks into calls. Are there any?"""
    beside = [line for block in sheet.columns for line in block.left + block.right]
    tables = [(each.top - 3, each.bottom + 3) for each in sheet.grids]
    rules = [r for r in sheet.page.rules if not any(top < r.top < bottom for top, bottom in tables)]
    sheet.notes = notes.at_foot(sheet.lines + beside, rules, size, area, is_open)
    taken = {id(char) for note in sheet.notes for line in note.lines for char in line.glyphs}

    def stays(line: Line) -> bool:
        return not any(id(char) in taken for char in line.glyphs)

    if taken:
        sheet.lines = [line for line in sheet.lines if stays(line)]
        sheet.columns = [block for block in sheet.columns if all(map(stays, block.left + block.right))]
    markers = {note.marker for note in sheet.notes} - {""}
    if markers:
        cells = [cell for each in sheet.grids for cell in each.cells]
        for line in sheet.lines + [line for cell in cells for draft in cell.drafts for line in draft.lines]:
            notes.call(line, markers)
    return bool(sheet.notes)


def _areas(sheets: Sequence[Sheet]) -> dict[int, Frame]:
    """The text area of each size of page, by its width in whole points."""
    result: dict[int, Frame] = {}
    for width in Counter(round(sheet.page.width) for sheet in sheets):
        own = [sheet for sheet in sheets if round(sheet.page.width) == width]
        found = [line for sheet in own for line in sheet.lines]
        x0s = [line.x0 for line in found] + [each.xs[0] for sheet in own for each in sheet.grids]
        x1s = [line.x1 for line in found] + [each.xs[-1] for sheet in own for each in sheet.grids]
        bare = Frame(min(x0s, default=0.0), max(x1s, default=float(width)), frame.pitch(found))
        result[width] = frame.frame(found) or bare
    return result
