"""On the very day: what is due today is not overdue, and the last day of a life belongs to it."""

from __future__ import annotations

import pytest

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write

LIFE = "name: Mail\nstage: retired\nlaunched: 2020-01-15\nretired: 2020-03-15\n"


def found(tmp_path, files, code):
    root = write(tmp_path / "root", files)
    findings = check(read_sources(root), History()).findings
    return [(each.place.file, each.place.line) for each in findings if each.code == code]


@pytest.mark.parametrize(("due", "overdue"), [("2026-09-29", True), ("2026-09-30", False)])
def test_what_is_due_on_the_as_of_date_is_not_overdue(tmp_path, due, overdue):
    mail = (
        "name: Mail\nstage: live\nconversation:\n- raised: 2026-06-01\n  said: It is slow.\n"
        f"  progress: doing\n  answered: 2026-06-11\n  due: {due}\n"
    )
    lines = found(tmp_path, {"services/it/mail.yml": mail}, "overdue")
    assert lines == ([("services/it/mail.yml", 8)] if overdue else [])


@pytest.mark.parametrize(
    ("day", "outside"),
    [("2020-01-14", True), ("2020-01-15", False), ("2020-03-15", False), ("2020-03-16", True)],
)
def test_the_first_and_the_last_day_of_a_life_belong_to_it(tmp_path, day, outside):
    files = {
        "services/it/mail.yml": LIFE,
        "data/answers/a.csv": f"date,service,rating\n{day},mail,5\n",
    }
    lines = found(tmp_path, files, "row-outside-life")
    assert lines == ([("data/answers/a.csv", 2)] if outside else [])
