"""Six people who answer in each of two months are six, in whatever way their answers get in."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from generator.figures.figure import State
from generator.importing.there import Onto
from generator.pipeline import compute, read
from generator.releases.ledger import Ledger
from generator.retention.old_answers import AGAIN
from generator.retention.retain import plan

MAPPING = """\
kind: answers
files: "*.csv"
fixed: {service: email}
columns:
  date: Day
  respondent: {column: Who, number: together}
  rating: Like
"""
SIX = [f"p{n}" for n in range(6)]
OTHERS = [f"q{n}" for n in range(6)]
TALLIES = "period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5"
JANUARY, FEBRUARY = "2026-01,email,like,0,0,0,6,0", "2026-02,email,like,0,0,0,6,0"
CLOSED = "as_of: 2026-03-31\ncloses_after: 0\n"


def export(month, people):
    return "Day,Who,Like\n" + "".join(f"2026-{month:02}-05,{each},4\n" for each in people)


def both(people):
    return export(1, SIX) + export(2, people).partition("\n")[2]


def tallies(*rows, people=True):
    of = ",people" if people else ""
    return f"{TALLIES}{of}\n" + "".join(f"{row}{',6' if people else ''}\n" for row in rows)


def answers(month, people):
    rows = (f"2026-{month:02}-05,email,{each},4\n" for each in people)
    return "date,service,respondent,rating\n" + "".join(rows)


@pytest.fixture
def shown(run, write, tmp_path):
    """Return a function that says whether a number of these files and exports is shown."""

    def do(files, exports=(), counted=False):
        shutil.rmtree(tmp_path / "site", ignore_errors=True)
        for name, text in files.items():
            write(f"site/data/{name}", text)
        for name, text in exports:
            done = run(MAPPING, {name: text}, Onto.ADD, CLOSED, counted)
            assert not done.has_errors
        if not exports:
            run(MAPPING, {}, organisation=CLOSED)
        reading = read(tmp_path / "site", cache=False)
        assert reading.checked.errors == ()
        return compute(reading).figures()["email/like"].state is not State.WITHHELD

    return do


TOGETHER = [("a.csv", both(SIX))]
ONE_BY_ONE = [("a.csv", export(1, SIX)), ("a.csv", export(2, SIX))]
WAYS = {
    "answers": ({}, TOGETHER, False),
    "counted at the door": ({}, TOGETHER, True),
    "counted at the door, a month at a time": ({}, ONE_BY_ONE, True),
    "counts by hand": ({"tallies/a.csv": tallies(JANUARY, FEBRUARY)}, (), False),
    "counts in two files": (
        {"tallies/a.csv": tallies(JANUARY), "tallies/b.csv": tallies(FEBRUARY)}, (), False,
    ),
    "counts, then answers": (
        {"tallies/a.csv": tallies(JANUARY), "answers/a.csv": answers(2, SIX)}, (), False,
    ),
    "counts by hand, then at the door": (
        {"tallies/b.csv": tallies(JANUARY)}, [("a.csv", export(2, SIX))], True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_six_people_of_two_months_do_not_pass_a_floor_of_ten(shown, way):
    assert not shown(*WAYS[way])


def test_twelve_people_do(shown):
    """So what is withheld above is not withheld for another reason."""
    assert shown({}, [("a.csv", both(OTHERS))])
    assert shown({"tallies/a.csv": tallies(JANUARY, FEBRUARY, people=False)})
    files = {"tallies/a.csv": tallies(JANUARY, people=False), "answers/a.csv": answers(2, SIX)}
    assert shown(files)


@pytest.mark.parametrize("months", [0, 1])
def test_six_people_whose_old_answers_are_counts_do_not_either(shown, write, tmp_path, months):
    root = tmp_path / "site"
    shown({"answers/a.csv": answers(3, SIX)})
    for name, raw in plan(root, months, date(2026, 5, 31), Ledger()).files.written.items():
        write(f"site/{name}", raw.decode())
    write("site/data/answers/b.csv", answers(6, SIX))
    cards = compute(read(root, date(2026, 7, 28), cache=False))
    assert cards.figures()["email/like"].state is State.WITHHELD


def test_six_people_of_one_month_stay_people_while_they_may_answer_again(shown, write, tmp_path):
    root = tmp_path / "site"
    shown({"answers/a.csv": answers(3, SIX)})
    found = plan(root, 0, date(2026, 4, 30), Ledger())
    assert (found.files.written, found.stay) == ({}, {AGAIN: 6})
    found = plan(root, 12, date(2027, 4, 30), Ledger())
    assert (len(found.files.written), found.stay) == (2, {})
