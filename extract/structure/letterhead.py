"""The letterhead of a document, its kind and its title, in whatever columns or order they stand.

What the head holds is known by its form (motto, number, date, marks) and taken out; what remains above the kind names the
issuer. A second letterhead further down (the plan that a decision issues) is part of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from extract.document import Document, Span, Table
from extract.folding import fold, unmarked
from extract.patterns import rule
from extract.structure.issuer import leaves_open, name_issuer, starts_body
from extract.structure.lines import Line, in_capitals, lines

_FILE = "letterhead"
_REACH = 250  # lines of a file in which a letterhead is looked for: web pages put much before it
_MOTTO_LINES = 4  # over so many lines one motto is printed at most
_SYMBOL = re.compile(r"(?:\s*[-–]?\s*[A-ZĐ]{2,6}){1,3}\s*")
_LONG = 400  # characters of a title paragraph; a longer one is the body


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the body of a document; values as in the columns of `documents`.

    Attributes:
        kind: `KẾ HOẠCH`, `BÁO CÁO`, ...; `CÔNG VĂN` for a letter, which has no kind line.
        number: The number alone, with its leading zeros; None where blank.
        code: Number and symbol without spaces; `/KH-UBND` where the number is blank.
        issuer: Issuing body in its long form, with its place where the head gives it.
        issuer_level: One of `records.LEVELS`.
        issuer_is_complete: False where the name still needs a place, as `Ủy ban nhân dân` alone.
        place: Place of the date line.
        issued_on: ISO date, partial where day or month is blank.
        title: Trích yếu.
        is_draft: Is there a draft mark?
        spans: Where the values stand, by name of the field (`issuer` runs from its first to its last line).
        blocks: Indices of the blocks that the body excludes.
    """

    kind: str | None = None
    number: str | None = None
    code: str | None = None
    issuer: str | None = None
    issuer_level: str | None = None
    issuer_is_complete: bool = False
    place: str | None = None
    issued_on: str | None = None
    title: str | None = None
    is_draft: bool = False
    addressees: tuple[Span, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict)
    blocks: frozenset[int] = frozenset()


def read_letterhead(document: Document) -> Letterhead:
    """The letterhead of a document; every field that it does not have is None."""
    top = list(islice(lines(document), _REACH))
    start, kind, end = _head(document, top)
    streams = [_Stream(part) for part in _columns(top[start:end])]
    for stream in streams:
        stream.read()
    spans: dict[str, Span] = {}
    found: dict[str, str] = {}
    for stream in streams:
        for key, (value, span) in stream.found.items():
            if key not in found:
                found[key], spans[key] = value, span
    letters = _issuer_lines(streams)
    body = name_issuer([line.text for line in letters], found.get("place"), found.get("issued_on"))
    if body:
        spans["issuer"] = Span(letters[0].start, letters[-1].end)
    title: list[Span] = []
    name: str | None = None
    last = top[end - 1].block if end > start and streams else -1
    if kind:
        name, spans["kind"] = kind.name, kind.span
        title, last = _title(document, top, kind)
    subject = spans.pop("subject", None)
    if subject and not title:
        name, title = name or "CÔNG VĂN", [subject]
    if title:
        spans["title"] = Span(title[0].start, title[-1].end)
    below, named = _addressees(document, last + 1)
    is_draft = any(s.is_draft for s in streams) or bool(kind and kind.is_draft) or _draft_in(document.running)
    code = found.get("code")
    number = rule(_FILE, "code.number").regex.search(code) if code else None
    return Letterhead(
        kind=name,
        number=number[0] if number else None,
        code=code,
        issuer=body.name if body else None,
        issuer_level=body.level if body else None,
        issuer_is_complete=bool(body and body.is_complete),
        place=found.get("place"),
        issued_on=found.get("issued_on"),
        title=" ".join(" ".join(document.text[s.start : s.end].split()) for s in title) or None,
        is_draft=is_draft,
        spans=spans,
        addressees=named,
        blocks=frozenset(range(last + 1)) | below,
    )


# ── Where the head ends, and the kind ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Kind:
    """The kind line: lines `first` to `last` of the top; `rest` is what follows the kind on its line."""

    name: str
    span: Span
    first: int
    last: int
    rest: Span | None
    is_draft: bool


