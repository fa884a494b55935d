"""The tasks as an official reads them: one row per task, with what its document and its criterion say of it.

The first sheet of the workbook and the view `v_tasks` of the database are made from this list.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.records import Column, columns


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of the overview.

    Attributes:
        name: Its name in the view.
        table: The table it is taken from: tasks, documents or criteria.
        column: Its name there.
        vi: Title in Vietnamese.
        en: Title in English.
        width: Characters that a spreadsheet gives it.
    """

    name: str
    table: str
    column: str
    vi: str
    en: str
    width: int

    @property
    def declared(self) -> Column:
        """The column as its table declares it."""
        return next(c for c in columns(self.table) if c.name == self.column)


OVERVIEW = (
    Shown("code", "documents", "code", "Số, ký hiệu văn bản", "Document", 13),
    Shown("issued_on", "documents", "issued_on", "Ngày ban hành", "Issued on", 11),
    Shown("issuer", "documents", "issuer", "Cơ quan ban hành", "Issuer", 16),
    Shown("criterion_code", "criteria", "code", "Mã tiêu chí", "Criterion code", 8),
    Shown("criterion_name", "criteria", "name", "Tên tiêu chí", "Criterion", 18),
    Shown("text", "tasks", "text", "Nhiệm vụ", "Task", 48),
    Shown("lead", "tasks", "lead", "Chủ trì", "Lead", 20),
    Shown("coordinate", "tasks", "coordinate", "Phối hợp", "Coordinate", 22),
    Shown("report_to", "tasks", "report_to", "Báo cáo cho", "Report to", 14),
    Shown("deadline_text", "tasks", "deadline_text", "Thời hạn", "Deadline", 15),
    Shown("start_on", "tasks", "start_on", "Từ ngày", "From", 11),
    Shown("due_on", "tasks", "due_on", "Đến ngày", "Until", 11),
    Shown("product", "tasks", "product", "Sản phẩm", "Product", 16),
    Shown("note", "tasks", "note", "Ghi chú", "Note", 12),
    Shown("source", "documents", "source", "Tệp nguồn", "Source file", 18),
    Shown("page", "tasks", "page", "Trang", "Page", 7),
)
