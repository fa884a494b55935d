"""Formats written by processes of their own, beside the one that publishes: a workbook and a database take most of its time.

Each reads the records where they lie, in the order that it is told; only names and places pass through its pipe.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Self

from extract.batch.child import follow_parent
from extract.batch.inputs import Input, of_input
from extract.batch.segments import Damaged, Reader
from extract.errors import Language
from extract.export.formats import opened
from extract.records import Records, UnitRow

# So many files are told at once.
_BATCH = 64
_PATIENCE = 10  # seconds for a process whose pipe has closed


class Beside:
    """Processes that write one format each, as parts. Used as a context: they are gone when it ends.

    Args:
        formats: The formats.
        folder: Where the files go.
        segments: Where the records lie.
        titles: Language of titles in the spreadsheet.
    """

    def __init__(self, formats: Iterable[str], folder: Path, segments: Path, titles: Language) -> None:
        context = get_context("spawn")  # as the pool's workers
        self._processes: list[tuple[SpawnProcess, Connection]] = []
        for format in formats:
            ours, theirs = context.Pipe()
            process = context.Process(target=_write, args=(theirs, format, folder, segments, titles), daemon=True)
            process.start()
            theirs.close()
            self._processes.append((process, ours))
        self._waiting: list[Input] = []

    def tell(self, one: Input) -> None:
        """Have a file's rows written, below those of the files before it.

        Raises:
            OSError: If a process cannot write, or has died.
        """
        self._waiting.append(one)
        if len(self._waiting) == _BATCH:
            self._send(self._waiting)
            self._waiting = []

    def end(self, units: tuple[UnitRow, ...]) -> None:
        """Have the units of the run written below all; errors as `tell`."""
        self._send(self._waiting)
        self._send(units)

    def wait(self) -> None:
        """Wait until all is written; errors as `tell`."""
        for process, pipe in self._processes:
            _answer(process, pipe)

    def _send(self, what: object) -> None:
        for process, pipe in self._processes:
            try:
                pipe.send(what)
            except OSError:  # it has ended, and may have said why
                _answer(process, pipe)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for _, pipe in self._processes:
            pipe.close()
        for process, _ in self._processes:  # which takes away what it has written aside
            process.join(_PATIENCE)
            process.kill()
            process.join()


def _answer(process: SpawnProcess, pipe: Connection) -> None:
    try:
        error = pipe.recv()
    except (EOFError, OSError):
        process.join()
        error = ChildProcessError(f"a process that writes tables has died (exit code {process.exitcode})")
    if error is not None:
        raise error


def _write(pipe: Connection, format: str, folder: Path, segments: Path, titles: Language) -> None:
    """What a process does: lists of files come over the pipe, then the units; what went wrong, or None, goes back."""
    follow_parent()
    with suppress(EOFError):  # the parent has given up
        try:
            with opened(folder, [format], titles) as tables, Reader(segments) as reader:
                while isinstance(told := pipe.recv(), list):
                    for one in told:
                        try:
                            records, _ = of_input(one, reader)
                        except Damaged:  # the one that publishes finds it too, and gives all up
                            continue
                        tables.write(replace(records, units=()))
                tables.write(Records(units=told))
        except OSError as error:
            pipe.send(error)
        else:
            pipe.send(None)