def _head(document: Document, top: Sequence[Line]) -> tuple[int, _Kind | None, int]:
    """First line of the letterhead, the kind, and the line where the letterhead ends (the kind or the body)."""
    mottos = [i for i, line in enumerate(top) if _is_motto(line.folded)]
    start = 0
    if mottos:
        before = _kind(document, top, 0, mottos[0], small=False)
        if not (before and any(_ends_head(line) for line in top[before.last + 1 : mottos[0]])):
            start = _before_motto(top, mottos[0])
    stop = next(
        (i for i in range(start, len(top)) if _ends_head(top[i]) and (not mottos or i > mottos[0] or not start)),
        len(top),
    )
    # Another letterhead below is that of an attached document: the first kind counts where it has one.
    own = next((_before_motto(top, i) for i in mottos if i > mottos[0] + _MOTTO_LINES), stop)
    kind = None
    for end in sorted({min(own, stop), stop}):
        kind = kind or _kind(document, top, start, end, small=True, seen=bool(mottos))
    if kind:
        return start, kind, kind.first
    return start, None, _after_cues(top, start, stop)


def _after_cues(top: Sequence[Line], start: int, stop: int) -> int:
    """Without a kind: the line after motto, number, date and subject, with the rest of their block."""
    last = max((i for i in range(start, stop) if _has_cue(top[i].folded) or _is_subject(top[i])), default=None)
    if last is None:
        return start
    letter = stop < len(top) and rule(_FILE, "body.addressee").regex.match(top[stop].folded) and stop - last <= 6
    end = stop if letter else last + 1  # a subject may go on until "Kính gửi"
    while end < stop and top[end].block == top[last].block:
        end += 1
    return end


def _before_motto(top: Sequence[Line], motto: int) -> int:
    """The first line of the letterhead whose motto is given: lines right above it may be the left column."""
    at = motto
    for i in range(motto - 1, max(motto - 12, -1), -1):
        line = top[i]
        subject = any(_is_subject(other) for other in top[max(i - 3, 0) : i + 1])  # its own lines follow it
        if line.block != top[motto].block and not (
            line.is_capitals
            or subject
            or _mark(line.folded)
            or _has_cue(line.folded)
            or rule(_FILE, "code.misread").regex.search(line.folded)
        ):
            break
        at = i
    return at


def _is_subject(line: Line) -> bool:
    return rule(_FILE, "subject.letter").regex.match(line.folded) is not None


def _kind(
    document: Document, top: Sequence[Line], start: int, stop: int, *, small: bool, seen: bool = False
) -> _Kind | None:
    """The kind line between two lines; the first below the number where there are several.

    With `small` it need not be in capitals once motto, number or date were `seen`.
    """
    found: list[_Kind] = []
    numbered = seen
    for i in range(start, stop):
        numbered = numbered or _has_cue(top[i].folded)
        made = _as_kind(top, i, stop, small and numbered)
        if made and not _beside_motto(document, top[i]):
            found.append(made)
    number = next((i for i in range(start, stop) if rule(_FILE, "code.line").regex.match(top[i].folded)), start)
    return next((k for k in found if k.first > number), found[0] if found else None)


def _as_kind(top: Sequence[Line], i: int, stop: int, small: bool) -> _Kind | None:
    """A line (or two that it is wrapped over) as the kind line."""
    line = top[i]
    text, offset, draft = line.folded, line.start, False
    for hit in rule(_FILE, "mark.draft.kind").regex.finditer(text):
        draft = True
        if hit.start() == 0:
            offset, text = line.start + hit.end(), text[hit.end() :]
        else:
            text = text[: hit.start()]
    bare = text.rstrip(" :.*")
    whole = _kinds().get(_squeeze(bare)) or (_bare_kinds().get(unmarked(_squeeze(bare))) if bare.isupper() else None)
    if whole and (bare.isupper() or small):
        return _Kind(whole, Span(offset, offset + len(bare)), i, i, None, draft)
    if i + 1 < stop and len(bare) <= 8 and top[i + 1].cell == line.cell:
        pair = _kinds().get(_squeeze(bare + top[i + 1].folded))
        if pair and (bare + top[i + 1].folded).isupper():
            return _Kind(pair, Span(offset, top[i + 1].end), i, i + 1, None, draft)
    opening = rule(_FILE, "kind.name").regex.match(text)
    if opening and opening[0].isupper() and not rule(_FILE, "kind.no").regex.match(text):
        rest = Span(offset + opening.end(), offset + len(text))
        return _Kind(" ".join(opening[0].split()), Span(offset, offset + opening.end()), i, i, rest, draft)
    return None


