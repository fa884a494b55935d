"""Keeps LibreOffice for one process and converts files with it. A program of its own: it imports nothing of this package.

`python bridge.py OFFICE FOLDER` prints `""` when it is ready. It answers each line of standard input, a JSON object with
`source`, `filter` and `target`, with a line: a JSON string, empty after success, else why LibreOffice refused the file. When
LibreOffice dies, so does the bridge, without an answer. When standard input closes, for whatever reason, it ends LibreOffice
and removes FOLDER: neither outlives the process that asked for them.

Run by a Python (3.9 or later) that has LibreOffice's `uno`, one LibreOffice serves all files (0.1 s each); any other Python starts one for
each file (1 s).
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

GRACE = 3.0  # seconds for LibreOffice to end when it is asked to
_RESTART = (79, 81)  # exit codes of a LibreOffice that has set up its profile and wants to be started again
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
_DOCX = "MS Word 2007 XML"
# No macros, no links, no fields worked out anew; no net: requests go to a port of this machine where nobody listens.
_SETTINGS: dict[str, dict[str, Any]] = {
    "Office.Common/Security/Scripting": {
        "MacroSecurityLevel": 3,
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "Office.Writer/Content/Update": {"Link": 2, "Field": "false", "Chart": "false"},
    "Inet/Settings": {
        "ooInetProxyType": 2,
        "ooInetNoProxy": "",
        **{f"ooInet{kind}ProxyName": "127.0.0.1" for kind in ("HTTP", "HTTPS", "FTP")},
        **{f"ooInet{kind}ProxyPort": 9 for kind in ("HTTP", "HTTPS", "FTP")},
    },
}


class Lost(Exception):
    """LibreOffice ended without being asked to."""


class Refused(Exception):
    """LibreOffice does not open a file; the text says why."""


class Process:
    """LibreOffice's process, with a profile of its own in `folder`."""

    def __init__(self, office: str, folder: Path) -> None:
        profile = _profile(folder)
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
        self._command = [office, f"-env:UserInstallation={profile.as_uri()}", *_OPTIONS]
        self._folder = folder
        self._running: subprocess.Popen[bytes] | None = None

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start LibreOffice in a session of its own: Ctrl-C of a terminal is not for it, and `kill` takes all of it."""
        self._running = subprocess.Popen(
            [*self._command, *arguments],
            cwd=self._folder,
            # In any locale the same: it decides on the encoding of an RTF file that names none.
            env={**os.environ, "TMPDIR": str(self._folder), "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )
        return self._running

    def wait(self) -> None:
        """Wait for a LibreOffice that was asked to end; kill it where it does not."""
        if self._running is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._running.wait(GRACE)
        self.kill()

    def kill(self) -> None:
        """End it at once."""
        if self._running is None or self._running.poll() is not None:
            return
        if sys.platform == "win32":
            self._running.kill()
        else:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._running.pid, signal.SIGKILL)
        self._running.wait()


class Persistent:
    """One LibreOffice for all files, asked over UNO through a pipe that only this user may open."""

    def __init__(self, process: Process, name: str, uno: Any) -> None:
        self._uno = uno
        context = uno.getComponentContext()
        resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
        pipe = f"pipe,name={name};urp;"
        running = process.start(f"--accept={pipe}")
        while True:
            try:
                remote = resolver.resolve(f"uno:{pipe}StarOffice.ComponentContext")
                self._desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
                return
            except Exception as error:  # nobody listens yet
                if running.poll() in _RESTART:
                    running = process.start(f"--accept={pipe}")
                elif running.poll() is not None:
                    raise Lost from error
            time.sleep(0.02)

    def convert(self, source: Path, filter: str, target: Path) -> None:
        """Convert a file to DOCX.

        Raises:
            Refused: LibreOffice does not open it.
            Lost: LibreOffice is gone.
        """
        # MacroExecutionMode 0 is NEVER_EXECUTE, UpdateDocMode 0 is NO_UPDATE.
        asked = {"FilterName": filter, "Hidden": True, "ReadOnly": True, "MacroExecutionMode": 0, "UpdateDocMode": 0}
        try:
            document = self._desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, self._properties(asked))
            if document is not None:
                document.storeToURL(target.as_uri(), self._properties({"FilterName": _DOCX}))
                document.close(True)
        except self._uno.getClass("com.sun.star.lang.DisposedException") as error:
            raise Lost from error
        except self._uno.getClass("com.sun.star.uno.Exception") as error:
            raise Refused(str(error)) from error
        if document is None:
            raise Refused("LibreOffice: no document")

    def _properties(self, values: dict[str, Any]) -> tuple[Any, ...]:
        made = []
        for name, value in values.items():
            one = self._uno.createUnoStruct("com.sun.star.beans.PropertyValue")
            one.Name, one.Value = name, value
            made.append(one)
        return tuple(made)

    def end(self) -> None:
        """Ask it to end."""
        with contextlib.suppress(Exception):  # it may hang up before it answers
            self._desktop.terminate()


class OneForEach:
    """A LibreOffice for each file."""

    def __init__(self, process: Process) -> None:
        self._process = process

    def convert(self, source: Path, filter: str, target: Path) -> None:
        """Convert a file to DOCX; as `Persistent.convert`."""
        made = target.parent / "made"
        code = _RESTART[0]
        while code in _RESTART:
            code = self._process.start(
                f"--infilter={filter}", "--convert-to", f"docx:{_DOCX}", "--outdir", str(made), str(source)
            ).wait()
        if code < 0:
            raise Lost
        try:
            (made / f"{source.stem}.docx").replace(target)
        except FileNotFoundError as error:
            raise Refused("LibreOffice: no document") from error

    def end(self) -> None:
        """Ask it to end."""
        """Between files nothing runs."""


def main(office: str, folder: Path) -> None:
    """Serve requests until standard input closes."""
    process = Process(office, folder)
    requests: queue.SimpleQueue[str] = queue.SimpleQueue()
    idle = threading.Event()
    threading.Thread(target=_listen, args=(requests, process, idle, folder), daemon=True).start()
    kept: Persistent | OneForEach | None = None
    try:
        try:
            import uno
        except ImportError:
            kept = OneForEach(process)
        else:
            kept = Persistent(process, folder.name, uno)
        answer = ""
        while True:
            print(json.dumps(answer), flush=True)
            idle.set()
            line = requests.get()
            idle.clear()
            if not line:
                return
            request = json.loads(line)
            try:
                kept.convert(Path(request["source"]), request["filter"], Path(request["target"]))
                answer = ""
            except Refused as error:
                answer = " ".join(str(error).split())
    except Lost:
        sys.exit(1)
    finally:
        if kept is not None:
            kept.end()
        process.wait()
        clear(folder)


def _listen(requests: queue.SimpleQueue[str], process: Process, idle: threading.Event, folder: Path) -> None:
    """Pass requests on; at the end of input see to it that everything ends, at once where a file is being converted."""
    for line in sys.stdin:
        requests.put(line)
    if not idle.is_set():
        process.kill()
    requests.put("")
    threading.main_thread().join(GRACE)
    process.kill()  # it hangs
    threading.main_thread().join(1)
    clear(folder)
    os._exit(1)


def clear(folder: Path) -> None:
    """Remove the folder, and the sockets that a killed LibreOffice leaves behind.

    One is named for its profile: MD5, its bytes in hexadecimal without leading zeros.
    """
    digest = hashlib.md5(_profile(folder).as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    for name in (folder.name, "SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)):
        for socket in Path("/tmp").glob(f"OSL_PIPE_*_{name}"):
            socket.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _profile(folder: Path) -> Path:
    return folder / "profile"


def _registry() -> str:
    """The settings as LibreOffice keeps them in a profile."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{escape(str(value))}</value></prop></item>"
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'


if sys.platform == "linux":
    _prctl = ctypes.CDLL(None).prctl

    def _die_with_parent() -> None:
        """Let the kernel kill LibreOffice when the bridge is killed (PR_SET_PDEATHSIG of prctl(2))."""
        _prctl(1, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
