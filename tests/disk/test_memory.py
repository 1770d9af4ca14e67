"""What was made of the state before: taken where it was made from the same, and gone after that."""

from __future__ import annotations

import pytest

from generator.disk.batch import Batch
from generator.disk.cache import Cache
from generator.disk.memory import Memory


def test_what_was_made_from_the_same_is_taken_from_the_state_before():
    first = Memory()
    one = first.made(object, "thing", "a")
    assert first.made(object, "thing", "a") is one
    second = Memory(first.after())
    assert second.made(object, "thing", "a") is one
    assert second.made(object, "thing", "b") is not one
    assert second.made(object, "other thing", "a") is not one


def test_what_nobody_asks_for_is_gone_after_one_state():
    first = Memory()
    first.put(1, "thing")
    second = Memory(first.after())
    assert Memory(second.after()).get("thing") is None
    assert second.get("thing") == 1


def test_what_a_state_makes_late_is_not_in_what_was_handed_on():
    first = Memory()
    handed_on = first.after()
    first.put(1, "thing")
    assert Memory(handed_on).get("thing") is None


def test_what_json_can_say_is_known_to_the_next_process_as_well(tmp_path):
    def memory() -> Memory:
        return Memory(kept=Batch(Cache(tmp_path), "maker"))

    first = memory()
    assert first.said(lambda: [1, [2.5]], "thing", "a") == [1, [2.5]]
    first.kept.save()
    second = memory()
    assert second.said(lambda: pytest.fail("it is known"), "thing", "a") == [1, [2.5]]
    assert second.said(lambda: [3], "thing", "b") == [3]
    assert second.said(lambda: [4], "thinga") == [4]
    assert Memory().said(lambda: [5], "thing", "a") == [5]
