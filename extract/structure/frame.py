"""Letterhead and signature together: what frames the body, and what each of them tells of the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from extract.document import Document, Paragraph, Span
from extract.folding import fold
from extract.patterns import rule
from extract.structure.issuer import Issuer, level_of, name_issuer
from extract.structure.letterhead import Letterhead, iso_date, read_letterhead
from extract.structure.lines import lines
from extract.structure.misread import as_spelled, without_guesses
from extract.structure.signature import Recipient, Signature, read_signature
from extract.timing import timed

__all__ = ["Frame", "Letterhead", "Recipient", "Signature", "read_frame", "read_letterhead", "read_signature"]


@dataclass(frozen=True, slots=True)
class Frame:
    """Letterhead and signature of a document; the body is what both leave."""

    letterhead: Letterhead
    signature: Signature

    @property
    def blocks(self) -> frozenset[int]:
        """Indices of the blocks that the body excludes."""
        return self.letterhead.blocks | self.signature.blocks


@timed("structure")
def read_frame(document: Document) -> Frame:
    """Letterhead and signature, with what one of them, an appendix or the text tells where the other is silent."""
    letterhead = without_guesses(document, read_letterhead(document))
    signature = as_spelled(document, read_signature(document))
    letterhead = _from_appendix(document, letterhead)
    letterhead = without_guesses(document, _dated_at_end(document, letterhead, signature))
    if not letterhead.issuer_is_complete:
        letterhead = _issuer_from_text(document, letterhead, signature)
    return Frame(letterhead, signature)


# ── Number and date ──────────────────────────────────────────────────────────────────────────────────────────────────


def _from_appendix(document: Document, letterhead: Letterhead) -> Letterhead:
    """Number and date from "(Kèm theo Kế hoạch số ...)", where the document is that Kế hoạch and its head has none."""
    if letterhead.number and letterhead.issued_on and len(letterhead.issued_on) == 10:
        return letterhead
    for line in lines(document):
        hit = rule("letterhead", "appendix.own").regex.match(line.folded)
        if not hit or " ".join(hit["kind"].split()).casefold() != (letterhead.kind or "").casefold():
            continue
        spans = dict(letterhead.spans)
        code = re.sub(r"[\s.…_]+(?=[/\-])|\s+", "", hit["code"])
        number = rule("letterhead", "code.number").regex.search(code)
        own = letterhead.code
        if number and not letterhead.number and (own is None or code.endswith(own)):
            spans["code"] = Span(line.start + hit.start("code"), line.start + hit.end("code"))
            letterhead = replace(letterhead, number=number[0], code=code, spans=spans)
        day = _date_in(hit["rest"])
        if day and len(day[0]) > len(letterhead.issued_on or "") and day[0].startswith(letterhead.issued_on or ""):
            at = line.start + hit.start("rest")
            spans["issued_on"] = Span(at + day[1], at + day[2])
            letterhead = replace(letterhead, issued_on=day[0], spans=spans)
        if letterhead.number and letterhead.issued_on:
            break
    return letterhead


def _date_in(text: str) -> tuple[str, int, int] | None:
    for name in ("date.words", "date.figures"):
        hit = rule("letterhead", name).regex.search(text)
        day = iso_date(hit["year"], hit["month"], hit["day"]) if hit else None
        if hit and day:
            return day, hit.start(), hit.end()
    return None


def _dated_at_end(document: Document, letterhead: Letterhead, signature: Signature) -> Letterhead:
    """Place and date from the line above the signature, as schools and mass organisations write it."""
    if letterhead.issued_on or not signature.blocks:
        return letterhead
    first, last = min(signature.blocks), max(signature.blocks)
    for line in lines(document, max(0, first - 3)):
        if line.block > last:
            break
        day = _date_in(line.folded)
        if not day or day[2] < len(line.folded) - 2 or not 0 < day[1] <= 40:
            continue
        hit = rule("letterhead", "place.line").regex.search(line.folded[: day[1]])
        if hit and hit.start() == 0:
            name = hit[0].strip(" ,.;")
            spans = letterhead.spans | {
                "place": Span(line.start, line.start + len(name)),
                "issued_on": Span(line.start + day[1], line.start + day[2]),
            }
            place = letterhead.place or line.text[: len(name)]
            return replace(letterhead, issued_on=day[0], place=place, spans=spans)
    return letterhead


# ── Issuer ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _issuer_from_text(document: Document, letterhead: Letterhead, signature: Signature) -> Letterhead:
    """The issuer's name, or the place it lacks, from signature block, recipients and the sentences that issue the document."""
    named = list(_mentions(document, letterhead, signature))
    own = letterhead.issuer or _signing_body(signature)
    if own:
        named = [(body, span) for body, span in named if _same_body(own, body)]
    best = next(((b, s) for b, s in named if b.is_complete), None)
    if best:
        body, span = best
        return _with_issuer(letterhead, body, span)
    level = next((str(b.level) for b, _ in named if b.level), None)
    noun = _noun(named, signature) or (rule("issuer", "level.bare").regex.search(own or "") or [None])[0]
    # The signature shortens names: the sentences have the whole one.
    name = letterhead.issuer or (named[0][0].name if named else own)
    if not name:
        return letterhead
    where = _usual_place(document, noun, letterhead.place) if noun else None
    bare = rule("issuer", "level.bare").regex.sub("", fold(name)).strip() or name
    if noun and where:
        body_name = f"{bare} {noun.lower()} {where}"
        made = name_issuer([bare], None, None)
        body_name = f"{made.name if made else bare} {noun.lower()} {where}"
        return _with_issuer(
            letterhead,
            Issuer(body_name, level_of(body_name, letterhead.issued_on), True),
            named[0][1] if named else None,
        )
    made = name_issuer([name], letterhead.place, letterhead.issued_on)
    if made is None:
        return letterhead
    return _with_issuer(letterhead, replace(made, level=made.level or level), named[0][1] if named else None)


