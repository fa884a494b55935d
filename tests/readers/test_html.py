"""HTML of portals and of Word."""

from __future__ import annotations

import pytest

from extract.document import Document, Paragraph, Table
from extract.readers import html, read
from tests.readers.encodings import windows_1258


def texts(source: str) -> list[str]:
    return [block.text for block in html.read(source).blocks if isinstance(block, Paragraph)]


def table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def test_blocks_breaks_and_entities() -> None:
    page = """<html><head><title>Cổng</title><style>p{color:red}</style></head><body><nav>Trang chủ</nav>
      <h2>I. MỤC   ĐÍCH</h2><div>Ph&ograve;ng&nbsp;T&#432; ph&aacute;p<br>chủ trì</div>
      <script>x()</script>Chữ trần<p style="display:none">ẩn</p><p>Sau<p>Không đóng</body></html>"""
    assert texts(page) == ["I. MỤC ĐÍCH", "Phòng Tư pháp chủ trì", "Chữ trần", "Sau", "Không đóng"]


def test_breaks_stand_for_paragraphs_before_items_and_blank_lines() -> None:
    page = "<div>Nơi nhận:<br>- Như trên;<br>- Lưu: VT.<br><br>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</div>"
    assert texts(page) == ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"]


def test_styles_come_from_tags_attributes_and_sheets() -> None:
    page = """<style>.dam { font-weight: 700 } p.giua { text-align: center }</style>
      <p class="giua"><span class="dam">KẾ</span> <b>HOẠCH</b> <em>thử</em> <strong style="font-weight:normal">nhạt</strong></p>
      <p align="right">Phải</p><center><p>Giữa</p></center>"""
    blocks = [b for b in html.read(page).blocks if isinstance(b, Paragraph)]
    assert [b.align for b in blocks] == ["center", "right", "center"]
    first = blocks[0]
    assert [(first.text[s.start : s.end], s.bold, s.italic) for s in first.styles] == [
        ("KẾ HOẠCH", True, False),
        ("thử", False, True),
    ]


def test_lists_show_what_a_browser_shows() -> None:
    page = (
        "<ol start=3><li>Ba<li><p>Bốn</p><ul><li>gạch</li></ul></li></ol><ol type=a><li>chữ</ol>"
        "<ul style='list-style:none'><li>trần</ul><ul><li>- có sẵn</ul>"
    )
    assert texts(page) == ["3. Ba", "4. Bốn", "- gạch", "a. chữ", "trần", "- có sẵn"]


def test_tables_have_spans() -> None:
    page = """<table border=1><tr><th rowspan=2>TT</th><th colspan=2>Phân công</th></tr><tr><td>Chủ trì<td>Phối hợp</tr>
      <tr><td>1</td><td><p>Sở A</p><p>Sở B</p></td><td></td></tr></table>"""
    grid = table(html.read(page))
    assert [(c.row, c.col, c.row_span, c.col_span, c.text) for c in grid.cells] == [
        (0, 0, 2, 1, "TT"),
        (0, 1, 1, 2, "Phân công"),
        (1, 1, 1, 1, "Chủ trì"),
        (1, 2, 1, 1, "Phối hợp"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "Sở A\nSở B"),
        (2, 2, 1, 1, ""),
    ]
    assert grid.ruled


ROW = "<tr><td>a</td><td>b</td><td>c</td></tr>"


@pytest.mark.parametrize(
    ("page", "ruled"),
    [
        ("<table border=0><tr><td>UBND TỈNH</td><td>CỘNG HÒA</td></tr></table>", False),
        ("<table style='border:none'><tr><td>A</td><td>B</td></tr></table>", False),
        (
            "<table><tr><td style='border:solid windowtext 1.0pt'>A</td><td style='border:solid 1pt'>B</td></tr></table>",
            True,
        ),
        ("<style>td.k { border: 1px solid }</style><table><tr><td class=k>A</td><td class=k>B</td></tr></table>", True),
        (f"<table>{ROW * 3}</table>", True),
        (f"<table>{ROW}</table>", False),
    ],
)
def test_a_table_is_ruled_when_its_rules_show_or_its_size_says_data(page: str, ruled: bool) -> None:
    assert table(html.read(page)).ruled is ruled


def test_a_table_that_holds_the_page_together_is_unwrapped() -> None:
    inner = f"<p>KẾ HOẠCH</p><table border=1>{ROW * 2}</table><p>Hết</p>"
    document = html.read(f"<table><tr><td>trái</td><td>{inner}</td></tr></table>")
    assert [type(b).__name__ for b in document.blocks] == ["Paragraph", "Paragraph", "Table", "Paragraph"]


WORD = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type
content="text/html; charset=windows-1258"><!--[if gte mso 9]><xml>rác</xml><![endif]--></head><body>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Rà soát</p>
<p class=MsoNormal>Đạt 71%<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>.</p>
<p>Mốc<sup>9</sup> và 5 m<sup>2</sup></p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
href="#_ftnref1"><span class=MsoFootnoteReference>[1]</span></a> Theo báo cáo.</p></div></div></body></html>"""


@pytest.mark.parametrize("encoding", ["cp1258", "utf-8-sig", "utf-16"])
def test_a_page_saved_by_word(encoding: str) -> None:
    data = windows_1258(WORD) if encoding == "cp1258" else WORD.encode(encoding)
    document = read(data, "ke-hoach.doc")
    assert document.media_type == "text/html"
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == ["- Rà soát", "Đạt 71%.", "Mốc⁹ và 5 m²"]
    assert [(n.marker, n.text) for n in document.footnotes] == [("1", "Theo báo cáo.")]


def test_a_web_archive() -> None:
    page = "<p>Kế hoạch của xã</p>".encode().hex("=").upper()
    mime = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\nContent-Type: text/html; charset=utf-8\n'
        f"Content-Transfer-Encoding: quoted-printable\n\n={page}\n--B--\n"
    )
    assert [b.text for b in read(mime.encode(), "a.doc").blocks if isinstance(b, Paragraph)] == ["Kế hoạch của xã"]
