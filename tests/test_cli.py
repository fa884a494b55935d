"""The command as a person runs it: in its own process, with its real output."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from extract.errors import CODES, message
from extract.export.csv import read
from extract.messages import CATALOGUE, language, say
from tests.batch.plans import plan

COMMAND = [sys.executable, "-c", "from extract.cli import main\nif __name__ == '__main__': main()"]


def kehoach(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    plain = {
        name: value
        for name, value in os.environ.items()
        if name not in ("LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR")
    }
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
        env=plain | {"COLUMNS": "100", "PYTHONIOENCODING": "utf-8"} | environment,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "a.md").write_text(plan(0), encoding="utf-8")
    return made


def test_all_read(folder: Path, tmp_path: Path) -> None:
    done = kehoach("extract", folder, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("Read 1 of 1 files: ")
    assert [row.source for row in read(tmp_path / "out").documents] == ["a.md"]


def test_some_failed(folder: Path, tmp_path: Path) -> None:
    (folder / "b.pdf").write_bytes(b"")
    done = kehoach("extract", folder, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr == "failed: b.pdf (empty-file)\n"
    assert done.stdout.startswith("Read 1 of 2 files: ")
    assert "problems.csv" in done.stdout


def test_none_read(folder: Path, tmp_path: Path) -> None:
    (folder / "a.md").write_bytes(b"")
    assert kehoach("extract", folder, "-o", tmp_path / "out").returncode == 3
    assert read(tmp_path / "out").problems[0].code == "empty-file"


def test_formats_are_asked_for_by_name(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    others = {"kehoach.xlsx", "kehoach.sqlite", "kehoach.metadata.json", "parquet"}
    assert kehoach("extract", folder, "-o", out).returncode == 0
    assert {p.name for p in out.iterdir()} & others == others - {"parquet"}
    assert kehoach("extract", folder, "-o", out, "--format", "parquet", "-f", "sqlite").returncode == 0
    assert {p.name for p in out.iterdir()} & others == others - {"kehoach.xlsx"}
    assert (out / "parquet" / "tasks.parquet").read_bytes().startswith(b"PAR1")
    assert kehoach("extract", folder, "-o", out, "-f", "csv").returncode == 0
    assert not {p.name for p in out.rglob("*") if p.is_file()} & others
    assert read(out).tasks


def test_a_format_whose_package_is_missing_says_what_to_install(folder: Path, tmp_path: Path) -> None:
    without = "import sys\nsys.modules['pyarrow'] = None\nfrom extract.cli import main\nmain()"
    command = [sys.executable, "-c", without, "extract", folder, "-o", tmp_path / "out", "-f", "parquet", "--lang"]
    for lang, words in (("en", "takes pyarrow"), ("vi", "cần gói pyarrow")):
        done = subprocess.run([*command, lang], capture_output=True, encoding="utf-8", timeout=120, check=False)
        assert done.returncode == 1
        assert words in done.stderr and "pip install 'kehoach[parquet]'" in done.stderr
    assert not (tmp_path / "out").exists()


def test_titles_of_the_workbook_follow_the_option_and_not_the_locale(folder: Path, tmp_path: Path) -> None:
    books = {}
    for name, options in (("en", {"LANG": "en_US.UTF-8"}), ("vi", {"LANG": "vi_VN.UTF-8"})):
        kehoach("extract", folder, "-o", tmp_path / name, "-f", "xlsx", **options)
        books[name] = (tmp_path / name / "kehoach.xlsx").read_bytes()
    assert books["en"] == books["vi"]
    kehoach("extract", folder, "-o", tmp_path / "en", "-f", "xlsx", "--lang", "en")
    assert openpyxl.load_workbook(tmp_path / "en" / "kehoach.xlsx").sheetnames[0] == "Who does what"


def test_nothing_to_read(tmp_path: Path) -> None:
    done = kehoach("extract", tmp_path, "-o", tmp_path / "out")
    assert (done.returncode, done.stderr) == (3, f"No files to read in: {tmp_path}\n")
    done = kehoach("extract", tmp_path / "nowhere", "-o", tmp_path / "out")
    assert (done.returncode, done.stderr) == (3, f"No such file or folder: {tmp_path / 'nowhere'}\n")
    assert not (tmp_path / "out").exists()


def test_quiet_prints_errors_alone(folder: Path, tmp_path: Path) -> None:
    done = kehoach("extract", folder, "-q", "-o", tmp_path / "out")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert kehoach("extract", tmp_path / "nowhere", "-q").stderr != ""


def test_output_that_cannot_be_written(folder: Path) -> None:
    done = kehoach("extract", folder, "-o", folder / "a.md")
    assert done.returncode == 1
    assert "Cannot write to" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "a", "--workers", "0"],
        ["extract", "a", "--format", "ods"],
        ["extrakt"],
        ["extract", "a", "--lang", "fr"],
        ["-x"],
        ["--lang"],
    ],
)
def test_a_wrong_command_line(arguments: list[str]) -> None:
    assert kehoach(*arguments).returncode == 64


def test_messages_follow_the_locale_and_the_option(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert kehoach("extract", folder, "-o", out, LANG="vi_VN.UTF-8").stdout.startswith("Đã đọc 1/1 tệp")
    assert kehoach("extract", folder, "-o", out, "--lang", "vi").stdout.startswith("Đã đọc 1/1 tệp")
    assert kehoach("--lang=en", "extract", folder, "-o", out, LANG="vi_VN.UTF-8").stdout.startswith("Read 1")
    assert "Thư mục kết quả" in kehoach("extract", "--help", "--lang", "vi").stdout


@pytest.mark.parametrize("command", ["", "extract", "show", "evaluate", "schema", "patterns", "patterns check"])
def test_help_is_in_one_language(command: str) -> None:
    english = ("Usage:", "Show this message", "Options", "[OPTIONS]", "Arguments", "Commands", "[default", "[required]")
    shown = kehoach(*command.split(), "--help", LANG="vi_VN.UTF-8").stdout
    assert "Cách dùng: " in shown and "Hiện phần hướng dẫn này." in shown and "Tùy chọn" in shown
    assert not [word for word in english if word in shown]
    shown = kehoach(*command.split(), "--help").stdout
    assert "Usage: " in shown and not re.search("Cách dùng|Tùy chọn|hướng dẫn", shown)


def test_the_frame_of_an_error_is_in_the_language(folder: Path) -> None:
    done = kehoach("extract", "--workers", "0", folder, "--lang", "vi")
    assert done.returncode == 64
    assert "extract [TÙY CHỌN]" in done.stderr and "Lỗi" in done.stderr
    assert "extract --help'." in done.stderr


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi_VN", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "vi"}, "vi"),
        ({"LC_ALL": "", "LANG": "vi"}, "vi"),
        ({}, "en"),
    ],
)
def test_language(environment: dict[str, str], expected: str) -> None:
    assert language(environment) == expected


def test_both_languages_say_the_same_values() -> None:
    import string

    def values(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    def either(text: str) -> set[str]:  # a value that is words itself has a form in each language
        return {re.sub(r"_(?:vi|en)$", "", name) for name in values(text)}

    for key, (vietnamese, english) in CATALOGUE.items():
        assert vietnamese and english and vietnamese != english, key
        assert values(vietnamese) == values(english), key
    for code, problem in CODES.items():
        assert either(problem.vi) == either(problem.en), code
        filled = dict.fromkeys(values(problem.vi) | values(problem.en), "x")
        assert "{" not in message(code, filled, "vi") + message(code, filled, "en")
    assert say("no-files", "vi", paths="a") == "Không có tệp nào để đọc trong: a"


def test_show(folder: Path) -> None:
    done = kehoach("show", folder / "a.md")
    assert done.returncode == 0
    assert "\x1b[" not in done.stdout
    (folder / "b.md").write_bytes(b"")
    done = kehoach("show", folder / "b.md", "--lang", "vi")
    assert done.returncode == 3
    assert "empty-file" in done.stdout
    done = kehoach("show", folder / "nowhere.md")
    assert done.returncode == 3
    assert "nowhere.md" in done.stderr


def test_schema() -> None:
    done = kehoach("schema")
    assert done.returncode == 0
    assert json.loads(done.stdout)["resources"][0]["name"] == "documents"
    assert kehoach("schema", "--lang", "vi").stdout == done.stdout


def test_version() -> None:
    from extract import __version__

    assert kehoach("--version").stdout == f"kehoach {__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    heavy = (
        "pandas",
        "spacy",
        "underthesea",
        "numpy",
        "lxml",
        "pypdfium2",
        "pdfplumber",
        "docx",
        "yaml",
        "xlsxwriter",
        "pyarrow",
        "sqlite3",
    )
    code = f"import sys; from extract.cli import build; build('en'); print([m for m in {heavy!r} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
