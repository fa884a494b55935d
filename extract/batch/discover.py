"""Finds the files of a run: folders, globs and object stores are searched through, zip archives opened, and each file named
for the tables."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from extract.batch.sources import LARGEST, Source, archive, forget, stamp_of
from extract.readers.sniffing import BROKEN_ZIP

# Archives hardly shrink when packed again: what claims to hold so many times its own size in them is a bomb.
MOST_NESTED = 10
# What a search of folders passes over: data, programs and the droppings of systems. Given by name, any file is read.
NOT_DOCUMENTS = frozenset(
    ".csv .db .exe .ini .json .jsonl .lnk .log .part .py .sqlite .tmp .toml .tsv .yaml .yml".split()
)


_URL = re.compile(r"[a-z][a-z0-9+.-]+(?:://|::)", re.I)  # `zip::s3://...` is a chain of two


class StoreError(Exception):
    """A URL that cannot be looked into: its protocol is not known, needs a package, or nobody answers."""


def is_url(text: str) -> bool:
    """Does it name a place in a store?"""
    return bool(_URL.match(text))


def discover(roots: Iterable[Path | str], skip: Path | str | None = None) -> list[Source]:
    """All input files under the given files, folders, globs (`plans/**/*.docx`) and URLs, in order of their names in the tables.

    Of what a folder, a store or an archive holds, hidden files and folders, the lock files of an open Word (`~$...`), read-me
    files, `NOT_DOCUMENTS` and what lies under `skip` are passed over. A file found twice counts once. Where two files would
    have the same name, both keep their root, as given, in front. What a glob finds is named below its part without stars.

    Raises:
        FileNotFoundError: If a root does not exist.
        StoreError: If a URL cannot be looked into.
    """
    forget()
    folder, url_skipped = (skip.resolve(), None) if isinstance(skip, Path) else (None, skip)
    found: dict[Path | str, tuple[Source, str]] = {}
    for root in roots:
        if isinstance(root, str) and is_url(root):
            for url, below, stamp in _objects(root):
                if url_skipped and url.startswith(f"{url_skipped.rstrip('/')}/"):
                    continue
                found.setdefault(url, (Source(below, url, listed=stamp), url))
            continue
        for top, path in _local(Path(root), folder):
            below_top = path.relative_to(top) if top.is_dir() else Path(path.name)
            full = _printable(top / below_top if top.is_dir() else path)
            found.setdefault(path.resolve(), (Source(_printable(below_top), path), full))
    often = Counter(source.name for source, _ in found.values())
    sources: list[Source] = []
    for source, full in found.values():
        if often[source.name] > 1:
            source = replace(source, name=full)
        sources += _members(source) or [source]
    return sorted(sources, key=lambda source: source.name)


def _local(root: Path, skip: Path | None) -> Iterator[tuple[Path, Path]]:
    """Each file under a root, with the folder (or file) that it is named below."""
    if root.exists():
        for path in sorted(_files(root, skip)):
            yield root, path
        return
    if not glob.has_magic(str(root)):
        raise FileNotFoundError(root)
    parts = root.parts
    first = next(i for i, part in enumerate(parts) if glob.has_magic(part))
    top = Path(*parts[:first])
    matches = [Path(match) for match in sorted(glob.glob(str(root), recursive=True))]
    if not matches:
        raise FileNotFoundError(root)
    for match in matches:
        if match.is_dir():
            yield from ((top, path) for path in sorted(_files(match, skip)))
        elif skip is None or skip not in match.resolve().parents:
            yield top, match


def _objects(url: str) -> list[tuple[str, str, str | None]]:
    """The URL of each object under another, its name below it, and its stamp.

    Raises:
        FileNotFoundError: If there is none.
        StoreError: As `discover`.
    """
    try:
        found = list(_listed(url))
    except FileNotFoundError:
        found = []
    except Exception as error:  # each store's client has its own
        raise StoreError(f"{url}: {error or type(error).__name__}") from error
    if not found:
        raise FileNotFoundError(url)
    return found


def _listed(url: str) -> Iterator[tuple[str, str, str | None]]:
    import fsspec

    # A listing of millions would be kept otherwise.
    system, root = fsspec.url_to_fs(url, use_listings_cache=False)
    if glob.has_magic(root):
        top = root[: re.search(r"[*?\[]", root).start()].rpartition("/")[0]  # type: ignore[union-attr]
        found: Iterable[dict[str, Any]] = system.glob(root, detail=True).values()
    elif system.isfile(root):
        top, found = root.rpartition("/")[0], [system.info(root)]
    else:
        top = root.rstrip("/")
        found = (one for _, _, files in system.walk(root, detail=True) for name, one in files.items() if name)
    for one in found:
        path = one["name"]
        below = path[len(top) :].lstrip("/")
        if one["type"] != "directory" and (path == root or all(_may_be_document(part) for part in below.split("/"))):
            yield system.unstrip_protocol(path), below, stamp_of(one)


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
        entries = [entry for entry in archive(source.path, source.inside).infolist() if not entry.is_dir()]
    except BROKEN_ZIP:
        return []
    names = {entry.filename: bool(entry.flag_bits & 0x800) for entry in entries}
    if names.keys() & {"[Content_Types].xml", "mimetype"}:
        return []
    if source.inside and sum(entry.file_size for entry in entries) > LARGEST:
        return []
    members = [
        replace(source, name=f"{source.name}!/{name if is_unicode else _as_utf8(name)}", inside=(*source.inside, name))
        for name, is_unicode in names.items()
        if all(part in (".", "..") or _may_be_document(part) for part in name.split("/"))
        and not name.startswith("__MACOSX/")
    ]
    sizes = {entry.filename: entry.file_size for entry in entries}
    nested = sum(sizes[member.inside[-1]] for member in members if _is_named_zip(member))
    if source.inside or nested > MOST_NESTED * Source("", source.path).size():
        return members
    return [
        one
        for member in members
        for one in (_members(member) if sizes[member.inside[-1]] <= LARGEST else []) or [member]
    ]


def _is_named_zip(source: Source) -> bool:
    name = source.inside[-1] if source.inside else str(source.path)
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
