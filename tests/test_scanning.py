"""Looking for a word first must never lose a match."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.folding import fold
from extract.patterns import names, rules
from extract.scanning import Alternatives, Family, Regex, alternatives, heads, needed
from extract.tagging.grammar import grammar

_EXAMPLES = {
    name: [fold(text) for one in rules(name).values() for text in (*one.match, *one.no_match)] for name in names()
}


def _long(name: str) -> list[str]:
    """The examples of a file one after the other: long enough that rules look for their beginnings, and in other places."""
    texts = _EXAMPLES[name]
    return [" ".join(texts), "\n".join(texts), ", ".join(text.upper() for text in texts), "".join(texts)]


def _spans(hits: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [hit.span() for hit in hits]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?:định kỳ|hằng)\s+\w+", ("hằng", "định kỳ")),
        (r"\d+(?:/\d+)?", ()),
        (r"(?:xã|\d+)\s(?:huyện)?", ()),
        (r"(?<!\w)Quyết\s+định(?!\w)", ("quyết",)),
        (r"tháng*", ("thán",)),
        (r"(?:quý){2}", ("quý",)),
        (r"[,;]", (",", ";")),
        (r"[^,]", ()),
    ],
)
def test_needed_words(pattern: str, words: tuple[str, ...]) -> None:
    assert needed(pattern) == words


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        (r"(?<!\w)(?:phối|kết) hợp\s", ("kết hợp", "phối hợp")),
        (r"(?:Xã|xóm)*xx", ("xx", "xã", "xóm")),
        (r"(?:Xã|xóm)*\s?xx", ()),
        (r"xa(?:b|)c", ("xabc", "xac")),
        (r"(?:xa)?(?:b|c)", ("b", "c", "xab", "xac")),
        (r"(?:xa)*y", ("xa", "y")),
        (r"(?>ab|c)d", ("abd", "cd")),
        (r"T\.?(?=\d)1", ("t.1", "t1")),
        (r"số(?:\s|\w)", ("số",)),
        (r"\d+ xã|ab", (r"\d", "ab")),
        (r"a\d", ("a",)),
        (r"(?:ngày)?\s*\d", ()),
        (r".b|c", ()),
    ],
)
def test_heads(pattern: str, begins: tuple[str, ...]) -> None:
    assert heads(pattern) == begins


@pytest.mark.parametrize("name", names())
def test_rules_find_what_their_patterns_find(name: str) -> None:
    texts = _EXAMPLES[name]
    for one in rules(name).values():
        plain = re.compile(one.regex.pattern, one.regex.flags)
        for text in (*texts, *(text.upper() for text in texts), *_long(name)):
            assert _spans(one.regex.finditer(text)) == _spans(plain.finditer(text))
            found, wanted = one.regex.search(text), plain.search(text)
            assert (found and found.span()) == (wanted and wanted.span())
            assert one.regex.sub("x", text) == plain.sub("x", text)
            a, b = len(text) // 4, len(text) - len(text) // 3
            assert _spans(one.regex.finditer(text, a, b)) == _spans(plain.finditer(text, a, b))
            found, wanted = one.regex.search(text, a, b), plain.search(text, a, b)
            assert (found and found.span()) == (wanted and wanted.span())


def test_the_grammar_finds_what_its_patterns_find() -> None:
    for one in (grammar().begin, grammar().stop):
        plain = re.compile(one.pattern, one.flags)
        for text in (text for name in names() for text in (*_EXAMPLES[name], *_long(name))):
            assert _spans(one.finditer(text)) == _spans(plain.finditer(text))


def test_letters_that_are_the_same_without_case_are_looked_for_as_one() -> None:
    every = "".join(map(chr, range(0x1FFFF)))
    for letter in {*"İıſK", *(c for name in names() for text in _EXAMPLES[name] for c in text)}:
        regex = Regex(re.escape(letter) * 2, re.IGNORECASE)
        for same in re.findall(re.escape(letter), every, re.IGNORECASE):
            assert regex.search(f"{'-' * 50}{same}{letter} "), (letter, same)


@pytest.mark.parametrize("name", names())
def test_a_family_finds_what_its_members_find(name: str) -> None:
    members = [one.regex for one in rules(name).values() if not one.regex.search("")]
    family = Family(members)
    for text in (*_EXAMPLES[name], *_long(name)):
        assert [_spans(own) for own in family.hits(text)] == [_spans(one.finditer(text)) for one in members]


@given(st.text("ab(|)cd ", max_size=30))
def test_alternatives_match_as_one_expression(text: str) -> None:
    parts = ["ab", "a", "bc?d", r"\(a", "(?<=a )b", "(?:c|d)+"]
    whole = re.compile(rf"(?<!\w)(?=\w)(?:{'|'.join(parts)})")
    assert list(Alternatives(parts).spans(text, 0, len(text))) == _spans(whole.finditer(text))


def test_protected_phrases_are_found_as_by_one_expression() -> None:
    expression = rules("units")["protected"].expression
    parts = alternatives(expression)
    assert "|".join(parts) == expression and len(parts) > 20
    ours = Alternatives(f"(?i:{one})" for one in parts)
    whole = re.compile(rf"(?<!\w)(?=\w)(?i:{expression})")
    for text in (*_EXAMPLES["units"], *_long("units")):
        assert list(ours.spans(text, 0, len(text))) == _spans(whole.finditer(text))
    assert grammar().whole


def test_an_expression_is_as_it_was() -> None:
    regex = Regex("Kế hoạch", re.IGNORECASE)
    assert regex.pattern == "Kế hoạch" and regex.flags & re.IGNORECASE
    assert regex.sub("x", "KẾ HOẠCH số 1") == "x số 1"
    assert regex.sub("x", "Báo cáo") == "Báo cáo"
