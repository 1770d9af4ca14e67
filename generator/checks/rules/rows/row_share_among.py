"""No single value is a share of one where all others are in per cent."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
import numpy.typing as npt

from generator.checks.rule import WARNING, Family, Lifecycle, Mask, RowOutcome, Rule, Words
from generator.checks.series import flags, series_of
from generator.checks.sheet import Sheet, Spot

_FAR = 10
"""Percentages from which on a value below 1 is far away."""
_FEWEST = 3
"""So many of these show how the others are written."""
_WHOLE = 1.0


def find(sheet: Sheet) -> Iterator[Mask]:
    """Single values from 0 to 1 where all other values of the same thing are 10 % and more."""
    for series in series_of(sheet):
        wrong = _shares(series.values)
        if series.of.unit == "%" and np.any(wrong):
            found = flags(sheet, series.rows[wrong])
            words = partial(_words, series.of.unit)
            yield sheet.mask(found, words, "value", RowOutcome.SET_ASIDE)


def _shares(values: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Return which of some percentages seem to be shares: few, where all others are far away.

    0 % can be true: it is none of them, nor is it one of the others.
    """
    few: npt.NDArray[np.bool_] = (values > 0) & (values <= _WHOLE)
    far = values >= _FAR
    number, usual = int(np.count_nonzero(few)), int(np.count_nonzero(far))
    shown = usual >= max(_FEWEST, 2 * number) and bool(np.all(far | few | (values == 0)))
    return few if shown else np.zeros_like(few)


def _words(unit: str, spot: Spot) -> Words:
    written = spot.text("value")
    per_cent = f"{float(written) * 100:.10g}"
    message = f"{written} is far below all other values, which are in “{unit}”: is it a share?"
    return message, f"write {per_cent}, if it is; otherwise say here why this warning is ignored"


RULE = Rule(
    code="row-share-among",
    title="No single value is a share of one where all others are in per cent",
    severity=WARNING,
    family=Family.DATA,
    why="0.996 among values such as 99.6 would be shown as 0.996 %, and that month as a failure.",
    hint="write 99.6, if it is; otherwise say here why this warning is ignored",
    find=find,
    lifecycle=Lifecycle.NEW,
)
