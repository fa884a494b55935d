"""What has been read, with which outcome, and where it lies: one SQLite file, written by the run's parent process alone.

The journal is the truth of an output folder: a record that it names counts, any other does not. Each note is a transaction of
its own. `synchronous=NORMAL` in WAL mode survives whatever ends the process; a power cut may lose the last notes, which costs
reading those files again.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.batch.segments import ENDING, Damaged, Place, Reader, Writer

_VERSION = 1
_SCHEMA = """
create table results (
    key text not null,          -- the content's SHA-256, with what reading takes from the file's name
    settings text not null,     -- see `settings`
    engine text not null,       -- what of the machine it was read with; empty where with none of it
    code text not null,         -- the first problem of severity error; empty where it was read
    segment text not null, offset integer not null, length integer not null,
    pages integer, seconds real not null, worker integer not null, tries integer not null,
    primary key (key, settings)
) without rowid;
create table sources (
    place text primary key,     -- path or URL, and the way into an archive
    stamp text not null,        -- size and time of change
    key text not null
) without rowid;
"""


class InUse(Exception):
    """Another run writes to the same folder."""


@dataclass(frozen=True, slots=True)
class Result:
    """What reading a content gave.

    Attributes:
        key: The content, and what reading takes from the file's name.
        place: Where its record lies.
        engine: What of the machine it was read with.
        code: Its first problem of severity `error`; empty where it was read.
        pages: Number of pages, where the format has them.
        seconds: How long it took.
        worker: Serial number of the process that read it.
        tries: How often it was tried.
    """

    key: str
    place: Place
    engine: str
    code: str
    pages: int | None
    seconds: float
    worker: int
    tries: int


class Journal:
    """The journal of an output folder, with its segments beside it.

    Args:
        folder: Where both lie; made if it is not there.
        settings: The key of this run's settings: results of others are kept and not seen.

    Raises:
        InUse: If another run has it.
        OSError: If the folder cannot be made.
        sqlite3.Error: If the journal cannot be written.
    """

    def __init__(self, folder: Path, settings: str) -> None:
        self.segments = folder / "results"
        self.segments.mkdir(parents=True, exist_ok=True)
        self._settings = settings
        self._path = folder / "journal.sqlite"
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                    raise InUse(folder) from error
                raise
            # Not a database, or one of another version: all it could save is time.
            for path in folder.glob("journal.sqlite*"):
                path.unlink()
            self._open()
        self._sweep()

    def _open(self) -> None:
        self._base = base = sqlite3.connect(self._path, timeout=1, isolation_level=None)
        try:
            base.execute("pragma locking_mode=exclusive")  # held until this process ends, however it ends
            base.execute("pragma journal_mode=wal")
            base.execute("pragma synchronous=normal")
            base.execute("begin exclusive")
            (version,) = base.execute("pragma user_version").fetchone()
            if version == 0:
                for statement in _SCHEMA.split(";\n"):
                    base.execute(statement)
                base.execute(f"pragma user_version={_VERSION}")
            elif version != _VERSION:
                raise sqlite3.DatabaseError(f"version {version}")
            base.execute("commit")
        except BaseException:
            base.close()
            raise

    def _sweep(self) -> None:
        """Remove segments that no result names: their worker died before it was heard, or a pruning did."""
        named = {name for (name,) in self._base.execute("select distinct segment from results")}
        for path in self.segments.glob(f"*{ENDING}"):
            if path.name not in named:
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the folder."""
        with contextlib.suppress(sqlite3.Error):  # a full disk: what is in the log stays there for the next run
            self._base.close()

    def result(self, key: str) -> Result | None:
        """What a content gave under this run's settings, if it has been read."""
        row = self._base.execute(
            "select segment, offset, length, engine, code, pages, seconds, worker, tries from results "
            "where key=? and settings=?",
            (key, self._settings),
        ).fetchone()
        return Result(key, Place(*row[:3]), *row[3:]) if row else None

    def contents(self) -> Iterator[str]:
        """The contents that have been read under this run's settings."""
        rows = self._base.execute("select key from results where settings=?", (self._settings,))
        return (key for (key,) in rows)

    def note(self, result: Result) -> None:
        """Add a result, in place of an earlier one of the same content."""
        place = result.place
        self._base.execute(
            "insert or replace into results values (?,?,?,?,?,?,?,?,?,?,?)",
            (
                result.key, self._settings, result.engine, result.code, place.segment, place.offset, place.length,
                result.pages, result.seconds, result.worker, result.tries,
            ),
        )  # fmt: skip

    def lose(self, key: str) -> None:
        """Forget a result whose record is damaged."""
        self._base.execute("delete from results where key=? and settings=?", (key, self._settings))

    def key_of(self, place: str, stamp: str) -> str | None:
        """The key of a file that has not changed since it was last read."""
        row = self._base.execute("select key from sources where place=? and stamp=?", (place, stamp)).fetchone()
        return row[0] if row else None

    def note_source(self, place: str, stamp: str | None, key: str) -> None:
        """Remember a file's key, as long as its stamp stays."""
        if stamp is None:
            self._base.execute("delete from sources where place=?", (place,))
        else:
            self._base.execute("insert or replace into sources values (?,?,?)", (place, stamp, key))

    def keep_program(self, program: str) -> None:
        """Forget the results of other programs: a version that was replaced, a checkout before it was edited."""
        self._base.execute("delete from results where substr(settings, 1, ?)<>?", (len(program), program))
        self._sweep()

    def prune(self, places: Iterator[str], keys: Iterator[str]) -> None:
        """Keep only these files and the results of these contents under this run's settings, and pack the segments anew.

        Whatever ends this halfway, every result that is named is there: new segments are written first, then named, and only
        then the old ones removed.
        """
        base = self._base
        base.execute("create temp table kept_places (place text primary key) without rowid")
        base.execute("create temp table kept_keys (key text primary key) without rowid")
        base.execute("begin")
        base.executemany("insert or ignore into kept_places values (?)", ((place,) for place in places))
        base.executemany("insert or ignore into kept_keys values (?)", ((key,) for key in keys))
        base.execute("delete from sources where place not in kept_places")
        base.execute("delete from results where settings<>? or key not in kept_keys", (self._settings,))
        rows = base.execute("select key, segment, offset, length from results order by segment, offset").fetchall()
        writer = Writer(self.segments)
        with Reader(self.segments) as reader:
            for key, *place in rows:
                try:
                    packed = reader.packed(Place(*place))
                except Damaged:
                    self.lose(key)
                    continue
                new = writer.add_packed(packed)
                base.execute(
                    "update results set segment=?, offset=?, length=? where key=? and settings=?",
                    (new.segment, new.offset, new.length, key, self._settings),
                )
        writer.close()
        base.execute("commit")
        base.execute("drop table kept_places")
        base.execute("drop table kept_keys")
        base.execute("vacuum")
        self._sweep()
