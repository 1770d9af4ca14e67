"""The rows behind a figure are those that were counted: no line more, no line less."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.counts.trace import record_rows, rows_behind
from generator.records.records import Ints, Records
from tests.counts.test_cells import MAIL, ROWS, answers
from tests.records.from_rows import records_of

DAY = st.dates(date(2025, 8, 1), date(2026, 10, 31))
FIRST = {
    "date": "2026-05-01",
    "service": "mail",
    "community": "",
    "respondent": "",
    "step": "",
    "rating": 4.0,
    "recommend": np.nan,
    "file": "data/answers/a.csv",
}


def lines(records: Records | None, rows: Ints) -> set[int]:
    """Return the lines of the one file; each run of neighbours is as long as it can be."""
    found = records.places(rows) if records else {}
    (runs,) = found.values() if found else ((),)
    assert all(one.stop < other.start for one, other in pairwise(runs))
    return {line for run in runs for line in run}


@settings(max_examples=60)
@given(
    ROWS,
    DAY,
    st.integers(0, 200),
    st.sampled_from(["like", "recommend"]),
    st.sampled_from(["", "field"]),
    st.booleans(),
)
@example([FIRST], date(2026, 5, 1), 0, "like", "", False)
@example([FIRST | {"step": "sign-in"}], date(2026, 5, 1), 0, "like", "", False)
@example([FIRST | {"date": "2026-05-09"}], date(2026, 5, 1), 8, "like", "", False)
@example([FIRST | {"date": "2026-05-02"}], date(2026, 5, 1), 8, "like", "", True)
def test_answers_behind_a_figure_are_those_that_count(rows, start, days, question, community, gap):
    end = start + timedelta(days=days)
    gaps = ((start + timedelta(days=1), start + timedelta(days=1)),) if gap else ()
    column = {"like": "rating", "recommend": "recommend"}[question]
    records = answers(rows)
    found = rows_behind(records, MAIL, question, start, end, gaps, community)
    wanted = set()
    for line, row in enumerate(rows, 2):
        day = date.fromisoformat(str(row["date"]))
        mine = row["service"] == "mail" and community in ("", row["community"])
        inside = start <= day <= end and not any(a <= day <= b for a, b in gaps)
        if mine and inside and row[column] == row[column] and not row["step"]:
            wanted.add(line)
    own = records.get("answers")
    assert lines(own, found["answers"]) == wanted if own else not found


def breakdowns(*rows: tuple[str, str, str], planned: str = "no") -> dict[str, Records]:
    """Return a log of breakdowns: service, opened, resolved (“”: not yet)."""
    names = ("service", "opened", "resolved")
    written = (dict(zip(names, row, strict=True)) | {"planned": planned} for row in rows)
    return records_of("incidents", written)


@pytest.mark.parametrize(
    ("opened", "resolved", "behind"),
    [
        ("2026-07-30T08:00", "2026-07-31T23:00", False),
        ("2026-07-30T08:00", "2026-08-01T00:10", True),  # it reached into the first day
        ("2026-08-10T08:00", "2026-08-10T09:00", True),
        ("2026-08-31T23:59", "2026-09-02T09:00", True),  # it began on the last day
        ("2026-09-01T00:00", "2026-09-02T09:00", False),
        ("2026-01-01T08:00", "", True),  # it lasts
        ("2026-09-01T08:00", "", False),
    ],
)
def test_a_breakdown_is_behind_a_figure_of_all_days_that_it_touched(opened, resolved, behind):
    log = breakdowns(("mail", opened, resolved), ("travel", "2026-08-10T08:00", ""))
    found = record_rows(log, "incidents", "mail", {}, date(2026, 8, 1), date(2026, 8, 31))
    assert lines(log["incidents"], found) == ({2} if behind else set())


def test_what_a_figure_chose_narrows_its_rows():
    log = breakdowns(("mail", "2026-08-10T08:00", "2026-08-10T09:00"), planned="yes")
    for chosen, behind in (("yes", {2}), ("no", set())):
        days = date(2026, 8, 1), date(2026, 8, 31)
        found = record_rows(log, "incidents", "mail", {"planned": chosen}, *days)
        assert lines(log["incidents"], found) == behind
