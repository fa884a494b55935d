"""The schema of all tables as a Frictionless data package, for whoever feeds them to another system."""

from __future__ import annotations

from typing import Any

from extract import __version__
from extract.records import TABLES, Column, columns

KEYS: dict[str, tuple[str, ...]] = {
    "documents": ("doc_id", "source"),
    "sections": ("section_id",),
    "criteria": ("criterion_id",),
    "tasks": ("task_id",),
    "assignments": ("task_id", "position"),
    "deadlines": ("task_id", "position"),
    "units": ("unit_id",),
    "citations": ("doc_id", "position"),
    "recipients": ("doc_id", "position"),
    "footnotes": ("doc_id", "position"),
    "problems": ("source", "position"),
}
# `doc_id` is no foreign key: files with the same bytes share one in documents.
FOREIGN = {"section_id": "sections", "criterion_id": "criteria", "task_id": "tasks", "unit_id": "units"}


def package() -> dict[str, Any]:
    """The data package: a resource for each table, with fields, constraints and keys."""
    return {
        "name": "kehoach",
        "title": "Kế hoạch, báo cáo hành chính: ai làm gì, khi nào",
        "description": (__doc__ or "").strip(),
        "version": __version__,
        "profile": "tabular-data-package",
        "resources": [resource(table) for table in TABLES],
    }


def resource(table: str) -> dict[str, Any]:
    """One table as a Frictionless resource."""
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in columns(table)],
        "missingValues": [""],
        "primaryKey": list(KEYS[table]),
    }
    if foreign := [_foreign(table, c.name) for c in columns(table) if _is_foreign(table, c.name)]:
        schema["foreignKeys"] = foreign
    return {
        "name": table,
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "title": (TABLES[table].__doc__ or "").strip(),
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.enum:
        constraints["enum"] = list(column.enum)
    if column.pattern:
        constraints["pattern"] = column.pattern
    made: dict[str, Any] = {"name": column.name, "type": column.type, "title": column.vi, "description": column.en}
    return made | ({"constraints": constraints} if constraints else {})


def _is_foreign(table: str, name: str) -> bool:
    return name == "parent_id" or (name in FOREIGN and FOREIGN[name] != table)


def _foreign(table: str, name: str) -> dict[str, Any]:
    if name == "parent_id":  # the empty name stands for the table itself
        return {"fields": name, "reference": {"resource": "", "fields": "section_id"}}
    return {"fields": name, "reference": {"resource": FOREIGN[name], "fields": name}}
