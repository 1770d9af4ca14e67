"""What a trend says of days: what was wanted then, and whether it is of the same time."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.figure import Figure, Span, State
from generator.figures.gap import clear, days_between
from generator.figures.methods import DIFFERENCE
from generator.figures.question_methods import LIKE
from generator.figures.trend import Trend, _aims
from generator.measures.xmr_rules import Signal
from generator.model.service import ExperienceTarget, Service

DAY = timedelta(days=1)
BEGIN = date(2026, 1, 1)
TARGETS = st.lists(
    st.tuples(
        st.integers(0, 9), st.sampled_from(["like", "ease"]), st.sampled_from([0.5, 0.6, 0.7])
    ),
    max_size=6,
    unique_by=lambda target: target[:2],
)


def trend(ends: list[date], signals: list[object], last: int | None = None, aims=()) -> Trend:
    slots = tuple(SimpleNamespace(start=end, end=end, segment=0) for end in ends)
    chart = SimpleNamespace(signals=tuple(signals), last=last, in_rules=(True,) * len(ends))
    return Trend("like", SimpleNamespace(slots=slots, figures=()), chart, (), None, aims)


@given(TARGETS, st.integers(-1, 10), st.integers(-1, 10))
def test_on_each_day_that_is_wanted_which_was_set_last(targets, until, asked):
    given_targets = tuple(
        ExperienceTarget(since=BEGIN + since * DAY, question=question, at_least=share)
        for since, question, share in targets
    )
    service = Service(name="M", stage="live", targets=given_targets)
    found = _aims(service, "like", BEGIN + until * DAY)
    line = trend([], [], aims=found)
    known = {s: share for s, question, share in targets if question == "like" and s <= until}
    held = [share for since, share in sorted(known.items()) if since <= asked]
    assert line.wanted(BEGIN + asked * DAY) == (held[-1] if held else None)
    shares = [aim.share for aim in found]
    assert all(one != other for one, other in itertools.pairwise(shares))
    assert [aim.before for aim in found] == [None, *shares][: len(found)]
    assert line.loosened == tuple(a for a in found if a.before is not None and a.share < a.before)


@pytest.mark.parametrize(("days", "unusual"), [(0, True), (364, True), (365, False)])
def test_lately_is_the_year_that_ends_with_the_last_period(days, unusual):
    ends = [BEGIN - DAY, BEGIN, BEGIN + days * DAY]
    assert trend(ends, [None, Signal.BELOW, None]).unusual_lately == unusual
    assert not trend(ends, [None, None, None]).unusual_lately


def test_what_was_so_from_the_beginning_was_never_usual():
    ends = [BEGIN, BEGIN + DAY]
    assert not trend(ends, [Signal.BELOW, None]).unusual_lately


@pytest.mark.parametrize(
    ("last", "start", "recent"), [(0, 0, True), (0, 1, False), (1, 1, True), (None, 0, False)]
)
def test_a_trend_is_as_recent_as_a_figure_that_its_last_word_touches(last, start, recent):
    line = trend([BEGIN, BEGIN + DAY], [None, None], last)
    span = Span(BEGIN + start * DAY, BEGIN + 9 * DAY)
    like = Figure("a", LIKE, State.SHOWN, span, value=0.5)
    assert line.is_as_recent_as(like) == recent
    assert not line.is_as_recent_as(Figure("a", LIKE, State.NO_DATA, span))
    assert not line.is_as_recent_as(Figure("a", LIKE, State.SHOWN, value=0.5))


@pytest.mark.parametrize(
    ("low", "high", "beyond"),
    [
        (0.0, 0.1, False),
        (0.001, 0.1, True),
        (-0.1, 0.0, False),
        (-0.1, -0.001, True),
        (-0.1, 0.1, False),
        (None, 0.1, False),
        (0.1, None, False),
    ],
)
def test_a_gap_is_more_than_chance_where_its_range_leaves_out_0(low, high, beyond):
    assert clear(Figure("a", DIFFERENCE, State.SHOWN, value=0.0, low=low, high=high)) == beyond


@pytest.mark.parametrize(("apart", "days"), [(1, None), (2, (1, 1)), (4, (1, 3))])
def test_days_between_two_times_are_in_neither(apart, days):
    found = days_between(Span(BEGIN - DAY, BEGIN), Span(BEGIN + apart * DAY, BEGIN + 9 * DAY))
    assert found == (days and tuple(BEGIN + each * DAY for each in days))
