"""The whole job of kehoach, from a file's bytes to CSV rows, against what others take for a part of it.

    python -m tests.benchmarks.speed [FOLDER] [--rounds N] [--cache DIR]

PDF: pdfplumber's words and tables; pdfium's bare text, below which nothing built on it can be. DOCX: python-docx's paragraphs and
tables by its public API; docling's DOCX backend and markitdown, in environments of their own under the cache folder.

Each reader is a process of its own that first reads the file once, so that imports and tables of rules are loaded; what kehoach
remembers of the file itself is forgotten before each reading. Rounds go from reader to reader; a figure is the median of the CPU
seconds of a process over its rounds. kehoach settles after its first file, as a worker may. What a first file costs, with all that
is loaded, is printed too.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import venv
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import IO

HERE = Path(__file__)
WORKER = HERE.with_name("speed_readers.py")
SAMPLES = HERE.parents[2] / "samples"
# Readers, and the packages of those that have an environment of their own.
PDF = ("kehoach", "pdfplumber", "pdfium")
DOCX = ("kehoach", "python-docx", "docling", "markitdown")
PEERS = {"docling": ["docling-slim[format-docx]"], "markitdown": ["markitdown[docx]"]}
OURS = ("pdfplumber", "pypdfium2", "python-docx")


class Reader:
    """A process that reads files and says what that cost."""

    def __init__(self, name: str, python: Path) -> None:
        self.name = name
        command = [str(python), str(WORKER), name]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(HERE.parents[2])},
        )

    def seconds(self, path: Path) -> float:
        """CPU seconds of one reading."""
        _pipe(self._process.stdin).write(f"{path}\n")
        _pipe(self._process.stdin).flush()
        answer = _pipe(self._process.stdout).readline()
        if not answer:
            raise RuntimeError(f"{self.name} ended over {path}")
        return float(json.loads(answer))

    def close(self) -> None:
        """End the process."""
        _pipe(self._process.stdin).close()
        self._process.wait()


def _pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def environment(cache: Path, peer: str) -> Path:
    """A Python that has a peer; made when it is first asked for."""
    home = cache / f"peer-{peer}"
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not (home / "ready").exists():
        venv.create(home, clear=True, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PEERS[peer]], check=True)
        (home / "ready").touch()
    return python


def measured(
    paths: list[Path], names: tuple[str, ...], pythons: dict[str, Path], rounds: int
) -> dict[Path, list[float]]:
    """For each file the medians of the readers, in their order."""
    found: dict[Path, list[list[float]]] = {path: [[] for _ in names] for path in paths}
    readers = [Reader(name, pythons.get(name, Path(sys.executable))) for name in names]
    cold = [reader.seconds(paths[0]) for reader in readers]
    print(
        "First file, with all that is loaded: " + ", ".join(f"{n} {s:.2f} s" for n, s in zip(names, cold, strict=True))
    )
    for path in paths:
        for reader in readers:
            reader.seconds(path)
        for _ in range(rounds):
            for k, reader in enumerate(readers):
                found[path][k].append(reader.seconds(path))
    for reader in readers:
        reader.close()
    return {path: [median(own) for own in costs] for path, costs in found.items()}


def total(costs: dict[Path, list[float]]) -> list[float]:
    """What all files cost each reader."""
    return [sum(own) for own in zip(*costs.values(), strict=True)]


def pages(path: Path) -> int:
    """The pages of a PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as opened:
        return len(opened)


def main() -> None:
    """Measure, and print the figures as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    asked = parser.parse_args()
    given = sorted(asked.folder.iterdir())
    ours = ", ".join(f"{name} {version(name)}" for name in ("kehoach", *OURS))
    print(
        f"{date.today()}, {platform.machine()}, Python {platform.python_version()}, {ours}; median of {asked.rounds} rounds\n"
    )
    if pdfs := [path for path in given if path.suffix == ".pdf" and ".scan" not in path.suffixes]:
        costs = measured(pdfs, PDF, {}, asked.rounds)
        print("\n| PDF, CPU ms a page | pages | kehoach, whole job | pdfplumber, words and tables | pdfium, bare text "
              "| pdfplumber / kehoach | kehoach / pdfium |\n| --- | --: | --: | --: | --: | --: | --: |")  # fmt: skip
        rows = [(path.stem, pages(path), own) for path, own in costs.items()]
        for name, number, own in [*rows, ("**all**", sum(number for _, number, _ in rows), total(costs))]:
            mine, plumber, floor = (1000 * one / number for one in own)
            print(
                f"| {name} | {number} | {mine:.1f} | {plumber:.1f} | {floor:.2f} | {plumber / mine:.1f} | {mine / floor:.1f} |"
            )
        print()
    if files := [path for path in given if path.suffix == ".docx"]:
        pythons = {peer: environment(asked.cache, peer) for peer in PEERS}
        costs = measured(files, DOCX, pythons, asked.rounds)
        print("\n| DOCX, CPU ms a file | kehoach, whole job | python-docx, text alone | docling, DOCX backend | markitdown "
              "| kehoach / python-docx |\n| --- | --: | --: | --: | --: | --: |")  # fmt: skip
        for name, own in [*((path.stem, own) for path, own in costs.items()), ("**all**", total(costs))]:
            print(f"| {name} | {' | '.join(f'{1000 * one:.0f}' for one in own)} | {own[0] / own[1]:.1f} |")


if __name__ == "__main__":
    main()
