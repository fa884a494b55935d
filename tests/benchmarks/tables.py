"""The table torture set read by kehoach, pdfplumber and camelot: cells right, and CPU seconds.

    python -m tests.benchmarks.tables [--folder DIR] [--cache DIR]

Draws every table of `tests/tables` into DIR, as DOCX, as PDF by hand, and as PDF by LibreOffice where it is installed. The peers
run in an environment that is made under the cache folder. For each file they have the setting that gives them most cells; rows
that their tables have on several pages are put together, headers that stand again left out.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from extract.readers import docx, pdf
from tests.benchmarks.tables_peers import Pages, Rows
from tests.readers.printed import printed
from tests.tables.as_docx import write
from tests.tables.as_pdf import draw
from tests.tables.cases import CASES, UNSEEN
from tests.tables.model import Case, Cell, expected, found, right

PEERS = ("pdfplumber", "camelot-py")


@dataclass
class Score:
    """Cells with place, spans and text right; cells whose text stands in their row and column; of how many; CPU seconds."""

    strict: int = 0
    text: int = 0
    total: int = 0
    seconds: float = 0.0

    def add(self, other: Score) -> None:
        self.strict, self.text = self.strict + other.strict, self.text + other.text
        self.total, self.seconds = self.total + other.total, self.seconds + other.seconds

    def row(self, name: str) -> str:
        shares = (f"{100 * part / self.total:.1f} % ({part} of {self.total})" for part in (self.strict, self.text))
        return f"| {name} | {' | '.join(shares)} | {self.seconds:.1f} |"


def score(case: Case, tables: list[list[Cell]]) -> Score:
    """What was read of a case."""
    wanted = expected(case)
    strict, total = right(wanted, tables)
    text, _ = right([_texts(cells) for cells in wanted], [_texts(cells) for cells in tables])
    return Score(strict, text, total)


def _texts(cells: Sequence[Cell]) -> list[Cell]:
    """The cells without spans and white space."""
    return [Cell(cell.row, cell.col, 1, 1, "".join(cell.text.split())) for cell in cells]


def ours(cases: Sequence[Case], folder: Path, suffix: str, read: Callable[[bytes], object]) -> Score:
    """What kehoach reads of the files of a folder."""
    result = Score()
    for k, case in enumerate(cases):
        data = (folder / f"{k}.{suffix}").read_bytes()
        started = time.process_time()
        document = read(data)
        spent = time.process_time() - started
        result.add(score(case, found(document)))  # type: ignore[arg-type]
        result.seconds += spent
    return result


def theirs(cases: Sequence[Case], folder: Path, peer: str, python: Path) -> Score:
    """What a peer reads of the files of a folder, with its best setting for each."""
    script = Path(__file__).with_name("tables_peers.py")
    files = [str(folder / f"{k}.pdf") for k in range(len(cases))]
    ran = subprocess.run([python, script, peer.removesuffix("-py"), *files], check=True, capture_output=True, text=True)
    attempts: dict[str, list[Score]] = {}
    by_file = dict(zip(files, cases, strict=True))
    for each in json.loads(ran.stdout):
        made = score(by_file[each["file"]], stitched(each["pages"]))
        made.seconds = each["seconds"]
        attempts.setdefault(each["file"], []).append(made)
    result = Score()
    for scores in attempts.values():
        result.add(max(scores, key=lambda s: (s.text, s.strict)))
    return result


def stitched(pages: Pages) -> list[list[Cell]]:
    """Tables over pages as one: a page's first table goes on with the last one before, if it has as many columns."""
    tables: list[Rows] = []
    for page in pages:
        for k, rows in enumerate(page):
            if not rows:
                continue
            if k == 0 and tables and len(tables[-1][0]) == len(rows[0]):
                head = 0
                while head < min(len(rows), len(tables[-1]), 4) and rows[head] == tables[-1][head]:
                    head += 1
                tables[-1] = tables[-1] + rows[head:]
            else:
                tables.append(rows)
    return [cells(rows) for rows in tables]


def cells(rows: Rows) -> list[Cell]:
    """The cells of rows; None stands where another cell covers the place, as pdfplumber gives it."""
    result = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is None:
                continue
            wide = next((k for k in range(c + 1, len(row)) if row[k] is not None), len(row)) - c
            high = 1
            while r + high < len(rows) and rows[r + high][c : c + wide] == [None] * wide:
                high += 1
            result.append(Cell(r, c, high, wide, " ".join(text.split())))
    return result


def environment(cache: Path) -> Path:
    """A Python that has the peers; made when it is first asked for."""
    home = cache / "peers"
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not (home / "ready").exists():
        venv.create(home, clear=True, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PEERS], check=True)
        (home / "ready").touch()
    return python


def versions(python: Path) -> str:
    """The peers' versions."""
    code = f"from importlib.metadata import version; print(*(f'{{n}} {{version(n)}}' for n in {PEERS!r}), sep=', ')"
    return subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def main() -> None:
    """Draw, read, and print the figures as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path(".cache/tables"))
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    asked = parser.parse_args()
    # LibreOffice prints deleted rows too.
    cases = [case for case in (*CASES, *UNSEEN) if not case.word.tracked]
    every = [*cases, *(case for case in (*CASES, *UNSEEN) if case.word.tracked)]
    folders = {name: asked.folder / name for name in ("docx", "drawn", "printed")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    for k, case in enumerate(every):
        (folders["docx"] / f"{k}.docx").write_bytes(write(case))
        (folders["drawn"] / f"{k}.pdf").write_bytes(draw(case))
    sets = {"PDF drawn by hand": (every, folders["drawn"])}
    if shutil.which("soffice"):
        sources = [(folders["docx"] / f"{k}.docx").resolve() for k in range(len(cases))]
        list(printed(folders["printed"].resolve(), *sources))
        sets["PDF by LibreOffice"] = (cases, folders["printed"])
    python = environment(asked.cache)
    print(
        f"\n{len(every)} files, {date.today()}, kehoach {version('kehoach')}, {versions(python)}, Python {platform.python_version()}\n"
    )
    print("| read by | place, spans and text | text in its row and column | CPU s |\n| --- | --- | --- | --- |")
    print(ours(every, folders["docx"], "docx", docx.read).row("DOCX: kehoach"))
    for name, (chosen, folder) in sets.items():
        print(ours(chosen, folder, "pdf", pdf.read).row(f"{name}: kehoach"))
        for peer in PEERS:
            print(theirs(chosen, folder, peer, python).row(f"{name}: {peer}"), flush=True)


if __name__ == "__main__":
    main()
