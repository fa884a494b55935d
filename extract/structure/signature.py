"""The signature block: who signs, as what, for whom, and the recipients beside it.

In most files block and recipients are two cells of a table without rules; elsewhere they are paragraphs one after the other
or both columns on each line. The main block is the one with "Nơi nhận"; without that, the last before the appendices.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from extract.document import Document, Span
from extract.nearest import nearest
from extract.patterns import rule
from extract.structure.lines import Line, in_capitals, lines

_FILE = "letterhead"
_LONGEST = 250  # characters of a recipient; a longer paragraph is the body
# A line in the deputy's place is taken for the deputy's position where it is this much alike, of 100.
_DEPUTY = 60.0
_AROUND = 12  # lines before or after the recipients in which the signature is looked for


@dataclass(frozen=True, slots=True)
class Recipient:
    """A line under "Nơi nhận", without its dash and final punctuation."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, and who receives the document.

    Attributes:
        signer: Name, without rank.
        signer_title: Last line of the position, as printed.
        on_behalf_of: Body after TM.; without TM. what follows KT., TL. or TUQ.
        recipients: Lines under "Nơi nhận", in order.
        spans: Where the values stand, by name of the field.
        blocks: Indices of the blocks of signature and recipients, which the body excludes.
    """

    signer: str | None = None
    signer_title: str | None = None
    on_behalf_of: str | None = None
    recipients: tuple[Recipient, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict)
    blocks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a line: of the signature or of the recipients; `likely` is the position that a misread one gives."""

    text: str
    folded: str
    start: int
    block: int
    is_unsure: bool = False
    likely: str | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def cut(self, start: int, end: int | None = None) -> _Piece:
        """The stretch from `start` to `end` without space around it."""
        text = self.text[start:end]
        lead = len(text) - len(text.lstrip())
        text = text.strip()
        at = start + lead
        return _Piece(text, self.folded[at : at + len(text)], self.start + at, self.block, self.is_unsure)


def read_signature(document: Document) -> Signature:
    """The main signature block of a document; every field that it does not have is empty."""
    every = list(lines(document))
    listed, signed = _main_block(every) or ([], _last_block(every))
    items = _listed_items(listed)
    made = _signed(signed)
    used = {piece.block for piece in (*listed[:1], *(p for item in items for p in item), *made.pieces)}
    return Signature(
        signer=made.name.text if made.name else None,
        signer_title=_one_line(made.post),
        on_behalf_of=_one_line(made.body),
        recipients=tuple(_recipient(item) for item in items),
        spans=made.spans,
        blocks=frozenset(used),
    )


# ── Finding the block ────────────────────────────────────────────────────────────────────────────────────────────────


def _piece(line: Line) -> _Piece:
    may_be = line.is_unsure and line.is_capitals and not rule(_FILE, "sign.post").regex.match(line.folded)
    position = nearest(line.text, _positions()) if may_be else None
    whole = _Piece(line.text, line.folded, line.start, line.block, line.is_unsure, position)
    trace = _TRACE.match(line.text)
    return whole.cut(trace.end()) if trace and line.is_capitals and not position else whole


# What a seal leaves of the letters before a position.
_TRACE = re.compile(r"[.,:;'\"`_]+\s+(?=\w)")


@cache
def _positions() -> tuple[str, ...]:
    """The usual positions of those who sign."""
    return rule(_FILE, "sign.positions").terms


def _main_block(every: Sequence[Line]) -> tuple[list[_Piece], list[_Piece]] | None:
    """Recipients and signature of the first list of recipients; a column headed "Nơi nhận" of another table is none."""
    heads = [i for i, line in enumerate(every) if rule(_FILE, "sign.recipients").regex.match(line.folded)]
    for head in heads:
        listed, signed = _beside(every, head)
        if _is_signed(signed) or any(rule(_FILE, "sign.filed").regex.match(_undashed(p).folded) for p in listed):
            return listed, signed
    return next((_beside(every, head) for head in heads if ":" in every[head].text), None)


def _undashed(piece: _Piece) -> _Piece:
    dash = _DASH.match(piece.folded)
    return piece.cut(dash.end()) if dash else piece


