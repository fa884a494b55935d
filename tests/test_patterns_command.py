"""The workbench for rules: `kehoach patterns`, `--patterns`, and the walk-through that the docs show."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from extract.batch import discover, run
from extract.errors import PatternError
from extract.export.csv import read
from extract.patterns import names, refuse
from extract.workbench import FAMILIES, check, stats
from tests.batch.plans import plan
from tests.test_cli import kehoach
from tests.test_docs import generator as generator  # a fixture

ROOT = Path(__file__).parent.parent
OFFICE = """
- id: head.office-of-wells
  meaning: Nha Thủy tỉnh, tên riêng của ví dụ
  case: true
  value: agency
  pattern: '(?<!\\w)Nha Thủy(?!\\w)'
  match: ["Nha Thủy"]
  no_match: ["nha thủy"]
"""
CLOSING = """
- id: lead.closing
  meaning: Ngày khóa sổ là ngày cuối
  value: before
  terms: [khóa sổ]
"""


def closing(number: int) -> str:
    """A plan with a deadline that only the rule above knows."""
    return plan(number).replace("hoàn thành trước ngày", "khóa sổ ngày")


def laid(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_rules_that_ship_hold() -> None:
    done = kehoach("patterns", "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"\d+ rules, \d+ examples: all hold\.\n", done.stdout)


def test_an_overlay_that_holds(tmp_path: Path) -> None:
    folder = laid(tmp_path / "r", units=OFFICE)
    found = check(folder)
    assert (found.rules, found.examples, found.failures) == (1, 2, ())
    assert kehoach("patterns", "check", folder, "--lang", "vi").stdout == "1 luật, 2 ví dụ: đúng hết.\n"


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"units": OFFICE.replace('"nha thủy"', '"nha thủy", "Nha Thủy tỉnh"')}, "units.yaml:2: head.office-of-wells matches 'Nha"),
        ({"units": OFFICE.replace('match: ["Nha Thủy"]', 'match: [Sở]')}, "units.yaml:2: head.office-of-wells does not match 'Sở'"),
        ({"units": OFFICE.replace('  no_match: ["nha thủy"]\n', "")}, "units.yaml:2: head.office-of-wells has no example under 'no_match'"),
        ({"units": OFFICE.replace('  match: ["Nha Thủy"]\n', "")}, "units.yaml:2: head.office-of-wells has no example under 'match'"),
        ({"units": OFFICE.replace("meaning", "meanings")}, "units.yaml:3: unknown key 'meanings'"),
        ({"units": OFFICE.replace("(?<!", "(?<")}, "units.yaml:2: not a regular expression"),
        ({"units": OFFICE.replace("head.", "heads.")}, "units.yaml:2: nothing asks for heads.office-of-wells"),
        ({"unit_names": OFFICE.replace("  value: agency\n", "")}, "unit_names.yaml:2: nothing asks for head.office-of-wells"),
        ({"letterhead": OFFICE}, "letterhead.yaml:2: nothing asks for head.office-of-wells"),
        ({"unit": OFFICE}, "unit.yaml: no such pattern file; there are audit.yaml"),
    ],
)  # fmt: skip
def test_an_overlay_that_does_not(tmp_path: Path, files: dict[str, str], says: str) -> None:
    folder = laid(tmp_path / "r", **files)
    (failure,) = check(folder).failures
    assert failure.startswith(f"{folder}/{says}")


def test_a_shipped_rule_that_an_overlay_breaks(tmp_path: Path) -> None:
    year = "- id: year\n  meaning: Năm\n  pattern: '1999'\n  match: ['1999']\n  no_match: ['2031']\n"
    failures = check(laid(tmp_path / "r", deadlines=year)).failures
    assert failures
    assert all(re.match(r"\S+/patterns/deadlines\.yaml:\d+: ", failure) for failure in failures)


def test_failures_are_printed_and_told_by_the_exit_code(tmp_path: Path) -> None:
    folder = laid(tmp_path / "r", units=OFFICE.replace('"nha thủy"', '"Nha Thủy"'))
    done = kehoach("patterns", "check", folder)
    assert (done.returncode, done.stderr) == (1, "Failures: 1\n")
    assert done.stdout.startswith(f"{folder}/units.yaml:2: ")
    done = kehoach("patterns", "check", tmp_path / "nowhere")
    assert done.returncode == 1
    assert "no such folder" in done.stdout


def test_the_open_families_are_those_that_the_program_goes_through() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "extract").rglob("*.py"))
    asked = set(re.findall(r'startswith\("([a-z]+\.)"\)|_(?:kinds|among)\("([a-z]+\.)"\)', code))
    families = {family for kinds in FAMILIES.values() for family in kinds if family}
    assert {one or other for one, other in asked} == families
    assert FAMILIES.keys() <= set(names())
    for page in ("patterns.md", "patterns.vi.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        assert all(f"`{name}.yaml`" in text for name in FAMILIES)
        assert all(f"`{family}`" in text for family in families)


@pytest.mark.parametrize("workers", [1, 2])
def test_every_process_has_the_overlay(tmp_path: Path, workers: int) -> None:
    folder = laid(tmp_path / "r", deadlines=CLOSING)
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"{number}.md").write_text(closing(number), encoding="utf-8")
    sources = discover([tmp_path / "in"])
    run(sources, tmp_path / "with", workers, overlay=folder)
    run(sources, tmp_path / "without", workers)
    assert [row.text for row in read(tmp_path / "with").deadlines].count("khóa sổ ngày 30/6/2026") == 3
    assert "khóa sổ ngày 30/6/2026" not in [row.text for row in read(tmp_path / "without").deadlines]


def test_extract_and_show_take_an_overlay(tmp_path: Path) -> None:
    folder = laid(tmp_path / "r", deadlines=CLOSING)
    (tmp_path / "a.md").write_text(closing(0), encoding="utf-8")
    assert "deadline: khóa sổ" in kehoach("show", tmp_path / "a.md", "--patterns", folder).stdout
    assert "deadline: khóa sổ" not in kehoach("show", tmp_path / "a.md").stdout
    done = kehoach("extract", tmp_path / "a.md", "-o", tmp_path / "out", "--patterns", folder)
    assert done.returncode == 0
    assert "khóa sổ" in (tmp_path / "out" / "deadlines.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [["extract", "a.md", "-o", "out"], ["show", "a.md"], ["patterns", "stats", "."]])
def test_an_overlay_that_breaks_the_schema_is_a_wrong_command(tmp_path: Path, command: list[str]) -> None:
    folder = laid(tmp_path / "r", units="- id: a\n")
    (tmp_path / "a.md").write_text(plan(0), encoding="utf-8")
    done = kehoach(
        *(str(tmp_path / part) if "." in part or part == "out" else part for part in command), "--patterns", folder
    )
    assert (done.returncode, done.stdout) == (64, "")
    assert done.stderr == f"{folder}/units.yaml:1: a rule needs 'meaning'\n"
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_not_there() -> None:
    with pytest.raises(PatternError, match="nowhere: no such folder"):
        refuse(Path("nowhere"))


def test_rules_in_use_are_not_changed(tmp_path: Path) -> None:
    """In a process of its own: what is laid over the rules stays."""
    folder = laid(tmp_path / "r", units=OFFICE)
    code = f"""
