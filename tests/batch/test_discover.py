"""Which files a run takes, under which names."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from extract.batch import discover
from extract.batch.discover import LARGEST, NOT_DOCUMENTS


def put(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")


def names(*roots: Path, skip: Path | None = None) -> list[str]:
    return [source.name for source in discover(roots, skip)]


def test_folders_are_searched_through_in_order_of_name(tmp_path: Path) -> None:
    put(tmp_path, "b.pdf", "a/z.docx", "a/b/c.md", "a.docx", "Đ.txt", "không đuôi")
    assert names(tmp_path) == ["a.docx", "a/b/c.md", "a/z.docx", "b.pdf", "không đuôi", "Đ.txt"]


def test_hidden_files_lock_files_and_data_are_passed_over(tmp_path: Path) -> None:
    put(
        tmp_path,
        "a.docx",
        ".b.docx",
        ".git/c.md",
        "~$a.docx",
        "units.csv",
        "a.gold.json",
        "Thumbs.DB",
        "README.md",
        "b/ReadMe.txt",
    )
    assert names(tmp_path) == ["a.docx"]


def test_what_is_named_is_taken_whatever_its_name(tmp_path: Path) -> None:
    put(tmp_path, ".plan.docx", "plan.json")
    assert names(tmp_path / ".plan.docx", tmp_path / "plan.json") == [".plan.docx", "plan.json"]


def test_the_output_is_no_input(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "out/b.md")
    assert names(tmp_path, skip=tmp_path / "out") == ["a.md"]


def test_the_same_file_counts_once(tmp_path: Path) -> None:
    put(tmp_path, "a/x.md")
    assert names(tmp_path, tmp_path / "a", tmp_path / "a" / "x.md", tmp_path / "a" / ".." / "a" / "x.md") == ["a/x.md"]


def test_files_that_would_share_a_name_keep_their_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a/plan.md", "b/plan.md", "b/other.md")
    monkeypatch.chdir(tmp_path)
    assert names(Path("a"), Path("b")) == ["a/plan.md", "b/plan.md", "other.md"]
    assert names(Path("a/plan.md"), Path("b/plan.md")) == ["a/plan.md", "b/plan.md"]


def test_members_of_a_zip_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("kế hoạch/b.docx", b"two")
        archive.writestr("a.md", b"one")
        archive.writestr("~$a.docx", b"")
        archive.writestr("__MACOSX/._a.md", b"")
        archive.mkdir("empty")
    put(tmp_path, "b.md")
    found = discover([tmp_path])
    assert [source.name for source in found] == ["a.zip!/a.md", "a.zip!/kế hoạch/b.docx", "b.md"]
    assert [source.read() for source in found] == [b"one", b"two", b"b.md"]
    assert [source.size() for source in found] == [3, 3, 4]


def test_utf_8_names_of_an_archive_that_does_not_say_so(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("kaa.md", b"two")
    (tmp_path / "b.zip").write_bytes((tmp_path / "b.zip").read_bytes().replace(b"kaa.md", "ké.md".encode()))
    found = discover([tmp_path])
    assert [source.name for source in found] == ["b.zip!/ké.md"]
    assert found[0].read() == b"two"


def zipped(claims: int = 0, **members: bytes) -> bytes:
    """A zip with these members; `_zip` in a name stands for its ending. Each `claims` to be so much larger than it is."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_zip", ".zip"), data)
        for entry in archive.filelist:
            entry.file_size += claims
    return made.getvalue()


def test_a_path_out_of_an_archive_keeps_its_row(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("../x.md", "./y.md", "b/../z.md", "../.hidden.md"):
            archive.writestr(name, name)
    found = discover([tmp_path])
    assert [source.name for source in found] == ["a.zip!/../x.md", "a.zip!/./y.md", "a.zip!/b/../z.md"]
    assert [source.read() for source in found] == [b"../x.md", b"./y.md", b"b/../z.md"]


def test_an_archive_in_an_archive_is_opened_a_third_is_not(tmp_path: Path) -> None:
    third = zipped(d=b"four")
    (tmp_path / "a.zip").write_bytes(zipped(b_zip=zipped(c=b"three", c_zip=third), z=b"two", e_zip=b"PK no zip"))
    found = discover([tmp_path])
    assert [source.name for source in found] == ["a.zip!/b.zip!/c", "a.zip!/b.zip!/c.zip", "a.zip!/e.zip", "a.zip!/z"]
    assert [source.read() for source in found] == [b"three", third, b"PK no zip", b"two"]
    assert [source.size() for source in found] == [5, len(third), 9, 3]


def test_a_bomb_in_an_archive_is_not_opened(tmp_path: Path) -> None:
    inner = zipped(plan=b"text")
    (tmp_path / "huge.zip").write_bytes(zipped(inner_zip=inner, claims=LARGEST))
    (tmp_path / "large.zip").write_bytes(zipped(inner_zip=zipped(a=b"", b=b"", claims=LARGEST // 2 + 1)))
    (tmp_path / "packed.zip").write_bytes(zipped(inner_zip=inner, claims=2**20))  # no archive shrinks like this
    assert names(tmp_path) == ["huge.zip!/inner.zip", "large.zip!/inner.zip", "packed.zip!/inner.zip"]


def test_an_archive_that_changed_since_is_opened_again(tmp_path: Path) -> None:
    for text in (b"old", b"new"):
        (tmp_path / "a.zip").write_bytes(zipped(plan=text))
        assert [source.read() for source in discover([tmp_path])] == [text]


def test_an_office_document_is_no_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "plan.zip", "w") as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", b"<w/>")
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 not a zip")
    assert names(tmp_path) == ["broken.zip", "plan.zip"]


def test_a_broken_link_is_named_and_a_pipe_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "gone.docx").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    assert names(tmp_path) == ["gone.docx"]


def test_bytes_of_a_name_that_are_not_utf_8_are_shown(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"k\xff.md")).write_text("x")
    (source,) = discover([tmp_path])
    assert source.name == "k\\xff.md"
    assert source.read() == b"x"


def test_a_root_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        discover([tmp_path / "nowhere"])


def test_endings_are_written_as_they_are_compared() -> None:
    assert all(ending.startswith(".") and ending == ending.lower() for ending in NOT_DOCUMENTS)
