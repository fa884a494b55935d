"""Tasks and criteria from assignment tables: which rows are work, and what a blank cell takes from above."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.assembly.columns import Layout, Matrix, column_role, matrix, words
from extract.assembly.draft import UNITS, Aside, CriterionDraft, TaskDraft
from extract.assembly.labels import apply_labels, assign_units, find_labels
from extract.document import Cell, Span, Table
from extract.patterns import rules
from extract.tagging.criteria import find_code, find_indices, find_score
from extract.tagging.deadlines import cell_deadlines

# A row with something in one of these is no group's name.
_FILLED = (*UNITS, "report_to", "deadline", "due", "product", "solution", "cause", "limitation", "code")
_NUMBERING = re.compile(r"(?:[IVXL]+|[A-ZĐ]|\d+(?:\.\d+)*|[a-zđ])\s*[.)/]?\s*$")
_FIGURES = re.compile(r"[\d.,]+(?:\s*/\s*[\d.,]+)?\s*%?")
_RANKED = re.compile(r"[IVXL]+|[A-ZĐ]\b")
_MARKER = re.compile(r"\s*(?:[IVXL]+|[A-ZĐ]|\d+(?:\.\d+)*)\s*[.)\-]\s*")
_Row = list[Cell | None]


@dataclass(slots=True)
class _Above:
    """What a blank cell takes from the rows above."""

    index_name: str | None
    subject: Cell | None = None
    lead: Cell | None = None
    criterion: int | None = None
    coded: Cell | None = None
    group: Cell | None = None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table with its columns, and what its rows are read against."""

    table: Table
    layout: Layout
    grid: Matrix
    node: int | None
    text: str
    printed: str
    plan_year: int | None
    criteria: list[CriterionDraft]
    above: _Above

    def words(self, cell: Cell | None) -> str:
        """What a cell says, folded, on one line."""
        return words(cell, self.text)

    def at(self, row: _Row, *names: str) -> Cell | None:
        """The cell of a row in the first column with one of these roles."""
        column = self.layout.column(*names)
        return row[column] if column is not None else None

    def filled(self, row: _Row, *names: str) -> Cell | None:
        """As `at`, but None for a blank cell."""
        cell = self.at(row, *names)
        return cell if self.words(cell) else None

    def span(self, row: _Row, *names: str) -> Span | None:
        """Where the content of such a cell stands; None for a blank one."""
        cell = self.filled(row, *names)
        return Span(cell.start, cell.end) if cell else None


