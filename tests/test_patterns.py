"""Every rule of `patterns/` keeps its word: it has a meaning, and its examples hold. And the loader refuses what is wrong."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from extract.errors import PatternError
from extract.folding import fold
from extract.patterns import KEYS, Rule, failing_examples, load, names, rules

NAMES = names()
RULES = [pytest.param(rule, id=f"{name}:{rule.id}") for name in NAMES for rule in rules(name).values()]


def test_there_are_rules() -> None:
    assert NAMES
    assert RULES


@pytest.mark.parametrize("name", NAMES)
def test_examples_hold(name: str) -> None:
    assert failing_examples(rules(name).values()) == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_what_it_means_and_shows_where_it_stops(rule: Rule) -> None:
    assert rule.meaning.strip(), rule.where
    if not rule.terms:
        assert rule.match, f"{rule.where}: {rule.id} has no example that matches"
        # A part of other rules that may be empty is found in any text.
        assert rule.no_match or rule.regex.search(""), f"{rule.where}: {rule.id} has no example that does not match"


@pytest.mark.parametrize("rule", RULES)
def test_terms_are_found_as_they_are_written(rule: Rule) -> None:
    for term in rule.terms:
        assert rule.regex.search(fold(term)), f"{rule.where}: {term!r} is not found"
    assert len({fold(term) for term in rule.terms}) == len(rule.terms), f"{rule.where}: a term stands twice"


HOSTILE = [
    *(sign * 2000 for sign in ".…_-(/1Aa"),
    *(
        word * 600
        for word in (
            "a ",
            "1.",
            "- ",
            "1 ",
            "và các ",
            "Sở, ngành ",
            "ngày 1/1/",
            "ỦY BAN ",
            "quý I, ",
            "12/QĐ-UBND ",
            "Sở Y tế và ",
        )
    ),
]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_quick_on_hostile_text(rule: Rule) -> None:
    start = time.process_time()
    for text in HOSTILE:
        for _ in rule.regex.finditer(text):
            pass
    assert time.process_time() - start < 2.0, f"{rule.where}: {rule.id} is slow on hostile text"


def written(tmp_path: Path, text: str) -> Path:
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def refused(tmp_path: Path, text: str) -> str:
    with pytest.raises(PatternError) as error:
        load("mine", written(tmp_path, text))
    return str(error.value)


def test_an_unknown_key_names_file_line_and_what_is_allowed(tmp_path: Path) -> None:
    said = refused(tmp_path, "- id: a\n  meaning: A\n  patern: x\n")
    assert said.startswith(f"{tmp_path / 'mine.yaml'}:3: unknown key 'patern'")
    assert all(key in said for key in KEYS)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- id: a\n  pattern: x\n", ":1: a rule needs 'meaning'"),
        ("- meaning: a\n  pattern: x\n", ":1: a rule needs 'id'"),
        ("- id: a\n  meaning: A\n", ":1: a rule has either"),
        ("- id: a\n  meaning: A\n  pattern: x\n  terms: [y]\n", ":1: a rule has either"),
        ("- id: a\n  meaning: A\n  pattern: x\n- id: a\n  meaning: A\n  pattern: y\n", ":4: the id 'a' stands twice"),
        ("- id: a\n  meaning: A\n  pattern: '('\n", ":1: not a regular expression"),
        ("- id: a\n  meaning: A\n  pattern: <<b>>\n", ":1: <<b>> names no rule"),
        ("- id: a\n  meaning: A\n  pattern: <<a>>\n", ":1: <<a>> names no rule of this file, or itself"),
        ("id: a\n", ":1: a pattern file is a list"),
        ("- a\n", ":1: a rule is a mapping"),
        ("- id: [\n", "not valid YAML"),
    ],
)
def test_a_file_that_breaks_the_schema_is_refused(tmp_path: Path, text: str, says: str) -> None:
    assert says in refused(tmp_path, text)


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(PatternError, match=r"nowhere\.yaml: no such pattern file"):
        rules("nowhere")


def test_examples_that_do_not_hold_are_named(tmp_path: Path) -> None:
    text = (
        "- id: a\n  meaning: A\n  terms: [Sở Y tế]\n  match: [sở y tế, Sở Nội vụ]\n  no_match: [Sở Y tế tỉnh, sở yt]\n"
    )
    bad = failing_examples(load("mine", written(tmp_path, text)).values())
    assert len(bad) == 2
    assert "does not match 'Sở Nội vụ'" in bad[0]
    assert "matches 'Sở Y tế tỉnh'" in bad[1]


def test_an_overlay_replaces_rules_by_id_and_adds_others(tmp_path: Path) -> None:
    name = NAMES[0]
    shipped = rules(name)
    first = next(iter(shipped))
    text = f"- id: {first}\n  meaning: M\n  pattern: xyz\n- id: of.mine\n  meaning: M\n  pattern: uvw\n"
    (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    laid = load(name, tmp_path)
    assert laid[first].expression == "xyz"
    assert laid.keys() == shipped.keys() | {"of.mine"}
    assert rules(name) == load(name) == shipped


def test_references_stand_for_the_rule_they_name(tmp_path: Path) -> None:
    text = (
        "- id: day\n  meaning: D\n  pattern: '[0-9]+|một'\n- id: by\n  meaning: B\n  pattern: 'trước ngày <<day>>$'\n"
    )
    found = load("mine", written(tmp_path, text))["by"].regex
    assert found.search("trước ngày 30")
    assert found.search("Trước ngày một")
    assert not found.search("một")
