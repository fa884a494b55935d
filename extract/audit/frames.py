"""The answer as pandas data frames, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from extract.audit.archive import Archive, exact_day, read
from extract.audit.model import Audit
from extract.audit.run import run
from extract.audit.tables import COMPARISON, FINDINGS, LOAD, MATRIX, Sheet, rows
from extract.errors import Language
from extract.export.frames import DTYPES

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Audited:
    """An audit as data frames, with the same columns as the CSV files of `kehoach audit`.

    Attributes:
        archive: The documents.
        audit: What was found in them, as records.
        lang: Language of what is to be read: what a finding means, what to look at.
    """

    archive: Archive
    audit: Audit
    lang: Language = "vi"

    @cached_property
    def matrix(self) -> pandas.DataFrame:
        """Units × criteria, sections and documents: one row per cell, with its tasks by role."""
        return self._frame(MATRIX)

    @cached_property
    def load(self) -> pandas.DataFrame:
        """One row per unit, the most loaded first."""
        return self._frame(LOAD)

    @cached_property
    def findings(self) -> pandas.DataFrame:
        """One row per finding."""
        return self._frame(FINDINGS)

    @cached_property
    def comparison(self) -> pandas.DataFrame:
        """One row per task of every pair of documents."""
        return self._frame(COMPARISON)

    def _frame(self, sheet: Sheet) -> pandas.DataFrame:
        import pandas

        columns = zip(*rows(sheet, self.archive, self.audit, self.lang), strict=True)
        made = list(columns) or [()] * len(sheet.columns)
        return pandas.DataFrame(
            {
                c.name: pandas.array(list(values), dtype=DTYPES[c.type])
                for c, values in zip(sheet.columns, made, strict=True)
            }
        )


def audit(
    output: str | PathLike[str],
    as_of: date | str | None = None,
    compare: Iterable[tuple[str, str]] = (),
    lang: Language = "vi",
) -> Audited:
    """Audit an output folder of `kehoach extract`.

    Args:
        output: The folder.
        as_of: The day against which deadlines are held, as a date or as YYYY-MM-DD; today by default.
        compare: Documents to compare besides those that belong together by themselves, each by its source or `doc_id`.
        lang: Language of what is to be read.

    Raises:
        NotAnOutput: If it is no whole output folder.
        SameDocument: If a pair is one document twice.
        NoSuchDocument: If it has no document of a pair.
        ValueError: If `as_of` is no day.
    """
    day = exact_day(as_of) if isinstance(as_of, str) else as_of or date.today()
    archive = read(Path(output))
    return Audited(archive, run(archive, day, compare), lang)
