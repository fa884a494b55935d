"""Loads the rules of `patterns/`: data with a schema, an identity, a story and examples.

A pattern file is a YAML list of rules. Each rule finds something with a regular expression (`pattern`) or a list of literal
`terms`, gives it a `value`, and carries examples that must `match` and that must not (`no_match`). Rules run on folded text
(`extract.folding`): new tone placement, plain dashes, straight quotes. `<<id>>` in a pattern stands for the rule `id` of the
same file; `\\p{Lu}` and `\\p{Ll}` inside a character class stand for capital and small letters.

The files `registry*.yaml` hold no rules but the register of units: `extract.units.registry` knows their schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from extract.errors import PatternError
from extract.folding import LOWER, UPPER, fold, unmarked
from extract.scanning import Regex

Value = str | bool | int | None
KEYS = ("id", "meaning", "pattern", "terms", "case", "value", "match", "no_match", "source")

# libyaml is ten times as fast; PyYAML's wheels have it, builds of one's own may not.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SHIPPED = Path(__file__).parent / "data" / "patterns"
_CHECKOUT = Path(__file__).parent.parent / "patterns"
_REGISTER = "registry"
_overlay: Path | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        id: Unique in its file, as `deadline.before`.
        meaning: What it stands for, in Vietnamese terms where they are terms of art.
        regex: The compiled pattern; searches folded text.
        expression: The pattern as text, with references resolved, to build larger ones.
        value: What a hit means (a kind, a level, a role ...); None where the hit itself is all.
        terms: The literal terms, where the rule is a list of them.
        match: Texts in which the rule must be found.
        no_match: Texts in which it must not be found.
        source: Where the rule comes from (decree, standard, count).
        where: File and line, for messages.
    """

    id: str
    meaning: str
    regex: Regex
    expression: str
    value: Value
    terms: tuple[str, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    source: str
    where: str


def folder() -> Path:
    """The folder of the rules that ship with the package (in a wheel or a checkout)."""
    return _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT


def names() -> list[str]:
    """The files of rules that ship with the package, without `.yaml`."""
    return [name for name in _files() if not name.startswith(_REGISTER)]


def registers() -> list[str]:
    """The files of the register of units that ship with the package, without `.yaml`."""
    return [name for name in _files() if name.startswith(_REGISTER)]


def _files() -> list[str]:
    return sorted(path.stem for path in folder().glob("*.yaml"))


def overlay() -> Path | None:
    """The folder that is laid over what ships with the package, in this process."""
    return _overlay


def use(overlay: Path | None) -> None:
    """Lay the rules of a folder over those that ship with the package, by id, for this whole process.

    Whoever uses rules compiles and keeps them (`functools.cache`), so this comes before the first of them is asked for: the
    command line calls it first, and so does every worker process. There is no other way to change rules.

    Raises:
        RuntimeError: If rules are already in use, and others than these.
    """
    global _overlay
    if overlay != _overlay and rules.cache_info().currsize:
        raise RuntimeError("rules are already in use: lay the overlay on before the first document")
    _overlay = overlay


@cache
def rules(name: str) -> dict[str, Rule]:
    """The rules of `patterns/NAME.yaml` that are in use, by id: in file order, replaced and added to by the overlay's.

    Raises:
        PatternError: If a file breaks the schema; the message names file, line and what is allowed.
    """
    return load(name, _overlay)


def rule(name: str, identity: str) -> Rule:
    """One rule of `patterns/NAME.yaml`."""
    return rules(name)[identity]


def refuse(overlay: Path) -> None:
    """Let no overlay through that is not what it should be: a folder of files named as those that ship, each with rules.

    Raises:
        PatternError: With file and line of the first thing that is wrong.
    """
    if not overlay.is_dir():
        raise PatternError(f"{overlay}: no such folder")
    for path in sorted(overlay.glob("*.y*ml")):
        if path.name not in [f"{name}.yaml" for name in _files()]:
            raise PatternError(f"{path}: no such pattern file; there are {', '.join(f'{n}.yaml' for n in _files())}")
        if path.stem in names():
            load(path.stem, overlay)


def alternation(terms: tuple[str, ...]) -> str:
    """A pattern for any of the terms, longest first, at word edges."""
    listed = sorted(terms, key=len, reverse=True)
    return r"(?<!\w)(?:%s)(?!\w)" % "|".join(map(_spelled, listed))


def _spelled(term: str) -> str:
    """A pattern for a term however wide its spaces are; "và" may be written "&"."""
    return re.escape(fold(term)).replace(r"\ ", r"\s+").replace(r"\s+và\s+", r"(?:\s+và\s+|\s*&\s*)")


def load(name: str, overlay: Path | None = None) -> dict[str, Rule]:
    """The rules of `NAME.yaml` as they would be with an overlay, whatever is in use.

    Raises:
        PatternError: As `rules`.
    """
    raw: dict[str, dict[str, Any]] = {}
    found = False
    for base in (folder(), overlay):
        path = base / f"{name}.yaml" if base else None
        if path and path.is_file():
            found = True
            raw |= _rules(path)
    if not found:
        raise PatternError(f"{name}.yaml: no such pattern file in {folder()}")
    made: dict[str, Rule] = {}
    for identity in raw:
        made[identity] = _compile(identity, raw)
    return made


def _rules(path: Path) -> dict[str, dict[str, Any]]:
    made = mappings(path, KEYS, ("id", "meaning"))
    for entry in made.values():
        if ("pattern" in entry) == ("terms" in entry):
            raise PatternError(f"{entry['where']}: a rule has either 'pattern' or 'terms'")
    return made


def mappings(path: Path, allowed: tuple[str, ...], needed: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """The list of a file, by the `id` of each mapping in it, with its place under `where`.

    Args:
        path: The file.
        allowed: Keys that a mapping may have.
        needed: Keys that it must have, as text.

    Raises:
        PatternError: If the file is no such list; the message names file, line and what is allowed.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.YAMLError as error:
        raise PatternError(f"{path}: not valid YAML: {error}") from error
    if not isinstance(node, yaml.SequenceNode):
        raise PatternError(f"{path}:1: a pattern file is a list of rules")
    made: dict[str, dict[str, Any]] = {}
    loader = _LOADER("")
    for item in node.value:
        where = f"{path}:{item.start_mark.line + 1}"
        if not isinstance(item, yaml.MappingNode):
            raise PatternError(f"{where}: a rule is a mapping with the keys {', '.join(allowed)}")
        for key, _ in item.value:
            if key.value not in allowed:
                line = key.start_mark.line + 1
                raise PatternError(f"{path}:{line}: unknown key '{key.value}'; allowed: {', '.join(allowed)}")
        entry = {str(key): value for key, value in loader.construct_mapping(item, deep=True).items()}
        for key in needed:
            if not isinstance(entry.get(key), str):
                raise PatternError(f"{where}: a rule needs '{key}'")
        if entry["id"] in made:
            raise PatternError(f"{where}: the id '{entry['id']}' stands twice in this file")
        made[entry["id"]] = entry | {"where": where}
    return made


def _compile(identity: str, raw: dict[str, dict[str, Any]]) -> Rule:
    entry = raw[identity]
    terms = tuple(str(t) for t in entry.get("terms", ()))
    expression = alternation(terms) if terms else _resolve(identity, raw, ())
    try:
        regex = Regex(expression, re.NOFLAG if entry.get("case") else re.IGNORECASE)
    except re.error as error:
        raise PatternError(f"{entry['where']}: not a regular expression: {error}") from error
    return Rule(
        id=identity,
        meaning=entry["meaning"],
        regex=regex,
        expression=expression,
        value=entry.get("value"),
        terms=terms,
        match=tuple(str(t) for t in entry.get("match", ())),
        no_match=tuple(str(t) for t in entry.get("no_match", ())),
        source=str(entry.get("source", "")),
        where=entry["where"],
    )


def _resolve(identity: str, raw: dict[str, dict[str, Any]], above: tuple[str, ...]) -> str:
    """The pattern of a rule with `<<id>>` replaced by the pattern of that rule, in a group of its own."""
    entry = raw[identity]
    if "terms" in entry:
        return alternation(tuple(str(t) for t in entry["terms"]))

    def insert(hit: re.Match[str]) -> str:
        name = hit[1]
        if name not in raw or name in above:
            raise PatternError(f"{entry['where']}: <<{name}>> names no rule of this file, or itself")
        return f"(?:{_resolve(name, raw, (*above, name))})"

    pattern = str(entry["pattern"]).replace(r"\p{Lu}", UPPER).replace(r"\p{Ll}", LOWER)
    return re.sub(r"<<([\w.\-]+)>>", insert, pattern)


_LONG_ENOUGH = 8  # letters of a line that is known without its marks


def found_unmarked(candidates: Iterable[Rule], line: str) -> Rule | None:
    """The first rule that takes a whole line once the marks of letters are left out: a scan's "TỎ CHỨC THỰC HIỆN".

    Without marks many words look alike, whole phrases hardly ever: short lines are known by none.
    """
    if len(line) < _LONG_ENOUGH:
        return None
    plain = unmarked(line)
    return next((one for one in candidates if _unmarked(one.expression, one.regex.flags).fullmatch(plain)), None)


@cache
def _unmarked(expression: str, flags: int) -> re.Pattern[str]:
    return re.compile(unmarked(expression), flags)


def failing_examples(loaded: Iterable[Rule]) -> list[str]:
    """The examples that do not hold, as messages; empty where all is well."""
    bad: list[str] = []
    for one in loaded:
        bad += [
            f"{one.where}: {one.id} does not match {text!r}" for text in one.match if not one.regex.search(fold(text))
        ]
        bad += [f"{one.where}: {one.id} matches {text!r}" for text in one.no_match if one.regex.search(fold(text))]
    return bad
