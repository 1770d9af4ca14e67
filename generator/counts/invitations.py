"""Who was asked, and when."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

import pandas as pd

from generator.counts.cube import Invitation, Mode
from generator.model.period import parse_period
from generator.model.subject import Subject


def read_invitations(frames: Mapping[str, pd.DataFrame]) -> tuple[Invitation, ...]:
    """Return the invitations, those that name only a wave with the days of the wave's answers."""
    if "invitations" not in frames:
        return ()
    waves = _wave_spans(frames)
    found: dict[tuple[Subject, Mode, date, date], float] = {}
    for row in frames["invitations"].itertuples(index=False):
        kind, name = ("service", row.service) if row.service else ("provider", row.provider)
        if row.period:
            period = parse_period(str(row.period))
            span = (period.start, period.end)
        elif str(row.wave) in waves:
            span = waves[str(row.wave)]
        else:
            continue
        key = (Subject(kind, str(name)), Mode(str(row.mode)), *span)
        # Communities add up; one of unknown size makes the sum unknown.
        found[key] = found.get(key, 0.0) + float(str(row.invited))
    return tuple(
        Invitation(*key, None if math.isnan(invited) else round(invited))
        for key, invited in sorted(found.items())
    )


def _wave_spans(frames: Mapping[str, pd.DataFrame]) -> dict[str, tuple[date, date]]:
    spans: dict[str, tuple[date, date]] = {}
    for kind, when in (("answers", "date"), ("tallies", "period")):
        if kind not in frames:
            continue
        pairs = frames[kind][["wave", when]].drop_duplicates()
        for wave, text in zip(pairs["wave"], pairs[when], strict=True):
            period = parse_period(str(text))
            first, last = spans.get(str(wave), (period.start, period.end))
            spans[str(wave)] = (min(first, period.start), max(last, period.end))
    spans.pop("", None)
    return spans
