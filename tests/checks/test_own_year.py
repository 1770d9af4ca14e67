"""Rows of an organisation whose year begins in April, say: what is read, and what is said."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from generator.checks.run import check
from generator.model.slipped_digit import before_the_slip
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write

MAIL = "name: Mail\nstage: live\nlaunched: 2020-01-01\nperiod: year\n"
COSTS = "period,service,category,amount"
TALLIES = "period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5"
MONTHS = [*(f"2026-{month:02}" for month in range(4, 13)), "2027-01", "2027-02", "2027-03"]


def checked(tmp_path, begins, *rows, header=COSTS, kind="costs", as_of="2027-06-30", more=""):
    root = write(
        tmp_path / "root",
        {
            "services/organisation.yml": f"name: Borough\nyear_begins: {begins}\n{more}",
            "services/it/mail.yml": MAIL,
            f"data/{kind}/a.csv": "\n".join([header, *rows, ""]),
        },
    )
    return check(read_sources(root), History(), as_of and date.fromisoformat(as_of))


def amounts(found):
    records = found.records["costs"]
    numbers = records.cells["amount"].numbers[records.accepted]
    return numbers[~np.isnan(numbers)].tolist()


def about(found, *codes):
    return [f for f in found.findings if f.code in codes]


def test_a_year_beside_its_months_counts_once(tmp_path):
    rows = [f"{month},mail,staff,100" for month in MONTHS]
    found = checked(tmp_path, "april", *rows, "2026/27,mail,staff,1200")
    assert not about(found, "row-overlaps", "row-bad-period")
    assert amounts(found) == [100.0] * 12


def test_months_of_the_year_before_are_no_part_of_it(tmp_path):
    rows = [f"{month},mail,staff,100" for month in ("2026-03", *MONTHS[:-1])]
    found = checked(tmp_path, "april", *rows, "2026/27,mail,staff,1200")
    (one,) = about(found, "row-overlaps")
    assert "parts of it" in one.hint
    assert one.place.line == 14


def test_quarters_of_the_calendar_fill_a_year_that_begins_with_one(tmp_path):
    quarters = [f"{each},mail,staff,300" for each in ("2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1")]
    found = checked(tmp_path, "april", *quarters, "2026/27,mail,staff,1200")
    assert not about(found, "row-overlaps")
    assert amounts(found) == [300.0] * 4


def test_a_quarter_reaches_over_the_end_of_a_year_that_begins_in_may(tmp_path):
    found = checked(tmp_path, "may", "2026-Q2,mail,staff,300", "2026/27,mail,staff,1200")
    (one,) = about(found, "row-overlaps", "row-across-years")
    assert (one.code, one.place.line) == ("row-overlaps", 3)
    assert "2026-Q2" in one.message


def test_quarters_may_reach_over_years_in_which_nothing_is_written(tmp_path):
    quarters = [f"2026-Q{number},mail,staff,300" for number in (1, 2, 3)]
    assert not about(checked(tmp_path / "alone", "may", *quarters), "row-across-years")
    found = checked(tmp_path / "both", "may", *quarters, "2026/27,mail,licences,12")
    (one,) = about(found, "row-across-years")
    assert one.place.line == 3
    assert one.message.startswith(
        "2026-Q2 is partly in 2025/26 and partly in 2026/27, and other costs of “m"
    )
    assert amounts(found) == [300.0, 300.0, 300.0, 12.0]


@pytest.mark.parametrize(
    ("begins", "period", "fits"),
    [
        ("april", "2026/27", True),
        ("april", "2026-Q1", True),
        ("may", "2026-Q1", True),
        ("may", "2026-Q2", False),  # 2025/26 and 2026/27
        ("july", "2026-W27", False),
        ("january", "2026-W27", True),
    ],
)
def test_answers_fit_into_one_year_of_the_organisation(tmp_path, begins, period, fits):
    row = f"{period},mail,like,0,0,0,20,20"
    found = checked(tmp_path, begins, row, header=TALLIES, kind="tallies")
    assert not about(found, "row-bad-period")
    assert bool(about(found, "row-period-too-long")) != fits


def test_each_of_two_readings_is_offered_with_its_days(tmp_path):
    found = checked(tmp_path, "april", "2026,mail,staff,1200", "FY2026,mail,licences,12")
    (one,) = about(found, "row-bad-period")
    assert (one.place.line, one.place.column) == (2, 1)
    assert one.message == "“2026” is not a period here, and 1 more row says a year like this"
    assert one.hint == (
        "write 2025/26 or 2026/27, whichever it is: a year here starts in April, and 2025/26 is "
        "1 April 2025 to 31 March 2026, 2026/27 is 1 April 2026 to 31 March 2027"
    )


@pytest.mark.parametrize(
    ("begins", "written", "hint"),
    [
        ("april", "2026-27", "write 2026/27, for a year here starts in April"),
        ("october", "FY 2026/2027", "write 2026/27, for a year here starts in October"),
        ("april", "2026/27 Q3", "write 2026-Q4, which is October to December 2026"),
        ("may", "2026/27-Q1", "write a row for each of its months, 2026-05 to 2026-07: quarters"),
        ("april", "soon", "write it as 2026/27, 2026-Q3, 2026-09, 2026-W36 or 2026-09-30"),
        ("april", "2026/28", "write it as 2026/27, 2026-Q3, 2026-09, 2026-W36 or 2026-09-30"),
        (
            "january",
            "FY2026",
            "write 2026, if it is from January to December 2026; otherwise add “year",
        ),
        ("january", "2026/27", "add “year_begins: april”, or the month that it is, to services/or"),
        ("january", "soon", "write it as 2026, 2026-Q3, 2026-09, 2026-W36 or 2026-09-30"),
    ],
)
def test_what_is_no_period_has_a_hint_that_fits_the_year(tmp_path, begins, written, hint):
    (one,) = about(checked(tmp_path, begins, f"{written},mail,staff,9"), "row-bad-period")
    assert one.hint.startswith(hint)


def test_one_finding_says_it_of_a_whole_file(tmp_path):
    rows = [f"2025/26,mail,part {number},9" for number in range(40)]
    (one,) = about(checked(tmp_path, "january", *rows), "row-bad-period")
    assert one.message == "“2025/26” is not a period here, and 39 more rows say a year like this"
    assert "year_begins" in one.hint


def test_the_last_day_of_the_data_is_that_of_the_year(tmp_path):
    used = {"header": "period,service,people", "kind": "usage"}
    found = checked(tmp_path, "july", "2022/23,mail,9", "2023/24,mail,9", as_of="", **used)
    assert found.as_of == date(2024, 6, 30)


def test_news_of_a_year_are_awaited_when_it_is_over(tmp_path):
    def late(as_of):
        return about(checked(tmp_path / as_of, "april", "2025/26,mail,a,9", as_of=as_of), "no-news")

    assert late("2027-05-30") == []  # two months after its end
    (one,) = late("2027-06-02")
    assert "since 2025/26" in one.message
    assert one.hint.startswith("add rows of 2026/27 below this one")


def test_a_slip_in_a_year_is_put_right_in_both_of_its_years():
    assert before_the_slip("2062/63", date(2027, 3, 31), 4) == "2026/27"
