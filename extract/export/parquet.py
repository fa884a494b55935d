"""The tables as Parquet, one file each, with the types of the schema: dates are dates, whole numbers whole, partial dates text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from extract.export.parts import part
from extract.records import TABLES, TITLES, Column, Records, columns

if TYPE_CHECKING:
    import pyarrow

FILES = tuple(f"parquet/{table}.parquet" for table in TABLES)
# What is kept before it is written. Groups are cut at this count whatever a call brings, so that the bytes depend on the rows alone.
ROWS = 10_000


class Tables:
    """The Parquet files of a run, open for writing.

    Args:
        folder: Its folder `parquet` must be there.

    Raises:
        ModuleNotFoundError: If pyarrow is not installed.
        OSError: If the files cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        from pyarrow.parquet import ParquetWriter

        self._schemas = {table: schema(table) for table in TABLES}
        self._rows: dict[str, list[Any]] = {table: [] for table in TABLES}
        self._writers = {
            table: ParquetWriter(part(folder, name), self._schemas[table], compression="zstd")
            for table, name in zip(TABLES, FILES, strict=True)
        }

    def write(self, records: Records) -> None:
        """Add the records below what is there."""
        for table, waiting in self._rows.items():
            waiting.extend(getattr(records, table))
            while len(waiting) >= ROWS:
                self._group(table, waiting[:ROWS])
                del waiting[:ROWS]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for table, writer in self._writers.items():
            if error[0] is None and self._rows[table]:
                self._group(table, self._rows[table])
            writer.close()

    def _group(self, table: str, rows: list[Any]) -> None:
        import pyarrow

        arrays = [_array([getattr(row, c.name) for row in rows], c) for c in columns(table)]
        self._writers[table].write_table(
            pyarrow.Table.from_arrays(arrays, schema=self._schemas[table]), row_group_size=ROWS
        )


def schema(table: str) -> pyarrow.Schema:
    """The Arrow schema of a table; each field carries its title and meaning."""
    import pyarrow

    fields = [
        pyarrow.field(c.name, arrow(c), nullable=not c.required, metadata={"title": c.vi, "description": c.en})
        for c in columns(table)
    ]
    return pyarrow.schema(fields, metadata={"title": TITLES[table], "description": TABLES[table].__doc__ or ""})


def arrow(column: Column) -> pyarrow.DataType:
    """The Arrow type of a column."""
    import pyarrow

    return {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }[column.type]


def _array(values: list[Any], column: Column) -> Any:
    import pyarrow

    if column.type == "date":
        return pyarrow.array(values, pyarrow.string()).cast(pyarrow.date32())
    return pyarrow.array(values, arrow(column))
