"""The outline: levels from context, headings told from items, kinds, appendices."""

from __future__ import annotations

import pytest

from extract.folding import fold
from extract.structure.outline import Outline, functional_kind
from tests.case_tables import cases
from tests.composing import bold, document, grid, outline


def tree(made: Outline) -> str:
    """The outline as indented markers; running text is `~`."""
    printed = []
    for node in made.nodes:
        depth = sum(1 for _ in made.path(node)) - 1
        printed.append("  " * depth + (node.marker or ("*" if node.is_section else "~")))
    return "\n".join(printed)


def drawn(text: str) -> str:
    return "\n".join(line[4:] for line in text.strip("\n").split("\n")).rstrip()


@pytest.mark.parametrize("case", cases("headings.csv"))
def test_kind(case: dict[str, str]) -> None:
    """A heading in capitals is one of a whole part, which may name its subject after its function."""
    heading = case["heading"]
    assert (functional_kind(fold(heading), is_part=heading.isupper()) or "") == case["kind"]


LEVELS = {
    "roman, decimal, letter, dash, plus": (
        [
            "I. MỤC ĐÍCH",
            "II. NHIỆM VỤ",
            "1. Tuyên truyền",
            "a) Nội dung",
            "- Phát tờ rơi.",
            "+ In 500 tờ.",
            "+ Phát tại chợ.",
            "- Phát loa.",
            "b) Hình thức",
            "2. Kiểm tra",
            "III. TỔ CHỨC THỰC HIỆN",
        ],
        """
    I.
    II.
      1.
        a)
          -
            +
            +
          -
        b)
      2.
    III.
    """,
    ),
    "letters above roman": (
        [
            "A. KẾT QUẢ ĐẠT ĐƯỢC",
            "I. CÔNG TÁC CHỈ ĐẠO",
            "1. Ban hành văn bản",
            "II. CÔNG TÁC TUYÊN TRUYỀN",
            "B. NHIỆM VỤ",
            "I. CẢI CÁCH THỂ CHẾ",
            "1. Rà soát văn bản",
        ],
        """
    A.
      I.
        1.
      II.
    B.
      I.
        1.
    """,
    ),
    "roman above letters": (
        [
            "I. NHIỆM VỤ",
            "A. Cải cách thể chế",
            "1. Rà soát văn bản",
            "B. Cải cách bộ máy",
            "1. Sắp xếp thôn",
            "II. KINH PHÍ",
        ],
        """
    I.
      A.
        1.
      B.
        1.
    II.
    """,
    ),
    "decimals of all depths": (
        [
            "1. Mục tiêu",
            "1.1. Mục tiêu chung",
            "1.2. Mục tiêu cụ thể",
            "1.2.1. Về kinh tế",
            "1.2.2. Về xã hội",
            "2. Nhiệm vụ",
            "2.1. Nhiệm vụ chung",
        ],
        """
    1.
      1.1.
      1.2.
        1.2.1.
        1.2.2.
    2.
      2.1.
    """,
    ),
    "decimals without their parent": (
        ["I. NHIỆM VỤ", "1.1. Rà soát quy trình", "1.2. Đơn giản hóa hồ sơ", "II. TỔ CHỨC THỰC HIỆN", "2.1. Phân công"],
        """
    I.
      1.1.
      1.2.
    II.
      2.1.
    """,
    ),
    "a repeated number keeps its level": (
        ["I. NHIỆM VỤ", "1. Tuyên truyền", "2. Kiểm tra", "2. Sơ kết", "II. KINH PHÍ", "II. TỔ CHỨC THỰC HIỆN"],
        """
    I.
      1.
      2.
      2.
    II.
    II.
    """,
    ),
    "a skipped number keeps its level": (
        ["I. NHIỆM VỤ", "1. Tuyên truyền", "4. Kiểm tra", "IV. KINH PHÍ", "VI. TỔ CHỨC THỰC HIỆN"],
        """
    I.
      1.
      4.
    IV.
    VI.
    """,
    ),
    "H. before I. is a letter": (
        ["G. NỘI DUNG BẢY", "1. Việc một", "H. NỘI DUNG TÁM", "1. Việc một", "I. NỘI DUNG CHÍN", "1. Việc một"],
        """
    G.
      1.
    H.
      1.
    I.
      1.
    """,
    ),
    "C. and D. are letters behind B.": (
        ["A. Phần đầu", "B. Phần hai", "C. Phần ba", "D. Phần bốn"],
        """
    A.
    B.
    C.
    D.
    """,
    ),
    "parts close everything": (
        [
            "Phần thứ nhất. KẾT QUẢ ĐẠT ĐƯỢC",
            "I. ƯU ĐIỂM",
            "1. Về chỉ đạo",
            "Phần thứ hai. NHIỆM VỤ",
            "I. NHIỆM VỤ CHUNG",
        ],
        """
    Phần thứ nhất.
      I.
        1.
    Phần thứ hai.
      I.
    """,
    ),
    "articles hold clauses and points": (
        [
            "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chuyển đổi số.",
            "Điều 2. Tổ chức thực hiện",
            "1. Sở Nội vụ theo dõi.",
            "a) Hằng quý báo cáo.",
            "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
        ],
        """
    Điều 1.
    Điều 2.
      1.
        a)
    Điều 3.
    """,
    ),
    "a label takes bullets of its own level": (
        [
            "1. Tiêu chí giải trình",
            "- Hạn chế: Chưa công khai đầy đủ.",
            "- Giải pháp:",
            "- Phòng Nội vụ rà soát.",
            "- Phòng Tư pháp hướng dẫn.",
            "2. Tiêu chí công khai",
        ],
        """
    1.
      -
      -
        -
        -
    2.
    """,
    ),
    "plus before dash": (
        ["1. Tuyên truyền", "+ Loa truyền thanh.", "- Sáng và chiều.", "+ Tờ rơi."],
        """
    1.
      +
        -
      +
    """,
    ),
    "brackets below letters": (
        ["a) Nhiệm vụ chung", "(1) Rà soát.", "(2) Tổng hợp.", "b) Nhiệm vụ riêng", "(1) Báo cáo."],
        """
    a)
      (1)
      (2)
    b)
      (1)
    """,
    ),
    "text below an item": (
        [
            "I. NHIỆM VỤ",
            "1. Tuyên truyền",
            "Đẩy mạnh tuyên truyền trên loa.",
            "- Phát hằng ngày.",
            "II. KINH PHÍ",
            "Do ngân sách bảo đảm.",
        ],
        """
    I.
      1.
        ~
        -
    II.
      ~
    """,
    ),
    "a closing line of an issued plan stands below the plan's last part": (
        [
            "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chuyển đổi số.",
            "Phụ lục",
            "KẾ HOẠCH CHUYỂN ĐỔI SỐ",
            "I. TỔ CHỨC THỰC HIỆN",
            "1. Phòng Nội vụ",
            "Trên đây là Kế hoạch năm 2026.",
        ],
        """
    Điều 1.
    Phụ lục
      I.
        1.
        ~
    """,
    ),
    "a closing line stands below the part": (
        ["II. TỔ CHỨC THỰC HIỆN", "1. Phòng Nội vụ", "- Theo dõi.", "Trên đây là Kế hoạch năm 2026."],
        """
    II.
      1.
        -
      ~
    """,
    ),
}


