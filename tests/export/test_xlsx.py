"""The workbook: the sheet that an official wants first, dates as dates, nothing run, nothing lost unsaid."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from extract.export import workbook
from extract.export.csv import read
from extract.export.formats import opened, replacing
from extract.records import TABLES, TITLES, CriterionRow, DocumentRow, RecipientRow, Records, TaskRow, columns

BOTH = ("csv", "xlsx")
LONG = "Rà soát, cắt giảm thủ tục hành chính. "


def book(folder: Path, made: Records, lang: Any = "vi") -> Workbook:
    with replacing(folder, BOTH), opened(folder, BOTH, lang) as tables:
        tables.write(made)
    return openpyxl.load_workbook(folder / "kehoach.xlsx")


def task(number: int = 1, **values: Any) -> TaskRow:
    return TaskRow(
        **{"task_id": f"t{number}", "doc_id": "d", "position": number, "origin": "prose", "text": "x"} | values
    )


def recipients(*texts: str) -> Records:
    return Records(recipients=tuple(RecipientRow(doc_id="d", position=n, recipient=t) for n, t in enumerate(texts, 1)))


def test_the_first_sheet_has_a_row_for_each_task(output: Path) -> None:
    made = read(output)
    sheet = openpyxl.load_workbook(output / "kehoach.xlsx").worksheets[0]
    titles, *rows = sheet.iter_rows(values_only=True)
    assert sheet.title == "Bảng phân công"
    assert titles == (
        "STT", "Số, ký hiệu văn bản", "Ngày ban hành", "Cơ quan ban hành", "Mã tiêu chí", "Tên tiêu chí", "Nhiệm vụ", "Chủ trì", "Phối hợp",
        "Báo cáo cho", "Thời hạn", "Từ ngày", "Đến ngày", "Sản phẩm", "Ghi chú", "Tệp nguồn", "Trang",
    )  # fmt: skip
    assert [row[0] for row in rows] == list(range(1, len(made.tasks) + 1))
    assert [row[6] for row in rows] == [row.text for row in made.tasks]
    sources = {row.doc_id: row.source for row in made.documents}
    assert [row[15] for row in rows] == [sources[row.doc_id] for row in made.tasks]
    names = {row.criterion_id: row.name for row in made.criteria}
    assert [row[5] for row in rows] == [names.get(row.criterion_id or "") for row in made.tasks]
    assert any(row[5] for row in rows)


def test_it_is_laid_out_for_reading_and_printing(output: Path) -> None:
    sheet = openpyxl.load_workbook(output / "kehoach.xlsx").worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:Q{sheet.max_row}"
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["G2"].alignment.wrap_text and sheet.column_dimensions["G"].width > 40
    assert "BẢNG PHÂN CÔNG NHIỆM VỤ" in sheet.oddHeader.center.text


def test_every_table_is_a_sheet_with_vietnamese_titles(output: Path) -> None:
    made = openpyxl.load_workbook(output / "kehoach.xlsx")
    assert made.sheetnames == ["Bảng phân công", *TITLES.values()]
    for table in TABLES:
        sheet = made[TITLES[table]]
        assert [cell.value for cell in sheet[1]] == [c.vi for c in columns(table)]
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref


def test_titles_in_english(tmp_path: Path) -> None:
    made = book(tmp_path, Records(), "en")
    assert made.sheetnames == ["Who does what", *TABLES]
    assert [cell.value for cell in made.worksheets[0][1]][5:8] == ["Criterion", "Task", "Lead"]
    assert [cell.value for cell in made["tasks"][1]] == [c.name for c in columns("tasks")]


def test_whole_dates_are_dates_and_partial_ones_are_text(tmp_path: Path) -> None:
    documents = (
        DocumentRow(doc_id="d", source="a", issued_on="2025-02-03"),
        DocumentRow(doc_id="e", source="b", issued_on="2025-02"),
    )
    tasks = (task(due_on="2025-06-30"), task(2, doc_id="e", start_on="1899-12-31"))
    made = book(tmp_path, Records(documents=documents, tasks=tasks))
    first, second = made.worksheets[0].iter_rows(min_row=2)
    assert (first[2].value, first[12].value) == (datetime(2025, 2, 3), datetime(2025, 6, 30))
    assert {first[2].number_format, first[12].number_format} == {"dd/mm/yyyy"}
    assert (second[2].value, second[11].value) == ("02/2025", "1899-12-31")
    assert [row[13].value for row in made["Văn bản"].iter_rows(min_row=2)] == ["2025-02-03", "2025-02"]


def test_a_task_without_criterion_or_document_is_shown_all_the_same(tmp_path: Path) -> None:
    criterion = CriterionRow(criterion_id="c", doc_id="d", position=1, code="7.2.1", name="Chỉ số hài lòng")
    made = book(tmp_path, Records(criteria=(criterion,), tasks=(task(criterion_id="c"), task(2, criterion_id="gone"))))
    shown = [row[4:7] for row in made.worksheets[0].iter_rows(min_row=2, values_only=True)]
    assert shown == [("7.2.1", "Chỉ số hài lòng", "x"), (None, None, "x")]


def test_nothing_is_a_formula_or_a_link(tmp_path: Path) -> None:
    texts = [
        "=1+1",
        "{=1+1}",
        '=HYPERLINK("http://a";"b")',
        "+84",
        "-2+3",
        "@SUM(A1)",
        "http://a.vn",
        "mailto:a@b",
        "'=x",
        "12",
        "TRUE",
    ]
    made = book(tmp_path, recipients(*texts))
    cells = [row[2] for row in made["Nơi nhận"].iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == texts
    assert {cell.data_type for cell in cells} == {"s"} or {cell.data_type for cell in cells} == {"inlineStr"}
    with zipfile.ZipFile(tmp_path / "kehoach.xlsx") as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "/sheet" in name]
    assert not [sheet for sheet in sheets if re.search("<f[ >]|hyperlink", sheet)]


@pytest.mark.parametrize("letter", ["a", "ạ", "🧾"])
def test_a_text_too_long_for_a_cell_is_cut_and_says_so(tmp_path: Path, letter: str) -> None:
    room = workbook.LONGEST // (2 if letter > "\uffff" else 1)
    fits, is_longer = letter * room, letter * room + "zzz"
    made = book(tmp_path, recipients(fits, is_longer))
    whole, cut = [row[2] for row in made["Nơi nhận"].iter_rows(min_row=2, values_only=True)]
    assert whole == fits
    kept, note = cut.split(" … [")
    assert len(cut.encode("utf-16-le")) // 2 <= workbook.LONGEST
    assert set(kept) == {letter}
    assert f"đã cắt {len(is_longer) - len(kept)} ký tự; toàn văn ở recipients.csv" in note
    assert read(tmp_path).recipients[1].recipient == is_longer


def test_rows_go_on_in_another_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS", 4)  # with the head
    made = book(tmp_path, Records(tasks=tuple(task(n) for n in range(1, 8))))
    assert made.sheetnames[0] == "Bảng phân công"
    parts = ["Bảng phân công", "Bảng phân công (2)", "Bảng phân công (3)"]
    assert [[row[0] for row in made[name].iter_rows(min_row=2, values_only=True)] for name in parts] == [
        [1, 2, 3],
        [4, 5, 6],
        [7],
    ]
    assert [made[name].auto_filter.ref for name in parts] == ["A1:Q4", "A1:Q4", "A1:Q2"]
    assert {made[name]["G1"].value for name in parts} == {"Nhiệm vụ"}
    assert all("BẢNG PHÂN CÔNG" in made[name].oddHeader.center.text for name in parts)


def test_a_row_is_as_high_as_its_longest_cell(tmp_path: Path) -> None:
    made = book(
        tmp_path, Records(tasks=(task(), task(2, text=LONG * 5), task(3, text=LONG * 500), task(4, text="a\nb\nc")))
    )
    heights = [made.worksheets[0].row_dimensions[row].height for row in range(2, 6)]
    assert heights[0] is None  # one line
    assert 4 * 15 <= heights[1] <= 6 * 15
    assert heights[2] == 405  # Excel's highest is 409
    assert heights[3] == 45
