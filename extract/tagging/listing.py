"""What stands in a list of units: where it is cut, which heads are shared, what a mention keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Span
from extract.folding import UPPER
from extract.tagging.grammar import BRACKETED, CAPITAL, TWO_CAPITALS, grammar
from extract.tagging.mentions import UnitMention, unit_kind

_Head = tuple[Span, str]
_ABBREVIATED = re.compile(r" [A-ZĐ]{2,}")
_NAMED = re.compile(rf" [{UPPER}]")
_BETWEEN_NAMES = r",|;|\s+và\s+"


def split(text: str, masked: str, at: int, stop: int, cell: bool) -> Iterator[UnitMention]:
    """The units between `at` and `stop`: cut at separators that a new unit follows, shared heads repeated.

    Args:
        text: Folded text.
        masked: `text` from `at` on, with what cannot separate blanked.
        at: Where the list begins.
        stop: Where it ends.
        cell: Is it the content of a cell or a label's value?
    """
    head: _Head | None = None
    for a, b in _pieces(text, masked, at, stop, cell):
        names = _shared(text, a, b)
        if names:
            head = (names[0][0], names[0][2])
            for lead, name, word in names:
                mention = f"{word} {text[name.start : name.end]}"
                yield UnitMention(mention, (lead, name), unit_kind(mention))
            continue
        if lent := _lent(text, head, a, b):
            mention = f"{lent[1]} {text[a:b]}"
            yield UnitMention(mention, (lent[0], Span(a, b)), unit_kind(mention))
            continue
        mention = bracketless(text[a:b])
        if mention:
            first = grammar().head.match(text, a)
            head = (Span(a, first.end()), text[a : first.end()].strip()) if first else head
            yield UnitMention(mention, (Span(a, b),), unit_kind(mention))


def bracketless(mention: str) -> str:
    """The mention without bracketed words and "100%", on one line."""
    plain = grammar().one["percent"].sub("", BRACKETED.sub("", mention) if "(" in mention else mention)
    return " ".join(plain.split()).strip(" ,;.-")


def _pieces(text: str, masked: str, at: int, stop: int, cell: bool) -> Iterator[tuple[int, int]]:
    """The stretches between the separators at which a new unit begins, trimmed."""
    known = grammar()
    cuts: list[tuple[int, int]] = []
    start, headed = at, text[at:stop]
    for hit in known.one["separator"].finditer(masked[: stop - at]):
        a, b = at + hit.start(), at + hit.end()
        if b >= stop:
            break
        if _cuts_here(text, text[start:a], headed, hit[0], b, stop, cell):
            cuts.append((a, b))
            start = b
            if known.head.match(text, b):
                headed = text[b:stop]
    for a, b in zip([at, *(b for _, b in cuts)], [*(a for a, _ in cuts), stop], strict=True):
        a, b = _trim(text, a, b)
        if a < b:
            yield a, b


def _cuts_here(text: str, before: str, headed: str, separator: str, at: int, stop: int, cell: bool) -> bool:
    """Does a new unit begin at `at`, after `before` and a separator? `headed` opens with the head that a bare field takes."""
    known = grammar()
    begins = known.begin.match(text, at, stop) is not None
    people = known.people.match(text, at, stop) is not None
    person = known.one["head.person"].match(before)
    if person and known.one["post"].match(text, at) and not known.one["post"].match(before, person.end()):
        return False  # "đồng chí A - Chủ tịch, Trưởng ban" is one
    if ";" in separator:
        return True
    if separator.strip() == "-" and known.one["part.head"].match(before) and known.one["part.of"].match(text, at):
        # "Phòng Cảnh sát giao thông - Công an tỉnh" is one: a part and the body that it belongs to
        return known.one["level.closes"].search(before) is not None
    if "\n" in separator and cell:
        return known.one["cell.begin"].match(text[at:]) is not None
    if _goes_on_with_names(text, before, at, stop):
        return False
    if known.one["shared.ministries"].match(before) and known.one["shared.ministry"].match(text, at, stop):
        return False
    each = known.one["list.each"].match(text, at, stop)
    if each and known.one["plural.place"].search(before):
        return known.one["list.place"].match(text, each.end()) is None  # "UBND các xã, các phường" is one
    if separator.strip() == "," and (each or known.one["list.modified"].match(text, at, stop)):
        return True
    if (
        known.one["list.each"].match(before)
        and not known.group.match(before)
        and known.bare_group.match(text, at, stop)
    ):
        return True  # "các cụm chợ, tổ dân phố": no list of bare nouns
    if known.one["list.closed"].search(before) and known.bare_group.match(text, at, stop):
        return True
    if known.one["plural.place"].search(before):
        # "UBND các xã, thị trấn": what follows is of the same kind, unless a full unit begins.
        return people or (begins and known.one["shared.type"].match(text[at:]) is None)
    if begins:
        return True
    if people and not known.one["post"].match(before):
        return _parts_people(text, before, separator, at)
    if known.one["list.own"].match(text, at, stop):
        return "và" in separator
    if "và" in separator and CAPITAL.match(text, at) and known.one["level.closes"].search(before):
        return True
    if known.one["group.after_name"].match(text, at, stop) and known.head.match(before):
        return known.group.search(before) is None  # "Công đoàn các cơ quan, đơn vị" is one
    same = known.bare_group.match(text, at, stop)
    if same and _ABBREVIATED.match(text, same.end()):
        return True  # "các trường THPT, trung tâm GDNN-GDTX"
    if same and before.casefold().startswith(f"{same[0].casefold()} "):
        return " " in same[0] or _NAMED.match(text, same.end()) is not None  # "cơ quan thuế, cơ quan tài chính"
    if known.one["field.head"].match(headed.split(" ", 1)[0]) and known.domain.match(text, at, stop):
        return True
    named = TWO_CAPITALS.match(before) and TWO_CAPITALS.match(text[at:stop])
    return bool(cell and "," in separator and named and not known.head.match(before) and not known.group.match(before))


def _goes_on_with_names(text: str, before: str, at: int, stop: int) -> bool:
    """`UBND các xã: Sơn Hạ, Bản Liềm`: a capitalised name goes on with the list, though it looks like a place's head."""
    known = grammar()
    if (
        not CAPITAL.match(text, at)
        or not known.one["shared.places"].match(before)
        or not known.one["plural"].search(before)
    ):
        return False
    return known.begin.match(text, at, stop) is None or known.one["head.locality"].match(text, at, stop) is not None


