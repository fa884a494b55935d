"""What is installed from a wheel works without the checkout: the rules travel inside it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from extract.patterns import folder

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        out,
        ROOT,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (made,) = out.glob("kehoach-*.whl")
    return made


def test_it_holds_the_package_and_the_rules_alone(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    shipped = {Path(name).name for name in names if name.startswith("extract/data/patterns/")}
    assert shipped == {path.name for path in folder().iterdir()}
    assert "extract/py.typed" in names
    page = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "extract" / "audit" / "page").rglob("*.*")
        if path.suffix != ".pyc"
    }
    assert {name for name in names if name.startswith("extract/audit/page/")} == page
    tops = {name.split("/")[0] for name in names}
    assert tops == {"extract", next(top for top in tops if top.endswith(".dist-info"))}


def test_it_declares_the_command_and_the_components(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        entry = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
        declared = archive.read(entry).decode()
    assert "kehoach = extract.cli:main" in declared
    assert "[spacy_factories]" in declared
    assert "kehoach.syllable.v1 = extract.tagging.language:make_tokenizer" in declared


def test_the_rules_are_found_inside_it(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = f"""
import sys; sys.path.insert(0, {str(tmp_path)!r})
from extract.patterns import folder, names, rules
print(folder()); print(sum(len(rules(name)) for name in names()))
"""
    done = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    where, number = done.stdout.splitlines()
    assert where == str(tmp_path / "extract" / "data" / "patterns")
    assert int(number) > 0


def test_the_command_runs_from_it(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    plan = tmp_path / "plan.md"
    plan.write_text("**KẾ HOẠCH**\n\nI. Nhiệm vụ\n\n1. Giao Sở Y tế chủ trì rà soát.\n", encoding="utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); sys.argv[0] = 'kehoach'; from extract.cli import main; main()"
    command = [sys.executable, "-I", "-c", code, "show", plan]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "KẾ HOẠCH" in done.stdout or "plan.md" in done.stdout
