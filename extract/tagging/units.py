"""Units and lists of units: where a name begins, where the list ends, what stands in it.

The end of a list is the first word that no unit's name holds (a verb, mostly), as measured on 146 clauses; heads, posts,
groups and protected phrases come from `patterns/units.yaml`. Everything here works on folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extract.document import Span
from extract.folding import UPPER
from extract.patterns import alternation, rules
from extract.tagging.closing import first_verb

_BLANK = "\x00"
# The longest list of units in 193 documents has under 1,000 characters.
_LONGEST_LIST = 2000


@dataclass(frozen=True, slots=True)
class UnitMention:
    """One unit of a list.

    Attributes:
        text: The unit as printed, without brackets; a shared head is repeated (`UBND xã Đá Bạc`).
        spans: The characters it is made from, in order: one span, or the shared head and the name.
        kind: Kind of the unit, one of `records.UNIT_KINDS`.
        is_sure: False where only the part of speech told where the name ends.
    """

    text: str
    spans: tuple[Span, ...]
    kind: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class UnitList:
    """Units that stand side by side, from `start` to `end` of the text."""

    start: int
    end: int
    units: tuple[UnitMention, ...]
    ended_by: str = ""


@dataclass(frozen=True, slots=True)
class _Grammar:
    begin: re.Pattern[str]
    head: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    post: re.Pattern[str]
    group: re.Pattern[str]
    bare_group: re.Pattern[str]
    people: re.Pattern[str]
    whole: re.Pattern[str]
    stop: re.Pattern[str]
    domain: re.Pattern[str]
    own_noun: re.Pattern[str]
    name_end: re.Pattern[str]
    field_noun: re.Pattern[str]
    qualifier: re.Pattern[str]
    person: re.Pattern[str]
    place: re.Pattern[str]
    opening: re.Pattern[str]
    order_group: re.Pattern[str]
    whole_office: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    made = rules("units")
    heads = [r for r in made.values() if r.id.startswith("head.")]
    head = "|".join(f"(?:{r.expression})" for r in heads)
    post, quantifier = made["post"].expression, made["quantifier"].expression
    noun, people = made["group.noun"].expression, made["people"].expression
    many = rf"(?:(?i:{quantifier})(?:(?i:{noun})|(?i:{people})))"
    return _Grammar(
        begin=re.compile(rf"(?<!\w)(?:(?i:{quantifier})?(?:{post}|{head})|{many})"),
        head=re.compile(head),
        kinds=tuple((str(r.value), re.compile(rf"(?i:{quantifier})?(?:{r.expression})")) for r in heads),
        post=re.compile(post),
        group=re.compile(many),
        bare_group=re.compile(rf"(?i:{noun})"),
        people=re.compile(rf"(?i:{quantifier})?(?i:{people})"),
        whole=re.compile(
            "|".join(
                [
                    rf"(?i:{made['name.with_list'].expression})",
                    rf"(?i:{made['group.pair'].expression})",
                    rf"(?<=[Ss]ở )(?i:{made['domain'].expression})",
                    rf"(?<=[Pp]hòng )(?i:{made['domain'].expression})",
                    rf"(?<!thuộc Bộ )(?<=Bộ )(?i:{made['domain'].expression})",
                    rf"(?:(?<=[,;:]\s)|(?<=và\s)){made['domain'].expression}",
                    rf"(?i:{made['protected'].expression})",
                    r"[Cc]ác cấp|cùng cấp|cấp (?:có )?thẩm quyền|cấp\s+(?:tỉnh|huyện|xã|phường|cơ sở|trên|dưới|thẩm quyền|ủy)(?:,?\s*(?:và\s+)?(?:cấp\s+)?(?:tỉnh|huyện|xã|phường|cơ sở))*",
                ]
            )
        ),
        stop=re.compile(made["stop.verb"].expression),
        domain=re.compile(alternation(made["domain"].terms)),
        own_noun=re.compile(rf"(?i:{made['list.own'].expression})"),
        name_end=re.compile(made["name.end"].expression),
        field_noun=re.compile(made["field.noun"].expression),
        qualifier=made["qualifier"].regex,
        person=re.compile(made["head.person"].expression),
        place=re.compile(made["head.locality"].expression),
        opening=re.compile(made["group.opening"].expression),
        order_group=made["group.addressed"].regex,
        whole_office=re.compile(rf"(?:[Ss]ở|[Pp]hòng|Bộ)\s+{made['domain'].expression}\s*$"),
    )


def begins_group(text: str, at: int = 0) -> bool:
    """Does a group stand at `at` without its quantifier, as after an order ("giao chủ đầu tư rà soát")?"""
    return _grammar().order_group.match(text, at) is not None


def begins_unit(text: str, at: int = 0) -> bool:
    """Does a unit (a head, a post, a group with its quantifier) begin at `at`?"""
    return _grammar().begin.match(text, at) is not None


def _office(text: str, at: int, stop: int) -> bool:
    """Does a unit other than a place begin at `at`?"""
    grammar = _grammar()
    return grammar.begin.match(text, at, stop) is not None and grammar.place.match(text, at, stop) is None


def begins_opening(text: str, at: int) -> bool:
    """Does a unit begin at `at`, or a group without its quantifier that may open an item?"""
    return begins_unit(text, at) or _grammar().opening.match(text, at) is not None


def is_place(unit: UnitMention) -> bool:
    """Is the unit only a place with its name ("xã Đá Bạc")?"""
    return _grammar().place.match(unit.text) is not None


def is_verb(word: str) -> bool:
    """Is the word one that ends lists of units?"""
    return _grammar().stop.fullmatch(word) is not None


def names_unit(text: str, start: int, end: int) -> bool:
    """Does any unit begin between `start` and `end`?"""
    return _grammar().begin.search(text, start, end) is not None


def find_lists(text: str) -> Iterator[UnitList]:
    """Every list of units in a text, left to right, not overlapping."""
    at = 0
    while hit := _grammar().begin.search(text, at):
        found = read_list(text, hit.start(), guess=False)
        if found:
            yield found
        at = max(found.end if found else hit.end(), hit.end())


def read_list(text: str, at: int, *, limit: int | None = None, any_noun: bool = False, cell: bool = False, guess: bool = True) -> UnitList | None:
    """The list of units that begins at `at` of folded `text`; None where no unit begins there.

    Args:
        text: Folded text.
        at: Where the first unit begins.
        limit: Offset at which the list ends at the latest.
        any_noun: Take whatever noun stands there as a unit (after `phối hợp với`).
        cell: The text is a table cell or a label's value: line breaks separate, nothing but units stands in it.
        guess: Ask for the part of speech where words that no rule knows trail the last name.
    """
    grammar = _grammar()
    end = min(len(text) if limit is None else limit, at + _LONGEST_LIST)
    if not cell and (newline := text.find("\n", at, end)) >= 0:
        end = newline
    if not any_noun and not cell and not grammar.begin.match(text, at, end) and not grammar.people.match(text, at, end):
        return None
    masked = _mask(text, at, end)
    stop, ended_by = _stop(text, masked, at, end, cell)
    verb = _unknown_verb(text, masked, at, stop) if guess and not cell else None
    if verb is not None:
        stop, ended_by = verb, text[verb:].split(maxsplit=1)[0]
    units = tuple(_split(text, masked, at, stop, cell))
    if units and verb is not None:
        units = (*units[:-1], replace(units[-1], is_sure=False))
    if not units or (any_noun and not cell and len(units[0].text.split()) > 14 and not begins_unit(text, at)):
        return None
    last = max(span.end for unit in units for span in unit.spans)
    return UnitList(at, max(last, stop), units, ended_by)


_KNOWN_END = re.compile(rf"(?:[{UPPER}][\w&.'-]*|{_BLANK}+|\d+)(?=\W|$)")


def _unknown_verb(text: str, masked: str, at: int, stop: int) -> int | None:
    """The first verb among two or more unknown words that trail the last known word of a list."""
    grammar = _grammar()
    known = 0
    for pattern in (_KNOWN_END, grammar.bare_group, grammar.people, grammar.qualifier):
        for hit in pattern.finditer(masked, 0, stop - at):
            known = max(known, hit.end())
    tail = masked[known : stop - at]
    if known == 0 or len(tail.split()) < 2 or re.search(r"[,;]", tail):
        return None
    found = first_verb(text[at:stop], known)
    if found is None or grammar.field_noun.match(text, at + found):
        return None
    return at + found


def unit_kind(mention: str) -> str:
    """The kind of a unit by the first head in its (folded) name; `post`, `group` or `other` without one."""
    grammar = _grammar()
    if grammar.post.match(mention):
        return "post"
    for kind, pattern in grammar.kinds:
        if pattern.match(mention):
            return kind
    if grammar.group.match(mention) or grammar.bare_group.match(mention):
        return "group"
    return "other"


def _mask(text: str, at: int, end: int) -> str:
    """`text[at:end]` with bracketed words and protected phrases blanked, so that no stop word or comma in them counts."""
    chars = list(text[at:end])
    depth = 0
    for i, char in enumerate(chars):
        depth += char == "("
        if depth:
            chars[i] = _BLANK
        if char == ")":
            depth = max(0, depth - 1)
    masked = "".join(chars)
    # An unclosed bracket hides nothing but itself.
    if depth:
        cut = text.rfind("(", at, end) - at
        masked = masked[:cut] + " " + text[at + cut + 1 : end]
    for hit in _grammar().whole.finditer(text, at, end):
        a, b = hit.start() - at, hit.end() - at
        masked = masked[:a] + _BLANK * (b - a) + masked[b:]
    return masked


_HARD = re.compile(r"[:?!\")]|\.(?=\s|$)|\.\.\.|/\.|\s-\s(?=[a-zđ])")
_SHARED_HEAD = re.compile(
    r"(?:(?:UBND|Ủy ban nhân dân|HĐND|Công an|Đảng ủy)\s+(?:các\s+)?(?:xã|phường|thị trấn|huyện|thành phố|thị xã)(?:\s*,\s*(?:xã|phường|thị trấn|huyện|thành phố|thị xã))*"
    r"|[Cc]ác\s+(?:phòng|Phòng|sở|Sở|ban|Ban|xã|phường|bộ|Bộ|thôn|bản|huyện|buôn|làng)(?:,\s*(?:ban|ngành|phường))*|[Đđ]ề nghị)\s*$"
)
# Names, not a sentence: every syllable capitalised, or a known field, up to a separator ("Đắc Hà, Văn Xuôi", not "Căn cứ ...").
_NAMES_FOLLOW = re.compile(rf"\s*(?:[{UPPER}][\w'&-]*\s?)+(?:\s(?:và|-)\s[{UPPER}]\w*(?:\s\w+)?)*\s*[,;.]|\s*(?:Sở|Phòng|Hội|Hiệp hội|Liên minh|Ủy ban|UBND)\s")


def _names_follow(text: str, at: int, end: int) -> bool:
    """Do names come behind a shared head and its colon ("các Sở: Tài chính, Y tế", "UBND các xã: A, B")?"""
    if _NAMES_FOLLOW.match(text, at, end):
        return True
    blank = re.compile(r"\s*").match(text, at, end)
    return blank is not None and _grammar().domain.match(text, blank.end(), end) is not None


def _stop(text: str, masked: str, at: int, end: int, cell: bool) -> tuple[int, str]:
    """Where the list ends and the word that ends it."""
    stop, word = end, ""
    for hit in _HARD.finditer(masked):
        if hit[0] == ":" and _SHARED_HEAD.search(text[at : at + hit.start()]) and _names_follow(text, at + hit.end(), end):
            continue
        if hit[0] == "." and re.search(r"(?<!\w)(?:TT|TP|Q|P|Tp)$", masked[: hit.start()]):
            continue
        stop, word = at + hit.start(), hit[0]
        break
    if not cell:
        for verb in _grammar().stop.finditer(masked, 0, stop - at):
            if (verb.start() or not _grammar().group.match(text, at)) and not _is_field(text, at, at + verb.start(), at + verb.end(), stop):
                stop, word = at + verb.start(), verb[0]
                break
        closed = _grammar().name_end.search(masked, 0, stop - at)
        if closed:
            stop = at + closed.end()
            word = text[stop:].split(maxsplit=1)[0]
    return stop, word


_AFTER_FIELD = re.compile(rf"\s*(?:[;:.)]|$)|\s+(?:chủ trì|phối hợp|tham mưu|có trách nhiệm|huyện|tỉnh|xã|thuộc|cấp (?:tỉnh|huyện|xã)|thành phố|thị xã|khu vực)(?!\w)|\s*(?:,|\s-)\s*(?=[{UPPER}])|\s+và\s+(?=[{UPPER}]|các\s)|\s+và\s+phát triển")


def _is_field(text: str, at: int, start: int, end: int, stop: int) -> bool:
    """Is a word that may be a verb part of a name here ("Phòng Quản lý xây dựng, Phòng ...")?"""
    if not _grammar().field_noun.fullmatch(text, start, end) or _grammar().whole_office.search(text[at:start]):
        return False  # "Sở Tài chính thẩm định": the name before it is whole
    named = re.search(rf"(?:^|[,;]\s*|và\s+)(?:[{UPPER}]\w*)(?:\s+[^,;]*)?$", text[at:start])
    return named is not None and _AFTER_FIELD.match(text[:stop], end) is not None


_SEPARATOR = re.compile(r"\s*;\s*(?:và\s+)?|\s*,\s*(?:và\s+)?|\s+và\s+|\s+cùng\s+|\s*\n\s*(?:[-+•]\s*)?|\s+-\s+(?=UBND|Sở|Phòng|Ban |Công an|Đoàn|Đội|Hội|Trung tâm|Công đoàn)")


def _split(text: str, masked: str, at: int, stop: int, cell: bool) -> Iterator[UnitMention]:
    """The units between `at` and `stop`: cut at separators that a new unit follows, shared heads repeated."""
    grammar = _grammar()
    cuts: list[tuple[int, int]] = []
    start, headed = at, text[at:stop]
    for hit in _SEPARATOR.finditer(masked[: stop - at]):
        a, b = at + hit.start(), at + hit.end()
        if b >= stop:
            break
        if _cuts_here(text, text[start:a], headed, hit[0], b, stop, cell):
            cuts.append((a, b))
            start = b
            if grammar.head.match(text, b):
                headed = text[b:stop]
    pieces = list(zip([at, *(b for _, b in cuts)], [*(a for a, _ in cuts), stop], strict=True))
    head: tuple[Span, str] | None = None
    for a, b in pieces:
        a, b = _trim(text, a, b)
        if a >= b:
            continue
        names = list(_shared(text, a, b))
        if names:
            head = (names[0][0], names[0][2])
            for shared, name, word in names:
                mention = f"{word} {text[name.start : name.end]}"
                yield UnitMention(mention, (shared, name), unit_kind(mention))
            continue
        if lead := _inherited(text, head, a, b):
            mention = f"{lead[1]} {text[a:b]}"
            yield UnitMention(mention, (lead[0], Span(a, b)), unit_kind(mention))
            continue
        mention = _bracketless(text[a:b])
        if not mention:
            continue
        kind = unit_kind(mention)
        first = grammar.head.match(text, a)
        if first:
            head = (Span(a, first.end()), text[a : first.end()].strip())
        yield UnitMention(mention, (Span(a, b),), kind)


def _cuts_here(text: str, before: str, headed: str, separator: str, at: int, stop: int, cell: bool) -> bool:
    """Does a new unit begin at `at`, after `before` and a separator? `headed` opens with the head that a bare field takes."""
    grammar = _grammar()
    if grammar.person.match(before) and grammar.post.match(text, at):
        return False
    if "\n" in separator and cell:
        return bool(re.match(rf"[{UPPER}(]|(?i:các|tất cả)", text[at:])) or ";" in separator
    if ";" in separator:
        return True
    if re.match(rf"[{UPPER}]", text[at:]) and _NAME_LIST.match(before) and re.search(r"\scác\s|:", before) and not _office(text, at, stop):
        return False
    if _plural_head(before):
        # "UBND các xã, thị trấn": what follows is of the same kind, unless a full unit begins.
        if grammar.people.match(text, at, stop):
            return True
        return bool(grammar.begin.match(text, at, stop)) and not re.match(r"(?:xã|phường|thị trấn|huyện|thị xã|thành phố|đặc khu)\s", text[at:])
    if grammar.begin.match(text, at, stop):
        return True
    if grammar.people.match(text, at, stop) and not grammar.post.match(before):
        if "và" not in separator and grammar.people.match(before) and _QUANTIFIED.match(before) and not _MASS.match(text, at):
            return False
        return "và" in separator or not grammar.group.match(before) or bool(grammar.people.match(before))
    if grammar.own_noun.match(text, at, stop):
        return "và" in separator
    first = headed.split(" ", 1)[0]
    if first in ("Sở", "Phòng", "phòng", "Bộ") and grammar.domain.match(text, at, stop):
        return True
    return cell and "," in separator and not grammar.head.match(before) and not grammar.group.match(before) and _looks_named(before, text[at:stop])


# "các hộ gia đình, cá nhân" is one group; "các nhà đầu tư, người dân" is not: "các" cannot govern a mass noun.
_QUANTIFIED = re.compile(r"(?i:các|những|một số|tất cả|toàn thể)\s")
_MASS = re.compile(r"(?i:người dân|nhân dân|cộng đồng|các)(?!\w)")
_OTHER_HEAD = re.compile(r"UBND|Ủy ban|HĐND|Hội|Phòng|Sở|Ban |Công an|Trung tâm|Văn phòng|Thanh tra|Đảng|Đoàn|Chi cục|Kho bạc|Trạm|Chủ tịch|Thủ trưởng|Trưởng")


def _looks_named(before: str, after: str) -> bool:
    """Two capitalised names side by side, as persons in a cell."""
    capital = re.compile(rf"(?:[{UPPER}][\w.]*\s+)+[{UPPER}]\w*")
    return bool(capital.match(before) and capital.match(after))


def _plural_head(before: str) -> bool:
    return bool(re.search(r"(?:các|một số|những|tất cả)\s+(?:\w+,?\s+){0,3}(?:xã|phường|thị trấn|huyện|thị xã|thành phố|đặc khu)$", before))


def _trim(text: str, a: int, b: int) -> tuple[int, int]:
    """Drop blanks, separators, bullets and stray conjunctions at both ends."""
    lead = re.compile(r"(?:[\s,;:.\-+•*]|và\s|cùng\s|Giao\s|giao\s|như\s|Đề nghị:?\s|đề nghị:?\s)+")
    if hit := lead.match(text, a, b):
        a = hit.end()
    tail = re.compile(r"(?:[\s,;:.\-/]|\s(?:và|cùng|hoặc|cần|tự)(?=\s|$))+$")
    if hit := tail.search(text[a:b]):
        b = a + hit.start()
    return a, b


def _bracketless(mention: str) -> str:
    """The mention without bracketed words, on one line."""
    plain = re.sub(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)?|^100%\s+", "", mention)
    return re.sub(r"\s+", " ", plain).strip(" ,;.-")


_NAME_LIST = re.compile(
    rf"(?P<head>(?:UBND|Ủy ban nhân dân|HĐND|Công an|Đảng ủy|Chủ tịch UBND|Trạm Y tế))\s+(?:các\s+|\d+\s+)?(?P<type>xã|phường|thị trấn|huyện|thị xã|thành phố)(?P<more>(?:\s*,\s*(?:xã|phường|thị trấn|huyện|thị xã|thành phố))*)\s*:?\s+(?P<names>[{UPPER}].*)$",
    re.DOTALL,
)
_PLACE_LIST = re.compile(rf"[Cc]ác\s+(?P<type>xã|phường|thị trấn|thôn|bản|huyện|buôn|làng)\s*:?\s+(?P<names>[{UPPER}].*)$", re.DOTALL)
_FIELD_LIST = re.compile(rf"(?P<post>(?:Phó\s+)?(?:Giám đốc|Trưởng|Thủ trưởng|Lãnh đạo|Chánh Thanh tra)\s+)?(?P<head>[Cc]ác\s+(?:[Pp]hòng|[Ss]ở|[Bb]ộ|[Bb]an))\s*:?\s+(?P<names>[{UPPER}].*)$", re.DOTALL)


def _shared(text: str, a: int, b: int) -> list[tuple[Span, Span, str]]:
    """`UBND các xã: A, B, thị trấn C` and `các Sở: Tài chính, Y tế` as (head span, name span, head in words)."""
    piece = text[a:b]
    hit = _NAME_LIST.match(piece)
    if hit:
        found = _names(piece, hit.start("names"), r",|;|\s+và\s+")
        many = len(found) > 1
        if not many and "các" not in piece[: hit.start("names")]:
            return []
        made = []
        for i, j in found:
            name = piece[i:j]
            typed = re.match(r"(xã|phường|thị trấn|huyện|thị xã|thành phố)\s+", name)
            word = hit["head"] if typed else f"{hit['head']} {hit['type']}"
            made.append((Span(a, a + hit.end("type")), Span(a + i, a + j), word))
        return made
    hit = _PLACE_LIST.match(piece)
    if hit and len(found := _names(piece, hit.start("names"), r",|;|\s+và\s+")) > 1:
        return [(Span(a + hit.start("type"), a + hit.end("type")), Span(a + i, a + j), hit["type"]) for i, j in found]
    hit = _FIELD_LIST.match(piece)
    if hit:
        found = _fields(piece, hit.start("names"))
        if len(found) < 2:
            return []
        noun = hit["head"].split()[-1]
        word = f"{hit['post'].strip()} {noun}" if hit["post"] else noun.capitalize()
        return [(Span(a + hit.end("head") - len(noun), a + hit.end("head")), Span(a + i, a + j), word) for i, j in found]
    return []


def _names(piece: str, at: int, separators: str) -> list[tuple[int, int]]:
    """Proper names from `at` on: (start, end) in the piece."""
    found, start = [], at
    for hit in re.finditer(separators, piece):
        if hit.start() >= at:
            found.append((start, hit.start()))
            start = hit.end()
    found.append((start, len(piece)))
    clean = []
    for i, j in found:
        i, j = _trim(piece, i, j)
        while i < j and piece[i].isspace():
            i += 1
        if i < j:
            clean.append((i, j))
    return clean


def _fields(piece: str, at: int) -> list[tuple[int, int]]:
    """Fields of departments from `at` on, the longest known name first."""
    domain, found = _grammar().domain, []
    while at < len(piece):
        hit = domain.match(piece, at)
        if hit:
            end = hit.end()
        else:
            nxt = re.search(r"[,;]|\s+và\s+|$", piece[at:])
            end = at + (nxt.start() if nxt else len(piece) - at)
        if end > at:
            found.append((at, end))
        gap = re.match(r"\s*(?:[,;]\s*)?(?:và\s+)?", piece[end:])
        at = end + (gap.end() if gap and gap.end() else 1)
    return found


_LOCALITY = re.compile(rf"(?:xã|phường|thị trấn|huyện|thị xã|thành phố|đặc khu)\s+[{UPPER}]")


def _inherited(text: str, head: tuple[Span, str] | None, a: int, b: int) -> tuple[Span, str] | None:
    """The head that a bare field or place takes from the unit before it (`Sở Tài chính, Xây dựng`; `UBND xã A, B`)."""
    if head is None:
        return None
    body = re.sub(r"\s+(?:xã|phường|thị trấn|huyện|thị xã|thành phố)$", "", head[1])
    if body in ("UBND", "Ủy ban nhân dân", "Công an", "Đảng ủy", "HĐND") and _LOCALITY.match(text, a, b):
        return head[0], body
    if head[1] in ("Sở", "Phòng", "phòng", "Bộ") and _grammar().domain.match(text, a, b):
        return head
    return None


def joined(parts: tuple[str, ...]) -> str:
    """Mentions in one cell, as tasks.csv has them."""
    return "; ".join(parts)
