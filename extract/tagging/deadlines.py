"""Finds when work is due: in running text, in a table's time column, and the year that a plan is for.

`extract.tagging.times` reads every date, period and recurrence. In a time column all of them count. Running text keeps
those that say when the work is due and drops names, past events, horizons, effects of laws, by what stands right before
and after. Every word stands in `patterns/deadlines.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.folding import fold
from extract.patterns import rule
from extract.tagging.citations import find_citations
from extract.tagging.times import Expression, TwoYears, expressions, search

_NAME = "deadlines"
_BLANK = "\x00"
# Characters before and after a time in which words may speak of it: more than the longest sentence has.
_REACH = 1000


@dataclass(frozen=True, slots=True)
class Deadline:
    """When work is due.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        start_on: First day, ISO; None where the text gives none.
        due_on: Last day, ISO; None where the text gives none. "trước ngày D" is due on D, as offices read it.
        recurrence: yearly, quarterly, monthly, weekly, daily, ongoing, or None ("định kỳ 6 tháng" has no value of its own).
        rule: Identity of the pattern that found it.
    """

    start: int
    end: int
    start_on: str | None
    due_on: str | None
    recurrence: str | None
    rule: str


def prose_deadlines(
    text: str, plan_year: int | None, issued_on: str | None = None, cited: Iterable[tuple[int, int]] | None = None
) -> list[Deadline]:
    """The deadlines of the work that a task item or a sentence of running text sets, in order.

    Args:
        text: The item's text.
        plan_year: The year that a date without a year is in; with None such a date gives no day.
        issued_on: ISO date of the document, may be partial. No work is due before it; a day after it is no past event.
        cited: Where other documents are mentioned in the text, if that is known.
    """
    folded = fold(text)
    found = expressions(folded, plan_year, in_cell=False)
    # Most items name no time: nothing need be hidden in them.
    if found and (masked := _masked(text, cited)) != folded:
        folded = masked
        found = expressions(folded, plan_year, in_cell=False)
    return [_deadline(folded, one) for one in found if _is_of_work(folded, one, plan_year, issued_on)]


def cell_deadlines(text: str, plan_year: int | None) -> list[Deadline]:
    """The deadlines in a cell of a time column or after a label such as "Thời gian thực hiện:", in order.

    One deadline is the whole cell; several are each their own part. "Theo tiến độ" and the like give none.

    Args:
        text: The whole cell.
        plan_year: The year that a date without a year is in; with None such a date gives no day.
    """
    folded = _masked(text)
    found = expressions(folded, plan_year, in_cell=True)
    made = [
        _deadline(folded, one)
        for one in found
        if one.bound or one.recurrence or not search("named-year", _before(folded, one.start))
    ]
    if len(made) != 1:
        return made
    only = made[0]
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if "(" not in text and text[:end].endswith(")"):  # a label within brackets: "(Sở A; thời gian: quý IV)"
        end -= 1
    return [Deadline(start, end, only.start_on, only.due_on, only.recurrence, only.rule)]


def plan_year(title: str | None, issued_on: str | None) -> int | None:
    """The year that a plan is for: the one its title gives for its period, if not before the year of issue, else that of issue.

    Horizons in a title ("đến năm 2035", "tầm nhìn 2050") and programme periods ("giai đoạn 2031-2035") are not its year. A
    school year ("năm học 2031-2032") is `TwoYears`: a month without a year is the next one from the month of issue on.

    Args:
        title: The summary below the kind.
        issued_on: ISO date, may be partial.
    """
    issued = int(issued_on[:4]) if issued_on and issued_on[:4].isdigit() else None
    folded = fold(title or "")
    if two := _two_years(folded, issued_on):
        return two
    for identity in ("title.citation", "title.other"):
        folded = rule(_NAME, identity).regex.sub(" ", folded)
    named = [int(hit["y"]) for hit in rule(_NAME, "title.year").regex.finditer(folded)]
    return next((year for year in reversed(named) if issued is None or year >= issued), issued)


_AUTUMN = 8  # the month in which a school year begins


def _two_years(title: str, issued_on: str | None) -> int | None:
    """The years of a title's school year or season, the last it names; None once the second has begun, or without one."""
    hits = list(rule(_NAME, "title.two-years").regex.finditer(title))
    if not hits or int(hits[-1]["to"]) != int(hits[-1]["y"]) + 1:
        return None
    first = int(hits[-1]["y"])
    year, _, month = (issued_on or "")[:7].partition("-")
    if not month or int(year) < first - 1:
        return TwoYears(first, _AUTUMN)
    return TwoYears(int(year), int(month)) if int(year) <= first else None


