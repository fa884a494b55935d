"""Compares what frames the tasks of one document: header, sections, criteria, citations, recipients, footnotes."""

from __future__ import annotations

import re
from typing import Any

from extract.evaluate.comparison import Comparison
from extract.evaluate.gold import HEADER, TEXTS, Citation, Gold, Section
from extract.evaluate.matching import (
    align,
    alike,
    bare,
    equal,
    marker,
    near,
    normal,
    rest,
    same_code,
    same_title,
)
from extract.records import CitationRow, Records, SectionRow


def header(made: Comparison, gold: Gold, found: Records) -> None:
    """Each field of the header against its right values."""
    row = found.documents[0]
    for field in HEADER:
        got = getattr(row, field)
        is_same = any(_same_field(field, want, got) for want in gold.header[field])
        is_near = field != "is_draft" and any(alike(_said(want), _said(got)) for want in gold.header[field])
        for line in ("header", f"documents.{field}"):
            made.check(line, is_same, is_near)
        if not is_same:
            wanted = " | ".join(_said(want) for want in gold.header[field])
            cause = "header-field-missing" if got is None else "header-field-wrong"
            key = ("documents", row.doc_id, row.source)
            made.miss(cause, "header", field, wanted or None, _said(got) or None, key)


def _said(value: Any) -> str:
    return "" if value is None else str(value)


def _same_field(field: str, want: Any, got: Any) -> bool:
    if field == "is_draft":
        return bool(want) == bool(got)
    if want in (None, "") or not got:
        return want in (None, "") and not got
    if field == "title":
        return same_title(want, got)
    if field in ("issued_on", "number", "code"):
        return str(want).replace(" ", "") == str(got).replace(" ", "")
    return normal(str(want)) == normal(got)


def sections(made: Comparison, gold: Gold, found: Records) -> None:
    """The outline: which sections there are, the function of each, and what encloses it."""
    rows = found.sections
    pairs = align(gold.sections, rows, lambda g, r: marker(g.marker) == marker(r.marker) and _opens(g, r))
    of_gold = {rows[j].section_id: gold.sections[i].id for i, j in pairs}
    strict = 0
    for i, j in pairs:
        want, row = gold.sections[i], rows[j]
        key, name = ("sections", row.section_id), _name(want)
        kind_holds = made.check("section kind", want.kind == row.kind)
        if not kind_holds:
            made.miss("section-kind", "section kind", name, want.kind, row.kind, key)
        parent = of_gold.get(row.parent_id, "?") if row.parent_id else None
        parent_holds = made.check("section parent", want.parent == parent)
        if not parent_holds:
            above = {s.id: _name(s) for s in gold.sections}
            named = {s.section_id: _label(s) for s in rows}
            made.miss(
                "section-parent" if parent != "?" else "section-parent-lost", "section parent", name,
                above.get(want.parent or "", "–"), named.get(row.parent_id or "", "–"), key,
            )  # fmt: skip
        strict += kind_holds and parent_holds
    lost, extra = rest(pairs, gold.sections, rows)
    other = align(lost, extra, _opens)
    for i, j in other:
        made.miss(
            "section-marker", "sections", _name(lost[i]), lost[i].marker, extra[j].marker or "",
            ("sections", extra[j].section_id),
        )  # fmt: skip
    for table, hits in (("sections", len(pairs)), ("sections strict", strict)):
        made.counts[table].add(len(rows), len(gold.sections), hits, len(pairs) + len(other))
    lost, extra = rest(other, lost, extra)
    for section in lost:
        made.miss("section-missing", "sections", _name(section), _name(section), None)
    for row in extra:
        made.miss("section-extra", "sections", _label(row), None, _label(row), ("sections", row.section_id))


def _name(section: Section) -> str:
    return f"{section.marker} {(section.heading or section.start)[:70]}".strip()


def _label(row: SectionRow) -> str:
    return f"{row.marker or ''} {(row.heading or row.text or '')[:70]}".strip()


def _opens(gold: Section, row: SectionRow) -> bool:
    """Is the row the section of the gold? Headings are compared alone where gold says where the heading ends."""
    heading, text, start = row.heading or "", row.text or "", gold.start or gold.heading
    if not start:
        return not heading and not text
    if gold.heading and len(bare(start)) <= len(bare(gold.heading)) + 3:
        return near(gold.heading, heading or text)
    if gold.heading and heading and len(start) <= 80 and bare(gold.heading).startswith(bare(start)):
        return near(gold.heading, heading)  # longer than `start`, which is cut
    return near(start, f"{heading} {text}")


