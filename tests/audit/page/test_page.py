"""The page in a browser: it filters, sorts, leads from rows to passages and back, speaks two languages, and runs nothing it shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.audit.page.archives import LONG
from tests.audit.page.conftest import Report

pytestmark = pytest.mark.slow
Visit = Callable[..., Page]
TABS = ("overview", "matrix", "tasks", "findings", "comparison", "documents", "search")


def document(report: Report, name: str) -> str:
    return next(row.doc_id for row in report.archive.records.documents if row.source.endswith(name))


def rows(page: Page, panel: str) -> Locator:
    return page.locator(f"#panel-{panel} tbody tr[data-at]")


def bare(text: str) -> str:
    marks = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("Đ", "d"))
    return "".join(c for c in marks if not unicodedata.combining(c))


def is_in_view(page: Page, selector: str, scroller: str) -> bool:
    """Does any part of the element stand within what is seen of the scroller?"""
    return bool(
        page.evaluate(
            """([one, view]) => {
            const [a, b] = [one, view].map((name) => document.querySelector(name)?.getBoundingClientRect());
            return Boolean(a) && a.height > 0 && a.top >= b.top - 1 && a.top < b.bottom && a.bottom > b.top; }""",
            [selector, scroller],
        )
    )


def test_the_overview_counts_what_the_tables_hold(visit: Visit, report: Report) -> None:
    page = visit()
    figures = page.locator(".figures strong").all_inner_texts()
    records = report.archive.records
    wanted = [
        len(records.documents),
        len(report.archive.counted_tasks),
        len(report.audit.loads),
        len(report.audit.late),
        len(report.audit.findings),
    ]
    assert [int(re.sub(r"\D", "", figure)) for figure in figures] == wanted
    charted = page.locator("section[aria-labelledby=chart-kinds] tbody .number").all_inner_texts()
    assert sum(map(int, charted)) == len(report.audit.findings)
    first = page.locator("section[aria-labelledby=chart-load] tbody tr").first
    assert first.locator(".number").first.inner_text() == str(report.audit.loads[0].lead)


def test_findings_are_filtered(visit: Visit, report: Report) -> None:
    page = visit("#tab=findings")
    page.get_by_label("Mức độ", exact=True).select_option("error")
    wanted = [one for one in report.audit.findings if one.severity == "error"]
    expect(page.locator("#panel-findings .count")).to_contain_text(f"{len(wanted)} trong {len(report.audit.findings)}")
    assert 0 < len(wanted) < len(report.audit.findings)
    assert set(page.locator("#panel-findings tbody .severity").all_inner_texts()) == {"Lỗi"}
    page.get_by_label("Mức độ", exact=True).select_option("")
    page.locator("#panel-findings").get_by_label("Lọc theo chữ").fill("khong co don vi chu tri")
    expect(rows(page, "findings").first).to_contain_text("Không có đơn vị chủ trì")


def test_a_kind_of_finding_that_the_page_does_not_know_is_shown_all_the_same(visit: Visit) -> None:
    page = visit("#tab=findings&code=of-a-new-kind")
    expect(rows(page, "findings")).to_have_count(1)
    expect(rows(page, "findings").first).to_contain_text("of-a-new-kind")
    expect(rows(page, "findings").first).to_contain_text("detail: <b>chi tiết</b> ⟨U+202E⟩txet")
    assert "\u202e" not in page.locator("body").inner_text(), "what turns letters around is shown by its name"


def test_tasks_are_sorted_both_ways_and_what_is_empty_comes_last(visit: Visit, report: Report) -> None:
    page = visit("#tab=tasks")
    head = page.locator("#panel-tasks thead th", has_text="Thời hạn")
    dues = sorted(task.due_on for task in report.archive.records.tasks if task.due_on)

    def shown() -> str:
        day, month, year = re.findall(r"\d+", rows(page, "tasks").first.locator(".c-due").inner_text())[:3]
        return f"{year}-{month}-{day}"

    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert shown() == dues[0]
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert shown() == dues[-1]
    page.locator("#panel-tasks .scroller").evaluate("node => { node.scrollTop = 1e9; }")
    expect(
        page.locator(f"#panel-tasks tr[data-at='{len(report.archive.counted_tasks) - 1}'] .c-due")
    ).not_to_contain_text("/")


@pytest.mark.parametrize("axis", ["criterion", "section", "document"])
def test_the_matrix_holds_the_audit_s_cells(visit: Visit, report: Report, axis: str) -> None:
    page = visit(f"#tab=matrix&axis={axis}")
    cells = [cell for cell in report.audit.cells if cell.axis == axis]
    units, columns = len({cell.unit_id for cell in cells}), len({cell.column for cell in cells})
    expect(page.locator("#panel-matrix .count")).to_have_text(f"{units} đơn vị × {columns} cột")
    lead = {}
    for cell in cells:
        lead[cell.unit_id] = lead.get(cell.unit_id, 0) + cell.lead
    first = page.locator(".grid-body .grid-row").first
    assert first.locator(".sum").first.inner_text() == str(max(lead.values()))


def test_the_matrix_filters_sorts_and_opens_the_tasks_of_a_cell(visit: Visit, report: Report) -> None:
    page = visit("#tab=matrix&axis=criterion")
    page.get_by_label("Lọc đơn vị").fill("phong noi vu")
    page.wait_for_url("**q=phong*")
    expect(page.locator(".grid-body .grid-row").first).to_contain_text("Phòng Nội vụ")
    assert all("noi vu" in bare(name) for name in page.locator(".grid-body .unit .name").all_inner_texts())
    page.get_by_label("Lọc đơn vị").fill("")
    expect(page.locator(".grid-body .grid-row").nth(9)).to_be_visible()
    page.locator(".grid-head .unit").click()
    page.wait_for_url("**by=name*")
    names = page.locator(".grid-body .unit .name").all_inner_texts()
    assert len(names) > 5 and bare(names[0])[0] <= bare(names[-1])[0]
    page.locator(".grid-head .column").first.click()
    page.wait_for_url("**by=-c*")
    cell = page.locator(".grid-body .grid-row").first.locator(".column").first
    text = cell.inner_text()
    count = sum(int(number) for number in re.findall(r"[LPB] (\d+)", text))
    assert count > 0, "sorting by a column brings its fullest cell to the top"
    cell.click()
    expect(page.locator("#panel-tasks")).to_be_visible()
    expect(rows(page, "tasks").first).to_be_visible()
    assert 0 < rows(page, "tasks").count() <= count
    page.go_back()
    expect(page.locator("#panel-matrix")).to_be_visible()


def test_a_click_on_a_row_shows_its_passage(visit: Visit, report: Report) -> None:
    page = visit(f"#doc={document(report, 'index-huyen.pdf')}")
    listing = page.locator(".sides .listing")
    for wanted in ("Công an huyện duy trì tuần tra", "Đề nghị Ủy ban Mặt trận"):
        scroller = page.locator(".sides > .scroller").nth(1)
        for _ in range(30):
            row = listing.locator("tr[data-at]", has=page.locator("a.main", has_text=wanted)).first
            if row.count():
                break
            scroller.evaluate("node => { node.scrollTop += 300; }")
            page.wait_for_timeout(30)
        row.click()
        expect(page.locator(".passages mark.current").first).to_contain_text(wanted[:8])
        assert "".join(page.locator(".passages mark.current").all_inner_texts()).startswith(wanted)
        assert is_in_view(page, ".passages mark.current", ".sides .text")
        expect(page.locator("tr[aria-current=true]")).to_contain_text(wanted)
        scroller.evaluate("node => { node.scrollTop = 0; }")


def test_a_click_on_a_passage_shows_its_row(visit: Visit, report: Report) -> None:
    page = visit(f"#doc={document(report, 'index-huyen.pdf')}")
    page.locator(".passages p", has_text="Thanh tra huyện kiểm tra").locator(".in").last.click()
    expect(page.locator("tr[aria-current=true]")).to_contain_text("Thanh tra huyện kiểm tra")
    assert is_in_view(page, "tr[aria-current=true]", ".sides > .scroller:nth-child(2)")
    assert "row=tasks" in page.url


def test_the_text_has_its_page_breaks(visit: Visit, report: Report) -> None:
    page = visit(f"#doc={document(report, 'index-huyen.pdf')}")
    expect(page.locator(".page-break")).to_have_text([f"Trang {number}" for number in range(1, 6)])


def test_a_finding_leads_to_its_passage_and_back_goes_back(visit: Visit, report: Report) -> None:
    page = visit("#tab=findings&code=no-lead")
    link = rows(page, "findings").first.locator("a.main")
    quote = rows(page, "findings").first.locator("q").inner_text().strip("“”…")
    link.click()
    expect(page.locator(".passages mark.current").first).to_be_visible()
    assert quote[:40] in page.locator(".passages mark.current").first.evaluate("node => node.closest('p').textContent")
    expect(page.locator("tr[aria-current=true]")).to_contain_text("Không có đơn vị chủ trì")
    page.go_back()
    expect(page.locator("#panel-findings")).to_be_visible()
    expect(link).to_be_focused()


def test_the_language_is_switched(visit: Visit) -> None:
    page = visit("#tab=findings")
    before = page.locator("#panel-findings").inner_text()
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("tab", name="Findings")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#panel-findings")).to_contain_text("Passage")
    assert page.locator("#panel-findings").inner_text() != before
    page.get_by_role("tab", name="Matrix").click()
    assert "lang=en" in page.url
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.get_by_role("tab", name="Ma trận")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("han che", "hạn chế"), ("don vi", "đơn vị"), ("HẠN CHẾ", "hạn chế"), ("uy ban", "ủy ban"), ("hoà giải", None)],
)
def test_what_is_typed_without_marks_is_found_with_any(visit: Visit, typed: str, found: str | None) -> None:
    page = visit()
    page.get_by_role("searchbox", name="Tìm trong toàn bộ báo cáo").fill(typed)
    expect(page.locator("#panel-search .count")).to_contain_text("chỗ trong toàn văn")
    hits = {text.lower() for text in page.locator("#panel-search .hit").all_inner_texts()}
    if found is None:
        assert {bare(hit) for hit in hits} <= {bare(typed)}
        return
    assert found in hits
    assert {bare(hit) for hit in hits} == {bare(typed)}
    place = page.locator("#panel-search .places a").first
    words = place.locator(".hit").inner_text()
    place.click()
    expect(page.locator(".passages mark.sought").first).to_be_visible()
    assert "".join(page.locator(".passages mark.sought").all_inner_texts()) == words
    assert is_in_view(page, ".passages mark.sought", ".sides .text")


def test_marks_that_are_typed_count(visit: Visit) -> None:
    page = visit("#tab=search&q=hàn chế")
    expect(page.locator("#panel-search .count")).to_contain_text("0 chỗ")


def test_all_of_it_is_done_by_keyboard(visit: Visit) -> None:
    page = visit()
    press = page.keyboard.press

    def tab_to(target: Locator) -> None:
        for _ in range(60):
            press("Tab")
            if target.evaluate("node => node === document.activeElement"):
                return
        raise AssertionError("Tab does not get there")

    press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    tab_to(page.get_by_role("tab", name="Tổng quan"))
    press("ArrowRight")
    expect(page.get_by_role("tab", name="Ma trận")).to_be_focused()
    grid = page.get_by_role("grid")
    tab_to(grid)
    press("ArrowDown")
    active = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))"
    assert page.evaluate(f"{active}.getAttribute('role')") == "rowheader"
    press("Control+End")
    assert page.evaluate(f"{active} !== null")
    press("Control+Home")
    press("ArrowDown")
    press("ArrowRight")
    press("Enter")
    expect(page.get_by_role("tab", name="Nhiệm vụ")).to_have_attribute("aria-selected", "true")
    tab_to(rows(page, "tasks").first.locator("a.main"))
    press("ArrowDown")
    second = rows(page, "tasks").nth(1).locator("a.main")
    expect(second).to_be_focused()
    wanted = second.inner_text()
    press("Enter")
    expect(page.locator(".passages mark.current").first).to_be_visible()
    expect(page.locator(".document h2").first).to_be_focused()
    mark = page.locator(".passages a.ref.task").first
    tab_to(mark)
    press("Enter")
    row = page.locator("tr[aria-current=true] a.main")
    expect(row).to_be_focused()
    page.go_back()
    expect(page.locator("tr[aria-current=true]")).to_contain_text(wanted[:40])


def test_hostile_text_is_shown_as_text(visit: Visit, report: Report) -> None:
    page = visit(f"#doc={document(report, 'hostile.docx')}")
    text = page.locator(".passages").inner_text()
    for shown in (
        '<script>document.title="bad"</script>',
        "=HYPERLINK(",
        "--> <!--",
        "<img src=x onerror=",
        "=1+1",
        LONG,
    ):
        assert shown in text
    for tab in TABS:
        page.goto(page.url.split("#")[0] + f"#tab={tab}&q=document.title")
        page.wait_for_timeout(100)
        assert page.title() == "Kiểm tra việc giao nhiệm vụ"
    assert page.locator("#app script, #app img, #app iframe").count() == 0
    page.goto(page.url.split("#")[0] + f"#tab=tasks&in={document(report, 'hostile.docx')}")
    expect(rows(page, "tasks").first).to_contain_text('<script>document.title="bad"</script>')
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "a long word makes the page no wider"


def test_the_comparison_shows_both_sides(visit: Visit, report: Report) -> None:
    page = visit("#tab=comparison")
    expect(page.locator("#panel-comparison tbody .status")).to_have_text(["Đã báo cáo", "Báo cáo muộn", "Chưa báo cáo"])
    expect(rows(page, "comparison").nth(1)).to_contain_text("Thời hạn")
    page.get_by_label("Kết quả", exact=True).select_option("not_reported")
    expect(rows(page, "comparison")).to_have_count(1)
    page.get_by_label("Kết quả", exact=True).select_option("reported")
    match = report.audit.comparisons[0].matches[0]
    assert match.after
    rows(page, "comparison").first.locator("a").nth(1).click()
    expect(page.locator(".passages mark.current").first).to_be_visible()
    assert match.after.doc_id in page.url


def test_units_that_the_registry_does_not_know_are_marked(visit: Visit, report: Report) -> None:
    page = visit("#tab=matrix&axis=document")
    units = report.archive.records.units
    expect(page.locator(".grid-body .unit .name").first).to_be_visible()
    for name in page.locator(".grid-body .unit .name").all():
        text, marked = name.inner_text(), bool(name.locator(".unknown").count())
        assert any(text.startswith(unit.name) and marked == (unit.entry_id is None) for unit in units)
    page.get_by_label("Lọc đơn vị").fill(next(unit.name for unit in units if unit.entry_id is None))
    expect(page.locator(".grid-body .unit .unknown").first).to_be_visible()


def test_paper_says_how_lists_are_filtered(visit: Visit, report: Report) -> None:
    page = visit("#tab=findings&severity=error")
    page.emulate_media(media="print")
    wanted = sum(one.severity == "error" for one in report.audit.findings)
    expect(page.locator("#paper .printed-table.findings tbody tr")).to_have_count(wanted)
    expect(page.locator("#paper .left-out", has_text="Đã lọc")).to_contain_text("mức độ: Lỗi")


def test_a_row_that_a_document_does_not_have_hides_none_of_the_others(visit: Visit, report: Report) -> None:
    page = visit(f"#doc={document(report, 'index-huyen.pdf')}&row=tasks:gone")
    expect(page.locator(".sides tbody tr[data-at]").first).to_be_visible()
    expect(page.get_by_label("Dòng", exact=True)).to_have_value("usual")
    assert page.locator(".current").count() == 0


def test_a_link_to_what_the_report_does_not_have_says_so(visit: Visit) -> None:
    page = visit("#doc=0123456789abcdef&row=tasks:x")
    expect(page.locator("#panel-documents")).to_contain_text("không có văn bản đó")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hinders_people_with_other_ways_to_read(visit: Visit, report: Report, lang: str, scheme: str) -> None:
    page = visit(f"#lang={lang}" if lang != "vi" else "", color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    axe, faults = Axe(), []
    addresses = [f"tab={tab}&q=don+vi" if tab == "search" else f"tab={tab}" for tab in TABS]
    pdf = document(report, "index-huyen.pdf")
    addresses += [
        f"doc={pdf}&row=tasks:{report.archive.tasks_of[pdf][3].task_id}",
        f"tab=tasks&unit={report.audit.loads[0].unit_id}",
        "tab=findings&q=khong+co+gi+nhu+the",
    ]
    for address in addresses:
        page.goto(page.url.split("#")[0] + f"#{address}&lang={lang}")
        page.wait_for_timeout(250)
        found: list[dict[str, Any]] = axe.run(page).response["violations"]
        faults += [
            f"{address}: {one['id']} ({one['impact']}): {one['nodes'][0]['html'][:200]} {one['nodes'][0]['failureSummary'][:300]}"
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
    assert faults == []


def test_it_prints_on_a4_with_findings_and_matrix_whole(visit: Visit, report: Report, tmp_path: Any) -> None:
    page = visit()
    path = tmp_path / "report.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    with pypdfium2.PdfDocument(path) as pdf:
        sizes = {tuple(round(side) for side in one.get_size()) for one in pdf}
        texts = [one.get_textpage().get_text_range() for one in pdf]
    assert sizes <= {(595, 842), (842, 595)}
    whole = " ".join(" ".join(texts).split())
    with_findings = [text for text in texts if "Nguyên văn" in text]
    assert len(with_findings) > 1, "the head of the table stands on each of its pages"
    page.emulate_media(media="print")
    page.wait_for_timeout(100)
    assert page.locator("#paper .printed-table.findings tbody tr").count() == len(report.audit.findings)
    filled = page.locator("#paper .printed-table.matrix td:has(.role)").count()
    axis = "criterion" if any(cell.axis == "criterion" for cell in report.audit.cells) else "section"
    assert filled == sum(
        cell.axis == axis and bool(cell.lead or cell.coordinate or cell.report_to) for cell in report.audit.cells
    )
    assert "Phát hiện theo loại" in whole
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(media="screen")
    page.wait_for_timeout(100)
    assert page.locator("#paper *").count() == 0


def test_an_open_document_prints_with_its_rows_and_text(visit: Visit, report: Report, tmp_path: Any) -> None:
    page = visit(f"#doc={document(report, 'index-huyen.pdf')}")
    expect(page.locator(".passages")).to_be_visible()
    path = tmp_path / "document.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    with pypdfium2.PdfDocument(path) as pdf:
        whole = " ".join(" ".join(one.get_textpage().get_text_range() for one in pdf).split())
    assert whole.count("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện chủ trì") >= 2, "among the rows, and in the text"


def test_with_5000_tasks_few_of_them_are_elements(visit: Visit, large: Report) -> None:
    assert len(large.archive.counted_tasks) > 4000
    page = visit(of=large)
    count = "document.querySelectorAll('#app *').length"
    for tab in TABS[:-1]:
        page.goto(page.url.split("#")[0] + f"#tab={tab}")
        page.wait_for_timeout(100)
        assert page.evaluate(count) < 4000, tab
    page.goto(page.url.split("#")[0] + "#tab=tasks")
    last = len(large.archive.counted_tasks) - 1
    scroller = page.locator("#panel-tasks .scroller")
    for _ in range(5):
        scroller.evaluate("node => { node.scrollTop = node.scrollHeight; }")
        page.wait_for_timeout(50)
    expect(page.locator(f"#panel-tasks tr[data-at='{last}']")).to_be_visible()
    assert page.evaluate(count) < 4000


def test_what_paper_leaves_out_is_said(visit: Visit, large: Report) -> None:
    page = visit("#tab=tasks", of=large)
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    expect(page.locator("#paper .printed-table.tasks tbody tr")).to_have_count(1000)
    expect(page.locator("#paper .left-out", has_text="1.000 dòng đầu")).to_have_count(1)
