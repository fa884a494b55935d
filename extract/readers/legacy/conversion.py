"""Old encodings to Unicode: passage by passage, character by character, so that every format can put the letters back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from extract.document import Notice
from extract.readers.legacy import repair
from extract.readers.legacy.detection import UNICODE, Passage, Stretch, Word, decided, is_suspect, present, words
from extract.readers.legacy.fonts import face
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
    choices = list(decided(found))
    changed: Counter[tuple[str, bool]] = Counter()
    result = [_letters(*each, changed) for each in zip(document, found, choices, strict=True)]
    if not changed:
        return None
    counts: Counter[str] = Counter()
    for (name, _), count in changed.items():
        counts[name] += count
    lost = _restored(result, found, choices) if _TCVN3 in counts else False
    return Conversion(tuple(result), dict(counts), sum(count for (_, good), count in changed.items() if good), lost)


def _restored(result: list[list[str]], found: list[list[Word]], choices: list[list[str]]) -> bool:
    """Put the letter "ư" back where it can only have stood. Has the document lost it everywhere?"""
    every = [choice for own in choices for choice in own]
    passages = [i for i, own in enumerate(choices) if _is_mainly(_TCVN3, own or every)]
    for i in passages:
        _reread(result[i], found[i], choices[i], repair.is_cut)
        repair.restore_hyphens(result[i])
    has_letter = any(repair.LETTER in piece.lower() for i in passages for piece in result[i])
    if has_letter or every.count(_TCVN3) < _MANY:
        return False
    for i in passages:
        _reread(
            result[i], found[i], choices[i], lambda _, __, letters: repair.place_of_lost("".join(letters)) is not None
        )
        repair.restore_lost(result[i])
    return True


def _reread(
    pieces: list[str],
    found: Sequence[Word],
    choices: Sequence[str],
    lacks_letter: Callable[[Sequence[str], int, Sequence[str]], bool],
) -> None:
    """Read words as TCVN3 that read as Unicode only because they lack a letter: "ph-êng" and "phêng" are "phường"."""
    for word, choice in zip(found, choices, strict=True):
        if choice == UNICODE and _TCVN3 in word.possible:
            letters = encodings()[0].decoded(word.text)
            if lacks_letter(pieces, word.start, letters):
                pieces[word.start : word.start + len(letters)] = letters


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


def _letters(
    passage: Passage, found: Sequence[Word], choices: Sequence[str], changed: Counter[tuple[str, bool]]
) -> list[str]:
    """What each character of a passage becomes; counts in `changed` by encoding, and whether the word is a good one now."""
    pieces = [c for stretch in passage for c in stretch.text]
    faces = [face(stretch.font) for stretch in passage for _ in stretch.text]
    tables = {encoding.name: encoding for encoding in encodings()}
    for word, choice in zip(found, choices, strict=True):
        if choice == UNICODE:
            continue
        at = range(word.start, word.start + len(word.text))
        letters = tables[choice].decoded(word.text)
        if letters != list(word.text):
            written = "".join(letters)
            changed[choice, written.isupper() or is_spelled(written)] += 1
        for i, letter in zip(at, letters, strict=True):
            pieces[i] = letter.upper() if faces[i].has_capitals else letter
    repair.raise_capitals(
        pieces, {word.start for word, choice in zip(found, choices, strict=True) if choice != UNICODE}
    )
    return pieces


def _is_mainly(name: str, choices: Collection[str]) -> bool:
    return 2 * sum(choice == name for choice in choices) > len(choices)


def _unfolded(stretch: Stretch) -> Stretch:
    """The stretch with the characters of a font of symbols where its name promises letters."""
    if not face(stretch.font).encoding or not any(ord(c) in _PRIVATE for c in stretch.text):
        return stretch
    return Stretch("".join(shown(ord(c) - 0xF000) if ord(c) in _PRIVATE else c for c in stretch.text), stretch.font)