def _beside(every: Sequence[Line], head: int) -> tuple[list[_Piece], list[_Piece]]:
    """Lines of the recipients and of the signature, from the line "Nơi nhận" on."""
    line = every[head]
    if line.cell is not None:
        table = [other for other in every if other.block == line.block]
        column = line.cell[1]
        listed = [_piece(o) for o in table if o.cell and o.cell[1] == column and o.start >= line.start]
        signed = _rightmost([o for o in table if o.cell and o.cell[1] != column])
        above = [_piece(o) for o in table if o.cell and o.cell[1] == column and o.start < line.start]
        if not _is_signed(signed):
            own, listed = _part(listed)
            signed = [*signed, *above, *own]
        last = max(i for i, o in enumerate(every) if o.block == line.block)
        if not _signed(signed).name:
            signed += _after(every[last + 1 :])
        if not _is_signed(signed):
            first = min(i for i, o in enumerate(every) if o.block == line.block)
            signed = [*_before(every[:first]), *signed]
        return listed, signed
    tail: list[_Piece] = []
    for other in every[head:]:
        if other.start > line.start and (_ends_block(other) or len(other.text) > _LONGEST):
            break
        if other.cell is None:
            tail.append(_piece(other))
        elif other.block > line.block + 3 or len(tail) > 60 or _is_wide(every, other.block):
            break
        else:
            tail.append(_piece(other))
    signed, listed = _part(tail)
    if not _is_signed(signed):
        signed = [*_before(every[:head]), *signed]
    return listed, signed


def _is_wide(every: Sequence[Line], block: int) -> bool:
    return sum(1 for line in every if line.block == block) > 25


def _ends_block(line: Line) -> bool:
    """Does an appendix or another letterhead begin here?"""
    text = line.folded
    return any(
        rule(_FILE, name).regex.search(text)
        for name in ("appendix.cue", "appendix.own", "body.heading", "motto.state", "motto.party", "kind.whole")
    )


def _rightmost(cells: Sequence[Line]) -> list[_Piece]:
    """The lines of the last column that has a signature; other columns are of those who drew up or confirm."""
    columns = sorted({line.cell[1] for line in cells if line.cell}, reverse=True)
    for column in columns:
        mine = [_piece(line) for line in cells if line.cell and line.cell[1] == column]
        if _is_signed(mine):
            return mine
    return [_piece(line) for line in cells]


def _is_signed(pieces: Sequence[_Piece]) -> bool:
    """Do lines hold a signing authority or a position?"""
    return any(_authority(p) or _is_post(p) for p in pieces)


def _before(every: Sequence[Line]) -> list[_Piece]:
    """The signature right above the recipients."""
    taken: list[_Piece] = []
    for line in reversed(every[-_AROUND:]):
        piece = _piece(line)
        if len(line.text) > 90 or line.text.endswith(("./.", ";", ".", ":")) and not _authority(piece):
            break
        if not (_authority(piece) or line.is_capitals or _is_post(piece) or _is_name(piece) or _is_noise(piece)):
            break
        taken.insert(0, piece)
    return taken


def _after(every: Sequence[Line]) -> list[_Piece]:
    """Signature lines right below the block, as a name that stands in a paragraph of its own."""
    taken: list[_Piece] = []
    for line in every[:_AROUND]:
        piece = _piece(line)
        if _ends_block(line) or not (_authority(piece) or _is_post(piece) or _is_name(piece) or _is_noise(piece)):
            break
        taken.append(piece)
    return taken


def _part(tail: Sequence[_Piece]) -> tuple[list[_Piece], list[_Piece]]:
    """Parts lines that hold both, one after the other or mixed on each line: signature, recipients."""
    signed: list[_Piece] = []
    listed: list[_Piece] = []
    mixed = closed = False
    for piece in tail:
        right = _right_part(piece, mixed=mixed)
        if right is not None:
            signed.append(piece.cut(right))
            piece = piece.cut(0, right)
            mixed = mixed or bool(piece.text)
            if piece.text:
                listed.append(piece)
            elif not mixed:
                closed = _is_closed(signed)
            continue
        is_item = _DASH.match(piece.folded) is not None
        if closed and not is_item and not _is_noise(piece):
            break
        alone = not is_item and bool(listed)
        if alone and (
            _is_noise(piece)
            or _is_maker(piece)
            or (signed and _is_name(piece))
            or (signed and in_capitals(piece.text) and len(piece.text) > 6)
        ):
            signed.append(piece)
            closed = not mixed and _is_closed(signed)
        else:
            listed.append(piece)
    return signed, listed


def _is_closed(signed: Sequence[_Piece]) -> bool:
    return _signed(signed).name is not None


_DASH = re.compile(r"^\s*(?:[-+•*·●▪\uf02d\uf0b7]|\d{1,2}[.)])\s*")


