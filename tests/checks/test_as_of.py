"""Which day counts as today. Never the clock's."""

from __future__ import annotations

from datetime import date

import pytest

from generator.checks.as_of import resolve_as_of
from generator.model.definitions import read_definitions
from generator.sources import csv_table, yaml_document
from generator.sources.history import Commit, History
from generator.sources.text import TextFile

GIVEN, PINNED, COMMITTED = date(2026, 1, 1), date(2026, 2, 2), date(2026, 3, 3)


def day(given=None, pinned=False, committed=False, table="", yaml=""):
    text = "name: A\n" + (f"as_of: {PINNED}\n" if pinned else "")
    files = {"services/organisation.yml": text, "services/it/a.yml": yaml}
    documents = {
        file: yaml_document.parse(TextFile(file, text, ""))[0] for file, text in files.items()
    }
    definitions, _ = read_definitions(documents)
    history = History(head=Commit("abc", COMMITTED)) if committed else History()
    tables = {}
    if table:
        file = "data/answers/a.csv"
        tables[file] = csv_table.parse(TextFile(file, f"date,rating\n{table}", ""))[0]
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
    ],
)
def test_without_git_the_latest_day_of_the_data(table, latest):
    assert day(table=table, yaml="launched: 2026-06-06\n") == latest


def test_without_data_the_latest_day_that_has_come():
    yaml = "launched: 2026-06-06\nretired: 2030-01-01\nowner:\n  - since: 2026-07-07\n"
    assert day(yaml=yaml) == date(2026, 7, 7)


def test_without_any_day_there_still_is_one():
    assert day() == date(2000, 1, 1)
