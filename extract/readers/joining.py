"""Paragraphs that a page's end broke in two, made whole again.

Text copied or converted from a PDF has a break wherever a page ended. The second half then starts in lower case and the
first has no end mark; both signs are needed, and a heading or list item never takes in what follows it by mistake. A
capital may start the second half too, where the first breaks off in a word that ends no paragraph ("của Ban").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.document import Block, Paragraph
from extract.folding import fold
from extract.patterns import rule

_ENDED = re.compile(r"[.;:!?…][\"'”’»)\]]*\Z")
# "a) ...", "đ. ...", "iv) ..." start in lower case but are items of their own.
_MARKER = re.compile(r"(?:[^\W\d_]{1,2}|[ivx]{1,5})[.)]")
# The first half fills a line at least; less is a heading or an item without an end mark.
_FULL_LINE = 50
# A title is broken where it looks well, but "Phụ lục" and "Kế hoạch" alone are lines of their own.
_TITLE_LINE = 20


def rejoin(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with broken paragraphs joined: for body text, not for cells."""
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if isinstance(last, Paragraph) and isinstance(block, Paragraph) and continues(last, block):
            result[-1] = join(last, block)
        else:
            result.append(block)
    return result


def continues(first: Paragraph, second: Paragraph) -> bool:
    """Is `second` the rest of `first`?"""
    if _is_running(first) and _is_running(second) and breaks_off(first.text, second.text):
        return True
    if (first.is_bold and not second.is_bold) or not leads_on(first.text, second.text):
        return False
    is_title = (first.is_bold and second.is_bold) or first.align == second.align == "center"
    return len(first.text) >= (_TITLE_LINE if is_title else _FULL_LINE)


def leads_on(first: str, second: str) -> bool:
    """Does `second` read as the rest of the sentence that `first` breaks off?"""
    if not first or is_ended(first) or first.isupper() or _MARKER.match(second) or are_parted(first, second):
        return False
    return second[:1].islower() or _closes(first, second)


def breaks_off(first: str, second: str) -> bool:
    """Does `first` fill a line and end in a word that ends no paragraph, and `second` go on with a capital?"""
    if len(first) < _FULL_LINE or is_ended(first) or not second[:1].isupper() or are_parted(first, second):
        return False
    if len(second) < _FULL_LINE and not is_ended(second) or _is("start.item", second):
        return False
    return _is("dangling.word", first) or _is("dangling.head", first) and _is("name.rest", second)


def are_parted(first: str, second: str) -> bool:
    """Are two lines surely not of one paragraph: the first closes a document, or the second opens the recipients?"""
    return first.endswith(".") and _is("end.document", first) or _is("start.recipients", second)


def join(first: Paragraph, second: Paragraph) -> Paragraph:
    """One paragraph of two."""
    gap = between(first.text)
    by = len(first.text) + len(gap)
    return replace(
        first,
        text=first.text + gap + second.text,
        styles=first.styles + tuple(replace(s, start=s.start + by, end=s.end + by) for s in second.styles),
        marks=first.marks + tuple(replace(m, offset=m.offset + by) for m in second.marks),
        places=first.places + tuple(replace(p, offset=p.offset + by) for p in second.places),
    )


def is_ended(text: str) -> bool:
    """Does a text close with an end mark?"""
    return bool(_ENDED.search(text))


def between(first: str) -> str:
    """What stands between a line and its continuation: a space, but nothing after a hyphen inside a word."""
    return "" if re.search(r"\w[-‐‑]\Z", first) else " "


def unbroken(text: str) -> str:
    """A text without the breaks inside its sentences, which copying line by line leaves behind. Same length."""
    head, *rest = text.split("\n")
    for line in rest:
        head += (" " if leads_on(head.rsplit("\n", 1)[-1], line) else "\n") + line
    return head


def _is(identity: str, text: str) -> bool:
    return bool(rule("joining", identity).regex.search(fold(text)))


def _is_running(paragraph: Paragraph) -> bool:
    """Is a paragraph set as running text, not as a heading or a line of the letterhead or the signature?"""
    return not (paragraph.is_bold or paragraph.text.isupper() or paragraph.align in ("center", "right"))


def _closes(first: str, second: str) -> bool:
    """Does `second` close a bracket that `first` left open?"""
    opened = first.rfind("(") > first.rfind(")")
    return opened and 0 <= second.find(")") < (second.find("(") if "(" in second else len(second))
