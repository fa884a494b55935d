"""Finds mentions of other documents by number: "Kế hoạch số 12/KH-UBND ngày 05/3/2031 của UBND tỉnh Bình Sơn".

Works on one paragraph, cell or footnote. Every word it knows stands in `patterns/citations.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from extract.folding import fold
from extract.patterns import Rule, rule, rules
from extract.scanning import Family

_NAME = "citations"


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention of another document.

    Attributes:
        start: Offset of the kind (of "số" or the code where no kind is named).
        end: End of the date or issuer, whichever closes the mention.
        kind: Kind in its usual form (`Quyết định` for QĐ); None where neither word nor symbol tells.
        number: Number alone (`57`, `30c`); None where the code does not open with one.
        code: Number and symbol, without spaces and with plain dashes (`57-NQ/TW`).
        issued_on: ISO date, partial where only month or year is given; None where none is given or the day does not exist.
        issuer: Issuing body as printed.
        is_self: Is this the banner of an appendix, which names its own document?
    """

    start: int
    end: int
    kind: str | None
    number: str | None
    code: str
    issued_on: str | None
    issuer: str | None
    is_self: bool = False


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Characters `start` to `end`, and what they say."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text with everything that may belong to a citation, found once."""

    text: str
    folded: str
    codes: tuple[_Stretch, ...]
    kinds: tuple[_Stretch, ...]
    dates: tuple[_Stretch, ...]
    issuers: tuple[_Stretch, ...]


def find_citations(text: str) -> list[Citation]:
    """All mentions of documents by number in one paragraph, in order.

    Laws cited by name alone, standards (TCVN, ISO) and declared short names ("Chỉ thị 11") are none.
    """
    return list(_found(text))


# A paragraph is asked about as one, and as an item whose dates are no deadlines.
@lru_cache(maxsize=1 << 10)
def _found(text: str) -> tuple[Citation, ...]:
    folded = fold(text)
    codes = _codes(folded)
    if not codes:
        return ()
    reading = _Reading(text, folded, codes, _kinds(folded), _dates(folded), _issuers(folded))
    found: list[Citation] = []
    for code in codes:
        made = _mention(reading, code, found[-1] if found else None)
        if made:
            found.append(made)
    told = [_with_sentence(reading, one) for one in _shared(reading, found)]
    for i, one in enumerate(told[1:], 1):
        # The subject of "UBND xã ban hành các Quyết định: số 5/..., số 6/..." issued them all.
        last = told[i - 1]
        from_subject = last.issuer and last.issuer not in text[last.start : last.end]
        if (
            not one.issuer
            and one.kind == last.kind
            and from_subject
            and _search("list.joint", folded[last.end : one.start])
        ):
            told[i] = replace(one, issuer=last.issuer)
    return tuple(told)


def _search(identity: str, text: str) -> re.Match[str] | None:
    return rule(_NAME, identity).regex.search(text)


def _longest(hits: list[_Stretch]) -> tuple[_Stretch, ...]:
    """The stretches in order, the longest where they overlap."""
    kept: list[_Stretch] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)


def _codes(folded: str) -> tuple[_Stretch, ...]:
    """Everything that may be a code; `value` is full, bare (a number alone) or blank (a symbol alone)."""
    hits: list[_Stretch] = []
    # All but full codes count only behind "số".
    is_cued = rule(_NAME, "number.cue").regex.may_be_in(folded)
    for identity, value in (
        ("code.full", "full"),
        ("code.lettered", "full"),
        ("code.bare", "bare"),
        ("code.blank", "blank"),
    ):
        if not is_cued and identity != "code.full":
            continue
        for hit in rule(_NAME, identity).regex.finditer(folded):
            if identity == "code.full" or _cue(folded, hit.start()) < hit.start():
                hits.append(_Stretch(hit.start(), hit.end(), value))
    # "số 12, 13 và 14/QĐ-UBND": a number on its own counts between two others of a list.
    for hit in rule(_NAME, "code.bare").regex.finditer(folded) if len(hits) > 1 else ():
        before = any(h.end <= hit.start() and _search("list.joint", folded[h.end : hit.start()]) for h in hits)
        after = any(h.start >= hit.end() and _search("list.joint", folded[hit.end() : h.start]) for h in hits)
        if before and after:
            hits.append(_Stretch(hit.start(), hit.end(), "bare"))
    return _longest(hits)


