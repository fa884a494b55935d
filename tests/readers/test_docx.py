"""DOCX as Word shows it: numbers, changes, notes, boxes, tables, styles."""

from __future__ import annotations

import io
import re
import zipfile

import docx as python_docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from extract.document import Document, Paragraph, Table
from extract.errors import ReadError
from extract.readers import read
from tests.readers.word import cell, level, numbered, p, package, r, row


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


OUTLINE = (
    level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "lowerLetter", "%3)")
    + level(3, "bullet", "\uf0b7")
    + level(4, "bullet", "+")
    + level(5, "bullet", "\uf02b")
)
LISTS = (
    f'<w:abstractNum w:abstractNumId="0">{OUTLINE}</w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "upperRoman", "Chương %1", '<w:suff w:val="space"/>')
    + level(1, "decimal", "Điều %1.%2. ", '<w:isLgl/><w:suff w:val="nothing"/>')
    + level(2, "decimalZero", "%3/", '<w:lvlRestart w:val="0"/>')
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
)


def test_numbers_count_on_and_restart_below_a_higher_level() -> None:
    steps = [
        (0, "A"),
        (1, "B"),
        (2, "C"),
        (2, "D"),
        (1, "E"),
        (2, "F"),
        (3, "G"),
        (4, "H"),
        (5, "K"),
        (0, "I"),
        (1, "J"),
    ]
    document = read(package("".join(numbered(text, 1, n) for n, text in steps), numbering=LISTS))
    assert texts(document) == ["I. A", "1. B", "a) C", "b) D", "2. E", "a) F", "- G", "+ H", "+ K", "II. I", "1. J"]


def test_a_number_may_name_higher_levels_in_digits_and_have_no_space_of_its_own() -> None:
    steps = [(0, "MỘT"), (1, "Hai"), (2, "Ba"), (1, "Bốn"), (2, "Năm")]
    document = read(package("".join(numbered(text, 2, n) for n, text in steps), numbering=LISTS))
    assert texts(document) == ["Chương I MỘT", "Điều 1.1. Hai", "01/ Ba", "Điều 1.2. Bốn", "02/ Năm"]


def test_a_second_list_of_one_definition_counts_on_unless_it_starts_anew() -> None:
    body = numbered("A", 1) + numbered("B", 3) + numbered("C", 3) + numbered("D", 1)
    assert texts(read(package(body, numbering=LISTS))) == ["I. A", "IV. B", "V. C", "VI. D"]


def test_a_style_brings_its_number_and_zero_takes_it_away() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "decimal", "%1.")
        + level(1, "decimal", "%1.%2.", '<w:pStyle w:val="Muc"/>')
        + '</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = (
        p("Nhiệm vụ", properties='<w:pStyle w:val="Muc"/>')
        + p("Giải pháp", properties='<w:pStyle w:val="MucCon"/>')
        + p("Không số", properties='<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert texts(read(package(body, styles=styles, numbering=numbering))) == [
        "1.1. Nhiệm vụ",
        "1.2. Giải pháp",
        "Không số",
    ]


def test_a_column_of_automatic_numbers_keeps_them_in_empty_cells() -> None:
    rows = "".join(row(cell(numbered("", 1, 1)), cell(text)) for text in ("Rà soát", "Tổng hợp"))
    document = read(package(f"<w:tbl>{rows}</w:tbl>" + numbered("", 1, 1) + p("Hết"), numbering=LISTS))
    assert [c.text for c in table(document).cells] == ["1.", "Rà soát", "2.", "Tổng hợp"]
    assert texts(document) == ["Hết"]


