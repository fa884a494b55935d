"""A whole run over real processes: order, twins, failures, and the same bytes every time."""

from __future__ import annotations

import json
import random
import zipfile
from pathlib import Path

from extract.batch import Event, FileDone, Planned, Publishing, Source, discover, run
from extract.batch.sources import LARGEST
from extract.export import csv
from extract.export.formats import FORMATS
from extract.records import TABLES, Records, UnitRow
from tests.batch.outputs import tree
from tests.batch.plans import plan


def pages(folder: Path, number: int) -> Path:
    folder.mkdir()
    for i in range(number):
        (folder / f"ke-hoach-{i}.md").write_text(plan(i), encoding="utf-8")
    return folder


def test_two_runs_with_any_workers_and_order_give_the_same_bytes(tmp_path: Path) -> None:
    folder = pages(tmp_path / "in", 5)
    run(discover([folder]), tmp_path / "one", workers=1, formats=tuple(FORMATS))
    run(discover([folder]), tmp_path / "two", workers=2, formats=tuple(FORMATS))
    shuffled = sorted(folder.iterdir())
    random.Random(7).shuffle(shuffled)
    run(discover(shuffled), tmp_path / "three", workers=2, formats=tuple(FORMATS))
    first = tree(tmp_path / "one")
    assert len(first) == sum(len(module.FILES) for module in FORMATS.values()) + 5
    assert tree(tmp_path / "two") == first
    assert tree(tmp_path / "three") == first


def test_a_run_says_what_it_did(tmp_path: Path) -> None:
    folder = pages(tmp_path / "in", 2)
    (folder / "empty.docx").write_bytes(b"")
    seen: list[Event] = []
    summary = run(discover([folder]), tmp_path / "out", 1, seen.append)
    assert (summary.files, summary.failed, summary.rows["documents"]) == (3, 1, 3)
    assert seen[0] == Planned(files=3, kept=0, failed=0, workers=1)
    done = [(event.source, event.code) for event in seen if isinstance(event, FileDone)]
    assert done == [("empty.docx", "empty-file"), ("ke-hoach-0.md", ""), ("ke-hoach-1.md", "")]
    assert isinstance(seen[-1], Publishing)


def test_files_with_the_same_bytes_share_their_rows(tmp_path: Path) -> None:
    folder = pages(tmp_path / "in", 1)
    for name in ("b.md", "c.md"):
        (folder / name).write_bytes((folder / "ke-hoach-0.md").read_bytes())
    run(discover([folder]), tmp_path / "out", 2)
    run(discover([folder / "b.md"]), tmp_path / "alone", 1)
    got, alone = csv.read(tmp_path / "out"), csv.read(tmp_path / "alone")
    assert [row.source for row in got.documents] == ["b.md", "c.md", "ke-hoach-0.md"]
    assert len({row.doc_id for row in got.documents}) == 1
    for table in TABLES:
        if table not in ("documents", "problems"):
            assert getattr(got, table) == getattr(alone, table)
    assert len(list((tmp_path / "out" / "jsonl").iterdir())) == 1


def test_twins_that_fail_have_a_row_in_problems_each(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(b"")
    summary = run(discover([tmp_path]), tmp_path / "out", 1)
    assert [(p.source, p.position, p.code) for p in csv.read(tmp_path / "out").problems] == [
        ("a.docx", 1, "empty-file"),
        ("b.docx", 1, "empty-file"),
    ]
    assert summary.failed == 2


def test_what_cannot_be_opened_has_its_rows(tmp_path: Path) -> None:
    folder = pages(tmp_path / "in", 1)
    (folder / "gone.docx").symlink_to(folder / "nowhere")
    with (folder / "large.pdf").open("wb") as file:
        file.truncate(LARGEST + 1)
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("a.md", "x" * 100)
    damaged = bytearray((folder / "z.zip").read_bytes())
    damaged[40] ^= 0xFF  # inside the member's data: its checksum no longer holds
    (folder / "z.zip").write_bytes(damaged)
    summary = run(discover([folder]), tmp_path / "out", 1)
    got = csv.read(tmp_path / "out")
    assert [(p.source, p.code) for p in got.problems] == [
        ("gone.docx", "unreadable-file"),
        ("large.pdf", "file-too-large"),
        ("z.zip!/a.md", "damaged-file"),
    ]
    assert [row.source for row in got.documents] == ["gone.docx", "ke-hoach-0.md", "large.pdf", "z.zip!/a.md"]
    assert [row.sha256 is None for row in got.documents] == [True, False, True, True]
    assert len({row.doc_id for row in got.documents}) == 4
    assert summary.failed == 3
    assert all(" / " in p.message for p in got.problems)


def test_members_that_cannot_be_unpacked_have_their_rows(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("broken.md", "locked.md", "strange.md"):
            archive.writestr(name, plan(0))
    data = bytearray((tmp_path / "a.zip").read_bytes())
    start = data.index(b"broken.md") + len("broken.md")
    data[start] = 0xFF  # no block of deflate begins so
    for name, offset, value in ((b"locked.md", 8, 1), (b"strange.md", 10, 9)):  # flags, and method in the directory
        data[data.rindex(name) - 46 + offset] = value
        data[data.index(name) - 30 + offset - 2] = value
    (tmp_path / "a.zip").write_bytes(data)
    (tmp_path / "b.zip").write_bytes(data[: data.index(b"locked.md")])
    run(discover([tmp_path]), tmp_path / "out", 1)
    assert [(p.source, p.code) for p in csv.read(tmp_path / "out").problems] == [
        ("a.zip!/broken.md", "damaged-file"),
        ("a.zip!/locked.md", "encrypted-file"),
        ("a.zip!/strange.md", "damaged-file"),
        ("b.zip", "damaged-file"),
    ]


def test_an_earlier_run_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = pages(tmp_path / "in", 3)
    run(discover([folder]), tmp_path / "out", 1)
    (tmp_path / "out" / "jsonl" / "mine.jsonl").write_text("kept")
    (folder / "ke-hoach-1.md").unlink()
    run(discover([folder]), tmp_path / "out", 1)
    run(discover([folder]), tmp_path / "fresh", 1)
    (tmp_path / "out" / "jsonl" / "mine.jsonl").unlink()
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")


def test_the_text_of_a_document_holds_every_quote(tmp_path: Path) -> None:
    run(discover([pages(tmp_path / "in", 2)]), tmp_path / "out", 1)
    for path in (tmp_path / "out" / "jsonl").iterdir():
        with path.open(encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        for record in lines:
            assert [lines[0]["text"][s["start"] : s["end"]] for s in record["spans"]] == record["quote"]


def test_units_are_counted_over_the_run() -> None:
    from extract.batch.publish import add_units

    def row(key: str, mentions: int) -> UnitRow:
        return UnitRow(unit_id=key, name=key, kind="department", level="province", mentions=mentions, documents=1)

    units: dict[str, UnitRow] = {}
    add_units(units, Records(units=(row("b", 2), row("a", 1))).units)
    add_units(units, Records(units=(row("b", 3),)).units)
    assert {key: (unit.mentions, unit.documents) for key, unit in units.items()} == {"b": (5, 2), "a": (1, 1)}


def test_no_sources_make_empty_tables(tmp_path: Path) -> None:
    sources: list[Source] = []
    assert run(sources, tmp_path, 1).files == 0
    assert csv.read(tmp_path) == Records()
