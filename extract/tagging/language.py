"""The spaCy language: a blank Vietnamese pipeline whose components find units, roles, deadlines, criteria and citations.

Each component reads the document's text once, leaves what it found in `doc._` (typed, with exact characters) and in
`doc.spans` (for other spaCy components). The items that a component reads sentence by sentence are `doc._.items`; where none
are given they are the lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extract.folding import fold
from extract.tagging import tokens
from extract.tagging.citations import Citation, find_citations
from extract.tagging.criteria import IndexMention, find_indices
from extract.tagging.deadlines import Deadline, prose_deadlines
from extract.tagging.roles import Statement, read_statements
from extract.tagging.units import UnitList, find_lists

Item = tuple[int, int]
PIPES = ("kehoach_units", "kehoach_roles", "kehoach_deadlines", "kehoach_criteria", "kehoach_citations")

make_tokenizer = tokens.make_tokenizer


@dataclass(frozen=True, slots=True)
class Tags:
    """What the components found, with offsets into the canonical text.

    Attributes:
        folded: The folded text.
        units: Lists of units, in order.
        statements: The statements of each item, by the item's (start, end).
        deadlines: Deadlines in the items, in order.
        indices: Mentions of indices.
        citations: Mentions of other documents.
    """

    folded: str
    units: tuple[UnitList, ...]
    statements: dict[Item, tuple[Statement, ...]]
    deadlines: tuple[Deadline, ...]
    indices: tuple[IndexMention, ...]
    citations: tuple[Citation, ...]


def tag(
    text: str, *, items: Iterable[Item], lines: Iterable[Item], plan_year: int | None, issued_on: str | None = None
) -> Tags:
    """Run the language over a canonical text.

    Args:
        text: The canonical text.
        items: Where the items stand whose roles and deadlines are wanted.
        lines: Where the paragraphs, cells and footnotes stand in which documents are cited.
        plan_year: The year of days without one.
        issued_on: The document's own ISO date, may be partial.
    """
    nlp = language()
    with nlp.memory_zone():
        doc = nlp.make_doc(text)
        doc._.items, doc._.lines = tuple(items), tuple(lines)
        doc._.plan_year, doc._.issued_on = plan_year, issued_on
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        return Tags(
            folded=_folded(doc),
            units=doc._.unit_lists,
            statements=doc._.statements,
            deadlines=doc._.deadlines,
            indices=doc._.indices,
            citations=doc._.citations,
        )


@cache
def language() -> Language:
    """The language with all components, made once a process."""
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "kehoach.syllable.v1"}}})
    for pipe in PIPES:
        nlp.add_pipe(pipe)
    return nlp


for _name in (
    "items", "lines", "plan_year", "issued_on", "folded", "unit_lists", "statements", "deadlines", "indices", "citations",
):  # fmt: skip
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


def _folded(doc: Doc) -> str:
    if doc._.folded is None:
        doc._.folded = fold(doc.text)
    return str(doc._.folded)


def _lines(text: str) -> tuple[Item, ...]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return tuple(found)


def _spans(doc: Doc, key: str, found: Iterable[tuple[int, int, str]]) -> None:
    """Leave spans for other components: widened to whole tokens, with the finding's label."""
    made = (doc.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in found)
    doc.spans[key] = [span for span in made if span is not None]


@Language.factory("kehoach_units")
def make_units(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Lists of units."""

    def units(doc: Doc) -> Doc:
        doc._.unit_lists = tuple(find_lists(_folded(doc)))
        mentions = (unit for one in doc._.unit_lists for unit in one.units)
        _spans(doc, "units", ((unit.spans[-1].start, unit.spans[-1].end, unit.kind) for unit in mentions))
        return doc

    return units


@Language.factory("kehoach_roles")
def make_roles(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Leads, coordinating units and receivers of reports in each item."""

    def roles(doc: Doc) -> Doc:
        text = _folded(doc)
        items = _lines(text) if doc._.items is None else doc._.items
        doc._.statements = {(a, b): read_statements(text, a, b) for a, b in items}
        found = [
            (unit.spans[-1].start, unit.spans[-1].end, role)
            for statements in doc._.statements.values()
            for one in statements
            for role, units in (("lead", one.leads), ("coordinate", one.coordinates), ("report_to", one.reports))
            for unit in units
        ]
        _spans(doc, "roles", found)
        return doc

    return roles


@Language.factory("kehoach_deadlines")
def make_deadlines(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Deadlines of the work in each item."""

    def deadlines(doc: Doc) -> Doc:
        text = doc.text
        items = _lines(text) if doc._.items is None else doc._.items
        doc._.deadlines = tuple(
            replace(one, start=one.start + a, end=one.end + a)
            for a, b in items
            for one in prose_deadlines(text[a:b], doc._.plan_year, doc._.issued_on)
        )
        _spans(doc, "deadlines", ((one.start, one.end, one.recurrence or "date") for one in doc._.deadlines))
        return doc

    return deadlines


@Language.factory("kehoach_criteria")
def make_criteria(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Mentions of indices."""

    def criteria(doc: Doc) -> Doc:
        doc._.indices = tuple(find_indices(_folded(doc)))
        _spans(doc, "indices", ((one.start, one.end, one.name) for one in doc._.indices))
        return doc

    return criteria


@Language.factory("kehoach_citations")
def make_citations(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Mentions of other documents by number."""

    def citations(doc: Doc) -> Doc:
        text = doc.text
        lines = _lines(text) if doc._.lines is None else doc._.lines
        doc._.citations = tuple(
            replace(one, start=one.start + a, end=one.end + a) for a, b in lines for one in find_citations(text[a:b])
        )
        _spans(doc, "citations", ((one.start, one.end, one.kind or "") for one in doc._.citations))
        return doc

    return citations
