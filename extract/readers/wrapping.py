"""Lines of text that a fixed width wrapped, told from lines that their author ended."""

from __future__ import annotations

from collections.abc import Iterable

# Nobody wraps running text narrower or wider than this.
_NARROWEST = 60
_WIDEST = 130


def width(lengths: Iterable[int]) -> int:
    """The width at which a text is wrapped, from the lengths of its lines that another line follows; 0 for none.

    Wrapping leaves most such lines nearly full; lines that authors end have all lengths.
    """
    ordered = sorted(lengths)
    if not ordered:
        return 0
    found = ordered[int(0.9 * (len(ordered) - 1))]
    full = sum(0.75 * found <= length <= found + 10 for length in ordered)
    return found if _NARROWEST <= found <= _WIDEST and 2 * full >= len(ordered) else 0


def is_wrapped(line: str, following: str, width: int) -> bool:
    """Was the break after `line` made by the width, since the next word had no room?"""
    word = following.split(maxsplit=1)[0] if following.strip() else ""
    return bool(word) and 0 < 0.85 * width < len(line) + 1 + len(word)
