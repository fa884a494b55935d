"""A real spreadsheet opens the CSV and the workbook: letters whole, dates as dates, nothing run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from extract.export.csv import write
from extract.export.formats import opened as open_parts
from extract.export.formats import replacing
from extract.records import TITLES, DocumentRow, RecipientRow, Records, TaskRow

NAMES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
UTF_8 = (
    "CSV:44,34,76,1"  # comma, double quote, UTF-8, from line 1: what Calc proposes for a file with a byte-order mark
)


def has_calc() -> bool:
    program = shutil.which("soffice")
    return program is not None and (Path(program).resolve().parent / "libsclo.so").exists()


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not has_calc(), reason="LibreOffice Calc is not installed (make system)"),
]


def converted(path: Path, *options: str) -> Any:
    """What Calc makes of a file, as a flat OpenDocument."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, *options, "--convert-to", "fods", "--outdir", path.parent, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return etree.parse(path.with_suffix(".fods"), etree.XMLParser(huge_tree=True))


def opened(path: Path) -> tuple[list[list[str]], list[str]]:
    """The cells that Calc shows, row by row, and the formulas that it took up."""
    sheet = converted(path, f"--infilter={UTF_8}").find(".//table:table", NAMES)
    rows = [
        [_text(cell) for cell in row.iterfind("table:table-cell", NAMES)]
        for row in sheet.iterfind("table:table-row", NAMES)
    ]
    return rows, sheet.xpath(".//@table:formula", namespaces=NAMES)


def _text(cell: Any) -> str:
    return "\n".join("".join(p.itertext()) for p in cell.iterfind("text:p", NAMES))


def test_calc_shows_the_letters_and_runs_nothing(tmp_path: Path) -> None:
    texts = [
        "Sở Giáo dục và Đào tạo; ẳẵặ",
        "=1+1",
        '=HYPERLINK("http://a";"b")',
        "+84 901",
        "-2+3",
        "@SUM(A1)",
        "- Như trên",
        "một\nhai",
    ]
    rows = tuple(RecipientRow(doc_id="d", position=i, recipient=text) for i, text in enumerate(texts, 1))
    write(Records(recipients=rows), tmp_path)
    shown, formulas = opened(tmp_path / "recipients.csv")
    assert formulas == []
    assert [row[2] for row in shown[1 : len(texts) + 1]] == [
        "Sở Giáo dục và Đào tạo; ẳẵặ", "'=1+1", '\'=HYPERLINK("http://a";"b")', "'+84 901", "'-2+3", "'@SUM(A1)", "'- Như trên", "một\nhai",
    ]  # fmt: skip
    assert shown[0] == ["doc_id", "position", "recipient"]


def test_calc_would_have_run_the_formula(tmp_path: Path) -> None:
    (tmp_path / "raw.csv").write_text("recipient\n=1+1\n", encoding="utf-8-sig")
    assert opened(tmp_path / "raw.csv")[1] == ["of:=1+1"]


def test_calc_opens_the_workbook_with_its_letters_and_dates(tmp_path: Path) -> None:
    text = "Đẩy mạnh chuyển đổi số; ẳẵặ ữợ\nGiao Sở Nội vụ"
    odd = ["=1+1", "a\x0bb", "_x0041_", "<r>a</r>", "Ha\u0323n", "\ufffe", "🧾"]
    made = Records(
        documents=(DocumentRow(doc_id="d", source="a.docx", code="58/KH-UBND", issued_on="2025-08-14"),),
        tasks=(TaskRow(task_id="t", doc_id="d", position=1, origin="prose", text=text, due_on="2025-10-30"),),
        recipients=tuple(RecipientRow(doc_id="d", position=n, recipient=one) for n, one in enumerate(odd)),
    )
    with replacing(tmp_path, ["xlsx"]), open_parts(tmp_path, ["xlsx"]) as tables:
        tables.write(made)
    book = converted(tmp_path / "kehoach.xlsx")
    sheets = {sheet.get(f"{{{NAMES['table']}}}name"): sheet for sheet in book.iterfind(".//table:table", NAMES)}
    assert list(sheets) == ["Bảng phân công", *TITLES.values()]
    # What is true or false is so for Calc by a formula of its own.
    assert set(book.xpath("//@table:formula", namespaces=NAMES)) <= {"of:=FALSE()", "of:=TRUE()"}
    shown = [_text(cell) for cell in sheets["Bảng phân công"].iterfind(".//table:table-cell", NAMES)]
    assert {"Số, ký hiệu văn bản", "Nhiệm vụ", "58/KH-UBND", text, "14/08/2025", "30/10/2025"} <= set(shown)
    days = book.xpath(
        "//table:table[1]//table:table-cell[@office:value-type='date']/@office:date-value", namespaces=NAMES
    )
    assert days == ["2025-08-14", "2025-10-30"]
    rows = list(sheets["Nơi nhận"].iterfind(".//table:table-row", NAMES))[1 : len(odd) + 1]
    column = [_text(row.findall("table:table-cell", NAMES)[2]) for row in rows]
    assert column[0] == "=1+1"
    assert column[2:5] == ["_x0041_", "<r>a</r>", "Ha\u0323n"]
    assert column[6] == "🧾"
    filters = book.xpath("//table:database-range/@table:display-filter-buttons", namespaces=NAMES)
    assert filters == ["true"] * len(sheets)
