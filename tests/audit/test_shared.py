"""An audit of real documents that lie outside the repository, against their gold. Only where KEHOACH_SHARED names the folder."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from extract.audit.archive import read
from extract.audit.run import run
from extract.batch import discover
from extract.batch import run as extract_all
from tests.measured import SHARED, needs_documents

pytestmark = needs_documents


def test_the_matrix_of_a_real_plan_has_the_leads_of_gold_and_its_faults_are_found(tmp_path: Path) -> None:
    assert SHARED
    source = SHARED / "corpus" / "tu-mo-rong-2022.md"
    gold = json.loads((SHARED / "gold" / "tu-mo-rong-2022.gold.json").read_text(encoding="utf-8"))
    extract_all(discover([str(source)], skip=tmp_path), tmp_path, formats=["csv"], workers=1)
    archive = read(tmp_path)
    audit = run(archive, date(2022, 12, 31))
    assert len([one for one in archive.criteria.values() if one.code]) == 14
    assert len([one for one in archive.criteria.values() if one.index_name == "PAPI"]) == 5
    wanted: dict[str, set[str]] = defaultdict(set)
    for task in gold["tasks"]:
        if task["criterion"]:
            wanted[task["criterion"]] |= set(task["lead"])
    for criterion in archive.criteria.values():
        tasks = archive.tasks_for[criterion.criterion_id]
        leads = [row for task in tasks for row in archive.assignments[task.task_id] if row.role == "lead"]
        assert {row.mention for row in leads} == wanted[criterion.code or criterion.name], criterion
        cells = {cell.unit_id for cell in audit.cells if cell.column == criterion.criterion_id and cell.lead}
        assert cells == {row.unit_id for row in leads}
    found = [one.code for one in audit.findings]
    assert {"number-repeated", "number-blank", "day-blank", "no-lead"} <= set(found)
    assert "number-skipped" not in found  # I, I, III: one slip is told once
    assert found.count("no-lead") == sum(not task["lead"] for task in gold["tasks"])


@pytest.mark.slow
def test_what_names_nobody_names_nobody_in_gold(tmp_path: Path) -> None:
    assert SHARED
    sources = [str(path) for path in sorted((SHARED / "corpus").glob("*.docx"))]
    extract_all(discover(sources, skip=tmp_path), tmp_path, formats=["csv"], workers=1)
    archive = read(tmp_path)
    checked = 0
    for one in run(archive, date(2026, 11, 22)).findings:
        path = SHARED / "gold" / f"{Path(one.source).stem}.gold.json"
        if one.code != "no-lead" or not path.exists():
            continue
        tasks = json.loads(path.read_text(encoding="utf-8"))["tasks"]
        text = archive.tasks[one.row_id].text
        same = [task for task in tasks if text.startswith(task["start"][:60])]
        assert not same or any(not task["lead"] for task in same), (one.source, text)
        checked += bool(same)
    assert checked > 10
