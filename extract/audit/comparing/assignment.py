"""Who goes with whom: the pairs of two sides that together are most alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def assign(scores: NDArray[np.float64], least: float) -> list[tuple[int, int]]:
    """The one-to-one pairs of rows and columns with the largest sum of scores, without those below `least`.

    The Hungarian method with potentials (Kuhn 1955, Munkres 1957), a row at a time: O(n²·m), its inner loop in NumPy.

    Args:
        scores: Rows × columns, 0 to 1.
        least: Pairs that score less are none.

    Returns:
        Pairs of row and column, by row.
    """
    if not scores.size:
        return []
    rows, columns = scores.shape
    if rows > columns:
        return sorted((row, column) for column, row in assign(scores.T, least))
    costs = np.where(scores >= least, -scores, 0.0)
    of_row, of_column = np.zeros(rows + 1), np.zeros(columns + 1)
    taken = np.zeros(columns + 1, dtype=int)  # the row, from 1, of each column; column 0 is where a row waits
    for row in range(1, rows + 1):
        taken[0], at = row, 0
        slack, came = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=int)
        seen = np.zeros(columns + 1, dtype=bool)
        while taken[at]:
            seen[at] = True
            reduced = costs[taken[at] - 1] - of_row[taken[at]] - of_column[1:]
            better = ~seen[1:] & (reduced < slack[1:])
            slack[1:][better], came[1:][better] = reduced[better], at
            after = int(np.argmin(np.where(seen[1:], np.inf, slack[1:]))) + 1
            delta = slack[after]
            of_row[taken[seen]] += delta
            of_column[seen] -= delta
            slack[~seen] -= delta
            at = after
        while at:
            taken[at], at = taken[came[at]], int(came[at])
    pairs = ((int(taken[column]) - 1, column - 1) for column in range(1, columns + 1) if taken[column])
    return sorted(pair for pair in pairs if scores[pair] >= least)
