"""Every page of a PDF, by its own text or by its image, whichever says more; and every page of a file of pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from extract.document import Notice, Ocr, TextLayer
from extract.errors import ReadError
from extract.readers import legacy
from extract.readers.legacy import Conversion
from extract.readers.pdf import quality
from extract.readers.pdf.encodings import to_unicode
from extract.readers.pdf.ocr import engine
from extract.readers.pdf.ocr.page import recognise
from extract.readers.pdf.ocr.rendering import grey, render
from extract.readers.pdf.ocr.verdict import Verdict, is_better, verdict
from extract.readers.pdf.page import Page, load
from extract.readers.pdf.sheet import Sheet, take_apart
from extract.readers.pdf.typed import Widths

if TYPE_CHECKING:
    from extract.readers.pdf.ocr.engine import Image

# Recognised pages of print have a mean confidence of 85 and more, photos and maps less than 50.
_HARDLY_READABLE = 65.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A page that is nothing but an image.

    Attributes:
        image: In grey, or in blue, green and red; None where it is lost.
        width: In points.
        height: In points.
    """

    image: Image | None
    width: float
    height: float


@dataclass(slots=True)
class Reading:
    """The pages of a file, and what is to be said of how they were read.

    Attributes:
        sheets: The pages in order.
        verdicts: What the own text of each page is worth.
        recognised: Numbers of the pages that were read by their image.
        missing: Why no page could be, where one should have been.
        converted: What was converted from the encodings of old fonts.
    """

    sheets: list[Sheet] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    recognised: set[int] = field(default_factory=set)
    missing: ReadError | None = None
    converted: Conversion | None = None

    def refuse(self) -> None:
        """Raise what a file deserves of which nothing, or nothing to be trusted, could be read.

        Raises:
            ReadError: `no-text-layer`, `broken-text-layer`; `ocr-missing` where Tesseract might have read it.
        """
        pages = [sheet.page for sheet in self.sheets]
        if not any(_letters(page) for page in pages) or len(self._unread()) == len(pages):
            raise self._refused("no-text-layer")
        broken = sum(
            _letters(page)
            for page, worth in zip(pages, self.verdicts, strict=True)
            if worth == "untrusted" and page.number not in self.recognised
        )
        if broken > sum(map(_letters, pages)) / 2:
            raise self._refused("broken-text-layer")

    def _refused(self, code: str) -> ReadError:
        error = self.missing or ReadError(code)
        error.pages = len(self.sheets)
        return error

    def notices(self) -> list[Notice]:
        """What went wrong or looks wrong, page by page."""
        result = [Notice(self.missing.code, self.missing.values)] if self.missing else []
        result += [Notice("page-without-text", {"page": str(n)}, n) for n in self._unread()]
        replaced = [n for n, worth in enumerate(self.verdicts, 1) if worth == "untrusted" and n in self.recognised]
        if replaced:
            result.append(Notice("text-layer-replaced", {"pages": _ranges(replaced)}, replaced[0]))
        kept = [n for n, worth in enumerate(self.verdicts, 1) if worth == "untrusted" and n not in self.recognised]
        result += [Notice("page-untrusted", {"page": str(n)}, n) for n in kept]
        for sheet in self.sheets:
            page = sheet.page
            if page.number in self.recognised and _letters(page) and (sure := confidence(page)) < _HARDLY_READABLE:
                values = {"page": str(page.number), "percent": str(round(sure))}
                result.append(Notice("page-hardly-readable", values, page.number))
            result += [Notice("unsure-table", {"page": str(page.number)}, page.number) for _ in page.unsound]
        is_kept = len(self.recognised) < len(self.sheets)
        return [*result, *(legacy.notices(self.converted) if is_kept else ())]

    def layer(self) -> TextLayer:
        """Where the text comes from."""
        kinds = {sheet.page.is_ocr for sheet in self.sheets if sheet.page.glyphs}
        return "mixed" if len(kinds) > 1 else ("ocr" if kinds == {True} else "native")

    def from_images(self) -> frozenset[int]:
        """The pages whose text was recognised in an image, here or by another program before."""
        return frozenset(sheet.page.number for sheet in self.sheets if sheet.page.is_ocr)

    def trust(self) -> float:
        """How far the text can be trusted: good syllables where it is the file's own, Tesseract's confidence elsewhere."""
        own = [sheet for sheet in self.sheets if sheet.page.number not in self.recognised]
        made = [sheet.page for sheet in self.sheets if sheet.page.number in self.recognised]
        share = min(quality.quality([text for sheet in own for text in sheet.texts()]), legacy.quality(self.converted))
        if not made:
            return share
        letters = sum(_letters(sheet.page) for sheet in own)
        weights = [_letters(page) for page in made]
        total = letters + sum(weights)
        sure = sum(confidence(page) / 100 * weight for page, weight in zip(made, weights, strict=True))
        return round((share * letters + sure) / total, 3) if total else 1.0

    def _unread(self) -> list[int]:
        """The pages that are images and gave no text."""
        return [
            sheet.page.number
            for sheet, worth in zip(self.sheets, self.verdicts, strict=True)
            if worth == "image" and (sheet.page.number not in self.recognised or not _letters(sheet.page))
        ]


