"""Checks of rows: do they lie in their time, and is everybody counted once?"""

from __future__ import annotations

import numpy as np

from generator.checks.row_check import Derived, Look, RowCheck, Sheet, Spot, Words, in_set, row_rule
from generator.model.period import Grain, period_of
from generator.model.table import Kind

_LIVED = (
    "answers",
    "tallies",
    "summaries",
    "telemetry",
    "incidents",
    "promises",
    "usage",
    "requests",
    "results",
)
"""Kinds whose rows cannot be older than their service; money is spent before and after."""
_CELLS = ("answers", "tallies")


def _look_past(kind: Kind) -> list[Look]:
    return [in_set([False], kind.when)]


def _after_as_of(sheet: Sheet, _: Look) -> Derived:
    first = sheet.rows.when[0]
    return np.nan_to_num(first, nan=0.0) > sheet.facts.as_of.toordinal()


def _say_past(spot: Spot) -> Words:
    day = spot.sheet.facts.as_of
    rows = "1 row lies" if spot.count == 1 else f"{spot.count:,} rows lie"
    return (
        f"{rows} after {day}, the day up to which data count",
        "build with a later --as-of, or a later “as_of:” in services/organisation.yml",
    )


def _look_life(kind: Kind) -> list[Look]:
    if kind.folder not in _LIVED:
        return []
    return [in_set([False], kind.when)]


def _outside_life(sheet: Sheet, _: Look) -> Derived:
    first, last = sheet.rows.when
    codes, names = sheet.rows.cells["service"].canonical
    known = [sheet.facts.services[str(name)] for name in names]
    born = [f.first.toordinal() if f.first else (np.inf if f.pipeline else -np.inf) for f in known]
    died = [f.last.toordinal() if f.last else np.inf for f in known]
    births, deaths = np.array([*born, -np.inf]), np.array([*died, np.inf])
    with np.errstate(invalid="ignore"):
        outside: Derived = (last < births[codes]) | (first > deaths[codes])
    return outside


def _say_life(spot: Spot) -> Words:
    facts = spot.sheet.facts.services[spot.subject]
    first, _ = spot.sheet.rows.when
    rows = "1 row lies" if spot.count == 1 else f"{spot.count:,} rows lie"
    if facts.last and first[spot.row] > facts.last.toordinal():
        message = f"{rows} after “{spot.subject}” was retired on {facts.last}"
        return message, "correct the date, or “retired:” in the service's file"
    if facts.first is None:
        message = f"{rows} in a time when “{spot.subject}” is still in the pipeline"
        return message, "write “stage: live” and “launched: …” in the service's file"
    message = f"{rows} before “{spot.subject}” was launched on {facts.first}"
    return message, "correct the date, or “launched:” in the service's file"


def _look_fit(kind: Kind) -> list[Look]:
    if kind.folder not in _CELLS:
        return []
    return [in_set([False], kind.when)]


def _does_not_fit(sheet: Sheet, _: Look) -> Derived:
    """Judge each distinct pair of period and grain once."""
    rows = sheet.rows
    cells = rows.cells[rows.kind.when]
    codes, names = rows.cells["service"].canonical
    grains = list(Grain)
    own = [grains.index(sheet.facts.services[str(name)].grain) for name in names]
    grain = np.array([*own, grains.index(sheet.facts.grain)])[codes]
    fits = np.array(
        [
            [span is None or period_of(span[0], g) == period_of(span[1], g) for g in grains]
            for span in (*cells.spans, None)
        ]
    )
    too_long: Derived = ~fits[cells.codes, grain]
    return too_long


def _grain(spot: Spot) -> Grain:
    facts = spot.sheet.facts
    return facts.services[spot.subject].grain if spot.text("service") else facts.grain


def _say_fit(spot: Spot) -> Words:
    grain, written = _grain(spot), spot.text(spot.sheet.rows.kind.when)
    where = "the service's file" if spot.text("service") else "services/organisation.yml"
    rows = "1 row does" if spot.count == 1 else f"{spot.count:,} rows do"
    return (
        f"{rows} not fit into one {grain} of “{spot.subject}”, the first is {written}",
        f"write the {grain} or the day, or a longer “period:” in {where}",
    )


def _look_one_line(kind: Kind) -> list[Look]:
    if kind.folder != "tallies":
        return []
    return [in_set([False], kind.when)]


def _spans_break(sheet: Sheet, _: Look) -> Derived:
    first, last = sheet.rows.when
    codes, names = sheet.rows.cells["service"].canonical
    spans = np.zeros(len(sheet.rows), dtype=bool)
    for code, name in enumerate(names):
        for change in sheet.facts.services[str(name)].breaks:
            day = change.toordinal()
            with np.errstate(invalid="ignore"):
                spans |= (codes == code) & (first < day) & (last >= day)
    return spans


def _say_break(spot: Spot) -> Words:
    first, last = spot.sheet.rows.when
    changes = spot.sheet.facts.services[spot.subject].breaks
    low, high = first[spot.row], last[spot.row]
    day = next(change for change in changes if low < change.toordinal() <= high)
    return (
        f"the trend begins anew on {day}, within {spot.text('period')}: one count for both lines",
        f"write two rows, by day or week: before {day}, and from then on",
    )


TIME_CHECKS: tuple[RowCheck, ...] = (
    RowCheck(
        row_rule(
            "after-as-of",
            "No row lies after the as-of date",
            "One commit makes one site: what lies later is left out until its day has come.",
            "build with a later --as-of, or a later “as_of:” in services/organisation.yml",
        ),
        _look_past,
        _after_as_of,
        _say_past,
        bad=False,
        once=True,
    ),
    RowCheck(
        row_rule(
            "outside-life",
            "Rows lie within their service's life",
            "A service that was not there cannot have been liked.",
            "correct the date, or “launched:” in the service's file",
        ),
        _look_life,
        _outside_life,
        _say_life,
        bad=False,
        once=True,
    ),
    RowCheck(
        row_rule(
            "period-too-long",
            "Answers and tallies fit into one of their service's periods",
            "A quarter's count cannot be divided among its months.",
            "write the month or the day, or a longer “period:” in the service's file",
        ),
        _look_fit,
        _does_not_fit,
        _say_fit,
        bad=False,
        once=True,
    ),
    RowCheck(
        row_rule(
            "spans-break",
            "No tally spans a day on which the trend begins anew",
            "Counts of the old and the new survey cannot be told apart, so the row is left out.",
            "write two rows, by day or week: before 2026-04-24, and from then on",
        ),
        _look_one_line,
        _spans_break,
        _say_break,
        bad=False,
    ),
)
