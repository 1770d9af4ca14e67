"""A share is written as its unit says: in per cent, or from 0 to 1."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
import numpy.typing as npt

from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.series import flags, series_of
from generator.checks.sheet import Sheet, Spot
from generator.model.measured_share import MeasuredShare, measured_share

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def find(sheet: Sheet) -> Iterator[Mask]:
    """Measures whose values all look like the other: none above 1 in per cent, or one in a share.

    Only where much higher percentages are wanted is that certain.
    """
    for series in series_of(sheet):
        of = series.of
        seems = measured_share(of, series.values.tolist())
        if seems is None:
            continue
        sure = seems is MeasuredShare.SHARE
        wrong = flags(sheet, series.rows)
        if not sure:  # a value of 0 or 1 shows nothing
            wrong[series.rows] = _shows(seems, series.values)
        effect = RowOutcome.SET_ASIDE if sure else RowOutcome.COUNTED
        yield sheet.mask(wrong, partial(_WORDS[seems], of.unit), "value", effect, once=True)


def _shows(seems: MeasuredShare, values: Floats) -> Flags:
    """Return which values show that they are not what the unit says."""
    if seems is MeasuredShare.PER_CENT:
        return values > 1
    return (values > 0) & (values < 1)


def _is_share(unit: str, spot: Spot) -> Words:
    written = spot.text("value")
    rows = spot.rows("seems to be a share of one", "seem to be shares of one")
    message = f"{rows}, where the unit is “{unit}”: {written} would be {written} %"
    return message, f"write {float(written) * 100:.10g}, in per cent"


def _may_be_share(unit: str, spot: Spot) -> Words:
    written = spot.text("value")
    message = f"{spot.rows('is', 'are')} below 1, where the unit is “{unit}”, such as {written}"
    correct = (
        f"write {float(written) * 100:.10g} and each other value times 100, if they are shares"
    )
    return message, f"{correct}; if they are below 1 %, say here why this warning is ignored"


def _is_per_cent(unit: str, spot: Spot) -> Words:
    written = spot.text("value")
    message = f"{spot.rows('is', 'are')} above 1, where the unit is “{unit}”, such as {written}"
    correct = f"write {float(written) / 100:.10g}"
    return message, f"{correct}, or another “unit:” in the service's file"


_WORDS = {
    MeasuredShare.SHARE: _is_share,
    MeasuredShare.PERHAPS: _may_be_share,
    MeasuredShare.PER_CENT: _is_per_cent,
}

RULE = Rule(
    code="row-share-for-per-cent",
    title="A share is written as its unit says: in per cent, or from 0 to 1",
    severity=WARNING,
    family=Family.DATA,
    why="0.9921 would be shown as 0.9921 %, and the promise as broken.",
    hint="write 99.21, in per cent",
    find=find,
)
