"""The whole story of one document: read it, find its structure, tag it, assemble the records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from extract.assembly import assemble
from extract.assembly.assemble import items, lines
from extract.assembly.confidence import unsure
from extract.document import Document, Notice, Ocr
from extract.errors import CODES, ReadError, message
from extract.export import frames
from extract.readers import read
from extract.records import DocumentRow, ProblemRow, Records
from extract.structure.frame import Frame, read_frame
from extract.structure.misread import unread
from extract.structure.outline import read_outline
from extract.tagging.deadlines import plan_year
from extract.tagging.language import tag

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
    try:
        return _story(data, source, ocr)
    except ReadError as error:
        notice = Notice(error.code, error.values)
    except Exception as error:  # one bad file never stops a run, and never hides
        notice = Notice("unexpected-error", {"detail": f"{type(error).__name__}: {error}"})
    return failed(notice, source, sha256(data).hexdigest())


def failed(notice: Notice, source: str, digest: str | None) -> Extraction:
    """A file that gave nothing: its row in documents, and why. Where its bytes are not known the id comes from its name."""
    name = digest or sha256(f"source:{source}".encode()).hexdigest()
    text_layer = "none" if notice.code in ("no-text-layer", "ocr-missing") else None
    row = DocumentRow(doc_id=name[:16], source=source, sha256=digest, text_layer=text_layer, problems=1)
    return Extraction(Records(documents=(row,), problems=_problems(row, [notice])), None)


def _story(data: bytes, source: str, ocr: Ocr) -> Extraction:
    document = read(data, source, ocr)
    digest = sha256(data).hexdigest()
    frame = read_frame(document)
    row = _document_row(document, frame, digest, source)
    outline = read_outline(document, frame.blocks, _attached_from(frame))
    tags = tag(
        document.text,
        items=items(outline),
        lines=lines(document, frame),
        plan_year=row.plan_year,
        issued_on=row.issued_on,
    )
    records = assemble(document, frame, outline, tags, row)
    doubts = [*unread(document, frame.letterhead), *unsure(records.assignments)]
    problems = _problems(row, [*document.notices, *doubts])
    row = replace(row, problems=len(problems))
    return Extraction(replace(records, documents=(row,), problems=problems), document)


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
        is_draft=head.is_draft,
        signer=foot.signer,
        signer_title=foot.signer_title,
        on_behalf_of=foot.on_behalf_of,
        plan_year=plan_year(head.title, head.issued_on),
        spans=tuple(sorted((*head.spans.values(), *foot.spans.values()), key=lambda span: (span.start, span.end))),
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
