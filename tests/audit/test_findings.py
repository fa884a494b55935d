"""Each kind of finding: documents in which it must be found, and some much like them in which it must not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from extract.audit.archive import Archive, Located
from extract.audit.copies import copies
from extract.audit.findings import FINDERS, find
from extract.audit.findings.catalogue import CODES, advice, meaning
from extract.audit.findings.totals import _grid
from extract.audit.model import Finding
from extract.audit.run import run
from extract.readers.sniffing import DOCX, PDF
from extract.records import CriterionRow, DocumentRow, Records
from tests.audit.archives import archive, plan

DAY = date(2024, 6, 1)
TASKS = "**I. NHIỆM VỤ**"
TABLE = "| STT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n| --- | --- | --- | --- | --- |\n"
ROWS = "".join(
    f"| {n} | Rà soát nội dung thứ {n} của chương trình | Phòng Nội vụ | Phòng Tư pháp | Quý IV/2024 |\n"
    for n in (1, 2, 3)
)
PUBLISH = "- Phòng Tư pháp niêm yết thủ tục tại trụ sở trước ngày 30/11/2024."
CRITERIA = ["**I. NHIỆM VỤ CẢI THIỆN CHỈ SỐ PAR INDEX**"]


def criterion(code: str, solution: str | None, limitation: str = "Hồ sơ trả chậm ở hai xã.") -> list[str]:
    made = [f"Tiêu chí {code}. Chất lượng giải quyết hồ sơ loại {code}", f"- Hạn chế: {limitation}"]
    return [*made, f"- Giải pháp: {solution}"] if solution else made


SOLVED = "Phòng Nội vụ kiểm tra việc trả kết quả ở các xã."

AT_HOME = plan(TASKS, "- Công an xã khảo sát giá đất.", day="ngày 12 tháng 8 năm 2025").replace(
    "HUYỆN TÀ HIN", "XÃ ĐỒNG QUẾ"
)

LETTER = plan(TASKS, "- Phòng Nội vụ khảo sát giá đất trước ngày 31/5/2024.", kind="THÔNG BÁO")

# What a document holds, and how often the finding is in it.
CASES: list[tuple[str, str, int]] = [
    ("no-lead", plan(TASKS, PUBLISH, "- Sửa chữa phòng tiếp dân trước ngày 30/11/2024."), 1),
    ("no-lead", plan(TASKS, PUBLISH), 0),
    ("no-lead", plan(TASKS, PUBLISH, "- Sửa chữa phòng tiếp dân trước ngày 30/11/2024.", kind="BÁO CÁO"), 0),
    # The table says who does what the text says, or is said to.
    ("no-lead", plan(TASKS, PUBLISH, "- Rà soát nội dung thứ 2 của chương trình.", TABLE + ROWS), 0),
    ("no-lead", plan(TASKS, PUBLISH, "- Sửa phòng tiếp dân.", "Việc được phân công tại biểu dưới đây:", TABLE + ROWS), 0),
    ("no-lead", plan(TASKS, PUBLISH, "- Sửa phòng tiếp dân.", TABLE + ROWS), 1),
    # Somebody is named, though not in a way that rules read; a list of things is no work.
    ("no-lead", plan(TASKS, PUBLISH, "- Phương tiện đi lại do Văn phòng bố trí."), 0),
    ("no-lead", plan(TASKS, PUBLISH, "- Các văn bản có liên quan khác."), 0),
    (
        "no-lead-in-section",
        plan("**I. NHIỆM VỤ CỦA NGÀNH VĂN HÓA**", "- Sửa nhà bia.", "- Mở lớp học tiếng Thái.", "- Thay biển tên thôn bản."),
        0,
    ),
    (
        "no-lead-in-section",
        plan(TASKS, "- Sửa chữa phòng tiếp dân.", "- Mở lớp học tiếng Thái.", "- Thay biển tên thôn bản."),
        1,
    ),
    (
        "no-lead-in-section",
        plan(TASKS, "**1. Tuyên truyền**", "- Sửa chữa nhà bia.", "- Mở lớp học tiếng Thái.", "- Thay biển tên thôn bản.",
             "**2. Đơn vị thực hiện:** Phòng Nội vụ."),
        0,
    ),
    ("no-lead", plan(TASKS, PUBLISH, "- Chào cờ, giới thiệu đại biểu.", "- Nếu hộ có hai con, được vay thêm 20 triệu đồng."), 0),
    ("no-lead", plan(TASKS, "- Sửa chữa phòng tiếp dân.", "- Mở lớp học tiếng Thái.", "- Thay biển tên thôn bản."), 0),
    ("no-lead-in-section", plan(TASKS, "- Sửa chữa phòng tiếp dân.", PUBLISH, "- Mở lớp học tiếng Thái."), 0),
    (
        "several-leads",
        plan(TASKS, TABLE + ROWS + "| 4 | Khảo sát giá đất | Phòng Tư pháp, Phòng Nội vụ | | Quý IV/2024 |\n"),
        1,
    ),
    ("several-leads", plan(TASKS, TABLE + ROWS), 0),
    ("several-leads", plan(TASKS, "- Phòng Tư pháp, Phòng Nội vụ khảo sát giá đất."), 0),
    ("joint-leads", plan(TASKS, "- Phòng Tư pháp, Phòng Nội vụ khảo sát giá đất."), 1),
    ("joint-leads", plan(TASKS, "- Phòng Tư pháp chủ trì, phối hợp với Phòng Nội vụ khảo sát giá đất."), 0),
    ("joint-leads", plan(TASKS, "- Phòng Tư pháp huyện và Phòng Nội vụ huyện khảo sát giá đất."), 1),
    # Each has a part of its own.
    ("joint-leads", plan(TASKS, "- Phòng Tư pháp khảo sát giá đất; Phòng Nội vụ niêm yết giá dịch vụ tại trụ sở."), 0),
    ("joint-leads", plan(TASKS, "- UBND các xã: Nà Sa, Bó Hin, Thín Lỷ khảo sát giá đất."), 0),
    ("group-lead", plan(TASKS, "- Các cơ quan, đơn vị có liên quan niêm yết giá dịch vụ tại trụ sở."), 1),
    ("group-lead", plan(TASKS, "- Phòng Nội vụ và các đơn vị có liên quan niêm yết giá dịch vụ tại trụ sở."), 0),
    ("group-lead", plan(TASKS, "- UBND các xã, thị trấn niêm yết giá dịch vụ tại trụ sở."), 0),
    ("group-lead", plan(TASKS, "- Các đơn vị trực thuộc niêm yết giá dịch vụ tại trụ sở."), 0),
    ("group-lead", plan(TASKS, "**1. Các cơ quan, đơn vị**", "- Niêm yết giá dịch vụ tại trụ sở."), 1),
    ("group-lead", plan(TASKS, "**1. Các cơ quan, đơn vị**", "- Niêm yết giá dịch vụ do Phòng Tư pháp lập."), 0),
    (
        "group-lead",
        plan(TASKS, "- Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị báo cáo UBND huyện."),
        0,
    ),
    ("no-deadline", plan(TASKS, TABLE + ROWS + "| 4 | Khảo sát giá đất | Phòng Nội vụ | | |\n"), 1),
    ("no-deadline", plan(TASKS, TABLE + ROWS + "| 4 | Khảo sát giá đất | Phòng Nội vụ | | Thường xuyên |\n"), 0),
    ("no-deadline", plan(TASKS, TABLE + ROWS + "| 4 | Khảo sát giá đất | Phòng Nội vụ | | Theo tiến độ của tỉnh |\n"), 0),
    ("no-deadline", plan(TASKS, PUBLISH, PUBLISH, PUBLISH, PUBLISH, "- Phòng Nội vụ khảo sát giá đất."), 0),
    (
        "few-deadlines",
        plan(TASKS, *(f"- Phòng Nội vụ kiểm tra xã thứ {n} về giá đất." for n in ("nhất", "hai", "ba", "tư"))),
        1,
    ),
    ("few-deadlines", plan(TASKS, TABLE + ROWS), 0),
    ("past-deadlines", plan(TASKS, "- Phòng Nội vụ khảo sát giá đất trước ngày 31/5/2024.", "- Phòng Tư pháp mở lớp trước 30/4/2024."), 1),
    ("past-deadlines", plan(TASKS, "- Phòng Nội vụ khảo sát giá đất trước ngày 01/6/2024."), 0),
    ("past-deadlines", plan(TASKS, "- Phòng Nội vụ báo cáo giá đất trước ngày 20/3 hằng năm."), 0),
    ("past-deadlines", LETTER.replace("2024", "2022"), 0),
    ("past-deadlines", LETTER, 1),
    ("past-deadlines", plan(TASKS, "- Phòng Nội vụ tổng kết Chương trình giai đoạn từ năm 2022 đến năm 2023."), 0),
    ("deadline-before-plan", plan(TASKS, TABLE + ROWS + "| 4 | Khảo sát giá đất | Phòng Nội vụ | | Trước 31/01/2023 |\n"), 1),
    ("deadline-before-plan", plan(TASKS, TABLE + ROWS), 0),
    # A report tells of days that were; so does a sentence of results in a plan; a day without a year may be of any.
    ("deadline-before-plan", plan(TASKS, "- Phòng Nội vụ khảo sát giá đất trước ngày 31/01/2023.", kind="BÁO CÁO"), 0),
    ("deadline-before-plan", plan(TASKS, "- Phòng Nội vụ đã khảo sát xong giá đất trước ngày 31/01/2023."), 0),
    ("deadline-before-plan", plan(TASKS, "- Phòng Nội vụ khảo sát giá đất trước ngày 31/01."), 0),
    ("unit-not-in-force", plan(TASKS, "- Phòng Tư pháp khảo sát giá đất.", day="ngày 12 tháng 8 năm 2025"), 1),
    ("unit-not-in-force", plan(TASKS, "- Phòng Tư pháp khảo sát giá đất."), 0),
    # Of the first half of that year it may be.
    ("unit-not-in-force", plan(TASKS, "- Phòng Tư pháp khảo sát giá đất.", day="ngày     tháng     năm 2025"), 0),
    ("unit-not-in-force", plan(TASKS, "- Phòng Tư pháp khảo sát giá đất.", day="ngày     tháng 8 năm 2025"), 1),
    # A commune that writes plans is there, though the list of places has one of its name that was merged.
    ("unit-not-in-force", AT_HOME, 0),
    ("unit-never-at-level", plan(TASKS, "- Sở Nội vụ huyện khảo sát giá đất."), 1),
    ("unit-never-at-level", plan(TASKS, "- Sở Nội vụ khảo sát giá đất."), 0),
    ("limitation-without-solution", plan(*CRITERIA, *criterion("2.1", SOLVED), *criterion("2.2", None)), 1),
    ("limitation-without-solution", plan(*CRITERIA, *criterion("2.1", SOLVED), *criterion("2.2", SOLVED)), 0),
    # Where no criterion has a solution, solutions stand elsewhere.
    ("limitation-without-solution", plan(*CRITERIA, *criterion("2.1", None), *criterion("2.2", None)), 0),
    ("solution-without-unit", plan(*CRITERIA, *criterion("2.1", "Trả kết quả đúng hẹn, xin lỗi khi trễ hẹn.")), 1),
    ("no-lead", plan(*CRITERIA, *criterion("2.1", "Trả kết quả đúng hẹn, xin lỗi khi trễ hẹn.")), 0),
    ("solution-without-unit", plan(*CRITERIA, *criterion("2.1", SOLVED)), 0),
    ("number-repeated", plan("**I. MỤC ĐÍCH**", "Phục vụ tốt hơn.", "**I. NHIỆM VỤ**", PUBLISH), 1),
    ("number-repeated", plan("**I. MỤC ĐÍCH**", "Phục vụ tốt hơn.", "**II. NHIỆM VỤ**", PUBLISH), 0),
    ("number-repeated", plan("**I. MỤC ĐÍCH**", "Phục vụ tốt hơn.", "**I. NHIỆM VỤ**", PUBLISH, kind="TỜ TRÌNH"), 0),
    ("number-skipped", plan("**I. MỤC ĐÍCH**", "Phục vụ tốt hơn.", "**III. NHIỆM VỤ**", PUBLISH), 1),
    ("number-skipped", plan("**I. MỤC ĐÍCH**", "Tốt hơn.", "**I. NHIỆM VỤ**", PUBLISH, "**III. TỔ CHỨC THỰC HIỆN**", PUBLISH), 0),
    ("attachment-absent", plan(TASKS, PUBLISH, "(Chi tiết tại Phụ lục 2 kèm theo)"), 1),
    ("attachment-absent", plan(TASKS, PUBLISH, "(Có danh sách kèm theo)"), 1),
    ("attachment-absent", plan(TASKS, PUBLISH, "(Có danh sách kèm theo)") + "\n\n**Phụ lục**\n\nNà Sa, Bó Hin\n", 0),
    ("attachment-absent", plan(TASKS, PUBLISH, "Lập hồ sơ theo Phụ lục I kèm theo Thông tư số 01/2023/TT-VPCP."), 0),
    ("cited-absent", plan("Thực hiện Kế hoạch số 99/KH-UBND ngày 05/01/2024 của UBND tỉnh;", TASKS, PUBLISH), 0),
    ("cited-absent", plan("Căn cứ Quyết định số 99/QĐ-UBND ngày 05/01/2024 của UBND huyện;", TASKS, PUBLISH), 0),
    ("number-blank", plan(TASKS, PUBLISH, number="    "), 1),
    ("number-blank", plan(TASKS, PUBLISH, number="    ", signed=False), 0),
    ("number-blank", plan(TASKS, PUBLISH), 0),
    ("day-blank", plan(TASKS, PUBLISH, day="ngày     tháng 02 năm 2024"), 1),
    ("day-blank", plan(TASKS, PUBLISH), 0),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "times"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)])
def test_a_finding_is_where_it_should_be(code: str, text: str, times: int, tmp_path: Path) -> None:
    found = [one for one in find(archive(tmp_path / "out", {"a.md": text}), DAY) if one.code == code]
    assert len(found) == times, [(one.quote, one.values) for one in found]
    assert all(one.quote for one in found)


def test_every_code_has_a_finder_and_cases_for_and_against() -> None:
    assert [*FINDERS, "copy"] == sorted(CODES, key=[*FINDERS, "copy"].index)
    elsewhere = {
        "past-deadline",
        "cited-absent",
        "copy",
        "shortfall-dropped",
        "sum-differs",
        "score-too-high",
        "grade-low",
    }
    for times in (0, 1):
        assert {code for code, _, n in CASES if n == times} | elsewhere == set(CODES)


def test_a_finding_says_what_and_what_to_look_at_in_both_languages(tmp_path: Path) -> None:
    for code, text, times in CASES:
        if times:
            found = find(archive(tmp_path / f"{code}-{hash(text)}", {"a.md": text}), DAY)
            one = next(one for one in found if one.code == code)
            for lang in ("vi", "en"):
                assert meaning(one, lang) and advice(one, lang)  # type: ignore[arg-type]
                assert "{" not in meaning(one, lang) + advice(one, lang)  # type: ignore[arg-type]


def test_a_shortfall_that_this_year_forgets(tmp_path: Path) -> None:
    title = "Khắc phục hạn chế, nâng cao Chỉ số cải cách hành chính huyện Tà Hin năm {}"
    last = plan(
        *CRITERIA,
        *criterion("2.1", SOLVED),
        *criterion("2.2", SOLVED),
        title=title.format(2023),
        day="ngày 12 tháng 02 năm 2023",
    )
    this = plan(*CRITERIA, *criterion("2.1", SOLVED), title=title.format(2024), number="31")
    made = run(archive(tmp_path / "out", {"2023.md": last, "2024.md": this}), DAY)
    found = [one for one in made.findings if one.code == "shortfall-dropped"]
    assert [(one.source, dict(one.values)["name"].split()[0]) for one in found] == [("2024.md", "2.2")]


def test_a_report_answers_a_deadline_that_is_over(tmp_path: Path) -> None:
    one = plan(TASKS, "- Phòng Nội vụ khảo sát giá đất ở vùng tái định cư trước ngày 30/4/2024.")
    told = plan(
        "Thực hiện Kế hoạch số 25/KH-UBND ngày 12/02/2024 của UBND huyện, UBND huyện báo cáo:",
        "**I. KẾT QUẢ**",
        "- Đã khảo sát xong giá đất vùng tái định cư, Phòng Nội vụ tổng hợp 120 phiếu.",
        kind="BÁO CÁO", day="ngày 20 tháng 5 năm 2024", number="77", title="Kết quả thực hiện Kế hoạch số 25/KH-UBND",
    )  # fmt: skip
    still = told.replace("Đã khảo sát xong", "Chưa khảo sát được")
    for name, later, day, code in (
        ("alone", None, DAY, "past-deadlines"),
        ("told", told, DAY, None),
        ("open", still, DAY, "past-deadline"),
        ("unknown", told, date(2024, 5, 15), "past-deadlines"),
    ):
        made = archive(tmp_path / name, {"a.md": one} | ({"b.md": later} if later else {}))
        audit = run(made, day)
        found = [f.code for f in audit.findings if f.code.startswith("past-")]
        assert found == ([code] if code else []), name
        # The load, the findings and the page say the same.
        assert sum(load.overdue for load in audit.loads) == len(audit.late) == len(found), name


COPIED = plan(TASKS, "- Phòng Nội vụ khảo sát giá đất trước ngày 30/4/2024.", "- Phòng Tư pháp mở 12 lớp dạy bơi.")


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        (COPIED + "\n\nBản sao.\n", True),
        # Neither has a number: the same title, day and tasks.
        (None, True),
        (COPIED.replace("25/KH", "26/KH"), False),
        (COPIED.replace("ngày 12 tháng 02", "ngày 13 tháng 02"), False),
        (COPIED.replace("TÀ HIN", "NÀ PHẶC"), False),
    ],
)
def test_a_copy_counts_once(other: str | None, is_copy: bool, tmp_path: Path) -> None:
    one = COPIED if other else COPIED.replace("25/KH", "    /KH")
    made = archive(tmp_path / "out", {"a.md": one, "b.md": other or one + "\n\n"})
    audit = run(made, DAY)
    copies = [(f.source, dict(f.values)) for f in audit.findings if f.code == "copy"]
    assert copies == ([("b.md", {"original": "a.md"})] if is_copy else [])
    assert len(made.counted_tasks) == (2 if is_copy else 4)
    assert sum(load.lead for load in audit.loads) == len(made.counted_tasks)
    assert {f.source for f in audit.findings if f.code.startswith("past-")} == (
        {"a.md"} if is_copy else {"a.md", "b.md"}
    )


def test_without_a_number_other_tasks_are_another_document(tmp_path: Path) -> None:
    first = COPIED.replace("25/KH", "    /KH")
    second = first.replace("khảo sát giá đất", "sửa nhà bia").replace("mở 12 lớp dạy bơi", "tổ chức hội thi")
    made = archive(tmp_path / "out", {"a.md": first, "b.md": second})
    assert not made.copies


def test_of_several_files_the_one_that_is_read_best_counts() -> None:
    def file(name: str, media_type: str, layer: str) -> DocumentRow:
        given = {"kind": "KẾ HOẠCH", "number": "25", "code": "25/KH-UBND", "issuer": "X", "issued_on": "2024-02-12"}
        return DocumentRow(doc_id=name, source=name, media_type=media_type, text_layer=layer, **given)  # type: ignore[arg-type]

    files = [file("a", PDF, "ocr"), file("b", PDF, "native"), file("c", DOCX, "native")]
    assert copies(files, {}) == {"a": "c", "b": "c"}
    assert copies(files[:2], {}) == {"a": "b"}


def test_a_document_cited_is_awaited_where_the_archive_has_others_of_the_kind(tmp_path: Path) -> None:
    citing = plan("Thực hiện Kế hoạch số 99/KH-UBND ngày 05/01/2024 của UBND huyện;", TASKS, PUBLISH)
    other = plan(TASKS, PUBLISH, number="26", title="Phòng, chống đuối nước trẻ em trên sông suối")
    alone = run(archive(tmp_path / "1", {"a.md": citing}), DAY)
    both = run(archive(tmp_path / "2", {"a.md": citing, "b.md": other}), DAY)
    assert [[f.code for f in audit.findings].count("cited-absent") for audit in (alone, both)] == [0, 1]


def _scores(*rows: tuple[str, float | None, float | None]) -> list[Finding]:
    criteria = tuple(
        CriterionRow(
            criterion_id=f"d-c{n}",
            doc_id="d",
            position=n,
            code=code,
            name=f"Tiêu chí {code}",
            score=score,
            score_max=most,
        )
        for n, (code, score, most) in enumerate(rows, 1)
    )
    document = DocumentRow(doc_id="d", source="a.docx", kind="BÁO CÁO", text_layer="native", grade="high")
    return list(find(Archive(Path("nowhere"), Records(documents=(document,), criteria=criteria)), DAY))


def test_scores_that_do_not_add_up() -> None:
    assert [f.code for f in _scores(("2.1", 3.0, 4.0), ("2.1.1", 2.0, 2.0), ("2.1.2", 1.5, 2.0))] == ["sum-differs"]
    assert not _scores(("2.1", 3.5, 4.0), ("2.1.1", 2.0, 2.0), ("2.1.2", 1.5, 2.0))
    # Parts that are fewer than the whole has prove nothing.
    assert not _scores(("2.1", 3.5, 4.0), ("2.1.1", 2.0, 2.0), ("2.1.3", 1.0, 1.0))
    assert not _scores(("2.1", 3.0, 4.0), ("2.1.1", 2.0, 2.0), ("2.1.2", None, 2.0))


def test_a_score_above_the_highest() -> None:
    assert [f.code for f in _scores(("2.1", 4.5, 4.0))] == ["score-too-high"]
    assert not _scores(("2.1", 4.0, 4.0), ("2.2", None, 4.0))


def _figures(total: str, *, numbers: tuple[str, ...] = ("1", "2", "3"), share: str = "50") -> str:
    rows = zip(numbers, ("1.200", "300", "40,5"), strict=True)
    body = "".join(f"| {n} | Xã thứ {n} | {amount} | {share} |\n" for n, amount in rows)
    table = f"| STT | Tên xã | Số hồ sơ | Tỷ lệ (%) |\n| --- | --- | --- | --- |\n{body}| | Tổng cộng | {total} | {share} |\n"
    return plan("**I. TÌNH HÌNH**", "Số liệu như sau:", table, "**II. NHIỆM VỤ**", PUBLISH, kind="BÁO CÁO")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (_figures("1.640,5"), True),
        (_figures("1.540,5"), False),
        # Groups and their parts: which rows make the sum is not said.
        (_figures("1.640,5", numbers=("I", "1", "2")), False),
    ],
)
def test_a_row_of_totals_that_is_not_the_sum(text: str, wrong: bool, tmp_path: Path) -> None:
    found = [one for one in find(archive(tmp_path / "out", {"a.md": text}), DAY) if one.code == "sum-differs"]
    assert len(found) == wrong
    if wrong:
        assert dict(found[0].values) == {
            "row": "Tổng cộng",
            "column": "Số hồ sơ",
            "printed": "1.640,5",
            "sum": "1.540,5",
        }


def test_cells_of_a_table_are_told_apart_only_where_they_surely_are() -> None:
    def grid(cells: list[str]) -> list[list[str]] | None:
        text = "".join(f"{cell}\n" for cell in cells)
        return _grid(f"{text}\nSau bảng.\n", Located(0, len(text.rstrip("\n"))))

    body = ["STT", "Tên xã", "Số hồ sơ", "1", "Nà Sa", "12", "2", "Bó Hin", "30"]
    assert grid([*body, "", "Cộng", "42"]) == [body[:3], body[3:6], body[6:], ["", "Cộng", "42"]]
    # A label over two columns, and empty cells at the end.
    assert grid([*body, "Tổng cộng", "43"]) == [body[:3], body[3:6], body[6:], ["Tổng cộng", "", "43"]]
    assert grid([*body, "3", "Thín Lỷ", ""]) == [body[:3], body[3:6], body[6:], ["3", "Thín Lỷ", ""]]
    # A merged cell elsewhere, a cell of two lines.
    assert grid([*body[:7], "30", "3", "Thín Lỷ", "5"]) is None
    assert grid([*body, "3", "Thín", "Lỷ", "5"]) is None


def test_of_a_document_with_a_low_grade_no_single_task_is_judged(tmp_path: Path) -> None:
    made = archive(tmp_path / "out", {"a.md": plan(TASKS, "- Sửa chữa phòng tiếp dân trước ngày 30/4/2024.", PUBLISH)})
    assert {one.code for one in find(made, DAY)} == {"no-lead", "past-deadlines"}
    documents = tuple(replace(row, grade="low") for row in made.records.documents)
    low = Archive(made.folder, replace(made.records, documents=documents))
    assert [one.code for one in find(low, DAY)] == ["grade-low"]
