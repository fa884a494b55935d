"""What the columns of a table hold: their roles by the header, and where the header ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from extract.assembly.draft import UNITS
from extract.document import Cell, Table
from extract.patterns import found_unmarked, rules
from extract.tagging.deadlines import cell_deadlines
from extract.tagging.mentions import begins_group, begins_unit

# A header stands in the first rows; below that a row that looks like one is data.
_HEADER_WITHIN = 4
_TIMES = ("deadline", "due")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table.

    Attributes:
        roles: What each column holds; None where no rule knows its header.
        headers: The header of each column, its levels joined.
        first: The first row of data.
        names_criteria: Does the subject's header speak of criteria?
    """

    roles: tuple[str | None, ...]
    headers: tuple[str, ...]
    first: int
    names_criteria: bool = False

    def column(self, *names: str) -> int | None:
        """The first column with one of these roles, in their order; None without one."""
        return next((i for name in names for i, role in enumerate(self.roles) if role == name), None)


Matrix = list[list[Cell | None]]


def matrix(table: Table) -> Matrix:
    """The cell at each row and column; a merged cell stands at every place that it covers."""
    grid: Matrix = [[None] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, table.n_rows)):
            for col in range(cell.col, min(cell.col + cell.col_span, table.n_cols)):
                grid[row][col] = cell
    return grid


def words(cell: Cell | None, text: str) -> str:
    """What a cell says, on one line; "" for no cell."""
    return re.sub(r"\s+", " ", text[cell.start : cell.end]).strip() if cell else ""


@lru_cache(maxsize=1 << 10)
def column_role(header: str) -> str | None:
    """What a column holds by its (folded) header; bracketed remarks apart."""
    columns = [one for one in rules("table_headers").values() if one.id.startswith("column.")]
    plain = re.sub(r"\([^()]*\)", " ", header)
    for said in (header, plain):
        said = re.sub(r"\s+", " ", said).strip(" .:*")
        for one in columns:
            if one.regex.match(said):
                return str(one.value)
    whole = (one for one in columns if not one.id.endswith(".loose"))
    alike = found_unmarked(whole, said)
    return str(alike.value) if alike else None


def read_layout(table: Table, grid: Matrix, text: str) -> Layout | None:
    """The columns by the header rows; None where the table assigns no work.

    Args:
        table: The table.
        grid: Its matrix.
        text: The folded canonical text.
    """
    for top in range(min(_HEADER_WITHIN, table.n_rows)):
        parts, first = _header(table, grid, text, top)
        roles = _with_units([_role(one, _is_shared(one, parts)) for one in parts], grid[first:], text)
        roles = _with_cues(roles, parts, grid[first:], text)
        named = {role for role in roles if role}
        if (
            len([role for role in roles if role]) >= 2
            and "role" not in named
            and named & {*UNITS, *_TIMES}
            and named & {"task", "solution", "subject"}
        ):
            resolved = _resolve(roles)
            headers = tuple(" - ".join(one) for one in parts)
            at = resolved.index("subject") if "subject" in resolved else None
            about = headers[at] if at is not None else ""
            names_criteria = rules("table_headers")["criteria.header"].regex.search(about) is not None
            return Layout(resolved, headers, _skip_index_row(grid, text, first), names_criteria)
    return None


def _header(table: Table, grid: Matrix, text: str, top: int) -> tuple[list[list[str]], int]:
    """The levels of each column's header, and the row below it: it reaches as far as its tallest cell or its sub-headers."""
    depth = max((cell.row_span for cell in grid[top] if cell), default=1)
    wide = any(cell and cell.col_span > 1 and cell.col_span < table.n_cols for cell in grid[top])
    last = min(top + max(depth, 2 if wide and depth == 1 else 1), table.n_rows)
    parts: list[list[str]] = []
    for col in range(table.n_cols):
        said = (words(grid[row][col], text) for row in range(top, last))
        parts.append(list(dict.fromkeys(one for one in said if one)))
    return parts, last


