"""Files that were saved on Windows say the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.pipeline import compute, read
from tests.checks.cases import COMMITTED
from tests.mistakes.mistake import BASE

GOOD = [BASE, *(case for case in COMMITTED if case.parent.name == "good")]


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.name)
def test_windows_line_ends_change_no_finding_and_no_figure(case, tmp_path):
    root = tmp_path / "root"
    shutil.copytree(case, root)
    changed = 0
    for path in (*root.rglob("*.yml"), *root.rglob("*.csv")):
        raw = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        path.write_bytes(raw)
        changed += raw.count(b"\r\n")
    assert changed
    states = [read(Path(each), cache=False) for each in (case, root)]
    assert states[0].checked.findings == states[1].checked.findings
    assert [state.checked.errors for state in states] == [(), ()]
    before, after = (compute(state).figures() for state in states)
    assert before == after
