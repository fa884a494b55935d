"""One input file, wherever it lies: on a disk, in a zip archive, or behind a URL that fsspec knows."""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, cast

# No plan is this large in bytes, nor the whole of an archive inside an archive; a zip bomb is.
LARGEST = 512 * 1024 * 1024
# A file may change again within the tick of its file system's clock: what is so young is not known by its time alone.
_YOUNG = 2_000_000_000  # nanoseconds


@dataclass(frozen=True, slots=True)
class Source:
    """One input file.

    Attributes:
        name: Its POSIX path below the root that was given, as the tables show it; `a.zip!/b.docx` for a zip member,
            `a.zip!/b.zip!/c.docx` for a member of an archive in it.
        path: Where it, or the archive that holds it, lies; a string is a URL.
        inside: Its name in the archive, after that of the inner archive if there is one; empty for a file of its own.
        listed: The stamp of an object as the store's listing gives it: to ask for each would take hours for millions.
    """

    name: str
    path: Path | str
    inside: tuple[str, ...] = ()
    listed: str | None = None

    @property
    def place(self) -> str:
        """What no other file shares: the whole path or URL, and the way into the archive."""
        path = self.path if isinstance(self.path, str) else str(self.path.absolute())
        return "!/".join((path, *self.inside))

    def size(self) -> int:
        """Bytes that `read` will give.

        Raises:
            OSError: If the file is gone.
            Exception: One of `BROKEN_ZIP` if its archive is damaged or has a password.
        """
        if not self.inside:
            return self.path.stat().st_size if isinstance(self.path, Path) else int(_remote(self.path)["size"] or 0)
        return archive(self.path, self.inside[:-1]).getinfo(self.inside[-1]).file_size

    def read(self) -> bytes:
        """The file's bytes.

        Raises:
            OSError: If it may not be read.
            NotImplementedError: If it is a zip member packed in a way that Python does not know.
            RuntimeError: If it is a zip member with a password.
            Exception: Another of `BROKEN_ZIP` if its archive is damaged.
        """
        if not self.inside:
            with opened(self.path) as file:
                return file.read()
        return archive(self.path, self.inside[:-1]).read(self.inside[-1])

    def stamp(self) -> str | None:
        """What changes when the file does: size and time of change, or what the store says; None where that is not sure.

        Raises:
            OSError: If the file is gone.
        """
        if isinstance(self.path, Path):
            found = self.path.stat()
            is_old = time.time_ns() - found.st_mtime_ns > _YOUNG
            return f"{found.st_size} {found.st_mtime_ns}" if is_old else None
        return self.listed or stamp_of(_remote(self.path))


def stamp_of(told: dict[str, Any]) -> str | None:
    """The stamp of an object from what its store says of it; None where that does not change with its content."""
    sure = told.get("ETag") or told.get("md5Hash") or told.get("LastModified") or told.get("mtime")
    return f"{told['size']} {sure}" if sure else None


def opened(path: Path | str) -> IO[bytes]:
    """The file or object, open for reading.

    Raises:
        OSError: If it may not be opened.
    """
    if isinstance(path, Path):
        return path.open("rb")
    import fsspec

    return cast(IO[bytes], fsspec.open(path, "rb").open())


# The parent asks for every object's stamp, in order; an archive's members ask for the same one.
@lru_cache(maxsize=64)
def _remote(url: str) -> dict[str, Any]:
    import fsspec

    try:
        system, path = fsspec.url_to_fs(url)
        return cast(dict[str, Any], system.info(path))
    except OSError:
        raise
    except Exception as error:  # whatever the client of an object store raises
        raise OSError(f"{type(error).__name__}: {error}") from error


# An archive and the one in it are kept open while their members, which stand together in the order of a run, are read.
@lru_cache(maxsize=2)
def archive(path: Path | str, inside: tuple[str, ...]) -> zipfile.ZipFile:
    """A zip archive, or one that lies in it."""
    if not inside:
        return zipfile.ZipFile(path if isinstance(path, Path) else opened(path))
    return zipfile.ZipFile(io.BytesIO(archive(path, inside[:-1]).read(inside[-1])))


def forget() -> None:
    """Open archives and ask stores anew: either may have changed since an earlier run."""
    archive.cache_clear()
    _remote.cache_clear()