def _cue(folded: str, start: int) -> int:
    """Where the word "số" before `start` begins; `start` itself where there is none."""
    hit = _search("number.cue", folded[max(0, start - 20) : start])
    return max(0, start - 20) + hit.start() if hit else start


def _kinds(folded: str) -> tuple[_Stretch, ...]:
    """The kind words. An abbreviation counts in capitals only."""
    hits: list[_Stretch] = []
    listed, family = _kind_words()
    for one, own in zip(listed, family.hits(folded), strict=True):
        for hit in own:
            if " " in hit[0] or len(hit[0]) > 4 or hit[0][0].isupper():
                hits.append(_Stretch(hit.start(), hit.end(), str(one.value)))
    return _longest(hits)


@cache
def _kind_words() -> tuple[tuple[Rule, ...], Family]:
    listed = tuple(one for identity, one in rules(_NAME).items() if identity.startswith("kind."))
    return listed, Family(one.regex for one in listed)


def _dates(folded: str) -> tuple[_Stretch, ...]:
    """The dates as ISO dates; "" for a day that does not exist."""
    hits: list[_Stretch] = []
    for identity in ("date.digits", "date.words", "date.month", "date.year"):
        for hit in rule(_NAME, identity).regex.finditer(folded):
            part = {name[0]: int(value) for name, value in hit.groupdict().items() if value}
            hits.append(_Stretch(hit.start(), hit.end(), _iso(part["y"], part.get("m"), part.get("d"))))
    return _longest(hits)


def _iso(year: int, month: int | None, day: int | None) -> str:
    try:
        whole = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return ""
    if not 1945 <= year <= 2100:
        return ""
    return whole if day else whole[:7] if month else whole[:4]


def _issuers(folded: str) -> tuple[_Stretch, ...]:
    """The bodies; a name of a closed form ("Ban Thường vụ Tỉnh ủy") before what an open one makes of the same words."""
    hits: list[_Stretch] = []
    for identities in (("issuer.closed", "issuer.local"), ("issuer.open", "issuer.company")):
        taken = {hit.start for hit in hits}
        for identity in identities:
            for hit in rule(_NAME, identity).regex.finditer(folded):
                is_word = hit.start() == 0 or not (folded[hit.start() - 1].isalnum() or folded[hit.start() - 1] in "/-")
                if is_word and hit.start() not in taken:
                    hits.append(_Stretch(hit.start(), hit.end(), ""))
    return _longest(hits)


def _mention(reading: _Reading, code: _Stretch, last: Citation | None) -> Citation | None:
    """The citation around one code; None where nothing says that the code names a document."""
    folded = reading.folded
    printed = re.sub(r"\s+", "", folded[code.start : code.end])
    cue = _cue(folded, code.start)
    word = _kind_before(reading, cue, code, printed, last)
    symbol = _kind_of(printed)
    is_listed = last is not None and word is None and bool(_search("list.joint", folded[last.end : code.start]))
    is_self = last is None and bool(_search("self.banner", folded[: code.start]))
    is_apart = word is not None and bool(folded[word.end : cue].strip(" ("))
    if word and is_apart and symbol and symbol != word.value and not _is_law(printed):
        word = None
    match code.value:
        case "bare" if word:
            if is_apart or cue == code.start or not _search("bare.kind", folded[word.start : word.end]):
                return None
        case "bare" if not is_listed:
            return None
        case "blank" if not is_self:
            return None
        case "full" if not (word or symbol or is_listed or cue < code.start):
            return None
    kind = word.value if word else symbol
    if is_listed and last and not kind:
        kind = last.kind
    start = word.start if word else cue
    issued_on, end = _date_after(reading, code.end)
    issuer, end = _issuer_after(reading, end)
    if issuer and not issued_on:
        issued_on, end = _date_after(reading, end)
    if word and not issuer:
        within = [i for i in reading.issuers if word.end <= i.start and i.end <= cue]
        issuer = reading.text[within[-1].start : within[-1].end] if within and not _is_law(printed) else None
    if not (kind or issued_on):
        return None
    number = rule(_NAME, "code.number").regex.match(printed)
    return Citation(start, end, kind, number[0] if number else None, printed, issued_on, issuer, is_self)


