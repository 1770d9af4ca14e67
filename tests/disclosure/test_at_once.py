"""What is decided of many rows at once is what is decided of each: of any organisation and past."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.counts.cells import count
from generator.counts.counting_context import counting_context
from generator.counts.cube import Cube
from generator.disclosure import community_door
from generator.disclosure.before import PublishedBefore
from generator.disclosure.communities import withhold_more
from generator.disclosure.community_door import CommunityDoor
from generator.disclosure.definitions import published_definitions, size_of
from generator.disclosure.door import suppress
from generator.disclosure.door_rules import DoorRules
from generator.disclosure.many_sums import ManySums
from generator.disclosure.published import Published
from generator.model.definitions import Definitions
from generator.pipeline import read
from generator.releases.equation import UnknownCount, safe, safe_together
from generator.releases.ledger import Ledger
from tests.conftest import PROVIDER
from tests.disclosure.one_quarter import CommunityQuarter, Quarter, each_alone, parts_of
from tests.disclosure.test_releases import DAYS, stages


def door(cube: Cube, definitions: Definitions, ledger: Ledger) -> Published:
    floors = definitions.organisation.part.floors
    known = size_of(published_definitions(definitions))
    return suppress(cube, floors, DoorRules(ledger, known, people_of=size_of(definitions)))


def said(published: Published) -> tuple[object, ...]:
    cells = list(published.cells())
    blocks = [published.blocks(cell.key[:4]) for cell in cells]
    return cells, blocks, published.tally(), published.withheld_periods()


def one_by_one(patch: pytest.MonkeyPatch) -> list[int]:
    """Let the door decide of each quarter and row alone; return how many it would not have."""
    clear, compare, number = CommunityDoor._clear, PublishedBefore._compare, []

    def none_clear(self, quarters):
        number.append(int(clear(self, quarters).sum()))
        return np.zeros(len(quarters.begins), dtype=bool)

    def none_the_same(self, rows, cells):
        compare(self, rows, cells)
        self.same[rows.start : rows.stop] = False

    patch.setattr(community_door, "withhold_more", each_alone)
    patch.setattr(CommunityDoor, "_clear", none_clear)
    patch.setattr(PublishedBefore, "_compare", none_the_same)
    return number


def test_each_quarter_and_row_decided_alone_is_the_same(tmp_path, monkeypatch):
    at_once: list[int] = []
    for seed in range(3):
        ledger = Ledger()
        for day, stage in zip(DAYS, stages(seed), strict=True):
            for name, text in {"services/it/provider.yml": PROVIDER, **stage.files}.items():
                path: Path = tmp_path / str(seed) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            checked = read(tmp_path / str(seed), day, cache=False).checked
            cube = count(checked.records, counting_context(checked.definitions, day))
            both = [door(cube, checked.definitions, ledger)]
            with monkeypatch.context() as patch:
                number = one_by_one(patch)
                both.append(door(cube, checked.definitions, ledger))
            at_once += number
            assert said(both[0]) == said(both[1])
            after = [
                ledger.with_release(day, each.versions(), each.withheld_periods()) for each in both
            ]
            assert after[0] == after[1]
            ledger = after[0]
    assert sum(at_once) > 0


@given(st.integers(0, 6), st.integers(0, 60), st.integers(3, 12))
def test_numbers_of_which_only_the_sum_is_known(number, total, floor):
    alone = safe([UnknownCount()] * number, total, floor)
    assert safe_together(number, total, floor) == alone


INF = float("inf")


def test_each_of_many_sums_leaves_open_what_it_leaves_open_alone():
    chance, answers = random.Random(1), set()  # noqa: S311
    for floor in range(3, 11):
        unknown, totals, kinds = [], [], []
        for _ in range(1500):
            most = [chance.choice([INF, *range(2 * floor)]) for _ in range(chance.randint(0, 3))]
            labelled, unlabelled = chance.choice([0, 0, 1, 2]), chance.choice([0, 0, 1, 2])
            unnamed = chance.random() < 0.3
            parts = [UnknownCount(high) for high in most]
            parts += [UnknownCount(sign=-1)] * labelled
            parts += [UnknownCount(sign=-1, labelled=False)] * unlabelled
            parts += [UnknownCount(withheld=False)] * unnamed
            unknown.append(parts)
            totals.append(chance.randint(-2 * floor, 4 * floor))
            kinds.append((most, labelled, unlabelled, unnamed))
        most, labelled, unlabelled, unnamed = zip(*kinds, strict=True)
        sums = ManySums(
            np.repeat(np.arange(len(most)), [len(each) for each in most]),
            np.array([high for each in most for high in each]),
            *(np.array(column) for column in (totals, labelled, unlabelled, unnamed)),
        )
        alone = [safe(parts, total, floor) for parts, total in zip(unknown, totals, strict=True)]
        assert sums.safe(floor).tolist() == alone
        answers.update(alone)
    assert answers == {True, False}


def any_quarter(chance: random.Random, row: int, floor: int) -> Quarter:
    """Return a quarter of any sort, or one that cannot be; its first community has this row."""
    communities = []
    for at in range(chance.randint(1, 5)):
        answers = chance.choice([0, 1, floor - 1, floor, chance.randint(0, 3 * floor), 60])
        people = chance.choice([answers, answers, max(0, answers - 1), min(answers, 2)])
        most = chance.choice([INF, answers, answers + 1, answers + floor])
        communities.append(CommunityQuarter(row + at, answers, people, most))
    named = sum(each.answers for each in communities)
    total = max(0, named + chance.choice([-3, 0, 0, 1, floor - 1, floor, chance.randint(0, 30)]))
    hidden = chance.choice([0, 0, 1, 2, 3])
    shown = max(0, total - hidden * chance.choice([0, 1, floor - 1]))
    again, unlabelled = chance.choice([0, 0, 1, 5]), chance.randint(0, hidden)
    return Quarter(tuple(communities), total, shown, hidden, again, unlabelled)


def test_communities_of_many_quarters_are_withheld_as_those_of_each():
    chance, number = random.Random(2), 0  # noqa: S311
    for floor in range(3, 11):
        quarters: list[Quarter] = []
        for _ in range(400):
            quarters.append(any_quarter(chance, number, floor))
            number += len(quarters[-1].communities)
        parts, number = parts_of(quarters), 0
        small = (parts.people < floor) | (
            np.array(chance.choices([0, 1], [4, 1], k=len(parts.most))) > 0
        )
        safe_each = [
            quarter.safe({each.row for each in quarter.communities if small[each.row]}, floor)
            for quarter in quarters
        ]
        assert parts.safe(np.arange(len(quarters)), small, floor).tolist() == safe_each
        more = withhold_more(parts, small, floor)
        assert more.tolist() == each_alone(parts, small, floor).tolist()
        assert more.sum() > len(quarters) / 4
    assert withhold_more(parts_of([]), np.zeros(0, dtype=bool), 3).tolist() == []
