"""One document as JSON Lines: its canonical text, then every record with the spans that it was made from.

The first line is the document's own record with its `text`. Each line has `table`, `values`, `spans` (characters `start` to
`end` of `text`, with `page` and `box` where the format has them) and, span by span, `quote`: `text[start:end] == quote`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, reduce
from operator import attrgetter, or_
from typing import Any

import msgspec

from extract.document import Box, Document, Place, Span
from extract.records import TABLES, Records, columns


def _plain(value: object) -> int:
    """A school year is a number of its own kind, which knows where its two years meet."""
    if isinstance(value, int):
        return int(value)
    raise NotImplementedError(type(value))


_ENCODER = msgspec.json.Encoder(enc_hook=_plain)


def lines(records: Records, document: Document | None) -> Iterator[str]:
    """The lines of one document, without line ends. `text` is null for a file that could not be read."""
    text = document.text if document else None
    places = _Places(document) if document else None
    for table in TABLES:
        names, values = _columns(table)
        for row in getattr(records, table):
            spans: tuple[Span, ...] = getattr(row, "spans", ())
            line: dict[str, Any] = {
                "table": table,
                "values": dict(zip(names, values(row), strict=True)),
                "spans": [_span(span, places) for span in spans],
                "quote": [text[s.start : s.end] for s in spans] if text is not None else [],
            }
            if table == "documents":
                line["text"] = text
            yield _line(line)


def text(records: Records, document: Document | None) -> str:
    """The whole file of one document."""
    return "".join(f"{line}\n" for line in lines(records, document))


def parse(text: str) -> Records:
    """The records that `text` was given, without the spans that they were made from."""
    rows: dict[str, list[Any]] = {table: [] for table in TABLES}
    names = {made: table for table, made in TABLES.items()}
    for line in _decoder().decode_lines(text):
        rows[names[type(line.values)]].append(line.values)
    return Records(**{table: tuple(found) for table, found in rows.items()})


def renamed(text: str, source: str) -> str:
    """The file of one document under another name of its source."""
    made = []
    for line in text.split("\n")[:-1]:
        record = msgspec.json.decode(line)
        if "source" in record["values"]:
            record["values"]["source"] = source
            line = _line(record)
        made.append(f"{line}\n")
    return "".join(made)


def _line(record: dict[str, Any]) -> str:
    """A record on one line, with blanks for whoever reads or greps it."""
    return msgspec.json.format(_ENCODER.encode(record), indent=0).decode()


@cache
def _columns(table: str) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of a table's columns, and what takes their values from a row."""
    names = tuple(one.name for one in columns(table))
    return names, attrgetter(*names)


@cache
def _decoder() -> msgspec.json.Decoder[Any]:
    """Takes a line's values for a row of its table."""
    kinds = [
        msgspec.defstruct(f"{table}_line", [("values", made)], tag_field="table", tag=table)
        for table, made in TABLES.items()
    ]
    return msgspec.json.Decoder(reduce(or_, kinds))


def _span(span: Span, places: _Places | None) -> dict[str, Any]:
    made: dict[str, Any] = {"start": span.start, "end": span.end}
    found = places.of(span) if places else []
    if found:
        page = found[0].page
        made["page"] = page
        boxes = [place.box for place in found if place.page == page and place.box]
        if boxes:
            made["box"] = _around(boxes)
    return made


def _around(boxes: list[Box]) -> list[float]:
    """Left, top, right, bottom of the rectangle around all boxes, in points to two decimals."""
    edges = min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    return [round(edge, 2) for edge in edges]


class _Places:
    """The lines of a document that a span touches."""

    def __init__(self, document: Document) -> None:
        self._places: list[Place] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        for paragraph in document.paragraphs():
            stops = [paragraph.start + place.offset for place in paragraph.places[1:]] + [paragraph.end]
            for place, stop in zip(paragraph.places, stops, strict=False):
                self._places.append(place)
                self._starts.append(paragraph.start + place.offset)
                self._ends.append(stop)

    def of(self, span: Span) -> list[Place]:
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_right(self._starts, max(span.start, span.end - 1))
        return [self._places[i] for i in range(first, last) if self._ends[i] >= span.start]
