"""Lists of what moved, over many services: how many of them may be chance.

Who tests a thousand services at 5 % lists fifty that did not move. Benjamini and Hochberg's rule
keeps the expected part of false entries in the list below a rate that is chosen beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

RATE = 0.10


def _checked(p_values: Sequence[float] | npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    p = np.asarray(p_values, dtype=np.float64)
    if p.ndim != 1:
        raise ValueError(f"p-values come as one list, got {p.ndim} dimensions")
    # Written so that NaN fails too.
    if not bool(np.all((p >= 0.0) & (p <= 1.0))):
        raise ValueError("a p-value lies between 0 and 1")
    return p


def adjusted_p_values(
    p_values: Sequence[float] | npt.NDArray[np.float64],
) -> tuple[float, ...]:
    """For each p-value the smallest rate at which it would be listed, in the order given.

    An empty list gives an empty tuple. Raises ValueError for values outside 0–1 or NaN: leave
    out what was not tested. Source: Benjamini and Hochberg 1995, JRSS B 57:289.
    """
    p = _checked(p_values)
    count = p.size
    order = np.argsort(p, kind="stable")
    raised = p[order] * count / np.arange(1, count + 1, dtype=np.float64)
    # A smaller p-value must not end up with a larger rate than the next one.
    smoothed = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1.0)
    adjusted = np.empty(count, dtype=np.float64)
    adjusted[order] = smoothed
    return tuple(float(value) for value in adjusted)


def discoveries(
    p_values: Sequence[float] | npt.NDArray[np.float64], rate: float = RATE
) -> tuple[bool, ...]:
    """Which entries to list so that at most `rate` of the list is expected to be chance.

    Same order and length as `p_values`. Holds for independent tests and for such that rise and
    fall together. Raises ValueError unless 0 < rate < 1, or for values outside 0–1.
    """
    if not 0.0 < rate < 1.0:
        raise ValueError(f"the rate lies between 0 and 1, got {rate}")
    p = _checked(p_values)
    if p.size == 0:
        return ()
    ordered = np.sort(p)
    passed = ordered <= rate * np.arange(1, p.size + 1, dtype=np.float64) / p.size
    if not bool(passed.any()):
        return (False,) * p.size
    cut = ordered[np.flatnonzero(passed)[-1]]
    return tuple(bool(value) for value in p <= cut)


def expected_false(listed: int, rate: float = RATE) -> float:
    """Of `listed` entries, how many to expect by chance at most."""
    if listed < 0:
        raise ValueError(f"a list has at least 0 entries, got {listed}")
    return listed * rate