def criteria(made: Comparison, gold: Gold, found: Records) -> None:
    """The criteria, and the three texts of each."""
    rows = found.criteria
    pairs = align(
        gold.criteria, rows,
        lambda g, r: normal(g.index) == normal(r.index_name)
        and (same_code(g.code, r.code) if g.code else near(g.name, r.name)),
    )  # fmt: skip
    lost, extra = rest(pairs, gold.criteria, rows)
    other = align(lost, extra, lambda g, r: same_code(g.code, r.code) if g.code else alike(g.name, r.name))
    made.counts["criteria"].add(len(rows), len(gold.criteria), len(pairs), len(pairs) + len(other))
    for i, j in other:
        made.miss(
            "criterion-index", "criteria", _called(lost[i].code, lost[i].name), lost[i].index or "–",
            extra[j].index_name or "–", ("criteria", extra[j].criterion_id),
        )  # fmt: skip
    lost, extra = rest(other, lost, extra)
    for one in lost:
        made.miss("criterion-missing", "criteria", _called(one.code, one.name), _called(one.code, one.name), None)
    for row in extra:
        called = _called(row.code, row.name)
        made.miss("criterion-extra", "criteria", called, None, called, ("criteria", row.criterion_id))
    for i, j in pairs:
        for field in TEXTS:
            want, got = gold.criteria[i].texts[field], getattr(rows[j], field)
            is_same = near(want, got) if want else not got
            for line in ("criterion texts", f"criteria.{field}"):
                made.check(line, is_same, bool(want and got and alike(want, got[: 2 * len(want)])))
            if not is_same:
                cause = (
                    "criterion-text-wrong"
                    if want and got
                    else "criterion-text-missing"
                    if want
                    else "criterion-text-extra"
                )
                anchor = f"{_called(gold.criteria[i].code, gold.criteria[i].name)} {field}"
                made.miss(cause, "criterion texts", anchor, want, got and got[:100], ("criteria", rows[j].criterion_id))


def _called(code: str | None, name: str) -> str:
    return f"{code or ''} {name[:60]}".strip()


def citations(made: Comparison, gold: Gold, found: Records) -> None:
    """The mentions of other documents, in no order."""
    rows = found.citations
    want = [_cited(c) for c in gold.citations]
    got = [_cited(c) for c in rows]
    pairs = equal(want, got)
    lost, extra = rest(pairs, gold.citations, rows)
    other = equal([_code(c.code) for c in lost], [_code(c.code) for c in extra])
    made.counts["citations"].add(len(rows), len(want), len(pairs), len(pairs) + len(other))
    made.bag("citations.code", [code for _, code, _ in want], [code for _, code, _ in got])
    for field in ("kind", "issued_on", "issuer"):
        made.bag(f"citations.{field}", _values(gold.citations, field), _values(rows, field))
    for i, j in other:
        cause = "citation-kind" if normal(lost[i].kind) != normal(extra[j].kind) else "citation-date"
        made.miss(cause, "citations", lost[i].text, _summary(lost[i]), _summary(extra[j]), _key(extra[j]))
    lost, extra = rest(other, lost, extra)
    for citation in lost:
        made.miss("citation-missing", "citations", citation.text, _summary(citation), None)
    for row in extra:
        made.miss("citation-extra", "citations", row.text, None, _summary(row), _key(row))


def _cited(one: Citation | CitationRow) -> tuple[str, str, str | None]:
    return normal(one.kind), _code(one.code), one.issued_on or None


def _code(code: str | None) -> str:
    return re.sub(r"[^0-9a-zđ/\-&.]", "", normal(code))


def _values(citations: tuple[Citation, ...] | tuple[CitationRow, ...], field: str) -> list[tuple[str, str]]:
    return [(_code(c.code), normal(value)) for c in citations if (value := getattr(c, field))]


def _summary(one: Citation | CitationRow) -> str:
    return " · ".join(part for part in (one.kind, one.code, one.issued_on) if part)


def _key(row: CitationRow) -> tuple[str, ...]:
    return ("citations", row.doc_id, str(row.position))


def recipients(made: Comparison, gold: Gold, found: Records) -> None:
    """The lines under Nơi nhận, in no order."""
    rows = found.recipients
    pairs = equal([bare(r) for r in gold.recipients], [bare(r.recipient) for r in rows])
    lost, extra = rest(pairs, gold.recipients, rows)
    other = align(lost, extra, lambda g, r: alike(g, r.recipient))
    made.counts["recipients"].add(len(rows), len(gold.recipients), len(pairs), len(pairs) + len(other))
    for i, j in other:
        row = extra[j]
        made.miss(
            "recipient-wrong",
            "recipients",
            lost[i],
            lost[i],
            row.recipient,
            ("recipients", row.doc_id, str(row.position)),
        )
    lost, extra = rest(other, lost, extra)
    for name in lost:
        made.miss("recipient-missing", "recipients", name, name, None)
    for row in extra:
        made.miss(
            "recipient-extra",
            "recipients",
            row.recipient,
            None,
            row.recipient,
            ("recipients", row.doc_id, str(row.position)),
        )


def footnotes(made: Comparison, gold: Gold, found: Records) -> None:
    """The footnotes, in their order."""
    rows = found.footnotes
    pairs = align(gold.footnotes, rows, lambda g, r: near(g.start, r.text, 40))
    lost, extra = rest(pairs, gold.footnotes, rows)
    other = align(lost, extra, lambda g, r: alike(g.start, r.text[: 2 * len(g.start)]))
    made.counts["footnotes"].add(len(rows), len(gold.footnotes), len(pairs), len(pairs) + len(other))
    made.bag("footnotes.marker", [n.marker for n in gold.footnotes], [r.marker for r in rows])
    for note in lost:
        made.miss("footnote-missing", "footnotes", note.start, f"{note.marker} {note.start}", None)
    for row in extra:
        key = ("footnotes", row.doc_id, str(row.position))
        made.miss("footnote-extra", "footnotes", row.text[:60], None, f"{row.marker} {row.text[:60]}", key)
