"""Text that Tesseract passed over when it laid out the page, as beside a seal, a pen stroke or a fold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.readers.pdf.ocr import engine

if TYPE_CHECKING:
    from extract.readers.pdf.ocr.engine import Image, Word

_DARK = 150
# Heights and widths of letters in pixels at 200 dots an inch.
_LOW, _HIGH, _WIDE = 12, 60, 90
# Letters this near to each other make up a text, and so many of them.
_NEAR_ACROSS, _NEAR_DOWN, _FEWEST = 45, 25, 6
_AROUND = 8
# What was passed over is often no text at all: only what is read with some sureness counts.
_LEAST = 55.0
_WHITE = 255


def missed(image: Image, words: Sequence[Word]) -> list[list[Word]]:
    """The words of each region that has letters but none of the words found so far."""
    import cv2
    import numpy as np

    dark = (image < _DARK).astype(np.uint8)
    for word in words:
        x0, top, x1, bottom = (round(edge) for edge in (word.x0, word.top, word.x1, word.bottom))
        dark[max(0, top - 4) : bottom + 4, max(0, x0 - 4) : x1 + 4] = 0
    _, marks, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    widths, heights = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    letters = (heights >= _LOW) & (heights <= _HIGH) & (widths <= _WIDE)
    letters[0] = False
    if letters.sum() < _FEWEST:
        return []
    mask = letters[marks].astype(np.uint8)
    joined = cv2.dilate(mask, np.ones((_NEAR_DOWN, _NEAR_ACROSS), np.uint8))
    count, regions, boxes, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    result = []
    for region in range(1, count):
        x, y, w, h = (int(v) for v in boxes[region][:4])
        inside = np.unique(marks[y : y + h, x : x + w][(regions[y : y + h, x : x + w] == region)])
        if letters[inside].sum() < _FEWEST:
            continue
        height, width = image.shape
        box = max(0, x - _AROUND), max(0, y - _AROUND), min(width, x + w + _AROUND), min(height, y + h + _AROUND)
        found = engine.clipping(np.where(dark > 0, image, _WHITE).astype(np.uint8), box, engine.BLOCK)
        result.append([word for word in found if word.confidence >= _LEAST and any(c.isalnum() for c in word.text)])
    return [found for found in result if found]
