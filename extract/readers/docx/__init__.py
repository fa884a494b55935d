"""DOCX: reading order, tables, numbers, notes and text boxes as Word shows them, with all changes accepted."""

from __future__ import annotations

from extract.document import Document, compose
from extract.errors import ReadError
from extract.readers import footnotes, joining, legacy
from extract.readers.docx.body import Story
from extract.readers.docx.encodings import to_unicode
from extract.readers.docx.numbering import Numbering
from extract.readers.docx.package import Package, W
from extract.readers.docx.styles import Styles
from extract.readers.sniffing import DOCM, DOCX


def read(data: bytes) -> Document:
    """Read a Word file (DOCX, DOCM).

    Raises:
        ReadError: `damaged-file` when the package or its main part cannot be opened, `no-text-layer` when it holds
            pictures only, as a scan pasted into Word.
    """
    package = Package(data)
    styles = Styles(package.part("styles"))
    converted = to_unicode(package, styles)
    story = Story(package, styles, Numbering(package.part("numbering"), styles))
    blocks, lifted = footnotes.lift(story.body())
    if not blocks and next(package.document.iter(f"{W}drawing", f"{W}pict", f"{W}object"), None) is not None:
        raise ReadError("no-text-layer")
    return compose(
        joining.rejoin(blocks),
        story.notes() + lifted,
        media_type=DOCM if package.has_macros else DOCX,
        running=story.running(),
        text_quality=legacy.quality(converted),
        notices=legacy.notices(converted),
    )
