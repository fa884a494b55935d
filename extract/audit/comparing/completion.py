"""Whether what a report says of a task is that it is done: a passage may also say that it is not, or only in part."""

from __future__ import annotations

import re

from extract.audit.archive import Archive
from extract.audit.comparing.passages import telling
from extract.audit.model import Passage
from extract.folding import fold
from extract.patterns import rule
from extract.records import TaskRow

_FIGURE = re.compile(r"(?<![\d.,/])\d+(?:[.,]\d+)*")
_ALL = 100.0  # percent
_SHARES = ("words.share", "words.share-of-work")


def is_open(archive: Archive, task: TaskRow, passages: list[Passage]) -> bool:
    """Does the passage say that the task is not done, or not all of it?

    Args:
        archive: The documents.
        task: A task of the plan.
        passages: The one that answers it, and the next one of the report, which may go on about it ("Đến nay chưa ...").
    """
    first, *others = (fold(telling(archive, one)) for one in passages)
    goes_on = [text for text in others if rule("audit", "words.goes-on").regex.search(text)]
    return _is_undone(first) or _is_part(first, fold(task.text)) or any(map(_is_undone, goes_on))


def _is_undone(text: str) -> bool:
    own = rule("audit", "words.of-others").regex.sub(" ", text)
    return any(rule("audit", name).regex.search(own) for name in ("words.undone", "words.partial"))


def _is_part(text: str, task: str) -> bool:
    """Less than 100 % of the plan, or than the share that the task asks for, or less than its number?"""
    target = min((_number(hit[1]) for hit in rule("audit", "words.percent").regex.finditer(task)), default=_ALL)
    shares = (hit for name in _SHARES for hit in rule("audit", name).regex.finditer(text))
    if any(_number(hit[1]) < target for hit in shares):
        return True
    asked = {_number(figure) for figure in _FIGURE.findall(task)}
    parts = ((_number(hit[1]), _number(hit[2])) for hit in rule("audit", "words.of-all").regex.finditer(text))
    return any(part < whole and whole in asked for part, whole in parts)


def _number(text: str) -> float:
    """A number as it is written in Vietnamese: a point between thousands, a comma before decimals."""
    return float(re.sub(r"\.(?=\d{3})", "", text).replace(",", ".", 1).replace(",", ""))
