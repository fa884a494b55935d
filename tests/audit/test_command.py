"""`kehoach audit` as a person runs it, and `extract.audit` as a notebook calls it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas
import pytest

import extract
from extract.audit.archive import NotAnOutput
from extract.audit.comparing import NoSuchDocument, SameDocument
from extract.audit.files import FILES, PAGE
from extract.audit.tables import SHEETS
from tests.audit.archives import archive, plan
from tests.test_cli import kehoach

TASK = "- Phòng Nội vụ trồng 30 ha rừng thông tại xã Nà Sa trước ngày 30/6/2024."


@pytest.fixture
def output(tmp_path: Path) -> Path:
    others = plan(
        "**I. NHIỆM VỤ**", "- Phòng Tư pháp mở 12 lớp dạy bơi.", number="26", title="Phòng, chống đuối nước trẻ em"
    )
    archive(tmp_path / "out", {"a.md": plan("**I. NHIỆM VỤ**", TASK, "- Sửa phòng tiếp dân."), "b.md": others})
    return tmp_path / "out"


def test_a_summary_is_printed_and_the_files_are_there(output: Path) -> None:
    done = kehoach("audit", output, "--as-of", "2024-07-01", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Audit as of 2024-07-01: 2 documents, 3 tasks, 2 units\n")
    assert "past-deadlines      1  warning" in done.stdout
    assert {path.name for path in (output / "audit").iterdir()} == {*FILES, PAGE}


def test_what_was_issued_later_is_said(output: Path) -> None:
    done = kehoach("audit", output, "--as-of", "2024-01-01", "--lang", "en")
    assert "Documents issued after that day, which answer no task: 2." in done.stdout


def test_today_is_the_day_unless_another_is_given(output: Path) -> None:
    done = kehoach("audit", output, "-o", output.parent / "audit", "--lang", "vi")
    assert f"Kiểm tra đến ngày {date.today().isoformat()}" in done.stdout
    assert (output.parent / "audit" / "findings.csv").exists()


def test_the_same_bytes_on_every_run(output: Path, tmp_path: Path) -> None:
    for name in ("1", "2"):
        assert kehoach("audit", output, "-o", tmp_path / name, "--as-of", "2024-07-01").returncode == 0
    for name in (*FILES, PAGE):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


def test_pairs_may_be_asked_for_again_and_again(output: Path) -> None:
    done = kehoach("audit", output, "--compare", "a.md", "b.md", "--compare", "b.md", "a.md", "--lang", "en")
    assert "a.md → b.md: 2 dropped, 1 new" in done.stdout
    done = kehoach("audit", output, "--compare", "a.md", "c.md", "--lang", "vi")
    assert (done.returncode, done.stdout) == (64, "")
    assert "không có văn bản c.md" in done.stderr
    assert kehoach("audit", output, "--compare", "a.md").returncode == 64
    done = kehoach("audit", output, "--compare", "a.md", "a.md", "--lang", "en")
    assert (done.returncode, done.stdout) == (64, "")
    assert "a.md is the same one again" in done.stderr


@pytest.mark.parametrize(("lang", "words"), [("en", "File missing"), ("vi", "Thiếu tệp")])
def test_a_folder_that_is_no_output(lang: str, words: str, tmp_path: Path) -> None:
    done = kehoach("audit", tmp_path, "--lang", lang)
    assert done.returncode == 3
    assert done.stderr.startswith(f"{words}: {tmp_path / 'documents.csv'}")


@pytest.mark.parametrize(("lang", "words"), [("en", "A table is damaged"), ("vi", "Bảng hỏng")])
def test_a_damaged_output(lang: str, words: str, output: Path) -> None:
    (output / "tasks.csv").write_text("x\n", encoding="utf-8")
    done = kehoach("audit", output, "--lang", lang)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(words) and "tasks.csv" in done.stderr


def test_a_command_that_is_wrong(output: Path) -> None:
    done = kehoach("audit", output, "--as-of", "31/12/2024", "--lang", "en")
    assert (done.returncode, done.stderr) == (64, "Not a day (YYYY-MM-DD): 31/12/2024\n")
    for text in ("2026-W10-1", "20240701"):
        assert kehoach("audit", output, "--as-of", text).returncode == 64
    assert kehoach("audit").returncode == 64


def test_a_folder_that_cannot_be_written(output: Path) -> None:
    done = kehoach("audit", output, "-o", output / "tasks.csv", "--lang", "en")
    assert done.returncode == 1
    assert "Cannot write to" in done.stderr


def test_frames_have_the_columns_of_the_files(output: Path) -> None:
    made = extract.audit(output, as_of="2024-07-01", compare=[("a.md", "b.md")])
    for sheet in SHEETS:
        frame = getattr(made, sheet.name)
        assert isinstance(frame, pandas.DataFrame)
        assert list(frame.columns) == [column.name for column in sheet.columns]
    late = made.findings[made.findings.code == "past-deadlines"]
    assert list(late.source) == ["a.md"]
    assert made.audit.as_of == date(2024, 7, 1)
    assert list(made.comparison.status) == ["dropped", "dropped", "new"]
    assert made.load.loc[made.load.unit == "Phòng Nội vụ", "overdue"].item() == 1


def test_frames_of_nothing_have_their_columns(tmp_path: Path) -> None:
    archive(tmp_path / "out", {"a.md": plan("**I. MỤC ĐÍCH**", "Phục vụ tốt hơn.")})
    made = extract.audit(tmp_path / "out", as_of=date(2024, 7, 1))
    assert [len(getattr(made, sheet.name)) for sheet in SHEETS] == [0, 0, 0, 0]
    assert "unit_id" in made.matrix


def test_what_cannot_be_audited_raises(output: Path, tmp_path: Path) -> None:
    with pytest.raises(NotAnOutput):
        extract.audit(tmp_path / "nowhere")
    with pytest.raises(NoSuchDocument):
        extract.audit(output, compare=[("a.md", "c.md")])
    with pytest.raises(ValueError, match="31/12/2024"):
        extract.audit(output, as_of="31/12/2024")
    with pytest.raises(SameDocument):
        extract.audit(output, compare=[("a.md", "a.md")])
