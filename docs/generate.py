"""Writes what the docs take from the code, so that it cannot drift: the references of tables and of the command line, and
the output of the terminal sessions in the READMEs, which are run for real.

    python docs/generate.py          writes all pages
    python docs/generate.py --check  fails where a page is not what it should be
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typer

from extract.audit.findings.catalogue import CODES as FINDINGS
from extract.cli import build
from extract.errors import CODES, message
from extract.export import sqlite
from extract.export.parquet import arrow
from extract.export.schema import KEYS, foreign, resource
from extract.records import TITLES, Column, ColumnType, columns

ROOT = Path(__file__).parent.parent
# A session of the terminal, or a file that later sessions use: "```yaml rules/units.yaml".
BLOCK = re.compile(r"^```(?:console|\w+ (?P<file>\S+))\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*(?:\n> .*)*)$", re.MULTILINE)


def tables() -> str:
    """The reference of all tables."""
    parts = [
        "# Tables\n",
        "<!-- Written by `make docs` from extract/records.py: change it there. -->\n",
        "A run writes eleven tables, in the formats below, and for each document `jsonl/DOC_ID.jsonl` with its text and the place of",
        "every value. [outputs.md](outputs.md) says how to open them.",
        "Names of tables and columns are a contract: columns may be added, never renamed or dropped without a new major version.",
        "`kehoach schema` prints the same as a Frictionless data package.\n",
        "**Values.** Empty means unknown. Dates are ISO 8601; where day or month is blank in the document, only what is there",
        "(`2025-03`). Booleans are `true` and `false`, decimals have a point. `position` and `page` count from 1, `depth` from 0.",
        "`doc_id` is the first 16 hexadecimal digits of the SHA-256 of the file's bytes; for a file that could not be opened, of its",
        "name.\n",
        "**CSV.** UTF-8 with a byte-order mark, RFC 4180. A cell that starts with `=`, `+`, `-`, `@`, a tab or a return has an",
        "apostrophe before it, so that no spreadsheet runs it; a lone `-` or `+` and plain numbers stay as they are, and a cell that",
        "itself starts with apostrophes before one of these gets one more. `extract.export.csv.read(folder)` gives the records back.\n",
        "**JSON Lines.** Each line is an object: `table`, `values` (the columns), `spans` and `quote`. A span has `start` and `end`, and",
        "`page` and `box` (left, top, right, bottom in points, from the page's top left corner) where the format has them. The first",
        "line is the document's own and has its canonical `text`: `text[start:end]` is the quote, always. Split lines at `\\n` alone.\n",
    ]
    parts += [
        "**Types** in the other formats:\n",
        "| type | SQLite | Parquet | workbook |",
        "| --- | --- | --- | --- |",
    ]
    parts += [
        f"| {type} | {sqlite.TYPES[type]}{IN_SQLITE.get(type, '')} | {arrow(Column('', type, '', ''))} | {shown} |"
        for type, shown in IN_A_WORKBOOK.items()
    ]
    for table, keys in KEYS.items():
        parts.append(f"\n## {table}\n")
        parts.append(
            f"{TITLES[table]}. {resource(table)['title']} Key: {_names(keys)}.{_references(table)}{_searched(table)}\n"
        )
        parts.append("| column | type | tiếng Việt | what it holds |")
        parts.append("| --- | --- | --- | --- |")
        parts += [_row(column) for column in columns(table)]
    parts.append("\n## Codes of problems\n")
    parts.append("An `error` means that the file gave nothing; it has its row in documents all the same.\n")
    parts.append("| code | severity | what happened and what to do |")
    parts.append("| --- | --- | --- |")
    for code, problem in CODES.items():
        values = _Named()
        both = f"{message(code, values, 'vi')}<br>{message(code, values, 'en')}"
        parts.append(f"| `{code}` | {problem.severity} | {both} |")
    return "\n".join(parts) + "\n"


IN_SQLITE = {"boolean": ", 0 or 1", "date": ", `2025-03-31`"}
IN_A_WORKBOOK: dict[ColumnType, str] = {
    "string": "text",
    "integer": "number",
    "number": "number",
    "boolean": "TRUE, FALSE",
    "date": "date, shown as 31/03/2025",
}


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _references(table: str) -> str:
    made = [f"`{name}` → {other}" for name, (other, _) in foreign(table).items()]
    return f" Refers to others: {', '.join(made)}." if made else ""


def _searched(table: str) -> str:
    names = [c.name for c in columns(table) if c.searched]
    return f" Found by search in SQLite: {_names(names)}." if names else ""


class _Named(dict[str, str]):
    """Stands for any value of a message by its name."""

    def __missing__(self, key: str) -> str:
        return f"*{key}*"


def _row(column: Column) -> str:
    meaning = column.en
    if column.enum:
        meaning += ": " + ", ".join(f"`{value}`" for value in column.enum)
    kind = column.type + ("" if column.required else ", may be empty")
    return f"| `{column.name}` | {kind} | {column.vi} | {meaning} |"


def findings() -> str:
    """The reference of what an audit finds."""
    parts = [
        "# Findings\n",
        "<!-- Written by `make docs` from extract/audit/findings/catalogue.py: change it there. -->\n",
        "What `kehoach audit` may find ([audit.md](audit.md)). An `error` is where a document contradicts itself or the law, a `warning`",
        "is for somebody to ask about, an `info` is good to know.\n",
        "| code | severity | what was found | what to look at |",
        "| --- | --- | --- | --- |",
    ]
    for code, one in FINDINGS.items():
        values = _Named()
        found = f"{one.vi.format_map(values)}<br>{one.en.format_map(values)}"
        look = f"{one.look_vi.format_map(values)}<br>{one.look_en.format_map(values)}"
        parts.append(f"| `{code}` | {one.severity} | {found} | {look} |")
    return "\n".join(parts) + "\n"


def cli() -> str:
    """The reference of the command line."""
    parts = ["# Command line\n", "<!-- Written by `make docs` from extract/cli.py: change it there. -->\n"]
    english, vietnamese = typer.main.get_command(build("en")), typer.main.get_command(build("vi"))
    parts += _command("kehoach", english, vietnamese)
    parts += _commands("kehoach", english, vietnamese)
    return "\n".join(parts) + "\n"


def _commands(name: str, english: Any, vietnamese: Any) -> list[str]:
    parts = []
    for verb, command in english.commands.items():
        other = vietnamese.commands[verb]
        if hasattr(command, "commands"):
            parts += _commands(f"{name} {verb}", command, other)
        else:
            parts += _command(f"{name} {verb}", command, other)
    return parts


def _command(name: str, english: Any, vietnamese: Any) -> list[str]:
    options = [p for p in english.params if p.param_type_name == "option"]
    arguments = [
        f"{p.metavar}{'...' if p.nargs == -1 else ''}" for p in english.params if p.param_type_name == "argument"
    ]
    parts = [f"\n## {name}\n", f"    {' '.join([name, *arguments, *(['[options]'] if options else [])])}\n"]
    parts += [f"{english.help}\n", f"*{vietnamese.help.replace(chr(10) * 2, '*' + chr(10) * 2 + '*')}*\n"]
    if english.params:
        parts += ["| parameter | meaning | ý nghĩa |", "| --- | --- | --- |"]
        for en, vi in zip(english.params, vietnamese.params, strict=True):
            shown = ", ".join(f"`{o}`" for o in en.opts) if en in options else f"`{en.metavar}`"
            is_told = isinstance(en.default, Path | int | float) and not isinstance(en.default, bool)
            default = f" Default: `{en.default}`." if is_told else ""
            parts.append(f"| {shown} | {en.help}{default} | {vi.help} |")
    return parts


def sessions(readme: str) -> str:
    """A page with what its terminal sessions (`console` blocks) really print. They run one after the other, in one place, where
    the blocks that name a file are that file."""
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "samples").symlink_to(ROOT / "samples")
        commands = Path(place) / ".bin"
        commands.mkdir()
        _command_file(commands / "python", '"$@"')
        _command_file(commands / "kehoach", "-c 'from extract.cli import main; main()' \"$@\"")
        return BLOCK.sub(lambda block: _done(block, Path(place)), readme)


def _done(block: re.Match[str], place: Path) -> str:
    if not block["file"]:
        return f"```console\n{_ran(block['text'], place)}```"
    path = place / block["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block["text"], encoding="utf-8")
    return block[0]


def _command_file(path: Path, arguments: str) -> None:
    path.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" {arguments}\n', encoding="utf-8")
    path.chmod(0o755)


def _ran(session: str, place: Path) -> str:
    environment = os.environ | {"PATH": f"{place / '.bin'}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "COLUMNS": "120"}
    printed = ""
    for command in COMMAND.finditer(session):
        done = subprocess.run(
            ["sh", "-c", command[1].replace("\n> ", "\n")],
            cwd=place, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
        )  # fmt: skip
        printed += f"{command[0]}\n{done.stdout}"
    return printed


def pages() -> dict[Path, str]:
    """Every page that is written, with what it should be."""
    played = (
        ROOT / "README.md",
        ROOT / "README.vi.md",
        ROOT / "docs" / "audit.md",
        ROOT / "docs" / "audit.vi.md",
        ROOT / "docs" / "outputs.md",
        ROOT / "docs" / "patterns.md",
        ROOT / "docs" / "patterns.vi.md",
        ROOT / "docs" / "spacy.md",
    )
    references = {"tables": tables(), "cli": cli(), "findings": findings()}
    made = {ROOT / "docs" / f"{name}.md": text for name, text in references.items()}
    return made | {path: sessions(path.read_text(encoding="utf-8")) for path in played}


def main() -> int:
    """Write or check all pages; the number of pages that differ."""
    differ = 0
    for path, text in pages().items():
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif path.read_text(encoding="utf-8") != text:
            print(f"{path} is not what it should be: run make docs")
            differ += 1
    return differ


if __name__ == "__main__":
    sys.exit(main())
