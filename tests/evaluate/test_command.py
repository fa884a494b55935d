"""`kehoach evaluate` as a person runs it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extract.batch import discover, run
from extract.evaluate.comparison import LINES
from tests.batch.plans import plan
from tests.measured import SHARED, corpus, needs_documents
from tests.test_cli import kehoach

SAMPLES = Path(__file__).parent.parent.parent / "samples"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    run(discover([SAMPLES / "ke-hoach-xa-2025.md", SAMPLES / "ke-hoach-so.docx"]), folder, workers=1)
    return folder


def test_the_report(output: Path) -> None:
    done = kehoach("evaluate", output, SAMPLES)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 inputs of 2 gold documents\nNot in the output: bao-cao-6-thang, ")
    for line, fields in LINES.items():
        assert f"\n{line} " in done.stdout
        assert all(f"\n  {field} " in done.stdout for field in fields)
    assert "ke-hoach-so.docx" in done.stdout
    assert "≥ 0.9" in done.stdout
    assert "\x1b[" not in done.stdout
    assert kehoach("evaluate", output, SAMPLES, "--lang", "vi").stdout.startswith("2 tệp của 2 tài liệu")


def test_markdown_and_json(output: Path, tmp_path: Path) -> None:
    done = kehoach("evaluate", output, SAMPLES, "--markdown", "--misses", "--json", tmp_path / "a.json")
    assert done.returncode == 0
    assert "\n| table, field | prec. | recall | F1 | ~prec. | ~recall | ~F1 | gold |\n| --- | ---: |" in done.stdout
    made = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert made["inputs"] == 2
    assert made["documents"].keys() == {"ke-hoach-xa-2025.md", "ke-hoach-so.docx"}
    figures = made["figures"]["whole row"]
    assert f"| whole row | {figures['precision']:.3f} | {figures['recall']:.3f} | {figures['f1']:.3f} |" in done.stdout
    assert figures["gold"] == sum(one["whole row"]["gold"] for one in made["documents"].values())
    assert sum(band["rows"] for band in made["calibration"]["bands"]) > 50


def test_misses_by_cause_and_changes(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(plan(0), encoding="utf-8")
    right, wrong = tmp_path / "right", tmp_path / "wrong"
    run(discover([tmp_path / "a.md"]), right, workers=1)
    shutil.copytree(right, wrong)
    for name, old, new in (
        ("assignments", "lead,phong-van-hoa", "coordinate,phong-van-hoa"),
        ("deadlines", "-30", "-29"),
    ):
        text = (wrong / f"{name}.csv").read_text(encoding="utf-8")
        assert old in text
        (wrong / f"{name}.csv").write_text(text.replace(old, new), encoding="utf-8")
    shown = kehoach("evaluate", wrong, right, "--misses").stdout
    assert "\nwrong role (1)\n" in shown
    assert "\n  gold: lead: Phòng Văn hóa - Xã hội\n  output: coordinate: Phòng Văn hóa - Xã hội\n" in shown
    assert "\n  “Phòng Văn hóa - Xã hội”\n" in shown
    assert "deadline read as other dates (1)" in shown
    changed = kehoach("evaluate", right, right, "--against", wrong).stdout
    assert "\nGains: assignments (1)\n" in changed
    assert "Losses" not in changed
    assert "Kém: assignments (1)" in kehoach("evaluate", wrong, right, "--against", right, "--lang", "vi").stdout


def test_floors(output: Path) -> None:
    assert kehoach("evaluate", output, SAMPLES, "--min", "tasks=0.1", "--min", "documents.kind=0.1").returncode == 0
    done = kehoach("evaluate", output, output, "--min", "tasks=1", "--min", "header=1.0")
    assert done.returncode == 0
    done = kehoach("evaluate", output, SAMPLES, "--only", "so.docx$", "--min", "assignments=1.01")
    assert (done.returncode, done.stdout) == (64, "")
    done = kehoach("evaluate", output, SAMPLES, "--min", "assignment=0.9")
    assert done.returncode == 64
    assert done.stderr.startswith("Not LINE=F1: assignment=0.9. Lines: header, documents.kind")


def test_a_figure_below_its_floor(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ke-hoach-so.md").write_text(plan(0), encoding="utf-8")
    run(discover([tmp_path / "in"]), tmp_path / "out", workers=1)
    done = kehoach("evaluate", tmp_path / "out", SAMPLES, "--min", "tasks=0.9")
    assert done.returncode == 2
    assert done.stderr == "tasks: F1 0.000 is below 0.9\n"


def test_nothing_to_compare(output: Path, tmp_path: Path) -> None:
    done = kehoach("evaluate", output, SAMPLES, "--only", "nowhere")
    assert (done.returncode, done.stderr) == (3, "The output has no document of the gold.\n")
    done = kehoach("evaluate", tmp_path, SAMPLES)
    assert (done.returncode, done.stderr) == (3, f"File missing: {tmp_path / 'documents.csv'}\n")
    assert kehoach("evaluate", output, tmp_path / "nowhere").returncode == 3
    done = kehoach("evaluate", output, SAMPLES, "--only", "(")
    assert done.returncode == 64
    assert done.stderr.startswith("Not a regular expression: (")


@pytest.mark.slow
@needs_documents
@pytest.mark.parametrize("folders", ["samples", "corpus"])
def test_figures_agree_with_the_other_scorer(
    folders: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    if folders == "samples":
        output, gold = tmp_path / "out", SAMPLES
        run([source for source in discover([SAMPLES]) if "/" not in source.name], output)
    else:
        output, gold = corpus(tmp_path_factory), SHARED / "gold"
    for name, more in (("all", []), ("some", ["--exclude", r"\.scan\.pdf$|\.doc$"]), ("only", ["--only", r"\.docx$"])):
        theirs, ours = tmp_path / f"{name}-theirs.json", tmp_path / f"{name}-ours.json"
        command = [sys.executable, SHARED / "score.py", output, gold, *more, "--json", theirs]
        subprocess.run(command, check=True, capture_output=True)
        assert kehoach("evaluate", output, gold, *more, "--json", ours).returncode == 0
        want, got = (json.loads(path.read_text(encoding="utf-8")) for path in (theirs, ours))
        assert want["inputs"] == got["inputs"] > 0
        for line, figures in want["figures"].items():
            assert {key: round(got["figures"][line][key], 3) for key in figures} == {
                key: round(value, 3) for key, value in figures.items()
            }, line
