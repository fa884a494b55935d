"""Looking for a word first must never lose a match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.folding import fold
from extract.patterns import names, rules
from extract.scanning import Alternatives, Regex, alternatives, needed
from extract.tagging.grammar import grammar


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


@pytest.mark.parametrize("name", names())
def test_rules_find_what_their_patterns_find(name: str) -> None:
    texts = [fold(text) for one in rules(name).values() for text in (*one.match, *one.no_match)]
    for one in rules(name).values():
        plain = re.compile(one.regex.pattern, one.regex.flags)
        for text in (*texts, *(text.upper() for text in texts)):
            assert [hit.span() for hit in one.regex.finditer(text)] == [hit.span() for hit in plain.finditer(text)]
            found, wanted = one.regex.search(text), plain.search(text)
            assert (found and found.span()) == (wanted and wanted.span())


@given(st.text("ab(|)cd ", max_size=30))
def test_alternatives_match_as_one_expression(text: str) -> None:
    parts = ["ab", "a", "bc?d", r"\(a", "(?<=a )b", "(?:c|d)+"]
    whole = re.compile("|".join(parts))
    assert list(Alternatives(parts).spans(text, 0, len(text))) == [hit.span() for hit in whole.finditer(text)]


def test_protected_phrases_are_found_as_by_one_expression() -> None:
    expression = rules("units")["protected"].expression
    parts = alternatives(expression)
    assert "|".join(parts) == expression and len(parts) > 20
    ours = Alternatives(f"(?i:{one})" for one in parts)
    whole = re.compile(f"(?i:{expression})")
    for one in rules("units").values():
        for text in (*one.match, *one.no_match):
            assert list(ours.spans(text, 0, len(text))) == [hit.span() for hit in whole.finditer(text)]
    assert grammar().whole


def test_an_expression_is_as_it_was() -> None:
    regex = Regex("Kế hoạch", re.IGNORECASE)
    assert regex.pattern == "Kế hoạch" and regex.flags & re.IGNORECASE
    assert regex.sub("x", "KẾ HOẠCH số 1") == "x số 1"
    assert regex.sub("x", "Báo cáo") == "Báo cáo"
