"""Runs on a real Ray cluster on this machine: two nodes, each with its raylet, its object store and its processes."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from extract.batch import ClusterError, FileDone, cluster, discover, run
from extract.batch import store as store_module
from extract.export.csv import read
from extract.export.formats import FORMATS
from extract.records import TABLES
from tests.batch.outputs import tree
from tests.batch.plans import FIRST, plan
from tests.batch.test_run import pages
from tests.test_cli import COMMAND, kehoach

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("ray"),  # one cluster at a time is load enough
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux does"),
]
_STORE = 80 * 1024**2


@pytest.fixture(scope="module")
def nodes(store: str) -> Iterator[Any]:
    """A cluster of one node with one processor, to which this process belongs; tests add others."""
    ray = pytest.importorskip("ray")
    utils = pytest.importorskip("ray.cluster_utils")
    made = utils.Cluster(
        initialize_head=True, head_node_args={"num_cpus": 1, "object_store_memory": _STORE, "include_dashboard": False}
    )
    ray.init(made.address, log_to_driver=False, logging_level="CRITICAL")
    yield made
    ray.shutdown()
    made.shutdown()


def mixed(folder: Path, number: int) -> Path:
    """Plans that take a while, two with the same bytes, two that cannot be read."""
    pages(folder, number)
    for path in sorted(folder.iterdir()):
        text = path.read_text(encoding="utf-8")
        more = "".join(f"{n}. {FIRST} Lần {n}.\n\n" for n in range(3, 40))
        path.write_text(text.replace("***Nơi nhận", more + "***Nơi nhận"), encoding="utf-8")
    (folder / "sinh-doi.md").write_bytes((folder / "ke-hoach-0.md").read_bytes())
    (folder / "rong.pdf").write_bytes(b"")
    (folder / "hong.docx").write_bytes(b"%PDF-1.7")
    return folder


def test_a_node_that_is_killed_in_mid_run_changes_no_table(nodes: Any, tmp_path: Path) -> None:
    folder = mixed(tmp_path / "in", 40)
    run(discover([folder]), tmp_path / "local", 2, formats=tuple(FORMATS))
    second = nodes.add_node(num_cpus=1, object_store_memory=_STORE)
    workers: set[int] = set()
    after: list[str] = []
    killed = threading.Event()

    def watch(event: object) -> None:
        if not isinstance(event, FileDone):
            return
        if killed.is_set():
            after.append(event.source)
        workers.add(event.worker)
        if len(workers) == 2 and not killed.is_set():
            nodes.remove_node(second, allow_graceful=False)
            killed.set()

    summary = run(
        discover([folder]),
        tmp_path / "ray",
        watch=watch,
        formats=tuple(FORMATS),
        backend="ray",
        ray_address=nodes.address,
    )
    assert killed.is_set() and len(after) > 10
    assert (summary.read, summary.same, summary.failed) == (42, 1, 2)
    assert tree(tmp_path / "ray") == tree(tmp_path / "local")


def readers_of(pipe: Path) -> list[int]:
    """The processes that have a pipe open."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if any(link.readlink() == pipe for link in (process / "fd").iterdir()):
                found.append(int(process.name))
    return found


