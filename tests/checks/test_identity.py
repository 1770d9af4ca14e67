"""The same thing is known again by its key, and by all that makes two rows the same."""

from __future__ import annotations

import pytest

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write

MAIL = "name: Mail\nstage: live\nlaunched: 2020-01-01\nsteps:\n  - id: send\n    name: Send\n"
REPEATED = "row-repeated"
SUM = "row-sum-of-others"


def checked(root, files):
    root = write(root, {"services/it/mail.yml": MAIL, **files})
    return check(read_sources(root), History())


def found(root, files, *wanted):
    """Return file and line of the findings of some checks."""
    findings = checked(root, files).findings
    return [(f.place.file.rsplit("/", 1)[-1], f.place.line) for f in findings if f.code in wanted]


def answers(*rows, header="date,service,respondent,step,wave,rating,ease,id"):
    return "\n".join([header, *rows, ""])


def test_the_same_answer_of_a_respondent_in_two_exports_is_one(tmp_path):
    august = [f"2026-08-{day:02},mail,{day},,,4,5," for day in range(1, 31)]
    september = [f"2026-09-{day:02},mail,{day},,,4,," for day in range(1, 21)]
    files = {
        "data/answers/jan-aug.csv": answers(*august),
        "data/answers/jan-sep.csv": answers(*september, *reversed(august)),
    }
    again = [("jan-sep.csv", line) for line in range(22, 52)]
    assert found(tmp_path, files, REPEATED) == again
    assert checked(tmp_path, files).records["answers"].accepted.sum() == 50


@pytest.mark.parametrize(
    "other",
    [
        "2026-08-02,mail,7,,,4,5,",  # another day
        "2026-08-01,mail,8,,,4,5,",  # somebody else
        "2026-08-01,mail,7,send,,4,5,",  # a step
        "2026-08-01,mail,7,,spring,4,5,",  # another survey
        "2026-08-01,mail,7,,,4,4,",  # another answer
        "2026-08-01,mail,7,,,4,5,b",  # two answers that somebody numbered
        "2026-08-01,mail,,,,4,5,",  # nobody knows who
    ],
)
def test_answers_that_differ_are_two(tmp_path, other):
    files = {"data/answers/a.csv": answers("2026-08-01,mail,7,,,4,5,", other)}
    assert found(tmp_path, files, REPEATED) == []


def test_answers_are_compared_by_what_they_mean(tmp_path):
    rows = ("2026-08-01,mail,7,,,4,5,", "2026-08-01T23:00, mail ,7,,,+4,5.0,")
    assert found(tmp_path, {"data/answers/a.csv": answers(*rows)}, REPEATED) == [("a.csv", 3)]


INCIDENTS = "id,service,opened,resolved,planned,step,summary\n"
FIRST = "1,mail,2026-09-01 10:00,2026-09-01 12:00,no,,\n"


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ("2,mail,2026-09-01 10:00,2026-09-01 12:00,no,,\n", True),
        ("2,mail,2026-09-01T12:00+02:00,2026-09-01T12:00Z,no,,\n", True),
        ("2,mail,2026-09-01 10:00,2026-09-01 12:01,no,,\n", False),
        ("2,mail,2026-09-01 10:00,2026-09-01 12:00,no,send,\n", False),
        ("2,mail,2026-09-01 10:00,2026-09-01 12:00,no,,Sending\n", False),
    ],
)
def test_a_breakdown_under_a_second_id_is_one(tmp_path, second, same):
    files = {"data/incidents/a.csv": INCIDENTS + FIRST + second}
    assert (found(tmp_path, files, REPEATED) == [("a.csv", 3)]) == same


@pytest.mark.parametrize(("summary", "same"), [("", False), ("Disk full", True)])
def test_two_breakdowns_of_one_day_are_the_same_only_by_their_summary(tmp_path, summary, same):
    row = f"mail,2026-09-01,2026-09-01,no,,{summary}\n"
    files = {"data/incidents/a.csv": INCIDENTS + f"1,{row}2,{row}"}
    assert (found(tmp_path, files, REPEATED) == [("a.csv", 3)]) == same


COSTS = "period,service,category,amount\n"


def costs(*rows):
    return {"data/costs/c.csv": COSTS + "".join(f"2026-09,mail,{row}\n" for row in rows)}


@pytest.mark.parametrize("again", ["staff", " STAFF ", "Staff"])
def test_a_category_is_the_same_in_any_case(tmp_path, again):
    assert found(tmp_path, costs("Staff,10", f"{again},10"), REPEATED) == [("c.csv", 3)]


def test_blanks_within_a_category_do_not_matter(tmp_path):
    rows = ("Head  office,10", "head office,10", "headoffice,10")
    assert found(tmp_path, costs(*rows), REPEATED) == [("c.csv", 3)]


@pytest.mark.parametrize("name", ["total", "Total costs", "Summe", "GESAMT", "Gesamtkosten"])
def test_a_sum_beside_its_parts_is_left_out(tmp_path, name):
    files = costs("staff,10.10", f"{name},40.35", "licences,30.25")
    assert found(tmp_path, files, SUM) == [("c.csv", 3)]
    amounts = checked(tmp_path, files).records["costs"]
    assert amounts.cells["amount"].numbers[amounts.accepted].sum() == pytest.approx(40.35)


@pytest.mark.parametrize(
    "rows",
    [
        ("staff,10", "licences,30", "total,41"),  # something else than their sum
        ("total,40",),  # nothing next to it
        ("staff,10", "licences,30", "hardware,40"),  # equal by chance
        ("staff,10", "summer party,10"),  # another word
    ],
)
def test_what_is_no_sum_of_others_counts(tmp_path, rows):
    assert found(tmp_path, costs(*rows), SUM) == []


def test_the_sum_of_another_service_or_period_is_none(tmp_path):
    files = costs("staff,10", "licences,30")
    files["data/costs/c.csv"] += "2026-08,mail,total,40\n"
    assert found(tmp_path, files, SUM) == []
