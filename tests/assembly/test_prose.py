"""Tasks from running text: what sets work, what is inherited, label lines, closings."""

from __future__ import annotations

import pytest

from tests.composing import records, tasks, told


def leads(*lines: str) -> list[tuple[str, str | None]]:
    return [(task.text, task.lead) for task in tasks(*lines)]


def test_unit_heading_leads_what_names_no_lead() -> None:
    assert leads(
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Nội vụ",
        "- Theo dõi, đôn đốc.",
        "- Phòng Tư pháp rà soát văn bản.",
        "2. Các phòng, ban",
        "Xây dựng kế hoạch.",
    ) == [
        ("Theo dõi, đôn đốc.", "Phòng Nội vụ"),
        ("Phòng Tư pháp rà soát văn bản.", "Phòng Tư pháp"),
        ("Xây dựng kế hoạch.", "Các phòng, ban"),
    ]


def test_inherited_leads_say_so() -> None:
    made = records(
        "I. TỔ CHỨC THỰC HIỆN", "1. Phòng Nội vụ", "- Theo dõi, đôn đốc.", "- Giao Phòng Tư pháp rà soát văn bản."
    )
    assert [(one.mention, one.is_inherited) for one in made.assignments] == [
        ("Phòng Nội vụ", True),
        ("Phòng Nội vụ", True),
    ]


def test_order_of_a_unit_leaves_the_work_with_that_unit() -> None:
    assert leads("I. TỔ CHỨC THỰC HIỆN", "1. UBND các xã", "- Chỉ đạo các thôn ra quân vệ sinh.") == [
        ("Chỉ đạo các thôn ra quân vệ sinh.", "UBND các xã")
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "2. Đề nghị Ủy ban MTTQ Việt Nam huyện",
        "2. Trách nhiệm của Ủy ban MTTQ Việt Nam huyện",
        "2. Ủy ban MTTQ Việt Nam huyện:",
    ],
)
def test_words_before_the_unit_of_a_heading(heading: str) -> None:
    assert leads("I. TỔ CHỨC THỰC HIỆN", heading, "- Giám sát việc thực hiện.") == [
        ("Giám sát việc thực hiện.", "Ủy ban MTTQ Việt Nam huyện")
    ]


def test_opening_line_leads_the_items_below() -> None:
    assert leads(
        "I. NHIỆM VỤ", "Giao Sở Y tế thực hiện các nhiệm vụ sau:", "- Mua vật tư.", "- Sở Tài chính thẩm định giá."
    ) == [
        ("Mua vật tư.", "Sở Y tế"),
        ("Sở Tài chính thẩm định giá.", "Sở Tài chính"),
    ]


def test_bare_unit_line_leads_the_bullets_below() -> None:
    assert leads("I. NHIỆM VỤ", "- UBND các xã, thị trấn:", "+ Rà soát hộ nghèo.", "+ Lập danh sách.") == [
        ("Rà soát hộ nghèo.", "UBND các xã, thị trấn"),
        ("Lập danh sách.", "UBND các xã, thị trấn"),
    ]


def test_paragraphs_side_by_side_inherit_nothing() -> None:
    assert leads("I. NHIỆM VỤ", "Phòng Nội vụ theo dõi chung.", "Tổ chức sơ kết vào cuối năm.") == [
        ("Phòng Nội vụ theo dõi chung.", "Phòng Nội vụ"),
        ("Tổ chức sơ kết vào cuối năm.", None),
    ]


def test_undashed_paragraph_goes_on_from_the_item_before() -> None:
    assert (
        leads("I. NHIỆM VỤ", "1. Tuyên truyền", "- Phòng Nội vụ mở chuyên mục.", "Mỗi tháng có ít nhất hai bài viết.")[
            1
        ][1]
        == "Phòng Nội vụ"
    )


def test_sentence_with_a_unit_of_its_own_is_a_task_of_its_own() -> None:
    assert leads("I. NHIỆM VỤ", "- Sở Y tế mua vật tư. Sở Tài chính thẩm định giá. Hoàn thành trong quý I.") == [
        ("Sở Y tế mua vật tư.", "Sở Y tế"),
        ("Sở Tài chính thẩm định giá. Hoàn thành trong quý I.", "Sở Tài chính"),
    ]


