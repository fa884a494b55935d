"""How well tasks of a plan are found in its report and in its next version: precision, recall, F1 of pairs, and right statuses.

python -m tests.audit.matching
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.audit.archive import Archive, read
from extract.audit.comparing import compare
from extract.batch import run
from extract.batch.discover import discover

HERE = Path(__file__).parent
FOLDERS = ("pairs", "held_out")


@dataclass(frozen=True)
class Figures:
    """One comparison against gold.

    Attributes:
        name: The two documents.
        right, found, wanted: Pairs that are right, of those found, of those in the gold.
        statuses, tasks: Matches with the right status and side, of all in the gold.
        misses: What differs, a line each.
    """

    name: str
    right: int
    found: int
    wanted: int
    statuses: int
    tasks: int
    misses: tuple[str, ...]

    @property
    def f1(self) -> float:
        """Of pairs."""
        return 2 * self.right / (self.found + self.wanted)


def archive(folder: Path, output: Path) -> Archive:
    """The documents of a folder, extracted."""
    run(discover([str(folder)], skip=output), output, formats=["csv"], workers=1)
    return read(output)


def figures(documents: Archive, gold: dict[str, Any]) -> Figures:
    """A comparison of the archive against gold."""
    names = (gold["before"], gold["after"])
    ids = {row.source: row.doc_id for row in documents.documents.values()}
    comparison = next(
        one for one in compare(documents, [names]) if (one.before, one.after) == tuple(ids[name] for name in names)
    )
    assert comparison.relation == gold["relation"]
    right = statuses = wanted = 0
    misses = []
    left = list(comparison.matches)
    for one in gold["matches"]:
        before, after = one["before"], one["after"]
        side = "before" if before else "after"
        got = next(
            match for match in left if (found := getattr(match, side)) and found.quote.startswith(before or after)
        )
        left.remove(got)
        wanted += bool(before and after)
        is_pair = bool(before and after and got.after and got.after.quote.startswith(after))
        right += is_pair
        is_right = got.status == one["status"] and (is_pair or not (before and after))
        statuses += is_right
        if not is_right:
            misses.append(
                f"{one['status']} {before!r} {after!r}: {got.status} {got.after and got.after.quote[:80]!r} {got.detail}"
            )
    assert not left, [match.before for match in left]
    found = sum(bool(match.before and match.after) for match in comparison.matches)
    return Figures(" → ".join(names), right, found, wanted, statuses, len(gold["matches"]), tuple(misses))


def measure(name: str, output: Path) -> list[Figures]:
    """All comparisons of a folder with gold."""
    folder = HERE / name
    documents = archive(folder, output)
    gold = json.loads((folder / "matches.gold.json").read_text(encoding="utf-8"))
    return [figures(documents, one) for one in gold]


def main() -> None:
    """Print them."""
    for name in FOLDERS:
        with tempfile.TemporaryDirectory() as output:
            for one in measure(name, Path(output) / "out"):
                shares = f"precision {one.right / one.found:.3f} recall {one.right / one.wanted:.3f}"
                print(f"{name}: {one.name}: F1 {one.f1:.3f} ({shares}), status right {one.statuses}/{one.tasks}")
                for miss in one.misses:
                    print(f"    {miss}")


if __name__ == "__main__":
    main()
