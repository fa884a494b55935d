"""Strategies that draw any record the schema allows."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from extract.records import TABLES, Column, Records, columns

# Text that is likely to be taken for a formula, beside any text that UTF-8 can hold.
risky = st.text(st.sampled_from("=+-@\t\r\n'\",;.0 5aĐ"), min_size=1, max_size=8)
anything = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
texts = risky | anything


def value(column: Column) -> st.SearchStrategy[Any]:
    """Any value of a column; None too where it may be empty."""
    filled: st.SearchStrategy[Any]
    match column.type:
        case "integer":
            filled = st.integers()
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
    """A few records of every table."""
    return st.builds(Records, **{table: st.lists(rows(table), max_size=2).map(tuple) for table in TABLES})
