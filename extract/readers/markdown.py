"""Markdown as converters from PDF and Word write it: headings, emphasis, footnotes, pipe tables, tab-separated rows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.document import Block, Document, Footnote, Paragraph, Table, compose
from extract.readers import footnotes, joining, legacy, rows, wrapping
from extract.readers import html as html_reader
from extract.readers.runs import Run, lines, paragraph
from extract.readers.sniffing import MARKDOWN

_HEADING = re.compile(r" {0,3}#{1,6}(?:\s+|(?=\*))(.*?)(?:\s+#+)?\s*\Z")
_ITEM = re.compile(r"\s*(?:[-+*•–]|\d{1,3}(?:\.\d{1,3})*[.)]|[^\W\d_]{1,2}\)|[IVX]{1,5}\.)\s")
_STAR_ITEM = re.compile(r"\A(\s*)\*(\s+)")
_RULE = re.compile(r"\s{0,3}(?:([-*_=])\s*)(?:\1\s*){2,}\Z")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s*")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_QUOTED = re.compile(r"\A\s{0,3}(?:>\s?)+")


def read(text: str) -> Document:
    """Read Markdown. Line ends inside a block are kept where the author set them, as a paragraph of their own."""
    text, found = legacy.converted(text)
    source = _COMMENT.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    width = wrapping.width(len(a) for a, b in pairwise(source) if _is_prose(a) and _is_prose(b) and not _ITEM.match(b))
    blocks: list[Block] = []
    notes: list[Footnote] = []
    for chunk in _chunks(source):
        if isinstance(chunk, Paragraph | Table):
            blocks.append(chunk)
        elif note := _NOTE.match(chunk[0]):
            body = [chunk[0][note.end() :], *chunk[1:]]
            notes.append(Footnote(note[1], tuple(footnotes.plain(p) for p in _paragraphs(body, width))))
        else:
            blocks += _paragraphs(chunk, width)
    blocks, lifted = footnotes.lift(blocks)
    return compose(
        joining.rejoin(blocks),
        notes + lifted,
        media_type=MARKDOWN,
        text_quality=legacy.quality(found),
        notices=legacy.notices(found),
    )


def _chunks(source: list[str]) -> Iterator[Block | list[str]]:
    """Tables, and runs of lines that make one heading, list item or plain paragraph each."""
    i = 0
    chunk: list[str] = []
    while i < len(source):
        line = source[i]
        found, used = _table(source, i)
        if found or _starts_anew(line):
            if chunk:
                yield chunk
            chunk = []
        if found:
            yield from found
            i += used
            continue
        i += 1
        if not line.strip() or _RULE.match(line) or _FENCE.match(line):
            continue
        chunk.append(line)
        if _HEADING.match(line):
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _starts_anew(line: str) -> bool:
    return not line.strip() or any(p.match(line) for p in (_HEADING, _ITEM, _NOTE, _RULE, _FENCE))


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and not rows.is_row(line) and not _HEADING.match(line)


def _paragraphs(chunk: list[str], width: int) -> Iterator[Paragraph]:
    """The paragraphs of one chunk: lines wrapped by a width are joined, lines ended on purpose stand alone."""
    heading = _HEADING.match(chunk[0])
    source = [heading[1]] if heading else [_QUOTED.sub("", line, count=1) for line in chunk]
    text = _STAR_ITEM.sub(r"\1-\2", source[0], count=1)
    for line, following in pairwise(source):
        text = text.rstrip("\\ ") + (" " if _runs_on(line, following, width) else "\n") + following
    for line_runs in lines(inline(text)):
        found = paragraph(replace(run, bold=True) if heading else run for run in line_runs)
        if found.text:
            yield found


def _runs_on(line: str, following: str, width: int) -> bool:
    """Does the next line belong to the same paragraph?"""
    if line.endswith(("  ", "\\")) or joining.are_parted(line.strip(" *_"), following):
        return False
    return wrapping.is_wrapped(line, following, width) or joining.leads_on(line.strip(" *_"), following.strip(" *_"))


def _table(source: list[str], at: int) -> tuple[list[Block], int]:
    """The table that starts at line `at`, and the number of lines that it takes; converters write some in HTML."""
    if source[at].lstrip()[:6].lower() == "<table":
        end = next((i for i in range(at, len(source)) if "</table>" in source[i].lower()), at)
        return html_reader.blocks("\n".join(source[at : end + 1])), end + 1 - at
    found, used = rows.at(source, at)
    return ([rows.table(found, _cell)] if found else []), used


def _cell(source: str) -> Iterator[Paragraph]:
    for line_runs in lines(inline(source.strip())):
        yield paragraph(line_runs)


_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<code>`+)(?P<verbatim>.+?)(?P=code)"
    r"|<sup>(?P<raised>[^<]*)</sup>"
    r"|(?P<br><br\s*/?>)"
    r"|<(?P<url>(?:https?://|mailto:)[^>\s]+|[^>\s@]+@[^>\s]+)>"
    r"|(?P<tag></?[a-zA-Z][^<>]*>)"
    r"|!\[[^\]]*\]\([^)]*\)"
    r"|\[\^(?P<note>[^\]\s]+)\]"
    r"|\[(?P<link>[^\]]+)\]\((?:<[^>]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)"
    r"|(?P<star>\(\*{1,3}\))"
    r"|(?P<mark>\*+|_+)"
    r"|(?P<entity>&(?:#\d+|#x[0-9a-fA-F]+|\w+);)"
)


@dataclass(slots=True)
class _Delimiter:
    """A stretch of asterisks or underscores among the runs: what is left of it opens or closes emphasis."""

    at: int
    char: str
    left: int
    opens: bool
    closes: bool


def inline(text: str) -> list[Run]:
    """The runs of a stretch of Markdown, marks taken off. Emphasis pairs as in CommonMark; stray `**` are dropped."""
    runs: list[Run] = []
    delimiters: list[_Delimiter] = []
    at = 0
    for token in _TOKEN.finditer(text):
        runs.append(Run(text[at : token.start()]))
        at = token.end()
        match token.lastgroup:
            case "mark":
                delimiters.append(_delimiter(text, token, len(runs)))
                runs.append(Run(token[0]))
            case "raised":
                runs.append(Run(token["raised"], raised=True))
            case "note":
                runs.append(Run("", note=token["note"]))
            case "link":
                runs += inline(token["link"])
            case "br":
                runs.append(Run("\n"))
            case "entity":
                runs.append(Run(html.unescape(token[0])))
            case "tag" | None:
                pass
            case group:
                runs.append(Run(token["verbatim"] if group == "code" else token[group]))
    runs.append(Run(text[at:]))
    _emphasize(runs, delimiters)
    return runs


def _delimiter(text: str, token: re.Match[str], at: int) -> _Delimiter:
    before, after = text[token.start() - 1 : token.start()] or " ", text[token.end() : token.end() + 1] or " "
    opens, closes = not after.isspace(), not before.isspace()
    if token[0][0] == "_":  # inside a word or code an underscore is an underscore
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return _Delimiter(at, token[0][0], len(token[0]), opens, closes)


def _emphasize(runs: list[Run], delimiters: list[_Delimiter]) -> None:
    """Pair delimiters, style the runs between them, and take the marks off."""
    for n, closer in enumerate(delimiters):
        while closer.closes and closer.left:
            opener = next((d for d in reversed(delimiters[:n]) if d.char == closer.char and d.opens and d.left), None)
            if opener is None:
                break
            used = 2 if opener.left > 1 and closer.left > 1 else 1
            opener.left -= used
            closer.left -= used
            for i in range(opener.at + 1, closer.at):
                runs[i] = replace(runs[i], bold=runs[i].bold or used == 2, italic=runs[i].italic or used == 1)
            for d in delimiters[:n]:
                if opener.at < d.at:
                    d.opens = False
    for d in delimiters:
        runs[d.at] = replace(runs[d.at], text="" if d.char == "*" and d.left > 1 else d.char * d.left)
