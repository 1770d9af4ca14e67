"""Which periods fill another one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from generator.model.period import Period


def tiling(whole: Period, parts: Collection[Period]) -> tuple[Period, ...]:
    """Return parts that fill a period without gap or overlap, the longest first; else none."""
    if whole in parts:  # the usual case
        return (whole,)
    chosen: list[Period] = []
    day: date | None = whole.start
    for part in sorted(parts, key=lambda each: (each.start, -each.end.toordinal())):
        if day is None or part.start > day:
            break
        if part.start == day and part.end <= whole.end:
            chosen.append(part)
            day = part.end + timedelta(days=1) if part.end < whole.end else None
    return tuple(chosen) if day is None else ()
