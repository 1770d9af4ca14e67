"""The rows behind a figure are those that were counted: no line more, no line less."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.counts.keys import Mode
from generator.counts.trace import Counted, record_rows
from generator.records.records import Ints, Records
from tests.counts.test_cells import AS_OF, MAIL, ROWS, answers, definitions
from tests.records.from_rows import records_of

NO_ROWS = np.zeros(0, dtype=np.int64)
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


MONTHS = [date(2025 + (7 + at) // 12, (7 + at) % 12 + 1, 1) for at in range(15)]
"""The first days of the months from August 2025 to October 2026."""


def last_of(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@settings(max_examples=60)
@given(
    ROWS,
    st.integers(0, 14),
    st.integers(0, 14),
    st.sampled_from(["like", "recommend"]),
    st.sampled_from(["", "field", "*"]),
    st.none() | st.integers(0, 14),
)
@example([FIRST], 0, 14, "like", "", None)
@example([FIRST | {"step": "sign-in"}], 0, 14, "like", "", None)
@example([FIRST | {"date": "2026-05-09"}], 9, 9, "like", "", 9)
@example([FIRST | {"date": "2026-10-01"}], 0, 14, "like", "", None)
@example([FIRST | {"community": "office"}], 0, 14, "like", "*", None)
def test_answers_behind_a_figure_are_those_that_count(rows, first, last, question, community, gap):
    start, end = MONTHS[first], last_of(MONTHS[last])
    gaps = () if gap is None else ((MONTHS[gap], last_of(MONTHS[gap])),)
    column = {"like": "rating", "recommend": "recommend"}[question]
    records = answers(rows)
    counted = Counted(records, definitions(), AS_OF)
    found = counted.rows(MAIL, question, None, (start, end), gaps, community)
    wanted = set()
    for line, row in enumerate(rows, 2):
        day = date.fromisoformat(str(row["date"]))
        mine = row["service"] == "mail" and row["community"] in {
            "": ("", "field", "office"), "field": ("field",), "*": ("field", "office")
        }[community]  # fmt: skip
        inside = start <= day <= end and day <= AS_OF and not any(a <= day <= b for a, b in gaps)
        if mine and inside and row[column] == row[column] and not row["step"]:
            wanted.add(line)
    assert lines(records.get("answers"), found.get("answers", NO_ROWS)) == wanted


def test_only_the_answers_of_one_mode_are_behind_a_figure_of_that_mode():
    rows = [FIRST | {"date": "2026-08-03"}] * 2 + [FIRST | {"date": "2026-09-03"}] * 3
    asked = records_of(
        "invitations", [{"period": "2026-09", "service": "mail", "invited": 9, "mode": "list"}]
    )
    counted = Counted(answers(rows) | asked, definitions(), AS_OF)
    span = date(2026, 7, 1), date(2026, 9, 30)
    for mode, wanted in ((Mode.LIST, [2, 3, 4]), (Mode.OPEN, [0, 1]), (None, [0, 1, 2, 3, 4])):
        assert counted.rows(MAIL, "like", mode, span)["answers"].tolist() == wanted


def test_a_period_that_is_still_open_is_behind_no_figure():
    counted = Counted(answers([FIRST]), definitions(), date(2026, 5, 30))
    assert counted.rows(MAIL, "like", None, (date(2026, 5, 1), date(2026, 5, 31))) == {}


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
