"""How long an audit of many documents takes, and how much memory: the target is 1,000 documents in 60 s and 1 GB.

python -m tests.benchmarks.audit [--files 1000] [--workers 2] [--folder WORK]

The archive is that of `tests.benchmarks.corpus`: the samples with other numbers and days, so that each plan has an earlier version
and is compared with it. Prints processor time and peak memory of `kehoach audit` as the system counts them for its process, and the
sizes of what it writes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.corpus import build
from tests.benchmarks.running import machine, start

SECONDS, MEGABYTES = 60, 1024
COMMAND = [sys.executable, "-c", "from extract.cli import main\nif __name__ == '__main__': main()"]


def main() -> int:
    """Run it and print; 1 where the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where to work, and stay; a temporary folder by default")
    given = parser.parse_args()
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="kehoach-audit-") as made:
        folder = given.folder or Path(made)
        if not (folder / "in").exists():
            build(folder / "in", given.files)
        program = start(folder / "in", folder / "out", "--workers", str(given.workers), "-f", "csv")
        program.communicate()
        audit = subprocess.Popen(
            [*COMMAND, "audit", str(folder / "out"), "--as-of", "2026-01-01", "--lang", "en"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert audit.stdout
        print(audit.stdout.read().partition("\n")[0])
        _, status, usage = os.wait4(audit.pid, 0)
        seconds, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
        for path in sorted((folder / "out" / "audit").iterdir()):
            print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
    print(f"{seconds:.1f} s of processor (target {SECONDS}), {megabytes:.0f} MB at most (target {MEGABYTES})")
    return int(status != 0 or seconds > SECONDS or megabytes > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
