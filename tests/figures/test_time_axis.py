"""The slots of a trend tile its time, and a new segment begins on the day of each break."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.figures.time_axis import slots_between
from generator.model.period import parse_period

DAY = timedelta(days=1)
BREAKS = st.lists(
    st.sampled_from([date(2026, 1, 1) + n * DAY for n in range(0, 200, 1)]), max_size=4
)
PERIODS = st.sampled_from(
    [("2026-02", "2026-05"), ("2026-Q1", "2026-Q2"), ("2026-W06", "2026-W20")]
)


@given(PERIODS, BREAKS)
def test_slots_tile_the_time_and_break_where_the_trend_does(ends, breaks):
    first, last = (parse_period(text) for text in ends)
    slots = slots_between(first, last, tuple(sorted(breaks)))
    assert (slots[0].start, slots[-1].end) == (first.start, last.end)
    for before, after in itertools.pairwise(slots):
        assert after.start == before.end + DAY
    starts = {slot.start for slot in slots}
    assert {day for day in breaks if first.start <= day <= last.end} <= starts
    for slot in slots:
        assert slot.period.start <= slot.start <= slot.end <= slot.period.end
        assert slot.segment == sum(day <= slot.start for day in breaks)
        whole = (slot.start, slot.end) == (slot.period.start, slot.period.end)
        part = "" if whole else f"part={slot.start}&"
        assert slot.chosen == f"{part}period={slot.period.id}"
    assert len({slot.chosen for slot in slots}) == len(slots)
