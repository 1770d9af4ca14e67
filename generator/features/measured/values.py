"""What was measured of a service within its hours, by measure and day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import numpy as np
from msgspec import Struct

from generator.features.measured.turned_away import measured_at
from generator.figures.subject_context import SubjectContext
from generator.measures.working_days import Floats, Ints, by_day

_EPOCH = date(1970, 1, 1).toordinal()
_WEEK_MINUTES = 7 * 24 * 60


class Values(Struct, frozen=True):
    """A measure's days and their values, in order of time.

    ``files`` are those that they came from, with the first and the last day in each.
    """

    days: Ints
    values: Floats
    files: tuple[tuple[int, int, str], ...]


NONE = Values(np.zeros(0, dtype=np.int64), np.zeros(0), ())


@lru_cache(maxsize=64)
def _minutes(spans: tuple[tuple[int, int], ...]) -> np.ndarray:
    """Return which minutes of a week, from Monday 00:00 on, lie in service hours."""
    within = np.zeros(_WEEK_MINUTES, dtype=bool)
    for start, end in spans:
        within[start // 60 : end // 60] = True
    return within


def measured_values(subject_context: SubjectContext) -> dict[str, Values]:
    """Return what was measured within service hours until the as-of date, by measure.

    A value of a whole day counts for the day; one with a time only if it lies in service hours.
    """
    columns = subject_context.published.columns("telemetry", subject_context.subject.id)
    if not columns:
        return {}
    when = measured_at(columns)
    minutes = subject_context.clock.locals(when.astype("datetime64[s]").astype(np.int64)) // 60
    days = minutes // (24 * 60)
    whole = minutes % (24 * 60) == 0
    monday = (minutes + 3 * 24 * 60) % _WEEK_MINUTES  # 1970 began on a Thursday
    used = whole | _minutes(subject_context.hours.spans)[monday]
    used &= days <= subject_context.as_of.toordinal() - _EPOCH
    used &= ~np.isnan(columns["value"]) & ~np.isnat(when)
    measures, files = columns["measure"], columns["file"]
    found: dict[str, Values] = {}
    for name in set(measures[used].tolist()):
        mine = used & (measures == name)
        own = days[mine] + _EPOCH
        day, value = by_day(own, columns["value"][mine])
        found[name] = Values(day, value, _spans(own, files[mine]))
    return found


def _spans(days: Ints, files: np.ndarray) -> tuple[tuple[int, int, str], ...]:
    spans = ((days[files == name], name) for name in sorted(set(files.tolist())))
    return tuple((int(each.min()), int(each.max()), name) for each, name in spans)
