"""Tesseract: from a grey image to words with boxes, baselines and confidence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import ReadError

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

    Image = NDArray[uint8]

# Several threads a page cost twice the time of one: Tesseract's parts are too small to share.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

DPI = 200
# Where systems keep Tesseract's language data: Debian and Ubuntu, Fedora, others, Homebrew, Windows.
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)
VIETNAMESE, FIGURES, ORIENTATION = "vie", "eng", "osd"
# Tesseract's names of page segmentation: a page with columns, one column, one block of text, one line.
PAGE, COLUMN, BLOCK, LINE = 3, 4, 6, 7
_WHITE = 255
# How sure the orientation has to be: pages of text give 15 and more, pages with few letters 1 to 3.
_SURE_TURN = 2.0
# Tesseract writes it for a slanted stroke between figures; no document means it.
_FRACTION = "\u2044"
_MARGIN = 10  # pixels of white around a clipping: letters at the very edge are read badly


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word, in pixels of its image.

    Attributes:
        text: What Tesseract reads.
        x0: Left edge.
        top: Upper edge.
        x1: Right edge.
        bottom: Lower edge.
        base: Baseline below the middle of the word.
        height: Height of its line from descenders to ascenders.
        line: Serial number of its line in the image.
        confidence: 0 to 100, by Tesseract.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    height: float
    line: int
    confidence: float


def require() -> None:
    """Is all there that recognition needs?

    Raises:
        ReadError: `ocr-missing`, with what to install.
    """
    try:
        import cv2  # noqa: F401
        import tesserocr  # noqa: F401
    except ImportError as error:
        raise ReadError("ocr-missing", missing=str(error.name)) from error
    if data(VIETNAMESE) is None:
        raise ReadError("ocr-missing", missing="vie.traineddata")
    try:
        _api(VIETNAMESE)
    except RuntimeError as error:  # the data is there and damaged
        raise ReadError("ocr-missing", missing=f"vie.traineddata ({error})") from error


def data(language: str) -> str | None:
    """The folder that holds the data of a language: TESSDATA_PREFIX, or where systems keep it; None where it is absent."""
    named = os.environ.get("TESSDATA_PREFIX")
    folders = [named, f"{named}/tessdata"] if named else list(_FOLDERS)
    return next((folder for folder in folders if Path(folder, f"{language}.traineddata").is_file()), None)


def words(image: Image, mode: int = PAGE, language: str = VIETNAMESE) -> list[Word]:
    """The words of an image of dark letters on white, in Tesseract's reading order."""
    api = _api(language)
    api.SetPageSegMode(mode)
    height, width = image.shape
    api.SetImageBytes(image.tobytes(), width, height, 1, width)
    api.SetSourceResolution(DPI)
    try:
        return list(_words(api)) if api.Recognize() else []
    finally:
        api.Clear()


def clipping(
    image: Image, box: tuple[int, int, int, int], mode: int, language: str = VIETNAMESE, size: int = 1
) -> list[Word]:
    """The words of a part of an image (left, top, right, bottom) at so many times its size, in pixels of the whole."""
    import cv2
    import numpy as np

    x0, top, x1, bottom = box
    part = np.pad(image[top:bottom, x0:x1], _MARGIN, constant_values=_WHITE)
    if size != 1:
        part = np.asarray(cv2.resize(part, None, fx=size, fy=size, interpolation=cv2.INTER_CUBIC), np.uint8)
    dx, dy = x0 - _MARGIN, top - _MARGIN
    return [
        replace(
            word,
            x0=word.x0 / size + dx,
            x1=word.x1 / size + dx,
            top=word.top / size + dy,
            bottom=word.bottom / size + dy,
            base=word.base / size + dy,
            height=word.height / size,
        )
        for word in words(part, mode, language)
    ]


def turned(image: Image) -> int:
    """By how many quarter turns anticlockwise the writing is turned; 0 where it cannot be told."""
    if data(ORIENTATION) is None:
        return 0
    api = _api(ORIENTATION)
    height, width = image.shape
    api.SetImageBytes(image.tobytes(), width, height, 1, width)
    api.SetSourceResolution(DPI)
    found = api.DetectOrientationScript()
    api.Clear()
    # Tesseract counts clockwise.
    return -found["orient_deg"] // 90 % 4 if found and found["orient_conf"] >= _SURE_TURN else 0


@cache
def _api(language: str) -> Any:
    """Tesseract with one language, loaded once a process."""
    import tesserocr

    if language == ORIENTATION:
        return tesserocr.PyTessBaseAPI(path=data(language), lang=language, psm=tesserocr.PSM.OSD_ONLY)
    return tesserocr.PyTessBaseAPI(path=data(language), lang=language, oem=tesserocr.OEM.LSTM_ONLY)


def _words(api: Any) -> Iterator[Word]:
    from tesserocr import RIL, iterate_level

    line, height, base = -1, 0.0, (0.0, 0.0, 0.0)
    found = api.GetIterator()
    if found is None:
        return
    for each in iterate_level(found, RIL.WORD):
        if each.Empty(RIL.WORD):  # a page without words has one place all the same, and asking it more ends the process
            continue
        if line < 0 or each.IsAtBeginningOf(RIL.TEXTLINE):
            line += 1
            height = each.RowAttributes()["row_height"]
            base = _baseline(each.Baseline(RIL.TEXTLINE))
        text = (each.GetUTF8Text(RIL.WORD) or "").strip().replace(_FRACTION, "/")
        box = each.BoundingBox(RIL.WORD)
        if not text or not box:
            continue
        x0, top, x1, bottom = box
        x, y, slope = base
        yield Word(text, x0, top, x1, bottom, y + slope * ((x0 + x1) / 2 - x), height, line, each.Confidence(RIL.WORD))


def _baseline(points: tuple[tuple[int, int], tuple[int, int]] | None) -> tuple[float, float, float]:
    """A baseline as a point on it and its slope."""
    if points is None:
        return 0.0, 0.0, 0.0
    (ax, ay), (bx, by) = points
    return ax, ay, (by - ay) / (bx - ax) if bx > ax else 0.0
