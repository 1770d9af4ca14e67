"""Each benchmark runs, small: one that no test runs would rot.

Whole builds and checks wait for the long run: their parts run each time.
"""

from __future__ import annotations

import pytest

from generator.bench.processes import run
from tests.benchmarks import against_read_csv, disclosure_share, false_signal_table


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    """Return an organisation of five services, built."""
    root = tmp_path_factory.mktemp("ours")
    run("demo", root, "--services", 5, "--months", 14)
    run("build", "--root", root)
    return root


def test_the_share_of_disclosure(ours, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["", str(ours), "--runs", "1"])
    disclosure_share.main()
    said = capsys.readouterr().out
    assert "build" in said
    assert 0 < float(said.split("share: ")[1].split()[0]) < 1


@pytest.mark.parametrize(
    "commands", [False, pytest.param(True, marks=pytest.mark.long)], ids=["stages", "commands"]
)
def test_against_read_csv(capfd, commands):
    small = ["--answers", "3000", "--services", "5", "--months", "3"]
    (found,) = against_read_csv.main(small if commands else [*small, "--no-commands"]).values()
    together = sum(found[stage].seconds for stage in against_read_csv.STAGES)
    assert found[against_read_csv.TOGETHER].seconds == pytest.approx(together)
    assert all(spent.seconds > 0 for spent in found.values())
    assert ("check" in found, "build" in found) == (commands, commands)
    whole = ("read_csv", "check", "build") if commands else ("read_csv", against_read_csv.TOGETHER)
    assert all(found[name].peak > 20 for name in whole)
    assert capfd.readouterr().out.count("\n") == 2 + len(found)


def test_a_cell_of_the_table_of_false_signals():
    assert 0 < false_signal_table.rate(13, 13, series=200) < 0.2
