"""Reads what was written with libraries that others use, each format back into the records it was made from."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet

from extract.export import csv
from extract.records import TABLES, TITLES, Column, Records, columns


def read(folder: Path, format: str) -> Records:
    """The records in a format's files."""
    return {"csv": csv.read, "sqlite": _sqlite, "parquet": _parquet, "xlsx": _xlsx}[format](folder)


def _sqlite(folder: Path) -> Records:
    with closing(sqlite3.connect(folder / "kehoach.sqlite")) as database:
        return _records({t: database.execute(f"SELECT * FROM {t} ORDER BY rowid").fetchall() for t in TABLES})


def _parquet(folder: Path) -> Records:
    tables = {t: pyarrow.parquet.read_table(folder / "parquet" / f"{t}.parquet") for t in TABLES}
    return _records({t: [tuple(row.values()) for row in table.to_pylist()] for t, table in tables.items()})


def _xlsx(folder: Path) -> Records:
    book = openpyxl.load_workbook(folder / "kehoach.xlsx")
    return _records(
        {t: [_unescaped(row) for row in book[TITLES[t]].iter_rows(min_row=2, values_only=True)] for t in TABLES}
    )


def _unescaped(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The row with the letters that XML has no room for, as Excel reads them."""
    return tuple(
        re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), cell) if isinstance(cell, str) else cell
        for cell in row
    )


def _records(rows: dict[str, list[tuple[Any, ...]]]) -> Records:
    return Records(**{table: tuple(_row(table, row) for row in found) for table, found in rows.items()})


def _row(table: str, row: tuple[Any, ...]) -> Any:
    return TABLES[table](**{c.name: _value(v, c) for c, v in zip(columns(table), row, strict=True)})


def _value(value: Any, column: Column) -> Any:
    if value is None:
        return None
    match column.type:
        case "boolean":
            return bool(value)
        case "number":
            return float(value)
        case "date":
            if isinstance(value, datetime):
                return value.date().isoformat()
            return value.isoformat() if isinstance(value, date) else value
        case "string":
            assert isinstance(value, str)
            return value
    return value
