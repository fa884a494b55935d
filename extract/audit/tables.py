"""The answer as four tables: what CSV, the workbook and frames are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extract.audit.archive import Archive
from extract.audit.findings.catalogue import advice, meaning
from extract.audit.model import Audit, Cell, Passage
from extract.errors import Language
from extract.records import Column, ColumnType


def _column(name: str, type: ColumnType, vi: str, en: str, width: int = 0) -> Column:
    return Column(name, type, vi, en, width=width)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as every output sees it: its name, its titles, its columns."""

    name: str
    vi: str
    en: str
    columns: tuple[Column, ...]


_UNIT = (
    _column("unit_id", "string", "Mã đơn vị", "Unit id", 30),
    _column("unit", "string", "Đơn vị", "Unit", 36),
)
_COUNTS = (
    _column("lead", "integer", "Chủ trì (L)", "Leads (L)"),
    _column("coordinate", "integer", "Phối hợp (P)", "Coordinates (P)"),
    _column("report_to", "integer", "Nhận báo cáo", "Receives"),
)
_STATUSES = {
    "reported": ("đã báo cáo", "reported"),
    "reported_late": ("báo cáo muộn", "reported late"),
    "reported_open": ("báo cáo chưa xong", "reported as not done"),
    "not_reported": ("chưa báo cáo", "not reported"),
    "kept": ("giữ nguyên", "kept"),
    "changed_lead": ("đổi chủ trì", "lead changed"),
    "changed_deadline": ("đổi thời hạn", "deadline changed"),
    "changed_both": ("đổi chủ trì và thời hạn", "lead and deadline changed"),
    "dropped": ("bỏ", "dropped"),
    "new": ("mới", "new"),
}
_SEVERITIES = {"error": ("lỗi", "error"), "warning": ("cần hỏi", "warning"), "info": ("nên biết", "info")}
_AXES = {"criterion": ("tiêu chí", "criterion"), "section": ("mục", "section"), "document": ("văn bản", "document")}
_RELATIONS = {"report": ("kế hoạch – báo cáo", "plan – report"), "version": ("hai bản, hai năm", "versions, years")}
_FIELDS = {"lead": ("chủ trì", "lead"), "deadline": ("thời hạn", "deadline")}

_WORDED = ("severity", "status", "axis", "relation")

MATRIX = Sheet("matrix", "Ma trận", "Matrix", (
    _column("source", "string", "Tệp nguồn", "Source", 30),
    _column("axis", "string", "Cột là", "Axis"),
    _column("criterion", "string", "Mã số", "Code", 10),
    _column("name", "string", "Tiêu chí, mục, văn bản", "Criterion, section, document", 48),
    *_UNIT,
    _column("role", "string", "Vai trò", "Role", 8),
    *_COUNTS,
    _column("doc_id", "string", "Mã tài liệu", "Document id"),
    _column("column_id", "string", "Mã cột", "Column id", 24),
))  # fmt: skip
LOAD = Sheet("load", "Khối lượng", "Load", (
    *_UNIT,
    _column("kind", "string", "Loại", "Kind"),
    _column("level", "string", "Cấp", "Level"),
    _column("locality", "string", "Địa phương", "Place"),
    *_COUNTS,
    _column("criteria", "integer", "Số tiêu chí", "Criteria"),
    _column("documents", "integer", "Số văn bản", "Documents"),
    _column("overdue", "integer", "Quá hạn", "Overdue"),
    _column("undated", "integer", "Không thời hạn", "Undated"),
))  # fmt: skip
FINDINGS = Sheet("findings", "Phát hiện", "Findings", (
    _column("severity", "string", "Mức độ", "Severity", 10),
    _column("code", "string", "Mã phát hiện", "Code", 22),
    _column("source", "string", "Tệp nguồn", "Source", 30),
    _column("page", "integer", "Trang", "Page"),
    _column("meaning", "string", "Phát hiện", "What was found", 48),
    _column("quote", "string", "Nguyên văn", "Passage", 60),
    _column("look", "string", "Cần xem gì", "What to look at", 48),
    _column("subject", "string", "Bảng", "Table"),
    _column("row_id", "string", "Mã hàng", "Row id", 24),
    _column("doc_id", "string", "Mã tài liệu", "Document id"),
))  # fmt: skip
COMPARISON = Sheet("comparison", "Đối chiếu", "Comparison", (
    _column("before", "string", "Văn bản trước", "Earlier document", 26),
    _column("after", "string", "Văn bản sau", "Later document", 26),
    _column("relation", "string", "Quan hệ", "Relation", 10),
    _column("status", "string", "Kết quả", "Status", 14),
    _column("score", "number", "Độ giống", "Likeness"),
    _column("task", "string", "Nhiệm vụ trong văn bản trước", "Task in the earlier document", 60),
    _column("answer", "string", "Trong văn bản sau", "In the later document", 60),
    _column("change", "string", "Thay đổi", "Change", 40),
    _column("page_before", "integer", "Trang trước", "Page before"),
    _column("page_after", "integer", "Trang sau", "Page after"),
    _column("row_before", "string", "Mã hàng trước", "Row before", 24),
    _column("row_after", "string", "Mã hàng sau", "Row after", 24),
))  # fmt: skip
SHEETS = (MATRIX, LOAD, FINDINGS, COMPARISON)


