"""Roman numerals of one to three strokes, which Tesseract takes for other letters: read by counting the strokes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.readers.pdf.ocr.engine import Image, Word

# What Tesseract makes of I, II and III, with the mark behind it that a heading has and a cell of a table need not.
_LIKE = re.compile(r"[ILlHTÍÌỊJ|!1]{1,4}(?P<mark>[.)/,:]?)")
# Above this confidence what Tesseract reads stands; a lone 1 is seldom anything else.
_SURE, _SURE_ONE = 95.0, 85.0
_DARK = 150
# Bands of a letter's height, from its top, in which an upright stroke is cut without its serifs; a bar of H lies at the middle.
_BANDS = ((0.22, 0.38), (0.44, 0.56), (0.62, 0.78))
_STRAY = 2.5  # pixels by which an upright stroke may lean from band to band
_HEAD = 0.14  # the share of the height that has the upper serifs
_SERIF = 2  # pixels by which they stand out


def headed(words: Iterable[Word], image: Image) -> list[Word]:
    """The words of a page with what may be a numeral at the head of its line read as the strokes show."""
    result: list[Word] = []
    line = None
    for word in words:
        result.append(counted(word, image) if word.line != line and word.text[-1] in ".)/,:" else word)
        line = word.line
    return result


def counted(word: Word, image: Image) -> Word:
    """A word that may be a numeral as its strokes show it; its confidence stays."""
    found = _LIKE.fullmatch(word.text)
    if not found or word.confidence >= (_SURE_ONE if word.text.strip(".)/,:") == "1" else _SURE):
        return word
    strokes, is_one = _strokes(image, word)
    if not 1 <= strokes <= 3:
        return word
    return replace(word, text=("1" if is_one else "I" * strokes) + found["mark"])


def _strokes(image: Image, word: Word) -> tuple[int, bool]:
    """How many upright strokes stand side by side, 0 where there is anything else; and is a single one a figure 1?"""
    import numpy as np

    left, above = max(0, int(word.x0)), max(0, int(word.top))
    part = image[above : int(word.bottom) + 1, left : int(word.x1) + 1] < _DARK
    rows = np.flatnonzero(part.any(axis=1))
    if not len(rows):
        return 0, False
    # Letters end at the baseline: a comma hangs below.
    top, bottom = rows[0], min(rows[-1], round(word.base) - above)
    height = bottom - top + 1
    if height < 8:
        return 0, False
    levels = []
    for first, last in _BANDS:
        band = part[top + round(first * height) : top + round(last * height) + 1]
        runs = _runs(band.mean(axis=0) > 0.5)
        if not runs or max(b - a for a, b in runs) > 0.45 * height:
            return 0, False
        levels.append(runs)
    if len({len(runs) for runs in levels}) != 1:
        return 0, False
    for stroke in zip(*levels, strict=True):
        middles = [(a + b) / 2 for a, b in stroke]
        if max(middles) - min(middles) > _STRAY:
            return 0, False
    # The flag of a 1 hangs to the left alone.
    head = np.flatnonzero(part[top : top + round(_HEAD * height) + 1].any(axis=0))
    is_one = len(levels[0]) == 1 and head[-1] < levels[0][0][1] + _SERIF - 1
    return len(levels[0]), bool(is_one)


def _runs(filled: Iterable[bool]) -> list[tuple[int, int]]:
    """Start and end of each stretch that is filled."""
    runs: list[tuple[int, int]] = []
    start = None
    for at, is_filled in enumerate([*filled, False]):
        if is_filled and start is None:
            start = at
        elif not is_filled and start is not None:
            runs.append((start, at))
            start = None
    return runs
