"""Bands of confidence, and what a reviewer of the least sure rows finds."""

from __future__ import annotations

import pytest

from extract.evaluate.calibration import calibrate


def test_bands_count_every_row_once() -> None:
    found = calibrate([(0.0, False), (0.5, True), (0.89, True), (0.9, True), (0.95, False), (1.0, True)])
    assert [(band.low, band.rows, band.right) for band in found.bands if band.rows] == [
        (0.0, 1, 0), (0.5, 1, 1), (0.8, 1, 1), (0.9, 1, 1), (0.95, 2, 1),
    ]  # fmt: skip
    assert (found.high.rows, found.high.right, found.wrong) == (3, 2, 2)


def test_the_least_sure_rows_hold_the_wrong_ones() -> None:
    found = calibrate([(0.6, False)] * 10 + [(0.6, True)] * 5 + [(0.95, True)] * 84 + [(0.95, False)])
    assert found.caught == pytest.approx(10)
    assert found.caught_share == pytest.approx(10 / 11)


def test_rows_alike_in_confidence_are_found_in_part() -> None:
    found = calibrate([(1.0, False)] * 10 + [(1.0, True)] * 90)
    assert found.caught_share == pytest.approx(0.15)


def test_nothing_wrong_and_nothing_at_all() -> None:
    assert calibrate([(0.9, True)]).caught_share is None
    assert calibrate([]).high.rows == 0
