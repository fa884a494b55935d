"""Files of one document: a PDF of a DOCX, a scan of both. They stand in the archive, and count once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from extract.folding import fold
from extract.readers.sniffing import DOCX, PDF
from extract.records import DocumentRow, TaskRow

# How many of the tasks of two files without a number are the same, of 1, where they are one document.
_MOST = 0.8
_DAY = len("2025-01-01")


def copies(documents: Iterable[DocumentRow], tasks: Mapping[str, list[TaskRow]]) -> dict[str, str]:
    """The document that each copy is one of, by `doc_id`: of several files, the one whose text is read best.

    Args:
        documents: Of an archive, in the order of their sources.
        tasks: Of each document.
    """
    made: dict[str, str] = {}
    groups: dict[tuple[str, ...], list[DocumentRow]] = defaultdict(list)
    for row in sorted(documents, key=_rank):
        if (key := _key(row)) is None:
            continue
        same = (one for one in groups[key] if row.number and one.number or _have_one_text(tasks, row, one))
        if original := next(same, None):
            made[row.doc_id] = original.doc_id
        else:
            groups[key].append(row)
    return made


def code_of(code: str | None) -> str:
    """A number and symbol without what writers differ in: spaces, capitals, a leading 0."""
    return re.sub(r"\s+", "", fold(code or "")).casefold().lstrip("0")


def _key(row: DocumentRow) -> tuple[str, ...] | None:
    """What copies have in common: the number, else the title; and the issuer, the kind, the day."""
    about = code_of(row.code) if row.number else _folded(row.title)
    if not about or not row.issued_on or (row.number and not (row.code and len(row.issued_on) == _DAY)):
        return None
    return ("number" if row.number else "title", about, _folded(row.issuer), _folded(row.kind), row.issued_on)


def _rank(row: DocumentRow) -> int:
    return 0 if row.media_type == DOCX else 1 if row.media_type == PDF and row.text_layer == "native" else 2


def _have_one_text(tasks: Mapping[str, list[TaskRow]], one: DocumentRow, other: DocumentRow) -> bool:
    sides = [{_folded(task.text) for task in tasks.get(row.doc_id, ())} for row in (one, other)]
    return len(sides[0] & sides[1]) >= _MOST * max(map(len, sides)) > 0


def _folded(text: str | None) -> str:
    return " ".join(fold(text or "").casefold().split())