from pathlib import Path
from extract.patterns import rules, use
use(Path({str(folder)!r}))
assert "head.office-of-wells" in rules("units")
use(Path({str(folder)!r}))
try:
    use(None)
except RuntimeError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.startswith("rules are already in use")


def test_stats_count_places_and_documents(tmp_path: Path) -> None:
    (tmp_path / "jsonl").mkdir()
    for number, text in enumerate(["Nha Thủy\nNha Thuỷ và Nha Thủy", "Sở Y tế", None]):
        line = json.dumps({"table": "documents", "text": text}, ensure_ascii=False)
        (tmp_path / "jsonl" / f"{number:016}.jsonl").write_text(line + "\n", encoding="utf-8")
    header = "- id: column.wells\n  meaning: G\n  value: lead\n  pattern: '^nha thủy$'\n  match: [Nha Thủy]\n  no_match: [Nha]\n"
    folder = laid(tmp_path / "r", units=OFFICE, table_headers=header)
    documents, used = stats(tmp_path, folder)
    found = {one.rule: (one.hits, one.documents) for one in used}
    assert documents == 2
    assert found["head.office-of-wells"] == (3, 1)
    assert found["column.wells"] == (1, 1)  # a line of its own
    assert found["head.department"] == (1, 1)
    assert found["head.school_or_hospital"] == (0, 0)


def test_stats_are_shown(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(plan(0), encoding="utf-8")
    run(discover([tmp_path / "a.md"]), tmp_path / "out", workers=1)
    done = kehoach("patterns", "stats", tmp_path / "out")
    assert done.returncode == 0
    assert re.match(r"\d+ rules in 1 documents\nfile +rule +found +documents\n", done.stdout)
    assert re.search(r"^units +head\.division +\d+ +1$", done.stdout, re.MULTILINE)
    shown, never = done.stdout.split("\nNever found: ")
    assert "units:head.judiciary" in never
    assert "head.judiciary" not in shown
    assert kehoach("patterns", "stats", tmp_path / "nowhere").returncode == 3
    assert kehoach("patterns", "stats").returncode == 64


@pytest.mark.slow
@pytest.mark.parametrize("page", ["patterns.md", "patterns.vi.md"])
def test_the_walk_through_prints_what_it_shows(generator: ModuleType, page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert text == generator.sessions(text), f"docs/{page} has drifted: run make docs"
    before, after = text.split("## Use\n" if page == "patterns.md" else "## Dùng\n")
    for gained in (": TTPTQĐ", ": khóa sổ ngày 15/10/2026 (2026-10-15)", ": Hội Nông dân xã "):
        assert gained in after
        assert gained not in before
    assert "rules/deadlines.yaml:1: lead.closing does not match 'chốt danh sách ngày 15/10'" in before
