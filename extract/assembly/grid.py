"""Tasks and criteria from assignment tables: what each column is, which rows are work, what a blank cell takes from above."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.assembly.draft import CriterionDraft, TaskDraft
from extract.assembly.labels import apply_labels, assign_units, find_labels
from extract.document import Cell, Span, Table
from extract.patterns import rules
from extract.tagging.criteria import find_code, find_indices, find_score
from extract.tagging.deadlines import cell_deadlines

# A header stands in the first rows; below that a row that looks like one is data.
_HEADER_WITHIN = 4
_WORK = ("lead", "lead_coordinate", "coordinate")
# A row with something in one of these is no group's name.
_FILLED = (*_WORK, "deadline", "due", "product", "solution", "cause", "limitation", "code")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table: their roles by column, the first row of data, and whether the subject's header speaks of criteria."""

    roles: tuple[str | None, ...]
    first: int
    names_criteria: bool = False

    def column(self, *names: str) -> int | None:
        """The first column with one of these roles, by the order of the names; None where there is none."""
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


def column_role(header: str) -> str | None:
    """What a column holds by its (folded) header; bracketed remarks apart."""
    plain = re.sub(r"\([^()]*\)", " ", header)
    for words in (header, plain):
        words = re.sub(r"\s+", " ", words).strip(" .:*")
        for one in rules("table_headers").values():
            if one.id.startswith("column.") and one.regex.match(words):
                return str(one.value)
    return None


def read_layout(table: Table, grid: Matrix, text: str) -> Layout | None:
    """The roles of the columns by the header rows; None where the table is no assignment table."""
    for top in range(min(_HEADER_WITHIN, table.n_rows)):
        roles, first = _header(table, grid, text, top)
        named = [role for role in roles if role]
        if (
            len(named) >= 2
            and "role" not in named
            and any(role in named for role in (*_WORK, "deadline", "due"))
            and any(r in named for r in ("task", "solution", "subject"))
        ):
            resolved = _resolve(roles)
            at = resolved.index("subject") if "subject" in resolved else None
            column = [row[at] for row in grid[top:first]] if at is not None else []
            header = " ".join(_words(cell, text) for cell in column if cell)
            names_criteria = rules("table_headers")["criteria.header"].regex.search(header) is not None
            return Layout(resolved, _skip_index_row(grid, text, first), names_criteria)
    return None


def _header(table: Table, grid: Matrix, text: str, top: int) -> tuple[tuple[str | None, ...], int]:
    """Roles by a header that begins in row `top` and reaches as far down as its tallest cell or its sub-headers."""
    depth = max((cell.row_span for cell in grid[top] if cell), default=1)
    wide = any(cell and cell.col_span > 1 and cell.col_span < table.n_cols for cell in grid[top])
    last = top + max(depth, 2 if wide and depth == 1 else 1)
    roles: list[str | None] = []
    for col in range(table.n_cols):
        parts: list[str] = []
        for row in range(top, min(last, table.n_rows)):
            cell = grid[row][col]
            words = _words(cell, text) if cell else ""
            if words and words not in parts:
                parts.append(words)
        role = column_role(parts[-1]) if parts else None
        roles.append(
            role or (column_role(" ".join(parts)) if parts else None) or (column_role(parts[0]) if parts else None)
        )
    return tuple(roles), min(last, table.n_rows)


def _resolve(roles: tuple[str | None, ...]) -> tuple[str | None, ...]:
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
        words = [_words(cell, text) for cell in grid[first] if cell]
        filled = [w for w in words if w]
        if len(filled) >= 2 and all(rules("table_headers")["row.index"].regex.match(w) for w in filled):
            return first + 1
    return first


def _words(cell: Cell, text: str) -> str:
    return re.sub(r"\s+", " ", text[cell.start : cell.end]).strip()


@dataclass(slots=True)
class _Above:
    """What a blank cell takes from the rows above."""

    subject: Cell | None = None
    lead: Cell | None = None
    index_name: str | None = None
    criterion: int | None = None
    coded: Cell | None = None


