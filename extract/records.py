"""The tables: one typed record per row. The schema is declared here once; every output format is made from it.

A field made with `column` is a column, in this order; `spans` is provenance and goes to JSON Lines alone.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, field, fields, replace
from functools import cache
from typing import Any, Literal

from extract.document import Span

ColumnType = Literal["string", "integer", "number", "boolean", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column as every output format sees it.

    Attributes:
        name: Name in the header, English, never renamed within a major version.
        type: Frictionless type.
        vi: Title in Vietnamese.
        en: What it holds, in English.
        required: Never empty.
        enum: The values it may take; empty for any.
        pattern: Regular expression that a string value matches as a whole.
        width: Characters that a spreadsheet gives it; 0 for what suits the type.
        searched: Is it found by full-text search?
    """

    name: str
    type: ColumnType
    vi: str
    en: str
    required: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""
    width: int = 0
    searched: bool = False


def column(
    vi: str,
    en: str,
    type: ColumnType = "string",
    *,
    required: bool = False,
    enum: tuple[str, ...] = (),
    pattern: str = "",
    width: int = 0,
    searched: bool = False,
    default: Any = None,
) -> Any:
    """A dataclass field that is a column. Without `default` an optional column is None."""
    facts = {"column": Column("", type, vi, en, required, enum, pattern, width, searched)}
    if required and default is None:
        return field(metadata=facts)
    return field(default=default, metadata=facts)


