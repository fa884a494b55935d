"""Reads the times of a text: dates, periods and recurrences, and the expressions that they form together.

Times are found one by one; those that only a joint keeps apart ("từ ... đến ...", "15/6 và 15/11", "hằng năm (trước ngày
10/12)") form one expression. Whether an expression is a deadline is for `extract.tagging.deadlines` to say. Every word
stands in `patterns/deadlines.yaml`; all texts here are folded.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Self

from extract.patterns import Rule, rule, rules
from extract.scanning import Family

_NAME = "deadlines"
_WORD_BEFORE = re.compile(r"(\w+)[ ,:(]*+$")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_LEAST_YEAR = 1000
_LISTED = ("month", "quarter")
_ONLY_IN_CELLS = ("time.year.bare", "time.this-year")
_REPEATING = (
    "recur.series", "recur.half-and-year", "recur.season", "recur.bracketed", "recur.times", "recur.end-of-quarter", "recur.last-month",
    "recur.of-month", "recur.ongoing",
)  # fmt: skip
_REPEATS = ("recur.daily", "recur.weekly", "recur.quarterly", "recur.none", "recur.monthly", "recur.yearly")


def search(identity: str, text: str) -> re.Match[str] | None:
    """The first hit of a rule of `patterns/deadlines.yaml`."""
    return rule(_NAME, identity).regex.search(text)


@cache
def _among(kind: str) -> tuple[Rule, ...]:
    """The rules whose id starts with a word, in the order of the file."""
    return tuple(one for one in rules(_NAME).values() if one.id.startswith(kind))


@dataclass(frozen=True, slots=True)
class Expression:
    """A time or several that say one thing.

    Attributes:
        start: Offset of its first word ("trước", "từ", "định kỳ" ... or the time itself).
        end: Offset after its last character.
        opening: Where the list begins that it is an entry of ("trước ngày 15/6 và 15/11"); else `start`.
        first: First day, if it has one.
        last: Last day, if it has one.
        recurrence: yearly, quarterly, monthly, weekly, daily, ongoing, or None.
        unit: What it is made of: day, month, quarter, half, year, recurrence, ongoing.
        bound: What its leading word makes of it: before, end, last, start, within, range, vague, or "" for none.
        has_date: Does a recurrence come with a day?
        rule: Identity of the pattern that found the time.
    """

    start: int
    end: int
    opening: int
    first: date | None
    last: date | None
    recurrence: str | None
    unit: str
    bound: str
    rule: str
    has_date: bool = False


class TwoYears(int):
    """A school year or a season of two calendar years, as a number the first of them.

    Attributes:
        turns: First month that is of the first year; those before it are of the second.
    """

    turns: int

    def __new__(cls, first: int, turns: int) -> Self:
        """Years `first` and `first` + 1, which meet before month `turns`."""
        made = super().__new__(cls, first)
        made.turns = turns
        return made


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
class _Joined:
    """A time with what joins it to the time before it in its part: range, list, nest; "" for the first."""

    time: _Time
    joint: str


def expressions(folded: str, plan_year: int | None, *, in_cell: bool) -> list[Expression]:
    """All expressions of time in a folded text, in order.

    Args:
        folded: The text, folded.
        plan_year: The year of dates that name none; may be `TwoYears`.
        in_cell: Is it a time column's cell, where "2031" alone is a year?
    """
    made: list[Expression] = []
    for part in _parts(folded, _times(folded, in_cell=in_cell)):
        made += _read_part(folded, part, plan_year)
    return made


# ---- Single times ----------------------------------------------------------------------------------------------------


def _times(folded: str, *, in_cell: bool) -> list[_Time]:
    """The times of a text, the longest where they overlap."""
    dated, family = _sought(in_cell=in_cell)
    found = family.hits(folded)
    hits = [_shifted(folded, _dated(one, hit)) for one, own in zip(dated, found, strict=False) for hit in own]
    for identity, own in zip(_REPEATING, found[len(dated) :], strict=True):
        hits += [_Time(*h.span(), "recurrence", identity, repeats=_repeats(rule(_NAME, identity), h[0])) for h in own]
    kept: list[_Time] = []
    for time in sorted(hits, key=lambda t: (t.start, -t.end)):
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
    return kept


@cache
def _sought(*, in_cell: bool) -> tuple[tuple[Rule, ...], Family]:
    """The rules for single times, and these together with those for recurrences."""
    dated = tuple(one for one in _among("time.") if in_cell or one.id not in _ONLY_IN_CELLS)
    return dated, Family([*(one.regex for one in dated), *(rule(_NAME, identity).regex for identity in _REPEATING)])


def _dated(one: Rule, hit: re.Match[str]) -> _Time:
    """What a hit of a time rule says."""
    printed, unit = hit[0], str(one.value)
    figures = re.findall(r"\d+", printed)
    year = int(figures.pop()) if figures and len(figures[-1]) == 4 and unit != "year" else None
    numbers = [int(n) for n in figures]
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
            months = numbers[0] if numbers else 6
            is_last = search("half.second", printed)
            periods = [_Period(year, (13 - months, 1), (12, 0)) if is_last else _Period(year, (1, 1), (months, 0))]
        case "year":
            years = [n for n in numbers if n >= _LEAST_YEAR]  # "02 năm 2031 - 2032"
            periods = [_Period(y, (1, 1), (12, 0)) for y in years] or [_Period(None, (1, 1), (12, 0))]
    is_range = len(periods) > 1 and bool(search("and.range", printed))
    return _Time(*hit.span(), unit, one.id, tuple(periods), is_range=is_range)


def _shifted(folded: str, time: _Time) -> _Time:
    """The time with "năm sau", "năm trước" that follows it."""
    for identity in ("year.next", "year.previous"):
        hit = search(identity, folded[time.end : time.end + 30])
        if hit and time.periods and time.unit != "year" and time.periods[0].year is None:
            shift = int(rule(_NAME, identity).value or 0)
            return replace(time, end=time.end + hit.end(), periods=tuple(replace(p, shift=shift) for p in time.periods))
    return time


def _repeats(one: Rule, printed: str) -> tuple[str | None, ...]:
    """The recurrences that a hit names, in order; None for a period without a value of its own (six months)."""
    if one.value:
        return (str(one.value),)
    named: list[tuple[int, int, str | None]] = []
    for identity in _REPEATS:
        value = rule(_NAME, identity)
        for hit in value.regex.finditer(printed):
            if not any(start < hit.end() and hit.start() < end for start, end, _ in named):
                named.append((*hit.span(), str(value.value) if value.value else None))
    order = [value for _, _, value in sorted(named, key=lambda n: n[0])]
    known = [value for value in dict.fromkeys(order) if value]
    return tuple(known) or (None,)


# ---- Times that belong together --------------------------------------------------------------------------------------


def _parts(folded: str, times: list[_Time]) -> list[list[_Joined]]:
    """The times that belong together: those between which only a joint stands, cut where a second recurrence begins."""
    groups: list[list[_Joined]] = []
    for time in times:
        joint = _joint(folded, groups[-1][-1].time, time) if groups else ""
        if joint:
            groups[-1].append(_Joined(time, joint))
        else:
            groups.append([_Joined(time, "")])
    return [part for group in groups for part in (_told_apart(folded, group) or _cut(group))]


def _joint(folded: str, before: _Time, time: _Time) -> str:
    gap = folded[before.end : time.start]
    if search("tail.open", folded[before.end :]):
        return ""
    if before.periods and time.periods and search("joint.range", gap):
        return "range"
    if search("joint.list", gap):
        return "" if _is_new(folded, before, time, gap) else "list"
    told = before.repeats or time.repeats or "day-of" in (before.unit, time.unit) or before.rule == "time.end-of-year"
    return "nest" if (told or "(" in gap) and search("joint.nest", gap) else ""


def _is_new(folded: str, before: _Time, time: _Time, gap: str) -> bool:
    """Does a rhythm begin that has nothing to do with the day before it ("trước 15/7/2031; định kỳ ngày 25 hằng tháng")?"""
    if not before.periods or before.rule == "time.end-of-year" or ")" in gap:
        return False
    if time.unit == "day-of" or (";" in gap and search("joint.rhythm", gap)):
        return True
    if time.rule == "recur.ongoing":
        return ";" in gap or "và" in gap
    is_closed = before.periods[-1].year is not None and _lead(folded, before.start)[1] != "start"
    return time.rule in ("recur.series", "recur.times") and (is_closed or ";" in gap)


def _told_apart(folded: str, group: list[_Joined]) -> list[list[_Joined]]:
    """The days of the half-year's and the year's report where nothing says that they come back each year; else nothing."""
    times = [one.time for one in group]
    repeats = [time for time in times if time.repeats]
    days = [time for time in times if time.unit == "day"]
    values = {value for time in repeats for value in time.repeats}
    is_each_dated = bool(days) and len(repeats) == len(days) == len(times) - len(days)
    if not is_each_dated or values - {None, "yearly"} or repeats[-1].rule != "recur.bracketed":
        return []
    if any(search("every", folded[time.start : time.end]) for time in repeats):
        return []
    return [[_Joined(day, "")] for day in days]


def _cut(group: list[_Joined]) -> list[list[_Joined]]:
    """A group in parts of one recurrence each: "hằng quý (ngày 25) và hằng năm (trước 15/12)" are two."""
    parts: list[list[_Joined]] = [[]]
    seen: set[str | None] = set()
    for one in group:
        fresh = set(one.time.repeats)
        # Six months and the year are one rhythm of reports: "6 tháng (trước 15/6), năm (trước 15/12)".
        if fresh and seen - {None} and not fresh <= seen:
            open_part = parts[-1]
            at = next((i for i in range(len(open_part) - 1, 0, -1) if open_part[i].joint == "list"), len(open_part))
            if one.joint == "list" or any(j.time.repeats for j in open_part[at:]):
                at = len(open_part)
            parts[-1:] = [open_part[:at], open_part[at:]]
            seen = set()
        seen |= fresh
        parts[-1].append(one)
    return parts


# ---- What a part says ------------------------------------------------------------------------------------------------


def _read_part(folded: str, part: list[_Joined], plan_year: int | None) -> list[Expression]:
    """The expressions of a part: one for a recurrence with its day, else one for each stretch of days."""
    repeats = list(dict.fromkeys(r for one in part for r in one.time.repeats))
    dated = _stretches(folded, part, plan_year, is_once=not repeats)
    begin, bound = _lead(folded, part[0].time.start)
    end, is_open = _tail(folded, begin, part[-1].time.end)
    if folded[:begin].endswith("(") and folded.count(")", begin, end) > folded.count("(", begin, end):
        begin -= 1
    known = [r for r in repeats if r]
    if not repeats:
        if dated:
            dated[-1] = replace(dated[-1], end=max(end, dated[-1].end), last=None if is_open else dated[-1].last)
        return [_unglued(folded, replace(one, opening=begin)) for one in dated]
    whole = Expression(
        start=begin,
        end=end,
        opening=begin,
        first=None,
        last=None,
        recurrence=known[0] if known else None,
        unit="ongoing" if known == ["ongoing"] else "recurrence",
        bound=bound,
        rule=next(one.time.rule for one in part if one.time.repeats),
        has_date=len(part) > 1,
    )
    if len(known) > 1:
        return [_unglued(folded, one) for one in _series(folded, whole, part[0].time.start, part[-1].time.end, known)]
    # Several days of one recurrence leave the recurrence alone; so does "thường xuyên trong năm".
    if len(dated) == 1 and dated[0].rule != "time.this-year":
        whole = replace(whole, first=dated[0].first, last=dated[0].last, bound=dated[0].bound)
    return [_unglued(folded, whole)]


def _series(folded: str, whole: Expression, start: int, stop: int, values: list[str]) -> list[Expression]:
    """A series of recurrences ("hằng tháng, quý, năm") as one expression each; whole where they do not stand one by one."""
    made: list[Expression] = []
    at = whole.start
    for value in values:
        hits = rule(_NAME, f"recur.{value}").regex.finditer(folded, 0, stop)
        end = next((hit.end() for hit in hits if hit.end() > max(at, start)), None)
        if end is None:
            return [whole]
        made.append(replace(whole, start=at, end=end, recurrence=value, has_date=False))
        between = search("joint.words", folded[end:])
        at = end + (between.end() if between else 0)
    return made


def _unglued(folded: str, one: Expression) -> Expression:
    """Without leading words that belong to the sentence ("là", "dự kiến", "các")."""
    glue = search("lead.glue", folded[one.start : one.end])
    if not glue or folded[one.start + glue.end()].isdigit():
        return one
    return replace(one, start=one.start + glue.end(), opening=min(one.opening, one.start))


def _stretches(folded: str, part: list[_Joined], plan_year: int | None, *, is_once: bool) -> list[Expression]:
    """The stretches of days of a part: ranges joined, neighbours in a list merged, bounds applied."""
    periods = _with_years([p for one in part for p in one.time.periods], plan_year)
    made: list[Expression] = []
    bound = ""
    for i, one in enumerate(part):
        time = one.time
        if not time.periods:
            continue
        begin, own = _lead(folded, time.start)
        bound = own or (bound if one.joint == "list" else "")
        if time.rule == "time.end-of-year":
            bound = bound or "last"
        days = [(_day(p.year, p.first), _day(p.year, p.last)) for p in periods[: len(time.periods)]]
        periods = periods[len(time.periods) :]
        if time.is_range:
            days = [(days[0][0], days[-1][1])]
        kind = "range" if time.is_range and bound == "start" else bound
        fresh = [Expression(begin, time.end, begin, a, z, None, time.unit, kind, time.rule) for a, z in days]
        if one.joint == "range" and made:
            opening = made.pop()
            fresh[0] = replace(fresh[0], start=opening.start, first=opening.first, bound="range")
        elif one.joint == "nest" and made and part[i - 1].time.periods:
            fresh[0] = replace(fresh[0], start=made.pop().start)
        made += fresh
    return [_bounded(one) for one in _merged(made, is_once=is_once)]


def _merged(stretches: Sequence[Expression], *, is_once: bool) -> list[Expression]:
    """Stretches that follow each other without a day between them as one: "quý II, quý III", "ngày 26, 27/12".

    Months or quarters that are listed and do not come back are one as well, from the first to the last: "tháng 6 và tháng 9".
    """
    made: list[Expression] = []
    for one in stretches:
        last = made[-1] if made else None
        follows = last and last.last and one.first == last.last + timedelta(days=1) and last.bound in ("", "within")
        is_listed = is_once and last and one.unit == last.unit in _LISTED and {one.bound, last.bound} <= {"", "within"}
        if last and (follows or (is_listed and last.last and one.first and one.first > last.last)):
            made[-1] = replace(last, end=one.end, last=one.last)
        else:
            made.append(one)
    return made


def _bounded(one: Expression) -> Expression:
    """The stretch with what its leading word leaves of it."""
    match one.bound:
        case "before" if one.unit != "day" and one.first:
            return replace(one, first=None, last=one.first - timedelta(days=1))
        case "before" | "end" | "last":
            return replace(one, first=None)
        case "start":
            return replace(one, last=None)
        case "vague":
            return replace(one, first=None, last=None)
        case "range" if one.first and one.last and one.first > one.last:
            return replace(one, first=None, last=None)
    return one


def _with_years(periods: list[_Period], plan_year: int | None) -> list[_Period]:
    """Years filled in: from the next period that has one, else from the one before, else the plan's.

    "tháng 11 - tháng 2/2032" begins in 2031, "tháng 11/2031 - tháng 2" ends in 2032.
    """
    told = [replace(p, year=plan_year + p.shift) if p.shift and plan_year else p for p in periods]
    made = list(told)
    for i in range(len(made) - 2, -1, -1):
        later = made[i + 1]
        if made[i].year is None and later.year:
            crosses = made[i].first > later.first and told[i + 1].year is not None
            made[i] = replace(made[i], year=later.year - crosses)
    year = plan_year
    for i, one in enumerate(made):
        if one.year is None and isinstance(year, TwoYears):
            is_whole = (one.first[0], one.last[0]) == (1, 12)
            made[i] = replace(one, year=year + (one.first[0] < year.turns and not is_whole))
            continue
        elif one.year is None and year:
            crosses = i > 0 and told[i - 1].year is not None and one.first < made[i - 1].first
            made[i] = replace(one, year=year + crosses)
        year = made[i].year or year
    return made


def _day(year: int | None, month_day: tuple[int, int]) -> date | None:
    """The date; None without a year or where the calendar has no such day."""
    month, day = month_day
    if year is None or not 1900 <= year <= 2100:
        return None
    length = monthrange(year, month)[1]
    return date(year, month, day or length) if day <= length else None


# A part asks for its own, and each of its stretches.
@lru_cache(maxsize=1 << 8)
def _lead(folded: str, start: int) -> tuple[int, str]:
    """Where the words that lead to a time begin, and its bound: that of the word nearest to the time that has one."""
    bound = ""
    while True:
        best: tuple[int, str] | None = None
        nearest = _WORD_BEFORE.search(folded, max(0, start - 40), start)
        is_word = nearest is not None and nearest[1].lower() in _last_words()
        for one in _among("lead."):
            if not one.value or (one.terms and not is_word):
                continue
            # A pattern may look at what follows the word, a term not.
            for hit in one.regex.finditer(folded, max(0, start - 40), start if one.terms else start + 8):
                gap = folded[hit.end() : start]
                is_adjacent = hit.end() <= start and not gap.strip(" ,:(") and "\n" not in gap
                if is_adjacent and (best is None or hit.start() < best[0]):
                    best = (hit.start(), str(one.value))
        if best is None:
            return start, bound
        start = best[0]
        # "chậm nhất vào ngày 5/6": the first word decides.
        if best[1] != "plain" and (not bound or (bound == "within" and best[1] in ("before", "end", "start"))):
            bound = best[1]


@cache
def _last_words() -> frozenset[str]:
    """The words with which the terms that lead to a time end."""
    return frozenset(term.split()[-1].lower() for one in _among("lead.") if one.value for term in one.terms)


def _tail(folded: str, begin: int, end: int) -> tuple[int, bool]:
    """Where the expression ends after "và các năm tiếp theo" and a bracket that it opened, and whether it is open."""
    hit = search("tail.open", folded[end:])
    if hit:
        end += hit.end()
    if folded.count("(", begin, end) > folded.count(")", begin, end) and folded[end : end + 1] == ")":
        end += 1
    return end, hit is not None
