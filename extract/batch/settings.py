"""What a result depends on besides the file: the program, its rules, how it is asked, and what the machine has."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import extract
from extract import __version__, patterns
from extract.document import Ocr
from extract.readers.pdf.ocr import engine
from extract.records import Records

# Formats that LibreOffice reads, and those that Tesseract may.
_OFFICE = ("application/msword", "application/rtf")
_PAGES = ("application/pdf", "image/")
# A PDF whose own text was enough has none of these.
_OCR_CODES = ("ocr-missing", "no-text-layer", "page-without-text", "broken-text-layer", "text-layer-replaced")


@dataclass(frozen=True, slots=True)
class Settings:
    """What is the same for every file of a run.

    Attributes:
        version: The program's version.
        code: Hash of its source, so that a checkout that was edited does not keep what it read before.
        patterns: Hash of all rules, with those of the overlay.
        ocr: Which pages are read by their image.
    """

    version: str
    code: str
    patterns: str
    ocr: Ocr

    @property
    def program(self) -> str:
        """The program alone: nothing that another one has read can be used by this one."""
        return f"{self.version} {self.code} "

    @property
    def key(self) -> str:
        """The settings as one name, which begins with `program`."""
        return f"{self.program}{self.patterns} {self.ocr}"


def settings(overlay: Path | None, ocr: Ocr) -> Settings:
    """The settings of a run with these options."""
    rules = sorted(patterns.folder().glob("*.yaml")) + (sorted(overlay.glob("*.y*ml")) if overlay else [])
    return Settings(
        __version__, _code(), _hash(part for path in rules for part in (path.name.encode(), path.read_bytes())), ocr
    )


@cache
def _code() -> str:
    folder = Path(extract.__file__).parent
    files = sorted(path for ending in ("py", "tsv") for path in folder.rglob(f"*.{ending}"))
    return _hash(part for path in files for part in (path.relative_to(folder).as_posix().encode(), path.read_bytes()))


def _hash(parts: Iterable[bytes]) -> str:
    made = sha256()
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    return made.hexdigest()[:16]


def machine() -> dict[str, str]:
    """What this machine has for scans (`ocr`) and for old Word files (`office`), in words: `no ...` where it is missing."""
    from extract.readers.office import installed

    return {"ocr": _recognition(), "office": str(installed.office() or "no LibreOffice")}


def _recognition() -> str:
    try:
        version = importlib.metadata.version("tesserocr")
        importlib.metadata.version("opencv-python-headless")
    except importlib.metadata.PackageNotFoundError:
        return "no tesserocr"
    parts = [f"tesserocr {version}"]
    for language in (engine.VIETNAMESE, engine.FIGURES, engine.ORIENTATION):
        if folder := engine.data(language):
            parts.append(f"{language} {Path(folder, f'{language}.traineddata').stat().st_size}")
    return ", ".join(parts)


def depends_on(records: Records) -> str:
    """Which part of the `machine` a file was read with: `ocr`, `office`, or none."""
    row = records.documents[0]
    kind = row.media_type or ""
    if kind in _OFFICE:
        return "office"
    if kind.startswith(_PAGES) and (
        row.text_layer != "native" or any(problem.code in _OCR_CODES for problem in records.problems)
    ):
        return "ocr"
    return ""
