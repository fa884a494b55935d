"""What Tesseract takes for words and is none: rules, specks and frames."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extract.readers.pdf.lines import UNSURE
from extract.readers.pdf.ocr.engine import Word

# Marks that stand alone between words: bullets, dashes, brackets, signs. Anything else without a letter or figure is a stroke.
_MARKS = frozenset("-–—+*•▪.…,;:/()[]“”\"'&=%<>≥≤№")
# A mark is no longer than this share of its line's height; dots may be many.
_LONGEST = 1.2
_DOUBLE = 0.6
# No word begins or ends with these; a blank to fill in is a line of its own. Single quotes seldom, and rules often.
_TRACES, _QUOTES = "_|^~`ˆ¬", "'‘’"


def without_noise(words: Iterable[Word], rules: Iterable[tuple[int, int, int, int]] = ()) -> list[Word]:
    """The words without those that are rules and strokes; no word with a letter or a figure goes."""
    known = list(rules)
    return [trimmed(word) for word in words if any(c.isalnum() for c in word.text) or _is_mark(word, known)]


def trimmed(word: Word) -> Word:
    """A word without the traces of a rule at its ends, which Tesseract takes for marks that no text has there."""
    edges = _TRACES + (_QUOTES if word.confidence < UNSURE else "")
    text = word.text.strip(edges)
    return replace(word, text=text) if text and any(c.isalnum() for c in text) else word


def without_doubles(words: Iterable[Word]) -> list[Word]:
    """The words without those that stand where a surer one stands: where the layout is unclear Tesseract reads ink twice."""
    kept: list[Word] = []
    ordered = sorted(words, key=lambda word: word.confidence, reverse=True)
    for word in ordered:
        if word.confidence >= UNSURE or not any(_covered(word, other) > _DOUBLE for other in kept):
            kept.append(word)
    return sorted(kept, key=lambda word: (word.line, word.x0))


def _covered(word: Word, other: Word) -> float:
    """The share of a word's box that another one covers."""
    across = min(word.x1, other.x1) - max(word.x0, other.x0)
    down = min(word.bottom, other.bottom) - max(word.top, other.top)
    return max(0.0, across) * max(0.0, down) / max(1.0, (word.x1 - word.x0) * (word.bottom - word.top))


def _is_mark(word: Word, rules: list[tuple[int, int, int, int]]) -> bool:
    if not set(word.text) <= _MARKS:
        return False
    is_long = word.x1 - word.x0 > _LONGEST * word.height and not set(word.text) <= set(".…")
    on_rule = any(
        word.top - 4 <= y1 and y0 <= word.bottom + 4 and x0 < word.x1 and word.x0 < x1 for x0, y0, x1, y1 in rules
    )
    return not is_long and not on_rule
