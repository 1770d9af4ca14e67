"""What is measured in per cent is written in per cent, not as a share of one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.series import flags, series_of
from generator.checks.sheet import Sheet, Spot

_FROM = 10
"""A value that is wanted, in per cent, from which on 1 % at most would be far away."""


def find(sheet: Sheet) -> Iterator[Mask]:
    """Values of which none is above 1, where a much higher percentage is wanted."""
    for series in series_of(sheet):
        of = series.of
        high = bool(of.wanted) and min(of.wanted) >= _FROM and not of.lower
        shares = np.all((series.values >= 0) & (series.values <= 1)) and np.any(series.values > 0)
        if of.unit == "%" and high and shares:
            wrong = flags(sheet, series.rows)
            yield sheet.mask(wrong, _words, "value", RowOutcome.SET_ASIDE, once=True)


def _words(spot: Spot) -> Words:
    written = spot.text("value")
    rows = spot.rows("seems to be a share of one", "seem to be shares of one")
    message = f"{rows}, where the unit is “%”: {written} would be {written} %"
    return message, f"write {float(written) * 100:.10g}, in per cent"


RULE = Rule(
    code="row-share-for-per-cent",
    title="What is measured in per cent is written in per cent",
    severity=WARNING,
    family=Family.DATA,
    why="0.9921 would be shown as 0.9921 %, and the promise as broken.",
    hint="write 99.21, in per cent",
    find=find,
)
