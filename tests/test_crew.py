"""Several processes make what one would, and no failure of one leaves another behind."""

from __future__ import annotations

import os
import time

import pytest

from generator import crew as crew_module
from generator.crew import CrewError, crew
from tests.skips import SYSTEM

FORKS = hasattr(os, "fork")
needs_fork = pytest.mark.skipif(not FORKS, reason=f"{SYSTEM}: draw side by side")


def gone(process: int) -> bool:
    """Return whether a process has ended and nobody waits for it any more."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture
def born(monkeypatch):
    """Return the processes that are started, in order."""
    found = []
    fork = os.fork

    def remember():
        helper = fork()
        found.append(helper)
        return helper

    monkeypatch.setattr(os, "fork", remember)
    return found


@needs_fork
@pytest.mark.parametrize("processes", [1, 2, 8])
@pytest.mark.parametrize("number", [0, 1, 7, 20_001])
def test_each_piece_is_done_once_and_results_keep_their_order(processes, number, born):
    pieces = [f"piece {n}" for n in range(number)]
    with crew(lambda piece: (piece.upper(), os.getpid()), pieces, processes) as several:
        found = several.results()
    assert [said for said, _ in found] == [piece.upper() for piece in pieces]
    assert len(born) == processes - 1
    assert {by for _, by in found} <= {os.getpid(), *born}
    assert all(map(gone, born))


@needs_fork
def test_helpers_work_while_their_parent_does_something_else():
    parent = os.getpid()
    with crew(lambda _: os.getpid(), range(4), 2) as several:
        time.sleep(0.5)
        assert parent not in several.results()


@needs_fork
def test_how_many_are_taken_is_reported_by_the_parent_alone(tmp_path):
    with crew(lambda piece: piece, range(40), 2) as several, (tmp_path / "log").open("a") as log:
        several.results(lambda done: log.write(f"{done}\n"))
    said = [int(line) for line in (tmp_path / "log").read_text().split()]
    assert said == sorted(set(said))
    assert not said or said[-1] <= 40


@needs_fork
@pytest.mark.parametrize("who", ["parent", "helper"])
def test_when_one_fails_nobody_is_left(who, born, capfd):
    parent = os.getpid()

    def breaks(piece):
        if (os.getpid() == parent) == (who == "parent"):
            raise RuntimeError("a page breaks")
        time.sleep(0.01)
        return piece

    with pytest.raises((RuntimeError, CrewError)), crew(breaks, range(200), 2) as several:
        several.results()
    assert len(born) == 1
    assert all(map(gone, born))
    assert ("a page breaks" in capfd.readouterr().err) == (who == "helper")


@needs_fork
def test_when_the_parent_fails_before_it_asks_nobody_is_left(born):
    with pytest.raises(RuntimeError, match="elsewhere"), crew(time.sleep, [9] * 9, 3):
        raise RuntimeError("elsewhere")
    assert len(born) == 2
    assert all(map(gone, born))


@needs_fork
def test_a_helper_that_is_killed_is_an_error(born):
    with crew(lambda _: time.sleep(0.01), range(50), 2) as several:
        os.kill(born[0], 9)
        with pytest.raises(CrewError):
            several.results()


def test_a_few_pieces_are_not_shared(monkeypatch, born):
    monkeypatch.setattr(crew_module, "FEWEST", 5)
    with crew(str, range(4)) as several:
        assert several.results() == ["0", "1", "2", "3"]
    assert born == []
