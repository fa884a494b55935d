"""Regular expressions that first look for a word which they cannot do without.

A document is searched for hundreds of rules, few of which are in it. To look whether a text holds "hằng" or "định kỳ" takes a
hundredth of the time that a pattern takes to fail at every letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter

# The standard library has no public parser of its expressions.
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

# More words than this take as long to look for as the pattern.
_MOST_WORDS = 10
# What is searched for once in a longer text is mostly near its start: to look for a word to its end may take longer.
_LONGEST = 2000
# No expression looks further back.
_LOOKBEHIND = 40


class Regex:
    """A compiled expression, with those methods of `re.Pattern` that rules need."""

    __slots__ = ("_pattern", "_words", "flags", "fullmatch", "match", "pattern")

    def __init__(self, pattern: str, flags: re.RegexFlag | int = re.NOFLAG) -> None:
        self._pattern = re.compile(pattern, flags)
        self._words = needed(pattern)
        self.pattern, self.flags = pattern, self._pattern.flags
        self.match: Callable[..., re.Match[str] | None] = self._pattern.match
        self.fullmatch: Callable[..., re.Match[str] | None] = self._pattern.fullmatch

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Regex) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self) -> int:
        return hash((self.pattern, self.flags))

    def search(self, text: str, *place: int) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        if place or len(text) > _LONGEST or self._may_be_in(text):
            return self._pattern.search(text, *place)
        return None

    def finditer(self, text: str, *place: int) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self._pattern.finditer(text, *place) if place or self._may_be_in(text) else iter(())

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As `re.Pattern.sub`."""
        return self._pattern.sub(by, text) if self._may_be_in(text) else text

    def _may_be_in(self, text: str) -> bool:
        if not self._words:
            return True
        lower = _lower(text)
        for word in self._words:  # noqa: SIM110 (twice as fast as any())
            if word in lower:
                return True
        return False


class Alternatives:
    """Expressions that are looked for as `one|other|...` would be, without those whose words are not in the text."""

    def __init__(self, expressions: Iterable[str]) -> None:
        self._parts = [(re.compile(one), _needed(_parser.parse(one))) for one in expressions]

    def spans(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where one of them matches in `text[start:end]`, from left to right; the first of those that match at one place."""
        # An expression may look at what stands before it.
        lower = text[max(0, start - _LOOKBEHIND) : end].lower()
        waiting = []
        for rank, (pattern, words) in enumerate(self._parts):
            for word in words:
                if word in lower:
                    break
            else:
                if words:
                    continue
            if hit := pattern.search(text, start, end):
                waiting.append((hit.start(), rank, hit.end(), pattern))
        at = start
        while waiting:
            first, rank, last, pattern = min(waiting, key=itemgetter(0, 1))
            yield first, last
            at = max(last, first + 1)
            ahead = [one for one in waiting if one[0] >= at]
            for _, rank, _, pattern in (one for one in waiting if one[0] < at):
                if hit := pattern.search(text, at, end):
                    ahead.append((hit.start(), rank, hit.end(), pattern))
            waiting = ahead


def alternatives(expression: str) -> list[str]:
    """The expressions between the outermost bars of one.

    >>> alternatives(r"a|(?:b|c)[|d]|\\|e")
    ['a', '(?:b|c)[|d]', '\\\\|e']
    """
    parts, depth, in_class, k, begin = [], 0, False, 0, 0
    while k < len(expression):
        sign = expression[k]
        if sign == "\\":
            k += 1
        elif in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
            k += expression.startswith(("]", "^]"), k + 1) + expression.startswith("^]", k + 1)
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and not depth:
            parts.append(expression[begin:k])
            begin = k + 1
        k += 1
    return [*parts, expression[begin:]]


@lru_cache(maxsize=32)
def _lower(text: str) -> str:
    return text.lower()


def needed(pattern: str) -> tuple[str, ...]:
    """Words in small letters, one of which is in every text that a pattern matches; none where that cannot be told.

    >>> needed(r"(?:định kỳ|hằng)\\s+\\w+"), needed(r"\\d+(?:/\\d+)?")
    (('hằng', 'định kỳ'), ())
    """
    found = _needed(_parser.parse(pattern))
    return tuple(sorted(found)) if found and len(found) <= _MOST_WORDS else ()


def _needed(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The best choice among the parts of a sequence: the longest words, and of these the fewest."""
    choices: list[frozenset[str]] = []
    run = ""
    for kind, value in parsed:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        choices.append(frozenset([run.lower()] if run else []))
        run = ""
        if kind is op.SUBPATTERN:
            choices.append(_needed(value[-1]))
        elif kind is op.BRANCH:
            branches = [_needed(branch) for branch in value[1]]
            choices.append(frozenset[str]().union(*branches) if all(branches) else frozenset())
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] > 0:
            choices.append(_needed(value[2]))
        elif kind is op.IN and all(each is op.LITERAL for each, _ in value):
            choices.append(frozenset(chr(code).lower() for _, code in value))
    choices.append(frozenset([run.lower()] if run else []))
    return max(filter(None, choices), key=_worth, default=frozenset())


def _worth(words: frozenset[str]) -> tuple[bool, int, int]:
    return len(words) <= _MOST_WORDS, min(map(len, words)), -len(words)
