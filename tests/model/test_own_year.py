"""A year that begins in April, say: its first and last day, how it is written and read."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.month import MONTHS
from generator.model.organisation import Organisation
from generator.model.period import Grain, last_closed, parse_period, period_of
from generator.model.reading import read_part
from generator.model.written_year import own_quarters, year_readings
from generator.sources.text import TextFile
from generator.sources.yaml_document import parse

STEADY = settings(max_examples=300)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
BEGINS = st.integers(1, 12)


@STEADY
@given(DAYS, BEGINS)
def test_pandas_knows_the_same_years(day, begins):
    last = MONTHS[begins - 2][:3].upper()  # pandas names a year by the month that it ends in
    theirs = pd.Period(day, freq=f"Y-{last}")
    ours = period_of(day, Grain.YEAR, begins)
    assert (ours.start, ours.end) == (theirs.start_time.date(), theirs.end_time.date())
    assert parse_period(ours.id, begins) == ours
    assert ours.shift(3).end == (theirs + 3).end_time.date()
    assert ours.shift(-2).start == (theirs - 2).start_time.date()


@STEADY
@given(DAYS, BEGINS, st.sampled_from(Grain))
def test_periods_follow_each_other_wherever_a_year_begins(day, begins, grain):
    period = period_of(day, grain, begins)
    assert period.start <= day <= period.end
    assert period_of(period.end + timedelta(days=1), grain, begins) == period.shift(1)
    closed = last_closed(day, grain, begins)
    assert closed.end <= day < closed.shift(1).end


@STEADY
@given(DAYS, BEGINS, st.sampled_from([grain for grain in Grain if grain is not Grain.YEAR]))
def test_only_years_move(day, begins, grain):
    assert period_of(day, grain, begins) == period_of(day, grain)


@pytest.mark.parametrize(
    ("day", "begins", "written"),
    [
        ("2026-03-31", 4, "2025/26"),
        ("2026-04-01", 4, "2026/27"),
        ("2026-04-05", 4, "2026/27"),  # where a tax year would still be the one before
        ("2026-04-06", 4, "2026/27"),
        ("2024-02-29", 7, "2023/24"),
        ("2024-06-30", 7, "2023/24"),
        ("2024-07-01", 7, "2024/25"),
        ("1999-12-31", 12, "1999/00"),
        ("2026-12-31", 1, "2026"),
    ],
)
def test_which_year_a_day_belongs_to(day, begins, written):
    assert period_of(date.fromisoformat(day), Grain.YEAR, begins).id == written


def test_a_year_with_a_leap_day_is_a_day_longer():
    lengths = [parse_period(text, 7) for text in ("2022/23", "2023/24", "2024/25")]
    assert [(each.end - each.start).days + 1 for each in lengths] == [365, 366, 365]


def test_the_calendar_s_first_and_last_year_are_cut_short():
    assert period_of(date.min, Grain.YEAR, 4).start == date.min
    assert period_of(date.max, Grain.YEAR, 4).end == date.max


@pytest.mark.parametrize("text", ["2026", "2026/28", "2026/26", "2026/2027", "2026-27", "FY2026"])
def test_what_is_no_year_that_begins_in_april(text):
    with pytest.raises(ValueError, match="is not a period"):
        parse_period(text, 4)


def test_a_year_by_both_of_its_years_is_none_that_begins_in_january():
    with pytest.raises(ValueError, match="is not a period"):
        parse_period("2026/27")


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        *[(text, (2026,)) for text in ("2026/27", "2026-27", "2026/2027", "26/27", "GJ 2026/27")],
        *[(text, (2025, 2026)) for text in ("2026", "FY2026", "fy26", "FY 26", "GJ2026")],
        ("1999/00", (1999,)),
        *[(text, ()) for text in ("2026/28", "26", "2026-13", "soon", "2026-09")],
    ],
)
def test_which_years_a_text_may_mean(text, begin):
    assert year_readings(text) == begin


def test_quarters_of_the_organisation_s_year_are_known_by_their_months():
    def months(text, begins):
        return [(run[0].id, run[-1].id) for run in own_quarters(text, begins)]

    assert months("2026/27 Q3", 4) == [("2026-10", "2026-12")]
    assert months("Q1 2026/27", 8) == [("2026-08", "2026-10")]
    assert months("FY2026-Q4", 4) == [("2026-01", "2026-03"), ("2027-01", "2027-03")]
    assert months("Q3 2026", 4) == []


def _read(written):
    text = f"name: Borough\nyear_begins: {written}\n"
    document, problems = parse(TextFile("services/organisation.yml", text))
    assert document is not None
    assert not problems
    return read_part(document, Organisation)


@pytest.mark.parametrize(
    ("written", "month"), [("april", 4), ("April", 4), ("4", 4), ("04", 4), ("12", 12)]
)
def test_the_month_is_read_as_owners_write_it(written, month):
    part, findings = _read(written)
    assert findings == []
    assert part.year_begins == month


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("apirl", "write april"),
        ("Oktober", "write october"),
        ("ju", "write july or june"),
        ("6 April", "write april, because a year starts on the first day of a month"),
        ("2026-04-01", "write april, because a year starts on the first day of a month"),
        *[(text, "write the month's name, such as april") for text in ("13", "0", "04-01", "Q2")],
        ("[april]", "write “april”"),
        ("{month: 4}", "write one value after “year_begins:”, not several"),
    ],
)
def test_what_is_no_month_is_a_finding_at_its_place(written, hint):
    part, (finding,) = _read(written)
    assert part is None
    assert (finding.place.line, finding.place.column) == (2, 14)
    assert finding.hint.startswith(hint)


def test_without_a_word_a_year_begins_in_january():
    assert Organisation(name="Borough").year_begins == 1
