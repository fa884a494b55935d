"""What TCVN3 could not hold or programs took from it: toned capitals, and the letter "ư"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from extract.readers.syllables import is_spelled

LETTER = "ư"  # its code is that of the soft hyphen, which programs drop or turn into a plain one


def raise_capitals(pieces: list[str], converted: Collection[int]) -> None:
    """Words in capitals but for their toned letters, as people typed capitals where the font had none: "CéNG" as "CỘNG".

    Words with but one letter besides ("Xã", "ở") follow the words around them.
    """
    spans = _spans(pieces)
    written = ["".join(pieces[start:end]) for start, end in spans]
    # A code such as 12/KH-UBND says nothing of the words beside it.
    capital = [
        word.isupper()
        and len(word) > 1
        and not {*pieces[max(0, start - 1) : start], *pieces[end : end + 1]} & {"/", "-"}
        for (start, end), word in zip(spans, written, strict=True)
    ]
    is_open = [
        start in converted and not word.isupper() and not any(c.islower() and c.isascii() for c in word)
        for (start, _), word in zip(spans, written, strict=True)
    ]
    mended = [now and any(c.isupper() for c in word[1:]) for now, word in zip(is_open, written, strict=True)]
    raised = list(mended)
    for follows, group in groupby(range(len(spans)), key=lambda i: is_open[i] and not mended[i]):
        run = list(group)
        around = [k for k in (run[0] - 1, run[-1] + 1) if 0 <= k < len(spans)]
        is_sure = any(mended[k] for k in around) or (written[run[0]][0].isupper() and len(around) > 1)
        if follows and is_sure and all(mended[k] or capital[k] for k in around):
            raised[run[0] : run[-1] + 1] = [True] * len(run)
    for (start, end), now in zip(spans, raised, strict=True):
        if now:
            pieces[start:end] = [piece.upper() for piece in pieces[start:end]]


def restore_hyphens(pieces: list[str]) -> None:
    """Hyphens that were "ư", whose code in TCVN3 is that of the soft hyphen: "tr-ëng" is "trưởng"."""
    spans = _spans(pieces)
    ends, starts = {end: start for start, end in spans}, dict(spans)
    for at, piece in enumerate(pieces):
        if piece != "-":
            continue
        left = "".join(pieces[ends.get(at, at) : at])
        right = "".join(pieces[at + 1 : starts.get(at + 1, at + 1)])
        is_marker = len(left) == 1 and not right and at == 1  # "C- Tổ chức"
        are_words = is_spelled(left) and (is_spelled(right) or not right)
        after_number = not left and at > 0 and pieces[at - 1].isdigit()
        is_lost = (left or right) and is_spelled(left + "ư" + right)
        if is_lost and not (is_marker or are_words or after_number):
            pieces[at] = "ư"


def restore_lost(pieces: list[str]) -> None:
    """Put "ư" back into the words of a text that has lost every one, where nothing else makes a syllable: "đợc" is "được".

    What is a syllable without it, as "ngời" for "người", stays.
    """
    for start, end in _spans(pieces):
        word = "".join(pieces[start:end])
        at = place_of_lost(word)
        if (
            at is None
            or len(word) != end - start
            or (word.isupper() and len(word) < 3)
            or _follows_number(pieces, start)
        ):
            continue
        letter = LETTER.upper() if word.isupper() else LETTER
        if at < len(word):
            pieces[start + at] = letter + pieces[start + at]
        else:
            pieces[end - 1] += letter


def is_cut(pieces: Sequence[str], start: int, letters: Sequence[str]) -> bool:
    """Is what stands at `start` the rest of a word whose "ư" became a hyphen, if it is read as `letters`?"""
    if not start or pieces[start - 1] != "-":
        return False
    left = next(("".join(pieces[s:e]) for s, e in _spans(pieces) if e == start - 1), "")
    return is_spelled(left + LETTER + "".join(letters))


def place_of_lost(word: str) -> int | None:
    """Where "ư" makes a syllable of a word that is none; None where it does so nowhere or in several places."""
    if len(word) < 2 or is_spelled(word):
        return None
    places = [i for i in range(len(word) + 1) if is_spelled(word[:i] + LETTER + word[i:])]
    return places[0] if len(places) == 1 else None


def _follows_number(pieces: Sequence[str], at: int) -> bool:
    """Does a number stand before, so that the word may be a unit of measure?"""
    before = [piece for piece in pieces[max(0, at - 2) : at] if not piece.isspace()]
    return bool(before) and before[-1].isdigit()


def _spans(pieces: Sequence[str]) -> list[tuple[int, int]]:
    """Start and end of each stretch of letters."""
    found: list[tuple[int, int]] = []
    for at, piece in enumerate(pieces):
        if piece.isalpha() and found and found[-1][1] == at:
            found[-1] = found[-1][0], at + 1
        elif piece.isalpha():
            found.append((at, at + 1))
        elif not piece and found and found[-1][1] == at:  # went into the letter before
            found[-1] = found[-1][0], at + 1
    return found