def _role(parts: list[str], is_shared: bool) -> str | None:
    """The role by the lowest level of a header, else by all of it, else by the highest where no other column shares that."""
    if not parts:
        return None
    role = column_role(parts[-1]) or column_role(" ".join(parts))
    # "Phân công" over "Chính" and "Phụ" says of neither what it holds.
    return role or (None if is_shared else column_role(parts[0]))


def _is_shared(own: list[str], columns: list[list[str]]) -> bool:
    """Does the highest level of a header stand over other columns with lower levels of their own?"""
    return len(own) > 1 and any(one is not own and len(one) > 1 and one[0] == own[0] for one in columns)


def _with_units(roles: list[str | None], rows: Matrix, text: str) -> list[str | None]:
    """`Đơn vị` alone names units or a unit of measure: what stands below it tells, in a table that sets times or products."""
    is_work = any(role in (*_TIMES, "product", "coordinate") for role in roles)
    free = "lead" not in roles and "lead_coordinate" not in roles
    decided: list[str | None] = []
    for col, role in enumerate(roles):
        if role != "unit":
            decided.append(role)
            continue
        said = [one for row in rows if (one := words(row[col], text))]
        are_units = bool(said) and _mostly(lambda one: begins_unit(one) or begins_group(one), said)
        decided.append("lead" if is_work and free and are_units else None)
    return decided


def _with_cues(roles: list[str | None], parts: list[list[str]], rows: Matrix, text: str) -> list[str | None]:
    """Headers that no rule knows as a whole: a word of theirs and what stands below them tell together."""
    decided = list(roles)
    for col, role in enumerate(roles):
        said = [one for row in rows if (one := words(row[col], text))]
        if role is not None or not parts[col] or not said:
            continue
        header = " ".join(parts[col])
        for cue, holds in _CUES.items():
            value = str(rules("table_headers")[cue].value)
            is_free = value not in decided and not (value == "deadline" and "due" in decided)
            if is_free and rules("table_headers")[cue].regex.search(header) and _mostly(holds, said):
                decided[col] = value
                break
    return decided


def _mostly(holds: Callable[[str], bool], said: list[str]) -> bool:
    """Does it hold for more than half of the cells that say anything?"""
    return 2 * sum(map(holds, said)) > len(said)


def _is_party(said: str) -> bool:
    named = begins_unit(said) or begins_group(said)
    return named or rules("table_headers")["person"].regex.match(said) is not None


def _is_time(said: str) -> bool:
    return bool(cell_deadlines(said, None))


def _is_clause(said: str) -> bool:
    return len(said.split()) >= 4 and not _is_party(said)


# By the rule of the header's word: what a cell below it must be.
_CUES: dict[str, Callable[[str], bool]] = {
    "cue.lead": _is_party,
    "cue.coordinate": _is_party,
    "cue.time": _is_time,
    "cue.task": _is_clause,
}


def _resolve(roles: list[str | None]) -> tuple[str | None, ...]:
    """Where several columns claim one role the first keeps it, but leads add up; `Nội dung` beside `Giải pháp` names the subject."""
    named = list(roles)
    if named.count("task") > 1 and "subject" not in named:
        named[named.index("task")] = "subject"
    if "solution" in named and "task" in named and "subject" not in named:
        named[named.index("task")] = "subject"
    if "task" not in named and "solution" not in named and "subject" in named:
        named[named.index("subject")] = "task"
    seen: set[str] = set()
    for i, role in enumerate(named):
        if role in seen and role not in ("lead", "note"):
            named[i] = None
        elif role:
            seen.add(role)
    return tuple(named)


def _skip_index_row(grid: Matrix, text: str, first: int) -> int:
    if first < len(grid):
        filled = [said for cell in grid[first] if (said := words(cell, text))]
        if len(filled) >= 2 and all(rules("table_headers")["row.index"].regex.match(said) for said in filled):
            return first + 1
    return first
