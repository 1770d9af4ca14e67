"""Great Expectations is asked for rows, and keeps quiet and to itself."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

import pandas as pd
import pytest

from generator.checks.columns import read_rows
from generator.checks.facts import Facts, ServiceFacts
from generator.checks.great import Expected, unexpected
from generator.checks.tables import validate
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.period import Grain
from generator.sources.csv_table import Table

ONE_TO_FIVE = Expected(
    "ExpectColumnValuesToBeBetween", {"column": "a", "min_value": 1, "max_value": 5}, "a"
)
FILLED = Expected("ExpectColumnValuesToNotBeNull", {"column": "a"}, "a")


def test_every_unexpected_row_is_told_not_a_part_of_them():
    frame = pd.DataFrame({"a": [1.0, 9.0] * 500 + [float("nan")]})
    broken = unexpected(frame, [ONE_TO_FIVE, FILLED])
    assert broken == [list(range(1, 1000, 2)), [1000]]


def test_nothing_to_judge():
    assert unexpected(pd.DataFrame({"a": []}), [ONE_TO_FIVE]) == [[]]
    assert unexpected(pd.DataFrame({"a": [1]}), []) == []


def test_an_expectation_that_cannot_be_judged_is_no_silent_pass():
    with pytest.raises(RuntimeError, match="could not be judged"):
        unexpected(pd.DataFrame({"b": [1.0]}), [ONE_TO_FIVE])


QUIET = """
import socket, sys

def refuse(*arguments, **keywords):
    raise SystemExit("somebody called the network")

socket.socket.connect = refuse
socket.create_connection = refuse
socket.getaddrinfo = refuse
import pandas as pd
from tests.checks.test_great import ONE_TO_FIVE
from generator.checks.great import unexpected
print(unexpected(pd.DataFrame({"a": [1.0, 9.0]}), [ONE_TO_FIVE]))
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
    table = Table("data/answers/a.csv", "", header, rows, list(range(2, count + 2)), (), "")
    life = ServiceFacts(Grain.MONTH, date(2020, 1, 1), None, False, (), (), (), (), ())
    facts = Facts(
        date(2026, 12, 31),
        "UTC",
        Grain.MONTH,
        {f"s{i}": life for i in range(1000)},
        {},
        (),
        (),
        frozenset(),
        False,
        10,
    )
    unexpected(pd.DataFrame({"a": [1]}), [ONE_TO_FIVE])  # its import is not what is timed
    began = time.process_time()
    outcome = validate(read_rows(KIND_OF_FOLDER["answers"], [table], facts), facts)
    seconds = time.process_time() - began
    print(f"\n{count:,} answers in {seconds:.1f} s")  # noqa: T201 (what it took is worth knowing)
    assert [f.place.line for f in outcome.findings] == [9]
    assert seconds < 30
