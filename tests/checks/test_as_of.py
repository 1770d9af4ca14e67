"""Which day counts as today. Never the clock's."""

from __future__ import annotations

from datetime import date

import pytest

from generator.checks.as_of import latest, resolve_as_of
from generator.checks.slipped_digit import before_the_slip
from generator.model.definition_reader import read_definitions
from generator.sources import csv_table, yaml_document
from generator.sources.history import Commit, History
from generator.sources.text import TextFile

GIVEN, PINNED, COMMITTED = date(2026, 1, 1), date(2026, 2, 2), date(2026, 3, 3)


def day(given=None, pinned=False, committed=False, table="", yaml="", more=""):
    text = f"name: A\n{more}" + (f"as_of: {PINNED}\n" if pinned else "")
    files = {"services/organisation.yml": text, "services/it/a.yml": yaml}
    documents = {file: yaml_document.parse(TextFile(file, text))[0] for file, text in files.items()}
    definitions, _ = read_definitions(documents)
    history = History(head=Commit("abc", COMMITTED)) if committed else History()
    tables = {}
    if table:
        file = "data/answers/a.csv"
        tables[file] = csv_table.parse(TextFile(file, f"date,rating\n{table}"))[0]
    return resolve_as_of(given, definitions, history, tables, documents)


def test_what_is_said_first_counts():
    assert day(GIVEN, pinned=True, committed=True) == GIVEN
    assert day(pinned=True, committed=True) == PINNED
    assert day(committed=True, table="2026-05-05,1\n") == COMMITTED


@pytest.mark.parametrize(
    ("table", "latest"),
    [
        ("2026-05-05,1\n2026-04-04,1\n", date(2026, 5, 5)),
        ("2026-05,1\n2026-W20,1\n", date(2026, 5, 31)),
        ("nonsense,1\n2026-05-05,1\n9999-99-99,1\n", date(2026, 5, 5)),
        ("9999-12,1\n2200-01-01,1\n0999,1\n", date(2026, 6, 6)),
    ],
)
def test_without_git_the_latest_day_of_the_data(table, latest):
    assert day(table=table, yaml="launched: 2026-06-06\n") == latest


def test_without_data_the_latest_day_that_has_come():
    yaml = "launched: 2026-06-06\nretired: 2030-01-01\nowner:\n  - since: 2026-07-07\n"
    assert day(yaml=yaml) == date(2026, 7, 7)


def test_without_any_day_there_still_is_one():
    assert day() == date(2000, 1, 1)


def days(*texts):
    return [date.fromisoformat(text) for text in texts]


DAILY = [date(2026, 8, 1 + n) for n in range(31)] + [date(2026, 9, 1 + n) for n in range(9)]


@pytest.mark.parametrize(
    ("known", "found"),
    [
        ([*DAILY, date(2062, 9, 3)], date(2026, 9, 9)),
        ([*DAILY, date(2205, 9, 3)], date(2026, 9, 9)),
        ([*DAILY, date(2027, 9, 3)], date(2026, 9, 9)),
        ([date(1026, 9, 3), *DAILY, date(2062, 9, 3), date(2205, 1, 1)], date(2026, 9, 9)),
        (days("2026-09-03"), date(2026, 9, 3)),
        (days("2026-09-03", "2062-09-03"), date(2026, 9, 3)),
        (days("2026-08-31", "2026-09-30"), date(2026, 9, 30)),
        (days("2024-12-31", "2025-12-31", "2026-12-31"), date(2026, 12, 31)),
        (days("2022-12-31", "2024-12-31", "2026-12-31"), date(2026, 12, 31)),
        ([*DAILY, *days("2027-06-01", "2027-06-02", "2027-06-03")], date(2027, 6, 3)),
        ([*DAILY, *days("2062-06-01", "2062-06-02", "2062-06-03")], date(2026, 9, 9)),
    ],
)
def test_one_day_far_from_all_others_never_moves_the_date(known, found):
    assert latest(known) == found


@pytest.mark.parametrize(
    ("timezone", "latest"),
    [
        ("UTC", date(2026, 10, 1)),
        ("America/Los_Angeles", date(2026, 9, 30)),
        ("Pacific/Auckland", date(2026, 10, 1)),
    ],
)
@pytest.mark.parametrize("moment", ["2026-10-01T00:30:00Z", "2026-10-01 02:30+02:00"])
def test_a_moment_of_another_zone_lies_on_the_day_that_it_was_here(timezone, latest, moment):
    more = f"timezone: {timezone}\n"
    assert day(table=f"2026-09-29,1\n{moment},1\n", more=more) == latest


def test_a_slip_of_the_pen_does_not_move_the_date():
    rows = "".join(f"{each},1\n" for each in DAILY)
    assert day(table=f"2062-09-03,1\n{rows}") == date(2026, 9, 9)


def test_a_slip_in_a_definition_does_not_move_the_date():
    yaml = "launched: 2015-01-01\nsince: 2062-07-07\nowner:\n  - since: 2026-07-07\n"
    assert day(yaml=yaml) == date(2026, 7, 7)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2062-09-03", "2026-09-03"),
        ("2205-09-03", ""),
        ("2027-09-03", "2026-09-03"),
        ("2027-12-03", "2025-12-03"),
        ("2062-Q3", "2026-Q3"),
        ("3026-09-03T10:00+02:00", "2026-09-03T10:00+02:00"),
        ("9999", ""),
    ],
)
def test_what_was_meant_before_a_digit_slipped(written, meant):
    assert before_the_slip(written, date(2026, 9, 30)) == meant
