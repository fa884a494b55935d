"""The spaCy language: a blank Vietnamese pipeline whose components find units, roles, deadlines, criteria and citations.

Each component reads the document's text once, leaves what it found in `doc._.kehoach` (`Tags`: typed, with exact characters)
and in `doc.spans` (for other spaCy components). The items that a component reads sentence by sentence are `doc._.items`; where
none are given they are the lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from functools import cache
from typing import Any

import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc

from extract.document import Span
from extract.folding import fold
from extract.patterns import rule
from extract.tagging import tokens
from extract.tagging.citations import Citation
from extract.tagging.criteria import IndexMention, find_indices
from extract.tagging.deadlines import Deadline
from extract.tagging.roles import Statement
from extract.tagging.tags import Item, Tags, citations, deadlines, statements
from extract.tagging.units import UnitList, UnitMention, find_lists

PIPES = ("kehoach_units", "kehoach_roles", "kehoach_deadlines", "kehoach_criteria", "kehoach_citations")

make_tokenizer = tokens.make_tokenizer


@cache
def language() -> Language:
    """The language with all components, made once a process."""
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "kehoach.syllable.v1"}}})
    nlp.max_length = 1 << 30  # spaCy refuses a million characters for the memory of its models; this language has none
    for pipe in PIPES:
        nlp.add_pipe(pipe)
    return nlp


for _name in ("items", "lines", "plan_year", "issued_on", "kehoach"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


def _tags(doc: Doc) -> Tags:
    found = doc._.kehoach
    return found if isinstance(found, Tags) else Tags(fold(doc.text))


# spaCy stores a document's data as msgpack, which knows no types but its own and makes a list of every tuple.
_TYPES: dict[str, Callable[..., Any]] = {
    one.__name__: one for one in (dict, Span, UnitMention, UnitList, Statement, Deadline, IndexMention, Citation, Tags)
}


def _encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    name = type(value).__name__
    if type(value) is not _TYPES.get(name):
        return chain(value) if chain else value
    values = [getattr(value, one.name) for one in fields(value)]
    plain = [{"kehoach": "dict", "values": [list(one.items())]} if isinstance(one, dict) else one for one in values]
    return {"kehoach": name, "values": plain}


def _decode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(value, dict) and value.keys() == {"kehoach", "values"}:
        return _TYPES[value["kehoach"]](*map(_tuples, value["values"]))
    return chain(value) if chain else value


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


srsly.msgpack_encoders.register("kehoach", func=_encode)
srsly.msgpack_decoders.register("kehoach", func=_decode)


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


# The components are functions of the module, not of their factories, so that they can be sent to other processes.
@Language.factory("kehoach_units")
def make_units(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Lists of units."""
    return _units


def _units(doc: Doc) -> Doc:
    tags = _tags(doc)
    doc._.kehoach = tags = replace(tags, units=tuple(_outside_codes(tags.folded)))
    mentions = (unit for one in tags.units for unit in one.units)
    _spans(doc, "units", ((unit.spans[-1].start, unit.spans[-1].end, unit.kind) for unit in mentions))
    return doc


def _outside_codes(text: str) -> Iterator[UnitList]:
    """Every list of units but those that begin in the code of a document (12/QĐ-UBND); what follows the code may be one."""
    codes = [hit.span() for name in ("code.full", "code.blank") for hit in rule("citations", name).regex.finditer(text)]
    for found in find_lists(text):
        end = max((b for a, b in codes if a < found.start < b), default=None)
        if end is None:
            yield found
        else:
            yield from (_moved(one, end) for one in find_lists(text[end : found.end]))


def _moved(one: UnitList, by: int) -> UnitList:
    units = (
        replace(unit, spans=tuple(Span(span.start + by, span.end + by) for span in unit.spans)) for unit in one.units
    )
    return replace(one, start=one.start + by, end=one.end + by, units=tuple(units))


@Language.factory("kehoach_roles")
def make_roles(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Leads, coordinating units and receivers of reports in each item."""
    return _roles


def _roles(doc: Doc) -> Doc:
    tags = _tags(doc)
    items = _lines(tags.folded) if doc._.items is None else doc._.items
    doc._.kehoach = tags = replace(tags, statements=dict(statements(tags.folded, items)))
    found = [
        (unit.spans[-1].start, unit.spans[-1].end, role)
        for read in tags.statements.values()
        for one in read
        for role, units in (("lead", one.leads), ("coordinate", one.coordinates), ("report_to", one.reports))
        for unit in units
    ]
    _spans(doc, "roles", found)
    return doc


@Language.factory("kehoach_deadlines")
def make_deadlines(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Deadlines of the work in each item."""
    return _deadlines


def _deadlines(doc: Doc) -> Doc:
    text = doc.text
    items = _lines(text) if doc._.items is None else doc._.items
    lines = _lines(text) if doc._.lines is None else doc._.lines
    found = dict(deadlines(text, items, doc._.plan_year, doc._.issued_on, citations(text, lines)))
    doc._.kehoach = replace(_tags(doc), deadlines=found)
    dues = (one for read in found.values() for one in read)
    _spans(doc, "deadlines", ((one.start, one.end, one.recurrence or "date") for one in dues))
    return doc


@Language.factory("kehoach_criteria")
def make_criteria(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Mentions of indices."""
    return _criteria


def _criteria(doc: Doc) -> Doc:
    tags = _tags(doc)
    doc._.kehoach = tags = replace(tags, indices=tuple(find_indices(tags.folded)))
    _spans(doc, "indices", ((one.start, one.end, one.name) for one in tags.indices))
    return doc


@Language.factory("kehoach_citations")
def make_citations(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Mentions of other documents by number."""
    return _citations


def _citations(doc: Doc) -> Doc:
    text = doc.text
    lines = _lines(text) if doc._.lines is None else doc._.lines
    found = citations(text, lines)
    doc._.kehoach = replace(_tags(doc), citations=found)
    _spans(doc, "citations", ((one.start, one.end, one.kind or "") for one in found))
    return doc
