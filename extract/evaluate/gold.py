"""What is right: read from `NAME.gold.json` files, or from an output folder that a person has corrected."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from extract.evaluate.output import read_output
from extract.records import ROLES, Records

# The fields of the header that gold speaks of.
HEADER = (
    "kind", "number", "code", "issuer", "place", "issued_on", "title", "is_draft", "signer", "signer_title", "on_behalf_of",
)  # fmt: skip
TEXTS = ("limitation", "cause", "solution")


@dataclass(frozen=True, slots=True)
class Section:
    """A section. `start` is what its item opens with, heading included."""

    id: str
    parent: str | None
    marker: str
    heading: str
    start: str
    kind: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion with what the document says of it, under the names of `TEXTS`."""

    index: str | None
    code: str | None
    name: str
    texts: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline: as printed, and its reading."""

    text: str
    start: str | None
    end: str | None
    recurrence: str | None


@dataclass(frozen=True, slots=True)
class Task:
    """A task. `start` is what its text opens with; `criterion` a code, or a name where there is no code; `units` by role."""

    origin: str
    start: str
    criterion: str | None
    units: dict[str, tuple[str, ...]]
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention of another document."""

    text: str
    kind: str | None
    code: str | None
    issued_on: str | None
    issuer: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote by its mark and what it opens with."""

    marker: str
    start: str


@dataclass(frozen=True, slots=True)
class Gold:
    """All that is right of one document.

    Attributes:
        name: The document's name: that of its files up to the first dot.
        source: The one input it is for; None where it is for every input of its name.
        header: The right values by field, of which any will do.
    """

    name: str
    source: str | None
    header: dict[str, tuple[Any, ...]]
    sections: tuple[Section, ...]
    criteria: tuple[Criterion, ...]
    tasks: tuple[Task, ...]
    citations: tuple[Citation, ...]
    recipients: tuple[str, ...]
    footnotes: tuple[Note, ...]


def stem(source: str) -> str:
    """The document's name in a source: `plans/nam-2031.scan.pdf` is of `nam-2031`."""
    return PurePosixPath(source).name.split(".")[0]


def read_gold(folder: Path) -> list[Gold]:
    """All gold of a folder, searched through: its `*.gold.json` files, else its tables.

    Raises:
        FileNotFoundError: If it holds neither.
        ValueError: If a file is not what it should be; names the file.
    """
    files = [folder] if folder.is_file() else sorted(folder.rglob("*.gold.json"))
    return [_from_json(path) for path in files] if files else [_from_records(r) for r in read_output(folder)]


def _from_json(path: Path) -> Gold:
    try:
        return _from_mapping(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError, KeyError) as error:
        raise ValueError(f"{path}: {type(error).__name__}: {error}") from error


def _from_mapping(gold: dict[str, Any]) -> Gold:
    return Gold(
        name=gold["name"],
        source=None,
        header={field: _any(gold["document"].get(field)) for field in HEADER},
        sections=tuple(
            Section(s["id"], s["parent"] or None, s["marker"] or "", s["heading"] or "", s["start"] or "", s["kind"])
            for s in gold["sections"]
        ),
        criteria=tuple(
            Criterion(c.get("index"), c["code"], c["name"], {t: c.get(t) for t in TEXTS}) for c in gold["criteria"]
        ),
        tasks=tuple(
            Task(
                t["origin"],
                t["start"],
                t.get("criterion"),
                {role: tuple(t.get(role, ())) for role in ROLES},
                tuple(
                    Deadline(d["text"], d.get("start"), d.get("end"), d.get("recurrence"))
                    for d in t.get("deadlines", ())
                ),
            )
            for t in gold["tasks"]
        ),
        citations=tuple(
            Citation(c["text"], c["kind"], c["code"], c.get("issued_on"), c.get("issuer")) for c in gold["citations"]
        ),
        recipients=tuple(gold["recipients"]),
        footnotes=tuple(Note(str(n["marker"]), n["start"]) for n in gold["footnotes"]),
    )


def _any(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _from_records(records: Records) -> Gold:
    row = records.documents[0]
    units: dict[str, dict[str, list[str]]] = defaultdict(lambda: {role: [] for role in ROLES})
    for one in records.assignments:
        units[one.task_id][one.role].append(one.mention)
    dues: dict[str, list[Deadline]] = defaultdict(list)
    for due in records.deadlines:
        dues[due.task_id].append(Deadline(due.text, due.start_on, due.due_on, due.recurrence))
    named = {c.criterion_id: c.code or c.name for c in records.criteria}
    return Gold(
        name=stem(row.source),
        source=row.source,
        header={field: (getattr(row, field),) for field in HEADER},
        sections=tuple(
            Section(
                s.section_id, s.parent_id, s.marker or "", (s.heading or "").strip(),
                (s.heading or "").strip() or (s.text or "")[:80], s.kind,
            )
            for s in records.sections
        ),
        criteria=tuple(
            Criterion(c.index_name, c.code, c.name, {t: getattr(c, t) for t in TEXTS}) for c in records.criteria
        ),
        tasks=tuple(
            Task(
                t.origin,
                t.text[:100],
                named.get(t.criterion_id or ""),
                {role: tuple(mentions) for role, mentions in units[t.task_id].items()},
                tuple(dues[t.task_id]),
            )
            for t in records.tasks
        ),
        citations=tuple(Citation(c.text, c.kind, c.code, c.issued_on, c.issuer) for c in records.citations),
        recipients=tuple(r.recipient for r in records.recipients),
        footnotes=tuple(Note(n.marker, n.text[:60]) for n in records.footnotes),
    )  # fmt: skip
