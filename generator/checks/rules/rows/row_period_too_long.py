"""Answers and tallies fit into one of their service's periods."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.model.period import Grain, period_of


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows longer than their service's period; each distinct pair of the two is judged once."""
    if sheet.kind.folder not in ("answers", "tallies"):
        return
    cells = sheet.rows.cells[sheet.kind.when]
    codes, names = sheet.rows.cells["service"].canonical
    grains = list(Grain)
    own = [grains.index(sheet.known.services[str(name)].grain) for name in names]
    grain = np.array([*own, grains.index(sheet.known.grain)])[codes]
    fits = np.array(
        [
            [span is None or period_of(span[0], g) == period_of(span[1], g) for g in grains]
            for span in (*cells.spans, None)
        ]
    )
    too_long = ~fits[cells.codes, grain]
    yield sheet.mask(too_long, _words, sheet.kind.when, RowOutcome.SET_ASIDE, once=True)


def _words(spot: Spot) -> Words:
    known, written = spot.sheet.known, spot.text(spot.sheet.kind.when)
    of_service = bool(spot.text("service"))
    grain = known.services[spot.subject].grain if of_service else known.grain
    where = "the service's file" if of_service else "services/organisation.yml"
    rows = spot.rows("does", "do")
    return (
        f"{rows} not fit into one {grain} of “{spot.subject}”, the first is {written}",
        f"write the {grain} or the day, or a longer “period:” in {where}",
    )


RULE = Rule(
    code="row-period-too-long",
    title="Answers and tallies fit into one of their service's periods",
    severity=WARNING,
    family=Family.DATA,
    why="A quarter's count cannot be divided among its months.",
    hint="write the month or the day, or a longer “period:” in the service's file",
    find=find,
)
