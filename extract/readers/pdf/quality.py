"""Is the text of a page Vietnamese? Seen from its syllables, without a dictionary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
# Rhymes of Vietnamese without their tone (Viện Ngôn ngữ học, the syllables of Từ điển tiếng Việt).
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc op ot "
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uê uêch uên uênh uêu ui uy uya uych uyên uyêt uynh uyt uyu uyn uyp "
    "uc um un ung uôc uôi uôm uôn uông uôt up ut uơ uơn ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    "y yêm yên yêng yêt yêu ynh ych yt"
)  # fmt: skip
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\W\d_][^\s]*")
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
    words = [w for text in texts for w in _words(text)]
    return sum(is_syllable(w) for w in words) / len(words) if len(words) >= enough else 1.0


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


def is_syllable(word: str) -> bool:
    """Could the word be a Vietnamese syllable, by its letters?

    >>> [is_syllable(w) for w in ("nghiêng", "Uỷ", "quyết", "ho¹ch", "nhaân", "strict")]
    [True, True, True, False, False, False]
    """
    plain = unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", word.lower())))
    return _SYLLABLE.fullmatch(plain) is not None


def _words(text: str) -> Iterable[str]:
    """Words in mixed or lower case: abbreviations and codes are no evidence."""
    for part in re.split(r"[\s/\-–,;:.()“”\"'’…]+", text):
        found = _WORD.search(part)
        if found and not part.isupper():
            word = _TRIM.sub("", found.group())
            if word:
                yield word
