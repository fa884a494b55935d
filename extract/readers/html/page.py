"""The tree of a page, walked in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from lxml import etree

from extract.document import Align, Block, Cell, Paragraph, Table
from extract.readers.html.css import Declarations, Look, declarations, declared, has_border, is_hidden, look_of
from extract.readers.html.grid import grid
from extract.readers.numerals import spelled
from extract.readers.runs import Run, paragraph

Element: TypeAlias = etree._Element

_DROPPED = {
    "script", "style", "noscript", "nav", "iframe", "select", "button", "input", "textarea", "svg", "object",
    "template", "head", "aside", "audio", "video",
}  # fmt: skip
BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre",
    "section", "article", "main", "center", "address", "figure", "figcaption", "caption", "hr", "form", "fieldset",
    "header", "footer", "body", "details", "summary", "td", "th", "tr", "tbody", "thead", "tfoot",
}  # fmt: skip
_LIST_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_NOTE_LINK = re.compile(r"#.*(?:ftn|edn|fn|note)", re.I)
_PAGE = 10  # paragraphs in the only written cell of a table that holds the whole page together
_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|\*{1,3})[\])]?\s*")
_ITEM = re.compile(r"\s*(?:[-+*•–]|\d{1,3}(?:\.\d{1,3})*[.)]|[^\W\d_]{1,2}\)|[IVX]{1,5}\.)\s")


@dataclass(slots=True)
class Page:
    """Collects blocks while the tree is walked: `runs` is the paragraph under way, `label` what a list puts before it."""

    rules: dict[str, Declarations]
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    label: str = ""
    align: Align = ""

    def walk(self, element: Element, look: Look) -> None:
        """Take in an element and all that it holds."""
        tag = element.tag
        if not isinstance(tag, str):
            return
        css = declared(element, self.rules)
        if tag in _DROPPED or is_hidden(element, css):
            return
        look = look_of(element, css, look)
        if tag == "br":
            self._text("\n", look, is_break=True)
            return
        if tag == "table":
            self.flush()
            self._table(element, look)
            return
        if _is_note_mark(element):
            look = replace(look, raised=True)
        if tag in BLOCKS:
            self.flush()
            self.align = look.align
        if tag == "li":
            self.label = _label(element, css)
        if "ignore" in css.get("mso-list", "").lower():
            self._text(_word_label(element) + " ", look)
            return
        self._text(element.text, look)
        for child in element:
            self.walk(child, look)
            if tag in BLOCKS and child.tag in BLOCKS:
                self.align = look.align
            self._text(child.tail, look)
        if tag in BLOCKS:
            self.flush()

    def flush(self) -> None:
        """End the paragraph under way."""
        for runs in _parted(self.runs):
            first = next((run for run in runs if run.text.strip()), None)
            if first is not None:
                self.blocks.append(paragraph([replace(first, text=self.label), *runs], self.align))
                self.label = ""
        self.runs = []

    def _text(self, text: str | None, look: Look, is_break: bool = False) -> None:
        if not text:
            return
        if not is_break and not look.keeps_breaks:
            text = re.sub(r"[ \t\r\n\f]+", " ", text)
        self.runs.append(Run(text.upper() if look.caps else text, look.bold, look.italic, look.raised))

    def _table(self, element: Element, look: Look) -> None:
        """A grid; or, where a table only holds the page together, what its cells hold, one after the other."""
        places = grid(element)
        contents = [(place, self._cell(cell, look)) for place, cell in places]
        written = [blocks for _, blocks in contents if blocks]
        holds_ruled = any(isinstance(b, Table) and b.ruled for blocks in written for b in blocks)
        ruled = self._has_rules(element)
        self.label = ""
        for caption in element.findall("caption"):
            self.walk(caption, look)
        if len(places) < 2 or holds_ruled or (len(written) == 1 and not ruled and len(written[0]) >= _PAGE):
            for blocks in written:
                self.blocks += blocks
            return
        n_rows = max(row + row_span for (row, _, row_span, _), _ in contents)
        n_cols = max(col + col_span for (_, col, _, col_span), _ in contents)
        columns = {col for (_, col, _, _), blocks in contents if blocks}
        is_data = len(columns) > 2 and n_rows > 2
        cells = tuple(
            Cell(row, col, tuple(_flat(blocks)) or (Paragraph(""),), row_span, col_span)
            for (row, col, row_span, col_span), blocks in contents
        )
        self.blocks.append(Table(n_rows, n_cols, cells, ruled=ruled or is_data))

    def _cell(self, element: Element, look: Look) -> list[Block]:
        inner = Page(self.rules)
        inner.walk(element, look)
        inner.flush()
        return inner.blocks

    def _has_rules(self, element: Element) -> bool:
        """Does the table, or half of its cells, show borders?"""
        width = re.match(r"\s*(\d*)", element.get("border") or "0")
        if "border" in element.attrib and (element.get("border") == "" or (width and width[1].strip("0"))):
            return True
        cells = [cell for _, cell in grid(element)]
        return has_border(declared(element, self.rules)) or 2 * sum(
            has_border(declared(c, self.rules)) for c in cells
        ) > len(cells)


def _is_note_mark(element: Element) -> bool:
    """Is this a link from a footnote's mark to its text, or back?"""
    target = element.get("href") or ""
    return element.tag == "a" and bool(_NOTE_LINK.match(target) and _MARK.fullmatch("".join(element.itertext())))


def _label(item: Element, css: Declarations) -> str:
    """The number or dash that a browser puts before a list item; "" where the text brings its own."""
    outer = item.getparent()
    if outer is None or outer.tag not in ("ul", "ol") or _ITEM.match("".join(item.itertext()).lstrip() or "- "):
        return ""
    style = declarations(outer.get("style") or "") | css
    kind = (style.get("list-style-type") or style.get("list-style") or outer.get("type") or "").split(" ")[0]
    if kind == "none":
        return ""
    if outer.tag == "ul":
        return "- "
    start = outer.get("start") or "1"
    number = int(start) if start.isdecimal() and len(start) < 6 else 1
    for before in outer.iterchildren("li"):
        declared = before.get("value") or ""
        number = int(declared) if declared.isdecimal() and len(declared) < 6 else number
        if before is item:
            break
        number += 1
    return spelled(number, _LIST_FORMATS.get(kind, "decimal")) + ". "


def _word_label(element: Element) -> str:
    """A list label as Word saves it; a sign of a symbol font stands for a dash."""
    text = " ".join("".join(element.itertext()).split())
    return text if any(c.isalnum() for c in text) or text in ("-", "+", "–") else "-"


def _parted(runs: list[Run]) -> Iterator[list[Run]]:
    """The runs of each paragraph, where line breaks stand for paragraphs: a blank line, or a list item after a break."""
    part: list[Run] = []
    for i, run in enumerate(runs):
        if run.text == "\n":
            rest = "".join(r.text for r in runs[i + 1 :][:40])
            if rest.lstrip(" \xa0").startswith("\n") or _ITEM.match(rest):
                yield part
                part = []
                continue
        part.append(run)
    yield part


def _flat(blocks: list[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in block.cells:
                yield from (p for p in cell.paragraphs if p.text)
