"""HTML of portals and of Word: block elements are paragraphs, tables are grids."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree
from lxml import html as lxml_html

from extract.document import Block, Document, compose
from extract.errors import ReadError
from extract.readers import footnotes, joining, legacy
from extract.readers.html.css import Look, style_rules
from extract.readers.html.encodings import to_unicode
from extract.readers.html.page import Page
from extract.readers.sniffing import HTML

Element: TypeAlias = etree._Element

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


def read(text: str) -> Document:
    """Read an HTML page, its title and navigation left out.

    Raises:
        ReadError: `empty-file` when the page has no elements at all.
    """
    root = _tree(text)
    converted = to_unicode(root)
    found, notes = footnotes.lift(_blocks(root))
    return compose(
        joining.rejoin(found),
        notes,
        media_type=HTML,
        text_quality=legacy.quality(converted),
        notices=legacy.notices(converted),
    )


def blocks(text: str) -> list[Block]:
    """The blocks of a piece of HTML inside another format; raises as `read` does."""
    return _blocks(_tree(text))


def _tree(text: str) -> Element:
    source = _NOT_XML.sub("", _XML_DECLARATION.sub("", text))
    try:
        return lxml_html.document_fromstring(source, parser=lxml_html.HTMLParser(huge_tree=True))
    except etree.ParserError as error:
        raise ReadError("empty-file") from error


def _blocks(root: Element) -> list[Block]:
    page = Page(style_rules(root))
    page.walk(_article(root), Look())
    page.flush()
    return page.blocks


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