def read_pages(source: pdfium.PdfDocument, mode: Ocr) -> Reading:
    """Read all pages of an open file.

    Raises:
        pdfium.PdfiumError: A page cannot be read.
    """
    widths: Widths = {}
    pages = [load(source, index, widths) for index in range(len(source))]
    reading = Reading(converted=to_unicode(pages))
    for index, own in enumerate(pages):
        first = take_apart(own)
        texts = list(first.texts())
        worth = verdict(first.page, texts, source)
        sheet = first
        if reading.missing is None and (mode == "always" or (mode == "auto" and worth != "native")):
            again = _recognised(partial(_rendered, source, index), index + 1, reading)
            if again and (mode == "always" or is_better(again.page, again.texts(), first.page, texts)):
                sheet = again
                reading.recognised.add(index + 1)
        reading.sheets.append(sheet)
        reading.verdicts.append(worth)
    return reading


def _rendered(source: pdfium.PdfDocument, index: int) -> tuple[Image, float]:
    page = source[index]
    try:
        return render(page)
    finally:
        page.close()


def read_pictures(pictures: Iterable[Picture], mode: Ocr) -> Reading:
    """Read pages that have no text of their own; `mode` as for those of a PDF, where `never` leaves them unread."""
    reading = Reading()
    for number, picture in enumerate(pictures, 1):
        sheet = None
        if picture.image is not None and reading.missing is None and mode != "never":
            sheet = _recognised(partial(_drawn, picture), number, reading)
        if sheet:
            reading.recognised.add(number)
        reading.sheets.append(sheet or take_apart(Page(number, picture.width, picture.height, image_share=1.0)))
        reading.verdicts.append("image")
    return reading


def _drawn(picture: Picture) -> tuple[Image, float]:
    assert picture.image is not None
    return grey(picture.image), picture.width / picture.image.shape[1]


def _recognised(draw: Callable[[], tuple[Image, float]], number: int, reading: Reading) -> Sheet | None:
    """The page that `draw` gives in grey with its points to a pixel; None where Tesseract is missing."""
    try:
        engine.require()
        return take_apart(recognise(*draw(), number))
    except ReadError as error:
        reading.missing = error
        return None


def confidence(page: Page) -> float:
    """The mean confidence of a page's letters, 0 to 100."""
    letters = [(len(char.text), char.confidence) for char in page.glyphs if char.text != " "]
    return sum(n * sure for n, sure in letters) / sum(n for n, _ in letters) if letters else 0.0


def _letters(page: Page) -> int:
    return sum(map(str.isalpha, "".join([char.text for char in page.glyphs])))


def _ranges(numbers: Sequence[int]) -> str:
    """Page numbers in short: `1-3, 7`."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(str(g[0]) if len(g) == 1 else f"{g[0]}-{g[-1]}" for g in groups)
