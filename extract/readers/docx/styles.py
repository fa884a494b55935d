"""Properties of paragraphs, runs and tables, looked up through Word's chains of styles (ISO/IEC 29500-1, 17.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from extract.document import Align
from extract.readers.docx.package import W

_ALIGN: dict[str, Align] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
_OFF = {"0", "false", "off"}
Element: TypeAlias = etree._Element


class Styles:
    """The styles part: a style's own properties and those that it is based on, nearest first."""

    def __init__(self, part: Element | None) -> None:
        styles = [] if part is None else part.findall(f"{W}style")
        self._by_id = {style.get(f"{W}styleId", ""): style for style in styles}
        self._default = {
            style.get(f"{W}type", ""): style.get(f"{W}styleId", "")
            for style in styles
            if style.get(f"{W}default", "0") not in _OFF
        }
        self._document = None if part is None else part.find(f"{W}docDefaults")

    def chain(self, style_id: str | None, kind: str) -> Iterator[Element]:
        """The style and its ancestors; the default style of `kind` where `style_id` names none."""
        current = style_id if style_id in self._by_id else self._default.get(kind)
        seen: set[str] = set()
        while current and current in self._by_id and current not in seen:
            seen.add(current)
            style = self._by_id[current]
            yield style
            current = value(style.find(f"{W}basedOn"))

    def paragraph_property(self, paragraph: Element, name: str) -> Iterator[Element]:
        """Every `name` element that bears on a paragraph, nearest first: its own, then those of its styles."""
        own = paragraph.find(f"{W}pPr")
        holders = [own] if own is not None else []
        holders += [p for s in self.chain(style_of(paragraph), "paragraph") if (p := s.find(f"{W}pPr")) is not None]
        if self._document is not None:
            holders += self._document.findall(f"{W}pPrDefault/{W}pPr")
        for holder in holders:
            found = holder.find(W + name)
            if found is not None:
                yield found

    def run_property(self, run: Element, paragraph: Element, name: str) -> Element | None:
        """The nearest `name` element of a run: its own, its character style's, its paragraph style's, the default's."""
        own = run.find(f"{W}rPr")
        if own is not None:
            if (found := own.find(W + name)) is not None:
                return found
            for style in self.chain(value(own.find(f"{W}rStyle")), "character"):
                if (found := style.find(f"{W}rPr/{W}{name}")) is not None:
                    return found
        for style in self.chain(style_of(paragraph), "paragraph"):
            if (found := style.find(f"{W}rPr/{W}{name}")) is not None:
                return found
        return None if self._document is None else self._document.find(f"{W}rPrDefault/{W}rPr/{W}{name}")

    def is_on(self, run: Element, paragraph: Element, name: str) -> bool:
        """Is a switch such as `b`, `i`, `vanish`, `caps` on for a run?"""
        found = self.run_property(run, paragraph, name)
        return found is not None and (value(found) or "1") not in _OFF

    def align(self, paragraph: Element) -> Align:
        found = next(self.paragraph_property(paragraph, "jc"), None)
        return _ALIGN.get(value(found) or "", "left")


def value(element: Element | None) -> str | None:
    """The `w:val` of an element; None where either is missing."""
    return None if element is None else element.get(f"{W}val")


def style_of(paragraph: Element) -> str | None:
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))
