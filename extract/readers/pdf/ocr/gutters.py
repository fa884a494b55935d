"""Where text stands side by side: the white strip between a letterhead's columns, or between recipients and signature.

Tesseract reads such lines across and mixes them up where they stand at different heights, so each side is read by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extract.readers.pdf.ocr.engine import Image

# The page is looked at in this share of its size.
_SHRUNK = 4
_DARK = 150
# In shrunken pixels (50 to the inch): wider gaps part columns, words of a justified line stand closer.
_WIDEST_WORD_GAP, _NARROWEST_STRIP = 12, 9
# Each side has so many lines at least, so high, and is so wide a share of the page; the strip is so high.
_FEWEST_LINES, _LOWEST, _NARROWEST_SIDE = 2, 4, 0.1
_SHORTEST_STRIP = 26
# Blank rows, as between a title and a name, before the strip ends.
_BLANK = 60
_ACCENT = 5
_WHITE = 255


@dataclass(frozen=True, slots=True)
class Gutter:
    """A strip in pixels of the page: rows `top` to `bottom` are parted at `middle`."""

    top: int
    bottom: int
    middle: int


def gutters(image: Image) -> list[Gutter]:
    """The strips of a straightened page, from top to bottom, not overlapping."""
    import cv2
    import numpy as np

    height, width = image.shape[0] // _SHRUNK, image.shape[1] // _SHRUNK
    dark = (image < _DARK).astype(np.uint8)
    # A row of the small page has ink where enough of its dots are dark; specks do not count.
    small = cv2.resize(dark * 255, (width, height), interpolation=cv2.INTER_AREA) > 40
    result: list[Gutter] = []
    row = 0
    while row < height:
        found = max(_grown(small, row), key=lambda strip: strip.bottom - strip.top, default=None)
        if found is None:
            row += 1
            continue
        result.append(Gutter(found.top * _SHRUNK, found.bottom * _SHRUNK, found.middle * _SHRUNK))
        row = found.bottom
    return result


def parted(image: Image, strip: Gutter) -> tuple[Image, Image]:
    """The image with the rows of a strip alone, and the one without them; letters that reach in from above stay whole."""
    import cv2
    import numpy as np

    _, marks = cv2.connectedComponents((image[: strip.bottom] < _DARK).astype(np.uint8), connectivity=8)
    above = set(np.unique(marks[strip.top - 1])) & set(np.unique(marks[strip.top])) if strip.top else set()
    reaching = np.isin(marks[strip.top :], list(above - {0}))
    own, rest = np.full_like(image, _WHITE), image.copy()
    part = image[strip.top : strip.bottom]
    own[strip.top : strip.bottom] = np.where(reaching, _WHITE, part)
    rest[strip.top : strip.bottom] = np.where(reaching, part, _WHITE)
    return own, rest


def _grown(small: NDArray[Any], row: int) -> Iterator[Gutter]:
    """The strips that start in a row, each as far down as it stays white."""
    for x0, x1 in _gaps(small[row]):
        last, blank, at = row, 0, row
        while at < len(small) and blank < _BLANK:
            narrowed = _white(small[at], x0, x1)
            if narrowed is None:
                # The line that ends the strip has its accents above it.
                while last > row and last == at - 1 and small[last].any():
                    last, at = last - 1, at - 1
                break
            x0, x1 = narrowed
            if small[at].any():
                last, blank = at, 0
            else:
                blank += 1
            at += 1
        middle = (x0 + x1) // 2
        sides = small[row : last + 1, :middle], small[row : last + 1, middle:]
        is_high = last + 1 - row >= _SHORTEST_STRIP
        if is_high and all(
            _lines(side) >= _FEWEST_LINES and _width(side) > _NARROWEST_SIDE * small.shape[1] for side in sides
        ):
            yield Gutter(_with_accents(small, row, x0, x1), last + 1, middle)


def _with_accents(small: NDArray[Any], row: int, x0: int, x1: int) -> int:
    """The row where the accents of a strip's first line start, which may stand on one side alone."""
    top = row
    while top and row - top < _ACCENT and not small[top - 1, x0:x1].any():
        top -= 1
    return top


def _gaps(row: NDArray[Any]) -> list[tuple[int, int]]:
    """The wide white stretches between ink in a row."""
    import numpy as np

    inked = np.flatnonzero(row)
    wide = np.flatnonzero(np.diff(inked) > _WIDEST_WORD_GAP)
    return [(int(inked[k]) + 1, int(inked[k + 1])) for k in wide]


def _white(row: NDArray[Any], x0: int, x1: int) -> tuple[int, int] | None:
    """The widest stretch between `x0` and `x1` that is white in a row too; None where it is too narrow."""
    import numpy as np

    inked = np.flatnonzero(row[x0:x1])
    edges = [-1, *(int(x) for x in inked), x1 - x0]
    wide, start = max((b - a - 1, a + 1) for a, b in zip(edges, edges[1:], strict=False))
    return (x0 + start, x0 + start + wide) if wide >= _NARROWEST_STRIP else None


def _width(part: NDArray[Any]) -> float:
    """How wide the ink of one side is in its wider rows; specks beside it do not count."""
    import numpy as np

    widths = [inked[-1] - inked[0] + 1 for row in part if len(inked := np.flatnonzero(row))]
    return float(np.quantile(widths, 0.8)) if widths else 0.0


def _lines(part: NDArray[Any]) -> int:
    """How many lines of text stand in a part."""
    count = high = 0
    for row in part:
        if row.any():
            high += 1
        else:
            count += high >= _LOWEST
            high = 0
    return count + (high >= _LOWEST)
