"""When news is expected, and when it is late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.freshness import awaited, is_late
from generator.model.kinds import KIND_OF_FOLDER, KINDS
from generator.model.period import Grain
from generator.model.rhythm import STREAMS, Pace, Rhythm, pace_of

ANSWERS = STREAMS[0]
WITHOUT = {"incidents", "coverage", "visits", "forecasts"}
"""Kinds of which no news may be good news."""


def test_every_kind_of_data_has_its_stream_or_a_reason_to_have_none():
    folders = [folder for stream in STREAMS for folder in stream.folders]
    assert len(folders) == len(set(folders))
    assert set(folders) == {kind.folder for kind in KINDS} - WITHOUT
    assert KIND_OF_FOLDER.keys() >= WITHOUT
    assert list(Rhythm.model_fields) == [stream.name for stream in STREAMS]


@pytest.mark.parametrize(
    ("grain", "said", "pace"),
    [
        (Grain.MONTH, [], Pace.MONTH),
        (Grain.DAY, [], Pace.MONTH),
        (Grain.YEAR, [], Pace.YEAR),
        (Grain.MONTH, [None, Rhythm(answers="quarter")], Pace.QUARTER),
        (Grain.MONTH, [Rhythm(answers="year"), Rhythm(answers="week")], Pace.YEAR),
        (Grain.MONTH, [Rhythm(usage="year"), Rhythm(answers="quarter")], Pace.QUARTER),
        (Grain.MONTH, [Rhythm(answers="day")], Pace.MONTH),
        (Grain.DAY, [Rhythm(answers="day")], Pace.DAY),
        (Grain.YEAR, [Rhythm(answers="never")], Pace.NEVER),
    ],
)
def test_the_nearest_rhythm_holds_and_never_more_often_than_a_period(grain, said, pace):
    assert pace_of(ANSWERS, grain, *said) is pace


@pytest.mark.parametrize(
    ("last", "pace", "missing", "first_late"),
    [
        ("2026-09-03", Pace.MONTH, "2026-10", "2026-12-02"),
        ("2026-09-30", Pace.MONTH, "2026-10", "2026-12-02"),
        ("2026-06-30", Pace.QUARTER, "2026-Q3", "2026-11-01"),
        ("2025-12-31", Pace.YEAR, "2026", "2027-03-04"),
        ("2026-09-06", Pace.WEEK, "2026-W37", "2026-09-21"),
        ("2026-09-06", Pace.DAY, "2026-09-07", "2026-09-10"),
    ],
)
def test_news_is_late_when_its_period_is_over_and_a_while_has_passed(
    last, pace, missing, first_late
):
    day, late = date.fromisoformat(last), date.fromisoformat(first_late)
    period = awaited(day, pace, 1)
    assert period is not None
    assert period.id == missing
    assert not is_late(day, pace, late - timedelta(days=1), 1)
    assert is_late(day, pace, late, 1)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 2000))
def test_what_is_never_expected_is_never_late_and_what_is_late_stays_so(last, days):
    later = last + timedelta(days=days)
    assert awaited(last, Pace.NEVER, 1) is None
    assert not is_late(last, Pace.NEVER, later, 1)
    for pace in set(Pace) - {Pace.NEVER}:
        assert not is_late(last, pace, last, 1)
        if is_late(last, pace, later, 1):
            assert is_late(last, pace, later + timedelta(days=1), 1)
