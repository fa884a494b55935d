"""The zip package of a Word file and its XML parts.

The parts are read straight from the zip: files that Word opens without a word (macro-enabled, strict, with a dangling
relationship) are refused by stricter openers.
"""

from __future__ import annotations

import io
import posixpath
import zipfile

from lxml import etree

from extract.errors import ReadError
from extract.readers.sniffing import BROKEN_ZIP

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Strict files (ISO/IEC 29500) differ in the names of their namespaces only.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1].encode(),
}
_LARGEST_PART = 200_000_000


def _parser() -> etree.XMLParser:
    """No entities and no network, since files come from anywhere."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )


class Package:
    """A Word file's parts by relationship.

    Raises:
        ReadError: `damaged-file` when the zip or the main part is broken or missing.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN_ZIP as error:
            raise ReadError("damaged-file", detail=str(error)) from error
        self._names = {name.lower(): name for name in self._zip.namelist()}
        main = next((target for kind, target, _ in self._relationships("") if kind == "officeDocument"), None)
        main = main if main and main.lower() in self._names else "word/document.xml"
        self._related = self._relationships(main)
        document = self._xml(main)
        if document is None:
            raise ReadError("damaged-file", detail=main)
        self.document = document
        self.has_macros = any(kind == "vbaProject" for kind, _, _ in self._related)

    def part(self, kind: str) -> etree._Element | None:
        """The main document's part of a kind (`styles`, `numbering`, `footnotes`, ...); None where it has none."""
        return next(iter(self.parts(kind)), None)

    def parts(self, kind: str) -> list[etree._Element]:
        """All parts of a kind, as `header`, in the order of their names."""
        found = [self._xml(target) for target in sorted({t for k, t, _ in self._related if k == kind})]
        return [part for part in found if part is not None]

    def _relationships(self, part: str) -> list[tuple[str, str, str]]:
        """Kind, target and id of what a part refers to inside the package."""
        folder, name = posixpath.split(part)
        root = self._xml(posixpath.join(folder, "_rels", name + ".rels"))
        result = []
        for rel in root.iter(_RELATIONSHIP) if root is not None else ():
            if rel.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, rel.get("Target", ""))).lstrip("/")
                result.append((rel.get("Type", "").rsplit("/", 1)[-1], target, rel.get("Id", "")))
        return result

    def _xml(self, name: str) -> etree._Element | None:
        """A part parsed; None where the package has no such part.

        Raises:
            ReadError: `damaged-file` when the part is there and broken, `encrypted-file` when it has a password.
        """
        real = self._names.get(name.lower())
        if real is None:
            return None
        try:
            info = self._zip.getinfo(real)
            if info.flag_bits & 1:
                raise ReadError("encrypted-file")
            if info.file_size > _LARGEST_PART:
                raise ReadError("damaged-file", detail=f"{name}: {info.file_size} bytes")
            data = self._zip.read(real)
            for strict, usual in _STRICT.items():
                data = data.replace(strict, usual)
            return etree.fromstring(data, _parser())
        except (*BROKEN_ZIP, etree.XMLSyntaxError) as error:
            raise ReadError("damaged-file", detail=f"{name}: {error}") from error
