"""What a run tells: its report, its events, its bar."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extract import __version__
from extract.batch import discover, run
from tests.batch.test_run import pages
from tests.test_cli import COMMAND, kehoach

STAGES = {"fetch", "read", "structure", "tag", "assemble", "keep", "all"}


def test_the_report(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 2), tmp_path / "out"
    (folder / "z.pdf").write_bytes(b"")
    run(discover([folder]), out, 1, ocr="never")
    made = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert (made["kehoach"], made["state"]) == (__version__, "complete")
    assert made["settings"]["ocr"] == made["options"]["ocr"] == "never"
    assert {"python", "platform", "processors", "tesseract", "libreoffice", "libraries"} == set(made["environment"])
    counts = made["counts"]
    assert (counts["files"], counts["read"], counts["kept"], counts["failed"]) == (3, 3, 0, 1)
    assert counts["rows"]["documents"] == 3 and counts["problems"] == {"empty-file": 1}
    stages = made["seconds"]["stages"]
    assert set(stages) == STAGES and all(stages[stage] > 0 for stage in ("read", "tag", "assemble", "all"))
    assert sum(stages[stage] for stage in STAGES - {"all"}) <= stages["all"] * 1.01 + 0.01
    assert {one["source"] for one in made["slowest"]} == {"ke-hoach-0.md", "ke-hoach-1.md", "z.pdf"}
    seconds = [one["seconds"] for one in made["slowest"]]
    assert seconds == sorted(seconds, reverse=True)


def test_events_for_programs(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 2), tmp_path / "out"
    (folder / "z.pdf").write_bytes(b"")
    done = kehoach("extract", folder, "-o", out, "--log-json", "-q", "--workers", "1")
    assert (done.returncode, done.stdout) == (2, "")
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [event["event"] for event in events] == ["started", "file", "file", "file", "publishing", "finished"]
    assert events[0]["files"] == 3 and events[0]["workers"] == 1
    assert [(event["source"], event["how"], event["problem"]) for event in events[1:4]] == [
        ("ke-hoach-0.md", "read", None),
        ("ke-hoach-1.md", "read", None),
        ("z.pdf", "read", "empty-file"),
    ]
    assert all(event["rss"] > 10**6 and len(event["doc_id"]) == 16 for event in events[1:4])
    assert (events[-1]["read"], events[-1]["failed"], events[-1]["rows"]["documents"]) == (3, 1, 3)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize(
    ("lang", "words"), [("en", ("files/min", "left", "1 failed")), ("vi", ("tệp/phút", "còn", "1 lỗi"))]
)
def test_a_bar_on_a_terminal(lang: str, words: tuple[str, ...], tmp_path: Path) -> None:
    import pty

    folder = pages(tmp_path / "in", 150)  # the bar is drawn ten times a second
    (folder / "a.pdf").write_bytes(b"")
    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        [*COMMAND, "extract", str(folder), "-o", str(tmp_path / "out"), "--lang", lang],
        stdout=subprocess.PIPE, stderr=theirs, env=os.environ | {"COLUMNS": "140", "TERM": "xterm"},
    )  # fmt: skip
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # nobody writes any more
            break
        if not part:
            break
        seen += part
    os.close(ours)
    program.communicate()
    shown = seen.decode(errors="replace")
    assert program.returncode == 2
    assert all(word in shown for word in words)
    assert "151/151" in shown and "a.pdf (empty-file)" in shown
