"""Tasks from assignment tables."""

from __future__ import annotations

import pytest

from tests.composing import grid, records, tasks, told

HEAD = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện")
ONE = ("1", "Rà soát quy trình", "Sở Nội vụ", "Sở Tư pháp", "Quý II/2026")
TWO = ("2", "Cập nhật dữ liệu", "Sở Y tế", "", "Tháng 9/2026")


def rows(*lines: tuple[str, ...]) -> list[tuple[str | None, ...]]:
    return [(task.text, *told(task)) for task in tasks("I. NHIỆM VỤ", grid(*lines))]


FULL = [
    ("Rà soát quy trình", "Sở Nội vụ", "Sở Tư pháp", None, "Quý II/2026"),
    ("Cập nhật dữ liệu", "Sở Y tế", None, None, "Tháng 9/2026"),
]


def test_rows() -> None:
    assert rows(HEAD, ONE, TWO) == FULL
    assert {task.origin for task in tasks("I. NHIỆM VỤ", grid(HEAD, ONE))} == {"table"}


def test_table_sets_tasks_in_any_part() -> None:
    assert len(tasks("I. MỤC TIÊU", grid(HEAD, ONE, TWO))) == 2


@pytest.mark.parametrize(
    "head",
    [
        ("STT", "NHIỆM VỤ VÀ GIẢI PHÁP", "CHỦ TRÌ", "PHỐI HỢP", "THỜI GIAN"),
        ("TT", "Nội dung/nhiệm vụ", "Đơn vị thực hiện", "Đơn vị phối hợp", "Tiến độ"),
        ("Số TT", "Tên nhiệm vụ/dự án", "Cơ quan phụ trách", "Đơn vị phối hợp thực hiện", "Lộ trình thực hiện"),
        ("TT", "Nội dung công việc", "Sở, ngành chủ trì tham mưu", "Cơ quan phối hợp", "Thời gian triển khai"),
    ],
)
def test_header_synonyms(head: tuple[str, ...]) -> None:
    assert rows(head, ONE, TWO) == FULL


def test_header_of_two_levels() -> None:
    top = ("TT", "Nhiệm vụ", "Phân công", "<", "Thời gian")
    low = ("^", "^", "Chủ trì", "Phối hợp", "^")
    assert rows(top, low, ONE, TWO) == FULL


def test_index_row_is_no_task() -> None:
    assert rows(HEAD, ("(1)", "(2)", "(3)", "(4)", "(5)"), ONE, TWO) == FULL


def test_title_row_above_the_header() -> None:
    assert rows(("DANH MỤC NHIỆM VỤ NĂM 2026", "<", "<", "<", "<"), HEAD, ONE, TWO) == FULL


@pytest.mark.parametrize(
    "group",
    [
        ("I", "CẢI CÁCH THỂ CHẾ", "", "", ""),
        ("A", "Cải cách thể chế", "", "", ""),
        ("I. CẢI CÁCH THỂ CHẾ", "<", "<", "<", "<"),
        ("I", "Cải cách thể chế", "<", "<", "<"),
    ],
)
def test_group_rows_are_no_tasks_and_end_what_blank_cells_take(group: tuple[str, ...]) -> None:
    assert rows(HEAD, group, ONE, group, TWO) == FULL
    assert rows(HEAD, ONE, group, ("", "Niêm yết công khai", "", "", "")) == [
        FULL[0],
        ("Niêm yết công khai", None, None, None, None),
    ]


def test_merged_lead_holds_for_every_row() -> None:
    assert [
        row[1] for row in rows(HEAD, ONE, ("2", "Cập nhật dữ liệu", "^", "", ""), ("3", "Công khai", "^", "", ""))
    ] == ["Sở Nội vụ"] * 3


def test_blank_lead_goes_on_only_where_the_number_is_blank_too() -> None:
    assert [
        row[1] for row in rows(HEAD, ONE, ("", "Cập nhật dữ liệu", "", "", ""), ("2", "Công khai", "", "", ""))
    ] == ["Sở Nội vụ", "Sở Nội vụ", None]


def test_blank_deadline_takes_nothing_from_above() -> None:
    assert [row[4] for row in rows(HEAD, ONE, ("", "Cập nhật dữ liệu", "", "", ""))] == ["Quý II/2026", None]


