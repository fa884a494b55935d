"""The tables as one workbook. Its first sheet is the one an official wants: every task with who, until when, from which document.

Strings are written as strings: nothing is run as a formula, nothing becomes a link. Whole dates are dates of the spreadsheet.
What Excel has no room for is cut with a note that says so (a cell), or goes on in a sheet "… (2)" (rows).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from extract.errors import Language
from extract.export.overview import OVERVIEW, Shown
from extract.export.parts import part
from extract.records import PARTIAL_DATE, TABLES, TITLES, ColumnType, Records, columns

if TYPE_CHECKING:
    import xlsxwriter.workbook

WORKBOOK = "kehoach.xlsx"
FILES = (WORKBOOK,)
# Excel's limits: UTF-16 units in a cell, rows in a sheet.
LONGEST, ROWS = 32_767, 1_048_576

_CUT = {
    "vi": " … [Một ô Excel chứa tối đa 32.767 ký tự: đã cắt {left} ký tự; toàn văn ở {table}.csv]",
    "en": " … [A cell of Excel holds 32,767 characters: {left} are cut off; the whole text is in {table}.csv]",
}
_SHEET = {"vi": "Bảng phân công", "en": "Who does what"}
_HEADING = {"vi": "BẢNG PHÂN CÔNG NHIỆM VỤ", "en": "WHO DOES WHAT BY WHEN"}
_FOOTING = {"vi": "Trang &P/&N", "en": "Page &P of &N"}
_NUMBER = {"vi": "STT", "en": "No."}
_WIDTHS: dict[ColumnType, int] = {"string": 20, "integer": 9, "number": 9, "boolean": 9, "date": 12}
_DATES = "dd/mm/yyyy"
_PARTIAL = tuple(shown for shown in OVERVIEW if shown.declared.pattern == PARTIAL_DATE)
# The bytes must not depend on the clock.
_CREATED = datetime(2000, 1, 1)
_FONT = {"font_name": "Times New Roman", "font_size": 11, "font_scheme": "none", "valign": "top"}
# Points of a line of that font, of a row with one line that is not to grow, and of the highest row that Excel makes.
_LINE, _LOW, _HIGHEST = 15, 13.5, 405
# Where XlsxWriter keeps them. It says nothing of these names: where one changes, memory grows, and a test tells.
_HEIGHTS = ("row_info", "row_sizes")


class Tables:
    """The workbook of a run, open for writing. Rows wait in temporary files beside it, not in memory.

    Args:
        folder: Where it goes.
        lang: Language of titles.

    Raises:
        OSError: If it cannot be written.
    """

    def __init__(self, folder: Path, lang: Language = "vi") -> None:
        from xlsxwriter import Workbook

        self._waiting = folder / f"{WORKBOOK}.rows.part"
        shutil.rmtree(self._waiting, ignore_errors=True)  # a run that was killed may have left it
        self._waiting.mkdir()
        self._workbook: xlsxwriter.workbook.Workbook = Workbook(
            part(folder, WORKBOOK),
            {"constant_memory": True, "tmpdir": str(self._waiting), "default_format_properties": dict(_FONT)},
        )
        self._workbook.use_zip64()
        self._workbook.set_properties({"title": _HEADING[lang], "author": "kehoach", "created": _CREATED})
        self._overview = _overview(self._workbook, lang)
        self._tasks = 0
        look = _Look(self._workbook, is_tall=False)
        self._sheets = {table: _table(self._workbook, table, look, lang) for table in TABLES}

    def write(self, records: Records) -> None:
        """Add the records below what is there."""
        documents = {row.doc_id: row for row in reversed(records.documents)}  # of files with the same bytes, the first
        criteria: dict[str | None, Any] = {row.criterion_id: row for row in records.criteria}
        for task in records.tasks:
            rows = {"tasks": task, "documents": documents.get(task.doc_id), "criteria": criteria.get(task.criterion_id)}
            self._tasks += 1
            self._overview.add([self._tasks, *(_shown(s, rows[s.table]) for s in OVERVIEW)])
        for table, sheet in self._sheets.items():
            for row in getattr(records, table):
                sheet.add(getattr(row, c.name) for c in columns(table))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        from xlsxwriter.exceptions import FileCreateError

        try:
            if error[0] is None:
                for sheet in (self._overview, *self._sheets.values()):
                    sheet.complete()
                self._workbook.close()
        except FileCreateError as failed:
            raise failed.args[0] from None  # the OSError in it
        finally:
            shutil.rmtree(self._waiting, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _Head:
    """A column of a sheet: its title, its width in characters, the type of its cells, and where its whole text can be read."""

    title: str
    width: int
    type: ColumnType
    table: str


class _Look:
    """How the cells of a sheet look, and whether its rows are as tall as their texts or one line each."""

    def __init__(self, workbook: Any, is_tall: bool) -> None:
        frame = {"border": 1, "border_color": "#BFBFBF"} if is_tall else {}
        middle = {"align": "center"}
        wrapped = {"text_wrap": True}  # else a long text would run over the empty cells beside it
        bold = {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DDEBF7"}
        self.is_tall = is_tall
        self.head = workbook.add_format(_FONT | wrapped | frame | bold)
        self.text = workbook.add_format(_FONT | wrapped | frame)
        self.number = workbook.add_format(_FONT | wrapped | frame | middle)
        self.day = workbook.add_format(_FONT | wrapped | frame | middle | {"num_format": _DATES})
        for made in (self.head, self.text, self.number, self.day):
            made._get_xf_index()  # numbers them in this order, not in that of the first cells


class _Sheet:
    """A table on a sheet, and on the next where one is full.

    Args:
        workbook: The workbook.
        name: Name of the sheet.
        heads: Its columns.
        look: How its cells look.
        heading: What is printed above each page.
        lang: Language of what is printed around it.
    """

    def __init__(self, workbook: Any, name: str, heads: list[_Head], look: _Look, heading: str, lang: Language) -> None:
        self._workbook, self._name, self._heads, self._look, self._lang = workbook, name, heads, look, lang
        self._heading = heading
        self._sheets = 0
        self._begin()

    def _begin(self) -> None:
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} ({self._sheets})"
        self._row = 0
        self._sheet = sheet = self._workbook.add_worksheet(name)
        for at, head in enumerate(self._heads):
            sheet.set_column(at, at, head.width)
            sheet.write_string(0, at, head.title, self._look.head)
        if not self._look.is_tall:
            sheet.set_default_row(_LOW)
        sheet.set_row(0, 2 * _LINE + 3)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.repeat_rows(0)
        sheet.set_header(f'&C&"Times New Roman,Bold"&13{self._heading}')
        sheet.set_footer(f"&C{_FOOTING[self._lang]}")

    def add(self, values: Iterable[Any]) -> None:
        """Write a row below the others."""
        if self._row == ROWS - 1:
            self.complete()
            self._begin()
        self._row += 1
        sheet, row, look = self._sheet, self._row, self._look
        lines = 1
        for at, (value, head) in enumerate(zip(values, self._heads, strict=True)):
            if value is None:
                if look.is_tall:
                    sheet.write_blank(row, at, None, look.text)
            elif head.type == "date" and (day := _day(value)):
                sheet.write_datetime(row, at, day, look.day)
            elif isinstance(value, bool):
                sheet.write_boolean(row, at, value, look.number)
            elif isinstance(value, str):
                sheet.write_string(row, at, _fitting(value, head.table, self._lang), look.text)
                if look.is_tall:
                    lines = max(lines, _lines(value, head.width))
            else:
                sheet.write_number(row, at, value, look.number)
        if look.is_tall:
            # The rows before this one are in their file by now; XlsxWriter would remember the heights of all.
            for heights in _HEIGHTS:
                getattr(sheet, heights, {}).clear()
            sheet.set_row(row, min(lines * _LINE, _HIGHEST))

    def complete(self) -> None:
        """Lay the filter over the rows of the sheet."""
        self._sheet.autofilter(0, 0, self._row, len(self._heads) - 1)


def _overview(workbook: Any, lang: Language) -> _Sheet:
    heads = [_Head(_NUMBER[lang], 6, "integer", "tasks")]
    heads += [_Head(s.vi if lang == "vi" else s.en, s.width, _type(s), s.table) for s in OVERVIEW]
    return _Sheet(workbook, _SHEET[lang], heads, _Look(workbook, is_tall=True), _HEADING[lang], lang)


def _table(workbook: Any, table: str, look: _Look, lang: Language) -> _Sheet:
    name = TITLES[table] if lang == "vi" else table
    heads = [_Head(c.vi if lang == "vi" else c.name, c.width or _WIDTHS[c.type], c.type, table) for c in columns(table)]
    return _Sheet(workbook, name, heads, look, name, lang)


def _type(shown: Shown) -> ColumnType:
    return "date" if shown in _PARTIAL else shown.declared.type


def _shown(shown: Shown, row: Any) -> Any:
    value = getattr(row, shown.column) if row else None
    if value and shown in _PARTIAL and len(value) < len("2025-01-01"):
        return "/".join(reversed(value.split("-")))  # as it is written in Vietnam: 02/2025
    return value


def _day(text: str) -> date | None:
    """The date, if it is a whole one that Excel knows: it begins with 1900."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year >= 1900 else None


def _fitting(text: str, table: str, lang: Language) -> str:
    """The text as far as a cell has room for it, with a note of what is missing."""
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "  # XlsxWriter would take it for its own markup
    if len(text) <= LONGEST // 2 or _units(text) <= LONGEST:
        return text
    room = LONGEST - len(_CUT[lang].format(left=len(text), table=table))
    kept = text.encode("utf-16-le", "surrogatepass")[: room * 2].decode("utf-16-le", "ignore")
    return kept + _CUT[lang].format(left=len(text) - len(kept), table=table)


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


def _lines(text: str, width: int) -> int:
    """How many lines a wrapped text takes. Excel would find out when it opens the file, LibreOffice does not.

    Widths of letters are those of Times New Roman on average, in digits, as Excel counts the width of a column.
    """
    lines = 0
    for line in text.split("\n"):
        lines, used = lines + 1, 0.0
        for word in line.split():
            long = len(word) * (1.45 if word.isupper() else 0.95)
            if used and used + long > width:
                lines, used = lines + 1, 0.0
            lines += int(long / width)
            used += long % width + 0.55
    return lines
