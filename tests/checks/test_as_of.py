"""Which day counts as today. Never the clock's."""

from __future__ import annotations

from datetime import date

import pytest

from generator.checks.as_of import resolve_as_of
from generator.checks.kept_findings import Kept
from generator.checks.newest_day import Spell, newest_day, spells_of
from generator.checks.run import check
from generator.model.definition_reader import read_definitions
from generator.model.slipped_digit import before_the_exchange, before_the_slip
from generator.sources import csv_table, yaml_document
from generator.sources.history import Commit, History
from generator.sources.repository import read_sources
from generator.sources.text import TextFile
from tests.checks.cases import write

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
    spells = spells_of(tables, definitions.organisation.part, Kept())
    return resolve_as_of(given, definitions, history, newest_day(spells), None, documents)


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


def newest(*days):
    """Return the last day that rows speak of, one of answers on each day."""
    return newest_day([Spell(each.toordinal(), each.toordinal(), "answers", 1) for each in days])


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
        ([*DAILY, date(2026, 11, 18)], date(2026, 9, 9)),
        ([*DAILY, *days("2027-01-15", "2027-09-03")], date(2026, 9, 9)),
        ([*DAILY, *days("2027-06-01", "2027-06-02", "2027-06-03")], date(2026, 9, 9)),
        ([*DAILY, *(date(2027, 6, n) for n in range(1, 7))], date(2027, 6, 6)),
        ([*DAILY, *(date(2062, 6, n) for n in range(1, 7))], date(2026, 9, 9)),
        ([*DAILY, date(2027, 3, 1), *(date(2027, 9, n) for n in range(1, 7))], date(2027, 9, 6)),
        (days("2026-09-01", "2026-09-02", "2026-12-01", "2026-12-02"), date(2026, 12, 2)),
    ],
)
def test_one_day_far_from_all_others_never_moves_the_date(known, found):
    assert newest(*known) == found


def spell(first, last, kind="answers", rows=1):
    return Spell(*(date.fromisoformat(day).toordinal() for day in (first, last)), kind, rows)


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ([spell("2026-12-01", "2026-12-31", "tallies")], "2026-09-30"),
        ([spell("2026-12-01", "2026-12-31", "tallies", 6)], "2026-12-31"),
        ([spell("2026-11-18", "2026-11-18"), spell("2026-11-20", "2026-11-20")], "2026-09-30"),
        (
            [spell("2026-11-18", "2026-11-18"), spell("2026-11-20", "2026-11-20", "incidents")],
            "2026-11-20",
        ),
        (
            [spell("2027-01-18", "2027-01-18"), spell("2027-11-20", "2027-11-20", "incidents")],
            "2026-09-30",
        ),
        ([spell("2026-01-01", "2026-12-31", "results", 20)], "2026-09-30"),
        ([spell("2026-09-01", "2026-10-15", "results")], "2026-10-15"),
    ],
)
def test_behind_a_pause_rows_of_two_kinds_or_more_than_a_handful_count(more, found):
    daily = [spell(f"2026-09-{n:02}", f"2026-09-{n:02}") for n in range(1, 31)]
    assert newest_day([*daily, *more]) == date.fromisoformat(found)


MAIL = (
    "name: Mail\nstage: live\nlaunched: 2005-01-01\ntargets:\n"
    "  - since: 2027-01-01\n    at_least: 0.7\n"
)
PLANS = {
    "costs": "period,service,category,amount\n"
    + "".join(f"2027-{month:02},mail,licences,100\n" for month in range(1, 13)),
    "coverage": "source,service,from,to\n" + "log,mail,2027-01-01,2027-01-31\n" * 7,
    "invitations": "period,service,invited,mode\n2026-12,mail,90,list\n2027-01,mail,90,list\n",
    "forecasts": "made_on,input_commit,service,period,expected,low,high,method,digest\n"
    + "2027-01-05,abc,mail,2027-01,0.5,0.4,0.6,m,d\n" * 7,
}


def looked_at(root, **files):
    """Check a repository that neither git nor its organisation gives a date."""
    data = {f"data/{kind}/a.csv": text for kind, text in files.items()}
    texts = {"services/organisation.yml": "name: A\n", "services/it/mail.yml": MAIL}
    return check(read_sources(write(root, {**texts, **data})), History())


ANSWERED = "date,service,rating\n" + "".join(f"{each},mail,4\n" for each in DAILY)


@pytest.mark.parametrize("kind", PLANS)
def test_what_is_planned_never_moves_the_date(tmp_path, kind):
    checked = looked_at(tmp_path, answers=ANSWERED, **{kind: PLANS[kind]})
    assert checked.as_of == date(2026, 9, 9)
    assert "row-after-as-of" in [finding.code for finding in checked.findings]


@pytest.mark.parametrize("budget", [PLANS["costs"], PLANS["costs"].split("2027-02")[0]])
def test_a_budget_is_left_where_it_is_and_refuses_no_file(tmp_path, budget):
    data = {"answers": ANSWERED, "costs": budget}
    found = [
        f for f in looked_at(tmp_path, **data).findings if f.place.file.startswith("data/costs")
    ]
    assert [finding.code for finding in found] == ["row-after-as-of"]
    assert "leave it here if it is planned" in found[0].hint


@pytest.mark.parametrize(
    ("kind", "last"),
    [
        ("costs", date(2027, 12, 31)),
        ("coverage", date(2027, 1, 1)),
        ("invitations", date(2027, 1, 31)),
    ],
)
def test_where_nothing_else_is_recorded_what_may_be_a_plan_says_the_date(tmp_path, kind, last):
    checked = looked_at(tmp_path, **{kind: PLANS[kind]})
    assert checked.as_of == last
    assert "row-after-as-of" not in [finding.code for finding in checked.findings]


def test_where_nothing_is_recorded_targets_do_not_say_the_date(tmp_path):
    assert looked_at(tmp_path).as_of == date(2005, 1, 1)


def test_a_definition_may_be_newer_than_the_last_cost(tmp_path):
    costs = PLANS["costs"].replace("2027-", "2004-")
    assert looked_at(tmp_path, costs=costs).as_of == date(2005, 1, 1)


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


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-12-04", "2026-04-12"),
        ("2026-12-04T10:00", "2026-04-12T10:00"),
        ("2026-10-10", ""),
        ("2026-10-13", ""),
        ("2027-12-04", ""),
        ("2026-12", ""),
        ("2026-12-11", ""),
    ],
)
def test_what_was_meant_before_day_and_month_were_exchanged(written, meant):
    assert before_the_exchange(written, date(2026, 9, 30)) == meant
