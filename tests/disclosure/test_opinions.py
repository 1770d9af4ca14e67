"""What nearly all of a group think is shown in tenths, and cannot be worked out more closely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest

from generator.disclosure.opinions import (
    Band,
    CommunityOpinion,
    Opinion,
    WholeQuarter,
    agreed,
    band,
    opinions,
    tenth,
)


def group(answers: int, likes: int, size: int | None = None) -> CommunityOpinion:
    return CommunityOpinion(answers, likes, answers, size)


@pytest.mark.parametrize(
    ("each", "shown"),
    [
        (group(20, 18, 40), Opinion.HIGH),
        (group(20, 17, 40), Opinion.EXACT),
        (group(20, 2, 40), Opinion.LOW),
        (group(20, 3, 40), Opinion.EXACT),
        (group(20, 20, 41), Opinion.EXACT),  # less than half of them
        (group(20, 20), Opinion.EXACT),  # of nobody knows how many
        (CommunityOpinion(40, 40, 19, 40), Opinion.EXACT),  # 19 people answered, some of them often
    ],
)
def test_only_a_group_that_was_mostly_heard_and_agrees_is_coarse(each, shown):
    assert opinions([each], None) == (shown,)


def test_where_a_group_is_coarse_the_others_of_its_quarter_are_in_tenths():
    groups = [group(20, 19, 25), group(200, 121), group(30, 29)]
    shown = opinions(groups, WholeQuarter(260, 180))
    assert shown == (Opinion.HIGH, Opinion.TENTHS, Opinion.HIGH)


def test_where_tenths_leave_too_little_open_no_community_is_shown():
    groups = [group(40, 38, 50), group(40, 30)]
    assert opinions(groups, WholeQuarter(80, 68)) == (Opinion.WITHHELD,) * 2
    assert opinions(groups, None) == (Opinion.HIGH, Opinion.TENTHS)
    unnamed = WholeQuarter(95, 78)
    assert opinions(groups, unnamed) == (Opinion.HIGH, Opinion.TENTHS)


def test_a_group_that_is_the_whole_is_withheld():
    assert opinions([group(40, 38, 50)], WholeQuarter(40, 38)) == (Opinion.WITHHELD,)


def test_a_band_holds_what_is_shown_alike():
    assert [band(group(20, likes)) for likes in (0, 2, 3, 10, 17, 18)] == [
        Band(0, 2),
        Band(0, 2),
        Band(3, 4),
        Band(9, 10),
        Band(17, 17),
        Band(18, 20),
    ]
    for n in range(1, 60):
        for likes in range(n + 1):
            low, high = band(group(n, likes))
            assert low <= likes <= high
            assert {band(group(n, each)) for each in range(low, high + 1)} == {(low, high)}


# What an attacker sees: how each group is shown, the numbers of answers, and the whole.
Seen = tuple[tuple[object, ...], ...]


def _seen(groups: list[CommunityOpinion], whole: WholeQuarter) -> Seen:
    shown = opinions(groups, whole)
    found: list[tuple[object, ...]] = []
    for each, how in zip(groups, shown, strict=True):
        exact = each.likes if how is Opinion.EXACT else None
        tenths = tenth(each.answers, each.likes) if how is Opinion.TENTHS else None
        answers = None if how is Opinion.WITHHELD else each.answers
        found.append((how, answers, exact, tenths))
    return (*found, (whole.answers, whole.likes))


def _worlds(answers: tuple[int, ...], unnamed: int, hidden: int) -> Iterator[list[int]]:
    sizes = (*answers, unnamed, hidden)
    return (list(each) for each in product(*(range(n + 1) for n in sizes)))


@pytest.mark.parametrize(
    ("answers", "unnamed", "hidden"),
    [((10, 10), 0, 0), ((10, 25), 0, 0), ((20, 31), 2, 0), ((10, 14), 1, 3), ((11, 12, 13), 0, 0)],
)
def test_an_attacker_who_knows_the_rule_and_all_that_is_shown_learns_no_more(
    answers, unnamed, hidden
):
    """Each world that would be published alike is counted: a group may be all that its band has."""
    found: dict[Seen, list[list[int]]] = defaultdict(list)
    for world in _worlds(answers, unnamed, hidden):
        groups = [group(n, likes, n + 1) for n, likes in zip(answers, world, strict=False)]
        of_hidden = world[-1]
        whole = WholeQuarter(sum(answers) + unnamed - hidden, sum(world[:-1]) - of_hidden, hidden)
        if not 0 <= whole.likes <= whole.answers:
            continue
        found[_seen(groups, whole)].append(world)
    coarse = 0
    for seen, worlds in found.items():
        for number, n in enumerate(answers):
            mine = {world[number] for world in worlds}
            each = group(n, min(mine), n + 1)
            if agreed(each) and seen[number][0] in (Opinion.HIGH, Opinion.LOW):
                coarse += 1
                assert mine == set(range(band(each).low, band(each).high + 1))
    assert coarse
