"""How text looks: tags, attributes and style sheets."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from extract.document import Align

Element: TypeAlias = etree._Element
Declarations = dict[str, str]

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ALIGN: dict[str, Align] = {"left": "left", "center": "center", "right": "right", "justify": "justify"}
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(\.[\w-]+)?\Z", re.I)
# In `font` the family follows the size.
_FAMILY = re.compile(r"\d[\w.%]*(?:\s*/\s*[\w.%]+)?\s+(\S.*)")


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks at a place of the page."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    caps: bool = False
    keeps_breaks: bool = False
    align: Align = ""


def look_of(element: Element, css: Declarations, look: Look) -> Look:
    """How the text of an element looks, given its declarations and the look of what encloses it."""
    tag = element.tag
    bold = look.bold or tag in ("b", "strong", "th") or tag in _HEADINGS
    italic = look.italic or tag in ("i", "em", "cite")
    weight = css.get("font-weight", "").lower()
    if weight:
        bold = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= 600)
    if slant := css.get("font-style", "").lower():
        italic = slant in ("italic", "oblique")
    own = declarations(element.get("style") or "").get("text-align")
    align = (own or element.get("align") or css.get("text-align") or "").lower()
    return Look(
        bold=bold,
        italic=italic,
        raised=look.raised or tag == "sup" or css.get("vertical-align", "").lower() == "super",
        caps=look.caps or css.get("text-transform", "").lower() == "uppercase",
        keeps_breaks=look.keeps_breaks or tag == "pre" or css.get("white-space", "").lower().startswith("pre"),
        align="center" if tag == "center" else _ALIGN.get(align, look.align),
    )


def style_rules(root: Element) -> dict[str, Declarations]:
    """The rules of the page's own style sheets for tags and classes; other selectors are not followed."""
    rules: dict[str, Declarations] = defaultdict(dict)
    for sheet in root.iter("style"):
        text = re.sub(r"/\*.*?\*/|<!--|-->", "", sheet.text or "", flags=re.S)
        for selectors, declared in _RULE.findall(text):
            for selector in selectors.split(","):
                if selector.strip() and _SELECTOR.match(selector.strip()):
                    rules[selector.strip().lower()] |= declarations(declared)
    return rules


def declared(element: Element, rules: dict[str, Declarations]) -> Declarations:
    """The declarations that bear on an element: of its tag, its classes, its own."""
    tag = str(element.tag)
    names = ["." + name for name in (element.get("class") or "").split()]
    result: Declarations = {}
    for key in (tag, *names, *(tag + name for name in names)):
        result |= rules.get(key.lower(), {})
    return result | declarations(element.get("style") or "")


def font_of(element: Element, css: Declarations) -> str:
    """The font that an element names, as a family or among the parts of `font`; "" where it names none."""
    if family := css.get("font-family") or element.get("face"):
        return family
    shorthand = _FAMILY.search(css.get("font", ""))
    return shorthand[1] if shorthand else ""


def declarations(text: str) -> Declarations:
    """The properties of a `style` attribute or a rule, names in lower case."""
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if value.strip()}


def is_hidden(element: Element, css: Declarations) -> bool:
    """Does the browser (or Word, which wrote the page) show nothing of the element?"""
    return (
        "hidden" in element.attrib
        or css.get("display", "").lower() == "none"
        or css.get("visibility", "").lower() == "hidden"
        or css.get("mso-hide", "").lower() == "all"
    )


def has_border(css: Declarations) -> bool:
    """Do the declarations draw a border on any side?"""
    borders = [
        value for name, value in css.items() if re.fullmatch(r"border(-(top|left|right|bottom|style|width))?", name)
    ]
    return any(
        not re.match(r"(?:none|0|hidden|medium none|initial|inherit)\b", value.strip().lower()) for value in borders
    )
