"""Tables and paragraphs that go on on the next page, made one again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from extract.readers.pdf.frame import Draft
from extract.readers.pdf.grid import Grid, GridCell
from extract.readers.pdf.lines import ENDED, MARKER, cuts_code
from extract.readers.pdf.paragraphs import has_room, starts_in_cell

# Columns of one table on two pages agree to this many points, after the shift of mirrored margins.
_AGREE = 4.0
_ALIGNED = 14.0
# No header has more rows.
_MOST_HEADER_ROWS = 4
# Two readings of one header by Tesseract agree to this share; rows that are not the header again differ by far more.
_MISREAD = 0.85
_FIGURE = re.compile(r"\d+")
_CODE = re.compile(r"(?:\d+(?:[.,/-]\d+)*%?|[IVXLC]+|[A-Za-zĐđ])[.)]?")


def continues(first: Grid, second: Grid) -> bool:
    """Is `second`, the first thing on its page, the rest of `first`, the last thing on the page before?"""
    if not (first.ruled and second.ruled):
        return first.ruled == second.ruled and _are_aligned(first, second)
    shift = second.xs[0] - first.xs[0]
    if abs((second.xs[-1] - shift) - first.xs[-1]) > _AGREE:
        return False
    few, many = sorted((first.xs, [x - shift for x in second.xs]), key=len)
    return all(any(abs(x - other) <= _AGREE for other in many) for x in few)


def _are_aligned(first: Grid, second: Grid) -> bool:
    """Have two tables without rules the same columns? Where these end is known only from what stands in them."""
    return first.n_cols == second.n_cols and all(
        abs(a - b) < _ALIGNED for a, b in zip(first.xs[:-1], second.xs[:-1], strict=True)
    )


def joined(first: Grid, second: Grid) -> Grid:
    """One table of two: repeated header rows once, a split row whole, cells merged over the break kept as one."""
    _same_columns(first, second)
    header = _repeated_header(first, second)
    for cell in list(second.cells):
        if cell.row_end <= header:
            second.cells.remove(cell)
        cell.row = max(cell.row, header)
    if header == second.n_rows:
        return first
    last, top = first.n_rows - 1, header
    above = {(c.col, c.col_end): c for c in first.row(last)}
    below = {(c.col, c.col_end): c for c in second.row(top)}
    pairs = [(above[key], below[key]) for key in above.keys() & below.keys()]
    is_split = len(pairs) == len(below) == len(above) and _is_split(pairs, first, second)
    # Row `top` of the second part becomes the row after the last, or the last itself.
    shift = last - top if is_split else last + 1 - top
    taken: set[int] = set()
    for a, b in pairs:
        if is_split or _is_merged(a, b, first, second, top):
            _append(a, b)
            a.row_end = max(a.row_end, b.row_end + shift)
            taken.add(id(b))
    moved = [c for c in second.cells if id(c) not in taken]
    for cell in moved:
        cell.row += shift
        cell.row_end += shift
    return replace(first, n_rows=second.n_rows + shift, cells=first.cells + moved, bottom=second.bottom)


def _same_columns(first: Grid, second: Grid) -> None:
    """Give both the columns of the one that has more: a page of merged rows shows fewer rules."""
    if first.n_cols == second.n_cols:
        return
    shift = second.xs[0] - first.xs[0]
    if first.n_cols < second.n_cols:
        _regrid(first, [x - shift for x in second.xs])
    else:
        _regrid(second, [x + shift for x in first.xs])


def _regrid(grid: Grid, xs: list[float]) -> None:
    place = [min(range(len(xs)), key=lambda k: abs(xs[k] - x)) for x in grid.xs]
    for cell in grid.cells:
        cell.col, cell.col_end = place[cell.col], place[cell.col_end]
    grid.xs = xs


def _repeated_header(first: Grid, second: Grid) -> int:
    """How many rows the second part starts with that are the first rows of the table again."""
    count = 0
    for n in range(1, min(_MOST_HEADER_ROWS, first.n_rows, second.n_rows) + 1):
        head, again = _rows(first, n), _rows(second, n)
        if any(c.row_end > n for c in head + again):
            continue
        if not _are_alike(head, again) or not any(c.drafts for c in head):
            break
        count = n
    return count


def _rows(grid: Grid, n: int) -> list[GridCell]:
    return sorted((c for c in grid.cells if c.row < n), key=lambda c: (c.row, c.col))


def _are_alike(head: Sequence[GridCell], again: Sequence[GridCell]) -> bool:
    """Do the same cells hold the same text, or nearly so where it was recognised in an image?"""
    if [_place(c) for c in head] != [_place(c) for c in again]:
        return False
    one, other = ("\n".join("".join(c.text.split()) for c in cells) for cells in (head, again))
    if one == other:
        return True
    recognised = any(c.confidence < 100 for cell in head for d in cell.drafts for line in d.lines for c in line.glyphs)
    return recognised and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _MISREAD


def _place(cell: GridCell) -> tuple[int, int, int, int]:
    return cell.row, cell.row_end, cell.col, cell.col_end


def _is_split(pairs: Sequence[tuple[GridCell, GridCell]], first: Grid, second: Grid) -> bool:
    """Is the first row of a page the rest of the last row of the page before, by what its cells say?"""
    ordered = sorted(pairs, key=lambda pair: pair[0].col)
    written = [(a, b) for a, b in ordered if b.drafts]
    # A text in the middle of its cell's height may stand on the second page as a whole.
    late = [(a, b) for a, b in written if not a.drafts]
    if late and ordered[0][0].drafts:
        return False
    written = [(a, b) for a, b in written if a.drafts]
    if any(_are_codes(a, b) for a, b in written):
        return False
    if any(a.drafts and not b.drafts and _is_always_filled(a, b, first, second) for a, b in ordered):
        return True
    going_on = sum(goes_on(a, b) for a, b in written)
    fresh = sum(not goes_on(a, b) and _looks_complete(a, b) for a, b in written if not _cuts_code(a, b))
    is_first_empty = not ordered[0][1].drafts
    if is_first_empty and not fresh and len(written) == 1 and not ENDED.search(written[0][0].text):
        return True  # a full line that breaks off before a name
    return going_on > 0 and (fresh == 0 or (is_first_empty and going_on > fresh and not late))


def _are_codes(a: GridCell, b: GridCell) -> bool:
    """Has each cell a number of its own?"""
    return bool(_CODE.fullmatch(a.text) and _CODE.fullmatch(b.text)) and not _cuts_code(a, b)


def _are_of_one_form(a: GridCell, b: GridCell) -> bool:
    """Are two texts with figures the same but for the figures?"""
    return bool(_FIGURE.search(a.text)) and _FIGURE.sub("0", a.text) == _FIGURE.sub("0", b.text)


def _cuts_code(a: GridCell, b: GridCell) -> bool:
    """Is a number too wide for its column cut by the page's end? Numbers of one form follow each other."""
    if _are_of_one_form(a, b):
        return False
    last = a.drafts[-1]
    return cuts_code(last.lines[-1], b.drafts[0].lines[0], last.frame.right - last.frame.left)


