"""A copy in which answers have another period than in the other file: the month, and the day."""

from __future__ import annotations

import numpy as np
import pytest

from generator.checks.copies import copies
from generator.records.records import Records
from tests.checks.surveys import copied_pair, honest_pair, one_rolled_up, rolled_up
from tests.checks.test_copies import HEADER, LONG, MAY, SURE, findings, rated, two


def found(records: Records, number: int) -> bool:
    usable = np.ones(len(records), dtype=bool)
    return any(copy.sure for copy in copies(one_rolled_up(records, number), usable, ()))


@pytest.mark.parametrize("count", [40, pytest.param(3000, marks=LONG)])
def test_at_most_one_honest_pair_in_a_thousand_is_taken_for_a_copy(count):
    pairs = (honest_pair(np.random.default_rng(number), number) for number in range(count))
    assert sum(found(pair, number) for number, pair in enumerate(pairs)) <= count // 1000


@pytest.mark.parametrize("count", [30, pytest.param(1000, marks=LONG)])
def test_ninety_nine_of_a_hundred_copies_of_twenty_rows_are_found(count):
    pairs = (copied_pair(np.random.default_rng(number), number) for number in range(count))
    assert sum(found(pair, number) for number, pair in enumerate(pairs)) >= 0.99 * count


def by(unit: str, rows: list[str]) -> list[str]:
    """Return rows that say only the month, the week or another period of their day."""
    return [f"{rolled_up(row[:10], unit)}{row[10:]}" for row in rows]


DAYS = [row for row in rated(100, 8) if row < "2026-07-06"]  # two a day, from 1 June
JUNE = [row for row in DAYS if row < "2026-07"]


@pytest.mark.parametrize("unit", ["month", "week"])
def test_an_export_by_month_or_week_of_answers_that_stand_there_by_day_counts_once(tmp_path, unit):
    files = two(HEADER + "".join(by(unit, JUNE)), HEADER + "".join(DAYS), "may", "answers")
    assert findings(tmp_path, files) == ([(SURE, "may.csv")], len(DAYS))


def test_so_it_does_by_quarter(tmp_path):
    rows = [f"2026-Q2{row[10:]}" for row in JUNE]
    files = two(HEADER + "".join(rows), HEADER + "".join(DAYS), "quarter", "answers")
    assert findings(tmp_path, files, "period: quarter\n") == ([(SURE, "quarter.csv")], len(DAYS))


def test_in_another_order_it_is_asked_about_and_counts_once(tmp_path):
    rows = sorted(by("month", JUNE))
    files = two(HEADER + "".join(rows), HEADER + "".join(DAYS), "month", "answers")
    assert findings(tmp_path, files) == ([(MAY, "month.csv")], len(DAYS))


def test_an_export_that_begins_within_the_month_counts_once(tmp_path):
    late = [row for row in DAYS if row >= "2026-06-15"]
    files = two(HEADER + "".join(by("month", JUNE)), HEADER + "".join(late), "june", "later")
    found, counted = findings(tmp_path, files)
    assert ([code for code, _ in found], counted) == ([SURE], len(DAYS))


def test_of_equally_many_those_stay_that_say_the_day(tmp_path):
    files = two(HEADER + "".join(by("month", JUNE)), HEADER + "".join(JUNE), "a", "answers-by-day")
    assert findings(tmp_path, files) == ([(SURE, "a.csv")], len(JUNE))


def test_other_answers_of_the_month_are_other_answers(tmp_path):
    others = by("month", rated(60, 9))
    files = two(HEADER + "".join(others), HEADER + "".join(JUNE), "by-post", "online")
    assert findings(tmp_path, files) == ([], len(JUNE) + 60)


def test_rows_of_a_period_that_does_not_count_take_nothing_away(tmp_path):
    rows = [f"2026-Q2{row[10:]}" for row in JUNE]
    files = two(HEADER + "".join(rows), HEADER + "".join(JUNE), "quarter", "answers-by-day")
    assert findings(tmp_path, files) == ([], len(JUNE))


def test_rows_by_day_and_below_them_the_same_by_month_count_once(tmp_path):
    text = HEADER + "".join([*DAYS, *by("month", JUNE)])
    _, counted = findings(tmp_path, {"data/answers/all.csv": text})
    assert counted == len(DAYS)