def rows(sheet: Sheet, archive: Archive, audit: Audit, lang: Language) -> Iterator[list[Any]]:
    """The rows of a table, with what is to be read in one language; codes and names of statuses stay as they are."""
    match sheet.name:
        case "matrix":
            return (_cell(archive, one) for one in audit.cells)
        case "load":
            return _loads(archive, audit)
        case "findings":
            return _findings(audit, lang)
        case _:
            return _comparisons(archive, audit, lang)


def titled(sheet: Sheet, lang: Language) -> tuple[str, list[str]]:
    """The name and the heads of a table in one language."""
    return (sheet.vi, [c.vi for c in sheet.columns]) if lang == "vi" else (sheet.en, [c.en for c in sheet.columns])


def worded(value: str, lang: Language) -> str:
    """A status, a severity, an axis, a relation or a changed field in one language."""
    both = (_STATUSES | _SEVERITIES | _AXES | _RELATIONS | _FIELDS)[value]
    return both[0] if lang == "vi" else both[1]


def shown(sheet: Sheet, row: list[Any], lang: Language) -> list[Any]:
    """A row for a person's eyes: with words for codes where the column has few of them."""
    return [worded(value, lang) if c.name in _WORDED else value for c, value in zip(sheet.columns, row, strict=True)]


def _cell(archive: Archive, cell: Cell) -> list[Any]:
    code: str | None = None
    document = archive.documents[cell.doc_id]
    if cell.axis == "criterion":
        criterion = archive.criteria[cell.column]
        code, name = criterion.code, criterion.name
    elif cell.axis == "section":
        section = archive.sections[cell.column]
        code, name = section.marker, section.heading or section.text or ""
    else:
        code, name = document.code, document.title or document.source
    role = ", ".join(letter for letter, count in (("L", cell.lead), ("P", cell.coordinate)) if count) or None
    return [
        document.source, cell.axis, code, name, cell.unit_id, archive.units[cell.unit_id].name, role,
        cell.lead, cell.coordinate, cell.report_to, cell.doc_id, cell.column,
    ]  # fmt: skip


def _loads(archive: Archive, audit: Audit) -> Iterator[list[Any]]:
    for one in audit.loads:
        unit = archive.units[one.unit_id]
        yield [
            one.unit_id, unit.name, unit.kind, unit.level, unit.locality, one.lead, one.coordinate, one.report_to,
            one.criteria, one.documents, one.overdue, one.undated,
        ]  # fmt: skip


def _findings(audit: Audit, lang: Language) -> Iterator[list[Any]]:
    for one in audit.findings:
        yield [
            one.severity, one.code, one.source, one.page, meaning(one, lang), one.quote or None, advice(one, lang),
            one.subject, one.row_id, one.doc_id,
        ]  # fmt: skip


def _comparisons(archive: Archive, audit: Audit, lang: Language) -> Iterator[list[Any]]:
    for one in audit.comparisons:
        names = [archive.documents[doc_id].source for doc_id in (one.before, one.after)]
        for match in one.matches:
            changes = [
                f"{worded(field, lang)}: {before or '–'} → {after or '–'}" for field, before, after in match.detail
            ]
            sides = (match.before, match.after)
            yield [
                *names, one.relation, match.status, round(match.score, 3),
                *(side.quote if side else None for side in sides), "; ".join(changes) or None,
                *(side.page if side else None for side in sides), *(_row(side) for side in sides),
            ]  # fmt: skip


def _row(side: Passage | None) -> str | None:
    return side.row_id if side else None
