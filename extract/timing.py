"""How long each stage of reading takes: seconds of the clock, added up over this process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import wraps
from time import perf_counter
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

# Seconds since the process began, by stage.
spent: Counter[str] = Counter()


def timed(stage: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Add the time that a function takes to its stage."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def measured(*args: P.args, **kwargs: P.kwargs) -> R:
            start = perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                spent[stage] += perf_counter() - start  # type: ignore[assignment]

        return measured

    return decorate
