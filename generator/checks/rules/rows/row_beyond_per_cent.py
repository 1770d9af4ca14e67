"""A percentage lies between 0 and 100."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.checks.series import flags, series_of
from generator.checks.sheet import Sheet, Spot


def find(sheet: Sheet) -> Iterator[Mask]:
    """Values of what is measured in per cent that no percentage can be."""
    for series in series_of(sheet):
        beyond = (series.values < 0) | (series.values > 100)
        if series.of.unit == "%" and np.any(beyond):
            yield sheet.mask(flags(sheet, series.rows[beyond]), _words, "value")


def _words(spot: Spot) -> Words:
    message = f"{spot.text('value')} is outside the scale of a percentage, which goes from 0 to 100"
    return message, "write a value from 0 to 100, or another “unit:” in the service's file"


RULE = Rule(
    code="row-beyond-per-cent",
    title="A percentage is between 0 and 100",
    severity=WARNING,
    family=Family.DATA,
    why="Nothing is available 199 % of the time: either the number or its unit is wrong.",
    hint="write a value from 0 to 100, or another “unit:” in the service's file",
    find=find,
)
