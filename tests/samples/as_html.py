"""A sample as a page of a province's portal: letterhead and foot as tables without rules, assignments with rowspan and colspan."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from .model import Grid, Letterhead, Para, Sample, Section, Signature, runs

STYLE = """
body { font-family: "Times New Roman", serif; font-size: 14pt; margin: 0; }
nav, footer { font-family: Arial, sans-serif; font-size: 10pt; background: #a51c1c; color: #fff; padding: 8px 24px; }
nav a { color: #fff; }
article { max-width: 900px; margin: 24px auto; }
p { margin: 6pt 0; }
p.doan { text-align: justify; text-indent: 1.27cm; }
td p { margin: 0; }
table { width: 100%; border-collapse: collapse; }
table.bang { font-size: 12pt; }
table.bang th, table.bang td { border: 1px solid #000; padding: 4px; vertical-align: top; }
"""


def html(sample: Sample) -> bytes:
    """The HTML file."""
    outer = sample.before or sample
    title = escape(f"{outer.kind.capitalize()} {outer.title.replace(chr(10), ' ')}")
    head = f'<meta charset="utf-8">\n<title>{title}</title>\n<style>{STYLE}</style>'
    top = '<nav><a href="/">Trang chủ</a> › <a href="/van-ban">Văn bản chỉ đạo, điều hành</a></nav>'
    body = f"{top}\n<article>\n{chr(10).join(_page(sample))}\n</article>\n<footer>Cổng thông tin điện tử</footer>"
    page = f"<head>\n{head}\n</head>\n<body>\n{body}\n</body>"
    return f'<!DOCTYPE html>\n<html lang="vi">\n{page}\n</html>\n'.encode()


def _page(sample: Sample) -> Iterator[str]:
    if sample.before:
        yield from _part(sample.before)
        yield "<hr>"
    yield from _part(sample)
    for appendix in sample.after:
        yield f'<p align="center"><strong>{_inline(appendix.marker)}</strong></p>'
        yield f'<p align="center"><strong>{_inline(appendix.heading)}</strong></p>'
        for block in appendix.children:
            yield from _block(block)


def _part(sample: Sample) -> Iterator[str]:
    yield _letterhead(sample.head)
    yield f'<p align="center"><strong>{sample.kind}</strong></p>'
    yield f'<p align="center"><strong>{_inline(sample.title).replace(chr(10), "<br>")}</strong></p>'
    for block in sample.body:
        yield from _block(block)
    yield _signature(sample.sign)


def _block(block: Section | Para | Grid) -> Iterator[str]:
    if isinstance(block, Grid):
        yield from _grid(block)
    elif isinstance(block, Para):
        look = ' align="center"' if block.look else ' class="doan"'
        inside = _inline(block.printed)
        yield f"<p{look}>{f'<em>{inside}</em>' if block.look == 'italic' else inside}</p>"
    else:
        heading = not block.run and block.marker not in ("-", "+")
        inside = _inline(block.printed)
        if block.marker.startswith("Điều"):
            inside = f"<strong>{_inline(block.marker)}</strong> {_inline(block.body)}"
        inside = f"<strong>{inside}</strong>" if heading else inside
        yield f'<p class="doan">{inside}</p>'
        for child in block.children:
            yield from _block(child)


def _inline(text: str) -> str:
    out = []
    for run in runs(text):
        if run.change == "del":
            continue
        written = f"<sup>{run.note}</sup>" if run.note else escape(run.text, quote=False)
        out.append(f"<strong>{written}</strong>" if run.bold else f"<em>{written}</em>" if run.italic else written)
    return "".join(out)


def _centred(text: str, *tags: str) -> str:
    for tag in reversed(tags):
        text = f"<{tag}>{text}</{tag}>"
    return f'<p align="center">{text}</p>'


def _letterhead(head: Letterhead) -> str:
    left = "".join([_centred(head.parent)] * bool(head.parent) + [_centred(x, "strong") for x in head.body.split("\n")])
    right = _centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "strong") + _centred(
        "Độc lập - Tự do - Hạnh phúc", "strong", "u"
    )
    rows = f'<tr valign="top"><td width="40%">{left}</td><td>{right}</td></tr>\n'
    if head.number:
        rows += f'<tr valign="top"><td>{_centred(head.number)}</td><td>{_centred(head.date, "em")}</td></tr>\n'
    return f'<table border="0">\n{rows}</table>'


def _signature(sign: Signature) -> str:
    left = ""
    if sign.recipients:
        lines = "<br>".join(f"- {_inline(r)}{';' if r != sign.recipients[-1] else '.'}" for r in sign.recipients)
        left = f"<p><strong><em>Nơi nhận:</em></strong><br>{lines}</p>"
    right = (
        "".join(_centred(x, "strong") for x in sign.lines) + _centred("(Đã ký)", "em") + _centred(sign.name, "strong")
    )
    return f'<table border="0">\n<tr valign="top"><td width="50%">{left}</td><td>{right}</td></tr>\n</table>'


def _grid(grid: Grid) -> Iterator[str]:
    yield '<table class="bang" border="1" cellspacing="0" cellpadding="4">'
    yield (
        "<thead>\n<tr>"
        + "".join(f'<th width="{share}%">{_inline(title)}</th>' for title, share in grid.columns)
        + "</tr>"
    )
    if grid.index_row:
        yield "<tr>" + "".join(f"<td><em>({n + 1})</em></td>" for n in range(len(grid.columns))) + "</tr>"
    yield "</thead>\n<tbody>"
    for row in grid.rows:
        cells = []
        for cell in row.cells:
            span = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            span += f' colspan="{cell.cols}"' if cell.cols > 1 else ""
            inside = _inline(cell.text).replace("\n", "<br>")
            cells.append(f"<td{span}>{f'<strong>{inside}</strong>' if row.bold else inside}</td>")
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody>\n</table>"
