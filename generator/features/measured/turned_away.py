"""When what measures a service was not let in: such checks are missing, and the page says why."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from generator.disclosure.published import Columns
from generator.figures.figure import Span
from generator.figures.subject_context import SubjectContext


class TurnedAway(Struct, frozen=True):
    """On how many days checks were turned away, and on how many nothing was seen ``all_day``."""

    days: int = 0
    all_day: int = 0


NEVER = TurnedAway()


def turned_away(subject_context: SubjectContext, span: Span) -> TurnedAway:
    """Return the days of a span on which checks were turned away, by measures that are defined."""
    columns = subject_context.published.columns("telemetry", subject_context.subject.id)
    if not columns or subject_context.service is None or not (columns["refused"] > 0).any():
        return NEVER
    days = np.where(np.isnat(columns["date_day"]), columns["time_day"], columns["date_day"])
    mine = np.isin(columns["measure"], [each.id for each in subject_context.service.measures])
    mine &= (days >= np.datetime64(span.start)) & (days <= np.datetime64(span.end))
    refused = np.unique(days[mine & (columns["refused"] > 0)])
    seen = np.unique(days[mine & ~np.isnan(columns["value"])])
    return TurnedAway(len(refused), len(np.setdiff1d(refused, seen)))


def measured_at(columns: Columns) -> np.ndarray:
    """Return when each row of telemetry was measured: its day, or its time; datetime64 in UTC."""
    return np.where(np.isnat(columns["date"]), columns["time"], columns["date"])
