"""Better or worse than usual: the XmR chart (individuals and moving range).

`xmr` is the NHS routine, point for point. `trend` is what is published: the same rules, stricter
about what may enter them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from generator.measures.xmr_chart import Chart, ChartAim, Direction, Strictness, draw

Values = Sequence[float] | npt.NDArray[np.float64]

# Below four moving ranges (five neighbouring points) no rule can ever fire: "as usual" would be
# an empty phrase. With gaps it is worse, two lone steps can make limits far too narrow.
LEAST_RANGES = 4


def _series(values: Values) -> npt.NDArray[np.float64]:
    series = np.asarray(values, dtype=np.float64)
    if series.ndim != 1:
        raise ValueError(f"a series has one value a period, got {series.ndim} dimensions")
    return series


def xmr(
    values: Values,
    direction: Direction = Direction.INCREASE,
    target: float | None = None,
    rebase_at: Sequence[int] = (),
    screen: bool = True,
) -> Chart:
    """The XmR chart as NHSRplotthedots 0.2.2 draws it.

    `values`: one finite value a period, in time order, any unit. `rebase_at`: indices at which
    mean and limits are computed anew. Gives a `Chart`; without limits everything is common cause,
    and a target is hit and miss.
    Raises ValueError for values that are not finite, and for `rebase_at` outside the series.
    """
    series = _series(values)
    if not bool(np.isfinite(series).all()):
        raise ValueError("the routine needs a value in every period; gaps are for the trend")
    everything = np.ones(series.size, dtype=np.bool_)
    return draw(
        series, everything, rebase_at, ChartAim(direction, target), Strictness(screen=screen)
    )


def trend(
    values: Values,
    reliable: Sequence[bool] | npt.NDArray[np.bool_],
    breaks: Sequence[int] = (),
    *,
    direction: Direction = Direction.INCREASE,
    target: float | None = None,
    screen: bool = True,
) -> Chart:
    """The published chart: `values` with NaN for periods without a figure, one a period.

    A period that is not `reliable` (too few answers), or without a figure, is a gap: it is drawn
    hollow or not at all and enters neither limits nor rules. Across a gap no moving range is taken
    and no run is counted: "seven in a row" and "two of three" are said of neighbouring periods,
    and a period that nobody knows does not belong to them. So a gap rather hides a signal than
    makes one. `breaks`: indices at which a new segment begins, with limits and runs of its own.

    Segments with fewer than 4 moving ranges have no limits; fewer than 12 (13 points without a
    gap) give `trial`. Limits without width signal nothing; a series that never moved is common
    cause, any other without usable limits is NOT_ENOUGH. Limits are not cut at 0 or 100 %.
    Raises ValueError for infinite values, masks of another length, breaks outside the series.
    """
    series = _series(values)
    mask = np.asarray(reliable, dtype=np.bool_)
    if mask.shape != series.shape:
        raise ValueError(f"{series.size} values need as many marks of reliability, got {mask.size}")
    if bool(np.isinf(series).any()):
        raise ValueError("a value is a finite number, or NaN for a period without one")
    strictness = Strictness(screen=screen, least_ranges=LEAST_RANGES, width_needed=True)
    return draw(series, mask & ~np.isnan(series), breaks, ChartAim(direction, target), strictness)
