"""What a font's name says of its text's encoding: a hint only, for many files declare one font and hold another's text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.patterns import rule
from extract.readers.legacy.tables import encodings

_SUBSET = re.compile(r"\A[A-Z]{6}\+")  # PDF 32000-1, 9.6.4


@dataclass(frozen=True, slots=True)
class Face:
    """What a font's name says.

    Attributes:
        encoding: `TCVN3`, `VNI`, `VPS`; "" for any other font.
        has_capitals: Does it draw small letters as capitals (`.VnTimeH`)?
        has_symbols: Does it draw symbols for letters?
    """

    encoding: str = ""
    has_capitals: bool = False
    has_symbols: bool = False


@cache
def face(name: str) -> Face:
    """The face that a font's name describes; of several names the first counts, as in a style sheet.

    >>> face("ABCDEF+.VnTimeH-Bold")
    Face(encoding='TCVN3', has_capitals=True, has_symbols=False)
    >>> face("VNI-Times;Times New Roman").encoding, face("Verdana").encoding
    ('VNI', '')
    """
    first = _SUBSET.sub("", re.split("[;,]", name)[0].strip(" \"'"))
    encoding = next((e.name for e in encodings() if _says(f"encoding.{e.name.lower()}", first)), "")
    return Face(encoding, encoding == "TCVN3" and _says("draws.capitals", first), _says("draws.symbols", first))


def _says(identity: str, name: str) -> bool:
    return rule("fonts", identity).regex.search(name) is not None