def _kind_before(reading: _Reading, cue: int, code: _Stretch, printed: str, last: Citation | None) -> _Stretch | None:
    """The kind word that the code belongs to: right before it, or a few words before "số"."""
    floor = last.end if last else 0
    before = [k for k in reading.kinds if floor <= k.start and k.end <= cue]
    if not before:
        return None
    if _is_law(printed):
        laws = [k for k in before if k.value in ("Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết")]
        if laws and _search("gap.law", reading.folded[laws[-1].end : cue]):
            return laws[-1]
    gap = reading.folded[before[-1].end : cue]
    if not gap.strip(" :(") or (cue < code.start and _search("gap.words", gap)):
        return before[-1]
    return None


def _is_law(printed: str) -> bool:
    return bool(_search("law.code", printed))


def _kind_of(printed: str) -> str | None:
    """The kind that the symbol tells: `Quyết định` for `12/QĐ-UBND`."""
    parts = re.split(r"[/-]", printed)
    for identity, one in rules(_NAME).items():
        if identity.startswith("kind.") and len(parts) > 2 and any(t in parts[1:-1] for t in one.terms if " " not in t):
            return str(one.value)
    return None


def _date_after(reading: _Reading, end: int) -> tuple[str | None, int]:
    for one in reading.dates:
        if one.start >= end:
            if _search("date.lead", reading.folded[end : one.start]):
                return one.value or None, one.end
            break
    return None, end


def _issuer_after(reading: _Reading, end: int) -> tuple[str | None, int]:
    for one in reading.issuers:
        if one.start >= end:
            if _search("issuer.lead", reading.folded[end : one.start]):
                return reading.text[one.start : one.end], one.end
            break
    return None, end


def _shared(reading: _Reading, found: list[Citation]) -> list[Citation]:
    """Lists share what their last entry says: the issuer ("A và B của Chính phủ"), the symbol ("số 5 và 6/QĐ-UBND ngày ...")."""
    made = list(found)
    for i in range(len(made) - 2, -1, -1):
        one, following = made[i], made[i + 1]
        if not _search("list.joint", reading.folded[one.end : following.start]):
            continue
        symbol = re.search(r"/(?!\d+$).*", following.code)
        if one.code.isdigit() and symbol and following.start >= one.end and _starts_bare(reading, following):
            one = replace(one, code=one.code + symbol[0], issued_on=one.issued_on or following.issued_on)
        if one.kind == following.kind:
            one = replace(one, issuer=one.issuer or following.issuer)
        made[i] = one
    return made


def _starts_bare(reading: _Reading, one: Citation) -> bool:
    """Does the mention name no kind of its own?"""
    return not any(k.start == one.start for k in reading.kinds)


def _with_sentence(reading: _Reading, one: Citation) -> Citation:
    """Date and issuer where the sentence says them before the mention, as its subject does."""
    opening = 0
    for hit in rule(_NAME, "sentence.end").regex.finditer(reading.folded, 0, one.start):
        opening = hit.end()
    issued_on, issuer = one.issued_on, one.issuer
    if issued_on is None:
        for day in reading.dates:
            opens = opening <= day.start and not reading.folded[opening : day.start].strip(" -+*•")
            if opens and day.end <= one.start and not _is_cited(reading, day, one):
                if_issued = _search("subject.date", reading.folded[day.end : one.start])
                issued_on = (day.value or None) if if_issued else None
    if issuer is None:
        for body in reversed(reading.issuers):
            if opening <= body.start and body.end <= one.start:
                rest = reading.folded[body.end : one.start]
                said = _search("subject.verb", rest) or _search("subject.place", rest)
                if said and _may_issue(reading.folded[body.start : body.end], one.code):
                    issuer = reading.text[body.start : body.end]
                    break
    return replace(one, issued_on=issued_on, issuer=issuer)


def _is_cited(reading: _Reading, day: _Stretch, one: Citation) -> bool:
    """Does another code stand between the date and the mention?"""
    return any(day.end <= c.start and c.end <= one.start for c in reading.codes)


def _may_issue(body: str, code: str) -> bool:
    """Does the body fit the organ that the code names (UBND, CP, TTg, TW ...)? Other codes fit anybody."""
    for identity, one in rules(_NAME).items():
        if identity.startswith("organ.") and one.regex.search(code):
            return bool(re.match(rf".*{one.value}", body, re.IGNORECASE))
    return True