def table_tasks(
    table: Table,
    layout: Layout,
    node: int | None,
    text: str,
    printed: str,
    plan_year: int | None,
    index_name: str | None,
    criteria: list[CriterionDraft],
) -> list[TaskDraft]:
    """The tasks of an assignment table; its criteria are added to `criteria`.

    Args:
        table: The table.
        layout: Its columns.
        node: Index of the outline's node that encloses it.
        text: The folded canonical text.
        printed: The canonical text.
        plan_year: The year of days without one.
        index_name: The index that the table is about, where its surroundings name one.
        criteria: All criteria found so far.
    """
    grid = matrix(table)
    above = _Above(index_name=index_name)
    tasks: list[TaskDraft] = []
    seen: dict[int, TaskDraft] = {}
    work = layout.column("solution", "task")
    for row in range(layout.first, table.n_rows):
        cells = grid[row]
        if _is_group(table, layout, cells, text):
            _open_group(cells, layout, text, node, above, criteria)
            continue
        cell = cells[work] if work is not None else None
        if cell is None or not _words(cell, text):
            cell = _at(cells, layout, "subject", "task")
        if cell is None or not any(c.isalpha() for c in _words(cell, text)):
            continue
        if rules("table_headers")["form.procedure"].regex.match(_words(cell, text)) or _repeats_header(
            cells, layout, text
        ):
            continue
        criterion = _criterion(cells, layout, text, node, above, criteria)
        if id(cell) in seen and cell.row_span > 1:
            task = seen[id(cell)]
        else:
            task = TaskDraft(Span(cell.start, cell.end), node, "table", criterion=criterion)
            seen[id(cell)] = task
            tasks.append(task)
        _fill(task, cells, row, layout, text, printed, plan_year, above)
    return tasks


def _at(cells: list[Cell | None], layout: Layout, *names: str) -> Cell | None:
    column = layout.column(*names)
    return cells[column] if column is not None else None


def _is_blank(cell: Cell | None, text: str) -> bool:
    return cell is None or not _words(cell, text)


_NUMBERING = re.compile(r"(?:[IVXL]+|[A-ZĐ]|\d+(?:\.\d+)*|[a-zđ])\s*[.)/]?\s*$")


def _is_group(table: Table, layout: Layout, cells: list[Cell | None], text: str) -> bool:
    """A row that names a group: one wide cell, or a number and a name with all other cells blank."""
    distinct = {id(cell): cell for cell in cells if cell is not None}
    filled = [cell for cell in distinct.values() if _words(cell, text)]
    if not filled:
        return False
    wide = [cell for cell in filled if cell.col_span >= max(2, table.n_cols - 2)]
    if wide and all(_NUMBERING.match(_words(cell, text)) for cell in filled if cell not in wide):
        return True
    work = [i for i, role in enumerate(layout.roles) if role in _FILLED]
    if any(not _is_blank(cells[i], text) for i in work):
        return False
    names = [cell for cell in filled if not _NUMBERING.match(_words(cell, text))]
    number = _at(cells, layout, "index")
    upper = len(names) == 1 and _words(names[0], text).isupper()
    ranked = (
        not _is_blank(number, text) and re.match(r"[IVXL]+|[A-ZĐ]\b", _words(number, text)) is not None
        if number
        else False
    )
    bold = len(names) == 1 and all(p.is_bold for p in names[0].paragraphs if p.text)
    return len(names) == 1 and (upper or ranked or bold)


def _open_group(
    cells: list[Cell | None],
    layout: Layout,
    text: str,
    node: int | None,
    above: _Above,
    criteria: list[CriterionDraft],
) -> None:
    """A group may name an index, or be a content of one: then it is a criterion of its own."""
    cell = next(c for c in sorted({id(c): c for c in cells if c}.values(), key=lambda c: -len(_words(c, text))) if c)
    words = text[cell.start : cell.end]
    above.criterion = None
    above.lead = above.subject = None
    if found := find_indices(words):
        above.index_name = found[0].name
    marker = re.match(r"\s*(?:[IVXL]+|[A-ZĐ]|\d+(?:\.\d+)*)\s*[.)\-]\s*", words)
    at = cell.start + (marker.end() if marker else 0)
    quoted = rules("outline")["criterion_content"].regex.match(text[at : cell.end])
    named = rules("outline")["papi_content"].regex.match(text[at : cell.end].strip(" .:"))
    hit = quoted or named
    if hit:
        name = Span(at + hit.start(1), at + hit.end(1))
        criteria.append(CriterionDraft(name, None, above.index_name or "PAPI", None, Span(cell.start, cell.end)))
        above.criterion = len(criteria) - 1


def _repeats_header(cells: list[Cell | None], layout: Layout, text: str) -> bool:
    hits = sum(
        1
        for cell, role in zip(cells, layout.roles, strict=True)
        if cell and role and column_role(_words(cell, text)) == role
    )
    return hits >= 2