@cache
def _kinds() -> dict[str, str]:
    return {_squeeze(fold(term)): term for term in rule(_FILE, "kind.name").terms}


@cache
def _bare_kinds() -> dict[str, str]:
    """Kinds without their marks, which are often misread on capitals, where no two kinds are the same without them."""
    bare = [(unmarked(key), term) for key, term in _kinds().items()]
    terms: dict[str, set[str]] = {}
    for key, term in bare:
        terms.setdefault(key, set()).add(_squeeze(fold(term)))
    return {key: term for key, term in bare if len(terms[key]) == 1}


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", text).upper()


def _beside_motto(document: Document, line: Line) -> bool:
    """Does a line stand in a column beside the motto, where "KẾ HOẠCH" ends the name of an office?"""
    block = document.blocks[line.block]
    if line.cell is None or not isinstance(block, Table):
        return False
    row, col = line.cell
    below = [c for c in block.cells if c.row >= row and c.col != col]
    return any(_is_motto(fold(c.text)) or _has_cue(fold(c.text)) for c in below)


def _is_motto(folded: str) -> bool:
    return any(rule(_FILE, name).regex.search(folded) for name in ("motto.state", "motto.party"))


def _has_cue(folded: str) -> bool:
    """Does a line hold the motto, a number or a date of issue?"""
    if _is_motto(folded):
        return True
    if rule(_FILE, "code.line").regex.match(folded) or rule(_FILE, "code.bare").regex.match(folded):
        return True
    date = rule(_FILE, "date.words").regex.search(folded) or rule(_FILE, "date.figures").regex.search(folded)
    return bool(date and date.start() <= 40 and date.end() >= len(folded) - 2)


def _ends_head(line: Line) -> bool:
    text = line.folded
    return (
        rule(_FILE, "body.heading").regex.match(text) is not None
        or rule(_FILE, "body.addressee").regex.match(text) is not None
        or rule(_FILE, "sign.recipients").regex.match(text) is not None
        or (len(text) > 60 and rule(_FILE, "body.base").regex.match(text) is not None)
    )


def _mark(folded: str) -> bool:
    return any(rule(_FILE, name).regex.match(folded) for name in ("mark.draft", "mark.other", "mark.rule"))


def _draft_in(texts: Sequence[str]) -> bool:
    return any(rule(_FILE, "mark.draft").regex.match(part.strip()) for text in texts for part in fold(text).split("\n"))


# ── Columns ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _columns(head: Sequence[Line]) -> list[list[Line]]:
    """The lines of the head, each column of a table apart, paragraphs in a row together."""
    columns: dict[tuple[int, int], list[Line]] = {}
    run = 0
    for line in head:
        if line.cell is None:
            key = (run, -1)
        else:
            run = line.block + 1
            key = (line.block + 1, line.cell[1])
        columns.setdefault(key, []).append(line)
    return list(columns.values())


