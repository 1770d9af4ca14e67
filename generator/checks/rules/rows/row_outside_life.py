"""Rows lie within their service's life."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot

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


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows before their service's launch, or after its end."""
    if sheet.kind.folder not in _LIVED:
        return
    first, last = sheet.rows.when
    codes, names = sheet.rows.cells["service"].canonical
    services = [sheet.known.services[str(name)] for name in names]
    born = [
        s.first.toordinal() if s.first else (np.inf if s.pipeline else -np.inf) for s in services
    ]
    died = [s.last.toordinal() if s.last else np.inf for s in services]
    births, deaths = np.array([*born, -np.inf]), np.array([*died, np.inf])
    outside = (last < births[codes]) | (first > deaths[codes])
    # What a pilot measured or asked is no mistake: such rows wait, and refuse no file.
    yield sheet.mask(outside, _words, sheet.kind.when, RowOutcome.SET_ASIDE, once=True)


def _words(spot: Spot) -> Words:
    service = spot.sheet.known.services[spot.subject]
    first, _ = spot.sheet.rows.when
    rows = spot.rows("is", "are")
    if service.last and first[spot.row] > service.last.toordinal():
        message = f"{rows} after “{spot.subject}” was retired on {service.last}"
        return message, "correct the date, or “retired:” in the service's file"
    if service.first is None:
        message = f"{rows} in a time when “{spot.subject}” is still in the pipeline"
        return message, "write “stage: live” and “launched: …” in the service's file"
    message = f"{rows} before “{spot.subject}” was launched on {service.first}"
    return message, "correct the date, or “launched:” in the service's file"


RULE = Rule(
    code="row-outside-life",
    title="Rows are within their service's life",
    severity=WARNING,
    family=Family.DATA,
    why="Nobody can like a service that did not exist.",
    hint="correct the date, or “launched:” in the service's file",
    find=find,
)
