"""The one expression that counts events, on every engine: Narwhals writes it for each.

An engine gives it a frame of events (see ``EVENT``) and gets groups. Only comparisons, products
with powers of two and sums of whole numbers decide into which group an event falls. These are exact
everywhere, where a logarithm may differ in its last digit, so all engines make the same groups.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import narwhals as nw
import numpy as np

from generator.model.clock import DAY, Clock
from generator.rollup.counting_plan import CountingPlan
from generator.rollup.group_keys import key_of, keys_of
from generator.rollup.written import LAST_SECOND

EVENT = ("service", "measure", "seconds", "zoned", "value", "shape", "ok", "misfit")
"""An event as an engine reads it. ``seconds`` since 1970, in UTC if the time is ``zoned``, else as
the organisation's clock showed; ``value`` is none where ``shape`` is not NUMBER; ``ok`` is one of
OK, FAILED, SILENT, UNREADABLE; ``misfit`` says that the row has more columns than the header."""
NUMBER, EMPTY, NO_NUMBER = 0, 1, 2
FAILED, OK, SILENT, UNREADABLE = 0, 1, 2, 3
(
    FINE,
    MISFIT,
    NO_SERVICE,
    UNKNOWN,
    NO_TIME,
    NOT_A_NUMBER,
    NEGATIVE,
    ODD_OK,
    NOTHING,
) = range(9)
"""Why an event cannot count; the first that holds."""
PARTS = 64
"""Buckets from one power of two to the next: a bucket's ends are at most 1/64 apart."""
ERROR = 1 / (2 * PARTS)
"""By how much a percentile may differ from the exact one, as a share of it: less than 1 %."""
LEAST, MOST = -64, 64
"""Powers of two between which values have buckets of their own; smaller ones count as 0."""
ZERO, NONE = -1, -2
"""The buckets of 0, and of events without a value."""


def groups_of(events: Any, tables: Mapping[str, Any], plan: CountingPlan, said: Any) -> Any:
    """Return groups of events: a frame with ``keys_of``, “said”, “n”, “least” and “largest”.

    ``events`` and the ``tables`` (see ``tables_of``) are Narwhals' frames of the same engine.
    ``said`` is the expression for what is kept of an event that cannot count.
    """
    frame = events.join(tables["series"], on=["service", "measure"], how="left")
    frame = frame.with_columns(
        reason=_reason(),
        utc_day=(nw.col("seconds") / DAY).floor(),
        **{"class": _class(plan.most_cuts)},
        power=_power(),
    )
    frame = frame.join(tables["clock_changes"], on="utc_day", how="left").with_columns(day=_day())
    if plan.exact:
        frame = frame.with_columns(bucket=nw.col("value"))
    else:
        frame = frame.join(tables["powers"], on="power", how="left").with_columns(bucket=_bucket())
    value, bad = nw.col("value"), nw.col("reason") != FINE
    frame = frame.with_columns(key=key_of(~bad, plan), said=nw.when(bad).then(said))
    keys = (*keys_of(plan), "said")
    return (
        frame.select(*keys, "value")
        .group_by(*keys)
        .agg(n=nw.len(), least=value.min(), largest=value.max())
    )


def tables_of(plan: CountingPlan) -> dict[str, dict[str, list[Any]]]:
    """Return the small tables that events are joined with, as columns."""
    return {
        "series": series_columns(plan),
        "powers": power_columns(),
        "clock_changes": change_columns(plan.clock),
    }


def series_columns(plan: CountingPlan) -> dict[str, list[Any]]:
    """Return the table of series as columns: both names, the number, and the cuts.

    Where events call a service by several names, they are of one series. A cut that a series does
    not have is above all values.
    """
    beyond = 2.0 ** (MOST + 1)
    whose = [(each.service, each.named[1]) for each in plan.series]
    first = {name: at for at, name in reversed([*enumerate(whose)])}
    columns: dict[str, list[Any]] = {
        "service": [each.named[0] for each in plan.series],
        "measure": [each.named[1] for each in plan.series],
        "series": [first[each.service, each.named[1]] for each in plan.series],
    }
    for at in range(plan.most_cuts):
        columns[f"cut{at}"] = [
            each.cuts[at] if at < len(each.cuts) else beyond for each in plan.series
        ]
    return columns


