"""The whole story of one document: read it, find its structure, tag it, assemble the records."""

from __future__ import annotations

import gc
import re
from dataclasses import dataclass, replace
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from extract.assembly import assemble, items, lines
from extract.document import Document, Notice, Ocr
from extract.errors import CODES, ReadError, message
from extract.export import frames
from extract.likeness import with_likely
from extract.readers import read
from extract.readers.sniffing import media_type
from extract.records import DocumentRow, ProblemRow, Records
from extract.structure.frame import Frame, read_frame
from extract.structure.misread import likened, unread
from extract.structure.outline import read_outline
from extract.tagging.deadlines import plan_year
from extract.tagging.tags import tag

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one file gave.

    Attributes:
        records: The rows of all tables.
        document: The file as read; None where it could not be read, `records.problems` says why.
    """

    records: Records
    document: Document | None

    def tables(self) -> dict[str, pandas.DataFrame]:
        """A pandas data frame for each table, by its name."""
        return frames(self.records)


def extract(path: str | PathLike[str], ocr: Ocr = "auto") -> Extraction:
    """Read one file into records.

    A file that cannot be understood raises nothing: it has its row in `documents` and says why in `problems`.

    Args:
        path: The file.
        ocr: Which pages of a PDF are read by their image: those without text that can be trusted, all, or none.

    Raises:
        OSError: If there is no such file or it may not be opened.
    """
    path = Path(path)
    return process(path.read_bytes(), path.name, ocr)


def process(data: bytes, source: str, ocr: Ocr = "auto") -> Extraction:
    """Everything from a file's bytes to its records. Never raises: what went wrong stands in `problems`.

    Args:
        data: The file's bytes.
        source: The file's name in the tables, a POSIX path.
        ocr: Which pages of a PDF are read by their image.
    """
    pages = None
    try:
        return _story(data, source, ocr)
    except ReadError as error:
        notice, pages = Notice(error.code, error.values), error.pages
    except Exception as error:  # one bad file never stops a run, and never hides
        notice = Notice("unexpected-error", {"detail": f"{type(error).__name__}: {error}"})
    return failed(notice, source, data, pages)


def settle() -> None:
    """Make a process that reads many files faster by a fifth: to be called once, after its first file.

    Python's garbage collector goes through all that rules and libraries keep in memory again and again; this tells it that
    they stay, and to look for what can be freed once for some pages instead of many times for each. Nothing that is there
    at the time is ever freed.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def failed(notice: Notice, source: str, data: bytes | None, pages: int | None = None) -> Extraction:
    """A file that gave nothing: its row in documents, and why. Where its bytes are not known the id comes from its name."""
    digest = None if data is None else sha256(data).hexdigest()
    row = DocumentRow(
        doc_id=(digest or sha256(f"source:{source}".encode()).hexdigest())[:16],
        source=source,
        sha256=digest,
        media_type=None if data is None else media_type(data, source),
        pages=pages,
        text_layer="none" if notice.code in ("no-text-layer", "ocr-missing") else None,
        problems=1,
    )
    return Extraction(Records(documents=(row,), problems=_problems(row, [notice])), None)


def _story(data: bytes, source: str, ocr: Ocr) -> Extraction:
    document = with_likely(read(data, source, ocr))
    digest = sha256(data).hexdigest()
    frame = read_frame(document)
    row = _document_row(document, frame, digest, source)
    outline = read_outline(document, frame.blocks, _attached_from(frame))
    tags = tag(
        document.likely,
        items=items(outline),
        lines=lines(document, frame),
        plan_year=row.plan_year,
        issued_on=row.issued_on,
    )
    made = assemble(document, frame, outline, tags, row)
    misread = (*unread(document, frame.letterhead, frame.signature), *likened(document, frame.signature))
    problems = _problems(row, [*document.notices, *misread, *made.notices])
    documents = tuple(replace(one, problems=len(problems)) for one in made.records.documents)
    return Extraction(replace(made.records, documents=documents, problems=problems), document)


def _document_row(document: Document, frame: Frame, digest: str, source: str) -> DocumentRow:
    """What the file and its frame say of the document as a whole."""
    head, foot = frame.letterhead, frame.signature
    return DocumentRow(
        doc_id=digest[:16],
        source=source,
        sha256=digest,
        media_type=document.media_type,
        pages=document.pages,
        text_layer=document.text_layer,
        text_quality=document.text_quality,
        kind=head.kind,
        number=head.number,
        code=head.code,
        issuer=head.issuer,
        issuer_level=head.issuer_level,
        place=head.place,
        issued_on=head.issued_on,
        title=head.title,
        addressees="; ".join(re.sub(r"\s+", " ", document.text[one.start : one.end]) for one in head.addressees)
        or None,
        is_draft=head.is_draft,
        signer=foot.signer,
        signer_title=foot.signer_title,
        on_behalf_of=foot.on_behalf_of,
        plan_year=plan_year(head.title, head.issued_on),
        spans=tuple(
            sorted(
                (*head.spans.values(), *head.addressees, *foot.spans.values()), key=lambda span: (span.start, span.end)
            )
        ),
    )


def _attached_from(frame: Frame) -> int | None:
    """The first block after the signature: what stands there is attached."""
    return max(frame.signature.blocks) + 1 if frame.signature.blocks else None


def _problems(row: DocumentRow, notices: list[Notice] | tuple[Notice, ...]) -> tuple[ProblemRow, ...]:
    return tuple(
        ProblemRow(
            doc_id=row.doc_id,
            source=row.source,
            position=position,
            severity=CODES[notice.code].severity,
            code=notice.code,
            message=f"{message(notice.code, notice.values, 'vi')} / {message(notice.code, notice.values, 'en')}",
            page=notice.page,
            spans=notice.spans,
        )
        for position, notice in enumerate(notices, 1)
    )
