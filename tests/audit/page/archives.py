"""Archives for the page: the samples with hostile plans beside them, and the samples many times over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from docx import Document

from extract.audit.archive import Archive, read
from extract.batch import discover, run
from extract.records import TABLES, Records

SAMPLES = Path(__file__).parent.parent.parent.parent / "samples"
LONG = "nghiêng" * 40
HOSTILE = (
    "ỦY BAN NHÂN DÂN",
    "XÃ NẬM KHAO",
    "Số: 77/KH-UBND",
    "Nậm Khao, ngày 05 tháng 3 năm 2025",
    "KẾ HOẠCH",
    'Kiểm tra </script><script>document.title="bad"</script> năm 2025 trên địa bàn xã Nậm Khao',
    "I. MỤC ĐÍCH, YÊU CẦU",
    "Nhằm kịp thời phát hiện, chấn chỉnh những tồn tại, hạn chế trong việc thực hiện nhiệm vụ của các thôn, bản trên địa bàn xã.",
    "II. NHIỆM VỤ",
    '1. Phòng Kinh tế chủ trì rà soát <script>document.title="bad"</script> gửi Ủy ban nhân dân xã trước ngày 30/6/2025.',
    '2. Phòng Văn hóa - Xã hội chủ trì lập bảng =HYPERLINK("http://example.invalid","x") --> <!-- hoàn thành trước ngày 01/4/2025.',
    "3. Văn phòng HĐND và UBND xã chủ trì niêm yết \u202eteyn\u202c và <img src=x onerror=\"document.title='bad'\"> hằng tháng.",
    f"4. Giao Công an xã theo dõi {LONG} & tổng hợp &lt;script&gt; báo cáo Ủy ban nhân dân xã trong quý IV/2025.",
    "=1+1",
    "III. TỔ CHỨC THỰC HIỆN",
    "Các thôn, bản và các đơn vị liên quan căn cứ Kế hoạch này nghiêm túc triển khai thực hiện; kịp thời báo cáo vướng mắc.",
)


def extracted(folder: Path) -> Archive:
    """What `kehoach extract` makes of the samples and a hostile plan."""
    hostile = folder / "in" / "hostile.docx"
    hostile.parent.mkdir(parents=True)
    plan = Document()
    for line in HOSTILE:
        plan.add_paragraph(line)
    plan.save(str(hostile))
    chosen = [
        path
        for path in sorted(SAMPLES.iterdir())
        if path.suffix in (".docx", ".html", ".md") or path.name == "ke-hoach-papi-par-index-huyen.pdf"
    ]
    done = run(
        discover([*(path for path in chosen if path.name != "README.md"), hostile]),
        folder / "out",
        workers=1,
        formats=(),
    )
    assert done.failed == 0
    return read(folder / "out")


def multiplied(archive: Archive, folder: Path, tasks: int) -> Archive:
    """The archive's documents again and again, each time under ids of their own, until there are so many tasks."""
    rows: dict[str, list[Any]] = {table: [] for table in TABLES}
    rows["units"] = list(archive.records.units)
    (folder / "jsonl").mkdir(parents=True)
    for number in range(1 << 20):
        for document in archive.records.documents:
            if len(rows["tasks"]) >= tasks:
                return Archive(folder, Records(**{table: tuple(made) for table, made in rows.items()}))
            own = f"{number:04x}{document.doc_id[4:]}"
            for table, row in _rows(archive.records, document.doc_id):
                rows[table].append(_renamed(row, document.doc_id, own, number))
            text = (archive.folder / "jsonl" / f"{document.doc_id}.jsonl").read_text(encoding="utf-8")
            (folder / "jsonl" / f"{own}.jsonl").write_text(text.replace(document.doc_id, own), encoding="utf-8")
    raise AssertionError("never so many")


def _rows(records: Records, doc_id: str) -> Iterator[tuple[str, Any]]:
    for table in TABLES:
        if table != "units":
            yield from ((table, row) for row in getattr(records, table) if row.doc_id == doc_id)


def _renamed(row: Any, old: str, new: str, number: int) -> Any:
    changes: dict[str, Any] = {
        one.name: value.replace(old, new)
        for one in fields(row)
        if one.name.endswith("_id") and isinstance(value := getattr(row, one.name), str)
    }
    if hasattr(row, "source"):
        changes["source"] = f"{number:04d}/{row.source}"
    if hasattr(row, "issued_on") and hasattr(row, "title"):  # or they would be copies
        changes |= {name: f"{number}{getattr(row, name) or ''}" for name in ("number", "code")}
    return replace(row, **changes)
