"""Bytes to text, and telling Vietnamese from what a wrong encoding makes of it."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice
from math import ceil

from extract.errors import ReadError
from extract.readers import legacy
from extract.readers.legacy import tables
from extract.readers.syllables import is_spelled

_BOMS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
# Letters that no other language and no legacy encoding read as Latin-1 has: ă, đ, ĩ, ũ, ơ, ư and U+1EA0 to U+1EF9.
_VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_LATIN_1 = re.compile("[\u00a1-\u00ff\u0152-\u0192\u02c6\u02dc\u2020-\u2022\u2030\u20ac\u2122]")
_WESTERN = {"iso8859-1", "cp1252", "cp1258", "ascii", "latin_1"}
_WORD = re.compile(r"[^\W\d_]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FEW = 200  # letters; a shorter text says too little about its encoding


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, as UTF-8 or UTF-16, by the charset it declares, as its words say.

    Raises:
        ReadError: `unknown-format` when the bytes are no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data.decode(encoding, "replace").lstrip("\ufeff"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    sample = data[:4000]
    for nulls, encoding in ((sample[1::2], "utf-16-le"), (sample[::2], "utf-16-be")):
        if nulls.count(0) > 0.3 * len(nulls):
            return _checked(data.decode(encoding, "replace"))
    declared = _declared(data)
    if declared is not None and declared.count("\ufffd") < 0.02 * len(declared):
        return _checked(declared)
    return _checked(_eight_bits(data))


def _eight_bits(data: bytes) -> str:
    """Bytes of no declared encoding: as Windows-1258 where that makes more Vietnamese words, else as Windows-1252.

    Text in TCVN3, VNI and VPS comes as Windows-1252 shows it; readers convert it together with what its fonts say.
    """
    windows_1258 = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    western = tables.western(data)
    return max(western, windows_1258, key=lambda text: _spelled(legacy.converted(text)[0]))


def _declared(data: bytes) -> str | None:
    """The text of a page in the charset that it declares; None where it declares none that is known.

    Pages in TCVN3 and VNI declare Western charsets, or Windows-1258 for want of their own: there the words decide.
    """
    found = _META.search(data[:4096])
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except (LookupError, UnicodeError):
        return None
    if not encoding or encoding in _WESTERN:
        return None
    return unicodedata.normalize("NFC", data.decode(encoding, "replace"))


def _spelled(text: str) -> int:
    """Words with a letter beyond ASCII that are Vietnamese syllables."""
    return sum(is_spelled(word) for word in _WORD.findall(text) if not word.isascii())


def is_broken(text: str) -> bool:
    """Is this what a wrong encoding makes of Vietnamese: hardly a Vietnamese letter, and Latin-1 signs everywhere?

    Vietnamese has a letter of its own in every second word, TCVN3 and VNI read as Latin-1 have none.
    """
    enough = ceil(0.02 * len(text))
    own = sum(1 for _ in islice(_VIETNAMESE.finditer(text), enough))  # most texts have them in their first lines
    if own == enough:
        return False
    letters = sum(map(str.isalpha, text))
    foreign = len(_LATIN_1.findall(text)) + text.count("\ufffd")
    return letters >= _FEW and own < 0.02 * letters and foreign > 0.08 * letters


def _checked(text: str) -> str:
    """The text, or `unknown-format` where control characters show that it is none."""
    if len(_CONTROL.findall(text)) + text.count("\ufffd") > 0.02 * len(text):
        raise ReadError("unknown-format")
    return text
