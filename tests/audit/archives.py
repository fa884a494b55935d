"""Small archives for tests: Markdown documents read by the real pipeline."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from extract.audit.archive import Archive, read
from extract.batch.publish import add_units
from extract.export import csv, jsonl
from extract.pipeline import process
from extract.records import Records, UnitRow


def archive(folder: Path, documents: dict[str, str]) -> Archive:
    """An output folder with these documents, given by name and Markdown text."""
    rows: dict[str, list[object]] = {one.name: [] for one in fields(Records)}
    units: dict[str, UnitRow] = {}
    (folder / "jsonl").mkdir(parents=True)
    for name, text in documents.items():
        made = process(text.encode(), name)
        assert made.document, made.records.problems
        for table, found in rows.items():
            found += getattr(made.records, table)
        add_units(units, made.records.units)
        path = folder / "jsonl" / f"{made.records.documents[0].doc_id}.jsonl"
        path.write_text(jsonl.text(made.records, made.document), encoding="utf-8")
    rows["units"] = list(units.values())
    csv.write(Records(**{table: tuple(found) for table, found in rows.items()}), folder)  # type: ignore[arg-type]
    return read(folder)


def plan(
    *lines: str,
    number: str = "25",
    day: str = "ngày 12 tháng 02 năm 2024",
    kind: str = "KẾ HOẠCH",
    title: str = "Nâng cao chất lượng phục vụ người dân huyện Tà Hin năm 2024",
    signed: bool = True,
) -> str:
    """A document of the UBND of an invented district, with a paragraph for each line."""
    symbol = {"BÁO CÁO": "BC", "QUYẾT ĐỊNH": "QĐ", "TỜ TRÌNH": "TTr"}.get(kind, "KH")
    head = (
        "| ỦY BAN NHÂN DÂN<br>HUYỆN TÀ HIN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc |\n"
        f"| --- | --- |\n| Số: {number}/{symbol}-UBND | *Tà Hin, {day}* |\n\n**{kind}**\n\n**{title}**\n\n"
    )
    foot = (
        "| Nơi nhận:<br>- Các phòng, ban;<br>- Lưu: VT. | **TM. ỦY BAN NHÂN DÂN**<br>**CHỦ TỊCH**<br><br>**Lò Văn Pành** |\n| --- | --- |\n"
        if signed
        else ""
    )
    return head + "\n\n".join(lines) + "\n\n" + foot