def test_a_sentence_without_unit_before_those_of_several_is_a_task_of_its_own() -> None:
    first, second, third = "Rà soát quy hoạch.", "Sở Xây dựng lập danh mục.", "Sở Tài chính bố trí vốn."
    made = tasks("I. NHIỆM VỤ", f"- {first} {second} {third}")
    assert [(task.text, task.lead) for task in made] == [
        (first, None),
        (second, "Sở Xây dựng"),
        (third, "Sở Tài chính"),
    ]
    (one,) = tasks("I. NHIỆM VỤ", f"- {first} {second}")
    assert one.lead == "Sở Xây dựng"
    assert len(tasks("I. NHIỆM VỤ", f"- Để nâng cao chất lượng, cần nhiều giải pháp. {second} {third}")) == 2


def test_sentences_without_units_are_one_task() -> None:
    assert len(tasks("I. NHIỆM VỤ", "- Rà soát quy trình. Cập nhật dữ liệu. Công khai kết quả.")) == 1


@pytest.mark.parametrize(
    "heading",
    [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "I. MỤC TIÊU",
        "I. KẾT QUẢ ĐẠT ĐƯỢC",
        "I. TỒN TẠI, HẠN CHẾ",
        "I. NGUYÊN NHÂN",
        "I. KINH PHÍ THỰC HIỆN",
        "I. KIẾN NGHỊ, ĐỀ XUẤT",
        "I. BÀI HỌC KINH NGHIỆM",
    ],
)
def test_parts_that_set_no_tasks(heading: str) -> None:
    assert tasks(heading, "1. Công tác chung", "- Phòng Nội vụ rà soát quy trình.", "- Giao Sở Y tế mua vật tư.") == ()


@pytest.mark.parametrize(
    "heading", ["I. NHIỆM VỤ", "I. GIẢI PHÁP", "I. TỔ CHỨC THỰC HIỆN", "I. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI"]
)
def test_parts_that_set_tasks(heading: str) -> None:
    assert len(tasks(heading, "1. Công tác chung", "- Phòng Nội vụ rà soát quy trình.")) == 1


def test_money_inside_a_part_that_sets_tasks_is_a_task() -> None:
    assert (
        leads("I. TỔ CHỨC THỰC HIỆN", "1. Kinh phí tuyên truyền do ngân sách huyện bảo đảm, lồng ghép các nguồn khác.")[
            0
        ][1]
        is None
    )


def test_opening_line_that_orders_units_sets_tasks_anywhere() -> None:
    assert leads(
        "Để kịp thời phòng chống dịch, Chủ tịch UBND tỉnh yêu cầu các Sở, ban, ngành:", "- Rà soát kịch bản."
    ) == [("Rà soát kịch bản.", "các Sở, ban, ngành")]


@pytest.mark.parametrize(
    "line",
    [
        "(Chi tiết tại Phụ lục 1 kèm theo)",
        "Trên đây là Kế hoạch cải cách hành chính năm 2026.",
        "Nội dung cụ thể như sau:",
    ],
)
def test_lines_that_are_no_work(line: str) -> None:
    assert [task.text for task in tasks("I. NHIỆM VỤ", "- Rà soát quy trình.", line, "- Cập nhật dữ liệu.")] == [
        "Rà soát quy trình.",
        "Cập nhật dữ liệu.",
    ]


def test_closing_with_a_date_sets_work() -> None:
    made = tasks(
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Nội vụ",
        "- Theo dõi.",
        "Trên đây là Kế hoạch năm 2026, yêu cầu các cơ quan, đơn vị báo cáo kết quả trước ngày 30/11/2026.",
    )
    assert told(made[-1]) == ("các cơ quan, đơn vị", None, None, "trước ngày 30/11/2026")


def test_difficulties_are_reported_by_those_whom_the_sentence_names() -> None:
    closing = "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về UBND huyện (qua Phòng Nội vụ) để xem xét."
    made = tasks("I. TỔ CHỨC THỰC HIỆN", "1. Phòng Tư pháp", "- Theo dõi.", closing)
    assert told(made[-1]) == ("các đơn vị", None, "UBND huyện; Phòng Nội vụ", None)


LABELS = [
    "Cơ quan chủ trì: Sở Nội vụ.",
    "Cơ quan phối hợp: Sở Tư pháp; UBND các xã.",
    "Thời gian thực hiện: Quý II/2026.",
    "Sản phẩm: Báo cáo.",
]


