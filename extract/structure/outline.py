"""The outline: every paragraph of the body as a node of one tree, headings told from running items.

The level of a marker comes from its context, never from its look alone: a style that is open on the path is continued (so a
mis-numbered or repeated heading keeps its place), a new one opens a level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from extract.document import Block, Document, Paragraph, Span, Table
from extract.folding import UPPER
from extract.patterns import Rule, found_unmarked, rules
from extract.structure.lines import in_capitals
from extract.timing import timed

# Styles that structure a document as a whole; each closes everything below it.
_RANK = {"appendix": 0, "part": 1, "chapter": 2, "division": 3, "article": 4}
_NUMBERED = (
    "appendix", "part", "chapter", "division", "article", "roman", "upper", "decimal", "step", "letter", "bracket",
)  # fmt: skip
# Kinds that a bulleted or bare label may open ("- Hạn chế: ..."); others are only headings of numbered sections.
_LABEL_KINDS = ("limitation", "cause", "limitation_cause", "solution", "results")
_TOLD = ("results", "situation")
_TITLE_LINES = 3  # of an attached document, at most
# A heading is short; the longest of 193 documents has 45 words.
_LONGEST_HEADING = 48
_LONGEST_RUN_IN = 30
_LONGEST_PLAIN = 42


@dataclass(frozen=True, slots=True)
class Node:
    """A paragraph in the outline.

    Attributes:
        index: Its place among the nodes, in reading order.
        parent: Index of the node that encloses it, None at the top.
        style: Style of its marker (`roman`, `decimal2`, `dash` ...), `plain` without one.
        marker: The marker as printed, "" without one.
        span: The text after the marker.
        heading: Heading without its final colon; "" for running text.
        heading_span: Where the heading stands; empty for running text.
        content: The text after a run-in heading; empty where the heading is all; the span itself for running text.
        kind: Functional kind by the heading's words, `criterion`, `appendix`; None where the words have no function.
        is_section: Does it structure the document (a row of the sections table)?
        opens: It ends in a colon: what follows belongs to it.
        content_name: Name of a PAPI content in quotation marks, for criteria.
    """

    index: int
    parent: int | None
    style: str
    marker: str
    span: Span
    heading: str
    heading_span: Span
    content: Span
    kind: str | None
    is_section: bool
    opens: bool
    content_name: Span | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The tree of a document's body, and the tables with the node that encloses each."""

    nodes: tuple[Node, ...]
    tables: tuple[tuple[Table, int | None], ...]
    _below: dict[int | None, list[Node]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: dict[int | None, list[Node]] = {}
        for node in self.nodes:
            below.setdefault(node.parent, []).append(node)
        object.__setattr__(self, "_below", below)

    def children(self, index: int | None) -> Sequence[Node]:
        """The nodes right below a node (at the top for None), in reading order."""
        return self._below.get(index, ())

    def path(self, node: Node) -> Iterator[Node]:
        """The node and those that enclose it, innermost first."""
        at: Node | None = node
        while at is not None:
            yield at
            at = self.nodes[at.parent] if at.parent is not None else None


@dataclass(slots=True)
class _Level:
    style: str
    value: int
    index: int
    takes_bullets: bool = False


@dataclass(slots=True)
class _Draft:
    """A paragraph with its marker cut off."""

    paragraph: Paragraph
    style: str
    marker: str
    value: int
    start: int
    text: str = field(default="")
    next_style: str = field(default="")
    is_last: bool = False


@cache
def _rule(identity: str) -> Rule:
    return rules("outline")[identity]


@cache
def _markers() -> tuple[Rule, ...]:
    return tuple(r for r in rules("outline").values() if r.id.startswith("marker."))


@cache
def _kinds(prefix: str) -> tuple[Rule, ...]:
    return tuple(r for r in rules("outline").values() if r.id.startswith(prefix))


@lru_cache(maxsize=1 << 12)
def functional_kind(heading: str, *, is_part: bool = False) -> str | None:
    """The functional kind of a heading: the whole of it must be functional, or (`is_part`) its opening.

    Args:
        heading: Folded heading without marker and final colon.
        is_part: The heading opens a top-level part, which names its subject after its function.
    """
    for one in _kinds("kind."):
        if one.regex.match(heading):
            return str(one.value)
    if alike := found_unmarked(_kinds("kind."), heading):
        return str(alike.value)
    if is_part:
        for one in _kinds("part."):
            if one.regex.search(heading):
                return str(one.value)
    return None


@timed("structure")
def read_outline(document: Document, outside: frozenset[int], attached_from: int | None = None) -> Outline:
    """The outline of the body.

    Args:
        document: The document as read.
        outside: Indices of blocks that are letterhead, title, signature or recipients.
        attached_from: Index of the first block after the signature: from there on, titles open appendices.
    """
    builder = _Builder(document)
    blocks = [(i, b) for i, b in enumerate(document.blocks) if i not in outside]
    cuts = [_cut(document, block) if isinstance(block, Paragraph) else None for _, block in blocks]
    body_ends = _body_ends(blocks, cuts, attached_from)
    at = 0
    while at < len(blocks):
        index, block = blocks[at]
        after = attached_from is not None and index >= attached_from
        if isinstance(block, Table):
            if block.ruled or block.n_rows > 2:
                builder.table(block)
            elif not _is_frame(document, block):
                for cell in block.cells:
                    for paragraph in cell.paragraphs:
                        if paragraph.text:
                            builder.add(_cut(document, paragraph))
            at += 1
            continue
        draft = cuts[at] or _cut(document, block)
        used = 1
        following = cuts[at + 1] if at + 1 < len(blocks) else None
        draft.next_style = following.style if following else ""
        draft.is_last = draft.style == "plain" and body_ends[at + 1]
        opens = draft.style == "plain" and (after and _is_title(block) or _is_attached(document, blocks[at:]))
        if draft.style == "appendix" or opens:
            used = builder.appendix(draft, [b for _, b in blocks[at:]])
        elif draft.style in ("part", "chapter") and not draft.text:
            used = builder.titled(draft, [b for _, b in blocks[at + 1 :]])
        elif block.text:
            builder.add(draft)
        at += used
    return builder.finish()


def _body_ends(
    blocks: Sequence[tuple[int, Block]], cuts: Sequence[_Draft | None], attached_from: int | None
) -> list[bool]:
    """For each place among the blocks: do only running paragraphs stand from there to the signature?"""
    ends = [True] * (len(blocks) + 1)
    for at in range(len(blocks) - 1, -1, -1):
        cut = cuts[at]
        is_attached = attached_from is not None and blocks[at][0] >= attached_from
        ends[at] = is_attached or (cut is not None and cut.style == "plain" and ends[at + 1])
    return ends


@cache
def _frame_rules() -> tuple[Rule, ...]:
    names = ("motto.state", "motto.party", "sign.authority", "sign.recipients")
    return tuple(rules("letterhead")[name] for name in names)


def _is_frame(document: Document, table: Table) -> bool:
    """Is it the letterhead or signature of a document within the document?"""
    words = "\n".join(document.read_as(cell.start, cell.end) for cell in table.cells)
    return any(one.regex.search(words) for one in _frame_rules()) or any(
        one.regex.search(line) for line in words.split("\n") for one in _frame_rules()
    )


def _cut(document: Document, paragraph: Paragraph) -> _Draft:
    """Split the marker from a paragraph; a bulleted criterion keeps its bullet as marker."""
    text = document.read_as(paragraph.start, paragraph.end)
    for one in _markers():
        hit = one.regex.match(text)
        if not hit:
            continue
        style = str(one.value)
        if style == "criterion":
            return _Draft(paragraph, "criterion", "", 0, paragraph.start, text)
        marker = paragraph.text[: hit.end()].strip()
        if style == "decimal":
            parts = re.findall(r"\d+|[a-zđ]", hit[1])
            style = f"decimal{len(parts)}" + (")" if hit[1].rstrip().endswith(")") else "")
            last = int(parts[-1]) if parts[-1].isdigit() else _LETTERS.find(parts[-1]) + 1
            return _Draft(paragraph, style, marker, last, paragraph.start + hit.end(), text[hit.end() :])
        value = _value(style, hit[1])
        return _Draft(paragraph, style, marker, value, paragraph.start + hit.end(), text[hit.end() :])
    return _Draft(paragraph, "plain", "", 0, paragraph.start, text)


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def _value(style: str, marker: str) -> int:
    if style == "roman":
        numbers = [_ROMAN[c] for c in marker]
        return sum(-n if i + 1 < len(numbers) and n < numbers[i + 1] else n for i, n in enumerate(numbers))
    if style in ("letter", "upper"):
        return _LETTERS.find(marker.lower()) + 1
    digits = re.search(r"\d+", marker)
    return int(digits[0]) if digits else 0


def _is_title(paragraph: Paragraph) -> bool:
    """A line of capitals, or a bold or centred line without final stop: it can only be a title."""
    letters = "".join(filter(str.isalpha, paragraph.text))
    if len(letters) < 4 or paragraph.text.startswith("("):
        return False
    upper = sum(map(str.isupper, letters)) > 0.8 * len(letters)
    return upper or (paragraph.is_bold and paragraph.align == "center")


def _is_attached(document: Document, blocks: Sequence[tuple[int, Block]]) -> bool:
    """Does a title open here that says below, "(Kèm theo Báo cáo số ...)", that it is attached to another document?"""
    for _, block in blocks[: _TITLE_LINES + 1]:
        if not isinstance(block, Paragraph):
            return False
        text = document.read_as(block.start, block.end)
        if _rule("attached").regex.match(text):
            return block is not blocks[0][1]
        if not _is_title(block) or any(one.regex.search(text) for one in _frame_rules()):
            return False
    return False


class _Builder:
    """Holds the open path while paragraphs are added in reading order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._nodes: list[Node] = []
        self._tables: list[tuple[Table, int | None]] = []
        self._path: list[_Level] = []
        self._last: dict[str, tuple[int, int | None]] = {}

    def table(self, table: Table) -> None:
        self._tables.append((table, self._section()))

    def appendix(self, draft: _Draft, blocks: Sequence[Block]) -> int:
        """Open an appendix; its title may stand on the lines below the marker. Returns the blocks it took."""
        used, title = 1, draft.text
        span = Span(draft.start, draft.paragraph.end)
        lines = [draft.text] if draft.text else []
        for block in blocks[1:]:
            if not isinstance(block, Paragraph):
                break
            text = self._document.read_as(block.start, block.end)
            if _rule("attached").regex.match(text):
                used += 1
                break
            if not (
                _is_title(block)
                or (
                    not lines and len(text.split()) <= _LONGEST_HEADING and _cut(self._document, block).style == "plain"
                )
            ):
                break
            if _cut(self._document, block).style not in ("plain",):
                break
            if draft.style != "appendix" and rules("letterhead")["kind.whole"].regex.match(text):
                lines = []  # what stands above the kind of an attached document says who issued it
            if not lines:
                span = Span(block.start, block.end)
            lines.append(block.text)
            span = Span(span.start, block.end)
            used += 1
        title = self._document.text[span.start : span.end] if lines else ""
        self._path.clear()
        marker = draft.marker if draft.style == "appendix" else ""
        self._append(
            "appendix",
            marker,
            draft.value,
            Span(span.start, span.end),
            _one_line(title),
            span,
            None,
            "appendix",
            True,
            False,
        )
        return used

    def titled(self, draft: _Draft, blocks: Sequence[Block]) -> int:
        """A part or chapter whose title stands on the lines below its marker. Returns the blocks it took."""
        lines: list[Paragraph] = []
        for block in blocks:
            if not isinstance(block, Paragraph) or not _is_title(block) or _cut(self._document, block).style != "plain":
                break
            lines.append(block)
        span = Span(lines[0].start, lines[-1].end) if lines else Span(draft.start, draft.start)
        heading = _one_line(self._document.text[span.start : span.end])
        self._close(draft.style, draft.value)
        kind = functional_kind(_one_line(self._document.read_as(span.start, span.end)), is_part=True)
        self._append(draft.style, draft.marker, draft.value, span, heading, span, None, kind, True, False)
        return 1 + len(lines)

    def add(self, draft: _Draft) -> None:
        """Place a paragraph in the tree."""
        style = self._style(draft)
        text = draft.text
        end = draft.paragraph.end
        heading, content, kind, name = self._heading(draft, style)
        if kind == "implementation" and any(self._nodes[level.index].kind in _TOLD for level in self._path):
            kind = None  # what was reported and reviewed is told there, not set
        label = kind in _LABEL_KINDS or kind == "criterion"
        opens = text.rstrip().endswith(":")
        section = style.startswith(_NUMBERED) or (bool(heading) and label)
        if style == "plain" and not section and heading and _is_title(draft.paragraph):
            section = True
        if style in ("dash", "plus") and not label and self._under_label(style):
            style += "+"
        elif style == "plain" and section:
            style = "criterion" if kind == "criterion" else "label"
            if _is_title(draft.paragraph) and kind not in _LABEL_KINDS and kind != "criterion":
                style = "title"
        if style == "plain":
            self._append_plain(draft, end, opens)
            return
        self._close(style, draft.value)
        heading_span = Span(draft.start, draft.start + len(heading)) if heading else Span(draft.start, draft.start)
        if (
            kind is None
            and heading
            and not self._path
            and style.startswith(("roman", "upper", "decimal1", "part", "title"))
        ):
            kind = functional_kind(draft.text[: len(heading)], is_part=True)
        self._append(
            style,
            draft.marker,
            draft.value,
            Span(draft.start, end),
            heading,
            heading_span,
            content,
            kind,
            section,
            opens,
            name,
        )
        # "- Giải pháp:", "+ ...", "- Cơ quan chủ trì: ...": the third is beside the first
        if label and content is None:
            self._path[-1].takes_bullets = kind == "criterion" or (style, draft.next_style) != ("dash", "plus")

    def finish(self) -> Outline:
        return Outline(tuple(self._nodes), tuple(self._tables))

    # --- placing --------------------------------------------------------------------------------------------------

    def _style(self, draft: _Draft) -> str:
        """Single letters that are Roman numerals too are told apart by what is open (`H.` before `I.`)."""
        if draft.style == "roman" and len(draft.marker.rstrip(".)-/ ")) == 1:
            letter = _LETTERS.find(draft.marker[0].lower()) + 1
            if any(level.style == "upper" and level.value == letter - 1 for level in self._path):
                draft.value = letter
                return "upper"
        return draft.style

    def _under_label(self, style: str) -> bool:
        """Is the open bullet of this style a label that waits for bullets (`- Giải pháp:` before `- Phòng A ...`)?"""
        for level in reversed(self._path):
            if level.style == style + "+":
                return True
            if level.style == style:
                return level.takes_bullets
        return False

    def _close(self, style: str, value: int) -> None:
        """Close what the new marker ends."""
        styles = [level.style for level in self._path]
        if style in _RANK:
            while self._path and _RANK.get(self._path[-1].style, 9) >= _RANK[style]:
                self._path.pop()
            return
        if style == "title":
            while self._path and self._path[-1].style != "appendix":
                self._path.pop()
            return
        if style in styles:
            while self._path[-1].style != style:
                self._path.pop()
            self._path.pop()
            return
        low = {
            "roman": ("decimal", "step", "letter", "bracket", "dash", "plus", "criterion", "label"),
            "upper": ("decimal", "step", "letter", "bracket", "dash", "plus", "criterion", "label"),
            "decimal": ("step", "dash", "plus", "criterion", "label"),
            "step": ("dash", "plus", "label"),
            "letter": ("dash", "plus"),
            "bracket": (),
            "criterion": ("dash", "plus", "label"),
            "label": ("dash", "plus"),
        }.get(re.sub(r"[\d)+]", "", style), ())
        while self._path and self._path[-1].style.startswith(low or ("\0",)):
            self._path.pop()
        if match := re.match(r"decimal(\d)", style):
            above = f"decimal{int(match[1]) - 1}"
            if any(level.style.startswith(above) for level in self._path):
                while not self._path[-1].style.startswith(above):
                    self._path.pop()
            elif int(match[1]) == 1 and value > 1:
                while self._path and self._path[-1].style.startswith(("letter", "decimal2", "bracket")):
                    self._path.pop()
        # A list that goes on after something else came between (`3.` after `A.` closed `2.`) returns to its old parent.
        last = self._last.get(style)
        if last and value == last[0] + 1 and value > 1:
            while self._path and self._path[-1].index != last[1]:
                if last[1] is not None and not any(level.index == last[1] for level in self._path):
                    break
                self._path.pop()

    def _append(
        self,
        style: str,
        marker: str,
        value: int,
        span: Span,
        heading: str,
        heading_span: Span,
        content: Span | None,
        kind: str | None,
        section: bool,
        opens: bool,
        name: Span | None = None,
    ) -> None:
        parent = self._path[-1].index if self._path else None
        node = Node(
            index=len(self._nodes),
            parent=parent,
            style=style,
            marker=marker,
            span=span,
            heading=heading,
            heading_span=heading_span,
            content=content if content is not None else Span(span.end, span.end),
            kind=kind,
            is_section=section,
            opens=opens,
            content_name=name,
        )
        self._nodes.append(node)
        self._last[style] = (value, parent)
        self._path.append(_Level(style, value, node.index))

    def _append_plain(self, draft: _Draft, end: int, opens: bool) -> None:
        """Running text below whatever is open; a closing line stands below the part."""
        parent = self._path[-1].index if self._path else None
        if any(_rule(name).regex.match(draft.text) for name in ("closing", "closing.force")) or (
            draft.is_last and _rule("closing.general").regex.match(draft.text)
        ):
            # The last part of a plan that a decision issues, not the article or the attachment that holds the plan.
            top = next((i for i, level in enumerate(self._path) if level.style not in ("article", "appendix")), 0)
            parent = self._path[top].index if self._path else None
            del self._path[top + 1 :]
        span = Span(draft.start, end)
        self._nodes.append(
            Node(
                len(self._nodes),
                parent,
                "plain",
                "",
                span,
                "",
                Span(draft.start, draft.start),
                span,
                None,
                False,
                opens,
            )
        )

    def _section(self) -> int | None:
        for level in reversed(self._path):
            if self._nodes[level.index].is_section:
                return level.index
        return None

    # --- headings -------------------------------------------------------------------------------------------------

    def _heading(self, draft: _Draft, style: str) -> tuple[str, Span | None, str | None, Span | None]:
        """(heading, content, kind, criterion's name): heading "" with the whole text as content for running items."""
        text = draft.text
        printed = self._document.text[draft.start : draft.paragraph.end]
        whole = Span(draft.start, draft.paragraph.end)
        bare = text.rstrip(" .:;")
        criterion = self._criterion(draft, style)
        if criterion:
            return criterion
        first = text.split("\n", 1)[0].rstrip(" .:;")
        if style.startswith(_NUMBERED) and _rule("ordinal").regex.match(text) and _is_one_line(first):
            below = Span(whole.start + len(text.split("\n", 1)[0]) + 1, whole.end)
            return printed[: len(first)], below if below.start < below.end else None, None, None
        run_in = _run_in(text, style)
        if run_in is not None:
            heading = printed[:run_in].strip()
            rest = re.compile(r"[\s:]*").match(text, run_in)
            start = draft.start + (rest.end() if rest else run_in)
            content = Span(start, draft.paragraph.end) if start < draft.paragraph.end else None
            kind = functional_kind(text[:run_in].strip())
            if style.startswith(_NUMBERED) or kind in _LABEL_KINDS:
                return heading, content, kind, None
            return "", whole, None, None
        kind = functional_kind(bare)
        if style.startswith(_NUMBERED):
            if self._is_heading(draft, style, bare, kind):
                return printed[: len(bare)], None, kind, None
            return "", whole, None, None
        if kind in _LABEL_KINDS and (text.rstrip().endswith(":") or (style, draft.next_style) == ("dash", "plus")):
            return printed[: len(bare)], None, kind, None
        if style == "plain" and kind and _is_title(draft.paragraph):
            return printed[: len(bare)], None, kind, None
        return "", whole, None, None

    def _criterion(self, draft: _Draft, style: str) -> tuple[str, Span | None, str | None, Span | None] | None:
        text, printed = draft.text, self._document.text[draft.start : draft.paragraph.end]
        coded = next(r for r in _markers() if r.value == "criterion").regex.match(text)
        if coded:
            run_in = _colon(text, coded.end())
            end = run_in if run_in is not None and run_in > coded.end() else len(text.rstrip(" .:;"))
            rest = Span(draft.start + end + 1, draft.paragraph.end)
            content = rest if run_in is not None and text[end + 1 :].strip() else None
            if content:
                lead = len(text[end + 1 :]) - len(text[end + 1 :].lstrip())
                content = Span(content.start + lead, content.end)
            return printed[:end].strip(), content, "criterion", None
        if not style.startswith(_NUMBERED):
            return None
        quoted = _rule("criterion_content").regex.match(text)
        if quoted:
            name = Span(draft.start + quoted.start(1), draft.start + quoted.end(1))
            return printed[: len(text.rstrip(" .:;"))], None, "criterion", name
        named = _rule("papi_content").regex.match(text.rstrip(" .:;"))
        if named and self._speaks_of("PAPI"):
            name = Span(draft.start + named.start(1), draft.start + named.end(1))
            return printed[: len(text.rstrip(" .:;"))], None, "criterion", name
        return None

    def _speaks_of(self, index: str) -> bool:
        """Does an open heading name this index?"""
        return any(index in self._nodes[level.index].heading for level in self._path)

    def _is_heading(self, draft: _Draft, style: str, bare: str, kind: str | None) -> bool:
        words = len(bare.split())
        if kind:
            return True
        if words > _LONGEST_HEADING or re.search(
            rf"\.\s+[{UPPER}]" if bare == draft.text.rstrip(" :") else rf"[.;]\s+[{UPPER}]", bare
        ):
            return False
        text = draft.text.rstrip()
        stopped = text.endswith((".", ";", ",", "/", "…")) and words > 6
        if _bold_from(draft) and not (stopped and draft.next_style == draft.style):
            return True
        if style.startswith(("roman", "upper", "part", "chapter", "division")):
            # "III. Giao Văn phòng theo dõi, đôn đốc ...": a sentence, though its number is a heading's
            is_order = rules("roles")["order"].regex.match(text) is not None and not in_capitals(text)
            return not (stopped and is_order)
        if style == "article":
            return not text.endswith((".", ";")) and words <= _LONGEST_RUN_IN
        if text.endswith((".", ";", ",", "/", "…")):
            return False
        return words <= _LONGEST_PLAIN


def _bold_from(draft: _Draft) -> bool:
    """Is the text after the marker bold as a whole?"""
    paragraph = draft.paragraph
    offset = draft.start - paragraph.start
    return replace(
        paragraph,
        text=paragraph.text[offset:],
        styles=tuple(
            replace(s, start=max(0, s.start - offset), end=s.end - offset) for s in paragraph.styles if s.end > offset
        ),
    ).is_bold


_SIGN = re.compile(r"[():.\"]")


def _colon(text: str, at: int = 0) -> int | None:
    """The first colon outside brackets and quotation marks, not within a time or an address."""
    depth, quoted = 0, False
    if ":" not in text:
        return None
    for hit in _SIGN.finditer(text, at):
        i, char = hit.start(), hit[0]
        depth += (char == "(") - (char == ")")
        quoted ^= char == '"'
        if char == ":" and depth <= 0 and not quoted and text[i : i + 3] != "://" and not text[i + 1 : i + 2].isdigit():
            return i
        if char == "." and depth <= 0 and re.match(rf"\.\s+[{UPPER}]", text[i : i + 4]) and i > at + 3:
            return None
    return None


def _run_in(text: str, style: str) -> int | None:
    """Where a run-in heading ends (at its colon); None where the text before the colon is no heading."""
    at = _colon(text)
    if at is None or not text[at + 1 :].strip() or _rule("shared_head").regex.match(text) or _lists_fields(text, at):
        return None
    head = re.sub(r"\([^()]*\)", "", text[:at]).strip()
    if not head or len(head.split()) > _LONGEST_RUN_IN or ";" in head:
        return None
    if _rule("no_heading.order").regex.search(head):
        return None
    if functional_kind(head) is None and any(
        _rule(name).regex.search(head) for name in ("no_heading.time", "no_heading.listing")
    ):
        return None
    return at


def _lists_fields(text: str, colon: int) -> bool:
    """Do fields of offices stand behind a colon that their shared head is before ("..., các Sở: Tư pháp, Tài chính")?"""
    units = rules("units")
    if not units["shared.fields.head"].regex.search(text, 0, colon):
        return False
    behind = text[colon + 1 :].lstrip()
    field = units["domain"].regex.match(behind)
    return field is not None and units["field.listed"].regex.match(behind[field.end() :]) is not None


def _is_one_line(bare: str) -> bool:
    """Is it short enough for a heading, and one sentence?"""
    return len(bare.split()) <= _LONGEST_HEADING and not re.search(rf"[.;]\s+[{UPPER}]", bare)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
