"""A worker validates beside the reading: it finds the same, and nothing hangs on it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.checks import great_process
from generator.checks.great import Expected, Question, judge
from generator.checks.great_process import Judge, begin
from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import FOLDER, write

FAR = Expected("ExpectColumnValuesToBeBetween", {"min_value": 1, "max_value": 5})
DIGITS = Expected("ExpectColumnValuesToMatchRegex", {"regex": "^[0-9]+$"})
QUESTIONS = [
    Question(FAR, [1.0, 9.0, float("nan")]),
    Question(DIGITS, ["1", "“\u202e\n", *map(str, range(100_000))]),
]
FOUND = [[1], [1]]
ROWS = "date,service,rating\n2020-09-01,fax,5\n"


@pytest.fixture
def fresh(monkeypatch) -> None:
    """As if this process were a new one, on two processors."""
    monkeypatch.setattr(Judge, "_had_worker", False)
    monkeypatch.setattr(great_process, "processors", lambda: 2)
    monkeypatch.setattr(great_process, "at_hand", lambda: False)


@pytest.fixture
def here(monkeypatch) -> list[int]:
    """How many questions were answered in this process."""
    sizes: list[int] = []

    def spy(questions):
        sizes.append(len(questions))
        return FOUND[: len(questions)]

    monkeypatch.setattr(great_process, "judge", spy)
    return sizes


def pid(judge: Judge) -> int:
    assert judge._worker is not None
    return judge._worker.process.pid


def is_gone(number: int, patience: float = 30) -> bool:
    """Return whether a process ends, of itself, in time."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            os.kill(number, 0)
            if "\nState:\tZ" in Path(f"/proc/{number}/status").read_text(encoding="utf-8"):
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False


def test_a_worker_finds_the_same_and_ends(fresh, here):
    with Judge() as asked:
        asked.begin()
        worker = asked._worker
        first, second = asked.ask(QUESTIONS), asked.ask(QUESTIONS[:1])
        assert (first(), second()) == (FOUND, FOUND[:1])
        assert asked.ask([Question(FAR, [])])() == [[]]
    assert here == []
    assert worker.process.returncode is not None


@pytest.mark.parametrize("case", ["bad/rows", "good/every-kind"])
def test_the_findings_are_those_of_one_process(fresh, monkeypatch, case):
    root = FOLDER / case
    with begin(with_data=True) as asked:
        assert asked._worker is not None
        beside = check(read_sources(root), History(), judge=asked)
    monkeypatch.setattr(great_process, "processors", lambda: 1)
    alone = check(read_sources(root), History())
    assert (beside.findings, beside.rejected) == (alone.findings, alone.rejected)


@pytest.mark.parametrize("asked_before", [True, False])
def test_a_worker_that_is_killed_is_done_without(fresh, here, asked_before):
    with Judge() as asked:
        asked.begin()
        answer = asked.ask(QUESTIONS) if asked_before else None
        os.kill(pid(asked), signal.SIGTERM)
        answer = answer or asked.ask(QUESTIONS)
        assert answer() == FOUND
        assert asked.ask(QUESTIONS)() == FOUND
    assert here == [2, 2]


@pytest.mark.parametrize("work", ["", "print('hello')", "print([[1]])", "import nothing_there"])
def test_a_worker_that_talks_nonsense_is_done_without(fresh, here, monkeypatch, work):
    monkeypatch.setattr(great_process, "_WORK", work)
    with Judge() as asked:
        asked.begin()
        assert asked.ask(QUESTIONS)() == FOUND
    assert here == [2]


@pytest.mark.parametrize("executable", ["", None, "/nowhere/python"])
def test_where_no_process_can_be_started_there_is_none(fresh, here, monkeypatch, executable):
    monkeypatch.setattr(sys, "executable", executable)
    with Judge() as asked:
        asked.begin()
        assert asked._worker is None
        assert asked.ask(QUESTIONS)() == FOUND


def test_on_one_processor_there_is_none(fresh, monkeypatch):
    monkeypatch.setattr(great_process, "processors", lambda: 1)
    with Judge() as asked:
        asked.begin()
        assert asked._worker is None


def test_there_is_one_worker_once(fresh):
    with Judge() as first, Judge() as second:
        first.begin()
        number = pid(first)
        first.begin()
        second.begin()
        assert (pid(first), second._worker) == (number, None)


def test_what_cannot_be_judged_is_told_by_this_process(fresh):
    with Judge() as asked:
        asked.begin()
        with pytest.raises(RuntimeError, match="could not be judged"):
            asked.ask([Question(FAR, ["a"])])()


def test_an_error_of_ours_ends_the_worker_at_once(fresh):
    began = time.monotonic()
    asked = Judge()
    asked.begin()
    worker = asked._worker
    asked.ask(QUESTIONS)
    with pytest.raises(KeyError), asked:
        raise KeyError
    assert worker.process.returncode is not None
    assert time.monotonic() - began < 1


ORPHAN = """
import os, sys
from generator.checks import great_process
from generator.checks.great import Expected, Question
great_process.processors = lambda: 2
judge = great_process.Judge()
judge.begin()
print(judge._worker.process.pid, flush=True)
if sys.argv[1:]:
    judge.ask([Question(Expected("ExpectColumnValuesToNotBeNull"), [1.0])])()
os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks into /proc")
@pytest.mark.parametrize("arguments", [[], ["asked"]])
def test_a_worker_ends_when_nobody_is_there_any_more(arguments):
    command = [sys.executable, "-c", ORPHAN, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert is_gone(int(done.stdout))


IN_A_STRANGERS_FOLDER = """
import sys
from pathlib import Path
from generator.pipeline import read
from generator.checks import great_process
great_process.processors = lambda: 2
checked = read(Path(), cache=len(sys.argv) > 1).checked
print(great_process.Judge._had_worker, "great_expectations" in sys.modules, len(checked.findings))
"""


def read_in(root: Path, *arguments: str) -> list[str]:
    command = [sys.executable, "-P", "-c", IN_A_STRANGERS_FOLDER, *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split()


def test_nothing_is_imported_from_the_folder_we_are_in(tmp_path):
    root = write(tmp_path / "root", {"data/answers/a.csv": ROWS})
    for name in ("json", "pandas", "great_expectations", "generator"):
        (root / f"{name}.py").write_text("raise SystemExit('a stranger')\n")
    assert read_in(root)[:2] == ["True", "False"]


def test_with_receipts_or_without_data_there_is_no_worker(tmp_path):
    root = write(tmp_path / "root", {"data/answers/a.csv": ROWS})
    assert read_in(root, "cache")[:2] == ["True", "False"]
    assert read_in(root, "cache")[:2] == ["False", "False"]
    assert read_in(write(tmp_path / "empty", {}))[:2] == ["False", "False"]


def test_questions_travel_as_one_line_each(fresh):
    line = great_process._line([great_process._told(one) for one in QUESTIONS])
    assert line.count(b"\n") == 1
    back = [great_process._question(*told) for told in json.loads(line)]
    assert judge(back) == FOUND
