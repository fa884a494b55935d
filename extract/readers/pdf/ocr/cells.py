"""The words of a table's cell, recognised by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.readers.pdf.ocr import engine, strokes
from extract.readers.pdf.ocr.noise import without_noise

if TYPE_CHECKING:
    from extract.readers.pdf.ocr.engine import Image, Word

# Pixels inside a cell that still belong to its rules.
_INSET = 3
# The smallest ink of a cell that is not empty: a dash or a figure 1 at 200 dots an inch.
_LONGEST_SPECK, _LIGHTEST = 6, 14
_DARK = 150
# Vietnamese data reads lone figures and Roman numerals badly or not at all: English data does better, at one size or the other.
_FIGURES = re.compile(r"[\d.,/()\-]*\d[\d.,/()\-]*|[IVXLC]+[.)]?")
_LONGEST_FIGURES = 9
_SIZES = (1, 2)
# English data is believed where it is as sure as the Vietnamese, a little less where that reads no figures at all.
_LESS, _LEAST, _SURE = 10.0, 60.0, 95.0


def cell_words(image: Image, box: tuple[int, int, int, int]) -> list[Word]:
    """The words in a cell of a page without its rules; `box` is left, top, right and bottom in pixels."""
    x0, top, x1, bottom = box[0] + _INSET, box[1] + _INSET, box[2] - _INSET, box[3] - _INSET
    if x1 - x0 < _LONGEST_SPECK or bottom - top < _LONGEST_SPECK:
        return []
    box = (x0, top, x1, bottom)
    if not _has_ink(image[top:bottom, x0:x1]):
        return []
    words = without_noise(engine.clipping(image, box, engine.BLOCK))
    if len(words) > 1 or (words and len(words[0].text) > _LONGEST_FIGURES):
        return strokes.of_quarters(words, image)
    return [strokes.counted(word, image) for word in figures(image, box, words)]


def figures(image: Image, box: tuple[int, int, int, int], words: list[Word]) -> list[Word]:
    """The only word in a box, or none, read again as figures where that is surer."""
    if engine.data(engine.FIGURES) is None:
        return words
    least = _LEAST
    if words:
        least = words[0].confidence
        if not _FIGURES.fullmatch(words[0].text):
            least = max(_LEAST, least - _LESS)
        elif least >= _SURE:
            return words
    best = words
    for size in _SIZES:
        again = engine.clipping(image, box, engine.LINE, engine.FIGURES, size)
        if len(again) == 1 and again[0].confidence >= least and _FIGURES.fullmatch(again[0].text):
            best, least = again, again[0].confidence
    return best


def _has_ink(part: Image) -> bool:
    """Is there anything larger than a speck?"""
    import cv2
    import numpy as np

    count, _, stats, _ = cv2.connectedComponentsWithStats((part < _DARK).astype(np.uint8), connectivity=8)
    return any(max(w, h) >= _LONGEST_SPECK and area >= _LIGHTEST for _, _, w, h, area in stats[1:count])
