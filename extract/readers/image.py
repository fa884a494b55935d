"""Scans that are pictures: PNG, JPEG, TIFF of one page or many, BMP, WebP, GIF, JPEG 2000. Each is a page as in a scanned PDF."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from PIL import (
    BmpImagePlugin,
    ExifTags,
    GifImagePlugin,
    ImageOps,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)
from PIL import Image as Pillow

from extract.document import Document, Notice, Ocr
from extract.errors import ReadError
from extract.readers.pdf import laid_out
from extract.readers.pdf.ocr.pages import Picture, read_pictures
from extract.readers.pdf.ocr.rendering import resolution
from extract.readers.sniffing import media_type

if TYPE_CHECKING:
    from extract.readers.pdf.ocr.engine import Image

# The formats that are read; Pillow knows them once their modules are loaded.
_FORMATS = [
    plugin.format
    for plugin in (
        PngImagePlugin.PngImageFile,
        JpegImagePlugin.JpegImageFile,
        TiffImagePlugin.TiffImageFile,
        BmpImagePlugin.BmpImageFile,
        WebPImagePlugin.WebPImageFile,
        GifImagePlugin.GifImageFile,
        Jpeg2KImagePlugin.Jpeg2KImageFile,
    )
]
# What taking a broken picture apart may raise.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    struct.error,
    zlib.error,
    KeyError,
    TypeError,
    IndexError,
    OverflowError,
)
# A page in colour takes three times as many bytes; A3 at 600 dots an inch has 70 million.
_MOST_DOTS = 180_000_000
# Screens have fewer dots an inch than any scanner, and programs write their 72 or 96 into pictures of any size.
_FEWEST_DPI = 100.0
# Faxes have half as many dots down the page as across it.
_UNEVEN = 2.5
# The shorter side of paper in points, with room to spare: A6 has 298, A2 1191.
_SHORTEST, _LONGEST = 250.0, 1225.0
_A4 = (595.3, 841.9)
# Landscape pages are at most so many times as wide as high; what is wider was cut off.
_WIDEST_PAGE = 1.6
_SUBFILE, _SMALLER = 254, 1  # TIFF's tag of what a frame is, and its bit for a thumbnail of another one
_ON_SIDE = (5, 6, 7, 8)  # the orientations of Exif that swap width and height


def read(data: bytes, ocr: Ocr = "auto") -> Document:
    """Read a picture of one or more pages.

    Args:
        data: The file's bytes.
        ocr: `never` reads nothing.

    Raises:
        ReadError: `damaged-file`, `image-too-large`, `no-text-layer` (no letters, or `ocr` is `never`), `ocr-missing`.
    """
    lost: list[int] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Pillow, about broken metadata and large pictures
        try:
            opened = Pillow.open(io.BytesIO(data), formats=_FORMATS)
        except Pillow.DecompressionBombError as error:
            raise _too_large() from error
        except _BROKEN as error:
            raise ReadError("damaged-file", detail=_told(error)) from error
        with opened:
            reading = read_pictures(_pictures(opened, lost), ocr)
    reading.refuse()
    made = laid_out(reading, media_type(data) or "")
    return replace(made, notices=(*made.notices, *(Notice("incomplete-file", {}, number) for number in lost)))


def _pictures(opened: Pillow.Image, lost: list[int]) -> Iterator[Picture]:
    """The pages of a file, one at a time; the numbers of those that cannot be read go to `lost`.

    Raises:
        ReadError: `damaged-file` where it is the first, `image-too-large`.
    """
    number = 0
    for frame in count():
        try:
            opened.seek(frame)
            if isinstance(opened, TiffImagePlugin.TiffImageFile) and opened.tag_v2.get(_SUBFILE, 0) & _SMALLER:
                continue
        except EOFError:
            return
        except Pillow.DecompressionBombError as error:
            raise _too_large() from error
        except _BROKEN:  # what comes after it cannot be found either
            lost.append(number + 1)
            return
        number += 1
        if opened.width * opened.height > _MOST_DOTS:
            raise _too_large()
        try:
            yield _picture(opened)
        except _BROKEN as error:
            if number == 1:
                raise ReadError("damaged-file", detail=_told(error)) from error
            lost.append(number)
            yield Picture(None, *_A4)
        if opened.format != "TIFF":  # the others are animations and thumbnails
            return


def _picture(opened: Pillow.Image) -> Picture:
    """A page as displayed, at the resolution of recognition."""
    import numpy as np

    dpi = opened.info.get("dpi")
    if dpi and opened.getexif().get(ExifTags.Base.Orientation) in _ON_SIDE:
        dpi = dpi[::-1]
    colours = _flat(ImageOps.exif_transpose(opened))
    paper = _paper(colours.size, dpi)
    scale = resolution(*paper) / 72
    size = (max(1, round(paper[0] * scale)), max(1, round(paper[1] * scale)))
    if size != colours.size:
        colours = colours.resize(size, Pillow.Resampling.BICUBIC, reducing_gap=3.0)
    image: Image = np.asarray(colours)
    return Picture(image[..., ::-1] if image.ndim == 3 else image, *paper)


def _flat(image: Pillow.Image) -> Pillow.Image:
    """In grey or in red, green and blue, eight bits each, on white where it is transparent."""
    import numpy as np

    if image.mode[0] in "IF":  # sixteen bits and more
        values = np.asarray(image, np.float64)
        top = 65535.0 if values.max(initial=0.0) > 255 else 255.0
        return Pillow.fromarray(np.clip(values * 255 / top, 0, 255).astype(np.uint8))
    if image.has_transparency_data:
        coloured = image.convert("RGBA")
        paper = Pillow.new("RGBA", coloured.size, "white")
        return Pillow.alpha_composite(paper, coloured).convert("RGB")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _paper(size: tuple[int, int], dpi: tuple[float, float] | None) -> tuple[float, float]:
    """The width and height of the paper in points: by the resolution where that can be a scanner's, else A4 by its width."""
    width, height = size
    if dpi and max(dpi) >= _FEWEST_DPI and max(dpi) <= _UNEVEN * min(dpi):
        made = 72 * width / float(dpi[0]), 72 * height / float(dpi[1])
        if _SHORTEST <= min(made) <= _LONGEST:
            return made
    across = _A4[1] if height < width <= _WIDEST_PAGE * height else _A4[0]
    return across, across * height / width


def _too_large() -> ReadError:
    return ReadError("image-too-large", limit=str(_MOST_DOTS // 1_000_000))


def _told(error: BaseException) -> str:
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__
