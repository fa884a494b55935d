"""What a sample is made of: every paragraph carries its own annotation, so that document and gold cannot drift apart.

Texts may hold a little markup: `*italic*`, `**bold**`, `[^1]` (footnote mark), `{+inserted+}` and `{-deleted-}` (tracked changes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

MARKUP = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\[\^(?P<note>\d+)\]|\{\+(?P<ins>.+?)\+\}|\{-(?P<del>.+?)-\}"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look; `note` is a footnote's number, `change` a tracked change."""

    text: str
    bold: bool = False
    italic: bool = False
    note: str = ""
    change: Literal["", "ins", "del"] = ""


def runs(text: str) -> Iterator[Run]:
    """Split a marked-up text into runs."""
    end = 0
    for m in MARKUP.finditer(text):
        if m.start() > end:
            yield Run(text[end : m.start()])
        kind = m.lastgroup or ""
        inner = m[kind]
        if kind == "note":
            yield Run("", note=inner)
        else:
            yield Run(
                inner,
                kind == "bold",
                kind == "italic",
                change="ins" if kind == "ins" else "del" if kind == "del" else "",
            )
        end = m.end()
    if end < len(text):
        yield Run(text[end:])


def plain(text: str) -> str:
    """The text as a reader sees it once all changes are accepted, without footnote marks."""
    return "".join(r.text for r in runs(text) if r.change != "del")


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: the words, and the days or the recurrence they mean."""

    text: str
    start: str | None = None
    end: str | None = None
    recurrence: str | None = None


@dataclass(frozen=True, slots=True)
class Cite:
    """A mention of another document. `kind` is what stands before "số" unless given."""

    text: str
    code: str
    issued_on: str | None = None
    issuer: str | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of assigned work. `text` is "" for a table row: there it is the action cell."""

    text: str = ""
    lead: tuple[str, ...] = ()
    coordinate: tuple[str, ...] = ()
    report_to: tuple[str, ...] = ()
    due: tuple[Due, ...] = ()


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: its marker (`-`, `+` or none), and its sentences, each plain or a task of its own."""

    marker: str
    sentences: tuple[str | Task, ...]
    cites: tuple[Cite, ...] = ()
    look: Literal["", "centre", "italic"] = ""

    @property
    def body(self) -> str:
        return " ".join(s.text if isinstance(s, Task) else s for s in self.sentences)

    @property
    def printed(self) -> str:
        return f"{self.marker} {self.body}".strip()


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion taken up. Its limitation, cause and solution come from the parts below it, unless `cause` says otherwise."""

    index: str
    code: str | None
    name: str
    cause: str | None = None
    limitation: str | None = None
    solution: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid over `rows` rows and `cols` columns; its paragraphs are parted by line breaks."""

    text: str
    rows: int = 1
    cols: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A table row. Cells that reach down from rows above are left out of `cells`; `serves` names the criterion it goes on with."""

    cells: tuple[Cell, ...]
    task: Task | None = None
    criterion: Criterion | None = None
    cites: tuple[Cite, ...] = ()
    serves: str | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: titles and widths (percent) of its columns, and which column holds the action (from 0)."""

    columns: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    action: int = 1
    index_row: bool = False

    def placed(self) -> list[list[tuple[int, Cell]]]:
        """The cells of every row with the column each begins at."""
        taken: set[tuple[int, int]] = set()
        out: list[list[tuple[int, Cell]]] = []
        for r, row in enumerate(self.rows):
            line: list[tuple[int, Cell]] = []
            col = 0
            for cell in row.cells:
                while (r, col) in taken:
                    col += 1
                line.append((col, cell))
                taken.update((r + i, col + j) for i in range(cell.rows) for j in range(cell.cols))
                col += cell.cols
            out.append(line)
        return out

    def at(self, row: int, col: int) -> str:
        """The text of the cell that covers a place of the grid."""
        for r, line in enumerate(self.placed()):
            for c, cell in line:
                if r <= row < r + cell.rows and c <= col < c + cell.cols:
                    return cell.text
        raise LookupError(f"no cell at row {row}, column {col}")


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered or labelled section.

    `run` is what follows a run-in heading after a colon, or the whole paragraph where there is no heading; `end` is the sign printed
    after a heading that stands alone; `own` is the task that a heading with nothing but label lines below is itself.
    """

    marker: str
    heading: str
    kind: str
    children: tuple[Section | Para | Grid, ...] = ()
    run: Para | None = None
    end: str = ""
    criterion: Criterion | None = None
    cites: tuple[Cite, ...] = ()
    own: Task | None = None
    landscape: bool = False

    @property
    def body(self) -> str:
        if self.run is None:
            return self.heading + self.end
        return f"{self.heading}: {self.run.body}" if self.heading else self.run.body

    @property
    def printed(self) -> str:
        return f"{self.marker} {self.body}".strip()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The two columns above the title: body and parent, number, place and date, as printed."""

    body: str
    number: str
    date: str
    parent: str = ""
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """The foot: whoever signs, above the name, and the recipients as printed without dash and end sign."""

    lines: tuple[str, ...]
    name: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; its number is its place in the list."""

    text: str
    cites: tuple[Cite, ...] = ()


