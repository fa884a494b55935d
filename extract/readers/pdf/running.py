"""What repeats from page to page: page numbers, heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.readers.pdf.lines import UNSURE, Line
from extract.readers.pdf.page import Page

# Page numbers and running heads stand within this share of the page's height from its top or bottom.
_MARGIN_ZONE = 0.115
# A text is a running head where it stands on this share of the pages.
_REPEATED = 0.6
# A page number is no longer; numbers of other pages stand this near in points, where pages were put down alike.
_LONGEST_NUMBER, _NEAR = 4, 18.0
_PAGE_NUMBER = re.compile(r"[-–(\[]?\s?\d{1,3}(?:\s*/\s*\d{1,3})?\s?[-–)\]]?")


def running(pages: Sequence[tuple[Page, Sequence[Line]]]) -> set[int]:
    """Page numbers and heads and feet that repeat from page to page: the `id` of their lines."""
    repeated: dict[tuple[str, int, int], set[int]] = {}
    candidates: list[tuple[Line, tuple[str, int, int]]] = []
    result: set[int] = set()
    for page, found in pages:
        zone = _MARGIN_ZONE * page.height
        ordered = sorted(found, key=lambda line: line.base)
        for k, line in enumerate(ordered):
            is_top, is_bottom = line.bottom < page.top + zone, line.top > page.top + page.height - zone
            if not (is_top or is_bottom):
                continue
            if _PAGE_NUMBER.fullmatch(line.text) and k in (0, len(ordered) - 1):
                result.add(id(line))
            else:
                key = (re.sub(r"\d+", "#", line.text), round(line.base / 4), round(page.width))
                candidates.append((line, key))
                repeated.setdefault(key, set()).add(page.number)
    numbers = [line for _, found in pages for line in found if id(line) in result]
    result |= {id(line) for line, _ in candidates if _is_misread(line, numbers)}
    widths = Counter(round(page.width) for page, _ in pages)
    for line, key in candidates:
        if len(repeated[key]) >= max(3, _REPEATED * widths[key[2]]):
            result.add(id(line))
    return result


def _is_misread(line: Line, numbers: Sequence[Line]) -> bool:
    """Is a doubtful short text that stands where other pages have their number the number of its page?"""
    is_doubtful = len(line.text) <= _LONGEST_NUMBER and all(c.confidence < UNSURE for c in line.glyphs)
    return is_doubtful and any(
        abs(line.center - other.center) < _NEAR and abs(line.base - other.base) < _NEAR for other in numbers
    )
