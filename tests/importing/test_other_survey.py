"""Another survey into the file of the first: it is asked before its answers take their places."""

from __future__ import annotations

import csv
import io

import pytest

from generator.importing.other_survey import signs_of_other
from generator.importing.there import Onto

MAPPING = """kind: answers
files: ["*.csv"]
into: all.csv
fixed: {service: email}
columns: {date: Day, respondent: {column: Who, number: together}, rating: Like, ease: Easy}
"""


def export(*rows):
    """Return answers: day, points of “like” in turn, points of “ease” in turn, how many people."""
    lines = []
    for who, (day, like, easy, people) in enumerate(rows):
        for n in range(people):
            values = (points[n % len(points)] if points else "" for points in (like, easy))
            lines.append(",".join([day, f"{who}-{n}", *map(str, values)]))
    return "\n".join(["Day,Who,Like,Easy", *lines, ""])


def rows(done, folder):
    raw = done.files[f"data/{folder}/all.csv"].decode()
    return list(csv.DictReader(io.StringIO(raw)))


ALL = (1, 2, 3, 4, 5)
FIRST = [("2026-07-01", ALL, (), 40), ("2026-08-01", ALL, (), 40)]


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ([*FIRST, ("2026-09-01", ALL, ALL, 40)], "it asks “ease”, which nobody was asked so far"),
        ([*FIRST, ("2026-09-01", (1, 5), (), 40)], "“rating” has 2 different answers and had 5"),
        (
            [("2026-07-01", ALL, (), 90), FIRST[1]],
            "2026-07, which is over, has 90 answers and had 40",
        ),
    ],
)
def test_counts_that_only_grow_may_be_those_of_another_survey(run, second, said):
    run(MAPPING, {"a.csv": export(*FIRST)}, counted=True)
    done = run(MAPPING, {"b.csv": export(*second)}, counted=True)
    assert [each.code for each in done.findings] == ["import-other-survey"]
    (one,) = done.findings
    assert one.message.endswith(f"than the one that is there: {said}")
    again = run(MAPPING, {"b.csv": export(*second)}, Onto.ADD, counted=True)
    assert [(each.code, str(each.severity)) for each in again.findings] == [
        ("import-other-survey", "warning")
    ]


def test_what_the_hint_says_keeps_the_counts_of_both(run):
    run(MAPPING, {"a.csv": export(*FIRST)}, counted=True)
    second = export(*FIRST, ("2026-08-02", (), ALL, 40))
    (one,) = run(MAPPING, {"b.csv": second}, counted=True).findings
    assert one.hint.startswith(
        "if these are answers of another survey, write “fixed: {wave: NAME}”"
    )
    mapping = MAPPING.replace("{service: email}", "{service: email, wave: second}")
    done = run(mapping, {"b.csv": second}, Onto.ADD, counted=True)
    assert done.findings == ()
    assert [row["wave"] for row in rows(done, "tallies")].count("") == 2


def test_a_survey_that_goes_on_is_the_same(run):
    run(MAPPING, {"a.csv": export(*FIRST)}, counted=True)
    grown = export(FIRST[0], ("2026-08-01", ALL, (), 90), ("2026-09-01", ALL, (), 40))
    assert run(MAPPING, {"a.csv": grown}, Onto.ADD, counted=True).findings == ()


def test_answers_to_another_question_of_other_people_may_be_another_survey(run, tmp_path):
    run(MAPPING, {"a.csv": export(*FIRST)})
    other = export(("2026-09-01", (), ALL, 30)).replace("0-", "x-")
    done = run(MAPPING, {"b.csv": other})
    assert [each.code for each in done.findings] == ["import-other-survey"]
    (one,) = done.findings
    assert one.message.endswith("it asks “ease” in place of “rating”")
    done = run(MAPPING.replace("into: all.csv", "into: another-name.csv"), {"b.csv": other})
    assert done.findings == ()
    (tmp_path / "site/data/answers/another-name.csv").unlink()
    done = run(MAPPING, {"b.csv": other}, Onto.ADD)
    assert [str(each.severity) for each in done.findings] == ["warning"]
    assert len(rows(done, "answers")) == 110


def test_tables_of_other_kinds_are_no_surveys():
    assert signs_of_other(b"a\n1\n", b"b\n2\n", "incidents") == ()
