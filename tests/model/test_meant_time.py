"""How other programs write a time, a week or half a year: one reading, or both."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.meant_time import (
    meant_half_year,
    meant_part_of_year,
    meant_time,
    month_or_week,
    of_a_spreadsheet,
)
from generator.model.zone_suffix import since_1970, with_a_difference

LATEST = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("2026-07-01 10:00 CEST", ["2026-07-01T10:00+02:00"]),
        ("2026-01-07 10:00 CET", ["2026-01-07T10:00+01:00"]),
        ("2026-07-01 10:00 MESZ", ["2026-07-01T10:00+02:00"]),
        ("2026-07-01T10:00:30 UTC", ["2026-07-01T10:00:30Z"]),
        ("2026-07-01 10:00 (GMT+2)", ["2026-07-01T10:00+02:00"]),
        ("2026-07-01 10:00 UTC-03:30", ["2026-07-01T10:00-03:30"]),
        ("2026-07-01 10:00 IST", ["2026-07-01T10:00+01:00", "2026-07-01T10:00+05:30"]),
        ("2026-07-01 10:00 CET", ["2026-07-01T10:00+01:00"]),  # in Algiers
        ("2026-07-01 10:00 XYZ", []),
        ("2026-07-01 10:00 CEST+2", []),
        ("2026-07-32 10:00 CEST", []),
        ("2026-07-01 10:00", []),
    ],
)
def test_a_zone_s_name_is_a_difference_from_utc(text, moments):
    assert [each for each in with_a_difference(text) if each in moments] == moments
    assert bool(with_a_difference(text)) == bool(moments)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("1790000000", "2026-09-21T14:13:20Z"),
        ("1790000000.25", "2026-09-21T14:13:20Z"),
        ("1790000000000", "2026-09-21T14:13:20Z"),
        ("1790000000999", "2026-09-21T14:13:20Z"),
        ("1999999999", ""),  # 2033
        ("0999999999", ""),
        ("179000000000", ""),
        ("46000", ""),
    ],
)
def test_seconds_and_milliseconds_since_1970(text, moment):
    assert since_1970(text, LATEST) == moment


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("46000", ("2025-12-09",)),
        ("46000.5", ("2025-12-09T12:00",)),
        ("46000.0", ("2025-12-09",)),
        ("44000.25", ("2020-06-18T06:00", "2024-06-19T06:00")),
        ("99999", ()),
    ],
)
def test_a_spreadsheet_s_number_is_a_day_and_its_rest_a_time(text, days):
    assert of_a_spreadsheet(text, LATEST) == days


@pytest.mark.parametrize(
    ("text", "period"),
    [
        *[(text, "2026-W36") for text in ("W36 2026", "KW 36/2026", "2026W36", "2026 week 36")],
        *[(text, "2026-Q3") for text in ("2026Q3", "Q3/2026", "Q3 2026")],
        *[(text, "2026-09") for text in ("Sept 2026", "9/2026", "2026.09", "2026/9")],
        *[(text, "2026-Q3") for text in ("3Q26", "3Q 2026", "Q3 26", "Q3/26", "Q3’26")],
        *[(text, "2026-09") for text in ("Sep-26", "Sept-26", "Sep 26", "Sep’26")],
        ("Sold-26", ""),
        ("KW 54/2026", ""),
        ("36/2026", ""),
        ("202609", ""),
    ],
)
def test_a_part_of_a_year(text, period):
    assert meant_part_of_year(text) == period


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("202609", ("2026-09", "2026-W09")),
        ("202636", ("2026-W36",)),
        ("202600", ()),
        ("202654", ()),
        ("302609", ()),
        ("20260", ()),
    ],
)
def test_six_digits_are_a_month_or_a_week(text, offered):
    assert month_or_week(text) == offered


@pytest.mark.parametrize(
    ("text", "quarters"),
    [
        *[(text, ("2026-Q1", "2026-Q2")) for text in ("H1 2026", "2026-H1", "1. Halbjahr 2026")],
        *[(text, ("2026-Q3", "2026-Q4")) for text in ("HY2 2026", "2026H2", "2. Hj. 2026")],
        ("H3 2026", ()),
        ("2026", ()),
    ],
)
def test_half_a_year_is_two_quarters(text, quarters):
    assert meant_half_year(text) == quarters


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("20260701T1000", "2026-07-01T10:00"),
        ("20260701100030", "2026-07-01T10:00:30"),
        ("20261301T1000", ""),
        ("20260701T2500", ""),
    ],
)
def test_a_time_without_anything_between_its_numbers(text, time):
    assert meant_time(text) == time
