"""HTML of portals and of Word: block elements are paragraphs, tables are grids."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from lxml import etree
from lxml import html as lxml_html

from extract.document import Align, Block, Cell, Document, Paragraph, Table, compose
from extract.errors import ReadError
from extract.readers import footnotes, joining
from extract.readers.numerals import spelled
from extract.readers.runs import Run, paragraph

Element: TypeAlias = etree._Element
Declarations = dict[str, str]

_DROPPED = {
    "script", "style", "noscript", "nav", "iframe", "select", "button", "input", "textarea", "svg", "object",
    "template", "head", "aside", "audio", "video",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre",
    "section", "article", "main", "center", "address", "figure", "figcaption", "caption", "hr", "form", "fieldset",
    "header", "footer", "body", "details", "summary", "td", "th", "tr", "tbody", "thead", "tfoot",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ALIGN: dict[str, Align] = {"left": "left", "center": "center", "right": "right", "justify": "justify"}
_LIST_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(\.[\w-]+)?\Z", re.I)
_NOTE_LINK = re.compile(r"#.*(?:ftn|edn|fn|note)", re.I)
_PAGE = 10  # paragraphs in the only written cell of a table that holds the whole page together
_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|\*{1,3})[\])]?\s*")
_ITEM = re.compile(r"\s*(?:[-+*•–]|\d{1,3}(?:\.\d{1,3})*[.)]|[^\W\d_]{1,2}\)|[IVX]{1,5}\.)\s")
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Look:
    """How text looks at a place of the page."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    caps: bool = False
    keeps_breaks: bool = False
    align: Align = ""


def read(text: str) -> Document:
    """Read an HTML page, its title and navigation left out.

    Raises:
        ReadError: `empty-file` when the page has no elements at all.
    """
    found, notes = footnotes.lift(blocks(text))
    return compose(joining.rejoin(found), notes, media_type="text/html")


def blocks(text: str) -> list[Block]:
    """The blocks of a page, or of a piece of HTML inside another format; raises as `read` does."""
    source = _NOT_XML.sub("", _XML_DECLARATION.sub("", text))
    try:
        root = lxml_html.document_fromstring(source, parser=lxml_html.HTMLParser(huge_tree=True))
    except etree.ParserError as error:
        raise ReadError("empty-file") from error
    page = _Page(_style_rules(root))
    page.walk(_article(root), _Look())
    page.flush()
    return page.blocks


@dataclass(slots=True)
class _Page:
    """Collects blocks while the tree is walked: `runs` is the paragraph under way, `label` what a list puts before it."""

    rules: dict[str, Declarations]
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    label: str = ""
    align: Align = ""

    def walk(self, element: Element, look: _Look) -> None:
        """Take in an element and all that it holds."""
        tag = element.tag
        if not isinstance(tag, str):
            return
        css = self._css(element)
        if tag in _DROPPED or _is_hidden(element, css):
            return
        look = _look(element, css, look)
        if tag == "br":
            self._text("\n", look, is_break=True)
            return
        if tag == "table":
            self.flush()
            self._table(element, look)
            return
        if _is_note_mark(element):
            look = replace(look, raised=True)
        if tag in _BLOCKS:
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
            if tag in _BLOCKS and child.tag in _BLOCKS:
                self.align = look.align
            self._text(child.tail, look)
        if tag in _BLOCKS:
            self.flush()

    def flush(self) -> None:
        """End the paragraph under way."""
        for runs in _parted(self.runs):
            first = next((run for run in runs if run.text.strip()), None)
            if first is not None:
                self.blocks.append(paragraph([replace(first, text=self.label), *runs], self.align))
                self.label = ""
        self.runs = []

    def _text(self, text: str | None, look: _Look, is_break: bool = False) -> None:
        if not text:
            return
        if not is_break and not look.keeps_breaks:
            text = re.sub(r"[ \t\r\n\f]+", " ", text)
        self.runs.append(Run(text.upper() if look.caps else text, look.bold, look.italic, look.raised))

    def _css(self, element: Element) -> Declarations:
        """The declarations that bear on an element: of its tag, its classes, its own."""
        tag = str(element.tag)
        names = ["." + name for name in (element.get("class") or "").split()]
        result: Declarations = {}
        for key in (tag, *names, *(tag + name for name in names)):
            result |= self.rules.get(key.lower(), {})
        return result | _declarations(element.get("style") or "")

    def _table(self, element: Element, look: _Look) -> None:
        """A grid; or, where a table only holds the page together, what its cells hold, one after the other."""
        grid = _grid(element)
        contents = [(place, self._cell(cell, look)) for place, cell in grid]
        written = [blocks for _, blocks in contents if blocks]
        holds_ruled = any(isinstance(b, Table) and b.ruled for blocks in written for b in blocks)
        ruled = self._has_rules(element)
        self.label = ""
        for caption in element.findall("caption"):
            self.walk(caption, look)
        if len(grid) < 2 or holds_ruled or (len(written) == 1 and not ruled and len(written[0]) >= _PAGE):
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

    def _cell(self, element: Element, look: _Look) -> list[Block]:
        inner = _Page(self.rules)
        inner.walk(element, look)
        inner.flush()
        return inner.blocks

    def _has_rules(self, element: Element) -> bool:
        """Does the table, or half of its cells, show borders?"""
        width = re.match(r"\s*(\d*)", element.get("border") or "0")
        if "border" in element.attrib and (element.get("border") == "" or (width and width[1].strip("0"))):
            return True
        cells = [cell for _, cell in _grid(element)]
        return _has_border(self._css(element)) or 2 * sum(_has_border(self._css(c)) for c in cells) > len(cells)


