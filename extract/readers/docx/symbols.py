"""Characters of the fonts Symbol and Wingdings, which Word stores by their place in the font."""

from __future__ import annotations

# What plans use: dashes, bullets, boxes, ticks, arrows, comparison signs.
_SYMBOL = {
    0x2A: "*", 0x2B: "+", 0x2D: "-", 0xA3: "≤", 0xAE: "→", 0xAC: "←", 0xAB: "↔", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xBE: "-", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻",
    0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip


def symbol(font: str, code: str) -> str:
    """The character at hexadecimal `code` of `font`; "" where unknown, as Word's private codes say nothing elsewhere."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= point <= 0xF0FF:
        table = _WINGDINGS if font.lower().startswith("wingdings") else _SYMBOL
        point -= 0xF000
        return table.get(
            point, chr(point) if 0x20 <= point < 0x7F and table is _SYMBOL and not chr(point).isalpha() else ""
        )
    return chr(point) if 0x20 <= point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF else ""
