"""Small plans that differ from each other."""

from __future__ import annotations

FIRST = (
    "Rà soát, công khai thủ tục hành chính tại bộ phận một cửa. Giao Văn phòng HĐND và UBND xã chủ trì, "
    "phối hợp với Phòng Kinh tế thực hiện, hoàn thành trước ngày 30/6/2026."
)


def plan(number: int) -> str:
    """A plan of a commune in Markdown."""
    return f"""**ỦY BAN NHÂN DÂN**
**XÃ SUỐI TRÊN**

Số: {number + 1}/KH-UBND

*Suối Trên, ngày 0{number % 9 + 1} tháng 3 năm 2026*

**KẾ HOẠCH**
**Nâng cao chất lượng phục vụ người dân năm 2026**

Căn cứ Kế hoạch số 1{number}/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh.

**I. MỤC ĐÍCH, YÊU CẦU**

1. Mục đích: Khắc phục các hạn chế đã được chỉ ra.

**II. NHIỆM VỤ**

1. {FIRST}

2. Tổ chức đối thoại với người dân mỗi quý một lần. Giao Phòng Văn hóa - Xã hội chủ trì.

***Nơi nhận:***
- Như trên;
- Lưu: VT.

**TM. ỦY BAN NHÂN DÂN**
**CHỦ TỊCH**

**Nông Văn Bình**
"""
