"""Answers of a whole quarter in an organisation that counts by months."""

from __future__ import annotations

import pytest

from tests.importing.conftest import REPOSITORY

MAPPING = """\
kind: answers
files: "{period}.csv"
fixed: {service: email, date: "{period}"}
columns: {rating: Like}
"""
EXPORT = "Like\n4\n5\n3\n"


def said(done):
    return [(each.code, each.severity, each.message, each.hint) for each in done.findings]


def test_a_quarter_fits_into_no_month_and_is_refused_at_the_door(run, tmp_path):
    done = run(MAPPING, {"2026-Q3.csv": EXPORT})
    ((code, severity, message, hint),) = said(done)
    assert (code, severity) == ("import-period-too-long", "error")
    assert message == (
        "3 rows do not fit into one month of “email”: the first is of 2026-Q3, and nobody can say "
        "in which month people answered"
    )
    assert hint.startswith("write “period: quarter” into services/it/email.yml, or ")
    assert not (tmp_path / "site/data").exists()


def test_the_hint_written_as_it_is_lets_the_answers_in(run, monkeypatch):
    file = "services/it/email.yml"
    monkeypatch.setitem(REPOSITORY, file, REPOSITORY[file] + "period: quarter\n")
    done = run(MAPPING, {"2026-Q3.csv": EXPORT})
    assert said(done) == []
    assert done.reports[0].rows_written == 3


@pytest.mark.parametrize("period", ["2026-09", "2026-09-03"])
def test_what_fits_is_taken(run, period):
    assert said(run(MAPPING, {f"{period}.csv": EXPORT})) == []


def test_the_period_of_the_organisation_holds_where_a_service_says_none(run):
    done = run(MAPPING, {"2026-Q3.csv": EXPORT}, organisation="period: quarter\n")
    assert said(done) == []
    done = run(MAPPING, {"2026.csv": EXPORT}, organisation="period: quarter\n")
    assert [each.code for each in done.findings] == ["import-period-too-long"]
