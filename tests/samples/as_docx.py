"""A sample as a Word file: the parts of the package written by hand, so that every byte is ours and stays the same.

Looks as Nghị định 30/2020/NĐ-CP, phụ lục I, asks: Times New Roman 14, margins 2-2-3-2 cm, page numbers above the text from page 2 on.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from .model import Cell, Grid, Letterhead, Para, Sample, Section, Signature, runs

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WHEN = "2024-01-02T08:00:00Z"  # of tracked changes and file properties: fixed, or no build would equal another

# The parts that are the same in every file lie in `word/`: fonts, numbering, page head, and what points to what.
STATIC = Path(__file__).parent / "word"
STATIC_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package.rels.xml",
    "word/_rels/document.xml.rels": "document.rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/header.xml": "header.xml",
}
# Which level of word/numbering.xml prints a marker of this form, and the list there that numbers a table's first column.
LEVELS = (r"[IVX]+\.", r"\d+\.", r"\d+\.\d+\.", r"[a-zđ]\)", r"-", r"\+")
STT_LIST = 2


def docx(sample: Sample, *, tracked: bool = True) -> bytes:
    """The Word file. `tracked=False` accepts all changes, as one does before printing."""
    body = "".join(_Writer(sample, tracked).document())
    document = f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>'
    parts = {
        **{name: (STATIC / file).read_text("utf-8") for name, file in STATIC_PARTS.items()},
        "docProps/core.xml": HEAD + _core(sample),
        "word/document.xml": HEAD + document,
        "word/footnotes.xml": HEAD + _footnotes(sample),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), xml, zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


class _Writer:
    def __init__(self, sample: Sample, tracked: bool) -> None:
        self.sample = sample
        self.tracked = tracked
        self.changes = 0

    def document(self) -> Iterator[str]:
        sample = self.sample
        if sample.before:
            yield from self.part(sample.before)
            yield _paragraph(_section_end())
        yield from self.part(sample)
        landscape = False
        for appendix in sample.after:
            if appendix.landscape != landscape or appendix is sample.after[0]:
                yield _paragraph(_section_end(landscape))
                landscape = appendix.landscape
            yield from self.appendix(appendix)
        yield _section_end(landscape)

    def part(self, sample: Sample) -> Iterator[str]:
        yield self.letterhead(sample.head)
        yield self.line("", size=14)
        yield self.line(sample.kind, align="center", bold=True, size=14, before=6)
        for line in sample.title.split("\n"):
            yield self.line(line, align="center", bold=True, size=14)
        yield _rule(3200)
        for block in sample.body:
            yield from self.block(block, 0)
        yield self.line("", size=8)
        yield self.signature(sample.sign)

    def block(self, block: Section | Para | Grid, depth: int) -> Iterator[str]:
        if isinstance(block, Grid):
            yield self.grid(block)
        elif isinstance(block, Para):
            if block.look == "centre":
                yield self.line(block.printed, align="center", before=6)
            else:
                yield self.item(block.marker, block.body, italic=block.look == "italic")
        else:
            dashed = block.marker in ("-", "+")
            bold = not block.run and (not dashed or block.kind == "criterion")
            italic = not block.run and (dashed or depth >= 2)
            yield self.item(
                block.marker,
                block.body,
                bold=bold,
                italic=italic,
                keep=not block.run,
                label=len(block.heading) + 1 if block.run and block.heading else 0,
            )
            for child in block.children:
                yield from self.block(child, depth + 1)

    def item(
        self, marker: str, body: str, *, bold: bool = False, italic: bool = False, keep: bool = False, label: int = 0
    ) -> str:
        """A paragraph of the body; the first `label` characters of a run-in item are set off, in bold where it has a number."""
        level = next((n for n, form in enumerate(LEVELS) if re.fullmatch(form, marker)), None)
        auto = self.sample.auto_numbered and level is not None
        text = body if auto or not marker else f"{marker} {body}"
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>' if auto else ""
        indent = "" if auto else '<w:ind w:firstLine="709"/>'
        style = "<w:keepNext/>" if keep else ""
        if label and marker and not auto:
            label += len(marker) + 1
        dashed = marker in ("-", "+")
        inside = self.runs(text[:label], italic=dashed, bold=not dashed) + self.runs(text[label:]) if label else ""
        mark = "<w:b/>" * (bold or bool(label and not dashed)) + "<w:i/>" * italic  # the look of an automatic number
        mark = f"<w:rPr>{mark}</w:rPr>" if mark else ""
        spacing = '<w:spacing w:before="80" w:after="80" w:line="264" w:lineRule="auto"/>'
        look = f'{style}{number}{spacing}{indent}<w:jc w:val="both"/>{mark}'
        return f"<w:p><w:pPr>{look}</w:pPr>{inside or self.runs(text, bold=bold, italic=italic)}</w:p>"

    def line(
        self,
        text: str,
        *,
        align: str = "left",
        bold: bool = False,
        italic: bool = False,
        size: float = 14,
        before: int = 0,
    ) -> str:
        inside = self.runs(text, bold=bold, italic=italic, size=size)
        mark = "" if text else f"<w:rPr>{_size(size)}</w:rPr>"
        return f'<w:p><w:pPr><w:spacing w:before="{before * 20}"/><w:jc w:val="{align}"/>{mark}</w:pPr>{inside}</w:p>'

    def runs(self, text: str, *, bold: bool = False, italic: bool = False, size: float | None = None) -> str:
        out = []
        for run in runs(text):
            look = "<w:b/>" * (bold or run.bold) + "<w:i/>" * (italic != run.italic) + (_size(size) if size else "")
            look = f"<w:rPr>{look}</w:rPr>" if look else ""
            if run.note:
                out.append(
                    f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{run.note}"/></w:r>'
                )
                continue
            deleted = run.change == "del"
            if deleted and not self.tracked:
                continue
            tag = "delText" if deleted else "t"
            written = f'<w:r>{look}<w:{tag} xml:space="preserve">{escape(run.text)}</w:{tag}></w:r>'
            if run.change and self.tracked:
                self.changes += 1
                who = f'w:id="{self.changes}" w:author="Phòng Tổng hợp" w:date="{WHEN}"'
                written = f"<w:{run.change} {who}>{written}</w:{run.change}>"
            out.append(written)
        return "".join(out)

    def letterhead(self, head: Letterhead) -> str:
        left = [self.line(head.parent, align="center", size=13)] if head.parent else []
        left += [self.line(x, align="center", bold=True, size=13) for x in head.body.split("\n")]
        left += [_rule(1200, 1800), self.line(head.number, align="center", size=13, before=4)]
        if head.draft:
            left.append(self.line(head.draft, align="center", bold=True, size=13))
        right = [
            self.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", align="center", bold=True, size=13),
            self.line("Độc lập - Tự do - Hạnh phúc", align="center", bold=True, size=14),
            _rule(1150, 1150),
            self.line(head.date, align="center", italic=True, size=13, before=4),
        ]
        return _layout_table((3600, 5756), left, right)

    def signature(self, sign: Signature) -> str:
        left = []
        if sign.recipients:
            left = [self.line("**Nơi nhận:**", italic=True, size=12)]
            left += [self.line(f"- {r}{';' if r != sign.recipients[-1] else '.'}", size=11) for r in sign.recipients]
        right = [self.line(x, align="center", bold=True) for x in sign.lines]
        right += [self.line("")] * 4 + [self.line(sign.name, align="center", bold=True)]
        return _layout_table((4678, 4678), left or [self.line("")], right)

    def appendix(self, section: Section) -> Iterator[str]:
        if section.marker:
            yield self.line(section.marker, align="center", bold=True)
        yield self.line(section.heading, align="center", bold=True)
        for block in section.children:
            if isinstance(block, Para) and block.look == "italic":
                yield self.line(block.printed, align="center", italic=True)
                yield _rule(6000) if section.landscape else _rule(3200)
            else:
                yield from self.block(block, 1)

    def grid(self, grid: Grid) -> str:
        total = 14000 if any(a.landscape and grid in a.children for a in self.sample.after) else 9356
        widths = [total * share // 100 for _, share in grid.columns]
        titles = [title for title, _ in grid.columns]
        rows = [self.head(titles, widths, bold=True)]
        if grid.index_row:
            rows.append(self.head([f"({n + 1})" for n in range(len(widths))], widths, italic=True))
        open_cells: dict[int, tuple[int, Cell]] = {}  # cells that reach further down, by first column: rows left, cell
        for row, line in zip(grid.rows, grid.placed(), strict=True):
            starting = dict(line)
            cells, col = [], 0
            while col < len(widths):
                if col in starting:
                    cell, merge = starting[col], "restart" if starting[col].rows > 1 else ""
                    if cell.rows > 1:
                        open_cells[col] = (cell.rows - 1, cell)
                else:
                    left, cell = open_cells[col]
                    merge = "continue"
                    open_cells[col] = (left - 1, cell)
                width = sum(widths[col : col + cell.cols])
                shown = Cell("", cell.rows, cell.cols) if merge == "continue" else cell
                cells.append(
                    self.cell(
                        shown, width, bold=row.bold, centre=col == 0 and cell.cols == 1, merge=merge, stt=col == 0
                    )
                )
                col += cell.cols
            rows.append(_row(cells))
        columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
        layout = f'<w:tblStyle w:val="Grid"/>{_table_width(widths)}'
        table = f"<w:tbl><w:tblPr>{layout}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
        return table + self.line("", size=6)

    def head(self, titles: list[str], widths: list[int], *, bold: bool = False, italic: bool = False) -> str:
        """A row that Word repeats on every page."""
        cells = [
            self.cell(Cell(x), w, bold=bold, italic=italic, centre=True) for x, w in zip(titles, widths, strict=True)
        ]
        return _row(cells, head=True)

    def cell(
        self,
        cell: Cell,
        width: int,
        *,
        bold: bool = False,
        italic: bool = False,
        centre: bool = False,
        merge: str = "",
        stt: bool = False,
    ) -> str:
        props = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        props += f'<w:gridSpan w:val="{cell.cols}"/>' if cell.cols > 1 else ""
        props += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
        props += '<w:vAlign w:val="center"/>' if centre or merge == "restart" else ""
        spacing = '<w:spacing w:before="40" w:after="40"/>'
        if stt and self.sample.auto_numbered and cell.text.isdigit():
            look = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{STT_LIST}"/></w:numPr>{spacing}<w:jc w:val="center"/>'
            return f"<w:tc><w:tcPr>{props}</w:tcPr><w:p><w:pPr>{look}</w:pPr></w:p></w:tc>"
        look = f'{spacing}<w:jc w:val="{"center" if centre else "both" if width > 3000 else "left"}"/>'
        lines = (self.runs(x, bold=bold, italic=italic, size=12) for x in cell.text.split("\n"))
        inside = "".join(f"<w:p><w:pPr>{look}</w:pPr>{x}</w:p>" for x in lines)
        return f"<w:tc><w:tcPr>{props}</w:tcPr>{inside}</w:tc>"


def _row(cells: list[str], head: bool = False) -> str:
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{''.join(cells)}</w:tr>"


def _layout_table(widths: tuple[int, int], left: list[str], right: list[str]) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>{"".join(x)}</w:tc>'
        for w, x in zip(widths, (left, right), strict=True)
    )
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    return f"<w:tbl><w:tblPr>{_table_width(widths)}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{row}</w:tbl>"


def _table_width(widths: Sequence[int]) -> str:
    return f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'


def _rule(left: int, right: int | None = None) -> str:
    """A short line: the upper border of an empty, narrow paragraph."""
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
    spacing = '<w:spacing w:before="50" w:line="80" w:lineRule="exact"/>'
    indent = f'<w:ind w:left="{left}" w:right="{left if right is None else right}"/>'
    return f"<w:p><w:pPr>{border}{spacing}{indent}<w:rPr>{_size(2)}</w:rPr></w:pPr></w:p>"


def _paragraph(section: str) -> str:
    return f"<w:p><w:pPr>{section}</w:pPr></w:p>"


def _section_end(landscape: bool = False) -> str:
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    margins = (
        'w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"'
        if not landscape
        else 'w:top="1418" w:right="1134" w:bottom="1134" w:left="1134"'
    )
    first = "" if landscape else "<w:titlePg/>"
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:type w:val="nextPage"/>'
        f'<w:pgSz {size}/><w:pgMar {margins} w:header="567" w:footer="567" w:gutter="0"/>{first}</w:sectPr>'
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _core(sample: Sample) -> str:
    names = {
        "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in names.items())
    title = escape(sample.title.replace("\n", " "))
    days = "".join(f'<dcterms:{n} xsi:type="dcterms:W3CDTF">{WHEN}</dcterms:{n}>' for n in ("created", "modified"))
    return f"<cp:coreProperties {spaces}><dc:title>{title}</dc:title>{days}</cp:coreProperties>"


def _footnotes(sample: Sample) -> str:
    fixed = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    )
    writer = _Writer(sample, tracked=False)
    own = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        f"{writer.runs(' ' + note.text)}</w:p></w:footnote>"
        for n, note in enumerate(sample.notes, 1)
    )
    return f'<w:footnotes xmlns:w="{WORD}">{fixed}{own}</w:footnotes>'