@pytest.mark.parametrize("bullet", ["", "- ", "+ "])
def test_label_lines_belong_to_the_item_above(bullet: str) -> None:
    (task,) = tasks(
        "I. NHIỆM VỤ",
        "1. Rà soát quy trình nội bộ của các cơ quan nhà nước trên toàn tỉnh theo mô hình mới.",
        *(bullet + line for line in LABELS),
    )
    assert told(task) == ("Sở Nội vụ", "Sở Tư pháp; UBND các xã", None, "Quý II/2026")
    assert task.product == "Báo cáo"


def test_heading_with_only_labels_below_is_the_task() -> None:
    made = tasks(
        "I. NHIỆM VỤ",
        "1. Hội thi cải cách hành chính",
        *("- " + line for line in LABELS),
        "2. Sơ kết",
        "- Tổ chức hội nghị.",
    )
    assert [(task.text, task.lead) for task in made] == [
        ("Hội thi cải cách hành chính", "Sở Nội vụ"),
        ("Tổ chức hội nghị.", None),
    ]


def test_labels_on_one_line() -> None:
    (task,) = tasks(
        "I. NHIỆM VỤ",
        "- Rà soát quy trình.",
        "Đơn vị thực hiện: Sở Nội vụ; đơn vị phối hợp: Sở Tư pháp; thời gian: Quý II/2026.",
    )
    assert told(task) == ("Sở Nội vụ", "Sở Tư pháp", None, "Quý II/2026")


@pytest.mark.parametrize(
    ("label", "lead", "coordinate"),
    [
        ("Đơn vị chủ trì, phối hợp: Sở Nội vụ, Sở Tư pháp, UBND các xã.", "Sở Nội vụ", "Sở Tư pháp; UBND các xã"),
        ("Cơ quan chủ trì, phối hợp: Sở Nội vụ chủ trì; Sở Tư pháp phối hợp.", "Sở Nội vụ", "Sở Tư pháp"),
        ("Chủ trì, phối hợp: Sở Nội vụ (chủ trì); Sở Tư pháp (phối hợp).", "Sở Nội vụ", "Sở Tư pháp"),
        ("Chủ trì: Sở Nội vụ (PH: Sở Tư pháp).", "Sở Nội vụ", "Sở Tư pháp"),
    ],
)
def test_one_label_for_lead_and_partners(label: str, lead: str, coordinate: str) -> None:
    (task,) = tasks("I. NHIỆM VỤ", "1. Rà soát quy trình nội bộ trên toàn tỉnh theo mô hình mới.", f"- {label}")
    assert told(task)[:2] == (lead, coordinate)


def test_units_that_a_label_describes_lead_too() -> None:
    (task,) = tasks(
        "I. NHIỆM VỤ", "- Rà soát trụ sở.", "+ Cơ quan thực hiện: UBND các xã; các sở, ngành đang quản lý trụ sở."
    )
    assert told(task)[:2] == ("UBND các xã; các sở, ngành đang quản lý trụ sở", None)


def test_label_headings_below_one_for_lead_and_partners() -> None:
    made = tasks(
        "I. NHIỆM VỤ",
        "1. Nội dung",
        "a) Rà soát quy trình nội bộ của các cơ quan nhà nước;",
        "b) Công khai kết quả rà soát.",
        "2. Cơ quan chủ trì, phối hợp",
        "a) Cơ quan chủ trì",
        "- Sở Nội vụ.",
        "b) Cơ quan phối hợp",
        "- Sở Tư pháp.",
    )
    assert [told(task)[:2] for task in made] == [("Sở Nội vụ", "Sở Tư pháp")] * 2


def test_a_blank_label_takes_nothing_from_the_tasks_before_it() -> None:
    assert leads(
        "Chủ tịch UBND huyện yêu cầu các phòng, ban thực hiện các việc sau:",
        "1. Dọn vệ sinh:",
        "- Nạo vét mương.",
        "2. Phân công thực hiện:",
        "2.1. Phòng Kinh tế:",
        "- Kiểm tra chợ.",
    ) == [("Nạo vét mương.", "các phòng, ban"), ("Kiểm tra chợ.", "Phòng Kinh tế")]


def test_values_below_a_label_bullet() -> None:
    (task,) = tasks(
        "I. NHIỆM VỤ",
        "1. Rà soát quy trình",
        "- Lập danh mục.",
        "- Đơn vị thực hiện:",
        "+ Sở Nội vụ;",
        "+ Sở Tư pháp.",
        "- Thời gian: Quý II/2026.",
    )
    assert told(task) == ("Sở Nội vụ; Sở Tư pháp", None, None, "Quý II/2026")


