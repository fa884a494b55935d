"""Files to DOCX through a LibreOffice of this process's own, kept from file to file."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from extract.errors import ReadError
from extract.readers.office import bridge, installed

LIMIT = 60.0  # seconds for a file; plans take 0.1, a hundred pages of tables 1
START = 60.0  # seconds for LibreOffice to start; it takes 1


@dataclass(frozen=True, slots=True)
class Source:
    """A file ready for LibreOffice.

    Attributes:
        data: Its bytes.
        filter: LibreOffice's name for the reader of its format.
        is_whole: False where a part of it is cut off.
    """

    data: bytes
    filter: str
    is_whole: bool = True


class _Lost(Exception):
    """LibreOffice is gone: `code` is the problem of the file that it was at."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _Bridge:
    """A LibreOffice and the program that keeps it (`bridge`), with a folder for both.

    Raises:
        ReadError: `office-missing`.
        _Lost: LibreOffice does not start.
    """

    def __init__(self) -> None:
        office = installed.office()
        if office is None:
            raise ReadError("office-missing")
        self._is_late = False
        self._folder = Path(tempfile.mkdtemp(prefix="kehoach-office-"))
        self._process = subprocess.Popen(
            [installed.python(office) or sys.executable, bridge.__file__, str(office), str(self._folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
            env=installed.environment(),
            start_new_session=True,
        )
        assert self._process.stdin is not None and self._process.stdout is not None
        self._requests, self._answers = self._process.stdin, self._process.stdout
        try:
            self._answer(START)
        except BaseException:
            self.end()
            raise

    def convert(self, file: Source) -> bytes:
        """The DOCX of a file.

        Raises:
            ReadError: `damaged-file` where LibreOffice refuses it.
            _Lost: LibreOffice is gone.
        """
        source, target = self._folder / "source", self._folder / "target.docx"
        try:
            target.unlink(missing_ok=True)
            source.write_bytes(file.data)
            request = {"source": str(source), "filter": file.filter, "target": str(target)}
            print(json.dumps(request), file=self._requests, flush=True)
        except (BrokenPipeError, FileNotFoundError) as error:  # the bridge is gone, and its folder with it
            raise _Lost("office-crashed") from error
        if refusal := self._answer(LIMIT):
            raise ReadError("damaged-file", detail=refusal)
        return target.read_bytes()

    def _answer(self, limit: float) -> str:
        """The next answer; LibreOffice is ended when it does not come within `limit` seconds."""
        clock = threading.Timer(limit, self._expire)
        clock.start()
        try:
            line = self._answers.readline()
        finally:
            clock.cancel()
        if not line:
            raise _Lost("office-timeout" if self._is_late else "office-crashed")
        answer: str = json.loads(line)
        return answer

    def _expire(self) -> None:
        self._is_late = True
        self._hang_up()

    def _hang_up(self) -> None:
        with contextlib.suppress(OSError):
            self._requests.close()
        try:
            self._process.wait(3 * bridge.GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def end(self) -> None:
        """End LibreOffice and remove the folder."""
        self._hang_up()
        self._answers.close()
        bridge.clear(self._folder)


_lock = threading.Lock()
_kept: _Bridge | None = None


def converted(file: Source) -> bytes:
    """The DOCX that LibreOffice makes of a file.

    LibreOffice starts with the first file and serves the next ones. A file is blamed for its death or for `LIMIT` seconds of
    silence only where it was the first one that this LibreOffice saw; otherwise it is tried in a new one.

    Raises:
        ReadError: `office-missing`, `office-timeout`, `office-crashed`; `damaged-file` where LibreOffice refuses the file.
    """
    with _lock:
        try:
            if _kept is not None:
                with contextlib.suppress(_Lost):
                    return _attempt(file)
            return _attempt(file)
        except _Lost as lost:
            raise ReadError(lost.code, seconds=str(round(LIMIT))) from lost


def _attempt(file: Source) -> bytes:
    global _kept
    _kept = _kept or _Bridge()
    try:
        return _kept.convert(file)
    except ReadError:
        raise
    except BaseException:  # whatever breaks it off (Ctrl-C too) leaves an answer that the next file must not get
        end()
        raise


@atexit.register
def end() -> None:
    """End the LibreOffice of this process, if it has one; the next file would start another."""
    global _kept
    if _kept is not None:
        kept, _kept = _kept, None
        kept.end()


def _forget() -> None:
    """In a forked process: the LibreOffice belongs to the parent."""
    global _kept, _lock
    _kept, _lock = None, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
