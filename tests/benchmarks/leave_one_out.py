"""What would a document's figures be, had nobody ever seen it?

    python -m tests.benchmarks.leave_one_out CORPUS GOLD kon-tum-2024 nam-dong-2024 [--beside DIR ...]

For each document named: the rules and the terms of rules that are found in its text and in no other text of CORPUS (and of the
folders beside it) are taken out, as if they had never been written; the document is extracted again and compared with its gold.
A rule whose pattern joins many words is taken out only as a whole, when all that it finds is in this one document.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import yaml

from extract.evaluate.gold import stem
from extract.evaluate.report import Choice, evaluate
from extract.folding import fold
from extract.patterns import Rule, alternation, load, names
from extract.readers import read

LINES = (
    "header",
    "sections strict",
    "criteria",
    "tasks",
    "assignments",
    "report_to",
    "deadlines",
    "citations",
    "whole row",
)
NEVER = r"(?!)"


def texts(folders: list[Path]) -> dict[str, str]:
    """The folded text of each document, its formats joined, by its name."""
    found: dict[str, list[str]] = defaultdict(list)
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.suffix in (".docx", ".md", ".html") or (path.suffix == ".pdf" and ".scan." not in path.name):
                found[stem(path.name)].append(fold(read(path.read_bytes(), path.name).text))
    return {name: "\n".join(parts) for name, parts in found.items()}


def only_here(pattern: re.Pattern[str], name: str, known: dict[str, str]) -> bool:
    """Is it found in this document and in no other?"""
    return any(hit[0] for hit in pattern.finditer(known[name])) and not any(
        any(hit[0] for hit in pattern.finditer(text)) for other, text in known.items() if other != name
    )


def without(rule: Rule, name: str, known: dict[str, str]) -> tuple[dict[str, object] | None, int]:
    """The rule as it would be without this document (None where it stays as it is), and the terms taken out."""
    entry: dict[str, object] = {"id": rule.id, "meaning": rule.meaning, "case": not rule.regex.flags & re.IGNORECASE}
    if rule.value is not None:
        entry["value"] = rule.value
    if rule.terms:
        kept = [t for t in rule.terms if not only_here(re.compile(alternation((t,)), rule.regex.flags), name, known)]
        if len(kept) == len(rule.terms):
            return None, 0
        return entry | ({"terms": kept} if kept else {"pattern": NEVER}), len(rule.terms) - len(kept)
    by_line = re.compile(rule.expression, rule.regex.flags | re.MULTILINE)
    return (entry | {"pattern": NEVER}, 0) if only_here(by_line, name, known) else (None, 0)


def figures(corpus: Path, gold: Path, name: str, overlay: Path | None) -> dict[str, float]:
    """F1 of the lines for the files of one document, extracted by a process of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        inputs = Path(scratch, "in")
        inputs.mkdir()
        for path in corpus.iterdir():
            if path.is_file() and stem(path.name) == name and ".scan." not in path.name:
                (inputs / path.name).write_bytes(path.read_bytes())
        command = [sys.executable, "-c", "import sys; from extract.cli import main; sys.exit(main())"]
        options = ["--patterns", str(overlay)] if overlay else []
        subprocess.run([*command, "extract", str(inputs), "-o", str(Path(scratch, "out")), "-q", *options], check=False)
        total = evaluate(Path(scratch, "out"), gold, Choice()).total()
    return {line: total[line].figures()[2] for line in LINES}


def main() -> None:
    """Print, for each document, what is taken out and the figures before and after."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("documents", nargs="+")
    parser.add_argument("--beside", type=Path, action="append", default=[])
    asked = parser.parse_args()
    known = texts([asked.corpus, *asked.beside])
    for name in asked.documents:
        with tempfile.TemporaryDirectory() as folder:
            gone: list[str] = []
            terms = 0
            for file in names():
                changed = []
                for rule in load(file).values():
                    entry, lost = without(rule, name, known)
                    if entry:
                        changed.append(entry)
                        terms += lost
                        gone += [] if lost else [f"{file}:{rule.id}"]
                if changed:
                    Path(folder, f"{file}.yaml").write_text(
                        yaml.safe_dump(changed, allow_unicode=True), encoding="utf-8"
                    )
            before = figures(asked.corpus, asked.gold, name, None)
            after = figures(asked.corpus, asked.gold, name, Path(folder))
        print(f"\n{name}: {len(gone)} rules and {terms} terms of lists are found in no other of {len(known)} documents")
        print("  " + (", ".join(gone) or "-"))
        for line in LINES:
            print(f"  {line:16} {before[line]:.3f} -> {after[line]:.3f}  {after[line] - before[line]:+.3f}")


if __name__ == "__main__":
    main()
