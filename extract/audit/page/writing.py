"""Writes the page: frame, style, tables, program, and each document packed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from extract import __version__
from extract.audit.archive import Archive
from extract.audit.findings.catalogue import CODES
from extract.audit.model import Audit
from extract.audit.page import contents, passages
from extract.audit.page.embedding import as_json, digest, packed
from extract.audit.page.texts import LABELS, TEXTS
from extract.errors import Language
from extract.export.parts import appearing, part
from extract.records import Records

# In the order in which they make one program.
SCRIPTS = (
    "words", "dom", "model", "route", "virtual", "table", "charts", "overview", "matrix", "tasks", "findings", "comparison",
    "passages", "document", "documents", "search", "printing", "main",
)  # fmt: skip
_OF_A_DOCUMENT = ("documents", "sections", "criteria", "tasks", "assignments", "deadlines", "citations", "problems")


def write(archive: Archive, audit: Audit, path: Path, lang: Language) -> None:
    """Write the report that one opens in a browser: one HTML file that asks for nothing from outside.

    The same archive and audit give the same bytes. Documents are read and written one after the other.

    Args:
        archive: The output of a run.
        audit: What was found in it.
        path: The file; its folder is made where it is missing.
        lang: The language in which the page opens. It holds both.

    Raises:
        OSError: If the file cannot be written.
    """
    with (
        appearing(path.parent, [path.name]),
        part(path.parent, path.name).open("w", encoding="utf-8", newline="\n") as file,
    ):
        for piece in _pieces(archive, audit, lang):
            file.write(piece)


def _pieces(archive: Archive, audit: Audit, lang: Language) -> Iterator[str]:
    style, program = _asset("page.css"), _program()
    frame = _asset("page.html")
    # Each name stands once in the frame; what is filled in is looked at no more.
    for piece in frame.split("@@"):
        match piece:
            case "LANG":
                yield lang
            case "TITLE":
                yield TEXTS["title"][0 if lang == "vi" else 1]
            case "POLICY":
                yield (
                    f"default-src 'none'; script-src '{digest(program)}'; style-src '{digest(style)}'; img-src data:; "
                    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
                )
            case "STYLE":
                yield style
            case "TABLES":
                yield from _tables(archive, audit, lang)
            case "PROGRAM":
                yield program
            case "DOCUMENTS":
                yield from _documents(archive)
            case _:
                yield piece


def _tables(archive: Archive, audit: Audit, lang: Language) -> Iterator[str]:
    about = {
        "version": __version__,
        "as_of": audit.as_of.isoformat(),
        "lang": lang,
        "texts": TEXTS,
        "labels": LABELS,
        "codes": _codes(),
    }
    yield f'<script type="application/json" id="about">{as_json(about)}</script>\n'
    for name, rows in contents.tables(archive, audit):
        yield f'<script type="application/json" id="{name}">[\n'
        comma = ""
        for row in rows:
            yield comma + as_json(row)
            comma = ",\n"
        yield "]</script>\n"


def _codes() -> dict[str, dict[str, tuple[str, str]]]:
    return {
        name: {"message": (code.vi, code.en), "advice": (code.look_vi, code.look_en)} for name, code in CODES.items()
    }


def _documents(archive: Archive) -> Iterator[str]:
    own: dict[str, dict[str, list[Any]]] = defaultdict(lambda: {table: [] for table in _OF_A_DOCUMENT})
    for table in _OF_A_DOCUMENT:
        for row in getattr(archive.records, table):
            if row.doc_id:
                own[row.doc_id][table].append(row)
    for number, row in enumerate(contents.documents(archive.records)):
        text = archive.text(row.doc_id)
        if text is not None:
            records = Records(**{table: tuple(rows) for table, rows in own[row.doc_id].items()})
            content = passages.document(text, records, archive.spans(row.doc_id))
            yield f'<script type="text/plain" id="document-{number}">{packed(content)}</script>\n'


def _program() -> str:
    """All scripts in one scope of their own."""
    return '"use strict";\n{\n%s}\n' % "\n".join(_asset(f"js/{name}.js") for name in SCRIPTS)


@cache
def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