def _parts_people(text: str, before: str, separator: str, at: int) -> bool:
    """Are people after `before` a unit of their own? "các hộ gia đình, cá nhân" is one group, "các nhà đầu tư, người dân" two."""
    known = grammar()
    after_people = known.people.match(before) is not None
    if "và" not in separator and after_people and known.one["quantified"].match(before):
        return known.one["mass"].match(text[at:]) is not None
    return "và" in separator or after_people or not known.group.match(before)


def _trim(text: str, a: int, b: int) -> tuple[int, int]:
    """Drop blanks, separators, bullets and stray conjunctions at both ends."""
    if hit := grammar().one["trim.start"].match(text, a, b):
        a = hit.end()
    if hit := grammar().one["trim.end"].search(text[a:b]):
        b = a + hit.start()
    return a, b


def _shared(text: str, a: int, b: int) -> list[tuple[Span, Span, str]]:
    """`UBND các xã: A, B, thị trấn C` and `các Sở: Tài chính, Y tế` as (head span, name span, head in words)."""
    # What stands in brackets is no name.
    known, piece = grammar().one, BRACKETED.sub(lambda hit: " " * len(hit[0]), text[a:b])
    if hit := known["shared.places"].match(piece):
        found = _names(piece, hit.start("names"))
        if hit["last"] and not hit["colon"] and all(known["shared.type"].match(piece[i:j]) for i, j in found[1:]):
            # "UBND các huyện, thị xã A": the name is that of the last kind alone, the kinds before it are a group
            lead = Span(a, a + hit.end("head"))
            group = (hit.end("head") + 1, hit.start("last"))
            parts = [group, (hit.start("last"), found[0][1]), *found[1:]]
            return [(lead, Span(a + i, a + j), hit["head"]) for i, j in (_trim(piece, *part) for part in parts)]
        if len(found) < 2 and not known["plural"].search(piece[: hit.start("names")]):
            return []
        made = []
        for i, j in found:
            word = hit["head"] if known["shared.type"].match(piece[i:j]) else f"{hit['head']} {hit['type']}"
            made.append((Span(a, a + hit.end("type")), Span(a + i, a + j), word))
        return made
    if hit := known["shared.bodies"].match(piece):
        found = _names(piece, hit.start("names"))
        lead, word = Span(a, a + hit.end("type")), f"{hit['head']} {hit['type']}"
        return [(lead, Span(a + i, a + j), word) for i, j in found] if len(found) > 1 else []
    if hit := known["shared.villages"].match(piece):
        found = _names(piece, hit.start("names"))
        lead = Span(a + hit.start("type"), a + hit.end("type"))
        return [(lead, Span(a + i, a + j), hit["type"]) for i, j in found] if len(found) > 1 else []
    if hit := known["shared.fields"].match(piece):
        found = _fields(piece, hit.start("names"))
        noun = hit["head"].split()[-1]
        word = f"{hit['post'].strip()} {noun}" if hit["post"] else noun.capitalize()
        lead = Span(a + hit.end("head") - len(noun), a + hit.end("head"))
        # A colon says that names follow, though another unit may end them after the first.
        is_list = len(found) > 1 or ":" in piece
        return [(lead, Span(a + i, a + j), word) for i, j in found] if is_list else []
    return []


def _names(piece: str, at: int) -> list[tuple[int, int]]:
    """Proper names from `at` on: (start, end) in the piece."""
    found, start = [], at
    for hit in re.finditer(_BETWEEN_NAMES, piece):
        if hit.start() >= at:
            found.append((start, hit.start()))
            start = hit.end()
    found.append((start, len(piece)))
    trimmed = (_trim(piece, i, j) for i, j in found)
    return [(i, j) for i, j in trimmed if i < j]


def _fields(piece: str, at: int) -> list[tuple[int, int]]:
    """Fields of departments from `at` on, the longest known name first."""
    found = []
    while at < len(piece):
        hit = grammar().domain.match(piece, at)
        following = re.search(_BETWEEN_NAMES + "|$", piece[at:])
        end = hit.end() if hit else at + (following.start() if following else len(piece) - at)
        if end > at:
            found.append((at, end))
        gap = re.match(r"\s*(?:[,;]\s*)?(?:và\s+)?", piece[end:])
        at = end + (gap.end() if gap and gap.end() else 1)
    return found


def _lent(text: str, head: _Head | None, a: int, b: int) -> _Head | None:
    """The head that a bare field or place takes from the unit before it (`Sở Tài chính, Xây dựng`; `UBND xã A, xã B`)."""
    if head is None:
        return None
    known = grammar()
    body = known.one["shared.body"].match(head[1])
    if body and known.one["shared.type"].match(text[a:b]):
        return head[0], body["body"]
    if known.one["field.head"].match(head[1]) and known.domain.match(text, a, b):
        return head
    return None