def _looks_complete(a: GridCell, b: GridCell) -> bool:
    """Is the text of `a` at an end, and that of `b` at a start?"""
    last = a.drafts[-1]
    if _are_of_one_form(a, b):
        return True
    if not b.text[:1].isupper() and not MARKER.match(b.text):
        return False
    return a.text[-1:] in ".!?" or has_room(last.lines[-1], b.drafts[0].lines[0], last.frame.right)


def _is_always_filled(a: GridCell, b: GridCell, first: Grid, second: Grid) -> bool:
    """Has every other row a text of its own in this column, so that a row without one is only part of a row?

    The header, which may cover two rows, is no evidence.
    """
    column = [c for c in first.cells + second.cells if c.col == b.col and c.row and c is not a and c is not b]
    is_single = b.row_end - b.row == 1
    return is_single and len(column) > 1 and all(c.drafts and c.row_end - c.row == 1 for c in column)


def goes_on(a: GridCell, b: GridCell) -> bool:
    """Does the text of cell `b` go on in the middle of a sentence of cell `a`?"""
    if not a.drafts or not b.drafts or MARKER.match(b.text) or _are_of_one_form(a, b):
        return False
    if ENDED.search(a.text):
        # A list of units goes on after a semicolon.
        return a.text.endswith(";") and not b.text[:1].isdigit()
    last, line = a.drafts[-1].lines[-1], b.drafts[0].lines[0]
    if b.text[:1].islower():
        return True
    return a.text.endswith(",") or not (has_room(last, line, a.drafts[-1].frame.right) or b.text[:1].isupper())


def _is_merged(a: GridCell, b: GridCell, first: Grid, second: Grid, top: int) -> bool:
    """Is the empty cell `b` the rest of cell `a`, merged over the page's end?

    Sure where it covers rows itself; else where no other cell of the column is empty, so that this one cannot be.
    """
    if b.drafts or not a.drafts or b.col_end - b.col > 1:
        return False
    if b.row_end - b.row > 1:
        return True
    column = [c for c in first.cells + second.cells if c.col == b.col and c is not b and c.row_end > c.row]
    return all(c.drafts for c in column) and not all(not c.drafts for c in second.row(top))


def _append(a: GridCell, b: GridCell) -> None:
    """Put the text of `b` behind that of `a`, in its last paragraph where that goes on."""
    drafts = list(b.drafts)
    if drafts and a.drafts and (goes_on(a, b) or not _starts(a.drafts[-1], drafts[0])):
        a.drafts[-1] = replace(a.drafts[-1], lines=a.drafts[-1].lines + drafts[0].lines)
        drafts = drafts[1:]
    a.drafts += drafts


def _starts(first: Draft, second: Draft) -> bool:
    """Does the text on the next page start a paragraph, from the room that its first word had?"""
    return starts_in_cell(first, second.lines[0], first.frame)
