"""The text outside tables, with all that is known of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from extract.document import Span
from extract.structure.outline import Node, Outline
from extract.tagging.deadlines import Deadline
from extract.tagging.roles import Statement
from extract.tagging.tags import Tags
from extract.tagging.units import UnitMention

# Sections with a functional label, and those that say what is to be done.
LABELLED = ("limitation", "cause", "limitation_cause", "solution", "results")
WORK = ("tasks", "solution")


def item_span(node: Node) -> Span:
    """The text of an item: without its functional label, with a unit label."""
    labelled = node.kind in (*LABELLED, "tasks", "implementation", "direction", "criterion")
    return node.content if labelled and node.content.start < node.content.end else node.span


@dataclass(frozen=True)
class Body:
    """The paragraphs of a document, what its sentences say, and which units its headings are.

    Attributes:
        outline: The outline.
        tags: What the components found; `statements` hold every item.
        text: The canonical text.
        kinds: Final kinds of the sections, by node index.
        heads: Units of the headings that are units, by node index.
        plan_year: The year of days without one.
        is_plan: Is it a plan? Then its subject headings set tasks where no part of it says that it does.
        is_letter: Is it a letter or notice, which gives orders sentence by sentence?
    """

    outline: Outline
    tags: Tags
    text: str
    kinds: dict[int, str]
    heads: dict[int, tuple[UnitMention, ...]]
    plan_year: int | None
    is_plan: bool
    is_letter: bool

    @cached_property
    def topics_set_tasks(self) -> bool:
        """Do subject headings set tasks, as in a plan no part of which says that it does?"""
        return self.is_plan and not any(kind in (*WORK, "direction") for kind in self.kinds.values())

    @cached_property
    def _items(self) -> list[tuple[int, int]]:
        return sorted(self.tags.deadlines)

    @cached_property
    def _cited(self) -> list[tuple[int, int]]:
        return sorted((one.start, one.end) for one in self.tags.citations)

    @cached_property
    def _openings(self) -> dict[int | None, list[int]]:
        found: dict[int | None, list[int]] = {}
        for node in self.outline.nodes:
            if node.opens and not self.outline.children(node.index):
                found.setdefault(node.parent, []).append(node.index)
        return found

    def folded(self, stretch: Span | Statement) -> str:
        """A stretch of the text as rules match it."""
        return self.tags.folded[stretch.start : stretch.end]

    def parent(self, node: Node) -> Node | None:
        """The node that holds a node."""
        return None if node.parent is None else self.outline.nodes[node.parent]

    def holder(self, node: Node) -> int | None:
        """Index of the innermost section that holds a node, itself included."""
        return next((one.index for one in self.outline.path(node) if one.is_section), None)

    def statements(self, node: Node) -> tuple[Statement, ...]:
        """What the sentences of an item say."""
        span = item_span(node)
        return self.tags.statements.get((span.start, span.end), ())

    def deadlines(self, start: int, end: int) -> list[Deadline]:
        """The deadlines that begin in a stretch of the text, in order."""
        first = max(bisect_right(self._items, (start, len(self.text))) - 1, 0)
        items = takewhile(lambda item: item[0] < end, islice(self._items, first, None))
        return [one for item in items for one in self.tags.deadlines[item] if start <= one.start < end]

    def cites(self, at: int) -> bool:
        """Does the mention of a document open the text at an offset?"""
        first, last = bisect_left(self._cited, (at - 1, 0)), bisect_left(self._cited, (at + 4, 0))
        return any(end > at for _, end in self._cited[first:last])

    def opening(self, node: Node) -> Node | None:
        """The line that opens what a node belongs to: the last such among its siblings before it, with nothing below."""
        listed = self._openings.get(node.parent, [])
        at = bisect_left(listed, node.index)
        earlier = self.outline.nodes[listed[at - 1]] if at else None
        return earlier if earlier and earlier.style in ("plain", node.style) else None