@pytest.mark.parametrize(
    "cell",
    [
        "Chủ trì: Sở Nội vụ. Phối hợp: Sở Tư pháp",
        "Chủ trì: Sở Nội vụ\nPhối hợp: Sở Tư pháp",
        "Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp",
        "- Chủ trì: Sở Nội vụ;\n- Phối hợp: Sở Tư pháp.",
    ],
)
@pytest.mark.parametrize("header", ["Cơ quan thực hiện", "Chủ trì, phối hợp"])
def test_lead_and_partners_in_one_cell(cell: str, header: str) -> None:
    assert rows(("TT", "Nhiệm vụ", header, "Thời gian"), ("1", "Rà soát quy trình", cell, "Quý II/2026")) == FULL[:1]


@pytest.mark.parametrize(
    ("cell", "lead", "coordinate"),
    [
        ("Chủ trì: Sở Nội vụ; PH: Sở Tư pháp, UBND các xã", "Sở Nội vụ", "Sở Tư pháp; UBND các xã"),
        ("CT: Sở Nội vụ; PH: các sở", "Sở Nội vụ", "các sở"),
        ("Sở Nội vụ (chủ trì), Sở Tư pháp (phối hợp)", "Sở Nội vụ", "Sở Tư pháp"),
        ("Sở Nội vụ (đơn vị chủ trì); Sở Tư pháp, Sở Y tế", "Sở Nội vụ", "Sở Tư pháp; Sở Y tế"),
        ("Sở Nội vụ, Sở Tư pháp (phối hợp)", "Sở Nội vụ", "Sở Tư pháp"),
        ("Sở Nội vụ/các sở, ngành", "Sở Nội vụ; các sở, ngành", None),
        ("Văn phòng HĐND/UBND xã", "Văn phòng HĐND/UBND xã", None),
    ],
)
def test_who_leads_and_who_helps_as_a_cell_marks_it(cell: str, lead: str, coordinate: str | None) -> None:
    head = ("TT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian")
    (row,) = rows(head, ("1", "Rà soát quy trình", cell, "Quý II/2026"))
    assert row[1:3] == (lead, coordinate)


@pytest.mark.parametrize("header", ["Cơ quan chủ trì, phối hợp", "Chủ trì/Phối hợp"])
def test_first_unit_of_a_column_for_both_leads(header: str) -> None:
    head = ("TT", "Nhiệm vụ", header, "Thời gian")
    (row,) = rows(head, ("1", "Rà soát quy trình", "Sở Nội vụ, Sở Tư pháp, UBND các xã", "Quý II/2026"))
    assert row[1:3] == ("Sở Nội vụ", "Sở Tư pháp; UBND các xã")


def test_lines_of_a_cell_are_units() -> None:
    made = rows(
        HEAD,
        ("1", "Tuyên truyền", "Sở Nội vụ\nSở Y tế; UBND các phường, xã", "Các cơ quan, đơn vị liên quan", "Hằng năm"),
    )
    assert made[0][1:3] == ("Sở Nội vụ; Sở Y tế; UBND các phường, xã", "Các cơ quan, đơn vị liên quan")


def test_persons() -> None:
    made = rows(
        ("TT", "Nhiệm vụ", "Người thực hiện", "Ghi chú"),
        ("1", "Trang trí hội trường", "Nguyễn Văn An\nLê Thị Cúc", "Xong trước 7 giờ"),
    )
    assert made == [("Trang trí hội trường", "Nguyễn Văn An; Lê Thị Cúc", None, None, None)]


def test_note_and_product() -> None:
    head = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Sản phẩm", "Ghi chú")
    (task,) = tasks("I. NHIỆM VỤ", grid(head, ("1", "Rà soát", "Sở Nội vụ", "Báo cáo", "Kế hoạch 2025")))
    assert (task.product, task.note) == ("Báo cáo", "Kế hoạch 2025")