def _right_part(piece: _Piece, *, mixed: bool) -> int | None:
    """Where the signature begins on a line that may open with a recipient; names and notes only where columns are mixed."""
    text = piece.folded
    hit = rule(_FILE, "sign.authority").regex.search(text)
    if hit and _is_column(hit["body"]):
        return hit.start()
    for post in rule(_FILE, "sign.post").regex.finditer(text):
        at = post.start()
        if _is_column(text[at:]) and (at == 0 or not in_capitals(text[:at]) or _DASH.match(text)):
            return at
    if mixed and _DASH.match(text):
        for gap in re.finditer(r"[;.,)]\s+", text):
            rest = piece.cut(gap.end())
            if _is_noise(rest) or (_is_name(rest) and _has_surname(rest)):
                return gap.end()
    return None


def _is_column(text: str) -> bool:
    """Is a text in capitals, up to a name or a note that may end it?"""
    if in_capitals(text):
        return True
    *heads, last = _parts(_Piece(text, text, 0, 0))
    return (
        bool(heads) and all(in_capitals(p.text) or _is_noise(p) for p in heads) and (_is_name(last) or _is_noise(last))
    )


def _last_block(every: Sequence[Line]) -> list[_Piece]:
    """Without recipients: the last signature before the appendices; of who drew the document up only where nobody else signs."""
    pieces = [_piece(line) for line in every]
    offices = [
        _authority(p) is not None or (_is_post(p) and line.is_capitals) for line, p in zip(every, pieces, strict=True)
    ]
    return _last_of(every, pieces, offices) or _last_of(every, pieces, [_is_maker(p) for p in pieces])


def _last_of(every: Sequence[Line], pieces: Sequence[_Piece], opens: Sequence[bool]) -> list[_Piece]:
    """The last signature that begins on one of the lines that may open one."""
    first = opens.index(True) if True in opens else len(every)
    end = next((i for i in range(first + 1, len(every)) if _begins_appendix(every[i])), len(every))
    best: list[_Piece] = []
    i = first
    while i < end:
        if not opens[i] or (len(every[i].text) >= 80 and _authority(pieces[i]) is None):
            i += 1
            continue
        block = [pieces[i]]
        column = every[i].cell
        j = i + 1
        while j < end and j - i < _AROUND:
            other, piece = every[j], pieces[j]
            if other.cell != column and column is not None and other.cell is not None and other.cell[1] != column[1]:
                j += 1
                continue
            if len(other.text) > 90 or not (
                _is_post(piece) or _is_name(piece) or _is_noise(piece) or other.is_capitals
            ):
                break
            block.append(piece)
            j += 1
            if _is_name(piece) and not _is_maker(piece) and not other.is_capitals:
                break
        if _signed(block).name or _authority(block[0]):
            best = block
        i = j
    return best


def _begins_appendix(line: Line) -> bool:
    cue, motto = rule(_FILE, "appendix.cue").regex, rule(_FILE, "motto.state").regex
    return cue.match(line.folded) is not None or motto.search(line.folded) is not None


# ── Reading the block ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Signed:
    """The parts of a signature block.

    Attributes:
        body: Who is signed for.
        post: The position of the signer.
        acts_for: The position after KT., whose deputy signs.
        others: Further positions, and lines in capitals that were read with doubt.
        name: The signer.
        pieces: All of the block.
    """

    body: list[_Piece] = field(default_factory=list)
    post: list[_Piece] = field(default_factory=list)
    acts_for: _Piece | None = None
    others: list[_Piece] = field(default_factory=list)
    name: _Piece | None = None
    pieces: list[_Piece] = field(default_factory=list)

    @property
    def spans(self) -> dict[str, Span]:
        made: dict[str, Span] = {}
        for key, parts in (("on_behalf_of", self.body), ("signer_title", self.post)):
            if parts:
                made[key] = Span(parts[0].start, parts[-1].end)
        if self.name:
            made["signer"] = Span(self.name.start, self.name.end)
        return made


