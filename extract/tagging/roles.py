"""Who does what in a sentence: leads (subjects, orders), coordinating units and receivers of reports.

A sentence is read clause by clause. A lead is a list of units that an order governs ("Giao X ...") or that stands as the subject
of a verb to come; a unit behind a preposition or a verb of its own is an object and has no role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.folding import UPPER
from extract.patterns import Rule, rules
from extract.tagging.units import (
    UnitList,
    UnitMention,
    begins_any_group,
    begins_group,
    begins_opening,
    begins_unit,
    is_place,
    is_verb,
    names_unit,
    read_list,
    unit_starts,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one sentence says about roles.

    Attributes:
        start: Offset of the sentence.
        end: Its end.
        leads: Units that do it, in reading order.
        coordinates: Units to coordinate with.
        reports: Units that receive the result.
        is_order: The leads come from an order ("Giao X", "Đề nghị X"), not from a subject.
        label_end: Offset after "X:" where the sentence opens with a unit label; `start` where it does not.
        is_aside: The leads stand alone in closing brackets: less is sure of them than of a unit that the item stands below.
    """

    start: int
    end: int
    leads: tuple[UnitMention, ...]
    coordinates: tuple[UnitMention, ...]
    reports: tuple[UnitMention, ...]
    is_order: bool
    label_end: int
    is_aside: bool = False


@cache
def _rule(identity: str) -> Rule:
    return rules("roles")[identity]


def _is(identity: str, words: str) -> bool:
    """Does a rule hold for these words?"""
    return _rule(identity).regex.search(words) is not None


