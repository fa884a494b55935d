"""Which known name a misread one is: the most alike, where it is much alike and no other is nearly so."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from extract.folding import fold, unmarked

# Set by hand, tried in tests/test_nearest.py: a short title loses ten points with a letter, so likeness may be small where the
# runner-up is far behind.
LEAST, MARGIN = 80.0, 8.0


def nearest(text: str, known: Sequence[str], least: float = LEAST, margin: float = MARGIN) -> str | None:
    """The known name that a text is a misreading of; None where no name, or more than one, may be meant.

    Marks do not count, nor does the case of letters.

    Args:
        text: What was read.
        known: The names that it may be.
        least: The smallest likeness, 0 to 100: the share of letters in common, in order.
        margin: By how much the best has to be better than the next.

    >>> nearest("RƯỚNG BAN", ["TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "TRƯỞNG PHÒNG"])
    'TRƯỞNG BAN'
    >>> nearest("SỞ Y", ["SỞ Y TẾ", "SỞ XÂY DỰNG"]) is None
    True
    """
    found = process.extract(text, known, scorer=fuzz.ratio, processor=_plain, limit=2, score_cutoff=least - margin)
    if not found or found[0][1] < least or (len(found) > 1 and found[0][1] - found[1][1] < margin):
        return None
    return found[0][0]


def _plain(text: str) -> str:
    return " ".join(unmarked(fold(text)).casefold().split())
