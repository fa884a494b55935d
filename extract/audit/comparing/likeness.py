"""How alike a task and another text are, by the words that few other texts of the two documents have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import log, sqrt

from extract.folding import fold
from extract.patterns import rule, rules

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,/]\d+)*")
# A Vietnamese word is mostly two syllables: two that stand together say more than each by itself.
_PAIR = 1.6
_FIGURE = 0.5  # 02 issues in the plan are 26 in the report

# A text that says little has its few words in many tasks: it counts as if it said so much of the task.
_BRIEF = 0.6

Terms = dict[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a term says: less, the more texts have it."""

    texts: int
    having: Counter[str]

    @classmethod
    def of(cls, texts: Iterable[Iterable[str]]) -> Weights:
        """Weights among some texts, given by their terms."""
        having: Counter[str] = Counter()
        count = 0
        for terms in texts:
            count += 1
            having.update(set(terms))
        return cls(count, having)

    def weigh(self, terms: Iterable[str]) -> Terms:
        """The terms with what each says."""
        return {term: self._weight(term) for term in set(terms)}

    def _weight(self, term: str) -> float:
        rarity = log((1 + self.texts) / (1 + self.having[term])) + 0.3
        return rarity * (_PAIR if " " in term else _FIGURE if term[0].isdigit() else 1.0)


def terms(text: str) -> list[str]:
    """The syllables of a text, and those that stand side by side, without what every task and report says.

    >>> terms("Phòng Nội vụ chủ trì khảo sát")
    ['phòng', 'nội', 'vụ', 'khảo', 'sát', 'phòng nội', 'nội vụ', 'khảo sát']
    """
    plain = _common().sub(" | ", spelled_out(text))
    runs = [_WORD.findall(run) for run in re.split(r"[|.;:,()“”\"]", plain)]
    single = [word for run in runs for word in run]
    return single + [f"{a} {b}" for run in runs for a, b in zip(run, run[1:], strict=False)]


def likeness(task: Terms, other: Terms) -> float:
    """0 to 1: how much of a task another text takes up, and how much of that text is about it."""
    shared = sum(weight for term, weight in task.items() if term in other)
    if not shared:
        return 0.0
    whole = sum(task.values())
    theirs = max(sum(other.values()), _BRIEF * whole)
    return 0.5 * shared / min(whole, theirs) + 0.5 * shared / sqrt(whole * theirs)


def spelled_out(text: str) -> str:
    """The text in one case, folded, with the abbreviations of offices written out."""
    made = fold(text)
    for one in _abbreviations():
        made = one[0].sub(one[1], made)
    return made.casefold()


@cache
def _common() -> re.Pattern[str]:
    return re.compile(rule("audit", "words.common").expression, re.IGNORECASE)


@cache
def _abbreviations() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = [one for one in rules("audit").values() if one.id.startswith("abbreviation.")]
    return tuple((re.compile(one.expression), str(one.value)) for one in found)
