"""Records as pandas data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.records import TABLES, Records, columns

if TYPE_CHECKING:
    import pandas

# Types that know an empty value, so that a column of whole numbers with a gap stays whole.
DTYPES = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
}


def frames(records: Records) -> dict[str, pandas.DataFrame]:
    """A data frame for each table, in the order of `TABLES`, with every column even where there are no rows.

    Dates are timestamps; partial dates (`issued_on`) stay strings. Empty is `<NA>` or `NaT`.
    """
    return {table: _frame(table, getattr(records, table)) for table in TABLES}


def _frame(table: str, rows: tuple[Any, ...]) -> pandas.DataFrame:
    import pandas

    data = {c.name: pandas.array([getattr(row, c.name) for row in rows], dtype=DTYPES[c.type]) for c in columns(table)}
    return pandas.DataFrame(data)
