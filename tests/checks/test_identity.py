"""The same thing is known again by its key, and by all that makes two rows the same."""

from __future__ import annotations

import numpy as np
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
    done = checked(tmp_path, files)
    (one,) = [f for f in done.findings if f.code == REPEATED]
    assert (one.place.line, one.message) == (
        22,
        "30 rows are also in “data/answers/jan-aug.csv”, from line 2 on: they count once",
    )
    assert one.hint == "remove “data/answers/jan-aug.csv”: each of its rows is here too"
    assert done.records["answers"].accepted.sum() == 50
    assert done.errors == ()


INCIDENTS = "id,service,opened,resolved,planned,step,summary\n"
INCIDENT_ROWS = [f"{n},mail,2026-08-{n:02} 10:00,2026-08-{n:02} 11:00,no,," for n in range(1, 21)]


@pytest.mark.parametrize(
    ("first", "second", "alone", "hint"),
    [
        (INCIDENT_ROWS, [*INCIDENT_ROWS[::-1], "x,mail,2026-09-01 10:00,,no,,"], 0, "a.csv”: each"),
        (INCIDENT_ROWS[:12], INCIDENT_ROWS[4:], 0, "remove these rows, or the others"),
        (INCIDENT_ROWS, INCIDENT_ROWS[:9], 0, "b.csv”: each of its rows is there"),
        (INCIDENT_ROWS, INCIDENT_ROWS[:4], 4, "remove one of the two rows"),
        (
            INCIDENT_ROWS,
            [row.replace("11:00", "11:30") for row in INCIDENT_ROWS],
            20,
            "out of date",
        ),
    ],
)
def test_an_export_of_tickets_that_overlaps_another_has_one_finding(
    tmp_path, first, second, alone, hint
):
    files = {
        "data/incidents/a.csv": INCIDENTS + "\n".join([*first, ""]),
        "data/incidents/b.csv": INCIDENTS + "\n".join([*second, ""]),
    }
    done = checked(tmp_path, files)
    repeated = [f for f in done.findings if f.code == REPEATED]
    assert len(repeated) == (alone or 1)
    assert hint in repeated[0].hint.replace("data/incidents/", "")
    ids = {row.partition(",")[0] for row in [*first, *second]}
    assert done.records["incidents"].accepted.sum() == len(ids)


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


FIRST = "1,mail,2026-09-01 10:00,2026-09-01 12:00,no,,\n"


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ("2,mail,2026-09-01 10:00,2026-09-01 12:00,no,,\n", True),
        ("2,mail,2026-09-01T12:00+02:00,2026-09-01T12:00Z,no,,\n", True),
        ("2,mail,2026-09-01 10:00,2026-09-01 12:01,no,,\n", False),
        ("2,mail,2026-09-01 10:00,2026-09-01 12:00,no,send,\n", False),
        ("2,mail,2026-09-01 10:00,2026-09-01 12:00,no,,Sending\n", False),
        ("2,mail,2026-09-01 10:00:00,2026-09-01 12:00:00.000,no,,\n", True),
        ("2,mail,2026-09-01 10:00,2026-09-01 12:00,yes,,\n", True),
    ],
)
def test_a_breakdown_under_a_second_id_is_one(tmp_path, second, same):
    files = {"data/incidents/a.csv": INCIDENTS + FIRST + second}
    assert (found(tmp_path, files, REPEATED) == [("a.csv", 3)]) == same


@pytest.mark.parametrize(
    ("first", "second", "line", "hint"),
    [
        # A later export knows the end, under the same id or another, in any order.
        ("1,mail,2026-09-01 10:00,,no,,", FIRST, 2, "remove this row: a.csv:3 says when"),
        (FIRST, "1,mail,2026-09-01 10:00,,no,,", 3, "remove this row: a.csv:2 says when"),
        ("inc1,mail,2026-09-01 10:00,,no,,", "INC1" + FIRST[1:], 2, "remove this row: a.csv:3"),
        ("7,mail,2026-09-01 10:00,,no,,", FIRST, 2, "remove this row: a.csv:3 says when it ended"),
        ("7,mail,2026-09-01 10:00,unknown,no,,", FIRST, 2, "remove this row: a.csv:3 says when"),
        # It was closed, opened again, and closed later.
        (FIRST, "1,mail,2026-09-01 10:00,2026-09-01 15:00,no,,", 3, "the row that is out of date"),
        # It broke down again.
        (FIRST, "1,mail,2026-09-02 10:00,,no,,", 3, "give each breakdown its own “id”"),
    ],
)
def test_of_two_rows_of_a_breakdown_the_one_that_knows_its_end_stays(
    tmp_path, first, second, line, hint
):
    files = {"data/incidents/a.csv": INCIDENTS + f"{first.strip()}\n{second.strip()}\n"}
    done = checked(tmp_path, files)
    (one,) = [f for f in done.findings if f.code == REPEATED]
    assert one.place.line == line
    assert hint in one.hint.replace("data/incidents/", "")
    ends = done.records["incidents"].cells["resolved"]
    assert [ends.text(row) for row in np.flatnonzero(done.records["incidents"].accepted)] == [
        "2026-09-01 12:00"
    ]


