"""Letterheads of many bodies, each in the layouts that readers give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.document import Document, Paragraph, Style, compose
from extract.structure.letterhead import read_letterhead
from tests.structure.layouts import two_columns

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "letterheads.yaml").read_text(encoding="utf-8"))
LAYOUTS = ("cells", "rows", "columns", "mixed")
FIELDS = ("kind", "number", "code", "issuer", "issuer_level", "place", "issued_on", "title")
MOTTO = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def paragraph(text: str, *, bold: bool = False, align: str = "") -> Paragraph:
    styles = (Style(0, len(text), bold=True),) if bold else ()
    return Paragraph(" ".join(text.split(" ")), align=align, styles=styles)  # type: ignore[arg-type]


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


def test_the_first_of_two_letterheads_is_the_documents() -> None:
    """Plans of several bodies in one file, each below a letterhead of its own, with a table and without running text."""

    def plan(body: str) -> list[Paragraph]:
        head = ["ỦY BAN NHÂN DÂN TỈNH", "THANH TRA TỈNH", *MOTTO, f"KẾ HOẠCH THANH TRA NĂM 2031 CỦA {body}"]
        return [Paragraph(t) for t in (*head, "(Kèm theo Báo cáo số 26/BC-TTr ngày 29/12/2030 của Thanh tra tỉnh)")]

    found = read_letterhead(compose([*plan("SỞ Y TẾ"), *plan("SỞ XÂY DỰNG")], media_type="text/plain"))
    assert (found.kind, found.title) == ("KẾ HOẠCH", "THANH TRA NĂM 2031 CỦA SỞ Y TẾ")
    assert found.code is None and found.issued_on is None


@pytest.mark.parametrize("number", ["S6: 47/KH-SXD", "Só: 4vxh-SXD", "SỐ 47 KH SXD", "35Z/KH-SXD"])
def test_a_misread_number_is_no_part_of_the_issuer(number: str) -> None:
    lines = [
        "UBND TỈNH LÂM HÀ",
        "SỞ XÂY DỰNG",
        number,
        *MOTTO,
        "Lâm Hà, ngày 03 tháng 4 năm 2031",
        "KẾ HOẠCH",
        "Rà soát",
    ]
    found = read_letterhead(compose([Paragraph(one) for one in lines], media_type="text/plain"))
    assert found.issuer == "Sở Xây dựng tỉnh Lâm Hà"
