"""Number and date of a scan's letterhead: what was written by hand or covered stays empty, and a problem says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.document import Document, Notice, Pages, Span
from extract.structure.letterhead import Letterhead

_DAY = 10  # characters of a whole ISO date


def without_guesses(document: Document, letterhead: Letterhead) -> Letterhead:
    """The letterhead without the number and the parts of the date that were recognised with doubt.

    The symbol behind the number stays, as `/KH-UBND` where a number is still to be filled in.
    """
    doubtful = list(document.unsure())
    if not doubtful:
        return letterhead
    code, date = letterhead.spans.get("code"), letterhead.spans.get("issued_on")
    if code and letterhead.number and any(_in_doubt(figures, doubtful) for figures in _figures(document, code, 1)):
        symbol = (letterhead.code or "").removeprefix(letterhead.number)
        is_symbol = symbol[:1] in ("/", "-") and any(c.isalpha() for c in symbol)
        letterhead = replace(letterhead, number=None, code=symbol if is_symbol else None)
    if date and letterhead.issued_on:
        letterhead = replace(letterhead, issued_on=_sure_date(document, date, letterhead.issued_on, doubtful))
    return letterhead


def unread(document: Document, letterhead: Letterhead) -> Iterator[Notice]:
    """A notice for number and date where a scan's letterhead lacks them, whole or in part."""
    if document.text_layer not in ("ocr", "mixed") or not (letterhead.kind or letterhead.code or letterhead.issued_on):
        return
    pages = Pages(document)
    for field, missing, vi, en in (
        ("code", not letterhead.number, "số của văn bản", "document number"),
        ("issued_on", len(letterhead.issued_on or "") < _DAY, "ngày ban hành", "date of issue"),
    ):
        span = letterhead.spans.get(field)
        if missing:
            text = document.text[span.start : span.end] if span else ""
            page = pages.page(span.start) if span else 1
            yield Notice(
                "unsure-letterhead", {"field_vi": vi, "field_en": en, "text": text}, page, (span,) if span else ()
            )


def _sure_date(document: Document, span: Span, date: str, doubtful: list[Span]) -> str | None:
    """As much of an ISO date as was read without doubt, from the year on."""
    figures = _figures(document, span, 3)
    parts = date.split("-")
    # Day, month and year stand in this order; where the day is blank the month comes first.
    printed = figures[-len(parts) :][::-1]
    sure = []
    for part, place in zip(parts, printed, strict=False):
        if _in_doubt(place, doubtful):
            break
        sure.append(part)
    return "-".join(sure) or None


def _figures(document: Document, span: Span, most: int) -> list[Span]:
    """Where the first numbers in a span stand."""
    found = re.finditer(r"\d+", document.text[span.start : span.end])
    return [Span(span.start + hit.start(), span.start + hit.end()) for hit in found][:most]


def _in_doubt(span: Span, doubtful: list[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in doubtful)
