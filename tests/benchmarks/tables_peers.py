"""Reads the tables of PDF files with pdfplumber and camelot; runs in an environment of its own, without kehoach.

python tables_peers.py pdfplumber|camelot FILE...   prints JSON: for each file and setting, its tables page by page and CPU seconds
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable, Iterator

Rows = list[list[str | None]]
Pages = list[list[Rows]]


def with_pdfplumber() -> Iterator[tuple[str, Callable[[str], Pages]]]:
    import pdfplumber

    settings: dict[str, dict[str, str]] = {
        "lines": {},
        "text": {"vertical_strategy": "text", "horizontal_strategy": "text"},
        "text and lines": {"vertical_strategy": "text", "horizontal_strategy": "lines"},
    }

    def reading(chosen: dict[str, str]) -> Callable[[str], Pages]:
        def read(path: str) -> Pages:
            with pdfplumber.open(path) as document:
                return [page.extract_tables(chosen) for page in document.pages]

        return read

    for name, chosen in settings.items():
        yield name, reading(chosen)


def with_camelot() -> Iterator[tuple[str, Callable[[str], Pages]]]:
    import camelot

    def reading(flavor: str, **options: object) -> Callable[[str], Pages]:
        def read(path: str) -> Pages:
            pages: Pages = []
            for table in camelot.read_pdf(path, pages="all", flavor=flavor, suppress_stdout=True, **options):
                pages += [[] for _ in range(table.page - len(pages))]
                pages[table.page - 1].append(table.data)
            return pages

        return read

    yield "lattice", reading("lattice")
    yield "lattice, short lines", reading("lattice", line_scale=40)
    yield "stream", reading("stream")


def main() -> None:
    """Read every file in every way."""
    warnings.simplefilter("ignore")
    way, *paths = sys.argv[1:]
    result = []
    for name, read in {"pdfplumber": with_pdfplumber, "camelot": with_camelot}[way]():
        read(paths[0])  # what is loaded at the first use counts for none
        for path in paths:
            started = time.process_time()
            try:
                pages, failed = read(path), ""
            except Exception as error:  # a peer that gives up has read nothing
                pages, failed = [], repr(error)
            spent = time.process_time() - started
            result.append({"file": path, "setting": name, "pages": pages, "failed": failed, "seconds": spent})
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main()
