"""How well mentions are resolved: pairs of mentions that are one unit, against gold. `python -m tests.units.pairs` prints the figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import yaml

from extract.pipeline import extract
from extract.units.resolution import context, resolve

ROOT = Path(__file__).parents[2]
GOLD = Path(__file__).with_name("gold.yaml")
Mention = tuple[str, str]  # document, mention


@dataclass(frozen=True)
class Score:
    """Pairs that are one unit in both, in the output alone, in gold alone."""

    right: frozenset[tuple[Mention, Mention]]
    wrong: frozenset[tuple[Mention, Mention]]
    missed: frozenset[tuple[Mention, Mention]]

    @property
    def precision(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.missed))

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def pairs(units: Mapping[Mention, str]) -> frozenset[tuple[Mention, Mention]]:
    """The pairs of mentions that have one unit."""
    by_unit: dict[str, list[Mention]] = {}
    for mention in sorted(units):
        by_unit.setdefault(units[mention], []).append(mention)
    return frozenset(pair for found in by_unit.values() for pair in combinations(found, 2))


def score(output: Mapping[Mention, str], gold: Mapping[Mention, str]) -> Score:
    """An output against gold, over the mentions of gold."""
    made, meant = pairs({one: output[one] for one in gold}), pairs(gold)
    return Score(made & meant, made - meant, meant - made)


def meant(groups: Iterable[Iterable[str]], named: Iterable[str], document: str) -> dict[Mention, str]:
    """The unit of each mention of a document by gold: that of its group, else its own."""
    units = {(document, mention): f"{document}: {mention}" for mention in named}
    for group in groups:
        first, *others = group
        for mention in (first, *others):
            assert (document, mention) in units, f"{document} does not name {mention!r}"
            units[document, mention] = f"{document}: {first}"
    return units


def read(document: str) -> dict[Mention, str]:
    """The unit that the program finds for each mention of a document of this repository, its issuer among them."""
    path = next(
        ROOT / f"{document}{ending}" for ending in (".docx", ".md", ".html") if (ROOT / f"{document}{ending}").exists()
    )
    records = extract(path).records
    row = records.documents[0]
    found = {(document, one.mention): one.unit_id for one in records.assignments}
    if row.issuer:
        found[document, row.issuer] = resolve(row.issuer, context(row)).unit_id
    return found


def on_samples() -> Score:
    """The score on the documents of this repository, all together: a unit of one is none of another, unless gold says so."""
    said = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    output: dict[Mention, str] = {}
    gold: dict[Mention, str] = {}
    for document, groups in said["documents"].items():
        found = read(document)
        output |= found
        gold |= meant(groups, (mention for _, mention in found), document)
    for group in said["across"]:
        first, *others = (tuple(one.split(": ", 1)) for one in group)
        for document, mention in others:
            assert (document, mention) in gold, f"{document} does not name {mention!r}"
            gold[document, mention] = gold[first[0], first[1]]
    return score(output, gold)


if __name__ == "__main__":
    found = on_samples()
    print(
        f"precision {found.precision:.3f}  recall {found.recall:.3f}  F1 {found.f1:.3f}  pairs in gold {len(found.right | found.missed)}"
    )
    for name in ("wrong", "missed"):
        for one, other in sorted(getattr(found, name)):
            print(f"{name}: {one} = {other}")