def test_changes_are_accepted() -> None:
    body = (
        p(
            "Giao ",
            f"<w:del>{r('Phòng Y tế').replace('w:t', 'w:delText')}</w:del>",
            f"<w:ins>{r('Phòng Nội vụ')}</w:ins>",
            f"<w:moveFrom>{r(' trước 30/6')}</w:moveFrom>",
            " tham mưu",
            f"<w:moveTo>{r(' trước 15/7')}</w:moveTo>",
            ".",
        )
        + p("Đầu câu", properties="<w:rPr><w:del/></w:rPr>")
        + p(" và cuối câu.")
        + f"<w:tbl>{row(cell('Giữ'))}<w:tr><w:trPr><w:del/></w:trPr>{cell('Bỏ')}</w:tr></w:tbl>"
    )
    document = read(package(body))
    assert texts(document) == ["Giao Phòng Nội vụ tham mưu trước 15/7.", "Đầu câu và cuối câu."]
    assert [c.text for c in table(document).cells] == ["Giữ"]


def test_a_text_box_is_read_once_after_its_anchor() -> None:
    box = f"<w:txbxContent>{p('DỰ THẢO')}</w:txbxContent>"
    body = p(
        "Neo",
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    assert texts(read(package(body + p("Sau")))) == ["Neo", "DỰ THẢO", "Sau"]


def test_controls_links_and_fields_give_what_they_show() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "yyyy" </w:instrText></w:r>'
        '<w:r><w:t>không in</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>2031</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        f"<w:sdt><w:sdtContent>{p('Trong khung')}</w:sdtContent></w:sdt>"
        + p(
            f"<w:sdt><w:sdtContent>{r('Năm ')}</w:sdtContent></w:sdt>",
            field,
            f"<w:hyperlink>{r(' tại cổng')}</w:hyperlink><w:smartTag>{r(' tỉnh')}</w:smartTag>",
            f"<w:fldSimple w:instr='PAGE'>{r(' 7')}</w:fldSimple>",
        )
        + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')
        + p("Không bị trường hỏng nuốt mất")
    )
    assert texts(read(package(body))) == ["Trong khung", "Năm 2031 tại cổng tỉnh 7", "Không bị trường hỏng nuốt mất"]


def test_special_characters() -> None:
    body = p(
        "<w:r><w:t>Số:</w:t><w:tab/><w:tab/><w:t>12/KH</w:t><w:noBreakHyphen/><w:t>UB</w:t><w:softHyphen/><w:t>ND</w:t>"
        '<w:br/><w:t>Mục A</w:t><w:br w:type="page"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        r("ẩn", "<w:vanish/>"),
        r(" hoa", "<w:caps/>"),
    )
    assert texts(read(package(body))) == ["Số: 12/KH-UBND\nMục A ✓ HOA"]


def test_combining_marks_become_letters_also_across_runs() -> None:
    document = read(package(p("U\u0309y ban nha", "\u0302n dân")))
    assert texts(document) == ["Ủy ban nhân dân"]


SUPER = '<w:vertAlign w:val="superscript"/>'
FOOTNOTES = (
    '<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    + '<w:footnote w:id="5">'
    + p("<w:r><w:footnoteRef/></w:r>", " Theo Công văn số 9.")
    + p("Đoạn hai.")
    + "</w:footnote>"
    + '<w:footnote w:id="6">'
    + p("(", "<w:r><w:footnoteRef/></w:r>", ") Ghi chú trong ngoặc.")
    + "</w:footnote>"
    + f'<w:footnote w:id="7">{p(r("*", SUPER), " Dấu riêng.")}</w:footnote>'
)


def call(note_id: int, more: str = "", text: str = "") -> str:
    return f'<w:r><w:footnoteReference w:id="{note_id}" {more}/><w:t>{text}</w:t></w:r>'


