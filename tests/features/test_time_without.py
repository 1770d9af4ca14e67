"""Time without a service, from the log's file to the figures: by cause, by step, by supplier."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.features.steps.breakdowns import Breakdown, LogCoverage
from generator.features.steps.figures import Steps
from generator.features.steps.time_without import OutageImpact, pieces_of
from generator.figures.figure import State
from generator.measures.outages import Outage, time_without
from generator.measures.service_hours import HOUR, service_hours
from generator.model.clock import clock_of
from generator.model.service import Delivery, Step
from tests.figures.test_states import card

UTC = clock_of("UTC")
HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\nlog_since: 2024-01-01\n"
STEPS = """steps:
- id: open
  name: Open it
  delivered_by:
  - {since: 2020-01-01, supplier: crew}
  - {since: 2026-09-01, supplier: lines}
- {id: send, name: Send it}
"""
SUPPLIERS = "suppliers:\n- {id: crew, name: Crew}\n- {id: lines, name: Lines}\n"
HEADER = "id,service,opened,resolved,planned,step,people,cause,problem,noticed_by,summary\n"
USAGE = """\
period,service,step,people
2026-06,mail,,9999
2026-07,mail,,100
2026-08,mail,,200
2026-09,mail,,300
2026-W40,mail,,5555
2026-09,mail,open,7777
"""
"""Tuesday 1 September 2026 lies in the window, July to September 2026; the as-of day ends it."""


def lost(repository, *rows: str, head: str = HEAD + STEPS, **files: str) -> OutageImpact:
    """A row: opened, resolved, planned, step, people, cause, problem, noticed_by."""
    numbers = count(1)
    log = "".join(f"{next(numbers)},mail,{row},It broke\n" for row in rows)
    every = {"service": head, "services/suppliers.yml": SUPPLIERS, **files}
    if rows:
        every["data/incidents/i.csv"] = HEADER + log
    found = card(repository, **every).panels[Steps].lost
    assert found is not None
    return found


def values(slices) -> dict[str, float | None]:
    return {each.key: each.figure.value for each in slices}


def test_people_times_hours_within_service_hours(repository):
    found = lost(repository, "2026-09-01T18:00,2026-09-02T08:00,no,open,10,capacity,,us")
    assert (found.total.value, found.away.value, found.number.value) == (20.0, 2.0, 1.0)
    assert found.total.sources == ("data/incidents/i.csv", "services/it/mail.yml")
    assert found.total.id == "mail/time-lost"
    assert not found.total.at_least
    assert values(found.by_cause) == {"capacity": 20.0}
    assert found.by_cause[0].figure.id == "mail/time-lost?cause=capacity"


def test_a_services_own_hours_hold(repository):
    head = HEAD + "hours: Mon-Sun 00:00-24:00\n" + STEPS
    row = "2026-09-01T18:00,2026-09-02T08:00,no,open,10,,,"
    assert lost(repository, row, head=head).total.value == 140.0


def test_where_people_are_blank_the_sum_says_at_least(repository):
    found = lost(
        repository,
        "2026-09-01T08:00,2026-09-01T10:00,no,open,10,capacity,,",
        "2026-09-02T08:00,2026-09-02T10:00,no,send,,change,,",
    )
    assert (found.total.value, found.total.at_least, found.away.value) == (20.0, True, 4.0)
    assert values(found.by_cause) == {"capacity": 20.0, "change": None}
    assert not found.by_cause[0].figure.at_least


def test_people_unknown_outside_service_hours_change_nothing(repository):
    found = lost(
        repository,
        "2026-09-01T08:00,2026-09-01T10:00,no,open,10,capacity,,",
        "2026-09-01T20:00,2026-09-01T22:00,no,open,,change,,",
    )
    assert (found.total.value, found.total.at_least) == (20.0, False)
    assert values(found.by_cause) == {"capacity": 20.0}


def test_people_unknown_in_all_are_no_number(repository):
    found = lost(repository, "2026-09-01T08:00,2026-09-01T10:00,no,open,,,,")
    assert (found.total.state, found.total.value) == (State.NO_DATA, None)
    assert (found.away.value, found.each.value) == (2.0, None)


def test_nobody_reached_is_zero_and_not_unknown(repository):
    found = lost(repository, "2026-09-01T08:00,2026-09-01T10:00,no,open,0,,,")
    assert (found.total.value, found.total.at_least) == (0.0, False)


def test_an_ongoing_one_runs_to_the_end_of_the_as_of_day(repository):
    found = lost(repository, "2026-09-30T17:00,,no,open,10,,,")
    assert found.total.value == 20.0
    assert found.log.broken[0].ongoing


def test_an_open_period_adds_no_hours_and_yet_it_goes_on(repository):
    organisation = "name: Small Works\nas_of: 2026-10-15\n"
    found = lost(
        repository,
        "2026-09-30T17:00,,no,open,10,,,",
        "2026-10-02T08:00,2026-10-02T10:00,no,open,10,,,",
        **{"services/organisation.yml": organisation},
    )
    assert found.total.value == 20.0
    (only,) = found.log.last
    assert only.whole.end == UTC.start(date(2026, 10, 16))


def test_one_that_ends_after_the_as_of_day_was_ongoing_on_it(repository):
    found = lost(repository, "2026-09-30T17:00,2026-10-02T09:00,no,open,10,,,")
    assert (found.total.value, found.log.broken[0].ongoing) == (20.0, True)


def test_one_that_began_before_the_window_counts_with_its_part_inside(repository):
    found = lost(repository, "2026-06-30T08:00,2026-07-01T09:00,no,open,10,,,")
    assert found.total.value == 20.0
    before = lost(repository, "2026-06-30T08:00,2026-06-30T09:00,no,open,10,,,")
    assert (before.total.value, before.number.value, len(before.log.last)) == (0.0, 0.0, 1)


def test_planned_work_is_its_own_line(repository):
    found = lost(
        repository,
        "2026-09-01T08:00,2026-09-01T10:00,yes,open,10,change,,",
        "2026-09-01T09:00,2026-09-01T11:00,no,open,15,software,,",
    )
    assert (found.total.value, found.planned.value, found.planned_away.value) == (30.0, 20.0, 2.0)
    assert found.number.value == 1.0
    assert values(found.by_cause) == {"software": 30.0}
    assert found.planned.id == "mail/time-lost?planned=yes"


def test_an_outage_across_a_change_of_supplier_is_split(repository):
    found = lost(repository, "2026-08-31T18:00,2026-09-01T08:00,no,open,10,supplier,,")
    assert values(found.by_supplier) == {"crew": 10.0, "lines": 10.0}
    assert values(found.by_step) == {"open": 20.0}


def test_a_supplier_that_came_later_gets_nothing_of_the_time_before(repository):
    found = lost(repository, "2026-08-31T08:00,2026-08-31T18:59,no,open,10,supplier,,")
    assert set(values(found.by_supplier)) == {"crew"}


def test_no_step_and_nobody_named_are_slices_of_their_own(repository):
    found = lost(
        repository,
        "2026-09-01T08:00,2026-09-01T10:00,no,,10,unknown,,",
        "2026-09-02T08:00,2026-09-02T10:00,no,send,20,disputed,,",
        "2026-09-03T08:00,2026-09-03T10:00,no,open,30,,,",
    )
    assert values(found.by_supplier) == {"-": 20.0, "": 40.0, "lines": 60.0}
    assert values(found.by_step) == {"": 20.0, "send": 40.0, "open": 60.0}
    assert values(found.by_cause) == {"unknown": 20.0, "disputed": 40.0, "": 60.0}
    ids = [each.figure.id.partition("?")[2] for each in found.by_supplier]
    assert ids == ["step=&supplier=", "supplier=", "supplier=lines"]


LOGS = [
    ("log_since: 2024-01-01\n", LogCoverage.COMPLETE, 0.0, False),
    ("log_since: 2026-08-15\n", LogCoverage.PARTLY, 0.0, True),
    ("log_since: 2026-10-01\n", LogCoverage.LATER, None, False),
    ("", LogCoverage.UNDATED, None, False),
]


@pytest.mark.parametrize(("since", "coverage", "value", "at_least"), LOGS)
def test_no_log_is_not_none(repository, since, coverage, value, at_least):
    head = HEAD.replace("log_since: 2024-01-01\n", since) + STEPS
    found = lost(repository, "2026-06-05T08:00,2026-06-05T10:00,no,open,90,,,", head=head)
    assert (found.log.coverage, found.total.value) == (coverage, value)
    assert found.total.at_least is at_least
    assert (found.total.state is State.NO_DATA) == (value is None)


# --- An end that nobody knows ----------------------------------------------------------------

TWO_HOURS = "2026-09-01T08:00,2026-09-01T10:00,no,open,10,supplier,,us"
NO_END = "2026-09-02T08:00,unknown,no,open,20,change,,us"


def test_ended_and_nobody_knows_when_is_not_still_broken(repository):
    found = lost(repository, NO_END)
    (broke,) = found.log.broken
    assert (broke.ongoing, broke.end_unknown) == (False, True)
    assert broke.whole.start == broke.whole.end
    assert found.number.value == 1.0
    states = {found.total.state, found.away.state, found.each.state}
    assert states == {State.NO_DATA}, "nothing is known of how long it lasted: not 0, not 517 hours"
    assert values(found.by_cause) == {"change": None}


def test_an_unknown_end_makes_every_sum_at_least_what_is_known(repository):
    found = lost(repository, TWO_HOURS, NO_END, **{"data/usage/u.csv": USAGE})
    assert (found.total.value, found.total.at_least) == (20.0, True)
    assert (found.away.value, found.away.at_least) == (2.0, True)
    assert found.each.at_least
    assert values(found.by_cause) == {"supplier": 20.0, "change": None}
    known = lost(repository, TWO_HOURS)
    assert not known.total.at_least
    assert not known.away.at_least


def test_an_unknown_end_outside_service_hours_may_have_lasted_into_them(repository):
    found = lost(repository, NO_END.replace("T08:00", "T23:00"))
    assert (found.total.state, found.number.value) == (State.NO_DATA, 1.0)


def test_planned_work_whose_end_nobody_knows_has_no_hours(repository):
    found = lost(repository, TWO_HOURS, NO_END.replace(",no,", ",yes,"))
    assert (found.planned_away.state, found.planned.state) == (State.NO_DATA, State.NO_DATA)
    assert (found.total.value, found.total.at_least) == (20.0, False)


@pytest.mark.parametrize("moment", ["2026-09-02T08:00", "2026-09-02"])
def test_an_end_in_the_moment_of_the_beginning_does_not_say_how_long(repository, moment):
    found = lost(repository, f"{moment},{moment},no,open,20,change,,us")
    (broke,) = found.log.broken
    assert (broke.ongoing, broke.end_unknown) == (False, True)
    assert (found.number.value, found.away.state) == (1.0, State.NO_DATA)


def test_an_end_that_is_empty_still_goes_on(repository):
    (broke,) = lost(repository, NO_END.replace("unknown", "")).log.broken
    assert (broke.ongoing, broke.end_unknown) == (True, False)


# --- Days that were watched, and no others ---------------------------------------------------

WATCH = "source,service,from,to\n"


@pytest.mark.parametrize(
    ("spans", "coverage", "days", "value", "at_least"),
    [
        (["2026-01-01,2026-09-30"], LogCoverage.COMPLETE, 92, 0.0, False),
        (["2026-01-01,2026-10-20"], LogCoverage.COMPLETE, 92, 0.0, False),
        (["2026-01-01,2026-08-31", "2026-09-01,2026-09-30"], LogCoverage.COMPLETE, 92, 0.0, False),
        (["2026-09-01,2026-09-30"], LogCoverage.PARTLY, 30, 0.0, True),
        (["2026-01-01,2026-07-31"], LogCoverage.ENDED_WITHIN, 31, 0.0, True),
        (["2026-08-01,2026-08-31"], LogCoverage.SOME_DAYS, 31, 0.0, True),
        (["2026-01-01,2026-07-01", "2026-09-30,2026-09-30"], LogCoverage.SOME_DAYS, 2, 0.0, True),
        (["2022-04-25,2022-05-04"], LogCoverage.ENDED_BEFORE, 0, None, False),
    ],
)
def test_nothing_is_said_of_days_that_nobody_watched(
    repository, spans, coverage, days, value, at_least
):
    rows = "".join(f"Monitor,mail,{span}\n" for span in spans)
    found = lost(repository, **{"data/coverage/c.csv": WATCH + rows})
    assert (found.log.coverage, found.log.days) == (coverage, days)
    assert (found.number.value, found.number.at_least) == (value, at_least)
    assert (found.number.state is State.NO_DATA) == (value is None)


def test_rows_about_coverage_count_more_than_the_day_since_when_a_log_is_kept(repository):
    row = "2022-05-04T08:00,2022-05-04T10:00,no,open,90,,,"
    watch = {"data/coverage/c.csv": WATCH + "Monitor,mail,2022-04-25,2022-05-04\n"}
    assert lost(repository, row, **watch).log.coverage is LogCoverage.ENDED_BEFORE
    other = {"data/coverage/c.csv": WATCH + "Monitor,phone,2022-04-25,2022-05-04\n"}
    other["services/it/phone.yml"] = HEAD
    recent = row.replace("2022-05", "2026-06")
    assert lost(repository, recent, **other).log.coverage is LogCoverage.COMPLETE


@pytest.mark.parametrize(
    ("last", "coverage"),
    [
        ("2022-05-04", LogCoverage.ENDED_BEFORE),
        ("2026-03-31", LogCoverage.ENDED_BEFORE),
        ("2026-04-01", LogCoverage.COMPLETE),
    ],
)
def test_a_log_that_has_fallen_silent_does_not_vouch_for_the_days_after(repository, last, coverage):
    row = f"{last}T08:00,{last}T10:00,no,open,90,,,"
    head = HEAD.replace("2024-01-01", "2020-01-01") + STEPS
    assert lost(repository, row, head=head).log.coverage is coverage


def test_a_log_of_many_services_is_kept_for_those_that_never_broke(repository):
    row = "2026-09-01T08:00,2026-09-01T10:00,no,,9,,,"
    log = HEADER + f"1,phone,{row},It broke\n"
    files = {"data/incidents/all.csv": log, "services/it/phone.yml": HEAD}
    found = lost(repository, **files)
    assert (found.log.coverage, found.number.value) == (LogCoverage.COMPLETE, 0.0)


def test_a_silent_log_does_not_say_that_it_is_still_broken(repository):
    watch = {"data/coverage/c.csv": WATCH + "Monitor,mail,2022-04-25,2022-05-04\n"}
    found = lost(repository, "2022-05-04T08:00,,no,open,90,,,", **watch)
    assert (found.log.broken, found.number.state) == ((), State.NO_DATA)
    (last,) = found.log.last
    assert (last.ongoing, last.end_unknown) == (True, True)
    watch = {"data/coverage/c.csv": WATCH + "Monitor,mail,2026-01-01,2026-09-02\n"}
    found = lost(repository, "2026-09-02T08:00,,no,open,10,,,", **watch)
    assert (found.total.value, found.total.at_least) == (110.0, True)


@pytest.mark.parametrize(
    ("planned", "coverage", "value"),
    [("no", LogCoverage.PARTLY, 180.0), ("yes", LogCoverage.LATER, None)],
)
def test_breakdowns_from_before_the_log_began_count_as_far_as_they_are_there(
    repository, planned, coverage, value
):
    head = HEAD.replace("2024-01-01", "2026-10-01") + STEPS
    row = f"2026-09-01T08:00,2026-09-01T10:00,{planned},open,90,,,"
    found = lost(repository, row, head=head)
    assert (found.log.coverage, found.total.value) == (coverage, value)


def test_without_any_row_a_log_that_is_said_to_be_kept_is_missing(repository):
    assert lost(repository).log.coverage is LogCoverage.MISSING
    head = HEAD.replace("log_since: 2024-01-01\n", "")
    found = lost(repository, head=head)
    assert (found.log.coverage, found.number.state) == (LogCoverage.NO_LOG, State.NO_DATA)


def test_rows_without_a_beginning_of_the_log_are_at_least(repository):
    head = HEAD.replace("log_since: 2024-01-01\n", "") + STEPS
    found = lost(repository, "2026-09-01T08:00,2026-09-01T10:00,no,open,90,,,", head=head)
    assert (found.total.value, found.total.at_least) == (180.0, True)


def test_planned_work_alone_does_not_make_a_log(repository):
    head = HEAD.replace("log_since: 2024-01-01\n", "") + STEPS
    found = lost(repository, "2026-09-01T08:00,2026-09-01T10:00,yes,open,90,,,", head=head)
    assert (found.total.state, found.planned.value) == (State.NO_DATA, 180.0)


def test_hours_a_year_of_each_who_uses_it(repository):
    row = "2026-09-01T08:00,2026-09-01T18:00,no,open,92,,,"
    assert lost(repository, row).each.state is State.NO_DATA
    found = lost(repository, row, **{"data/usage/u.csv": USAGE})
    assert found.each.value == pytest.approx(920 / 200 * 365.25 / 92)
    assert found.each.sources[1] == "data/usage/u.csv"


@pytest.mark.parametrize("people", ["0", ""])
def test_used_by_nobody_is_no_share_of_each(repository, people):
    usage = f"period,service,people,started\n2026-09,mail,{people},5\n"
    row = "2026-09-01T08:00,2026-09-01T18:00,no,open,92,,,"
    found = lost(repository, row, **{"data/usage/u.csv": usage})
    assert found.each.state is State.NO_DATA


def test_who_noticed_first_of_those_of_which_it_is_known(repository):
    found = lost(
        repository,
        "2026-09-01T08:00,2026-09-01T10:00,no,open,1,,,customers",
        "2026-09-02T08:00,2026-09-02T10:00,no,open,1,,,us",
        "2026-09-03T08:00,2026-09-03T10:00,no,open,1,,,",
        "2026-09-04T08:00,2026-09-04T10:00,yes,open,1,,,customers",
    )
    assert (found.noticed.value, found.noticed.of) == (1.0, 2)
    assert lost(repository, "2026-09-03T08:00,,no,open,1,,,").noticed.state is State.NO_DATA


def test_the_same_again_looks_back_before_the_window(repository):
    found = lost(
        repository,
        "2026-05-01T08:00,2026-05-01T10:00,no,open,1,,belt,us",
        "2026-07-30T08:00,2026-07-30T08:30,no,open,1,,belt,us",
        "2026-09-03T08:00,2026-09-03T10:00,no,open,1,,fan,us",
    )
    assert (found.again.value, found.again.of) == (1.0, 2)


def test_planned_work_is_no_first_time(repository):
    found = lost(
        repository,
        "2026-08-01T08:00,2026-08-01T10:00,yes,open,1,,belt,us",
        "2026-09-03T08:00,2026-09-03T10:00,no,open,1,,belt,us",
    )
    assert found.again.value == 0.0


def test_where_no_reason_was_ever_written_down_again_is_not_known(repository):
    found = lost(repository, "2026-09-01T08:00,2026-09-01T10:00,no,open,1,,,us")
    assert found.again.state is State.NO_DATA


def test_a_break_of_the_trend_does_not_shorten_the_time(repository):
    head = HEAD + STEPS + "events: [{date: 2026-08-15, kind: survey-change, title: New form}]\n"
    found = lost(repository, "2026-07-01T08:00,2026-07-01T10:00,no,open,50,,,", head=head)
    assert found.total.value == 100.0


def test_a_service_in_the_pipeline_has_no_number(repository):
    found = lost(repository, head="name: Mail\npurpose: I write.\nstage: pipeline\n")
    assert {figure.state for figure in found.figures} == {State.NOT_APPLICABLE}


# --- Nights in which the clock is changed ------------------------------------------------------

CLOCK = "name: Small Works\nas_of: {}\ntimezone: {}\nhours: Mon-Sun 00:00-24:00\n"


@pytest.mark.parametrize(
    ("zone", "as_of", "opened", "resolved", "hours"),
    [
        ("Europe/Berlin", "2026-04-30", "2026-03-29T01:30+01:00", "2026-03-29T03:30+02:00", 1),
        ("Europe/Berlin", "2026-11-30", "2026-10-25T00:00+02:00", "2026-10-25T04:00+01:00", 5),
        ("Europe/Berlin", "2026-11-30", "2026-10-25T02:30+02:00", "2026-10-25T02:15+01:00", 0.75),
        ("Europe/Berlin", "2026-11-30", "2026-10-25", "2026-10-26", 25),
        ("America/New_York", "2026-03-31", "2026-03-08", "2026-03-09", 23),
        ("Australia/Lord_Howe", "2026-04-30", "2026-04-05", "2026-04-06", 24.5),
        ("Europe/Berlin", "2026-09-30", "2026-09-01T10:00Z", "2026-09-01T14:00+02:00", 2),
        ("Europe/Berlin", "2026-09-30", "2026-09-01T08:00Z", "2026-09-01T11:00", 1),
        ("Europe/Berlin", "2026-11-30", "2026-10-25T01:30", "2026-10-25T04:00", 3.5),
        ("Europe/Berlin", "2026-11-30", "2026-10-24T22:30Z", "2026-10-25T02:15+0100", 2.75),
        ("America/New_York", "2026-11-30", "2026-11-01T00:30", "2026-11-01T02:30", 3),
        ("Australia/Lord_Howe", "2026-04-30", "2026-04-04T23:00", "2026-04-05T03:00", 4.5),
        ("UTC", "2026-09-30", "2026-09-01T10:00:00.000+0200", "2026-09-02T00:00+14:00", 2),
    ],
)
def test_a_breakdown_lasts_as_long_as_it_lasted(repository, zone, as_of, opened, resolved, hours):
    organisation = CLOCK.format(as_of, zone)
    files = {"services/organisation.yml": organisation}
    found = lost(repository, f"{opened},{resolved},no,open,10,,,", **files)
    assert found.total.value == pytest.approx(10 * hours)
    assert found.away.value == pytest.approx(hours)


def test_hours_of_a_day_are_those_of_its_clock(repository):
    organisation = "name: Small Works\nas_of: 2026-11-30\ntimezone: Europe/Berlin\n"
    organisation += "hours: Mon-Sun 01:00-04:00\n"
    files = {"services/organisation.yml": organisation}
    found = lost(repository, "2026-10-25,2026-10-26,no,open,10,,,", **files)
    assert found.away.value == 4, "from one to four o'clock it is four hours in that night"


# --- Whatever the log holds -------------------------------------------------------------------

BEGIN = UTC.start(date(2026, 7, 1))
names = st.sampled_from(["crew", "lines", "third"])
days = st.dates(date(2026, 6, 1), date(2026, 10, 15))
deliveries = st.lists(st.builds(Delivery, since=days, supplier=names), max_size=4)
steps = st.dictionaries(st.sampled_from(["a", "b"]), deliveries).map(
    lambda found: {
        name: Step(id=name, name=name, delivered_by=tuple(entries))
        for name, entries in found.items()
    }
)


def breakdown(start: int, length: int, people: int | None, step: str, cause: str) -> Breakdown:
    outage = Outage(BEGIN + start * 60, BEGIN + (start + length) * 60, people)
    day = UTC.day(outage.start)
    said = (step, cause, "", "", False, "", "log.csv")
    return Breakdown(outage, outage, day, False, False, False, *said)


breakdowns = st.lists(
    st.builds(
        breakdown,
        st.integers(0, 80 * 24 * 60),
        st.integers(0, 12 * 24 * 60),
        st.none() | st.integers(0, 10**6),
        st.sampled_from(["a", "b", "", "gone"]),
        st.sampled_from(["", "supplier", "change", "unknown", "disputed"]),
    ),
    max_size=8,
)


@given(breakdowns, steps)
def test_hours_by_cause_step_and_supplier_each_add_up_to_the_services(some, by_id):
    hours = service_hours("Mon-Fri 07:00-19:00")
    found = time_without([each.outage for each in some], hours)
    pieces = pieces_of(tuple(some), found, hours, UTC, by_id)
    for key in ("cause", "step", "supplier"):
        sums: dict[str, float] = {}
        for piece in pieces:
            sums[getattr(piece, key)] = sums.get(getattr(piece, key), 0.0) + piece.hours
        assert sum(sums.values()) == pytest.approx(found.total, abs=1e-6)


@given(breakdowns, st.integers(1, 79))
def test_who_came_later_gets_none_of_the_time_before(some, day):
    since = date.fromordinal(date(2026, 7, 1).toordinal() + day)
    early = date(2020, 1, 1)
    step = Step(
        id="a",
        name="A",
        delivered_by=(
            Delivery(since=early, supplier="crew"),
            Delivery(since=since, supplier="lines"),
        ),
    )
    hours = service_hours("Mon-Sun 00:00-24:00")
    change = UTC.start(since)
    before = [each for each in some if each.step == "a" and each.outage.end <= change]
    found = time_without([each.outage for each in before], hours)
    pieces = pieces_of(tuple(before), found, hours, UTC, {"a": step})
    assert {piece.supplier for piece in pieces} <= {"crew"}
    found = time_without([each.outage for each in some], hours)
    pieces = pieces_of(tuple(some), found, hours, UTC, {"a": step})
    later = [piece for piece in pieces if piece.supplier == "lines"]
    most = [
        (each.outage.people or 0) * max(0, each.outage.end - max(each.outage.start, change))
        for each in some
        if each.step == "a"
    ]
    assert sum(piece.hours for piece in later) <= sum(most) / HOUR + 1e-6