@pytest.mark.parametrize(
    "head",
    [
        ("TT", "Chỉ tiêu", "Đơn vị", "Năm 2025", "Năm 2026"),
        ("STT", "Nội dung", "Đơn vị tính", "Số lượng", "Thành tiền"),
        ("TT", "Tên nhiệm vụ", "Vai trò (Chủ trì/ Phối hợp)", "Kết quả thực hiện", "Tiến độ (Vượt/ Đạt/ Chậm)"),
        ("TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Ghi chú"),
        ("TT", "Họ tên", "Chức vụ", "Điện thoại", "Ghi chú"),
    ],
)
def test_tables_that_assign_nothing(head: tuple[str, ...]) -> None:
    assert (
        rows(head, ("1", "Số hồ sơ tiếp nhận", "Hồ sơ", "1.250", "1.400"), ("2", "Tỷ lệ đúng hạn", "%", "98", "99"))
        == []
    )


def test_steps_of_a_procedure_are_no_tasks() -> None:
    assert (
        rows(
            ("STT", "Nội dung công việc", "Phân công nhiệm vụ", "Thời gian thực hiện"),
            ("1", "Bước 1: Tiếp nhận hồ sơ", "Bộ phận Một cửa", "0,5 ngày"),
        )
        == []
    )


def test_table_without_header_goes_on_from_the_one_before() -> None:
    made = tasks("I. NHIỆM VỤ", grid(HEAD, ONE), grid(TWO))
    assert [(task.text, *told(task)) for task in made] == FULL


def test_table_without_header_after_another_kind_of_table_gives_nothing() -> None:
    assert (
        len(tasks("I. NHIỆM VỤ", grid(HEAD, ONE), grid(("TT", "Nội dung", "Số lượng", "Đơn giá", "Tiền")), grid(TWO)))
        == 1
    )


def test_repeated_header_is_no_task() -> None:
    assert rows(HEAD, ONE, HEAD, TWO) == FULL


def test_only_the_time_column_gives_deadlines_and_only_unit_columns_units() -> None:
    made = rows(HEAD, ("1", "Giao Sở Y tế báo cáo UBND tỉnh trước ngày 15/6/2026", "Sở Nội vụ", "", "Quý II/2026"))
    assert made[0][1:] == ("Sở Nội vụ", None, None, "Quý II/2026")


def test_table_in_a_section_belongs_to_it() -> None:
    made = records("I. NHIỆM VỤ", "1. Danh mục nhiệm vụ", grid(HEAD, ONE))
    assert {section.section_id: section.marker for section in made.sections}[made.tasks[0].section_id or ""] == "1."


def test_criteria_of_a_table() -> None:
    head = ("TT", "Tiêu chí", "Tồn tại, hạn chế", "Nguyên nhân", "Giải pháp khắc phục", "Cơ quan chủ trì")
    first = ("1", "2.3. Xử lý văn bản trái pháp luật", "Còn chậm", "Thiếu người", "Bổ sung biên chế", "Sở Tư pháp")
    again = ("", "", "", "", "Mở lớp tập huấn", "Sở Nội vụ")
    made = records(
        "A. CHỈ SỐ CẢI CÁCH HÀNH CHÍNH (PAR INDEX)",
        grid(head, first, again),
        title="Kế hoạch nâng cao Chỉ số PAR INDEX năm 2026",
    )
    (criterion,) = made.criteria
    assert (criterion.index_name, criterion.code, criterion.name) == (
        "PAR INDEX",
        "2.3",
        "Xử lý văn bản trái pháp luật",
    )
    assert (criterion.limitation, criterion.cause, criterion.solution) == (
        "Còn chậm",
        "Thiếu người",
        "Bổ sung biên chế",
    )
    assert [(task.text, task.lead, task.criterion_id) for task in made.tasks] == [
        ("Bổ sung biên chế", "Sở Tư pháp", criterion.criterion_id),
        ("Mở lớp tập huấn", "Sở Nội vụ", criterion.criterion_id),
    ]


@pytest.mark.parametrize("said", ["Nội dung “Quản trị điện tử”", "Nội dung 8: Quản trị điện tử (đạt 2,71 điểm)"])
def test_group_row_that_is_an_index_content_is_a_criterion(said: str) -> None:
    made = records("A. CHỈ SỐ PAPI", grid(HEAD, ("I", said, "", "", ""), ONE))
    assert [(one.index_name, one.name, one.solution) for one in made.criteria] == [("PAPI", "Quản trị điện tử", None)]
    assert made.tasks[0].criterion_id == made.criteria[0].criterion_id


