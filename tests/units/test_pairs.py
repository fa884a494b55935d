"""Mentions of the samples are resolved as a person resolved them."""

from __future__ import annotations

from tests.units.pairs import on_samples, score


def test_samples() -> None:
    found = on_samples()
    assert len(found.right | found.missed) >= 80
    assert found.f1 >= 0.95, (sorted(found.wrong), sorted(found.missed))


def test_a_pair_that_is_wrong_or_missed_counts() -> None:
    gold = {("d", "a"): "1", ("d", "b"): "1", ("d", "c"): "2"}
    output = {("d", "a"): "x", ("d", "b"): "y", ("d", "c"): "x"}
    found = score(output, gold)
    assert (len(found.right), len(found.wrong), len(found.missed), found.f1) == (0, 1, 1, 0.0)