Block = Section | Para | Grid | Letterhead | Signature


@dataclass(frozen=True, slots=True)
class Sample:
    """A whole document.

    Attributes:
        name: File name without ending.
        formats: Endings of the files built from it (`docx`, `pdf`, `md`, `html`).
        document: The fields of gold's `document` that the letterhead, title and signature show.
        head, kind, title, body, sign: The document from top to bottom; `title` may be broken into lines.
        after: Appendices behind the signature.
        notes: Footnotes in order.
        auto_numbered: Let Word number the headings and items of the DOCX.
        before: A first document in front of this one (a decision that issues a plan): its own head, type line, title, body and foot.
    """

    name: str
    formats: tuple[str, ...]
    document: dict[str, str | bool | list[str] | None]
    head: Letterhead
    kind: str
    title: str
    body: tuple[Section | Para | Grid, ...]
    sign: Signature
    after: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()
    auto_numbered: bool = False
    before: Sample | None = None


# Short names for the content files.


def _cut(text: str) -> tuple[str, str]:
    return (text[0], text[2:]) if text[:2] in ("- ", "+ ") else ("", text)


def p(text: str, *cites: Cite, look: Literal["", "centre", "italic"] = "") -> Para:
    """A paragraph or item that sets no task."""
    marker, body = _cut(text)
    return Para(marker, (body,), cites, look)


def t(
    text: str,
    *cites: Cite,
    lead: str | tuple[str, ...] = (),
    co: str | tuple[str, ...] = (),
    to: str | tuple[str, ...] = (),
    due: Due | tuple[Due, ...] = (),
) -> Para:
    """A paragraph or item that is one task."""
    marker, body = _cut(text)
    return Para(marker, (task(body, lead, co, to, due),), cites)


def several(*sentences: str | Task, cites: tuple[Cite, ...] = (), marker: str = "") -> Para:
    """A paragraph or item of several sentences, each plain or a task of its own."""
    return Para(marker, sentences, cites)


def task(
    text: str = "",
    lead: str | tuple[str, ...] = (),
    co: str | tuple[str, ...] = (),
    to: str | tuple[str, ...] = (),
    due: Due | tuple[Due, ...] = (),
) -> Task:
    """A task: a sentence of an item, or (without text) the work of a table row. One unit or date needs no tuple."""

    def many(units: str | tuple[str, ...]) -> tuple[str, ...]:
        return (units,) if isinstance(units, str) else units

    return Task(text, many(lead), many(co), many(to), (due,) if isinstance(due, Due) else due)


def s(
    marker: str,
    heading: str,
    kind: str,
    *children: Section | Para | Grid,
    run: Para | None = None,
    criterion: Criterion | None = None,
    cites: tuple[Cite, ...] = (),
    own: Task | None = None,
) -> Section:
    """A section with what stands below it. A colon or full stop that ends the heading is printed, but no part of it."""
    bare = heading.rstrip(":.")
    return Section(marker, bare, kind, children, run, heading[len(bare) :], criterion, cites, own)


def row(
    *cells: str | Cell,
    task: Task | None = None,
    criterion: Criterion | None = None,
    cites: tuple[Cite, ...] = (),
    serves: str | None = None,
) -> Row:
    """A table row; plain strings are cells of one row and one column."""
    return Row(tuple(Cell(c) if isinstance(c, str) else c for c in cells), task, criterion, cites, serves)


def group(*cells: str | Cell, criterion: Criterion | None = None) -> Row:
    """A group row: a heading inside the table, in bold, that sets no task."""
    return Row(tuple(Cell(c) if isinstance(c, str) else c for c in cells), criterion=criterion, bold=True)
