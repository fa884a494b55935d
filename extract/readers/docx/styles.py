"""Properties of paragraphs, runs and tables, looked up through Word's chains of styles (ISO/IEC 29500-1, 17.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
_VALUE, _RUN_PROPERTIES, _RUN_STYLE = f"{W}val", f"{W}rPr", f"{W}rStyle"
_PROPERTIES, _STYLE, _ALIGNMENT = f"{W}pPr", f"{W}pStyle", f"{W}jc"
Element: TypeAlias = etree._Element
_SWITCHES = ("vanish", "b", "i", "caps")
# What a run may say of its own look.
_TELLS = {W + name for name in (*_SWITCHES, "vertAlign", "position", "rStyle")}


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of a run is shown."""

    hidden: bool
    bold: bool
    italic: bool
    caps: bool
    raised: bool


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
        self._found: dict[tuple[str | None, str, str], Element | None] = {}
        self._aligned: dict[str | None, Align] = {}
        self._looks: dict[tuple[str | None, tuple[tuple[str, str | None], ...]], Look] = {}
        # The paragraph that was asked about last, and what it says of itself: several questions follow.
        self._paragraph: Element | None = None
        self._own: dict[str, Element] = {}

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
        own = paragraph.find(_PROPERTIES)
        holders = [own] if own is not None else []
        holders += [
            p for s in self.chain(self.style_of(paragraph), "paragraph") if (p := s.find(_PROPERTIES)) is not None
        ]
        if self._document is not None:
            holders += self._document.findall(f"{W}pPrDefault/{W}pPr")
        for holder in holders:
            found = holder.find(W + name)
            if found is not None:
                yield found

    def look(self, run: Element, paragraph: Element) -> Look:
        """How a run is shown; remembered by what it says of itself, for few runs of a file say anything new."""
        properties = run.find(_RUN_PROPERTIES)
        own: tuple[tuple[str, str | None], ...] = ()
        if properties is not None:
            own = tuple([(each.tag, each.get(_VALUE)) for each in properties if each.tag in _TELLS])
        key = self.style_of(paragraph), own
        if key not in self._looks:
            hidden, bold, italic, caps = (self.is_on(run, paragraph, name) for name in _SWITCHES)
            raised = value(self.run_property(run, paragraph, "vertAlign")) == "superscript"
            position = value(self.run_property(run, paragraph, "position")) or "0"
            is_high = position.isdecimal() and int(position) > 3  # in half-points
            self._looks[key] = Look(hidden, bold, italic, caps, raised or is_high)
        return self._looks[key]

    def run_property(self, run: Element, paragraph: Element, name: str) -> Element | None:
        """The nearest `name` element of a run: its own, its character style's, its paragraph style's, the default's."""
        properties = run.find(_RUN_PROPERTIES)
        if properties is not None:
            found, style_id = properties.find(W + name), value(properties.find(_RUN_STYLE))
            if found is None and style_id is not None:
                found = self._run_property_of(style_id, "character", name)
            if found is not None:
                return found
        return self._run_property_of(self.style_of(paragraph), "paragraph", name)

    def own(self, paragraph: Element) -> dict[str, Element]:
        """What a paragraph says of itself, by tag."""
        if paragraph is not self._paragraph:
            properties = paragraph.find(_PROPERTIES)
            self._paragraph, self._own = paragraph, {}
            for each in properties if properties is not None else ():
                self._own.setdefault(each.tag, each)
        return self._own

    def style_of(self, paragraph: Element) -> str | None:
        """The id of the style that a paragraph names; None where it names none."""
        return value(self.own(paragraph).get(_STYLE))

    def _run_property_of(self, style_id: str | None, kind: str, name: str) -> Element | None:
        """The nearest `name` element that a style gives to runs; remembered, since every run asks."""
        key = style_id, kind, name
        if key not in self._found:
            places = [(style, f"{W}rPr/{W}{name}") for style in self.chain(style_id, kind)]
            if kind == "paragraph" and self._document is not None:
                places.append((self._document, f"{W}rPrDefault/{W}rPr/{W}{name}"))
            found = (place.find(path) for place, path in places)
            self._found[key] = next((element for element in found if element is not None), None)
        return self._found[key]

    def is_on(self, run: Element, paragraph: Element, name: str) -> bool:
        """Is a switch such as `b`, `i`, `vanish`, `caps` on for a run?"""
        found = self.run_property(run, paragraph, name)
        return found is not None and (value(found) or "1") not in _OFF

    def font(self, run: Element, paragraph: Element) -> str:
        """The name of the font that a run's Western letters are declared to be in; "" where none is."""
        fonts = run.find(f"{W}rPr/{W}rFonts[@{W}ascii]")
        if fonts is None:
            fonts = self.run_property(run, paragraph, f"rFonts[@{W}ascii]")
        return "" if fonts is None else fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii", "")

    def align(self, paragraph: Element) -> Align:
        """The alignment of a paragraph, its own or that of its style; `left` where neither says."""
        own = self.own(paragraph).get(_ALIGNMENT)
        if own is not None:
            return _ALIGN.get(value(own) or "", "left")
        style = self.style_of(paragraph)
        if style not in self._aligned:
            found = next(self.paragraph_property(paragraph, "jc"), None)
            self._aligned[style] = _ALIGN.get(value(found) or "", "left")
        return self._aligned[style]


def value(element: Element | None) -> str | None:
    """The `w:val` of an element; None where either is missing."""
    return None if element is None else element.get(_VALUE)
