"""May the text layer of a page be trusted, or is the page better read by its image? Each page is judged by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

import pypdfium2 as pdfium

from extract.readers.pdf import quality
from extract.readers.pdf.page import Page

if TYPE_CHECKING:
    pass

Verdict = Literal["native", "image", "untrusted"]

# A page with fewer characters may be an image with a page number on it; with fewer than `_SOME`, one with a stamp of an
# electronic signature.
_FEW, _SOME = 30, 300
_LARGE_IMAGE = 0.5
# The share of a page that is dark outside its characters and rules: an empty page has none, one line of a letter 0.002.
_UNREAD = 0.001
_DARK = 128
# So many words show whether a page is Vietnamese.
_ENOUGH = 20
# Text that another program recognised in Vietnamese has 0.98 of good syllables and more, with English data 0.6 to 0.75.
_TRUSTED_LAYER = 0.93
# What an image says has to be Vietnamese: letters drawn in the wrong font look like it here and there.
_WORTH_READING = 0.8
# An image that gives less than this share of the letters is not that of the text.
_AS_MUCH = 0.5


def verdict(page: Page, texts: Sequence[str], source: pdfium.PdfDocument) -> Verdict:
    """What a page's own text is worth.

    Args:
        page: The page with its characters.
        texts: Its lines.
        source: The open file.

    Returns:
        `native` for text that stays, `image` for a page whose content is drawn and not written, `untrusted` for text that
        is not Vietnamese: a font without a map, another alphabet, letters recognised without their marks.
    """
    letters = sum([len(char.text) for char in page.glyphs if char.text != " "])
    is_covered = page.image_share > _LARGE_IMAGE
    if letters < _FEW:
        return "image" if is_covered or _unread(source, page) > _UNREAD else "native"
    if letters < _SOME and is_covered and not page.is_ocr:
        return "image" if _unread(source, page) > _UNREAD else "native"
    share = quality.share(texts, _ENOUGH)
    if quality.is_broken(share):
        return "untrusted"
    if (page.is_ocr or is_covered) and (share < _TRUSTED_LAYER or not quality.has_accents(texts)):
        return "untrusted"
    return "native"


def is_better(again: Page, texts: Iterable[str], first: Page, before: Sequence[str]) -> bool:
    """Does the image say more than the page's own text did, in more Vietnamese words?"""
    if sum(len(char.text) + char.spaced for char in first.glyphs) < _SOME:
        return _letters(again) > _letters(first)
    if _letters(again) < _AS_MUCH * _letters(first):
        return False
    read = list(texts)
    share = quality.share(read, _ENOUGH)
    if share < _WORTH_READING or not quality.has_accents(read):
        return False
    return share > quality.share(before, _ENOUGH) or not quality.has_accents(before)


def _letters(page: Page) -> int:
    return sum(map(str.isalnum, "".join([char.text for char in page.glyphs])))


def _unread(source: pdfium.PdfDocument, page: Page) -> float:
    """The share of the page as displayed that is dark outside its characters."""
    scale = 0.5
    drawn = source[page.number - 1]
    bitmap = drawn.render(scale=scale, grayscale=True)
    try:
        dark = bitmap.to_numpy().squeeze() < _DARK
        for char in page.glyphs:
            top, bottom = int(char.top * scale) - 1, int(char.bottom * scale) + 2
            dark[max(0, top) : bottom, max(0, int(char.x0 * scale) - 1) : int(char.x1 * scale) + 2] = False
        return float(dark.mean())
    finally:
        bitmap.close()
        drawn.close()
