"""The example of docs/annotation.md: its plan gives its gold, to the letter, and its keys are those of the samples."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from extract import extract
from extract.batch import discover, run
from extract.evaluate import evaluate
from extract.evaluate.gold import HEADER
from extract.records import ROLES, Records
from tests.test_docs import generator as generator  # a fixture

ROOT = Path(__file__).parent.parent
PAGES = ["annotation.md", "annotation.vi.md"]


def block(page: str, file: str) -> str:
    """The block of a page that is a file."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (found,) = re.findall(rf"^```\w+ {re.escape(file)}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return str(found)


def as_gold(records: Records) -> dict[str, Any]:
    """What a person who agrees with every row would write, for a document without criteria and without run-in headings."""
    (row,) = records.documents
    ids = {s.section_id: f"s{s.position}" for s in records.sections}
    return {
        "name": Path(row.source).stem,
        "source": row.source,
        "document": {field: getattr(row, field) for field in HEADER},
        "sections": [
            {
                "id": ids[s.section_id],
                "parent": ids.get(s.parent_id or ""),
                "marker": s.marker,
                "heading": s.heading or "",
                "start": (s.heading or s.text or "")[:80].strip(),
                "kind": s.kind,
            }
            for s in records.sections
        ],
        "criteria": list(records.criteria),
        "tasks": [
            {
                "section": ids.get(t.section_id or ""),
                "origin": t.origin,
                "start": t.text[:100].strip(),
                "criterion": t.criterion_id,
                **{role: [a.mention for a in records.assignments if (a.task_id, a.role) == (t.task_id, role)] for role in ROLES},
                "deadlines": [
                    {"text": d.text, "start": d.start_on, "end": d.due_on, "recurrence": d.recurrence}
                    for d in records.deadlines
                    if d.task_id == t.task_id
                ],
            }
            for t in records.tasks
        ],
        "citations": [
            {"text": c.text, "kind": c.kind, "code": c.code, "issued_on": c.issued_on, "issuer": c.issuer} for c in records.citations
        ],
        "recipients": [r.recipient for r in records.recipients],
        "footnotes": [{"marker": n.marker, "start": n.text[:60]} for n in records.footnotes],
    }  # fmt: skip


def shape(gold: dict[str, Any]) -> dict[str, set[str]]:
    """The keys of a gold file: its own, those of its header and those of each row of its lists."""
    keys = {"": set(gold), "document": set(gold["document"])}
    for table, rows in gold.items():
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            keys[table] = {key for row in rows for key in row}
            assert all(set(row) == keys[table] for row in rows), table
    keys["deadlines"] = {key for task in gold["tasks"] for due in task["deadlines"] for key in due}
    return keys


def test_both_pages_show_the_same_five_lines_and_the_same_gold() -> None:
    assert len({(block(page, "thuy-loi.txt"), block(page, "thuy-loi.gold.json")) for page in PAGES}) == 1
    assert block(PAGES[0], "thuy-loi.txt").count("\n") == 5


def test_the_example_has_the_keys_of_the_samples() -> None:
    example = shape(json.loads(block(PAGES[0], "thuy-loi.gold.json")))
    sample = shape(json.loads((ROOT / "samples" / "ke-hoach-xa-2025.gold.json").read_text(encoding="utf-8")))
    assert example == {table: keys for table, keys in sample.items() if table in example}
    assert {"sections", "tasks", "deadlines", "citations"} <= example.keys()


def test_the_plan_gives_exactly_the_gold(tmp_path: Path) -> None:
    for file in ("thuy-loi.txt", "thuy-loi.gold.json"):
        (tmp_path / file).write_text(block(PAGES[0], file), encoding="utf-8")
    assert as_gold(extract(tmp_path / "thuy-loi.txt").records) == json.loads(block(PAGES[0], "thuy-loi.gold.json"))
    run(discover([tmp_path / "thuy-loi.txt"]), tmp_path / "out", workers=1)
    report = evaluate(tmp_path / "out", tmp_path)
    (one,) = report.comparisons
    assert one.misses == []
    assert report.total()["whole row"].strict == 2


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_name_every_kind_of_section_and_every_role(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    tables = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    (listed,) = re.findall(r"^\| `kind` \|.*Function of the section: (.*?) \|$", tables, re.MULTILINE)
    kinds = re.findall(r"`(\w+)`", listed)
    assert [name for name in re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) if name in kinds] == kinds
    assert all(f"`{role}`" in text for role in ROLES)
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (ROOT / "docs" / target).exists(), target


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_the_sessions_print_what_the_pages_show(generator: ModuleType, page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert text == generator.sessions(text), f"docs/{page} has drifted: run make docs"
