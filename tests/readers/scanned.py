"""Scans made of printed pages: drawn, put askew, stamped, made noisy, and wrapped into a PDF again."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from extract.readers.pdf.ocr import engine

SAMPLES = Path(__file__).parents[2] / "samples"
DPI = 200
Picture = NDArray[np.uint8]
IS_THERE = all(engine.data(language) for language in ("vie", "eng", "osd"))


def picture(given: str | bytes, page: int) -> Picture:
    """A page (from 1) of a sample, or of a PDF's bytes, in blue, green and red."""
    source = pdfium.PdfDocument(given if isinstance(given, bytes) else SAMPLES / given)
    try:
        return np.array(source[page - 1].render(scale=DPI / 72, rev_byteorder=False).to_numpy()[..., :3])
    finally:
        source.close()


def askew(given: Picture, degrees: float) -> Picture:
    """The page put down so that its lines rise by so many degrees."""
    height, width = given.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(given, matrix, (width, height), borderValue=(255, 255, 255)), np.uint8)


def worn(given: Picture, *, blur: float, noise: float, seed: int = 1) -> Picture:
    """The page out of focus and grainy."""
    soft = cv2.GaussianBlur(given, (0, 0), blur).astype(float)
    grain = np.random.default_rng(seed).normal(0, noise, given.shape)
    return np.clip(0.92 * soft + 15 + grain, 0, 255).astype(np.uint8)


def black_and_white(given: Picture, share: float = 0.0005, seed: int = 1) -> Picture:
    """The page as a fax has it, with specks on this share of its dots."""
    made = np.where(cv2.cvtColor(given, cv2.COLOR_BGR2GRAY) < 128, 0, 255).astype(np.uint8)
    made[np.random.default_rng(seed).random(made.shape) < share] = 0
    return np.repeat(made[..., None], 3, axis=2)


def stamped(given: Picture, x: int, y: int) -> Picture:
    """The page with a red seal about a point, in pixels, as pale as ink from a pad."""
    seal = given.copy()
    cv2.circle(seal, (x, y), 130, (60, 50, 215), 9, cv2.LINE_AA)
    cv2.circle(seal, (x, y), 95, (60, 50, 215), 3, cv2.LINE_AA)
    points = [(x + r * np.sin(k * np.pi / 5), y - r * np.cos(k * np.pi / 5)) for k, r in enumerate((60, 24) * 5)]
    cv2.fillPoly(seal, [np.array(points, np.int32)], (60, 50, 215), cv2.LINE_AA)
    return np.minimum(given, np.where(seal == given, 255, seal)).astype(np.uint8)


def scribbled(given: Picture, x0: int, x1: int, y: int, seed: int = 3) -> Picture:
    """The page with what stands from `x0` to `x1` at height `y` gone, and written over by hand."""
    made = given.copy()
    made[y - 26 : y + 10, x0:x1] = 255
    random = np.random.default_rng(seed)
    across = np.linspace(x0 + 4, x1 - 4, 14)
    points = np.stack([across + random.normal(0, 4, 14), y - 8 + random.normal(0, 13, 14)], axis=1)
    cv2.polylines(made, [points.astype(np.int32)], False, (90, 30, 30), 4, cv2.LINE_AA)
    return made


def scan(pictures: Iterable[Picture], under: bytes | None = None) -> bytes:
    """A PDF of pages that are one image each, laid over those of the file `under` if one is given."""
    target = pdfium.PdfDocument(under) if under else pdfium.PdfDocument.new()
    for k, each in enumerate(pictures):
        width, height = each.shape[1] * 72 / DPI, each.shape[0] * 72 / DPI
        _put(target, target[k] if under else target.new_page(width, height), each)
    return _saved(target)


def mixed(name: str, page: int, change: Callable[[Picture], Picture]) -> bytes:
    """A sample of which one page was scanned."""
    target = pdfium.PdfDocument(SAMPLES / name)
    rest = pdfium.PdfDocument.new()
    rest.import_pages(target, [k for k in range(len(target)) if k < page - 1])
    made = change(picture(name, page))
    _put(rest, rest.new_page(made.shape[1] * 72 / DPI, made.shape[0] * 72 / DPI), made)
    rest.import_pages(target, [k for k in range(len(target)) if k >= page])
    return _saved(rest)


def _put(target: pdfium.PdfDocument, page: pdfium.PdfPage, given: Picture) -> None:
    coded, data = cv2.imencode(".jpg", given, [cv2.IMWRITE_JPEG_QUALITY, 80])
    assert coded
    image = pdfium.PdfImage.new(target)
    image.load_jpeg(io.BytesIO(data.tobytes()), inline=True)
    image.set_matrix(pdfium.PdfMatrix().scale(*page.get_size()))
    page.insert_obj(image)
    page.gen_content()
    page.close()


def _saved(target: pdfium.PdfDocument) -> bytes:
    file = io.BytesIO()
    target.save(file)
    target.close()
    return file.getvalue()