@pytest.mark.parametrize("summary", ["Sending", "Disk full"])
def test_a_breakdown_that_goes_on_next_to_one_that_ended_is_another_by_its_summary(
    tmp_path, summary
):
    rows = FIRST + f"2,mail,2026-09-01 10:00,,no,,{summary}\n"
    assert found(tmp_path, {"data/incidents/a.csv": INCIDENTS + rows}, REPEATED) == []


@pytest.mark.parametrize(
    ("summary", "again", "same"),
    [
        ("", "", False),
        ("Disk full", "Disk full", True),
        ("Disk full", " disk  FULL", True),
        ("Disk full", "Disk is full", False),
    ],
)
def test_two_breakdowns_of_one_day_are_the_same_only_by_their_summary(
    tmp_path, summary, again, same
):
    row = "mail,2026-09-01,2026-09-01,no,,"
    files = {"data/incidents/a.csv": INCIDENTS + f"1,{row}{summary}\n2,{row}{again}\n"}
    assert (found(tmp_path, files, REPEATED) == [("a.csv", 3)]) == same


COSTS = "period,service,category,amount\n"


def costs(*rows):
    return {"data/costs/c.csv": COSTS + "".join(f"2026-09,mail,{row}\n" for row in rows)}


@pytest.mark.parametrize("again", ["staff", " STAFF ", "Staff"])
def test_a_category_is_the_same_in_any_case(tmp_path, again):
    assert found(tmp_path, costs("Staff,10", f"{again},10"), REPEATED) == [("c.csv", 3)]


def test_blanks_within_a_category_do_not_matter(tmp_path):
    rows = ("Head  office,10", "head office,10", "headoffice,10", "Head\u00a0office,10")
    assert found(tmp_path, costs(*rows), REPEATED) == [("c.csv", 3), ("c.csv", 5)]


def test_a_letter_is_the_same_however_it_is_composed(tmp_path):
    rows = ("B\u00fcro,10", "Bu\u0308ro,10")
    assert found(tmp_path, costs(*rows), REPEATED) == [("c.csv", 3)]


@pytest.mark.parametrize(("again", "hint"), [("10", None), ("12", "write their sum into one row")])
def test_two_amounts_of_one_category_may_be_parts_of_it(tmp_path, again, hint):
    findings = checked(tmp_path, costs("staff,10", f"Staff,{again}")).findings
    (one,) = [f for f in findings if f.code == REPEATED]
    assert (hint or "remove one of the two rows") in one.hint
    assert (";" in one.hint) == (hint is not None)


def test_two_surveys_may_have_numbered_their_answers_from_one(tmp_path):
    files = {
        "data/answers/a.csv": answers("2026-08-01,mail,,,,4,,1"),
        "data/answers/b.csv": answers("2026-09-01,mail,,,,4,,1"),
    }
    findings = checked(tmp_path, files).findings
    (one,) = [f for f in findings if f.code == REPEATED]
    assert one.hint.endswith("if they are two answers, give each its own “id”")


SUMS = ["total", "Total costs", "Summe", "GESAMT", "Gesamtkosten", "Subtotal", "all costs", "Σ"]


@pytest.mark.parametrize("name", SUMS)
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


@pytest.mark.parametrize(
    "rows",
    [
        ("2026-09,mail,staff,10.4", "2026-09,mail,licences,30.3", "2026-09,mail,total,41"),
        ("2026-09,mail,net,10", "2026-09,mail,VAT,1.90", "2026-09,mail,gross,11.90"),
        ("2026-08,mail,staff,10", "2026-09,mail,staff,10", "2026-Q3,mail,total,20"),
    ],
)
def test_a_sum_may_be_rounded_or_of_a_longer_time(tmp_path, rows):
    files = {"data/costs/c.csv": COSTS + "".join(f"{row}\n" for row in rows)}
    assert found(tmp_path, files, SUM) == [("c.csv", 4)]


@pytest.mark.parametrize(
    ("name", "amount", "asked"),
    [
        ("total", "47", True),
        ("Grand total:", "33", True),
        ("Summe", "80", True),
        ("Total", "40", False),
        ("Total Energies", "47", False),
        ("Gesamtschule", "47", False),
    ],
)
def test_a_sum_that_is_not_that_of_its_parts_is_an_error(tmp_path, name, amount, asked):
    done = checked(tmp_path, costs("staff,10", f"{name},{amount}", "licences,30"))
    errors = [(f.code, f.place.line, f.place.column) for f in done.errors]
    assert errors == ([("row-sum-and-parts", 3, 14)] if asked else [])


def test_the_sum_of_another_service_or_period_is_none(tmp_path):
    files = costs("staff,10", "licences,30")
    files["data/costs/c.csv"] += "2026-08,mail,total,40\n"
    assert found(tmp_path, files, SUM) == []
