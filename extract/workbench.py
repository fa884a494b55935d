"""For whoever writes rules: do they keep their word, and which of them are found in real documents?"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.errors import PatternError
from extract.folding import fold
from extract.patterns import Rule, failing_examples, load, names, refuse
from extract.units import registry

# The families of each file from which the program asks for every rule; any other rule it asks for by its own name. So a new
# rule is heard in these alone, or where another rule names it as <<id>>.
FAMILIES: dict[str, tuple[str, ...]] = {
    "audit": ("abbreviation.",),
    "citations": ("kind.", "organ."),
    "criteria": ("index.",),
    "deadlines": ("time.", "lead."),
    "issuer": ("short.",),
    "likeness": ("phrase.", "word.", "letters.", "taken."),
    "outline": ("marker.", "kind.", "part."),
    "places": ("spelling.", "type."),
    "roles": ("label.",),
    "table_headers": ("column.",),
    "units": ("head.",),
    "unit_names": ("",),  # all that have a value
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    Attributes:
        rules: Number of rules, and entries of the register of units, that were asked about: all, or those of the overlay.
        examples: Number of their examples: of an entry, its names.
        failures: What is wrong, each with file and line; empty where all is well.
    """

    rules: int
    examples: int
    failures: tuple[str, ...]


def check(overlay: Path | None = None) -> Checked:
    """Check schema and examples of the rules that ship, or of an overlay laid over them.

    With an overlay the shipped rules are walked through their examples too, for one may use a rule that the overlay changes.
    """
    rules = examples = 0
    failures: list[str] = []
    try:
        if overlay:
            refuse(overlay)
        loaded = {name: load(name, overlay) for name in names()}
        register = registry.load(overlay)
    except PatternError as error:
        return Checked(0, 0, (str(error),))
    for name, found in loaded.items():
        asked = [
            one for one in found.values() if overlay is None or one.where.startswith(str(overlay / f"{name}.yaml"))
        ]
        rules += len(asked)
        examples += sum(len(one.match) + len(one.no_match) for one in asked)
        failures += _without_examples(found.values())
        failures += failing_examples(found.values())
        failures += _unheard(name, found, load(name))
    entries = [one for one in register.values() if overlay is None or one.where.startswith(str(overlay))]
    rules += len(entries)
    examples += sum(1 + len(one.variants) for one in entries)  # a name is its own example: it must be known by
    failures += registry.failing(register)
    return Checked(rules, examples, tuple(failures))


def _without_examples(rules: Iterable[Rule]) -> Iterator[str]:
    for one in rules:
        if one.terms:
            continue  # a list is its own examples
        if not one.match:
            yield f"{one.where}: {one.id} has no example under 'match'"
        # What may be empty is found in any text: it is part of other rules.
        if not one.no_match and not one.regex.search(""):
            yield f"{one.where}: {one.id} has no example under 'no_match'"


def _unheard(name: str, rules: dict[str, Rule], shipped: dict[str, Rule]) -> Iterator[str]:
    """New rules that nothing asks for: most often a slip in the id."""
    families = FAMILIES.get(name, ())
    for identity in rules.keys() - shipped.keys():
        one = rules[identity]
        is_named = any(one.expression in other.expression for other in rules.values() if other is not one)
        if not is_named and (not identity.startswith(families) or (name == "unit_names" and one.value is None)):
            wanted = ", ".join(f"{family}..." for family in families if family) or "none"
            yield (
                f"{one.where}: nothing asks for {identity}: give it the id of a rule of {name}.yaml to replace that rule, "
                f"or an id of one of its open families ({wanted})"
            )


@dataclass(frozen=True, slots=True)
class Use:
    """How often a rule is found.

    Attributes:
        file: The pattern file, without `.yaml`.
        rule: The rule's id.
        hits: Places in all texts.
        documents: Documents with one at least.
    """

    file: str
    rule: str
    hits: int
    documents: int


def stats(output: Path, overlay: Path | None = None) -> tuple[int, list[Use]]:
    """How often each rule is found in the canonical texts of a run, and in how many documents; the number of texts.

    A rule is counted wherever its pattern fits, whether or not the program looked there; `^` and `$` stand for the edges of a
    line. What is never found may be needless, or wrong; what is found everywhere may say too much.

    Raises:
        FileNotFoundError: If the output has no JSON Lines.
        PatternError: If a rule breaks the schema.
    """
    if overlay:
        refuse(overlay)
    texts = [fold(text) for text in _texts(output)]
    used: list[Use] = []
    for name in names():
        for one in load(name, overlay).values():
            by_line = re.compile(one.expression, one.regex.flags | re.MULTILINE)
            hits = Counter({at: sum(1 for hit in by_line.finditer(text) if hit[0]) for at, text in enumerate(texts)})
            used.append(Use(name, one.id, hits.total(), sum(1 for count in hits.values() if count)))
    return len(texts), used


def _texts(output: Path) -> Iterator[str]:
    folder = output / "jsonl"
    if not folder.is_dir():
        raise FileNotFoundError(2, "no JSON Lines", str(folder))
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as file:
            text = json.loads(file.readline())["text"]
        if text:
            yield text
