"""What the misread words of a recognised page most likely are: a copy of the text for rules to go by, never to be quoted.

A scan has words with a mark lost or a letter mistaken: "Phỏng Tài chinh", "chú trì", "Uy han nhân dân". In the copy the phrases
that `patterns/likeness.yaml` and the names of units know stand as they are written, every other word as it was read. The
copy has the length of the text, so an offset found in it is an offset of the text.

No word stands alone: a phrase is known by all of its words without marks, or by all but one and that one with one letter
mistaken. Capitals must be where the phrase has them, or everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from extract.document import Document, Pages, Span
from extract.folding import fold, unmarked
from extract.patterns import Rule, rules

_WORD = re.compile(r"[^\W\d_]+")
# What may stand between two words of a phrase.
_BETWEEN = re.compile(r"\s+|\s*[,&-]\s*")
# A phrase of fewer letters looks like too many others without its marks; one with capitals inside does not.
_LEAST, _LEAST_NAME = 6, 5
# Of a phrase of so many words some may have lost marks where another has a letter mistaken.
_MANY = 4
_KEPT = "kept"
# Verbs that end a list of units: longer ones alone, by their marks alone, and never in capitals, where names stand.
_VERBS, _VERB = "stop.verb", 7


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A known phrase: its words as they are written, what stands between them, and the rule that lists it."""

    words: tuple[str, ...]
    joints: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class _Hit:
    """A phrase over words `first` to `last` (exclusive) of a line; `told` is what stands there, as long or shorter."""

    first: int
    last: int
    told: str
    distance: int
    rule: str


def with_likely(document: Document) -> Document:
    """The document with the copy for rules, where any of its pages was recognised in an image."""
    if not document.recognised:
        return document
    pages = Pages(document)
    text = document.text
    parts: list[str] = []
    at = 0
    for paragraph in document.paragraphs():
        if paragraph.text and pages.page(paragraph.start) in document.recognised:
            parts += [text[at : paragraph.start], likely(paragraph.text)]
            at = paragraph.end
    return replace(document, likely="".join([*parts, text[at:]]))


def likely(line: str) -> str:
    """A recognised line (a paragraph) as it most likely stands on paper, of the same length.

    >>> likely("Phỏng Tài chinh chú trì, phổi hợp vói Uy han nhân dân xã")
    'Phòng Tài chính chủ trì, phối hợp với Ủy ban nhân dân xã'
    """
    words = [_Word(hit.start(), hit.end(), hit[0], _key(hit[0])) for hit in _WORD.finditer(fold(line))]
    taken: set[int] = set()
    made = line
    for hit in sorted(_hits(line, words), key=lambda one: (one.first - one.last, one.distance, one.first)):
        covered = range(hit.first, hit.last)
        if taken.isdisjoint(covered):
            taken.update(covered)
            if hit.distance:
                made = _put(made, words[hit.first].start, words[hit.last - 1].end, hit.told)
    for one in _alone():
        for found in one.regex.finditer(fold(made)):
            told = str(one.value)
            told = told.upper() if found[0].isupper() else told.capitalize() if found[0][0].isupper() else told
            made = _put(made, found.start(), found.end(), told)
    return made


def whole(document: Document, span: Span) -> Span:
    """A span found in the copy, up to the end of the word that the text has there: a copy is shorter where two letters were one."""
    end = span.end
    while end < len(document.text) and document.likely[end] == " " and document.text[end] != " ":
        end += 1
    return Span(span.start, end)


def mistaken(read: str, meant: str) -> bool:
    """Is one word (in small letters) the other with one letter mistaken as scans do?

    >>> mistaken("buru", "bưu"), mistaken("han", "ban"), mistaken("lập", "lộc")
    (True, True, False)
    """
    if abs(len(read) - len(meant)) > 1:
        return False
    for seen, stands in _confusions():
        at = read.find(seen)
        while at >= 0:
            if meant in (read[:at] + one + read[at + len(seen) :] for one in (stands, unmarked(stands))):
                return True
            at = read.find(seen, at + 1)
    return False


def _put(text: str, start: int, end: int, told: str) -> str:
    return text[:start] + told.ljust(end - start) + text[end:]


def _key(word: str) -> str:
    return unmarked(word).lower()


def _hits(line: str, words: list[_Word]) -> Iterator[_Hit]:
    """Every known phrase in a line, as it is written or misread."""
    joints = [fold(line[a.end : b.start]) for a, b in zip(words, words[1:], strict=False)]
    for first in range(len(words)):
        keys: tuple[str, ...] = ()
        for last in range(first + 1, min(first + _longest(), len(words)) + 1):
            if last - first > 1 and not _BETWEEN.fullmatch(joints[last - 2]):
                break
            keys = (*keys, words[last - 1].key)
            if last - first == 1:
                continue
            between = tuple(_joint(one) for one in joints[first : last - 1])
            found = [hit for one, at in _alike(keys, between) if (hit := _hit(line, words, first, last, one, at))]
            best = min((hit.distance for hit in found), default=0)
            nearest = [hit for hit in found if hit.distance == best]
            # Two phrases as near tell nothing, unless they are two spellings of one rule (hàng năm, hằng năm).
            if len({hit.told for hit in nearest}) == 1 or len({hit.rule for hit in nearest}) == 1:
                yield nearest[0]


