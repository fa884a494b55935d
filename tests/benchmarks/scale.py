"""Many mixed files in one run: do its rate and the memory of its processes stay as they were?

python -m tests.benchmarks.scale [--files 20000] [--edge 2000] [--workers 2] [--folder WORK]

Compares the first and the last `--edge` files: files a second between the first and the last of them, and the median memory of
each worker process over its first and last tenth of files.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path

import psutil

from tests.benchmarks.corpus import build
from tests.benchmarks.running import machine, start

_MB = 1024**2


def main() -> None:
    """Run it and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=20000)
    parser.add_argument("--edge", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where to work, and stay; a temporary folder by default")
    given = parser.parse_args()
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="kehoach-scale-") as made:
        folder = given.folder or Path(made)
        build(folder / "in", given.files)
        begun = time.monotonic()
        program = start(folder / "in", folder / "out", "--workers", str(given.workers))
        parent: list[int] = []
        threading.Thread(target=_watch, args=(program.pid, parent), daemon=True).start()
        done: list[float] = []
        memory: dict[int, list[int]] = defaultdict(list)
        assert program.stderr
        for line in program.stderr:
            event = json.loads(line) if line.startswith("{") else {}
            if event.get("event") == "file":
                done.append(event["elapsed"])
                memory[event["worker"]].append(event["rss"])
        program.wait()
        whole = time.monotonic() - begun
        report = json.loads((folder / "out" / "run.json").read_text(encoding="utf-8"))
    edge = min(given.edge, len(done) // 2)
    first = edge / (done[edge - 1] - done[0])
    last = edge / (done[-1] - done[-edge])
    print(f"{len(done)} files in {whole:.1f} s, of which tables {report['seconds']['publish']:.1f} s")
    print(f"first {edge}: {first:.2f} files/s, last {edge}: {last:.2f} files/s ({100 * (last / first - 1):+.1f} %)")
    for worker, sizes in sorted(memory.items()):
        tenth = max(1, len(sizes) // 10)
        start_, end = statistics.median(sizes[:tenth]), statistics.median(sizes[-tenth:])
        print(
            f"worker {worker}: {len(sizes)} files, {start_ / _MB:.0f} MB at first, {end / _MB:.0f} MB at last "
            f"({100 * (end / start_ - 1):+.1f} %), at most {max(sizes) / _MB:.0f} MB"
        )
    print(f"parent: {parent[0] / _MB:.0f} MB at first, at most {max(parent) / _MB:.0f} MB")


def _watch(pid: int, sizes: list[int]) -> None:
    """Note a process's memory each second."""
    try:
        while True:
            time.sleep(1)
            sizes.append(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return


if __name__ == "__main__":
    main()
