"""Regular expressions that first look for a word which they cannot do without.

A document is searched for hundreds of rules, few of which are in it. To look whether a text holds "hằng" or "định kỳ" takes a
hundredth of the time that a pattern takes to fail at every letter. So from each pattern are read the words of which every match
has one (`needed`) and the beginnings of which every match has one (`heads`), and the pattern is tried where these stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

# The standard library has no public parser of its expressions.
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from sys import maxsize
from typing import Any

# More words than this take as long to look for as the pattern.
_MOST_WORDS = 10
# What is searched for once in a longer text is mostly near its start: to look for a word to its end may take longer.
_LONGEST = 2000
# So many letters for each beginning, or the pattern is as fast.
_LETTERS_A_HEAD = 4
# More beginnings are looked for word by word.
_MOST_SOUGHT = 40
_MOST_HEADS = 120
_MOST_KNOWN = 1 << 14
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d")

# What a `Regex` reads from its expression.
_READ = ("_heads", "_is_apart", "_opening", "_shortest", "_words")


class Regex:
    """A compiled expression, with those methods of `re.Pattern` that rules need."""

    __slots__ = (
        "_heads",
        "_is_apart",
        "_opening",
        "_pattern",
        "_shortest",
        "_words",
        "flags",
        "fullmatch",
        "match",
        "pattern",
    )

    def __init__(self, pattern: str, flags: re.RegexFlag | int = re.NOFLAG) -> None:
        self._pattern = re.compile(pattern, flags)
        self.pattern, self.flags = pattern, self._pattern.flags
        self.match: Callable[..., re.Match[str] | None] = self._pattern.match
        self.fullmatch: Callable[..., re.Match[str] | None] = self._pattern.fullmatch

    def __getattr__(self, name: str) -> Any:
        """Reads from the expression what to look for: not before it is asked for, for many are never searched."""
        if name not in _READ:
            raise AttributeError(name)
        parsed = _parser.parse(self.pattern)
        words, begin = _needed(parsed), _heads(parsed)
        self._words = tuple(sorted(words)) if len(words) <= _MOST_WORDS else ()
        is_sought = len(begin) <= _MOST_SOUGHT and all(map(_tells, begin))
        opens = bool(begin) and not is_sought and all(one == _DIGIT or _WORD.match(one) for one in begin)
        self._opening = _Opening([begin]) if opens else None
        if opens:
            self.match = self._match_opened
        self._is_apart = opens and _is_apart(parsed)
        self._heads = begin if is_sought else ()
        self._shortest = _LETTERS_A_HEAD * len(self._heads) if self._heads else 0 if self._is_apart else maxsize
        return object.__getattribute__(self, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Regex) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self) -> int:
        return hash((self.pattern, self.flags))

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        stop = len(text) if end is None else end
        if stop - start > _LONGEST:
            return self._pattern.search(text, start, stop)
        if self._words and not self._may_be_in(text, start, stop):
            return None
        if stop - start < self._shortest:
            return self._pattern.search(text, start, stop)
        match = self._pattern.match
        for at in self.starts(text, start, stop):
            if hit := match(text, at, stop):
                return hit
        return None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        stop = len(text) if end is None else end
        if self._words and not self._may_be_in(text, start, stop):
            return iter(())
        if stop - start < self._shortest:
            return self._pattern.finditer(text, start, stop)
        return self._tried(text, self.starts(text, start, stop), stop)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As `re.Pattern.sub`."""
        return text if self._words and not self._may_be_in(text, 0, len(text)) else self._pattern.sub(by, text)

    def starts(self, text: str, start: int = 0, end: int | None = None) -> Iterable[int]:
        """Where a match may begin, in order: everywhere, where the pattern does not tell."""
        stop = len(text) if end is None else end
        if self._opening and self._is_apart:
            return (at for at, _ in self._opening.places(text, start, stop))
        if not self._heads:
            return range(start, stop + 1)
        find = _lower(text).find
        found = []
        for head in self._heads:
            if head == _DIGIT:
                found += [hit.start() for hit in _FIGURE.finditer(text, start, stop)]
                continue
            at = find(head, start, stop)
            while at >= 0:
                found.append(at)
                at = find(head, at + 1, stop)
        if len(self._heads) > 1:
            found.sort()
        return found

    def may_be_in(self, text: str) -> bool:
        """Has a text what every match has?"""
        return not self._words or self._may_be_in(text, 0, len(text))

    def _may_be_in(self, text: str, start: int, end: int) -> bool:
        find = _lower(text).find
        for word in self._words:  # noqa: SIM110 (twice as fast as any())
            if find(word, start, end) >= 0:
                return True
        return False

    def _match_opened(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        assert self._opening is not None
        if not self._opening.at(text, start):
            return None
        return self._pattern.match(text, start, len(text) if end is None else end)

    def _tried(self, text: str, starts: Iterable[int], end: int) -> Iterator[re.Match[str]]:
        free = 0
        match = self._pattern.match
        for at in starts:
            if at >= free and (hit := match(text, at, end)):
                yield hit
                free = hit.end()


class Alternatives:
    """Expressions that are looked for as `one|other|...` would be, each at the beginning of a word."""

    def __init__(self, expressions: Iterable[str]) -> None:
        parts = [rf"(?<!\w)(?=\w)(?:{one})" for one in expressions]
        self._parts = [re.compile(one) for one in parts]
        self._opening = _Opening([heads(one) for one in parts])

    def spans(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where one of them matches in `text[start:end]`, from left to right; the first of those that match at one place."""
        free = start
        for at, ranks in self._opening.places(text, start, end):
            if at < free:
                continue
            for rank in ranks:
                if hit := self._parts[rank].match(text, at, end):
                    yield hit.span()
                    free = hit.end()
                    break


class Family:
    """Expressions that are looked for in the same texts: one pass tells where any of them may begin."""

    def __init__(self, members: Iterable[Regex]) -> None:
        self._members = tuple(members)
        begin = [heads(one.pattern) for one in self._members]
        self._apart = [rank for rank, one in enumerate(begin) if not one]
        listed = [(head, rank) for rank, one in enumerate(begin) for head in one]
        self._figures = tuple(rank for head, rank in listed if head == _DIGIT)
        sought = _shortest(head for head, _ in listed if head != _DIGIT)
        self._ranks: dict[str, tuple[int, ...]] = {}
        for one in sought:
            opened = [rank for head, rank in listed if head.startswith(one)]
            self._ranks[one] = tuple(dict.fromkeys([*opened, *(self._figures if one[0].isdecimal() else ())]))
        either = [_either(sought)] if sought else []
        self._next = re.compile("|".join([*either, *([r"\d"] if self._figures else [])]) or "(?!)").search

    def hits(self, text: str) -> list[list[re.Match[str]]]:
        """All hits of each member, as its own `finditer` gives them."""
        members, ranks, following, lower = self._members, self._ranks, self._next, _lower(text)
        found: list[list[re.Match[str]]] = [[] for _ in members]
        for rank in self._apart:
            found[rank] += members[rank].finditer(text)
        free: dict[int, int] = {}
        place = following(lower)
        while place:
            at = place.start()
            for rank in ranks.get(place[0], self._figures):
                if rank not in free:
                    free[rank] = 0 if members[rank].may_be_in(text) else len(text)
                if free[rank] <= at and (hit := members[rank].match(text, at)):
                    found[rank].append(hit)
                    free[rank] = hit.end()
            place = following(lower, at + 1)
        return found


class _Opening:
    """Which of several expressions a word may open, by their beginnings."""

    def __init__(self, beginnings: Iterable[tuple[str, ...]]) -> None:
        self._beginnings = [(rank, one) for rank, begin in enumerate(beginnings) for one in begin or ("",)]
        self._known: dict[str, tuple[int, ...]] = {}

    def places(self, text: str, start: int, end: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Where a word stands that may open some of them, and which."""
        known = self._known
        for hit in _WORD.finditer(_lower(text), start, end):
            word = hit[0]
            ranks = known.get(word)
            if ranks is None:
                ranks = self._opened_by(word)
            if ranks:
                yield hit.start(), ranks

    def at(self, text: str, start: int) -> tuple[int, ...]:
        """Which of them may begin at an offset, within a word or not."""
        word = _WORD.match(_lower(text), start)
        if not word:
            return ()
        ranks = self._known.get(word[0])
        return self._opened_by(word[0]) if ranks is None else ranks

    def _opened_by(self, word: str) -> tuple[int, ...]:
        found = {rank for rank, one in self._beginnings if _may_open(one, word)}
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[word] = ranks = tuple(sorted(found))
        return ranks


def _may_open(head: str, word: str) -> bool:
    """May a text that begins with `head` have `word` as its first word?"""
    if head == _DIGIT:
        return word[0].isdecimal()
    first = _WORD.match(head)
    end = first.end() if first else 0
    return word == head[:end] if end < len(head) else word.startswith(head)


def _tells(head: str) -> bool:
    """Is it more than a letter, which is everywhere?"""
    return len(head) > 1 or not head.isalpha()


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


# Letters that `re.IGNORECASE` takes for others, and `str.lower` does not.
_ODD = {"İ": "i", "ı": "i", "ſ": "s"}
_PLAIN = str.maketrans(_ODD)


@lru_cache(maxsize=32)
def _lower(text: str) -> str:
    """The text in small letters, of the same length."""
    lower = text.lower()
    if len(lower) == len(text) and "ı" not in lower and "ſ" not in lower:
        return lower
    return text.translate(_PLAIN).lower()


def needed(pattern: str) -> tuple[str, ...]:
    """Words in small letters, one of which is in every text that a pattern matches; none where that cannot be told.

    >>> needed(r"(?:định kỳ|hằng)\\s+\\w+"), needed(r"\\d+(?:/\\d+)?")
    (('hằng', 'định kỳ'), ())
    """
    found = _needed(_parser.parse(pattern))
    return tuple(sorted(found)) if len(found) <= _MOST_WORDS else ()


def _needed(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The best choice among the parts of a sequence: the longest words, and of these the fewest."""
    choices: list[frozenset[str]] = []
    run = ""
    for kind, value in parsed:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        choices.append(frozenset([_lower(run)] if run else []))
        run = ""
        if kind is op.SUBPATTERN:
            choices.append(_needed(value[-1]))
        elif kind is op.BRANCH:
            branches = [_needed(branch) for branch in value[1]]
            choices.append(frozenset[str]().union(*branches) if all(branches) else frozenset())
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] > 0:
            choices.append(_needed(value[2]))
        elif kind is op.IN and all(each is op.LITERAL for each, _ in value):
            choices.append(frozenset(_lower(chr(code)) for _, code in value))
    choices.append(frozenset([_lower(run)] if run else []))
    return max(filter(None, choices), key=_worth, default=frozenset())


def _worth(words: frozenset[str]) -> tuple[bool, int, int]:
    return len(words) <= _MOST_WORDS, min(map(len, words)), -len(words)


def heads(pattern: str) -> tuple[str, ...]:
    """Beginnings in small letters, one of which every match of a pattern has; none where that cannot be told.

    >>> heads(r"(?<!\\w)(?:phối|kết) hợp\\s"), heads(r"ngày\\s*\\d|[0-2]/"), heads(r"\\s*ngày")
    (('kết hợp', 'phối hợp'), ('0/', '1/', '2/', 'ngày'), ())
    """
    return _heads(_parser.parse(pattern))


def _heads(parsed: Iterable[tuple[Any, Any]]) -> tuple[str, ...]:
    whole, begun = _begin(parsed)
    found = {_lower(one) for one in whole | begun}
    if "" in found:
        return ()
    return _shortest(found)


def _shortest(listed: Iterable[str]) -> tuple[str, ...]:
    """The beginnings that do not begin with another, in order."""
    known = set(listed)
    return tuple(sorted(one for one in known if not any(one[:end] in known for end in range(1, len(one)))))


def _either(words: Iterable[str]) -> str:
    """An expression for words none of which begins with another; what several begin with stands once, so that it fails sooner.

    >>> _either(["quý", "qi", "năm"])
    '(?:q(?:uý|i)|năm)'
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    parts = [re.escape(first) + (_either(rest) if all(rest) else "") for first, rest in rests.items()]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _is_apart(parsed: Iterable[tuple[Any, Any]]) -> bool:
    """Does a sequence open with `(?<!\\w)`?"""
    for kind, value in parsed:
        if kind is op.ASSERT_NOT and value[0] < 0 and list(value[1]) == [(op.IN, [(op.CATEGORY, op.CATEGORY_WORD)])]:
            return True
        if kind is op.SUBPATTERN:
            return _is_apart(value[-1])
        if kind is op.BRANCH:
            return all(map(_is_apart, value[1]))
        if kind not in _ZERO_WIDTH:
            return False
    return False


_Strings = frozenset[str]
_NOTHING: _Strings = frozenset()
_EMPTY: _Strings = frozenset([""])
_DIGIT = r"\d"  # the beginning of what opens with any digit
_ZERO_WIDTH = (op.ASSERT, op.ASSERT_NOT, op.AT)


def _begin(parsed: Iterable[tuple[Any, Any]]) -> tuple[_Strings, _Strings]:
    """All texts that match a sequence, and beginnings of those that it does not list."""
    whole, begun = _EMPTY, _NOTHING
    for kind, value in parsed:
        if kind in _ZERO_WIDTH:
            continue
        listed, opened = _begin_one(kind, value)
        more = frozenset(a + b for a in whole for b in listed)
        open_ = begun | frozenset(a if a and b == _DIGIT else a + b for a in whole for b in opened)
        if whole != _EMPTY and len(more) + len(open_) > _MOST_HEADS:
            return _NOTHING, begun | whole
        whole, begun = more, open_
        if not whole:
            break
    return whole, begun


def _begin_one(kind: Any, value: Any) -> tuple[_Strings, _Strings]:
    if kind is op.LITERAL:
        return frozenset([chr(value)]), _NOTHING
    if kind is op.IN and all(one is op.LITERAL or one is op.RANGE for one, _ in value):
        ranges = [(at, at) if one is op.LITERAL else at for one, at in value]
        if sum(last - first + 1 for first, last in ranges) <= _MOST_HEADS:
            return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1)), _NOTHING
    if kind is op.IN and value == [(op.CATEGORY, op.CATEGORY_DIGIT)]:
        return _NOTHING, frozenset([_DIGIT])
    if kind is op.SUBPATTERN:
        return _begin(value[-1])
    if kind is op.BRANCH:
        branches = [_begin(branch) for branch in value[1]]
        return _NOTHING.union(*(one for one, _ in branches)), _NOTHING.union(*(one for _, one in branches))
    if kind is op.ATOMIC_GROUP:
        return _begin(value)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, body = value
        whole, begun = _begin(body)
        if most > 1:
            whole, begun = _NOTHING, whole | begun
        return (whole, begun) if least else (whole | _EMPTY, begun)
    return _NOTHING, _EMPTY
