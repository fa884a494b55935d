"""A sample as Markdown, as a converter leaves it: pipe tables, `**bold**`, footnotes `[^1]`."""

from __future__ import annotations

from collections.abc import Iterator

from .model import Grid, Letterhead, Para, Sample, Section, Signature, runs


def markdown(sample: Sample) -> bytes:
    """The Markdown file."""
    return ("\n\n".join(_blocks(sample)) + "\n").encode()


def _blocks(sample: Sample) -> Iterator[str]:
    yield _letterhead(sample.head)
    yield f"# {sample.kind}"
    yield f"**{sample.title.replace(chr(10), '<br>')}**"
    for block in sample.body:
        yield from _block(block, 2)
    yield from _signature(sample.sign)
    for appendix in sample.after:
        yield f"## {appendix.marker}"
        yield f"**{appendix.heading}**"
        for block in appendix.children:
            yield from _block(block, 3)
    yield from (f"[^{n}]: {note.text}" for n, note in enumerate(sample.notes, 1))


def _block(block: Section | Para | Grid, level: int) -> Iterator[str]:
    if isinstance(block, Grid):
        yield _grid(block)
    elif isinstance(block, Para):
        yield _text(f"*{block.printed}*" if block.look == "italic" else block.printed)
    else:
        heading = not block.run and block.marker not in ("-", "+")
        yield f"{'#' * min(level, 6)} {_text(block.printed)}" if heading else _text(block.printed)
        for child in block.children:
            yield from _block(child, level + 1)


def _text(text: str) -> str:
    """Tracked changes do not survive conversion; all other markup is Markdown already."""
    return "".join(_run(r.text, r.bold, r.italic, r.note) for r in runs(text) if r.change != "del")


def _run(text: str, bold: bool, italic: bool, note: str) -> str:
    return f"[^{note}]" if note else f"**{text}**" if bold else f"*{text}*" if italic else text


def _letterhead(head: Letterhead) -> str:
    left = "<br>".join(f"**{x}**" for x in head.body.split("\n"))
    left = f"{head.parent}<br>{left}" if head.parent else left
    right = "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - Tự do - Hạnh phúc**"
    return f"| {left} | {right} |\n| :---: | :---: |\n| {head.number} | *{head.date}* |"


def _signature(sign: Signature) -> Iterator[str]:
    yield "***Nơi nhận:***"
    yield "\n".join(f"- {r}{';' if r != sign.recipients[-1] else '.'}" for r in sign.recipients)
    yield "<br>".join(f"**{x}**" for x in sign.lines)
    yield f"**{sign.name}**"


def _grid(grid: Grid) -> str:
    """Markdown has no merged cells: a converter repeats nothing and leaves the places blank."""
    titles = [title for title, _ in grid.columns]
    lines = [titles, ["---"] * len(titles)]
    if grid.index_row:
        lines.append([f"({n + 1})" for n in range(len(titles))])
    for row, placed in zip(grid.rows, grid.placed(), strict=True):
        cells = [""] * len(titles)
        for col, cell in placed:
            text = _text(cell.text).replace("\n", "<br>")
            cells[col] = f"**{text}**" if row.bold and text else text
        lines.append(cells)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
