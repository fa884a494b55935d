"""Letterhead and signature of whole documents: what is missing in one is found in the other, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.document import Block, Cell, Document, Paragraph, Style, Table, compose
from extract.structure.frame import read_frame
from tests.structure.layouts import two_columns

MOTTO = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def document(*blocks: Block | str, running: tuple[str, ...] = ()) -> Document:
    made = [Paragraph(b) if isinstance(b, str) else b for b in blocks]
    return compose(made, media_type="text/plain", running=running)


def head(left: list[str], right: list[str]) -> list[Block]:
    return two_columns(left, [*MOTTO, *right], "cells")


def centred(text: str, *, bold: bool = False) -> Paragraph:
    return Paragraph(text, align="center", styles=(Style(0, len(text), bold=True),) if bold else ())


def sign(*signed: str, listed: tuple[str, ...] = ("- Lưu: VT.",)) -> list[Block]:
    return two_columns(["Nơi nhận:", *listed], list(signed), "cells")


def test_markdown_without_letterhead() -> None:
    frame = read_frame(
        document(
            "Số: 31/KH-UBND",
            "Đăk Pơ, ngày 07 tháng 5 năm 2021",
            "KẾ HOẠCH\nCải thiện chỉ số tiếp cận đất đai\nvà xử lý đơn thư năm 2021",
            "Thực hiện Kế hoạch số 9/KH-UBND ngày 2/2/2021 của UBND tỉnh Gia Lai;",
            "UBND huyện xây dựng Kế hoạch với các nội dung sau:",
            "I. MỤC ĐÍCH",
            "- Rà soát hồ sơ đất đai trên địa bàn huyện Đăk Pơ.",
            "Nơi nhận:",
            "- Lưu: VT.",
            "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",
            "Đinh Văn Hơn",
        )
    )
    found = frame.letterhead
    assert (found.code, found.kind, found.place, found.issued_on) == ("31/KH-UBND", "KẾ HOẠCH", "Đăk Pơ", "2021-05-07")
    assert found.title == "Cải thiện chỉ số tiếp cận đất đai và xử lý đơn thư năm 2021"
    assert (found.issuer, found.issuer_level) == ("Ủy ban nhân dân huyện Đăk Pơ", "district")
    assert frame.signature.on_behalf_of == "ỦY BAN NHÂN DÂN"
    assert frame.blocks == frozenset({0, 1, 2, 7, 8, 9, 10})


def test_issuer_from_closing_sentence() -> None:
    frame = read_frame(
        document(
            "KẾ HOẠCH",
            "Kiểm tra công vụ",
            "I. MỤC ĐÍCH",
            "Trên đây là Kế hoạch kiểm tra công vụ của Sở Nội vụ tỉnh Hậu Giang./.",
            *sign("GIÁM ĐỐC", "Võ Văn Bé"),
        )
    )
    assert (frame.letterhead.issuer, frame.letterhead.issuer_level) == ("Sở Nội vụ tỉnh Hậu Giang", "province")


def test_no_issuer_is_guessed() -> None:
    frame = read_frame(
        document("KẾ HOẠCH", "Kiểm tra công vụ", "I. MỤC ĐÍCH", "Kiểm tra các đơn vị.", *sign("GIÁM ĐỐC", "Võ Văn Bé"))
    )
    assert frame.letterhead.issuer is None and frame.letterhead.place is None and frame.letterhead.issued_on is None


def test_number_from_own_appendix() -> None:
    body = ["KẾ HOẠCH", "Kiểm tra công vụ", "I. MỤC ĐÍCH", "Kiểm tra các đơn vị.", *sign("CHỦ TỊCH", "Võ Văn Bé")]
    own = "(Kèm theo Kế hoạch số: 88 /KH-UBND, ngày 05/4 /2022 của UBND huyện Ba Tơ)"
    found = read_frame(document(*body, "PHỤ LỤC", own)).letterhead
    assert (found.number, found.code, found.issued_on) == ("88", "88/KH-UBND", "2022-04-05")
    assert found.issuer == "Ủy ban nhân dân huyện Ba Tơ"
    other = "(Kèm theo Quyết định số 88/QĐ-UBND ngày 05/4/2022 của UBND huyện Ba Tơ)"
    found = read_frame(document(*body, "PHỤ LỤC", other)).letterhead
    assert (found.number, found.code, found.issued_on) == (None, None, None)


def test_blank_number_is_filled_from_appendix_of_the_same_code() -> None:
    top = head(["ỦY BAN NHÂN DÂN", "HUYỆN BA TƠ", "Số: /KH-UBND"], ["Ba Tơ, ngày tháng năm 2022"])
    rest = ["KẾ HOẠCH", "Kiểm tra công vụ", "I. MỤC ĐÍCH", "PHỤ LỤC"]
    found = read_frame(document(*top, *rest, "(Kèm theo Kế hoạch số 88/KH-UBND ngày 05/4/2022)")).letterhead
    assert (found.code, found.issued_on) == ("88/KH-UBND", "2022-04-05")
    found = read_frame(document(*top, *rest, "(Kèm theo Kế hoạch số 88/KH-STC ngày 05/4/2023)")).letterhead
    assert (found.code, found.issued_on) == ("/KH-UBND", "2022")


def test_date_above_the_signature() -> None:
    top = two_columns(["PHÒNG GD&ĐT HUYỆN HỚN QUẢN", "TRƯỜNG MẦM NON HOA SEN", "Số: 7/KH-MN"], MOTTO, "cells")
    end = two_columns(
        ["Nơi nhận:", "- Lưu: VT."], ["Tân Khai, ngày 9 tháng 9 năm 2023", "HIỆU TRƯỞNG", "Lê Thị Út"], "cells"
    )
    found = read_frame(document(*top, "KẾ HOẠCH", "Nuôi dưỡng trẻ", "I. MỤC TIÊU", "Trên đây là Kế hoạch./.", *end))
    assert (found.letterhead.place, found.letterhead.issued_on) == ("Tân Khai", "2023-09-09")
    assert found.letterhead.issuer == "Trường Mầm non Hoa Sen huyện Hớn Quản"
    assert (found.signature.signer, found.signature.signer_title) == ("Lê Thị Út", "HIỆU TRƯỞNG")


def test_decision_that_issues_a_plan_keeps_the_outer_fields() -> None:
    frame = read_frame(
        document(
            *head(["ỦY BAN NHÂN DÂN", "TỈNH TÂY NINH", "Số: 77/QĐ-UBND"], ["Tây Ninh, ngày 6 tháng 6 năm 2022"]),
            centred("QUYẾT ĐỊNH", bold=True),
            centred("Về việc ban hành Kế hoạch phòng, chống hạn", bold=True),
            centred("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", bold=True),
            "Căn cứ Luật Tổ chức chính quyền địa phương;",
            "QUYẾT ĐỊNH:",
            "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng, chống hạn.",
            *sign("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Chiến", listed=("- Như Điều 3;", "- Lưu: VT.")),
            *head(["ỦY BAN NHÂN DÂN", "TỈNH TÂY NINH"], []),
            centred("KẾ HOẠCH", bold=True),
            centred("Phòng, chống hạn năm 2022", bold=True),
            "(Ban hành kèm theo Quyết định số 77/QĐ-UBND ngày 6/6/2022 của Chủ tịch UBND tỉnh)",
            "I. MỤC ĐÍCH",
            *sign("GIÁM ĐỐC", "Lê Văn Khác"),
        )
    )
    found = frame.letterhead
    assert (found.kind, found.code, found.title) == (
        "QUYẾT ĐỊNH",
        "77/QĐ-UBND",
        "Về việc ban hành Kế hoạch phòng, chống hạn",
    )
    assert (frame.signature.signer, frame.signature.on_behalf_of) == ("Trần Văn Chiến", "CHỦ TỊCH")
    assert frame.blocks == frozenset({0, 1, 2, 7})


def test_letter_with_a_plan_attached() -> None:
    frame = read_frame(
        document(
            *head(
                ["UBND HUYỆN MAI SƠN", "PHÒNG NỘI VỤ", "Số: 15/PNV-CCHC", "V/v góp ý dự thảo Kế hoạch"],
                ["Mai Sơn, ngày 1 tháng 2 năm 2023"],
            ),
            "Kính gửi:",
            "- Các phòng, ban thuộc huyện;",
            "- UBND các xã, thị trấn.",
            "Phòng Nội vụ đề nghị các đơn vị góp ý dự thảo trước ngày 10/02/2023./.",
            *sign("TRƯỞNG PHÒNG", "Cầm Thị Hiên"),
            *head(["ỦY BAN NHÂN DÂN", "HUYỆN MAI SƠN", "Số: /KH-UBND"], ["Mai Sơn, ngày tháng năm 2023"]),
            "KẾ HOẠCH",
            "Cải cách hành chính năm 2023",
        )
    )
    found = frame.letterhead
    assert (found.kind, found.code, found.title) == ("CÔNG VĂN", "15/PNV-CCHC", "V/v góp ý dự thảo Kế hoạch")
    assert found.issuer == "Phòng Nội vụ huyện Mai Sơn" and not found.is_draft
    assert frame.blocks == frozenset({0, 1, 2, 3, 5})
    assert [r.text for r in frame.signature.recipients] == ["Lưu: VT"]


def test_web_page_before_the_letterhead() -> None:
    facts = [
        ["Số hiệu", "90/KH-UBND"],
        ["Ngày ban hành", "11/12/2019"],
        ["Loại văn bản", "Kế hoạch"],
        ["Người ký", "Ai Đó"],
    ]
    cells = tuple(Cell(r, c, (Paragraph(facts[r][c]),)) for r in range(4) for c in range(2))
    found = read_frame(
        document(
            "CỔNG THÔNG TIN ĐIỆN TỬ",
            "Trang chủ » Văn bản",
            Table(4, 2, cells),
            "1. Kế hoạch 12/KH-UBND về an toàn thực phẩm",
            "2. Báo cáo 15/BC-UBND",
            *head(["ỦY BAN NHÂN DÂN", "HUYỆN LỤC YÊN", "Số: 09/KH-UBND"], ["Lục Yên, ngày 12 tháng 12 năm 2019"]),
            "KẾ HOẠCH",
            "Trồng rừng năm 2020",
            "Căn cứ Luật Lâm nghiệp;",
        )
    ).letterhead
    assert (found.code, found.issued_on, found.title) == ("09/KH-UBND", "2019-12-12", "Trồng rừng năm 2020")
    assert found.issuer == "Ủy ban nhân dân huyện Lục Yên"


@pytest.mark.parametrize("running", [("DỰ THẢO",), ("Dự thảo lần 3\nTrang 1",)])
def test_draft_in_the_page_header(running: tuple[str, ...]) -> None:
    assert read_frame(document("KẾ HOẠCH", "Trồng rừng", "I. MỤC TIÊU", running=running)).letterhead.is_draft


def test_work_on_a_draft_is_no_draft() -> None:
    found = read_frame(
        document(
            "BÁO CÁO", "Tiếp thu ý kiến về dự thảo Nghị quyết", "I. KẾT QUẢ", "Dự thảo Nghị quyết đã được lấy ý kiến."
        )
    )
    assert not found.letterhead.is_draft


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ([centred("Thực hiện Chỉ thị số 5-CT/TU ngày 3/4/2024"), centred("của Ban Thường vụ Tỉnh ủy"), "Thực hiện Chỉ thị số 5-CT/TU;"],
         "Thực hiện Chỉ thị số 5-CT/TU ngày 3/4/2024 của Ban Thường vụ Tỉnh ủy"),
        ([centred("Trồng rừng năm 2020", bold=True), centred("(Từ 01/01/2020 đến 31/12/2020)"), "UBND huyện báo cáo như sau:"],
         "Trồng rừng năm 2020"),
        (["Thực hiện Quyết định số 12/QĐ-UBND ngày 3/2/2020 của UBND tỉnh, UBND huyện ban hành kế hoạch như sau:"], None),
        (["Căn cứ Luật Lâm nghiệp;"], None),
        ([Paragraph("Trồng rừng năm 2020", align="justify"), Paragraph("Trong năm qua, huyện đã trồng nhiều rừng.", align="justify")],
         "Trồng rừng năm 2020"),
        ([centred("TRỒNG RỪNG", bold=True), centred("năm 2020 trên địa bàn huyện", bold=True), centred("I. MỤC TIÊU", bold=True)],
         "TRỒNG RỪNG năm 2020 trên địa bàn huyện"),
        (["-----", "Trồng rừng năm 2020", "-----", "Năm 2019 là năm khó khăn."], "Trồng rừng năm 2020"),
    ],
)  # fmt: skip
def test_where_a_title_ends(below: list[Block | str], title: str | None) -> None:
    assert read_frame(document(centred("KẾ HOẠCH", bold=True), *below, "I. MỤC ĐÍCH")).letterhead.title == title


def test_place_wrapped_in_mixed_columns() -> None:
    found = read_frame(
        document(
            "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT",
            "TỈNH QUẢNG NAM NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 12/KH-UBND Quảng",
            "Nam, ngày 08 tháng 12 năm 2017",
            "KẾ HOẠCH",
            "Trồng rừng",
            "I. MỤC ĐÍCH",
        )
    ).letterhead
    assert (found.issuer, found.place) == ("Ủy ban nhân dân tỉnh Quảng Nam", "Quảng Nam")
    assert (found.code, found.issued_on) == ("12/KH-UBND", "2017-12-08")


def test_addressees_are_neither_title_nor_recipients() -> None:
    frame = read_frame(
        document(
            "BÁO CÁO",
            "Kết quả trồng rừng",
            "Kính gửi: Ủy ban nhân dân tỉnh Lào Cai",
            "I. KẾT QUẢ",
            *sign("CHỦ TỊCH", "Vù Seo Páo"),
        )
    )
    assert frame.letterhead.title == "Kết quả trồng rừng"
    assert frame.letterhead.blocks == frozenset({0, 1, 2})
    assert [r.text for r in frame.signature.recipients] == ["Lưu: VT"]


def test_a_column_of_a_table_is_no_list_of_recipients() -> None:
    rows = [["TT", "Tên báo cáo", "Nơi nhận"], ["1", "Báo cáo tháng", "Sở Nội vụ"]]
    table = Table(2, 3, tuple(Cell(r, c, (Paragraph(rows[r][c]),)) for r in range(2) for c in range(3)))
    frame = read_frame(
        document("KẾ HOẠCH", "Báo cáo", "I. NỘI DUNG", table, *sign("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Ly Seo Vảng"))
    )
    assert [r.text for r in frame.signature.recipients] == ["Lưu: VT"]
    assert frame.signature.signer == "Ly Seo Vảng" and frame.signature.blocks == frozenset({4})
    alone = read_frame(document("KẾ HOẠCH", "Báo cáo", "I. NỘI DUNG", table)).signature
    assert alone.blocks == frozenset() and alone.recipients == ()


def test_without_a_kind_only_the_head_is_taken() -> None:
    found = read_frame(
        document("Số: 12/TB-HTX", "Mường Lay, ngày 3 tháng 4 năm 2023", *["Một đoạn văn của thư."] * 5)
    ).letterhead
    assert (found.kind, found.code, found.place, found.title) == (None, "12/TB-HTX", "Mường Lay", None)
    assert found.blocks == frozenset({0, 1})


def test_capitals_title_that_names_the_committee() -> None:
    lines = ["CHƯƠNG TRÌNH", "CÔNG TÁC NĂM 2024 CỦA", "ỦY BAN NHÂN DÂN HUYỆN ĐỨC HUỆ", "Căn cứ Quy chế làm việc;"]
    assert read_frame(document(*lines)).letterhead.title == "CÔNG TÁC NĂM 2024 CỦA ỦY BAN NHÂN DÂN HUYỆN ĐỨC HUỆ"


def test_decision_of_old_form() -> None:
    lines = [
        "QUYẾT ĐỊNH CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
        "Về việc giao chỉ tiêu kế hoạch",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
        "Căn cứ Luật Đầu tư;",
    ]
    found = read_frame(document(*lines)).letterhead
    assert (found.kind, found.title) == ("QUYẾT ĐỊNH", "Về việc giao chỉ tiêu kế hoạch")


def test_issuer_that_lacks_its_place_in_the_letterhead() -> None:
    top = head(["ỦY BAN NHÂN DÂN", "Số: 3/KH-UBND"], ["Ngọc Hồi, ngày 3 tháng 4 năm 2023"])
    body = ["KẾ HOẠCH", "Trồng rừng", "I. MỤC TIÊU", "Trồng 5 ha rừng."]
    found = read_frame(
        document(*top, *body, *sign("CHỦ TỊCH", "Lê Tư", listed=("- CT, các PCT UBND huyện;", "- Lưu: VT.")))
    )
    assert (found.letterhead.issuer, found.letterhead.issuer_level) == ("Ủy ban nhân dân huyện Ngọc Hồi", "district")


def test_nothing_to_read() -> None:
    frame = read_frame(document("Bảng giá vật liệu", Table(1, 1, (Cell(0, 0, (Paragraph("Xi măng"),)),))))
    assert frame.blocks == frozenset()
    assert frame.letterhead.kind is None and frame.letterhead.title is None and frame.letterhead.issuer is None


_PIECES = st.sampled_from(
    """ỦY BAN NHÂN DÂN|TỈNH X|Số: 1/KH-UBND|Số:|ngày|ngày tháng năm 2024|Kon|Tum, ngày 1/1/2024|KẾ HOẠCH|KẾ|HOẠCH|V/v|Nơi nhận:
    |- Lưu: VT.|TM. |TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lê A|KT. CHỦ TỊCH|Lê Văn A|PHỤ LỤC|DỰ THẢO|I. A|*|VIỆT NAM|NAM
    |UBND huyện xây dựng Kế hoạch
    |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT|(Kèm theo Kế hoạch số /KH ngày 1/1/2024 của )|Trên đây là Kế hoạch của Sở """.split(
        "|"
    )
)
_TEXTS = st.lists(_PIECES | st.text(max_size=12), max_size=3).map(" ".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_TEXTS | st.lists(_TEXTS, min_size=1, max_size=4), max_size=14))
def test_spans_hold_whatever_the_text(parts: list[str | list[str]]) -> None:
    blocks: list[Block] = [
        Paragraph(p)
        if isinstance(p, str)
        else Table(1, len(p), tuple(Cell(0, i, (Paragraph(t),)) for i, t in enumerate(p)), ruled=False)
        for p in parts
    ]
    made = document(*blocks)
    frame = read_frame(made)
    assert frame.blocks <= set(range(len(blocks)))
    for span in (
        *frame.letterhead.spans.values(),
        *frame.signature.spans.values(),
        *(r.span for r in frame.signature.recipients),
    ):
        assert 0 <= span.start < span.end <= len(made.text)
        assert made.text[span.start : span.end].strip()
