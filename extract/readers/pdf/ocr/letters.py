"""From recognised words to the characters that the readers of native pages work on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from extract.readers.pdf.glyphs import Glyphs
from extract.readers.pdf.ocr.engine import Word

# The size of the letters by the height that Tesseract gives their line; measured on lines of 12 to 14 points.
_SIZE_OF_HEIGHT = 1.06
# Lines this much larger or smaller than the text around them only seem so: accents and capitals change their height.
_ALIKE = 0.16
# How wide letters are in Times, in hundredths of their size; others are 50. Only where in a word a letter stands hangs on it.
_WIDTHS = {
    c: w
    for w, letters in {28: "ijltfrI.,;:/-'()|1", 42: "cszajJ", 70: "mwABCDĐGHKNOQRUVXY", 90: "MW"}.items()
    for c in letters
}


def chars(words: Sequence[Word], scale: float) -> list[Glyphs]:
    """The letters of words, with a space after each word but the last of its line.

    Args:
        words: Words of one page or clipping, in pixels.
        scale: Points to a pixel.
    """
    result: list[Glyphs] = []
    sizes = _sizes(words)
    for _, group in groupby(words, key=lambda word: word.line):
        line = _levelled(list(group))
        for k, word in enumerate(line):
            size = sizes[word.line] * scale
            result += _letters(word, size, scale)
            if k + 1 < len(line) and line[k + 1].x0 > word.x1:
                gap = (word.x1 * scale, line[k + 1].x0 * scale)
                base = word.base * scale
                result.append(Glyphs(" ", *gap, base - 0.8 * size, base + 0.2 * size, base, size))
    return result


def _levelled(line: list[Word]) -> list[Word]:
    """A line whose words stand at one height: paper that lay crooked in the machine slopes in one place and not in another."""
    base = median(word.base for word in line)
    return [replace(word, base=base) for word in line]


def _sizes(words: Sequence[Word]) -> dict[int, float]:
    """The size of the letters of each line in pixels: that of most lines where it differs little."""
    heights = {word.line: word.height for word in words}
    weights = [height for line, height in heights.items() for word in words if word.line == line for _ in word.text]
    usual = median(weights) if weights else 0.0
    return {
        line: _SIZE_OF_HEIGHT * (usual if abs(height - usual) <= _ALIKE * usual else height)
        for line, height in heights.items()
    }


def _letters(word: Word, size: float, scale: float) -> Iterable[Glyphs]:
    text = unicodedata.normalize("NFC", word.text)
    widths = [_WIDTHS.get(_plain(c), 50) for c in text]
    unit = (word.x1 - word.x0) * scale / sum(widths)
    x, base = word.x0 * scale, word.base * scale
    for c, width in zip(text, widths, strict=True):
        end = x + width * unit
        yield Glyphs(c, x, end, base - 0.8 * size, base + 0.2 * size, base, size, confidence=word.confidence)
        x = end


def _plain(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]