def table_tasks(
    table: Table,
    layout: Layout,
    *,
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
    above = _Above(index_name)
    sheet = _Sheet(
        table,
        layout,
        _without_dittos(matrix(table), layout.first, text),
        node,
        text,
        printed,
        plan_year,
        criteria,
        above,
    )
    tasks: list[TaskDraft] = []
    seen: dict[int, TaskDraft] = {}
    for at in range(layout.first, table.n_rows):
        row = sheet.grid[at]
        if _is_group(sheet, row):
            _open_group(sheet, row)
            continue
        cell = _work(sheet, row)
        if cell is None:
            continue
        criterion = _criterion(sheet, row)
        if id(cell) in seen and not _is_own(sheet, row, at):
            task = seen[id(cell)]
        else:
            group = Span(above.group.start, above.group.end) if above.group else None
            task = TaskDraft(Span(cell.start, cell.end), node, "table", criterion=criterion, group=group)
            seen[id(cell)] = task
            tasks.append(task)
        _fill(sheet, task, row, at)
        task.asides += [one for one in _asides(sheet, task, row) if one not in task.asides]
    return tasks


def _without_dittos(grid: Matrix, first: int, text: str) -> Matrix:
    """The grid with the cell above wherever a cell says no more than "như trên"."""
    ditto = rules("table_headers")["ditto"].regex
    for at in range(first + 1, len(grid)):
        for col, cell in enumerate(grid[at]):
            if cell is not None and ditto.match(words(cell, text)):
                grid[at][col] = grid[at - 1][col]
    return grid


def _work(sheet: _Sheet, row: _Row) -> Cell | None:
    """The cell that says what is to be done; None where the row is no work."""
    cell = sheet.filled(row, "solution", "task") or sheet.filled(row, "subject", "task")
    said = sheet.words(cell)
    if not any(c.isalpha() for c in said):
        return None
    if rules("table_headers")["form.procedure"].regex.match(said) or _repeats_header(sheet, row):
        return None
    return cell


def _is_own(sheet: _Sheet, row: _Row, at: int) -> bool:
    """Below a merged action cell: does the row name a lead of its own?"""
    cell = sheet.filled(row, "lead", "lead_coordinate")
    return cell is not None and cell.row == at


def _is_group(sheet: _Sheet, row: _Row) -> bool:
    """A row that names a group: one wide cell, or a number and a name with all other cells blank."""
    filled = [cell for cell in {id(cell): cell for cell in row}.values() if cell and sheet.words(cell)]
    if not filled:
        return False
    wide = [cell for cell in filled if cell.col_span >= max(2, sheet.table.n_cols - 2)]
    if wide and all(_NUMBERING.match(sheet.words(cell)) for cell in filled if cell not in wide):
        return True
    if any(sheet.words(cell) for cell, role in zip(row, sheet.layout.roles, strict=True) if role in _FILLED):
        return False
    said = {id(cell): sheet.words(cell) for cell in filled}
    names = [one for one in filled if not (_NUMBERING.match(said[id(one)]) or _FIGURES.fullmatch(said[id(one)]))]
    if len(names) != 1:
        return False
    is_ranked = _RANKED.match(sheet.words(sheet.at(row, "index"))) is not None
    is_bold = all(p.is_bold for p in names[0].paragraphs if p.text)
    return is_ranked or is_bold or sheet.words(names[0]).isupper()


def _open_group(sheet: _Sheet, row: _Row) -> None:
    """A group may name an index, or be a content of one: then it is a criterion of its own."""
    above, text = sheet.above, sheet.text
    cell = max((cell for cell in row if cell), key=lambda cell: len(sheet.words(cell)))
    above.group, above.criterion, above.lead, above.subject = cell, None, None, None
    if found := find_indices(text[cell.start : cell.end]):
        above.index_name = found[0].name
    marker = _MARKER.match(text, cell.start, cell.end)
    at = marker.end() if marker else cell.start
    quoted = rules("outline")["criterion_content"].regex.match(text[at : cell.end])
    named = rules("outline")["papi_content"].regex.match(text[at : cell.end].strip(" .:"))
    if hit := quoted or named:
        name = Span(at + hit.start(1), at + hit.end(1))
        sheet.criteria.append(CriterionDraft(name, None, above.index_name or "PAPI", None, Span(cell.start, cell.end)))
        above.criterion = len(sheet.criteria) - 1


def _repeats_header(sheet: _Sheet, row: _Row) -> bool:
    pairs = zip(row, sheet.layout.roles, strict=True)
    return sum(1 for cell, role in pairs if cell and role and column_role(sheet.words(cell)) == role) >= 2


# --- criteria --------------------------------------------------------------------------------------------------------


def _criterion(sheet: _Sheet, row: _Row) -> int | None:
    """The criterion of a row: its code or its subject, where the table is about an index."""
    above = sheet.above
    subject, same = _subject(sheet, row)
    coded, numbered = sheet.at(row, "code"), sheet.at(row, "index")
    counted = numbered if coded is None else coded
    if counted is not None and counted is above.coded and sheet.words(counted) and above.criterion is not None:
        return above.criterion
    above.coded = counted
    code, name_at = _code(sheet, coded, numbered, subject)
    says = any(sheet.layout.column(name) is not None for name in ("limitation", "cause", "solution"))
    if code is None and not (above.index_name and says and subject is not None):
        return above.criterion
    if same and above.criterion is not None and (code is None or name_at is not None):
        return above.criterion
    named = subject or sheet.at(row, "task")
    if named is None or (code is None and not any(c.isalnum() for c in sheet.words(named))):
        return above.criterion
    start = name_at if name_at is not None else named.start
    blank = re.compile(r"[\s.:\-]*").match(sheet.text, start, named.end)
    score = sheet.at(row, "score")
    draft = CriterionDraft(
        Span(blank.end() if blank else start, named.end),
        None,
        above.index_name,
        code,
        Span(named.start, named.end),
        sheet.span(row, "limitation"),
        sheet.span(row, "cause"),
        sheet.span(row, "solution") or (sheet.span(row, "task") if coded is not None else None),
        find_score(sheet.text[score.start : score.end]) if score else None,
    )
    sheet.criteria.append(draft)
    above.criterion = len(sheet.criteria) - 1
    return above.criterion


def _subject(sheet: _Sheet, row: _Row) -> tuple[Cell | None, bool]:
    """The subject of a row, its own or that of the row above, and whether it is the same as above."""
    above, cell, number = sheet.above, sheet.at(row, "subject"), sheet.at(row, "index")
    is_unnumbered = not sheet.words(number) or (number is not None and cell is not None and number.row < cell.row)
    if not sheet.words(cell) and is_unnumbered and above.subject is not None:
        cell = above.subject
    same = cell is not None and above.subject is cell
    if sheet.words(cell):
        above.subject = cell
    return cell, same


def _code(
    sheet: _Sheet, coded: Cell | None, numbered: Cell | None, subject: Cell | None
) -> tuple[str | None, int | None]:
    """The code of a row by its column or its number, or at the head of its subject; and where the name behind the latter begins."""
    text = sheet.text
    if coded is not None and sheet.words(coded):
        hit = find_code(text[coded.start : coded.end])
        return (hit[0] if hit else sheet.words(coded)), None
    if subject is not None and sheet.above.index_name and sheet.layout.names_criteria:
        if numbered and (hit := find_code(sheet.words(numbered))):
            return hit[0], None
        hit = find_code(text[subject.start : min(subject.end, subject.start + 40)])
        if hit and hit[1] <= 20:
            return hit[0], subject.start + hit[2]
    return None, None


# --- what a row says of its task -------------------------------------------------------------------------------------


def _fill(sheet: _Sheet, task: TaskDraft, row: _Row, at: int) -> None:
    lead, is_inherited = _lead(sheet, row, at)
    further = [cell for cell, role in zip(row, sheet.layout.roles, strict=True) if role == "lead" and cell is not lead]
    if is_inherited and any(sheet.words(cell) for cell in further):
        lead, is_inherited = None, False
    known = len(task.assigned)
    both = sheet.at(row, "lead_coordinate")
    for cell in (lead, *further):
        _assign(sheet, task, "lead_coordinate" if cell is not None and cell is both else "lead", cell)
    if is_inherited:
        task.assigned[known:] = [replace(one, is_inherited=True) for one in task.assigned[known:]]
    _assign(sheet, task, "coordinate", sheet.at(row, "coordinate"))
    _assign(sheet, task, "report_to", sheet.at(row, "report_to"))
    if not task.deadlines:
        _date(sheet, task, row)
    task.product = sheet.span(row, "product") or task.product
    task.note = sheet.span(row, "note") or task.note


def _lead(sheet: _Sheet, row: _Row, at: int) -> tuple[Cell | None, bool]:
    """The cell of the lead, and whether it is that of a row above: a row without a number of its own goes on from it."""
    own, number = sheet.at(row, "lead", "lead_coordinate"), sheet.at(row, "index")
    if sheet.words(own):
        sheet.above.lead = own
        return own, False
    is_unnumbered = not sheet.words(number) or (number is not None and number.row < at)
    if is_unnumbered and sheet.layout.column("index") is not None and sheet.above.lead is not None:
        return sheet.above.lead, True
    return own, False


def _assign(sheet: _Sheet, task: TaskDraft, role: str, cell: Cell | None) -> None:
    """The units of a cell; labels inside it say roles of their own."""
    if cell is None or not sheet.words(cell):
        return
    text = sheet.text
    labels = tuple(one for one in find_labels(text, cell.start, cell.end) if one.value in UNITS)
    if not labels:
        assign_units(task, role, text, cell.start, cell.end)
        return
    if labels[0].start > cell.start + 2:
        assign_units(task, role, text, cell.start, labels[0].start)
    apply_labels(task, labels, text, sheet.printed, sheet.plan_year)


def _date(sheet: _Sheet, task: TaskDraft, row: _Row) -> None:
    """The deadlines of the time column; a column of its own may say when work begins."""
    due, begin = sheet.filled(row, "due", "deadline"), sheet.filled(row, "start")
    if due is None:
        return
    printed, is_end = sheet.printed, sheet.layout.column("due") is not None or begin is not None
    begins = list(cell_deadlines(printed[begin.start : begin.end], sheet.plan_year)) if begin else []
    for one in cell_deadlines(printed[due.start : due.end], sheet.plan_year):
        start_on = None if is_end and one.start_on == one.due_on else one.start_on
        if begins and start_on is None:
            start_on = begins[0].start_on or begins[0].due_on
        task.deadlines.append(replace(one, start=one.start + due.start, end=one.end + due.start, start_on=start_on))


def _asides(sheet: _Sheet, task: TaskDraft, row: _Row) -> list[Aside]:
    """What a row says that no column of the tables takes: cells under headers that no rule knows, units and times not understood."""
    taken = [task.span, *(one.unit.spans[0] for one in task.assigned), *(Span(d.start, d.end) for d in task.deadlines)]
    taken += [span for span in (task.product, task.note) if span]
    if task.criterion is not None:
        draft = sheet.criteria[task.criterion]
        taken += [draft.span, *(one for one in (draft.limitation, draft.cause, draft.solution) if one)]
    found: list[Aside] = []
    for cell, role, header in zip(row, sheet.layout.roles, sheet.layout.headers, strict=True):
        if cell is None or not sheet.words(cell) or role in ("index", "code") or (role == "start" and task.deadlines):
            continue
        if not any(span.start < cell.end and cell.start < span.end for span in taken):
            found.append(Aside(header, Span(cell.start, cell.end)))
            taken.append(Span(cell.start, cell.end))
    return found
