"""Plain text: paragraphs from lines, columns from wide gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.document import Align, Block, Cell, Document, Paragraph, Table, compose
from extract.readers import footnotes, joining, legacy, rows, wrapping
from extract.readers.runs import Run, paragraph
from extract.readers.sniffing import TEXT

_ITEM = re.compile(r"\s*(?:[-+*•–▪]|\d{1,3}(?:\.\d{1,3})*[.)]|[^\W\d_]{1,2}[.)]|[IVX]{1,5}\.)\s")
_GAP = re.compile(r"(?<=\S)(?:\s{4,}| *\t\s*)(?=\S)")
_PAGE_NUMBER = re.compile(r"[ \t]*[-–]?[ \t]*\d{1,4}[ \t]*[-–]?[ \t]*")
_DRAWN = re.compile(r"\s*[-=_*~+|]{3,}\s*\Z")
_PAGE_WIDTH = 80


def read(text: str) -> Document:
    """Read plain text, hard-wrapped or not."""
    text, found = legacy.converted(text)
    source = _lines(text)
    width = wrapping.width(len(a.strip()) for a, b in pairwise(source) if _is_prose(a) and _is_prose(b))
    blocks: list[Block] = []
    for chunk in _chunks(source, width):
        blocks += [chunk] if isinstance(chunk, Table) else _paragraphs(chunk, width)
    blocks, notes = footnotes.lift(blocks)
    return compose(
        joining.rejoin(blocks),
        notes,
        media_type=TEXT,
        text_quality=legacy.quality(found),
        notices=legacy.notices(found),
    )


def _chunks(source: list[str], width: int) -> Iterator[Table | list[str]]:
    """Tables, and runs of lines without a blank one between them."""
    chunk: list[str] = []
    i = 0
    while i < len(source):
        line = source[i]
        table, used = _table(source, i)
        if line == "\f" and chunk and _runs_over(chunk[-1], source, i, width):
            pass
        elif table is not None or not line.strip() or _DRAWN.match(line):
            yield chunk
            chunk = []
        else:
            chunk.append(line)
        if table is not None:
            yield table
        i += used if table is not None else 1
    yield chunk


def _table(source: list[str], at: int) -> tuple[Table | None, int]:
    """The table or the columns that start at line `at`, and the number of lines that they take."""
    found, used = rows.at(source, at)
    if found:
        return rows.table(found, lambda cell: [paragraph([Run(cell)])]), used
    return _columns(source, at)


def _lines(text: str) -> list[str]:
    """The lines, with one that holds a form feed between pages; page numbers at the ends of pages are dropped."""
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    result: list[str] = []
    for page in pages:
        lines = page.split("\n")
        written = [i for i, line in enumerate(lines) if line.strip()]
        if len(pages) > 1:
            for i in {*written[:1], *written[-1:]}:
                if _PAGE_NUMBER.fullmatch(lines[i]):
                    lines[i] = ""
            lines = "\n".join(lines).strip("\n").split("\n")
        result += [*lines, "\f"]
    return result[:-1]


def _runs_over(line: str, source: list[str], at: int, width: int) -> bool:
    """Does the paragraph that `line` belongs to go on after the page's end at `at`?"""
    following = source[at + 1] if at + 1 < len(source) else ""
    if _ITEM.match(following) or joining.are_parted(line.strip(), following):
        return False
    return wrapping.is_wrapped(line.strip(), following, width)


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and not rows.is_row(line) and not _GAP.search(line)


def _paragraphs(chunk: list[str], width: int) -> Iterator[Paragraph]:
    """The paragraphs of lines without a blank one between them."""
    base = min(map(_indent, chunk), default=0)
    made: list[list[str]] = []
    for line in chunk:
        if made and _indent(line) <= base + 1 and _runs_on(made[-1], line, base, width):
            made[-1].append(line)
        else:  # also a line that is set in more than others, as a paragraph's first line in a book
            made.append([line])
    for lines in made:
        text = lines[0].strip()
        for line in lines[1:]:
            text += joining.between(text) + line.strip()
        found = paragraph([Run(text)], _align(lines, width))
        if found.text:
            yield found


def _runs_on(lines: list[str], line: str, base: int, width: int) -> bool:
    """Does a line at the left margin belong to the paragraph of the lines before it?"""
    last = lines[-1].strip()
    if _ITEM.match(line) or joining.are_parted(last, line):
        return False
    if wrapping.is_wrapped(last, line, width) or joining.leads_on(last, line.strip()):
        return True
    # Under a first line that is set in, the margin itself says that the paragraph goes on.
    is_set_in = _indent(lines[0]) > base + 1
    return is_set_in and len(last) > 0.7 * width > 0 and not joining.is_ended(last)


def _align(lines: list[str], width: int) -> Align:
    """Centred where every line stands as far from the left as from the right."""
    page = width or _PAGE_WIDTH
    centred = all(
        _indent(line) >= 6 and abs(_indent(line) - (page - len(line.rstrip()))) <= 0.1 * page for line in lines
    )
    return "center" if centred else ""


def _columns(source: list[str], at: int) -> tuple[Table | None, int]:
    """Two columns side by side, as in a letterhead or over a signature, from line `at` on; with the lines it takes."""
    sides: tuple[list[str], list[str]] = ([], [])
    gutter = _PAGE_WIDTH
    n_pairs = 0
    end = at
    for i in range(at, len(source)):
        line = source[i].rstrip()
        parts = _GAP.split(line)
        if not line:
            continue
        if len(parts) == 2:
            gutter = min(gutter, len(line.expandtabs()) - len(parts[1]))
            n_pairs += 1
        elif len(parts) > 2 or not n_pairs:
            break
        elif _indent(line) >= gutter:
            parts = ["", line]
        elif end == i and len(line.expandtabs()) < gutter:
            parts = [line, ""]
        else:
            break
        for side, part in zip(sides, parts, strict=True):
            if part.strip() and not _DRAWN.match(part):
                side.append(part.strip())
        end = i + 1
    if n_pairs < 2:
        return None, 0
    cells = tuple(Cell(0, c, tuple(_side(lines)) or (Paragraph(""),)) for c, lines in enumerate(sides))
    return Table(1, 2, cells, ruled=False), end - at


def _side(lines: list[str]) -> Iterator[Paragraph]:
    """The paragraphs of one column: a line each, save where a sentence goes on."""
    made: list[str] = []
    for line in lines:
        if made and not _ITEM.match(line) and joining.leads_on(made[-1], line):
            made[-1] += " " + line
        else:
            made.append(line)
    for line in made:
        yield paragraph([Run(line)])


def _indent(line: str) -> int:
    line = line.expandtabs()
    return len(line) - len(line.lstrip())
