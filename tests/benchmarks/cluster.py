"""What a cluster costs beside the reading itself: the figures that docs/scale.md reckons with.

python -m tests.benchmarks.cluster [--files 300] [--known 300000]

Reads the same files in two processes of this machine and on a Ray cluster of two actors, from folder to folder and from folder to
a store (a folder by its URL), and says what each took of the processor a file. Then it fills what the driver keeps in memory
with made-up files and says how much that is a file.
"""

from __future__ import annotations

import argparse
import json
import pickle
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import psutil

from extract.batch import FileDone, discover, run
from extract.batch.journal import Journal, Result
from extract.batch.node import Contents
from extract.batch.segments import Place
from extract.batch.sources import Source
from extract.batch.worker import Job
from tests.benchmarks.corpus import build
from tests.benchmarks.running import machine, outputs


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--known", type=int, default=300_000)
    given = parser.parse_args()
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="kehoach-cluster-") as made:
        folder = Path(made)
        build(folder / "in", given.files)
        _timed("two processes", folder, folder / "local", formats=("csv",))
        _timed("two actors", folder, folder / "ray", formats=("csv",), backend="ray")
        assert outputs(folder / "local") == outputs(folder / "ray")
        _timed("two actors, to a store", folder, f"file://{folder}/store", backend="ray")
        for name in ("store/.kehoach/results", "store/parquet", "store/jsonl", "local/jsonl", "in"):
            size = sum(path.stat().st_size for path in (folder / name).rglob("*") if path.is_file())
            print(f"{name}: {size / given.files:,.0f} bytes a file")
        _driver(given.known, folder / "journal")


def _timed(what: str, folder: Path, out: Any, **options: Any) -> None:
    done: list[float] = []
    ours = psutil.Process()
    before, begun = ours.cpu_times(), time.monotonic()
    peak = [0]

    def watch(event: object) -> None:
        peak[0] = max(peak[0], ours.memory_info().rss)
        if isinstance(event, FileDone):
            done.append(time.monotonic())

    summary = run(discover([folder / "in"]), out, 2, watch, **options)
    after = ours.cpu_times()
    report = json.loads((Path(str(out).removeprefix("file://")) / "run.json").read_text(encoding="utf-8"))
    print(
        f"{what}: {time.monotonic() - begun:.1f} s in all, first file after {done[0] - begun:.1f} s, then "
        f"{1000 * (done[-1] - done[0]) / (len(done) - 1):.1f} ms a file; a file took its reader "
        f"{1000 * report['seconds']['stages']['all'] / summary.read:.1f} ms, the driver "
        f"{1000 * (after.user + after.system - before.user - before.system) / summary.files:.1f} ms of its processor; "
        f"tables {1000 * summary.publishing / summary.files:.1f} ms a file; driver {peak[0] / 1024**2:.0f} MB",
        flush=True,
    )


def _driver(number: int, folder: Path) -> None:
    """What the driver, the actor of contents, the plan in the object store and the journal hold for files that do not exist."""
    digests = [sha256(str(at).encode()).hexdigest() for at in range(number)]

    def source(at: int) -> Source:
        name = f"2024/so-noi-vu/ho-so-{at // 1000:05}/ke-hoach-{at:08}.pdf"
        return Source(name, f"s3://van-ban-tinh/{name}", listed=f'123456 "{digests[at][:32]}"')

    sources = _grown("input files", number, lambda: [source(at) for at in range(number)])
    keys = _grown("their contents", number, lambda: [f"{digest}.md"[:64] for digest in digests])
    _grown("contents asked for", number, lambda: set(keys))
    contents = Contents()
    _grown("actor of contents", number, lambda: [contents.ask(key, at) for at, key in enumerate(keys)][:0])
    print(f"plan: {sum(len(pickle.dumps(Job(at, sources[at]))) for at in range(1000)) / 1000:.0f} bytes a file")
    journal, begun = Journal(folder, "0.1.0 0123456789abcdef 0123456789abcdef auto"), time.process_time()
    for at, key in enumerate(keys):
        journal.note(Result(key, Place(f"{'0' * 32}.parquet", at % 100, 6000), "", "", 4, 0.12, 3, 1))
        journal.note_source(sources[at].place, sources[at].listed, key)
    spent = time.process_time() - begun
    journal.close()
    size = sum(path.stat().st_size for path in folder.glob("journal*"))
    print(f"journal: {size / number:.0f} bytes, {1e6 * spent / number:.0f} µs of the processor a file")


def _grown(what: str, number: int, make: Callable[[], Any]) -> Any:
    ours = psutil.Process()
    before = ours.memory_info().rss
    made = make()
    print(f"{what}: {(ours.memory_info().rss - before) / number:.0f} bytes of memory a file")
    return made


if __name__ == "__main__":
    main()
