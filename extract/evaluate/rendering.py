"""The report for a person's eyes: grids and listings, in a terminal or in Markdown; and for a program, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from rich.console import RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from extract.errors import Language
from extract.evaluate.calibration import LEAST_SURE, Band
from extract.evaluate.causes import title
from extract.evaluate.comparison import LINES, Count, Miss, by_cause, total
from extract.evaluate.report import Report
from extract.messages import say

# The lines that tell a document's quality at a glance.
_AT_A_GLANCE = ("header", "sections strict", "tasks", "assignments", "deadlines", "whole row")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the report; the first column is words, the others are figures."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of the report under its title; lines that begin with a space go on from the one above."""

    title: str
    lines: tuple[str, ...]


Block = Grid | Listing | str


def blocks(report: Report, lang: Language, *, misses: bool) -> Iterator[Block]:
    """The parts of the report in order; `misses` adds every difference by cause."""
    yield say("eval-inputs", lang, inputs=len(report.comparisons), documents=_documents(report))
    if report.without_output:
        yield say("eval-without-output", lang, names=", ".join(report.without_output))
    yield _figures(report, lang)
    if len(report.comparisons) > 1:
        yield _by_document(report, lang)
    yield from _calibration(report, lang)
    yield from _by_grade(report, lang)
    if misses:
        for cause, found in by_cause(m for one in report.comparisons for m in one.misses).items():
            yield Listing(f"{title(cause, lang)} ({len(found)})", tuple(_told(found, lang)))
    for change in report.changes:
        for key, rows in (("eval-gains", change.gains), ("eval-losses", change.losses)):
            if rows:
                yield Listing(say(key, lang, line=change.line, rows=len(rows)), tuple(_told(rows, lang)))


def _documents(report: Report) -> int:
    return len({PurePosixPath(one.source).name.split(".")[0] for one in report.comparisons})


def _figures(report: Report, lang: Language) -> Grid:
    total = report.total()
    rows = []
    for line, fields in LINES.items():
        rows += [_row(line, total[line]), *(_row(f"  {name}", total[name]) for name in fields)]
    figures = [say("eval-precision", lang), say("eval-recall", lang), "F1"]
    lenient = [f"~{figure}" for figure in figures]
    return Grid(
        say("eval-figures", lang), (say("eval-line", lang), *figures, *lenient, say("eval-support", lang)), tuple(rows)
    )


def _row(name: str, count: Count) -> tuple[str, ...]:
    figures = (*count.figures(), *count.figures(lenient=True))
    return name, *(f"{figure:.3f}" for figure in figures), str(count.support)


def _by_document(report: Report, lang: Language) -> Grid:
    rows = tuple(
        (one.source, *(f"{one.counts[line].figures()[2]:.3f}" for line in _AT_A_GLANCE)) for one in report.comparisons
    )
    return Grid(say("eval-by-document", lang), (say("eval-source", lang), *_AT_A_GLANCE), rows)


def _calibration(report: Report, lang: Language) -> Iterator[Block]:
    found = report.calibration()
    rows = [(f"{band.low:.2f} – {band.high:.2f}", *_band(band)) for band in found.bands if band.rows]
    rows.append((f"≥ {found.high.low:.1f}", *_band(found.high)))
    heads = tuple(say(f"eval-{name}", lang) for name in ("confidence", "rows", "right", "share"))
    yield Grid(say("eval-calibration", lang), heads, tuple(rows))
    if found.wrong:
        share = f"{found.caught_share or 0:.0%}"
        yield say("eval-least-sure", lang, part=f"{LEAST_SURE:.0%}", share=share, wrong=found.wrong)


def _by_grade(report: Report, lang: Language) -> Iterator[Grid]:
    """What the grades of documents are worth: the figures of those that share one."""
    rows = []
    for grade, inputs in report.by_grade().items():
        counts = total(inputs)
        rows.append((grade, str(len(inputs)), *(f"{counts[line].figures()[2]:.3f}" for line in _AT_A_GLANCE)))
    if rows:
        yield Grid(
            say("eval-by-grade", lang), (say("eval-grade", lang), say("eval-files", lang), *_AT_A_GLANCE), tuple(rows)
        )


