"""One document for a person's eyes: letterhead, outline, and its tasks with units and deadlines in colour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from rich.text import Text

from extract.errors import Language
from extract.messages import say
from extract.pipeline import Extraction
from extract.records import DocumentRow, Records, SectionRow, TaskRow

STYLES = {"lead": "bold green", "coordinate": "cyan", "report_to": "blue", "deadline": "magenta"}
SEVERITIES = {"error": "bold red", "warning": "yellow", "info": "dim"}

Line = tuple[int, Text]  # indent in characters, and what stands there


def lines(extraction: Extraction, lang: Language) -> Iterator[Line]:
    """The lines to print, in the order of the document, each with its indent."""
    records = extraction.records
    yield from _head(records.documents[0], lang)
    tasks: dict[str | None, list[TaskRow]] = defaultdict(list)
    for task in records.tasks:
        tasks[task.section_id].append(task)
    marks = _Marks(records)
    for task in tasks.pop(None, []):
        yield from _task(task, 0, marks, lang)
    for section in records.sections:
        own = tasks.pop(section.section_id, [])
        if section.heading or not own:
            yield 2 * section.depth, _heading(section)
            own_depth, marker = section.depth + 1, None
        else:  # an item that is a task itself
            own_depth, marker = section.depth, section.marker
        for task in own:
            yield from _task(task, own_depth, marks, lang, marker)
            marker = None
    if records.problems:
        yield 0, Text("\n" + say("problems", lang), "bold")
    for problem in records.problems:
        where = f" (p. {problem.page})" if problem.page else ""
        yield 0, Text(f"{problem.code}{where}: {problem.message}", SEVERITIES[problem.severity])


def _head(row: DocumentRow, lang: Language) -> Iterator[Line]:
    kind = Text(row.kind or row.source, "bold")
    if row.title:
        kind.append(f" {row.title}", "bold")
    if row.is_draft:
        kind.append(f" ({say('draft', lang)})", "yellow")
    yield 0, kind
    facts = [row.issuer, row.code, row.place, row.issued_on, row.signer_title, row.signer]
    yield 0, Text(" · ".join(fact for fact in facts if fact), "dim")
    yield 0, Text()


def _heading(section: SectionRow) -> Text:
    made = Text()
    if section.marker:
        made.append(f"{section.marker} ", "bold yellow")
    made.append(section.heading or _short(section.text or ""), "bold" if section.heading else "")
    if section.kind != "item":
        made.append(f"  {section.kind}", "dim italic")
    return made


def _task(task: TaskRow, depth: int, marks: _Marks, lang: Language, marker: str | None = None) -> Iterator[Line]:
    text = Text("▸ ", "bold yellow")
    text.append(f"{marker} " if marker else "", "bold yellow")
    yield 2 * depth, Text.assemble(text, marks.coloured(task))
    facts = [
        Text.assemble((f"{say(role, lang)}: ", "dim"), (units, STYLES[role]))
        for role in ("lead", "coordinate", "report_to")
        if (units := getattr(task, role))
    ]
    if task.deadline_text:
        dates = " → ".join(date for date in (task.start_on, task.due_on or task.recurrence) if date)
        named = (task.deadline_text, STYLES["deadline"])
        facts.append(
            Text.assemble((f"{say('deadline', lang)}: ", "dim"), named, (f" ({dates})" if dates else "", "dim"))
        )
    if facts:
        yield 2 * depth + 2, Text("   ").join(facts)


class _Marks:
    """The stretches of a document that name a unit or a deadline of a task, with the style of each."""

    def __init__(self, records: Records) -> None:
        self._stretches: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        named: list[tuple[Any, str]] = [(row, STYLES[row.role]) for row in records.assignments]
        named += [(row, STYLES["deadline"]) for row in records.deadlines]
        for row, style in named:
            self._stretches[row.task_id] += [(span.start, span.end, style) for span in row.spans]

    def coloured(self, task: TaskRow) -> Text:
        """The task's text with its own units and deadlines in colour."""
        made = Text(task.text)
        if task.spans and task.spans[0].end - task.spans[0].start == len(task.text):
            at = task.spans[0].start
            for start, end, style in self._stretches[task.task_id]:
                if at <= start and end <= task.spans[0].end:
                    made.stylize(style, start - at, end - at)
        return made


def _short(text: str, width: int = 120) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"
