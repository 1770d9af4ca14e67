"""Counted answers are counts, and not the shares in per cent that a report shows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.numbered import numbered
from generator.checks.rule import WARNING, Family, Lifecycle, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot

_ALL = 100
_ROUNDED = 1
"""Five shares, each rounded to whole per cent, seldom come to more than so much above or below."""
_FEWEST = 4
"""So many rows of one thing that all come to about 100 are no chance."""


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows of one service and question, all of which have about 100 answers."""
    if sheet.kind.folder != "tallies":
        return
    cells = sheet.rows.cells
    answers = np.sum([cells[f"rating_{k}"].numbers for k in range(1, 6)], axis=0)
    about = np.abs(answers - _ALL) <= _ROUNDED
    series = numbered(sheet.rows, sheet.kind.series)
    sound = sheet.whole & ~sheet.repeats
    others = np.isin(series, series[sound & ~about])
    per_cent = sound & about & ~others
    of_series = np.unique(series[per_cent], return_counts=True)
    enough = of_series[0][of_series[1] >= _FEWEST]
    wrong = per_cent & np.isin(series, enough)
    yield sheet.mask(wrong, _words, "rating_1", RowOutcome.COUNTED, once=True)


def _words(spot: Spot) -> Words:
    rows = spot.rows("comes", "each come")
    message = f"{rows} to about 100 answers: are these shares in per cent, and no counts?"
    return message, (
        "write how many answers each share is; where only the shares are known, remove these rows "
        "and write the share of 4 and 5 into data/summaries/; if 100 people answered each time, "
        "say here why this warning is ignored"
    )


RULE = Rule(
    code="row-tally-of-per-cent",
    title="Counted answers are counts, and not shares in per cent",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "Shares of 20 people would be shown as if 100 had answered: with the privacy of a hundred "
        "and an interval that is far too narrow."
    ),
    hint="write how many answers each share is",
    find=find,
    lifecycle=Lifecycle.NEW,
)
