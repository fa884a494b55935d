"""From characters to lines, and from lines to paragraphs of text with their places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter
from statistics import median

from extract.document import Align, Box, Paragraph, Place, Style
from extract.readers.pdf.glyphs import Glyphs, spelt, typed_out
from extract.readers.pdf.page import displayed
from extract.readers.runs import Run, is_plain, paragraph

# Characters whose baselines differ by less than this share of their size stand on one line.
_SAME_LINE = 0.28
# A gap of this share of the size is a space where the file has no space character; letters stand closer, even spaced ones.
_WORD_GAP = 0.17
# A wider gap parts a line into pieces that may belong to different columns; justified text seldom has such gaps.
PIECE_GAP = 1.5
# Raised characters are smaller than this share of the line's, and stand higher by at least a tenth of its size.
_RAISED_SIZE, _RAISED_BY = 0.8, 0.1
# The same letter drawn again closer than this share of its size is a bold of poor fonts.
_OVERPRINT = 0.12

# Marks of list items and headings at the start of a line: "I.", "1.", "1.1", "a)", "-", "+", "•", "(1)".
MARKER = re.compile(
    r"[-–+*•▪➢✓](?:\s|\Z)|\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-ZĐa-zđ])(?:[.)](?!\d)\s?|/\.?\s)|\d{1,2}(?:\.\d{1,2})+\s"
)
ENDED = re.compile(r"[.;:!?…/][\"'”’»)\]]*\Z")
# Codes and dates, which may be longer than a narrow column is wide.
_CODE = re.compile(r"[A-Z0-9./-]+[;,:)]*")
_NO_VOWEL = re.compile(
    r"[^aeiouyăâêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ\d\W]{1,3}", re.IGNORECASE
)
_LINE_START = "\x00"
_LEFT, _BASE = attrgetter("x0"), attrgetter("base")
# Below this confidence half of Tesseract's words are wrong, and half of the wrong ones are found.
UNSURE = 85.0


@dataclass(slots=True)
class Line:
    """Letters on one baseline, from left to right, with spaces where words end."""

    page: int
    glyphs: list[Glyphs]
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float

    @property
    def center(self) -> float:
        """The middle of the line, in points from the left."""
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        """From the first to the last letter, in points."""
        return self.x1 - self.x0

    @property
    def is_bold(self) -> bool:
        """Are nearly all letters bold?"""
        shown = [c for c in self.glyphs if c.text != " "]
        if len({c.bold for c in shown}) < 2:
            return bool(shown) and shown[0].bold
        letters = [(sum(map(str.isalpha, c.text)), c.bold) for c in shown]
        if not any(count for count, _ in letters):
            letters = [(len(c.text), c.bold) for c in shown]
        return sum(count for count, bold in letters if bold) >= 0.9 * sum(count for count, _ in letters)

    @property
    def is_lower(self) -> bool:
        """Does the line start in lower case, quotes and brackets apart?"""
        return self.text.lstrip("([“\"‘'")[:1].islower()

    def first_word_width(self) -> float:
        """Width of the line's first word: what would have to fit on the line before."""
        end = next((c.x0 for c in self.glyphs if c.text == " "), self.x1)
        return end - self.x0

    def cut(self, offset: int) -> int:
        """Part the word that the character at `offset` of the text stands in; the index of what starts there."""
        for k, found in enumerate(self.glyphs):
            if offset <= 0:
                return k
            if offset < len(found.text) and found.widths:
                self.glyphs[k : k + 1] = found.letters()
                return k + offset
            offset -= len(found.text)
        return len(self.glyphs)


