"""Lines that a seal, a signature or a pen stroke crosses: read again one by one, with the stroke and without it.

Tesseract parts such lines at the stroke, or takes the stroke for letters. Colour tells them apart where there is any
(see `rendering.grey`); a photocopy has none, and there the size of a stroke tells it from letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.readers.pdf.lines import UNSURE
from extract.readers.pdf.ocr import engine

if TYPE_CHECKING:
    from numpy import bool_
    from numpy.typing import NDArray

    from extract.readers.pdf.ocr.engine import Image, Word

_DARK = 150
# In pixels at 200 dots an inch. What hangs together over more than this is no letter: 90 pixels are 11 mm.
_STROKE_HIGH, _STROKE_WIDE, _STROKE_LOW = 90, 90, 60
# Heights of letters without their marks, and the width of the widest pair that touch.
_LOW, _HIGH, _WIDE = 14, 60, 90
# Letters of a line stand closer than this; so many make up a piece of a line worth reading.
_NEAR, _FEWEST = 45, 3
# Two pieces are one line where a stroke lies between them, no wider, and they stand at about the same height.
_WIDEST_COVERED, _LEVEL = 260, 14
# How far beyond the letters that are seen a line may go on under the stroke, and the room for marks above and below.
_BEYOND, _MARKS = 60, 12
# The longest word that a part of a seal is taken for.
_SCRAP = 2
# A word read with less sureness than this is more noise than word.
_NOTHING = 40.0
_WHITE = 255


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of the page, in pixels."""

    x0: int
    top: int
    x1: int
    bottom: int

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def holds(self, word: Word) -> bool:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


def uncrossed(image: Image, words: Sequence[Word]) -> list[Word]:
    """The words of a page, those of crossed lines as the reading that says most with most sureness has them."""
    import cv2
    import numpy as np

    dark = (image < _DARK).astype(np.uint8)
    _, marks, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    widths, heights = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    strokes = (heights > _STROKE_HIGH) | ((widths > _STROKE_WIDE) & (heights > _STROKE_LOW))
    strokes[0] = False
    if not strokes.any():
        return list(words)
    drawn = [_Stretch(x, y, x + w, y + h) for x, y, w, h, _ in stats[strokes].tolist()]
    letters = (heights >= _LOW) & (heights <= _HIGH) & (widths <= _WIDE)
    letters[0] = False
    struck = strokes[marks]
    bare = np.where(struck, _WHITE, image).astype(np.uint8)
    result = [word for word in words if not _is_inside(word, words, drawn)]
    for line in _lines([_Stretch(x, y, x + w, y + h) for x, y, w, h, _ in stats[letters].tolist()], struck):
        first = [word for word in result if line.holds(word)]
        if first and min(word.confidence for word in first) >= UNSURE:
            continue
        box = line.x0, line.top, line.x1, line.bottom
        again = [
            [word for word in engine.clipping(source, box, mode) if not _is_noise(word)]
            for source in (image, bare)
            for mode in (engine.LINE, engine.BLOCK)
        ]
        best = max([first, *again], key=_said)
        if best is not first:
            number = 1 + max((word.line for word in result), default=-1)
            result = [word for word in result if word not in first] + [replace(word, line=number) for word in best]
    return result


def _said(words: Iterable[Word]) -> float:
    """How much a reading says, by its letters and their sureness; what is no reading at all speaks against it."""
    return sum((word.confidence - _NOTHING) * len(word.text) for word in words)


def _is_inside(word: Word, words: Sequence[Word], drawn: Sequence[_Stretch]) -> bool:
    """Is a word so short and alone, inside a seal or a signature, that it is a part of it?"""
    return (
        len(word.text) <= _SCRAP
        and any(stroke.holds(word) for stroke in drawn)
        and not any(other is not word and other.line == word.line for other in words)
    )


def _is_noise(word: Word) -> bool:
    """Is this a stroke that was read as signs?"""
    return word.confidence < _NOTHING and 2 * sum(c.isalnum() for c in word.text) <= len(word.text)


def _lines(letters: Sequence[_Stretch], struck: NDArray[bool_]) -> list[_Stretch]:
    """The lines that a stroke touches, whole, with what may lie under the stroke at their ends."""
    import cv2
    import numpy as np

    # The middle of each letter alone: marks of one line touch the letters of the next.
    cores = np.zeros(struck.shape, np.uint8)
    for letter in letters:
        quarter = (letter.bottom - letter.top) // 4
        cores[letter.top + quarter : letter.bottom - quarter, letter.x0 : letter.x1] = 1
    _, regions = cv2.connectedComponents(cv2.dilate(cores, np.ones((1, _NEAR), np.uint8)), connectivity=8)
    groups: dict[int, list[_Stretch]] = {}
    for letter in letters:
        groups.setdefault(int(regions[int(letter.middle), (letter.x0 + letter.x1) // 2]), []).append(letter)
    pieces = [_around(group) for group in groups.values() if len(group) >= _FEWEST]
    height, width = struck.shape

    def is_struck(x0: int, x1: int, piece: _Stretch) -> bool:
        return bool(struck[piece.top : piece.bottom, max(0, x0) : max(0, x1)].any())

    result: list[_Stretch] = []
    for piece in sorted(pieces, key=lambda piece: piece.x0):
        before = [
            line
            for line in result
            if 0 <= piece.x0 - line.x1 <= _WIDEST_COVERED
            and abs(piece.middle - line.middle) <= _LEVEL
            and is_struck(line.x1, piece.x0, piece)
        ]
        if before:
            line = max(before, key=lambda line: line.x1)
            result.remove(line)
            piece = _around([line, piece])
        result.append(piece)
    return [
        _Stretch(
            max(0, line.x0 - _BEYOND), max(0, line.top - _MARKS), min(width, line.x1 + _BEYOND),
            min(height, line.bottom + _MARKS),
        )
        for line in result
        if is_struck(line.x0 - _BEYOND, line.x1 + _BEYOND, line)
    ]  # fmt: skip


def _around(parts: Sequence[_Stretch]) -> _Stretch:
    """The smallest stretch that holds all parts."""
    return _Stretch(
        min(part.x0 for part in parts),
        min(part.top for part in parts),
        max(part.x1 for part in parts),
        max(part.bottom for part in parts),
    )
