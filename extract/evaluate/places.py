"""Finds the page and the words of a difference in the JSON Lines of a run."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from extract.evaluate.comparison import Miss
from extract.evaluate.matching import bare
from extract.export.schema import KEYS

QUOTED = 200  # characters that a quote shows
_SOUGHT = 30  # letters by which words of the gold are found


class Places:
    """The JSON Lines of one document: where each record stands, and where any words stand.

    Args:
        path: The file.

    Raises:
        OSError: If it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._records: dict[tuple[str, ...], tuple[int | None, str]] = {}
        self._text = ""
        pages: list[tuple[int, int]] = []
        with path.open(encoding="utf-8") as file:
            for line in file:
                record: dict[str, Any] = json.loads(line)
                self._text = record.get("text") or self._text
                key = (record["table"], *(str(record["values"][name]) for name in KEYS[record["table"]]))
                page = next((span["page"] for span in record["spans"] if "page" in span), None)
                self._records[key] = page, " … ".join(record["quote"])
                pages += [(span["start"], span["page"]) for span in record["spans"] if "page" in span]
        self._pages = sorted(pages)
        letters = [(letter, at) for at, char in enumerate(self._text) for letter in bare(char)]
        self._letters = "".join(letter for letter, _ in letters)
        self._at = [at for _, at in letters]

    def located(self, miss: Miss) -> Miss:
        """The difference with page and quote: of the output's row that it is about, else of the gold's own words."""
        if miss.key in self._records:
            page, quote = self._records[miss.key]
            if quote:
                return replace(miss, page=page, quote=_short(quote))
        return self._sought(miss)

    def _sought(self, miss: Miss) -> Miss:
        found = self._letters.find(bare(miss.anchor)[:_SOUGHT])
        if found < 0 or not bare(miss.anchor):
            return miss
        start = self._at[found]
        before = bisect_right(self._pages, (start, 1 << 30)) - 1
        # No record need begin there: the page of the record before is the page, or the one before it.
        page = self._pages[before][1] if before >= 0 else None
        return replace(miss, page=page, quote=_short(self._text[start : start + QUOTED]))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else line[: QUOTED - 1] + "…"


def located(misses: Iterable[Miss], doc_id: str, output: Path) -> list[Miss]:
    """The differences of one document with page and quote, as far as its JSON Lines tell."""
    misses, path = list(misses), output / "jsonl" / f"{doc_id}.jsonl"
    if not misses or not path.is_file():
        return misses
    places = Places(path)
    return [places.located(miss) for miss in misses]