def _hit(line: str, words: list[_Word], first: int, last: int, phrase: _Phrase, at: int | None) -> _Hit | None:
    """A phrase in the place of words `first` to `last`, of which that at `at` may have a letter mistaken."""
    read = [one.text for one in words[first:last]]
    told = _cased(phrase.words, read)
    if told is None:
        return None
    if at is not None:
        is_short = len(read) < _MANY
        if is_short and any(read[i] != told[i] for i in range(len(read)) if i != at):
            return None
        if not mistaken(read[at].lower(), told[at].lower()):
            return None
    start, end = words[first].start, words[last - 1].end
    gaps = [line[a.end : b.start] for a, b in zip(words[first : last - 1], words[first + 1 : last], strict=True)]
    text = "".join(word + gap for word, gap in zip(told, [*gaps, ""], strict=True))
    distance = sum(_distance(a, b) for a, b in zip(read, told, strict=True))
    is_bound = phrase.rule == _KEPT or (phrase.rule == _VERBS and text.isupper())
    is_moved = len(text) < end - start and "\n" in text  # a copy breaks its lines where the text does
    if len(text) > end - start or is_moved or (is_bound and distance):
        return None
    return _Hit(first, last, text, distance, phrase.rule)


def _distance(read: str, told: str) -> int:
    return sum(a != b for a, b in zip(read, told, strict=False)) + abs(len(read) - len(told))


def _cased(known: tuple[str, ...], read: list[str]) -> list[str] | None:
    """The words of a phrase with the capitals of those that were read; None where these stand where the phrase has none."""
    if all(word.isupper() for word in read) and sum(map(len, read)) > len(read):
        return [word.upper() for word in known]
    made = []
    for i, (word, seen) in enumerate(zip(known, read, strict=True)):
        if word[0].isupper() != seen[0].isupper() and (i or word[0].isupper()):
            return None
        if len(seen) > 1 and word[1:].islower() != seen[1:].islower():
            return None
        made.append(seen[0].isupper() and word[0].islower() and word.capitalize() or word)
    return made


def _joint(between: str) -> str:
    return between.strip() or " "


def _alike(keys: tuple[str, ...], between: tuple[str, ...]) -> Iterator[tuple[_Phrase, int | None]]:
    """The phrases with these words, or with all but one, and which that is."""
    index = _index()
    for one in index.get(keys, ()):
        if one.joints == between:
            yield one, None
    for i, read in enumerate(keys):
        for one in index.get((*keys[:i], "", *keys[i + 1 :]), ()):
            if one.joints == between and one.rule not in (_KEPT, _VERBS) and read != _key(one.words[i]):
                yield one, i


@cache
def _index() -> dict[tuple[str, ...], tuple[_Phrase, ...]]:
    """The known phrases by their words without marks, and by all but one of them."""
    found: dict[tuple[str, ...], list[_Phrase]] = {}
    known: dict[tuple[tuple[str, ...], tuple[str, ...]], _Phrase] = {}
    for phrase in _phrases():
        known.setdefault((phrase.words, phrase.joints), phrase)  # the first rule that lists a phrase counts
    for phrase in known.values():
        keys = tuple(_key(word) for word in phrase.words)
        found.setdefault(keys, []).append(phrase)
        for i in range(len(keys)):
            found.setdefault((*keys[:i], "", *keys[i + 1 :]), []).append(phrase)
    return {keys: tuple(phrases) for keys, phrases in found.items()}


@cache
def _longest() -> int:
    return max(map(len, _index()), default=1)


def _phrases() -> Iterator[_Phrase]:
    known = rules("likeness")
    for one in known.values():
        if one.id.startswith("phrase."):
            yield from _made(one.terms, one.id)
    yield from _made(known[_KEPT].terms, _KEPT)
    yield from _made(rules("letterhead")["kind.name"].terms, "kind.name")
    units = rules("units")
    for one in units.values():
        if one.id.startswith("head."):
            yield from _made(one.terms, one.id)
    yield from _made((term for term in units["stop.verb"].terms if len(term) > _VERB), _VERBS)
    domains = [term for term in units["domain"].terms if " " in term]
    yield from _made(domains, "domain")
    yield from _made((f"{head} {term}" for head in known["office"].terms for term in domains), "office")


def _made(terms: Iterable[str], rule: str) -> Iterator[_Phrase]:
    for term in terms:
        folded = fold(term)
        hits = list(_WORD.finditer(folded))
        words = tuple(hit[0] for hit in hits)
        joints = tuple(_joint(folded[a.end() : b.start()]) for a, b in zip(hits, hits[1:], strict=False))
        inner = sum(word[0].isupper() for word in words) > 1
        letters = sum(map(len, words))
        if len(words) > 1 and (rule == _KEPT or letters >= (_LEAST_NAME if inner else _LEAST)):
            yield _Phrase(words, joints, rule)


@cache
def _alone() -> tuple[Rule, ...]:
    return tuple(one for one in rules("likeness").values() if one.id.startswith("word."))


@cache
def _confusions() -> tuple[tuple[str, str], ...]:
    """What a scan shows for what stands on paper."""
    made = []
    for one in rules("likeness").values():
        if one.id.startswith("letters."):
            made += [(seen, stands) for seen in one.terms for stands in one.terms if seen != stands]
        elif one.id.startswith("taken."):
            made += [(seen, str(one.value)) for seen in one.terms]
    return tuple(made)
