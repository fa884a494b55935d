"""Words that were recognised with doubt, told page by page."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Document, Notice, Pages, Span

# A message names so many of a page's words; the others are among its spans.
_NAMED = 12


def doubts(document: Document) -> Iterator[Notice]:
    """A notice for each page with doubtful words, with the span of each."""
    pages = Pages(document)
    found: dict[int | None, list[Span]] = {}
    for span in document.unsure():
        found.setdefault(pages.page(span.start), []).append(span)
    for page, spans in sorted(found.items(), key=lambda item: item[0] or 0):
        named = ", ".join(f"“{document.text[s.start : s.end]}”" for s in spans[:_NAMED])
        words = named + (", …" if len(spans) > _NAMED else "")
        yield Notice("unsure-words", {"page": str(page), "count": str(len(spans)), "words": words}, page, tuple(spans))
