"""A mistake is found where it was made, and its hints, followed to the letter, fix it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.mistakes.mistake import BASE, MISTAKES, findings_of, fix

ROOT = Path(__file__).resolve().parents[2]


def test_the_base_is_without_fault():
    assert findings_of(BASE) == ()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_found_where_it_is_and_fixed_by_its_hints(mistake, tmp_path):
    root = mistake.write(tmp_path / "case")
    found = [f"{one.place} {one.code}" for one in findings_of(root, mistake.codes)]
    assert found == mistake.about["finds"]
    result = fix(root, mistake)
    assert bool(result.findings) == ("unfixed" in mistake.about), (result.stuck, result.findings)
    if not result.findings:
        assert result.filled == len(mistake.fill), "something is given that no hint asks for"


def test_the_guide_says_how_many_hints_fix():
    """The guide gives shares that hold, so that one more mistake does not change it."""
    fixed = [mistake for mistake in MISTAKES if "unfixed" not in mistake.about]
    alone = [mistake for mistake in fixed if not mistake.fill]
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    said = re.search(r"more than (\d+) mistakes.* fix (\d+) in 100 of them, (\d+) in 100 ", text)
    assert said, "README.md does not say"
    number, whole, by_itself = map(int, said.groups())
    assert len(MISTAKES) > number
    assert 100 * len(fixed) / len(MISTAKES) >= whole
    assert 100 * len(alone) / len(MISTAKES) >= by_itself
