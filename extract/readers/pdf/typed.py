"""The text layer of a page: whole words where nothing inside them differs, letter by letter elsewhere.

A call of pdfium costs as much as all other work on a letter. So a word costs four: the objects and the boxes of its first and
last letter. Where these are of one object, and the word is as wide as its letters, nothing more is to be known of it. Of a line of
one object a word costs two. A space behind it costs two.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.readers.pdf.drawings import Turn
from extract.readers.pdf.glyphs import Glyphs
from extract.readers.pdf.rules import BLACK, Ink, ink_of

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli", re.IGNORECASE)
_ITALIC_FLAG, _FORCE_BOLD_FLAG = 1 << 6, 1 << 18  # PDF 32000-1, table 123
_FILL_STROKE, _INVISIBLE = 2, 3  # text rendering modes, PDF 32000-1, table 106
_SPACES = frozenset(
    "\t\n\r\x0b\x0c\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000 "
)
# Bullets of Symbol and Wingdings stand in the private area at 0xF000 plus their code.
_BULLETS = {0xF02D: "-", 0xF0BE: "-", 0xF02B: "+", 0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF06F: "o"}
# pdfium's word for a hyphen at the end of a line.
_LINE_END_HYPHEN = 0x02
_LINE, _WORD = re.compile(r"[^\r\n]+"), re.compile(r" *[^ ]+| +")
# A word that is wider or narrower than its letters by this share of its size may have a gap in it; letters with a gap
# of 0.17 are two words.
_SLACK = 0.12
# A space that starts this near behind a word, in sizes, belongs to it.
_TOUCHING = 0.15


def _plain(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of pdfium that takes and gives addresses: to make objects of them takes longer than most calls."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0)


_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int
_count = _plain("FPDFText_CountChars", _INT, _ADDRESS)
_get_text = _plain("FPDFText_GetText", _INT, _ADDRESS, _INT, _INT, _ADDRESS)
_unicode = _plain("FPDFText_GetUnicode", ctypes.c_uint, _ADDRESS, _INT)
_is_generated = _plain("FPDFText_IsGenerated", _INT, _ADDRESS, _INT)
_object = _plain("FPDFText_GetTextObject", _ADDRESS, _ADDRESS, _INT)
_loose_box = _plain("FPDFText_GetLooseCharBox", _INT, _ADDRESS, _INT, _ADDRESS)
_origin = _plain("FPDFText_GetCharOrigin", _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
_matrix = _plain("FPDFText_GetMatrix", _INT, _ADDRESS, _INT, _ADDRESS)
_font_size = _plain("FPDFText_GetFontSize", ctypes.c_double, _ADDRESS, _INT)
_font = _plain("FPDFTextObj_GetFont", _ADDRESS, _ADDRESS)
_font_name = _plain("FPDFFont_GetBaseFontName", ctypes.c_size_t, _ADDRESS, _ADDRESS, ctypes.c_size_t)
_font_flags = _plain("FPDFFont_GetFlags", _INT, _ADDRESS)
_render_mode = _plain("FPDFTextObj_GetTextRenderMode", _INT, _ADDRESS)
_fill_colour = _plain("FPDFPageObj_GetFillColor", _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)


@dataclass(slots=True)
class Typed:
    """What a text layer holds: letters and words in the order of the file, and how many letters nobody sees."""

    glyphs: list[Glyphs] = field(default_factory=list)
    invisible: int = 0

    @property
    def is_coloured(self) -> bool:
        """Is there a letter in a colour?"""
        return any(one.ink != BLACK for one in self.glyphs)


@dataclass(frozen=True, slots=True)
class _Face:
    """What all letters of one text object share.

    `base` is their baseline where it is level as displayed; `widths` those of letters already seen, in points.
    """

    size: float
    bold: bool
    italic: bool
    invisible: bool
    angle: int
    font: str
    ink: Ink
    base: float | None
    widths: dict[str, float]


# What letters of a font in one size measure, and words that were seen, in points; by font, size and matrix.
Widths = dict[tuple[str | float | int | None, ...], dict[str, float]]


def typed(
    page: pdfium.PdfPage, turn: Turn, width: float, height: float, by_letter: bool = False, widths: Widths | None = None
) -> Typed:
    """Read the text layer of an open page.

    Args:
        page: The page.
        turn: From user space to the page as displayed.
        width: Width of the page as displayed, in points.
        height: Its height.
        by_letter: Is each letter wanted for itself?
        widths: Those of letters seen on other pages of the file; more are added.
    """
    text_page = page.get_textpage()
    try:
        reader = _Reader(text_page, turn, width, height, {} if widths is None else widths)
        reader.read(by_letter)
        return reader.found
    finally:
        text_page.close()


class _Reader:
    """A text layer being read."""

    def __init__(self, text_page: pdfium.PdfTextPage, turn: Turn, width: float, height: float, widths: Widths) -> None:
        self.found = Typed()
        self._handle = ctypes.cast(text_page.raw, ctypes.c_void_p).value
        self._turn, self._width, self._height = turn, width, height
        self._zero = turn(0.0, 0.0)
        # Is nothing turned? Then only the places differ, by one step.
        self._is_level = turn(1.0, 0.0) == (self._zero[0] + 1.0, self._zero[1])
        self._faces: dict[int | None, _Face] = {}
        self._fonts: dict[int | None, tuple[bool, bool, str]] = {}
        self._widths = widths
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._at = ctypes.byref(self._x), ctypes.byref(self._y)
        self._box, self._shape = raw.FS_RECTF(), raw.FS_MATRIX()
        self._box_at, self._shape_at = ctypes.byref(self._box), ctypes.byref(self._shape)
        # The word taken last as a whole.
        self._last: Glyphs | None = None
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._colour_at = tuple(map(ctypes.byref, self._colour))

    def read(self, by_letter: bool) -> None:
        """Take all letters."""
        count = _count(self._handle)
        text = "" if by_letter else self._text(count)
        odd = {letter for letter in set(text) if not _is_plain(letter)}
        position = 0
        for line in _LINE.finditer(text):
            start, end = line.span()
            self._take_letters(position, start)
            self._take_line(text, start, end, odd)
            position = end
        self._take_letters(position, count)

    def _take_line(self, text: str, start: int, end: int, odd: set[str]) -> None:
        """Take the words from `start` to `end` and the spaces between them, by text objects."""
        handle, self._last = self._handle, None
        starts, owner = [start], _object(handle, start)
        # Most lines are of one object, and most words of others.
        if owner != _object(handle, end - 1):
            b = start
            for word in _WORD.findall(text, start, end):
                a, b = b, b + len(word)
                first, last = _object(handle, a), _object(handle, b - 1)
                if first != owner:
                    starts.append(a)
                if first != last:
                    starts += self._cuts(a, b)
                owner = last
        for i, k in pairwise((*starts, end)):
            self._take_stretch(text[i:k], i, odd)

    def _text(self, count: int) -> str:
        """The whole text, one character for each of pdfium's."""
        buffer = ctypes.create_string_buffer(4 * count + 4)
        written = _get_text(self._handle, 0, count, buffer)
        text = buffer.raw[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
        # What has no character is left out of the text, but not of the count.
        return text if len(text) == count else "".join(chr(_unicode(self._handle, i)) for i in range(count))

    def _cuts(self, start: int, end: int) -> list[int]:
        """Where in a word another text object starts."""
        owners = [_object(self._handle, i) for i in range(start, end)]
        return [start + k for k in range(1, end - start) if owners[k] != owners[k - 1]]

    def _take_stretch(self, text: str, start: int, odd: set[str]) -> None:
        """Take words of one text object; by its letters a word in which one may stand apart, and one not on the page."""
        owner = _object(self._handle, start)
        face = self._faces.get(owner) or self._face(start, owner)
        size, base, widths = face.size, face.base, face.widths
        if base is None or not size < base < self._height - size or not odd.isdisjoint(text):
            self._take_letters(start, start + len(text))
            return
        handle, glyphs, last = self._handle, self.found.glyphs, self._last
        box, box_at, offset = self._box, self._box_at, self._zero[0]
        top, bottom, slack = base - 0.8 * size, base + 0.2 * size, _SLACK * size
        i = start
        for word in text.split(" "):
            if i > start:
                # A space: right behind a word it is a mark of that word.
                if _is_generated(handle, i - 1) == 1:
                    pass
                elif last and not last.spaced and abs(self._left(i - 1) - last.x1) < _TOUCHING * size:
                    last.spaced = True
                else:
                    self._take_letter(i - 1)
            n = len(word)
            if n:
                if self._is_level:
                    _loose_box(handle, i, box_at)
                    x0 = box.left + offset
                    if n > 1:
                        _loose_box(handle, i + n - 1, box_at)
                    x1 = box.right + offset
                else:
                    x0, x1 = self._across(i, i + n - 1)
                is_whole = x0 >= 0 and x1 <= self._width
                if n > 1 and is_whole:
                    is_whole = abs(x1 - x0 - (widths.get(word) or self._measured(word, i, widths))) <= slack
                if is_whole:
                    last = Glyphs(
                        word, x0, x1, top, bottom, base, size, face.bold, face.italic,
                        font=face.font, ink=face.ink, widths=widths if n > 1 else None,
                    )  # fmt: skip
                    glyphs.append(last)
                    self.found.invisible += face.invisible * n
                else:
                    self._take_letters(i, i + n)
                    last = None
            i += n + 1
        self._last = last

    def _measured(self, word: str, start: int, widths: dict[str, float]) -> float:
        """The widths of a word's letters in all; they are kept, and their sum."""
        for i, letter in enumerate(word, start):
            if letter not in widths:
                x0, x1 = self._across(i, i)
                widths[letter] = x1 - x0
        widths[word] = sum([widths[letter] for letter in word])
        return widths[word]

    def _left(self, i: int) -> float:
        """Where an upright letter begins."""
        if self._is_level:
            _loose_box(self._handle, i, self._box_at)
            return self._box.left + self._zero[0]  # type: ignore[no-any-return]
        return self._across(i, i)[0]

    def _across(self, first: int, last: int) -> tuple[float, float]:
        """Where an upright word begins and ends, by its first and last letter."""
        box = self._box
        _loose_box(self._handle, first, self._box_at)
        edges = [self._turn(box.left, box.top)[0], self._turn(box.right, box.bottom)[0]]
        _loose_box(self._handle, last, self._box_at)
        edges += [self._turn(box.left, box.top)[0], self._turn(box.right, box.bottom)[0]]
        return min(edges), max(edges)

    def _take_letters(self, start: int, end: int) -> None:
        self._last = None
        for i in range(start, end):
            self._take_letter(i)

    def _take_letter(self, i: int) -> None:
        """Take a letter, a space, or a mark that belongs to the letter before it."""
        handle, turn, glyphs = self._handle, self._turn, self.found.glyphs
        # pdfium adds spaces and line breaks of its own; lines and words are found from the boxes here.
        if _is_generated(handle, i) == 1:
            return
        text = _letter(_unicode(handle, i))
        if not text:
            return
        box = self._box
        _loose_box(handle, i, self._box_at)
        ax, ay = turn(box.left, box.top)
        bx, by = turn(box.right, box.bottom)
        x0, x1 = (ax, bx) if ax <= bx else (bx, ax)
        top, bottom = (ay, by) if ay <= by else (by, ay)
        if unicodedata.combining(text) and glyphs:
            # A mark of its own is drawn over the letter before it, or takes room after it.
            glyphs[-1:] = glyphs[-1].letters()
            glyphs[-1].text = unicodedata.normalize("NFC", glyphs[-1].text + text)
            if glyphs[-1].x1 < x1 < glyphs[-1].x1 + glyphs[-1].size:
                glyphs[-1].x1 = x1
            return
        owner = _object(handle, i)
        face = self._faces.get(owner) or self._face(i, owner)
        base = face.base
        if base is None:
            base = self._base(i)
        if x1 < 0 or bottom < 0 or x0 > self._width or top > self._height:
            return
        size = face.size
        if face.angle == 0:
            # The advance box of an upright character starts at its origin; accents make its top vary.
            top, bottom = base - 0.8 * size, base + 0.2 * size
        place = (x0, x1, top, bottom, base)
        glyphs.append(
            Glyphs(text, *place, size, face.bold, face.italic, angle=face.angle, font=face.font, ink=face.ink)
        )
        self.found.invisible += face.invisible

    def _base(self, i: int) -> float:
        """The baseline of a letter as displayed: the y of its origin."""
        _origin(self._handle, i, *self._at)
        return self._turn(self._x.value, self._y.value)[1]

    def _face(self, i: int, owner: int | None) -> _Face:
        """Size, weight and direction of the text object of a letter."""
        shape = self._shape
        _matrix(self._handle, i, self._shape_at)
        a, b, c, d = shape.a, shape.b, shape.c, shape.d
        own = _font_size(self._handle, i)
        size = own * ((c**2 + d**2) ** 0.5 or 1.0)
        dx, dy = self._turn(a, b)
        dx, dy = dx - self._zero[0], dy - self._zero[1]
        angle = (0 if dx >= 0 else 2) if abs(dx) >= abs(dy) else (1 if dy < 0 else 3)
        # Letters of no font have no object to tell them from others.
        base = self._base(i) if owner and angle == 0 and dy == 0 else None
        if not owner:
            face = _Face(size, False, False, False, angle, "", BLACK, base, {})
        else:
            font = _font(owner)
            if font not in self._fonts:
                self._fonts[font] = _named(font)
            bold, italic, called = self._fonts[font]
            mode = _render_mode(owner)
            widths = self._widths.setdefault((called or font, own, a, b, c, d), {})
            face = _Face(
                size,
                bold or mode == _FILL_STROKE,
                italic,
                mode == _INVISIBLE,
                angle,
                called,
                self._ink(owner),
                base,
                widths,
            )
        self._faces[owner] = face
        return face

    def _ink(self, owner: int) -> Ink:
        r, g, b, _ = self._colour
        if not _fill_colour(owner, *self._colour_at):
            return BLACK
        return ink_of((r.value, g.value, b.value))


def _named(font: int | None) -> tuple[bool, bool, str]:
    """Is a font bold, is it italic, and what is its name in the file?"""
    name = ctypes.create_string_buffer(256)
    _font_name(font, name, 256)
    called = name.value.decode("utf-8", "replace")
    flags = max(0, _font_flags(font))
    return (
        bool(_BOLD.search(called) or flags & _FORCE_BOLD_FLAG),
        bool(_ITALIC.search(called) or flags & _ITALIC_FLAG),
        called,
    )


@cache
def _letter(code: int) -> str:
    """The character of a pdfium code: plain spaces, bullets of symbol fonts; "" for what shows nothing."""
    if code == _LINE_END_HYPHEN:
        return "-"
    if code in _BULLETS:
        return _BULLETS[code]
    if code == 0 or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF):
        return "\ufffd"
    char = chr(code)
    if char in _SPACES:
        return " "
    # A soft hyphen shows, and in old fonts it is a letter.
    return "" if unicodedata.category(char) in ("Cc", "Cf") and char != "\u00ad" else char


@cache
def _is_plain(letter: str) -> bool:
    """Does a character stand for itself and alone?"""
    return _letter(ord(letter)) == letter and not unicodedata.combining(letter) and letter != "\u00ad"
