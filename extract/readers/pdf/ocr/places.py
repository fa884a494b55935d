"""Where the lines of a straightened page stand on the page as it was scanned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extract.document import Block, Box, Footnote, Paragraph, Place
from extract.readers.pdf.ocr.deskew import askew
from extract.readers.pdf.page import Page


def block(given: Block, pages: Mapping[int, Page]) -> Block:
    """A paragraph or table with its boxes put back; `pages` are those that lay askew, by number."""
    if isinstance(given, Paragraph):
        return _paragraph(given, pages)
    cells = (replace(c, paragraphs=tuple(_paragraph(p, pages) for p in c.paragraphs)) for c in given.cells)
    return replace(given, cells=tuple(cells))


def note(given: Footnote, pages: Mapping[int, Page]) -> Footnote:
    """A footnote with its boxes put back."""
    return replace(given, paragraphs=tuple(_paragraph(p, pages) for p in given.paragraphs))


def _paragraph(paragraph: Paragraph, pages: Mapping[int, Page]) -> Paragraph:
    return replace(paragraph, places=tuple(_place(place, pages) for place in paragraph.places))


def _place(place: Place, pages: Mapping[int, Page]) -> Place:
    page = pages.get(place.page)
    if page is None or place.box is None:
        return place
    # As displayed: a page that is written upwards or downwards lies across.
    size = (page.height, page.width) if page.angle in (1, 3) else (page.width, page.height)
    box = place.box
    corners = [askew(x, y, *size, page.skew) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
    xs, ys = zip(*corners, strict=True)
    return replace(place, box=Box(round(min(xs), 1), round(min(ys), 1), round(max(xs), 1), round(max(ys), 1)))
