"""Which words of a document are in an old encoding, seen from their letters.

A wrong encoding makes no syllables: of text in TCVN3 one word in five happens to read as Unicode, of Unicode next to none as
TCVN3. So each word with a letter beyond ASCII is read in every encoding. Words that are a syllable in one alone tell; the
others follow their neighbours in the same font, of their passage or beyond it, then that font's words in the document, then
all words of the document.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from extract.folding import UPPER
from extract.readers.legacy.fonts import face
from extract.readers.legacy.tables import Encoding, encodings
from extract.readers.syllables import is_spelled

UNICODE = "Unicode"
# Different words that speak for an encoding; under a font that is named after it, one is enough where none speaks against.
_ENOUGH = 5
# A second encoding of the same document needs this share of the first one's words: less may be chance.
_SHARE = 0.1
# In a passage in an encoding nearly all accented words are syllables; what is recognised badly has some by chance.
_MOSTLY = 0.5
# A capital after a small letter; toned letters apart, which TCVN3 has small only.
_MIXED = re.compile(f"[a-z][{UPPER}]")
# Signs that stand around words; VPS, and some TCVN3, has letters in their place.
_AROUND = frozenset("“”‘’‚„…•–—·»©¹")
# A word that tells nothing follows so many telling ones on each side.
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a passage in one font; `font` is its declared name, "" where unknown."""

    text: str
    font: str = ""