def make(page: int, glyphs: Iterable[Glyphs]) -> Line | None:
    """A line of letters, whatever their order: sorted, with spaces, raised ones marked. None if nothing shows."""
    given = list(glyphs)
    shown = sorted([c for c in given if c.text != " "], key=_LEFT)
    if not shown:
        return None
    spaces = sorted([c.x0 for c in given if c.text == " "])
    if _are_mixed(shown, spaces):
        given = typed_out(given)
        shown = sorted([c for c in given if c.text != " "], key=_LEFT)
        spaces = sorted([c.x0 for c in given if c.text == " "])
    size = _main_size(shown)
    base = _middle_base([c for c in shown if c.size >= _RAISED_SIZE * size])
    result: list[Glyphs] = []
    k = 0
    last: Glyphs | None = None
    small, wide, near = _RAISED_SIZE * size, _WORD_GAP * size, _OVERPRINT * size
    for char in shown:
        char.raised = char.size < small and base - char.base >= _RAISED_BY * size
        if last is not None:
            gap = char.x0 - last.x1
            if gap < near and char.x0 - last.x0 < near and char.text == last.text:
                last.bold = True
                continue
            is_apart = gap > wide or (last.spaced and gap > 0) or gap > _WORD_GAP * max(char.size, last.size)
            if spaces and not is_apart:
                while k < len(spaces) and spaces[k] < last.x0:
                    k += 1
                is_apart = k < len(spaces) and spaces[k] < char.x0
            if is_apart:
                result.append(_space(last, char))
        result.append(char)
        last = char
    text = "".join([c.text for c in result])
    top, bottom = min([c.top for c in result]), max([c.bottom for c in result])
    return Line(page, result, text, shown[0].x0, max([c.x1 for c in shown]), top, bottom, base, size)


def _are_mixed(shown: Sequence[Glyphs], spaces: Sequence[float]) -> bool:
    """Does a word of a line stand in another, or a space in a word?"""
    for a, b in pairwise(shown):
        # Twice the same word is the bold of poor fonts.
        if b.x0 < a.x1 and b.x0 < a.tail and not (a.text == b.text and b.x0 - a.x0 < _OVERPRINT * a.size):
            return True
    k = 0
    for word in shown:
        while k < len(spaces) and spaces[k] < word.x0:
            k += 1
        if k == len(spaces):
            return False
        if spaces[k] < word.x1 and spaces[k] < word.tail:
            return True
    return False


def _middle_base(shown: Sequence[Glyphs]) -> float:
    """The baseline of the middle one of letters."""
    if len({c.base for c in shown}) == 1:
        return shown[0].base
    return median([c.base for c in shown for _ in c.text])


def _space(before: Glyphs, after: Glyphs) -> Glyphs:
    raised = before.raised and after.raised
    box = (before.x1, after.x0, before.top, before.bottom, before.base)
    return Glyphs(" ", *box, before.size, before.bold, before.italic, raised, angle=before.angle)


def pieces(page: int, chars: Sequence[Glyphs]) -> list[Line]:
    """The lines of a page or cell from top to bottom, parted where a wide gap stands; raised characters in their line."""
    parts: list[list[Glyphs]] = []
    for row in _rows([c for c in chars if c.text != " "]):
        parts += _parted(row)
    parts = _settled(parts)
    blanks = sorted([c for c in chars if c.text == " "], key=_BASE)
    if blanks:
        bases = [c.base for c in blanks]
        parts = [[*part, *_between(part, blanks, bases)] for part in parts]
    found = [line for part in parts if (line := make(page, part))]
    return sorted(found, key=lambda line: (line.base, line.x0))


def merged(found: Sequence[Line]) -> list[Line]:
    """Pieces on one baseline as whole lines, from top to bottom."""
    rows: list[list[Line]] = []
    for line in sorted(found, key=lambda line: line.base):
        if rows and abs(line.base - rows[-1][0].base) < _SAME_LINE * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    whole = (row[0] if len(row) == 1 else make(row[0].page, [c for line in row for c in line.glyphs]) for row in rows)
    return [line for line in whole if line]


# What tells runs apart: bold, italic, raised, note, unsure.
_Look = tuple[bool, bool, bool, str, bool]


def _looks(line: Line) -> list[_Look]:
    return [(c.bold, c.italic, c.raised, c.note, c.confidence < UNSURE) for c in line.glyphs]


