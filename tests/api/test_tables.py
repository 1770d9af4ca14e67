"""Tables for those who use the data elsewhere: safe in spreadsheets, and each column explained."""

from __future__ import annotations

import csv
import io

import pytest

from generator.api.tables import SERVICES, by_period_table, like_table, plain_cell, services_csv


def test_a_name_is_no_formula(repository):
    hostile = '=HYPERLINK("https://evil.example","Mail")'
    reading = repository(
        {"services/it/mail.yml": f"name: '{hostile}'\nstage: live\n"},
    )
    from generator.pipeline import compute

    (row,) = csv.DictReader(io.StringIO(services_csv(compute(reading))))
    assert row["name"] == f"'{hostile}"
    assert (row["service"], row["state"], row["share"]) == ("mail", "not asked", "")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_takes_for_a_formula_gets_an_apostrophe(sign):
    assert plain_cell(f"{sign}1") == f"'{sign}1"
    assert plain_cell(f"1{sign}") == f"1{sign}"


def test_each_table_has_each_column_once_and_says_what_it_means():
    tables = [SERVICES, *(make(w) for make in (like_table, by_period_table) for w in ("a", "b"))]
    assert len({table.id for table in tables}) == len(tables)
    for table in tables:
        assert len(set(table.names)) == len(table.columns)
        assert all(column.meaning.endswith(".") for column in table.columns)
