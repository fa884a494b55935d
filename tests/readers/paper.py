"""PDF files written by hand, so that a test knows where every letter and rule stands.

Every letter is `WIDE` of its size wide, but those of the serif fonts are as wide as in Times; places are in points from the
page's top left corner, `y` being the baseline.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass, field
from functools import cache

from pdfminer.fontmetrics import FONT_METRICS

# The substitutes of these have one width too, so that boxes and advances agree.
FONTS = {"regular": "CourierNewPSMT", "bold": "CourierNewPS-BoldMT", "italic": "CourierNewPS-ItalicMT"}
# Letters of these have the widths of Adobe's metrics, those with marks that of their base letter.
SERIFS = {
    "serif": ("TimesNewRomanPSMT", FONT_METRICS["Times-Roman"][1]),
    "serif-bold": ("TimesNewRomanPS-BoldMT", FONT_METRICS["Times-Bold"][1]),
}
WIDE = 0.6
LEFT, RIGHT = 85.0, 540.0


def width(text: str, size: float, font: str = "regular") -> float:
    """How wide a line is set, in points."""
    return sum(advance(c, font) for c in text) * size


@cache
def advance(letter: str, font: str) -> float:
    """How far a letter of size 1 leads on."""
    if font not in SERIFS:
        return WIDE
    plain = {"đ": "d", "Đ": "D", "–": "-", "’": "'"}.get(letter) or unicodedata.normalize("NFD", letter)[0]
    return SERIFS[font][1].get(plain, 500) / 1000


@dataclass
class Sheet:
    """A page to write on. `rotate` and `crop` (left, bottom, right, top) go into the page as they are.

    On a `hidden` page the text does not show, as text recognised in a scan.
    """

    width: float = 595.0
    height: float = 842.0
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    hidden: bool = False
    content: list[str] = field(default_factory=list)
    letters: set[str] = field(default_factory=set)

    def text(self, x: float, y: float, text: str, size: float = 14, font: str = "regular", angle: float = 0) -> float:
        """Write a line; return the x at which it ends. `angle` in degrees turns it anticlockwise."""
        codes = "".join(f"{ord(c):04X}" for c in text)
        self.letters.update(text)
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        place = f"{c:.4f} {s:.4f} {-s:.4f} {c:.4f} {x} {self.height - y}"
        self.content.append(f"BT {3 * self.hidden} Tr /{font} {size} Tf {place} Tm <{codes}> Tj ET")
        return x + width(text, size, font)

    def words(self, x: float, y: float, text: str, size: float = 14, font: str = "regular") -> None:
        """Write a line without space characters: the words' places say where one ends."""
        parts = ["".join(f"{ord(c):04X}" for c in word) for word in text.split()]
        self.letters.update(text)
        gap = f" {-1000 * advance(' ', font):.0f} "
        shown = gap.join(f"<{part}>" for part in parts)
        self.content.append(
            f"BT {3 * self.hidden} Tr /{font} {size} Tf 1 0 0 1 {x} {self.height - y} Tm [{shown}] TJ ET"
        )

    def justified(self, x: float, y: float, text: str, size: float = 14, right: float = RIGHT) -> None:
        """Write the words of a line from `x` to `right`, without space characters, as some producers do."""
        words = text.split()
        gap = (right - x - sum(map(len, words)) * size * WIDE) / (len(words) - 1)
        for word in words:
            x = self.text(x, y, word, size) + gap

    def centred(self, axis: float, y: float, text: str, size: float = 14, font: str = "regular") -> None:
        self.text(axis - len(text) * size * WIDE / 2, y, text, size, font)

    def paragraph(self, y: float, text: str, indent: float = 36, size: float = 14, step: float = 18) -> float:
        """Write a justified paragraph with a first line that stands in; return the baseline after it."""
        x, words = LEFT + indent, text.split()
        while words:
            n = 1
            while n < len(words) and len(" ".join(words[: n + 1])) * size * WIDE <= RIGHT - x:
                n += 1
            line, words = " ".join(words[:n]), words[n:]
            if words:
                self.justified(x, y, line, size)
            else:
                self.text(x, y, line, size)
            x, y = LEFT, y + step
        return y + 6

    def bar(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A filled rectangle, as Word draws rules."""
        self.content.append(f"{x0} {self.height - bottom} {x1 - x0} {bottom - top} re f")

    def stroke(self, *path: tuple[float, float, float, float], dash: str = "") -> None:
        """Lines in one path."""
        lines = " ".join(f"{a} {self.height - b} m {c} {self.height - d} l" for a, b, c, d in path)
        self.content.append(f"q 0.5 w {dash} {lines} S Q")

    def grid(
        self, xs: list[float], ys: list[float], merged: dict[tuple[int, int], tuple[int, int]] | None = None
    ) -> None:
        """A table as Word draws it, four thin bars to a cell; `merged` gives rows and columns that a cell covers."""
        covered: set[tuple[int, int]] = set()
        for row in range(len(ys) - 1):
            for col in range(len(xs) - 1):
                if (row, col) in covered:
                    continue
                down, across = (merged or {}).get((row, col), (1, 1))
                covered |= {(row + i, col + j) for i in range(down) for j in range(across)}
                x0, x1, top, bottom = xs[col], xs[col + across], ys[row], ys[row + down]
                for box in (
                    (x0, top, x1, top + 0.5),
                    (x0, bottom, x1, bottom + 0.5),
                    (x0, top, x0 + 0.5, bottom),
                    (x1, top, x1 + 0.5, bottom),
                ):
                    self.bar(*box)

    def picture(self) -> None:
        """One image over the whole page."""
        self.content.append(f"q {self.width} 0 0 {self.height} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")


def pdf(*sheets: Sheet, locked: bool = False) -> bytes:
    """The file of these pages; `locked` asks for a password that nobody knows."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    used = sorted({ord(letter) for sheet in sheets for letter in sheet.letters})
    blocks = [used[k : k + 100] for k in range(0, len(used), 100)]
    maps = "\n".join(
        f"{len(b)} beginbfchar\n" + "\n".join(f"<{code:04X}> <{code:04X}>" for code in b) + "\nendbfchar"
        for b in blocks
    )
    objects.append(
        _stream(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
            f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{maps}\nendcmap end end"
        )
    )
    fonts = []
    for key, name in {**FONTS, **{key: name for key, (name, _) in SERIFS.items()}}.items():
        widths = "".join(f"{code} [{1000 * advance(chr(code), key):.0f}] " for code in used) * (key in SERIFS)
        n = len(objects) + 1
        fonts.append(f"/{key} {n} 0 R")
        objects.append(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /ToUnicode 3 0 R "
            f"/DescendantFonts [{n + 1} 0 R] >>"
        )
        objects.append(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 600 /W [{widths}] /FontDescriptor {n + 2} 0 R "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        )
        objects.append(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
            "/Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>"
        )
    kids = []
    for sheet in sheets:
        objects.append(_stream("\n".join(sheet.content)))
        crop = f"/CropBox [{' '.join(map(str, sheet.crop))}] " if sheet.crop else ""
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] {crop}/Rotate {sheet.rotate} "
            f"/Contents {len(objects)} 0 R /Resources << /Font << {' '.join(fonts)} >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Count {len(sheets)} /Kids [{' '.join(kids)}] >>"
    result, places = b"%PDF-1.7\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(result))
        result += f"{n} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    key = "<" + "5A" * 32 + ">"
    lock = f" /Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> /ID [<00> <00>]" if locked else ""
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R{lock} >>\n"
    return result + f"{tail}startxref\n{len(result)}\n%%EOF".encode("latin-1")


def _stream(text: str) -> str:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"
