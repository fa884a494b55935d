"""Criteria: what is short, what is done about it, what it scores."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import token_sort_ratio

from extract.audit.archive import grouped
from extract.audit.findings.case import Case
from extract.audit.findings.leads import named
from extract.audit.model import Finding
from extract.folding import fold
from extract.records import CriterionRow

_SAME_NAME = 88.0  # of 100


def limitation_without_solution(case: Case) -> Iterator[Finding]:
    """Criteria with a shortcoming that nothing is set against, in a document that has solutions for others."""
    if not (case.assigns and case.is_trusted):
        return
    criteria = case.archive.criteria_of[case.document.doc_id]
    if not any(one.solution for one in criteria):
        return
    for one in criteria:
        parts = [other for other in criteria if other is not one and _is_part(case, other, one)]
        is_answered = one.solution or case.archive.tasks_for[one.criterion_id] or any(other.solution for other in parts)
        if one.limitation and not is_answered:
            yield case.finding("limitation-without-solution", "criteria", one, one.limitation, name=named(one))


def shortfall_dropped(case: Case) -> Iterator[Finding]:
    """Criteria that were short in the earlier plan, of an index that this one takes up, and that it does not name."""
    own = case.archive.criteria_of[case.document.doc_id]
    if not (case.earlier and own and case.is_trusted):
        return
    earlier = case.archive.documents[case.earlier]
    before = earlier.code if earlier.number and earlier.code else earlier.title or earlier.source
    for one in case.archive.criteria_of[case.earlier]:
        is_of_index = any(other.index_name == one.index_name for other in own)
        if one.limitation and is_of_index and not any(_is_same(one, other) for other in own):
            yield case.finding(
                "shortfall-dropped", "documents", case.document, one.limitation, name=named(one), before=before
            )


def score_too_high(case: Case) -> Iterator[Finding]:
    """Criteria that reach more than there is to reach."""
    for one in case.archive.criteria_of[case.document.doc_id]:
        if one.score is not None and one.score_max is not None and one.score > one.score_max and case.is_printed:
            values = {"name": named(one), "score": one.score, "most": one.score_max}
            yield case.finding("score-too-high", "criteria", one, one.name, **values)


def scores_differ(case: Case) -> Iterator[tuple[CriterionRow, str, float, float]]:
    """Criteria whose parts (2.1.1, 2.1.2 of 2.1) add up to more than they have: with the column, the figure and the sum.

    Parts that add up to less prove nothing: the document may take up only some of them.
    """
    coded = [one for one in case.archive.criteria_of[case.document.doc_id] if one.code]
    parts = grouped((_Part(one) for one in coded if "." in (one.code or "")), "parent")
    for one in coded:
        for column in ("score", "score_max"):
            whole = getattr(one, column)
            figures = [getattr(part.criterion, column) for part in parts[one.code or ""]]
            if whole is not None and len(figures) > 1 and None not in figures and sum(figures) > whole + 0.005:
                yield one, column, whole, sum(figures)


class _Part:
    """A criterion with the code of the one that it is a part of."""

    def __init__(self, criterion: CriterionRow) -> None:
        self.criterion = criterion
        self.parent = (criterion.code or "").rpartition(".")[0]


def _is_same(one: CriterionRow, other: CriterionRow) -> bool:
    """Is it the same criterion in another year: by its code, which indices keep, or by its name?"""
    if one.index_name == other.index_name and one.code and one.code == other.code:
        return True
    names = [fold(side.name).casefold() for side in (one, other)]
    # Names of two criteria of one index may differ in a word; one with another code is the same where nothing else differs.
    return names[0] == names[1] if one.code and other.code else token_sort_ratio(*names) >= _SAME_NAME


def _is_part(case: Case, other: CriterionRow, one: CriterionRow) -> bool:
    """Does a criterion stand below another, by its code or its section?"""
    if one.code and other.code and other.code.startswith(f"{one.code}."):
        return True
    over = [section.section_id for section in case.archive.above(other.section_id)]
    return one.section_id in over
