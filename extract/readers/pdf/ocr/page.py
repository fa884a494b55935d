"""One page as Tesseract sees it: the same characters and rules that a native page has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.readers.pdf.grid import tables
from extract.readers.pdf.lines import UNSURE
from extract.readers.pdf.ocr import deskew, engine
from extract.readers.pdf.ocr.cells import cell_words, figures
from extract.readers.pdf.ocr.cleaning import cleaned
from extract.readers.pdf.ocr.codes import agreed
from extract.readers.pdf.ocr.crossed import uncrossed
from extract.readers.pdf.ocr.gutters import gutters, parted
from extract.readers.pdf.ocr.letters import chars
from extract.readers.pdf.ocr.missed import missed
from extract.readers.pdf.ocr.noise import without_doubles, without_noise
from extract.readers.pdf.ocr.ruling import Lattice, Ruling, ruling
from extract.readers.pdf.ocr.strokes import headed, of_quarters
from extract.readers.pdf.page import Page
from extract.readers.pdf.rules import Rule

if TYPE_CHECKING:
    from extract.readers.pdf.ocr.engine import Image, Word

# Pages that are read the right way up have a mean confidence of 85 and more, upside down 20 to 40.
_POOR = 60.0
_FEW_WORDS = 5
_SHORT, _AROUND = 4, 6
_WHITE = 255


def recognise(image: Image, scale: float, number: int) -> Page:
    """Read a page by its image.

    Args:
        image: The page as displayed, in grey.
        scale: Its points to a pixel.
        number: Its number, from 1.
    """
    degrees, on_side = deskew.skew(image)
    turn = engine.turned(image) if on_side else 0
    made = _read(image, number, scale, turn, degrees)
    if not on_side and _is_poor(made):
        turn = engine.turned(image)
        if turn:
            made = _read(image, number, scale, turn, 0.0)
    return made


def _read(image: Image, number: int, scale: float, turn: int, degrees: float) -> Page:
    """Read an image whose writing is turned by `turn` quarters (see `Glyphs.angle`)."""
    import numpy as np

    if turn:
        image = np.ascontiguousarray(np.rot90(image, -turn))
        degrees, _ = deskew.skew(image)
    image = deskew.straightened(image, degrees)
    height, width = (side * scale for side in image.shape)
    found = ruling(image)
    assert found.bare is not None
    bare = cleaned(found.bare)
    # A page written upwards or downwards keeps its place when it is turned back: it then lies left of or above the origin.
    dx, dy = {0: (0.0, 0.0), 1: (-width, 0.0), 2: (-width, -height), 3: (0.0, -height)}[turn]
    result = Page(number, width, height, top=dy, angle=turn, image_share=1.0, is_ocr=True, skew=degrees)
    result.rules = list(_drawn(found, scale))
    boxes = [[_pixels(box, scale) for box in table] for table in tables(result)]
    cells = [cell_words(bare, box) for table in boxes for box in table]
    words = _lone(_running(bare, boxes), bare)
    words = agreed(of_quarters(headed(without_noise(words, found.single), bare), bare), bare)
    result.glyphs = chars(words, scale) + chars(_joined(cells), scale)
    result.unsound = [_extent(lattice, scale) for lattice in found.lattices if not lattice.is_sound]
    for rule_number, rule in enumerate(result.rules):
        result.rules[rule_number] = Rule(rule.x0 + dx, rule.top + dy, rule.x1 + dx, rule.bottom + dy)
    for char in result.glyphs:
        char.x0, char.x1, char.angle = char.x0 + dx, char.x1 + dx, turn
        char.top, char.bottom, char.base = char.top + dy, char.bottom + dy, char.base + dy
    return result


def _drawn(found: Ruling, scale: float) -> Iterable[Rule]:
    """The rules of a page in points, each stretch between two crossings of its own."""
    for lattice in found.lattices:
        xs, ys = [x * scale for x in lattice.xs], [y * scale for y in lattice.ys]
        for y, drawn in zip(ys, lattice.across, strict=True):
            yield from (Rule(xs[c], y, xs[c + 1], y) for c, is_drawn in enumerate(drawn) if is_drawn)
        for x, drawn in zip(xs, lattice.down, strict=True):
            yield from (Rule(x, ys[r], x, ys[r + 1]) for r, is_drawn in enumerate(drawn) if is_drawn)
    for x0, top, x1, bottom in found.single:
        y = (top + bottom) / 2 * scale
        yield Rule(x0 * scale, y, x1 * scale, y)


def _pixels(box: tuple[float, float, float, float], scale: float) -> tuple[int, int, int, int]:
    x0, top, x1, bottom = (round(edge / scale) for edge in box)
    return x0, top, x1, bottom


def _extent(lattice: Lattice, scale: float) -> tuple[float, float, float, float]:
    return lattice.xs[0] * scale, lattice.ys[0] * scale, lattice.xs[-1] * scale, lattice.ys[-1] * scale


def _running(image: Image, tables: list[list[tuple[int, int, int, int]]]) -> list[Word]:
    """The words outside tables, columns read by themselves."""
    rest = image.copy()
    for table in tables:
        top, bottom = min(box[1] for box in table), max(box[3] for box in table)
        rest[top:bottom, min(box[0] for box in table) : max(box[2] for box in table)] = _WHITE
    parts = []
    whole = rest
    for strip in gutters(rest):
        own, rest = parted(rest, strip)
        for x0, x1 in ((0, strip.middle), (strip.middle, rest.shape[1])):
            parts.append(engine.clipping(own, (x0, strip.top, x1, strip.bottom), engine.COLUMN))
    words = without_doubles(_joined([*parts, engine.words(rest)]))
    return uncrossed(whole, _joined([words, *missed(whole, words)]))


def _joined(parts: Iterable[list[Word]]) -> list[Word]:
    """Words of several clippings, with lines that count on from clipping to clipping."""
    result: list[Word] = []
    for part in parts:
        first = result[-1].line + 1 if result else 0
        result += [replace(word, line=word.line + first) for word in part]
    return result


def _lone(words: list[Word], image: Image) -> list[Word]:
    """The words with short ones that stand alone on their line, as page numbers do, read again as figures where in doubt."""
    count = Counter(word.line for word in words)
    result: list[Word] = []
    for word in words:
        if count[word.line] > 1 or len(word.text) > _SHORT or word.confidence >= UNSURE:
            result.append(word)
            continue
        box = [
            round(edge) for edge in (word.x0 - _AROUND, word.top - _AROUND, word.x1 + _AROUND, word.bottom + _AROUND)
        ]
        x0, top, x1, bottom = (max(0, edge) for edge in box)
        result += [replace(again, line=word.line) for again in figures(image, (x0, top, x1, bottom), [word])]
    return result


def _is_poor(page: Page) -> bool:
    """Is the page hardly readable, as upside down?"""
    letters = [char for char in page.glyphs if char.text != " "]
    words = sum(char.text == " " for char in page.glyphs)
    return words >= _FEW_WORDS and sum(char.confidence for char in letters) < _POOR * len(letters)
