"""Strategies that draw any record the schema allows."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from extract.export.schema import KEYS
from extract.records import TABLES, Column, Records, columns

# Text that is likely to be taken for a formula, beside any text that UTF-8 can hold.
risky = st.text(st.sampled_from("=+-@\t\r\n'\",;.0 5aĐ"), min_size=1, max_size=8)
anything = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
# What is hard to carry: letters that XML has no room for, marks of their own, other programs' markup and escapes.
ODD = [
    "\x00", "a\x00b", "\x0b", "\x1f", "\x7f", "\ufffe", "\uffff", "\r\n", " a ", "\n", "Ha\u0323n che\u0302\u0301",
    "🧾 5/KH", "_x0041_", "_x000D_",
    "<r>a</r>", "<r><t>a</t></r>", "&amp;", "]]>", "http://a.vn", "mailto:a@b.vn", "internal:x!A1", "{=1+1}", "1e5", "007", "NaN", "TRUE",
    "2025-01-01", "'", "''=", "NULL", "\u2028", "\ufeff", "đ" * 3000,
]  # fmt: skip
texts = risky | st.sampled_from(ODD) | anything


def value(column: Column) -> st.SearchStrategy[Any]:
    """Any value of a column; None too where it may be empty."""
    filled: st.SearchStrategy[Any]
    match column.type:
        case "integer":
            filled = st.integers(-(2**53), 2**53)  # what a spreadsheet holds exactly
        case "number":
            filled = st.floats(allow_nan=False, allow_infinity=False)
        case "boolean":
            filled = st.booleans()
        case "date":
            filled = st.dates(min_value=date(1900, 1, 1)).map(date.isoformat)
        case _:
            filled = st.sampled_from(column.enum) if column.enum else texts
    return filled if column.required else st.none() | filled


def rows(table: str) -> st.SearchStrategy[Any]:
    """Any record of a table."""
    return st.builds(TABLES[table], **{c.name: value(c) for c in columns(table)})


def records() -> st.SearchStrategy[Records]:
    """A few records of every table, no two with the same key."""
    return st.builds(Records, **{table: distinct(table).map(tuple) for table in TABLES})


def distinct(table: str) -> st.SearchStrategy[list[Any]]:
    """A few records of a table."""
    return st.lists(rows(table), max_size=2, unique_by=lambda row: tuple(getattr(row, key) for key in KEYS[table]))
