"""An audit from an archive's rows to its answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from extract.audit.archive import Archive
from extract.audit.comparing import compare
from extract.audit.deadlines import answered, late_tasks
from extract.audit.findings import find
from extract.audit.load import loads
from extract.audit.matrix import matrix
from extract.audit.model import Audit


def run(archive: Archive, as_of: date, pairs: Iterable[tuple[str, str]] = ()) -> Audit:
    """Everything there is to say of an archive on a day.

    Args:
        archive: The documents.
        as_of: The day against which deadlines are held. What was issued later answers nothing.
        pairs: Documents to compare besides those that belong together by themselves, each by its source or `doc_id`.

    Raises:
        SameDocument: If a pair is one document twice.
        NoSuchDocument: If the archive has no document of a pair.
    """
    comparisons = compare(archive, pairs, as_of)
    done = answered(archive, as_of, comparisons)
    late = late_tasks(archive, as_of, done)
    return Audit(
        as_of=as_of,
        cells=matrix(archive),
        loads=loads(archive, late),
        findings=find(archive, as_of, comparisons),
        comparisons=comparisons,
        late=late,
        answered=done,
    )
