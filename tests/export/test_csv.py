"""CSV: what is written is what a spreadsheet may open and what our reader gives back."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from extract.export.csv import cell, guard, read, unguard, write
from extract.records import TABLES, DeadlineRow, RecipientRow, Records, UnitRow, columns
from tests.export.rows import records, texts


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("http://a")', '\'=HYPERLINK("http://a")'),
        ("+84 901", "'+84 901"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("- Như trên", "'- Như trên"),
        ("\tthụt", "'\tthụt"),
        ("\rvề", "'\rvề"),
        ("-", "-"),
        ("+", "+"),
        ("-5", "-5"),
        ("+3.25", "+3.25"),
        ("-0,5", "-0,5"),
        ("-2+3", "'-2+3"),
        ("-5\n", "'-5\n"),
        ("-٣", "'-٣"),
        ("'=x", "''=x"),
        ("''-", "'''-"),
        ("'trích'", "'trích'"),
        ("'", "'"),
        ("5 = 5", "5 = 5"),
        (" =1", " =1"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str, written: str) -> None:
    assert guard(text) == written
    assert unguard(written) == text


@given(texts)
def test_guard_is_undone(text: str) -> None:
    assert unguard(guard(text)) == text


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (True, "true"), (False, "false"), (7, "7"), (0.5, "0.5"), (-1, "-1")]
)
def test_values(value: object, text: str) -> None:
    assert cell(value) == text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records())
def test_the_reader_gives_back_what_was_written(made: Records) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(made, Path(folder))
        assert read(Path(folder)) == made


def test_every_table_has_its_header_even_when_empty(tmp_path: Path) -> None:
    write(Records(), tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        [*(f"{table}.csv" for table in TABLES), "datapackage.json"]
    )
    for table in TABLES:
        data = (tmp_path / f"{table}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.decode("utf-8-sig") == ",".join(c.name for c in columns(table)) + "\r\n"


def test_line_breaks_quotes_and_commas_stay_in_their_cell(tmp_path: Path) -> None:
    text = 'một, "hai"\nba'
    write(Records(recipients=(RecipientRow(doc_id="d", position=1, recipient=text),)), tmp_path)
    assert (tmp_path / "recipients.csv").read_bytes().endswith('d,1,"một, ""hai""\nba"\r\n'.encode())
    with (tmp_path / "recipients.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["recipient"] == text


def test_nothing_is_left_of_tables_that_were_not_finished(tmp_path: Path) -> None:
    write(Records(units=(UnitRow(unit_id="u", name="Sở Y tế", kind="department", level="province"),)), tmp_path)
    before = (tmp_path / "units.csv").read_bytes()
    broken = Records(deadlines=(DeadlineRow(task_id="t", doc_id="d", position=1, text="\ud800"),))
    with pytest.raises(UnicodeEncodeError):
        write(broken, tmp_path)
    assert (tmp_path / "units.csv").read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


def test_the_reader_says_where_a_value_does_not_fit(tmp_path: Path) -> None:
    write(Records(recipients=(RecipientRow(doc_id="d", position=1, recipient="Như trên"),)), tmp_path)
    path = tmp_path / "recipients.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace("d,1,", "d,một,"), encoding="utf-8-sig")
    with pytest.raises(ValueError, match=r"recipients\.csv:2: .*một"):
        read(tmp_path)
    path.write_text("doc_id,position\n", encoding="utf-8-sig")
    with pytest.raises(ValueError, match="columns are missing: recipient"):
        read(tmp_path)


def test_a_column_that_a_later_version_adds_is_passed_over(tmp_path: Path) -> None:
    made = Records(recipients=(RecipientRow(doc_id="d", position=1, recipient="Lưu: VT"),))
    write(made, tmp_path)
    path = tmp_path / "recipients.csv"
    header, row = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text(f"{header},later\n{row},x\n", encoding="utf-8-sig")
    assert read(tmp_path) == made
