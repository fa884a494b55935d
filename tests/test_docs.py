"""The docs say what the code does: references are generated, and what the READMEs name exists."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import typer

from extract.cli import build
from extract.records import TABLES, columns

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.vi.md"]


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["tables", "cli", "findings"])
def test_the_reference_is_what_the_code_says(generator: ModuleType, page: str) -> None:
    written = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    assert written == getattr(generator, page)(), f"docs/{page}.md has drifted: run make docs"


@pytest.mark.slow
@pytest.mark.parametrize("readme", READMES)
def test_the_sessions_of_a_readme_print_what_it_shows(generator: ModuleType, readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert "\n$ kehoach extract" in text
    assert text == generator.sessions(text), f"{readme} has drifted: run make docs"


@pytest.mark.slow
@pytest.mark.parametrize("page", ["spacy.md", "audit.md", "audit.vi.md"])
def test_the_sessions_for_programmers_print_what_they_show(generator: ModuleType, page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert "Traceback" not in text
    assert text == generator.sessions(text), f"docs/{page} has drifted: run make docs"


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_names_every_command_and_table(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    for command in typer.main.get_command(build("en")).commands:  # type: ignore[attr-defined]
        assert f"kehoach {command}" in text
    for table in TABLES:
        assert f"`{table}`" in text
    assert "make demo" in text
    assert "make test" in text


@pytest.mark.parametrize(
    "page",
    [
        *READMES,
        "docs/architecture.md",
        "docs/tables.md",
        "docs/cli.md",
        "docs/patterns.md",
        "docs/patterns.vi.md",
        "docs/audit.md",
        "docs/audit.vi.md",
        "docs/spacy.md",
        "docs/benchmarks.md",
        "CHANGELOG.md",
    ],
)
def test_links_inside_the_repository_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), f"{page}: {target}"


def test_every_column_has_a_title_in_vietnamese_and_a_meaning_in_english() -> None:
    assert all(column.vi and column.en for table in TABLES for column in columns(table))
