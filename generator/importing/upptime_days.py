"""What a monitor saw becomes days and breakdowns, on the organisation's clock. Pure functions.

The monitor writes a line when something changes and once a day; so what it saw last holds until
the next line, but no longer than HOLDS. Longer silence is silence: measured is what was seen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from generator.importing.upptime_check import Check, SiteState

HOLDS = timedelta(hours=26)
"""A day, and the time by which a daily run may be late."""


class _RunningDay(Struct):
    """A day under way: seconds in each state, milliseconds of the answers, checks by state."""

    seconds: dict[SiteState, float] = field(default_factory=lambda: defaultdict(float))
    took: list[int] = field(default_factory=list)
    checks: Counter[SiteState] = field(default_factory=Counter)


class SiteDay(Struct, frozen=True):
    """What a day was like, of one site.

    ``reachable`` is in per cent of the time in which the monitor saw anything, ``took`` the
    median in milliseconds: none where nothing was seen. ``samples`` counts checks that saw
    something, ``answers`` those that had an answer, ``refused`` those that were turned away.
    """

    day: date
    reachable: float | None
    took: float | None
    samples: int
    answers: int
    refused: int


class SiteOutage(Struct, frozen=True):
    """A breakdown: the first check that saw it, and when it was first seen over (none: not yet).

    Where nothing was seen for longer than a check holds before that, it was over at a time that
    nobody knows: ``end_unknown``.
    """

    first: Check
    ended: datetime | None
    end_unknown: bool = False


def in_order(checks: Sequence[Check]) -> tuple[list[Check], int]:
    """Return one site's checks by time, and how many repeat another of the same second.

    Of two at the same second the later line stands: the history grows at its end.
    """
    by_time = {check.at: check for check in checks}
    return [by_time[at] for at in sorted(by_time)], len(checks) - len(by_time)


def days(checks: Sequence[Check], zone: ZoneInfo) -> list[SiteDay]:
    """Return the days of one site's checks (in order) on which it was checked at all.

    A day of which more was turned away than seen has no values.
    """
    seen: defaultdict[date, _RunningDay] = defaultdict(_RunningDay)
    for index, check in enumerate(checks):
        today = seen[check.at.astimezone(zone).date()]
        today.checks[check.state] += 1
        if check.state is SiteState.UP and check.took:
            today.took.append(check.took)
        until = checks[index + 1].at if index + 1 < len(checks) else check.at
        for day, seconds in _by_day(check.at, min(until, check.at + HOLDS), zone):
            seen[day].seconds[check.state] += seconds
    return [_day(day, seen[day]) for day in sorted(seen) if seen[day].checks]


def watched(checks: Sequence[Check], zone: ZoneInfo) -> list[tuple[date, date]]:
    """Return the spans of days on which one site's checks (in order) saw anything at all."""
    seen: set[date] = set()
    following = [check.at for check in checks[1:]]
    for check, until in zip(checks, [*following, checks[-1].at], strict=True):
        if check.state is not SiteState.REFUSED:
            seen.add(check.at.astimezone(zone).date())
            seen.update(day for day, _ in _by_day(check.at, min(until, check.at + HOLDS), zone))
    spans: list[tuple[date, date]] = []
    for day in sorted(seen):
        if spans and day == spans[-1][1] + timedelta(days=1):
            spans[-1] = spans[-1][0], day
        else:
            spans.append((day, day))
    return spans


def _day(day: date, seen: _RunningDay) -> SiteDay:
    refused = seen.checks[SiteState.REFUSED]
    samples = seen.checks.total() - refused
    up, down = seen.seconds[SiteState.UP], seen.seconds[SiteState.DOWN]
    if not samples or (refused and seen.seconds[SiteState.REFUSED] > up + down):
        return SiteDay(day, None, None, samples, len(seen.took), refused)
    # The very last check holds for no time at all: it says itself what the moment was like.
    share = up / (up + down) if up + down else seen.checks[SiteState.UP] / samples
    return SiteDay(
        day,
        reachable=round(100 * share, 2),
        took=float(median(seen.took)) if seen.took else None,
        samples=samples,
        answers=len(seen.took),
        refused=refused,
    )


def _by_day(begin: datetime, end: datetime, zone: ZoneInfo) -> Iterator[tuple[date, float]]:
    """Yield the seconds of each day between two times; a day may have 23 or 25 hours."""
    while begin < end:
        day = begin.astimezone(zone).date()
        midnight = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
        stop = min(midnight, end) if midnight > begin else end
        yield day, (stop - begin).total_seconds()
        begin = stop


def outages(checks: Sequence[Check]) -> list[SiteOutage]:
    """Return the breakdowns of one site's checks (in order): from first seen down to seen up.

    A check that was turned away neither begins nor ends one.
    """
    found: list[SiteOutage] = []
    first = last = None
    for check in checks:
        if check.state is SiteState.DOWN:
            first, last = first or check, check
        elif check.state is SiteState.UP and first is not None and last is not None:
            found.append(SiteOutage(first, check.at, check.at - last.at > HOLDS))
            first = last = None
    return [*found, SiteOutage(first, None)] if first is not None else found
