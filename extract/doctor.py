"""What this machine has of all that reading takes, tried and not only looked for, and how to install what it lacks."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extract.errors import PatternError, ReadError
from extract.readers.pdf.ocr import engine

State = Literal["ok", "missing", "optional"]
# What a thing is for; `all` stands for every file, the others for some of them, or for reading them better.
Use = Literal["all", "scans", "office", "figures", "turned", "speed", "by-hand"]

_VERSION_LIMIT = 30  # seconds
# Drawn and read, to see whether recognition works. Figures look the same to every language.
_DRAWN = "KE HOACH 2026"
_RTF = rb"{\rtf1\ansi Ke hoach 2026}"
_PIP = f'"{sys.executable}" -m pip install'
_PACKAGE = f"{_PIP} --force-reinstall kehoach"
# The command that installs something, by system.
_COMMANDS = {
    "office": {
        "debian": "sudo apt-get install libreoffice-writer-nogui python3-uno",
        "fedora": "sudo dnf install libreoffice-writer libreoffice-pyuno",
        "darwin": "brew install --cask libreoffice",
        "win32": "winget install TheDocumentFoundation.LibreOffice",
        "": "LibreOffice Writer, https://www.libreoffice.org",
    },
    "uno": {
        "debian": "sudo apt-get install python3-uno",
        "fedora": "sudo dnf install libreoffice-pyuno",
        "": "python3-uno (pyuno)",
    },
    "tesseract": {
        "debian": "sudo apt-get install tesseract-ocr",
        "fedora": "sudo dnf install tesseract",
        "darwin": "brew install tesseract",
        "win32": "winget install UB-Mannheim.TesseractOCR",
        "": "Tesseract, https://tesseract-ocr.github.io",
    },
    engine.VIETNAMESE: {
        "debian": "sudo apt-get install tesseract-ocr-vie",
        "fedora": "sudo dnf install tesseract-langpack-vie",
        "darwin": "brew install tesseract-lang",
    },
    engine.FIGURES: {
        "debian": "sudo apt-get install tesseract-ocr-eng",
        "fedora": "sudo dnf install tesseract-langpack-eng",
        "darwin": "brew install tesseract",
    },
    engine.ORIENTATION: {
        "debian": "sudo apt-get install tesseract-ocr-osd",
        "fedora": "sudo dnf install tesseract-osd",
        "darwin": "brew install tesseract",
    },
    "ocr": {
        # tesserocr has no wheel for macOS: it is built against Homebrew's Tesseract.
        "darwin": f'brew install tesseract pkgconf && {_PIP} "kehoach[ocr]"',
        "": f'{_PIP} "kehoach[ocr]"',
    },
}
_DATA = (
    "https://github.com/tesseract-ocr/tessdata_fast"  # where language data lies for systems that have no package of it
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        what: A name, or the key of one: `packages`, `patterns`, `folder`.
        state: `ok`; `missing` where what it is for does not work; `optional` where it works without, only less well.
        use: What it is for.
        detail: Its version and place, or what went wrong.
        remedy: A command that installs it here, or a hint; empty where there is nothing to do.
    """

    what: str
    state: State
    use: Use
    detail: str
    remedy: str = ""


def examine() -> Iterator[Finding]:
    """Look at everything, one after the other; LibreOffice, which comes last, takes seconds.

    Where packages are missing nothing else can be looked at.
    """
    yield Finding("Python", "ok", "all", f"{platform.python_version()}, {sys.executable}")
    packages = _packages()
    yield packages
    if packages.state != "ok":
        return
    yield _patterns()
    yield _folder()
    yield from _recognition()
    yield from _office()


def _packages() -> Finding:
    """The packages that `kehoach` requires: are they there, new enough, and do they load?"""
    try:
        from packaging.requirements import Requirement

        lacking, count = [], 0
        for line in importlib.metadata.requires("kehoach") or ():
            wanted = Requirement(line)
            if wanted.marker and not wanted.marker.evaluate({"extra": ""}):
                continue
            count += 1
            try:
                found = importlib.metadata.version(wanted.name)
            except importlib.metadata.PackageNotFoundError:
                lacking.append(wanted.name)
            else:
                if not wanted.specifier.contains(found, prereleases=True):
                    lacking.append(f"{wanted.name} {found} ({wanted.specifier})")
        if lacking:
            return Finding("packages", "missing", "all", ", ".join(lacking), _PACKAGE)
        import extract.pipeline  # noqa: F401
    except Exception as error:  # whatever keeps a package from loading
        return Finding("packages", "missing", "all", f"{type(error).__name__}: {error}", _PACKAGE)
    return Finding("packages", "ok", "all", f"kehoach {importlib.metadata.version('kehoach')} (+ {count})")


