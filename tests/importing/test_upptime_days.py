"""What a monitor saw, as days and breakdowns: by hand, and what must hold for any history."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importing.upptime_check import Check, Site, SiteState
from generator.importing.upptime_days import HOLDS, days, in_order, outages, watched
from generator.sources.finding import Place

SITE = Site("web", "Web", supplied=False)
UTC_ZONE = ZoneInfo("UTC")
CODES = {SiteState.UP: 200, SiteState.DOWN: 502, SiteState.REFUSED: 403}
UP, DOWN, REFUSED = SiteState.UP, SiteState.DOWN, SiteState.REFUSED


def at(hour: float, state: SiteState, took: int = 100, day: int = 3) -> Check:
    when = datetime(2025, 3, day, tzinfo=UTC) + timedelta(hours=hour)
    return Check(SITE, when, state, CODES[state], took, Place("checks.csv"))


def only(checks: list[Check], zone: ZoneInfo = UTC_ZONE):
    found = days(checks, zone)
    assert len(found) == 1
    return found[0]


def test_a_state_holds_until_the_next_check():
    day = only([at(0, UP), at(6, DOWN), at(12, UP), at(23.9, UP)])
    assert day.reachable == pytest.approx(100 * 17.9 / 23.9, abs=0.01)
    assert (day.samples, day.answers, day.refused) == (4, 3, 0)


def test_a_check_that_was_turned_away_counts_neither_way():
    day = only([at(0, UP), at(6, REFUSED), at(12, DOWN), at(18, UP)])
    assert day.reachable == 50.0  # six hours up, six down, six unseen
    assert (day.samples, day.refused) == (3, 1)


def test_a_day_of_which_more_was_turned_away_than_seen_has_no_values():
    day = only([at(0, UP), at(1, REFUSED), at(20, UP)])
    assert (day.reachable, day.took, day.refused) == (None, None, 1)


def test_a_day_turned_away_all_day_has_no_values():
    day = only([at(0, REFUSED), at(23, REFUSED)])
    assert (day.reachable, day.took, day.samples, day.refused) == (None, None, 0, 2)


def test_silence_is_not_measured():
    first, last = days([at(22, UP), at(22 + 24 * 5, DOWN), at(23 + 24 * 5, UP)], UTC_ZONE)
    assert (first.day, first.reachable) == (date(2025, 3, 3), 100.0)
    assert (last.day, last.reachable) == (date(2025, 3, 8), 0.0)  # the five days before: unseen


def test_a_single_check_says_what_the_moment_was_like():
    assert only([at(3, DOWN)]).reachable == 0.0
    assert only([at(3, UP)]).reachable == 100.0


def test_the_time_of_an_answer_is_the_middle_one_and_needs_one():
    assert only([at(1, UP, 100), at(2, UP, 900), at(3, UP, 200)]).took == 200.0
    assert only([at(1, DOWN, 5000), at(2, DOWN, 0)]).took is None


def test_days_are_those_of_the_organisations_clock():
    evening = at(23, UP)  # 08:00 of the next day in Tokyo
    assert only([evening], ZoneInfo("Asia/Tokyo")).day == date(2025, 3, 4)


def test_what_lasts_over_midnight_is_shared_between_two_days():
    checks = [at(12, DOWN), at(18, UP), at(24, UP)]  # from 21:00 to 03:00 to 09:00 in Tokyo
    found = days(checks, ZoneInfo("Asia/Tokyo"))
    assert [(day.day.day, day.reachable) for day in found] == [(3, 0.0), (4, 66.67)]


def test_a_day_of_23_hours_is_whole():
    zone = ZoneInfo("Europe/Berlin")  # 30 March 2025: from 23:00 UTC the day before, 23 hours
    begin = datetime(2025, 3, 29, 23, tzinfo=UTC)
    moments = [(0, UP), (11.5, DOWN), (23, UP)]
    checks = [
        Check(SITE, begin + timedelta(hours=h), state, 200, 100, Place("c")) for h, state in moments
    ]
    assert [(day.day.day, day.reachable) for day in days(checks, zone)] == [(30, 50.0), (31, 100.0)]


def test_a_breakdown_lasts_from_first_seen_to_seen_up():
    found = outages([at(1, DOWN), at(2, DOWN), at(3, REFUSED), at(4, UP), at(5, REFUSED)])
    assert [(one.first.at.hour, one.ended and one.ended.hour) for one in found] == [(1, 4)]


def test_one_that_is_not_over_stays_open():
    assert [one.ended for one in outages([at(1, UP), at(2, DOWN), at(3, REFUSED)])] == [None]


def test_being_turned_away_is_no_breakdown():
    assert outages([at(1, REFUSED), at(2, UP), at(3, REFUSED)]) == []


def test_the_later_line_of_one_second_stands():
    ordered, repeated = in_order([at(2, UP), at(1, DOWN), at(2, DOWN)])
    assert [(one.at.hour, one.state) for one in ordered] == [(1, DOWN), (2, DOWN)]
    assert repeated == 1


HISTORIES = st.lists(
    st.tuples(st.integers(0, 40 * 24 * 60), st.sampled_from(list(SiteState)), st.integers(0, 9999)),
    max_size=40,
).map(lambda rows: in_order([at(minute / 60, state, took) for minute, state, took in rows])[0])
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/Havana", "Pacific/Apia"]).map(ZoneInfo)


@given(HISTORIES, ZONES)
def test_any_history_makes_sane_days(checks, zone):
    found = days(checks, zone)
    assert [day.day for day in found] == sorted({c.at.astimezone(zone).date() for c in checks})
    assert sum(day.refused for day in found) == sum(c.state is REFUSED for c in checks)
    assert sum(day.samples for day in found) == sum(c.state is not REFUSED for c in checks)
    assert all(day.reachable is None or 0 <= day.reachable <= 100 for day in found)
    assert all(day.reachable is not None or day.refused for day in found)


@given(HISTORIES)
def test_breakdowns_do_not_overlap_and_refusals_change_none(checks):
    found = outages(checks)
    ends = [one.ended or datetime.max.replace(tzinfo=UTC) for one in found]
    assert all(one.first.at < end for one, end in zip(found, ends, strict=True))
    assert all(end <= one.first.at for end, one in zip(ends, found[1:], strict=False))
    assert outages([check for check in checks if check.state is not REFUSED]) == found


@given(HISTORIES)
def test_without_silence_and_refusals_days_and_breakdowns_agree(checks):
    seen = [check for check in checks if check.state is not REFUSED]
    if any(b.at - a.at > HOLDS for a, b in pairwise(seen)):
        return
    if any(one.ended is None for one in outages(seen)):
        return
    broken = {
        (one.first.at + timedelta(minutes=m)).date()
        for one in outages(seen)
        if one.ended
        for m in range(int((one.ended - one.first.at).total_seconds() / 60))
    }
    for day in days(seen, UTC_ZONE):
        assert (day.reachable == 100.0) == (day.day not in broken) or day.reachable > 99.9


def test_the_days_watched_are_those_on_which_something_was_seen():
    checks = [at(22, UP), at(22 + 24, UP), at(10 + 24 * 9, DOWN), at(12 + 24 * 9, REFUSED)]
    days_seen = [(date(2025, 3, 3), date(2025, 3, 4)), (date(2025, 3, 12), date(2025, 3, 12))]
    assert watched(checks, UTC_ZONE)[0][0] == days_seen[0][0]
    assert watched(checks[:2], UTC_ZONE) == [days_seen[0]]
    assert watched(checks[2:], UTC_ZONE) == [days_seen[1]]
    assert watched([at(0, REFUSED), at(23, REFUSED)], UTC_ZONE) == []


@pytest.mark.parametrize(("hours", "unknown"), [(25, False), (27, True), (24 * 20, True)])
def test_after_silence_nobody_knows_when_a_breakdown_was_over(hours, unknown):
    (found,) = outages([at(0, UP), at(1, DOWN), at(1 + hours, UP)])
    assert found.end_unknown is unknown
    (long,) = outages([at(0, DOWN), at(20, DOWN), at(40, DOWN), at(60, UP)])
    assert not long.end_unknown
