"""Instants: moments in time, and the day on which they were by the organisation's own clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, order=True)
class Instant:
    """A moment: microseconds since the beginning of 1970 in UTC, and the day where it counts.

    Two instants are as far apart as their microseconds, whatever the clock on the wall did.
    """

    microseconds: int
    day: date

    @classmethod
    def of(cls, moment: datetime, day: date) -> Instant:
        """Return the instant of a moment that knows its zone."""
        return cls((moment - _EPOCH) // timedelta(microseconds=1), day)

    @property
    def utc(self) -> datetime:
        """The moment in UTC."""
        return _EPOCH + timedelta(microseconds=self.microseconds)