@pytest.mark.parametrize("name", LEVELS)
def test_levels(name: str) -> None:
    lines, picture = LEVELS[name]
    assert tree(outline(*lines)) == drawn(picture.strip("\n").rstrip(" "))


@pytest.mark.parametrize("old", ["I. ", "I- ", "I/ ", "I) "])
@pytest.mark.parametrize("small", ["1. ", "1/ ", "1) "])
def test_signs_behind_a_number_do_not_matter(old: str, small: str) -> None:
    made = outline(f"{old}NHIỆM VỤ", f"{small}Tuyên truyền", "- Phát tờ rơi.", f"I{old}KINH PHÍ")
    assert [sum(1 for _ in made.path(node)) for node in made.nodes] == [1, 2, 3, 1]
    assert [node.heading for node in made.nodes] == ["NHIỆM VỤ", "Tuyên truyền", "", "KINH PHÍ"]


def sections(made: Outline) -> list[tuple[str, str, str | None]]:
    return [(node.marker, node.heading, node.kind) for node in made.nodes if node.is_section]


def test_run_in_heading_ends_at_its_colon() -> None:
    made = document("1. Thời gian: Từ ngày 01/3 đến ngày 30/6.", "2. Địa điểm (dự kiến): Hội trường huyện.")
    nodes = outline(*made.blocks).nodes
    assert [node.heading for node in nodes] == ["Thời gian", "Địa điểm (dự kiến)"]
    assert made.text[nodes[0].content.start : nodes[0].content.end] == "Từ ngày 01/3 đến ngày 30/6."


