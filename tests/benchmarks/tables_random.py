"""Tables of the torture set drawn with looks thrown by dice: how many cells are right, by the way their rules are drawn.

    python -m tests.benchmarks.tables_random [SEED] [COUNT] [--misses]

Harsher than the set itself: pages with room for five lines, letters that nearly fill their columns, stamps on every third page.
A seed that nobody has looked at shows what the readers do on tables that nobody has seen.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from dataclasses import replace

from extract.readers import pdf
from tests.tables import contents
from tests.tables.as_pdf import draw
from tests.tables.model import Case, Look, Sketch, expected, found, right
from tests.tables.ruling import WAYS

SKETCHES = {name: value for name, value in vars(contents).items() if isinstance(value, Sketch) and name != "NESTED"}
# Where no upright rules are drawn, cells that cover others cannot be told.
FREE = ("none", "booked", "level")
WITHOUT_SPANS = [
    name for name, s in SKETCHES.items() if not {"<", "^", "~"} & {text for row in s.grid() for text in row}
]


def thrown(dice: random.Random) -> Case:
    """A table and a look."""
    rules = dice.choice(sorted(WAYS))
    name = dice.choice([n for n in WITHOUT_SPANS if n != "BRIEF"] if rules in FREE else sorted(SKETCHES))
    look = Look(
        rules=rules,
        weight=dice.choice([0.1, 0.5, 1]),
        size=dice.choice([9, 10, 11, 12, 13]),
        align=dice.choice(["cl", "l", "lc", "clc"]),
        middle=dice.random() < 0.4,
        room=dice.choice([0, 0, 0, 80, 120, 200]),
        repeat=dice.random() < 0.5,
        split=dice.random() < 0.6,
        angle=dice.choice([0, 0, 0, 1, 2, 3]),
        crop=dice.choice([(0, 0), (0, 0), (20, 30)]),
        spaces=dice.random() < 0.8,
        leading=dice.choice([1.15, 1.15, 1.3, 1.0]),
        padding=dice.choice([5.4, 5.4, 3, 2]),
        shaded=dice.random() < 0.2,
        spacing=dice.choice([0, 0, 0, 0.5]),
        stamp=dice.choice(["", "", "", "", "", "", "round", "box", "text"]),
    )
    return Case(name, (SKETCHES[name],), replace(look, room=0) if rules == "booked" else look)


def main() -> None:
    """Draw, read and count."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    seed, count = (*numbers, 1, 300)[:2] if len(numbers) != 1 else (numbers[0], 300)
    dice = random.Random(seed)
    hits, totals = defaultdict(int), defaultdict(int)
    for _ in range(count):
        case = thrown(dice)
        good, total = right(expected(case), found(pdf.read(draw(case))))
        hits[case.look.rules] += good
        totals[case.look.rules] += total
        if good < total and "--misses" in sys.argv:
            print(f"{case.name}: {good} of {total}, {case.look}")
    ruled = [way for way in totals if way not in FREE]
    for label, ways in (("ruled", ruled), ("without upright rules", FREE)):
        got, of = (sum(counts[way] for way in ways) for counts in (hits, totals))
        print(f"{label}: {100 * got / of:.1f} % ({got} of {of})")
    print(", ".join(f"{way} {hits[way]}/{totals[way]}" for way in sorted(totals) if hits[way] < totals[way]))


if __name__ == "__main__":
    main()