def test_work_below_a_label_bullet_stays_work() -> None:
    assert leads(
        "I. NHIỆM VỤ",
        "1. Rà soát quy trình",
        "- Phân công thực hiện:",
        "+ Sở Nội vụ: tổng hợp kết quả.",
        "+ Sở Tư pháp thẩm định danh mục.",
    ) == [("Sở Nội vụ: tổng hợp kết quả.", "Sở Nội vụ"), ("Sở Tư pháp thẩm định danh mục.", "Sở Tư pháp")]


def test_a_heading_that_orders_sets_tasks() -> None:
    texts = [
        task.text for task in tasks("I. KẾT QUẢ", "- Đã kiểm tra 5 chợ.", "II. Ban Thường vụ yêu cầu:", "- Rà soát.")
    ]
    assert texts == ["Rà soát."]


def test_an_article_that_issues_the_plan_itself_sets_tasks() -> None:
    article = "Điều 1. Ban hành Kế hoạch thời gian mùa vụ năm 2026 như sau:"
    items = ("1. Gieo mạ trước ngày 20/01/2026.", "2. Cấy lúa trước ngày 15/02/2026.")
    made = tasks(article, *items)
    assert [task.deadline_text for task in made] == ["trước ngày 20/01/2026", "trước ngày 15/02/2026"]
    assert not tasks(article.replace("thời gian mùa vụ", "lựa chọn nhà thầu"), *items)


def test_labels_replace_what_the_sentence_seemed_to_say() -> None:
    (task,) = tasks("I. NHIỆM VỤ", "- UBND các xã niêm yết công khai.", "+ Đơn vị thực hiện: Phòng Nội vụ.")
    assert task.lead == "Phòng Nội vụ"


def test_content_label_opens_a_task() -> None:
    made = tasks(
        "I. NHIỆM VỤ",
        "1. Tuyên truyền",
        "- Nội dung: Phát tờ rơi tại chợ.",
        "- Chủ trì: Phòng Văn hóa và Thông tin.",
        "- Thời gian: Tháng 3/2026.",
    )
    assert [(task.text, *told(task)) for task in made] == [
        ("Phát tờ rơi tại chợ.", "Phòng Văn hóa và Thông tin", None, None, "Tháng 3/2026")
    ]


def test_labels_hold_for_all_bullets_that_a_line_opens() -> None:
    made = tasks(
        "I. NHIỆM VỤ",
        "- Tuyên truyền pháp luật:",
        "+ In tờ rơi.",
        "+ Mở chuyên mục.",
        "- Cơ quan thực hiện: Phòng Tư pháp.",
    )
    assert {task.lead for task in made if task.text in ("In tờ rơi.", "Mở chuyên mục.")} == {"Phòng Tư pháp"}


@pytest.mark.parametrize("part", ["I. CÁC TIÊU CHÍ BỊ TRỪ ĐIỂM", "I. GIẢI PHÁP KHẮC PHỤC"])
def test_labels_beside_a_solution_hold_for_all_of_its_items(part: str) -> None:
    made = tasks(
        part,
        "1. Tiêu chí 2.1. Rà soát văn bản",
        "- Nguyên nhân: Chậm xử lý.",
        "- Giải pháp:",
        "+ Lập danh mục văn bản.",
        "+ Trình sửa đổi.",
        "- Cơ quan chủ trì: Sở Tư pháp.",
        "- Thời gian hoàn thành: Quý II/2026.",
        "2. Tiêu chí 2.2. Tuyên truyền",
        "- Giải pháp",
        "+ Mở chuyên mục.",
    )
    assert [(task.text, told(task)[0], told(task)[3]) for task in made] == [
        ("Lập danh mục văn bản.", "Sở Tư pháp", "Quý II/2026"),
        ("Trình sửa đổi.", "Sở Tư pháp", "Quý II/2026"),
        ("Mở chuyên mục.", None, None),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        ["1. Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp:"],
        ["1. Sở Nội vụ phối hợp với Sở Tư pháp:"],
        ["1. Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp"],
        ["1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp:"],
        ["1. Sở Nội vụ", "Chủ trì, phối hợp với Sở Tư pháp thực hiện các nhiệm vụ sau:"],
    ],
)
def test_partners_of_an_opening_line_help_in_all_below(opening: list[str]) -> None:
    made = tasks("II. TỔ CHỨC THỰC HIỆN", *opening, "- Rà soát văn bản.", "- Phối hợp với Thanh tra tỉnh kiểm tra.")
    assert [told(task)[:2] for task in made] == [("Sở Nội vụ", "Sở Tư pháp"), ("Sở Nội vụ", "Thanh tra tỉnh")]


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("1. Đối với UBND các huyện, ngoài các nội dung trên, thực hiện thêm:", "UBND các huyện"),
        ("1. Trách nhiệm của cơ quan, đơn vị được kiểm tra", "cơ quan, đơn vị được kiểm tra"),
        ("1. Văn phòng UBND tỉnh, các Sở: Tư pháp, Tài chính", "Văn phòng UBND tỉnh; Sở Tư pháp; Sở Tài chính"),
    ],
)
def test_headings_that_say_more_than_a_unit_lead(heading: str, lead: str) -> None:
    assert leads("II. TỔ CHỨC THỰC HIỆN", heading, "- Rà soát hồ sơ tồn đọng.") == [("Rà soát hồ sơ tồn đọng.", lead)]