def _reason() -> Any:
    """Return why an event cannot count, as a number."""
    shape, value, ok = nw.col("shape"), nw.col("value"), nw.col("ok")
    reasons = (
        (NOTHING, (shape == EMPTY) & (ok == SILENT)),
        (ODD_OK, ok == UNREADABLE),
        (NEGATIVE, (shape == NUMBER) & (value < 0)),
        (NOT_A_NUMBER, (shape == NO_NUMBER) | ((shape == NUMBER) & (value >= 2.0**MOST))),
        (NO_TIME, nw.col("seconds").is_null()),
        (UNKNOWN, nw.col("series").is_null()),
        (NO_SERVICE, nw.col("service") == ""),
        (MISFIT, nw.col("misfit")),
    )
    found: Any = nw.lit(FINE)
    for reason, holds in reasons:
        found = nw.when(holds).then(nw.lit(reason)).otherwise(found)
    return found


def change_columns(clock: Clock) -> dict[str, list[Any]]:
    """Return the table of days in UTC: by how many seconds the clock is ahead in each.

    “turn” is the second from which on it is ahead by “after”; a day without a change has none.
    """
    begins = np.arange(0, LAST_SECOND, DAY)
    ends = begins + DAY - 1
    turn = np.full(len(begins), float(LAST_SECOND))
    for change in clock.changes:
        turn[change // DAY] = change
    return {
        "utc_day": (begins / DAY).tolist(),
        "turn": turn.tolist(),
        "before": (clock.locals(begins) - begins).tolist(),
        "after": (clock.locals(ends) - ends).tolist(),
    }


def _day() -> Any:
    """Return the organisation's day, in days since 1970: what its clock shows, over changes."""
    seconds = nw.col("seconds")
    turned = seconds >= nw.col("turn")
    ahead = nw.when(turned).then(nw.col("after")).otherwise(nw.col("before"))
    local = nw.when(nw.col("zoned")).then(seconds + ahead).otherwise(seconds)
    return (local / DAY).floor()


def _class(cuts: int) -> Any:
    """Return above how many of its series' cuts a value is."""
    above: Any = nw.lit(0)
    for at in range(cuts):
        higher = nw.col("value") > nw.col(f"cut{at}")
        above = above + nw.when(higher).then(nw.lit(1)).otherwise(nw.lit(0))
    return above


def _power() -> Any:
    """Return the power of two below a value, or the next one: a logarithm may be a little off."""
    value = nw.col("value")
    large = value >= 2.0**LEAST
    return nw.when(large).then(nw.when(large).then(value).log(2).floor())


def power_columns() -> dict[str, list[Any]]:
    """Return the table of powers of two: what a value is multiplied with, and its first bucket."""
    powers = [float(each) for each in range(LEAST - 1, MOST + 2)]
    return {
        "power": powers,
        "scale": [PARTS * 2.0**-each for each in powers],
        "first": [PARTS * (each - LEAST) for each in powers],
    }


def _bucket() -> Any:
    """Return the bucket of a value: how often its power was doubled, and the part of the next one.

    What is left of the value shows whether the power is one too high or too low. Products with
    powers of two are exact.
    """
    rest, first = nw.col("value") * nw.col("scale"), nw.col("first") - PARTS
    right = rest.floor() + first
    lower = (rest * 2.0).floor() + first - PARTS
    upper = (rest * 0.5).floor() + first + PARTS
    found = nw.when(rest < PARTS).then(lower).otherwise(
        nw.when(rest >= 2 * PARTS).then(upper).otherwise(right)
    )  # fmt: skip
    small = (
        nw.when(nw.col("value").is_null()).then(nw.lit(float(NONE))).otherwise(nw.lit(float(ZERO)))
    )
    return nw.when(nw.col("scale").is_null()).then(small).otherwise(found)
