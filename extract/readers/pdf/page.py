"""One page of a PDF as pdfium sees it: characters with boxes and fonts, ruling lines, images; all as displayed."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.readers.pdf import stamps
from extract.readers.pdf.drawings import Turn, drawings
from extract.readers.pdf.rules import BLACK, Ink, Rule, ink_of

# Running text has at least this share of a document's letters.
_BODY_SHARE = 0.12
# A page is turned as most of its letters are.
_MOSTLY = 0.7
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


@dataclass(slots=True)
class Char:
    """A character with its combining marks: box and baseline in points from the page's top left corner.

    `note` is the footnote that it calls, if it does. `angle` is the quarter turn of its writing as displayed: 0 upright,
    1 upwards, 2 upside down, 3 downwards. `font` is the name of its font in the file. `confidence` (0 to 100) is below 100
    where it was recognised in an image. `ink` is its colour, `BLACK` for greys.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    raised: bool = False
    note: str = ""
    angle: int = 0
    font: str = ""
    confidence: float = 100.0
    ink: Ink = BLACK


@dataclass(slots=True)
class Page:
    """What stands on a page.

    Attributes:
        number: Counted from 1.
        width: Width as displayed, in points; where the writing is turned, its height.
        height: Height as displayed, in points; where the writing is turned, its width.
        top: Where the page starts: 0 unless the writing is turned.
        angle: How most of the writing is turned (see `Char`); characters and rules are given upright.
        chars: Characters in the order of the file.
        rules: Drawn lines.
        stamps: Characters of stamps, which are neither in `chars` nor in any order.
        image_share: The part of the page that its largest image covers.
        is_ocr: Is the text recognised: an invisible layer over an image, or by us?
        skew: By how many degrees the page lay askew before it was set straight.
        unsound: Extents (left, top, right, bottom) of tables whose rules do not close every cell.
    """

    number: int
    width: float
    height: float
    top: float = 0.0
    angle: int = 0
    chars: list[Char] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    stamps: list[Char] = field(default_factory=list)
    image_share: float = 0.0
    is_ocr: bool = False
    skew: float = 0.0
    unsound: list[tuple[float, float, float, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Face:
    """What all characters of one text object share."""

    size: float
    bold: bool
    italic: bool
    invisible: bool
    angle: int
    font: str
    ink: Ink


def load(source: pdfium.PdfDocument, index: int) -> Page:
    """Read page `index` (from 0) of an open file.

    Raises:
        pdfium.PdfiumError: The page cannot be read.
    """
    page = source[index]
    try:
        turn, width, height = _display(page)
        result = Page(index + 1, width, height)
        result.rules, result.image_share = drawings(page, turn, width, height)
        invisible = _characters(page, turn, result)
        result.is_ocr = result.image_share > 0.5 and invisible > len(result.chars) / 2
        if result.is_ocr:
            _straighten(result)
        elif any(c.ink != BLACK for c in result.chars):
            result.chars, result.stamps, result.rules = stamps.lift(result.chars, result.rules)
        return _turned(result)
    finally:
        page.close()


def _display(page: pdfium.PdfPage) -> tuple[Turn, float, float]:
    """From user space to the page as displayed (crop box, rotation; y down), with its width and height."""
    left, bottom, right, top = page.get_cropbox()
    rotation = page.get_rotation()
    turns: dict[int, Turn] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    width, height = right - left, top - bottom
    return turns[rotation], *((height, width) if rotation in (90, 270) else (width, height))


def upright(chars: list[Char], angle: int) -> list[Char]:
    """Characters turned by `angle`, turned back so that they can be read as lines; see `displayed` for the way back."""
    result = []
    for c in chars:
        x0, top = _back(c.x0, c.top, angle)
        x1, bottom = _back(c.x1, c.bottom, angle)
        # The origin lies on the baseline: below an upright letter, beside a turned one.
        base = {0: c.base, 1: c.x1 - 0.2 * c.size, 2: -c.base, 3: -c.x0 - 0.2 * c.size}[angle]
        box = (min(x0, x1), max(x0, x1), min(top, bottom), max(top, bottom), base)
        result.append(Char(c.text, *box, c.size, c.bold, c.italic, angle=c.angle, font=c.font, confidence=c.confidence))
    return result


def displayed(x: float, y: float, angle: int) -> tuple[float, float]:
    """Where a point of text that was turned upright stands on the page as displayed."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[angle]


def _back(x: float, y: float, angle: int) -> tuple[float, float]:
    return ((x, y), (-y, x), (-x, -y), (y, -x))[angle]


def _turned(page: Page) -> Page:
    """The page with its writing upright, where most of it runs up, down or upside down."""
    angles = Counter(c.angle for c in page.chars if c.text != " ")
    if not angles:
        return page
    angle, most = angles.most_common(1)[0]
    if angle == 0 or most < _MOSTLY * sum(angles.values()):
        return page
    rules = []
    for rule in page.rules:
        (ax, ay), (bx, by) = _back(rule.x0, rule.top, angle), _back(rule.x1, rule.bottom, angle)
        rules.append(Rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), rule.ink))
    width, height = (page.width, page.height) if angle == 2 else (page.height, page.width)
    top = {1: 0.0, 2: -page.height, 3: -page.width}[angle]
    own = [c for c in page.chars if c.angle == angle]
    turned = Page(page.number, width, height, top, angle, upright(own, angle), rules, page.stamps, page.image_share)
    turned.is_ocr = page.is_ocr
    return turned


def _straighten(page: Page) -> None:
    """Bring the lines of a scan that lies askew to the level: recognised words stand where the image has them."""
    across = down = 0.0
    for a, b in zip(page.chars, page.chars[1:], strict=False):
        dx, dy = b.x0 - a.x0, b.base - a.base
        if 0 < dx < 4 * a.size and abs(dy) < 0.3 * a.size:
            across, down = across + dx, down + dy
    slope = down / across if across else 0.0
    for char in page.chars:
        by = slope * (char.x0 - page.width / 2)
        char.base, char.top, char.bottom = char.base - by, char.top - by, char.bottom - by


def _characters(page: pdfium.PdfPage, turn: Turn, result: Page) -> int:
    """Put the page's characters into `result`; return how many of them are invisible."""
    text_page = page.get_textpage()
    handle = text_page.raw
    faces: dict[int, _Face] = {}
    fonts: dict[int, tuple[bool, bool, str]] = {}
    origin_turn = turn(0.0, 0.0)
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    x_ref, y_ref, box_ref = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    chars = result.chars
    invisible = 0
    for i in range(raw.FPDFText_CountChars(handle)):
        # pdfium adds spaces and line breaks of its own; lines and words are found from the boxes here.
        if raw.FPDFText_IsGenerated(handle, i) == 1:
            continue
        code = raw.FPDFText_GetUnicode(handle, i)
        text = _letter(code)
        if not text:
            continue
        raw.FPDFText_GetLooseCharBox(handle, i, box_ref)
        ax, ay = turn(box.left, box.top)
        bx, by = turn(box.right, box.bottom)
        x0, x1 = (ax, bx) if ax <= bx else (bx, ax)
        top, bottom = (ay, by) if ay <= by else (by, ay)
        if unicodedata.combining(text) and chars:
            # A mark of its own is drawn over the letter before it, or takes room after it.
            chars[-1].text = unicodedata.normalize("NFC", chars[-1].text + text)
            if chars[-1].x1 < x1 < chars[-1].x1 + chars[-1].size:
                chars[-1].x1 = x1
            continue
        owner = raw.FPDFText_GetTextObject(handle, i)
        address = ctypes.cast(owner, ctypes.c_void_p).value or 0
        face = faces.get(address)
        if face is None:
            face = faces[address] = _face(handle, i, owner, fonts, turn, origin_turn)
        raw.FPDFText_GetCharOrigin(handle, i, x_ref, y_ref)
        base = turn(x.value, y.value)[1]
        if x1 < 0 or bottom < 0 or x0 > result.width or top > result.height:
            continue
        if face.angle == 0:
            # The advance box of an upright character starts at its origin; accents make its top vary.
            top, bottom = base - 0.8 * face.size, base + 0.2 * face.size
        place = (x0, x1, top, bottom, base)
        chars.append(
            Char(text, *place, face.size, face.bold, face.italic, angle=face.angle, font=face.font, ink=face.ink)
        )
        invisible += face.invisible
    text_page.close()
    return invisible


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


def _face(
    handle: raw.FPDF_TEXTPAGE,
    i: int,
    owner: raw.FPDF_PAGEOBJECT,
    fonts: dict[int, tuple[bool, bool, str]],
    turn: Turn,
    origin: tuple[float, float],
) -> _Face:
    """Size, weight and direction of a character's text object."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, i, ctypes.byref(matrix))
    rise = (matrix.c**2 + matrix.d**2) ** 0.5
    size = raw.FPDFText_GetFontSize(handle, i) * (rise or 1.0)
    dx, dy = turn(matrix.a, matrix.b)
    dx, dy = dx - origin[0], dy - origin[1]
    angle = (0 if dx >= 0 else 2) if abs(dx) >= abs(dy) else (1 if dy < 0 else 3)
    if not owner:
        return _Face(size, False, False, False, angle, "", BLACK)
    font = raw.FPDFTextObj_GetFont(owner)
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in fonts:
        name = ctypes.create_string_buffer(256)
        raw.FPDFFont_GetBaseFontName(font, name, 256)
        called = name.value.decode("utf-8", "replace")
        flags = max(0, raw.FPDFFont_GetFlags(font))
        fonts[key] = (
            bool(_BOLD.search(called) or flags & _FORCE_BOLD_FLAG),
            bool(_ITALIC.search(called) or flags & _ITALIC_FLAG),
            called,
        )
    bold, italic, called = fonts[key]
    mode = raw.FPDFTextObj_GetTextRenderMode(owner)
    return _Face(size, bold or mode == _FILL_STROKE, italic, mode == _INVISIBLE, angle, called, _ink(owner))


def _ink(owner: raw.FPDF_PAGEOBJECT) -> Ink:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(owner, ctypes.byref(r), ctypes.byref(g), ctypes.byref(b), ctypes.byref(a)):
        return BLACK
    return ink_of((r.value, g.value, b.value))


def body_size(pages: list[Page]) -> float:
    """The size of the running text, to the nearest half point: the largest that is no exception.

    Tables and notes are set smaller and may have most of the text; titles have little of it.
    """
    sizes = Counter(round(c.size * 2) / 2 for page in pages for c in page.chars if c.text != " ")
    return max((size for size, n in sizes.items() if n >= _BODY_SHARE * sizes.total()), default=0.0)
