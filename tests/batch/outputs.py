"""What a run leaves in its folder."""

from __future__ import annotations

from pathlib import Path


def tree(folder: Path) -> dict[str, bytes]:
    """What a run gives, but for its report and what it keeps for the next run."""
    paths = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {name: p.read_bytes() for name, p in paths.items() if name != "run.json" and not name.startswith(".kehoach")}
