"""Service hours: when customers need a service, and how much of a span lies within them.

Times are instants: whole seconds since the beginning of 1970 in UTC. The hours are those of a
zone's clock, so a night in which it is put back has an hour more between the same two times.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
HOUR = 3600
DAY = 24 * HOUR
WEEK = 7 * DAY
_THURSDAY = 3 * DAY  # 1970 began on a Thursday, and our weeks begin on a Monday


class ServiceHours(Struct, frozen=True):
    """The hours of a week: spans of seconds from Monday 00:00, sorted, apart from each other.

    Seconds within them are added up from ``_before``: how many lie before each span.
    The clock is as :func:`service_hours` takes it; ``_corrections[i]`` is what its first i changes
    added or took away.
    """

    spans: tuple[tuple[int, int], ...]
    changes: tuple[int, ...]
    offsets: tuple[int, ...]
    _starts: tuple[int, ...]
    _before: tuple[int, ...]
    _corrections: tuple[int, ...] = (0,)

    @property
    def per_week(self) -> int:
        """Seconds of service in a week."""
        start, end = self.spans[-1]
        return self._before[-1] + end - start

    def until(self, time: int) -> int:
        """Return the seconds of service from a fixed Monday long ago until ``time``."""
        passed = bisect_right(self.changes, time)
        return self._shown(time + self.offsets[passed]) + self._corrections[passed]

    def _shown(self, local: int) -> int:
        """Return the seconds of service until a local time, as if its clock had never changed."""
        weeks, rest = divmod(local + _THURSDAY, WEEK)
        place = bisect_right(self._starts, rest) - 1
        if place < 0:
            return weeks * self.per_week
        start, end = self.spans[place]
        return weeks * self.per_week + self._before[place] + min(rest, end) - start

    def between(self, start: int, end: int) -> int:
        """Return the seconds of service from ``start`` until ``end``; 0 where it ends before."""
        return self.until(end) - self.until(start) if end > start else 0


@lru_cache(maxsize=1024)
def service_hours(
    text: str, changes: tuple[int, ...] = (), offsets: tuple[int, ...] = (0,)
) -> ServiceHours:
    """Return the hours that “Mon-Fri 07:00-19:00” writes, by a clock.

    From the instant ``changes[i]`` on the clock is ``offsets[i + 1]`` seconds ahead of UTC, before
    the first change ``offsets[0]``.

    A span of days may run over the week's end (“Sat-Mon”), one of hours over midnight
    (“22:00-06:00”: until the next morning); equal times are a whole day. Raises ValueError where
    the text has another form.
    """
    named, _, clock = text.partition(" ")
    first, _, last = named.partition("-")
    begin, _, end = clock.partition("-")
    one, other = DAYS.index(first), DAYS.index(last or first)
    start, stop = _seconds(begin), _seconds(end)
    if stop <= start:
        stop += DAY
    days = [(one + step) % 7 for step in range((other - one) % 7 + 1)]
    return _hours([(day * DAY + start, day * DAY + stop) for day in days], changes, offsets)


def _seconds(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * HOUR + int(minutes) * 60


def _hours(
    written: list[tuple[int, int]], changes: tuple[int, ...], offsets: tuple[int, ...]
) -> ServiceHours:
    """Cut spans at the week's end, and join those that touch."""
    inside = [(start, min(end, WEEK)) for start, end in written]
    inside += [(0, end - WEEK) for _, end in written if end > WEEK]
    spans: list[tuple[int, int]] = []
    for start, end in sorted(inside):
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    before = [0]
    for start, end in spans[:-1]:
        before.append(before[-1] + end - start)
    starts = tuple(start for start, _ in spans)
    hours = ServiceHours(tuple(spans), changes, offsets, starts, tuple(before))
    # At a change the clock jumps from one local time to another, and what lies between them is not
    # served, or served twice.
    jumps = (
        hours._shown(change + was) - hours._shown(change + now)
        for change, was, now in zip(changes, offsets, offsets[1:], strict=False)
    )
    return replace(hours, _corrections=(0, *accumulate(jumps)))
