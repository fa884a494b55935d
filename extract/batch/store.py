"""An output behind a URL: what nodes have read lies there in shards, and there the nodes write the tables, in parts.

URL/.kehoach/results/SETTINGS/*.parquet   shards: a row for each content that was read
URL/.kehoach/sources/*.parquet            which content each input file had, and when
URL/parquet/TABLE/NNNNN.parquet           the tables; part N holds the rows of the Nth thousand of input files
URL/jsonl/NNNNN.jsonl.gz                  the JSON Lines of the same files, one document after the other
URL/run.json                              written last: where it is, the tables are whole
"""

from __future__ import annotations

import gzip
import io
import json
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from extract.batch.inputs import Input, of_input
from extract.batch.journal import Journal, Result
from extract.batch.publish import Lost, Published, add_units, count
from extract.batch.segments import Damaged, Place
from extract.export import parquet
from extract.export.parts import part
from extract.records import TABLES, Records, UnitRow

if TYPE_CHECKING:
    import pyarrow

# Input files of one part of the tables.
PART = 1000
_RESULTS, _SOURCES, _NEW = ".kehoach/results", ".kehoach/sources", ".kehoach/tables"
_REPORT = "run.json"
_LEVEL = 1  # of gzip
_OPEN = 32  # shards that a node keeps at hand: those of a thousand files in order, and a few that twins lie in
# A table's row that only a whole run can have.
_WHOLE_RUN = "units"


class Store:
    """A folder of an object store, or of any file system that fsspec knows and every node sees.

    Args:
        url: Where it lies.
    """

    def __init__(self, url: str) -> None:
        import fsspec

        self.url = url.rstrip("/")
        self._system, self._root = fsspec.url_to_fs(self.url)

    def shards(self, settings: str) -> Shards:
        """The shards of these settings."""
        return Shards(f"{self.url}/{_RESULTS}/{sha256(settings.encode()).hexdigest()[:16]}")

    def write(self, name: str, data: bytes) -> None:
        """Write a file in place of another."""
        path = f"{self._root}/{name}"
        self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
        self._system.pipe_file(path, data)

    def names(self, folder: str) -> list[str]:
        """The files under a folder, by their names below the store."""
        self._system.invalidate_cache()
        return sorted(path[len(self._root) :].lstrip("/") for path in self._system.find(f"{self._root}/{folder}"))

    def read(self, name: str) -> bytes:
        """A file's bytes."""
        data: bytes = self._system.cat_file(f"{self._root}/{name}")
        return data

    def remove(self, names: list[str]) -> None:
        """Delete files."""
        if names:
            self._system.rm([f"{self._root}/{name}" for name in names])

    def recall(self, journal: Journal, settings: str) -> None:
        """Tell an empty journal what earlier runs have read."""
        for result in self.shards(settings).results():
            journal.note(result)
        for name in self.names(_SOURCES):
            for row in _table(self.read(name)).to_pylist():
                journal.note_source(row["place"], row["stamp"], row["key"])

    def note_sources(self, rows: list[dict[str, str]]) -> None:
        """Remember which contents files had."""
        if rows:
            self.write(f"{_SOURCES}/{uuid4().hex}.parquet", _parquet(rows))

    def replace_tables(self, report: dict[str, Any]) -> None:
        """Put the new tables in place of the old ones. A store renames nothing: until the report is there, they are not whole."""
        self.remove([_REPORT] if self._system.exists(f"{self._root}/{_REPORT}") else [])
        self.remove([*self.names("parquet"), *self.names("jsonl")])
        new = self.names(_NEW)
        final = [name.removeprefix(f"{_NEW}/") for name in new]
        for folder in {name.rpartition("/")[0] for name in final}:
            self._system.makedirs(f"{self._root}/{folder}", exist_ok=True)
        self._system.copy([f"{self._root}/{name}" for name in new], [f"{self._root}/{name}" for name in final])
        self.remove(new)
        self.write(_REPORT, (json.dumps(report, ensure_ascii=False, indent=1) + "\n").encode())