def _deadline(folded: str, one: Expression) -> Deadline:
    is_day = one.unit == "day" or one.has_date
    is_end = is_day and one.first == one.last and search("cue.due", _before(folded, one.start))
    first = one.first.isoformat() if one.first and not is_end else None
    last = one.last.isoformat() if one.last else None
    return Deadline(one.start, one.end, first, last, one.recurrence, one.rule)


def _masked(text: str, cited: Iterable[tuple[int, int]] | None = None) -> str:
    """Folded text without the dates of other documents, laws, memorial days, and dates left blank."""
    folded = fold(text)
    spans = [(c.start, c.end) for c in find_citations(text)] if cited is None else list(cited)
    for identity in ("not.law", "not.name", "not.anniversary", "blank-date"):
        spans += [hit.span() for hit in rule(_NAME, identity).regex.finditer(folded)]
    for start, end in spans:
        folded = folded[:start] + _BLANK * (end - start) + folded[end:]
    return folded


def _before(folded: str, at: int) -> str:
    return folded[max(0, at - _REACH) : at]


def _is_of_work(folded: str, one: Expression, plan_year: int | None, issued_on: str | None) -> bool:
    """Does an expression in running text say when the work is due?"""
    before, after = _before(folded, one.opening), folded[one.end : one.end + _REACH]
    # "từ nay đến năm 2020 và những năm tiếp theo" is open at both ends.
    if _is_past(one, plan_year, issued_on) or (one.unit == "year" and not (one.first or one.last)):
        return False
    is_bare = _is_bare(folded, one)
    if search("not.before", before) or search("not.after-done", after) or (is_bare and search("not.named", before)):
        return False
    opens_clause = bool(search("clause.start", before))
    if one.unit == "ongoing":
        return bool(search("alone", before) and search("alone.after", after))
    if one.unit == "recurrence":
        qualifies = search("not.noun", before) or search("not.plan", before)
        return one.has_date or opens_clause or bool(one.bound) or not qualifies
    if one.unit == "year" and search("horizon", folded[one.start : one.end]):
        return bool(search("cue.finish", before))
    if search("not.after", after) and not search("cue.target", before):
        return False
    if one.bound in ("range", "start") and search("not.object", before):
        return False
    if search("not.limit", before) and (opens_clause or not is_bare):
        return False
    is_done = bool(search("not.done", before)) and not _is_ahead(one, issued_on)
    if not is_bare:
        return not is_done
    if one.rule == "time.day.short":
        return False
    if opens_clause:
        return not is_done
    # Documents and meetings are named by one day, never by two.
    if one.unit == "day" and search("days.several", folded[one.start : one.end]):
        return not is_done
    if one.unit in ("year", "half"):
        return bool(search("cue.done", before))
    closes_clause = search("cue.clause", before) and search("clause.end", after)
    return bool(closes_clause or search("cue.work", before))


def _is_past(one: Expression, plan_year: int | None, issued_on: str | None) -> bool:
    """Does it lie before the plan's year and before the day of issue?"""
    days = [day for day in (one.first, one.last) if day]
    if not plan_year or not days or max(days).year >= plan_year:
        return False
    return issued_on is None or max(days).isoformat() < issued_on


def _is_ahead(one: Expression, issued_on: str | None) -> bool:
    """Is it a day or a stretch of days after the day of issue? What happens then is not done yet."""
    return bool(issued_on and one.unit == "day" and one.first and one.last and one.first.isoformat() > issued_on)


def _is_bare(folded: str, one: Expression) -> bool:
    """Does no word such as "trước", "trong", "từ" lead to it? Then it may as well be part of a name ("báo cáo quý II")."""
    return one.bound in ("vague", "") or bool(rule(_NAME, "lead.last").regex.match(folded, one.start))
