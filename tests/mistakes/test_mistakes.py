"""A mistake is found where it was made, and its hints, followed to the letter, fix it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from generator.checks.catalogue import catalogue
from generator.resources import site_overrides
from tests.mistakes.mistake import BASE, MISTAKES, definitions_of, figures_of, findings_of, fix

ALL = frozenset(catalogue())
README = Path(__file__).parent / "README.md"
BEGINS = "## What became of them"
ANOTHER = {
    "column-twice": "nobody can say what the second column was",
    "community-removed": "the community is gone",
    "copied-to-other-provider": "the second service is meant, and there was none before",
    "data-that-stopped": "what was not counted was not there before",
    "date-column-missing": "all days are given anew",
    "file-renamed": "the service has a new id",
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
    "withdrawn-in-words": "what is withdrawn was shown before",
}
"""Mistakes before which there was nothing to compare with, or something else; each with why."""


FIXED = [mistake for mistake in MISTAKES if not {"unfixed", "accepted"} & mistake.about.keys()]
UNFIXED = [mistake for mistake in MISTAKES if "unfixed" in mistake.about]
ACCEPTED = [mistake for mistake in MISTAKES if "accepted" in mistake.about]


@pytest.fixture(scope="module")
def said_by_the_base():
    assert findings_of(BASE) == ()
    return figures_of(BASE), definitions_of(BASE)


@pytest.mark.parametrize("mistake", [*FIXED, *UNFIXED], ids=lambda mistake: mistake.name)
def test_a_mistake_is_found_where_it_is_and_its_hints_give_back_what_was_before(
    mistake, tmp_path, said_by_the_base
):
    root = mistake.write(tmp_path / "case")
    found = [f"{one.place} {one.code}" for one in findings_of(root, mistake.codes)]
    assert found == mistake.finds
    result = fix(root, mistake)
    assert bool(result.findings) == ("unfixed" in mistake.about), (result.stuck, result.findings)
    if result.findings:
        return
    assert result.filled == len(mistake.fill), "something is given that no hint asks for"
    before = tmp_path / "before"
    known = mistake.write_before(before)
    if mistake.name in ANOTHER and not known:
        return
    assert known, "what stood there before is not said: “meant”, “named” or “made”"
    changed = _files(before) != _files(BASE)
    figures, definitions = _said(before) if changed else said_by_the_base
    assert (figures_of(root) == figures) != (mistake.name in ANOTHER)
    if changed:
        assert definitions_of(root) == definitions


@pytest.mark.parametrize("mistake", ACCEPTED, ids=lambda mistake: mistake.name)
def test_what_nobody_could_know_is_accepted_and_says_something_else(
    mistake, tmp_path, said_by_the_base
):
    root = mistake.write(tmp_path / "case")
    assert findings_of(root, ALL) == ()
    before = tmp_path / "before"
    assert mistake.write_before(before)
    assert findings_of(before, ALL) == ()
    assert _said(root) != (_said(before) if _files(before) != _files(BASE) else said_by_the_base)


def _said(root):
    return figures_of(root), definitions_of(root)


def _files(root):
    paths = sorted(
        path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts
    )
    return {path.relative_to(root): path.read_bytes() for path in paths}


def test_the_readme_says_what_became_of_each_mistake():
    text = README.read_text(encoding="utf-8")
    begins = text.index(BEGINS)
    if os.environ.get("IHEARTIT_RENEW"):
        README.write_text(text[:begins] + _outcomes(), encoding="utf-8")
        return
    assert text[begins:] == _outcomes()


def _outcomes():
    """Return the table of the corpus, and the mistakes that nobody could know of."""
    restored = [mistake for mistake in FIXED if mistake.name not in ANOTHER]
    falsified = 0  # each of ``FIXED`` is compared with what was before
    rows = (
        ("mistakes", len(MISTAKES)),
        ("found, in the right file, line and column", len(FIXED) + len(UNFIXED)),
        ("whose hints, followed to the letter, give back the figures of before", len(restored)),
        ("fixed, where what is meant then was not there before", len(ANOTHER)),
        ("whose hints are questions that only their author can answer", len(UNFIXED)),
        ("whose hints pass the check and falsify", falsified),
        ("accepted, since nobody could know", len(ACCEPTED)),
    )
    lines = [BEGINS, "", "| | |", "|---|---:|", *(f"| {what} | {n} |" for what, n in rows), ""]
    lines += ["What nobody but its author could know:", ""]
    for mistake in ACCEPTED:
        lines += [f"- {mistake.about['story']} {mistake.about['accepted']}"]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("pages", ["pages", "translations/de"])
def test_the_page_about_checks_says_how_many_hints_fix(pages):
    """The page gives shares that hold, so that one more mistake does not change it."""
    alone = [mistake for mistake in FIXED if not mistake.fill]
    text = (site_overrides() / pages / "reliability.md").read_text(encoding="utf-8")
    number = int(re.search(r"(?:more than|mehr als) (\d+) ", text)[1])
    said = re.findall(r"^\| .* \| (\d+)(?: (?:in|von) 100)? \|$", text, re.MULTILINE)
    accepted, whole, by_itself = map(int, said)
    assert len(MISTAKES) > number
    assert len(ACCEPTED) == accepted
    found = len(FIXED) + len(UNFIXED)
    assert 100 * len(FIXED) / found >= whole
    assert 100 * len(alone) / found >= by_itself
