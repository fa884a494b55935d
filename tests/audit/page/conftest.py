"""The page in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from extract.audit.archive import Archive
from extract.audit.model import Audit, Comparison, Finding, Match, Passage
from extract.audit.page import write
from extract.audit.run import run
from tests.audit.page.archives import extracted, multiplied

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
FLAGS = (
    "--no-sandbox --headless --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)  # fmt: skip
AS_OF = date(2025, 6, 30)


@dataclass(frozen=True)
class Report:
    """A page and what it was made from."""

    path: Path
    archive: Archive
    audit: Audit


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The samples and a hostile plan, with a comparison and a finding of a kind that nobody knows."""
    folder = tmp_path_factory.mktemp("page")
    archive = extracted(folder)
    audit = run(archive, AS_OF)
    unknown = Finding("of-a-new-kind", "info", audit.findings[0].doc_id, audit.findings[0].source, "documents",
                      audit.findings[0].doc_id, None, "", (("detail", "<b>chi tiết</b> \u202etxet"),))  # fmt: skip
    audit = replace(audit, findings=(*audit.findings, unknown), comparisons=(_comparison(archive), *audit.comparisons))
    write(archive, audit, folder / "audit.html", "vi")
    return Report(folder / "audit.html", archive, audit)


def _comparison(archive: Archive) -> Comparison:
    before, after = (
        archive.documents[next(d.doc_id for d in archive.records.documents if d.source.endswith(name))]
        for name in ("xa-2025.md", "6-thang.docx")
    )
    ours, theirs = archive.tasks_of[before.doc_id], archive.tasks_of[after.doc_id]

    def side(task: object) -> Passage:
        place = archive.spans(task.doc_id)["tasks", task.task_id][0]  # type: ignore[attr-defined]
        return Passage(task.doc_id, "tasks", task.task_id, task.text, place.start, place.end)  # type: ignore[attr-defined]

    matches = (
        Match("report", "reported", side(ours[0]), side(theirs[0]), 0.91),
        Match(
            "report", "reported_late", side(ours[1]), side(theirs[1]), 0.7, (("deadline", "2025-03-31", "2025-05-02"),)
        ),
        Match("report", "not_reported", side(ours[2]), None, 0.0),
    )
    return Comparison(before.doc_id, after.doc_id, "report", matches)


@pytest.fixture(scope="session")
def large(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """5,000 tasks."""
    folder = tmp_path_factory.mktemp("large")
    archive = multiplied(report.archive, folder, 5000)
    audit = run(archive, AS_OF)
    write(archive, audit, folder / "audit.html", "vi")
    return Report(folder / "audit.html", archive, audit)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, report: Report) -> Iterator[Callable[..., Page]]:
    """Opens a report. At the end of the test no page has complained, or asked for anything but its own file."""
    complaints: list[str] = []
    requests: list[str] = []
    contexts = []

    def open_page(hash: str = "", of: Report = report, **options: object) -> Page:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 800}} | options))  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(f"{of.path.as_uri()}{hash}")
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
