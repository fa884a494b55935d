"""JSON Lines: every span gives its quote, and its place where the format has pages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Box, Document, Paragraph, Place, Span, compose
from extract.export.jsonl import lines, parse, renamed, text
from extract.records import TABLES, DocumentRow, RecipientRow, Records, UnitRow

HEAD = DocumentRow(doc_id="d", source="a.pdf")


def two_pages() -> Document:
    first = Paragraph(
        "Sở Y tế chủ trì", places=(Place(0, 1, Box(70, 100, 300, 112)), Place(8, 1, Box(70, 114, 200, 126)))
    )
    over = Paragraph(
        "phối hợp Sở Nội vụ", places=(Place(0, 1, Box(70, 700, 300, 712)), Place(9, 2, Box(70, 60, 200, 72)))
    )
    return compose([first, over], media_type="application/pdf", pages=2)


def parsed(records: Records, document: Document | None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines(records, document)]


def recipient(*spans: Span) -> Records:
    return Records(documents=(HEAD,), recipients=(RecipientRow(doc_id="d", position=1, recipient="x", spans=spans),))


def without_spans(records: Records) -> Records:
    """The same rows; what they were made from goes to JSON Lines alone."""
    told = {table: getattr(records, table) for table in TABLES}
    return Records(
        **{table: tuple(replace(r, spans=()) if hasattr(r, "spans") else r for r in told[table]) for table in told}
    )


def test_the_first_line_is_the_document_with_its_text() -> None:
    document = two_pages()
    first, second = parsed(recipient(Span(0, 7)), document)
    assert first["table"] == "documents"
    assert first["text"] == document.text
    assert first["values"]["source"] == "a.pdf"
    assert second["table"] == "recipients"
    assert second["values"] == {"doc_id": "d", "position": 1, "recipient": "x"}


def test_a_span_has_page_and_the_box_around_its_lines() -> None:
    _, line = parsed(recipient(Span(0, 7), Span(3, 11), Span(8, 11)), two_pages())
    assert line["quote"] == ["Sở Y tế", "Y tế chủ", "chủ"]
    assert [s["page"] for s in line["spans"]] == [1, 1, 1]
    assert [s["box"] for s in line["spans"]] == [[70, 100, 300, 112], [70, 100, 300, 126], [70, 114, 200, 126]]


def test_a_span_over_a_page_break_stands_where_it_begins() -> None:
    start = two_pages().text.index("phối")
    _, line = parsed(recipient(Span(start, start + 18)), two_pages())
    assert line["spans"] == [{"start": start, "end": start + 18, "page": 1, "box": [70, 700, 300, 712]}]


def test_a_format_without_pages_has_neither_page_nor_box() -> None:
    _, line = parsed(recipient(Span(0, 2)), compose([Paragraph("Sở Y tế")], media_type="text/markdown"))
    assert line["spans"] == [{"start": 0, "end": 2}]
    assert line["quote"] == ["Sở"]


def test_a_file_that_could_not_be_read_has_no_text() -> None:
    assert parsed(Records(documents=(HEAD,)), None)[0]["text"] is None


def test_units_have_no_spans() -> None:
    unit = UnitRow(unit_id="u", name="Sở Y tế", kind="department", level="province")
    assert parsed(Records(units=(unit,)), two_pages())[0]["spans"] == []


@given(st.data())
def test_text_from_start_to_end_is_the_quote(data: st.DataObject) -> None:
    written = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    document = compose(
        [Paragraph(t) for t in data.draw(st.lists(written, min_size=1, max_size=5))], media_type="text/plain"
    )
    ends = st.integers(0, len(document.text))
    spans = [Span(*sorted((data.draw(ends), data.draw(ends)))) for _ in range(3)]
    first, line = parsed(recipient(*spans), document)
    assert [first["text"][s["start"] : s["end"]] for s in line["spans"]] == line["quote"]


SAMPLES = sorted(path for path in (Path(__file__).parents[2] / "samples").glob("*.[dhmp]*") if path.name != "README.md")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_what_is_written_comes_back_whole(sample: Path) -> None:
    from extract.pipeline import process

    made = process(sample.read_bytes(), sample.name)
    written = text(made.records, made.document)
    assert parse(written) == without_spans(made.records)
    other = process(sample.read_bytes(), "kho/khác.x")
    assert renamed(written, "kho/khác.x") == text(other.records, other.document)


@given(st.text(), st.text())
def test_separators_that_are_no_line_ends_come_back(name: str, value: str) -> None:
    records = Records(documents=(DocumentRow(doc_id="d", source=name, title=value, spans=(Span(1, 2),)),))
    assert parse(text(records, None)) == without_spans(records)
