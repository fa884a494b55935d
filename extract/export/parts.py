"""Files that appear under their names only when all of them are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


def part(folder: Path, name: str) -> Path:
    """Where the file `name` is written until it is complete."""
    return folder / f"{name}.part"


@contextmanager
def appearing(folder: Path, names: Iterable[str]) -> Iterator[None]:
    """While it lasts, `names` are written as parts. Then they replace what was there; after an error, nothing is left of them.

    Raises:
        OSError: If the folder cannot be made or written to.
    """
    names = list(names)
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
        for name in names:
            part(folder, name).replace(folder / name)
    finally:
        for name in names:
            part(folder, name).unlink(missing_ok=True)