def test_footnotes_leave_marks_and_come_last() -> None:
    body = p(
        "Đạt 80%",
        call(5),
        "; còn lại",
        r("("),
        call(6),
        r(")"),
        " và riêng",
        call(7, 'w:customMarkFollows="1"', "*"),
        ".",
    )
    document = read(package(body, footnotes=FOOTNOTES))
    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "Đạt 80%; còn lại và riêng."
    assert [(m.marker, paragraph.text[: m.offset]) for m in paragraph.marks] == [
        ("1", "Đạt 80%"),
        ("2", "Đạt 80%; còn lại"),
        ("*", "Đạt 80%; còn lại và riêng"),
    ]
    assert [(n.marker, n.text) for n in document.footnotes] == [
        ("1", "Theo Công văn số 9.\nĐoạn hai."),
        ("2", "Ghi chú trong ngoặc."),
        ("*", "Dấu riêng."),
    ]
    assert document.text.endswith("Dấu riêng.\n")


def test_footnotes_count_as_the_settings_say() -> None:
    settings = '<w:footnotePr><w:numFmt w:val="lowerRoman"/><w:numStart w:val="3"/></w:footnotePr>'
    document = read(package(p("A", call(5)), footnotes=FOOTNOTES, settings=settings))
    assert [n.marker for n in document.footnotes] == ["iii"]


def test_hand_made_footnotes_are_found_by_their_raised_numbers() -> None:
    body = (
        p("Có 12 xã đạt chuẩn", r("(1)", SUPER), ", rộng 300 m", r("2", SUPER), " năm 2031", r("9", SUPER), ".")
        + p(r("(1)", SUPER), " Gồm các xã vùng cao.")
        + p("Kết luận.")
    )
    document = read(package(body))
    assert texts(document) == ["Có 12 xã đạt chuẩn, rộng 300 m² năm 2031⁹.", "Kết luận."]
    assert [(n.marker, n.text) for n in document.footnotes] == [("1", "Gồm các xã vùng cao.")]


def test_merged_cells_are_read_once_with_their_spans() -> None:
    merge, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = "<w:tbl>" + "".join(
        [
            row(cell("Nhóm chung", properties='<w:gridSpan w:val="3"/>')),
            row(cell("1"), cell("Rà soát"), cell("Phòng Tư pháp", properties=merge)),
            row(cell("2"), cell("Công khai"), cell("", properties=more)),
            row(cell("3"), cell(f"<w:tbl>{row(cell('trong'), cell('bảng'))}</w:tbl>", "<w:p/>"), cell("")),
        ]
    )
    grid = table(read(package(body + "</w:tbl>")))
    assert (grid.n_rows, grid.n_cols) == (4, 3)
    assert [(c.row, c.col, c.row_span, c.col_span, c.text) for c in grid.cells] == [
        (0, 0, 1, 3, "Nhóm chung"),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, "Rà soát"),
        (1, 2, 2, 1, "Phòng Tư pháp"),
        (2, 0, 1, 1, "2"),
        (2, 1, 1, 1, "Công khai"),
        (3, 0, 1, 1, "3"),
        (3, 1, 1, 1, "trong\nbảng"),
        (3, 2, 1, 1, ""),
    ]


def borders(name: str, value: str, sides: str = "top left bottom right insideH insideV") -> str:
    return f"<w:{name}>" + "".join(f'<w:{side} w:val="{value}"/>' for side in sides.split()) + f"</w:{name}>"


GRID_STYLE = (
    f'<w:style w:type="table" w:styleId="Grid"><w:tblPr>{borders("tblBorders", "single")}</w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="Derived"><w:basedOn w:val="Grid"/></w:style>'
)


@pytest.mark.parametrize(
    ("table_properties", "cell_properties", "ruled"),
    [
        ("", "", False),
        (borders("tblBorders", "single"), "", True),
        (borders("tblBorders", "nil"), "", False),
        ('<w:tblStyle w:val="Derived"/>', "", True),
        ('<w:tblStyle w:val="Derived"/>' + borders("tblBorders", "none"), "", False),
        ('<w:tblStyle w:val="Derived"/>', borders("tcBorders", "nil", "top left bottom right"), False),
        ("", borders("tcBorders", "single", "top left bottom right"), True),
        ("", borders("tcBorders", "single", "bottom"), False),
    ],
)
def test_a_table_is_ruled_when_its_rules_show(table_properties: str, cell_properties: str, ruled: bool) -> None:
    body = (
        f"<w:tbl><w:tblPr>{table_properties}</w:tblPr>"
        + row(cell("A", properties=cell_properties), cell("B", properties=cell_properties))
        + "</w:tbl>"
    )
    assert table(read(package(body, styles=GRID_STYLE))).ruled is ruled


