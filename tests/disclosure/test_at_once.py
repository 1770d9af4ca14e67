"""What is decided of many rows at once is what is decided of each: of any organisation and past."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.counts.cells import count
from generator.counts.counting_context import counting_context
from generator.counts.cube import Cube
from generator.disclosure.before import PublishedBefore
from generator.disclosure.community_door import CommunityDoor
from generator.disclosure.definitions import published_definitions, size_of
from generator.disclosure.door import suppress
from generator.disclosure.door_rules import DoorRules
from generator.disclosure.published import Published
from generator.model.definitions import Definitions
from generator.pipeline import read
from generator.releases.equation import UnknownCount, safe, safe_together
from generator.releases.ledger import Ledger
from tests.conftest import PROVIDER
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
