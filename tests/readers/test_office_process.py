"""The process of LibreOffice: it hangs, dies, is not there; and nothing of it outlives a run."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.batch import Limits, discover, run
from extract.errors import ReadError
from extract.export.csv import read as tables
from extract.readers import read
from extract.readers.office import bridge, converter, installed
from tests.batch.outputs import tree
from tests.batch.plans import plan
from tests.office import needs_office
from tests.test_cli import COMMAND

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
RTF = rb"{\rtf1\ansi Ke hoach so %d}"


@pytest.fixture(autouse=True)
def own_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A LibreOffice of the test's own, whose folder lies below `tmp_path`."""
    converter.end()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    yield
    converter.end()


def processes(folder: Path) -> dict[int, str]:
    """The processes whose command names a folder for LibreOffice below `folder`, by number."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if f"{folder}/kehoach-office-" in command:
            found[int(path.parent.name)] = command
    return found


def office(folder: Path) -> int:
    """LibreOffice's process."""
    return next(number for number, command in processes(folder).items() if "bridge.py" not in command)


def stats() -> Iterator[tuple[str, str, int, int]]:
    """Name, state (Z for a dead one that nobody has asked after), parent and group of each process."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            name, _, rest = path.read_text().partition("(")[2].rpartition(")")
            state, parent, group = rest.split()[:3]
            yield name, state, int(parent), int(group)


def children() -> list[str]:
    """The names of this process's children, dead ones too."""
    return [name for name, _, parent, _ in stats() if parent == os.getpid()]


def gone(folder: Path, seconds: float = 15) -> bool:
    """Is nothing of LibreOffice left: no process, no folder, no socket?"""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not processes(folder) and not list(folder.glob("kehoach-office-*")):
            return True
        time.sleep(0.1)
    return False


# --- one process -----------------------------------------------------------------------------------------------------


@LINUX
@needs_office
def test_one_libreoffice_serves_all_files(tmp_path: Path) -> None:
    read(RTF % 1)
    first = office(tmp_path)
    assert [read(RTF % n).text.strip() for n in range(2, 6)] == [f"Ke hoach so {n}" for n in range(2, 6)]
    assert office(tmp_path) == first
    # Neither the user's profile nor a folder that others may read.
    command = processes(tmp_path)[first]
    assert f"-env:UserInstallation={tmp_path.as_uri()}/kehoach-office-" in command
    assert [path.stat().st_mode & 0o077 for path in tmp_path.glob("kehoach-office-*")] == [0]
    # Others may run beside this one: only the socket that its command names counts.
    sockets = {
        path for path in Path("/tmp").glob("OSL_PIPE_*kehoach-office-*") if path.name.split("_", 3)[3] in command
    }
    before = children()
    converter.end()
    assert gone(tmp_path)
    assert sockets and not any(path.exists() for path in sockets)
    assert len(children()) == len(before) - 1


