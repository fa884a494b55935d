"""Plain text, wrapped or not, with columns and tables drawn in it."""

from __future__ import annotations

from extract.document import Document, Paragraph, Table
from extract.readers import markdown, text

LETTERHEAD = """\
   ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   HUYỆN BÌNH SƠN                  Độc lập - Tự do - Hạnh phúc
   ---------------            ----------------------------------

   Số: 41/KH-UBND               Bình Sơn, ngày 3 tháng 2 năm 2031
"""
BODY = """\
                           KẾ HOẠCH
         Nâng cao chất lượng phục vụ người dân năm 2031

      Thực hiện Kế hoạch số 9/KH-UBND của UBND tỉnh về việc nâng cao
chất lượng phục vụ, UBND huyện ban hành Kế hoạch với các nội dung sau:

I. MỤC ĐÍCH
      - Nâng cao trách nhiệm của cán bộ, công chức trong giải quyết hồ
sơ của người dân và doanh nghiệp trên địa bàn huyện;
      - Giao Phòng Nội vụ theo dõi.
      Văn phòng HĐND và UBND huyện niêm yết công khai thủ tục hành
chính tại trụ sở.
"""
SIGNATURE = """\
Nơi nhận:                                  TM. ỦY BAN NHÂN DÂN
- Như trên;                                     CHỦ TỊCH
- Lưu: VT.


                                             Trần Văn Mẫu
"""


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[list[str]]:
    return [[cell.text for cell in block.cells] for block in document.blocks if isinstance(block, Table)]


def test_a_wrapped_document() -> None:
    document = text.read(LETTERHEAD + "\n" + BODY + "\n" + SIGNATURE)
    assert tables(document) == [
        [
            "ỦY BAN NHÂN DÂN\nHUYỆN BÌNH SƠN\nSố: 41/KH-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBình Sơn, ngày 3 tháng 2 năm 2031",
        ],
        ["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu"],
    ]
    assert not any(b.ruled for b in document.blocks if isinstance(b, Table))
    assert texts(document) == [
        "KẾ HOẠCH",
        "Nâng cao chất lượng phục vụ người dân năm 2031",
        "Thực hiện Kế hoạch số 9/KH-UBND của UBND tỉnh về việc nâng cao chất lượng phục vụ, UBND huyện ban hành Kế hoạch với"
        " các nội dung sau:",
        "I. MỤC ĐÍCH",
        "- Nâng cao trách nhiệm của cán bộ, công chức trong giải quyết hồ sơ của người dân và doanh nghiệp trên địa bàn huyện;",
        "- Giao Phòng Nội vụ theo dõi.",
        "Văn phòng HĐND và UBND huyện niêm yết công khai thủ tục hành chính tại trụ sở.",
    ]
    assert [b.align for b in document.blocks if isinstance(b, Paragraph)][:2] == ["center", "center"]


def test_lines_that_are_not_wrapped_are_paragraphs() -> None:
    lines = ["Căn cứ Nghị quyết số 5 của HĐND huyện;", "Căn cứ chương trình công tác;", "Xét đề nghị của Phòng Nội vụ về việc"
             " ban hành kế hoạch kiểm tra công vụ trên địa bàn toàn huyện năm 2031, Ủy ban nhân dân huyện ban hành kế hoạch."]  # fmt: skip
    assert texts(text.read("\r\n".join(lines))) == lines


def test_the_recipients_stand_apart_however_full_the_lines_are() -> None:
    lines = [
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh",
        "về Phòng Nội vụ để tổng hợp, trình Ủy ban nhân dân huyện xem xét, sửa đổi./.",
        "Nơi nhận: Thường trực Huyện ủy; Thường trực Hội đồng nhân dân huyện; lãnh đạo",
        "Ủy ban nhân dân huyện; các phòng, ban chuyên môn và Ủy ban nhân dân các xã.",
    ]
    expected = [" ".join(lines[:2]), " ".join(lines[2:])]
    assert texts(text.read("\n".join(lines))) == expected
    assert texts(markdown.read("\n".join(lines))) == expected
    bare = [lines[0], lines[1].removesuffix("./."), *lines[2:]]
    assert texts(text.read("\n".join(bare))) == [" ".join(bare[:2]), " ".join(bare[2:])]


def test_pages_are_joined_and_their_numbers_dropped() -> None:
    pages = "Phòng Tài chính chủ trì, phối hợp các đơn vị tổng hợp nhu cầu kinh phí\n\n2\f3\nvà trình Ủy ban nhân dân huyện."
    assert texts(text.read(pages)) == [
        "Phòng Tài chính chủ trì, phối hợp các đơn vị tổng hợp nhu cầu kinh phí và trình Ủy ban nhân dân huyện."
    ]


def test_under_a_first_line_set_in_the_margin_says_that_a_paragraph_goes_on() -> None:
    lines = [
        "      Phòng Nội vụ theo dõi, đôn đốc các cơ quan trong việc thực hiện",
        "UBND-HĐND các xã báo cáo kết quả về Văn phòng đúng thời gian quy định để",
        "tổng hợp.",
        "      Văn phòng tham mưu công tác cải cách hành chính trên địa bàn xã",
        "TTHC được niêm yết.",
    ]
    assert [t.split()[-1] for t in texts(text.read("\n".join(lines)))] == ["hợp.", "yết."]


def test_tables_between_tabs_and_pipes() -> None:
    document = text.read("TT\tViệc\tAi\tHạn\n1\tHọp\tSở A\tQuý I\n\nTT | Việc | Ai\n---|---|---\n1 | Họp | Sở A\n")
    assert tables(document) == [
        ["TT", "Việc", "Ai", "Hạn", "1", "Họp", "Sở A", "Quý I"],
        ["TT", "Việc", "Ai", "1", "Họp", "Sở A"],
    ]
