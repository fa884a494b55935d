"""PDF in the encodings of old fonts: the characters of its pages made Unicode before lines are built from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.readers import legacy
from extract.readers.legacy import Conversion, Stretch
from extract.readers.pdf.glyphs import Glyphs, typed_out
from extract.readers.pdf.page import Page

# Shares of the size of letters: a gap that ends a word, one that ends a piece of a line, a step to another line.
_WORD_GAP, _PIECE_GAP, _STEP = 0.17, 1.5, 0.28


def to_unicode(pages: Iterable[Page]) -> Conversion | None:
    """Convert the characters of pages in place; None if nothing was to do.

    A mark that VNI keeps apart goes into its vowel. Text that was recognised in an image is in no font's encoding.
    """
    typed = [page for page in pages if not page.is_ocr]
    found = None
    if any(legacy.is_suspect("".join([char.text + " " * char.spaced for char in page.glyphs])) for page in typed):
        found = legacy.convert(_stretches(passage) for page in typed for passage in _passages(page.glyphs))
        if found is not None:
            # Letters go into others: each has to stand for itself.
            for page in typed:
                page.glyphs = typed_out(page.glyphs)
            passages = [passage for page in typed for passage in _passages(page.glyphs)]
            stretches = [_stretches(passage) for passage in passages]
            found = legacy.convert(stretches)
        if found is not None:
            for i, passage in enumerate(passages):
                _write(passage, found.texts(i, stretches[i]))
    for page in typed:
        page.glyphs = [char for char in page.glyphs if char.text]
        for char in page.glyphs:
            if "\u00ad" in char.text:
                char.text = char.text.replace("\u00ad", "-")
    return found


def _passages(chars: Sequence[Glyphs]) -> Iterator[list[Glyphs | None]]:
    """Characters that stand together on a line, in the order of the file; None between words without a space of their own."""
    passage: list[Glyphs | None] = []
    last: Glyphs | None = None
    for char in chars:
        if last is not None:
            size, gap = max(char.size, last.size), char.x0 - last.end
            if abs(char.base - last.base) > _STEP * size or not -size < gap < _PIECE_GAP * size:
                yield passage
                passage = []
            elif gap > _WORD_GAP * size:
                passage.append(None)
        passage.append(char)
        last = char
    yield passage


def _stretches(passage: Sequence[Glyphs | None]) -> list[Stretch]:
    return [Stretch(one.text + " " * one.spaced, one.font) if one else Stretch(" ", "") for one in passage]


def _write(passage: Sequence[Glyphs | None], texts: Sequence[str]) -> None:
    """Give each character its text; one that went into the letter before it has none, and leaves it its place."""
    letter: Glyphs | None = None
    for char, text in zip(passage, texts, strict=True):
        if char is None:
            continue
        char.text = text
        if text:
            letter = char
        elif letter is not None:
            letter.x1 = max(letter.x1, char.x1)
