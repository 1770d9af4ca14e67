"""Shares that stand where counts, or percentages, should be."""

from __future__ import annotations

import pytest

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write
from tests.checks.test_overlaps import checked

PROMISE = """\
name: Mail
stage: live
launched: 2020-01-01
promises:
  - {id: up, name: Up, unit: "%", targets: [{since: 2020-01-01, value: 99.5}]}
  - {id: min, name: Minutes, unit: min, direction: decrease}
"""


def tallies(*of_months, question="like", first=1):
    return [
        f"2026-{month:02},mail,{question},{','.join(map(str, counts))}"
        for month, counts in enumerate(of_months, first)
    ]


ROUND = (8, 12, 15, 35, 30)


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (tallies(ROUND, ROUND, ROUND, ROUND), [2]),
        (tallies(ROUND, (7, 12, 15, 35, 30), (9, 12, 15, 35, 30), ROUND), [2]),
        (tallies(ROUND, ROUND, ROUND), []),
        (tallies(ROUND, ROUND, ROUND, ROUND, (8, 12, 15, 35, 33)), []),
        (tallies(ROUND, ROUND) + tallies(ROUND, ROUND, question="ease"), []),
    ],
)
def test_counts_that_always_come_to_a_hundred_are_asked_about(tmp_path, rows, lines):
    found = checked(tmp_path, "tallies", *rows).findings
    assert [f.place.line for f in found if f.code == "row-tally-of-per-cent"] == lines


@pytest.mark.parametrize(
    ("promise", "values", "found"),
    [
        ("up", "99.2 99.7 99.4 0.996 99.8", ["write 99.6, if it is"]),
        ("up", "99.2 99.7 99.4 1", ["write 100, if it is"]),
        ("up", "99.2 99.7 99.4 0.996 0.992 99.8", ["write 99.6, if it is", "write 99.2, if it is"]),
        ("up", "99.2 99.7 99.4 0", []),
        ("up", "99.2 0.996", []),
        ("up", "99.2 99.7 99.4 0.996 0.992", []),
        ("up", "99.2 99.7 99.4 9 0.996", []),
        ("up", "0.996 0.992 0.993 0.994", []),
        ("min", "99.2 99.7 99.4 0.996 99.8", []),
    ],
)
def test_a_share_among_percentages_is_asked_about(tmp_path, promise, values, found):
    rows = [f"2026-{m:02},mail,{promise},{value}" for m, value in enumerate(values.split(), 1)]
    table = "\n".join(["period,service,promise,value", *rows, ""])
    files = {"services/it/mail.yml": PROMISE, "data/promises/a.csv": table}
    checks = check(read_sources(write(tmp_path / "root", files)), History())
    hints = [f.hint.partition(";")[0] for f in checks.findings if f.code == "row-share-among"]
    assert hints == found
    assert int((~checks.records["promises"].accepted).sum()) >= len(found)