def test_numbers_of_criteria_are_their_codes_and_rows_of_fields_are_groups() -> None:
    head = ("TT", "Tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Điểm đạt", "Nguyên nhân", "Giải pháp", "Chủ trì")
    made = records(
        "A. PAR INDEX",
        grid(
            head,
            ("I", "CÔNG TÁC CHỈ ĐẠO", "12", "8,75", "", "", ""),
            ("1.3", "Chế độ báo cáo", "1", "0,5", "Gửi trễ", "Gửi báo cáo đúng hạn", "Phòng Nội vụ"),
            ("1.5", "Tuyên truyền", "1,5", "1", "Chưa đa dạng", "Mở chuyên mục", "Phòng Nội vụ"),
            ("^", "^", "^", "^", "^", "Phát tờ rơi", "Phòng Tư pháp"),
        ),
    )
    assert [(one.code, one.name) for one in made.criteria] == [("1.3", "Chế độ báo cáo"), ("1.5", "Tuyên truyền")]
    codes = {one.criterion_id: one.code for one in made.criteria}
    assert [(task.text, task.lead, codes[task.criterion_id or ""]) for task in made.tasks] == [
        ("Gửi báo cáo đúng hạn", "Phòng Nội vụ", "1.3"),
        ("Mở chuyên mục", "Phòng Nội vụ", "1.5"),
        ("Phát tờ rơi", "Phòng Tư pháp", "1.5"),
    ]


def test_cell_over_rows_with_leads_of_their_own_is_a_task_for_each() -> None:
    made = rows(HEAD, ONE, ("2", "^", "Sở Y tế", "", "Tháng 9/2026"), ("3", "^", "Sở Xây dựng", "", "^"))
    assert made == [
        FULL[0],
        ("Rà soát quy trình", "Sở Y tế", None, None, "Tháng 9/2026"),
        ("Rà soát quy trình", "Sở Xây dựng", None, None, "Tháng 9/2026"),
    ]


def test_cell_over_rows_that_only_add_partners_is_one_task() -> None:
    made = rows(HEAD, ONE, ("2", "^", "^", "Sở Y tế", "^"))
    assert made == [("Rà soát quy trình", "Sở Nội vụ", "Sở Tư pháp; Sở Y tế", None, "Quý II/2026")]


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        ("Người, đơn vị chịu trách nhiệm chính", "Chi cục Thủy lợi", ("Chi cục Thủy lợi", None, None)),
        ("Đồng chí phụ trách", "Trần Văn Nam", ("Trần Văn Nam", None, None)),
        ("Cùng tham gia", "UBND xã Đông Lương", (None, "UBND xã Đông Lương", None)),
        ("Nơi nhận kết quả", "Văn phòng Sở", (None, None, "Văn phòng Sở")),
        ("Cơ quan ban hành", "Sở Nội vụ", (None, None, None)),
    ],
)
def test_headers_of_unusual_words(header: str, cell: str, expected: tuple[str | None, ...]) -> None:
    head = ("TT", "Việc giao", header, "Hạn xong")
    (row,) = rows(head, ("1", "Lắp đặt máy bơm tại cống", cell, "Trước 10/9/2026"))
    assert row[1:4] == expected


def test_two_lead_columns_add_up() -> None:
    head = ("TT", "Nội dung", "Người phụ trách", "Đơn vị thực hiện", "Thời hạn")
    one = ("1", "Mua máy chủ", "Lê Văn Tám", "Văn phòng Sở", "30/6/2026")
    two = ("2", "Tập huấn", "", "Phòng Nội vụ", "15/7/2026")
    assert [row[1] for row in rows(head, one, two)] == ["Lê Văn Tám; Văn phòng Sở", "Phòng Nội vụ"]


@pytest.mark.parametrize("header", ["Hoàn thành", "Kết thúc", "Hoàn thành trước"])
def test_the_end_alone_is_a_deadline_column(header: str) -> None:
    assert rows(("TT", "Nội dung", "Cơ quan chủ trì", header), ("1", "Mua máy chủ", "Văn phòng Sở", "30/6/2026")) == [
        ("Mua máy chủ", "Văn phòng Sở", None, None, "30/6/2026")
    ]


