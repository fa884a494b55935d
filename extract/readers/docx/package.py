"""The package of a Word file, as python-docx opens it.

python-docx refuses some files that Word opens without a word: macro-enabled and strict ones, and those with a dangling
relationship or a damaged picture. `mended` makes such a file one that python-docx opens.
"""

from __future__ import annotations

import io
import zipfile

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, NAMESPACE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.package import OpcPackage
from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml
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
_MACROS = "vbaProject"
_READ = {"styles", "numbering", "settings", "footnotes", "endnotes", "header", "footer", _MACROS}
_LARGEST_PART = 200_000_000
# python-docx reads every part, pictures too. More than this (bytes, unpacked) need not be in memory for their text.
_LARGEST_WHOLE = 50_000_000
# What python-docx may answer to a package that it does not understand.
_REFUSALS = (*BROKEN_ZIP, etree.XMLSyntaxError, PackageNotFoundError, AttributeError, TypeError)


class Package:
    """A Word file's parts by relationship.

    Raises:
        ReadError: `damaged-file` when the zip or a part that is read is broken or missing, `encrypted-file` when it has
            a password.
    """

    def __init__(self, data: bytes) -> None:
        self._main = _open(data).part
        self.document = _root(self._main)
        self.has_macros = bool(self._related(_MACROS))
        self._roots: dict[str, etree._Element] = {}

    def part(self, kind: str) -> etree._Element | None:
        """The main document's part of a kind (`styles`, `numbering`, `footnotes`, ...); None where it has none."""
        return next(iter(self.parts(kind)), None)

    def parts(self, kind: str) -> list[etree._Element]:
        """All parts of a kind, as `header`, in the order of their names; the same trees whenever they are asked for."""
        related = sorted(self._related(kind).items())
        try:
            for name, part in related:
                if name not in self._roots:
                    self._roots[name] = _root(part)
        except etree.XMLSyntaxError as error:
            raise ReadError("damaged-file", detail=f"{kind}: {error}") from error
        return [self._roots[name] for name, _ in related]

    def _related(self, kind: str) -> dict[str, Part]:
        """The parts that the main document refers to as a kind, by name."""
        related = (rel for rel in self._main.rels.values() if not rel.is_external and _kind(rel.reltype) == kind)
        return {rel.target_part.partname: rel.target_part for rel in related}


def mended(data: bytes) -> bytes:
    """The file with nothing but its parts of text, in the usual namespaces and of the usual types.

    Raises:
        ReadError: `damaged-file`, `encrypted-file`.
        Exception: One of `BROKEN_ZIP` or a syntax error where the zip or its relationships cannot be read.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        targets = (name for kind, name in _targets(archive, names, PACKAGE_URI) if kind == "officeDocument")
        main = next(targets, PackURI("/word/document.xml"))
        package = OpcPackage()
        document = Part(main, CONTENT_TYPE.WML_DOCUMENT_MAIN, _content(archive, names, main))
        package.relate_to(document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        for name, kind in {name: kind for kind, name in _targets(archive, names, main) if kind in _READ}.items():
            part = Part(name, CONTENT_TYPE.XML, _content(archive, names, name))
            document.relate_to(part, f"{nsmap['r']}/{kind}")
    made = io.BytesIO()
    package.save(made)
    return made.getvalue()


def _open(data: bytes) -> Document:
    try:
        try:
            return _opened(data, _LARGEST_WHOLE)
        except _REFUSALS:
            return _opened(mended(data))
    except _REFUSALS as error:
        raise ReadError("damaged-file", detail=str(error)) from error


def _opened(data: bytes, largest: int | None = None) -> Document:
    """The file as python-docx opens it; one of `_REFUSALS` where it cannot, or would unpack more bytes than `largest`."""
    if largest is not None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
        if size > largest:
            raise ValueError(f"{size} bytes")
    document = docx.Document(io.BytesIO(data))
    if document.element.tag != qn("w:document"):
        raise ValueError(document.element.tag)
    return document


def _root(part: Part) -> etree._Element:
    """The tree of a part. python-docx itself parses some kinds only; its parser expands no entities."""
    root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)  # they would break a text in two
    return root


def _targets(archive: zipfile.ZipFile, names: dict[str, str], source: PackURI) -> list[tuple[str, PackURI]]:
    """Kind and name of what `source` refers to inside the package and what is there."""
    if source.rels_uri.membername.lower() not in names:
        return []
    found = []
    for rel in parse_xml(_content(archive, names, source.rels_uri)).iter(_RELATIONSHIP):
        name = PackURI.from_rel_ref(source.baseURI, rel.get("Target", ""))
        if rel.get("TargetMode") != "External" and name.membername.lower() in names:
            found.append((_kind(rel.get("Type", "")), name))
    return found


def _content(archive: zipfile.ZipFile, names: dict[str, str], name: PackURI) -> bytes:
    """What stands in the package under a name, in the usual namespaces; `names` are the real ones by lower case."""
    real = names.get(name.membername.lower())
    if real is None:
        raise ReadError("damaged-file", detail=name.membername)
    info = archive.getinfo(real)
    if info.flag_bits & 1:
        raise ReadError("encrypted-file")
    if info.file_size > _LARGEST_PART:
        raise ReadError("damaged-file", detail=f"{name.membername}: {info.file_size} bytes")
    data = archive.read(real)
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual)
    return data


def _kind(type: str) -> str:
    """The last word of a relationship's type: `styles`, `header`, ..."""
    return type.rsplit("/", 1)[-1]
