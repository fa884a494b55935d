"""The output of a run, document by document."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

from extract.export.csv import read
from extract.records import TABLES, Records

# Tables whose rows belong to one document and stand in gold.
_OF_DOCUMENTS = [table for table in TABLES if table not in ("documents", "units", "problems")]


def read_output(folder: Path) -> list[Records]:
    """The records of each input of a run, in the order of `documents.csv`; files with the same bytes share rows.

    Raises:
        FileNotFoundError: If a table is missing.
        ValueError: If a table does not fit the schema; names file and line.
    """
    every = read(folder)
    rows: dict[str, dict[str, list[Any]]] = {table: defaultdict(list) for table in _OF_DOCUMENTS}
    for table, by_document in rows.items():
        for row in getattr(every, table):
            by_document[row.doc_id].append(row)
    return [
        replace(
            Records(documents=(document,)),
            **{table: tuple(by_document[document.doc_id]) for table, by_document in rows.items()},
        )
        for document in every.documents
    ]