class _Stream:
    """A column of the head as one text, from which what is known by its form is taken out."""

    def __init__(self, column: list[Line]) -> None:
        self.lines = column
        self.text = "\n".join(line.folded for line in column)
        self._printed = "\n".join(line.text for line in column)
        self.found: dict[str, tuple[str, Span]] = {}
        self.is_draft = False
        self._starts: list[int] = []
        at = 0
        for line in column:
            self._starts.append(at)
            at += len(line.folded) + 1

    def span(self, start: int, end: int) -> Span:
        """The canonical span of a stretch of the column."""
        return Span(self._canonical(start), self._canonical(end - 1) + 1)

    def _canonical(self, at: int) -> int:
        i = max(i for i, start in enumerate(self._starts) if start <= at)
        return self.lines[i].start + at - self._starts[i]

    def _blank(self, start: int, end: int) -> None:
        """Take a stretch out; lines keep their places."""
        gone = re.sub(r"[^\n]", " ", self.text[start:end])
        self.text = self.text[:start] + gone + self.text[end:]

    def read(self) -> None:
        """Take motto, number, date with place, marks and subject out."""
        self._motto()
        self._code()
        self._date()
        at = 0
        for piece in self.text.split("\n"):
            if rule(_FILE, "mark.draft").regex.match(piece) and piece.strip():
                self.is_draft = True
            if _mark(piece.strip()):
                self._blank(at, at + len(piece))
            at += len(piece) + 1
        self._subject()

    def _motto(self) -> None:
        hit = rule(_FILE, "motto.state").regex.search(self.text)
        if hit:
            self._blank(*hit.span())
            if (
                not hit[0].upper().endswith("NAM")
            ):  # the last word is wrapped, to the end of the next line where columns mix
                last = re.compile(r"\A[^\n]*\n[^\n]*?(?<!\w)(NAM)\s*$", re.MULTILINE).match(self.text[hit.end() :])
                if last:
                    self._blank(hit.end() + last.start(1), hit.end() + last.end(1))
        for name in ("motto.slogan", "motto.party"):
            for found in rule(_FILE, name).regex.finditer(self.text):
                self._blank(*found.span())
        at = 0
        for piece in self.text.split("\n"):
            if rule(_FILE, "motto.youth").regex.match(piece):
                self._blank(at, at + len(piece))
            at += len(piece) + 1

    def _code(self) -> None:
        # A narrow column wraps a code after its hyphens.
        whole = re.sub(r"(?<=\w[-/])\n(?=\w)", " ", self.text)
        for name in ("code.line", "code.bare"):
            at = 0
            for piece in whole.split("\n"):
                hit = rule(_FILE, name).regex.search(piece)
                if hit and not rule(_FILE, "code.cited").regex.search(self.text[: at + hit.start()]):
                    start, end = at + hit.start("code"), at + hit.end("code")
                    self.found["code"] = (_code(hit["code"]), self.span(start, end))
                    rest = piece[hit.end("code") :]
                    # A symbol without its slash, as a scan has it, is no part of the issuer's name either.
                    is_symbol = _SYMBOL.fullmatch(rest) is not None
                    self._blank(at + hit.start(), end + len(rest) if is_symbol else end)
                    return
                at += len(piece) + 1

    def _date(self) -> None:
        for name in ("date.words", "date.figures"):
            for hit in rule(_FILE, name).regex.finditer(self.text):
                line = self.text.rfind("\n", 0, hit.start()) + 1
                self._place(line, hit.start())
                day = iso_date(hit["year"], hit["month"], hit["day"])
                if day:
                    self.found["issued_on"] = (day, self.span(hit.start(), hit.end()))
                self._blank(*hit.span())
                return
        misread = rule(_FILE, "date.misread").regex.search(self.text)
        if misread:
            self._place(self.text.rfind("\n", 0, misread.start()) + 1, misread.start())
            day = iso_date(misread["year"], misread["month"], None)
            if day:
                self.found["issued_on"] = (day, self.span(misread.start(), misread.end()))
            self._blank(*misread.span())

    def _place(self, line: int, end: int) -> None:
        """The place before the date, which may begin on the line above."""
        before = self.text[line:end]
        hit = rule(_FILE, "place.line").regex.search(before)
        if hit is None and rule(_FILE, "place.alone").regex.match(before.strip()):
            start, stop = line, end
        else:
            start, stop = (line + hit.start(), line + hit.end()) if hit else (line, line)
        above = self.text.rfind("\n", 0, max(line - 1, 0)) + 1
        head = self.text[above : max(line - 1, 0)]
        wrapped = (
            not before[: start - line].strip() and line > 0 and rule(_FILE, "place.head").regex.match(head.strip())
        )
        if wrapped and not in_capitals(head) and not starts_body(head.strip()):
            start = above + len(head) - len(head.lstrip())
            stop = max(stop, line - 1)
        words = self.text[start:stop].split()
        while len(words) > 1 and len(words[0]) > 3 and words[0].isupper() and not words[1].isupper():
            start = self.text.index(words[1], self.text.index(words[0], start) + len(words[0]))
            words = words[1:]
        start = self.text.index(words[0], start) if words else start
        if any(c.isalpha() for c in "".join(words)):
            stop = start + len(self.text[start:stop].rstrip(" ,.;\n"))
            self.found["place"] = (" ".join(self._printed[start:stop].split()), self.span(start, stop))
            self._blank(start, end)

    def _subject(self) -> None:
        hit = rule(_FILE, "subject.letter").regex.search(self.text)
        if not hit:
            return
        end = hit.end()
        for piece in self.text[hit.end() :].split("\n"):
            text = piece.strip()
            if end > hit.end() and (not text or in_capitals(text)):
                break
            end += len(piece) + 1
        end = hit.start() + len(self.text[hit.start() : end].rstrip())
        self.found["subject"] = (" ".join(self.text[hit.start() : end].split()), self.span(hit.start(), end))
        self._blank(hit.start(), end)

    def rest(self) -> list[Line]:
        """The lines of which letters are left, without what was taken out."""
        left: list[Line] = []
        for line, piece in zip(self.lines, self.text.split("\n"), strict=True):
            text = re.sub(r"[*_.|]+$|\s*-{2,}$", "", piece.strip())
            lead = text[: len(text) - len(text.lstrip("*_.|- "))]
            # A dash goes on with the line above: PHÒNG TÀI CHÍNH / - KẾ HOẠCH
            text = text if left and lead.strip() == "-" else text[len(lead) :]
            if any(c.isalpha() for c in text):
                at = piece.index(text)
                left.append(
                    Line(
                        line.text[at : at + len(text)],
                        text,
                        line.start + at,
                        line.block,
                        line.cell,
                        line.paragraph,
                        line.after_gap,
                    )
                )
        return left


