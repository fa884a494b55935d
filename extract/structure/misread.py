"""What a scan's letterhead and signature block have in doubt: what was written by hand or covered stays empty, what a known
name or the document itself spells surely is read so, and a problem says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from extract.document import Document, Notice, Pages, Span
from extract.folding import fold, unmarked
from extract.structure.letterhead import Letterhead
from extract.structure.signature import Signature

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


def as_spelled(document: Document, signature: Signature) -> Signature:
    """The signature block with the body that was read with doubt in the spelling of the rest of the document."""
    span = signature.spans.get("on_behalf_of")
    if not span or not signature.on_behalf_of:
        return signature
    return replace(signature, on_behalf_of=_own_spelling(document, signature.on_behalf_of, span))


def unread(document: Document, letterhead: Letterhead, signature: Signature) -> Iterator[Notice]:
    """A notice for number and date, position and signer where a scan lacks them, whole or in part."""
    if not _is_scan(document):
        return
    is_headed = bool(letterhead.kind or letterhead.code or letterhead.issued_on)
    pages = Pages(document)
    is_signed = bool(
        signature.on_behalf_of or signature.signer_title or signature.signer or (is_headed and signature.recipients)
    )
    for field, missing, vi, en in (
        ("code", is_headed and not letterhead.number, "số của văn bản", "document number"),
        ("issued_on", is_headed and len(letterhead.issued_on or "") < _DAY, "ngày ban hành", "date of issue"),
        ("signer_title", is_signed and not signature.signer_title, "chức vụ người ký", "signer's position"),
        ("signer", is_signed and not signature.signer, "họ tên người ký", "signer's name"),
    ):
        span = (letterhead.spans | signature.spans).get(field)
        if missing:
            text = document.text[span.start : span.end] if span else ""
            at = span.start if span else len(document.text) if field.startswith("signer") else 0
            page = pages.page(at)
            yield Notice(
                "unsure-letterhead", {"field_vi": vi, "field_en": en, "text": text}, page, (span,) if span else ()
            )


def likened(document: Document, signature: Signature) -> Iterator[Notice]:
    """A notice for each value of the signature block that is not spelled as the scan was read."""
    if not _is_scan(document):
        return
    pages = Pages(document)
    for field, value, vi, en in (
        ("signer_title", signature.signer_title, "chức vụ người ký", "signer's position"),
        ("on_behalf_of", signature.on_behalf_of, "cơ quan được thay mặt", "body signed for"),
    ):
        span = signature.spans.get(field)
        text = " ".join(document.text[span.start : span.end].split()) if span else ""
        if span and value and text != value:
            values = {"field_vi": vi, "field_en": en, "text": text, "value": value}
            yield Notice("read-by-likeness", values, pages.page(span.start), (span,))


def _own_spelling(document: Document, value: str, span: Span) -> str:
    """A name that was read with doubt, as the document has it elsewhere without doubt; the name itself where it has not.

    Only the marks of letters may differ. A name in capitals stays in capitals.
    """
    doubtful = list(document.unsure())
    if not _in_doubt(span, doubtful):
        return value
    name = unmarked(fold(" ".join(value.split()))).casefold()
    text = document.text
    plain = unmarked(fold(text)).casefold()
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", plain)
    places = [Span(hit.start(), hit.end()) for hit in found if not _in_doubt(Span(hit.start(), hit.end()), doubtful)]
    spellings = Counter(fold(text[place.start : place.end]).casefold() for place in places)
    if not spellings:
        return value
    most = spellings.most_common(1)[0][0]
    return most.upper() if value.isupper() else value if most == fold(value).casefold() else most


def _is_scan(document: Document) -> bool:
    return document.text_layer in ("ocr", "mixed")


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
