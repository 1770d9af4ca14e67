"""Time without a service: what parts add up to, whatever happens at the same time."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.measures.outages import Outage, away_between, repeats, time_without
from generator.measures.service_hours import DAYS, HOUR, WEEK, service_hours

EPOCH = datetime.fromisoformat("1970-01-01")
ALWAYS = service_hours("Mon-Sun 00:00-24:00")
OFFICE = service_hours("Mon-Fri 07:00-19:00")
BEGIN = datetime.fromisoformat("2026-08-01")

clocks = st.integers(0, 24 * 60 - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
written = st.builds(
    lambda first, last, begin, end: f"{first}{last} {begin}-{end}",
    st.sampled_from(DAYS),
    st.sampled_from(["", *(f"-{day}" for day in DAYS)]),
    clocks,
    clocks | st.just("24:00"),
)
minutes = st.integers(0, 20 * 24 * 60)
outages = st.builds(
    lambda start, length, people: Outage(start * 60, (start + length) * 60, people),
    minutes,
    st.integers(0, 3 * 24 * 60),
    st.none() | st.integers(0, 10**15),
)


def at(text: str) -> int:
    return int((datetime.fromisoformat(text) - EPOCH).total_seconds())


def outage(start: str, end: str, people: int | None) -> Outage:
    return Outage(at(f"2026-09-{start}"), at(f"2026-09-{end}"), people)


def open_at(hours: str, moment: datetime) -> bool:
    """Whether a minute lies in service hours, as one would say it aloud; slow and simple."""
    named, clock = hours.split(" ")
    first, _, last = named.partition("-")
    begin, end = clock.split("-")
    one, other = DAYS.index(first), DAYS.index(last or first)
    days = [one]
    while days[-1] != other:
        days.append((days[-1] + 1) % 7)
    start, stop = (int(each[:2]) * 60 + int(each[3:]) for each in (begin, end))
    now = moment.hour * 60 + moment.minute
    today, yesterday = moment.weekday() in days, (moment.weekday() - 1) % 7 in days
    if stop > start:
        return today and start <= now < stop
    return (today and now >= start) or (yesterday and now < stop)


@given(written, st.integers(0, 40 * 24 * 60), st.integers(0, 9 * 24 * 60))
def test_service_hours_are_a_count_of_minutes(hours, start, length):
    first = BEGIN + timedelta(minutes=start)
    counted = sum(open_at(hours, first + timedelta(minutes=each)) for each in range(length))
    begin = int((first - EPOCH).total_seconds())
    assert service_hours(hours).between(begin, begin + length * 60) == counted * 60


@pytest.mark.parametrize(
    ("hours", "start", "end", "expected"),
    [
        ("Mon-Fri 07:00-19:00", "2026-09-04T18:00", "2026-09-07T08:00", 2),  # over a weekend
        ("Sat-Mon 10:00-12:00", "2026-09-04T00:00", "2026-09-09T00:00", 6),  # over a week's end
        ("Sun 22:00-06:00", "2026-09-06T00:00", "2026-09-08T00:00", 8),  # into the next week
        ("Mon-Sun 00:00-24:00", "2026-09-01T00:00", "2026-09-08T00:00", 168),
        ("Mon-Sun 08:00-08:00", "2026-09-01T00:00", "2026-09-08T00:00", 168),
        ("Wed 11:30-14:30", "1969-12-31T00:00", "1970-01-01T00:00", 3),  # before the epoch
        ("Mon-Fri 07:00-19:00", "2026-09-07T09:00", "2026-09-07T08:00", 0),  # the wrong way
    ],
)
def test_service_hours_at_their_edges(hours, start, end, expected):
    assert service_hours(hours).between(at(start), at(end)) == expected * HOUR


def test_hours_of_another_form_are_refused():
    for text in ("", "always", "Mon-Fri", "Mon-Xyz 07:00-19:00"):
        with pytest.raises(ValueError, match=r"not in|unpack|invalid"):
            service_hours(text)


def test_people_times_hours_within_service_hours():
    friday = outage("04T18:00", "07T08:00", 10)
    found = time_without([friday], OFFICE)
    assert (found.total, found.away) == (20.0, 2.0)
    assert found.of(friday, friday.start, friday.end) == 20.0
    assert found.of(friday, friday.start, at("2026-09-06T00:00")) == 10.0


def test_of_overlapping_ones_the_largest_number_counts_and_is_shared():
    one, two = outage("01T08:00", "01T10:00", 300), outage("01T09:00", "01T11:00", 100)
    found = time_without([one, two], OFFICE)
    assert found.total == 300 + 300 + 100
    assert found.of(one, one.start, one.end) == pytest.approx(300 + 225)
    assert found.of(two, two.start, two.end) == pytest.approx(75 + 100)
    assert found.away == 3.0


def test_where_the_people_are_not_known_only_the_hours_are():
    found = time_without([outage("01T08:00", "01T10:00", None)], OFFICE)
    assert (found.total, found.away) == (0.0, 2.0)


def test_no_outage_is_no_time():
    found = time_without([], OFFICE)
    assert (found.total, found.away) == (0.0, 0.0)
    assert found.of(outage("01T08:00", "01T10:00", 5), 0, at("2026-09-30T00:00")) == 0.0


@given(st.lists(outages, max_size=8), written, st.lists(minutes, max_size=3))
def test_what_outages_are_given_adds_up_to_the_whole_however_cut(many, hours, cuts):
    found = time_without(many, service_hours(hours))
    edges = [-WEEK, *sorted(cut * 60 for cut in cuts), 10 * WEEK]
    parts = [found.of(each, start, end) for each in many for start, end in pairwise(edges)]
    assert sum(parts) == pytest.approx(found.total, rel=1e-9, abs=1e-6)
    assert all(part >= -1e-6 for part in parts)


@given(st.lists(outages, max_size=6), st.integers(0, 1000))
def test_the_whole_is_a_count_of_minutes_with_the_largest_number(many, people):
    many = [Outage(o.start, o.end, o.people and o.people % 1000) for o in many]
    hours = "Mon-Fri 07:00-19:00"
    counted = 0
    for minute in range(0, 24 * 24 * 60, 60):
        # Hour by hour: the outages are moved to whole hours for it.
        now = minute * 60
        lasting = [o.people or 0 for o in map(_hourly, many) if o.start <= now < o.end]
        if lasting and open_at(hours, EPOCH + timedelta(seconds=now)):
            counted += max(lasting)
    assert time_without(list(map(_hourly, many)), OFFICE).total == pytest.approx(counted)


def _hourly(each: Outage) -> Outage:
    return Outage(each.start // HOUR * HOUR, each.end // HOUR * HOUR, each.people)


@given(st.lists(outages, max_size=5), outages, st.integers(0, 3 * 24 * 60), st.integers(1, 10**6))
def test_merging_two_that_touch_or_overlap_never_adds_hours(others, one, length, people):
    start = one.start + (one.end - one.start) * (length % 7) // 6  # within the one, or at its end
    first = Outage(one.start, one.end, people)
    second = Outage(start, start + length * 60, people)
    merged = Outage(first.start, max(first.end, second.end), people)
    apart = time_without([*others, first, second], OFFICE)
    together = time_without([*others, merged], OFFICE)
    assert together.total <= apart.total * (1 + 1e-12)
    assert together.away <= apart.away


@given(st.lists(outages, min_size=1, max_size=6), st.integers(0, 5))
def test_one_outage_more_never_takes_hours_away(many, left_out):
    fewer = many[: left_out % len(many)] + many[left_out % len(many) + 1 :]
    assert time_without(fewer, OFFICE).total <= time_without(many, OFFICE).total * (1 + 1e-12)


def test_a_log_of_many_rows_takes_no_long_time():
    many = [Outage(i, i + 10**6, i % 900 + 1) for i in range(50_000)]
    found = time_without(many, ALWAYS)
    assert sum(found.of(o, o.start, o.end) for o in many) == pytest.approx(found.total)


@pytest.mark.parametrize(
    ("problems", "days", "expected"),
    [
        (("a", "a"), (0, 90), (False, True)),
        (("a", "a"), (0, 91), (False, False)),
        (("a", "a", "a"), (0, 80, 160), (False, True, True)),
        (("a", "b"), (0, 1), (False, False)),
        (("", ""), (0, 1), (False, False)),
        (("a", "a"), (5, 0), (True, False)),
        (("a", "a"), (0, 0), (False, True)),
    ],
)
def test_the_same_thing_again(problems, days, expected):
    opened = [day * 24 * HOUR for day in days]
    assert repeats(problems, opened, 90 * 24 * HOUR) == expected


@given(st.lists(outages, max_size=8), written, st.lists(minutes, max_size=4))
def test_hours_away_between_edges_add_up_to_all_of_them(many, hours, cuts):
    edges = [-WEEK, *sorted(cut * 60 for cut in cuts), 10 * WEEK]
    parts = away_between(many, service_hours(hours), edges)
    assert sum(parts) == pytest.approx(time_without(many, service_hours(hours)).away, abs=1e-6)
    for (start, end), part in zip(pairwise(edges), parts, strict=True):
        inside = [each.within(start, end) for each in many]
        away = time_without(inside, service_hours(hours)).away
        assert part == pytest.approx(away, abs=1e-6)
