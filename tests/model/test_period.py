"""Periods: written, read, shifted and closed without ever losing a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.period import Grain, last_closed, parse_period, period_of

STEADY = settings(max_examples=200)

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
GRAINS = st.sampled_from(Grain)


@STEADY
@given(DAYS, GRAINS)
def test_a_period_is_written_as_it_is_read(day, grain):
    period = period_of(day, grain)
    assert parse_period(period.id) == period
    assert period.start <= day <= period.end


@STEADY
@given(DAYS, GRAINS, st.integers(-60, 60))
def test_shifting_there_and_back(day, grain, by):
    period = period_of(day, grain)
    assert period.shift(by).shift(-by) == period
    assert period.shift(1).start == period.end + timedelta(days=1)


@STEADY
@given(DAYS, GRAINS)
def test_the_last_closed_period_has_ended_and_the_next_has_not(day, grain):
    closed = last_closed(day, grain)
    assert closed.end <= day < closed.shift(1).end


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        ("2026-09-30", date(2026, 9, 30), date(2026, 9, 30)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("9999-W52", date(9999, 12, 27), date(9999, 12, 31)),
        ("0001-01-01", date(1, 1, 1), date(1, 1, 1)),
    ],
)
def test_known_periods(text, start, end):
    period = parse_period(text)
    assert (period.start, period.end, period.id) == (start, end, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26",
        "2026-13",
        "2026-Q5",
        "2026-q3",
        "2025-W53",
        "2026-02-30",
        "2026-W00",
        "0000",
        "2026-09-30 ",
        "\uff12\uff10\uff12\uff16",
        "2026-09\n",
    ],
)
def test_what_is_no_period(text):
    with pytest.raises(ValueError, match=r"period|range|week|year|month|day"):
        parse_period(text)
