"""How often charts say that something changed where nothing did: how often we would cry wolf.

The limits of a chart come from the same points that they judge, and the rules look at neighbours,
so there is no handy formula for how often the last point carries a signal by chance. The rates here
were found by trial: independent normal values through the published chart, a table by the number of
points and by how many of them follow on the last gap (a run cannot reach across it). The choice of
normal values is ours; shares of 30 and more answers give the same to within half a point (tested).
Not in the table: few answers in one month and many in the next, series with memory (this month
resembles the last one); both signal more often. Nor are several gaps: only the last one is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

import numpy as np
from msgspec import Struct

LONGEST = 7
"""Neighbouring periods that a rule looks at, at most."""
# By number of points: the rates with 1, 2, … neighbouring points since the last gap, the last one
# for 7 and more. Made by tests/benchmarks/false_signal_table.py from 20,000 series a cell: a rate
# of 1.5 % is right to about ± 0.2 points.
_RATES: dict[int, tuple[float, ...]] = {
    5: (0.0000, 0.0000, 0.0000, 0.0000, 0.0043),
    6: (0.0369, 0.0146, 0.0121, 0.0110, 0.0108, 0.0127),
    7: (0.0312, 0.0147, 0.0160, 0.0127, 0.0120, 0.0129, 0.0144),
    8: (0.0273, 0.0135, 0.0142, 0.0128, 0.0144, 0.0121, 0.0140),
    9: (0.0238, 0.0154, 0.0148, 0.0126, 0.0132, 0.0133, 0.0133),
    10: (0.0204, 0.0125, 0.0132, 0.0126, 0.0115, 0.0120, 0.0132),
    12: (0.0175, 0.0117, 0.0138, 0.0129, 0.0117, 0.0117, 0.0145),
    14: (0.0159, 0.0090, 0.0115, 0.0098, 0.0102, 0.0120, 0.0139),
    16: (0.0131, 0.0091, 0.0103, 0.0108, 0.0095, 0.0111, 0.0147),
    20: (0.0098, 0.0086, 0.0091, 0.0094, 0.0091, 0.0098, 0.0173),
    24: (0.0094, 0.0063, 0.0089, 0.0090, 0.0083, 0.0087, 0.0167),
    30: (0.0078, 0.0058, 0.0089, 0.0067, 0.0085, 0.0079, 0.0181),
    36: (0.0075, 0.0061, 0.0084, 0.0073, 0.0067, 0.0065, 0.0157),
    48: (0.0053, 0.0062, 0.0064, 0.0064, 0.0061, 0.0062, 0.0184),
    60: (0.0056, 0.0044, 0.0066, 0.0064, 0.0054, 0.0059, 0.0170),
}
POINTS = (5, 6, 7, 8, 9, 10, 12, 14, 16, 20, 24, 30, 36, 48, 60)
"""Numbers of points that the table has; between two of them the rate lies on the straight line."""
_TAIL = 0.025


class FalseSignals(Struct, frozen=True):
    """How many charts of several to expect a signal of, though nothing changed.

    ``value`` is the expected number; in 95 of 100 cases at least, it is ``low`` to ``high``.
    """

    value: float
    low: int
    high: int


def false_signal_rate(points: int, stretch: int | None = None) -> float:
    """Return the part (0–1) of steady series of ``points`` points whose last one has a signal.

    ``stretch`` is how many of them are neighbours up to the last one, the last among them; without
    it there is no gap. Fewer than 5 points are never judged: 0. More than 60 count as 60.
    Raises ValueError for fewer than 1 point, or a stretch that is none of them.
    """
    near = points if stretch is None else stretch
    if not 1 <= near <= points:
        raise ValueError(f"a stretch has 1 to {points} points, got {near}")
    if points < POINTS[0]:
        return 0.0
    size = min(points, POINTS[-1])
    after = bisect_right(POINTS, size)
    below = POINTS[after - 1]
    above = POINTS[min(after, len(POINTS) - 1)]
    ends = [_RATES[each][min(near, LONGEST, each) - 1] for each in (below, above)]
    return float(np.interp(size, [below, above], ends)) if above > below else ends[0]


def false_signals(rates: Iterable[float]) -> FalseSignals:
    """Return how many signals to expect of charts with these rates, each apart from the others.

    The range leaves out at most 2.5 % at either end of what can happen (Poisson's binomial law).
    Raises ValueError for a rate that is none.
    """
    known = list(rates)
    if not all(0.0 <= rate <= 1.0 for rate in known):
        raise ValueError("a rate lies between 0 and 1")
    chances = np.ones(1)
    for rate in known:
        chances = np.convolve(chances, (1.0 - rate, rate))
    upto = np.cumsum(chances)
    # Sums of many small numbers come out as 0.974999…: what rounds to the bound has reached it.
    low = int(np.searchsorted(upto, _TAIL, side="right"))
    high = int(np.searchsorted(upto, 1.0 - _TAIL - 1e-12))
    return FalseSignals(float(sum(known)), low, min(high, len(known)))
