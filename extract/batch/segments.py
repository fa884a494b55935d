"""Segments: files to which each worker appends what it read, one record a document.

A record is a head of 12 bytes (a mark, length and CRC-32 of the body) and the body, packed by zlib. Nobody writes to another's
segment, and nothing but the journal says which records count: a tail that was cut off by a crash is never looked at.
"""

from __future__ import annotations

import struct
import uuid
import zlib
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

_HEAD = struct.Struct("<4sII")
_MARK = b"KHR1"
_LEVEL = 1  # a third of the time of the usual 6, for a tenth more bytes
ENDING = ".segment"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies: the segment's name, and the bytes of it."""

    segment: str
    offset: int
    length: int


class Damaged(Exception):
    """A record that is not what was written, as after a power cut."""


class Writer:
    """A new segment in a folder, made with its first record."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{uuid.uuid4().hex}{ENDING}"
        self._file: BinaryIO | None = None
        self._end = 0

    def add(self, text: str) -> Place:
        """Append a record; the operating system has it when this returns.

        Raises:
            OSError: If it cannot be written.
            UnicodeEncodeError: If the text is none (half of a surrogate pair).
        """
        return self.add_packed(zlib.compress(text.encode(), _LEVEL))

    def add_packed(self, body: bytes) -> Place:
        """Append the body of a record of another segment; errors as `add`."""
        if self._file is None:
            self._file = self._path.open("xb", buffering=0)
        record = _HEAD.pack(_MARK, len(body), zlib.crc32(body)) + body
        self._file.seek(self._end)  # over what an attempt on a full disk has left
        view = memoryview(record)
        while view:
            view = view[self._file.write(view) :]
        place = Place(self._path.name, self._end, len(record))
        self._end += len(record)
        return place

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()


class Reader:
    """Reads records of a folder's segments; keeps the few last files open."""

    _MOST_OPEN = 64

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, BinaryIO] = {}

    def text(self, place: Place) -> str:
        """A record's text.

        Raises:
            Damaged: If it is not there as it was written.
        """
        try:
            return zlib.decompress(self.packed(place)).decode()
        except (zlib.error, UnicodeDecodeError) as error:
            raise Damaged(str(error)) from error

    def packed(self, place: Place) -> bytes:
        """A record's body as it lies; raises as `text`."""
        try:
            file = self._open(place.segment)
            file.seek(place.offset)
            record = file.read(place.length)
        except FileNotFoundError as error:
            raise Damaged(place.segment) from error
        if len(record) < _HEAD.size:
            raise Damaged(place.segment)
        mark, length, checksum = _HEAD.unpack_from(record)
        body = record[_HEAD.size :]
        if mark != _MARK or length != len(body) or checksum != zlib.crc32(body):
            raise Damaged(place.segment)
        return body

    def _open(self, name: str) -> BinaryIO:
        if name not in self._files:
            if len(self._files) >= self._MOST_OPEN:
                self._files.pop(next(iter(self._files))).close()
            self._files[name] = (self._folder / name).open("rb")
        return self._files[name]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files.values():
            file.close()
        self._files.clear()
