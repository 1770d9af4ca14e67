"""Local times of a night in which the clock is changed: it skips an hour, or repeats one."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from generator.checks.cell_context import CellContext
from generator.model.table import Type
from generator.records.values import instants, readings


def at_a_change(context: CellContext, text: str) -> tuple[str, ...]:
    """Return the two ways to write what a time may mean; none where it means one thing."""
    timezone = context.known.reading.timezone
    if context.type is not Type.TIME:
        return ()
    try:
        if len(instants(text, timezone)) == 1:
            return ()
        moments = readings(text, timezone)
    except (ValueError, OverflowError):
        return ()
    there = (moment.astimezone(ZoneInfo(timezone)) for moment in moments)
    return tuple(moment.isoformat() for moment in there)
