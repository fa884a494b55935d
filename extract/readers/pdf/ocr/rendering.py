"""A page of a PDF as a grey image, without the red of seals and the blue of signatures."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from extract.readers.pdf.ocr.engine import DPI

if TYPE_CHECKING:
    from extract.readers.pdf.ocr.engine import Image

# A page that would be larger, as a map or a long screenshot is, is rendered smaller; Tesseract takes no longer side.
_MOST_PIXELS, _LONGEST_SIDE = 40_000_000, 32_000
# Ink is coloured where one channel stands out by so much of 255; yellowed paper and the edges of black letters do not.
_COLOURED = 36
# Red this dark has black under it.
_DARK_RED = 110
# Blue strokes that hang together over this height, in pixels, are a signature and no letters.
_TALLEST_LETTER = 60
_WHITE = 255


def render(page: pdfium.PdfPage) -> tuple[Image, float]:
    """A page as displayed in grey, and its points to a pixel."""
    width, height = page.get_size()
    scale = resolution(width, height) / 72
    bitmap = page.render(scale=scale, rev_byteorder=False, may_draw_forms=True)
    try:
        return grey(bitmap.to_numpy()), 1 / scale
    finally:
        bitmap.close()


def resolution(width: float, height: float) -> float:
    """The dots an inch at which a page of so many points is recognised."""
    most = math.sqrt(_MOST_PIXELS / max(1.0, width * height))
    return min(DPI, 72 * most, 72 * _LONGEST_SIDE / max(1.0, width, height))


def grey(colours: Image) -> Image:
    """The red channel of an image in blue, green and red, in which seals are light; what is left of them is wiped out.

    So what stands under a seal can be read, and what a signature crosses. An image that is grey already stays as it is.
    """
    import cv2
    import numpy as np

    if colours.ndim == 2 or colours.shape[2] < 3:
        return np.array(colours.reshape(colours.shape[:2]), np.uint8)
    blue, green, red = (colours[..., k].astype(np.int16) for k in range(3))
    result = np.array(colours[..., 2], np.uint8)
    result[(red - np.maximum(green, blue) > _COLOURED) & (red > _DARK_RED)] = _WHITE
    inked = (blue - np.maximum(green, red) > _COLOURED).astype(np.uint8)
    if inked.any():
        count, marks, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
        strokes = stats[:, cv2.CC_STAT_HEIGHT] > _TALLEST_LETTER
        strokes[0] = False
        result[cv2.dilate(strokes[marks].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0] = _WHITE
    return result
