"""Scans that are pictures: every format gives what the same pages give as a PDF; what cannot be read says why."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from extract.batch import discover
from extract.document import Document, Table
from extract.errors import ReadError
from extract.pipeline import Extraction, process
from extract.readers import read
from extract.readers.image import _paper
from extract.readers.sniffing import media_type
from tests.readers.scanned import IS_THERE, Picture, picture, scan, worn
from tests.readers.test_ocr import missing

needs_data = pytest.mark.skipif(not IS_THERE, reason="needs Tesseract's data for vie, eng and osd: make system")
PLAN, ANNEX = "ke-hoach-so.pdf", "ke-hoach-phu-luc-tinh.pdf"


@cache
def pages(name: str, *numbers: int) -> tuple[Image.Image, ...]:
    """Scanned pages of a sample."""
    return tuple(made(worn(picture(name, k), blur=0.6, noise=6)) for k in numbers)


def made(page: Picture) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(page[..., ::-1]))


def black(page: Image.Image) -> Image.Image:
    """The page in black and white, as a fax has it."""
    return page.convert("L").point(lambda value: 255 * (value >= 128)).convert("1")


def saved(images: tuple[Image.Image, ...] | list[Image.Image], form: str, **options: Any) -> bytes:
    file = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:]} if len(images) > 1 else {}
    images[0].save(file, form, **more, **options)
    return file.getvalue()


def code(data: bytes, ocr: Any = "auto") -> str:
    with pytest.raises(ReadError) as caught:
        read(data, "trang-1.png", ocr)
    return caught.value.code


def tasks(extraction: Extraction) -> list[tuple[str | None, str | None]]:
    return [(task.lead, task.deadline_text) for task in extraction.records.tasks]


@needs_data
@pytest.mark.parametrize(
    ("change", "form", "options"),
    [
        (lambda p: p, "TIFF", {"compression": "tiff_lzw", "dpi": (200, 200)}),
        (lambda p: p.getchannel("R"), "TIFF", {"compression": "tiff_deflate"}),
        (black, "TIFF", {"compression": "group4", "dpi": (200, 200)}),
        (lambda p: p.resize((2481, 3508)), "TIFF", {"compression": "jpeg", "dpi": (300, 300)}),
    ],
    ids=["colour", "grey without resolution", "fax G4", "300 dpi JPEG"],
)
def test_a_tiff_of_many_pages_gives_the_tables_of_the_same_scan(
    change: Callable[[Image.Image], Image.Image], form: str, options: dict[str, Any]
) -> None:
    images = pages(PLAN, 1, 2, 3)
    wanted = process(scan([np.asarray(one)[..., ::-1] for one in images]), "scan.pdf")
    found = process(saved([change(one) for one in images], form, **options), "scan.tif")
    (row,) = found.records.documents
    assert (row.media_type, row.pages, row.text_layer) == ("image/tiff", 3, "ocr")
    assert (row.kind, row.issuer, row.signer) == (
        wanted.records.documents[0].kind,
        wanted.records.documents[0].issuer,
        wanted.records.documents[0].signer,
    )
    ours, theirs = tasks(found), tasks(wanted)
    assert abs(len(ours) - len(theirs)) <= 1 and len(theirs) > 15
    assert sum(one in theirs for one in ours) >= 0.85 * len(theirs)


@needs_data
@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("PNG", "image/png"),
        ("JPEG", "image/jpeg"),
        ("WEBP", "image/webp"),
        ("BMP", "image/bmp"),
        ("GIF", "image/gif"),
        ("JPEG2000", "image/jp2"),
        ("TIFF", "image/tiff"),
    ],
)
def test_every_format_is_read(form: str, kind: str) -> None:
    data = saved(pages(PLAN, 2), form)
    document = read(data, "trang-2.bin")
    assert (document.media_type, media_type(data), document.pages) == (kind, kind, 1)
    assert missing(document, PLAN, 2) < 0.03


def transparent(page: Image.Image) -> Image.Image:
    """Black letters on nothing: where all is transparent the colour below is black too."""
    grey = page.convert("L")
    ink = Image.new("LA", page.size, 0)
    ink.putalpha(grey.point(lambda value: 255 - value))
    return ink


def sixteen_bits(page: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(page.convert("L"), np.uint16) * 257)


@needs_data
@pytest.mark.parametrize(
    ("change", "form"),
    [
        (transparent, "PNG"),
        (lambda p: p.quantize(16), "PNG"),
        (sixteen_bits, "PNG"),
        (sixteen_bits, "TIFF"),
        (black, "PNG"),
        (lambda p: p.convert("CMYK"), "JPEG"),
        (lambda p: p.convert("CMYK"), "TIFF"),
        (lambda p: p.convert("YCbCr"), "TIFF"),
    ],
    ids=["transparent", "palette", "16 bits", "16 bits TIFF", "1 bit", "CMYK JPEG", "CMYK TIFF", "YCbCr TIFF"],
)
def test_every_kind_of_colour_is_read(change: Callable[[Image.Image], Image.Image], form: str) -> None:
    document = read(saved([change(pages(PLAN, 2)[0])], form))
    assert missing(document, PLAN, 2) < 0.03


@needs_data
@pytest.mark.parametrize("form", ["JPEG", "TIFF", "PNG"])
def test_a_picture_is_turned_as_it_is_displayed(form: str) -> None:
    (page,) = pages(PLAN, 2)
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise by a quarter
    document = read(saved([page.transpose(Image.Transpose.ROTATE_90)], form, exif=exif))
    assert missing(document, PLAN, 2) < 0.03
    box = next(p for p in document.paragraphs()).places[0].box
    assert box and box.x1 < 596 and box.x1 - box.x0 > box.bottom - box.top


@needs_data
def test_a_fax_with_half_as_many_dots_down_the_page() -> None:
    (page,) = pages(PLAN, 2)
    fax = black(page.resize((1728, 1143)))
    document = read(saved([fax], "TIFF", compression="group4", dpi=(204, 98)))
    assert missing(document, PLAN, 2) < 0.3  # letters of ten dots; without the right shape nothing is read


@needs_data
def test_a_ruled_table_in_a_picture() -> None:
    def table(document: Document) -> tuple[int, int]:
        found = next(block for block in document.blocks if isinstance(block, Table) and block.ruled)
        return found.n_rows, found.n_cols

    (page,) = pages(ANNEX, 4)
    wanted = table(read(scan([np.asarray(page)[..., ::-1]])))
    assert table(read(saved([page], "PNG"))) == table(read(saved([page], "JPEG", quality=75))) == wanted


@pytest.mark.parametrize(
    ("size", "dpi", "paper"),
    [
        ((1654, 2339), (200, 200), (595, 842)),
        ((2480, 3508), None, (595, 842)),
        ((2480, 3508), (72, 72), (595, 842)),
        ((1240, 1754), (96, 96), (595, 842)),
        ((3508, 2480), None, (842, 595)),
        ((3307, 4677), (200, 200), (1190.5, 1683.7)),
        ((1728, 1143), (204, 98), (609.9, 839.8)),
        ((1654, 800), None, (595, 288)),
        ((1080, 9000), None, (595, 4961)),
        ((1654, 2339), (20000, 20000), (595, 842)),
        ((1654, 2339), (0, 0), (595, 842)),
    ],
)
def test_the_size_of_the_paper(
    size: tuple[int, int], dpi: tuple[float, float] | None, paper: tuple[float, float]
) -> None:
    assert _paper(size, dpi) == pytest.approx(paper, abs=1)


@needs_data
def test_an_empty_page_and_a_screenshot_longer_than_tesseract_takes() -> None:
    assert code(saved([Image.new("L", (1654, 2339), 255)], "PNG")) == "no-text-layer"
    assert code(saved([Image.new("1", (300, 30000), 1)], "PNG")) == "no-text-layer"
    assert code(saved([Image.new("RGB", (1, 1))], "PNG")) == "no-text-layer"


def test_a_picture_that_is_not_to_be_read() -> None:
    extraction = process(saved(pages(PLAN, 2), "PNG"), "trang-2.png", "never")
    (problem,) = extraction.records.problems
    assert problem.code == "no-text-layer" and "--ocr auto" in problem.message
    assert extraction.records.documents[0].pages == 1


def test_without_language_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", "/nowhere")
    extraction = process(saved(pages(PLAN, 2), "PNG"), "trang-2.png")
    (problem,) = extraction.records.problems
    assert problem.code == "ocr-missing" and "kehoach doctor" in problem.message
    (row,) = extraction.records.documents
    assert (row.media_type, row.text_layer, row.pages) == ("image/png", "none", 1)


def test_without_the_extra(tmp_path: Path) -> None:
    path = tmp_path / "trang-2.tif"
    path.write_bytes(saved(pages(PLAN, 2), "TIFF"))
    script = (
        "import sys; sys.modules['cv2'] = sys.modules['tesserocr'] = None; import extract\n"
        "print(*(p.code for p in extract.extract(sys.argv[1]).records.problems))"
    )
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.returncode) == ("ocr-missing\n", 0), done.stderr


def test_thumbnails_are_no_pages() -> None:
    file = io.BytesIO()
    with TiffImagePlugin.AppendingTiffWriter(file) as target:
        for size, kind in (((120, 160), 1), ((300, 400), 0), ((120, 160), 1), ((300, 400), 2)):
            Image.new("L", size, 255).save(target, "TIFF", tiffinfo={254: kind})
            target.newFrame()
    extraction = process(file.getvalue(), "scan.tif", "never")
    assert extraction.records.documents[0].pages == 2


def test_a_picture_of_too_many_dots() -> None:
    file = io.BytesIO()
    Image.new("1", (20000, 20000), 1).save(file, "TIFF", compression="group4")
    assert len(file.getvalue()) < 200_000
    assert code(file.getvalue()) == "image-too-large"
    small = Image.new("1", (100, 100), 1)
    file = io.BytesIO()
    small.save(file, "TIFF", compression="group4", save_all=True, append_images=[Image.new("1", (15000, 15000), 1)])
    assert code(file.getvalue(), "never") == "image-too-large"


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF", "JPEG2000"])
def test_a_picture_that_breaks_off(form: str) -> None:
    data = saved([Image.effect_noise((300, 400), 60)], form)
    for keep in (20, 200, len(data) // 2):
        assert code(data[:keep], "never") in ("damaged-file", "no-text-layer"), keep
    assert code(data[: len(data) // 3], "never") == "damaged-file"


@needs_data
def test_the_pages_before_and_behind_a_broken_one_are_read() -> None:
    data = bytearray(saved(list(pages(PLAN, 1, 2, 3)), "TIFF", compression="jpeg"))
    with Image.open(io.BytesIO(data)) as opened:
        assert isinstance(opened, TiffImagePlugin.TiffImageFile)
        opened.seek(1)
        for at in opened.tag_v2[TiffImagePlugin.STRIPOFFSETS]:
            data[at : at + 400] = bytes(400)
    document = read(bytes(data))
    assert document.pages == 3
    assert missing(document, PLAN, 1) < 0.03 and missing(document, PLAN, 3) < 0.03
    found = [(notice.code, notice.page) for notice in document.notices]
    assert ("incomplete-file", 2) in found and ("page-without-text", 2) in found


def test_pictures_are_found_in_folders_each_a_document_of_its_own(tmp_path: Path) -> None:
    names = ["trang-1.png", "trang-2.PNG", "a.jpg", "b.jpeg", "c.tif", "d.tiff", "e.bmp", "f.webp"]
    for name in [*names, "Thumbs.db"]:
        (tmp_path / name).write_bytes(b"x")
    assert sorted(source.name for source in discover([tmp_path])) == sorted(names)
