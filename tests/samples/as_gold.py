"""A sample's annotation in the form of a gold file (keys and meaning: docs of the gold format; see samples/README.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from .model import Cite, Criterion, Grid, Note, Para, Sample, Section, Task, plain, runs

LABEL_KINDS = {"limitation", "limitation_cause", "cause", "solution"}
Record = dict[str, Any]


@dataclass(slots=True)
class _Gold:
    notes: tuple[Note, ...]
    sections: list[Record] = field(default_factory=list)
    criteria: list[Record] = field(default_factory=list)
    tasks: list[Record] = field(default_factory=list)
    citations: list[Record] = field(default_factory=list)
    footnotes: list[Record] = field(default_factory=list)


def gold(sample: Sample) -> Record:
    """The gold record of a sample."""
    out = _Gold(sample.notes)
    first = sample.before
    if first:
        for block in first.body:
            _walk(out, block, None, None)
        # The plan that a decision issues is an appendix of it, and the plan's own sections are within.
        plan = Section("", sample.title.replace("\n", " "), "appendix", sample.body)
        _walk(out, plan, None, None)
    else:
        for block in sample.body:
            _walk(out, block, None, None)
    for block in sample.after:
        _walk(out, block, None, None)
    signs = [x.sign for x in (first, sample) if x]
    recipients = [r for sign in signs for r in sign.recipients]
    return {
        "name": sample.name,
        "source": f"{sample.name}.{sample.formats[0]}",
        "document": sample.document,
        "sections": out.sections,
        "criteria": out.criteria,
        "tasks": out.tasks,
        "citations": out.citations,
        "recipients": recipients,
        "footnotes": out.footnotes,
    }


def _walk(out: _Gold, block: Section | Para | Grid, parent: str | None, criterion: str | None) -> None:
    if isinstance(block, Para):
        _cites(out, block.body, block.cites)
        for sentence in block.sentences:
            if isinstance(sentence, Task):
                out.tasks.append(_task(sentence, parent, "prose", sentence.text, criterion))
    elif isinstance(block, Grid):
        _grid(out, block, criterion)
    else:
        _section(out, block, parent, criterion)


def _section(out: _Gold, section: Section, parent: str | None, criterion: str | None) -> None:
    name = f"s{len(out.sections) + 1}"
    out.sections.append(
        {
            "id": name,
            "parent": parent,
            "marker": section.marker,
            "heading": plain(section.heading),
            "start": plain(section.body)[:80].strip(),
            "kind": section.kind,
        }
    )
    if section.criterion:
        out.criteria.append(_criterion(section.criterion, name, section))
        criterion = section.criterion.code or section.criterion.name
    run = section.run
    _cites(out, section.body, section.cites + (run.cites if run else ()))
    for n, sentence in enumerate(run.sentences if run else ()):
        if isinstance(sentence, Task):
            label = f"{section.heading}: " if n == 0 and section.heading and section.kind not in LABEL_KINDS else ""
            out.tasks.append(_task(sentence, name, "prose", label + sentence.text, criterion))
    if section.own:
        out.tasks.append(_task(section.own, name, "prose", section.heading, criterion))
    for child in section.children:
        _walk(out, child, name, criterion)


def _grid(out: _Gold, grid: Grid, criterion: str | None) -> None:
    for n, row in enumerate(grid.rows):
        _cites(out, " ".join(c.text for c in row.cells), row.cites)
        if row.criterion:
            c = row.criterion
            texts = {"limitation": _cut(c.limitation), "cause": _cut(c.cause), "solution": _cut(c.solution)}
            out.criteria.append({"section": None, "index": c.index, "code": c.code, "name": c.name, **texts})
        if row.task:
            serves = (row.criterion.code or row.criterion.name) if row.criterion else row.serves or criterion
            out.tasks.append(_task(row.task, None, "table", grid.at(n, grid.action).replace("\n", " "), serves))


def _task(task: Task, section: str | None, origin: str, text: str, criterion: str | None) -> Record:
    return {
        "section": section,
        "origin": origin,
        "start": plain(text)[:100].strip(),
        "criterion": criterion,
        "lead": list(task.lead),
        "coordinate": list(task.coordinate),
        "report_to": list(task.report_to),
        "deadlines": [{"text": d.text, "start": d.start, "end": d.end, "recurrence": d.recurrence} for d in task.due],
    }


def _criterion(c: Criterion, name: str, section: Section) -> Record:
    found: dict[str, str | None] = {"limitation": c.limitation, "cause": c.cause, "solution": c.solution}
    for child in section.children:
        if isinstance(child, Section) and found.get(child.kind, "") is None:
            found[child.kind] = child.run.body if child.run else _opening(child.children)
    if found["solution"] is None and any(isinstance(x, Para) for x in section.children):
        found["solution"] = _opening(section.children)
    return {"section": name, "index": c.index, "code": c.code, "name": c.name, **{k: _cut(v) for k, v in found.items()}}


def _opening(children: tuple[Section | Para | Grid, ...]) -> str:
    """What a part made of items opens with: its first item, or a bare unit line with the item below it."""
    items = [x for x in children if isinstance(x, Para)]
    text = items[0].body
    return f"{text} {items[1].body}" if text.endswith(":") and len(items) > 1 else text


def _cut(text: str | None) -> str | None:
    return plain(text)[:100].strip() if text else None


def _cites(out: _Gold, text: str, cites: tuple[Cite, ...]) -> None:
    """Add a paragraph's mentions in reading order; those of a footnote stand at its mark."""
    flat = plain(text)
    found: list[tuple[int, list[Record]]] = []
    searched = 0
    for cite in cites:
        at = flat.find(cite.text, searched)
        if at < 0:
            raise ValueError(f"not in the text, or out of order: {cite.text!r} in {flat[:80]!r}")
        searched = at + 1
        found.append((at, [_citation(cite)]))
    at = 0
    for run in runs(text):
        if run.note:
            note = out.notes[int(run.note) - 1]
            found.append((at, [_citation(c) for c in note.cites]))
            out.footnotes.append({"marker": run.note, "start": plain(note.text)[:60].strip()})
        elif run.change != "del":
            at += len(run.text)
    out.citations.extend(record for _, records in sorted(found, key=lambda pair: pair[0]) for record in records)


def _citation(cite: Cite) -> Record:
    kind = cite.kind or re.split(r" số\b| \d", cite.text)[0]
    return {"text": cite.text, "kind": kind, "code": cite.code, "issued_on": cite.issued_on, "issuer": cite.issuer}
