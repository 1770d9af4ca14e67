"""Blocks of withheld periods: people enough, disjoint, and never changed by what comes later."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.disclosure.blocks import LONGEST, Small, blocks

FLOOR = 10


def small(
    number: int,
    unnamed: int,
    named: str = "",
    month: int | None = None,
    segment: int = 0,
    tallied: int = 0,
):
    start = date(2020, 1, 1) + timedelta(days=30 * (number if month is None else month))
    people = frozenset(ord(letter) for letter in named)
    answers = unnamed + len(people) + tallied
    end = start + timedelta(days=29)
    return Small(number, start, end, segment, unnamed, people, answers, tallied)


@st.composite
def lines(draw: st.DrawFn) -> list[Small]:
    month, found = 0, []
    for number in range(draw(st.integers(0, 24))):
        month += draw(st.integers(1, 5))
        named = draw(st.text("abcd", max_size=3))
        tallied = draw(st.sampled_from([0, 0, 2, 4]))
        unnamed = draw(st.integers(0 if named or tallied else 1, 5))
        found.append(small(number, unnamed, named, month, tallied=tallied))
    return found


@given(lines())
def test_a_block_is_people_enough_and_as_soon_as_it_can_be(periods):
    found = list(blocks(periods, FLOOR))
    for rows in found:
        mine = [periods[row] for row in rows]
        assert _people(mine) >= FLOOR
        assert _people(mine[:-1]) < FLOOR or not _open(mine[:-1])
        assert _open(mine)
        assert mine[-1].end - mine[0].start < LONGEST
    rows = [row for block in found for row in block]
    assert rows == sorted(set(rows))


@given(lines(), st.integers(0, 24))
def test_what_comes_later_changes_no_block(periods, known):
    then = list(blocks(periods[:known], FLOOR))
    assert list(blocks(periods, FLOOR))[: len(then)] == then


def _open(some: list[Small]) -> bool:
    """A reader who takes each period for 1 to 9 is left half of them, of each; by trying all."""
    total = sum(each.answers for each in some)
    sums = {0}
    for _ in some[:-1]:
        sums = {a + b for a in sums for b in range(1, FLOOR)}
    fits = {number for number in range(1, FLOOR) if total - number in sums}
    return not fits or len(fits) >= (FLOOR - 1) / 2


def _people(some: list[Small]) -> int:
    """Count by names: everybody unnamed is somebody else, but in tallies may be who has a name."""
    names = {letter for each in some for letter in each.named}
    sure = max(len(names), *(each.tallied for each in some), 0)
    return sure + sum(each.unnamed for each in some)


def test_who_answers_in_every_period_is_one_person():
    assert list(blocks([small(n, 0, "abcdefghi") for n in range(5)], FLOOR)) == []
    assert list(blocks([small(n, 4, "abc") for n in range(2)], FLOOR)) == [(0, 1)]


def test_of_tallies_as_many_people_are_sure_as_were_in_one_period():
    assert list(blocks([small(n, 0, tallied=6) for n in range(2)], FLOOR)) == []
    assert list(blocks([small(0, 4, tallied=6), small(1, 0, tallied=3)], FLOOR)) == [(0, 1)]
    assert list(blocks([small(0, 3, "abc"), small(1, 3, tallied=4)], FLOOR)) == [(0, 1)]
    assert list(blocks([small(0, 3, "abc"), small(1, 3, tallied=3)], FLOOR)) == []


def test_two_periods_with_nine_answers_each_wait_for_a_third():
    assert list(blocks([small(0, 9), small(1, 9)], FLOOR)) == []
    assert list(blocks([small(0, 9), small(1, 9), small(2, 4)], FLOOR)) == [(0, 1, 2)]
    assert list(blocks([small(0, 9), small(1, 5)], FLOOR)) == [(0, 1)]


def test_no_block_holds_both_sides_of_a_break():
    periods = [small(0, 6), small(1, 6, segment=1), small(2, 6, segment=1)]
    assert list(blocks(periods, FLOOR)) == [(1, 2)]


def test_what_no_window_of_a_year_could_hold_is_dropped():
    periods = [small(0, 6), small(1, 6, month=12), small(2, 6, month=13)]
    assert list(blocks(periods, FLOOR)) == [(1, 2)]