def test_files_that_kill_whoever_reads_them_are_given_up(
    nodes: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe that nobody writes to keeps its reader waiting, so that it can be found and killed: the process that reads, or the
    whole actor."""
    monkeypatch.setattr(cluster, "_RETRIES", 0)  # it is enough to be killed twice
    monkeypatch.setattr(cluster, "_ALONE", 1)
    folder, out = pages(tmp_path / "in", 5), tmp_path / "out"
    pipes = [folder / "ke-hoach-1.md", folder / "ke-hoach-3.md"]
    for pipe in pipes:
        pipe.unlink()
        os.mkfifo(pipe)
    struck: dict[Path, list[int]] = {pipe: [] for pipe in pipes}
    is_over = threading.Event()

    def strike(pipe: Path) -> None:
        ours = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)  # fails unless there is a reader
        for pid in readers_of(pipe):
            if pid not in (os.getpid(), *struck[pipe]):
                struck[pipe].append(pid)
                os.kill(pid if pipe == pipes[0] else psutil.Process(pid).ppid(), signal.SIGKILL)
        os.close(ours)

    def keep_striking() -> None:
        while not is_over.wait(0.05):
            for pipe in pipes:
                with contextlib.suppress(OSError):
                    strike(pipe)

    striker = threading.Thread(target=keep_striking)
    striker.start()
    try:
        summary = run(discover([folder, *pipes]), out, backend="ray", ray_address=nodes.address)
    finally:
        is_over.set()
        striker.join()
    # How often depends on which dies first: an actor takes along what its reader is at.
    assert all(struck.values())
    assert (summary.files, summary.failed) == (5, 2)
    assert [(p.source, p.code) for p in read(out).problems if p.severity == "error"] == [
        ("ke-hoach-1.md", "worker-crashed"),
        ("ke-hoach-3.md", "worker-crashed"),
    ]
    for pipe in pipes:
        pipe.unlink()
    run(discover([folder]), tmp_path / "without", 1)
    assert read(out).tasks == read(tmp_path / "without").tasks


def test_what_is_known_is_not_read_again_wherever_it_was_read(nodes: Any, tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "in", 4), tmp_path / "out"
    run(discover([folder]), out, 1)
    (folder / "ke-hoach-3.md").rename(folder / "khac.md")
    (folder / "moi.md").write_text(plan(9), encoding="utf-8")
    rules = tmp_path / "rules"
    rules.mkdir()
    summary = run(discover([folder]), out, backend="ray", ray_address=nodes.address, overlay=rules)
    assert (summary.read, summary.kept) == (1, 4)
    run(discover([folder]), tmp_path / "fresh", 1)
    assert tree(out) == tree(tmp_path / "fresh")


def test_a_node_that_would_give_other_rows_stops_the_run(
    nodes: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        sys.modules["extract.batch.run"], "machine", lambda: {"ocr": "tesserocr 0.1", "office": "no LibreOffice"}
    )
    with pytest.raises(ClusterError, match="≠ tesserocr 0.1"):
        run(discover([pages(tmp_path / "in", 2)]), tmp_path / "out", backend="ray", ray_address=nodes.address)
    assert not list((tmp_path / "out").glob("*.csv"))


def test_an_address_where_nobody_answers(tmp_path: Path) -> None:
    folder = pages(tmp_path / "in", 1)
    done = kehoach(
        "extract", folder, "-o", tmp_path / "out", "--backend", "ray", "--ray-address", "127.0.0.1:9", "--lang", "vi"
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Không chạy được trên cụm Ray: 127.0.0.1:9: ") and "Traceback" not in done.stderr


@pytest.mark.parametrize(("lang", "words"), [("en", "--backend ray takes ray"), ("vi", "--backend ray cần gói ray")])
def test_without_ray_it_says_what_to_install(lang: str, words: str, tmp_path: Path) -> None:
    folder = pages(tmp_path / "in", 1)
    hidden = f"import sys; sys.modules['ray'] = None\n{COMMAND[2]}"
    done = subprocess.run(
        [sys.executable, "-c", hidden, "extract", str(folder), "-o", str(tmp_path / "out"), "--backend", "ray", "--lang", lang],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith(words) and "pip install 'kehoach[ray]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_from_a_store_to_a_store_with_a_second_run(nodes: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nodes write Parquet in parts, of two files each here, beside what they have read."""
    import pyarrow.parquet
    import s3fs

    folder, bucket = pages(tmp_path / "in", 5), s3fs.S3FileSystem()
    (folder / "a.md").write_bytes((folder / "ke-hoach-3.md").read_bytes())
    (folder / "rong.pdf").write_bytes(b"")
    bucket.put(f"{folder}/", "kho/dau-vao/", recursive=True)
    monkeypatch.setattr(store_module, "PART", 2)
    url = "s3://kho/dau-vao/ket-qua"
    for number in (1, 2):
        local = tmp_path / f"local-{number}"
        if number == 1:
            run(discover(["s3://kho/dau-vao"]), url, backend="ray", ray_address=nodes.address)
            assert len(bucket.find("kho/dau-vao/ket-qua/parquet/tasks")) == 3
        else:
            bucket.pipe_file("kho/dau-vao/ke-hoach-9.md", plan(9).encode())
            (folder / "ke-hoach-9.md").write_text(plan(9), encoding="utf-8")
            command = ("extract", "s3://kho/dau-vao", "-o", url, "--backend", "ray", "--ray-address", nodes.address)
            done = kehoach(*command)
            assert (done.returncode, done.stderr) == (2, "")
            assert "7 of 8 files" in done.stdout and f"{url}/parquet/problems says why" in done.stdout
        run(discover([folder]), local, 1, formats=("parquet",))
        bucket.invalidate_cache()
        for table in TABLES:
            parts = sorted(bucket.find(f"kho/dau-vao/ket-qua/parquet/{table}"))
            got = pyarrow.concat_tables([pyarrow.parquet.read_table(part, filesystem=bucket) for part in parts])
            assert got.equals(pyarrow.parquet.read_table(local / "parquet" / f"{table}.parquet"), check_metadata=True)
        lines = b"".join(
            gzip.decompress(bucket.cat_file(path)) for path in sorted(bucket.find("kho/dau-vao/ket-qua/jsonl"))
        )
        assert sorted(lines.splitlines()) == sorted(
            line for path in (local / "jsonl").iterdir() for line in path.read_bytes().splitlines()
        )
        report = json.loads(bucket.cat_file("kho/dau-vao/ket-qua/run.json"))
        counts = report["counts"]
        assert report["state"] == "complete"
        assert (counts["read"], counts["kept"], counts["same"]) == ((6, 0, 1) if number == 1 else (1, 7, 0))
        assert not [path for path in bucket.find("kho/dau-vao/ket-qua") if "/.kehoach/tables/" in path]


@pytest.mark.parametrize("options", [(), ("--backend", "ray", "-f", "csv")])
def test_an_output_in_a_store_is_parquet_by_a_cluster(options: tuple[str, ...], tmp_path: Path) -> None:
    done = kehoach("extract", pages(tmp_path / "in", 1), "-o", "s3://kho/out", *options)
    assert (done.returncode, done.stdout) == (64, "")
    assert "Parquet" in done.stderr and "--backend ray" in done.stderr