def _signed(pieces: Sequence[_Piece]) -> _Signed:
    """Reads authority, position and name from the lines of a signature column."""
    made = _Signed()
    mark = ""
    into: list[_Piece] | None = None
    for piece in (part for whole in pieces for part in _parts(whole)):
        if _is_noise(piece):
            made.pieces.append(piece)
            continue
        authority = _authority(piece)
        if authority:
            name, body = authority
            made.pieces.append(piece)
            made.post = []
            made.acts_for = body if name == "KT" else None
            if not made.body or (name == "TM" and mark != "TM"):
                made.body, mark = [body], name
                into = made.body
            else:
                into = []
        elif _is_post(piece) and made.post and (mark or made.post[0].is_unsure or piece.is_unsure):
            # "TM. BAN CHỈ ĐẠO, TRƯỞNG BAN, CHỦ TỊCH UBND": who signs as head of one body names the office held in another.
            into = []
            made.others.append(piece)
            made.pieces.append(piece)
        elif _is_post(piece):
            made.post = into = [piece]
            made.pieces.append(piece)
        elif (
            (into is not None or made.post) and _is_name(piece) and (not in_capitals(piece.text) or _has_surname(piece))
        ):
            made.name = _without_rank(piece)
            made.pieces.append(piece)
            break
        elif into is not None and in_capitals(piece.text):
            # Below a position that is whole, what was read with doubt may be a seal or another office.
            is_doubtful = into is made.post and (piece.is_unsure or _is_alike(piece, made.post))
            (made.others if is_doubtful else into).append(piece)
            made.pieces.append(piece)
        elif piece.is_unsure and in_capitals(piece.text):
            made.others.append(piece)
        elif into is not None:
            into = []  # what follows something else goes on with neither body nor position
    if any(piece.is_unsure or _is_alike(piece, made.post) for piece in (*made.body, *made.post, *made.others)):
        _settle(made)
    return made


def _is_alike(piece: _Piece, post: Sequence[_Piece]) -> bool:
    """Is a line a position once more, with other letters: the one of KT. and the deputy's, both half hidden?"""
    return bool(post) and not _is_post(piece) and nearest(piece.text, [post[0].text]) is not None


def _settle(made: _Signed) -> None:
    """Leaves empty what doubtful lines do not tell: a seal that hides PHÓ turns a deputy into the head."""
    if made.acts_for:
        # Who signs for the head is the deputy (Nghị định 30/2020, phụ lục I, mục II.7).
        deputy = f"{rule(_FILE, 'sign.deputy').value} {made.acts_for.text}"
        lines = [*made.post, *made.others]
        sure = next((p for p in lines if not p.is_unsure and _is_post(p)), None)
        alike = next((p for p in lines if nearest(p.text, [deputy], _DEPUTY)), None)
        made.post = [sure] if sure else [replace(alike, likely=deputy)] if alike else []
    elif sum(_is_post(p) or _is_alike(p, made.post) for p in (*made.post, *made.others)) > 1:
        made.post = []
    if made.name and not _has_surname(made.name):
        made.name = None


def _parts(piece: _Piece) -> list[_Piece]:
    """Parts a line on which authority, position and name stand one after the other."""
    if piece.likely:
        return [piece]
    text = piece.folded
    cuts = {0}
    for hit in rule(_FILE, "sign.authority").regex.finditer(text):
        cuts |= {
            hit.start(),
            *(hit.start("body") + m.start() for m in rule(_FILE, "sign.mark.inner").regex.finditer(hit["body"])),
        }
    for hit in rule(_FILE, "sign.post").regex.finditer(text):
        before = text[: hit.start()].rstrip()
        # "BỘ TRƯỞNG, CHỦ NHIỆM" is one head with two posts.
        if (
            hit.start()
            and hit[0].isupper()
            and in_capitals(before)
            and not (_ends_in_mark(before) or before.endswith(","))
        ):
            cuts.add(hit.start())
    for hit in re.finditer(r"[(\[][^()\[\]]*[)\]]", text):
        if rule(_FILE, "sign.noise").regex.match(hit[0]):
            cuts |= {hit.start(), hit.end()}
    words = list(re.finditer(r"\S+", text))
    small = next((i for i, word in enumerate(words) if any(c.islower() for c in word[0])), None)
    if small and in_capitals(text[: words[small].start()]) and not _ends_in_mark(text[: words[small].start()].rstrip()):
        while small and _opens_name(text[words[small - 1].start() :], words[small - 1][0]):
            small -= 1
        cuts.add(words[small].start())
    at = sorted(cuts)
    return [piece.cut(a, b) for a, b in zip(at, [*at[1:], None], strict=True) if piece.cut(a, b).text]


def _ends_in_mark(text: str) -> bool:
    """Does a text end in TM., KT., TL. or TUQ., so that what follows belongs to it?"""
    return rule(_FILE, "sign.mark").regex.search(text) is not None


def _opens_name(text: str, word: str) -> bool:
    """Does a name begin with this word in capitals: a rank, or a surname of one letter (Y, A, H')?"""
    return rule(_FILE, "sign.rank").regex.match(text) is not None or len(word.rstrip("'’")) == 1