def compose_paragraph(found: Sequence[Line], align: Align = "", inner: float = 0.0) -> Paragraph:
    """The paragraph that the lines make up; `inner` is the width of a narrow column, where words may be cut."""
    looks = [_looks(line) for line in found]
    every = {look for own in looks for look in own}
    if len(every) == 1 and (plain := _plain(found, align, inner, every.pop())):
        return plain
    runs: list[Run] = []
    for k, line in enumerate(found):
        if k and not glued(found[k - 1], line, inner):
            runs.append(Run(" "))
        # A line's start rides through the spelling rules as if it were a footnote mark.
        runs.append(Run("", note=f"{_LINE_START}{k}"))
        for look, group in groupby(zip(looks[k], line.glyphs, strict=True), key=itemgetter(0)):
            runs.append(Run("" if look[3] else "".join([c.text for _, c in group]), *look))
    made = paragraph(runs, align)
    places = tuple(
        Place(
            mark.offset + (made.text[mark.offset : mark.offset + 1] == " "),
            found[int(mark.marker[1:])].page,
            box(found[int(mark.marker[1:])]),
        )
        for mark in made.marks
        if mark.marker.startswith(_LINE_START)
    )
    marks = tuple(mark for mark in made.marks if not mark.marker.startswith(_LINE_START))
    return replace(made, marks=marks, places=places)


def _plain(found: Sequence[Line], align: Align, inner: float, look: _Look) -> Paragraph | None:
    """The paragraph of lines that look alike; None where something in them has to be put in order."""
    text, places = "", []
    for k, line in enumerate(found):
        if k and not glued(found[k - 1], line, inner):
            text += " "
        places.append(Place(len(text), line.page, box(line)))
        text += line.text
    bold, italic, raised, note, unsure = look
    if raised or note or not is_plain(text):
        return None
    styles = (Style(0, len(text), bold, italic, unsure),) if bold or italic or unsure else ()
    return Paragraph(text, align=align, styles=styles, places=tuple(places))


def box(line: Line) -> Box:
    """Where the line stands on the page as displayed, whichever way it is written."""
    angle = line.glyphs[0].angle
    (ax, ay), (bx, by) = displayed(line.x0, line.top, angle), displayed(line.x1, line.bottom, angle)
    return Box(round(min(ax, bx), 1), round(min(ay, by), 1), round(max(ax, bx), 1), round(max(ay, by), 1))


def glued(first: Line, second: Line, inner: float = 0.0) -> bool:
    """Do two wrapped lines join without a space: at a mark, after a hyphen inside a word, or where a narrow column cut a word?"""
    if re.match(r"[;,.:!?)\]”»…]", second.text):
        return True
    if re.search(r"\w[-‐‑/]\Z", first.text) and re.match(r"\w", second.text):
        return True
    if not inner or " " in first.text:
        return False
    head, tail = first.text, second.text.split(" ", 1)[0]
    if first.width + 2 * _apart(first) + second.first_word_width() <= inner:
        return False
    return _is_full(first, second, inner) and bool(_is_code(head, tail) or _NO_VOWEL.fullmatch(tail))


def cuts_code(first: Line, second: Line, inner: float) -> bool:
    """Is a code or figure cut between two lines, since the column has no room for a letter more?"""
    is_wide = first.width + second.width > inner
    return is_wide and _is_code(first.text, second.text) and _is_full(first, second, inner)


def _is_code(head: str, tail: str) -> bool:
    return bool(_CODE.fullmatch(head) and _CODE.fullmatch(tail))


def _is_full(first: Line, second: Line, inner: float) -> bool:
    """Had the first letter of `second` no room behind `first`?"""
    letter = second.glyphs[0].letters()[0]
    # Letters set apart have their room behind the last one too. How wide a cell is inside is known to half a point.
    return first.width + 2 * _apart(first) + (letter.x1 - letter.x0) > inner - 0.5


def _apart(line: Line) -> float:
    """How far the letters of a line are set apart."""
    return max(0.0, median([b.x0 - a.x1 for a, b in pairwise(spelt(line.glyphs))] or [0.0]))


def _main_size(chars: Sequence[Glyphs]) -> float:
    """The size of most of a line's characters; the larger one in a tie."""
    if len({char.size for char in chars}) == 1:
        return round(chars[0].size * 2) / 2
    exact: dict[float, int] = {}
    for char in chars:
        exact[char.size] = exact.get(char.size, 0) + len(char.text)
    sizes: dict[float, int] = {}
    for size, n in exact.items():
        key = round(size * 2) / 2
        sizes[key] = sizes.get(key, 0) + n
    return max(sizes, key=lambda key: (sizes[key], key))


