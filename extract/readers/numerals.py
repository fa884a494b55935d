"""Numbers as list labels print them."""

from __future__ import annotations

_ROMAN = [
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
]  # fmt: skip
# Word's vietnameseCounting writes numbers out in words; beyond ten nobody numbers that way.
_VIETNAMESE = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]


def spelled(number: int, format: str) -> str:
    """A number in one of the number formats of ISO/IEC 29500-1, 17.18.59; digits in one that Vietnamese has no use for."""
    if number > 5000 and format != "none":
        return str(number)
    match format:
        case "none":
            return ""
        case "upperRoman" | "lowerRoman":
            return _roman(number).upper() if format == "upperRoman" else _roman(number)
        case "upperLetter" | "lowerLetter":
            # After z Word doubles the letter: aa, bb.
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""
            return letters.upper() if format == "upperLetter" else letters
        case "decimalZero":
            return f"{number:02d}"
        case "vietnameseCounting" if 0 <= number < len(_VIETNAMESE):
            return _VIETNAMESE[number]
        case "chicago":
            return "*†‡§"[(number - 1) % 4] * ((number - 1) // 4 + 1)
        case _:
            return str(number)


def _roman(number: int) -> str:
    result = ""
    for amount, letters in _ROMAN:
        count, number = divmod(number, amount)
        result += letters * count
    return result
