"""Old encodings to Unicode: passage by passage, character by character, so that every format can put the letters back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from extract.document import Notice
from extract.readers.legacy import repair
from extract.readers.legacy.detection import UNICODE, Passage, Stretch, Word, decided, is_suspect, present, words
from extract.readers.legacy.fonts import Face, face
from extract.readers.legacy.tables import encodings, shown
from extract.readers.syllables import is_spelled

# Good documents have this share of good syllables and more.
_TRUSTED = 0.95
# Where every "ư" is lost, a tenth of the words lacks it; some of them cannot be told from others.
_LOST = 0.9
_TCVN3 = "TCVN3"
# So many words in TCVN3 without a single "ư", which every twentieth has, have lost it.
_MANY = 100
# Fonts of symbols keep their characters 0x20 to 0xFF in the private area from 0xF000 on.
_PRIVATE = range(0xF020, 0xF100)


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of a document.

    Attributes:
        pieces: For each passage, what each of its characters became ("" where it went into the letter before it).
        counts: Words converted, by the name of their encoding.
        syllables: How many of them became Vietnamese syllables, or capitals of an abbreviation.
        has_lost_letters: Did every "ư" of text in TCVN3 get lost before?
    """

    pieces: tuple[list[str], ...]
    counts: dict[str, int]
    syllables: int
    has_lost_letters: bool = False

    def texts(self, at: int, passage: Passage) -> list[str]:
        """The texts of the stretches of passage `at`, converted."""
        result, start = [], 0
        for stretch in passage:
            result.append("".join(self.pieces[at][start : start + len(stretch.text)]))
            start += len(stretch.text)
        return result


@dataclass(slots=True)
class _Draft:
    """A passage under conversion: its text with the faces of its characters, its words and their encodings, the outcome."""

    text: str
    faces: list[Face]
    words: list[Word]
    choices: list[str]
    pieces: list[str]

    def put(self, word: Word, letters: Sequence[str]) -> None:
        """Write a word, small letters as the capitals that the font draws."""
        for at, letter in enumerate(letters, word.start):
            self.pieces[at] = letter.upper() if self.faces[at].has_capitals else letter


def convert(passages: Iterable[Passage]) -> Conversion | None:
    """Convert the words of a document that are in TCVN3, VNI or VPS; None where it has none.

    Args:
        passages: Its paragraphs, lines or whatever ends a word, each in stretches of one font.
    """
    document = [[_unfolded(stretch) for stretch in passage] for passage in passages]
    if not any(is_suspect(stretch.text) for passage in document for stretch in passage):
        return None
    known = present(document)
    if not known:
        return None
    found = [words(passage, known) for passage in document]
    drafts = [_draft(*each) for each in zip(document, found, decided(found), strict=True)]
    changed = Counter(outcome for draft in drafts for outcome in _decode(draft))
    if not changed:
        return None
    counts: Counter[str] = Counter()
    for (name, _), count in changed.items():
        counts[name] += count
    lost = _restore(drafts) if _TCVN3 in counts else False
    pieces = tuple(draft.pieces for draft in drafts)
    return Conversion(pieces, dict(counts), sum(count for (_, is_good), count in changed.items() if is_good), lost)


def _draft(passage: Passage, found: list[Word], choices: list[str]) -> _Draft:
    text = "".join(stretch.text for stretch in passage)
    faces = [face(stretch.font) for stretch in passage for _ in stretch.text]
    return _Draft(text, faces, found, choices, list(text))


def _decode(draft: _Draft) -> Iterator[tuple[str, bool]]:
    """Decode the words of a passage; gives the encoding of each that changes, and whether it is a good word then."""
    tables = {encoding.name: encoding for encoding in encodings()}
    decoded: set[int] = set()
    for word, choice in zip(draft.words, draft.choices, strict=True):
        if choice != UNICODE:
            letters = tables[choice].decoded(word.text)
            draft.put(word, letters)
            decoded.add(word.start)
            written = "".join(letters)
            if written != word.text:
                yield choice, written.isupper() or is_spelled(written)
    repair.raise_capitals(draft.pieces, decoded)


def _restore(drafts: Sequence[_Draft]) -> bool:
    """Put the letter "ư" back where it can only have stood. Has the document lost it everywhere?"""
    every = [choice for draft in drafts for choice in draft.choices]
    own = [draft for draft in drafts if _is_mainly(_TCVN3, draft.choices or every)]
    for draft in own:
        _reread(draft, partial(repair.is_cut, draft.pieces))
        repair.restore_hyphens(draft.pieces)
    has_letter = any(repair.LETTER in piece.lower() for draft in own for piece in draft.pieces)
    is_lost = every.count(_TCVN3) >= _MANY and not has_letter
    for draft in own:
        if is_lost:
            _reread(draft, _lacks_letter)
            repair.restore_lost(draft.pieces)
        for at, (old, new) in enumerate(zip(draft.text, draft.pieces, strict=True)):
            if old != new and draft.faces[at].has_capitals:
                draft.pieces[at] = new.upper()
    return is_lost


def _reread(draft: _Draft, lacks_letter: Callable[[int, Sequence[str]], bool]) -> None:
    """Read words as TCVN3 that read as Unicode only because they lack a letter: "ph-êng" and "phêng" are "phường"."""
    for word, choice in zip(draft.words, draft.choices, strict=True):
        if choice == UNICODE and _TCVN3 in word.possible:
            letters = encodings()[0].decoded(word.text)
            if lacks_letter(word.start, letters):
                draft.put(word, letters)


def converted(text: str) -> tuple[str, Conversion | None]:
    """Plain text converted line by line."""
    passages = [[Stretch(line)] for line in text.split("\n")]
    found = convert(passages)
    if found is None:
        return text, None
    return "\n".join("".join(pieces) for pieces in found.pieces), found


def notices(found: Conversion | None) -> list[Notice]:
    """What the tables say of a conversion."""
    if found is None:
        return []
    ranked = sorted(found.counts.items(), key=lambda entry: (-entry[1], entry[0]))
    named = ", ".join(f"{name} ({count})" for name, count in ranked)
    lost = [Notice("lost-letters")] if found.has_lost_letters else []
    return [Notice("legacy-encoding", {"encodings": named}), *lost]


def quality(found: Conversion | None) -> float:
    """How far the text can be trusted after conversion: 1.0 for good Vietnamese, else the share of good syllables."""
    if found is None:
        return 1.0
    share = found.syllables / sum(found.counts.values())
    if found.has_lost_letters:
        return round(min(share, _LOST), 3)
    return 1.0 if share >= _TRUSTED else round(share, 3)


def _lacks_letter(_: int, letters: Sequence[str]) -> bool:
    return repair.place_of_lost("".join(letters)) is not None


def _is_mainly(name: str, choices: Collection[str]) -> bool:
    return 2 * sum(choice == name for choice in choices) > len(choices)


def _unfolded(stretch: Stretch) -> Stretch:
    """The stretch with the characters of a font of symbols where its name promises letters."""
    if not face(stretch.font).encoding or not any(ord(c) in _PRIVATE for c in stretch.text):
        return stretch
    return Stretch("".join(shown(ord(c) - 0xF000) if ord(c) in _PRIVATE else c for c in stretch.text), stretch.font)
