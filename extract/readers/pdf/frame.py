"""The text area of a page, found from its lines, and the paragraph in the making."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.document import Align
from extract.readers.pdf.lines import Line

# A first line stands in by at least this many points; less is a different side bearing or a slanted scan.
INDENT = 7.0
# In justified text at least this share of the lines ends at the margin.
_JUSTIFIED = 0.2


@dataclass(frozen=True, slots=True)
class Frame:
    """The text area of a page, and how its paragraphs look.

    Attributes:
        left: Where lines start.
        right: Where full lines end.
        pitch: The step from line to line within paragraphs, in sizes of the letters.
        first: Where first lines of paragraphs start; None where they do not stand in.
    """

    left: float
    right: float
    pitch: float
    first: float | None = None

    @property
    def is_indented(self) -> bool:
        """Do first lines of paragraphs stand in?"""
        return self.first is not None

    @property
    def axis(self) -> float:
        """The middle, on which titles are centred."""
        return (self.left + self.right) / 2


@dataclass(slots=True)
class Draft:
    """A paragraph in the making: its lines, and the frame in which they are set."""

    lines: list[Line]
    frame: Frame
    align: Align = ""


def frame(found: Sequence[Line], fallback: Frame | None = None) -> Frame | None:
    """The text area that the lines show, or `fallback` where they are too few to show any."""
    if len(found) < 6:
        return fallback
    need = max(3, len(found) // 12)
    right = _edge((line.x1 for line in found), need, last=True)
    left = _edge((line.x0 for line in found), need, last=False)
    if right is not None and sum(abs(line.x1 - right) < 1.5 for line in found) < _JUSTIFIED * len(found):
        # Ragged lines end before the margin; the longest comes near it.
        right = max(line.x1 for line in found if line.x1 < right + 2 * line.size)
    if fallback and (right is None or abs(right - fallback.right) < 2):
        right = fallback.right
    if fallback and (left is None or abs(left - fallback.left) < 2):
        left = fallback.left
    if right is None:
        right = max(line.x1 for line in found)
    if left is None:
        left = min(line.x0 for line in found)
    if fallback and right - left < 0.75 * (fallback.right - fallback.left):
        return fallback
    inner = Counter(
        round(line.x0) for line in found if left + INDENT < line.x0 < left + 75 and line.x1 > (left + right) / 2
    )
    first = float(inner.most_common(1)[0][0]) if inner.total() >= 0.08 * len(found) else None
    return Frame(left, right, pitch(found), first)


def pitch(found: Sequence[Line]) -> float:
    """The step from line to line within paragraphs, in sizes of the letters."""
    steps = Counter(
        round((b.base - a.base) / a.size, 1)
        for a, b in pairwise(found)
        if a.page == b.page and abs(a.size - b.size) < 0.6 and 0.9 < (b.base - a.base) / a.size < 2.2
    )
    if not steps:
        return 1.2
    most = max(steps.values())
    return min(step for step, n in steps.items() if n >= 0.3 * most)


def _edge(values: Iterable[float], need: int, *, last: bool) -> float | None:
    """The outermost place where at least `need` of the values agree to a point."""
    counts = Counter(round(value) for value in values)
    agreed = [v for v in counts if counts[v - 1] + counts[v] + counts[v + 1] >= need]
    return float(max(agreed) if last else min(agreed)) if agreed else None
