"""Recognition against `ocrmypdf --deskew` on the same scans, in one run: CPU time and wrong words of both.

    python -m tests.benchmarks.ocr [--scans FOLDER] [--rounds N] [--cache FOLDER]

By default the scans are made of the samples: printed at 200 dots an inch, then worn, laid askew, faxed or stamped. `--scans` takes
others: each `NAME.scan.pdf` with the same text beside it as `NAME.docx` or `NAME.md`. The text of that file is the truth.

Both read each file in a process of their own with one thread, in turn, and the median of the rounds counts: user and system time
with that of all children. `ocrmypdf` lives in an environment that is made in the cache folder when it is not there; it and its
programs get what is cheapest for them: no PDF/A, no optimisation. Its text is its sidecar.

Words are compared without case and punctuation, lines of figures alone (page numbers) left out. The word error rate is the
distance in words (Levenshtein) by the number of true words; as a table may be read by rows or by cells, the second rate leaves
order aside: words missing or words too many, whichever is more.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import unicodedata
import venv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from rapidfuzz.distance import Levenshtein

from extract.readers import read
from tests.readers.scanned import SAMPLES, Picture, askew, black_and_white, picture, scan, stamped, worn

ROOT = Path(__file__).parents[2]
OURS = (
    "import sys; from extract.readers import read; print(read(open(sys.argv[1], 'rb').read(), 'a.pdf', 'always').text)"
)
OPTIONS = (
    "--deskew", "-l", "vie", "--force-ocr", "--jobs", "1", "--output-type", "pdf", "--optimize", "0", "--quiet"
)  # fmt: skip
PACKAGES = ("ghostscript", "tesseract-ocr", "tesseract-ocr-vie")
# What happens to the pages of a sample on its way through the scanner; each sample takes the next one.
SCANNERS: dict[str, Callable[[Picture, int], Picture]] = {
    "good": lambda page, k: worn(page, blur=0.6, noise=6, seed=k),
    "askew": lambda page, k: askew(worn(page, blur=0.7, noise=8, seed=k), (1.3, -2.4)[k % 2]),
    "worn": lambda page, k: askew(worn(page, blur=1.0, noise=14, seed=k), 0.6),
    "fax": lambda page, k: black_and_white(askew(page, -0.8), seed=k),
    "stamped": lambda page, k: askew(stamped(worn(page, blur=0.6, noise=6, seed=k), 1080, 1500), 0.5),
}


@dataclass(slots=True)
class Case:
    """A scan with its true text, and what both made of it.

    Attributes:
        name: Of the document, with how it was scanned.
        path: The scan.
        truth: Its words in order.
        pages: Number of them.
        seconds: CPU seconds of each round, ours and theirs.
        wrong: Rates of wrong words in order and without order, ours and theirs.
    """

    name: str
    path: Path
    truth: list[str]
    pages: int
    seconds: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))
    wrong: list[tuple[int, int]] = field(default_factory=list)


def words(text: str) -> list[str]:
    """The words of a text without case and punctuation; lines of figures alone are page numbers."""
    lines = (line for line in unicodedata.normalize("NFC", text).splitlines() if not line.strip().isdigit())
    return re.findall(r"\w+", "\n".join(lines).casefold())


def wrong(found: list[str], truth: list[str]) -> tuple[int, int]:
    """How many words are wrong, in order and whatever their order."""
    have, want = Counter(found), Counter(truth)
    return Levenshtein.distance(found, truth), max((want - have).total(), (have - want).total())


def made(folder: Path) -> Iterator[Case]:
    """Scans of the samples."""
    for k, path in enumerate(sorted(SAMPLES.glob("*.pdf"))):
        scanner = list(SCANNERS)[k % len(SCANNERS)]
        count = _pages(path)
        target = folder / f"{path.stem}.scan.pdf"
        target.write_bytes(scan(SCANNERS[scanner](picture(path.name, n), n) for n in range(1, count + 1)))
        twin = path.with_suffix(".docx")
        yield Case(f"{path.stem} ({scanner})", target, words(read(twin.read_bytes(), twin.name).text), count)


def given(folder: Path) -> Iterator[Case]:
    """The scans of a folder that have the same text beside them."""
    for path in sorted(folder.glob("*.scan.pdf")):
        stem = path.name.removesuffix(".scan.pdf")
        twin = next((twin for end in ("docx", "md") if (twin := folder / f"{stem}.{end}").exists()), None)
        if twin:
            yield Case(stem, path, words(read(twin.read_bytes(), twin.name).text), _pages(path))
        else:
            print(f"{path.name}: no text beside it", file=sys.stderr)


def _pages(path: Path) -> int:
    with pdfium.PdfDocument(path) as source:
        return len(source)


def ocrmypdf(cache: Path) -> Path:
    """The program, in an environment of its own; what it needs of the system is installed where that is allowed."""
    program = cache / ("Scripts" if os.name == "nt" else "bin") / "ocrmypdf"
    if not program.exists():
        venv.create(cache, with_pip=True, clear=True)
        subprocess.run([program.with_name("python"), "-m", "pip", "install", "--quiet", "ocrmypdf"], check=True)
    lacking = [name for name in ("gs", "tesseract") if not shutil.which(name)]
    if lacking and shutil.which("apt-get") and getattr(os, "geteuid", lambda: 1)() == 0:
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], check=True)
    elif lacking:
        sys.exit(f"ocrmypdf needs {' and '.join(lacking)}. Install: sudo apt-get install {' '.join(PACKAGES)}")
    return program


def ran(command: list[str | Path]) -> tuple[float, str]:
    """CPU seconds of a command with its children, and what it prints."""
    before = os.times()
    done = subprocess.run(
        command,
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},
    )
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4]), done.stdout


def race(cases: list[Case], program: Path, rounds: int, folder: Path) -> None:
    """Let both read every scan, in turn, so many times."""
    sidecar, target = folder / "sidecar.txt", folder / "searchable.pdf"
    for k in range(rounds):
        for case in cases:
            cost, text = ran([sys.executable, "-c", OURS, case.path])
            other, _ = ran([program, *OPTIONS, "--sidecar", sidecar, case.path, target])
            case.seconds[0].append(cost)
            case.seconds[1].append(other)
            if k == 0:
                theirs = sidecar.read_text(encoding="utf-8").replace("\f", "\n")
                case.wrong = [wrong(words(text), case.truth), wrong(words(theirs), case.truth)]
            print(f"round {k + 1}, {case.name}: {cost:.1f} s, ocrmypdf {other:.1f} s", file=sys.stderr)


def table(cases: list[Case]) -> Iterator[str]:
    """The figures as Markdown."""
    yield "| scan | pages | words | CPU s a page | ocrmypdf | ratio | wrong words %, in order | ocrmypdf | in any order % | ocrmypdf |"
    yield "| --- " + "| ---: " * 9 + "|"
    pages, count = sum(case.pages for case in cases), sum(len(case.truth) for case in cases)
    spent = np.zeros(2)
    faults = np.zeros((2, 2), int)
    for case in cases:
        seconds = np.array([statistics.median(one) for one in case.seconds])
        spent += seconds
        faults += np.array(case.wrong)
        yield _row(case.name, case.pages, len(case.truth), seconds, np.array(case.wrong))
    yield _row("**all**", pages, count, spent, faults)


def _row(name: str, pages: int, count: int, seconds: np.ndarray, faults: np.ndarray) -> str:
    ours, theirs = seconds
    rates = [f"{100 * faults[who][kind] / count:.2f}" for kind in (0, 1) for who in (0, 1)]
    cells = [name, pages, count, f"{ours / pages:.2f}", f"{theirs / pages:.2f}", f"{ours / theirs:.2f}", *rates]
    return f"| {' | '.join(map(str, cells))} |"


def main() -> None:
    """Make or find the scans, let both read them and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scans", type=Path, metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--cache", type=Path, default=ROOT / ".ocrmypdf_cache", metavar="FOLDER")
    asked = parser.parse_args()
    program = ocrmypdf(asked.cache.absolute())
    with tempfile.TemporaryDirectory() as place:
        cases = list(given(asked.scans.absolute()) if asked.scans else made(Path(place)))
        if not cases:
            sys.exit("no scans with their text")
        race(cases, program, asked.rounds, Path(place))
    own = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    system = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    import tesserocr

    print(f"{platform.platform()}, {_processor()}, Python {platform.python_version()}")
    print(
        f"kehoach {version('kehoach')} with tesserocr {version('tesserocr')} ({tesserocr.tesseract_version().split()[1]});",
        end=" ",
    )
    print(f"ocrmypdf {own} with Tesseract {system}; {asked.rounds} rounds\n")
    print(*table(cases), sep="\n")


def _processor() -> str:
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    except OSError:
        found = None
    return found[1] if found else platform.processor()


if __name__ == "__main__":
    main()
