"""Is the text of a page Vietnamese? Seen from its syllables, without a dictionary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from extract.readers.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_][^\s]*")
_BETWEEN = re.compile(r"[\s/\-–,;:.()“”\"'’…]+")
_TRIM = re.compile(r"\W+\Z")
# Fewer words say nothing about a text.
_ENOUGH = 60
# Good documents have 0.98 and more, with a few broken letters 0.85 to 0.9, in wrong encodings 0.2 to 0.5. Names and terms
# of other languages lower the share too.
_TRUSTED, _BROKEN = 0.95, 0.55
_FEWEST_MARKS = 0.1


def quality(texts: Iterable[str]) -> float:
    """How far the text can be trusted: 1.0 for good Vietnamese or too little to tell, else the share of good syllables."""
    found = share(texts, _ENOUGH)
    return 1.0 if found >= _TRUSTED else round(found, 3)


def share(texts: Iterable[str], enough: int) -> float:
    """The share of good syllables; 1.0 for fewer than `enough` words, which say nothing."""
    good = words = 0
    for text in texts:
        own, of = _counted(text)
        good, words = good + own, words + of
    return good / words if words >= enough else 1.0


# The lines of a page are judged alone, then with those of the others.
@lru_cache(maxsize=1 << 12)
def _counted(text: str) -> tuple[int, int]:
    """How many good syllables a line has, and of how many words."""
    words = list(_words(text))
    return sum(map(is_syllable, words)), len(words)


def is_broken(value: float) -> bool:
    """Is a text of this quality no Vietnamese at all?"""
    return value < _BROKEN


def has_accents(texts: Iterable[str]) -> bool:
    """Do the letters carry the marks of Vietnamese? Text recognised as English has next to none.

    Good documents have 0.33 marks a letter and more, an English text layer of a scan 0.03 to 0.05.
    """
    decomposed = unicodedata.normalize("NFD", " ".join(texts).lower())
    letters = sum(c.isalpha() for c in decomposed)
    marks = sum(bool(unicodedata.combining(c)) or c == "đ" for c in decomposed)
    return letters < 5 * _ENOUGH or marks / letters >= _FEWEST_MARKS


def _words(text: str) -> Iterable[str]:
    """Words in mixed or lower case: abbreviations and codes are no evidence."""
    for part in _BETWEEN.split(text):
        found = _WORD.search(part)
        if found and not part.isupper():
            word = _TRIM.sub("", found.group())
            if word:
                yield word
