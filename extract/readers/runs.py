"""From the stretches of text of a format to a paragraph: one spelling of spaces, letters, footnote marks and styles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from extract.document import Align, NoteMark, Paragraph, Style
from extract.readers import joining

# A raised number is kept as superscript characters until it is known to be a footnote's mark: "2023¹" must never
# become the year 20231. Unicode has no raised asterisk, so a private character stands for it meanwhile.
RAISED_STAR = "\ue02a"
_RAISED = str.maketrans("0123456789()[]*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁽⁾" + RAISED_STAR)
_MARK = re.compile(r"\s*[(\[]?(?:\d{1,3}|\*{1,3})[)\]]?,?\s*")
# Every space but the blank.
_GAPS = "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_HATS = "\u0302\u0306"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f"
_ODD_SPACE = re.compile(rf"\s{{2,}}|[{_GAPS}]")
_BREAK = re.compile("[\n\x0b\x0c\u2028\u2029]")
_LOOKALIKES = (("Ƣ", "Ư"), ("ƣ", "ư"))
_HAT = re.compile(f"[{_HATS}]")
_SWAPPED = re.compile(f"([\u0300\u0301\u0303\u0309])([{_HATS}])")
_DROPPED = re.compile(f"[{_INVISIBLE}]")
# One class: to search for alternatives takes eight times as long, and every line is asked.
_UNTIDY = re.compile(f"[{_GAPS}{_HATS}{_INVISIBLE}Ƣƣ]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; `note` makes it the call of a footnote with that marker, without text; `unsure` as in `Style`."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    note: str = ""
    unsure: bool = False


def paragraph(runs: Iterable[Run], align: Align = "") -> Paragraph:
    """A paragraph of `runs`: NFC, single spaces, `\\n` for breaks that were set on purpose, styles and marks in place."""
    runs = list(runs)
    if not any(run.note or run.raised for run in runs) and _is_tidy(whole := "".join([run.text for run in runs])):
        return Paragraph(joining.unbroken(whole.strip()), align=align, styles=_tidy_styles(runs, whole))
    written = ""
    styles: list[Style] = []
    marks: list[NoteMark] = []
    gap = ""
    for run in _unbracketed(_composed(_lifted(runs))):
        if run.note:
            marks.append(NoteMark(len(written), run.note))
        begin = len(written)
        single = _ODD_SPACE.sub(_single, run.text)
        text = single.strip()
        if single[:1].isspace():
            gap = "\n" if "\n" in (gap, single[0]) else " "
        if text:
            written += gap + text if written else text
            gap = single[-1] if single[-1].isspace() else ""
        if len(written) > begin and (run.bold or run.italic or run.unsure):
            if written[begin].isspace():
                begin += 1
            styles.append(Style(begin, len(written), run.bold, run.italic, run.unsure))
    return Paragraph(joining.unbroken(written), align=align, styles=_merged(styles, written), marks=tuple(marks))


def is_plain(text: str) -> bool:
    """Does `paragraph` leave a text as it is? Most lines of a printed page are so."""
    return _is_tidy(text) and text == text.strip()


def _is_tidy(text: str) -> bool:
    """Is a text spelt and spaced as `paragraph` would have it, but for blanks at its ends?"""
    return "  " not in text and not _UNTIDY.search(text) and unicodedata.is_normalized("NFC", text)


def _tidy_styles(runs: list[Run], whole: str) -> tuple[Style, ...]:
    """The styles of runs whose texts stand in a paragraph as they are."""
    styles: list[Style] = []
    text = whole.strip()
    end = len(whole.lstrip()) - len(whole)  # what stands before the text is cut off
    for run in runs:
        begin, end = end, end + len(run.text)
        if run.bold or run.italic or run.unsure:
            first = begin + len(run.text) - len(run.text.lstrip())
            last = end - len(run.text) + len(run.text.rstrip())
            if first < last:
                styles.append(Style(first, last, run.bold, run.italic, run.unsure))
    return _merged(styles, text)


def _single(space: re.Match[str]) -> str:
    return "\n" if _BREAK.search(space[0]) else " "


def lines(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of each line, parted where `\\n` stands in a text."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for part in others:
            yield line
            line = [replace(run, text=part, note="")]
    yield line


def _lifted(runs: Iterable[Run]) -> Iterator[Run]:
    """Raised numbers and asterisks as superscript characters; other raised text as it is."""
    given = list(runs)
    if not any(run.raised for run in given):
        yield from given
        return
    for raised, group in groupby(given, key=lambda run: run.raised):
        stretch = list(group)
        is_mark = raised and _MARK.fullmatch("".join(run.text for run in stretch))
        # Word users often raise only the brackets around an automatic mark.
        is_bracket = raised and all(run.note or run.text.strip() in ("(", ")", "") for run in stretch)
        for run in stretch:
            yield replace(run, text=run.text.translate(_RAISED)) if is_mark and not is_bracket else run


def _composed(runs: Iterable[Run]) -> Iterator[Run]:
    """NFC, also where a tone mark stands in the run after its letter; invisible characters dropped."""
    held: Run | None = None
    for run in runs:
        text = _DROPPED.sub("", run.text)
        if held is not None and not held.note and not run.note:
            n = next((i for i, c in enumerate(text) if not unicodedata.combining(c)), len(text))
            if n:
                held, text = replace(held, text=held.text + text[:n]), text[n:]
        if not text and not run.note:
            continue
        if held is not None:
            yield _spelt(held)
        held = run if text == run.text else replace(run, text=text)
    if held is not None:
        yield _spelt(held)


def _spelt(run: Run) -> Run:
    text = _spelling(run.text)
    return run if text == run.text else replace(run, text=text)


def _spelling(text: str) -> str:
    """NFC; also of a tone that stands before its hat, and of the Ƣ that some fonts draw as Ư."""
    text = unicodedata.normalize("NFC", text)
    for odd, plain in _LOOKALIKES:
        text = text.replace(odd, plain)
    if _HAT.search(text):
        text = unicodedata.normalize("NFC", _SWAPPED.sub(r"\2\1", unicodedata.normalize("NFD", text)))
    return text


def _unbracketed(runs: Iterable[Run]) -> list[Run]:
    """Brackets set by hand around an automatic footnote mark belong to the mark, not to the text."""
    result = list(runs)
    for i in range(1, len(result) - 1):
        before, after = result[i - 1].text.rstrip(), result[i + 1].text.lstrip()
        if result[i].note and before.endswith("(") and after.startswith(")"):
            result[i - 1] = replace(result[i - 1], text=before[:-1])
            result[i + 1] = replace(result[i + 1], text=after[1:])
    return result


def _merged(styles: list[Style], text: str) -> tuple[Style, ...]:
    """Neighbours of one style as one, also over a space between them."""
    result: list[Style] = []
    for style in styles:
        last = result[-1] if result else None
        if (
            last
            and (last.bold, last.italic, last.unsure) == (style.bold, style.italic, style.unsure)
            and (last.end == style.start or text[last.end : style.start].isspace())
        ):
            result[-1] = replace(last, end=style.end)
        else:
            result.append(style)
    return tuple(result)
