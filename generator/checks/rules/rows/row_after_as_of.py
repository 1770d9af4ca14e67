"""No row lies after the as-of date."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows whose time has not come."""
    first, _ = sheet.rows.when
    after = np.nan_to_num(first, nan=0.0) > sheet.known.as_of.toordinal()
    yield sheet.mask(after, _words, sheet.kind.when, RowOutcome.SET_ASIDE, once=True)


def _words(spot: Spot) -> Words:
    rows, day = spot.rows("lies", "lie"), spot.sheet.known.as_of
    return (
        f"{rows} after {day}, the day up to which data count",
        "build with a later --as-of, or a later “as_of:” in services/organisation.yml",
    )


RULE = Rule(
    code="row-after-as-of",
    title="No row lies after the as-of date",
    severity=WARNING,
    family=Family.DATA,
    why="One commit makes one site: what lies later is left out until its day has come.",
    hint="build with a later --as-of, or a later “as_of:” in services/organisation.yml",
    find=find,
)