def _authority(piece: _Piece) -> tuple[str, _Piece] | None:
    """The mark (TM, KT, TL, TUQ) and what follows it, where the line opens with one."""
    hit = rule(_FILE, "sign.authority").regex.match(piece.folded)
    if not hit:
        return None
    return re.sub(r"\W", "", hit["mark"]), piece.cut(hit.start("body"), hit.end("body"))


def _is_post(piece: _Piece) -> bool:
    if piece.likely or _is_maker(piece):
        return True
    hit = rule(_FILE, "sign.post").regex.match(piece.folded)
    return (
        hit is not None
        and (in_capitals(piece.text) or len(piece.text) - hit.end() < 25)
        and not piece.text.endswith((";", ","))
    )


def _is_noise(piece: _Piece) -> bool:
    """A stamp, a note or a line without a letter in place of the signature."""
    return not any(c.isalpha() for c in piece.text) or rule(_FILE, "sign.noise").regex.match(piece.folded) is not None


def _is_maker(piece: _Piece) -> bool:
    """Is a line nothing but who drew the document up or approves it, in capitals or not?"""
    ends = piece.text.endswith((";", ",", "."))
    return not ends and rule(_FILE, "sign.maker").regex.match(piece.folded) is not None


def _is_name(piece: _Piece) -> bool:
    bare = _without_rank(piece)
    return rule(_FILE, "sign.name").regex.match(bare.folded) is not None and (
        not in_capitals(bare.text) or _has_surname(bare)
    )


def _has_surname(piece: _Piece) -> bool:
    hit = rule(_FILE, "sign.surname").regex.match(_without_rank(piece).folded)
    return hit is not None


def _without_rank(piece: _Piece) -> _Piece:
    hit = rule(_FILE, "sign.rank").regex.match(piece.folded)
    return piece.cut(hit.end()) if hit else piece


def _one_line(pieces: Sequence[_Piece]) -> str | None:
    return " ".join(p.likely or p.text for p in pieces) or None


# ── Recipients ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _listed_items(listed: Sequence[_Piece]) -> list[list[_Piece]]:
    """The items of the list, each with the lines that it is wrapped over, up to the file ("Lưu: VT")."""
    parts: list[_Piece] = []
    for i, piece in enumerate(listed):
        head = rule(_FILE, "sign.recipients").regex.match(piece.folded) if i == 0 else None
        rest = piece.cut(head.end()) if head else piece
        if rest.text:
            parts += _items(rest)
    dashed = any(_DASH.match(p.folded) for p in parts)
    spread = (
        len({p.block for p in listed}) > 1
    )  # paragraphs of the body, not lines of one cell: something else may follow
    made: list[list[_Piece]] = []
    for part in parts:
        dash = _DASH.match(part.folded)
        bare = part.cut(dash.end()) if dash else part
        if not any(c.isalnum() for c in bare.text):
            continue
        if made and not dash and _is_filed(made[-1]):
            last = made[-1][-1].text
            if last.endswith(".") or (spread and not last.endswith((",", ";", "-"))):
                break
        ends = bool(made) and made[-1][-1].text.endswith((";", "."))
        if dash or not made or (ends if dashed else _begins(made[-1], bare)):
            made.append([bare])
        else:
            made[-1].append(bare)
    return made


def _items(piece: _Piece) -> list[_Piece]:
    """Items that a reader put on one line: `- A; - B; - C.`"""
    cuts = [0, *(m.end() for m in re.finditer(r"[;.]\s+(?=[-+•]\s*\S)", piece.folded))]
    return [piece.cut(a, b) for a, b in zip(cuts, [*cuts[1:], None], strict=True)]


def _begins(item: Sequence[_Piece], line: _Piece) -> bool:
    """In a list without dashes: is this line an item of its own?"""
    return item[-1].text.endswith((";", ".")) or (line.text[:1].isupper() and not item[-1].text.endswith((",", "-")))


def _is_filed(item: Sequence[_Piece]) -> bool:
    """Is this the file ("Lưu: VT, ..."), which closes the list?"""
    return rule(_FILE, "sign.filed").regex.match(item[0].folded) is not None


def _recipient(item: Sequence[_Piece]) -> Recipient:
    text = " ".join(p.text for p in item)
    bare = re.sub(r"[\s;.,:/]+$", "", text)
    return Recipient(bare, Span(item[0].start, item[-1].end - (len(text) - len(bare))))
