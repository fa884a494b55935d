"""Frictionless holds the CSV files to the data package that comes with them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extract.export.csv import write
from extract.records import TABLES, RecipientRow, Records
from tests.export.rows import ODD

pytestmark = pytest.mark.slow


def validated(folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_the_package_of_a_run_is_valid(output: Path) -> None:
    report = validated(output)
    assert report["valid"], report
    assert [task["name"] for task in report["tasks"]] == list(TABLES)
    assert sum(task["stats"]["rows"] for task in report["tasks"]) > 500


def test_it_would_have_said_so(output: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(output, tmp_path / "broken")
    path = folder / "assignments.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace(",lead,", ",leads,", 1), encoding="utf-8-sig")
    report = validated(folder)
    assert [error["type"] for task in report["tasks"] for error in task["errors"]] == ["constraint-error"]


def test_empty_tables_and_odd_texts_are_valid(tmp_path: Path) -> None:
    texts = [text for text in ODD if "\x00" not in text]
    write(
        Records(recipients=tuple(RecipientRow(doc_id="d", position=n, recipient=t) for n, t in enumerate(texts))),
        tmp_path,
    )
    report = validated(tmp_path)
    assert report["valid"], report
