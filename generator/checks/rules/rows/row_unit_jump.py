"""A measure keeps its unit from month to month."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.series import flags, series_of
from generator.checks.sheet import Sheet, Spot

Floats = npt.NDArray[np.float64]
_TIMES = 100
"""So many times as large, or as small, is another unit rather than a bad month."""
_FEWEST = 3
"""Months without which nobody can say which of them differs."""
_DAYS = 30


def find(sheet: Sheet) -> Iterator[Mask]:
    """Values of a month that are a hundred times those of most other months, or a hundredth."""
    first, _ = sheet.rows.when
    for series in series_of(sheet):
        if series.of.unit != "%":
            odd = _odd(series.values, first[series.rows])
            if np.any(odd):
                wrong = flags(sheet, series.rows[odd])
                yield sheet.mask(wrong, _words, "value", RowOutcome.SET_ASIDE, once=True)


def _odd(values: Floats, days: Floats) -> npt.NDArray[np.bool_]:
    """Return which values lie in a month that differs so, and do themselves.

    Only values above 0 are compared.
    """
    import pandas as pd

    months = pd.Series(np.where(values > 0, values, np.nan)).groupby(days // _DAYS)
    medians = months.median().dropna()
    usual = medians.median()
    differs = (medians >= usual * _TIMES) | (medians <= usual / _TIMES)
    if len(medians) < _FEWEST or 2 * differs.sum() >= len(medians):
        return np.zeros(len(values), dtype=bool)
    far = (values >= usual * _TIMES) | (values <= usual / _TIMES)
    odd: npt.NDArray[np.bool_] = far & np.isin(days // _DAYS, differs.index[differs])
    return odd


def _words(spot: Spot) -> Words:
    rows = spot.rows("is", "are")
    unit = _unit(spot)
    message = (
        f"{rows} a hundred times as large as in other months, or a hundredth of that, "
        f"such as {spot.text('value')}: is it not in {unit}?"
    )
    return message, f"write a value ({unit}, as in the other months)"


def _unit(spot: Spot) -> str:
    measured = spot.sheet.known.services[spot.subject].measured
    for what in ("measure", "promise", "result"):
        if what in spot.sheet.rows.cells:
            return measured[what, spot.text(what)].unit
    return ""


RULE = Rule(
    code="row-unit-jump",
    title="A measure keeps its unit",
    severity=WARNING,
    family=Family.DATA,
    why="A month in milliseconds among months in seconds would look a thousand times worse.",
    hint="write a value (s, as in the other months)",
    find=find,
)