def _code(text: str) -> str:
    return re.sub(r"[\s.…_]+(?=[/\-])|\s+", "", text)


def iso_date(year: str | None, month: str | None, day: str | None) -> str | None:
    """An ISO date from figures, partial from the first that is missing or impossible; None without a year."""
    if not year:
        return None
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02d}"
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _issuer_lines(streams: Sequence[_Stream]) -> list[Line]:
    """The lines that name the issuer: capitals (or a body's name) in the columns of the letterhead."""
    taken: list[Line] = []
    for stream in streams:
        is_table = stream.lines[0].cell is not None
        if is_table and taken:
            continue
        ours: list[Line] = []
        for line in stream.rest():
            if sum(c.isalpha() for c in line.text) < 2:
                continue
            if ours and _is_number(ours, line):
                break
            ends_name = bool(ours) and (is_table or leaves_open(ours[-1].text))  # PHÒNG TÀI CHÍNH - / KẾ HOẠCH
            if _squeeze(line.folded) in _kinds() and not ends_name:
                continue
            named = starts_body(line.text) and len(line.text) < 100
            if (
                named
                and (is_table or in_capitals(line.text) or not ours)
                or (ours and in_capitals(line.text))
                or (is_table and ours)
            ):
                ours.append(line)
            elif ours and not is_table:
                break
        taken = taken or ours
    return taken


def _is_number(above: Sequence[Line], line: Line) -> bool:
    """Does a line hold the document's number, misread? Not one that the name itself cites: ĐOÀN ... THEO QUYẾT ĐỊNH SỐ ..."""
    hit = rule(_FILE, "code.misread").regex.search(line.folded)
    before = " ".join([*(other.folded for other in above), line.folded[: hit.start()] if hit else ""])
    return hit is not None and not rule(_FILE, "code.cited").regex.search(f"{before.rstrip()} ")


# ── Title ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _title(document: Document, top: Sequence[Line], kind: _Kind) -> tuple[list[Span], int]:
    """Spans of the title's lines, and the last block that belongs to kind and title."""
    made: list[Span] = []
    last = top[kind.last].block
    if kind.rest and document.text[kind.rest.start : kind.rest.end].strip(" :.-"):
        text = document.text[kind.rest.start : kind.rest.end]
        lead = len(text) - len(text.lstrip(" :.-\n"))
        after = top[kind.last + 1] if kind.last + 1 < len(top) else None
        # "QUYẾT ĐỊNH CỦA CHỦ TỊCH ..." above "Về việc ...", as before 2004: who decides is no title
        if not (
            after
            and rule(_FILE, "kind.of").regex.match(fold(text))
            and rule(_FILE, "subject.about").regex.match(after.folded)
        ):
            made.append(Span(kind.rest.start + lead, kind.rest.start + len(text.rstrip())))
    first: Line | None = top[kind.last] if made else None
    for line in top[kind.last + 1 :]:
        if line.cell is not None and line.block != top[kind.last].block:
            break
        if rule(_FILE, "mark.draft").regex.match(line.folded):
            last = line.block
            continue
        if rule(_FILE, "mark.rule").regex.match(line.folded):
            if made:
                last = line.block
                break
            continue
        if made and _is_motto(line.folded):
            break
        if made and rule(_FILE, "appendix.own").regex.match(line.folded):
            last = line.block  # what stands below the document that this one goes with is no title
            break
        if made and len(line.text) < 150 and re.fullmatch(r"\(.*\)", line.text):
            last = line.block  # "(Từ ngày ... đến ngày ...)", "(Kèm theo ...)": a note on the title, not the title
            continue
        if first is None:
            if _is_body(line) or _is_authority(kind, line) or _cites(line):
                break
            first = line
        elif not _goes_on(first, document.text[made[-1].start : made[-1].end], line, kind):
            break
        made.append(line.span)
        last = line.block
    return made, last


