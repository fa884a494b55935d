"""Second runs, runs that were broken off, files that came, went and changed: real processes, killed for real."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from extract.batch import FileDone, InUse, Limits, discover, run
from extract.batch.journal import Journal
from extract.batch.segments import Damaged, Place, Reader, Writer
from extract.export.csv import read
from tests.batch.outputs import tree
from tests.batch.plans import plan
from tests.batch.test_run import pages
from tests.test_cli import COMMAND, kehoach


def counts(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "run.json").read_text(encoding="utf-8"))["counts"]


def again(folder: Path, out: Path, **options: Any) -> tuple[int, int]:
    """How many files a run reads, and how many it knows."""
    summary = run(discover([folder]), out, 1, **options)
    told = counts(out)
    assert (told["read"], told["kept"], told["same"]) == (summary.read, summary.kept, summary.same)
    return summary.read, summary.kept


def age(folder: Path, seconds: int = 10) -> None:
    """Make files so old that their time can be trusted."""
    for path in folder.rglob("*"):
        found = path.stat()
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns - seconds * 10**9))


@pytest.mark.parametrize("is_old", [True, False])
def test_a_second_run_reads_what_is_new_or_changed(is_old: bool, tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 4), tmp_path / "out"
    if is_old:
        age(folder)
    assert again(folder, out) == (4, 0)
    first = tree(out)
    assert again(folder, out) == (0, 4)
    assert tree(out) == first
    (folder / "ke-hoach-1.md").write_text(plan(11), encoding="utf-8")
    (folder / "ke-hoach-9.md").write_text(plan(9), encoding="utf-8")
    (folder / "ke-hoach-3.md").unlink()
    assert again(folder, out) == (2, 2)
    run(discover([folder]), tmp_path / "fresh", 2)
    assert tree(out) == tree(tmp_path / "fresh")


def test_a_change_that_keeps_size_and_time_is_seen_while_the_file_is_young(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 1), tmp_path / "out"
    path = folder / "ke-hoach-0.md"
    again(folder, out)
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("Nông Văn Bình", "Nông Văn Bính"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert again(folder, out) == (1, 0)
    assert read(out).documents[0].signer == "Nông Văn Bính"


def test_force_reads_all(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 2), tmp_path / "out"
    again(folder, out)
    first = tree(out)
    assert again(folder, out, force=True) == (2, 0)
    assert tree(out) == first


def test_what_failed_is_read_again_when_asked(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 1), tmp_path / "out"
    (folder / "empty.docx").write_bytes(b"")
    assert again(folder, out) == (2, 0)
    assert again(folder, out) == (0, 2)
    assert again(folder, out, retry_failed=True) == (1, 1)
    assert counts(out)["failed"] == 1


def test_what_could_not_be_opened_is_tried_every_time(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 1), tmp_path / "out"
    (folder / "gone.md").symlink_to(tmp_path / "later.md")
    again(folder, out)
    assert read(out).problems[0].code == "unreadable-file"
    (tmp_path / "later.md").write_text(plan(5), encoding="utf-8")
    assert again(folder, out) == (1, 1)
    assert read(out).problems == ()


def test_other_rules_and_other_options_are_other_results(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 1), tmp_path / "out"
    rules = tmp_path / "rules"
    rules.mkdir()
    assert again(folder, out) == (1, 0)
    assert again(folder, out, ocr="never") == (1, 0)
    assert again(folder, out, overlay=rules) == (0, 1)  # it is empty
    (rules / "units.yaml").write_text("[]\n")
    assert again(folder, out, overlay=rules) == (1, 0)
    assert again(folder, out) == (0, 1)


def test_results_of_another_version_are_not_taken_and_go(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 2), tmp_path / "out"
    again(folder, out)
    with sqlite3.connect(out / ".kehoach" / "journal.sqlite") as base:
        base.execute("update results set settings = '0.0.1 ' || settings")
    base.close()
    old = set((out / ".kehoach" / "results").iterdir())
    assert again(folder, out) == (2, 0)
    assert not old & set((out / ".kehoach" / "results").iterdir())


def test_what_tesseract_or_libreoffice_had_a_part_in_is_read_again_when_they_change(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 1), tmp_path / "out"
    (folder / "a.rtf").write_bytes(rb"{\rtf1\ansi Ke hoach so 1}")
    again(folder, out)
    with sqlite3.connect(out / ".kehoach" / "journal.sqlite") as base:
        assert [code for (code,) in base.execute("select engine from results where engine<>''")] != []
        base.execute("update results set engine='another' where engine<>''")
    base.close()
    assert again(folder, out) == (1, 1)
    assert again(folder, out) == (0, 2)


def test_twins_are_read_once_and_a_twin_that_comes_first_gives_its_name(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 1), tmp_path / "out"
    (folder / "z.md").write_bytes((folder / "ke-hoach-0.md").read_bytes())
    summary = run(discover([folder]), out, 2)
    assert (summary.read, summary.same, summary.files) == (1, 1, 2)
    (folder / "a.md").write_bytes((folder / "ke-hoach-0.md").read_bytes())
    assert again(folder, out)[0] == 0
    assert [row.source for row in read(out).documents] == ["a.md", "ke-hoach-0.md", "z.md"]
    run(discover([folder]), tmp_path / "fresh", 2)
    assert tree(out) == tree(tmp_path / "fresh")


def test_equal_bytes_under_a_name_that_says_markdown_are_read_as_such(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    text = "KẾ HOẠCH\n\n1. Giao Sở Nội vụ chủ trì rà soát, hoàn thành trước ngày 30/6/2026.\n"
    (folder / "b.txt").write_text(text, encoding="utf-8")
    run(discover([folder]), out, 1)
    (folder / "a.md").write_text(text, encoding="utf-8")
    run(discover([folder]), out, 1)
    run(discover([folder]), tmp_path / "fresh", 2)
    assert [row.media_type for row in read(out).documents] == ["text/markdown", "text/markdown"]
    assert tree(out) == tree(tmp_path / "fresh")


def test_what_no_input_has_is_kept_until_it_is_pruned(tmp_path: Path) -> None:
    one, two, out = pages(tmp_path / "one", 3), tmp_path / "two", tmp_path / "out"
    two.mkdir()
    (two / "other.md").write_text(plan(40), encoding="utf-8")
    assert again(one, out) == (3, 0)
    assert again(two, out) == (1, 0)
    assert [row.source for row in read(out).documents] == ["other.md"]
    assert again(one, out) == (0, 3)
    size = sum(path.stat().st_size for path in (out / ".kehoach" / "results").iterdir())
    first = tree(out)
    assert again(one, out, prune=True) == (0, 3)
    assert tree(out) == first
    assert sum(path.stat().st_size for path in (out / ".kehoach" / "results").iterdir()) < size
    assert again(one, out) == (0, 3)
    assert tree(out) == first
    assert again(two, out) == (1, 0)


def test_a_record_that_the_disk_lost_is_read_again(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 3), tmp_path / "out"
    again(folder, out)
    first = tree(out)
    (segment,) = (out / ".kehoach" / "results").iterdir()
    data = bytearray(segment.read_bytes())
    data[len(data) // 2] ^= 1
    segment.write_bytes(data[:-5])
    assert again(folder, out) == (2, 3)
    assert tree(out) == first
    for path in (out / ".kehoach" / "results").iterdir():
        path.unlink()
    assert again(folder, out) == (3, 3)
    assert tree(out) == first


def test_a_journal_that_is_none_costs_reading_again(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 1), tmp_path / "out"
    again(folder, out)
    journal = out / ".kehoach" / "journal.sqlite"
    for data in (b"no database at all" * 100, b""):
        journal.write_bytes(data)
        assert again(folder, out) == (1, 0)
    with sqlite3.connect(journal) as base:
        base.execute("pragma user_version=999")
    base.close()
    assert again(folder, out) == (1, 0)


def test_tables_that_were_deleted_come_back(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 2), tmp_path / "out"
    again(folder, out)
    first = tree(out)
    (out / "tasks.csv").unlink()
    next((out / "jsonl").iterdir()).write_text("changed")
    assert again(folder, out) == (0, 2)
    assert tree(out) == first


def test_two_runs_at_once(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 2), tmp_path / "out"
    journal = Journal(out / ".kehoach", "x")
    try:
        with pytest.raises(InUse):
            run(discover([folder]), out, 1)
        done = kehoach("extract", folder, "-o", out)
        assert (done.returncode, done.stderr.split(str(out))[0]) == (1, "Another run is writing to ")
        told = json.loads(kehoach("extract", folder, "-o", out, "--log-json").stderr)
        assert (told["event"], told["error"].partition(":")[0]) == ("broken-off", "InUse")
        assert "Một lần chạy khác" in kehoach("extract", folder, "-o", out, "--lang", "vi").stderr
    finally:
        journal.close()
    assert again(folder, out) == (2, 0)


# --- broken off ------------------------------------------------------------------------------------------------------


def started(folder: Path, out: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, "extract", str(folder), "-o", str(out), "--lang", "en", *options],
        text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


@pytest.mark.slow
def test_kill_at_any_moment_and_go_on(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 300), tmp_path / "out"
    start = time.monotonic()
    run(discover([folder]), tmp_path / "fresh", 2, titles="en")
    whole = time.monotonic() - start
    chance = random.Random(5)
    # The later ones have files behind them, however long a process takes to start.
    for share in (0.1, 0.4, 0.8, 0.95):
        program = started(folder, out, "--workers", str(chance.choice([1, 2, 3])))
        time.sleep(chance.uniform(0.8, 1.0) * share * whole)
        is_group = chance.random() < 0.5
        os.killpg(program.pid, signal.SIGKILL) if is_group else program.kill()
        program.communicate()
        assert not [path for path in out.glob("*.csv") if not path.read_bytes().endswith(b"\n")]
    program = started(folder, out, "--log-json")
    _, err = program.communicate(timeout=300)
    assert program.returncode == 0
    assert json.loads(err.splitlines()[0])["kept"] > 0
    assert tree(out) == tree(tmp_path / "fresh")


@pytest.mark.slow
def test_ctrl_c_keeps_what_is_done_and_the_old_tables(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 3), tmp_path / "out"
    run(discover([folder]), out, 1)
    first = tree(out)
    for number in range(10, 300):
        (folder / f"ke-hoach-{number}.md").write_text(plan(number), encoding="utf-8")
    before = set((out / ".kehoach" / "results").iterdir())
    program = started(folder, out, "--workers", "1")
    while sum(path.stat().st_size for path in set((out / ".kehoach" / "results").iterdir()) - before) < 10_000:
        assert program.poll() is None
        time.sleep(0.05)
    os.killpg(program.pid, signal.SIGINT)
    _, err = program.communicate(timeout=60)
    assert program.returncode == 130
    assert "Stopped: " in err and "of 293 files are done and kept" in err
    assert "Traceback" not in err
    assert tree(out) == first
    made = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert made["state"] == "interrupted"
    assert 1 <= made["counts"]["read"] < 290
    read_now, kept = again(folder, out)
    assert read_now + kept == 293 and kept >= 4


# --- workers that die ------------------------------------------------------------------------------------------------


def large(path: Path, sections: int = 800) -> None:
    """A plan that takes seconds."""
    head, _, tail = plan(1).partition("1. ")
    path.write_text(
        head + "".join(f"{n}. {tail.splitlines()[0]} Lần {n}.\n\n1. {tail}" for n in range(sections)), "utf-8"
    )


def test_a_file_over_the_time_limit_costs_itself_alone(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 2), tmp_path / "out"
    large(folder / "a.md")
    summary = run(discover([folder]), out, 1, limits=Limits(seconds=2))
    assert (summary.failed, summary.workers_lost) == (1, 1)
    (problem,) = (p for p in read(out).problems if p.severity == "error")
    assert (problem.source, problem.code) == ("a.md", "file-timeout")
    assert " 2 giây" in problem.message and " 2 seconds" in problem.message
    document = read(out).documents[0]
    assert document.sha256 and document.media_type == "text/markdown"
    assert again(folder, out) == (0, 3)  # with a larger limit too, unless asked


def test_a_file_over_the_memory_limit_costs_itself_alone(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 2), tmp_path / "out"
    large(folder / "a.md", 2000)
    seen: list[FileDone] = []
    run(discover([folder / "ke-hoach-0.md"]), out, 1, lambda e: seen.append(e) if isinstance(e, FileDone) else None)
    limit = seen[0].rss + 40 * 1024**2
    summary = run(discover([folder]), out, 1, limits=Limits(memory=limit))
    assert [(p.source, p.code) for p in read(out).problems if p.severity == "error"] == [("a.md", "file-memory")]
    assert summary.workers_lost == 1


def during(folder: Path, out: Path, act: Callable[[int, FileDone], None], **options: Any) -> Any:
    """A run in which something happens as files are done."""
    done: list[FileDone] = []

    def watch(event: object) -> None:
        if isinstance(event, FileDone):
            done.append(event)
            act(len(done), event)

    return run(discover([folder]), out, watch=watch, **options)


@pytest.fixture(autouse=True)
def others() -> None:
    """What tests before this one have left running in the same process are no workers of its run."""
    _OTHERS[:] = psutil.Process().children()


_OTHERS: list[psutil.Process] = []


def children() -> list[int]:
    """The workers of a run, in the order of their starts."""
    found = [one for one in psutil.Process().children() if one not in _OTHERS]
    return [one.pid for one in found if _is_worker(one)]


def _is_worker(one: psutil.Process) -> bool:
    try:
        return "spawn_main" in " ".join(one.cmdline())
    except psutil.Error:  # it has just ended
        return False


def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 30), tmp_path / "out"

    def strike(number: int, event: FileDone) -> None:
        if number in (5, 15):
            os.kill(children()[-1], signal.SIGKILL)

    summary = during(folder, out, strike, workers=2)
    assert summary.workers_lost == 2 and summary.failed == 0
    run(discover([folder]), tmp_path / "fresh", 1)
    assert tree(out) == tree(tmp_path / "fresh")


def test_a_file_that_kills_every_worker_is_blamed(tmp_path: Path) -> None:
    """Whoever reads the large file is killed while at it."""
    folder, out = pages(tmp_path / "in", 2), tmp_path / "out"
    large(folder / "z.md")
    start: list[float] = []  # processor time of a worker that has read a small file
    struck: list[int] = []
    is_over = threading.Event()

    def at_work(pid: int) -> float:
        try:
            return sum(psutil.Process(pid).cpu_times()[:2])
        except psutil.Error:
            return 0.0

    def strike() -> None:
        while not is_over.is_set() and len(struck) < 2:
            for pid in children():
                if start and pid not in struck and at_work(pid) > start[0] + 1.0:
                    os.kill(pid, signal.SIGKILL)
                    struck.append(pid)
            time.sleep(0.05)

    striker = threading.Thread(target=strike)
    striker.start()
    try:
        summary = during(folder, out, lambda n, _: start.append(at_work(children()[0])), workers=1)
    finally:
        is_over.set()
        striker.join()
    assert summary.workers_lost == 2
    assert [(p.source, p.code) for p in read(out).problems if p.severity == "error"] == [("z.md", "worker-crashed")]
    assert again(folder, out) == (0, 3)
    assert again(folder, out, retry_failed=True) == (1, 2)
    assert counts(out)["failed"] == 0


def test_workers_are_replaced_after_so_many_files(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 6), tmp_path / "out"
    workers: set[int] = set()
    summary = during(folder, out, lambda _, event: workers.add(event.worker), workers=1, limits=Limits(files=2))
    assert len(workers) == 3 and summary.workers_lost == 0
    run(discover([folder]), tmp_path / "fresh", 2)
    assert tree(out) == tree(tmp_path / "fresh")


# --- the output cannot be written ------------------------------------------------------------------------------------


class Mounted:
    """A file system in memory of a few megabytes, where this user may mount one."""

    def __init__(self, place: Path, options: str) -> None:
        self.place, self._options = place, options

    def __enter__(self) -> Path:
        self.place.mkdir(exist_ok=True)
        made = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", self._options, "tmpfs", str(self.place)], capture_output=True
        )
        if made.returncode:
            pytest.skip("may not mount a file system here")
        return self.place

    def __exit__(self, *_: object) -> None:
        subprocess.run(["umount", "-l", str(self.place)], check=True)


needs_mount = pytest.mark.skipif(sys.platform != "linux", reason="mounts a file system as Linux does")


@needs_mount
def test_a_full_disk(tmp_path: Path) -> None:
    folder = pages(tmp_path / "in", 40)
    with Mounted(tmp_path / "disk", "size=200k") as disk:
        out = disk / "out"
        done = kehoach("extract", folder, "-o", out, "--workers", "2")
        assert done.returncode == 1
        assert f"Cannot write to {out}: No space left on device" in done.stderr and "Traceback" not in done.stderr
        assert not list(out.glob("*.csv"))
        subprocess.run(["mount", "-o", "remount,size=50m", str(disk)], check=True)
        done = kehoach("extract", folder, "-o", out, "--workers", "2")
        assert done.returncode == 0
        assert counts(out)["kept"] > 0
        run(discover([folder]), tmp_path / "fresh", 2)
        assert tree(out) == tree(tmp_path / "fresh")


@needs_mount
def test_a_disk_that_may_only_be_read(tmp_path: Path) -> None:
    folder = pages(tmp_path / "in", 2)
    with Mounted(tmp_path / "disk", "size=5m") as disk:
        out = disk / "out"
        run(discover([folder / "ke-hoach-0.md"]), out, 1)
        first = tree(out)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        for place in (out, disk / "new"):
            done = kehoach("extract", folder, "-o", place)
            assert done.returncode == 1
            assert f"Cannot write to {place}: " in done.stderr and "Traceback" not in done.stderr
        assert tree(out) == first
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        assert kehoach("extract", folder, "-o", out).returncode == 0
        assert (counts(out)["read"], counts(out)["kept"]) == (1, 1)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the rights of files do not bind this user")
def test_a_folder_that_may_only_be_read(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 1), tmp_path / "out"
    out.mkdir(mode=0o555)
    done = kehoach("extract", folder, "-o", out)
    assert (done.returncode, done.stderr) == (1, f"Cannot write to {out}: Permission denied\n")


# --- segments --------------------------------------------------------------------------------------------------------


def test_records_come_back_and_damage_is_seen(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    texts = ["", "kế hoạch\n" * 1000, "x"]
    places = [writer.add(text) for text in texts]
    writer.close()
    with Reader(tmp_path) as reader:
        assert [reader.text(place) for place in places] == texts
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for at in range(places[1].offset, places[1].offset + places[1].length):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        with Reader(tmp_path) as reader, pytest.raises(Damaged):
            reader.text(places[1])
    path.write_bytes(whole[: places[2].offset + 3])
    with Reader(tmp_path) as reader:
        assert reader.text(places[1]) == texts[1]
        with pytest.raises(Damaged):
            reader.text(places[2])
        with pytest.raises(Damaged):
            reader.text(Place("none.segment", 0, 20))
