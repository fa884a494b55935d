"""The answer as files: four CSV tables and one workbook. The same bytes each time for the same archive and day."""

from __future__ import annotations

import csv
from pathlib import Path

from extract.audit.archive import Archive
from extract.audit.model import Audit
from extract.audit.tables import SHEETS, Sheet, rows, shown, titled
from extract.errors import Language
from extract.export.csv import ENCODING, cell
from extract.export.parts import appearing, part
from extract.export.workbook import WIDTHS, Head, Layout, Workbook

WORKBOOK = "audit.xlsx"
PAGE = "audit.html"
FILES = (*(f"{sheet.name}.csv" for sheet in SHEETS), WORKBOOK)
_TITLE = {"vi": "KIỂM TRA VIỆC GIAO NHIỆM VỤ ĐẾN NGÀY {day}", "en": "AUDIT OF ASSIGNED WORK AS OF {day}"}


def write(archive: Archive, audit: Audit, folder: Path, lang: Language = "vi") -> None:
    """Write all files; those of an earlier audit stay until these are whole.

    Args:
        archive: The documents.
        audit: What was found in them.
        folder: Where the files go; made if it is not there.
        lang: Language of titles and messages.

    Raises:
        OSError: If they cannot be written.
    """
    title = _TITLE[lang].format(day=audit.as_of.strftime("%d/%m/%Y"))
    with appearing(folder, FILES):
        layouts = {sheet.name: _layout(sheet, title, lang) for sheet in SHEETS}
        with Workbook(part(folder, WORKBOOK), layouts, title, lang) as workbook:
            for sheet in SHEETS:
                with part(folder, f"{sheet.name}.csv").open("w", encoding=ENCODING, newline="") as file:
                    writer = csv.writer(file)
                    writer.writerow([c.name for c in sheet.columns])
                    for row in rows(sheet, archive, audit, lang):
                        writer.writerow([cell(value) for value in row])
                        workbook.add(sheet.name, shown(sheet, row, lang))


def _layout(sheet: Sheet, title: str, lang: Language) -> Layout:
    name, heads = titled(sheet, lang)
    made = (
        Head(head, c.width or WIDTHS[c.type], c.type, sheet.name) for head, c in zip(heads, sheet.columns, strict=True)
    )
    return Layout(name, tuple(made), f"{name.upper()}: {title}", is_tall=sheet.name in ("findings", "comparison"))