def _article(root: Element) -> Element:
    """The one element that holds the page's article, where the page names it; else the body."""
    body = root.find("body")
    body = root if body is None else body
    whole = len("".join(body.itertext("p", "div", "td", "span", "article", "main")))
    for name in ("article", "main"):
        found = body.findall(f".//{name}")
        if len(found) == 1 and 2 * len("".join(found[0].itertext())) > whole:
            return found[0]
    return body


def _style_rules(root: Element) -> dict[str, Declarations]:
    """The rules of the page's own style sheets for tags and classes; other selectors are not followed."""
    rules: dict[str, Declarations] = defaultdict(dict)
    for sheet in root.iter("style"):
        text = re.sub(r"/\*.*?\*/|<!--|-->", "", sheet.text or "", flags=re.S)
        for selectors, declared in _RULE.findall(text):
            for selector in selectors.split(","):
                if selector.strip() and _SELECTOR.match(selector.strip()):
                    rules[selector.strip().lower()] |= _declarations(declared)
    return rules


def _declarations(text: str) -> Declarations:
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if value.strip()}


def _is_hidden(element: Element, css: Declarations) -> bool:
    return (
        "hidden" in element.attrib
        or css.get("display", "").lower() == "none"
        or css.get("visibility", "").lower() == "hidden"
        or css.get("mso-hide", "").lower() == "all"
    )


def _look(element: Element, css: Declarations, look: _Look) -> _Look:
    tag = element.tag
    bold = look.bold or tag in ("b", "strong", "th") or tag in _HEADINGS
    italic = look.italic or tag in ("i", "em", "cite")
    weight = css.get("font-weight", "").lower()
    if weight:
        bold = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= 600)
    if slant := css.get("font-style", "").lower():
        italic = slant in ("italic", "oblique")
    own = _declarations(element.get("style") or "").get("text-align")
    align = (own or element.get("align") or css.get("text-align") or "").lower()
    return _Look(
        bold=bold,
        italic=italic,
        raised=look.raised or tag == "sup" or css.get("vertical-align", "").lower() == "super",
        caps=look.caps or css.get("text-transform", "").lower() == "uppercase",
        keeps_breaks=look.keeps_breaks or tag == "pre" or css.get("white-space", "").lower().startswith("pre"),
        align="center" if tag == "center" else _ALIGN.get(align, look.align),
    )


def _is_note_mark(element: Element) -> bool:
    """Is this a link from a footnote's mark to its text, or back?"""
    target = element.get("href") or ""
    return element.tag == "a" and bool(_NOTE_LINK.match(target) and _MARK.fullmatch("".join(element.itertext())))


def _label(item: Element, css: Declarations) -> str:
    """The number or dash that a browser puts before a list item; "" where the text brings its own."""
    outer = item.getparent()
    if outer is None or outer.tag not in ("ul", "ol") or _ITEM.match("".join(item.itertext()).lstrip() or "- "):
        return ""
    style = _declarations(outer.get("style") or "") | css
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


def _grid(table: Element) -> list[tuple[tuple[int, int, int, int], Element]]:
    """The cells of a table with row, column, row span and column span, by the rules of HTML."""
    found: list[tuple[tuple[int, int, int, int], Element]] = []
    taken: set[tuple[int, int]] = set()
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    for r, row in enumerate(rows):
        c = 0
        for cell in row.iterchildren("td", "th"):
            while (r, c) in taken:
                c += 1
            declared = _span(cell, "rowspan")
            row_span = min(declared or len(rows), len(rows) - r)  # 0 means: to the end
            col_span = _span(cell, "colspan") or 1
            taken |= {(r + i, c + j) for i in range(row_span) for j in range(col_span)}
            found.append(((r, c, row_span, col_span), cell))
            c += col_span
    return found


def _span(cell: Element, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    return min(int(text), 1000) if text.isdecimal() and len(text) < 6 else 1


def _has_border(css: Declarations) -> bool:
    borders = [
        value for name, value in css.items() if re.fullmatch(r"border(-(top|left|right|bottom|style|width))?", name)
    ]
    return any(
        not re.match(r"(?:none|0|hidden|medium none|initial|inherit)\b", value.strip().lower()) for value in borders
    )


def _flat(blocks: list[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in block.cells:
                yield from (p for p in cell.paragraphs if p.text)
