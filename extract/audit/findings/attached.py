"""Other documents: attachments that are not in the file, citations that are not in the archive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.audit.copies import code_of
from extract.audit.findings.case import Case, on_a_line
from extract.audit.model import Finding
from extract.folding import fold
from extract.patterns import rule
from extract.records import CitationRow, DocumentRow

_AROUND = 80  # characters of the line on either side of a mention that its quote keeps


def attachment_absent(case: Case) -> Iterator[Finding]:
    """A document that sends its reader to an attachment which the file does not have."""
    text = case.archive.text(case.document.doc_id)
    if not text or not case.is_trusted:
        return
    folded = fold(text)
    titles = [hit[1] for hit in rule("audit", "attachment.title").regex.finditer(folded)]
    has_any = bool(titles) or any(one.kind == "appendix" for one in case.archive.sections_of[case.document.doc_id])
    missing: dict[str, re.Match[str]] = {}
    for hit in rule("audit", "attachment.numbered").regex.finditer(folded):
        # Of several attachments, one without a number of its own may be any of them.
        if hit[1] not in titles and not (has_any and None in titles):
            missing.setdefault(hit[1], hit)
    hits = list(missing.values())
    if not has_any and not hits:
        hits = list(rule("audit", "attachment.unnumbered").regex.finditer(folded))[:1]
    for hit in hits:
        line = folded.rfind("\n", 0, hit.start()) + 1, (folded + "\n").index("\n", hit.end())
        around = text[max(line[0], hit.start() - _AROUND) : min(line[1], hit.end() + _AROUND)]
        named = on_a_line(text[hit.start() : hit.end()])
        yield case.finding("attachment-absent", "documents", case.document, around, named=named)


def cited_absent(case: Case) -> Iterator[Finding]:
    """Documents of the issuer's own that are cited, of a kind that the archive holds others of, but not these."""
    own = case.document
    if not own.issuer or not own.kind:
        return
    seen: set[str] = set()
    for one in case.archive.citations_of[own.doc_id]:
        code = code_of(one.code)
        if not one.number or code in seen or not _is_awaited(one) or not _is_own(own, one):
            continue
        seen.add(code)
        held = [
            other
            for other in case.archive.by_issuer[fold(own.issuer)]
            if other.doc_id != own.doc_id and _kind(other.kind) == _kind(one.kind)
        ]
        if held and not any(_is_same(other, one) for other in held):
            yield case.finding("cited-absent", "citations", one, one.text, cited=one.text)


def _is_awaited(citation: CitationRow) -> bool:
    """Is it of a kind that has tasks or tells of them? Of decisions a body issues thousands, for all matters."""
    kind = fold(citation.kind or "")
    return any(rule("audit", name).regex.search(kind) for name in ("kind.planning", "kind.reporting"))


def _is_own(document: DocumentRow, citation: CitationRow) -> bool:
    """Is it of the body that issued the document? "UBND huyện" in a plan of the UBND huyện is that body."""
    rest = _symbol(document.code)
    if not citation.issuer or not document.issuer or not rest or _symbol(citation.code) != rest:
        return False
    named, issuer = _long(citation.issuer), _long(document.issuer)
    return issuer == named or issuer.startswith(f"{named} ")


def _symbol(code: str | None) -> str:
    """Who issues, of a code: UBND of 12/KH-UBND."""
    return fold(code or "").rpartition("-")[2].strip().casefold()


def _long(name: str) -> str:
    return re.sub(r"^ubnd(?!\w)", "ủy ban nhân dân", fold(name).casefold())


def _kind(kind: str | None) -> str:
    return fold(kind or "").casefold()


def _is_same(document: DocumentRow, citation: CitationRow) -> bool:
    years = {(one or "")[:4] for one in (document.issued_on, citation.issued_on)} - {""}
    return code_of(document.code) == code_of(citation.code) and len(years) < 2
