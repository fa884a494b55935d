"""Tables that processes of their own write: the same as those of one process, and nothing left of those that fail."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path

import pytest

from extract.batch import discover, run
from extract.batch.beside import Beside
from extract.batch.inputs import inputs_of
from extract.batch.journal import Journal
from extract.batch.publish import Lost, publish
from extract.export.csv import read
from extract.export.formats import opened
from tests.batch.outputs import tree
from tests.batch.test_run import pages

ALL = ("csv", "xlsx", "sqlite")


def read_once(tmp_path: Path, files: int = 70) -> tuple[Path, list[tuple[str, str]], str]:
    """The folder of a run, its files by name and key, and what its journal is opened with. Two files are twins."""
    folder, out = pages(tmp_path / "in", files), tmp_path / "out"
    (folder / "ke-hoach-0b.md").write_bytes((folder / "ke-hoach-1.md").read_bytes())
    run(discover([folder]), out, 1)
    with closing(sqlite3.connect(out / ".kehoach/journal.sqlite")) as database:
        settings = database.execute("SELECT settings FROM results LIMIT 1").fetchone()[0]
    return out, [(row.source, f"{row.sha256}.md") for row in read(out).documents], settings


def test_the_same_bytes_from_any_number_of_processes(tmp_path: Path) -> None:
    out, inputs, settings = read_once(tmp_path)
    first = tree(out)
    with closing(Journal(out / ".kehoach", settings)) as journal:
        for processes in (2, 3, 9):
            for name in first:
                if not name.startswith("jsonl/"):
                    (out / name).unlink()
            publish(journal, out, inputs, ALL, processes=processes)
            assert tree(out) == first


def test_what_is_lost_leaves_the_tables_as_they_were(tmp_path: Path) -> None:
    out, inputs, settings = read_once(tmp_path, 3)
    first = tree(out)
    with closing(Journal(out / ".kehoach", settings)) as journal:
        for segment in journal.segments.iterdir():
            segment.write_bytes(segment.read_bytes()[:-20])
        with pytest.raises(Lost):
            publish(journal, out, inputs, ALL, processes=3)
    assert tree(out) == first
    assert not active_children()


def test_a_process_that_is_killed_is_no_whole_table(tmp_path: Path) -> None:
    out, inputs, settings = read_once(tmp_path, 3)
    first = tree(out)
    with closing(Journal(out / ".kehoach", settings)) as journal:
        told = list(inputs_of(journal, inputs))
        with Beside(["xlsx"], out, journal.segments, "vi") as beside:
            for child in active_children():
                child.kill()
            with pytest.raises(ChildProcessError, match="exit code -9"):
                for _ in range(200):
                    for one in told:
                        beside.tell(one)
                beside.end(())
                beside.wait()
    assert tree(out) == first


def test_a_process_says_why_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "kehoach.sqlite.part").mkdir()
    with pytest.raises(OSError) as of_one, opened(tmp_path, ["sqlite"]):
        pass
    with Beside(["sqlite"], tmp_path, tmp_path, "vi") as beside, pytest.raises(OSError) as of_two:
        beside.end(())
        beside.wait()
    assert (type(of_two.value), of_two.value.args) == (type(of_one.value), of_one.value.args)


def test_a_parent_that_gives_up_leaves_nothing_behind(tmp_path: Path) -> None:
    out, inputs, settings = read_once(tmp_path, 3)
    with closing(Journal(out / ".kehoach", settings)) as journal:
        begun = time.monotonic()
        with pytest.raises(KeyboardInterrupt), Beside(["xlsx", "sqlite"], out, journal.segments, "vi") as beside:
            for one in inputs_of(journal, inputs):
                beside.tell(one)
            raise KeyboardInterrupt
    assert time.monotonic() - begun < 60
    assert not active_children()
