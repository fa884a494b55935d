"""When two texts are the same, when they are alike, and which row of the output stands for which row of the gold."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

from extract.folding import fold

T = TypeVar("T")
U = TypeVar("U")
Pairs = list[tuple[int, int]]  # places in gold and output; each place once

_ABBREVIATED = {"ủy ban nhân dân": "ubnd", "hội đồng nhân dân": "hđnd"}


@lru_cache(maxsize=1 << 16)
def normal(text: str | None) -> str:
    """The text as it is compared: one case, one tone style, plain dashes, no quotes, no marks of Markdown, no edges.

    >>> normal("Uỷ ban nhân dân  xã “Bó Lếch”; ")
    'ubnd xã bó lếch'
    """
    made = fold(unicodedata.normalize("NFC", text or "")).casefold()
    made = re.sub(r"</?sup>|[*_#\"'`<>]", "", made)
    made = re.sub(r"\s*-\s*", "-", made)
    for long, short in _ABBREVIATED.items():
        made = made.replace(long, short)
    return re.sub(r"\s+", " ", made).strip(" .,;:/()[]…-+")


@lru_cache(maxsize=1 << 16)
def bare(text: str | None) -> str:
    """Letters and digits alone."""
    return re.sub(r"[^0-9a-zà-ỹ]+", "", normal(text))


@lru_cache(maxsize=1 << 20)
def near(one: str | None, other: str | None, width: int = 60) -> bool:
    """Do two texts open alike? Compared on their first `width` letters; one may be cut short, some letters may differ."""
    a, b = bare(one)[:width], bare(other)[:width]
    if not a or not b:
        return False
    short, long = sorted((len(a), len(b)))
    if a[:short] == b[:short] and short >= min(25, long):
        return True
    return _ratio(a, b, 0.85)


def alike(one: str | None, other: str | None) -> bool:
    """The lenient reading of "the same words": near, or one holds the other and is at most twice as long."""
    a, b = sorted((bare(one), bare(other)), key=len)
    return bool(a) and (near(a, b, 200) or (a in b and len(b) <= 2 * len(a)))


def same_title(one: str | None, other: str | None) -> bool:
    """Are two long titles the same but for a slip? 97 letters of 100 agree."""
    a, b = bare(one), bare(other)
    return a == b or _ratio(a, b, 0.97)


def _ratio(a: str, b: str, need: float) -> bool:
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    # The quick ratios are upper bounds: most pairs end there.
    return all(ratio() >= need for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))


def holds(long: str | None, short: str | None) -> bool:
    """Does one text hold the other, word by word?"""
    a, b = (re.sub(r"[\W_]+", " ", normal(text)).strip() for text in (long, short))
    return bool(b) and a != b and f" {b} " in f" {a} "


def same_code(one: str | None, other: str | None) -> bool:
    """Are two codes of criteria the same (`7.2.1`, `7.2.1.`)?"""
    a, b = (re.sub(r"\s", "", code or "").strip(".") for code in (one, other))
    return a == b


def marker(text: str | None) -> str:
    """A section's marker in one form: `I.` and `i)`, `–` and `-`, `Phụ lục 01` and `PHỤ LỤC 1`."""
    plain = re.sub(r"[–—•−]", "-", (text or "").strip(" '\t").casefold())
    core = re.sub(r"[^0-9a-zà-ỹ.+\-]", "", plain).strip(".-+)/")
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", core) or plain[:1]


def align(gold: Sequence[T], found: Sequence[U], same: Callable[[T, U], bool]) -> Pairs:
    """The largest matching that keeps the order of both sides; what is left then pairs with anything that is the same."""
    hit = [[same(g, f) for f in found] for g in gold]
    # most[i][j]: pairs to be had from gold[i:] and found[j:]
    most = [[0] * (len(found) + 1) for _ in range(len(gold) + 1)]
    for i in reversed(range(len(gold))):
        for j in reversed(range(len(found))):
            most[i][j] = max(most[i + 1][j], most[i][j + 1], most[i + 1][j + 1] + hit[i][j])
    pairs: Pairs = []
    i = j = 0
    while i < len(gold) and j < len(found):
        if hit[i][j] and most[i][j] == most[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif most[i + 1][j] >= most[i][j + 1]:
            i += 1
        else:
            j += 1
    return sorted(pairs + _anywhere(hit, pairs))


def _anywhere(hit: list[list[bool]], pairs: Pairs) -> Pairs:
    done, used = {i for i, _ in pairs}, {j for _, j in pairs}
    more: Pairs = []
    for i, row in enumerate(hit):
        if i not in done:
            j = next((j for j, is_same in enumerate(row) if is_same and j not in used), None)
            if j is not None:
                used.add(j)
                more.append((i, j))
    return more


def equal(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Pairs:
    """Equal values of two bags in pairs, whatever their order."""
    places: dict[Hashable, deque[int]] = defaultdict(deque)
    for j, value in enumerate(found):
        places[value].append(j)
    return [(i, places[value].popleft()) for i, value in enumerate(gold) if places[value]]


def rest(pairs: Pairs, gold: Sequence[T], found: Sequence[U]) -> tuple[list[T], list[U]]:
    """What no pair takes, of both sides."""
    done, used = {i for i, _ in pairs}, {j for _, j in pairs}
    return [g for i, g in enumerate(gold) if i not in done], [f for j, f in enumerate(found) if j not in used]
