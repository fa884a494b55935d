"""A page of a PDF as a grey image in which red seals are white."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from extract.readers.ocr.engine import DPI

if TYPE_CHECKING:
    from extract.readers.ocr.engine import Image

_RED = 2  # pdfium renders blue, green, red
# A page that would be larger, as a map is, is rendered smaller.
_MOST_PIXELS = 40_000_000


def render(page: pdfium.PdfPage) -> tuple[Image, float]:
    """The red channel of a page as displayed, and its points to a pixel.

    In the red channel a red seal is as light as paper, so that what stands under it can be read; blue ink stays dark.
    """
    import numpy as np

    width, height = page.get_size()
    scale = min(DPI / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=False, may_draw_forms=True)
    try:
        colours = bitmap.to_numpy()
        # A copy: the bitmap's own memory goes with it.
        image = np.ascontiguousarray(colours if colours.ndim == 2 else colours[..., min(_RED, colours.shape[2] - 1)])
        return image.copy(), 1 / scale
    finally:
        bitmap.close()
