"""Roman numerals of one to three strokes, which Tesseract takes for other letters: read by counting the strokes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.patterns import rule

if TYPE_CHECKING:
    from numpy import bool_
    from numpy.typing import NDArray

    from extract.readers.pdf.ocr.engine import Image, Word

# What Tesseract makes of I, II and III, with the mark behind it that a heading has and a cell of a table need not.
_LIKE = re.compile(r"[ILlHTÍÌỊJ|!1]{1,4}(?P<mark>[.)/,:]?)")
# A quarter's numeral, alone or with its year.
_QUARTER = re.compile(r"(?P<numeral>[ILlHTÍÌÏÎỊJìíï\[\]|!1]{1,4})(?:[,;.:)]*|[/-](?:19|20)\d\d[,;.:)]*)")
_FOURTH = re.compile(r"[LlHTÍÌÏÎỊJìíï|!1](?=V[,;.:/)-]|V$)")
# Above this confidence what Tesseract reads stands; a lone 1 is seldom anything else.
_SURE, _SURE_ONE = 95.0, 85.0
_DARK = 150
# Bands of a letter's height, from its top, in which an upright stroke is cut without its serifs; a bar of H lies at the middle.
_BANDS = ((0.22, 0.38), (0.44, 0.56), (0.62, 0.78))
_WIDEST = 0.45  # the share of a letter's height that an upright stroke may be wide
_LEAST_HEIGHT = 8  # pixels
_UNLIKE = 1.5  # pixels by which the strokes of one numeral may differ in how they lean; a slanted one differs by more
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


def of_quarters(words: Iterable[Word], image: Image) -> list[Word]:
    """The words with the numerals of quarters ("Quý III/2026") read as the strokes show.

    Tesseract is often as sure of a stroke too few as of the right numeral, and nothing else on the page would tell.
    """
    result: list[Word] = []
    opens, goes_on = rule("deadlines", "scan.quarter").regex, rule("deadlines", "scan.between").regex
    follows = False
    for word in words:
        found = _QUARTER.fullmatch(word.text) if follows else None
        if found and 1 <= (count := _leading(image, word)) <= 3:
            word = replace(word, text="I" * count + word.text[found.end("numeral") :])
        if follows and (fourth := _FOURTH.match(word.text)):
            word = replace(word, text="I" + word.text[fourth.end() :])
        follows = bool(found or opens.fullmatch(word.text) or (follows and goes_on.fullmatch(word.text)))
        result.append(word)
    return result


def _leading(image: Image, word: Word) -> int:
    """How many upright strokes open a word; what follows them, as a slanted stroke and a year, does not count."""
    cut = _cut(image, word)
    if cut is None:
        return 0
    count, lean = 0, 0.0
    for stroke in zip(*_levels(cut), strict=False):
        middles = [(a + b) / 2 for a, b in stroke]
        own = middles[0] - middles[-1]
        if max(b - a for a, b in stroke) > _WIDEST * len(cut) or abs(own - lean) > (_UNLIKE if count else _STRAY):
            break
        count, lean = count + 1, lean if count else own
    return count


def _strokes(image: Image, word: Word) -> tuple[int, bool]:
    """How many upright strokes stand side by side, 0 where there is anything else; and is a single one a figure 1?"""
    import numpy as np

    cut = _cut(image, word)
    if cut is None:
        return 0, False
    levels = _levels(cut)
    if any(not runs or max(b - a for a, b in runs) > _WIDEST * len(cut) for runs in levels):
        return 0, False
    if len({len(runs) for runs in levels}) != 1:
        return 0, False
    for stroke in zip(*levels, strict=True):
        middles = [(a + b) / 2 for a, b in stroke]
        if max(middles) - min(middles) > _STRAY:
            return 0, False
    # The flag of a 1 hangs to the left alone.
    head = np.flatnonzero(cut[: round(_HEAD * len(cut)) + 1].any(axis=0))
    is_one = len(levels[0]) == 1 and head[-1] < levels[0][0][1] + _SERIF - 1
    return len(levels[0]), bool(is_one)


def _cut(image: Image, word: Word) -> NDArray[bool_] | None:
    """Where a word has ink, from the top of its letters to its baseline; None where it is too low to tell."""
    import numpy as np

    left, above = max(0, int(word.x0)), max(0, int(word.top))
    part = image[above : int(word.bottom) + 1, left : int(word.x1) + 1] < _DARK
    rows = np.flatnonzero(part.any(axis=1))
    if not len(rows):
        return None
    # Letters end at the baseline: a comma hangs below.
    cut = part[rows[0] : min(rows[-1], round(word.base) - above) + 1]
    return cut if len(cut) >= _LEAST_HEIGHT else None


def _levels(cut: NDArray[bool_]) -> list[list[tuple[int, int]]]:
    """The strokes that each band of a word's height cuts, from left to right."""
    height = len(cut)
    bands = (cut[round(first * height) : round(last * height) + 1] for first, last in _BANDS)
    return [_runs(band.mean(axis=0) > 0.5) for band in bands]


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
