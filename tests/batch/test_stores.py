"""Files behind URLs and globs. The object store is a real server of S3's protocol on this machine."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from extract.batch import discover, run
from extract.export.csv import read
from tests.batch.outputs import tree
from tests.batch.plans import plan
from tests.batch.test_run import pages
from tests.test_cli import kehoach


def names(*roots: Path | str) -> list[str]:
    return [source.name for source in discover(roots)]


def test_globs_name_files_below_their_part_without_stars(tmp_path: Path) -> None:
    for name in ("a/2025/x.md", "a/2026/y.md", "a/2026/z.txt", "b/w.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert names(f"{tmp_path}/a/**/*.md") == ["2025/x.md", "2026/y.md"]
    assert names(f"{tmp_path}/*/20?6") == ["a/2026/y.md", "a/2026/z.txt"]
    assert names(f"{tmp_path}/**/*.md", tmp_path / "b") == ["a/2025/x.md", "a/2026/y.md", "b/w.md"]
    with pytest.raises(FileNotFoundError):
        names(f"{tmp_path}/**/*.docx")


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "plan[1].md").write_text("x")
    assert names(tmp_path / "plan[1].md") == ["plan[1].md"]


def test_a_url_of_this_machine(tmp_path: Path) -> None:
    folder = pages(tmp_path / "in", 2)
    (folder / ".hidden.md").write_text("x")
    run(discover([f"file://{folder}"]), tmp_path / "url", 1)
    run(discover([folder]), tmp_path / "path", 1)
    assert tree(tmp_path / "url") == tree(tmp_path / "path")
    assert names(f"file://{folder}/*-1.md") == ["ke-hoach-1.md"]
    with pytest.raises(FileNotFoundError):
        names(f"file://{tmp_path}/nowhere")


def test_an_object_store_gives_what_a_folder_gives(store: str, tmp_path: Path) -> None:
    import s3fs

    folder = pages(tmp_path / "in", 3)
    with zipfile.ZipFile(folder / "ho-so.zip", "w") as archive:
        archive.writestr("trong/x.md", plan(8))
    (folder / "2025").mkdir()
    (folder / "2025" / "kế hoạch.md").write_text(plan(9), encoding="utf-8")
    s3fs.S3FileSystem().put(f"{folder}/", "kho/ke-hoach/", recursive=True)
    run(discover([folder]), tmp_path / "local", 2)
    done = kehoach("extract", "s3://kho/ke-hoach", "-o", tmp_path / "s3", "--workers", "2")
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(tmp_path / "s3") == tree(tmp_path / "local")
    assert [row.source for row in read(tmp_path / "s3").documents][:2] == ["2025/kế hoạch.md", "ho-so.zip!/trong/x.md"]

    with s3fs.S3FileSystem().open("kho/ke-hoach/ke-hoach-0.md", "wb") as file:
        file.write(plan(20).encode())
    done = kehoach("extract", "s3://kho/ke-hoach", "-o", tmp_path / "s3")
    counts = json.loads((tmp_path / "s3" / "run.json").read_text(encoding="utf-8"))["counts"]
    assert (counts["read"], counts["kept"]) == (1, 4)
    done = kehoach("extract", "s3://kho/*/*-1.md", "-o", tmp_path / "glob")
    assert [row.source for row in read(tmp_path / "glob").documents] == ["ke-hoach/ke-hoach-1.md"]
    done = kehoach("extract", "s3://kho/nothing-here", "-o", tmp_path / "none")
    assert (done.returncode, done.stderr) == (3, "No such file or folder: s3://kho/nothing-here\n")


def test_a_store_that_nobody_knows_or_reaches(tmp_path: Path) -> None:
    pytest.importorskip("s3fs")
    done = kehoach("extract", "s4://kho/a", "-o", tmp_path / "out")
    assert done.returncode == 3 and "s4" in done.stderr and "Traceback" not in done.stderr
    done = kehoach(
        "extract", "s3://kho/a", "-o", tmp_path / "out",
        AWS_ENDPOINT_URL="http://127.0.0.1:9", AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x", AWS_MAX_ATTEMPTS="1",
    )  # fmt: skip
    assert done.returncode == 3 and "s3://kho/a" in done.stderr and "Traceback" not in done.stderr