def _criterion(
    cells: list[Cell | None],
    layout: Layout,
    text: str,
    node: int | None,
    above: _Above,
    criteria: list[CriterionDraft],
) -> int | None:
    """The criterion of a row: its code or its subject, where the table is about an index."""
    subject = _at(cells, layout, "subject")
    number = _at(cells, layout, "index")
    blank_number = _is_blank(number, text) or (number is not None and subject is not None and number.row < subject.row)
    if _is_blank(subject, text) and blank_number and above.subject is not None:
        subject = above.subject
    coded = _at(cells, layout, "code")
    code = None
    if coded is not None and coded is above.coded and not _is_blank(coded, text) and above.criterion is not None:
        return above.criterion
    above.coded = coded
    if coded is not None and not _is_blank(coded, text):
        hit = find_code(text[coded.start : coded.end])
        code = hit[0] if hit else _words(coded, text)
    own_code = None
    if code is None and subject is not None and above.index_name and layout.names_criteria:
        hit = find_code(text[subject.start : min(subject.end, subject.start + 40)])
        if hit and hit[1] <= 20:
            own_code = hit
            code = hit[0]
    same = subject is not None and above.subject is subject
    if subject is not None and not _is_blank(subject, text):
        above.subject = subject
    said = any(layout.column(name) is not None for name in ("limitation", "cause", "solution"))
    if code is None and not (above.index_name and said and subject is not None):
        return above.criterion
    if same and (code is None or own_code) and above.criterion is not None:
        return above.criterion
    name_cell = subject or _at(cells, layout, "task")
    if name_cell is None:
        return above.criterion
    start = name_cell.start + (own_code[2] if own_code else 0)
    lead = re.compile(r"[\s.:\-]*").match(text, start, name_cell.end)
    name = Span(lead.end() if lead else start, name_cell.end)

    def span(*names: str) -> Span | None:
        cell = _at(cells, layout, *names)
        return Span(cell.start, cell.end) if cell is not None and not _is_blank(cell, text) else None

    score = _at(cells, layout, "score")
    criteria.append(
        CriterionDraft(
            name,
            None,
            above.index_name,
            code,
            Span(name_cell.start, name_cell.end),
            span("limitation"),
            span("cause"),
            span("solution") or (span("task") if coded is not None else None),
            find_score(text[score.start : score.end]) if score else None,
        )
    )
    above.criterion = len(criteria) - 1
    return above.criterion


def _fill(
    task: TaskDraft,
    cells: list[Cell | None],
    row: int,
    layout: Layout,
    text: str,
    printed: str,
    plan_year: int | None,
    above: _Above,
) -> None:
    number = _at(cells, layout, "index")
    lead = _at(cells, layout, "lead", "lead_coordinate")
    inherited = False
    if lead is not None and not _is_blank(lead, text):
        above.lead = lead
    elif (
        (_is_blank(number, text) or (number is not None and number.row < row))
        and layout.column("index") is not None
        and above.lead is not None
    ):
        lead, inherited = above.lead, True
    further = [cells[i] for i, role in enumerate(layout.roles) if role == "lead" and cells[i] is not lead]
    if inherited and any(cell and not _is_blank(cell, text) for cell in further):
        lead, inherited = None, False
    leads = [("lead", cell) for cell in (lead, *further)]
    for role, cell in (*leads, ("coordinate", _at(cells, layout, "coordinate"))):
        if cell is None or _is_blank(cell, text):
            continue
        labels = tuple(one for one in find_labels(text, cell.start, cell.end) if one.value in ("lead", "coordinate"))
        if labels:
            if labels[0].start > cell.start + 2:
                assign_units(task, role, text, cell.start, labels[0].start)
            apply_labels(task, labels, text, printed, plan_year)
        else:
            assign_units(task, role, text, cell.start, cell.end)
    if inherited:
        task.assigned = [replace(one, is_inherited=True) if one.role == "lead" else one for one in task.assigned]
    due = _at(cells, layout, "due", "deadline")
    if due is not None and not task.deadlines:
        is_end = layout.column("due") is not None
        for one in cell_deadlines(printed[due.start : due.end], plan_year):
            start_on = None if is_end and one.start_on == one.due_on else one.start_on
            task.deadlines.append(replace(one, start=one.start + due.start, end=one.end + due.start, start_on=start_on))
    for name in ("product", "note"):
        cell = _at(cells, layout, name)
        if cell is not None and not _is_blank(cell, text):
            setattr(task, name, Span(cell.start, cell.end))