def test_an_order_below_the_last_list_is_not_the_work_of_the_unit_above() -> None:
    made = leads(
        "Chủ tịch UBND huyện yêu cầu:",
        "1. Phòng Nội vụ:",
        "- Theo dõi, đôn đốc các xã.",
        "Đề nghị Ủy ban MTTQ và các đoàn thể huyện vận động hội viên.",
        "Chỉ thị này có hiệu lực kể từ ngày ký.",
    )
    assert made == [
        ("Theo dõi, đôn đốc các xã.", "Phòng Nội vụ"),
        ("Đề nghị Ủy ban MTTQ và các đoàn thể huyện vận động hội viên.", "Ủy ban MTTQ; các đoàn thể huyện"),
    ]


def test_units_in_closing_brackets_lead_where_nobody_else_does() -> None:
    line = "- Công khai thư xin lỗi (Văn phòng UBND huyện, Phòng Tư pháp)."
    assert leads("I. NHIỆM VỤ", line)[0][1] == "Văn phòng UBND huyện; Phòng Tư pháp"
    assert leads("I. NHIỆM VỤ", "1. Phòng Nội vụ", line)[0][1] == "Phòng Nội vụ"


def test_a_sentence_on_force_sets_the_work_that_follows_it() -> None:
    part = ("III. TỔ CHỨC THỰC HIỆN", "1. Phòng Nội vụ", "- Theo dõi.")
    work = "Các phòng, ban báo cáo kết quả về Phòng Nội vụ trước ngày 10/12/2026."
    assert leads(*part, f"Kế hoạch này thay thế Kế hoạch số 10/KH-UBND ngày 05/01/2026. {work}")[-1] == (
        work,
        "Các phòng, ban",
    )
    assert len(leads(*part, "Chỉ thị này có hiệu lực kể từ ngày ký.")) == 1


def test_reviews_told_in_a_report_set_no_tasks() -> None:
    made = tasks("I. KẾT QUẢ THỰC HIỆN", "1. Công tác sơ kết, tổng kết, khen thưởng", "- Khen thưởng 12 tập thể.")
    assert made == ()


def test_who_repeats_the_opener_keeps_its_partners() -> None:
    made = tasks("II. NHIỆM VỤ", "1. Sở Nội vụ phối hợp với Sở Tư pháp:", "- Sở Nội vụ rà soát.", "- Sở Y tế kiểm tra.")
    assert [told(task)[:2] for task in made] == [("Sở Nội vụ", "Sở Tư pháp"), ("Sở Y tế", None)]


def test_facts_of_an_inspection_are_no_work() -> None:
    made = tasks(
        "I. NỘI DUNG KIỂM TRA",
        "1. Công tác chỉ đạo",
        "- Việc ban hành kế hoạch của đơn vị.",
        "II. ĐỐI TƯỢNG, HÌNH THỨC VÀ THỜI GIAN KIỂM TRA",
        "- Thời kỳ kiểm tra: Từ ngày 01/01/2025.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Thanh tra tỉnh",
        "- Thành lập Đoàn kiểm tra.",
    )
    assert [task.text for task in made] == ["Thành lập Đoàn kiểm tra."]