def test_of_start_and_end_the_end_is_the_deadline() -> None:
    head = ("TT", "Nội dung", "Cơ quan chủ trì", "Thời gian bắt đầu", "Thời gian kết thúc")
    assert rows(head, ("1", "Mua máy chủ", "Văn phòng Sở", "01/3/2026", "30/6/2026"))[0][-1] == "30/6/2026"


def test_columns_of_no_known_role_are_kept_beside_the_task() -> None:
    (task,) = tasks("I. NHIỆM VỤ", grid((*HEAD, "Kinh phí (triệu đồng)"), (*ONE, "120")))
    assert task.other_columns == "Kinh phí (triệu đồng): 120"


def test_cells_that_are_not_understood_are_kept_beside_the_task() -> None:
    (task,) = tasks("I. NHIỆM VỤ", grid(HEAD, ("1", "Rà soát quy trình", "Sở Nội vụ", "", "Theo yêu cầu của cấp trên")))
    assert task.deadline_text is None
    assert task.other_columns == "Thời gian thực hiện: Theo yêu cầu của cấp trên"


def test_group_rows_stand_beside_their_tasks() -> None:
    group = ("A", "NHIỆM VỤ THƯỜNG XUYÊN", "", "", "")
    first, second = tasks("I. NHIỆM VỤ", grid(HEAD, ONE, group, TWO))
    assert (first.table_group, second.table_group) == (None, "NHIỆM VỤ THƯỜNG XUYÊN")


def test_a_column_of_its_own_says_when_work_begins() -> None:
    head = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Bắt đầu", "Kết thúc")
    (task,) = tasks("I. NHIỆM VỤ", grid(head, ("1", "Rà soát quy trình", "Sở Nội vụ", "05/3/2026", "20/6/2026")))
    assert (task.start_on, task.due_on, task.deadline_text) == ("2026-03-05", "2026-06-20", "20/6/2026")
    assert task.other_columns is None


@pytest.mark.parametrize(
    ("below", "lead"),
    [(("Phòng Nội vụ", "Công an huyện"), "Phòng Nội vụ"), (("%", "hộ"), None), (("Triệu đồng", "Lớp"), None)],
)
def test_a_column_named_don_vi_is_read_by_what_stands_in_it(below: tuple[str, str], lead: str | None) -> None:
    head = ("TT", "Nội dung công việc", "Đơn vị", "Thời gian")
    first, _ = tasks(
        "I. NHIỆM VỤ",
        grid(head, ("1", "Mở lớp tập huấn", below[0], "Tháng 3"), ("2", "Hỗ trợ hộ nghèo", below[1], "Tháng 5")),
    )
    assert first.lead == lead


def test_a_table_that_assigns_no_work_is_text_of_its_section() -> None:
    table = grid(("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả"), ("1", "Hộ nghèo", "hộ", "45"))
    (section,) = records("I. TÌNH HÌNH", table).sections
    assert section.text is not None
    assert section.text.split("\n")[-4:] == ["1", "Hộ nghèo", "hộ", "45"]


def test_sub_headers_of_their_own_do_not_take_the_role_above_them() -> None:
    top = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Mốc thời gian", "<")
    low = ("^", "^", "^", "Từ", "Đến")
    (task,) = tasks("I. NHIỆM VỤ", grid(top, low, ("1", "Rà soát quy trình", "Sở Nội vụ", "01/11/2026", "30/11/2026")))
    assert (task.start_on, task.due_on, task.deadline_text) == ("2026-11-01", "2026-11-30", "30/11/2026")


@pytest.mark.parametrize("ditto", ["nt", "- nt -", "Như trên", '"'])
def test_a_cell_that_says_as_above_is_the_cell_above(ditto: str) -> None:
    made = rows(HEAD, ONE, ("2", "Cập nhật dữ liệu", ditto, "", ditto))
    assert made[1] == ("Cập nhật dữ liệu", "Sở Nội vụ", None, None, "Quý II/2026")


def test_the_action_keeps_the_first_letter_behind_a_unit() -> None:
    (task,) = tasks("II. TỔ CHỨC THỰC HIỆN", "1. Hội Nông dân huyện vận động hội viên tham gia.")
    assert task.action == "Vận động hội viên tham gia."
