"""The clock of a time zone: what it shows at an instant, and at which instants it shows a time.

An instant is a whole number of seconds since the beginning of 1970 in UTC, so that a difference of
two is the time that really passed. A local time counts the seconds that a clock on the wall would
show since its own 1970: it skips an hour in spring, and shows one twice in autumn. Source: the IANA
time zone database, as Python's ``zoneinfo`` reads it.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Ints = NDArray[np.int64]
DAY = 24 * 3600
EPOCH = date(1970, 1, 1).toordinal()
_FIRST, _LAST = 1970, 2100
"""Years in which changes of the clock are looked for; before and after none is known."""
_STEP = timedelta(days=25)
"""Shorter than any summer time, or pause of it, that a zone ever had since."""


class Clock(Struct, frozen=True):
    """A zone's clock: from the instant ``changes[i]`` on it is ``offsets[i + 1]`` seconds ahead.

    ``offsets[0]`` holds before the first change.
    """

    changes: tuple[int, ...]
    offsets: tuple[int, ...]

    def local(self, instant: int) -> int:
        """Return the local time that the clock shows at an instant."""
        return instant + self.offsets[bisect_right(self.changes, instant)]

    def locals(self, instants: Ints) -> Ints:
        """Return the same for many instants at once."""
        at = np.searchsorted(np.array(self.changes, dtype=np.int64), instants, side="right")
        return instants + np.array(self.offsets, dtype=np.int64)[at]

    def instants(self, local: int) -> tuple[int, ...]:
        """Return when the clock shows a local time: once, twice, or never."""
        first, last = (bisect_right(self.changes, local + side * DAY) for side in (-1, 1))
        if first == last:  # no change is near
            return (local - self.offsets[first],)
        found = {local - offset for offset in self.offsets[first : last + 1]}
        return tuple(sorted(each for each in found if self.local(each) == local))

    def start(self, day: date) -> int:
        """Return the instant at which a day begins: its first second that the clock shows."""
        local = (day.toordinal() - EPOCH) * DAY
        found = self.instants(local)
        if found:
            return found[0]
        return next(each for each in self.changes if self.local(each) > local)

    def span(self, first: date, last: date) -> tuple[int, int]:
        """Return when the first of some days begins, and when the last one ends."""
        return self.start(first), self.start(last + timedelta(days=1))

    def day(self, instant: int) -> date:
        """Return the day that the clock shows at an instant."""
        return date.fromordinal(EPOCH + self.local(instant) // DAY)


@lru_cache(maxsize=64)
def clock_of(zone: str) -> Clock:
    """Return the clock of a zone by its IANA name. Raises ZoneInfoNotFoundError for another."""
    info = ZoneInfo(zone)
    changes, offsets = [], [_offset(info, datetime(_FIRST, 1, 1, tzinfo=UTC))]
    moment = datetime(_FIRST, 1, 1, tzinfo=UTC)
    while moment.year < _LAST:
        following = moment + _STEP
        ahead = _offset(info, following)
        if ahead != offsets[-1]:
            changes.append(int(_change(info, moment, following).timestamp()))
            offsets.append(ahead)
        moment = following
    return Clock(tuple(changes), tuple(offsets))


def _offset(info: ZoneInfo, moment: datetime) -> int:
    ahead = moment.astimezone(info).utcoffset()
    assert ahead is not None
    return int(ahead.total_seconds())


def _change(info: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """Return the first second with another offset than ``low``, at the latest ``high``."""
    before = _offset(info, low)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low).total_seconds() // 2)
        if _offset(info, middle) == before:
            low = middle
        else:
            high = middle
    return high
