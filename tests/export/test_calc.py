"""A real spreadsheet opens the CSV: letters whole, nothing run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from extract.export.csv import write
from extract.records import RecipientRow, Records

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


def opened(path: Path) -> tuple[list[list[str]], list[str]]:
    """The cells that Calc shows, row by row, and the formulas that it took up."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [
        "soffice",
        "--headless",
        profile,
        f"--infilter={UTF_8}",
        "--convert-to",
        "fods",
        "--outdir",
        path.parent,
        path,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    sheet = etree.parse(path.with_suffix(".fods")).find(".//table:table", NAMES)
    rows = [
        [
            "\n".join("".join(p.itertext()) for p in cell.iterfind("text:p", NAMES))
            for cell in row.iterfind("table:table-cell", NAMES)
        ]
        for row in sheet.iterfind("table:table-row", NAMES)
    ]
    return rows, sheet.xpath(".//@table:formula", namespaces=NAMES)


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
