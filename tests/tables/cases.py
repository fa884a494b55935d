"""The torture set: every table, and how it is drawn and written."""

from __future__ import annotations

from tests.tables import contents as c
from tests.tables.model import Case, Look, Sketch, Word


def _case(name: str, *tables: Sketch, word: Word | None = None, **look: object) -> Case:
    return Case(name, tables, Look(**look), word or Word())  # type: ignore[arg-type]


CASES = (
    # How rules are drawn
    _case("bars", c.PLAIN),
    _case("bars with joints", c.INDEXED, rules="joints", middle=True),
    _case("grid in one path", c.GROUPED, rules="path"),
    _case("long strokes", c.BANDS, rules="strokes", middle=True),
    _case("a box for each cell", c.MERGED, rules="boxes"),
    _case("boxes apart", c.COSTS, rules="loose", align="clr"),
    _case("sides that end before the corner", c.FIGURES, rules="short", align="clr"),
    _case("sides that end behind the corner", c.BLOCK, rules="over", align="lc"),
    _case("double lines", c.INDEXED, rules="double", middle=True),
    _case("dashes", c.PLAIN, rules="dashes"),
    _case("dots", c.GROUPED, rules="dots"),
    _case("dashes that are paths", c.COSTS, rules="pieces_of_path", align="clc"),
    _case("hair lines", c.THREE_LEVELS, rules="hairs", align="clc", middle=True),
    _case("lines of a tenth of a point", c.MERGED, rules="strokes", weight=0.1, middle=True),
    _case("thick lines", c.LISTS, rules="strokes", weight=2.25),
    _case("grey lines", c.FIGURES, rules="grey", align="clr"),
    _case("horizontal rules only", c.PLAIN, rules="level"),
    _case("no outer sides", c.COSTS, rules="sideless", align="clr"),
    _case("shades without lines", c.PLAIN, rules="shades"),
    _case("white lines over shades", c.GROUPED, rules="white"),
    _case("lines that are pictures", c.PLAIN, rules="pictures"),
    _case("shaded header", c.MERGED, rules="bars", shaded=True, middle=True),
    # Tables without rules
    _case("no rules", c.PLAIN, rules="none", align="l", gap=30),
    _case("no rules, figures", c.FIGURES, rules="none", align="llr", gap=30),
    _case("no rules, short texts", c.TIMES, rules="none", align="l", gap=30),
    _case("three rules", c.TIMES, rules="booked", align="l"),
    _case("no rules, two columns", c.BRIEF, rules="none", align="l", gap=30),
    # What cells hold and cover
    _case("header of three levels", c.THREE_LEVELS, align="clc", middle=True),
    _case("groups over all columns", c.GROUPED),
    _case("bands in bands", c.BANDS, rules="path"),
    _case("merged both ways", c.MERGED, middle=True),
    _case("merged blocks", c.BLOCK, align="lc", middle=True, word=Word(style="cells")),
    _case("months", c.MONTHS, size=9, align="clc", padding=3),
    _case("writing upwards", c.SIDEWAYS, upwards=frozenset({(0, 0), (1, 0), (4, 0), (0, 4)})),
    _case("lists in cells", c.LISTS),
    _case("empty columns", c.EMPTY),
    _case("narrow columns", c.NARROW, align="clc", size=12),
    _case("nested table", c.NESTED),
    _case("rows that start late", c.STAIRS, rules="path"),
    _case("letters apart", c.PLAIN, spacing=1.2, size=10),
    _case("words without spaces", c.LISTS, spaces=False),
    _case("tight padding", c.WIDE, padding=1.5, size=9, align="cl"),
    _case("a column more after it", c.FIGURES, c.COSTS, gap=0, align="clr", rules="path"),
    _case("two tables close together", c.BRIEF, c.PLAIN, gap=6, align="cl"),
    _case("tables with text between", c.TIMES, c.COSTS, gap=40, align="l"),
    # Pages
    _case("two pages", c.LONG, room=230, split=False, word=Word(keep=True, height=6000)),
    _case("two pages, header again", c.LONG, room=230, repeat=True, split=False, word=Word(keep=True, height=7000)),
    _case("rows over pages", c.LONG, room=72, word=Word(height=5600)),
    _case("rows over pages, header again", c.LONG, room=96, repeat=True, rules="path"),
    _case("index row again", c.LONG_INDEXED, room=190, repeat=True, word=Word(height=6500)),
    _case("cells merged over pages", c.SPREAD, room=120, word=Word(height=5200)),
    _case("merged over pages, header again", c.SPREAD, room=150, repeat=True, rules="strokes"),
    _case("words over pages", c.NARROW, room=70, size=12, align="clc", word=Word(height=4600)),
    _case("groups over pages", c.GROUPED, room=75, repeat=True, split=False),
    _case("page turned right", c.WIDE, angle=1, size=10),
    _case("page turned left", c.WIDE, angle=3, size=10, rules="path"),
    _case("page upside down", c.INDEXED, angle=2),
    _case("writing turned on its page", c.WIDE, turned=1, size=10),
    _case("cut by its crop box", c.PLAIN, crop=(36, 48)),
    _case("turned and cut", c.GROUPED, angle=1, crop=(30, 20), rules="strokes"),
    _case("round stamp", c.PLAIN, stamp="round"),
    _case("stamp in a box", c.INDEXED, stamp="box"),
    _case("signature over the header", c.MERGED, stamp="text"),
    _case("with a footnote", c.PLAIN, note="Theo Quyết định số 25/2023/QĐ-UBND của Ủy ban nhân dân huyện."),
    # How Word files are written
    _case("hMerge", c.INDEXED, word=Word(merge="hMerge"), rules="boxes"),
    _case("rows in content controls", c.PLAIN, word=Word(wrap="sdt-row"), rules="strokes"),
    _case("cells in content controls", c.COSTS, word=Word(wrap="sdt-cell"), rules="joints", align="clr"),
    _case("rows in custom XML", c.FIGURES, word=Word(wrap="custom"), rules="path"),
    _case("rows inserted and deleted", c.TIMES, word=Word(tracked=True), rules="boxes", align="l"),
    _case("grid lines of no cell", c.MERGED, word=Word(extra=True), rules="joints"),
    _case("rules from a style", c.BLOCK, word=Word(style="style"), rules="strokes", align="lc"),
    _case("rules from cells", c.GROUPED, word=Word(style="cells"), rules="boxes"),
)
