"""Names that stand for one unit within a document, where it is sure."""

from __future__ import annotations

import pytest

from extract.records import DocumentRow
from extract.units.resolution import context
from extract.units.within import fuller


def found(issuer: str, *mentions: str) -> dict[str, str]:
    row = DocumentRow(doc_id="d", source="d.md", issuer=issuer, issuer_level="province", issued_on="2024-05-10")
    return dict(fuller(mentions, context(row)))


PROVINCE, HEALTH = "Ủy ban nhân dân tỉnh Hà Lam", "Sở Y tế tỉnh Hà Lam"


@pytest.mark.parametrize(
    ("issuer", "short", "long"),
    [
        (HEALTH, "Phòng KHTH", "Phòng Kế hoạch tổng hợp"),
        (HEALTH, "Phòng KH-TC", "Phòng Kế hoạch - Tài chính"),
        (HEALTH, "Phòng KHTC", "Phòng Kế hoạch và Tài chính"),
        (HEALTH, "Khoa KSNK", "Khoa Kiểm soát nhiễm khuẩn"),
        (PROVINCE, "BQL Khu CNC", "Ban Quản lý Khu công nghệ cao tỉnh"),
        (PROVINCE, "Chi cục ATVSTP", "Chi cục An toàn vệ sinh thực phẩm"),
        (PROVINCE, "Trường ĐH Sông Trà", "Trường Đại học Sông Trà"),
        (PROVINCE, "Phòng Cảnh sát giao thông", "Phòng Cảnh sát giao thông Công an tỉnh"),
    ],
)
def test_one_unit(issuer: str, short: str, long: str) -> None:
    assert found(issuer, short, long, "Phòng Nghiệp vụ dược") == {short: long}


@pytest.mark.parametrize(
    ("issuer", "mentions"),
    [
        (HEALTH, ("Phòng KHTH", "Phòng Kế hoạch tổng hợp", "Phòng Khoa học trung hạn")),  # either
        (HEALTH, ("Phòng KHTC", "Phòng Kế hoạch tổng hợp")),
        (HEALTH, ("Phòng KHTH", "Khoa Kế hoạch tổng hợp")),
        (HEALTH, ("Phòng Kế hoạch", "Phòng Kế hoạch tổng hợp")),
        (HEALTH, ("Tổ công tác 1", "Tổ công tác 2")),
        (PROVINCE, ("Trường ĐH", "Trường Đại học Sông Trà")),
        (PROVINCE, ("Ban Chấp hành", "Ban Chấp hành Hội Nông dân tỉnh")),
        (PROVINCE, ("Chi cục ATTP huyện Sơn Thạch", "Chi cục An toàn thực phẩm huyện Tân Lĩnh")),
    ],
)
def test_not_surely_one(issuer: str, mentions: tuple[str, ...]) -> None:
    assert found(issuer, *mentions) == {}
