"""What is found in items is read when it is asked for, once."""

from __future__ import annotations

import pytest

from extract.tagging.tags import Lazily


def test_an_item_is_read_once_and_only_when_asked_for() -> None:
    asked: list[tuple[int, int]] = []

    def read(start: int, end: int) -> int:
        asked.append((start, end))
        return end - start

    found = Lazily([(0, 3), (4, 9)], read)
    assert (list(found), len(found), asked) == ([(0, 3), (4, 9)], 2, [])
    assert (found[4, 9], found.get((4, 9)), asked) == (5, 5, [(4, 9)])
    assert found.get((1, 2)) is None
    with pytest.raises(KeyError):
        found[1, 2]
    assert asked == [(4, 9)]
