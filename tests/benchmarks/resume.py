"""Kill -9 at random moments, each followed by a resume: are the tables those of an undisturbed run?

python -m tests.benchmarks.resume [--files 2000] [--kills 20] [--workers 2] [--seed N] [--folder WORK]

Each blow hits the parent alone, the parent with all its workers, or one worker. A run that comes to its end before the blow is
compared too, and the next one starts from nothing. Ends with 1 where anything differs.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from tests.benchmarks.corpus import build
from tests.benchmarks.running import events, machine, outputs, start


def main() -> int:
    """Run it and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder by default")
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="kehoach-resume-"))
    archive, fresh, out = folder / "in", folder / "fresh", folder / "out"
    build(archive, given.files, given.seed)
    _twins(archive)
    begun = time.monotonic()
    events(archive, fresh, "--workers", str(given.workers))
    whole = time.monotonic() - begun
    print(f"{machine()}\nundisturbed: {given.files} files and 20 twins in {whole:.1f} s", flush=True)
    wanted = outputs(fresh)
    chance = random.Random(given.seed)
    kills, ends, different = 0, 0, 0
    while kills < given.kills:
        program = start(archive, out, "--workers", str(chance.choice([1, given.workers, given.workers + 1])))
        try:
            program.communicate(timeout=chance.uniform(0.1, 2.0 * whole / given.kills + 5.0))
        except subprocess.TimeoutExpired:
            target = _blow(program, chance)
            kills += 1
            kept = sum(path.stat().st_size for path in (out / ".kehoach" / "results").glob("*"))
            print(f"kill {kills}: {target}; {kept / 1e6:.1f} MB of results are there", flush=True)
            if target == "one worker":
                program.communicate()
        if program.returncode in (0, 2):
            ends += 1
            different += _compared(outputs(out), wanted)
            shutil.rmtree(out)
        elif half := [path.name for path in out.glob("*.csv") if not path.read_bytes().endswith(b"\n")]:
            print("half-written:", *half)
            different += 1
    events(archive, out, "--workers", str(given.workers))
    different += _compared(outputs(out), wanted)
    print(f"{kills} kills, {ends + 1} runs that came to their end: {different} different from the undisturbed one")
    if given.folder is None:
        shutil.rmtree(folder)
    return 1 if different else 0


def _twins(archive: Path) -> None:
    files = sorted(path for path in archive.rglob("*") if path.is_file())
    for path in files[:: max(1, len(files) // 20)][:20]:
        shutil.copy(path, path.with_name(f"ban-sao-{path.name}"))


def _blow(program: subprocess.Popen[str], chance: random.Random) -> str:
    target = chance.choice(["the parent", "all processes", "one worker"])
    if target == "the parent":
        program.kill()
    elif target == "all processes":
        os.killpg(program.pid, signal.SIGKILL)
    else:
        workers = [one for one in psutil.Process(program.pid).children() if "spawn_main" in " ".join(one.cmdline())]
        if workers:
            chance.choice(workers).kill()
        return target
    program.communicate()
    return target


def _compared(got: dict[str, bytes], wanted: dict[str, bytes]) -> int:
    names = [name for name in got.keys() | wanted.keys() if got.get(name) != wanted.get(name)]
    if names:
        print("different:", *sorted(names)[:10])
    return bool(names)


if __name__ == "__main__":
    sys.exit(main())
