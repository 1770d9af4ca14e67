"""The edits after which a build is measured are small, are looked at by a build, and go again."""

from __future__ import annotations

import pytest

from generator.bench.edits import Edits, NothingToEditError
from generator.demo.organisation import Wanted
from generator.demo.write import write_example
from generator.pipeline import Reading, compute, read


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = tmp_path_factory.mktemp("edits") / "ours"
    write_example(root, Wanted(services=5, months=6))
    return root


def files(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def answers(reading: Reading) -> int:
    return sum(card.signs.like.n or 0 for card in compute(reading).services)


def test_each_edit_changes_one_file_and_is_taken_back(root):
    before = files(root)
    edits = Edits(root)
    purpose = edits.edit_purpose()
    lines = zip(before[purpose].splitlines(), purpose.read_bytes().splitlines(), strict=True)
    assert [new for old, new in lines if old != new] == [b"purpose: I want one thing more."]
    answer = edits.append_answer()
    assert answer.read_bytes().startswith(before[answer])
    assert answer.read_bytes().count(b"\n") == before[answer].count(b"\n") + 1
    changed = {path for path, raw in files(root).items() if raw != before.get(path)}
    assert changed == {purpose, answer}
    edits.undo()
    assert files(root) == before


def test_the_answer_counts_and_no_edit_has_a_finding(root):
    before = read(root, cache=False)
    edits = Edits(root)
    edits.edit_purpose()
    edits.append_answer()
    after = read(root, cache=False)
    edits.undo()
    assert after.checked.findings == before.checked.findings
    assert answers(after) == answers(before) + 1


def test_without_anything_to_edit_it_says_so(tmp_path):
    with pytest.raises(NothingToEditError, match="purpose"):
        Edits(tmp_path).edit_purpose()
    with pytest.raises(NothingToEditError, match="answer"):
        Edits(tmp_path).append_answer()
