"""RTF before LibreOffice reads it: fields as they showed, open groups closed."""

from __future__ import annotations

import re

from extract.readers.office.converter import Source

# LibreOffice works fields out anew: today's date for the date that was printed, its own count for a number. Without the
# instruction only the stored result is left. These store none: what they show stands in the instruction.
_DRAWN = rb"SYMBOL|EQ|FORM[A-Z]+|MACROBUTTON|GOTOBUTTON|ADVANCE|AUTONUM[A-Z]*|LISTNUM"
_CONTROL = rb"(?:[\s{}]|\\\*|\\[a-z]+-?\d* ?){0,200}+"
_INSTRUCTION = re.compile(rb"(?:\\\*\s*)?\\fldinst(?![a-z])(?!" + _CONTROL + rb"(?:" + _DRAWN + rb")\b)")
_HALF = re.compile(rb"\\'[0-9a-fA-F]?\Z")
_BRACE = re.compile(rb"\\.|([{}])", re.S)


def prepared(data: bytes) -> Source:
    """The file from its first brace on, with fields as their results.

    A group that starts with `\\*` and an unknown word is passed over by every reader of RTF. A file that ends inside a group
    is cut off; LibreOffice would refuse it whole.
    """
    shown = _INSTRUCTION.sub(rb"\\*\\fldshown", data[data.index(b"{\\rtf") :])
    braces = [found[1] for found in _BRACE.finditer(shown) if found[1]]
    is_open = braces.count(b"{") - braces.count(b"}")
    if is_open <= 0:
        return Source(shown, "Rich Text Format")
    # A space ends a control that is cut in two, but for a character in hexadecimal.
    return Source(_HALF.sub(b"", shown) + b" " + b"}" * is_open, "Rich Text Format", is_whole=False)
