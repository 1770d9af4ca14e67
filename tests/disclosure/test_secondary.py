"""The secondary rule: nothing withheld is told closely, and little more is withheld than needed."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.disclosure.door import primary
from generator.disclosure.line import Line, Part, Quarter, ranges
from generator.disclosure.secondary import Rule, withhold_more

FIRST = date(2026, 1, 1)
ORACLES = Path(__file__).parents[3] / "shared" / "oracles" / "worked_examples.json"


def line(points: list[float], window: int, quarters: list[tuple[int, list[float]]]) -> Line:
    """A line of days; the window holds the last ``window``; quarters hold four days each.

    Of a quarter: how many of its days' answers name no community are what is left over.
    """
    days = [FIRST + timedelta(days=n) for n in range(len(points))]
    parts = [Part(n, day, day, a) for n, (day, a) in enumerate(zip(days, points, strict=True))]
    held = parts[len(parts) - window :]
    whole = Part(100, held[0].start, held[-1].end, sum(p.answers for p in held)) if held else None
    found = []
    for number, communities in quarters:
        mine = tuple(p for p in parts[4 * number : 4 * number + 4] if p.answers)
        rows = (
            Part(200 + 10 * number + n, mine[0].start, mine[-1].end, a)
            for n, a in enumerate(communities)
            if mine and a
        )
        found.append(Quarter(tuple(rows), mine))
    return Line(
        tuple(p for p in parts if p.answers),
        whole if whole and whole.answers else None,
        tuple(found),
    )


def cells(some: Line) -> list[Part]:
    window = [some.window] if some.window else []
    return [*some.points, *window, *(c for q in some.quarters for c in q.communities)]


def small(some: Line, floor: float) -> set[int]:
    return {part.row for part in cells(some) if part.answers < floor}


def safe(some: Line, withheld: set[int], floor: float) -> bool:
    return all(each.width >= floor for each in ranges(some, withheld))


@st.composite
def lines(draw: st.DrawFn) -> Line:
    points = draw(st.lists(st.sampled_from([0, 1, 4, 9, 10, 12, 20, 40]), min_size=4, max_size=8))
    quarters = []
    for number in range(len(points) // 4):
        left = sum(points[4 * number : 4 * number + 4])
        communities = []
        for _ in range(draw(st.integers(0, 3))):
            communities.append(draw(st.integers(0, int(left))))
            left -= communities[-1]
        quarters.append((number, communities))
    return line(points, draw(st.integers(1, len(points))), quarters)


@given(lines())
def test_afterwards_nothing_is_told_closely(some: Line) -> None:
    first = small(some, 10)
    withheld = set(first)
    withhold_more(some, withheld, Rule(10), set())
    assert first <= withheld
    assert safe(some, withheld, 10)


@given(lines())
def test_no_more_is_withheld_than_one_above_the_fewest(some: Line) -> None:
    first = small(some, 10)
    withheld = set(first)
    withhold_more(some, withheld, Rule(10), set())
    more = len(withheld) - len(first)
    others = [part.row for part in cells(some) if part.row not in first]
    for fewer in range(max(more - 1, 0)):
        assert not any(safe(some, first | set(rows), 10) for rows in combinations(others, fewer))


@pytest.mark.skipif(not ORACLES.is_file(), reason="the published cases are not here")
def test_the_cases_of_friends_and_family() -> None:
    case = json.loads(ORACLES.read_text())["suppression_fft"]
    assert primary(np.array(case["first_level"]["n"]), 5).tolist() == [
        bool(flag) for flag in case["first_level"]["flag"]
    ]
    total = line([150, 80, 2], 3, [])  # 232 in all
    withheld = {2}
    withhold_more(total, withheld, Rule(5), set())
    assert withheld == {1, 2}


def test_small_cells_protect_each_other_unless_somebody_answered_twice() -> None:
    total = line([60, 6, 6, 30], 4, [])
    withheld = {1, 2}
    withhold_more(total, withheld, Rule(10), set())
    assert withheld == {1, 2}
    withhold_more(total, withheld, Rule(10, frozenset({1, 2})), set())
    assert withheld == {1, 2, 3}


def test_what_another_question_withholds_is_taken_first() -> None:
    total = line([60, 3, 31, 30], 4, [])
    other = (total.points[2].start, total.points[2].end)
    withheld, liked = {1}, {other}
    withhold_more(total, withheld, Rule(10), liked)
    assert withheld == {1, 2}
    assert len(liked) == 2


def test_a_community_is_withheld_rather_than_a_period() -> None:
    one = line([20, 20, 20, 20], 0, [(0, [50, 26, 4])])
    withheld = {202}
    withhold_more(one, withheld, Rule(10), set())
    assert withheld == {201, 202}


def test_answers_that_name_no_community_protect_one() -> None:
    one = line([20, 20, 20, 20], 4, [(0, [50, 4])])  # 26 said nothing
    withheld = {201}
    withhold_more(one, withheld, Rule(10), set())
    assert withheld == {201}


def test_communities_tell_how_much_a_period_has_at_least() -> None:
    one = line([3, 30, 30, 30], 0, [(0, [53, 40])])
    (found,) = ranges(one, {0})
    assert (found.low, found.high) == (3.0, float("inf"))
