"""The stories of a Word file (body, notes, headers) as blocks, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from lxml import etree

from extract.document import Block, Footnote, Paragraph
from extract.readers import footnotes
from extract.readers.docx import tables
from extract.readers.docx.numbering import Numbering
from extract.readers.docx.package import MC, M, Package, W
from extract.readers.docx.styles import Styles, value
from extract.readers.docx.symbols import symbol
from extract.readers.numerals import spelled
from extract.readers.runs import Run, paragraph

Element: TypeAlias = etree._Element
# Elements that only wrap what they hold: what they hold counts, with insertions accepted.
_WRAPPERS = {
    W + name
    for name in (
        "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "ruby",
        "rubyBase",
    )
}  # fmt: skip
_BOX = f"{W}txbxContent"
# Named once: every element of a file is held against them.
_PARAGRAPH, _TABLE, _RUN, _ALTERNATIVES = f"{W}p", f"{W}tbl", f"{W}r", f"{MC}AlternateContent"
_MARK, _TEXT, _FIELD, _RUBY = f"{W}rPr", f"{W}t", f"{W}fldChar", f"{W}ruby"
_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_OWN_MARKS = {f"{W}footnoteRef", f"{W}endnoteRef"}


@dataclass(slots=True)
class _Notes:
    """One kind of notes: bodies by id, and the ids that were called, in order, with their markers."""

    bodies: dict[str, Element]
    format: str
    start: int
    called: list[tuple[str, str]] = field(default_factory=list)
    counted: int = 0


class Story:
    """Reads body, notes and headers. Read the body first: notes are numbered by their calls in it."""

    def __init__(self, package: Package, styles: Styles, numbering: Numbering) -> None:
        self._package = package
        self._styles = styles
        self._numbering = numbering
        self._notes = {
            "footnote": self._bodies("footnote", "decimal"),
            "endnote": self._bodies("endnote", "lowerRoman"),
        }
        self._fields: list[str] = []
        self._pending: list[Run] = []
        self._marker = ""

    def body(self) -> list[Block]:
        """Paragraphs and tables of the body; empty paragraphs are left out."""
        body = self._package.document.find(f"{W}body")
        return [] if body is None else list(self.blocks(body))

    def notes(self) -> list[Footnote]:
        """Footnotes, then endnotes, that the body calls."""
        result: list[Footnote] = []
        for notes in self._notes.values():
            for note_id, marker in tuple(notes.called):  # a note may not call notes
                self._marker = marker
                found = [p for p in tables.flat(self.blocks(notes.bodies[note_id])) if p.text]
                result.append(Footnote(marker, tuple(footnotes.without_mark(p, marker) for p in found)))
        return result

    def running(self) -> list[str]:
        """The different texts of headers and footers; bare page numbers are left out."""
        texts: dict[str, None] = {}
        for kind in ("header", "footer"):
            for part in self._package.parts(kind):
                text = "\n".join(footnotes.plain(p).text for p in tables.flat(self.blocks(part)) if p.text)
                if not text.strip("-– \n").isdecimal() and text:
                    texts[text] = None
        return list(texts)

    def blocks(self, container: Element) -> Iterator[Block]:
        """The paragraphs and tables of a container, with those of the text boxes that are anchored in them."""
        for child in container:
            if child.tag == _PARAGRAPH:
                found = self._paragraph(child)
                if found is not None and found.text:
                    yield found
                for box in _boxes(child):
                    yield from self.blocks(box)
            elif child.tag == _TABLE and (only := tables.only_cell(child)) is not None:
                yield from self.blocks(only)
            elif child.tag == _TABLE:
                table = tables.table(child, self._styles, lambda cell: list(tables.flat(self.blocks(cell))))
                if table is not None:
                    yield table
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child)
            elif child.tag == _ALTERNATIVES:
                yield from self.blocks(_alternative(child))
        if self._pending:  # the last mark is deleted and nothing follows
            rest, self._pending = paragraph(self._pending), []
            if rest.text:
                yield rest

    def _paragraph(self, element: Element) -> Paragraph | None:
        """A paragraph; None where its mark is deleted, so that it runs on into the next."""
        # An instruction never runs over a paragraph's end: a broken field must not swallow the rest.
        self._fields = [state for state in self._fields if state == "result"]
        runs = list(self._runs(element, element))
        mark = self._styles.own(element).get(_MARK)
        if mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None):
            self._pending += runs
            return None
        runs = [*self._pending, *runs]
        self._pending = []
        hidden = mark is not None and mark.find(f"{W}vanish") is not None and not any(run.text for run in runs)
        label = "" if hidden else self._numbering.label(element)
        if not any(run.text.strip() for run in runs):
            # A column of numbers is often nothing but automatic ones in empty cells.
            in_cell = next(element.iterancestors(f"{W}tc"), None) is not None
            return paragraph([Run(label)], self._styles.align(element)) if in_cell and label.strip("-+ ") else None
        if label:
            # Its own style is that of the paragraph's mark, which many programs leave out: take that of the text.
            runs.insert(0, replace(next(run for run in runs if run.text.strip()), text=label, raised=False, note=""))
        return paragraph(runs, self._styles.align(element))

    def _runs(self, container: Element, parent: Element) -> Iterator[Run]:
        for child in container:
            if child.tag == _RUN:
                yield from self._run(child, parent)
            elif child.tag in _WRAPPERS:
                yield from self._runs(child, parent)
            elif child.tag == _ALTERNATIVES:
                yield from self._runs(_alternative(child), parent)
            elif isinstance(child.tag, str) and child.tag.startswith(M):
                yield Run("".join(t.text or "" for t in child.iter(f"{M}t")))

    def _run(self, run: Element, parent: Element) -> Iterator[Run]:
        look = self._styles.look(run, parent)
        if look.hidden:
            self._track_fields(run)
            return
        for part in run:
            if part.tag == _FIELD:
                self._track_field(part)
            elif "instruction" not in self._fields:
                note = self._call(part)
                text = "" if note else _text(part)
                if note or text:
                    yield Run(text.upper() if look.caps else text, look.bold, look.italic, look.raised, note)
                if note and _has_own_mark(part):
                    return
                elif part.tag == _RUBY:
                    yield from self._runs(part, parent)

    def _track_fields(self, run: Element) -> None:
        for part in run.findall(_FIELD):
            self._track_field(part)

    def _track_field(self, char: Element) -> None:
        """Between `begin` and `separate` stands a field's instruction, from there to `end` its result."""
        kind = char.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append("instruction")
        elif kind == "separate" and self._fields:
            self._fields[-1] = "result"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _call(self, part: Element) -> str:
        """The marker of the note that a part of a run calls, or in a note's own text, its own; "" for other parts."""
        if part.tag in _OWN_MARKS:
            return self._marker
        kind = _REFERENCES.get(part.tag)
        if kind is None:
            return ""
        notes, note_id = self._notes[kind], part.get(f"{W}id", "")
        if note_id not in notes.bodies:
            return ""
        marker = ""
        if _has_own_mark(part):
            # The mark typed by hand stands in the same run, so the run's text becomes the marker.
            run = part.getparent()
            marker = "".join(t.text or "" for t in run.iter(f"{W}t")).strip() if run is not None else ""
        if not marker:
            marker = spelled(notes.start + notes.counted, notes.format)
            notes.counted += 1
        notes.called.append((note_id, marker))
        return marker

    def _bodies(self, kind: str, format: str) -> _Notes:
        part = self._package.part(kind + "s")
        bodies = {} if part is None else {n.get(f"{W}id", ""): n for n in part.findall(W + kind)}
        settings = self._package.part("settings")
        holders = [] if settings is None else settings.findall(f"{W}{kind}Pr")
        holders += [
            own for section in self._package.document.iter(f"{W}sectPr") for own in section.findall(f"{W}{kind}Pr")
        ]
        start = 1
        for holder in holders:
            format = value(holder.find(f"{W}numFmt")) or format
            declared = value(holder.find(f"{W}numStart")) or ""
            start = int(declared) if declared.isdecimal() else start
        return _Notes(bodies, format, start)


