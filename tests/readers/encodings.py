"""Text in encodings that Python does not write by itself."""

from __future__ import annotations

import unicodedata


def windows_1258(text: str) -> bytes:
    """Text as Windows-1258 holds it: tone marks after their letters, other marks in them."""
    result = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(c for c in parts[1:] if c in "\u0300\u0301\u0303\u0309\u0323")
        result += unicodedata.normalize("NFC", "".join(c for c in parts if c not in tone)) + tone
    return result.encode("cp1258")
