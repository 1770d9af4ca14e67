"""Instants: moments in time, and the day on which they were by the organisation's own clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ONE = timedelta(microseconds=1)


class Instant(Struct, frozen=True, order=True):
    """A moment: microseconds since the beginning of 1970 in UTC, and the day where it counts.

    Two instants are as far apart as their microseconds, whatever the clock on the wall did.
    """

    microseconds: int
    day: date

    @property
    def utc(self) -> datetime:
        """The moment in UTC, as far as the calendar goes."""
        first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
        inside = min(max(self.microseconds, (first - _EPOCH) // _ONE), (last - _EPOCH) // _ONE)
        return _EPOCH + inside * _ONE
