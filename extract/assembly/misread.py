"""Units whose names a scan misread: which of the document's own names a misread one is like.

What `extract.likeness` knows (offices, bodies, posts) is settled before; here stand proper names, above all those of places,
which no list of the country's names settles: too many differ by one letter. So a name is only ever taken for another of the
same document, and only where it cannot be one itself: a word of it is no syllable.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz import fuzz, process

from extract.assembly.draft import TaskDraft
from extract.assembly.names import Units
from extract.assembly.wording import printed
from extract.document import Document, Notice, Span
from extract.folding import fold, unmarked
from extract.likeness import mistaken, whole
from extract.readers.syllables import is_syllable
from extract.records import AssignmentRow
from extract.structure.frame import Frame
from extract.tagging.units import read_list

# Of two names without marks: right pairs had 88 and more, the best wrong ones stood within a few points of a right one.
_ALIKE, _MARGIN = 88.0, 2.0
# More distinct names than any document has; a table of so many cells is compared in a blink.
_MOST = 1000
_WORD = re.compile(r"\w+")


def as_printed(task: TaskDraft, document: Document) -> None:
    """Let the spans of a task and its units end where their words end in the text, which may have more letters than the copy."""
    task.span = whole(document, task.span)
    task.assigned = [
        replace(one, unit=replace(one.unit, spans=tuple(whole(document, span) for span in one.unit.spans)))
        for one in task.assigned
    ]


def alike(document: Document, tasks: Iterable[TaskDraft], frame: Frame) -> dict[str, str]:
    """The misread names of a recognised document, each with the name of the document that it is like.

    Args:
        document: The document as read.
        tasks: Its tasks with their units.
        frame: Letterhead and signature: issuer and recipients are names of the document too.
    """
    if not document.recognised:
        return {}
    names = Counter(printed(one.unit, document.likely) for task in tasks for one in task.assigned)
    own = Counter(names)
    for said in (frame.letterhead.issuer, *(one.text for one in frame.signature.recipients)):
        listed = read_list(fold(said), 0, cell=True) if said else None
        own.update(unit.text for unit in (listed.units if listed else ()))
    return resolve(names, own)


def resolve(names: Iterable[str], own: Counter[str]) -> dict[str, str]:
    """The names that are misread, each with the one it stands for.

    Args:
        names: Names to look at.
        own: All names of the document, and how often each stands there.
    """
    doubtful = [name for name in names if not _is_written(name)][:_MOST]
    sound = [name for name, _ in own.most_common(_MOST) if _is_written(name)]
    if not doubtful or not sound:
        return {}
    keys = {name: _plain(name) for name in (*doubtful, *sound)}
    scores = process.cdist(
        [keys[name] for name in doubtful], [keys[name] for name in sound], scorer=fuzz.ratio, score_cutoff=_ALIKE
    )
    found: dict[str, str] = {}
    for name, row in zip(doubtful, scores, strict=True):
        if not row.any():
            continue
        best: dict[str, float] = {}
        for other, score in zip(sound, row, strict=True):
            best[keys[other]] = max(best.get(keys[other], 0.0), float(score))
        ranked = sorted(best.values(), reverse=True)
        if len(ranked) > 1 and ranked[0] - ranked[1] < _MARGIN:
            continue
        other = next(one for one in sound if best[keys[one]] == ranked[0])
        if is_misreading(name, other):
            found[name] = other
    return found


def is_misreading(name: str, other: str) -> bool:
    """Is a name the other with some of its words misread, each by one letter, and into no syllable?

    >>> is_misreading("UBND xã Đông Trạeh", "UBND xã Đông Trạch"), is_misreading("Xã Ia Dreng", "Xã Ia Drăng")
    (True, False)
    """
    read, meant = _words(name), _words(other)
    if len(read) != len(meant):
        return False
    differing = [(a, b) for a, b in zip(read, meant, strict=True) if unmarked(a) != unmarked(b)]
    return bool(differing) and all(
        a.isalpha() and not is_syllable(a) and is_syllable(b) and mistaken(unmarked(a), unmarked(b))
        for a, b in differing
    )


def resolved(rows: Iterable[AssignmentRow], units: Units) -> Iterator[Notice]:
    """A notice for each name that likeness alone told, with where it stands."""
    places: dict[str, list[AssignmentRow]] = {}
    for row in rows:
        if units.meant(row.mention):
            places.setdefault(row.mention, []).append(row)
    for mention, found in places.items():
        unit = units.meant(mention)
        assert unit is not None
        spans: tuple[Span, ...] = tuple(dict.fromkeys(span for row in found for span in row.spans))
        values = {"mention": mention, "unit": unit.name, "unit_id": unit.unit_id}
        yield Notice("unit-resolved-by-likeness", values, found[0].page, spans)


def _is_written(name: str) -> bool:
    """Are all words syllables, numbers or abbreviations?"""
    return all(not one.isalpha() or one.isupper() or is_syllable(one.lower()) for one in _WORD.findall(fold(name)))


def _words(name: str) -> list[str]:
    return [one.lower() for one in _WORD.findall(fold(name))]


def _plain(name: str) -> str:
    return " ".join(unmarked(one) for one in _words(name))
