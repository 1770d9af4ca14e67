"""What is said of rows that stand in two places: how many, where, and what to remove."""

from __future__ import annotations

import numpy as np
import pytest

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write
from tests.checks.surveys import survey

COPIED = ("row-pasted-twice", "row-stands-elsewhere", "row-may-stand-elsewhere")
LIVE = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
ROWS = [
    f"{row['date']},{row['service']},{row['rating']},{row['ease']}"
    for row in survey(np.random.default_rng(1), range(30), 60, "rating ease")
]


def found(tmp_path, **files: list[str]) -> tuple[list[tuple[str, str, str]], int]:
    answers = {
        f"data/answers/{name}.csv": "\n".join(["date,service,rating,ease", *rows, ""])
        for name, rows in files.items()
    }
    services = {"services/it/mail.yml": LIVE, "services/it/travel.yml": LIVE}
    checked = check(read_sources(write(tmp_path / "root", services | answers)), History())
    said = [
        (str(each.place), each.message, each.hint)
        for each in checked.findings
        if each.code in COPIED
    ]
    return said, int(checked.records["answers"].accepted.sum())


def unless(one: str, other: str) -> str:
    return (
        "; if these are answers of other people, write into services/organisation.yml: "
        f"not_the_same: [{{files: [data/answers/{one}.csv, data/answers/{other}.csv], because: …}}]"
    )


def test_of_a_block_that_was_pasted_the_hint_removes_each_line_and_no_other(tmp_path):
    said, left = found(tmp_path, a=[*ROWS, *ROWS[10:35]])
    message = (
        "25 rows are also further up in this file, in the same order, from line 12 on: "
        "the same people would count twice"
    )
    hint = f"remove this line and the 24 lines below it{unless('a', 'a')}"
    assert said == [("data/answers/a.csv:62:1", message, hint)]
    assert left == 60


@pytest.mark.parametrize(
    ("rows", "so"),
    [
        (25, "the same people would count twice"),
        (6, "their content does not show whether they are the same people"),
    ],
)
def test_of_a_file_that_stands_in_another_the_hint_removes_the_file(tmp_path, rows, so):
    said, left = found(tmp_path, a=ROWS, b=ROWS[10 : 10 + rows])
    message = f"all rows are in “data/answers/a.csv” too, from line 12 on: {so}"
    hint = f"remove “data/answers/b.csv”{unless('a', 'b')}"
    assert said == [("data/answers/b.csv:2:1", message, hint)]
    assert left == 60


def test_of_a_few_that_stand_elsewhere_nobody_can_say(tmp_path):
    said, left = found(tmp_path, a=ROWS, b=ROWS[10:16])
    message = (
        "all rows are in “data/answers/a.csv” too, from line 12 on: their content does not show "
        "whether they are the same people"
    )
    assert [each[:2] for each in said] == [("data/answers/b.csv:2:1", message)]
    assert left == 60


def test_of_a_part_that_stands_elsewhere_these_rows_or_those_go(tmp_path):
    own = ["2026-05-01,mail,3,3", "2026-05-02,travel,2,5", "2026-05-03,mail,1,1"]
    said, left = found(tmp_path, a=ROWS, b=[*ROWS[10:50], *own])
    ((place, message, hint),) = said
    assert place == "data/answers/b.csv:2:1"
    assert message.startswith("40 rows are in “data/answers/a.csv” too, from line 12 on: ")
    assert hint == f"remove these rows, or the others{unless('a', 'b')}"
    assert left == 63
