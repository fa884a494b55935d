"""Which documents belong together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

from extract.audit.archive import Archive
from extract.audit.copies import code_of
from extract.audit.model import Relation
from extract.folding import fold
from extract.patterns import rule
from extract.records import CitationRow, DocumentRow

# How alike titles are, of 100, that speak of the same matter: of two years of a plan, of a plan and its report.
_SAME_PLAN, _SAME_MATTER = 88.0, 90.0
# A title of fewer words says too little to be known by.
_FEWEST_WORDS = 4


class NoSuchDocument(Exception):
    """The archive has no document of that name; `args[0]` is the name."""


class SameDocument(Exception):
    """A document is to be compared with itself; `args[0]` is its name."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents to compare, by `doc_id`: the earlier first, a plan before its report."""

    before: str
    after: str
    relation: Relation


def asked(archive: Archive, one: str, other: str) -> Pair:
    """A pair that somebody names, in either order. A copy stands for its document, but where it is compared with that.

    Raises:
        SameDocument: If both are the same one.
        NoSuchDocument: If the archive does not have one of them.
    """
    sides = [_named(archive, name) for name in (one, other)]
    if sides[0] is sides[1]:
        raise SameDocument(other)
    originals = [archive.documents[archive.copies.get(row.doc_id, row.doc_id)] for row in sides]
    if originals[0] is not originals[1]:
        sides = originals
    plans = [row for row in sides if not _is(row, "kind.reporting")]
    if len(plans) == 1:
        report = next(row for row in sides if row is not plans[0])
        return Pair(plans[0].doc_id, report.doc_id, "report")
    if all(row.issued_on for row in sides):
        sides.sort(key=lambda row: row.issued_on or "")
    return Pair(sides[0].doc_id, sides[1].doc_id, "version")


def found(archive: Archive) -> Iterator[Pair]:
    """The pairs that belong together by themselves, in the order of their later documents.

    A report follows the plan that it cites, or one of the same issuer and year with the same matter in its title. A plan is another
    version, or the next year, of the latest one before it of the same issuer and title. Copies of a document count once.
    """
    first = [row for row in archive.documents.values() if row.doc_id not in archive.copies]
    by_issuer: dict[str, list[DocumentRow]] = defaultdict(list)
    by_code: dict[str, list[DocumentRow]] = defaultdict(list)
    for row in first:
        by_issuer[_issuer(row)].append(row)
        if row.number and row.code:
            by_code[code_of(row.code)].append(row)
    for row in first:
        if _is(row, "kind.reporting"):
            yield from (Pair(plan.doc_id, row.doc_id, "report") for plan in _plans_of(archive, row, by_code, by_issuer))
        elif _is(row, "kind.planning") and row.issuer:
            earlier = [other for other in by_issuer[_issuer(row)] if _is_version(other, row)]
            if earlier:
                yield Pair(max(earlier, key=lambda other: other.issued_on or "").doc_id, row.doc_id, "version")


def _named(archive: Archive, name: str) -> DocumentRow:
    row = archive.documents.get(name) or next((row for row in archive.records.documents if row.source == name), None)
    if not row:
        raise NoSuchDocument(name)
    return archive.documents[row.doc_id]


def _plans_of(
    archive: Archive,
    report: DocumentRow,
    by_code: dict[str, list[DocumentRow]],
    by_issuer: dict[str, list[DocumentRow]],
) -> list[DocumentRow]:
    """The plans that a report cites; else one of the same matter."""
    cited: dict[str, DocumentRow] = {}
    for citation in archive.citations_of[report.doc_id]:
        for plan in by_code[code_of(citation.code)]:
            if _is(plan, "kind.planning") and _is_before(plan, report) and _is_cited(plan, citation, report):
                cited.setdefault(plan.doc_id, plan)
    if cited or not report.issuer or not report.plan_year:
        return list(cited.values())
    alike = [
        (token_set_ratio(_matter(plan), _matter(report)), plan.issued_on or "", plan)
        for plan in by_issuer[_issuer(report)]
        if _is(plan, "kind.planning") and _is_before(plan, report) and plan.plan_year == report.plan_year
        and min(len(_matter(one).split()) for one in (plan, report)) >= _FEWEST_WORDS
    ]  # fmt: skip
    best = max(alike, key=lambda one: one[:2], default=None)
    return [best[2]] if best and best[0] >= _SAME_MATTER else []


def _is_cited(plan: DocumentRow, citation: CitationRow, report: DocumentRow) -> bool:
    """Is the plan the one that a citation means, not another body's of the same number?"""
    if citation.issued_on and plan.issued_on:
        short = min(len(citation.issued_on), len(plan.issued_on))
        if citation.issued_on[:short] != plan.issued_on[:short]:
            return False
        if short >= len("2025-01-01"):
            return True
    return _issuer(plan) == _issuer(report)


def _is_version(earlier: DocumentRow, later: DocumentRow) -> bool:
    if not _is(earlier, "kind.planning") or earlier.doc_id == later.doc_id or not _is_before(earlier, later):
        return False
    titles = [_matter(one) for one in (earlier, later)]
    return min(len(one.split()) for one in titles) >= _FEWEST_WORDS and token_sort_ratio(*titles) >= _SAME_PLAN


def _is_before(one: DocumentRow, other: DocumentRow) -> bool:
    return bool(one.issued_on and other.issued_on and one.issued_on < other.issued_on)


def _is(row: DocumentRow, identity: str) -> bool:
    return bool(row.kind and rule("audit", identity).regex.search(fold(row.kind)))


def _issuer(row: DocumentRow) -> str:
    return fold(row.issuer or "").casefold()


def _matter(row: DocumentRow) -> str:
    """A title without its years and what every title says."""
    plain = fold(row.title or "").casefold()
    return " ".join(re.sub(r"[\W\d_]+", " ", rule("audit", "title.common").regex.sub(" ", plain)).split())
