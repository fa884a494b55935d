"""How much faster two workers are than one, on idle processors: reading alone, and the whole command from its start to its tables.

python -m tests.benchmarks.workers [--files 600] [--rounds 3] [--workers 2]

What the processors themselves give is measured beside it: a bare loop, once and as often at a time as there are workers. Processors
that share a core, or a host with others, give less than twice as much.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.corpus import build
from tests.benchmarks.running import events, machine

_LOOP = "kept = {}\nfor i in range(12_000_000): kept[i & 1023] = i"


def given_by_processors(workers: int) -> float:
    """How much more work so many processes do than one in the same time, where nothing is shared."""
    took = []
    for count in (1, workers):
        begun = time.monotonic()
        loops = [subprocess.Popen([sys.executable, "-c", _LOOP]) for _ in range(count)]
        for loop in loops:
            loop.wait()
        took.append(time.monotonic() - begun)
    return workers * took[0] / took[1]


def main() -> None:
    """Run it and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="kehoach-workers-") as folder:
        build(Path(folder, "in"), given.files)
        took: dict[int, list[tuple[float, float]]] = {1: [], given.workers: []}
        bare = []
        for number in range(given.rounds):
            bare += [given_by_processors(given.workers) for _ in range(3)]
            for workers, times in took.items():
                begun = time.monotonic()
                told = events(Path(folder, "in"), Path(folder, f"out-{number}-{workers}"), "--workers", str(workers))
                done = [event["elapsed"] for event in told if event["event"] == "file"]
                times.append((done[-1] - done[0], time.monotonic() - begun))
    for what, kind in (("reading", 0), ("whole command", 1)):
        one, more = (statistics.median(each[kind] for each in times) for times in took.values())
        print(
            f"{given.files} files, {what}: 1 worker {one:.1f} s, {given.workers} workers {more:.1f} s: "
            f"{one / more:.2f} times as fast"
        )
    print(f"a bare loop: {given.workers} processes do {statistics.median(bare):.2f} times as much as one")


if __name__ == "__main__":
    main()