def _text(part: Element) -> str:
    """The text of one part of a run."""
    if part.tag == _TEXT:
        return part.text or ""
    match part.tag.removeprefix(W) if isinstance(part.tag, str) else "":
        case "tab" | "ptab":
            return " "
        case "cr":
            return "\n"
        case "br":
            return "\n" if part.get(f"{W}type", "textWrapping") == "textWrapping" else " "
        case "noBreakHyphen":
            return "-"
        case "sym":
            return symbol(part.get(f"{W}font", ""), part.get(f"{W}char", ""))
    return ""


def _has_own_mark(part: Element) -> bool:
    return part.get(f"{W}customMarkFollows") in ("1", "true", "on")


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes anchored in a paragraph, each once: Word keeps a second copy of a box for old programs."""
    if next(element.iter(_BOX), None) is None:
        return
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag == _ALTERNATIVES:
            yield from _boxes(_alternative(child))
        elif child.tag not in (f"{W}del", f"{W}moveFrom"):
            yield from _boxes(child)


def _alternative(element: Element) -> Element:
    """The one branch of an alternative that counts: the choice where it holds text, else the fallback."""
    branches = [*element.findall(f"{MC}Choice"), *element.findall(f"{MC}Fallback")]
    for branch in branches:
        if next(branch.iter(f"{W}t", f"{W}sym"), None) is not None:
            return branch
    return branches[0] if branches else element
