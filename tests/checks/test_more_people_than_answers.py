"""Counts whose “people” are more than the answers, or nobody: they would be cut without a word."""

from __future__ import annotations

import pytest

from tests.checks.test_overlaps import checked

HEADER = "period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5,people"
CODE = "row-more-people-than-answers"


@pytest.mark.parametrize(
    ("counts", "people", "said"),
    [
        ("0,1,2,5,4", "40", "40 people cannot have given 12 answers"),
        ("0,1,2,5,4", "13", "13 people cannot have given 12 answers"),
        ("0,0,0,0,1", "2", "2 people cannot have given 1 answer"),
        ("0,1,2,5,4", "0", "0 people cannot have given 12 answers"),
        ("0,0,0,0,0", "3", "3 people cannot have given 0 answers"),
        ("0,1,2,5,4", "12", ""),
        ("0,1,2,5,4", "1", ""),
        ("0,1,2,5,4", "", ""),
        ("0,0,0,0,0", "0", ""),
    ],
)
def test_people_are_at_least_one_and_no_more_than_the_answers(tmp_path, counts, people, said):
    found = look(tmp_path, counts, people)
    assert [f.message for f in found] == [said][: bool(said)]


def look(tmp_path, counts, people):
    table = f"{HEADER}\n2026-08,mail,like,{counts},{people}\n"
    done = checked(tmp_path, "tallies", **{"data/tallies/a.csv": table})
    return [f for f in done.findings if f.code == CODE]


@pytest.mark.parametrize("people", ["12", "1", ""])
def test_the_hint_says_what_may_stand_there(tmp_path, people):
    (one,) = look(tmp_path, "0,1,2,5,4", "40")
    assert one.hint == (
        "write 12 at most, or correct “rating_1” to “rating_5”; if 40 is how many were asked, "
        "write it into data/invitations/ and not here"
    )
    assert look(tmp_path, "0,1,2,5,4", people) == []
    assert look(tmp_path, "0,10,12,10,8", "40") == []
