"""A workbook of sheets with a header each: what every workbook of this program looks like.

Strings are written as strings: nothing is run as a formula, nothing becomes a link. Whole dates are dates of the spreadsheet.
What Excel has no room for is cut with a note that says so (a cell), or goes on in a sheet "… (2)" (rows).

XlsxWriter makes the workbook with sheets that have a header alone. The rows are written here (ISO/IEC 29500-1, 18.3.1.73) and go into
its sheets at the end: to hand it cell by cell to a library takes four times as long, and longer than all other tables together.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Self, TextIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from extract.errors import Language
from extract.records import ColumnType

# Excel's limits: UTF-16 units in a cell, rows in a sheet.
LONGEST, ROWS = 32_767, 1_048_576

_CUT = {
    "vi": " … [Một ô Excel chứa tối đa 32.767 ký tự: đã cắt {left} ký tự; toàn văn ở {table}.csv]",
    "en": " … [A cell of Excel holds 32,767 characters: {left} are cut off; the whole text is in {table}.csv]",
}
_FOOTING = {"vi": "Trang &P/&N", "en": "Page &P of &N"}
WIDTHS: dict[ColumnType, int] = {"string": 20, "integer": 9, "number": 9, "boolean": 9, "date": 12}
_DATES = "dd/mm/yyyy"
# The bytes must not depend on the clock.
_CREATED = datetime(2000, 1, 1)
_FONT = {"font_name": "Times New Roman", "font_size": 11, "font_scheme": "none", "valign": "top"}
# Points of a line of that font, of a row with one line that is not to grow, and of the highest row that Excel makes.
_LINE, _LOW, _HIGHEST = 15, 13.5, 405
# Days are counted from here; the second is the one after the 29th of February 1900, which Excel believes in.
_EPOCH, _AFTER_LEAP = date(1899, 12, 31), 60
# What XML has no room for, and what Excel would take for an escaped letter (ISO/IEC 29500-1, 22.9.2.19).
_ESCAPED = re.compile(r"[&<>\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# The second row of a sheet that XlsxWriter has made: a cell in each look. Rows take its place.
_PATTERN = re.compile(r'<row r="2".*?</row>')
_LOOK, _DIMENSION = re.compile(r' s="(\d+)"'), re.compile(r'<dimension ref="[^"]*"/>')


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a sheet: its title, its width in characters, the type of its cells, and where its whole text can be read."""

    title: str
    width: int
    type: ColumnType
    table: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet without its rows.

    Attributes:
        name: Its name.
        heads: Its columns.
        heading: What is printed above each page.
        is_tall: Are its rows as tall as their texts, or one line each?
    """

    name: str
    heads: tuple[Head, ...]
    heading: str
    is_tall: bool = False


class Workbook:
    """A workbook, open for writing. Rows wait in temporary files beside it, not in memory.

    Args:
        target: The file, as it is named while it is written.
        layouts: Its sheets, in order, by a name of the caller's.
        title: Its title among its properties.
        lang: Language of notes.

    Raises:
        OSError: If it cannot be written.
    """

    def __init__(self, target: Path, layouts: dict[str, Layout], title: str, lang: Language) -> None:
        self._target, self._title, self._lang = target, title, lang
        self._waiting = target.with_name(f"{target.stem}.rows.part")
        shutil.rmtree(self._waiting, ignore_errors=True)  # a run that was killed may have left it
        self._waiting.mkdir()
        looks = _looks(_skeleton([(layout, 0) for layout in layouts.values()], title, lang))
        self._sheets = {
            name: _Sheet(layout, look, self._waiting, lang)
            for (name, layout), look in zip(layouts.items(), looks, strict=True)
        }

    def add(self, name: str, values: Iterable[Any]) -> None:
        """Write a row below the others of a sheet."""
        self._sheets[name].add(values)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        try:
            for sheet in self._sheets.values():
                sheet.close()
            if error[0] is None:
                self._complete([one for sheet in self._sheets.values() for one in sheet.written])
        finally:
            shutil.rmtree(self._waiting, ignore_errors=True)

    def _complete(self, written: list[_Written]) -> None:
        """Put the rows into the sheets of a workbook."""
        made = ZipFile(BytesIO(_skeleton([(one.layout, one.rows) for one in written], self._title, self._lang)))
        with ZipFile(self._target, "w", ZIP_DEFLATED) as target:
            for info in made.infolist():
                entry = ZipInfo(info.filename, info.date_time)
                entry.compress_type, entry.external_attr = ZIP_DEFLATED, info.external_attr
                number = _SHEET_FILE.fullmatch(info.filename)
                with target.open(entry, "w", force_zip64=True) as file:
                    if not number:
                        file.write(made.read(info))
                        continue
                    one = written[int(number[1]) - 1]
                    text = made.read(info).decode()
                    last = f"{_column(len(one.layout.heads) - 1)}{one.rows + 1}"
                    text = _DIMENSION.sub(f'<dimension ref="A1:{last}"/>', text)
                    before, after = _PATTERN.split(text)
                    file.write(before.encode())
                    with one.path.open("rb") as rows:
                        shutil.copyfileobj(rows, file)
                    file.write(after.encode())


@dataclass(frozen=True, slots=True)
class _Written:
    """The rows of a sheet: where they lie, and how many they are."""

    layout: Layout
    path: Path
    rows: int


# What cells are told apart by: text, numbers, days. The names that the workbook has for them.
_Looks = tuple[str, str, str]


def _skeleton(sheets: Iterable[tuple[Layout, int]], title: str, lang: Language) -> bytes:
    """A workbook of sheets with their headers, and a second row with a cell in each look; each is laid out for so many rows."""
    import xlsxwriter

    made = BytesIO()
    workbook = xlsxwriter.Workbook(made, {"in_memory": True, "default_format_properties": dict(_FONT)})
    workbook.set_properties({"title": title, "author": "kehoach", "created": _CREATED})
    formats = {is_tall: _formats(workbook, is_tall) for is_tall in (True, False)}
    for layout, rows in sheets:
        head, *looks = formats[layout.is_tall]
        sheet = workbook.add_worksheet(layout.name)
        for at, one in enumerate(layout.heads):
            sheet.set_column(at, at, one.width)
            sheet.write_string(0, at, one.title, head)
        for at, look in enumerate(looks):
            sheet.write_blank(1, at, None, look)
        if not layout.is_tall:
            sheet.set_default_row(_LOW)
        sheet.set_row(0, 2 * _LINE + 3)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.repeat_rows(0)
        sheet.set_header(f'&C&"Times New Roman,Bold"&13{layout.heading}')
        sheet.set_footer(f"&C{_FOOTING[lang]}")
        sheet.autofilter(0, 0, rows, len(layout.heads) - 1)
    workbook.close()
    return made.getvalue()


def _formats(workbook: Any, is_tall: bool) -> list[Any]:
    """The looks of a header, of text, numbers and days."""
    frame = {"border": 1, "border_color": "#BFBFBF"} if is_tall else {}
    middle = {"align": "center"}
    wrapped = {"text_wrap": True}  # else a long text would run over the empty cells beside it
    bold = {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DDEBF7"}
    return [
        workbook.add_format(_FONT | wrapped | frame | more)
        for more in (bold, {}, middle, middle | {"num_format": _DATES})
    ]


_SHEET_FILE = re.compile(r"xl/worksheets/sheet(\d+)\.xml")


def _looks(skeleton: bytes) -> list[_Looks]:
    """What the looks are called in each sheet of a workbook."""
    with ZipFile(BytesIO(skeleton)) as made:
        numbers = sorted(int(hit[1]) for name in made.namelist() if (hit := _SHEET_FILE.fullmatch(name)))
        patterns = (_PATTERN.search(made.read(f"xl/worksheets/sheet{number}.xml").decode()) for number in numbers)
        found = [tuple(_LOOK.findall(pattern[0])) for pattern in patterns if pattern]
    assert len(found) == len(numbers) and all(len(looks) == 3 for looks in found)
    return found


def _column(at: int) -> str:
    """The letters of a column."""
    from xlsxwriter.utility import xl_col_to_name

    name: str = xl_col_to_name(at)
    return name


class _Sheet:
    """The rows of a table, in as many sheets as they take.

    Args:
        layout: The sheet.
        looks: What the looks of its cells are called.
        folder: Where rows wait.
        lang: Language of notes.
    """

    def __init__(self, layout: Layout, looks: _Looks, folder: Path, lang: Language) -> None:
        self._layout, self._looks, self._folder, self._lang = layout, looks, folder, lang
        self._columns = [_column(at) for at in range(len(layout.heads))]
        self.written: list[_Written] = []
        self._begin()

    def _begin(self) -> None:
        number = len(self.written) + 1
        name = self._layout.name if number == 1 else f"{self._layout.name} ({number})"
        self._rows, self._name = 0, name
        self._path = self._folder / f"{name}.xml"
        self._file: TextIO = self._path.open("w", encoding="utf-8", newline="")

    def add(self, values: Iterable[Any]) -> None:
        """Write a row below the others."""
        if self._rows == ROWS - 1:
            self.close()
            self._begin()
        self._rows += 1
        text, number, day = self._looks
        place, is_tall = str(self._rows + 1), self._layout.is_tall
        lines, cells = 1, []
        for column, value, head in zip(self._columns, values, self._layout.heads, strict=True):
            if value is None:
                if is_tall:
                    cells.append(f'<c r="{column}{place}" s="{text}"/>')
            elif head.type == "date" and (serial := _serial(value)):
                cells.append(f'<c r="{column}{place}" s="{day}"><v>{serial}</v></c>')
            elif isinstance(value, bool):
                cells.append(f'<c r="{column}{place}" s="{number}" t="b"><v>{value:d}</v></c>')
            elif isinstance(value, str):
                shown = _escaped(_fitting(value, head.table, self._lang))
                kept = ' xml:space="preserve"' if shown != shown.strip() else ""
                cells.append(f'<c r="{column}{place}" s="{text}" t="inlineStr"><is><t{kept}>{shown}</t></is></c>')
                if is_tall:
                    lines = max(lines, _lines(value, head.width))
            else:
                cells.append(f'<c r="{column}{place}" s="{number}"><v>{value!r}</v></c>')
        height = f' ht="{min(lines * _LINE, _HIGHEST)}" customHeight="1"' if lines > 1 else ""
        self._file.write(f'<row r="{place}"{height}>{"".join(cells)}</row>')

    def close(self) -> None:
        """End the sheet."""
        self._file.close()
        self.written.append(_Written(replace(self._layout, name=self._name), self._path, self._rows))


def _serial(text: str) -> int | None:
    """The number of a day, if it is a whole one that Excel knows: it begins with 1900."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    days = (day - _EPOCH).days
    return (days + (days >= _AFTER_LEAP)) if day.year >= 1900 else None


def _escaped(text: str) -> str:
    """The text as it may stand in XML."""
    return _ESCAPED.sub(_entity, text) if _ESCAPED.search(text) else text


def _entity(letter: re.Match[str]) -> str:
    return _ENTITIES.get(letter[0]) or f"_x{ord(letter[0]):04X}_"


def _fitting(text: str, table: str, lang: Language) -> str:
    """The text as far as a cell has room for it, with a note of what is missing."""
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
