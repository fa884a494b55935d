"""Finds when work is due: in running text, in a table's time column, and the year that a plan is for.

A time is read in three steps. Times (dates, months, quarters, years, recurrences) are found one by one; those that only a
joint keeps apart ("từ ... đến ...", "15/6 và 15/11", "hằng năm (trước ngày 10/12)") form one expression; running text then
keeps the expressions that say when the work is due and drops names, past events, horizons. Every word stands in
`patterns/deadlines.yaml`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.folding import fold
from extract.patterns import Rule, rule, rules
from extract.tagging.citations import find_citations

_NAME = "deadlines"
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_BLANK = "\x00"


@dataclass(frozen=True, slots=True)
class Deadline:
    """When work is due.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        start_on: First day, ISO; None where the text gives none.
        due_on: Last day, ISO; None where the text gives none. "trước ngày D" is due on D, as offices read it.
        recurrence: yearly, quarterly, monthly, weekly, daily, ongoing, or None.
        rule: Identity of the pattern that found it.
    """

    start: int
    end: int
    start_on: str | None
    due_on: str | None
    recurrence: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Period:
    """From `first` to `last`, each (month, day); day 0 is the month's last.

    `year` is None where the text gives none; `shift` counts from the plan's year then ("năm sau" is 1).
    """

    year: int | None
    first: tuple[int, int]
    last: tuple[int, int]
    shift: int = 0


@dataclass(frozen=True, slots=True)
class _Time:
    """A date, period or recurrence as found. A day without a month ("ngày 25 hằng tháng") has neither periods nor repeats."""

    start: int
    end: int
    unit: str
    rule: str
    periods: tuple[_Period, ...] = ()
    repeats: tuple[str | None, ...] = ()
    is_range: bool = False


@dataclass(frozen=True, slots=True)
class _Lead:
    """The words before a time: where they begin, and whether they make it an end, a start, a vague part."""

    start: int
    bound: str


def _search(identity: str, text: str) -> re.Match[str] | None:
    return rule(_NAME, identity).regex.search(text)


def prose_deadlines(text: str, plan_year: int | None) -> list[Deadline]:
    """The deadlines of the work that a task item or a sentence of running text sets, in order.

    Args:
        text: The item's text.
        plan_year: The year that a date without a year is in; with None such a date gives no day.
    """
    folded = _masked(text, in_cell=False)
    found: list[Deadline] = []
    for group in _groups(folded, _times(folded, in_cell=False)):
        for one in _expressions(folded, group, plan_year):
            if _is_of_work(folded, one, plan_year):
                found.append(one.deadline)
    return found


def cell_deadlines(text: str, plan_year: int | None) -> list[Deadline]:
    """The deadlines in a cell of a time column or after a label such as "Thời gian thực hiện:", in order.

    One deadline is the whole cell; several are each their own part. "Theo tiến độ" and the like give none.

    Args:
        text: The whole cell.
        plan_year: The year that a date without a year is in; with None such a date gives no day.
    """
    folded = _masked(text, in_cell=True)
    found: list[_Expression] = []
    for group in _groups(folded, _times(folded, in_cell=True)):
        found += _expressions(folded, group, plan_year)
    found = [one for one in found if not _search("named-year", folded[: one.deadline.start])]
    if len(found) == 1:
        only = found[0].deadline
        start = len(text) - len(text.lstrip())
        return [replace(only, start=start, end=len(text.rstrip()))]
    return [one.deadline for one in found]


def _masked(text: str, *, in_cell: bool) -> str:
    """Folded text without the dates of other documents, laws, memorial days, and dates left blank."""
    folded = fold(text)
    spans = [(c.start, c.end) for c in find_citations(text)]
    for identity in ("not.law", "not.name", "blank-date"):
        spans += [hit.span() for hit in rule(_NAME, identity).regex.finditer(folded)]
    for start, end in spans:
        folded = folded[:start] + _BLANK * (end - start) + folded[end:]
    return folded


# ---- Times -----------------------------------------------------------------------------------------------------------


def _times(folded: str, *, in_cell: bool) -> list[_Time]:
    """The times of a text, the longest where they overlap."""
    hits: list[_Time] = []
    for identity, one in rules(_NAME).items():
        if identity in ("time.year.bare", "time.this-year") and not in_cell:
            continue
        if identity.startswith("time.") or identity in _REPEATING:
            hits += [_shifted(folded, _read(one, hit)) for hit in one.regex.finditer(folded)]
    kept: list[_Time] = []
    for time in sorted(hits, key=lambda t: (t.start, -t.end)):
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
    return kept


def _shifted(folded: str, time: _Time) -> _Time:
    """The time with "năm sau", "năm trước" that follows it."""
    for identity in ("year.next", "year.previous"):
        hit = _search(identity, folded[time.end : time.end + 30])
        if hit and time.periods and time.unit != "year" and time.periods[0].year is None:
            shift = int(rule(_NAME, identity).value or 0)
            return replace(time, end=time.end + hit.end(), periods=tuple(replace(p, shift=shift) for p in time.periods))
    return time


_REPEATING = ("recur.series", "recur.bracketed", "recur.half-and-year", "recur.times", "recur.last-month", "recur.of-month", "recur.ongoing")
_REPEATS = ("recur.daily", "recur.weekly", "recur.quarterly", "recur.none", "recur.monthly", "recur.yearly")


def _read(one: Rule, hit: re.Match[str]) -> _Time:
    """What a hit of a time rule says."""
    printed = hit[0]
    if one.id.startswith("recur."):
        return _Time(*hit.span(), "recurrence", one.id, repeats=_repeats(one, printed))
    numbers = [int(n) for n in re.findall(r"\d+", printed)]
    year = numbers.pop() if numbers and numbers[-1] > 1900 and one.value != "year" else None
    unit = str(one.value)
    periods: list[_Period] = []
    match unit:
        case "day":
            month = numbers.pop()
            periods = [_Period(year, (month, day), (month, day)) for day in numbers]
        case "month":
            periods = [_Period(year, (month, 1), (month, 0)) for month in numbers]
        case "quarter":
            numerals = re.findall(r"IV|I{1,3}|(?<!\d)0?[1-4](?!\d)", printed.upper())
            quarters = [_ROMAN.get(n) or int(n) for n in numerals]
            periods = [_Period(year, (3 * q - 2, 1), (3 * q, 0)) for q in quarters]
        case "half":
            second = "cuối" in printed.casefold()
            periods = [_Period(year, (7, 1), (12, 0)) if second else _Period(year, (1, 1), (6, 0))]
        case "year":
            periods = [_Period(y, (1, 1), (12, 0)) for y in numbers] or [_Period(None, (1, 1), (12, 0))]
    is_range = len(periods) > 1 and bool(_search("and.range", printed))
    return _Time(*hit.span(), unit, one.id, tuple(periods), is_range=is_range)


def _repeats(one: Rule, printed: str) -> tuple[str | None, ...]:
    """The recurrences that a hit names, in order; None for a period without a value of its own (six months)."""
    if one.value:
        return (str(one.value),)
    if one.id == "recur.half-and-year":
        return ("yearly",)
    named: list[tuple[int, int, str | None]] = []
    for identity in _REPEATS:
        value = rule(_NAME, identity)
        for hit in value.regex.finditer(printed):
            if not any(start < hit.end() and hit.start() < end for start, end, _ in named):
                named.append((*hit.span(), str(value.value) if value.value else None))
    order = [value for _, _, value in sorted(named, key=lambda n: n[0])]
    known = [value for value in dict.fromkeys(order) if value]
    return tuple(known) or (None,)


# ---- Expressions -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Expression:
    """A deadline with what decides whether running text means it: unit, bound, and where its list opens (`opening`)."""

    deadline: Deadline
    unit: str
    bound: str
    has_date: bool
    lead: str
    opening: int


@dataclass(frozen=True, slots=True)
class _Joined:
    """A time with what joins it to the time before it in its group: range, list, nest; "" for the first."""

    time: _Time
    joint: str


def _groups(folded: str, times: list[_Time]) -> list[list[_Joined]]:
    """The times that belong together: those between which only a joint stands."""
    groups: list[list[_Joined]] = []
    for time in times:
        joint = _joint(folded, groups[-1][-1].time, time) if groups else ""
        if joint:
            groups[-1].append(_Joined(time, joint))
        else:
            groups.append([_Joined(time, "")])
    return [part for group in groups for part in _parts(group)]


def _joint(folded: str, before: _Time, time: _Time) -> str:
    gap = folded[before.end : time.start]
    if _search("tail.open", folded[before.end :]):
        return ""
    if before.periods and time.periods and _search("joint.range", gap):
        return "range"
    if _search("joint.list", gap):
        return "list"
    told = before.repeats or time.repeats or "day-of" in (before.unit, time.unit) or before.rule == "time.end-of-year"
    return "nest" if (told or "(" in gap) and _search("joint.nest", gap) else ""


def _parts(group: list[_Joined]) -> list[list[_Joined]]:
    """A group cut where a second recurrence begins: "hằng quý (ngày 25) và hằng năm (trước 15/12)" are two."""
    parts: list[list[_Joined]] = [[]]
    seen: set[str | None] = set()
    for one in group:
        fresh = set(one.time.repeats)
        # Six months and the year are one rhythm of reports: "6 tháng (trước 15/6), năm (trước 15/12)".
        if fresh and seen - {None} and not fresh <= seen:
            at = next((i for i in range(len(parts[-1]) - 1, 0, -1) if parts[-1][i].joint == "list"), None)
            is_new = one.joint == "list" or at is None or any(j.time.repeats for j in parts[-1][at:])
            moved = [] if is_new else parts[-1][at:]
            parts[-1] = parts[-1] if is_new else parts[-1][:at]
            parts.append(moved)
            seen = set()
        seen |= fresh
        parts[-1].append(one)
    return parts


@dataclass(frozen=True, slots=True)
class _Atom:
    """A stretch of days in a part, with its place in the text."""

    start: int
    end: int
    first: date | None
    last: date | None
    unit: str
    rule: str
    bound: str


def _expressions(folded: str, part: list[_Joined], plan_year: int | None) -> list[_Expression]:
    """The deadlines that a part gives: one for a recurrence with its day, else one for each stretch of days."""
    atoms = _atoms(folded, part, plan_year)
    begin, bound = _lead(folded, part[0].time.start)
    end, is_open = _tail(folded, begin, part[-1].time.end)
    repeats = list(dict.fromkeys(r for one in part for r in one.time.repeats))
    if not repeats:
        if not atoms:
            return []
        if is_open:
            atoms[-1] = replace(atoms[-1], last=None, end=end)
        atoms[-1] = replace(atoms[-1], end=max(end, atoms[-1].end))
        return [_expression(folded, atom, None, begin) for atom in atoms]
    known = [r for r in repeats if r]
    if len(known) > 1:
        return _series(folded, part[0].time, begin, known)
    only = atoms[0] if len(atoms) == 1 and atoms[0].rule != "time.this-year" else None
    whole = _Atom(
        begin,
        end,
        only.first if only else None,
        only.last if only else None,
        "recurrence" if known != ["ongoing"] else "ongoing",
        next(one.time.rule for one in part if one.time.repeats),
        only.bound if only else bound,
    )
    return [_expression(folded, whole, known[0] if known else None, begin, has_date=bool(atoms) or len(part) > 1)]


def _series(folded: str, time: _Time, begin: int, values: list[str]) -> list[_Expression]:
    """A series of recurrences ("hằng tháng, quý, năm") as one deadline each."""
    made: list[_Expression] = []
    at = begin
    for value in values:
        hits = [h for h in rule(_NAME, f"recur.{value}").regex.finditer(folded, 0, time.end) if h.end() > max(at, time.start)]
        end = hits[0].end()
        made.append(_expression(folded, _Atom(at, end, None, None, "recurrence", time.rule, ""), value, begin))
        more = re.compile(r"[\s,;]*(?:và|hoặc)?\s*").match(folded, end)
        at = more.end() if more else end
    return made


def _expression(folded: str, atom: _Atom, recurrence: str | None, opening: int, *, has_date: bool = False) -> _Expression:
    start = atom.start
    glue = _search("lead.glue", folded[start : atom.end])
    if glue and not folded[start + glue.end()].isdigit():
        start += glue.end()
    deadline = Deadline(
        start,
        atom.end,
        atom.first.isoformat() if atom.first else None,
        atom.last.isoformat() if atom.last else None,
        recurrence,
        atom.rule,
    )
    return _Expression(deadline, atom.unit, atom.bound, has_date, folded[atom.start : atom.end], min(opening, start))


def _atoms(folded: str, part: list[_Joined], plan_year: int | None) -> list[_Atom]:
    """The stretches of days of a part: ranges joined, neighbours in a list merged, bounds applied."""
    periods = _with_years([p for one in part for p in one.time.periods], plan_year)
    atoms: list[_Atom] = []
    bounds: list[str] = []
    for before, one in zip([None, *part], part, strict=False):
        time = one.time
        if not time.periods:
            continue
        begin, bound = _lead(folded, time.start)
        if time.rule == "time.end-of-year":
            bound = bound or "last"
        mine, periods = periods[: len(time.periods)], periods[len(time.periods) :]
        if one.joint == "list" and not bound and bounds:
            bound = bounds[-1]
        days = [(_day(p.year, p.first), _day(p.year, p.last)) for p in mine]
        if time.is_range:
            days = [(days[0][0], days[-1][1])]
            bound = "range" if bound == "start" else bound
        made = [_Atom(begin, time.end, first, last, time.unit, time.rule, bound) for first, last in days]
        if one.joint == "range" and atoms:
            opening = atoms[-1]
            made[0] = replace(made[0], start=opening.start, first=opening.first, bound="range")
            if opening.first and made[0].last and opening.first > made[0].last:
                made[0] = replace(made[0], first=None, last=None)
            bounds.pop()
            atoms.pop()
        elif one.joint == "nest" and before and before.time.periods:
            made[0] = replace(made[0], start=atoms[-1].start)
            bounds.pop()
            atoms.pop()
        atoms += made
        bounds += [atom.bound for atom in made]
    merged: list[_Atom] = []
    for atom in atoms:
        previous = merged[-1] if merged else None
        if previous and previous.last and atom.first == previous.last + timedelta(days=1) and previous.bound in ("", "within", "plain"):
            merged[-1] = replace(previous, end=atom.end, last=atom.last)
        else:
            merged.append(atom)
    return [bounded for bounded in map(_bounded, merged) if bounded.first or bounded.last or plan_year is None or bounded.bound == "vague"]


def _bounded(atom: _Atom) -> _Atom:
    match atom.bound:
        case "before" if atom.unit != "day" and atom.first:
            return replace(atom, first=None, last=atom.first - timedelta(days=1))
        case "before" | "end" | "last":
            return replace(atom, first=None)
        case "start":
            return replace(atom, last=None)
        case "vague":
            return replace(atom, first=None, last=None)
    return atom


def _with_years(periods: list[_Period], plan_year: int | None) -> list[_Period]:
    """Years filled in: from the next period that has one, else from the one before, else the plan's."""
    made = [replace(p, year=plan_year + p.shift) if p.shift and plan_year else p for p in periods]
    periods = list(made)
    year: int | None = None
    for i in range(len(made) - 1, -1, -1):
        year = made[i].year or year
        if made[i].year is None and year:
            later = made[i + 1]
            crosses = made[i].first > later.first and periods[i + 1].year is not None
            made[i] = replace(made[i], year=(later.year or year) - 1 if crosses else later.year)
    year = plan_year
    for i, one in enumerate(made):
        if one.year is None and year:
            crosses = i > 0 and periods[i - 1].year is not None and one.first < made[i - 1].first
            made[i] = replace(one, year=year + 1 if crosses else year)
        year = made[i].year or year
    return made


