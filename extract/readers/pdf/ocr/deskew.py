"""How far a scan lies askew, and the scan set straight."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64, int64
    from numpy.typing import NDArray

    from extract.readers.pdf.ocr.engine import Image

# Degrees to either side that are looked at. Paper that lies further askew was put down that way.
_WIDEST = 10.0
# The profile of a page is taken at this share of its size: 50 dots an inch.
_SHRUNK = 0.25
_SMALLEST = 0.05  # degrees that make no difference
_DARK = 140
_FEW_DOTS, _MOST_DOTS = 50, 60_000


def skew(image: Image) -> tuple[float, bool]:
    """By how many degrees lines fall from left to right, and whether they run up or down the page instead.

    They lie as the dark dots gather most sharply. Where they run up or down the angle is of no use.
    """
    across, down = _dots(image)
    if len(across) < _FEW_DOTS:
        return 0.0, False
    degrees, sharp = _sharpest(across, down)
    _, beside = _sharpest(down, across)
    return degrees if _SMALLEST <= abs(degrees) < _WIDEST - 0.25 else 0.0, beside > sharp


def _sharpest(along: NDArray[float64], off: NDArray[float64]) -> tuple[float, float]:
    """The angle by which lines leave their axis, and how sharply dots gather there."""
    best = 0.0
    for step, reach in ((0.5, _WIDEST), (0.1, 0.5), (0.02, 0.1)):
        angles = [best + k * step for k in range(-round(reach / step), round(reach / step) + 1)]
        best = max(angles, key=lambda angle: (_gathered(along, off, angle), -abs(angle)))
    return round(best, 2), _gathered(along, off, best)


def _gathered(along: NDArray[float64], off: NDArray[float64], degrees: float) -> float:
    """How strongly dots gather in lines at an angle: high where lines and gaps alternate."""
    import numpy as np

    places = off - along * math.tan(math.radians(degrees))
    counts = np.bincount((places - places.min()).astype(int)).astype(float)
    return float(np.square(np.diff(counts)).sum())


def straightened(image: Image, degrees: float) -> Image:
    """The image turned back by so many degrees about its middle; what comes in at the corners is white."""
    if not degrees:
        return image
    import cv2
    import numpy as np

    height, width = image.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    made = cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)
    return np.asarray(made, np.uint8)


def askew(x: float, y: float, width: float, height: float, degrees: float) -> tuple[float, float]:
    """Where a point of the straightened page stood before, on a page of this size."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    dx, dy = x - width / 2, y - height / 2
    return width / 2 + c * dx - s * dy, height / 2 + s * dx + c * dy


def _dots(image: Image) -> tuple[NDArray[float64], NDArray[float64]]:
    """The dark dots of the shrunken page, without what is as large as a shadow at the edge."""
    import cv2
    import numpy as np

    small = cv2.resize(image, None, fx=_SHRUNK, fy=_SHRUNK, interpolation=cv2.INTER_AREA)
    dark = (small < min(_DARK, 0.75 * float(np.median(small)))).astype(np.uint8)
    # Letters are at most a few dots high at this size; margins of bound books and lids left open are solid.
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))
    dark[cv2.dilate(solid, np.ones((5, 5), np.uint8)) > 0] = 0
    down, across = np.nonzero(dark)
    if len(down) > _MOST_DOTS:
        step: NDArray[int64] = np.arange(0, len(down), len(down) // _MOST_DOTS + 1)
        down, across = down[step], across[step]
    return across.astype(float), down.astype(float)