def _patterns() -> Finding:
    from extract import patterns

    try:
        names = patterns.names()
        count = sum(len(patterns.load(name)) for name in names)
    except PatternError as error:
        return Finding("patterns", "missing", "all", str(error), _PACKAGE)
    if not count:
        return Finding("patterns", "missing", "all", str(patterns.folder()), _PACKAGE)
    return Finding("patterns", "ok", "all", f"{count}, {patterns.folder()}")


def _folder() -> Finding:
    try:
        with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
            Path(folder, "tried").write_bytes(bytes(1_000_000))
            return Finding("folder", "ok", "all", str(Path(folder).parent))
    except OSError as error:
        return Finding("folder", "missing", "all", str(error), "TMPDIR=/...")


def _recognition() -> Iterator[Finding]:
    version = _tesserocr()
    yield version
    found = shutil.which("tesseract")
    yield Finding(
        "Tesseract", "ok" if found else "optional", "by-hand", found or "", "" if found else _remedy("tesseract")
    )
    uses: dict[str, Use] = {engine.VIETNAMESE: "scans", engine.FIGURES: "figures", engine.ORIENTATION: "turned"}
    for language, use in uses.items():
        absent: State = "missing" if language == engine.VIETNAMESE else "optional"
        name, folder = f"{language}.traineddata", engine.data(language)
        if folder is None:
            named = os.environ.get("TESSDATA_PREFIX")
            yield Finding(name, absent, use, f"TESSDATA_PREFIX={named}" if named else "", _data_remedy(language))
        elif version.state == "ok" and (trouble := _tried(language)):
            yield Finding(name, absent, use, f"{folder}: {trouble}", _data_remedy(language))
        else:
            yield Finding(name, "ok", use, folder)


def _tesserocr() -> Finding:
    what = "tesserocr, OpenCV"
    try:
        import cv2
        import tesserocr
    except Exception as error:  # a library of theirs that does not load says so in many ways
        return Finding(what, "missing", "scans", f"{type(error).__name__}: {error}", _remedy("ocr"))
    library = tesserocr.tesseract_version().split("\n")[0]
    return Finding(what, "ok", "scans", f"{tesserocr.__version__} ({library}), {cv2.__version__}")


def _tried(language: str) -> str:
    """What goes wrong when a drawn line is read with the data of a language; empty where it is read."""
    import cv2
    import numpy as np

    image = np.full((90, 420), 255, np.uint8)
    cv2.putText(image, _DRAWN, (20, 60), cv2.FONT_HERSHEY_COMPLEX, 1.3, (0,), 2, cv2.LINE_AA)
    try:
        if language == engine.ORIENTATION:
            engine.turned(image)
            return ""
        read = " ".join(word.text for word in engine.words(image, engine.LINE, language))
    except RuntimeError as error:
        return str(error)
    return "" if _DRAWN.split()[-1] in read else f"{_DRAWN!r} → {read!r}"


def _office() -> Iterator[Finding]:
    from extract.readers import office
    from extract.readers.office import converter, installed

    program = installed.office()
    if program is None:
        yield Finding("LibreOffice", "missing", "office", "", _remedy("office"))
        return
    try:
        office.read_rtf(_RTF)
    except (ReadError, OSError) as error:
        yield Finding("LibreOffice", "missing", "office", f"{program}: {error}", _remedy("office"))
        return
    finally:
        converter.end()
    yield Finding("LibreOffice", "ok", "office", f"{_version(program)}, {program}")
    found = installed.python(program)
    yield Finding("uno", "ok" if found else "optional", "speed", found or "", "" if found else _remedy("uno"))


def _version(program: Path) -> str:
    try:
        told = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=_VERSION_LIMIT).stdout
    except (OSError, subprocess.TimeoutExpired) as error:
        return type(error).__name__
    return told.removeprefix("LibreOffice").split("(")[0].strip() or "?"


def _remedy(what: str) -> str:
    commands = _COMMANDS[what]
    return commands.get(_system()) or commands[""]


def _data_remedy(language: str) -> str:
    command = _COMMANDS[language].get(_system())
    if command is None:
        return f"{_DATA} → {language}.traineddata → TESSDATA_PREFIX"
    # Where the variable is set no other place is looked at.
    return f"unset TESSDATA_PREFIX; {command}" if os.environ.get("TESSDATA_PREFIX") else command


def _system() -> str:
    """Which of the systems in `_COMMANDS` this is, whatever `PATH` says; empty for another one."""
    if sys.platform != "linux":
        return sys.platform
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    families = {release["ID"], *release.get("ID_LIKE", "").split()}
    return next((name for name in ("debian", "fedora") if name in families), "")
