"""The database as anyone with sqlite3 alone finds it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from extract.export.formats import opened, replacing
from extract.export.schema import KEYS, foreign
from extract.export.sqlite import VIEWS
from extract.records import TABLES, DocumentRow, Records, SectionRow, TaskRow, columns


@pytest.fixture
def database(output: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{output / 'kehoach.sqlite'}?mode=ro", uri=True)) as opened:
        yield opened


def searchable(folder: Path, *texts: str) -> sqlite3.Connection:
    tasks = tuple(
        TaskRow(task_id=f"t{n}", doc_id="d", position=n, origin="prose", text=text) for n, text in enumerate(texts, 1)
    )
    with replacing(folder, ["sqlite"]), opened(folder, ["sqlite"]) as tables:
        tables.write(Records(tasks=tasks))
    return sqlite3.connect(folder / "kehoach.sqlite")


def found(database: sqlite3.Connection, words: str) -> list[str]:
    select = (
        "SELECT text FROM tasks WHERE rowid IN (SELECT rowid FROM tasks_fts WHERE tasks_fts MATCH ?) ORDER BY rowid"
    )
    return [text for (text,) in database.execute(select, (words,))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hạn chế", "han che"),
        ("Hạn chế", "Hạn chế"),
        ("Hạn chế", "HẠN CHẾ"),
        ("Hạn chế", "hạn che"),
        ("HẠN CHẾ, YẾU KÉM", "yeu kem"),
        ("các đơn vị", "don vi"),
        ("các đơn vị", "đơn vị"),
        ("các đơn vị", '"đơn vị"'),
        ("ĐƠN VỊ", "don vi"),
        ("Đề án", "de an"),
        ("Ủy ban nhân dân", "Uỷ ban"),
        ("Uỷ ban nhân dân", "ủy ban"),
        ("Uỷ ban nhân dân", '"uy ban nhan dan"'),
        ("hoà giải", '"hòa giải"'),
        ("Ha\u0323n che\u0302\u0301", "han che"),
        ("Ha\u0323n che\u0302\u0301", "hạn chế"),
        ("Tiêu chí 7.2.1", '"7.2.1"'),
        ("58/KH-UBND", '"58/kh-ubnd"'),
    ],
)
def test_words_are_found_with_and_without_their_marks(tmp_path: Path, text: str, words: str) -> None:
    with closing(searchable(tmp_path, "Thu gom rác thải", text)) as database:
        assert found(database, words) == [text]


def test_words_with_marks_find_these_alone(tmp_path: Path) -> None:
    with closing(searchable(tmp_path, "hạn chế", "hẳn chê", "bàn", "bán", "đơn", "don")) as database:
        assert found(database, "hạn chế") == ["hạn chế"]
        assert found(database, "han che") == ["hạn chế", "hẳn chê"]
        assert found(database, "bán") == ["bán"]
        assert found(database, "đơn") == ["đơn"]
        assert found(database, "don") == ["đơn", "don"]
        assert found(database, "text : bàn") == ["bàn"]


@pytest.mark.parametrize("words", ["hạn chế", "han che"])
def test_what_is_found_is_shown_as_it_is_written(tmp_path: Path, words: str) -> None:
    with closing(searchable(tmp_path, "Khắc phục hạn chế trong năm")) as database:
        select = "SELECT snippet(tasks_fts, -1, '[', ']', '…', 20) FROM tasks_fts WHERE tasks_fts MATCH ?"
        assert database.execute(select, (words,)).fetchall() == [("Khắc phục [hạn] [chế] trong năm",)]


def test_search_holds_after_vacuum(output: Path, tmp_path: Path) -> None:
    path = shutil.copy(output / "kehoach.sqlite", tmp_path)
    with closing(sqlite3.connect(path)) as database:
        before = found(database, "uy ban")
        assert before
        database.execute("VACUUM")
        assert found(database, "uy ban") == before


def test_each_searched_column_is_found(output: Path, database: sqlite3.Connection) -> None:
    for table in TABLES:
        for name in [c.name for c in columns(table) if c.searched]:
            value = database.execute(f"SELECT max({name}) FROM {table} WHERE {name} GLOB '*[a-z]*'").fetchone()[0]
            if value:
                select = f"SELECT count(*) FROM {table}_fts WHERE {table}_fts MATCH ?"
                words = value.replace('"', " ")
                assert database.execute(select, (f'{name} : "{words}"',)).fetchone()[0], (table, name, value)


def test_the_file_is_sound_and_every_reference_leads_somewhere(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA user_version").fetchone() == (1,)
    assert database.execute("SELECT value FROM metadata WHERE key = 'made_by'").fetchone() == ("kehoach",)


@pytest.mark.parametrize("table", TABLES)
def test_keys_types_and_indexes_follow_the_schema(database: sqlite3.Connection, table: str) -> None:
    info = database.execute(f"PRAGMA table_info({table})").fetchall()
    kinds = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
    assert [(name, kind, bool(full)) for _, name, kind, full, _, _ in info] == [
        (c.name, kinds[c.type], c.required) for c in columns(table)
    ]
    keys = sorted((place, name) for _, name, _, _, _, place in info if place)
    assert tuple(name for _, name in keys) == KEYS[table]
    references = {row[3]: (row[2], row[4]) for row in database.execute(f"PRAGMA foreign_key_list({table})")}
    assert references == foreign(table)
    indexed = {
        database.execute(f"PRAGMA index_info({row[1]})").fetchone()[2]
        for row in database.execute(f"PRAGMA index_list({table})")
    }
    assert {*foreign(table), *({"doc_id"} & {c.name for c in columns(table)})} <= indexed


def test_a_value_that_the_schema_does_not_know_is_refused(tmp_path: Path) -> None:
    with closing(searchable(tmp_path, "a")) as database:
        for change in ("origin = 'dream'", "text = NULL", "task_id = NULL"):
            with pytest.raises(sqlite3.IntegrityError):
                database.execute(f"UPDATE tasks SET {change}")


def test_a_task_is_shown_with_its_document_and_unit(database: sqlite3.Connection) -> None:
    counts = {
        table: database.execute(f"SELECT count(*) FROM {table}").fetchone()
        for table in (*VIEWS, "tasks", "assignments", "deadlines", "units")
    }
    assert counts["v_tasks"] == counts["tasks"]
    assert counts["v_assignments"] == counts["assignments"]
    assert counts["v_deadlines"] == counts["deadlines"]
    assert counts["v_units"] == counts["units"]
    select = "SELECT source, code, unit, role, due_on FROM v_assignments WHERE mention = 'Phòng Kinh tế' AND source LIKE '%xa-2025%'"
    assert ("ke-hoach-xa-2025.md", "58/KH-UBND", "Phòng Kinh tế", "lead", "2025-10-30") in database.execute(
        select
    ).fetchall()
    leads = database.execute("SELECT sum(leads) FROM v_units").fetchone()
    assert leads == database.execute("SELECT count(*) FROM assignments WHERE role = 'lead'").fetchone()


def test_rows_of_files_with_the_same_bytes_are_shown_once(tmp_path: Path) -> None:
    documents = (
        DocumentRow(doc_id="d", source="a.docx", code="1/KH"),
        DocumentRow(doc_id="d", source="b.docx", code="1/KH"),
    )
    section = SectionRow(section_id="s", doc_id="d", position=1, depth=0, kind="tasks", heading="NHIỆM VỤ")
    task = TaskRow(task_id="t", doc_id="d", section_id="s", position=1, origin="prose", text="x")
    with replacing(tmp_path, ["sqlite"]), opened(tmp_path, ["sqlite"]) as tables:
        tables.write(Records(documents=documents[:1], sections=(section,), tasks=(task,)))
        tables.write(Records(documents=documents[1:]))
    with closing(sqlite3.connect(tmp_path / "kehoach.sqlite")) as database:
        assert database.execute("SELECT no, source, section FROM v_tasks").fetchall() == [(1, "a.docx", "NHIỆM VỤ")]
