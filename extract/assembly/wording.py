"""What a task and a mention read like: the action without its units, the unit as the document prints it."""

from __future__ import annotations

import re

from extract.assembly.draft import TaskDraft
from extract.document import Span
from extract.folding import fold
from extract.patterns import rule
from extract.tagging.mentions import UnitMention

_EMPTY_BRACKETS = re.compile(r"\(\s*(?:[,;]\s*)*\)")
_OPENED = re.compile(r"\(\s*(?:[,;]\s*)*")
_BEFORE_SIGN = re.compile(r"\s+(?=[\s,;.:)])")
_TWO_SIGNS = re.compile(r"(?<=[;:,])\s*(?=\.)|(?<!\.)\.(?=\.(?!\.))")
_ASIDE = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)?|^100%\s+")

# Stands for a unit that was taken out, while the words around it are put in order.
_GAP = "¤"


def action(task: TaskDraft, text: str) -> str | None:
    """The text of a task without its leads and coordinating units and the words that give them their role.

    Args:
        task: The task.
        text: The canonical text.
    """
    chars = list(text[task.span.start : task.span.end])
    for one in task.assigned:
        if one.role == "report_to" or one.is_inherited:
            continue
        for span in one.unit.spans:
            a, b = span.start - task.span.start, span.end - task.span.start
            if 0 <= a < b <= len(chars):
                chars[a:b] = [_GAP] + [""] * (b - a - 1)
    bare = rule("roles", "action.gaps").regex.sub(_GAP, "".join(chars))
    bare = rule("roles", "action.role_words").regex.sub(" ", bare).replace(_GAP, "")
    bare = _tidy(bare)
    return bare[:1].upper() + bare[1:] or None


def _tidy(text: str) -> str:
    """Spaces and brackets in order again where words were taken out."""
    if "(" in text:
        text = _OPENED.sub("(", _EMPTY_BRACKETS.sub("", text))
    text = _TWO_SIGNS.sub("", _BEFORE_SIGN.sub("", text))
    return " ".join(text.split()).strip(" ,;:-")


def printed(unit: UnitMention, text: str, likely: str | None = None) -> str:
    """The mention as the document prints it: the folded spelling gives way to the printed one.

    Args:
        unit: The mention.
        text: The canonical text.
        likely: What rules looked at in its stead (`Document.likely`), where that is another.
    """
    if len(unit.spans) == 1:
        span = unit.spans[0]
        raw = " ".join(text[span.start : span.end].split())
        plain = _ASIDE.sub("", raw) if "(" in raw or "%" in raw else raw
        return plain.strip(" ,;.-") or unit.text
    name = text[unit.spans[-1].start : unit.spans[-1].end]
    told = (text if likely is None else likely)[unit.spans[-1].start : unit.spans[-1].end].rstrip()
    head = unit.text[: len(unit.text) - len(told)]
    if likely is not None:
        head = _as_read(head, unit.spans[0], text, likely)
    return " ".join((head + name).split())


def _as_read(head: str, span: Span, text: str, likely: str) -> str:
    """The words of a shared head as the text has them."""
    for word in re.finditer(r"\w+", likely[span.start : span.end]):
        read = text[span.start + word.start() : span.start + word.end()]
        if read != word[0]:
            head = re.sub(rf"(?<!\w){re.escape(fold(word[0]))}(?!\w)", read, head)
    return head
