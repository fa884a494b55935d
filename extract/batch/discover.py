"""Finds the files of a run: folders are searched through, zip archives opened, and each file named for the tables."""

from __future__ import annotations

import os
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

# What a search of folders passes over: data, programs and the droppings of systems. Given by name, any file is read.
NOT_DOCUMENTS = frozenset(
    ".csv .db .exe .ini .json .jsonl .lnk .log .part .py .sqlite .tmp .toml .tsv .yaml .yml".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """One input file.

    Attributes:
        name: Its POSIX path below the root that was given, as the tables show it; `a.zip!/b.docx` for a zip member.
        path: Where it, or the archive that holds it, lies.
        member: Name inside the archive; None for a file of its own.
    """

    name: str
    path: Path
    member: str | None = None

    def size(self) -> int:
        """Bytes that `read` will give.

        Raises:
            OSError: If the file is gone.
            zipfile.BadZipFile: If its archive is damaged.
        """
        if self.member is None:
            return self.path.stat().st_size
        return _archive(self.path).getinfo(self.member).file_size

    def read(self) -> bytes:
        """The file's bytes.

        Raises:
            OSError: If it may not be read.
            RuntimeError: If it is a zip member with a password.
            zipfile.BadZipFile: If its archive is damaged.
        """
        if self.member is None:
            return self.path.read_bytes()
        return _archive(self.path).read(self.member)


@lru_cache(maxsize=1)
def _archive(path: Path) -> zipfile.ZipFile:
    # Kept open while its members, which stand together in the order of a run, are read.
    return zipfile.ZipFile(path)


def discover(roots: Iterable[Path], skip: Path | None = None) -> list[Source]:
    """All input files under the given files and folders, in order of their names in the tables.

    Of what a folder or an archive holds, hidden files and folders, the lock files of an open Word (`~$...`), read-me files,
    `NOT_DOCUMENTS` and what lies under `skip` are passed over. A file found twice counts once. Where two files would have
    the same name, both keep their root, as given, in front.

    Raises:
        FileNotFoundError: If a root does not exist.
    """
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
    """The members of a zip archive, empty for anything else; a DOCX is a zip too, but a document."""
    if source.path.suffix.lower() != ".zip" or not zipfile.is_zipfile(source.path):
        return []
    try:
        with zipfile.ZipFile(source.path) as archive:
            names = {entry.filename for entry in archive.infolist() if not entry.is_dir()}
            unicode = {entry.filename for entry in archive.infolist() if entry.flag_bits & 0x800}
    except (OSError, zipfile.BadZipFile):
        return []
    if names & {"[Content_Types].xml", "mimetype"}:
        return []
    shown = {name: name if name in unicode else _as_utf8(name) for name in names}
    return [
        Source(f"{source.name}!/{shown[name]}", source.path, name)
        for name in names
        if all(_may_be_document(part) for part in name.split("/")) and not name.startswith("__MACOSX/")
    ]


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