@LINUX
@needs_office
@pytest.mark.parametrize("which", ["office", "bridge"])
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGSTOP])
def test_a_file_does_not_pay_for_what_happened_before_it(
    sent: signal.Signals, which: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(RTF % 1)
    first = office(tmp_path)
    monkeypatch.setattr(bridge, "GRACE", 0.5)
    if sent == signal.SIGSTOP:
        monkeypatch.setattr(converter, "LIMIT", 2.0)
    os.kill(first if which == "office" else next(n for n in processes(tmp_path) if n != first), sent)
    assert read(RTF % 2).text.strip() == "Ke hoach so 2"
    assert first not in processes(tmp_path)


@LINUX
@needs_office
@pytest.mark.parametrize("has_uno", [True, False])
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGSTOP, "office-timeout"), (signal.SIGKILL, "office-crashed")])
def test_a_file_that_stops_every_libreoffice_is_blamed(
    sent: signal.Signals, code: str, has_uno: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_uno:
        monkeypatch.setattr(installed, "python", lambda office: None)
    monkeypatch.setattr(converter, "LIMIT", 3.0)
    monkeypatch.setattr(converter, "START", 3.0)
    is_over = threading.Event()

    def strike() -> None:
        while not is_over.is_set():
            for number, command in processes(tmp_path).items():
                if "bridge.py" not in command:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(number, sent)
            time.sleep(0.05)

    striker = threading.Thread(target=strike)
    striker.start()
    try:
        with pytest.raises(ReadError) as caught:
            read(RTF % 1)
    finally:
        is_over.set()
        striker.join()
    assert caught.value.code == code
    assert gone(tmp_path)
    monkeypatch.setattr(converter, "LIMIT", 60.0)
    monkeypatch.setattr(converter, "START", 60.0)
    assert read(RTF % 2).text.strip() == "Ke hoach so 2"


@LINUX
@needs_office
def test_a_forked_process_has_a_libreoffice_of_its_own(tmp_path: Path) -> None:
    read(RTF % 1)
    kept = office(tmp_path)
    child = os.fork()
    if child == 0:
        try:
            is_own = read(RTF % 2).text.strip() == "Ke hoach so 2" and len(processes(tmp_path)) == 4
            converter.end()
        except BaseException:
            is_own = False
        os._exit(0 if is_own else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert office(tmp_path) == kept
    assert read(RTF % 3).text.strip() == "Ke hoach so 3"


# --- whole runs ------------------------------------------------------------------------------------------------------


def box(folder: Path, number: int) -> Path:
    folder.mkdir()
    for n in range(number):
        (folder / f"{n:02}.rtf").write_bytes(RTF % n)
    (folder / "z.md").write_text(plan(1), encoding="utf-8")
    return folder


@needs_office
def test_two_workers_at_once_give_what_one_gives(tmp_path: Path) -> None:
    folder = box(tmp_path / "in", 12)
    for workers in (1, 2):
        summary = run(discover([folder]), tmp_path / f"out-{workers}", workers=workers)
        assert (summary.files, summary.failed) == (13, 0)
    assert tree(tmp_path / "out-1") == tree(tmp_path / "out-2")
    assert gone(tmp_path, 0.2)


def started(folder: Path, output: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, "extract", str(folder), "-o", str(output), "--workers", "2", "--lang", "en"],
        env={**os.environ, **environment},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@LINUX
@needs_office
def test_a_run_leaves_nothing_behind(tmp_path: Path) -> None:
    prctl = ctypes.CDLL(None).prctl
    prctl(36, 1)  # PR_SET_CHILD_SUBREAPER: whatever the run leaves, dead or alive, becomes a child of this process
    try:
        program = started(box(tmp_path / "in", 4), tmp_path / "out", TMPDIR=str(tmp_path))
        out, _ = program.communicate(timeout=120)
        left = children()
    finally:
        prctl(36, 0)
    assert out.startswith("Read 5 of 5 files")
    assert gone(tmp_path, 0.2)
    # multiprocessing's own tracker ends after the run.
    assert set(left) <= {Path(sys.executable).name}


@pytest.mark.slow
@LINUX
@needs_office
@pytest.mark.parametrize(
    ("sent", "to_all"),
    [(signal.SIGINT, True), (signal.SIGTERM, False), (signal.SIGKILL, False), (signal.SIGKILL, True)],
)
def test_a_run_that_is_broken_off_leaves_nothing_behind(sent: signal.Signals, to_all: bool, tmp_path: Path) -> None:
    program = started(box(tmp_path / "in", 400), tmp_path / "out", TMPDIR=str(tmp_path))
    end = time.monotonic() + 60
    # Asked once a round: a process that is just taking over another's place, or starting anew, is not seen for a moment.
    while len(processes(tmp_path)) < 4:
        assert time.monotonic() < end, "two workers with a LibreOffice each did not come up"
        time.sleep(0.05)
    os.killpg(program.pid, sent) if to_all else program.send_signal(sent)  # Ctrl-C reaches all
    program.communicate(timeout=60)
    assert program.returncode != 0
    assert gone(tmp_path)
    # multiprocessing's own tracker ends after the run.
    end = time.monotonic() + 15
    while left := [name for name, state, _, group in stats() if group == program.pid and state != "Z"]:
        assert time.monotonic() < end, left
        time.sleep(0.1)


@LINUX
@needs_office
def test_the_libreoffice_of_a_worker_that_is_ended_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))  # for the workers
    folder = box(tmp_path / "in", 1)
    is_over = threading.Event()

    def strike() -> None:
        while not is_over.is_set():
            for number, command in processes(tmp_path).items():
                if "bridge.py" not in command:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(number, signal.SIGSTOP)
            time.sleep(0.05)

    striker = threading.Thread(target=strike)
    striker.start()
    try:
        summary = run(discover([folder]), tmp_path / "out", 1, limits=Limits(seconds=4))
    finally:
        is_over.set()
        striker.join()
    assert (summary.failed, summary.workers_lost) == (1, 1)
    problems = [problem for problem in tables(tmp_path / "out").problems if problem.severity == "error"]
    assert [(problem.source, problem.code) for problem in problems] == [("00.rtf", "file-timeout")]
    assert gone(tmp_path)


def test_without_libreoffice_the_run_goes_on(tmp_path: Path) -> None:
    folder = box(tmp_path / "in", 2)
    (tmp_path / "empty").mkdir()
    program = started(folder, tmp_path / "out", PATH=str(tmp_path / "empty"))
    out, err = program.communicate(timeout=120)
    assert (program.returncode, out[:17]) == (2, "Read 1 of 3 files")
    assert err.splitlines()[:2] == ["failed: 00.rtf (office-missing)", "failed: 01.rtf (office-missing)"]
    problems = [problem for problem in tables(tmp_path / "out").problems if problem.severity == "error"]
    assert [(problem.source, problem.code) for problem in problems] == [(f"0{n}.rtf", "office-missing") for n in (0, 1)]
    for system in ("Debian", "Fedora", "macOS", "Windows"):
        assert system in problems[0].message
    assert [row.source for row in tables(tmp_path / "out").documents if row.title] == ["z.md"]


@needs_office
def test_what_lacked_libreoffice_is_read_once_it_is_there(tmp_path: Path) -> None:
    folder = box(tmp_path / "in", 2)
    (tmp_path / "empty").mkdir()
    assert started(folder, tmp_path / "out", PATH=str(tmp_path / "empty")).wait(120) == 2
    summary = run(discover([folder]), tmp_path / "out", 1)
    assert (summary.read, summary.kept, summary.failed) == (2, 1, 0)


def test_where_libreoffice_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "opt" / "program"
    program.mkdir(parents=True)
    for name in ("soffice", "soffice.bin"):
        (program / name).write_text("#!/bin/sh\n")
        (program / name).chmod(0o755)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "libreoffice").symlink_to(program / "soffice")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert installed.office() == program / "soffice.bin"
    (program / "soffice.bin").unlink()
    assert installed.office() == program / "soffice"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installed.office() is None
    assert shutil.which("soffice") is None