def _day(year: int | None, month_day: tuple[int, int]) -> date | None:
    """The date; None without a year or where the calendar has no such day."""
    month, day = month_day
    if year is None or not 1 <= month <= 12:
        return None
    if day > monthrange(year, month)[1]:
        return None
    return date(year, month, day or monthrange(year, month)[1])


def _lead(folded: str, start: int) -> tuple[int, str]:
    """Where the words that lead to a time begin, and its bound: that of the word nearest to the time that has one."""
    bound = ""
    while True:
        best: tuple[int, str] | None = None
        for identity, one in rules(_NAME).items():
            if identity.startswith("lead.") and one.value:
                # A few characters beyond, for rules that look at what follows.
                for hit in one.regex.finditer(folded, max(0, start - 40), start if one.terms else start + 8):
                    gap = folded[hit.end() : start]
                    is_adjacent = hit.end() <= start and not gap.strip(" ,:(") and "\n" not in gap
                    if is_adjacent and (best is None or hit.start() < best[0]):
                        best = (hit.start(), str(one.value))
        if best is None:
            return start, bound
        start = best[0]
        if not bound and best[1] != "plain":
            bound = best[1]


def _tail(folded: str, begin: int, end: int) -> tuple[int, bool]:
    """Where the expression ends after "và các năm tiếp theo" and a bracket that it opened, and whether it is open."""
    is_open = False
    hit = _search("tail.open", folded[end:])
    if hit:
        end, is_open = end + hit.end(), True
    if folded.count("(", begin, end) > folded.count(")", begin, end) and folded[end : end + 1] == ")":
        end += 1
    return end, is_open


