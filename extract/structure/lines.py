"""A document as printed lines, wherever they stand: in paragraphs, or in the cells of tables that lay out columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Document, Paragraph, Span, Table


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    Attributes:
        text: The line without space around it.
        folded: The same characters for rules to match: folded, misread words as they most likely stand on paper.
        start: Offset of `text` in the canonical text.
        block: Index of its block.
        cell: Row and column of its cell; None for a paragraph of the body.
        paragraph: The paragraph that holds it.
        after_gap: Does a blank line stand before it in the same block or cell, or a blank paragraph in the body?
        is_unsure: Was a part of it recognised in an image with doubt?
    """

    text: str
    folded: str
    start: int
    block: int
    cell: tuple[int, int] | None
    paragraph: Paragraph
    after_gap: bool = False
    is_unsure: bool = False

    @property
    def end(self) -> int:
        """Offset after the last character in the canonical text."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """The line's place in the canonical text."""
        return Span(self.start, self.end)

    @property
    def is_capitals(self) -> bool:
        """Are nearly all letters capitals?"""
        return in_capitals(self.text)


def in_capitals(text: str) -> bool:
    """Are nearly all letters capitals, as in a name of a letterhead? Codes and abbreviations do not matter."""
    letters = "".join(filter(str.isalpha, text))
    return bool(letters) and sum(map(str.isupper, letters)) >= 0.8 * len(letters)


def lines(document: Document, first: int = 0) -> Iterator[Line]:
    """The lines of the body from block `first` on, in canonical order."""
    gap = False
    for index in range(first, len(document.blocks)):
        block = document.blocks[index]
        if isinstance(block, Table):
            for cell in block.cells:
                gap = False
                for paragraph in cell.paragraphs:
                    made = list(_of_paragraph(document, paragraph, index, (cell.row, cell.col), gap))
                    yield from made
                    gap = not made
            gap = False
        else:
            made = list(_of_paragraph(document, block, index, None, gap))
            yield from made
            gap = not made


def _of_paragraph(
    document: Document, paragraph: Paragraph, block: int, cell: tuple[int, int] | None, gap: bool
) -> Iterator[Line]:
    at = paragraph.start
    doubtful = [style for style in paragraph.styles if style.unsure]
    folded = document.read_as(paragraph.start, paragraph.end)
    for piece, same in zip(paragraph.text.split("\n"), folded.split("\n"), strict=True):
        text = piece.strip()
        if text:
            lead = len(piece) - len(piece.lstrip())
            start = at - paragraph.start + lead
            is_unsure = any(style.start < start + len(text) and start < style.end for style in doubtful)
            yield Line(text, same[lead : lead + len(text)], at + lead, block, cell, paragraph, gap, is_unsure)
        gap = not text
        at += len(piece) + 1
