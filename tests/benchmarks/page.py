"""How soon the audit's page is there: seconds from asking for the file to a page that answers, in Chromium, best and median.

python -m tests.benchmarks.page [TASKS] [RUNS]
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from extract.audit.page import write
from extract.audit.run import run
from tests.audit.page.archives import extracted, multiplied
from tests.audit.page.conftest import CHROMIUM, FLAGS
from tests.benchmarks.running import machine

STEPS = (
    ("matrix", "#tab=matrix"),
    ("tasks", "#tab=tasks"),
    ("tasks, filtered", "#tab=tasks&q=don+vi"),
    ("findings", "#tab=findings"),
    ("documents", "#tab=documents"),
)
# Two frames after the address has changed, what it asks for has been drawn.
GO = """async (hash) => { const start = performance.now(); location.hash = hash;
for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame); return performance.now() - start; }"""


def main() -> None:
    """Measure and print."""
    tasks = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    print(machine())
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        archive = multiplied(extracted(folder / "samples"), folder / "large", tasks)
        audit = run(archive, date(2025, 6, 30))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.process_time()
        path = folder / "audit.html"
        write(archive, audit, path, "vi")
        spent, after = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        records = archive.records
        print(
            f"{len(records.tasks)} tasks, {len(records.documents)} documents, {len(audit.findings)} findings: "
            f"{path.stat().st_size / 1e6:.1f} MB, written in {spent:.1f} s of CPU with {(after - before) / 1024:.0f} MB more memory"
        )
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
            opened = []
            for _ in range(runs):
                page = browser.new_page(viewport={"width": 1280, "height": 800})
                begun = time.perf_counter()
                page.goto(path.as_uri(), wait_until="commit")
                page.wait_for_selector("html[data-ready]")
                page.evaluate("new Promise(requestAnimationFrame)")
                opened.append(time.perf_counter() - begun)
                if len(opened) < runs:
                    page.close()
            print(f"opened: best {min(opened):.2f} s, median {statistics.median(opened):.2f} s in {runs} runs")
            for name, address in STEPS:
                print(f"{name}: {page.evaluate(GO, address):.0f} ms")
            page.evaluate("location.hash = '#tab=search&q=han+che'")
            begun = time.perf_counter()
            page.locator("#panel-search .count", has_text="chỗ trong toàn văn").wait_for(timeout=120_000)
            print(f"search through all texts: {time.perf_counter() - begun:.2f} s")
            heap = page.evaluate("performance.memory.usedJSHeapSize")
            print(f"memory of the page's program: {heap / 1e6:.0f} MB")
            browser.close()


if __name__ == "__main__":
    main()
