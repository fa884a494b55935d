"""The 8-bit encodings of old Vietnamese fonts: TCVN3, VNI, VPS.

A program that does not know these fonts shows their bytes as Windows-1252. That is how text in them arrives, so a table
maps one or two characters of Windows-1252 to a letter: the syllable that `.VnTime` draws as "trước" arrives as "tr\\xad\\xedc".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# What a vowel carries in VNI: hat or breve in one character with the tone. Every mark also exists as a capital.
_HAT, _BREVE = "\u0302", "\u0306"
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _HAT, "á": _HAT + _ACUTE, "à": _HAT + _GRAVE, "å": _HAT + _HOOK, "ã": _HAT + _TILDE, "ä": _HAT + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_BASES = {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}
_HATTED, _BREVED = "aeo", "a"
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding of fonts.

    Attributes:
        name: As people call it: `TCVN3`, `VNI`, `VPS`.
        letters: One or two characters as Windows-1252 shows them, to the letter that they stand for.
    """

    name: str
    letters: Mapping[str, str]

    def decoded(self, text: str) -> list[str]:
        """What each character of the text stands for; "" for the second of a pair, itself where the table has none."""
        result: list[str] = []
        i = 0
        while i < len(text):
            pair = self.letters.get(text[i : i + 2]) if i + 1 < len(text) else None
            if pair is not None:
                result += [pair, ""]
                i += 2
            else:
                result.append(self.letters.get(text[i], text[i]))
                i += 1
        return result

    def can_be(self, word: str) -> bool:
        """Has the encoding all letters of the word?"""
        pairs = zip(word, self.decoded(word), strict=True)
        return not any(
            new == old and old not in self.letters and (old.isalpha() or unicodedata.combining(old))
            for old, new in pairs
            if not old.isascii()
        )

    def encoded(self, text: str) -> str:
        """The text as it arrives from a document in this encoding; letters without a code stay as they are."""
        codes = {letter: shown for shown, letter in reversed(list(self.letters.items()))}
        return "".join(codes.get(c, c) for c in unicodedata.normalize("NFC", text))


@cache
def encodings() -> tuple[Encoding, ...]:
    """TCVN3, VNI and VPS."""
    return Encoding("TCVN3", _column(1)), Encoding("VNI", _vni()), Encoding("VPS", _column(2))


def shown(byte: int) -> str:
    """The character that Windows-1252 shows for a byte; the control character of that number where it has none."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


def western(data: bytes) -> str:
    """Bytes as Windows-1252 shows them, none of them lost."""
    return data.decode("latin-1").translate(_shown_table())


@cache
def _shown_table() -> dict[int, str]:
    return {byte: shown(byte) for byte in range(0x80, 0xA0)}


def _column(index: int) -> dict[str, str]:
    """One column of `letters.tsv`."""
    letters: dict[str, str] = {}
    table = files("extract.readers.legacy").joinpath("letters.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        fields = line.split("\t")
        if not line.startswith("#") and fields[0] != "byte" and fields[index]:
            letters[shown(int(fields[0], 16))] = fields[index]
    return letters


def _vni() -> dict[str, str]:
    letters = dict(_VNI_LETTERS) | {code.upper(): letter.upper() for code, letter in _VNI_LETTERS.items()}
    for base, plain in _VNI_BASES.items():
        for mark, accents in _VNI_MARKS.items():
            if (_HAT in accents and plain not in _HATTED) or (_BREVE in accents and plain not in _BREVED):
                continue
            letter = unicodedata.normalize("NFC", plain + accents)
            # A capital may carry a small mark, as many keyboards gave it: the vowel decides.
            letters |= {base + mark: letter, base + mark.upper(): letter}
            letters |= {base.upper() + mark.upper(): letter.upper(), base.upper() + mark: letter.upper()}
    return letters
