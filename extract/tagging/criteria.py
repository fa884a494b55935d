"""Names of indices (PAPI, PAR INDEX ...), codes and scores of criteria."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.patterns import rules


@dataclass(frozen=True, slots=True)
class IndexMention:
    """An index named from `start` to `end`; `name` as in criteria.index_name."""

    start: int
    end: int
    name: str


def find_indices(text: str) -> list[IndexMention]:
    """Every index that folded `text` names, in order."""
    return sorted(_hits(text), key=lambda mention: (mention.start, mention.end))


def _hits(text: str) -> Iterator[IndexMention]:
    for one in rules("criteria").values():
        if one.id.startswith("index."):
            for hit in one.regex.finditer(text):
                yield IndexMention(hit.start(), hit.end(), str(one.value))


def find_code(text: str) -> tuple[str, int, int] | None:
    """The first code of a criterion in folded `text`: (code, start, end)."""
    own = rules("criteria")
    hit = own["code"].regex.search(text) or own["code.plain"].regex.search(text)
    return (hit[1], hit.start(1), hit.end(1)) if hit else None


def find_score(text: str) -> tuple[float, float] | None:
    """`đạt 0/0.5 điểm` as (0.0, 0.5)."""
    hit = rules("criteria")["score"].regex.search(text)
    if not hit:
        return None
    return float(hit[1].replace(",", ".")), float(hit[2].replace(",", "."))
