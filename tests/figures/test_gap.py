"""The gap between two groups of answers: what holds whatever they answered."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.counts.keys import Key, Level, Mode
from generator.disclosure.published import Cell
from generator.figures.figure import Figure, Span, State
from generator.figures.gap import Group, clear, days_between, gap_figure, group
from generator.model.subject import Subject

KEY = Key(
    Level.POINT, Subject("service", "x"), "like", Mode.OPEN, date(2026, 9, 1), date(2026, 9, 30)
)
SPAN = Span(date(2026, 7, 1), date(2026, 9, 30))
COUNTS = st.tuples(*[st.integers(0, 60)] * 5).filter(lambda counts: sum(counts) > 0)


def cell(counts: tuple[int, ...]) -> Cell:
    return Cell(KEY, False, tuple(float(each) for each in counts))


def gap(before: Group | None, after: Group | None) -> Figure:
    return gap_figure("x/difference", "difference", SPAN, before, after, ("a.csv",))


@given(COUNTS, COUNTS)
def test_the_gap_turns_round_with_its_sides(one, other):
    there, back = (
        gap(group([cell(one)]), group([cell(other)])),
        gap(group([cell(other)]), group([cell(one)])),
    )
    assert there.value == pytest.approx(-back.value)
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low))
    assert there.low - 1e-12 <= there.value <= there.high + 1e-12
    assert clear(there) == clear(back)
    assert there.n == sum(one) + sum(other)


@given(COUNTS)
def test_a_gap_to_oneself_is_none(counts):
    found = gap(group([cell(counts)]), group([cell(counts)]))
    assert found.value == 0
    assert not clear(found)


@given(COUNTS, COUNTS)
def test_cells_together_are_what_all_their_answers_are(one, other):
    both = group([cell(one), cell(other)])
    whole = group([cell(tuple(a + b for a, b in zip(one, other, strict=True)))])
    assert both == whole


def test_four_and_five_are_content():
    found = group([cell((1, 2, 4, 8, 16))])
    assert found == Group(24.0, 31)
    assert group([cell((0, 0, 9, 0, 0))]) == Group(0.0, 9)


def test_nothing_is_computed_next_to_what_is_withheld():
    withheld = Cell(KEY, True, ())
    assert group([cell((1, 1, 1, 1, 30)), withheld]) is None
    assert group([]) is None
    assert group([cell((0, 0, 0, 0, 0))]) is None
    assert gap(None, group([cell((0, 0, 0, 0, 9))])).state is State.NO_DATA


def test_days_between_two_times():
    later = Span(date(2026, 10, 5), date(2026, 10, 31))
    assert days_between(SPAN, later) == (date(2026, 10, 1), date(2026, 10, 4))
    assert days_between(SPAN, Span(date(2026, 10, 1), date(2026, 10, 9))) is None
