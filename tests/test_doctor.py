"""`kehoach doctor`, on machines that lack something: their PATH and places for data are really without it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from extract.doctor import _COMMANDS, examine
from extract.export.csv import read
from extract.messages import say
from tests.batch.plans import plan
from tests.office import needs_office, saved
from tests.readers.scanned import IS_THERE, SAMPLES, picture, scan
from tests.test_cli import kehoach

needs_data = pytest.mark.skipif(not IS_THERE, reason="needs Tesseract's data for vie, eng and osd: make system")
DEBIAN = Path("/etc/debian_version").exists()
# Two packages that cannot be imported, as where the extra `ocr` was not installed.
WITHOUT_OCR = "import sys; sys.modules['tesserocr'] = None; from extract.cli import main; main()"


def states(printed: str) -> dict[str, str]:
    """The state of each line by the name of what was looked at."""
    found = re.findall(r"^(ok|missing|optional) +(\S.*?)  ", printed, re.MULTILINE)
    return {what: state for state, what in found}


def bare(tmp_path: Path) -> dict[str, str]:
    """An environment in which no program is found and no language data."""
    programs = tmp_path / "programs"
    programs.mkdir(exist_ok=True)
    return {"PATH": str(programs), "TESSDATA_PREFIX": str(tmp_path / "no-data")}


@needs_office
@needs_data
def test_a_whole_machine_is_well() -> None:
    done = kehoach("doctor")
    assert (done.returncode, done.stderr) == (0, "")
    found = states(done.stdout)
    assert {"Python", "Python packages", "vie.traineddata", "LibreOffice"} <= set(found)
    assert "missing" not in found.values() and say("doctor-well", "en") in done.stdout


def test_what_is_missing_is_told_with_its_remedy(tmp_path: Path) -> None:
    done = kehoach("doctor", **bare(tmp_path))
    found = states(done.stdout)
    assert done.returncode == 2
    assert found["vie.traineddata"] == found["LibreOffice"] == "missing"
    assert found["Tesseract"] == found["osd.traineddata"] == "optional"
    assert found["Python packages"] == found["rules (patterns)"] == found["temporary folder"] == "ok"
    assert "Cannot be read yet: .doc, .rtf; scans, images." in done.stdout
    assert str(tmp_path / "no-data") in done.stdout
    if DEBIAN:
        assert "sudo apt-get install libreoffice-writer-nogui python3-uno" in done.stdout
        assert "sudo apt-get install tesseract-ocr-vie" in done.stdout
    vietnamese = kehoach("doctor", "--lang", "vi", **bare(tmp_path))
    assert vietnamese.returncode == 2
    assert "thiếu     LibreOffice" in vietnamese.stdout and "cách cài: " in vietnamese.stdout


@needs_data
def test_only_libreoffice_is_missing(tmp_path: Path) -> None:
    done = kehoach("doctor", PATH=bare(tmp_path)["PATH"])
    found = states(done.stdout)
    assert done.returncode == 2
    assert found["LibreOffice"] == "missing" and found["vie.traineddata"] == "ok"


def test_only_the_language_data_is_missing(tmp_path: Path) -> None:
    done = kehoach("doctor", TESSDATA_PREFIX=str(tmp_path))
    assert done.returncode == 2
    assert states(done.stdout)["vie.traineddata"] == "missing"


def test_language_data_that_is_damaged_is_no_data(tmp_path: Path) -> None:
    (tmp_path / "vie.traineddata").write_bytes(bytes(range(256)) * 40)
    done = kehoach("doctor", TESSDATA_PREFIX=str(tmp_path))
    assert done.returncode == 2
    assert states(done.stdout)["vie.traineddata"] == "missing"
    (tmp_path / "scan.pdf").write_bytes(scan([picture("ke-hoach-so.pdf", 2)]))
    assert (
        kehoach("extract", tmp_path / "scan.pdf", "-o", tmp_path / "out", TESSDATA_PREFIX=str(tmp_path)).returncode == 3
    )
    (problem,) = read(tmp_path / "out").problems
    assert problem.code == "ocr-missing" and "vie.traineddata" in problem.message


def test_without_the_extra(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_OCR, "doctor", "--lang", "en"], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 2, done.stderr
    assert states(done.stdout)["tesserocr, OpenCV"] == "missing"
    assert "kehoach[ocr]" in done.stdout


def test_a_libreoffice_that_does_not_start(tmp_path: Path) -> None:
    environment = bare(tmp_path)
    program = Path(environment["PATH"], "soffice")
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    done = kehoach("doctor", **environment)
    assert states(done.stdout)["LibreOffice"] == "missing"
    assert str(program) in done.stdout


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    found = {one.what: one for one in examine()}
    assert found["folder"].state == "missing" and found["folder"].use == "all"


def test_every_remedy_is_for_a_system_that_is_known() -> None:
    systems = {"debian", "fedora", "darwin", "win32", ""}
    assert all(set(commands) <= systems for commands in _COMMANDS.values())
    assert all("" in commands for what, commands in _COMMANDS.items() if what not in ("vie", "eng", "osd"))


@needs_office
def test_a_mixed_run_on_a_bare_machine_ends_with_problems(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("ke-hoach-so.docx", "ke-hoach-so.pdf"):
        (folder / name).write_bytes((SAMPLES / name).read_bytes())
    (folder / "plan.md").write_text(plan(0), encoding="utf-8")
    (folder / "scan.pdf").write_bytes(scan([picture("ke-hoach-so.pdf", 2)]))
    (folder / "old.rtf").write_bytes(rb"{\rtf1\ansi Ke hoach so 1}")
    (word,) = saved(tmp_path, "doc", SAMPLES / "ke-hoach-so.docx")
    word.rename(folder / "old.doc")
    (folder / "broken.docx").write_bytes(b"%PDF-1.7")
    done = kehoach("extract", folder, "-o", tmp_path / "out", **bare(tmp_path))
    assert done.returncode == 2, done.stderr
    tables = read(tmp_path / "out")
    assert {p.source: p.code for p in tables.problems if p.severity == "error"} == {
        "broken.docx": "damaged-file",
        "old.doc": "office-missing",
        "old.rtf": "office-missing",
        "scan.pdf": "ocr-missing",
    }
    assert all("kehoach doctor" in p.message for p in tables.problems if p.code in ("office-missing", "ocr-missing"))
    rows = {row.source: row.doc_id for row in tables.documents}
    assert len(rows) == 7
    given = {task.doc_id for task in tables.tasks}
    assert {name for name, one in rows.items() if one in given} == {"ke-hoach-so.docx", "ke-hoach-so.pdf", "plan.md"}
