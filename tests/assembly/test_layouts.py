"""Layouts of whole parts: labels that are headings, phases, lists of parts, letters without parts."""

from __future__ import annotations

from extract.pipeline import process
from tests.composing import records, tasks, told


def test_label_headings_speak_of_all_that_stands_beside_them() -> None:
    made = tasks(
        "II. NHIỆM VỤ",
        "1. Tuyên truyền, vận động",
        "a) Nội dung, biện pháp",
        "- Mở chuyên mục trên đài truyền thanh.",
        "- Tổ chức hội thi tìm hiểu pháp luật.",
        "b) Cơ quan chủ trì",
        "- Phòng Văn hóa và Thông tin; Phòng Tư pháp.",
        "c) Thời gian thực hiện: Quý III/2026.",
    )
    assert [told(task) for task in made] == [
        ("Phòng Văn hóa và Thông tin; Phòng Tư pháp", None, None, "Quý III/2026")
    ] * 2


def test_a_phase_sets_the_time_of_what_is_below_it() -> None:
    made = tasks(
        "II. NỘI DUNG",
        "1. Đợt 1: Từ ngày 05/3/2026 đến ngày 20/4/2026",
        "- Rà soát danh sách hộ nghèo.",
        "- Niêm yết kết quả trước ngày 15/4/2026.",
    )
    assert [(task.start_on, task.due_on) for task in made] == [("2026-03-05", "2026-04-20"), (None, "2026-04-15")]


def test_parts_of_what_is_named_above_are_no_work() -> None:
    made = tasks(
        "II. NHIỆM VỤ",
        "- Phòng Nội vụ lập hồ sơ trình phê duyệt, bao gồm:",
        "+ Tờ trình của đơn vị;",
        "+ Biên bản họp hội đồng.",
    )
    assert [task.text for task in made] == ["Phòng Nội vụ lập hồ sơ trình phê duyệt, bao gồm:"]


def test_acts_of_inspection_are_work_under_what_is_inspected() -> None:
    made = tasks("II. NỘI DUNG", "1. Nội dung kiểm tra", "- Kiểm tra việc niêm yết danh sách.", "- Hồ sơ lưu trữ.")
    assert [task.text for task in made] == ["Kiểm tra việc niêm yết danh sách."]


def test_headings_are_known_without_their_marks() -> None:
    (section,) = records("III. TỎ CHỨC THỰC HIỆN").sections
    assert section.kind == "implementation"


def test_a_plan_without_a_part_for_tasks_has_them_under_its_subjects() -> None:
    parts = (
        "# KẾ HOẠCH\nHoạt động tháng 3 năm 2026",
        "I. MỤC ĐÍCH",
        "1. Nâng cao chất lượng.",
        "II. PHONG TRÀO THI ĐUA",
    )
    plan = "\n\n".join((*parts, "- Phát động thi đua."))
    assert [task.text for task in process(plan.encode(), "a.md").records.tasks] == ["Phát động thi đua."]


def test_a_letter_orders_sentence_by_sentence() -> None:
    letter = """| SỞ Y TẾ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
| --- | --- |
| Số: 15/SYT-VP | Hà Lam, ngày 05 tháng 3 năm 2026 |
| V/v báo cáo nhân lực | |

Kính gửi: Các bệnh viện

Sở Y tế đề nghị các bệnh viện rà soát nhân lực và gửi báo cáo về Sở trước ngày 20/3/2026.

Văn phòng Sở thông báo để các đơn vị biết, thực hiện./.
"""
    found = process(letter.encode(), "cong-van.md").records
    (task,) = found.tasks
    assert (task.lead, task.due_on) == ("các bệnh viện", "2026-03-20")
    assert found.documents[0].addressees == "Các bệnh viện"
