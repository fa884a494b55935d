"""Numbers of sections that stand twice or are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.audit.archive import grouped
from extract.audit.findings.case import Case
from extract.audit.model import Finding
from extract.records import SectionRow

_ROMAN = re.compile(r"([IVX]+)\W*")
_DECIMAL = re.compile(r"((?:\d+\.)*)(\d+)\W*")
_LETTER = re.compile(r"([a-zđ])\W*")
# Some writers leave out đ, some use the letters of the English alphabet.
_ALPHABETS = ("abcdđeghiklmnopqrstuvxy", "abcdeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz")
_VALUES = {"I": 1, "V": 5, "X": 10}

Number = tuple[str, tuple[int, ...]]  # a style, and what the marker counts to, in each way to read it


def number_repeated(case: Case) -> Iterator[Finding]:
    """A section with the number of the one before it."""
    for before, after in _neighbours(case):
        if _counts(before)[1] == _counts(after)[1]:
            yield case.finding("number-repeated", "sections", after, _title(after), marker=after.marker)


def number_skipped(case: Case) -> Iterator[Finding]:
    """A section whose number leaves out one or more after that of the one before it."""
    repeats = 0
    for before, after in _neighbours(case):
        first, second = _counts(before)[1], _counts(after)[1]
        leaps = [b - a for a, b in zip(first, second, strict=True) if a and b]
        repeats += leaps == [0] * len(leaps)
        # I, I, III: one slip, which the repeated number has told already.
        if leaps and 1 + repeats < min(leaps) < _MISREAD:
            yield case.finding(
                "number-skipped", "sections", after, _title(after), before=before.marker, marker=after.marker
            )


# A larger leap is no slip of a writer: the marker is not a number of this list.
_MISREAD = 4


def counted(marker: str) -> Number | None:
    """What a marker counts to.

    >>> counted("IV."), counted("2.3."), counted("đ)")
    (('roman', (4,)), ('2.', (3,)), ('letter', (5, 0, 0)))
    """
    if hit := _ROMAN.fullmatch(marker):
        return "roman", (_roman(hit[1]),)
    if hit := _DECIMAL.fullmatch(marker):
        return hit[1] or "decimal", (int(hit[2]),)
    if hit := _LETTER.fullmatch(marker):
        return "letter", tuple(alphabet.find(hit[1]) + 1 for alphabet in _ALPHABETS)
    return None


def _neighbours(case: Case) -> Iterator[tuple[SectionRow, SectionRow]]:
    """Sections of one parent and one style of number, one after the other.

    Not in letters and submissions: they quote points of laws, which keep their own numbers.
    """
    if not (case.is_trusted and case.is_printed and (case.assigns or case.reports)):
        return
    sections = case.archive.sections_of[case.document.doc_id]
    for siblings in grouped(sections, "parent_id").values():
        for before, after in zip(siblings, siblings[1:], strict=False):
            if _is_one_list(before, after):
                yield before, after


def _is_one_list(before: SectionRow, after: SectionRow) -> bool:
    numbers = [counted(one.marker or "") for one in (before, after)]
    return None not in numbers and numbers[0][0] == numbers[1][0]  # type: ignore[index]


def _counts(section: SectionRow) -> Number:
    found = counted(section.marker or "")
    assert found
    return found


def _roman(letters: str) -> int:
    values = [_VALUES[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _title(section: SectionRow) -> str:
    return f"{section.marker or ''} {section.heading or section.text or ''}"