class Shards:
    """Parquet files with what was read, each written once, whole, by one actor: a batch.

    Args:
        url: Their folder.
    """

    def __init__(self, url: str) -> None:
        import fsspec

        self._system, self._root = fsspec.url_to_fs(url)
        self._records = lru_cache(maxsize=_OPEN)(self._load)

    def add(self, rows: list[dict[str, Any]]) -> list[Place]:
        """Write a shard of rows of `node.schema`; where each lies.

        Raises:
            OSError: If it cannot be written.
        """
        name = f"{uuid4().hex}.parquet"
        kept = [
            {one: row[one] for one in ("key", "engine", "code", "pages", "tries", "record")}
            | {"seconds": json.loads(row["seconds"])["all"], "length": len(row["record"])}
            for row in rows
        ]
        try:
            self._system.makedirs(self._root, exist_ok=True)
            self._system.pipe_file(f"{self._root}/{name}", _parquet(kept))
        except Exception as error:  # each store's client has its own
            raise OSError(None, f"{self._root}: {error}") from error
        return [Place(name, at, row["length"]) for at, row in enumerate(kept)]

    def results(self) -> Iterator[Result]:
        """All that the shards hold, without the records."""
        self._system.invalidate_cache()
        names = sorted(path.rpartition("/")[2] for path in self._system.find(self._root))
        left = iter(names)
        with ThreadPoolExecutor(_OPEN) as readers:
            while some := list(islice(left, 10 * _OPEN)):
                for name, shard in zip(some, readers.map(self._heads, some), strict=True):
                    for at, row in enumerate(shard):
                        seconds, length = row.pop("seconds"), row.pop("length")
                        yield Result(place=Place(name, at, length), seconds=seconds, worker=0, **row)

    def _heads(self, name: str) -> list[dict[str, Any]]:
        with self._system.open(f"{self._root}/{name}", "rb") as file:
            columns = ["key", "engine", "code", "pages", "tries", "seconds", "length"]
            heads: list[dict[str, Any]] = _table(file, columns).to_pylist()
        return heads

    def text(self, place: Place) -> str:
        """A record's text.

        Raises:
            Damaged: If it is not there as it was written.
        """
        try:
            return zlib.decompress(self._records(place.segment)[place.offset]).decode()
        except (OSError, ValueError, IndexError, zlib.error) as error:  # Arrow's errors are ValueErrors
            raise Damaged(place.segment) from error

    def _load(self, name: str) -> list[bytes]:
        with self._system.open(f"{self._root}/{name}", "rb") as file:
            records: list[bytes] = _table(file, ["record"])["record"].to_pylist()
        return records


def _parquet(rows: list[dict[str, Any]]) -> bytes:
    import pyarrow.parquet

    file = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), file, compression="zstd")
    return file.getvalue()


def _table(file: Any, columns: list[str] | None = None) -> pyarrow.Table:
    import pyarrow.parquet

    return pyarrow.parquet.read_table(io.BytesIO(file) if isinstance(file, bytes) else file, columns=columns)


class Publisher:
    """Writes parts of the tables, on a node.

    Args:
        store: Where the tables go.
        settings: Key of the settings under which the files were read.
    """

    def __init__(self, store: str, settings: str) -> None:
        self._store = Store(store)
        self._shards = self._store.shards(settings)

    def write(self, number: int, inputs: list[Input]) -> dict[str, Any]:
        """Write a part of every table; what it holds, and the keys of records that are lost."""
        made, units, lost, lines = Published(), dict[str, UnitRow](), list[str](), list[str]()
        with tempfile.TemporaryDirectory(prefix="kehoach-part-") as name:
            folder = Path(name)
            (folder / "parquet").mkdir()
            with parquet.Tables(folder) as tables:
                for one in inputs:
                    try:
                        records, text = of_input(one, self._shards)
                    except Damaged:
                        lost.append(one.key)
                        continue
                    lines += [] if one.is_twin else [text]
                    count(made, one, records)
                    add_units(units, records.units)
                    tables.write(replace(records, units=()))
            for table, path in zip(TABLES, parquet.FILES, strict=True):
                # Readers of a table want one part of it at least, to see its columns.
                if table != _WHOLE_RUN and (number == 0 or made.rows[table]):
                    self._store.write(_part_of(table, number), part(folder, path).read_bytes())
        if lines:
            packed = gzip.compress("".join(lines).encode(), _LEVEL, mtime=0)
            self._store.write(f"{_NEW}/jsonl/{number:05}.jsonl.gz", packed)
        return {"made": made, "units": list(units.values()), "lost": lost}


def _part_of(table: str, number: int) -> str:
    return f"{_NEW}/parquet/{table}/{number:05}.parquet"


def parts(inputs: Iterable[Input]) -> Iterator[tuple[int, list[Input]]]:
    """The inputs of each part of the tables."""
    left, number = iter(inputs), 0
    while some := list(islice(left, PART)):
        yield number, some
        number += 1


def whole(store: Store, written: Iterable[dict[str, Any]]) -> Published:
    """What all parts hold together; writes the table of units, which is the whole run's.

    Args:
        store: Where the parts are.
        written: What `Publisher.write` said of each, in their order.

    Raises:
        Lost: If records are damaged.
    """
    made, units, lost = Published(), dict[str, UnitRow](), list[str]()
    for one in written:
        made.add(one["made"])
        add_units(units, one["units"])
        lost += one["lost"]
    if lost:
        raise Lost(lost)
    made.rows[_WHOLE_RUN] = len(units)
    with tempfile.TemporaryDirectory(prefix="kehoach-units-") as name:
        folder = Path(name)
        (folder / "parquet").mkdir()
        with parquet.Tables(folder) as tables:
            for key in sorted(units):
                tables.write(Records(units=(units[key],)))
        for table, path in zip(TABLES, parquet.FILES, strict=True):
            if table == _WHOLE_RUN or not made.files:
                store.write(_part_of(table, 0), part(folder, path).read_bytes())
    return made


def clear(store: Store) -> None:
    """Remove what a run left that did not come to its end."""
    store.remove(store.names(_NEW))
