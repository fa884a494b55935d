"""A sample as a Word file: the parts of the package written by hand, so that every byte is ours and stays the same.

Looks as Nghị định 30/2020/NĐ-CP, phụ lục I, asks: Times New Roman 14, margins 2-2-3-2 cm, page numbers above the text from page 2 on.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from .model import Cell, Grid, Letterhead, Para, Sample, Section, Signature, runs

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WHEN = "2024-01-02T08:00:00Z"  # of tracked changes and file properties: fixed, or no build would equal another
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."

# Levels of the automatic numbering, by the marker they print.
LEVELS = (
    (r"[IVX]+\.", "upperRoman", "%1."),
    (r"\d+\.", "decimal", "%2."),
    (r"\d+\.\d+\.", "decimal", "%2.%3."),
    (r"[a-zđ]\)", "lowerLetter", "%4)"),
    (r"-", "bullet", "-"),
    (r"\+", "bullet", "+"),
)
STT_LIST = 2  # the numbering of a table's first column


def docx(sample: Sample, *, tracked: bool = True) -> bytes:
    """The Word file. `tracked=False` accepts all changes, as one does before printing."""
    body = "".join(_Writer(sample, tracked).document())
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", f"{OFFICE}/officeDocument", "word/document.xml"),
            ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(sample),
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": _relations(
            *((n, f"{OFFICE}/{n}", f"{n}.xml") for n in ("styles", "numbering", "settings", "footnotes", "header"))
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/footnotes.xml": _footnotes(sample),
        "word/header.xml": _header(),
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
            yield self.item(block.marker, block.body, bold=bold, italic=italic, keep=not block.run, label=len(block.heading) + 1 if block.run and block.heading else 0)
            for child in block.children:
                yield from self.block(child, depth + 1)

    def item(self, marker: str, body: str, *, bold: bool = False, italic: bool = False, keep: bool = False, label: int = 0) -> str:
        """A paragraph of the body; the first `label` characters of a run-in item are set off, in bold where it has a number."""
        level = next((n for n, (form, _, _) in enumerate(LEVELS) if re.fullmatch(form, marker)), None)
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
        return (
            f'<w:p><w:pPr>{style}{number}<w:spacing w:before="80" w:after="80" w:line="264" w:lineRule="auto"/>{indent}'
            f'<w:jc w:val="both"/>{f"<w:rPr>{mark}</w:rPr>" if mark else ""}</w:pPr>{inside or self.runs(text, bold=bold, italic=italic)}</w:p>'
        )

    def line(self, text: str, *, align: str = "left", bold: bool = False, italic: bool = False, size: float = 14, before: int = 0) -> str:
        inside = self.runs(text, bold=bold, italic=italic, size=size)
        mark = "" if text else f"<w:rPr>{_size(size)}</w:rPr>"
        return f'<w:p><w:pPr><w:spacing w:before="{before * 20}"/><w:jc w:val="{align}"/>{mark}</w:pPr>{inside}</w:p>'

    def runs(self, text: str, *, bold: bool = False, italic: bool = False, size: float | None = None) -> str:
        out = []
        for run in runs(text):
            look = "<w:b/>" * (bold or run.bold) + "<w:i/>" * (italic != run.italic) + (_size(size) if size else "")
            look = f"<w:rPr>{look}</w:rPr>" if look else ""
            if run.note:
                out.append(f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{run.note}"/></w:r>')
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
        rows = [_row([self.cell(Cell(title), w, bold=True, centre=True) for (title, _), w in zip(grid.columns, widths, strict=True)], head=True)]
        if grid.index_row:
            numbers = [Cell(f"({n + 1})") for n in range(len(widths))]
            rows.append(_row([self.cell(c, w, italic=True, centre=True) for c, w in zip(numbers, widths, strict=True)], head=True))
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
                cells.append(self.cell(shown, width, bold=row.bold, centre=col == 0 and cell.cols == 1, merge=merge, stt=col == 0))
                col += cell.cols
            rows.append(_row(cells))
        columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
        return f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>{self.line("", size=6)}'

    def cell(self, cell: Cell, width: int, *, bold: bool = False, italic: bool = False, centre: bool = False, merge: str = "", stt: bool = False) -> str:
        props = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        props += f'<w:gridSpan w:val="{cell.cols}"/>' if cell.cols > 1 else ""
        props += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
        props += '<w:vAlign w:val="center"/>' if centre or merge == "restart" else ""
        if stt and self.sample.auto_numbered and cell.text.isdigit():
            number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{STT_LIST}"/></w:numPr><w:spacing w:before="40" w:after="40"/>'
            return f'<w:tc><w:tcPr>{props}</w:tcPr><w:p><w:pPr>{number}<w:jc w:val="center"/></w:pPr></w:p></w:tc>'
        align = "center" if centre else "both" if width > 3000 else "left"
        inside = "".join(
            f'<w:p><w:pPr><w:spacing w:before="40" w:after="40"/><w:jc w:val="{align}"/></w:pPr>{self.runs(x, bold=bold, italic=italic, size=12)}</w:p>'
            for x in cell.text.split("\n")
        )
        return f"<w:tc><w:tcPr>{props}</w:tcPr>{inside}</w:tc>"


def _row(cells: list[str], head: bool = False) -> str:
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{''.join(cells)}</w:tr>"


def _layout_table(widths: tuple[int, int], left: list[str], right: list[str]) -> str:
    cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>{"".join(x)}</w:tc>' for w, x in zip(widths, (left, right), strict=True))
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    layout = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{layout}</w:tblPr><w:tblGrid>{columns}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"


def _rule(left: int, right: int | None = None) -> str:
    """A short line: the upper border of an empty, narrow paragraph."""
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr><w:spacing w:before="50" w:line="80" w:lineRule="exact"/>'
    return f'<w:p><w:pPr>{border}<w:ind w:left="{left}" w:right="{left if right is None else right}"/><w:rPr>{_size(2)}</w:rPr></w:pPr></w:p>'


def _paragraph(section: str) -> str:
    return f"<w:p><w:pPr>{section}</w:pPr></w:p>"


def _section_end(landscape: bool = False) -> str:
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    margins = 'w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"' if not landscape else 'w:top="1418" w:right="1134" w:bottom="1134" w:left="1134"'
    first = "" if landscape else "<w:titlePg/>"
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:type w:val="nextPage"/>'
        f'<w:pgSz {size}/><w:pgMar {margins} w:header="567" w:footer="567" w:gutter="0"/>{first}</w:sectPr>'
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _content_types() -> str:
    kinds = {"word/document.xml": "document.main", **{f"word/{n}.xml": n for n in ("styles", "numbering", "settings", "footnotes", "header")}}
    parts = "".join(f'<Override PartName="/{part}" ContentType="{TYPES}{kind}+xml"/>' for part, kind in kinds.items())
    core = '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{defaults}{parts}{core}</Types>'


def _relations(*relations: tuple[str, str, str]) -> str:
    inside = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in relations)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def _core(sample: Sample) -> str:
    names = f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    days = "".join(f'<dcterms:{n} xsi:type="dcterms:W3CDTF">{WHEN}</dcterms:{n}>' for n in ("created", "modified"))
    return f"{HEAD}<cp:coreProperties {names}><dc:title>{escape(sample.title.replace(chr(10), ' '))}</dc:title>{days}</cp:coreProperties>"


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return (
        f'{HEAD}<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(14)}<w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f'<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr><w:rPr>{_size(10)}</w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        f'<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
    )


def _numbering() -> str:
    indent = '<w:pPr><w:ind w:left="0" w:firstLine="709"/></w:pPr>'
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{indent}</w:lvl>'
        for n, (_, form, text) in enumerate(LEVELS)
    )
    stt = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
    return (
        f'{HEAD}<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>{stt}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="{STT_LIST}"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _settings() -> str:
    notes = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    return f'{HEAD}<w:settings xmlns:w="{WORD}"><w:defaultTabStop w:val="720"/>{notes}</w:settings>'


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
    return f'{HEAD}<w:footnotes xmlns:w="{WORD}">{fixed}{own}</w:footnotes>'


def _header() -> str:
    page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f'{HEAD}<w:hdr xmlns:w="{WORD}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{page}</w:p></w:hdr>'