@pytest.mark.parametrize(
    "line",
    [
        "1. Giao Phòng Nội vụ theo dõi việc thực hiện.",
        "1. Tỷ lệ hồ sơ nộp trực tuyến đạt từ 85% trở lên.",
        "1. Rà soát quy trình; cập nhật dữ liệu. Báo cáo hằng quý.",
        "1. Đến năm 2030: 100% hồ sơ được số hóa.",
        "1. UBND các xã: Tân Khê, Mường Lai rà soát quỹ đất.",
        "1. Các đơn vị thực hiện các nội dung sau: rà soát, báo cáo.",
    ],
)
def test_numbered_paragraph_without_heading(line: str) -> None:
    assert sections(outline(line)) == [("1.", "", None)]


def test_a_roman_number_before_an_order_heads_nothing() -> None:
    made = outline(
        "I. TÌNH HÌNH", "II. Giao Văn phòng theo dõi, đôn đốc; tổng hợp kết quả, báo cáo Chủ tịch UBND huyện."
    )
    assert sections(made) == [("I.", "TÌNH HÌNH", "situation"), ("II.", "", None)]
    (_, capital) = sections(outline("I. TÌNH HÌNH", "II. YÊU CẦU ĐỐI VỚI CÁC ĐOÀN KIỂM TRA LIÊN NGÀNH."))
    assert capital[1] == "YÊU CẦU ĐỐI VỚI CÁC ĐOÀN KIỂM TRA LIÊN NGÀNH"


@pytest.mark.parametrize(
    "line", ["- Phát tờ rơi.", "+ Phòng Tư pháp: rà soát văn bản.", "- Thời gian: Quý II.", "Đoạn văn thường."]
)
def test_plain_items_are_no_sections(line: str) -> None:
    assert sections(outline("I. NỘI DUNG", line)) == [("I.", "NỘI DUNG", "tasks")]


def test_functional_labels_are_sections() -> None:
    made = outline(
        "1. Tiêu chí giải trình",
        "- Hạn chế: Chưa cao.",
        "+ Nguyên nhân: Do thiếu người.",
        "- Giải pháp khắc phục và trách nhiệm thực hiện:",
    )
    assert sections(made)[1:] == [
        ("-", "Hạn chế", "limitation"),
        ("+", "Nguyên nhân", "cause"),
        ("-", "Giải pháp khắc phục và trách nhiệm thực hiện", "solution"),
    ]


def test_line_with_two_labels_is_one_section() -> None:
    made = outline("1. Tiêu chí giải trình", "- Hạn chế: Chưa cao. Nguyên nhân: Do thiếu người.")
    assert sections(made)[1:] == [("-", "Hạn chế", "limitation")]


@pytest.mark.parametrize(
    ("line", "marker", "heading"),
    [
        ("Tiêu chí 3.2. Thực hiện tinh giản biên chế", "", "Tiêu chí 3.2. Thực hiện tinh giản biên chế"),
        ("- Tiêu chí 7.2.1. Tỷ lệ hồ sơ trực tuyến: đạt 0/1 điểm", "-", "Tiêu chí 7.2.1. Tỷ lệ hồ sơ trực tuyến"),
        ("2. Tiêu chí thành phần 5.1.2: Giải ngân vốn", "2.", "Tiêu chí thành phần 5.1.2: Giải ngân vốn"),
        ("3. Nội dung “Quản trị điện tử”", "3.", "Nội dung “Quản trị điện tử”"),
    ],
)
def test_criteria(line: str, marker: str, heading: str) -> None:
    assert sections(outline(line)) == [(marker, heading, "criterion")]


def test_content_of_papi_needs_a_heading_that_speaks_of_it() -> None:
    assert sections(outline("A. CHỈ SỐ PAPI", "1. Thủ tục hành chính công"))[1] == (
        "1.",
        "Thủ tục hành chính công",
        "criterion",
    )
    assert sections(outline("A. NHIỆM VỤ", "1. Thủ tục hành chính công"))[1] == ("1.", "Thủ tục hành chính công", None)


