"""A mistake is found where it was made, and its hints, followed to the letter, fix it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.mistakes.mistake import BASE, MISTAKES, definitions_of, figures_of, findings_of, fix

ROOT = Path(__file__).resolve().parents[2]
ANOTHER = {
    "column-twice": "nobody can say what the second column was",
    "community-removed": "the community is gone",
    "copied-to-other-provider": "the second service is meant, and there was none before",
    "data-that-stopped": "what was not counted was not there before",
    "date-column-missing": "all days are given anew",
    "folder-misspelt": "the file is moved",
    "future-answers": "the site is built for a later day",
    "id-with-blank": "the id is another in all places",
    "live-before-launch": "the service is meant to be launched later",
    "merge-conflict-in-data": "there were two before",
    "name-with-blank": "the file's name has become another id",
    "no-header": "the file had no header",
    "no-provider-file": "the service is new",
    "retired-before-launch": "the service is meant to be retired",
    "same-id-in-list": "the second measure is meant, and there was none before",
    "step-not-measured": "the step is new",
    "utf-16": "the file is saved in another way",
}
"""Mistakes before which there was nothing to compare with, or something else; each with why."""


FIXED = [mistake for mistake in MISTAKES if "unfixed" not in mistake.about]


@pytest.fixture(scope="module")
def figures_of_the_base():
    return figures_of(BASE)


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


@pytest.mark.parametrize("mistake", FIXED, ids=lambda mistake: mistake.name)
def test_hints_give_back_the_figures_of_before(mistake, tmp_path, figures_of_the_base):
    before = tmp_path / "before"
    known = mistake.write_before(before)
    if mistake.name in ANOTHER and not known:
        return
    assert known, "what stood there before is not said: “meant” or “made”"
    root = mistake.write(tmp_path / "case")
    assert not fix(root, mistake).findings
    exact = "meant" in mistake.about
    figures = figures_of(before) if exact else figures_of_the_base
    assert (figures_of(root) == figures) != (mistake.name in ANOTHER)
    if exact:
        assert definitions_of(root) == definitions_of(before)


def test_the_guide_says_how_many_hints_fix():
    """The guide gives shares that hold, so that one more mistake does not change it."""
    alone = [mistake for mistake in FIXED if not mistake.fill]
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    said = re.search(r"more than (\d+) mistakes.* fix (\d+) in 100 of them, (\d+) in 100 ", text)
    assert said, "README.md does not say"
    number, whole, by_itself = map(int, said.groups())
    assert len(MISTAKES) > number
    assert 100 * len(FIXED) / len(MISTAKES) >= whole
    assert 100 * len(alone) / len(MISTAKES) >= by_itself