_SENTENCE = re.compile(rf"[.!?…]\s+(?=[{UPPER}\"(])|\n")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of `text[start:end]` as offsets; a point after an abbreviation or a number ends none."""
    at = start
    for hit in _SENTENCE.finditer(text, max(start - 1, 0), end):
        stop = hit.start() + (hit[0][0] != "\n")
        if _rule("sentence.abbreviation").regex.search(text[max(at, stop - 8) : stop]):
            continue
        if stop > at:
            yield at, stop
        at = hit.end()
    if at < end:
        yield at, end


def read_statements(text: str, start: int, end: int) -> tuple[Statement, ...]:
    """The statements of an item, one a sentence.

    Args:
        text: Folded text.
        start: Where the item begins, after its marker.
        end: Where it ends.
    """
    return tuple(read_statement(text, a, b) for a, b in sentences(text, start, end))


def read_statement(text: str, start: int, end: int) -> Statement:
    """The roles in one sentence of folded text."""
    leads: list[UnitMention] = []
    is_order, label_end = False, start
    for a, b in _clauses(text, start, end):
        found = _subject(text, a, b, start)
        if found:
            units, ordered, after = found
            leads += [u for u in units.units if u.text not in {x.text for x in leads}]
            is_order = is_order or ordered
            if a == start and text[after : after + 1] == ":":
                label_end = after + 1
    is_aside = not leads and bool(leads := _aside(text, start, end))
    leads = leads or _bracketed(text, start, end)
    helpers = _helpers(text, start, end)
    leads = [unit for unit in leads if unit.spans not in {one.spans for one in helpers}]
    coordinates = _distinct(sorted((*_coordinates(text, start, end), *helpers), key=lambda unit: unit.spans[0].start))
    partners = {unit.spans for unit in coordinates}
    leads = [unit for unit in leads if unit.spans not in partners]
    reports = _reports(text, start, end)
    return Statement(start, end, tuple(leads), tuple(coordinates), tuple(reports), is_order, label_end, is_aside)


_COMMA = re.compile(r",\s+")
_OPENING = 600  # characters in which an adverbial opening and the first of its subjects stand
_SEMICOLON = r";\s+(?:và\s+)?"
# "Công tác chuẩn bị vật tư: Phòng A chuẩn bị ...": the subject stands behind the topic.
_TOPIC = re.compile(r"[^:.;]{4,100}:\s+")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(f"{_SEMICOLON}|{_rule('clause.also').expression}")


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    topic = _TOPIC.match(text, start, end) if text.find(":", start, end) >= 0 else None
    if topic and _is("topic.concludes", topic[0]):
        at, topic = topic.end(), None
    if topic and _is("topic.lists", topic[0]):
        topic = None
    opens = read_list(text, topic.end(), limit=end) if topic and begins_unit(text, topic.end()) else None
    if topic and opens and (not names_unit(text, start, topic.end()) or _opens_work(text, start, topic, opens)):
        yield start, topic.end()
        at = topic.end()
    for hit in _clause().finditer(text, at, end):
        # "Phòng A; Trung tâm B đẩy mạnh ..." is one list of subjects, not two clauses.
        if text.count("(", at, hit.start()) > text.count(")", at, hit.start()):
            continue
        if _in_list(text, at, hit, end) if hit[0].startswith(";") else not _acts(text, hit.end(), end):
            continue
        yield at, hit.start()
        at = hit.end()
    if at < end:
        yield at, end


def _in_list(text: str, at: int, sign: re.Match[str], end: int) -> bool:
    """Does a semicolon stand between units that open a clause, behind its adverbial opening too, or that are ordered in it?"""
    orders = (
        order.end()
        for order in _rule("order").regex.finditer(text, at, sign.start())
        if _is("order.by_any", order[0].strip(" :")) and not _is("order.past", text[at : order.start()])
    )
    behind: tuple[int, ...] = ()
    if sign.start() - at < _OPENING and _rule("intro").regex.match(text, at, sign.start()):
        behind = tuple(hit.end() for hit in _COMMA.finditer(text, at, sign.start()) if begins_unit(text, hit.end()))[
            -3:
        ]
    lists = (read_list(text, begin, limit=end) for begin in (_skip_openers(text, at, end), *orders, *behind))
    return any(one is not None and one.start <= sign.start() and sign.end() < one.end for one in lists)


def _acts(text: str, at: int, end: int) -> bool:
    """Does a unit stand at `at` as the subject of a verb?"""
    units = read_list(text, at, limit=end) if begins_unit(text, at) else None
    if units is None or not is_verb(units.ended_by) or rules("units")["after.name"].regex.match(units.ended_by):
        return False
    return _is_subject(text, units, end, opening=False)


def _opens_act(text: str, at: int, end: int) -> bool:
    """Does a colon with a verb behind it stand at `at`?"""
    said = text[at + 1 : min(end, at + 60)].lower().split()
    return text[at : at + 1] == ":" and any(is_verb(" ".join(said[:count]).strip(" ,.;")) for count in (1, 2, 3))


def _opens_work(text: str, start: int, topic: re.Match[str], units: UnitList) -> bool:
    """`Bồi dưỡng 50 cán bộ thôn: Phòng Nội vụ chủ trì ...`: does a topic that only mentions people stand before the subject?"""
    return not begins_opening(text, start) and not _rule("order").regex.match(text, start) and _strong(text, units)


def _subject(text: str, start: int, end: int, sentence: int) -> tuple[UnitList, bool, int] | None:
    """The units that do the work of a clause: (units, given by an order?, where they end)."""
    at = _skip_openers(text, start, end)
    if found := _ordered(text, at, end):
        return found[0], True, found[1]
    if (hit := _rule("addressed").regex.match(text, at, end)) and begins_unit(text, hit.end()):
        addressed = read_list(text, hit.end(), limit=end)
        if addressed and _opens_act(text, _after(text, addressed), end):
            return addressed, False, _after(text, addressed)
    units = _labelled(text, at, end)
    if units and _is_subject(text, units, end, opening=True):
        return _delegated(text, units, end) or (units, False, _after(text, units))
    if _rule("intro.reason").regex.match(text, at, end):
        return None
    intro = _rule("intro").regex.match(text, at, end)
    if inner := next(_order_inside(text, at, end), None):
        return inner
    if not intro and at == start:
        # A subject that stands later in a clause without an adverbial opening is that of a clause of its own.
        return _ordered_behind(text, at, end) or _agent(text, at, end)
    for where in _boundaries(text, start, at, end):
        units = read_list(text, where, limit=end, any_noun=True)
        if units and not _in_object(text, at, where, end) and _is_subject(text, units, end, opening=False):
            return _delegated(text, units, end) or (units, False, _after(text, units))
    return _agent(text, at, end)


def _ordered_behind(text: str, at: int, end: int) -> tuple[UnitList, bool, int] | None:
    """`Tiếp thu ý kiến cử tri, UBND huyện giao X ...`: an office that orders others, whatever opens the clause."""
    if not _rule("order").regex.search(text, at, end):
        return None
    free = at
    for where in _boundaries(text, at, at, end):
        units = read_list(text, where, limit=end) if where >= free else None
        if units and (found := _delegated(text, units, end)) and not _in_agent(text, at, where, end):
            return found
        free = units.end if units else free
    return None


def _in_agent(text: str, at: int, where: int, end: int) -> bool:
    """Does a unit stand in a list behind "do" ("nhiệm vụ do UBND huyện, UBND tỉnh giao")?"""
    lists = (read_list(text, hit.end(), limit=end) for hit in _rule("agent").regex.finditer(text, at, where))
    return any(one is not None and one.end > where for one in lists)


def _skip_openers(text: str, start: int, end: int) -> int:
    hit = _rule("opener").regex.match(text, start, end)
    return hit.end() if hit else start


def _ordered(text: str, at: int, end: int) -> tuple[UnitList, int] | None:
    """`Giao X ...` at the very beginning of a clause."""
    hit = _rule("order").regex.match(text, at, end)
    if not hit or not (text[at].isupper() or _is("order.plain", hit[0])):
        return None
    units = _told(text, hit.end(), end)
    if not units or _is("done", units.ended_by):
        return None
    units = _named_behind(text, units, end) or units
    return units, _after(text, units)


_LABEL = re.compile(r"[^:.;\n]{3,160}?(?=:(?!//|\d))")


def _labelled(text: str, at: int, end: int) -> UnitList | None:
    """The units that open a clause; before a colon ("Ban Thực hiện chính sách: ...") all of it, if no verb of a role is there."""
    plain = read_list(text, at, limit=end) or _bare_opening(text, at, end)
    hit = _LABEL.match(text, at, end) if text.find(":", at, end) >= 0 else None
    if not hit or (plain and plain.end >= hit.end()) or not begins_opening(text, at) or len(hit[0].split()) > 28:
        return plain
    if _rule("heading.verbs").regex.search(hit[0]):
        return plain
    units = read_list(text, at, limit=hit.end(), cell=True)
    return UnitList(at, hit.end(), units.units, ":") if units else plain


def _bare_opening(text: str, at: int, end: int) -> UnitList | None:
    """`Cơ quan y tế kiểm tra hồ sơ ...`: a group without its quantifier that opens a sentence and acts."""
    if not begins_opening(text, at) or _rule("bare_label").regex.match(text[at:end]):
        return None
    if text.find(":", at, min(end, at + 60)) >= 0:
        return None
    units = read_list(text, at, limit=end, any_noun=True)
    return units if units and is_verb(units.ended_by) else None


_SUPERIOR = ("peoples_committee", "post", "party", "ministry", "person", "school_or_hospital")


def _told(text: str, at: int, end: int) -> UnitList | None:
    """Who is told by an order that ends at `at`: units, a group, or those of an unknown noun who then act."""
    if begins_any_group(text, at) and not begins_unit(text, at):
        units = read_list(text, at, limit=end, any_noun=True)
        return units if units and is_verb(units.ended_by) and not _is("order.gives", units.ended_by) else None
    return read_list(text, at, limit=end, any_noun=begins_group(text, at))


def _delegated(text: str, units: UnitList, end: int) -> tuple[UnitList, bool, int] | None:
    """`UBND tỉnh yêu cầu các sở ...`: a body that orders others about leaves the work to them."""
    if len(units.units) > 1 or _is("several", units.units[0].text):
        return None
    adverb = _rule("order.adverb").regex.match(text, _after(text, units), end)
    hit = _rule("order").regex.match(text, adverb.end() if adverb else _after(text, units), end)
    found = _told(text, hit.end(), end) if hit else None
    if not hit or not found:
        return None
    orders = "order.by_superior" if units.units[0].kind in _SUPERIOR else "order.by_any"
    # "UBND huyện chỉ đạo Trung tâm Y tế chủ trì ...": who is told to lead leads, whoever says so by whatever verb.
    is_order = _is(orders, hit[0].strip(" :")) or _rule("chief").regex.match(text, found.end, end)
    return (found, True, _after(text, found)) if is_order else None


def _order_inside(text: str, start: int, end: int) -> Iterator[tuple[UnitList, bool, int]]:
    """`..., đề nghị X ...` inside a clause, where the order is not narrated or passive."""
    for hit in _rule("order").regex.finditer(text, start, end):
        verb, before = hit[0].strip(" :"), text[start : hit.start()]
        opens_clause = before.rstrip().removesuffix(" và").endswith((",", ";", ":"))
        if (
            _is("order.inner", verb)
            or (verb.lower().startswith("giao") and not opens_clause)
            or _is("order.past", before)
        ):
            continue
        known = begins_unit(text, hit.end()) or begins_group(text, hit.end())
        units = read_list(text, hit.end(), limit=end, any_noun=True) if known else None
        if units and units.ended_by and not _is("done", units.ended_by):
            yield units, True, _after(text, units)
            return


def _boundaries(text: str, clause: int, start: int, end: int) -> Iterator[int]:
    """Where a subject may begin after an adverbial opening: after a comma, or before a word that only subjects have."""
    seen = set()
    if clause < start and _is_bare_subject(text, clause, start, end):
        yield start
    for hit in _rule("boundary").regex.finditer(text[start:end]):
        where = start + hit.end()
        if where in seen:
            continue
        if hit[0].startswith(",") and _is_bare_subject(text, start, where, end):
            seen.add(where)
            yield where
        elif begins_unit(text, where):
            before = text[start : start + hit.start()]
            if _is("boundary.weak", hit[0]) and not _is("boundary.weak.after", before):
                continue
            seen.add(where)
            yield where
    if not _rule("strong").regex.may_be_in(text[start:end]):
        return
    free = start
    for at in unit_starts(text, start):
        if at >= end:
            return
        if at < free or at in seen or not (at == free or text[at - 1].isspace()):
            continue
        units = read_list(text, at, limit=end)
        if units and _strong(text, units) and not _rule("before.object").regex.search(text[max(start, at - 40) : at]):
            yield at
        free = max(units.end if units else at + 1, at + 1)


def _is_bare_subject(text: str, start: int, at: int, end: int) -> bool:
    """`Khi có dịch, nhà trường thông báo ...`: does a group without its quantifier act at `at`, behind no other group?"""
    if begins_unit(text, at) or not _rule("subject.bare").regex.match(text, at, end):
        return False
    if _is("subject.listed", text[start:at]):
        return False
    units = read_list(text, at, limit=end, any_noun=True)
    return units is not None and is_verb(units.ended_by)


def _in_object(text: str, start: int, where: int, end: int) -> bool:
    """Does a unit stand inside the list of those who are sent something ("gửi đến Thường trực HĐND, UBND ...")?"""
    for name in ("send", "report"):
        for hit in _rule(name).regex.finditer(text, start, where):
            at = _receiver(text, hit.end(), end, direct=True)
            sent = read_list(text, at, limit=end) if at is not None else None
            if sent and sent.start < where < sent.end:
                return True
    return False


def _strong(text: str, units: UnitList) -> bool:
    return _is("strong", text[units.end : units.end + 40])


def _after(text: str, units: UnitList) -> int:
    """The offset of the first character after a list and its brackets and blanks."""
    hit = re.compile(r"[\s,]*").match(text, units.end)
    return hit.end() if hit else units.end


def _is_subject(text: str, units: UnitList, end: int, *, opening: bool) -> bool:
    """Does a verb of work to be done (or the colon of a label) follow the list?"""
    after = _after(text, units)
    if after >= end:
        return False
    if text[after] == ":":
        return True
    if not units.ended_by or units.ended_by in '.?!\n"':
        return False
    if all(is_place(unit) for unit in units.units) and not is_verb(units.ended_by):
        return False
    return _rule("state" if opening else "not.act").regex.match(text, after, end) is None


def _agent(text: str, start: int, end: int) -> tuple[UnitList, bool, int] | None:
    """`do X chủ trì`, `do X phân công`: the agent of a passive."""
    for hit in _rule("agent").regex.finditer(text, start, end):
        units = read_list(text, hit.end(), limit=end)
        if units and begins_unit(text, hit.end()) and _is("agent.verb", text[units.end : end]):
            return units, False, _after(text, units)
    return None


def _bracketed(text: str, start: int, end: int) -> list[UnitMention]:
    """`Mở lớp tập huấn (Phòng A chủ trì, phối hợp với B)`: the lead of a sentence that names it only in brackets."""
    for hit in _rule("bracket").regex.finditer(text, start, end):
        close = text.find(")", hit.end(), end)
        units = read_list(text, hit.end(), limit=close if close >= 0 else end) if begins_unit(text, hit.end()) else None
        if units and (_rule("order").regex.search(hit[0]) or _is("bracket.verb", text[units.end : units.end + 40])):
            return list(units.units)
    return []


def _aside(text: str, start: int, end: int) -> list[UnitMention]:
    """`Công khai thư xin lỗi (Sở A, UBND cấp xã; quý II).`: the units that alone, or with a time, close a sentence in brackets."""
    hit = _rule("bracket.closing").regex.search(text, start, end)
    if not hit or not text[hit.start("said")].isupper() or _is("bracket.explains", text[start : hit.start()]):
        return []
    stop = hit.end("said")
    units = read_list(text, hit.start("said"), limit=stop) if begins_unit(text, hit.start("said")) else None
    if not units or text[units.end : stop].strip() or all(is_place(unit) for unit in units.units):
        return []
    # One unit behind another explains it: "báo cáo UBND tỉnh (Văn phòng)".
    at = len(text[: hit.start()].rstrip())
    before = (read_list(text, place, limit=at) for place in unit_starts(text[:at], start))
    explains = not hit["time"] and len(units.units) == 1 and any(one and one.end >= at for one in before)
    return [] if explains else list(units.units)


def _helpers(text: str, start: int, end: int) -> list[UnitMention]:
    """`X chủ trì, Y phối hợp thực hiện`: those whose own part is to help the lead."""
    helps = _rule("coordinate.subject").regex
    chief = _rule("chief").regex.search(text, start, end)
    if not chief:
        return []
    found: list[UnitMention] = []
    for hit in re.compile(r"[,;]\s+(?:và\s+)?").finditer(text, chief.end(), end):
        if not found or hit.end() > found[-1].spans[-1].end:
            units = read_list(text, hit.end(), limit=end) if begins_unit(text, hit.end()) else None
            if units and helps.match(text, _after(text, units), end):
                found += units.units
    return found


def _coordinates(text: str, start: int, end: int) -> list[UnitMention]:
    found: list[UnitMention] = []
    taken = -1
    for hit in _rule("coordinate").regex.finditer(text, start, end):
        if _rule("coordinate.past").regex.search(text[start : hit.start()]):
            continue
        # "với Sở A và các đơn vị liên quan; UBND các xã ...": a list that "và" has closed ends before the semicolon.
        closed = _rule("coordinate.closed").regex.match(text, hit.end(), end)
        units = read_list(text, hit.end(), limit=closed.end() if closed else end, any_noun=True)
        if units:
            units = _named_behind(text, units, end) or units
            found += units.units
            taken = units.end
    for hit in _rule("coordinate.of").regex.finditer(text, start, end):
        units = read_list(text, hit.end(), limit=end)
        found += units.units if units else ()
    for hit in _rule("coordinate.bare").regex.finditer(text, start, end):
        if hit.end() > taken and (begins_unit(text, hit.end()) or begins_group(text, hit.end())):
            units = read_list(text, hit.end(), limit=end, any_noun=True)
            if units:
                found += units.units
    together = _rule("coordinate.together").regex.match(text, start, end)
    if together and begins_unit(text, together.end()):
        units = read_list(text, together.end(), limit=end)
        # Of several, "Cùng với Sở A, Sở B rà soát", the last may be the subject.
        found += units.units if units and len(units.units) == 1 and "," not in units.units[0].text else ()
    found.sort(key=lambda unit: unit.spans[0].start)
    return _distinct(found)


def _named_behind(text: str, group: UnitList, end: int) -> UnitList | None:
    """The several units that a colon names behind their group ("phối hợp với các cơ quan: Sở A, Sở B")."""
    is_group = [unit.kind for unit in group.units] == ["group"]
    opened = _rule("names.follow").regex.match(text, group.end, end) if is_group else None
    named = read_list(text, opened.end(), limit=end) if opened and begins_unit(text, opened.end()) else None
    return named if named and len(named.units) > 1 else None


def _reports(text: str, start: int, end: int) -> list[UnitMention]:
    found: list[UnitMention] = []
    for name in ("report", "send"):
        for hit in _rule(name).regex.finditer(text, start, end):
            at = _receiver(text, hit.end(), end, direct=name == "report" or _is("directly", hit[0]))
            limit = _own_part(text, at, end) if at else end
            units = read_list(text, at, limit=limit, any_noun=_authority(text, at)) if at else None
            if units and (name == "report" or _is_office(units.units[0])):
                # "để báo cáo Sở A, UBND tỉnh đề nghị ...": who orders receives nothing.
                found += (
                    units.units[:-1] if len(units.units) > 1 and _is("order.by_any", units.ended_by) else units.units
                )
                found += _route(text, units.end, end)
    for hit in _rule("through").regex.finditer(text, start, end):
        close = text.find(")", hit.end(), end) if "(" in hit[0] else end
        units = read_list(text, hit.end(), limit=close if close >= 0 else end)
        if units:
            found += units.units
    found.sort(key=lambda unit: unit.spans[0].start)
    return _distinct(found)


def _own_part(text: str, at: int, end: int) -> int:
    """The semicolon behind which another unit acts ("gửi Sở A; Sở B tổng hợp"), else `end`."""
    sign = re.compile(_SEMICOLON).search(text, at, end)
    return sign.start() if sign and _acts(text, sign.end(), end) else end


def _route(text: str, at: int, end: int) -> tuple[UnitMention, ...]:
    """`... về UBND huyện qua Phòng Nội vụ`: the unit through which the receiver gets it."""
    hit = _rule("route").regex.match(text[at:end])
    units = read_list(text, at + hit.end(), limit=end) if hit and begins_unit(text, at + hit.end()) else None
    return units.units if units else ()


_REACH = re.compile(r"(?:[^.;:()]|\([^()]{0,80}\)){0,260}")


def _receiver(text: str, at: int, end: int, *, direct: bool) -> int | None:
    """Where the receiver begins: right after the verb, or after the first preposition that a unit follows."""
    blank = re.compile(r"\s+").match(text, at, end)
    if blank and direct and (begins_unit(text, blank.end()) or _authority(text, blank.end())):
        return blank.end()
    reach = _REACH.match(text, at, end)
    for hit in _rule("toward").regex.finditer(text, at, reach.end() if reach else at):
        if begins_unit(text, hit.end()) or _authority(text, hit.end()):
            return hit.end()
    return None


def _is_office(unit: UnitMention) -> bool:
    """Things are sent to offices and named persons, not to the public or to groups in general."""
    return unit.kind not in ("group", "other") or _is("office.group", unit.text)


def _authority(text: str, at: int) -> bool:
    """`cấp có thẩm quyền`, `cơ quan chức năng`, `cấp trên`: receivers that no name has."""
    return _is("authority", text[at : at + 60])


def _distinct(units: list[UnitMention]) -> list[UnitMention]:
    kept: list[UnitMention] = []
    for unit in units:
        if all(unit.spans != other.spans for other in kept) and unit.text.casefold() not in {
            o.text.casefold() for o in kept
        }:
            kept.append(unit)
    return kept
