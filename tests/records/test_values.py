"""What each text of a cell means, type by type, up to where it stops to mean anything."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.instant import Instant
from generator.model.period import Period, parse_period
from generator.model.table import Column, Type
from generator.records.values import Scalar, Unknown, readings, value_reader

CENTURY = datetime.fromisoformat("2000-01-01T00:00")
DUBLIN, CHATHAM = "Europe/Dublin", "Pacific/Chatham"


def read(form: Type, text: str, zone: str = DUBLIN, begins: int = 1, **more: object) -> object:
    return value_reader(Column("x", form, "", **more), zone, begins)(text)


NUMBERS = [
    (Type.WHOLE, {"5": 5, "+5": 5, "-5": -5, "−5": -5, "007": 7, "5.0": 5, "5.00": 5}),
    (Type.WHOLE, {"5.0000": 5, "9" * 15: 999999999999999}),
    (Type.WHOLE, dict.fromkeys(("5.000", "5.5", "5.", "5,0", "1e3", "--5", "nan", "9" * 16))),
    (Type.NUMBER, {"5": 5, "1.5": 1.5, "−1.5": -1.5, "1.500": 1.5, "1e3": 1000, "1E-2": 0.01}),
    (Type.NUMBER, {"0." + "0" * 17 + "1": 1e-18, "1e99": 1e99}),
    (Type.NUMBER, dict.fromkeys(("0." + "0" * 18 + "1", "1e100", ".5", "5.", "1,5", "inf", "٣"))),
    (Type.YES_NO, {"yes": 1, "Yes": 1, "TRUE": 1, "1": 1, "no": 0, "No": 0, "false": 0, "0": 0}),
    (Type.YES_NO, dict.fromkeys(("y", "n", "2", "yes.", "1.0", "ja"))),
]


@pytest.mark.parametrize(("form", "expected"), NUMBERS)
def test_a_number_is_read_as_it_is_written_or_not_at_all(form, expected):
    assert {text: read(form, text) for text in expected} == expected


DAYS = {
    "2026-09-30": date(2026, 9, 30),
    "2024-02-29": date(2024, 2, 29),
    "2026-09-30T23:30": date(2026, 9, 30),
    "2026-09-30 23:30:59.5": date(2026, 9, 30),
    # Dublin is an hour ahead of UTC in September and with it in winter.
    "2026-09-30T22:59:59Z": date(2026, 9, 30),
    "2026-09-30T23:00Z": date(2026, 10, 1),
    "2026-12-30T23:59Z": date(2026, 12, 30),
    "2026-10-01 00:30 +02:00": date(2026, 9, 30),
    "2026-10-01T00:59+0100": date(2026, 10, 1),
}


@pytest.mark.parametrize("form", [Type.DAY, Type.PERIOD])
def test_a_time_counts_on_the_day_of_the_organisations_clock(form):
    expected = {text: parse_period(str(day)) for text, day in DAYS.items()}
    assert {text: read(form, text) for text in expected} == expected
    for text in (
        "2026-02-29",
        "2026-9-30",
        "30.09.2026",
        "2026-09-31",
        "2026-09-30T",
        "2026-13-01",
    ):
        assert read(form, text) is None


def test_a_day_is_no_longer_period_and_a_period_may_be():
    for text in ("2026", "2026-Q3", "2026-09", "2026-W36"):
        assert read(Type.DAY, text) is None
        assert read(Type.PERIOD, text) == parse_period(text)
    for text in ("2026-Q0", "2026-Q5", "2026-00", "2026-13", "2026-W54", "2025-W53", "26-09"):
        assert read(Type.PERIOD, text) is None


def test_a_year_is_written_as_the_organisation_s_year_is():
    assert read(Type.PERIOD, "2026", begins=8) is None
    assert read(Type.PERIOD, "2026/27") is None
    assert read(Type.PERIOD, "2026/28", begins=8) is None
    year = read(Type.PERIOD, "2026/27", begins=8)
    assert isinstance(year, Period)
    assert (year.start, year.end) == (date(2026, 8, 1), date(2027, 7, 31))


def test_a_text_is_itself_and_a_choice_one_of_its_choices():
    assert read(Type.TEXT, "5") == read(Type.REFERENCE, "5") == read(Type.CHOICE, "5") == "5"
    assert read(Type.CHOICE, "list", choices=("list", "open")) == "list"
    assert read(Type.CHOICE, "List", choices=("list", "open")) is None


def test_unknown_is_a_state_only_where_it_may_be_said():
    assert read(Type.TIME, "unknown", may_be_unknown=True) is Unknown.STATE
    assert read(Type.TIME, "Unknown", may_be_unknown=True) is None
    assert read(Type.TIME, "unknown") is None
    assert read(Type.CHOICE, "unknown", choices=("unknown",)) == "unknown"


def instant(moment: datetime, zone: str) -> Scalar:
    since = moment.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return Instant(since // timedelta(microseconds=1), moment.astimezone(ZoneInfo(zone)).date())


@settings(max_examples=50)
@given(
    st.timedeltas(timedelta(0), timedelta(days=13_000)).map(lambda later: CENTURY + later),
    st.sampled_from([DUBLIN, CHATHAM, "America/St_Johns"]),
    st.sampled_from([None, 0, 330, -210]),
)
def test_a_time_is_an_instant_unless_the_clock_skipped_or_repeated_it(local, zone, minutes):
    offset = None if minutes is None else timedelta(minutes=minutes)
    if offset is not None:
        sign, size = "-" if minutes < 0 else "+", abs(minutes)
        text = f"{local.isoformat()}{sign}{size // 60:02}:{size % 60:02}"
        there = local.replace(tzinfo=UTC) - offset
        assert read(Type.TIME, text, zone) == instant(there, zone)
        return
    both = sorted(
        {local.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1)}
    )
    assert readings(local.isoformat(), zone) == both
    expected = instant(both[0], zone) if len(both) == 1 else None
    assert read(Type.TIME, local.isoformat(sep=" "), zone) == expected


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("2026-03-29 00:59:59", [0]),
        ("2026-03-29 01:00", [0, 1]),
        ("2026-03-29 01:59:59", [0, 1]),
        ("2026-03-29 02:00", [1]),
        ("2026-10-25 00:59:59", [23]),
        ("2026-10-25 01:00", [0, 1]),
        ("2026-10-25 01:59:59", [0, 1]),
        ("2026-10-25 02:00", [2]),
    ],
)
def test_the_hour_that_is_skipped_or_repeated_has_two_readings_and_no_meaning(text, hours):
    assert [moment.hour for moment in readings(text, DUBLIN)] == hours
    assert (read(Type.TIME, text) is None) == (len(hours) == 2)


def test_a_day_as_a_time_is_its_beginning_by_the_organisations_clock():
    assert read(Type.TIME, "2026-07-03") == instant(datetime(2026, 7, 2, 23, tzinfo=UTC), DUBLIN)
    assert read(Type.TIME, "2026-12-03") == instant(datetime(2026, 12, 3, tzinfo=UTC), DUBLIN)
