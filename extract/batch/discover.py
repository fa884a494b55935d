"""Finds the files of a run: folders are searched through, zip archives opened, and each file named for the tables."""

from __future__ import annotations

import io
import os
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from extract.readers.sniffing import BROKEN_ZIP

# No plan is this large in bytes, nor the whole of an archive inside an archive; a zip bomb is.
LARGEST = 512 * 1024 * 1024
# Archives hardly shrink when packed again: what claims to hold so many times its own size in them is a bomb.
MOST_NESTED = 10
# What a search of folders passes over: data, programs and the droppings of systems. Given by name, any file is read.
NOT_DOCUMENTS = frozenset(
    ".csv .db .exe .ini .json .jsonl .lnk .log .part .py .sqlite .tmp .toml .tsv .yaml .yml".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """One input file.

    Attributes:
        name: Its POSIX path below the root that was given, as the tables show it; `a.zip!/b.docx` for a zip member,
            `a.zip!/b.zip!/c.docx` for a member of an archive in it.
        path: Where it, or the archive that holds it, lies.
        inside: Its name in the archive, after that of the inner archive if there is one; empty for a file of its own.
    """

    name: str
    path: Path
    inside: tuple[str, ...] = ()

    def size(self) -> int:
        """Bytes that `read` will give.

        Raises:
            OSError: If the file is gone.
            Exception: One of `BROKEN_ZIP` if its archive is damaged or has a password.
        """
        if not self.inside:
            return self.path.stat().st_size
        return _archive(self.path, self.inside[:-1]).getinfo(self.inside[-1]).file_size

    def read(self) -> bytes:
        """The file's bytes.

        Raises:
            OSError: If it may not be read.
            NotImplementedError: If it is a zip member packed in a way that Python does not know.
            RuntimeError: If it is a zip member with a password.
            Exception: Another of `BROKEN_ZIP` if its archive is damaged.
        """
        if not self.inside:
            return self.path.read_bytes()
        return _archive(self.path, self.inside[:-1]).read(self.inside[-1])


# An archive and the one in it are kept open while their members, which stand together in the order of a run, are read.
@lru_cache(maxsize=2)
def _archive(path: Path, inside: tuple[str, ...]) -> zipfile.ZipFile:
    if not inside:
        return zipfile.ZipFile(path)
    return zipfile.ZipFile(io.BytesIO(_archive(path, inside[:-1]).read(inside[-1])))


def discover(roots: Iterable[Path], skip: Path | None = None) -> list[Source]:
    """All input files under the given files and folders, in order of their names in the tables.

    Of what a folder or an archive holds, hidden files and folders, the lock files of an open Word (`~$...`), read-me files,
    `NOT_DOCUMENTS` and what lies under `skip` are passed over. A file found twice counts once. Where two files would have
    the same name, both keep their root, as given, in front.

    Raises:
        FileNotFoundError: If a root does not exist.
    """
    _archive.cache_clear()  # an archive may have changed since an earlier run
    found: dict[Path, tuple[Source, Path]] = {}
    for root in roots:
        if not root.exists():
            raise FileNotFoundError(root)
        for path in sorted(_files(root, skip.resolve() if skip else None)):
            below = path.relative_to(root) if root.is_dir() else Path(path.name)
            found.setdefault(path.resolve(), (Source(_printable(below), path), root))
    often = Counter(source.name for source, _ in found.values())
    sources: list[Source] = []
    for source, root in found.values():
        if often[source.name] > 1:
            source = replace(source, name=_printable(root / source.name if root.is_dir() else root))
        sources += _members(source) or [source]
    return sorted(sources, key=lambda source: source.name)


def _files(root: Path, skip: Path | None) -> Iterator[Path]:
    if not root.is_dir():
        yield root
        return
    closed: list[OSError] = []
    for folder, below, names in os.walk(root, onerror=closed.append):
        below[:] = [name for name in below if not name.startswith(".") and (Path(folder, name).resolve() != skip)]
        for name in names:
            path = Path(folder, name)
            # Pipes and devices would block the run; a broken link is named, so that its row says so.
            if _may_be_document(name) and (path.is_file() or not path.exists()):
                yield path
    # A folder that may not be opened is an input that cannot be read.
    yield from (Path(error.filename) for error in closed)


def _members(source: Source) -> list[Source]:
    """The members of a zip archive and of those in it, empty for anything else; a DOCX is a zip too, but a document.

    What is not opened (a bomb, an archive of a third level) stays a member, and its row says so.
    """
    if not _is_named_zip(source):
        return []
    try:
        entries = [entry for entry in _archive(source.path, source.inside).infolist() if not entry.is_dir()]
    except BROKEN_ZIP:
        return []
    names = {entry.filename: bool(entry.flag_bits & 0x800) for entry in entries}
    if names.keys() & {"[Content_Types].xml", "mimetype"}:
        return []
    if source.inside and sum(entry.file_size for entry in entries) > LARGEST:
        return []
    members = [
        Source(f"{source.name}!/{name if is_unicode else _as_utf8(name)}", source.path, (*source.inside, name))
        for name, is_unicode in names.items()
        if all(part in (".", "..") or _may_be_document(part) for part in name.split("/"))
        and not name.startswith("__MACOSX/")
    ]
    sizes = {entry.filename: entry.file_size for entry in entries}
    nested = sum(sizes[member.inside[-1]] for member in members if _is_named_zip(member))
    if source.inside or nested > MOST_NESTED * source.path.stat().st_size:
        return members
    return [
        one
        for member in members
        for one in (_members(member) if sizes[member.inside[-1]] <= LARGEST else []) or [member]
    ]


def _is_named_zip(source: Source) -> bool:
    name = source.inside[-1] if source.inside else source.path.name
    return name.lower().endswith(".zip")


def _may_be_document(name: str) -> bool:
    path = Path(name)
    return (
        not name.startswith((".", "~$")) and path.suffix.lower() not in NOT_DOCUMENTS and path.stem.lower() != "readme"
    )


def _as_utf8(name: str) -> str:
    """A member's name, where the archive holds UTF-8 without saying so, as many programs write it."""
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _printable(path: Path) -> str:
    """The path with `/` between its parts; bytes of a name that are not UTF-8 are shown as `\\xNN`."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
