"""Letterheads of many bodies, each in the layouts that readers give."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.document import Block, Cell, Document, Paragraph, Style, Table, compose
from extract.patterns import failing_examples
from extract.structure.frame import read_frame
from extract.structure.letterhead import read_letterhead

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "letterheads.yaml").read_text(encoding="utf-8"))
LAYOUTS = ("cells", "rows", "columns", "mixed")
FIELDS = ("kind", "number", "code", "issuer", "issuer_level", "place", "issued_on", "title")
MOTTO = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def paragraph(text: str, *, bold: bool = False, align: str = "") -> Paragraph:
    styles = (Style(0, len(text), bold=True),) if bold else ()
    return Paragraph(" ".join(text.split(" ")), align=align, styles=styles)  # type: ignore[arg-type]


def squeeze(text: str) -> str:
    """Single-spaced, as readers give text."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def two_columns(left: list[str], right: list[str], layout: str, *, ruled: bool = False) -> list[Block]:
    """The head of a letter in one of the layouts."""
    left, right = [squeeze(t) for t in left], [squeeze(t) for t in right]
    if layout == "cells":
        cells = (Cell(0, 0, tuple(map(Paragraph, left))), Cell(0, 1, tuple(map(Paragraph, right))))
        return [Table(1, 2, cells, ruled=ruled)]
    if layout == "rows":
        pairs = list(zip_longest(left, right, fillvalue=""))
        made = tuple(Cell(r, c, (Paragraph(pair[c]),)) for r, pair in enumerate(pairs) for c in (0, 1))
        return [Table(len(pairs), 2, made, ruled=ruled)]
    if layout == "columns":
        return [Paragraph(t) for t in (*left, *right)]
    return [Paragraph(f"{a} {b}".strip()) for a, b in zip_longest(left, right, fillvalue="")]


def letter(case: dict[str, Any], layout: str) -> Document:
    left = list(case["left"])
    right = list(case.get("right", MOTTO))
    if layout == "mixed":  # number and date share a line, below both names
        height = max(len(left), len(right))
        left += [""] * (height - len(left))
        right += [""] * (height - len(right))
    left += [case["code"], *case.get("subject", [])]
    right += case["date"].split("\n")
    below = [paragraph(t, bold=i in case.get("bold", ()), align="") for i, t in enumerate(case["below"])]
    return compose([*two_columns(left, right, layout), *below], media_type="text/plain")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_letterheads(case: dict[str, Any], layout: str) -> None:
    if layout not in case.get("layouts", LAYOUTS):
        pytest.skip("this layout does not carry the case")
    document = letter(case, layout)
    found = read_letterhead(document)
    expected = case["expect"]
    assert {f: getattr(found, f) for f in FIELDS} == {f: expected.get(f) for f in FIELDS}
    assert found.is_draft == expected.get("is_draft", False)
    for name, span in found.spans.items():
        quote = document.text[span.start : span.end]
        assert quote == quote.strip() and quote, name


def test_patterns_hold() -> None:
    assert failing_examples("letterhead") == []
    assert failing_examples("issuer") == []
