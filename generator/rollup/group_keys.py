"""What events of a group have in common, in one number: so groups are found and sorted fast."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw
import numpy as np
from numpy.typing import NDArray

from generator.rollup.counting_plan import CountingPlan
from generator.rollup.groups import Groups, Ints

_DAYS, _BUCKETS, _OKS = 2**16, 2**14, 4
"""Days, buckets and kinds of “ok” that a key has room for."""
_FIRST_DAY, _FIRST_BUCKET = -1, -2


def keys_of(plan: CountingPlan) -> tuple[str, ...]:
    """Return the columns that make a group of events that count.

    “key” holds series, day, bucket, class and “ok”, in this order; that of events that cannot count
    is the reason, below 0. Exact values do not fit into it.
    """
    return ("key", "bucket") if plan.exact else ("key",)


def key_of(fine: Any, plan: CountingPlan) -> Any:
    """Return the expression for an event's key; ``fine`` is that for whether it counts."""

    def whole(name: str) -> Any:
        return nw.when(fine).then(nw.col(name)).otherwise(nw.lit(0)).cast(nw.Int64)

    found = whole("series") * _DAYS + whole("day") - _FIRST_DAY
    found = found * _BUCKETS + (0 if plan.exact else whole("bucket") - _FIRST_BUCKET)
    found = (found * (plan.most_cuts + 1) + nw.col("class")) * _OKS + nw.col("ok")
    return nw.when(fine).then(found).otherwise(-nw.col("reason"))


def groups_from(columns: Mapping[str, NDArray[np.generic]], plan: CountingPlan) -> Groups:
    """Return groups, in order, out of the columns “key”, “n”, “least” and “largest”."""
    key, n = (np.asarray(columns[name]).astype(np.int64) for name in ("key", "n"))
    least, largest = (
        np.ma.filled(np.ma.asarray(columns[name]).astype(np.float64), np.nan)
        for name in ("least", "largest")
    )
    series, day, above, ok = _parts(key, plan)
    order = np.lexsort((ok, least, day, series)) if plan.exact else np.argsort(key)
    series, day, above, ok, n = (each[order] for each in (series, day, above, ok, n))
    return Groups(series, day, above, ok, n, least[order], largest[order])


def _parts(key: Ints, plan: CountingPlan) -> tuple[Ints, Ints, Ints, Ints]:
    """Return the series, day, class and “ok” of keys."""
    rest, ok = np.divmod(key, _OKS)
    rest, above = np.divmod(rest, plan.most_cuts + 1)
    series, day = np.divmod(rest // _BUCKETS, _DAYS)
    return series, day + _FIRST_DAY, above, ok
