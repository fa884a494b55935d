"""Signature blocks and recipients, in the layouts that readers give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.document import Block, Cell, Document, Paragraph, Table, compose
from extract.structure.signature import read_signature
from tests.structure.layouts import two_columns

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "signatures.yaml").read_text(encoding="utf-8"))
LAYOUTS = ("cells", "rows", "recipients first", "signature first", "mixed", "one line")
BODY = [
    Paragraph("KẾ HOẠCH"),
    Paragraph("I. MỤC ĐÍCH"),
    Paragraph("- Giao Phòng Nội vụ theo dõi, đôn đốc việc thực hiện."),
    Paragraph("Trên đây là Kế hoạch kiểm tra công vụ năm 2024./."),
]


def block(case: dict[str, Any], layout: str) -> list[Block]:
    listed, signed = list(case["listed"]), list(case["signed"])
    if layout in ("cells", "rows", "mixed"):
        return two_columns(listed, signed, layout)
    if layout == "one line":
        return [*map(Paragraph, listed), Paragraph(" ".join(signed))]
    left, right = list(map(Paragraph, listed)), list(map(Paragraph, signed))
    return [*left, *right] if layout == "recipients first" else [*right, *left]


def document(*blocks: Block) -> Document:
    return compose([*BODY, *blocks], media_type="text/plain")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_signatures(case: dict[str, Any], layout: str) -> None:
    if layout not in case.get("layouts", LAYOUTS):
        pytest.skip("this layout does not carry the case")
    made = document(*block(case, layout))
    found = read_signature(made)
    expected = case["expect"]
    assert [r.text for r in found.recipients] == expected["recipients"]
    names = ("signer", "signer_title", "on_behalf_of")
    assert {n: getattr(found, n) for n in names} == {n: expected[n] for n in names}
    assert found.blocks == frozenset(range(len(BODY), len(made.blocks)))
    for recipient in found.recipients:
        quote = made.text[recipient.span.start : recipient.span.end]
        if "\n" not in quote:
            assert quote == recipient.text


def test_name_below_the_table() -> None:
    table = two_columns(["Nơi nhận:", "- Lưu: VT."], ["CHỦ TỊCH"], "cells")
    found = read_signature(document(*table, Paragraph(""), Paragraph("Mai Xuân Tiến", align="right")))
    assert (found.signer, found.signer_title) == ("Mai Xuân Tiến", "CHỦ TỊCH")


def test_appendix_signature_does_not_override() -> None:
    main = two_columns(
        ["Nơi nhận:", "- Sở Y tế;", "- Lưu: VT."], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lâm Văn Bi"], "cells"
    )
    appendix = [
        Paragraph("PHỤ LỤC I"),
        Table(1, 2, (Cell(0, 0, (Paragraph("Nội dung"),)), Cell(0, 1, (Paragraph("CHỦ TỊCH"),)))),
        *two_columns(["NGƯỜI LẬP BIỂU", "Hà Thị Mơ"], ["GIÁM ĐỐC", "Cao Tiến Dũng"], "cells"),
    ]
    found = read_signature(document(*main, *appendix))
    assert (found.signer, found.signer_title) == ("Lâm Văn Bi", "CHỦ TỊCH")
    assert found.blocks == frozenset({len(BODY)})


def test_without_recipients_the_last_block_before_appendices() -> None:
    main = [Paragraph("TM. BAN CHỈ HUY"), Paragraph("TRƯỞNG BAN"), Paragraph("Triệu Quốc Bảo")]
    appendix = [Paragraph("PHỤ LỤC"), Paragraph("NGƯỜI LẬP"), Paragraph("GIÁM ĐỐC"), Paragraph("Cao Tiến Dũng")]
    found = read_signature(document(*main, *appendix))
    assert (found.signer, found.signer_title, found.on_behalf_of) == ("Triệu Quốc Bảo", "TRƯỞNG BAN", "BAN CHỈ HUY")
    assert found.recipients == ()


def test_the_rightmost_column_signs() -> None:
    table = Table(
        1,
        3,
        (
            Cell(0, 0, (Paragraph("Nơi nhận:"), Paragraph("- Lưu: VT."))),
            Cell(0, 1, (Paragraph("NGƯỜI LẬP BIỂU"), Paragraph("Hà Thị Mơ"))),
            Cell(0, 2, (Paragraph("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"), Paragraph("Cao Tiến Dũng"))),
        ),
        ruled=True,
    )
    found = read_signature(document(table))
    assert (found.signer, found.on_behalf_of) == ("Cao Tiến Dũng", "GIÁM ĐỐC")


def test_no_signature() -> None:
    found = read_signature(
        document(Paragraph("Kính gửi: Ủy ban nhân dân tỉnh"), Paragraph("- Chủ tịch UBND xã chịu trách nhiệm;"))
    )
    assert found.blocks == frozenset() and found.signer is None and found.signer_title is None


def test_text_after_plain_block_stays_body() -> None:
    lines = ["Nơi nhận:", "- Sở Y tế;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lâm Văn Bi"]
    after = ["DANH MỤC NHIỆM VỤ NĂM 2024", "(Kèm theo Kế hoạch số 5/KH-UBND ngày 3/2/2024)", "1. Rà soát quy trình"]
    found = read_signature(document(*map(Paragraph, [*lines, *after])))
    assert found.signer == "Lâm Văn Bi" and [r.text for r in found.recipients] == ["Sở Y tế", "Lưu: VT"]
    assert found.blocks == frozenset(range(len(BODY), len(BODY) + len(lines)))


def test_signature_above_plain_recipients_leaves_the_appendix_alone() -> None:
    lines = ["CHỦ TỊCH", "Lâm Văn Bi", "Nơi nhận:", "- Sở Y tế;", "- Lưu: VT"]
    after = ["DANH MỤC NHIỆM VỤ NĂM 2024", "Phòng Nội vụ chủ trì.", "I. CHỈ TIÊU"]
    found = read_signature(document(*map(Paragraph, [*lines, *after])))
    assert found.signer == "Lâm Văn Bi" and [r.text for r in found.recipients] == ["Sở Y tế", "Lưu: VT"]
    assert found.blocks == frozenset(range(len(BODY), len(BODY) + len(lines)))


@pytest.mark.parametrize(
    ("lines", "signer", "title"),
    [
        (["Người lập kế hoạch", "(Ký tên)", "Lò Thị Pánh"], "Lò Thị Pánh", "Người lập kế hoạch"),
        (["Duyệt của Ban Giám hiệu", "Người viết", "Vi Văn Sơn"], "Vi Văn Sơn", "Người viết"),
        (["Hiệu trưởng", "Hà Thị Mơ"], "Hà Thị Mơ", "Hiệu trưởng"),
        (["Tổ trưởng", "- Chủ trì họp tổ."], None, None),
        (["Người lập kế hoạch báo cáo Hiệu trưởng.", "Hà Thị Mơ"], None, None),
    ],
)
def test_who_drew_a_plan_up_signs_it_without_capitals(lines: list[str], signer: str | None, title: str | None) -> None:
    found = read_signature(document(Paragraph("1. Quét dọn sân trường."), *map(Paragraph, lines)))
    assert (found.signer, found.signer_title) == (signer, title)
