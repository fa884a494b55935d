"""The answer as files: the same bytes each time, nothing run, nothing lost."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from extract.audit.archive import Archive
from extract.audit.files import FILES, write
from extract.audit.model import Audit
from extract.audit.run import run
from extract.audit.tables import SHEETS, rows, shown
from tests.audit.archives import archive, plan

DAY = date(2025, 3, 1)
HOSTILE = ('=HYPERLINK("http://x";"y")', "+cmd|' /C calc'!A0", "@SUM(A1:A9)", "<script>alert(1)</script>")


@pytest.fixture
def made(tmp_path: Path) -> tuple[Archive, Audit]:
    lines = [f"- {text.replace('<', '&lt;')} sửa đường ở xã Nà Sa trước ngày 30/6/2024." for text in HOSTILE]
    one = plan(
        "**I. NHIỆM VỤ**",
        *lines,
        "- Phòng Nội vụ, Phòng Tư pháp khảo sát giá đất.",
        title="=1+1 Bảo vệ rừng phòng hộ đầu nguồn năm 2024",
    )
    told = plan(
        "Thực hiện Kế hoạch số 25/KH-UBND ngày 12/02/2024 của UBND huyện:", "**I. KẾT QUẢ**", "- Phòng Nội vụ đã khảo sát giá đất.",
        kind="BÁO CÁO", day="ngày 20 tháng 12 năm 2024",
    )  # fmt: skip
    documents = archive(tmp_path / "in", {"=a.md": one, "b.md": told})
    return documents, run(documents, DAY)


def test_the_workbook_holds_what_the_tables_hold(made: tuple[Archive, Audit], tmp_path: Path) -> None:
    write(*made, tmp_path / "out", "vi")
    book = openpyxl.load_workbook(tmp_path / "out" / "audit.xlsx")
    assert book.sheetnames == ["Ma trận", "Khối lượng", "Phát hiện", "Đối chiếu"]
    for sheet, page in zip(SHEETS, book.worksheets, strict=True):
        head, *body = page.iter_rows()
        assert [cell.value for cell in head] == [column.vi for column in sheet.columns]
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref == page.dimensions
        assert "01/03/2025" in page.oddHeader.center.text
        wanted = [shown(sheet, row, "vi") for row in rows(sheet, *made, "vi")]
        assert wanted
        assert [[cell.value for cell in row] for row in body] == wanted
        assert not [cell for row in body for cell in row if cell.data_type == "f" or cell.hyperlink]
    assert {row[3].value for row in book["Đối chiếu"].iter_rows()} > {"đã báo cáo", "chưa báo cáo"}
    quotes = [row[5].value for row in book["Phát hiện"].iter_rows()]
    assert all(any(text in str(quote) for quote in quotes) for text in HOSTILE)


def test_no_cell_of_csv_is_run_as_a_formula(made: tuple[Archive, Audit], tmp_path: Path) -> None:
    write(*made, tmp_path / "out", "vi")
    for sheet in SHEETS:
        with (tmp_path / "out" / f"{sheet.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            head, *body = csv.reader(file)
        assert head == [column.name for column in sheet.columns]
        assert len(body) == len(list(rows(sheet, *made, "vi")))
        assert not [cell for row in body for cell in row if cell[:1] in "=+@\t\r" and cell]
    findings = (tmp_path / "out" / "findings.csv").read_text(encoding="utf-8-sig")
    assert "'=a.md" in findings


def test_the_same_bytes_each_time(made: tuple[Archive, Audit], tmp_path: Path) -> None:
    documents, audit = made
    write(documents, audit, tmp_path / "1", "vi")
    write(documents, run(documents, DAY), tmp_path / "2", "vi")
    for name in FILES:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name
    assert sorted(path.name for path in (tmp_path / "1").iterdir()) == sorted(FILES)


def test_in_english(made: tuple[Archive, Audit], tmp_path: Path) -> None:
    write(*made, tmp_path / "out", "en")
    book = openpyxl.load_workbook(tmp_path / "out" / "audit.xlsx")
    assert book.sheetnames == ["Matrix", "Load", "Findings", "Comparison"]
    said = {row[4].value for row in book["Findings"].iter_rows()}
    assert "The task names no unit that leads it." in said
