"""Criteria that headings take up, with what the document says of each."""

from __future__ import annotations

import pytest

from extract.records import CriterionRow
from tests.composing import records

TITLE = "Kế hoạch khắc phục hạn chế, nâng cao Chỉ số PAR INDEX năm 2026"


def criteria(*lines: str, title: str = TITLE) -> tuple[CriterionRow, ...]:
    return records(*lines, title=title).criteria


def test_texts_of_labelled_parts() -> None:
    (one,) = criteria(
        "1. Tiêu chí 2.4. Tác động của cải cách",
        "- Hạn chế: Người dân chưa biết.",
        "- Nguyên nhân: Tuyên truyền ít.",
        "- Giải pháp: Phòng Nội vụ mở chuyên mục.",
    )
    assert (one.index_name, one.code, one.name) == ("PAR INDEX", "2.4", "Tác động của cải cách")
    assert (one.limitation, one.cause, one.solution) == (
        "Người dân chưa biết.",
        "Tuyên truyền ít.",
        "Phòng Nội vụ mở chuyên mục.",
    )


def test_two_labels_on_one_line() -> None:
    (one,) = criteria(
        "1. Tiêu chí 2.4. Tác động của cải cách", "- Hạn chế: Người dân chưa biết. Nguyên nhân: Tuyên truyền ít."
    )
    assert (one.limitation, one.cause) == ("Người dân chưa biết.", "Tuyên truyền ít.")


def test_solution_of_items_opens_with_the_first() -> None:
    (one,) = criteria("1. Tiêu chí 2.4. Tác động của cải cách", "- Giải pháp:", "+ Mở chuyên mục.", "+ Phát tờ rơi.")
    assert (one.solution or "").startswith("Mở chuyên mục.")


def test_criterion_that_only_lists_work() -> None:
    (one,) = criteria("II. GIẢI PHÁP", "1. Tiêu chí 2.4. Tác động của cải cách", "- Mở chuyên mục.", "- Phát tờ rơi.")
    assert one.limitation is None
    assert (one.solution or "").startswith("Mở chuyên mục.")


@pytest.mark.parametrize(
    ("said", "limitation", "cause", "solution"),
    [
        (
            "đạt 0,5/1 điểm. Nguyên nhân: Gửi chậm. Giải pháp: Giao Sở Nội vụ đôn đốc.",
            None,
            "Gửi chậm.",
            "Giao Sở Nội vụ đôn đốc.",
        ),
        ("còn 03 đơn vị gửi chậm. Giao Sở Nội vụ đôn đốc.", "còn 03 đơn vị gửi chậm.", None, "Giao Sở Nội vụ đôn đốc."),
        ("còn 312 hồ sơ trễ hạn, bị trừ 1,5 điểm.", "còn 312 hồ sơ trễ hạn, bị trừ 1,5 điểm.", None, None),
        ("Rà soát, bổ sung quy trình nội bộ.", None, None, "Rà soát, bổ sung quy trình nội bộ."),
        ("Ban hành kế hoạch. Giao Sở Nội vụ kiểm tra.", None, None, "Ban hành kế hoạch. Giao Sở Nội vụ kiểm tra."),
        ("Năm 2026 tiếp tục rà soát. Giao Sở Y tế làm.", None, None, "Năm 2026 tiếp tục rà soát. Giao Sở Y tế làm."),
    ],
)
def test_a_paragraph_that_says_all_of_a_criterion(
    said: str, limitation: str | None, cause: str | None, solution: str | None
) -> None:
    (one,) = criteria("II. KẾT QUẢ ĐÁNH GIÁ", f"1. Tiêu chí 1.2. Chế độ báo cáo: {said}")
    assert (one.limitation, one.cause, one.solution) == (limitation, cause, solution)


def test_work_in_the_paragraph_of_a_criterion_is_a_task() -> None:
    made = records(
        "II. CÁC TIÊU CHÍ BỊ TRỪ ĐIỂM",
        "1. Tiêu chí 1.2. Chế độ báo cáo: đạt 0,5/1 điểm. Nguyên nhân: Gửi chậm. Giải pháp: Giao Sở Nội vụ đôn đốc.",
        "2. Tiêu chí 1.3. Kiểm tra: còn 03 đơn vị chậm. Giao Thanh tra tỉnh kiểm tra.",
        "3. Tiêu chí 1.4. Tuyên truyền: còn 05 xã chưa có chuyên mục.",
        title=TITLE,
    )
    codes = {one.criterion_id: one.code for one in made.criteria}
    assert [(task.text, task.lead, codes[task.criterion_id or ""]) for task in made.tasks] == [
        ("Giao Sở Nội vụ đôn đốc.", "Sở Nội vụ", "1.2"),
        ("Giao Thanh tra tỉnh kiểm tra.", "Thanh tra tỉnh", "1.3"),
    ]


@pytest.mark.parametrize(
    ("line", "code", "name", "score"),
    [
        ("- Tiêu chí 5.7. Công chức cấp xã: đạt 0/0.5 điểm", "5.7", "Công chức cấp xã", (0.0, 0.5)),
        ("- Tiêu chí 7.2.1. Hồ sơ trực tuyến", "7.2.1", "Hồ sơ trực tuyến", (None, None)),
        ("1. Tiêu chí thành phần 3.1.2: Thực hiện quy chế", "3.1.2", "Thực hiện quy chế", (None, None)),
        ("1. Tiêu chí số 15 - Hành chính công", "15", "Hành chính công", (None, None)),
    ],
)
def test_codes_names_scores(line: str, code: str, name: str, score: tuple[float | None, float | None]) -> None:
    (one,) = criteria("A. PAR INDEX", line)
    assert (one.code, one.name, (one.score, one.score_max)) == (code, name, score)


def test_content_of_papi_is_named_by_its_words_in_quotation_marks() -> None:
    (one,) = criteria(
        "A. CHỈ SỐ PAPI",
        "1. Với chỉ số nội dung “Công khai, minh bạch”",
        "- Niêm yết danh sách.",
        title="Kế hoạch nâng cao chỉ số",
    )
    assert (one.index_name, one.code, one.name) == ("PAPI", None, "Công khai, minh bạch")


def test_mention_and_whole_index_are_no_criteria() -> None:
    assert (
        criteria(
            "A. CHỈ SỐ PAR INDEX",
            "1. Nhiệm vụ chung",
            "- Khắc phục điểm trừ ở Tiêu chí 2.4 của Chỉ số cải cách hành chính.",
        )
        == ()
    )


def test_tasks_know_their_criterion() -> None:
    made = records(
        "II. GIẢI PHÁP",
        "1. Tiêu chí 2.4. Tác động",
        "- Mở chuyên mục.",
        "2. Tiêu chí 2.5. Sáng kiến",
        "- Tổ chức hội thi.",
        "3. Nội dung khác",
        "- Sơ kết.",
        title=TITLE,
    )
    codes = {one.criterion_id: one.code for one in made.criteria}
    assert [codes.get(task.criterion_id or "") for task in made.tasks] == ["2.4", "2.5", None]


def test_two_indices_in_one_document() -> None:
    made = criteria(
        "A. CHỈ SỐ PAPI",
        "1. Nội dung “Quản trị điện tử”",
        "B. CHỈ SỐ PAR INDEX",
        "1. Tiêu chí 2.4. Tác động",
        title="Kế hoạch nâng cao Chỉ số PAPI và PAR INDEX",
    )
    assert [one.index_name for one in made] == ["PAPI", "PAR INDEX"]