LEVELS = ("central", "province", "district", "commune", "village", "other")
UNIT_KINDS = (
    "peoples_committee", "peoples_council", "ministry", "department", "division", "agency", "party", "mass_organisation",
    "armed_forces", "judiciary", "enterprise", "school_or_hospital", "post", "person", "group", "other",
)  # fmt: skip
SECTION_KINDS = (
    "purpose_requirements", "purpose", "requirements", "objectives", "situation", "results", "limitation", "limitation_cause",
    "cause", "solution", "tasks", "direction", "implementation", "funding", "proposal", "lessons", "criterion", "unit", "topic",
    "appendix", "item",
)  # fmt: skip
RECURRENCES = ("yearly", "quarterly", "monthly", "weekly", "daily", "ongoing")
GRADES = ("high", "medium", "low")
ROLES = ("lead", "coordinate", "report_to")
PARTIAL_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """An input file."""

    doc_id: str = column("Mã tài liệu", "Identifier made from the file's bytes", required=True)
    source: str = column("Tệp nguồn", "POSIX path below the root that was given", required=True, width=32)
    sha256: str | None = column("SHA-256", "SHA-256 of the file's bytes, in hexadecimal", pattern="[0-9a-f]{64}")
    media_type: str | None = column("Kiểu tệp", "IANA media type, found from the content")
    pages: int | None = column("Số trang", "Number of pages, where the format has pages", "integer")
    text_layer: str | None = column("Lớp chữ", "Where the text comes from", enum=("native", "ocr", "mixed", "none"))
    text_quality: float | None = column("Độ tin cậy của chữ", "0 to 1: how far the text can be trusted", "number")
    kind: str | None = column("Loại văn bản", "Kind as printed, in capitals (KẾ HOẠCH, BÁO CÁO, ...)")
    number: str | None = column("Số", "Number alone")
    code: str | None = column("Số, ký hiệu", "Number and symbol; `/KH-UBND` where the number is blank", searched=True)
    issuer: str | None = column(
        "Cơ quan ban hành", "Issuing body in its long form, with its place", width=32, searched=True
    )
    issuer_level: str | None = column("Cấp ban hành", "Administrative level of the issuer", enum=LEVELS)
    place: str | None = column("Địa danh", "Place in the date line")
    issued_on: str | None = column(
        "Ngày ban hành", "ISO date, partial where day or month is blank", pattern=PARTIAL_DATE
    )
    title: str | None = column("Trích yếu", "Summary below the kind", width=60, searched=True)
    addressees: str | None = column("Kính gửi", "Whom a letter or report is addressed to, joined with `; `")
    is_draft: bool = column("Dự thảo", "Is it marked as a draft?", "boolean", required=True, default=False)
    signer: str | None = column("Người ký", "Name under the signature")
    signer_title: str | None = column("Chức vụ người ký", "Position of the signer")
    on_behalf_of: str | None = column("Ký thay mặt", "Body after TM., else what follows KT./TL./TUQ.")
    plan_year: int | None = column("Năm kế hoạch", "Year the plan is for", "integer")
    preamble: str | None = column(
        "Phần mở đầu", "Text outside sections: what the document rests on and its opening words", width=60
    )
    grade: str | None = column(
        "Mức tin cậy", "How far the rows can be trusted as a whole", enum=("high", "medium", "low")
    )
    grade_reasons: str | None = column("Lý do", "Why the grade is not high, by name, joined with `; `")
    problems: int = column("Số vấn đề", "Number of rows in problems", "integer", required=True, default=0)
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow:
    """A numbered or labelled section."""

    section_id: str = column("Mã mục", "Identifier", required=True)
    doc_id: str = column("Mã tài liệu", "Document", required=True)
    parent_id: str | None = column("Mục cha", "Section that encloses it")
    position: int = column("Thứ tự", "Order in the document, from 1", "integer", required=True)
    depth: int = column("Cấp", "Depth in the outline, from 0", "integer", required=True)
    marker: str | None = column("Số mục", "Marker as printed")
    heading: str | None = column("Tiêu đề", "Heading, without its final colon or full stop", width=48, searched=True)
    kind: str = column("Loại mục", "Function of the section", required=True, enum=SECTION_KINDS)
    text: str | None = column("Nội dung", "Own text, without the sections below it", width=60, searched=True)
    page_first: int | None = column("Từ trang", "First page", "integer")
    page_last: int | None = column("Đến trang", "Last page", "integer")
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow:
    """A criterion or index content that the document takes up."""

    criterion_id: str = column("Mã tiêu chí", "Identifier", required=True)
    doc_id: str = column("Mã tài liệu", "Document", required=True)
    section_id: str | None = column("Mã mục", "Section that takes it up")
    position: int = column("Thứ tự", "Order in the document, from 1", "integer", required=True)
    index_name: str | None = column("Chỉ số", "Index: PAPI, PAR INDEX, SIPAS, DDCI, ...")
    code: str | None = column("Mã số", "Code of the criterion, as 7.2.1")
    name: str = column("Tên tiêu chí", "Name", required=True, width=48, searched=True)
    limitation: str | None = column("Hạn chế", "Shortcoming", width=48, searched=True)
    cause: str | None = column("Nguyên nhân", "Cause", width=48, searched=True)
    solution: str | None = column("Giải pháp", "Solution", width=48, searched=True)
    score: float | None = column("Điểm đạt", "Score reached", "number")
    score_max: float | None = column("Điểm tối đa", "Highest score", "number")
    page: int | None = column("Trang", "Page", "integer")
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A piece of assigned or planned work."""

    task_id: str = column("Mã nhiệm vụ", "Identifier", required=True)
    doc_id: str = column("Mã tài liệu", "Document", required=True)
    section_id: str | None = column("Mã mục", "Innermost section that holds it")
    criterion_id: str | None = column("Mã tiêu chí", "Criterion that it serves")
    position: int = column("Thứ tự", "Order in the document, from 1", "integer", required=True)
    origin: str = column("Nguồn", "Running text or table row", required=True, enum=("prose", "table"))
    text: str = column("Nội dung", "The item verbatim, without its marker", required=True, width=60, searched=True)
    action: str | None = column("Hành động", "The text without units and role words", width=60)
    product: str | None = column("Sản phẩm", "Product", width=24, searched=True)
    lead: str | None = column("Chủ trì", "Lead units, joined with `; `", width=28, searched=True)
    coordinate: str | None = column("Phối hợp", "Coordinating units, joined with `; `", width=28, searched=True)
    report_to: str | None = column("Báo cáo cho", "Units that receive the result, joined with `; `", searched=True)
    deadline_text: str | None = column("Thời hạn", "Deadlines as printed, joined with `; `")
    start_on: str | None = column("Từ ngày", "First day, of the first deadline", "date")
    due_on: str | None = column("Đến ngày", "Last day, of the first deadline", "date")
    recurrence: str | None = column("Chu kỳ", "Recurrence, of the first deadline", enum=RECURRENCES)
    note: str | None = column("Ghi chú", "Note column of the table", searched=True)
    table_group: str | None = column("Nhóm trong bảng", "Group row of the table above the row")
    other_columns: str | None = column(
        "Cột khác", "What else the row says, as `header: content`, joined with `; `: cells that no other column holds"
    )
    page: int | None = column("Trang", "Page", "integer")
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRow:
    """A unit in a role of a task."""

    task_id: str = column("Mã nhiệm vụ", "Task", required=True)
    doc_id: str = column("Mã tài liệu", "Document", required=True)
    position: int = column("Thứ tự", "Order in the task, from 1", "integer", required=True)
    role: str = column("Vai trò", "Role of the unit", required=True, enum=ROLES)
    unit_id: str = column("Mã đơn vị", "Unit", required=True, width=40)
    mention: str = column("Đơn vị", "The unit as printed", required=True, width=36)
    is_inherited: bool = column(
        "Kế thừa", "From a heading, an opening line or a row above", "boolean", required=True, default=False
    )
    confidence: float = column("Độ chắc chắn", "0 to 1; from 0.9 on it is high", "number", required=True, default=1.0)
    doubts: str | None = column("Điểm chưa chắc", "What lowers the confidence, by name, joined with `; `", width=28)
    page: int | None = column("Trang", "Page", "integer")
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRow:
    """A deadline of a task."""

    task_id: str = column("Mã nhiệm vụ", "Task", required=True)
    doc_id: str = column("Mã tài liệu", "Document", required=True)
    position: int = column("Thứ tự", "Order in the task, from 1", "integer", required=True)
    text: str = column("Thời hạn", "The deadline as printed", required=True)
    start_on: str | None = column("Từ ngày", "First day", "date")
    due_on: str | None = column("Đến ngày", "Last day", "date")
    recurrence: str | None = column("Chu kỳ", "Recurrence", enum=RECURRENCES)
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A distinct unit of the whole run."""

    unit_id: str = column("Mã đơn vị", "Identifier", required=True, width=40)
    name: str = column("Tên đơn vị", "Canonical form", required=True, width=40, searched=True)
    kind: str = column("Loại", "Kind of unit", required=True, enum=UNIT_KINDS)
    level: str = column("Cấp", "Administrative level", required=True, enum=LEVELS)
    locality: str | None = column("Địa phương", "Place it belongs to")
    is_group: bool = column("Là nhóm", "Does it stand for several units?", "boolean", required=True, default=False)
    mentions: int = column("Số lần nhắc", "Number of assignments", "integer", required=True, default=0)
    documents: int = column("Số tài liệu", "Number of documents", "integer", required=True, default=0)
    entry_id: str | None = column(
        "Mã trong sổ đơn vị", "Its entry in the register of units; of a post or a group, that of the bodies it stands for. "
        "Empty where the register does not know the unit", width=28
    )  # fmt: skip
    members: str | None = column(
        "Thành viên", "Units of the group that the documents name, by identifier, joined with `; `", width=40
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRow:
    """A mention of another document by its number."""

    doc_id: str = column("Mã tài liệu", "Document", required=True)
    position: int = column("Thứ tự", "Order in the document, from 1", "integer", required=True)
    section_id: str | None = column("Mã mục", "Section that holds it")
    text: str = column("Nguyên văn", "The mention, from the kind to its date or issuer", required=True, width=60)
    kind: str | None = column("Loại văn bản", "Kind in its usual form")
    number: str | None = column("Số", "Number alone")
    code: str | None = column("Số, ký hiệu", "Number and symbol")
    issued_on: str | None = column("Ngày ban hành", "ISO date, may be partial", pattern=PARTIAL_DATE)
    issuer: str | None = column("Cơ quan ban hành", "Issuer as printed")
    page: int | None = column("Trang", "Page", "integer")
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientRow:
    """A line under Nơi nhận."""

    doc_id: str = column("Mã tài liệu", "Document", required=True)
    position: int = column("Thứ tự", "Order in the document, from 1", "integer", required=True)
    recipient: str = column("Nơi nhận", "The line without dash and final punctuation", required=True, width=40)
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnoteRow:
    """A footnote."""

    doc_id: str = column("Mã tài liệu", "Document", required=True)
    position: int = column("Thứ tự", "Order in the document, from 1", "integer", required=True)
    marker: str = column("Dấu chú thích", "Marker as printed, without brackets", required=True)
    text: str = column("Nội dung", "Text", required=True, width=60)
    section_id: str | None = column("Mã mục", "Section that calls it")
    page: int | None = column("Trang", "Page", "integer")
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemRow:
    """A thing that went wrong or looks wrong."""

    doc_id: str | None = column("Mã tài liệu", "Document")
    source: str = column("Tệp nguồn", "POSIX path below the root that was given", required=True, width=32)
    position: int = column("Thứ tự", "Order in the file, from 1", "integer", required=True)
    severity: str = column("Mức độ", "Severity", required=True, enum=("error", "warning", "info"))
    code: str = column("Mã vấn đề", "Code of the problem", required=True)
    message: str = column(
        "Thông báo", "What happened and what to do, in Vietnamese and English", required=True, width=60
    )
    page: int | None = column("Trang", "Page", "integer")
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """All records of one file (`units` only once a run is put together)."""

    documents: tuple[DocumentRow, ...] = ()
    sections: tuple[SectionRow, ...] = ()
    criteria: tuple[CriterionRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    assignments: tuple[AssignmentRow, ...] = ()
    deadlines: tuple[DeadlineRow, ...] = ()
    units: tuple[UnitRow, ...] = ()
    citations: tuple[CitationRow, ...] = ()
    recipients: tuple[RecipientRow, ...] = ()
    footnotes: tuple[FootnoteRow, ...] = ()
    problems: tuple[ProblemRow, ...] = ()


TABLES: dict[str, type[Any]] = {
    "documents": DocumentRow,
    "sections": SectionRow,
    "criteria": CriterionRow,
    "tasks": TaskRow,
    "assignments": AssignmentRow,
    "deadlines": DeadlineRow,
    "units": UnitRow,
    "citations": CitationRow,
    "recipients": RecipientRow,
    "footnotes": FootnoteRow,
    "problems": ProblemRow,
}


# What each table is called on a sheet.
TITLES = {
    "documents": "Văn bản",
    "sections": "Mục",
    "criteria": "Tiêu chí",
    "tasks": "Nhiệm vụ",
    "assignments": "Phân công",
    "deadlines": "Thời hạn",
    "units": "Đơn vị",
    "citations": "Viện dẫn",
    "recipients": "Nơi nhận",
    "footnotes": "Chú thích",
    "problems": "Vấn đề",
}


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table, in order."""
    made: list[Column] = []
    for entry in fields(TABLES[table]):
        if "column" in entry.metadata:
            made.append(_named(entry))
    return tuple(made)


def _named(entry: Field[Any]) -> Column:
    facts: Column = entry.metadata["column"]
    required = facts.required or (entry.default is MISSING and entry.default_factory is MISSING)
    return replace(facts, name=entry.name, required=required)
