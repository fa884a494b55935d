"""Numbers and codes of which Tesseract is not sure, read a second time with English data, which knows figures better."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.readers.pdf.lines import UNSURE
from extract.readers.pdf.ocr import engine

if TYPE_CHECKING:
    from extract.readers.pdf.ocr.engine import Image, Word

_SIZES = (1, 2, 3)
_AROUND = 8  # pixels
_SHORTEST = 2
# Figures that run into capitals: a slash between them was not seen.
_RUN_ON = re.compile(r"(?<=\d)(?=[A-ZĐ]{2})")


def agreed(words: Iterable[Word], image: Image) -> list[Word]:
    """The words with doubtful numbers and codes confirmed where both readings agree; the others keep their doubt.

    The Vietnamese reading stands, as the English one has no Đ. A slash that only the English one sees between a number and
    the capitals behind it is put in: nothing else ever stands there.
    """
    return [_agreed(word, image) if _is_doubtful(word) else word for word in words]


def _is_doubtful(word: Word) -> bool:
    return word.confidence < UNSURE and len(word.text) >= _SHORTEST and any(c.isdigit() for c in word.text)


def _agreed(word: Word, image: Image) -> Word:
    if engine.data(engine.FIGURES) is None:
        return word
    height, width = image.shape
    edges = (word.x0 - _AROUND, word.top - _AROUND, word.x1 + _AROUND, word.bottom + _AROUND)
    x0, top, x1, bottom = (round(edge) for edge in edges)
    box = (max(0, x0), max(0, top), min(width, x1), min(height, bottom))
    for size in _SIZES:
        again = engine.clipping(image, box, engine.LINE, engine.FIGURES, size)
        text = "".join(other.text for other in again)
        if again and _bare(text) == _bare(word.text):
            sure = max(UNSURE, word.confidence, min(other.confidence for other in again))
            slashed = _RUN_ON.sub("/", word.text, count=1)
            if slashed != word.text and _plain(slashed) == _plain(text):
                return replace(word, text=slashed, confidence=sure)
            if _plain(word.text) == _plain(text):
                return replace(word, confidence=sure)
    return word


def _plain(text: str) -> str:
    """The letters and marks of a text without the marks of Vietnamese."""
    bare = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def _bare(text: str) -> str:
    return _plain(text).replace("/", "")
