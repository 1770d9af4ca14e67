"""Great Expectations is asked for rows, and keeps quiet and to itself."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

import pytest

from generator.checks.columns import read_rows
from generator.checks.facts import Facts, ServiceFacts
from generator.checks.great import Expected, Question, judge
from generator.checks.great_process import Judge
from generator.checks.rounds import outcome
from generator.checks.tables import validate
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.period import Grain
from generator.sources.cells import ByRow
from generator.sources.csv_table import Table

NAN = float("nan")
ONE_TO_FIVE = Expected("ExpectColumnValuesToBeBetween", {"min_value": 1, "max_value": 5})
FILLED = Expected("ExpectColumnValuesToNotBeNull")
DIGITS = Expected("ExpectColumnValuesToMatchRegex", {"regex": "^[0-9]+$"})


def test_every_unexpected_value_is_told_not_a_part_of_them():
    values = [1.0, 9.0] * 500 + [NAN]
    found = judge([Question(ONE_TO_FIVE, values), Question(FILLED, values)])
    assert found == [list(range(1, 1000, 2)), [1000]]


def test_what_is_expected_of_several_columns_is_judged_once_and_told_apart(monkeypatch):
    from generator.checks import great

    suites = []
    real = great._unexpected
    monkeypatch.setattr(
        great, "_unexpected", lambda suite, columns: suites.append(suite) or real(suite, columns)
    )
    questions = [
        Question(ONE_TO_FIVE, [9.0, 1.0, 0.0]),
        Question(DIGITS, ["x", "1"]),
        Question(ONE_TO_FIVE, []),
        Question(ONE_TO_FIVE, [5.0, 6.0]),
        Question(Expected("ExpectColumnValuesToBeBetween", {"min_value": 6}), [6.0, 5.0]),
    ]
    assert judge(questions) == [[0, 2], [0], [], [1], [1]]
    assert [len(suite) for suite in suites] == [3]


def test_nothing_to_judge():
    assert judge([Question(ONE_TO_FIVE, [])]) == [[]]
    assert judge([]) == []


def test_an_expectation_that_cannot_be_judged_is_no_silent_pass():
    with pytest.raises(RuntimeError, match="could not be judged"):
        judge([Question(ONE_TO_FIVE, ["a"])])


QUIET = """
import socket, sys

def refuse(*arguments, **keywords):
    raise SystemExit("somebody called the network")

socket.socket.connect = refuse
socket.create_connection = refuse
socket.getaddrinfo = refuse
from generator.checks.great import Expected, Question, judge
between = Expected("ExpectColumnValuesToBeBetween", {"min_value": 1, "max_value": 5})
print(judge([Question(between, [1.0, 9.0])]))
"""


def test_it_is_silent_and_calls_nobody(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", QUIET], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr, done.returncode) == ("[[1]]\n", "", 0)


@pytest.mark.slow
def test_half_a_million_answers_are_validated_in_seconds():
    count = 500_000
    rows = [
        [f"2026-0{i % 9 + 1}-{i % 28 + 1:02}", f"s{i % 1000}", str(i), str(i % 5 + 1)]
        for i in range(count)
    ]
    rows[7][3] = "9"
    header = ("date", "service", "id", "rating")
    table = Table("data/answers/a.csv", "", header, ByRow(rows), list(range(2, count + 2)), (), "")
    life = ServiceFacts(Grain.MONTH, date(2020, 1, 1), None, False, (), (), (), (), (), {})
    facts = Facts(
        date(2026, 12, 31),
        "UTC",
        Grain.MONTH,
        {},
        {f"s{i}": life for i in range(1000)},
        {},
        (),
        (),
        frozenset(),
        False,
        10,
    )
    judge([Question(ONE_TO_FIVE, [1.0])])  # its import is not what is timed
    began = time.process_time()
    rows = read_rows(KIND_OF_FOLDER["answers"], [table], facts)
    found = outcome(validate(rows, facts), Judge()).findings
    seconds = time.process_time() - began
    print(f"\n{count:,} answers in {seconds:.1f} s")  # noqa: T201 (what it took is worth knowing)
    assert [f.place.line for f in found] == [9]
    assert seconds < 30
