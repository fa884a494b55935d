"""One page of a PDF as pdfium sees it: characters with boxes and fonts, ruling lines, images; all as displayed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from extract.readers.pdf import stamps
from extract.readers.pdf.drawings import Turn, drawings
from extract.readers.pdf.glyphs import Glyphs, typed_out
from extract.readers.pdf.rules import Rule
from extract.readers.pdf.typed import Widths, typed

# Running text has at least this share of a document's letters.
_BODY_SHARE = 0.12
# A page is turned as most of its letters are.
_MOSTLY = 0.7


@dataclass(slots=True)
class Page:
    """What stands on a page.

    Attributes:
        number: Counted from 1.
        width: Width as displayed, in points; where the writing is turned, its height.
        height: Height as displayed, in points; where the writing is turned, its width.
        top: Where the page starts: 0 unless the writing is turned.
        angle: How most of the writing is turned (see `Glyphs`); characters and rules are given upright.
        glyphs: Words and letters in the order of the file.
        rules: Drawn lines.
        stamps: Letters of stamps, which are neither in `glyphs` nor in any order.
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
    glyphs: list[Glyphs] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    stamps: list[Glyphs] = field(default_factory=list)
    image_share: float = 0.0
    is_ocr: bool = False
    skew: float = 0.0
    unsound: list[tuple[float, float, float, float]] = field(default_factory=list)


def load(source: pdfium.PdfDocument, index: int, widths: Widths | None = None) -> Page:
    """Read page `index` (from 0) of an open file; `widths` as for `typed`.

    Raises:
        pdfium.PdfiumError: The page cannot be read.
    """
    page = source[index]
    try:
        turn, width, height = _display(page)
        result = Page(index + 1, width, height)
        result.rules, result.image_share = drawings(page, turn, width, height)
        by_letter = result.image_share > 0.5
        found = typed(page, turn, width, height, by_letter, widths)
        if found.is_coloured and not by_letter:
            # A stamp may lie on a part of a word.
            found = typed(page, turn, width, height, by_letter=True)
        result.glyphs = found.glyphs
        result.is_ocr = by_letter and found.invisible > len(found.glyphs) / 2
        if result.is_ocr:
            _straighten(result)
        elif found.is_coloured:
            result.glyphs, result.stamps, result.rules = stamps.lift(result.glyphs, result.rules)
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


def upright(chars: list[Glyphs], angle: int) -> list[Glyphs]:
    """Letters turned by `angle`, turned back so that they can be read as lines; see `displayed` for the way back."""
    result = []
    for c in typed_out(chars):
        x0, top = _back(c.x0, c.top, angle)
        x1, bottom = _back(c.x1, c.bottom, angle)
        # The origin lies on the baseline: below an upright letter, beside a turned one.
        base = {0: c.base, 1: c.x1 - 0.2 * c.size, 2: -c.base, 3: -c.x0 - 0.2 * c.size}[angle]
        box = (min(x0, x1), max(x0, x1), min(top, bottom), max(top, bottom), base)
        result.append(
            Glyphs(c.text, *box, c.size, c.bold, c.italic, angle=c.angle, font=c.font, confidence=c.confidence)
        )
    return result


def displayed(x: float, y: float, angle: int) -> tuple[float, float]:
    """Where a point of text that was turned upright stands on the page as displayed."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[angle]


def _back(x: float, y: float, angle: int) -> tuple[float, float]:
    return ((x, y), (-y, x), (-x, -y), (y, -x))[angle]


def _turned(page: Page) -> Page:
    """The page with its writing upright, where most of it runs up, down or upside down."""
    if not any(c.angle for c in page.glyphs):
        return page
    angles: Counter[int] = Counter()
    for c in page.glyphs:
        angles[c.angle] += len(c.text) if c.text != " " else 0
    angle, most = angles.most_common(1)[0]
    if angle == 0 or most < _MOSTLY * sum(angles.values()):
        return page
    rules = []
    for rule in page.rules:
        (ax, ay), (bx, by) = _back(rule.x0, rule.top, angle), _back(rule.x1, rule.bottom, angle)
        rules.append(Rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), rule.ink))
    width, height = (page.width, page.height) if angle == 2 else (page.height, page.width)
    top = {1: 0.0, 2: -page.height, 3: -page.width}[angle]
    own = [c for c in page.glyphs if c.angle == angle]
    turned = Page(page.number, width, height, top, angle, upright(own, angle), rules, page.stamps, page.image_share)
    turned.is_ocr = page.is_ocr
    return turned


def _straighten(page: Page) -> None:
    """Bring the lines of a scan that lies askew to the level: recognised words stand where the image has them."""
    across = down = 0.0
    for a, b in zip(page.glyphs, page.glyphs[1:], strict=False):
        dx, dy = b.x0 - a.x0, b.base - a.base
        if 0 < dx < 4 * a.size and abs(dy) < 0.3 * a.size:
            across, down = across + dx, down + dy
    slope = down / across if across else 0.0
    for char in page.glyphs:
        by = slope * (char.x0 - page.width / 2)
        char.base, char.top, char.bottom = char.base - by, char.top - by, char.bottom - by


def body_size(pages: list[Page]) -> float:
    """The size of the running text, to the nearest half point: the largest that is no exception.

    Tables and notes are set smaller and may have most of the text; titles have little of it.
    """
    exact: dict[float, int] = {}
    for page in pages:
        for c in page.glyphs:
            if c.text != " ":
                exact[c.size] = exact.get(c.size, 0) + len(c.text)
    sizes: Counter[float] = Counter()
    for size, n in exact.items():
        sizes[round(size * 2) / 2] += n
    return max((size for size, n in sizes.items() if n >= _BODY_SHARE * sizes.total()), default=0.0)
