"""Footnotes set by hand: a raised or bracketed number in the text (¹, [1]), and a paragraph that starts with the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.document import Block, Footnote, NoteMark, Paragraph, Table
from extract.readers.runs import RAISED_STAR

_MARK = re.compile(rf"⁽?([⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}}|{RAISED_STAR}{{1,3}})⁾?|\[(\d{{1,3}})\]")
_BODY = re.compile(rf"(?:{_MARK.pattern})[.:]?\s*(?=\S)")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹" + RAISED_STAR, "0123456789*")
_SPARE = re.compile(r"\A\s+|\s+\Z|\s+(?=\n)|(?<=\s) +")
# What a text without marks does not have: hardly any has.
_MAY_BE_MARK = re.compile(rf"[⁰¹²³⁴⁵⁶⁷⁸⁹{RAISED_STAR}\[]")
# Square and cubic metres, and powers of ten, are no footnotes.
_EXPONENT = re.compile(r"(?:(?<![^\W\d_])[cdkm]?m|10)\Z")


def lift(blocks: Iterable[Block]) -> tuple[list[Block], list[Footnote]]:
    """Take hand-made footnotes out of the body; their calls become marks, in whose order the notes come back.

    A paragraph that starts with a raised number is a footnote only when the same number is called elsewhere: by the
    nearest call before it that has no body yet, else by the nearest one after it.
    """
    body = list(blocks)
    flat = [(i, p) for i, block in enumerate(body) for p in _paragraphs(block)]
    bodies: dict[int, re.Match[str]] = {}
    calls: list[tuple[int, re.Match[str]]] = []
    for serial, (i, paragraph) in enumerate(flat):
        if not _MAY_BE_MARK.search(paragraph.text):
            continue
        found = _BODY.match(paragraph.text) if body[i] is paragraph else None
        if found:
            bodies[serial] = found
        for call in _MARK.finditer(paragraph.text, found.end() if found else 0):
            if call.start() and not _EXPONENT.search(paragraph.text[: call.start()]):
                calls.append((serial, call))

    body_of: dict[int, int] = {}
    for serial, found in bodies.items():
        free = [k for k, (_, call) in enumerate(calls) if _sign(call) == _sign(found) and k not in body_of]
        before = [k for k in free if calls[k][0] < serial]
        if free:
            body_of[before[-1] if before else free[0]] = serial

    called: dict[int, list[re.Match[str]]] = defaultdict(list)
    for k in body_of:
        called[calls[k][0]].append(calls[k][1])
    finished: list[Paragraph] = []
    for serial, (_, paragraph) in enumerate(flat):
        for call in sorted(called[serial], key=lambda c: -c.start()):
            paragraph = cut(paragraph, call.start(), call.end(), _sign(call))
        if serial in body_of.values():
            paragraph = cut(paragraph, 0, bodies[serial].end())
        finished.append(plain(_tidy(paragraph)))

    notes = [Footnote(_sign(bodies[s]), (finished[s],)) for _, s in sorted(body_of.items())]
    lifted = {flat[s][0] for s in body_of.values()}
    if all(new is old for new, (_, old) in zip(finished, flat, strict=True)):
        return body, notes
    remaining = iter(finished)
    refilled = [_refilled(block, remaining) for block in body]
    return [block for i, block in enumerate(refilled) if i not in lifted], notes


def _sign(mark: re.Match[str]) -> str:
    """The marker itself, in plain digits."""
    return (mark[1] or mark[2]).translate(_PLAIN)


def without_mark(paragraph: Paragraph, marker: str) -> Paragraph:
    """A paragraph of a note without the note's own mark before its text."""
    own = _BODY.match(paragraph.text)
    if own and _sign(own) == marker.strip("()"):
        paragraph = _tidy(cut(paragraph, 0, own.end()))
    return plain(replace(paragraph, marks=tuple(m for m in paragraph.marks if m.offset > 0)))


def plain(paragraph: Paragraph) -> Paragraph:
    """The paragraph with raised asterisks that mark nothing as plain ones."""
    if RAISED_STAR not in paragraph.text:
        return paragraph
    return replace(paragraph, text=paragraph.text.replace(RAISED_STAR, "*"))


def cut(paragraph: Paragraph, start: int, end: int, marker: str = "") -> Paragraph:
    """The paragraph without its characters `start` to `end`; `marker` leaves a footnote mark in their place."""

    def moved(offset: int) -> int:
        return offset if offset <= start else max(start, offset - (end - start))

    marks = [replace(m, offset=moved(m.offset)) for m in paragraph.marks]
    if marker:
        marks.append(NoteMark(len(paragraph.text[:start].rstrip()), marker))
    return replace(
        paragraph,
        text=paragraph.text[:start] + paragraph.text[end:],
        styles=tuple(
            replace(s, start=moved(s.start), end=moved(s.end))
            for s in paragraph.styles
            if moved(s.start) < moved(s.end)
        ),
        marks=tuple(sorted(marks, key=lambda m: m.offset)),
        places=tuple(replace(p, offset=moved(p.offset)) for p in paragraph.places),
    )


def _tidy(paragraph: Paragraph) -> Paragraph:
    """The paragraph without the spaces that stood around marks."""
    words = paragraph.text.split()
    if len(paragraph.text) == sum(map(len, words)) + max(0, len(words) - 1):  # one space between each two
        return paragraph
    for spare in reversed(list(_SPARE.finditer(paragraph.text))):
        paragraph = cut(paragraph, spare.start(), spare.end())
    return paragraph


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
    else:
        for cell in block.cells:
            yield from cell.paragraphs


def _refilled(block: Block, paragraphs: Iterator[Paragraph]) -> Block:
    """The block with its paragraphs taken from `paragraphs`, in canonical order."""
    if isinstance(block, Table):
        cells = [replace(cell, paragraphs=tuple(next(paragraphs) for _ in cell.paragraphs)) for cell in block.cells]
        return replace(block, cells=tuple(cells))
    return next(paragraphs)
