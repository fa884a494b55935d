"""Plain text: paragraphs from lines, columns from wide gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.document import Align, Block, Cell, Document, Paragraph, Table, compose
from extract.readers import footnotes, joining, rows, wrapping
from extract.readers.runs import Run, paragraph

_ITEM = re.compile(r"\s*(?:[-+*•–▪]|\d{1,3}(?:\.\d{1,3})*[.)]|[^\W\d_]{1,2}[.)]|[IVX]{1,5}\.)\s")
_GAP = re.compile(r"(?<=\S)(?:\s{4,}| *\t\s*)(?=\S)")
_PAGE_NUMBER = re.compile(r"[ \t]*[-–]?[ \t]*\d{1,4}[ \t]*[-–]?[ \t]*")
_DRAWN = re.compile(r"\s*[-=_*~+|]{3,}\s*\Z")
_PAGE_WIDTH = 80


def read(text: str) -> Document:
    """Read plain text, hard-wrapped or not."""
    source = _lines(text)
    width = wrapping.width(len(a.strip()) for a, b in pairwise(source) if _is_prose(a) and _is_prose(b))
    blocks: list[Block] = []
    chunk: list[str] = []
    i = 0
    while i <= len(source):
        found, used = rows.at(source, i) if i < len(source) else ([], 0)
        columns, used = _columns(source, i) if not found and i < len(source) else (None, used)
        if found or columns or i == len(source) or not source[i].strip() or _DRAWN.match(source[i]):
            blocks += _paragraphs(chunk, width)
            chunk = []
        elif i < len(source):
            chunk.append(source[i])
        if found:
            blocks.append(rows.table(found, lambda cell: [paragraph([Run(cell)])]))
        elif columns:
            blocks.append(columns)
        i += max(used, 1)
    blocks, notes = footnotes.lift(blocks)
    return compose(joining.rejoin(blocks), notes, media_type="text/plain")


def _lines(text: str) -> list[str]:
    """The lines; where pages are told apart, page numbers at their ends are dropped."""
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    result: list[str] = []
    for page in pages:
        lines = page.split("\n")
        if len(pages) > 1:
            written = [i for i, line in enumerate(lines) if line.strip()]
            for i in {*written[:1], *written[-1:]}:
                if _PAGE_NUMBER.fullmatch(lines[i]):
                    lines[i] = ""
        result += lines
    return result


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and not rows.is_row(line) and not _GAP.search(line)


def _paragraphs(chunk: list[str], width: int) -> Iterator[Paragraph]:
    """The paragraphs of lines without a blank one between them."""
    base = min(map(_indent, chunk), default=0)
    made: list[list[str]] = []
    for line in chunk:
        # A line set in more than others starts a paragraph, as in a book.
        if made and _indent(line) <= base + 1 and _runs_on(made[-1][-1].strip(), line, width):
            made[-1].append(line)
        else:
            made.append([line])
    for lines in made:
        found = paragraph([Run(" ".join(lines))], _align(lines, width))
        if found.text:
            yield found


def _runs_on(last: str, line: str, width: int) -> bool:
    if _ITEM.match(line):
        return False
    return wrapping.is_wrapped(last, line, width) or joining.leads_on(last, line.strip())


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