def test_bold_italic_and_alignment_come_through_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:jc w:val="center"/></w:pPr>'
        '<w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Title"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="character" w:styleId="Em"><w:rPr><w:i/></w:rPr></w:style>'
    )
    body = p(
        "Tiêu đề ",
        r("nghiêng", '<w:rStyle w:val="Em"/>'),
        r(" thường", '<w:b w:val="0"/>'),
        properties='<w:pStyle w:val="Title"/>',
    )
    paragraph = read(package(body, styles=styles)).blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.align == "center"
    assert [(paragraph.text[s.start : s.end], s.bold, s.italic) for s in paragraph.styles] == [
        ("Tiêu đề", True, False),
        ("nghiêng", True, True),
    ]


def test_a_page_broken_sentence_is_joined_and_headings_are_not() -> None:
    body = (
        p(r("1. Công tác phổ biến giáo dục pháp luật trên địa bàn toàn huyện", "<w:b/>"))
        + p("phòng Tư pháp chủ trì, phối hợp với các phòng, ban chuyên môn của huyện và")
        + p("các xã tổ chức hội nghị.")
        + p("Nơi nhận:")
    )
    assert texts(read(package(body))) == [
        "1. Công tác phổ biến giáo dục pháp luật trên địa bàn toàn huyện",
        "phòng Tư pháp chủ trì, phối hợp với các phòng, ban chuyên môn của huyện và các xã tổ chức hội nghị.",
        "Nơi nhận:",
    ]


def test_a_file_of_python_docx() -> None:
    file = python_docx.Document()
    file.sections[0].header.paragraphs[0].text = "UBND xã Thanh Khê"
    file.sections[0].footer.paragraphs[0].text = "3"
    title = file.add_paragraph()
    title.add_run("KẾ HOẠCH").bold = True
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    file.add_paragraph("Rà soát hộ nghèo", style="List Bullet")
    grid = file.add_table(2, 2, style="Table Grid")
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "Chung"
    grid.cell(1, 0).text, grid.cell(1, 1).text = "Trái", "Phải"
    buffer = io.BytesIO()
    file.save(buffer)
    document = read(buffer.getvalue(), "ke-hoach.doc")
    assert texts(document) == ["KẾ HOẠCH", "- Rà soát hộ nghèo"]
    assert [b.align for b in document.blocks[:1] if isinstance(b, Paragraph)] == ["center"]
    assert [(c.text, c.col_span) for c in table(document).cells] == [("Chung", 2), ("Trái", 1), ("Phải", 1)]
    assert table(document).ruled
    assert document.running == ("UBND xã Thanh Khê",)
    assert document.pages is None
    assert document.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_odd_packages_open() -> None:
    for data in (package(p("Nội dung"), strict=True), package(p("Nội dung"), main="word/document2.xml")):
        assert texts(read(data)) == ["Nội dung"]


