"""Weights of facts from examples: a logistic regression whose weights may be bounded."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

_FREE: Final = 1e-3
"""Penalty of the last column, which says how likely anything is before any fact is known."""
_ROUNDS: Final = 50


def regression(
    table: NDArray[np.float64],
    right: NDArray[np.float64],
    counts: NDArray[np.float64],
    bounds: NDArray[np.float64],
    *,
    penalty: float = 1.0,
) -> NDArray[np.float64]:
    """Coefficients of a logistic regression with a quadratic penalty, by projected Newton steps.

    Args:
        table: a row for each example, a column for each coefficient, ones in the last.
        right: 1 where the example is right, else 0.
        counts: what each row counts.
        bounds: least and greatest value of each coefficient but the last, which is free, of the penalty too.
        penalty: on the square of each other coefficient.
    """
    penalties = np.full(table.shape[1], penalty)
    penalties[-1] = _FREE
    least, most = np.vstack([bounds, [[-np.inf, np.inf]]]).T
    found = np.clip(np.zeros(table.shape[1]), least, most)
    for _ in range(_ROUNDS):
        expected = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (counts * (right - expected)) - penalties * found
        # At a bound, and pulled beyond it: it stays there.
        free = ~((found <= least) & (slope < 0) | (found >= most) & (slope > 0))
        bend = (table[:, free] * (counts * expected * (1 - expected))[:, None]).T @ table[:, free]
        step = np.zeros_like(found)
        step[free] = np.linalg.solve(bend + np.diag(penalties[free]), slope[free])
        moved = np.clip(found + step, least, most)
        if np.abs(moved - found).max() < 1e-6:
            break
        found = moved
    return found
