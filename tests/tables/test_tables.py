"""The table torture set: each table as DOCX, as PDF drawn by hand, and as PDF printed by LibreOffice."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pdfplumber
import pytest

from extract.readers import docx, pdf
from tests.readers.printed import printed
from tests.tables.as_docx import write
from tests.tables.as_pdf import draw
from tests.tables.cases import CASES, UNSEEN
from tests.tables.model import Case, expected, found, right

ALL = (*CASES, *UNSEEN)
# What a page without rules does not show: where a cell ends that is empty beside or below.
UNSHOWN = {
    "no rules, two columns": "two columns without rules may be a letterhead or a list",
    "level rules, groups": "no rule tells a heading over all columns from one beside empty cells",
    "no rules, codes and figures": "no rule tells one cell over two rows from two",
    "three tables, the last touching": "columns two points apart in tables that touch are taken for one",
}
PLAIN_RULES = {"bars", "joints", "path", "strokes", "boxes", "hairs", "grey", "over"}


def cases(*given: Case, xfail: dict[str, str] | None = None) -> list[object]:
    marks = {name: pytest.mark.xfail(reason=reason, strict=True) for name, reason in (xfail or {}).items()}
    return [pytest.param(case, id=case.name, marks=marks.get(case.name, ())) for case in given]


def is_plain(case: Case) -> bool:
    """Is it one table on one page, whose rules pdfplumber sees as they are?"""
    look = case.look
    is_odd = look.room or look.angle or look.turned or look.stamp or look.upwards or "[[" in case.tables[0].rows
    return len(case.tables) == 1 and look.rules in PLAIN_RULES and not is_odd and not look.spacing


@pytest.mark.parametrize("case", cases(*ALL))
def test_docx(case: Case) -> None:
    assert found(docx.read(write(case))) == expected(case)


@pytest.mark.parametrize("case", cases(*ALL, xfail=UNSHOWN))
def test_drawn_pdf(case: Case) -> None:
    tables = found(pdf.read(draw(case)))
    wanted = expected(case)
    # Where a row starts late, the grid has empty cells that nobody drew.
    assert [
        [cell for cell in table if cell.text or cell in cells] for table, cells in zip(tables, wanted, strict=True)
    ] == wanted


@pytest.mark.parametrize("case", cases(*filter(is_plain, ALL)))
def test_pdfplumber_sees_the_same_cells(case: Case) -> None:
    data = draw(case)
    (ours,) = found(pdf.read(data))
    with pdfplumber.open(io.BytesIO(data)) as document:
        (theirs,) = document.pages[0].extract_tables()
    texts = {
        (r, c): "".join(text.split()) for r, row in enumerate(theirs) for c, text in enumerate(row) if text is not None
    }
    assert {
        (cell.row, cell.col): cell.text.replace(" ", "") for cell in ours if (cell.row, cell.col) in texts or cell.text
    } == texts


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice (make system)")
def test_printed_by_libreoffice(tmp_path: Path) -> None:
    # Of inserted and deleted rows LibreOffice prints both.
    chosen = [case for case in ALL if not case.word.tracked]
    sources = [tmp_path / f"{k}.docx" for k in range(len(chosen))]
    for source, case in zip(sources, chosen, strict=True):
        source.write_bytes(write(case))
    wrong = {}
    for result, case in zip(printed(tmp_path, *sources), chosen, strict=True):
        hits, total = right(expected(case), found(pdf.read(result.read_bytes())))
        if hits < total:
            wrong[case.name] = f"{hits} of {total} cells"
    assert not wrong