def changed(data: bytes, old: bytes, new: bytes, **more: str) -> bytes:
    """A package with other bytes in all of its parts, and more of them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name).replace(old, new))
        for name, text in more.items():
            archive.writestr(f"word/{name}", text)
    return buffer.getvalue()


def plain_file() -> bytes:
    file = python_docx.Document()
    file.add_paragraph("Nội dung")
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


RELATED = b'<Relationship Id="new" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="extra"/>'


def test_what_python_docx_refuses_is_read() -> None:
    plain, end = plain_file(), b"</Relationships>"
    macros = changed(
        plain,
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        b"vnd.ms-word.document.macroEnabled.main",
    )
    refused = [
        macros,
        changed(plain, end, RELATED % b"image" + end),
        changed(plain, b"styles.xml", b"Styles.XML"),
        package(p("Nội dung"), strict=True),
    ]
    for data in refused:
        with pytest.raises((KeyError, ValueError)):
            python_docx.Document(io.BytesIO(data))
        assert texts(read(data)) == ["Nội dung"]


def test_a_file_with_macros_says_so() -> None:
    data = changed(plain_file(), b"</Relationships>", RELATED % b"vbaProject" + b"</Relationships>", extra="x")
    assert read(data).media_type == "application/vnd.ms-word.document.macroEnabled.12"


def test_comments_and_entities_of_the_xml_are_no_text() -> None:
    assert texts(read(package(p("Nội<!-- x --> du<?y?>ng")))) == ["Nội dung"]
    declared = b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document'
    assert texts(read(changed(package(p("Nội dung &e;")), b"<w:document", declared))) == ["Nội dung"]


def test_a_password_and_a_size_beyond_reason_are_named() -> None:
    locked = bytearray(package(p("Nội dung")))
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(head), bytes(locked)):
            locked[found.start() + at] |= 1
    huge = bytearray(package(p("Nội dung")))
    for found in re.finditer(rb"PK\x01\x02", bytes(huge)):
        huge[found.start() + 24 : found.start() + 28] = (10**9).to_bytes(4, "little")
    for data, code in ((locked, "encrypted-file"), (huge, "damaged-file")):
        with pytest.raises(ReadError) as caught:
            read(bytes(data))
        assert caught.value.code == code


def test_broken_packages_say_so() -> None:
    data = package(p("Nội dung dài"))
    for broken in (data[: len(data) // 2], data.replace(b"<w:body>", b"<w:bodx>")):
        with pytest.raises(ReadError) as caught:
            read(broken)
        assert caught.value.code == "damaged-file"


def test_a_file_of_pictures_only_is_a_scan() -> None:
    with pytest.raises(ReadError) as caught:
        read(package("<w:p><w:r><w:drawing/></w:r></w:p>"))
    assert caught.value.code == "no-text-layer"
    with pytest.raises(ReadError) as caught:
        read(package("<w:p/>"))
    assert caught.value.code == "empty-file"


def test_one_spelling_of_letters_however_they_are_composed() -> None:
    written = [
        "Tru\u031bo\u031b\u0300ng",
        "ti\u00eb\u0309u",
        "k\u00e9\u0302",
        "tha\u0300\u0306ng",
        "TRƢỜNG ƣu",
        "xa\u0303",
    ]
    document = read(package("".join(p(word) for word in written)))
    assert document.text.split() == ["Trường", "tië\u0309u", "kế", "thằng", "TRƯỜNG", "ưu", "xã"]


def test_formats_of_parts_of_tables_are_left_out_and_nothing_else() -> None:
    """Of a style that has one without content, as of one that has many, the rest still counts."""
    bold = (
        b'<w:style w:type="paragraph" w:styleId="Dam"><w:name w:val="Dam"/><w:rPr><w:b/></w:rPr></w:style></w:styles>'
    )
    empty = b'<w:style w:type="table" w:styleId="Ke"><w:name w:val="Ke"/><w:tblStylePr w:type="firstRow"/></w:style>'
    file = python_docx.Document()
    file.add_paragraph("Nội dung")
    buffer = io.BytesIO()
    file.save(buffer)
    styled = changed(buffer.getvalue(), b"</w:styles>", empty + bold)
    styled = changed(styled, b"<w:p><w:r>", b'<w:p><w:pPr><w:pStyle w:val="Dam"/></w:pPr><w:r>')
    (block,) = read(styled).blocks
    assert isinstance(block, Paragraph) and block.text == "Nội dung" and block.is_bold
