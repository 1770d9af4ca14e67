"""A day that stands for a month is asked about; a day that is one is not."""

from __future__ import annotations

import pytest

from tests.checks.test_overlaps import checked

CODE = "row-day-for-period"


def hints(tmp_path, kind, *rows):
    found = checked(tmp_path, kind, *rows).findings
    return [(one.place.line, one.hint) for one in found if one.code == CODE]


def costs(*days, category="licences"):
    return [f"{day},mail,{category},100" for day in days]


@pytest.mark.parametrize(
    ("days", "hint"),
    [
        (("2026-07-01", "2026-08-01"), "write 2026-07, and the others in the same way"),
        (("2026-07-31", "2026-08-31"), "write 2026-07, and the others in the same way"),
        (
            ("2026-01-01", "2026-04-01"),
            "write 2026-01 or 2026-Q1, whichever it is, and the others in the same way",
        ),
        (
            ("2026-03-31", "2026-06-30"),
            "write 2026-03 or 2026-Q1, whichever it is, and the others in the same way",
        ),
        (
            ("2025-01-01", "2026-01-01"),
            "write 2025-01 or 2025-Q1 or 2025, whichever it is, and the others in the same way",
        ),
        (
            ("2026-08-31", "2026-09-07", "2026-09-14", "2026-09-28"),
            "write 2026-W36, and the others in the same way",
        ),
    ],
)
def test_days_that_begin_or_end_a_period_each_are_asked_about_once(tmp_path, days, hint):
    assert hints(tmp_path, "costs", *costs(*days)) == [(2, hint)]


def test_a_single_day_among_months_or_quarters_is_one_of_them(tmp_path):
    rows = costs("2026-06", "2026-07-01", "2026-08")
    assert hints(tmp_path, "costs", *rows) == [(3, "write 2026-07")]
    rows = costs("2026-Q1", "2026-Q2", "2026-07-01")
    assert hints(tmp_path, "costs", *rows) == [(4, "write 2026-Q3")]


@pytest.mark.parametrize(
    "days",
    [
        ("2026-07-01",),
        ("2026-07-01", "2026-08-02"),
        ("2026-07-01", "2026-07-02", "2026-08-01"),
        ("2026-06", "2026-07-15"),
        ("2026-09-07", "2026-09-14", "2026-09-21"),
        ("2026-09-08", "2026-09-15", "2026-09-22", "2026-09-29"),
        ("2026-07", "2026-08"),
    ],
)
def test_days_that_may_be_days_are_not_asked_about(tmp_path, days):
    assert hints(tmp_path, "costs", *costs(*days)) == []


def test_each_category_has_days_of_its_own(tmp_path):
    rows = [*costs("2026-07", "2026-08"), *costs("2026-08-01", category="desks")]
    assert hints(tmp_path, "costs", *rows) == []


def test_costs_of_such_days_do_not_count_and_other_numbers_do(tmp_path):
    rows = costs("2026-07-01", "2026-08-01")
    assert not checked(tmp_path / "costs", "costs", *rows).records["costs"].accepted.any()
    rows = ["2026-07-01,mail,9,8,1", "2026-08-01,mail,9,8,1"]
    found = checked(tmp_path / "requests", "requests", *rows)
    assert [one.code for one in found.findings if one.code == CODE] == [CODE]
    assert found.records["requests"].accepted.all()
