"""What a task and a mention read like: the action without its units, the unit as the document prints it."""

from __future__ import annotations

import re

from extract.assembly.draft import TaskDraft
from extract.patterns import rule
from extract.tagging.mentions import UnitMention

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
    text = re.sub(r"\(\s*(?:[,;]\s*)*\)", "", text)
    text = re.sub(r"\(\s*(?:[,;]\s*)*", "(", text)
    text = re.sub(r"\s+(?=[\s,;.:)])", "", text)
    text = re.sub(r"(?<=[;:,])\s*(?=\.)|(?<!\.)\.(?=\.(?!\.))", "", text)
    return re.sub(r"\s+", " ", text).strip(" ,;:-")


def printed(unit: UnitMention, text: str) -> str:
    """The mention as the document prints it: the folded spelling gives way to the printed one."""
    if len(unit.spans) == 1:
        span = unit.spans[0]
        raw = re.sub(r"\s+", " ", text[span.start : span.end])
        plain = re.sub(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)?|^100%\s+", "", raw).strip(" ,;.-")
        return plain or unit.text
    name = text[unit.spans[-1].start : unit.spans[-1].end]
    return re.sub(r"\s+", " ", unit.text[: len(unit.text) - len(name)] + name)