def _is_body(line: Line) -> bool:
    """Is this line surely no title: a heading, a legal base, an addressee, a long paragraph?"""
    text = line.folded
    return (
        len(text) > _LONG
        or rule(_FILE, "body.heading").regex.match(text) is not None
        or rule(_FILE, "body.base.capitals").regex.match(text) is not None
        or rule(_FILE, "body.base").regex.match(text) is not None
        or rule(_FILE, "sign.recipients").regex.match(text) is not None
        or text.endswith(("như sau:", "sau đây:", "./."))
    )


def _cites(line: Line) -> bool:
    """Is this a paragraph "Thực hiện Kế hoạch số ...;" of the body, not a title with the same words?"""
    if rule(_FILE, "body.cited").regex.match(line.folded) is None:
        return False
    shown = line.paragraph.align == "center" or line.paragraph.is_bold
    return line.text.endswith((";", ",", ".", ":")) or (not shown and len(line.text) > 250)


def _is_authority(kind: _Kind, line: Line, title: str = "") -> bool:
    """Does a line in capitals name who decides, between the title of a decision and its legal bases?"""
    if not line.is_capitals or rule(_FILE, "kind.decides").regex.fullmatch(kind.name) is None:
        return False
    return rule(_FILE, "authority.line").regex.match(line.folded) is not None and not leaves_open(title)


def _goes_on(first: Line, title: str, line: Line, kind: _Kind) -> bool:
    """Does a title that opened with `first` go on with `line`?"""
    if _is_body(line) or _is_authority(kind, line, title) or len(title) + len(line.text) > 2 * _LONG:
        return False
    if rule(_FILE, "body.cited").regex.match(line.folded) and not (
        line.paragraph.align == "center" == first.paragraph.align
    ):
        return False
    if line.paragraph is first.paragraph:
        return True
    if re.search(r"[;:]$|\./\.$", line.text) or title.rstrip().endswith((".", ":")):
        return False
    # "Kết quả ... năm 2023;" and below it "phương hướng, nhiệm vụ năm 2024"
    if title.rstrip().endswith(";") and not (line.text[:1].islower() or line.paragraph.align == "center"):
        return False
    if in_capitals(title) != line.is_capitals and line.text[:1].isupper() and line.is_capitals:
        return False
    if first.paragraph.is_bold != line.paragraph.is_bold:
        return False
    if first.paragraph.align == "center":
        return line.paragraph.align == "center" or (
            line.paragraph.align == "" and not line.after_gap and first.paragraph.is_bold
        )
    if first.paragraph.is_bold or in_capitals(title):
        return not line.after_gap and line.is_capitals == in_capitals(title)
    return not line.after_gap and line.text[:1].islower()


def _addressees(document: Document, first: int) -> tuple[frozenset[int], tuple[Span, ...]]:
    """Blocks of "Kính gửi:" right below the head, with the list that follows it; and where each addressee stands."""
    found: list[int] = []
    named: list[Span] = []
    for index in range(first, min(first + 30, len(document.blocks))):
        block = document.blocks[index]
        if isinstance(block, Table) and (block.ruled or found):
            break
        inside = [line for line in islice(lines(document, index), 40) if line.block == index]
        if not inside:
            continue
        opens = rule(_FILE, "body.addressee").regex.match(inside[0].folded) is not None
        length = sum(len(line.text) for line in inside)
        goes_on = bool(found) and all(rule(_FILE, "addressee.item").regex.match(line.folded) for line in inside)
        if not (opens and (length < 200 or isinstance(block, Table))) and not goes_on:
            break
        found.append(index)
        named += [span for line in inside if (span := _addressee(line))]
    return (frozenset(range(first, found[-1] + 1)), tuple(named)) if found else (frozenset(), ())


def _addressee(line: Line) -> Span | None:
    """The name in a line of addressees, without what opens and ends it."""
    hit = rule(_FILE, "addressee.name").regex.match(line.folded)
    return Span(line.start + hit.start("name"), line.start + hit.end("name")) if hit else None
