"""Each benchmark runs, small: one that no test runs would rot.

Whole builds and checks wait for the long run: their parts run each time.
"""

from __future__ import annotations

import pytest

from tests.benchmarks import against_read_csv, against_stock, disclosure_share, false_signal_table

pytestmark = pytest.mark.xdist_group("benchmarks")


@pytest.mark.long
def test_against_stock(capfd):
    typical = against_stock.main(["--services", "5", "--months", "14", "--runs", "1"])
    assert set(typical) == {against_stock.OURS, *against_stock.STOCK}
    assert all(times.wall > 0 and times.processor > 0 for times in typical.values())
    said = capfd.readouterr().out
    assert said.count("of processor time") == 3
    assert said.count("ours takes") == 2


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    """Return an organisation of five services, built."""
    root = tmp_path_factory.mktemp("ours")
    against_stock.run("demo", root, "--services", 5, "--months", 14)
    against_stock.run("build", "--root", root)
    return root


def test_stock_is_given_the_facts_and_the_drawings(ours, tmp_path):
    against_stock.write_stock(ours, tmp_path / "stock", drawn=True, in_nav=True)
    pages = list((tmp_path / "stock" / "docs" / "services").rglob("*.md"))
    assert len(pages) == 5
    texts = [page.read_text(encoding="utf-8") for page in pages]
    assert all("## Check our numbers" in text and len(text) > 5_000 for text in texts)
    assert sum('<svg class="ih-chart"' in text for text in texts) >= 4


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
    assert all(found[name].peak > 50 for name in whole)
    assert capfd.readouterr().out.count("\n") == 2 + len(found)


def test_a_cell_of_the_table_of_false_signals():
    assert 0 < false_signal_table.rate(13, 13, series=200) < 0.2
