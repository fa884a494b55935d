"""An output folder as an audit reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.audit.archive import NotAnOutput, read, row_key
from tests.audit.archives import archive, plan

TEXT = plan(
    "**I. NHIỆM VỤ**",
    "- Phòng Nội vụ khảo sát giá đất trước ngày 31/5/2024.",
    "- UBND các xã: Nà Sa, Bó Hin sửa đường.",
)


def test_every_row_is_where_it_says(tmp_path: Path) -> None:
    made = archive(tmp_path / "out", {"a.md": TEXT})
    (doc_id,) = made.documents
    text, spans = made.text(doc_id), made.spans(doc_id)
    assert text
    for task in made.tasks.values():
        (place,) = spans["tasks", row_key("tasks", task)]
        assert text[place.start : place.end] == task.text
        for row in made.deadlines[task.task_id]:
            (place,) = spans["deadlines", row_key("deadlines", row)]
            assert text[place.start : place.end] == row.text
        for assignment in made.assignments[task.task_id]:
            assert spans["assignments", row_key("assignments", assignment)]
    for section in made.sections.values():
        assert spans["sections", section.section_id]


def test_without_json_lines_the_rows_are_there_all_the_same(tmp_path: Path) -> None:
    made = archive(tmp_path / "out", {"a.md": TEXT})
    (doc_id,) = made.documents
    (tmp_path / "out" / "jsonl" / f"{doc_id}.jsonl").unlink()
    again = read(tmp_path / "out")
    assert (again.text(doc_id), again.spans(doc_id)) == (None, {})
    assert again.tasks == made.tasks


def test_a_few_documents_stay_in_memory(tmp_path: Path) -> None:
    made = archive(tmp_path / "out", {f"{n}.md": plan("**I. NHIỆM VỤ**", number=str(n)) for n in range(1, 12)})
    texts = [made.text(doc_id) for doc_id in made.documents]
    assert len(set(texts)) == 11
    assert [made.text(doc_id) for doc_id in made.documents] == texts


def test_a_folder_that_is_no_output(tmp_path: Path) -> None:
    with pytest.raises(NotAnOutput) as told:
        read(tmp_path)
    assert (told.value.code, told.value.detail) == ("no-table", str(tmp_path / "documents.csv"))


@pytest.mark.parametrize("damage", [b"task_id,doc_id\nx,y\n", b"\xff\xfe\x00", b'"', b""])
def test_a_table_that_is_damaged(damage: bytes, tmp_path: Path) -> None:
    archive(tmp_path / "out", {"a.md": TEXT})
    (tmp_path / "out" / "tasks.csv").write_bytes(damage)
    with pytest.raises(NotAnOutput) as told:
        read(tmp_path / "out")
    assert told.value.code == "bad-table"


@pytest.mark.parametrize(
    ("table", "before", "after"),
    [("tasks", "2024-05-31", "31/5/2024"), ("units", "phong-noi-vu@", "phong-la-gi@"), ("tasks", "-t1,", "-t9,")],
)
def test_a_table_that_was_changed_by_hand_and_no_longer_fits(
    table: str, before: str, after: str, tmp_path: Path
) -> None:
    archive(tmp_path / "out", {"a.md": TEXT})
    path = tmp_path / "out" / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(NotAnOutput) as told:
        read(tmp_path / "out")
    assert ".csv: " in told.value.detail


def test_json_lines_that_are_damaged(tmp_path: Path) -> None:
    made = archive(tmp_path / "out", {"a.md": TEXT})
    (doc_id,) = made.documents
    (tmp_path / "out" / "jsonl" / f"{doc_id}.jsonl").write_text('{"table": "tasks"}\n', encoding="utf-8")
    with pytest.raises(NotAnOutput):
        read(tmp_path / "out").text(doc_id)


def test_an_output_of_an_earlier_version_lacks_what_was_added_since(tmp_path: Path) -> None:
    made = archive(tmp_path / "out", {"a.md": TEXT})
    path = tmp_path / "out" / "units.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    at = lines[0].split(",").index("entry_id")
    path.write_text("\n".join(",".join(line.split(",")[:at]) for line in lines) + "\n", encoding="utf-8-sig")
    again = read(tmp_path / "out")
    assert {unit.entry_id for unit in again.units.values()} == {None}
    assert list(again.units) == list(made.units)
