"""Pages in the encodings of old fonts: the letters in their tree made Unicode before anything reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from lxml import etree

from extract.readers import legacy
from extract.readers.html.css import Declarations, declared, font_of, style_rules
from extract.readers.html.page import BLOCKS
from extract.readers.legacy import Conversion, Stretch

Element: TypeAlias = etree._Element
# Where a text hangs in the tree: in its element, or after it.
_Place = tuple[Element, Literal["text", "tail"]]

_NO_TEXT = {"script", "style"}


def to_unicode(root: Element) -> Conversion | None:
    """Convert the texts of a page in place; None if nothing was to do."""
    passages: list[list[tuple[_Place, Stretch]]] = [[]]
    for place, stretch in _texts(root, "", style_rules(root)):
        if place is None:
            passages.append([])
        else:
            passages[-1].append((place, stretch))
    found = legacy.convert([stretch for _, stretch in passage] for passage in passages)
    if found is not None:
        for i, passage in enumerate(passages):
            texts = found.texts(i, [stretch for _, stretch in passage])
            for ((element, name), stretch), text in zip(passage, texts, strict=True):
                if text != stretch.text:
                    setattr(element, name, text)
    return found


def _texts(element: Element, font: str, rules: dict[str, Declarations]) -> Iterator[tuple[_Place | None, Stretch]]:
    """The texts of an element with their fonts, in order; None for a place where a paragraph or line ends."""
    if isinstance(element.tag, str) and element.tag not in _NO_TEXT:
        own = font_of(element, declared(element, rules)) or font
        ends_line = element.tag in BLOCKS or element.tag in ("br", "table")
        if ends_line:
            yield None, Stretch("")
        if element.text:
            yield (element, "text"), Stretch(element.text, own)
        for child in element:
            yield from _texts(child, own, rules)
        if ends_line:
            yield None, Stretch("")
    if element.tail:
        yield (element, "tail"), Stretch(element.tail, font)
