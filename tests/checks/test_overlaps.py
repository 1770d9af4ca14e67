"""A quarter and its months are never added up: which values count, and what is said."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from generator.checks.run import check
from generator.features.costs.figures import Costs
from generator.features.getting_through.figures import Through
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write
from tests.figures.test_states import card

MAIL = """\
name: Mail
stage: live
launched: 2020-01-01
steps: [{id: send, name: Send}]
results: [{id: less, name: Less, unit: letters, direction: decrease}]
"""
ORGANISATION = "name: Small Works\nas_of: 2026-09-30\n"
OVERLAPS = ("row-overlaps", "row-other-period")
HEADER = {
    "costs": "period,service,category,amount",
    "requests": "period,service,made,fulfilled,median_wait_days",
    "usage": "period,service,step,people,started,completed",
    "results": "period,service,result,value",
    "tallies": "period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5",
}


def checked(tmp_path, kind, *rows, **more):
    files = {
        "services/it/mail.yml": MAIL,
        f"data/{kind}/a.csv": "\n".join([HEADER[kind], *rows, ""]),
        **more,
    }
    root = write(tmp_path / "root", files)
    return check(read_sources(root), History(), date(2026, 9, 30))


def counted(tmp_path, kind, column, *rows):
    """Return the findings about overlaps, and the values that count."""
    found = checked(tmp_path, kind, *rows)
    records = found.records[kind]
    numbers = records.cells[column].numbers[records.accepted]
    said = [(f.code, f.place.line) for f in found.findings if f.code in OVERLAPS]
    return said, numbers[~np.isnan(numbers)].tolist()


MONTHS = [f"2026-0{month},mail,licences,100" for month in range(1, 10)]


def test_costs_by_the_month_and_their_quarter_cost_as_much_as_the_months(repository):
    files = {
        "service": MAIL,
        "services/organisation.yml": ORGANISATION,
        "data/costs/c.csv": "\n".join([HEADER["costs"], *MONTHS, "2026-Q3,mail,licences,300", ""]),
    }
    assert card(repository, **files).panels[Costs].month.value == 100


@pytest.mark.parametrize("quarter", ["300", "300.00", "301", "299.6"])
def test_the_finer_ones_count_where_they_come_to_the_same(tmp_path, quarter):
    rows = [*MONTHS, f"2026-Q3,mail,licences,{quarter}"]
    assert counted(tmp_path, "costs", "amount", *rows) == ([], [100.0] * 9)


def test_a_year_of_quarters_of_months(tmp_path):
    months = [f"2025-{month:02},mail,licences,100" for month in range(1, 13)]
    quarters = [f"2025-Q{number},mail,licences,300" for number in range(1, 5)]
    rows = ["2025,mail,licences,1200", *quarters, *months]
    assert counted(tmp_path, "costs", "amount", *rows) == ([], [100.0] * 12)


def test_numbers_written_with_decimals_must_agree_in_them(tmp_path):
    months = [f"2026-0{month},mail,licences,100.00" for month in (7, 8, 9)]
    same = [*months, "2026-Q3,mail,licences,300.01"]
    assert counted(tmp_path, "costs", "amount", *same)[0] == []
    other = [*months, "2026-Q3,mail,licences,300.10"]
    assert counted(tmp_path, "costs", "amount", *other)[0] == [("row-overlaps", 5)]


def test_another_sum_is_an_error_with_both_places(tmp_path):
    found = checked(tmp_path, "costs", *MONTHS, "2026-Q3,mail,licences,450")
    (one,) = found.errors
    assert (one.code, one.place.line, one.place.column) == ("row-overlaps", 11, 23)
    assert one.message == (
        "amount 450 of 2026-Q3: 2026-07 (data/costs/a.csv:8) to 2026-09 (data/costs/a.csv:10) "
        "within it add up to 300, so one of them is wrong"
    )
    assert "if they are not parts of it" in one.hint


def test_parts_that_leave_gaps_are_an_error(tmp_path):
    found = checked(tmp_path, "costs", MONTHS[7], "2026-Q3,mail,licences,450")
    (one,) = found.errors
    assert one.place.line == 3
    assert "includes 2026-08 (data/costs/a.csv:2), which would count twice" in one.message


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([*MONTHS, "2026,mail,licences,900"], 11),  # the year until now
        ([*MONTHS, "2026,mail,licences,1200"], 11),  # the budget of the year
        (["2026-09,mail,licences,100", "2026-09-15,mail,licences,100"], 2),
        (["2026-Q2,mail,licences,300", "2026,mail,Licences,1200"], 3),
    ],
)
def test_parts_that_do_not_fill_their_time_are_a_question(tmp_path, rows, line):
    (one,) = checked(tmp_path, "costs", *rows).errors
    assert (one.code, one.place.line) == ("row-overlaps", line)
    assert one.hint.startswith("if parts are missing, add them; if it is not their sum, remove")


@pytest.mark.parametrize("category", ["Licences", " licences ", "LICENCES"])
def test_a_quarter_of_a_category_in_another_case_is_that_of_its_months(tmp_path, category):
    rows = [*MONTHS, f"2026-Q3,mail,{category},300"]
    assert counted(tmp_path, "costs", "amount", *rows) == ([], [100.0] * 9)


def test_weeks_next_to_months_share_days_with_each(tmp_path):
    weeks = [f"2026-W{week},mail,licences,25" for week in range(28, 40)]
    said, amounts = counted(tmp_path, "costs", "amount", *MONTHS, *weeks)
    assert said == [("row-overlaps", 8), ("row-overlaps", 9), ("row-overlaps", 10)]
    assert sum(amounts) == 600 + 12 * 25


def test_a_week_over_a_month_s_end_shares_days_with_both_months(tmp_path):
    rows = ["2026-08,mail,9,9,", "2026-09,mail,9,9,", "2026-W36,mail,2,2,"]
    said, _ = counted(tmp_path, "requests", "made", *rows)
    assert said == [("row-overlaps", 2), ("row-overlaps", 3)]


def test_another_category_is_another_series(tmp_path):
    rows = [*MONTHS, "2026-Q3,mail,people,300", "2026-Q2,mail,rooms,7"]
    assert counted(tmp_path, "costs", "amount", *rows) == ([], [*[100.0] * 9, 300.0, 7.0])


def test_requests_of_a_quarter_are_those_of_its_months(repository):
    rows = [*(f"2026-0{month},mail,40,30,2" for month in (7, 8, 9)), "2026-Q3,mail,120,90,3"]
    files = {
        "service": MAIL,
        "services/organisation.yml": ORGANISATION,
        "data/requests/r.csv": "\n".join([HEADER["requests"], *rows, ""]),
    }
    requests = card(repository, **files).panels[Through].requests
    assert (requests.made.value, requests.made.of, requests.wait.value) == (90, 120, 2)


def test_use_in_a_quarter_counts_for_what_its_months_do_not_say(tmp_path):
    rows = [
        *(f"2026-0{month},mail,,,40,30" for month in (7, 8, 9)),
        "2026-Q3,mail,,75,120,90",
        "2026-Q3,mail,send,,120,100",
    ]
    assert counted(tmp_path, "usage", "started", *rows) == ([], [40.0, 40.0, 40.0, 120.0])
    assert counted(tmp_path, "usage", "people", *rows) == ([], [75.0])


def test_people_are_never_added_up(tmp_path):
    rows = [*(f"2026-0{month},mail,,50,," for month in (7, 8, 9)), "2026-Q3,mail,,150,,"]
    said, people = counted(tmp_path, "usage", "people", *rows)
    assert (said, people) == ([("row-other-period", 5)], [50.0] * 3)


def test_the_service_s_own_period_counts_where_nothing_can_be_added_up(tmp_path):
    rows = [*(f"2026-0{month},mail,less,9" for month in (7, 8, 9)), "2026-Q3,mail,less,4"]
    found = checked(
        tmp_path, "results", *rows, **{"services/it/mail.yml": MAIL + "period: quarter\n"}
    )
    records = found.records["results"]
    assert records.cells["value"].numbers[records.accepted].tolist() == [4.0]
    (one,) = [f for f in found.findings if f.code in OVERLAPS]
    assert one.message.startswith("3 rows give value for days that other rows cover too")


def test_tallies_of_a_month_a_week_and_a_day(tmp_path):
    rows = ["2026-09,mail,like,0,0,0,20,20", "2026-W37,mail,like,0,0,0,5,5"]
    rows.append("2026-09-08,mail,like,0,0,0,1,1")
    said, _ = counted(tmp_path, "tallies", "rating_4", *rows)
    assert said == [("row-overlaps", 2), ("row-overlaps", 3)]


def test_tallies_of_all_days_of_a_week_are_the_week(tmp_path):
    days = [f"2026-09-{day:02},mail,like,0,0,0,1,1" for day in range(7, 14)]
    rows = ["2026-W37,mail,like,0,0,0,7,7", *days]
    assert counted(tmp_path, "tallies", "rating_4", *rows) == ([], [1.0] * 7)


def test_a_median_that_only_the_quarter_has_is_not_lost_without_a_word(tmp_path):
    rows = [*(f"2026-0{month},mail,40,30," for month in (7, 8, 9)), "2026-Q3,mail,120,90,3"]
    found = checked(tmp_path, "requests", *rows)
    (one,) = [f for f in found.findings if f.code in OVERLAPS]
    assert (one.code, one.place.line, one.place.column) == ("row-other-period", 5, 21)
    assert one.message == (
        "median_wait_days of 2026-Q3 does not count: 2026-07 (data/requests/a.csv:2) and "
        "the rows after it count for this one"
    )
    assert found.records["requests"].accepted.tolist() == [True, True, True, False]
