"""Documents against each other: a plan and the report that follows it, two versions or years of one plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from extract.audit.archive import Archive
from extract.audit.comparing.pairs import NoSuchDocument, Pair, SameDocument, asked, found
from extract.audit.comparing.reports import against_report
from extract.audit.comparing.versions import against_version
from extract.audit.deadlines import is_issued
from extract.audit.model import Comparison

__all__ = ["NoSuchDocument", "SameDocument", "compare"]


def compare(archive: Archive, pairs: Iterable[tuple[str, str]] = (), as_of: date = date.max) -> tuple[Comparison, ...]:
    """What became of the tasks of every pair that is asked for, and of those that belong together by themselves on a day.

    Raises:
        SameDocument: If a pair is one document twice.
        NoSuchDocument: If the archive has no document of a pair that is asked for.
    """
    wanted: dict[tuple[str, str], Pair] = {}
    known = (one for one in found(archive) if is_issued(archive.documents[one.after], as_of))
    for one in (*(asked(archive, *names) for names in pairs), *known):
        wanted.setdefault((one.before, one.after), one)
    return tuple(
        Comparison(
            one.before,
            one.after,
            one.relation,
            (against_report if one.relation == "report" else against_version)(archive, one),
        )
        for one in wanted.values()
    )