Passage = Sequence[Stretch]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a passage with letters beyond ASCII, or in a font of capitals.

    Attributes:
        start: Offset in the passage's text.
        text: The word as it stands there.
        font: What its font is pooled under: the encoding that the name promises, else the name.
        readings: The encodings in which it is a syllable.
        possible: The encodings that have all its letters.
    """

    start: int
    text: str
    font: str
    readings: frozenset[str]
    possible: frozenset[str]

    @property
    def telling(self) -> str:
        """The one encoding in which the word is a syllable; "" where there is none or several."""
        return next(iter(self.readings)) if len(self.readings) == 1 else ""


def is_suspect(text: str) -> bool:
    """Does the text hold any sign that old encodings use and Vietnamese does not?"""
    letters = set(text)
    return not _suspects().isdisjoint(letters) or bool(letters & _MAYBE and _IN_WORDS.search(text))


def words(passage: Passage, known: Iterable[Encoding]) -> list[Word]:
    """The words of a passage that may be in one of the encodings, in order."""
    # Wingdings draws a tick for "ü".
    text = "".join(" " * len(s.text) if face(s.font).has_symbols else s.text for s in passage)
    ends = list(accumulate(len(stretch.text) for stretch in passage))
    names = tuple(encoding.name for encoding in known)
    found: list[Word] = []
    for hit in _pattern(names).finditer(text):
        start, end = _trimmed(text, hit.start(), hit.end(), names)
        word = text[start:end]
        first = start
        if not (word.isascii() and word.isalpha()):
            first = next((i for i in range(start, end) if not text[i].isascii() or not text[i].isalpha()), start)
        if start == end:
            continue
        font = passage[bisect_right(ends, first)].font
        if text[first].isalpha() and text[first].isascii() and not face(font).has_capitals:
            continue
        readings, possible = _read(word, names)
        found.append(Word(start, word, face(font).encoding or font, readings, possible))
    return found


def present(passages: Iterable[Passage]) -> list[Encoding]:
    """The old encodings that a document holds, the most frequent first."""
    evidence: dict[str, set[str]] = defaultdict(set)
    under_own_font: Counter[str] = Counter()  # words that speak for the encoding of their font, less those against it
    every = encodings()
    for passage in passages:
        # One pass for each: what is a letter in one encoding is a quotation mark in another.
        found = {encoding.name: words(passage, [encoding]) for encoding in every}
        reads = {name: sum(name in word.readings for word in own) for name, own in found.items()}
        most = max(*reads.values(), *(sum(UNICODE in word.readings for word in own) for own in found.values()))
        for name, own in found.items():
            under_own_font[name] -= sum(word.font == name and word.telling == UNICODE for word in own)
            telling = [word for word in own if word.telling == name and len(word.text) > 1]
            if reads[name] < max(most, _MOSTLY * len(own)):
                # In a passage of both, the words of the lesser one tell by their font alone.
                telling = [word for word in telling if word.font == name]
            evidence[name].update(word.text for word in telling)
            under_own_font[name] += sum(word.font == name for word in telling)
    enough = max(_ENOUGH, _SHARE * max(map(len, evidence.values()), default=0))
    held = [e for e in every if under_own_font[e.name] > 0 or len(evidence[e.name]) >= enough]
    return sorted(held, key=lambda encoding: -len(evidence[encoding.name]))


def decided(passages: Iterable[Sequence[Word]]) -> Iterator[list[str]]:
    """The encoding of each word, `UNICODE` for those that are as they should be."""
    document = [list(passage) for passage in passages]
    telling: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for at, passage in enumerate(document):
        for word in passage:
            telling[word.font] += [(at, word.telling)] * bool(word.telling)
    of_font = {font: Counter(name for _, name in own) for font, own in telling.items()}
    overall = sum(of_font.values(), Counter[str]())
    for at, passage in enumerate(document):
        seen = Counter[str]()  # telling words of this passage, by font
        result: list[str] = []
        for word in passage:
            own = telling[word.font]
            here = bisect_left(own, (at,)) + seen[word.font]
            seen[word.font] += bool(word.telling)
            near = own[max(0, here - _NEAREST) : here + _NEAREST]
            votes = Counter(name for place, name in near if place == at), Counter(name for _, name in near)
            result.append(word.telling or _elected(word, [*votes, of_font.get(word.font, overall), overall]))
        yield result


def _elected(word: Word, votes: Iterable[Counter[str]]) -> str:
    """The encoding of a word that tells nothing: the one that has most of the nearest votes."""
    candidates = word.readings or word.possible
    for count in votes:
        ranked = sorted(((count[name], name) for name in candidates if count[name]), reverse=True)
        if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
            return ranked[0][1]
    return UNICODE


def _trimmed(text: str, start: int, end: int, names: tuple[str, ...]) -> tuple[int, int]:
    """Where a word starts and ends without the quotation marks, dashes and dots around it, which are letters in VPS."""
    own = {text[start], text[end - 1]} & _AROUND
    if own and (end - start == 1 or not _read(text[start:end], names)[0]):
        while start < end and text[start] in _AROUND:
            start += 1
        while start < end and text[end - 1] in _AROUND:
            end -= 1
    return start, end


@lru_cache(maxsize=1 << 16)
def _read(word: str, names: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The encodings in which a word is a syllable, and those that have its letters; any word may be as it should be."""
    plain = unicodedata.normalize("NFC", word.replace("\u00ad", "")).replace("Ð", "Đ")
    readings, possible = {UNICODE} if is_spelled(plain) else set(), {UNICODE}
    for encoding in encodings():
        if encoding.name in names and encoding.can_be(word):
            possible.add(encoding.name)
            letters = "".join(encoding.decoded(word))
            if is_spelled(letters) and not _MIXED.search(letters):
                readings.add(encoding.name)
    return frozenset(readings), frozenset(possible)


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Words: letters, marks, and the signs that stand for letters in the encodings."""
    signs = {c for e in encodings() if e.name in names for code in e.letters for c in code if not c.isalpha()}
    # Raised figures count as letters for `\\w`.
    return re.compile("(?:(?![²³])[^\\W\\d_]|[\u0300-\u036f\u00ad%s])+" % "".join(map(re.escape, sorted(signs))))


# A hyphen is a soft one in many PDFs, and a footnote may be called by a raised figure: as letters of TCVN3 ("ư", "ạ") they have
# small letters beside them.
_MAYBE = {"\u00ad", "¹"}
_IN_WORDS = re.compile("(?<=[a-z])\u00ad|[\u00ad¹](?=[a-z])")


@cache
def _suspects() -> frozenset[str]:
    vietnamese = {letter for encoding in encodings() for letter in encoding.letters.values()}
    signs = {c for encoding in encodings()[:2] for code in encoding.letters for c in code if not c.isascii()}
    return frozenset(signs - vietnamese - _MAYBE)