def test_appendix_takes_its_title_and_closes_what_is_open() -> None:
    made = outline(
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Sở Nội vụ",
        "Phụ lục 1",
        bold("DANH MỤC NHIỆM VỤ NĂM 2026", centred=True),
        "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh)",
        "I. CẢI CÁCH THỂ CHẾ",
    )
    assert [(n.marker, n.heading) for n in made.nodes if n.is_section] == [
        ("II.", "TỔ CHỨC THỰC HIỆN"),
        ("1.", "Sở Nội vụ"),
        ("Phụ lục 1", "DANH MỤC NHIỆM VỤ NĂM 2026"),
        ("I.", "CẢI CÁCH THỂ CHẾ"),
    ]
    assert tree(made) == "II.\n  1.\nPhụ lục 1\n  I."


def test_an_attached_plan_begins_at_its_kind() -> None:
    made = outline(
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        bold("ỦY BAN NHÂN DÂN", centred=True),
        bold("HUYỆN TÂN KHÊ", centred=True),
        bold("KẾ HOẠCH", centred=True),
        bold("Nâng cao chất lượng phục vụ năm 2026", centred=True),
        "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của UBND huyện)",
        "I. MỤC ĐÍCH",
        attached_from=1,
    )
    assert [(n.kind, n.heading) for n in made.nodes if n.is_section][1:] == [
        ("appendix", "KẾ HOẠCH Nâng cao chất lượng phục vụ năm 2026"),
        ("purpose", "MỤC ĐÍCH"),
    ]


def test_title_behind_the_signature_opens_an_appendix() -> None:
    made = outline("I. NỘI DUNG", "Rà soát.", bold("BẢNG PHÂN CÔNG NHIỆM VỤ", centred=True), attached_from=2)
    assert sections(made)[1] == ("", "BẢNG PHÂN CÔNG NHIỆM VỤ", "appendix")


@pytest.mark.parametrize("wraps", [False, True])
def test_title_of_what_is_attached_opens_an_appendix(wraps: bool) -> None:
    title = ("KẾ HOẠCH KIỂM TRA NĂM 2030", "CỦA SỞ XÂY DỰNG") if wraps else ("KẾ HOẠCH KIỂM TRA NĂM 2030",)
    made = outline(
        "I. NỘI DUNG", "Rà soát.", *title, "(Kèm theo Báo cáo số 9/BC-TTr ngày 02/01/2030)", "1. Kiểm tra quy hoạch."
    )
    assert sections(made)[1] == ("", " ".join(title), "appendix")
    made = outline("I. NỘI DUNG", "Rà soát.", *title, "Báo cáo kèm theo nêu rõ.", "1. Kiểm tra quy hoạch.")
    assert [kind for _, _, kind in sections(made)].count("appendix") == 0


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [("II NHIỆM VỤ, GIẢI PHÁP", True), ("II Nhiệm vụ", False), ("V CÔNG TY Sơn Thạch", False)],
)
def test_roman_without_its_dot(line: str, is_heading: bool) -> None:
    made = outline("I. MỤC ĐÍCH", "Nâng cao chất lượng.", line, "Rà soát quy hoạch.")
    assert ([marker for marker, *_ in sections(made)] == ["I.", "II"]) is is_heading


def test_table_stands_below_the_open_section() -> None:
    made = outline(
        "I. NỘI DUNG", "1. Danh mục", "Như bảng sau:", grid(("TT", "Nhiệm vụ"), ("1", "Rà soát")), "II. KINH PHÍ"
    )
    assert [made.nodes[at].marker for _, at in made.tables if at is not None] == ["1."]


def test_letterhead_within_a_document_is_no_table_of_the_outline() -> None:
    head = grid(
        ("ỦY BAN NHÂN DÂN\nHUYỆN SƠN THẠCH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
        ruled=False,
    )
    made = outline("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.", head, "KẾ HOẠCH", "I. MỤC ĐÍCH")
    assert made.tables == ()
    assert not any("CỘNG HÒA" in node.heading for node in made.nodes)


def test_spans_quote_the_text() -> None:
    made = document("I.  NHIỆM VỤ:".replace("  ", " "), "- Hạn chế: Chưa cao.")
    for node in outline(*made.blocks).nodes:
        assert made.text[node.heading_span.start : node.heading_span.end] == node.heading
        assert node.span.start <= node.content.start <= node.span.end