# ---- Which of them are the time of the work ----------------------------------------------------------------------------


def _is_of_work(folded: str, one: _Expression, plan_year: int | None) -> bool:
    """Does an expression in running text say when the work is due? Decided by what stands right before and after it."""
    deadline = one.deadline
    before, after = folded[: one.opening], folded[deadline.end :]
    years = [int(day[:4]) for day in (deadline.start_on, deadline.due_on) if day]
    if plan_year and years and max(years) < plan_year:
        return False
    if _search("not.before", before) or _search("not.after-done", after):
        return False
    opens_clause = bool(_search("clause.start", before))
    match one.unit:
        case "ongoing":
            return bool(_search("alone", before) and _search("alone.after", after))
        case "recurrence":
            return one.has_date or opens_clause or bool(one.bound) or not _search("not.noun", before)
        case "year" if one.bound == "end" and _search("horizon", _words_before_number(one.lead)):
            return bool(_search("cue.finish", before))
    is_bare = one.bound in ("vague", "") or bool(rule(_NAME, "lead.last").regex.match(one.lead))
    if _search("not.after", after) and not _search("cue.target", before):
        return False
    if is_bare and deadline.rule == "time.day.short":
        return False
    if is_bare and not opens_clause:
        closes = _search("cue.clause", before) and _search("clause.end", after)
        return one.unit not in ("year", "half") and bool(closes or _search("cue.work", before))
    return not _search("not.done", before)


def _words_before_number(lead: str) -> str:
    hit = re.search(r"(?i)năm\s*\d", lead)
    return lead[: hit.start()] if hit else ""


# ---- The plan's year -----------------------------------------------------------------------------------------------------


def plan_year(title: str | None, issued_on: str | None) -> int | None:
    """The year that a plan is for: the one its title gives for its period, if not before the year of issue, else that of issue.

    Horizons in a title ("đến năm 2035", "tầm nhìn 2050") and programme periods ("giai đoạn 2031-2035") are not its year.
    """
    issued = int(issued_on[:4]) if issued_on and issued_on[:4].isdigit() else None
    folded = fold(title or "")
    for identity in ("title.citation", "title.other"):
        folded = rule(_NAME, identity).regex.sub(" ", folded)
    named = [int(hit["y"]) for hit in rule(_NAME, "title.year").regex.finditer(folded)]
    for year in reversed(named):
        if issued is None or year >= issued:
            return year
    return issued
