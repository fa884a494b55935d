"""One document from bytes to records: whatever the bytes, records come out, and every quote stands in the text."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import extract
from extract.batch import discover
from extract.pipeline import Extraction, process
from extract.readers.sniffing import DOCX
from extract.records import TABLES, columns
from tests.batch.plans import plan
from tests.readers.paper import Sheet, pdf
from tests.readers.word import p, package

SAMPLES = [source.path for source in discover([Path(__file__).parent.parent / "samples"])]
MAGIC = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<html><body>",
    b"{\\rtf1",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    b"\xff\xd8\xff\xe0\x00\x10JFIF",
    b"II*\x00\x08\x00\x00\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
)


def hold(extraction: Extraction) -> None:
    """What is true of every extraction, whatever the file."""
    records, document = extraction.records, extraction.document
    (row,) = records.documents
    assert row.problems == len(records.problems)
    assert [problem.position for problem in records.problems] == list(range(1, row.problems + 1))
    if document is None:
        assert any(problem.severity == "error" for problem in records.problems)
    else:
        assert row.media_type
    for table in TABLES:
        rows = getattr(records, table)
        for one in rows:
            for span in getattr(one, "spans", ()):
                assert document is not None
                assert 0 <= span.start <= span.end <= len(document.text)
            for column in columns(table):
                value = getattr(one, column.name)
                assert value != "", f"{table}.{column.name} is an empty text: empty is None"
                assert value is not None or not column.required, f"{table}.{column.name} is never empty"
                assert value is None or not column.enum or value in column.enum, f"{table}.{column.name}: {value}"
    sections = {section.section_id for section in records.sections}
    tasks = {task.task_id for task in records.tasks}
    criteria = {criterion.criterion_id for criterion in records.criteria}
    units = {unit.unit_id for unit in records.units}
    assert len(sections) == len(records.sections)
    assert len(tasks) == len(records.tasks)
    assert {s.parent_id for s in records.sections} - {None} <= sections
    assert {task.section_id for task in records.tasks} - {None} <= sections
    assert {task.criterion_id for task in records.tasks} - {None} <= criteria
    assert {one.task_id for one in (*records.assignments, *records.deadlines)} <= tasks
    assert {one.unit_id for one in records.assignments} == units
    assert sum(unit.mentions for unit in records.units) == len(records.assignments)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample(path: Path) -> None:
    made = extract.extract(path)
    hold(made)
    assert made.records.tasks
    assert made.records.assignments
    assert {one.severity for one in made.records.problems} <= {"info"}


def test_a_picture_that_is_broken() -> None:
    made = process(b"\x89PNG\r\n\x1a\n" + bytes(40), "trang-1.png")
    hold(made)
    assert made.records.problems[0].code == "damaged-file"
    assert made.records.documents[0].media_type == "image/png"


def test_the_row_of_a_failed_file_says_what_is_known_of_it() -> None:
    scan = Sheet()
    scan.picture()
    failures = {
        "scan.pdf": (pdf(scan, scan), "no-text-layer", "application/pdf", 2),
        "broken.pdf": (b"%PDF-1.7", "damaged-file", "application/pdf", None),
        "broken.docx": (package(p("Kế hoạch"))[:-300], "damaged-file", DOCX, None),
        "old.doc": (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "damaged-file",
            "application/msword",
            None,
        ),
        "empty.docx": (b"", "empty-file", None, None),
    }
    for name, (data, *expected) in failures.items():
        made = process(data, name)
        hold(made)
        (row,) = made.records.documents
        code = made.records.problems[0].code.replace("ocr-missing", "no-text-layer")  # without Tesseract
        assert [code, row.media_type, row.pages] == expected, name


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(MAGIC), st.binary(max_size=300))
@example(b"", b"")
def test_any_bytes(magic: bytes, data: bytes) -> None:
    hold(process(magic + data, "a"))


@settings(max_examples=80, deadline=None)
@given(
    st.text(st.sampled_from("I1a.)-–+ \nĐđ|#*<>sởSở:;ngày/") | st.characters(exclude_categories=["Cs"]), max_size=200)
)
def test_any_text(text: str) -> None:
    hold(process(text.encode(), "a"))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    "path", [p for p in SAMPLES if p.stem in ("ke-hoach-so", "bao-cao-6-thang")], ids=lambda path: path.name
)
def test_a_damaged_sample(path: Path, seed: int) -> None:
    """A file that broke on its way: bytes lost, doubled or turned over."""
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    match seed % 3:
        case 0:
            del data[chance.randrange(len(data)) :]
        case 1:
            for _ in range(20):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        case _:
            at = chance.randrange(len(data))
            data[at:at] = data[at : at + 500]
    hold(process(bytes(data), path.name))


@pytest.mark.parametrize(
    "text",
    [
        "." * 20_000,
        "trước ngày 1/1/2025 " * 300,
        "Giao Sở Nội vụ, " * 1000,
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 1 tháng 1 năm 2025 của UBND tỉnh; " * 200,
        "\n\n".join(f"{number}. Giao Sở Y tế chủ trì" for number in range(1000)),
        "| a | b |\n" * 3000,
        "ỦY BAN NHÂN DÂN\n\n" * 1000,
    ],
    ids=lambda text: text[:20].strip(),
)
def test_monotonous_text_is_read_in_time(text: str) -> None:
    start = time.perf_counter()
    hold(process(text.encode(), "a"))
    assert time.perf_counter() - start < 10


def test_a_plan_eight_times_as_long_costs_about_eight_times_as_much() -> None:
    def spent(groups: int) -> float:
        text = "KẾ HOẠCH\nthực hiện năm 2031\n\nI. NHIỆM VỤ\n\n" + "".join(
            f"{i}. Nhóm việc số {i} của các đơn vị như sau:\n\n- Phòng Nội vụ rà soát hồ sơ trước ngày 15/6/2031.\n\n"
            "- Phòng Tư pháp chủ trì kiểm tra, báo cáo UBND huyện.\n\n- Chủ trì: Phòng Kinh tế\n\n"
            for i in range(1, groups + 1)
        )
        start = time.process_time()
        assert len(process(text.encode(), "ke-hoach.md").records.tasks) == 2 * groups
        return time.process_time() - start

    spent(10)
    assert spent(400) < 20 * spent(50)


def test_the_same_bytes_give_the_same_records() -> None:
    data = plan(3).encode()
    assert process(data, "a.md").records == process(data, "a.md").records
    assert process(data, "a.md").records.tasks == process(data, "b.docx").records.tasks


def test_from_python() -> None:
    made = extract.extract(str(SAMPLES[0]))
    tables = made.tables()
    assert list(tables) == list(TABLES)
    assert len(tables["tasks"]) == len(made.records.tasks)
    with pytest.raises(FileNotFoundError):
        extract.extract("nowhere.docx")


# --- documents of any shape -------------------------------------------------------------------------------------------

MARKERS = [
    "",
    "I. ",
    "II. ",
    "A. ",
    "1. ",
    "2. ",
    "1.1. ",
    "a) ",
    "b) ",
    "- ",
    "+ ",
    "(1) ",
    "Điều 1. ",
    "Phần thứ nhất. ",
    "Phụ lục 1 ",
    "Tiêu chí 2.4. ",
]
SENTENCES = [
    "MỤC ĐÍCH, YÊU CẦU",
    "NHIỆM VỤ, GIẢI PHÁP",
    "TỔ CHỨC THỰC HIỆN",
    "KẾT QUẢ ĐẠT ĐƯỢC",
    "Hạn chế:",
    "Nguyên nhân: Do thiếu người.",
    "Giải pháp khắc phục:",
    "Phòng Nội vụ",
    "Giao Sở Y tế mua vật tư trước ngày 15/6.",
    "Sở Tài chính chủ trì, phối hợp với Sở Xây dựng (theo Kế hoạch số 5/KH-UBND) rà soát.",
    "Các cơ quan, đơn vị:",
    "UBND các xã: Tân Khê, Đá Bạc báo cáo UBND huyện (qua Phòng Nội vụ) hằng quý.",
    "Cơ quan chủ trì: Sở Nội vụ. Phối hợp: Công an tỉnh.",
    "Thời gian thực hiện: Quý II/2026.",
    "Nội dung: Phát tờ rơi.",
    "Nội dung “Quản trị điện tử”",
    "Trên đây là Kế hoạch năm 2026.",
    "Chỉ số PAPI: đạt 46,04/80 điểm",
    "KẾ HOẠCH",
    "Nơi nhận:",
    "TM. ỦY BAN NHÂN DÂN",
    "(Kèm theo Quyết định số 1/QĐ-UBND ngày 02/01/2026 của UBND huyện)",
    "",
]
CELLS = [
    "TT",
    "Nhiệm vụ",
    "Cơ quan chủ trì",
    "Phối hợp",
    "Thời gian",
    "Giải pháp",
    "1",
    "I",
    "",
    "(1)",
    "Rà soát",
    "Sở Y tế; UBND các xã",
    "Quý I/2026",
]
LINES = st.builds(lambda marker, sentence: marker + sentence, st.sampled_from(MARKERS), st.sampled_from(SENTENCES))
GRIDS = (
    st.integers(2, 5)
    .flatmap(
        lambda width: st.lists(st.lists(st.sampled_from(CELLS), min_size=width, max_size=width), min_size=1, max_size=5)
    )
    .map(
        lambda rows: "\n".join(["| " + " | ".join(row) + " |" for row in (rows[0], ["---"] * len(rows[0]), *rows[1:])])
    )
)


@settings(max_examples=120, deadline=None)
@given(st.lists(LINES | GRIDS, max_size=25))
@example(
    [
        "Chỉ số PAPI: đạt 46,04/80 điểm",
        "| TT | Chủ trì | Giải pháp | Nội dung |\n| --- | --- | --- | --- |\n| Rà soát | Giải pháp | TT | - |",
    ]
)
def test_any_order_of_lines_and_tables(blocks: list[str]) -> None:
    data = "\n\n".join(blocks).encode()
    made = process(data, "a.md")
    hold(made)
    assert not [problem for problem in made.records.problems if problem.code == "unexpected-error"]
    assert process(data, "b.md").records.documents[0].doc_id == made.records.documents[0].doc_id
