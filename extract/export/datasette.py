"""What Datasette is told of the database: titles, meanings, where to search, and questions that are asked often."""

from __future__ import annotations

from typing import Any

from extract.records import TABLES, TITLES, columns

# What stands for a row where another refers to it.
_LABELS = {"documents": "title", "sections": "heading", "criteria": "name", "tasks": "text", "units": "name"}
_FACETS = {
    "documents": ["kind", "issuer_level", "plan_year", "grade"],
    "sections": ["kind"],
    "criteria": ["index_name"],
    "tasks": ["origin", "recurrence"],
    "assignments": ["role", "is_inherited"],
    "units": ["kind", "level"],
    "problems": ["severity", "code"],
    "v_tasks": ["code", "lead"],
    "v_assignments": ["role", "unit"],
}
_VIEWS = {
    "v_tasks": ("Bảng phân công", "A row for each task, with its document, section and criterion: the workbook's first sheet."),
    "v_assignments": ("Đơn vị theo nhiệm vụ", "A row for each unit in a role of a task, with document, criterion and deadline."),
    "v_deadlines": ("Thời hạn theo nhiệm vụ", "A row for each deadline, with its task and who leads it."),
    "v_units": ("Đơn vị và số việc", "A row for each unit: how many tasks it leads, takes part in, receives."),
}  # fmt: skip
_QUERIES = {
    "find": (
        "Tìm nhiệm vụ",
        "Words of a task, with or without marks: hạn chế, han che, don vi. Quotes keep words together.",
        "SELECT v.no, snippet(tasks_fts, -1, '»', '«', '…', 48) AS found, v.lead, v.coordinate, v.deadline_text, v.due_on, v.code, "
        "v.source, v.page FROM tasks_fts JOIN v_tasks AS v ON v.no = tasks_fts.rowid "
        "WHERE tasks_fts MATCH escape_fts(:words) ORDER BY v.no",
    ),
    "without_lead": (
        "Nhiệm vụ không có đơn vị chủ trì",
        "Tasks that no unit leads.",
        "SELECT * FROM v_tasks WHERE lead IS NULL",
    ),
    "due_before": (
        "Nhiệm vụ đến hạn trước ngày",
        "Tasks due on or before a day, as 2025-12-31.",
        "SELECT * FROM v_tasks WHERE due_on <= :day ORDER BY due_on, no",
    ),
}


def metadata(database: str) -> dict[str, Any]:
    """The metadata of the database under its name, as `datasette -m` reads it."""
    tables = {table: _table(table) for table in TABLES}
    for name, (title, meaning) in _VIEWS.items():
        tables[name] = {"title": title, "description": meaning}
    tables["v_tasks"] |= {"fts_table": "tasks_fts", "fts_pk": "no"}
    for name, facets in _FACETS.items():
        tables[name]["facets"] = facets
    # What the index shows its words in is no table for people.
    hidden = {f"{table}_fts_text": {"allow": False} for table in TABLES if _is_searched(table)}
    queries = {
        name: {"title": title, "description": meaning, "sql": sql} for name, (title, meaning, sql) in _QUERIES.items()
    }
    return {
        "title": "Kế hoạch, báo cáo hành chính: ai làm gì, khi nào",
        "databases": {database: {"tables": tables | hidden, "queries": queries}},
    }


def _table(table: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "title": TITLES[table],
        "description": TABLES[table].__doc__ or "",
        "columns": {c.name: f"{c.vi}. {c.en}" for c in columns(table)},
    }
    if table in _LABELS:
        made["label_column"] = _LABELS[table]
    if _is_searched(table):
        made |= {"fts_table": f"{table}_fts", "fts_pk": "rowid"}
    return made


def _is_searched(table: str) -> bool:
    return any(c.searched for c in columns(table))
