"""The clock of a zone, against Python's own zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.clock import Clock, clock_of

ZONES = (
    "Europe/Berlin",
    "America/Los_Angeles",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Asia/Beirut",
    "UTC",
)
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 (local times have no zone)
MOMENTS = st.integers(0, int(datetime(2099, 1, 1, tzinfo=UTC).timestamp()))


def shown(zone: str, instant: int) -> int:
    """Return what Python says that the clock shows."""
    there = datetime.fromtimestamp(instant, ZoneInfo(zone)).replace(tzinfo=None)
    return int((there - EPOCH).total_seconds())


@given(st.sampled_from(ZONES), MOMENTS)
def test_the_clock_shows_what_python_says(zone, instant):
    clock = clock_of(zone)
    assert clock.local(instant) == shown(zone, instant)
    assert clock.locals(np.array([instant])).tolist() == [clock.local(instant)]
    assert clock.day(instant) == datetime.fromtimestamp(instant, ZoneInfo(zone)).date()
    assert instant in clock.instants(clock.local(instant))


@pytest.mark.parametrize("zone", ZONES)
def test_around_every_change_of_this_century_it_is_right_to_the_second(zone):
    clock = clock_of(zone)
    for change in clock.changes:
        if change > datetime(2000, 1, 1, tzinfo=UTC).timestamp():
            for instant in (change - 1, change, change + 1):
                assert clock.local(instant) == shown(zone, instant)


@given(st.sampled_from(ZONES), st.dates(date(1970, 1, 2), date(2098, 12, 31)))
def test_a_day_begins_at_its_first_second(zone, day):
    clock = clock_of(zone)
    start = clock.start(day)
    assert clock.day(start) == day
    assert clock.day(start - 1) < day


def local(text: str) -> int:
    return int((datetime.fromisoformat(text) - EPOCH).total_seconds())


def test_a_local_time_is_shown_once_twice_or_never():
    berlin = clock_of("Europe/Berlin")
    assert berlin.instants(local("2026-03-29T02:30")) == ()
    once, twice = local("2026-03-29T03:30"), local("2026-10-25T02:30")
    assert [datetime.fromtimestamp(t, UTC).hour for t in berlin.instants(once)] == [1]
    first, second = berlin.instants(twice)
    assert second - first == 3600
    assert datetime.fromtimestamp(first, UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_day_without_midnight_begins_later():
    beirut = clock_of("Asia/Beirut")
    day = date(2026, 3, 29)
    assert beirut.instants(local("2026-03-29T00:00")) == ()
    assert beirut.local(beirut.start(day)) == local("2026-03-29T01:00")
    assert beirut.start(day + timedelta(days=1)) - beirut.start(day) == 23 * 3600


def test_a_zone_that_never_changes_has_no_changes():
    assert clock_of("UTC") == Clock((), (0,))
