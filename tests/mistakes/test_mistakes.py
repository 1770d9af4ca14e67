"""A mistake is found where it was made, and its hints, followed to the letter, mend it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.mistakes.mistake import BASE, MISTAKES, findings_of, mend

ROOT = Path(__file__).resolve().parents[2]
LIST = Path(__file__).with_name("README.md")


def test_the_base_is_without_fault():
    assert findings_of(BASE) == ()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_found_where_it_is_and_mended_by_its_hints(mistake, tmp_path):
    root = mistake.write(tmp_path / "case")
    found = [f"{finding.place} {finding.code}" for finding in findings_of(root)]
    assert found == mistake.about["finds"]
    mended = mend(root, mistake)
    assert bool(mended.findings) == ("unmended" in mistake.about), (mended.stuck, mended.findings)
    if not mended.findings:
        assert mended.filled == len(mistake.fill), "something is given that no hint asks for"


def listing() -> str:
    """Return all mistakes as a table: what happened, where it is found, what its hint achieves."""
    lines = [
        "# Mistakes that owners make",
        "",
        "A folder each in `cases/`, laid over the small repository in `base/`. Each is found in",
        "the right file, line and column, and its hint is done to the letter by a test that",
        "understands nothing else: it mends the mistake alone, or with what only the author can",
        "know, or not.",
        "This list is made by `IHEARTIT_RENEW=1 pytest tests/mistakes/test_mistakes.py`.",
        "",
        "| What happened | Found | The hint |",
        "|---|---|---|",
    ]
    for mistake in MISTAKES:
        found = "<br>".join(f"`{each}`" for each in mistake.about["finds"])
        mends = "mends it" if not mistake.fill else "mends it with what the author knows"
        if "unmended" in mistake.about:
            mends = f"does not mend it: {mistake.about['unmended']}"
        lines.append(f"| [{mistake.about['story']}](cases/{mistake.name}) | {found} | {mends} |")
    return "\n".join(lines) + "\n"


def test_the_list_of_mistakes_is_this_one():
    if os.environ.get("IHEARTIT_RENEW"):
        LIST.write_text(listing(), encoding="utf-8")
    assert LIST.read_text(encoding="utf-8") == listing()


def test_the_guide_tells_how_many_hints_mend():
    mended = [mistake for mistake in MISTAKES if "unmended" not in mistake.about]
    alone = [mistake for mistake in mended if not mistake.fill]
    assert len(MISTAKES) >= 60
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    told = re.search(r"(\d+) mistakes.* mend (\d+) of them, (\d+) ", text)
    assert told, "README.md does not tell"
    assert [int(number) for number in told.groups()] == [len(MISTAKES), len(mended), len(alone)]