def _band(band: Band) -> tuple[str, ...]:
    return str(band.rows), str(band.right), f"{band.right / band.rows:.3f}" if band.rows else ""


def _told(misses: Iterable[Miss], lang: Language) -> Iterator[str]:
    """Each difference: its source and page, the row it belongs to, both sides, and the words of the document."""
    for source, found in groupby(misses, key=lambda miss: miss.source):
        for miss in found:
            where = source + (f", {say('eval-page', lang, page=miss.page)}" if miss.page else "")
            yield f"{where} · {miss.line} · {miss.anchor}"
            if miss.want is not None:
                yield f"  {say('eval-want', lang)}: {miss.want}"
            if miss.got is not None:
                yield f"  {say('eval-got', lang)}: {miss.got}"
            if miss.quote:
                yield f"  “{miss.quote}”"


def as_rich(block: Block) -> RenderableType:
    """A part of the report for the terminal."""
    if isinstance(block, str):
        return Text(block)
    if isinstance(block, Listing):
        lines = Text(f"\n{block.title}\n", style="bold yellow")
        for line in block.lines:
            lines.append(f"{line}\n", style="dim" if line.startswith("  “") else "default not bold")
        return lines
    table = Table(title=f"\n{block.title}", title_justify="left", title_style="bold", box=None, pad_edge=False)
    table.add_column(block.columns[0], no_wrap=True)
    for name in block.columns[1:]:
        table.add_column(name, justify="right")
    for row in block.rows:
        # A line stands out from the fields below it.
        table.add_row(*map(escape, row), style="dim" if row[0].startswith(" ") else "")
    return table


def as_markdown(block: Block) -> str:
    """A part of the report as Markdown."""
    if isinstance(block, str):
        return f"{block}\n"
    if isinstance(block, Listing):
        items = (
            f"  <br>{_plain(line.strip())}" if line.startswith(" ") else f"- {_plain(line)}" for line in block.lines
        )
        return "\n".join([f"### {block.title}\n", *items, ""])
    lines = [block.columns, ("---", *("---:" for _ in block.columns[1:])), *block.rows]
    cells = (f"| {' | '.join(_plain(cell.strip()) for cell in line)} |" for line in lines)
    return "\n".join([f"## {block.title}\n", *cells, ""])


def _plain(text: str) -> str:
    """The text as Markdown shows it: no mark of it means anything, and it stays on one line."""
    escaped = "".join(f"\\{char}" if char in "\\|*_`[]<>#" else char for char in text)
    return " ".join(escaped.split())


def as_json(report: Report) -> dict[str, Any]:
    """The whole report for a program: figures in all and by input, calibration, every difference, and what changed."""
    calibration = report.calibration()
    made: dict[str, Any] = {
        "inputs": len(report.comparisons),
        "without_output": list(report.without_output),
        "figures": _as_figures(report.total()),
        "documents": {one.source: _as_figures(one.counts) for one in report.comparisons},
        "calibration": {
            "bands": [asdict(band) for band in calibration.bands],
            "high": asdict(calibration.high),
            "wrong": calibration.wrong,
            "caught_in_least_sure": calibration.caught_share,
        },
        "grades": {
            grade: {"inputs": len(inputs), **_as_figures(total(inputs))} for grade, inputs in report.by_grade().items()
        },
        "misses": [asdict(miss) for one in report.comparisons for miss in one.misses],
    }
    if report.changes:
        made["changes"] = [asdict(change) for change in report.changes]
    return made


def _as_figures(counts: Mapping[str, Count]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, count in counts.items():
        figures = dict(zip(("precision", "recall", "f1"), count.figures(), strict=True))
        lenient = dict(zip(("precision", "recall", "f1"), count.figures(lenient=True), strict=True))
        made[name] = {**figures, "lenient": lenient, "gold": count.support, "found": count.found}
    return made
