"""What a letterhead leaves blank."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.findings.case import Case
from extract.audit.model import Finding
from extract.records import DocumentRow

_WHOLE = len("2025-01-01")


def number_blank(case: Case) -> Iterator[Finding]:
    """A signed document without its number."""
    one = case.document
    if _is_issued(case) and one.number is None and (one.code or "").startswith("/"):
        yield case.finding("number-blank", "documents", one, one.title, code=one.code)


def day_blank(case: Case) -> Iterator[Finding]:
    """A signed document without its day."""
    one = case.document
    if _is_issued(case) and one.issued_on and len(one.issued_on) < _WHOLE:
        yield case.finding("day-blank", "documents", one, one.title, date=one.issued_on)


def grade_low(case: Case) -> Iterator[Finding]:
    """A document whose single rows are not judged."""
    if not case.is_trusted and case.tasks:
        reasons = case.document.grade_reasons or ""
        yield case.finding("grade-low", "documents", case.document, case.document.title, reasons=reasons)


def copy(case: Case, original: DocumentRow) -> Finding:
    """A further file of a document."""
    return case.finding("copy", "documents", case.document, case.document.title, original=original.source)


def _is_issued(case: Case) -> bool:
    """Is it signed and no draft? In a scan the number and the day are written by hand: what is not read is not blank."""
    one = case.document
    return bool(one.signer or one.signer_title) and not one.is_draft and case.is_printed
