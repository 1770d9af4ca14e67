"""What is measured: which days were good, and which nobody knows of, from the files."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from generator.features.measured.figures import Frequency, Gauge, Measured
from generator.features.measured.gauge_words import gauge_view
from generator.features.measured.method import MEASURE
from generator.features.measured.words import describe
from generator.figures.figure import Figure, State
from generator.language import ENGLISH
from generator.measures.xmr_chart import Assurance, Variation
from generator.model.service import Good, Measure, Service
from generator.pipeline import compute
from generator.wording.plain import plain
from tests.figures.test_states import card

HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\nhours: Mon-Fri 08:00-18:00\n"
SPEED = """measures:
- id: open
  name: Time to open
  unit: s
  good:
  - {since: 2020-01-01, at_most: 5}
  - {since: 2026-09-01, at_most: 3}
"""
LOSS = """- id: loss
  name: Lost messages
  unit: per day
  good: [{since: 2020-01-01, at_most: 0}]
"""
LOG = "log_since: 2026-01-01\n"
WINDOW = [date(2026, 7, 1) + timedelta(days=n) for n in range(92)]  # to 30 September
WORKDAYS = [day for day in WINDOW if day.weekday() < 5]


def values(days: list[date], value: float = 2.0, measure: str = "open", clock: str = "") -> str:
    return "".join(f"{day}{clock},,mail,{measure},{value}\n" for day in days)


def measured(repository, rows: str = "", service: str = HEAD + SPEED, **files: str) -> Measured:
    if rows:
        files["data/telemetry/t.csv"] = "date,time,service,measure,value\n" + rows
    return card(repository, service=service, **files).panels[Measured]


def broken(day: date, at: str = "10:00", until: str = "11:00", planned: str = "no") -> str:
    head = "id,service,opened,resolved,planned,people\n"
    return f"{head}1,mail,{day}T{at},{day}T{until},{planned},5\n"


def test_every_workday_good(repository):
    found = measured(repository, values(WORKDAYS))
    assert (found.works.value, found.works.of) == (len(WORKDAYS), len(WORKDAYS))
    assert found.days.unmeasured == 0
    assert found.works.sources == ("data/telemetry/t.csv",)


def test_the_past_is_judged_by_what_was_good_then(repository):
    found = measured(repository, values(WORKDAYS, 4.0))
    assert found.works.value == sum(day < date(2026, 9, 1) for day in WORKDAYS)
    assert found.works.of == len(WORKDAYS)


def test_weekends_are_no_days_of_service(repository):
    weekend = [day for day in WINDOW if day.weekday() > 4]
    found = measured(repository, values(weekend, 99.0))
    assert (found.works.state, found.days.measured) == (State.NO_DATA, 0)
    assert found.days.unmeasured == len(WORKDAYS)
    assert found.outside == len(weekend)
    workdays = measured(repository, values(WORKDAYS, 1.0) + values(weekend[:1], 1.0))
    assert (workdays.days.measured, workdays.outside) == (len(WORKDAYS), 1)


@pytest.mark.parametrize(
    ("launched", "retired"),
    [(None, None), (10, None), (None, 20), (10, 20), (10, 10), (-1, 200)],
)
def test_only_days_from_the_launch_to_the_last_day_are_days_of_service(
    repository, launched, retired
):
    """Days of a window of 92; everything is measured on each workday of it."""
    service = HEAD.replace("live", "retiring")
    first, last = WINDOW[0], WINDOW[-1]
    if launched is not None:
        first = WINDOW[0] + timedelta(days=launched)
        service = service.replace("2020-01-01", f"{first}")
    if retired is not None:
        last = WINDOW[0] + timedelta(days=retired)
        service += f"retired: {last}\n"
    served = [day for day in WORKDAYS if first <= day <= last]
    found = measured(repository, values(WORKDAYS[::2]), service + SPEED)
    with_values = [day for day in served if day in WORKDAYS[::2]]
    assert (found.days.measured, found.days.unmeasured) == (
        len(with_values),
        len(served) - len(with_values),
    )


def test_a_value_outside_service_hours_does_not_count(repository):
    rows = values(WORKDAYS[:1], 99.0, clock="T03:00") + values(WORKDAYS[:1], clock="T09:00")
    found = measured(repository, rows)
    assert (found.works.value, found.works.of) == (1, 1)


def test_days_that_were_not_measured_are_said_and_not_bad(repository):
    found = measured(repository, values(WORKDAYS[5:]))
    assert (found.works.value, found.works.of) == (len(WORKDAYS) - 5, len(WORKDAYS) - 5)
    assert found.days.unmeasured == 5


def test_all_measures_must_be_good(repository):
    rows = values(WORKDAYS) + values(WORKDAYS[:3], 1.0, "loss") + values(WORKDAYS[3:], 0, "loss")
    found = measured(repository, rows, HEAD + SPEED + LOSS)
    assert (found.works.value, found.works.of) == (len(WORKDAYS) - 3, len(WORKDAYS))
    assert [(gauge.good, gauge.judged) for gauge in found.gauges] == [
        (len(WORKDAYS), len(WORKDAYS)),
        (len(WORKDAYS) - 3, len(WORKDAYS)),
    ]


def test_where_rows_count_other_days_than_the_top_the_page_says_why(repository):
    """“Good on 66 of 66 days” below “It worked well on 63 of 66”: a reader takes one for false."""
    rows = values(WORKDAYS) + values(WORKDAYS[:3], 1.0, "loss") + values(WORKDAYS[3:9], 0, "loss")
    files = {"data/telemetry/t.csv": "date,time,service,measure,value\n" + rows}
    both = describe(
        ENGLISH, card(repository, service=HEAD + SPEED + LOSS, **files), None, date(2026, 9, 30)
    )
    assert (
        both.said == f"It worked well on {len(WORKDAYS) - 3} of the {len(WORKDAYS)} days measured."
    )
    assert [each.days for each in both.body.gauges] == ["66 of 66 days", "6 of 9 days"]
    assert both.body.notes[0].startswith("Each row counts its own days")
    alone = {"data/telemetry/t.csv": "date,time,service,measure,value\n" + values(WORKDAYS)}
    one = describe(
        ENGLISH, card(repository, service=HEAD + SPEED, **alone), None, date(2026, 9, 30)
    )
    assert not any("Each row" in note for note in one.body.notes)
    assert "first and last month alone" in one.body.notes[-1]


@pytest.mark.parametrize(
    ("row", "silent"),
    [
        (broken(WORKDAYS[0]), 1),
        (broken(WORKDAYS[0], "20:00", "21:00"), 0),
        (broken(WORKDAYS[0], planned="yes"), 0),
        (broken(WORKDAYS[1]), 0),
    ],
    ids=["in service hours", "at night", "planned", "the measure told of it"],
)
def test_a_measure_silent_during_a_breakdown_counts_as_not_good(repository, row, silent):
    files = {"data/incidents/i.csv": row}
    found = measured(repository, values(WORKDAYS[1:]), HEAD + LOG + SPEED, **files)
    assert found.days.silent == silent
    assert found.works.value == len(WORKDAYS) - 1
    assert found.works.of == len(WORKDAYS) - 1 + silent


def test_before_the_launch_there_was_nothing_to_measure(repository):
    young = HEAD.replace("2020-01-01", "2026-09-01")
    found = measured(repository, values(WORKDAYS), young + SPEED)
    assert found.works.of == sum(day >= date(2026, 9, 1) for day in WORKDAYS)
    assert found.days.unmeasured == 0


def test_no_measure_no_value_no_word_on_what_is_good(repository):
    assert measured(repository, service=HEAD).gauges == ()
    unmeasured = measured(repository)
    assert [figure.state for figure in unmeasured.figures] == [State.NO_DATA] * 2
    assert not unmeasured.recorded
    unsaid = SPEED.partition("  good:")[0]
    found = measured(repository, values(WORKDAYS), HEAD + unsaid)
    assert found.works.state is State.NO_DATA
    assert found.gauges[0].figure.value == 2.0


@pytest.mark.parametrize(
    ("step", "rhythm"), [(1, Frequency.DAILY), (7, Frequency.WEEKLY), (30, Frequency.MONTHLY)]
)
def test_how_often_it_is_measured(repository, step, rhythm):
    found = measured(repository, values(WINDOW[::step]))
    assert found.gauges[0].rhythm is rhythm


def test_a_measure_has_its_own_trend_by_month(repository):
    first = date(2025, 1, 1)
    days = [first + timedelta(days=n) for n in range((date(2026, 9, 30) - first).days + 1)]
    rows = "".join(
        values([day], (9.0 if day >= date(2026, 6, 1) else 2.0) + day.month % 2 / 10)
        for day in days
        if day.day in (3, 4, 5)
    )
    (gauge,) = measured(repository, rows).gauges
    assert gauge.chart is not None
    assert gauge.chart.variation is Variation.WORSENING
    assert len(gauge.course) == 21
    steady = "".join(values([day], 2.0 + day.month % 2 / 10) for day in days if day.day < 4)
    (gauge,) = measured(repository, steady).gauges
    assert gauge.chart is not None
    assert gauge.chart.variation is Variation.COMMON_CAUSE
    assert gauge.chart.assurance is Assurance.PASSES


@pytest.mark.parametrize(
    ("direction", "bound", "before", "after", "marks"),
    [
        ("decrease", "at_most", 3, 5, 1),  # more is let pass
        ("decrease", "at_most", 5, 3, 0),
        ("increase", "at_least", 95, 90, 1),
        ("increase", "at_least", 90, 95, 0),
        ("increase", "at_least", 90, 90, 0),
    ],
)
def test_the_line_marks_from_when_on_less_was_called_good(
    repository, direction, bound, before, after, marks
):
    good = f"[{{since: 2020-01-01, {bound}: {before}}}, {{since: 2026-08-01, {bound}: {after}}}]"
    measure = f"{{id: open, name: Open, unit: s, direction: {direction}, good: {good}}}"
    files = {
        "services/it/mail.yml": f"{HEAD}measures: [{measure}]\n",
        "data/telemetry/t.csv": "date,time,service,measure,value\n" + values(WINDOW),
    }
    cards = compute(repository(files))
    found = describe(ENGLISH, cards.services[0], cards.definitions, cards.as_of)
    assert found is not None
    (gauge,) = found.body.gauges
    assert len(gauge.spark.marks) == marks


def test_a_reader_is_told_what_is_usual_where_the_first_and_the_last_month_are_alike(repository):
    """8.24 two years ago, 8.24 now and “worse than usual” would contradict each other."""
    months = [date(2024 + n // 12, n % 12 + 1, 1) for n in range(9, 33)]
    course = [8.241, *(6.0 + 0.1 * (n % 3) for n in range(12)), *[8.248] * 10, 8.241]
    rows = "".join(
        values([month + timedelta(days=n) for n in range(3)], value)
        for month, value in zip(months, course, strict=True)
    )
    found = card(
        repository,
        service=HEAD + SPEED,
        **{"data/telemetry/t.csv": "date,time,service,measure,value\n" + rows},
    )
    said = describe(ENGLISH, found, None, date(2026, 9, 30))
    (gauge,) = said.body.gauges
    assert plain(gauge.spark.began) == "8.24"
    assert plain(gauge.spark.ended) == "8.24 s"
    assert plain(gauge.move) == "worse than usual since November 2025 (average: 7.17 s)"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (8.245, "s", "8.24 s"),
        (31.05, "s", "31.1 s"),
        (99.62, "%", "99.62 %"),
        (5.0, "s", "5 s"),
        (5.004, "s", "5.004 s"),  # above the 5 s that are good, so not said to be 5
        (2.996, "s", "3 s"),
    ],
)
def test_a_typical_day_has_as_many_digits_as_mean_something(value, unit, said):
    good = Good(since=date(2026, 1, 1), at_most=5.0)
    measure = Measure(id="open", name="Time to open", unit=unit, good=(good,))
    figure = Figure("mail/open", MEASURE, State.SHOWN, value=value, unit=unit)
    gauge = Gauge(measure, figure, good, None, 1, 1, (), None)
    service = Service(name="Mail", stage="live", launched=date(2020, 1, 1))
    assert plain(gauge_view(ENGLISH, gauge, service, date(2026, 9, 30)).value) == said
