"""Automatic numbers as Word prints them (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from extract.readers.docx.package import W
from extract.readers.docx.styles import Styles, value
from extract.readers.numerals import spelled

_NUMBERED, _LIST, _LEVEL = f"{W}numPr", f"{W}numId", f"{W}ilvl"
_SUFFIX = {"nothing": "", "space": " ", "tab": " "}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    suffix: str
    is_legal: bool
    restart: int | None
    element: etree._Element


class Numbering:
    """The numbering part, with the counters of a document that is being read from its start."""

    def __init__(self, part: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        if part is not None:
            self._abstract = {a.get(f"{W}abstractNumId", ""): a for a in part.findall(f"{W}abstractNum")}
            self._nums = {n.get(f"{W}numId", ""): n for n in part.findall(f"{W}num")}
        self._levels: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counters: dict[str, dict[int, int]] = defaultdict(dict)
        self._restarted: set[tuple[str, int]] = set()
        self._of_style: dict[tuple[str | None, str | None], tuple[str | None, str | None]] = {}

    def label(self, paragraph: etree._Element) -> str:
        """The number that Word prints before a paragraph, with what follows it; "" without one. Counts on."""
        place = self._place(paragraph)
        if place is None:
            return ""
        num_id, ilvl = place
        list_id, levels = self._definition(num_id)
        level = levels.get(ilvl)
        if level is None:
            return ""
        counters = self._counters[list_id]
        override = self._override(num_id, ilvl)
        if override is not None and (num_id, ilvl) not in self._restarted:
            self._restarted.add((num_id, ilvl))
            counters[ilvl] = override
        else:
            start = level.start if override is None else override
            counters[ilvl] = counters[ilvl] + 1 if ilvl in counters else start
        for deeper in [n for n in counters if n > ilvl]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or ilvl < restart:
                del counters[deeper]
        text = self._text(level, ilvl, levels, counters)
        return text + _SUFFIX.get(level.suffix, " ") if text else ""

    def _text(self, level: _Level, ilvl: int, levels: dict[int, _Level], counters: dict[int, int]) -> str:
        if level.format == "bullet":
            # Symbol fonts draw dashes, dots and squares with private characters: a dash says the same in any font.
            return "+" if level.text.strip() in ("+", "\uf02b") else "-" if level.text.strip() else ""
        text = level.text
        for n in range(ilvl, -1, -1):
            if f"%{n + 1}" in text and n in levels:
                format = "decimal" if level.is_legal and levels[n].format != "decimalZero" else levels[n].format
                text = text.replace(f"%{n + 1}", spelled(counters.get(n, levels[n].start), format))
        return text.strip() if level.suffix != "nothing" else text

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list (`numId`) and level of a paragraph, its own or its style's."""
        own = self._styles.own(paragraph).get(_NUMBERED)
        num_id = ilvl = None
        if own is not None:
            num_id, ilvl = value(own.find(_LIST)), value(own.find(_LEVEL))
        if num_id is None:
            key = self._styles.style_of(paragraph), ilvl
            if key not in self._of_style:
                self._of_style[key] = self._in_style(*key)
            num_id, ilvl = self._of_style[key]
        if num_id is None or num_id not in self._nums:
            return None
        return num_id, int(ilvl) if ilvl and ilvl.isdecimal() else 0

    def _in_style(self, style_id: str | None, ilvl: str | None) -> tuple[str | None, str | None]:
        """The list and level that a style gives to its paragraphs."""
        for style in self._styles.chain(style_id, "paragraph"):
            properties = style.find(f"{W}pPr/{W}numPr")
            if properties is None:
                continue
            num_id = value(properties.find(_LIST))
            ilvl = ilvl or value(properties.find(_LEVEL))
            if num_id is not None:
                own_id = style.get(f"{W}styleId")
                levels = self._definition(num_id)[1]
                linked = [n for n, lv in levels.items() if value(lv.element.find(f"{W}pStyle")) == own_id]
                return num_id, str(linked[0]) if linked else ilvl
        return None, ilvl

    def _definition(self, num_id: str) -> tuple[str, dict[int, _Level]]:
        """The list that counts for `num_id`, and its levels."""
        if num_id not in self._levels:
            num = self._nums.get(num_id)
            list_id = (value(num.find(f"{W}abstractNumId")) or "") if num is not None else ""
            list_id = self._linked(list_id)
            abstract = self._abstract.get(list_id)
            found = {} if abstract is None else _levels(abstract.findall(f"{W}lvl"))
            if num is not None:
                found |= _levels(num.findall(f"{W}lvlOverride/{W}lvl"))
            self._levels[num_id] = list_id, found
        return self._levels[num_id]

    def _linked(self, list_id: str) -> str:
        """A list that refers to a numbering style stands for the list that defines this style."""
        abstract = self._abstract.get(list_id)
        name = value(abstract.find(f"{W}numStyleLink")) if abstract is not None else None
        if name:
            for other, candidate in self._abstract.items():
                if value(candidate.find(f"{W}styleLink")) == name:
                    return other
        return list_id

    def _override(self, num_id: str, ilvl: int) -> int | None:
        for override in self._nums[num_id].findall(f"{W}lvlOverride"):
            if override.get(f"{W}ilvl") == str(ilvl):
                start = value(override.find(f"{W}startOverride"))
                return _number(start, 1) if start is not None else None
        return None


def _levels(elements: list[etree._Element]) -> dict[int, _Level]:
    result = {}
    for element in elements:
        ilvl = _number(element.get(f"{W}ilvl"), 0)
        legal = element.find(f"{W}isLgl")
        restart = value(element.find(f"{W}lvlRestart"))
        result[ilvl] = _Level(
            start=_number(value(element.find(f"{W}start")), 1),
            format=value(element.find(f"{W}numFmt")) or "decimal",
            text=value(element.find(f"{W}lvlText")) or "",
            suffix=value(element.find(f"{W}suff")) or "tab",
            is_legal=legal is not None and value(legal) not in ("0", "false", "off"),
            restart=None if restart is None else _number(restart, 0),
            element=element,
        )
    return result


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else default
