"""The package of a Word file: its parts by what the main document calls them (ISO/IEC 29500-2).

Only parts that hold text or styles are unpacked. python-docx loads all, pictures too, and refuses some files that Word opens
without a word: macro-enabled and strict ones, and those with a dangling relationship or a damaged picture.
"""

from __future__ import annotations

import io
import zipfile

from docx.opc.constants import NAMESPACE
from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.oxml.ns import nsmap
from lxml import etree

from extract.errors import ReadError
from extract.readers.sniffing import BROKEN_ZIP

W = f"{{{nsmap['w']}}}"
M = f"{{{nsmap['m']}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATIONSHIP = f"{{{NAMESPACE.OPC_RELATIONSHIPS}}}Relationship"
# Strict files (ISO/IEC 29500) differ in the names of their namespaces only.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": nsmap["w"].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": nsmap["r"].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": nsmap["m"].encode(),
}
_MAIN, _MACROS = "officeDocument", "vbaProject"
_USUAL_MAIN = PackURI("/word/document.xml")
_LARGEST_PART = 200_000_000
# What unpacking and parsing may answer to a file that is broken.
_REFUSALS = (*BROKEN_ZIP, etree.XMLSyntaxError)


class Package:
    """A Word file's parts by relationship.

    Raises:
        ReadError: `damaged-file` when the zip or a part that is read is broken or missing, `encrypted-file` when it has
            a password.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._names = {name.lower(): name for name in self._archive.namelist()}
            main = next((name for kind, name in self._targets(PACKAGE_URI) if kind == _MAIN), _USUAL_MAIN)
            self.document = self._root(main)
            self._related = self._targets(main)
        except _REFUSALS as error:
            raise ReadError("damaged-file", detail=str(error)) from error
        if self.document.tag != f"{W}document":
            raise ReadError("damaged-file", detail=str(self.document.tag))
        self.has_macros = any(kind == _MACROS for kind, _ in self._related)
        self._roots: dict[PackURI, etree._Element] = {}

    def part(self, kind: str) -> etree._Element | None:
        """The main document's part of a kind (`styles`, `numbering`, `footnotes`, ...); None where it has none."""
        return next(iter(self.parts(kind)), None)

    def parts(self, kind: str) -> list[etree._Element]:
        """All parts of a kind, as `header`, in the order of their names; the same trees whenever they are asked for."""
        names = sorted({name for one, name in self._related if one == kind})
        try:
            for name in names:
                if name not in self._roots:
                    data = self._content(name)
                    self._roots[name] = _tree(_without_conditional(data) if kind == "styles" else data)
        except _REFUSALS as error:
            raise ReadError("damaged-file", detail=f"{kind}: {error}") from error
        return [self._roots[name] for name in names]

    def _root(self, name: PackURI) -> etree._Element:
        """The tree of a part."""
        return _tree(self._content(name))

    def _targets(self, source: PackURI) -> list[tuple[str, PackURI]]:
        """Kind and name of what `source` refers to inside the package and what is there."""
        if source.rels_uri.membername.lower() not in self._names:
            return []
        found = []
        for rel in self._root(source.rels_uri).iter(_RELATIONSHIP):
            name = PackURI.from_rel_ref(source.baseURI, rel.get("Target", ""))
            if rel.get("TargetMode") != "External" and name.membername.lower() in self._names:
                # The last word of a relationship's type: `styles`, `header`, ...
                found.append((rel.get("Type", "").rsplit("/", 1)[-1], name))
        return found

    def _content(self, name: PackURI) -> bytes:
        """What stands in the package under a name, in the usual namespaces."""
        real = self._names.get(name.membername.lower())
        if real is None:
            raise ReadError("damaged-file", detail=name.membername)
        info = self._archive.getinfo(real)
        if info.flag_bits & 1:
            raise ReadError("encrypted-file")
        if info.file_size > _LARGEST_PART:
            raise ReadError("damaged-file", detail=f"{name.membername}: {info.file_size} bytes")
        data = self._archive.read(real)
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
        return data


def _tree(data: bytes) -> etree._Element:
    # A comment would break a text in two; an entity may name a file of this machine.
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, remove_comments=True, remove_pis=True)
    return etree.fromstring(data, parser)


def _without_conditional(data: bytes) -> bytes:
    """A list of styles without the formats of first rows, last columns and the like: two thirds of many, and nobody asks for them."""
    first, *others = data.split(b"<w:tblStylePr ")
    return first + b"".join(map(_behind_format, others))


def _behind_format(piece: bytes) -> bytes:
    """What follows a format whose opening tag has begun."""
    opening, _, rest = piece.partition(b">")
    return rest if opening.endswith(b"/") else piece.partition(b"</w:tblStylePr>")[2]
