"""How the tests are spread over processes."""

from __future__ import annotations

import os


def pytest_xdist_auto_num_workers() -> int:
    """One process more than processors for `-n auto`: much of the time tests wait for LibreOffice, Ray and dying workers."""
    return (os.cpu_count() or 1) + 1
