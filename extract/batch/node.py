"""What an actor does on a node of a Ray cluster: it reads a batch of files as a local run reads them, in a process beside it.

That process, its limits and its attempts are those of a local run (`pool`, `attempts`, `worker`): a file that crashes its reader,
hangs or swells costs a child of the actor, and the actor says so. What gets lost with an actor or its node is read again elsewhere.
"""

from __future__ import annotations

import atexit
import json
import pickle
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from extract.batch.attempts import finished
from extract.batch.pool import Limits, Pool
from extract.batch.segments import Reader as Segments
from extract.batch.settings import Settings, machine, settings
from extract.batch.store import Publisher, Shards, Store
from extract.batch.worker import Job

if TYPE_CHECKING:
    import pyarrow

How = Literal["read", "same", "kept"]


@dataclass(frozen=True, slots=True)
class Order:
    """What is the same for all nodes.

    Attributes:
        settings: Those of the driver.
        machine: What the driver has of Tesseract and LibreOffice.
        rules: The files of the overlay by name.
        limits: What reading a file may use.
        contents: The actor that knows which content has been asked for.
        store: Where the output goes, if that is a store: records go there, not to the driver.
    """

    settings: Settings
    machine: dict[str, str]
    rules: dict[str, bytes] | None
    limits: Limits
    contents: Any
    store: str | None


class Contents:
    """Which contents are known, and whose file is read for those that are not: of equal files one is read.

    It lives in an actor of its own. Should that die, what it knew is gone, and equal files may be read twice, which changes no row.
    """

    def __init__(self) -> None:
        self._readers: dict[bytes, int | None] = {}

    def know(self, keys: list[str]) -> None:
        """These contents have been read in earlier runs."""
        self._readers.update((_short(key), None) for key in keys)

    def ask(self, key: str, position: int) -> How:
        """Has a content to be read for the file at this position? Asked twice for the same file, the answer is the same."""
        reader = self._readers.setdefault(_short(key), position)
        return "kept" if reader is None else "read" if reader == position else "same"


def _short(key: str) -> bytes:
    """A key in few bytes, for there may be millions."""
    digest, _, ending = key.partition(".")
    return bytes.fromhex(digest)[:20] + ending.encode()


class Reader:
    """Reads batches of files; one to an actor.

    Args:
        order: What is the same for all nodes.
    """

    def __init__(self, order: Order) -> None:
        import ray

        self._ask = order.contents.ask.remote
        self._get = ray.get
        self._limits = order.limits
        self._shards = Store(order.store).shards(order.settings.key) if order.store else None
        self._folder = Path(tempfile.mkdtemp(prefix="kehoach-node-"))
        atexit.register(shutil.rmtree, self._folder, ignore_errors=True)
        overlay = self._folder / "rules" if order.rules is not None else None
        if overlay:
            overlay.mkdir()
            for name, data in (order.rules or {}).items():
                (overlay / name).write_bytes(data)
        self._segments = self._folder / "results"
        self._segments.mkdir()
        self._unlike = unlike(order, overlay)
        context = ray.get_runtime_context()
        self._actor, self._node = context.get_actor_id() or "", ray.util.get_node_ip_address()
        self._pool = Pool(1, self._segments, order.machine, overlay, order.settings.ocr, order.limits)

    def __call__(self, batch: pyarrow.Table) -> pyarrow.Table:
        """Read a batch: its column `job` holds jobs, the rows that come back are as `schema` says.

        It raises nothing: what makes the whole run impossible comes back as a row whose `error` says it.
        """
        import pyarrow

        rows: list[dict[str, Any]] = []
        if not (error := self._unlike):
            try:
                rows = list(self._read([pickle.loads(job.as_py()) for job in batch["job"]]))
                if self._shards:
                    _keep(self._shards, [row for row in rows if "record" in row])
            except OSError as raised:
                error = raised.strerror or str(raised)
        if error:
            rows = [{"position": -1, "error": f"{self._node}: {error}"}]
        return pyarrow.Table.from_pylist(rows, schema())

    def _read(self, jobs: list[Job]) -> Iterator[dict[str, Any]]:
        left = iter(jobs)
        told: dict[int, tuple[str, How]] = {}
        used = ""
        lost = self._pool.lost

        def wanted(job: Job, key: str) -> bool:
            how: How = self._get(self._ask(key, job.position))
            told[job.position] = key, how
            return how == "read"

        with Segments(self._segments) as segments:
            for one in finished(self._pool, lambda: next(left, None), wanted, self._limits):
                position, outcome = one.job.position, one.done.outcome
                row: dict[str, Any] = {"position": position, "actor": self._actor, "rss": one.done.rss}
                row["lost"], lost = self._pool.lost - lost, self._pool.lost
                if outcome is None:
                    row["key"], row["how"] = told[position]
                else:
                    used = outcome.place.segment
                    row |= {
                        "key": outcome.key, "how": "read", "engine": outcome.engine, "code": outcome.code,
                        "pages": outcome.pages, "seconds": json.dumps(outcome.seconds), "tries": one.job.tries + 1,
                        "record": segments.packed(outcome.place),
                    }  # fmt: skip
                yield row
        for path in self._segments.iterdir() if used else ():
            if path.name != used:  # of a process that has been replaced
                path.unlink()


def _keep(shards: Shards, rows: list[dict[str, Any]]) -> None:
    """Write the records to a shard; what is left in their rows is where they lie."""
    for row, place in zip(rows, shards.add(rows) if rows else [], strict=True):
        del row["record"]
        row |= {"shard": place.segment, "offset": place.offset, "length": place.length}


def schema() -> pyarrow.Schema:
    """What a file gives on its way to the driver: see `worker.Outcome`; `record` is the body of a segment's record, which goes
    with the row unless it lies in a shard."""
    import pyarrow

    return pyarrow.schema(
        [
            ("position", pyarrow.int64()), ("error", pyarrow.string()), ("actor", pyarrow.string()),
            ("rss", pyarrow.int64()), ("lost", pyarrow.int64()), ("key", pyarrow.string()), ("how", pyarrow.string()),
            ("engine", pyarrow.string()), ("code", pyarrow.string()), ("pages", pyarrow.int64()),
            ("seconds", pyarrow.string()), ("tries", pyarrow.int64()), ("record", pyarrow.binary()),
            ("shard", pyarrow.string()), ("offset", pyarrow.int64()), ("length", pyarrow.int64()),
        ]
    )  # fmt: skip


class PartWriter:
    """Writes parts of the tables; one to an actor.

    Args:
        store: Where they go.
        settings: Key of the settings under which the files were read.
    """

    def __init__(self, store: str, settings: str) -> None:
        self._publisher = Publisher(store, settings)

    def __call__(self, batch: pyarrow.Table) -> pyarrow.Table:
        """Write the parts in the column `part`; the column `written` of what comes back says what they hold."""
        import pyarrow

        made = [pickle.dumps(self._publisher.write(*pickle.loads(one.as_py()))) for one in batch["part"]]
        return pyarrow.table({"written": pyarrow.array(made, pyarrow.binary())})


def unlike(order: Order, overlay: Path | None) -> str:
    """In what this machine differs from the driver, so that it would give other rows; empty where it does not."""
    here, there = settings(overlay, order.settings.ocr), order.settings
    mine = asdict(here) | machine()
    theirs = asdict(there) | order.machine
    return "; ".join(f"{name} {mine[name]} ≠ {theirs[name]}" for name in mine if mine[name] != theirs[name])
