"""An archive of any size: the samples again and again, with other numbers, dates, places and names, so that no two are the same.

python -m tests.benchmarks.corpus FOLDER COUNT [--seed N]

Six kinds in turn: DOCX (the text of its XML changed), Markdown, HTML, plain text, RTF where asked for, and PDF (a page of text
drawn anew and the pages of a sample, by pdfium). The same count and seed give the same bytes.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples"
_PLACES = "Suối Trên, Đồi Chè, Bản Hạ, Cầu Gỗ, Ninh Sơn Thượng, Hòa Lạc Đông, Tân Phú Tây, Long Khê, Mỹ Điền, Vĩnh Quang".split(
    ", "
)
_FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Nông Hà Lò Y Sùng Thạch".split()
_MIDDLES = "Văn Thị Hữu Đức Minh Thanh Ngọc Quang".split()
_GIVEN = "An Bình Chi Dũng Giang Hạnh Khoa Lan Minh Nga Oanh Phúc Quyên Sơn Tâm Uyên Vinh Xuân Yến".split()
_DAY = re.compile(r"\b(ngày\s+)(\d{1,2})(\s+tháng|/)")
_NUMBER = re.compile(r"(Số:?\s*)(\d+)(\s*/)")
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)")


def build(folder: Path, count: int, seed: int = 1, rtf: bool = False) -> None:
    """Write `count` files below `folder`, a thousand to a folder."""
    kinds: list[tuple[str, Callable[[int, random.Random], bytes]]] = [
        ("docx", _docx), ("md", _markdown), ("docx", _docx), ("html", _html), ("pdf", _pdf), ("txt", _text),
    ]  # fmt: skip
    if rtf:
        kinds.append(("rtf", _rtf))
    for number in range(count):
        ending, make = kinds[number % len(kinds)]
        path = folder / f"{number // 1000:04}" / f"van-ban-{number:07}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make(number, random.Random(f"{seed} {number}")))


def _varied(text: str, chance: random.Random) -> str:
    """The text with other days and numbers, and with lines of its own tasks once more under other wording of places."""
    text = _DAY.sub(lambda m: f"{m[1]}{chance.randint(10, 28)}{m[3]}", text)
    return _NUMBER.sub(lambda m: f"{m[1]}{chance.randint(1, 999)}{m[3]}", text)


def _task(number: int, chance: random.Random) -> str:
    """A task that no other document has."""
    person = " ".join(map(chance.choice, (_FAMILIES, _MIDDLES, _GIVEN)))
    return (
        f"Rà soát {chance.randint(2, 90)} thủ tục tại thôn {chance.choice(_PLACES)} {number} do đồng chí {person} theo dõi. "
        f"Giao Phòng Kinh tế chủ trì, phối hợp với Văn phòng HĐND và UBND thực hiện, hoàn thành trước ngày "
        f"{chance.randint(10, 28)}/{chance.randint(1, 12)}/2026."
    )


def _sample(ending: str, number: int) -> Path:
    found = sorted(path for path in SAMPLES.glob(f"*.{ending}") if path.name != "README.md")
    return found[number % len(found)]


def _markdown(number: int, chance: random.Random) -> bytes:
    text = _sample("md", number).read_text(encoding="utf-8")
    return f"{_varied(text, chance)}\n\n- {_task(number, chance)}\n".encode()


def _text(number: int, chance: random.Random) -> bytes:
    plain = re.sub(r"[*#|]|<[^>]+>|^[-: |]+$", "", _sample("md", number).read_text(encoding="utf-8"), flags=re.M)
    return f"{_varied(plain, chance)}\n\n{_task(number, chance)}\n".encode()


def _html(number: int, chance: random.Random) -> bytes:
    text = _varied(_sample("html", number).read_text(encoding="utf-8"), chance)
    return text.replace("</body>", f"<p>- {_task(number, chance)}</p></body>").encode()


def _docx(number: int, chance: random.Random) -> bytes:
    """A sample with its texts changed and a paragraph added before the section's properties."""
    made = io.BytesIO()
    with zipfile.ZipFile(_sample("docx", number)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                xml = _TEXT.sub(lambda m: m[1] + _varied(m[2], chance) + m[3], data.decode())
                end = xml.rindex("<w:sectPr") if "<w:sectPr" in xml else xml.rindex("</w:body>")
                xml = f"{xml[:end]}<w:p><w:r><w:t>- {_task(number, chance)}</w:t></w:r></w:p>{xml[end:]}"
                data = xml.encode()
            new.writestr(zipfile.ZipInfo(entry.filename), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _pdf(number: int, chance: random.Random) -> bytes:
    """A sample with its pages and, at their end, a line drawn with the number: real pages, other bytes."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    document = pypdfium2.PdfDocument(_sample("pdf", number).read_bytes())
    page = document[len(document) - 1]
    drawn = pdfium.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", 8.0)
    text = f"{chance.randint(1, 999)}/{number}"
    coded = (text + "\0").encode("utf-16-le")
    pdfium.FPDFText_SetText(drawn, _wide(coded))
    pdfium.FPDFPageObj_Transform(drawn, 1, 0, 0, 1, 40, 20)
    pdfium.FPDFPage_InsertObject(page.raw, drawn)
    page.gen_content()
    made = io.BytesIO()
    document.save(made)
    document.close()
    return made.getvalue()


def _wide(coded: bytes) -> object:
    import ctypes

    return ctypes.cast(ctypes.create_string_buffer(coded), ctypes.POINTER(ctypes.c_ushort))


def _rtf(number: int, chance: random.Random) -> bytes:
    text = "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in _task(number, chance))
    return f"{{\\rtf1\\ansi Ke hoach so {number}\\par {text}\\par}}".encode("ascii")


def main() -> None:
    """Build one from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rtf", action="store_true", help="RTF too, which takes LibreOffice")
    given = parser.parse_args()
    build(given.folder, given.count, given.seed, given.rtf)


if __name__ == "__main__":
    main()
