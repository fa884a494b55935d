"""Data frames: every column, with types that know an empty value."""

from __future__ import annotations

import pandas

from extract.export import frames
from extract.records import TABLES, DocumentRow, Records, TaskRow, columns


def test_empty_tables_have_all_columns() -> None:
    made = frames(Records())
    assert list(made) == list(TABLES)
    for table, frame in made.items():
        assert list(frame.columns) == [c.name for c in columns(table)]
        assert len(frame) == 0


def test_types_hold_where_values_are_missing() -> None:
    tasks = (
        TaskRow(task_id="t1", doc_id="d", position=1, origin="prose", text="a", due_on="2025-03-31", page=2),
        TaskRow(task_id="t2", doc_id="d", position=2, origin="table", text="b"),
    )
    documents = (DocumentRow(doc_id="d", source="a.docx", issued_on="2025-03", text_quality=1.0),)
    made = frames(Records(documents=documents, tasks=tasks))
    assert made["tasks"]["page"].tolist()[0] == 2
    assert made["tasks"]["page"].isna().tolist() == [False, True]
    assert made["tasks"]["due_on"].dt.date.tolist()[0].isoformat() == "2025-03-31"
    assert made["tasks"]["due_on"].isna().tolist() == [False, True]
    assert made["documents"]["issued_on"].tolist() == ["2025-03"]
    assert made["documents"]["is_draft"].dtype == pandas.BooleanDtype()


def test_a_year_far_away_is_no_error() -> None:
    task = TaskRow(task_id="t", doc_id="d", position=1, origin="prose", text="a", due_on="9999-12-31")
    assert frames(Records(tasks=(task,)))["tasks"]["due_on"].dt.year.tolist() == [9999]
