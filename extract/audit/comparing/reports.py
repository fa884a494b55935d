"""A plan against the report that follows it: what the report says of each task."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extract.audit.archive import Archive
from extract.audit.comparing.completion import is_open
from extract.audit.comparing.likeness import Terms, Weights, likeness, spelled_out, terms
from extract.audit.comparing.pairs import Pair
from extract.audit.comparing.passages import of_task, told
from extract.audit.deadlines import last_day
from extract.audit.model import Match, Passage, Status
from extract.folding import fold
from extract.patterns import rule
from extract.records import TaskRow
from extract.tagging.times import expressions

# What else speaks for a passage, beside its words: the headings over both, a leading unit that it names, the criterion's code.
_HEADINGS, _UNIT, _CODE = 0.16, 0.06, 0.2
# From here on a passage answers a task, and one that another task has taken answers it too. Measured on the pairs of tests/audit/pairs.
_ANSWERS, _SHARED = 0.25, 0.45


@dataclass(frozen=True, slots=True)
class _Side:
    """A task or a passage with its terms and those of the headings over it."""

    own: Terms
    over: Terms
    plain: str


def against_report(archive: Archive, pair: Pair) -> tuple[Match, ...]:
    """One match per task of the plan, in its order: with the passage that answers it, where one does.

    A passage may answer several tasks. Of passages that answer a task as well as another, the first is its evidence.
    """
    tasks = archive.tasks_of[pair.before]
    passages = told(archive, pair.after)
    before, after = _sides(archive, tasks, passages)
    scores = [[_score(archive, task, side, other) for other in after] for task, side in zip(tasks, before, strict=True)]
    answers = _answers(scores)
    made = []
    for at, task in enumerate(tasks):
        if at in answers:
            place = answers[at]
            passage, after_it = passages[place], passages[place + 1 : place + 2]
            score = min(1.0, scores[at][place])
            status: Status = (
                "reported_open" if is_open(archive, task, [passage, *after_it]) else _done(archive, task, passage)
            )
            made.append(Match("report", status, of_task(archive, task), passage, score))
        else:
            made.append(Match("report", "not_reported", of_task(archive, task), None, 0.0))
    return tuple(made)


def _answers(scores: list[list[float]]) -> dict[int, int]:
    """The passage that answers each task, the surest first: one that another task has taken must fit well to be shared."""
    ranked = sorted(
        ((-score, at, place) for at, row in enumerate(scores) for place, score in enumerate(row) if score >= _ANSWERS)
    )
    made: dict[int, int] = {}
    for negative, at, place in ranked:
        if at not in made and (-negative >= _SHARED or place not in made.values()):
            made[at] = place
    return made


def _sides(archive: Archive, tasks: list[TaskRow], passages: list[Passage]) -> tuple[list[_Side], list[_Side]]:
    """Both documents' texts as terms, weighed among all of them."""
    owns = [terms(matter(archive, task)) for task in tasks], [terms(passage.quote) for passage in passages]
    overs = (
        [terms(headings(archive, task.section_id)) for task in tasks],
        [terms(headings(archive, _section(archive, passage))) for passage in passages],
    )
    weights = Weights.of([*owns[0], *owns[1]])
    about = Weights.of({tuple(one): one for one in [*overs[0], *overs[1]]}.values())
    plains = [task.text for task in tasks], [passage.quote for passage in passages]
    before, after = (
        [
            _Side(weights.weigh(own), about.weigh(over), spelled_out(plain))
            for own, over, plain in zip(owns[at], overs[at], plains[at], strict=True)
        ]
        for at in (0, 1)
    )
    return before, after


def _score(archive: Archive, task: TaskRow, side: _Side, other: _Side) -> float:
    own = likeness(side.own, other.own)
    if not own:
        return 0.0
    leads = [row for row in archive.assignments[task.task_id] if row.role == "lead"]
    is_named = any(spelled_out(row.mention) in other.plain for row in leads)
    criterion = archive.criteria.get(task.criterion_id or "")
    is_coded = bool(criterion and criterion.code and criterion.code in other.plain)
    return own + _HEADINGS * likeness(side.over, other.over) + _UNIT * is_named + _CODE * is_coded


def matter(archive: Archive, task: TaskRow) -> str:
    """What a task is about: its text without its units, which stand in other tasks too, and without its deadlines."""
    text = task.text
    for row in archive.assignments[task.task_id]:
        text = text.replace(row.mention, " | ")
    for deadline in archive.deadlines[task.task_id]:
        text = text.replace(deadline.text, " | ")
    return f"{text} | {task.product or ''}"


def headings(archive: Archive, section_id: str | None) -> str:
    """The headings over a section and its own, that name a matter."""
    return " | ".join(one.heading or "" for one in archive.above(section_id) if one.kind not in ("unit", "item"))


def _section(archive: Archive, passage: Passage) -> str | None:
    return passage.row_id if passage.subject == "sections" else archive.tasks[passage.row_id].section_id


def _done(archive: Archive, task: TaskRow, passage: Passage) -> Status:
    """Late where the passage says so, or names a day after the task's last one."""
    folded = fold(passage.quote)
    if rule("audit", "words.late").regex.search(folded):
        return "reported_late"
    last = last_day(archive.deadlines[task.task_id])
    report = archive.documents[passage.doc_id]
    times = expressions(folded, report.plan_year, in_cell=False)
    days = [day for one in times if one.unit == "day" and (day := one.last or one.first)]
    until = date.fromisoformat(report.issued_on) if report.issued_on and len(report.issued_on) == 10 else date.max
    # A day at or after that of the report is when it was counted, or what is still to come.
    return "reported_late" if last and any(last < day < until for day in days) else "reported"
