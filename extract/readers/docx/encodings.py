"""Word files in the encodings of old fonts: the letters in their trees made Unicode before anything reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from extract.readers import legacy
from extract.readers.docx.package import Package, W
from extract.readers.docx.styles import Styles
from extract.readers.legacy import Conversion, Stretch

Element: TypeAlias = etree._Element

_PARTS = ("footnotes", "endnotes", "header", "footer")
# What shows nothing; anything else in a run that is no text ends a word.
_SILENT = {f"{W}rPr", f"{W}lastRenderedPageBreak", f"{W}fldChar", f"{W}instrText", f"{W}proofErr"}
# A character of a font by its place in it.
_PRIVATE = re.compile("F0[2-9A-F][0-9A-F]", re.IGNORECASE)
_FOLDED = re.compile("[\uf020-\uf0ff]")


def to_unicode(package: Package, styles: Styles) -> Conversion | None:
    """Convert body, notes, headers and the texts of automatic numbers of a Word file in place; None if nothing was to do.

    LibreOffice writes the soft hyphen, which in TCVN3 is "ư", as `w:softHyphen`: it counts as the letter it may be.
    """
    passages: list[list[tuple[Element, Stretch]]] = []
    roots = [package.document, *(part for kind in _PARTS for part in package.parts(kind))]
    # To ask each run for its font takes as long as all other reading.
    for root in roots if any(map(_may_be_old, roots)) else ():
        passages += (_passage(paragraph, styles) for paragraph in root.iter(f"{W}p"))
    numbering = package.part("numbering")
    if numbering is not None:
        passages += ([label] for level in numbering.iter(f"{W}lvl") for label in _label(level, styles))
    found = legacy.convert([stretch for _, stretch in passage] for passage in passages)
    if found is not None:
        for i, passage in enumerate(passages):
            texts = found.texts(i, [stretch for _, stretch in passage])
            for (element, stretch), text in zip(passage, texts, strict=True):
                if text != stretch.text:
                    _write(element, text)
    return found


def _may_be_old(root: Element) -> bool:
    """Is there anything in a part that old encodings use and Vietnamese does not?"""
    text = "".join(root.itertext(f"{W}t"))
    special = next(root.iter(f"{W}softHyphen", f"{W}sym"), None)
    return special is not None or legacy.is_suspect(text) or _FOLDED.search(text) is not None


def _passage(paragraph: Element, styles: Styles) -> list[tuple[Element, Stretch]]:
    """The pieces of text of a paragraph, each with the element that holds it; those of text boxes in it stand apart."""
    found: list[tuple[Element, Stretch]] = []
    for run in _runs(paragraph):
        font = styles.font(run, paragraph)
        found += ((part, Stretch(_text(part), part.get(f"{W}font", font))) for part in run if part.tag not in _SILENT)
    return found


def _runs(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == f"{W}r":
            yield child
        elif child.tag != f"{W}p":
            yield from _runs(child)


def _text(part: Element) -> str:
    """The characters that a part of a run stands for, a space for what ends a word."""
    match str(part.tag).removeprefix(W):
        case "t":
            return part.text or ""
        case "softHyphen":
            return "\u00ad"
        case "sym":
            return chr(int(code, 16)) if _PRIVATE.fullmatch(code := part.get(f"{W}char", "")) else " "
    return " "


def _label(level: Element, styles: Styles) -> Iterator[tuple[Element, Stretch]]:
    """The text of an automatic number, as "§iÒu %1."."""
    text = level.find(f"{W}lvlText")
    if text is not None and text.get(f"{W}val"):
        yield text, Stretch(text.get(f"{W}val", ""), styles.font(level, level))


def _write(element: Element, text: str) -> None:
    """Put a converted text where its element stands."""
    if element.tag == f"{W}lvlText":
        element.set(f"{W}val", text)
        return
    element.tag = f"{W}t"
    element.text = text
