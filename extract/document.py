"""What a reader makes of a file, whatever its format: blocks in reading order over one canonical text.

Every paragraph knows where it stands in `Document.text`; a record found later keeps `Span`s into that text, so that
`document.text[span.start:span.end]` is always the quote.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from extract.folding import fold

Align = Literal["", "left", "center", "right", "justify"]
TextLayer = Literal["native", "ocr", "mixed", "none"]
# Which pages are read by their image: those without text that can be trusted, all, or none.
Ocr = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive) of a document's canonical text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """From character `offset` of its paragraph on, the text stands on `page` (from 1), in `box` where known.

    A paragraph has one place for each of its lines in a format with geometry, in order of offset.
    """

    offset: int
    page: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """Characters `start` to `end` of a paragraph are bold, italic, or recognised in an image with doubt."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote is called before character `offset` of its paragraph. The mark itself is not in the text."""

    offset: int
    marker: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: `text` is NFC, on one line, single-spaced, with its resolved automatic number if it has one.

    Attributes:
        text: The text, without footnote marks. A line break that the author set inside the paragraph is `\\n`.
        start: Offset of `text` in `Document.text`; set by `compose`.
        align: Alignment as the format declares or geometry shows; "" where unknown.
        styles: Bold, italic and doubtful stretches, in order, not overlapping.
        marks: Footnotes called in this paragraph.
        places: Pages and boxes of its lines; empty in formats without pages.
    """

    text: str
    start: int = 0
    align: Align = ""
    styles: tuple[Style, ...] = ()
    marks: tuple[NoteMark, ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def end(self) -> int:
        """Offset in `Document.text` after the last character."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """The text's place in `Document.text`."""
        return Span(self.start, self.end)

    @property
    def is_bold(self) -> bool:
        """Is nearly all of the text bold (numbers and punctuation apart)?"""
        marked = "".join([self.text[s.start : s.end] for s in self.styles if s.bold])
        if not marked:
            return False
        letters = sum(map(str.isalpha, self.text))
        return letters > 0 and sum(map(str.isalpha, marked)) >= 0.9 * letters


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, named by its top left corner in the grid (from 0), with the rows and columns that it covers."""

    row: int
    col: int
    paragraphs: tuple[Paragraph, ...]
    row_span: int = 1
    col_span: int = 1

    @property
    def text(self) -> str:
        """The cell's paragraphs, one a line: equal to the canonical text from `start` to `end`."""
        return "\n".join(p.text for p in self.paragraphs)

    @property
    def start(self) -> int:
        """Offset of the first paragraph in `Document.text`."""
        return self.paragraphs[0].start if self.paragraphs else 0

    @property
    def end(self) -> int:
        """Offset in `Document.text` after the last paragraph."""
        return self.paragraphs[-1].end if self.paragraphs else 0


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells in row order. A cell always has at least one paragraph (empty text for an empty cell).

    `ruled` is False for a table that only lays text out in columns, as a letterhead or a signature block does: no visible
    rules in DOCX and HTML, aligned columns in PDF. A table over several pages is one table: its header stands once.
    """

    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]
    ruled: bool = True


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote with its printed marker (`1`, `(2)`, `*`) without brackets, and its paragraphs."""

    marker: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The footnote's paragraphs, one a line."""
        return "\n".join(p.text for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Notice:
    """A thing that went wrong or looks wrong while reading: a code of `extract.errors`, with values for its message."""

    code: str
    values: dict[str, str] = field(default_factory=dict)
    page: int | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. Build one with `compose`, which lays the blocks out in the canonical text.

    Attributes:
        text: The canonical text: body blocks in reading order, then footnotes; paragraphs end with a newline.
        blocks: Paragraphs and tables of the body in reading order.
        footnotes: Footnotes in the order of their marks.
        media_type: IANA media type by content, as `application/pdf`.
        pages: Number of pages; None in formats without pages.
        running: Texts of page headers and footers, kept apart from the body.
        text_layer: Where the text comes from.
        text_quality: 0 to 1, how far the text can be trusted; 1 for a native text layer with nothing amiss.
        notices: What went wrong or looks wrong.
        recognised: Pages whose text was recognised in an image, by this program or by another before.
        likely: The canonical text with misread words as they most likely stand on paper, of the same length: what rules
            look at, never quoted. The text itself where nothing was recognised.
    """

    text: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    media_type: str
    pages: int | None = None
    running: tuple[str, ...] = ()
    text_layer: TextLayer = "native"
    text_quality: float = 1.0
    notices: tuple[Notice, ...] = ()
    recognised: frozenset[int] = frozenset()
    likely: str = ""

    def read_as(self, start: int, end: int) -> str:
        """What rules look at between two offsets: folded, misread words as they most likely stand on paper."""
        return fold(self.likely[start:end])

    def unsure(self) -> Iterator[Span]:
        """The stretches that were recognised in an image with doubt, in order."""
        for paragraph in self.paragraphs():
            for style in paragraph.styles:
                if style.unsure:
                    yield Span(paragraph.start + style.start, paragraph.start + style.end)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in canonical order: body, cells and footnotes."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for cell in block.cells:
                    yield from cell.paragraphs
        for note in self.footnotes:
            yield from note.paragraphs


class Pages:
    """Looks up page and box of a character of the canonical text."""

    def __init__(self, document: Document) -> None:
        places = [(p.start + place.offset, p.end, place) for p in document.paragraphs() for place in p.places]
        places.sort(key=lambda entry: entry[0])
        self._starts = [start for start, _, _ in places]
        self._ends = [end for _, end, _ in places]
        self._places = [place for _, _, place in places]

    def at(self, offset: int) -> Place | None:
        """The place of the character at `offset`; None in formats without pages."""
        i = bisect_right(self._starts, offset) - 1
        return self._places[i] if i >= 0 and offset <= self._ends[i] else None

    def page(self, offset: int) -> int | None:
        """The page, from 1, of the character at `offset`; None in formats without pages."""
        place = self.at(offset)
        return place.page if place else None


def compose(
    blocks: Iterable[Block],
    footnotes: Iterable[Footnote] = (),
    *,
    media_type: str,
    pages: int | None = None,
    running: Iterable[str] = (),
    text_layer: TextLayer = "native",
    text_quality: float = 1.0,
    notices: Iterable[Notice] = (),
    recognised: Iterable[int] = (),
) -> Document:
    """Lay blocks and footnotes out in one canonical text and give every paragraph its place in it.

    Readers give paragraphs with `start` 0. Each paragraph is followed by a newline; each table and the body by one more.
    """
    parts: list[str] = []
    at = 0

    def put(paragraph: Paragraph) -> Paragraph:
        nonlocal at
        start, text = at, paragraph.text
        parts.append(text + "\n")
        at += len(text) + 1
        # `replace` takes four times as long, and there are as many paragraphs as lines.
        return Paragraph(text, start, paragraph.align, paragraph.styles, paragraph.marks, paragraph.places)

    def gap() -> None:
        nonlocal at
        parts.append("\n")
        at += 1

    body: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            body.append(put(block))
        else:
            cells = tuple(replace(cell, paragraphs=tuple(put(p) for p in cell.paragraphs)) for cell in block.cells)
            body.append(replace(block, cells=cells))
            gap()
    gap()
    notes = tuple(replace(note, paragraphs=tuple(put(p) for p in note.paragraphs)) for note in footnotes)
    text = "".join(parts)
    return Document(
        text=text,
        blocks=tuple(body),
        footnotes=notes,
        media_type=media_type,
        pages=pages,
        running=tuple(running),
        text_layer=text_layer,
        text_quality=text_quality,
        notices=tuple(notices),
        recognised=frozenset(recognised),
        likely=text,
    )
