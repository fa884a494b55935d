"""What the journal has of each file of a run, and the rows that it gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from extract.batch.journal import Journal, Result
from extract.batch.segments import Damaged, Place
from extract.export import jsonl
from extract.records import Records


@dataclass(frozen=True, slots=True)
class Input:
    """A file of the run, and what its content gave.

    Attributes:
        name: Its name in the tables.
        key: The content that was read; of equal bytes under different keys, that of the first.
        result: What the journal has of it.
        is_twin: Did an earlier file have the same bytes?
    """

    name: str
    key: str
    result: Result | None
    is_twin: bool


class Kept(Protocol):
    """Where records lie."""

    def text(self, place: Place) -> str:
        """A record's text; raises `Damaged` if it is not there as it was written."""


def inputs_of(journal: Journal, files: Iterable[tuple[str, str]]) -> Iterator[Input]:
    """What the journal has of each file, given by its name and the key of its content, in the order of the rows."""
    first: dict[str, str] = {}  # the key that was read for each content
    for name, own in files:
        digest = own.partition(".")[0] if not own.startswith("name:") else own
        is_twin = digest in first
        key = first.setdefault(digest, own)
        yield Input(name, key, journal.result(key), is_twin)


def of_input(one: Input, kept: Kept) -> tuple[Records, str]:
    """The rows of a file, under its name in this run, and its JSON Lines; a twin's are those of documents and problems alone.

    Raises:
        Damaged: If they are lost.
    """
    if one.result is None:
        raise Damaged(one.key)
    text = kept.text(one.result.place)
    records = jsonl.parse(text)
    if records.documents[0].source != one.name:
        records, text = _named(records, one.name), jsonl.renamed(text, one.name)
    if one.is_twin:
        records = Records(documents=records.documents, problems=records.problems)
    return records, text


def _named(records: Records, source: str) -> Records:
    """The records of a file under its name in this run."""
    return replace(
        records,
        documents=tuple(replace(row, source=source) for row in records.documents),
        problems=tuple(replace(row, source=source) for row in records.problems),
    )
