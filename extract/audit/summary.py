"""The answer in a few lines, for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from extract.audit.archive import Archive
from extract.audit.deadlines import is_issued
from extract.audit.findings.catalogue import CODES
from extract.audit.model import Audit
from extract.audit.tables import worded
from extract.errors import Language
from extract.messages import say

_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}
_MOST = 10


def lines(archive: Archive, audit: Audit, lang: Language) -> Iterator[RenderableType]:
    """What to print, block by block."""
    counts = {"documents": len(archive.documents), "tasks": len(archive.counted_tasks), "units": len(audit.loads)}
    yield Text(say("audit-title", lang, day=audit.as_of.isoformat(), **counts), "bold")
    later = sum(not is_issued(row, audit.as_of) for row in archive.documents.values())
    for name, count in (("audit-later", later), ("audit-copies", len(archive.copies))):
        if count:
            yield Text(say(name, lang, count=count))
    yield Text("\n" + say("audit-findings" if audit.findings else "audit-none", lang), "bold")
    found = Counter(one.code for one in audit.findings)
    table = _table(("audit-code", "audit-count", ""), lang)
    for code in CODES:  # in the catalogue's order
        if found[code]:
            severity = CODES[code].severity
            table.add_row(code, str(found[code]), Text(worded(severity, lang), _STYLES[severity]))
    yield table
    yield Text("\n" + say("audit-load", lang), "bold")
    table = _table(("audit-unit", "lead", "coordinate", "audit-overdue", "audit-documents"), lang)
    for one in audit.loads[:_MOST]:
        counted = (one.lead, one.coordinate, one.overdue, one.documents)
        table.add_row(Text(archive.units[one.unit_id].name), *map(str, counted))
    yield table
    if audit.comparisons:
        yield Text("\n" + say("audit-comparisons", lang), "bold")
    for comparison in audit.comparisons:
        names = " → ".join(archive.documents[doc_id].source for doc_id in (comparison.before, comparison.after))
        statuses = Counter(match.status for match in comparison.matches)
        yield Text(
            f"{names}: " + ", ".join(f"{count} {worded(status, lang)}" for status, count in sorted(statuses.items()))
        )


def _table(heads: tuple[str, ...], lang: Language) -> Table:
    table = Table(box=None, pad_edge=False)
    for at, head in enumerate(heads):
        is_count = at > 0 and head != ""
        table.add_column(say(head, lang) if head else "", justify="right" if is_count else "left")
    return table
