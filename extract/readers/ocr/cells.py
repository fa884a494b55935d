"""The words of a table's cell, recognised by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.readers.ocr import engine

if TYPE_CHECKING:
    from extract.readers.ocr.engine import Image, Word

# Pixels inside a cell that still belong to its rules.
_INSET = 3
# The smallest ink of a cell that is not empty: a dash or a figure 1 at 200 dots an inch.
_LONGEST_SPECK, _LIGHTEST = 6, 14
_DARK = 150
# Vietnamese data reads lone figures and Roman numerals badly or not at all: English data does better.
_FIGURES = re.compile(r"[\dIVXLivxlHT|!.,:;/()\-]*")
_FEW = 8


def cell_words(image: Image, box: tuple[int, int, int, int]) -> list[Word]:
    """The words in a cell of a page without its rules; `box` is left, top, right and bottom in pixels."""
    x0, top, x1, bottom = box[0] + _INSET, box[1] + _INSET, box[2] - _INSET, box[3] - _INSET
    if x1 - x0 < _LONGEST_SPECK or bottom - top < _LONGEST_SPECK:
        return []
    box = (x0, top, x1, bottom)
    if not _has_ink(image[top:bottom, x0:x1]):
        return []
    words = engine.clipping(image, box, engine.BLOCK)
    text = "".join(word.text for word in words)
    if len(text) <= _FEW and len(words) <= 1 and _FIGURES.fullmatch(text) and engine.data(engine.FIGURES):
        again = engine.clipping(image, box, engine.LINE, engine.FIGURES)
        if not words or (len(again) == 1 and _FIGURES.fullmatch(again[0].text)):
            return again
    return words


def _has_ink(part: Image) -> bool:
    """Is there anything larger than a speck?"""
    import cv2
    import numpy as np

    count, _, stats, _ = cv2.connectedComponentsWithStats((part < _DARK).astype(np.uint8), connectivity=8)
    return any(max(w, h) >= _LONGEST_SPECK and area >= _LIGHTEST for _, _, w, h, area in stats[1:count])
