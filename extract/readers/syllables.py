"""Is a word a Vietnamese syllable, by its letters? Told from onset and rhyme, without a dictionary."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

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
_TONES = re.compile("(?<![b-df-hj-np-tv-xzđ])[\u0300\u0301\u0303\u0309\u0323]")  # "ñ" is no n with a tone
# Before e, ê, i the sounds of c, g, ng are written k, gh, ngh; before other vowels never so. Behind q stands u, and a vowel.
_MISSPELLED = re.compile("q(?!u[aăâeêioôơy])|c[eêi]|k[aăâoôơuư]|gh[^eêi]|ngh[^eêi]|ng[eêi]|g[eê]")
_STOP = re.compile("(?:ch|[cpt])\\Z")
_STOPPED_TONES = (["\u0301"], ["\u0323"])


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Could the word be a Vietnamese syllable, by its letters?

    >>> [is_syllable(w) for w in ("nghiêng", "Uỷ", "quyết", "ho¹ch", "nhaân", "ñôn")]
    [True, True, True, False, False, False]
    """
    plain = unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", word.lower())))
    return _SYLLABLE.fullmatch(plain) is not None


@lru_cache(maxsize=1 << 16)
def is_spelled(word: str) -> bool:
    """Is the word a syllable as the rules of spelling write it: at most one tone, a stop under sắc or nặng, c/k, g/gh?

    Stricter than `is_syllable`, which lets a slip of a key pass: what a wrong encoding makes of a word seldom keeps to it.

    >>> [is_spelled(w) for w in ("nghiêng", "quốc", "Việt", "quôc", "kác", "cế", "hóà")]
    [True, True, True, False, False, False, False]
    """
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(decomposed)
    if len(tones) > 1:
        return False
    plain = unicodedata.normalize("NFC", _TONES.sub("", decomposed))
    if _MISSPELLED.match(plain) or (_STOP.search(plain) and tones not in _STOPPED_TONES):
        return False
    return _SYLLABLE.fullmatch(plain) is not None
