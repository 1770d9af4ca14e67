"""Make the table of ``generator.measures.false_signals``: how often chance alone gives a signal.

    python tests/benchmarks/false_signal_table.py

Steady series of independent normal values go through the published chart, so many for each cell
of the table, from a seed that the cell gives itself: the same table on every run. It takes some
minutes. A test makes some of its cells anew and holds the table against them.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np

from generator.measures.false_signals import LONGEST, POINTS
from generator.measures.xmr import trend

SERIES = 20_000
SEED = 20261123


def pattern(points: int, stretch: int) -> list[bool]:
    """Return which periods have a point: so many, the last ``stretch`` of them behind a gap."""
    if stretch == min(points, LONGEST):
        return [True] * points
    return [True] * (points - stretch) + [False] + [True] * stretch


def rate(points: int, stretch: int, series: int = SERIES) -> float:
    """Return the part of steady series whose last point carries a signal, to four decimals."""
    known = np.array(pattern(points, stretch))
    draws = np.random.default_rng((SEED, points, stretch)).normal(size=(series, known.size))
    return round(sum(trend(row, known).signal is not None for row in draws) / series, 4)


def main() -> None:
    """Print the table, a row for each number of points."""
    with ProcessPoolExecutor() as pool:
        for points in POINTS:
            stretches = range(1, min(points, LONGEST) + 1)
            found = list(pool.map(partial(rate, points), stretches))
            sys.stdout.write(f"    {points}: ({', '.join(f'{each:.4f}' for each in found)}),\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
