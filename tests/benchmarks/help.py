"""What `kehoach --help` costs: CPU seconds of the process and its children, the best and the median of several runs.

python -m tests.benchmarks.help [RUNS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys


def main() -> None:
    """Run it and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    command = [sys.executable, "-c", "import sys; from extract.cli import main; sys.exit(main())", "--help"]
    costs = []
    for _ in range(runs):
        before = os.times()
        subprocess.run(command, check=True, capture_output=True)
        after = os.times()
        costs.append(sum(after[2:4]) - sum(before[2:4]))
    print(f"kehoach --help: best {min(costs):.2f} s, median {statistics.median(costs):.2f} s of CPU in {runs} runs")


if __name__ == "__main__":
    main()
