"""What lies on a scan beside its letters, wiped out: blots, folds, shadows at the edge, specks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.readers.pdf.ocr.engine import Image

_DARK = 150
# At 200 dots an inch strokes of letters are up to 9 dots thick, in large bold titles; what is thicker both ways is a blot.
_THICKEST = 13
_FRINGE = 5
# A page with more specks of so few dots is dirty; elsewhere small dots may belong to small letters.
_SPECK, _MANY = 4, 300
_WHITE = 255


def cleaned(image: Image) -> Image:
    """The page without blots, and without specks where there are many."""
    import cv2
    import numpy as np

    dark = (image < _DARK).astype(np.uint8)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_THICKEST, _THICKEST))
    gone = cv2.dilate(cv2.morphologyEx(dark, cv2.MORPH_OPEN, disc), np.ones((_FRINGE, _FRINGE), np.uint8)) > 0
    _, marks, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    specks = stats[:, cv2.CC_STAT_AREA] <= _SPECK
    if specks.sum() > _MANY:
        gone |= specks[marks]
    result = image.copy()
    result[gone] = _WHITE
    return result