def _with_issuer(letterhead: Letterhead, body: Issuer, span: Span | None) -> Letterhead:
    spans = letterhead.spans | ({"issuer": span} if span and "issuer" not in letterhead.spans else {})
    return replace(
        letterhead, issuer=body.name, issuer_level=body.level, issuer_is_complete=body.is_complete, spans=spans
    )


def _signing_body(signature: Signature) -> str | None:
    """The body after TM., where it is one and not a post."""
    body = signature.on_behalf_of
    if body and rule("issuer", "head").regex.match(fold(body)):
        return body
    return None


def _same_body(own: str, other: Issuer) -> bool:
    """Are two names of one sort of body (the shorter opens the longer)?"""
    a, b = (fold(n).casefold().replace("ubnd", "ủy ban nhân dân") for n in (own, other.name))
    return b.startswith(rule("issuer", "level.bare").regex.sub("", a).strip())


def _body_paragraphs(document: Document, letterhead: Letterhead, signature: Signature) -> Iterator[Paragraph]:
    taken = letterhead.blocks | signature.blocks
    for index, block in enumerate(document.blocks):
        if index not in taken and isinstance(block, Paragraph):
            yield block


def _mentions(document: Document, letterhead: Letterhead, signature: Signature) -> Iterator[tuple[Issuer, Span]]:
    """The issuer as the first paragraphs, the closing sentence and the appendices call it."""
    paragraphs = list(_body_paragraphs(document, letterhead, signature))
    for paragraph in islice(paragraphs, 15):
        yield from _named(paragraph, "text.issuing", letterhead)
    for paragraph in paragraphs[-60:]:
        yield from _named(paragraph, "text.closing", letterhead)
    for line in lines(document):
        hit = rule("letterhead", "appendix.own").regex.match(line.folded)
        of = re.search(r"\scủa\s+(?P<body>[^()\n;,.]{2,80})", hit["rest"]) if hit else None
        if hit and of:
            body = name_issuer([of["body"].strip()], None, letterhead.issued_on)
            start = line.start + hit.start("rest") + of.start("body")
            if body:
                yield body, Span(start, start + len(of["body"].strip()))


def _named(paragraph: Paragraph, identity: str, letterhead: Letterhead) -> Iterator[tuple[Issuer, Span]]:
    for hit in rule("issuer", identity).regex.finditer(fold(paragraph.text)):
        text = hit["body"].strip(" ./")
        place = list(rule("issuer", "text.place").regex.finditer(text))
        if place:
            text = text[: place[-1].end()]
        if len(text.split()) > 14:
            continue
        body = name_issuer([text], letterhead.place, letterhead.issued_on)
        if body:
            start = paragraph.start + hit.start("body")
            yield body, Span(start, start + len(text))


def _noun(named: list[tuple[Issuer, Span]], signature: Signature) -> str | None:
    """The level noun of the issuer ("tỉnh"): as the text names it, else as its own leaders stand among the recipients."""
    for body, _ in named:
        hit = rule("issuer", "level.bare").regex.search(body.name)
        if hit:
            return hit[0].strip()
    for recipient in signature.recipients:
        peer = rule("issuer", "text.peer").regex.search(fold(recipient.text))
        if peer:
            return peer["noun"]
    return None


def _usual_place(document: Document, noun: str, place: str | None) -> str | None:
    """The issuer's place: that of the date line where it fits the level, else the one most mentions of the level name."""
    found: Counter[str] = Counter()
    for hit in rule("issuer", "text.place").regex.finditer(fold(document.text)):
        if hit["noun"].casefold() == noun.casefold():
            found[hit["name"]] += 1
    if place and fold(place) in found:
        return place
    if found:
        name, count = found.most_common(1)[0]
        if count > 1 and count * 2 > sum(found.values()):
            return name
    # Below the province the date line names the issuer's own unit (Nghị định 30/2020); provinces may write their capital.
    is_province = rule("issuer", "level.province").regex.search(noun) is not None
    return place if place and (not is_province or rule("issuer", "provinces").regex.fullmatch(fold(place))) else None
