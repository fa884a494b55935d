"""The specks of a dirty scan, wiped out. Blots stay: wiping them out costs more letters than it saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.readers.pdf.ocr.engine import Image

_DARK = 150
# A page with more specks of so few dots is dirty; elsewhere small dots may belong to small letters.
_SPECK, _MANY = 4, 300
_WHITE = 255


def cleaned(image: Image) -> Image:
    """The page without its specks where there are many."""
    import cv2
    import numpy as np

    dark = (image < _DARK).astype(np.uint8)
    _, marks, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    specks = stats[:, cv2.CC_STAT_AREA] <= _SPECK
    if specks.sum() <= _MANY:
        return image
    result = image.copy()
    result[specks[marks]] = _WHITE
    return result
