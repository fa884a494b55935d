"""What each output format costs: processor time for 1,000 tasks, and memory, over many copies of a run's documents.

    python tests/benchmarks/formats.py OUTPUT [COPIES]

OUTPUT is the folder of a run. Each format is measured in a process of its own; making the copies does not count.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from extract.export.csv import read
from extract.export.formats import FORMATS
from extract.export.parts import appearing
from extract.records import TABLES, Records

KEYS = {"doc_id", "source", "section_id", "parent_id", "criterion_id", "task_id"}


def documents(output: Path) -> Iterator[Records]:
    """The records of a run, document by document, without units."""
    made = read(output)
    for row in {row.doc_id: row for row in made.documents}.values():
        rest = {
            table: tuple(one for one in getattr(made, table) if one.doc_id == row.doc_id)
            for table in TABLES
            if table not in ("documents", "units")
        }
        yield Records(documents=(row,), **rest)


def copied(made: Records, copy: int) -> Records:
    """The records under other ids."""
    return Records(**{table: tuple(_copied(row, copy) for row in getattr(made, table)) for table in TABLES})


def _copied(row: Any, copy: int) -> Any:
    named = [f.name for f in fields(row) if f.name in KEYS and getattr(row, f.name)]
    return replace(row, **{name: f"{copy}-{getattr(row, name)}" for name in named})


def measure(format: str, output: Path, copies: int) -> None:
    """Print what the format costs."""
    made = list(documents(output))
    units = Records(units=read(output).units)
    module: Any = FORMATS[format]
    spent, tasks = 0.0, 0
    with tempfile.TemporaryDirectory() as place:
        started = time.process_time()
        with appearing(Path(place), module.FILES), module.Tables(Path(place)) as tables:
            spent += time.process_time() - started
            for copy in range(copies):
                for one in made:
                    other = copied(one, copy)
                    started = time.process_time()
                    tables.write(other)
                    spent += time.process_time() - started
                    tasks += len(other.tasks)
            started = time.process_time()
            tables.write(units)
        spent += time.process_time() - started
        size = sum(path.stat().st_size for path in Path(place).rglob("*") if path.is_file())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{format:8} {tasks} tasks  {1000 * spent / tasks:.3f} s per 1,000  {memory} MB  {size / tasks:.0f} bytes a task"
    )


def main() -> None:
    """Measure one format, or all, each in its process."""
    output, copies = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 80
    if len(sys.argv) > 3:
        measure(sys.argv[3], output, copies)
        return
    for format in FORMATS:
        subprocess.run([sys.executable, __file__, str(output), str(copies), format], check=True)


if __name__ == "__main__":
    main()
