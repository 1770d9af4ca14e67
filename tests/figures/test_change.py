"""Liking now compared with a year before: which answers count, and when the two can be compared."""

from __future__ import annotations

from datetime import date

import pytest

from generator.figures.change import YearChange
from tests.figures.test_states import card, rows

HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
BREAK = "events: [{{date: {}, kind: survey-change, title: New form}}]\n"


def change(repository, now: str, before: str, extra: str = "") -> YearChange | None:
    return card(repository, now + before, service=HEAD + extra).change


def test_it_is_this_window_minus_the_same_a_year_before(repository):
    neither = "2026-09-01,mail,3\n" * 10  # three of five is no liking
    before = rows("2025-07-01", 20, 20)
    found = change(
        repository, rows("2026-09-01", 20, 10) + "2026-08-01,mail,4\n" * 10 + neither, before
    )
    assert found is not None
    figure = found.figure
    assert (figure.value, figure.n) == (pytest.approx(30 / 50 - 20 / 40), 90)
    assert figure.low < 0.1 < figure.high
    assert figure.span is not None
    assert (figure.span.start, figure.span.end) == (date(2025, 7, 1), date(2026, 9, 30))
    assert figure.excluded_span == (date(2025, 10, 1), date(2026, 6, 30))


@pytest.mark.parametrize(("number", "compared"), [(29, False), (30, True)])
def test_both_windows_have_enough_answers(repository, number, compared):
    enough, others = rows("2026-09-01", 40, 0), rows("2025-09-01", number, 0)
    assert (change(repository, enough, others) is not None) is compared


@pytest.mark.parametrize("day", ["2025-06-30", "2025-10-01", "2026-09-01", "2026-10-01"])
def test_both_windows_are_on_one_line(repository, day):
    now, before = rows("2026-09-01", 40, 0), rows("2025-09-10", 40, 0)
    found = change(repository, now, before, BREAK.format(day))
    assert (found is None) is (day in ("2025-10-01", "2026-09-01"))


def test_a_withheld_period_leaves_nothing_to_compare(repository):
    before = rows("2025-08-10", 9, 0) + rows("2025-09-10", 40, 0)
    assert change(repository, rows("2026-09-01", 40, 0), before) is None
