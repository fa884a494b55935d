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
    if keys := foreign(table):
        # The empty name stands for the table itself.
        schema["foreignKeys"] = [
            {"fields": name, "reference": {"resource": "" if other == table else other, "fields": key}}
            for name, (other, key) in keys.items()
        ]
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


def foreign(table: str) -> dict[str, tuple[str, str]]:
    """The columns of a table that refer to another, or to itself, with the table and the key that they name."""
    own = KEYS[table]
    named = {c.name: (FOREIGN[c.name], c.name) for c in columns(table) if c.name in FOREIGN and own != (c.name,)}
    return named | ({"parent_id": ("sections", "section_id")} if table == "sections" else {})


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
