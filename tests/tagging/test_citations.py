"""Citations against the case table: text, kind, number, code, date, issuer, and whether the document names itself."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.tagging.citations import Citation, find_citations

CASES = Path(__file__).parent.parent / "cases" / "citations.csv"


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def told(text: str, one: Citation) -> str:
    mark = "self" if one.is_self else ""
    fields = (text[one.start : one.end], one.kind, one.number, one.code, one.issued_on, one.issuer, mark)
    return " | ".join(field or "" for field in fields)


@pytest.mark.parametrize("case", rows(), ids=lambda case: case["text"][:70])
def test_case(case: dict[str, str]) -> None:
    found = [told(case["text"], one) for one in find_citations(case["text"])]
    assert found == [one for one in case["citations"].split(" || ") if one]


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số\u00a012/QĐ-UBND ngày 5/6/2031 của Uỷ ban nhân dân tỉnh Bình Sơn",
        "Quyết định số 12/QÐ-UBND\nngày 5/6/2031 của Ủy ban nhân dân\ntỉnh Bình Sơn",
        "Quyết định số 12 /QĐ–UBND, ngày 05/ 6/2031 của Ủy ban nhân dân tỉnh Bình Sơn",
        "QĐ số: 12/ QĐ-UBND ngày 05-6-2031 của Ủy ban nhân dân tỉnh Bình Sơn",
    ],
)
def test_spelling_and_spaces_change_nothing(text: str) -> None:
    (one,) = find_citations(text)
    assert (one.kind, one.number, one.issued_on) == ("Quyết định", "12", "2031-06-05")
    assert one.code.replace("–", "-").replace("Ð", "Đ") == "12/QĐ-UBND"
    assert one.end == len(text)


PIECES = (
    "Quyết định", "số", "12/QĐ-UBND", "ngày 5/6/2031", "của", "UBND tỉnh", "và", ",", ";", "(", "68", "Luật", "80/2031/QH16",
    "Kèm theo", "ngày 31/02/2031", "Sở Nội vụ", "tại", "57-NQ/TW", "/KH-UBND", "năm 2031", "\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_text_gives_ordered_quotes_that_hold_their_code(pieces: list[str]) -> None:
    text = " ".join(pieces)
    end = 0
    for one in find_citations(text):
        assert end <= one.start < one.end <= len(text)
        assert one.code.split("/")[0] in text[one.start : one.end]
        end = one.end