def _rows(chars: Sequence[Glyphs]) -> Iterator[list[Glyphs]]:
    """Characters on one baseline each, from top to bottom."""
    row: list[Glyphs] = []
    for char in sorted(chars, key=_BASE):
        if row and char.base != row[0].base and char.base - row[0].base > _SAME_LINE * min(row[0].size, char.size):
            yield row
            row = []
        row.append(char)
    if row:
        yield row


def _parted(row: list[Glyphs]) -> Iterator[list[Glyphs]]:
    """A row cut at wide gaps."""
    row.sort(key=_LEFT)
    part: list[Glyphs] = []
    end = 0.0
    for char in row:
        gap = char.x0 - end
        if part and gap > PIECE_GAP * char.size and gap > PIECE_GAP * part[-1].size:
            yield part
            part = []
            end = 0.0
        part.append(char)
        if char.x1 > end:
            end = char.x1
    if part:
        yield part


def _settled(parts: list[list[Glyphs]]) -> list[list[Glyphs]]:
    """Parts that stand a little higher or lower in another's line, as raised numbers do, put into that line."""
    boxes = [_extent(part) for part in parts]
    home = list(range(len(parts)))
    counts = [sum([len(c.text) for c in part]) for part in parts]
    by_base = sorted([(box[2], j) for j, box in enumerate(boxes)])
    largest = max([box[3] for box in boxes], default=0.0)
    for i in sorted(range(len(parts)), key=counts.__getitem__):
        x0, x1, base, size = boxes[i]
        best, distance = -1, 0.0
        near = by_base[
            bisect_left(by_base, (base - 0.3 * largest,)) : bisect_right(by_base, (base + 0.6 * largest, len(parts)))
        ]
        for j in sorted([j for _, j in near]):
            ox0, ox1, obase, osize = boxes[j]
            if j == i or home[j] != j or counts[j] < counts[i]:
                continue
            lifted = obase - base
            # Within the line's own height: up to 0.6 of its size above the baseline, 0.3 below.
            if not (-0.3 * osize <= lifted <= 0.6 * osize) or abs(base - obase) < 0.01:
                continue
            if size > osize * 1.05 or (size > _RAISED_SIZE * osize and abs(lifted) > 0.4 * osize):
                continue
            gap = max(x0 - ox1, ox0 - x1)
            # A mark stands close after its word; before a note's text there may be a tab.
            reach = 1.5 if x1 <= ox0 and size < _RAISED_SIZE * osize else 0.35
            if gap > reach * osize or (gap < 0 and not _fits(parts[i], parts[j])):
                continue
            if best < 0 or abs(lifted) < distance:
                best, distance = j, abs(lifted)
        if best >= 0:
            parts[best] = parts[best] + parts[i]
            counts[best] += counts[i]
            boxes[best] = (min(x0, boxes[best][0]), max(x1, boxes[best][1]), boxes[best][2], boxes[best][3])
            home[i] = best
    return [part for i, part in enumerate(parts) if home[i] == i]


def _fits(small: list[Glyphs], large: list[Glyphs]) -> bool:
    """Does the small part stand in gaps of the large one, over none of its letters?"""
    return all(
        min(s.x1, c.x1) - max(s.x0, c.x0) < 0.35 * min(s.x1 - s.x0, c.x1 - c.x0)
        for s in spelt(small)
        for c in spelt(large)
    )


def _extent(part: list[Glyphs]) -> tuple[float, float, float, float]:
    size = _main_size(part)
    return min([c.x0 for c in part]), max([c.x1 for c in part]), _middle_base(part), size


def _between(part: list[Glyphs], blanks: Sequence[Glyphs], bases: Sequence[float]) -> list[Glyphs]:
    """The space characters that stand inside a part; `blanks` are in the order of their `bases`."""
    x0, x1, base, size = _extent(part)
    near = blanks[bisect_left(bases, base - 0.6 * size) : bisect_right(bases, base + 0.6 * size)]
    return [c for c in near if x0 < c.x0 < x1]