def test_partners_that_a_line_names_in_passing_help_in_nothing_below() -> None:
    made = tasks("II. NHIỆM VỤ", "1. Ban hành Quy chế phối hợp với Sở Tư pháp gồm các nội dung sau:", "- Lập danh mục.")
    assert [told(task)[1] for task in made] == [None]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Trong quý II, Phòng Y tế tổ chức tập huấn.", "Trong quý II, tổ chức tập huấn."),
        (
            "Rà soát quy trình (Phòng Tư pháp chủ trì; xong trong tháng 5/2026).",
            "Rà soát quy trình (xong trong tháng 5/2026).",
        ),
        ("Rà soát quy trình (Phòng Tư pháp chủ trì).", "Rà soát quy trình."),
        (
            "Phòng Nội vụ chịu trách nhiệm trước Chủ tịch UBND huyện về kết quả.",
            "Chịu trách nhiệm trước Chủ tịch UBND huyện về kết quả.",
        ),
        ("Giao Phòng Tư pháp chủ trì, phối hợp với Phòng Nội vụ rà soát...", "Rà soát..."),
    ],
)
def test_action_reads_as_a_sentence(text: str, action: str) -> None:
    (task,) = tasks("I. NHIỆM VỤ", f"1. {text}")
    assert task.action == action


def test_action_is_the_text_without_units_and_role_words() -> None:
    (task,) = tasks("I. NHIỆM VỤ", "- Sở Y tế chủ trì, phối hợp với Sở Tài chính mua vật tư y tế.")
    assert task.action == "Mua vật tư y tế."


def test_section_is_the_innermost_one_and_the_first_deadline_stands_in_the_row() -> None:
    made = records(
        "I. NHIỆM VỤ",
        "1. Tuyên truyền",
        "a) Báo chí",
        "- Mở chuyên mục trước ngày 15/3/2026 và tổng kết trước ngày 01/12/2026.",
    )
    by_id = {section.section_id: section.marker for section in made.sections}
    (task,) = made.tasks
    assert by_id[task.section_id or ""] == "a)"
    assert (task.due_on, len(made.deadlines)) == ("2026-03-15", 2)


def test_narrated_work_inside_a_part_that_sets_tasks_gives_no_lead() -> None:
    made = tasks("I. NHIỆM VỤ", "- UBND tỉnh đã giao Sở Tài chính chủ trì thẩm định dự án.")
    assert all(task.lead is None for task in made)


@pytest.mark.parametrize(
    "said",
    [
        "thực hiện các nội dung sau:",
        "tổ chức thực hiện một số nhiệm vụ trọng tâm sau đây:",
        "thực hiện nhiệm vụ:",
        "triển khai các nhiệm vụ sau:",
    ],
)
def test_a_heading_that_says_what_follows_is_led_by_its_unit(said: str) -> None:
    assert leads("II. TỔ CHỨC THỰC HIỆN", f"1. Trạm Y tế xã {said}", "- Niêm yết thủ tục tại trạm.") == [
        ("Niêm yết thủ tục tại trạm.", "Trạm Y tế xã")
    ]


@pytest.mark.parametrize("before", ["", "Để khắc phục tồn tại trên, "])
def test_who_is_ordered_in_an_opening_line_leads_what_follows(before: str) -> None:
    opening = f"{before}Ủy ban nhân dân tỉnh yêu cầu Chủ tịch UBND các huyện, thành phố:"
    opening = opening if before else opening[0].upper() + opening[1:]
    assert leads(
        "Thời gian qua còn nhiều tồn tại.", opening, "1. Chỉ đạo các xã tổ chức trực.", "2. Bố trí kinh phí."
    ) == [
        ("Chỉ đạo các xã tổ chức trực.", "Chủ tịch UBND các huyện, thành phố"),
        ("Bố trí kinh phí.", "Chủ tịch UBND các huyện, thành phố"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Ban Chỉ đạo thực hiện Nghị quyết 18",
        "Tổ công tác thực hiện Đề án 06",
        "Trung tâm Ứng dụng và Chuyển giao công nghệ",
        "Các đơn vị được giao vốn",
        "Các đơn vị thực hiện dự toán",
    ],
)
def test_a_heading_that_is_a_name_with_a_verb_in_it_leads(name: str) -> None:
    assert leads("II. TỔ CHỨC THỰC HIỆN", f"2. {name}", "- Rà soát hồ sơ tồn đọng.") == [
        ("Rà soát hồ sơ tồn đọng.", name)
    ]
