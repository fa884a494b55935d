"""Letters as they stand on a page: one, or several of a word among which nothing differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from extract.readers.pdf.rules import BLACK, Ink

_SPACE = 0.25  # the width of a space in most fonts, in sizes


@dataclass(slots=True)
class Glyphs:
    """Letters with their combining marks: box and baseline in points from the page's top left corner.

    Most are words, or parts of words in one font, size and direction without a gap. They take a tenth of the time of single
    letters; whoever needs those asks for `letters`. A space is one of its own, or known to follow a word, `spaced`.

    `note` is the footnote that they call, if they do. `angle` is the quarter turn of their writing as displayed: 0 upright,
    1 upwards, 2 upside down, 3 downwards; several letters are always upright. `font` is the name of their font in the file.
    `confidence` (0 to 100) is below 100 where they were recognised in an image. `ink` is their colour, `BLACK` for greys.
    `widths` has the width of each letter, in points, where there are several; a letter of a word that was spelt knows that word,
    its `whole`.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    raised: bool = False
    note: str = ""
    angle: int = 0
    font: str = ""
    confidence: float = 100.0
    ink: Ink = BLACK
    widths: Mapping[str, float] | None = None
    whole: Glyphs | None = None
    spaced: bool = False

    @property
    def tail(self) -> float:
        """Where the last letter starts, in points from the left."""
        return self.x1 - self.widths[self.text[-1]] if self.widths else self.x0

    @property
    def end(self) -> float:
        """Where the last letter ends, or the space behind it."""
        return self.x1 + _SPACE * self.size if self.spaced else self.x1

    def letters(self) -> list[Glyphs]:
        """Each letter for itself: what is left of the width when they are set is spread evenly between them."""
        if not self.widths:
            return [self]
        widths = [self.widths[letter] for letter in self.text]
        apart = (self.x1 - self.x0 - sum(widths)) / (len(widths) - 1)
        result = []
        x = self.x0
        for letter, width in zip(self.text, widths, strict=True):
            place = (x, x + width, self.top, self.bottom, self.base)
            style = (self.bold, self.italic, self.raised)
            made = Glyphs(letter, *place, self.size, *style, font=self.font, confidence=self.confidence, ink=self.ink)
            made.whole = self
            result.append(made)
            x += width + apart
        result[-1].spaced = self.spaced
        return result


def spelt(found: Iterable[Glyphs]) -> list[Glyphs]:
    """Letter by letter."""
    return [letter for one in found for letter in one.letters()]


def typed_out(found: Iterable[Glyphs]) -> list[Glyphs]:
    """Letter by letter, with each space a glyph of its own."""
    result = []
    for letter in spelt(found):
        result.append(letter)
        if letter.spaced:
            result.append(replace(letter, text=" ", x0=letter.x1, x1=letter.end, spaced=False))
            letter.spaced = False
    return result
