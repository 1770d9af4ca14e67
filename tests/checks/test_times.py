"""Times that cannot be: ends that have not come, breakdowns of a year, events of another age."""

from __future__ import annotations

from datetime import date

import pytest

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write

MAIL = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
AS_OF = date(2026, 9, 30)
CODES = ("row-ends-too-late", "row-lasts-long", "event-out-of-time")
ENDS = ("row-bad-time", "row-not-in-calendar", "row-wrong-order", "row-duration-unclear")


def found(tmp_path, opened="", resolved="", event=""):
    mail = MAIL + (f"events:\n  - {{date: {event}, kind: change, title: New}}\n" if event else "")
    rows = "".join(
        f"i{n},mail,2026-03-{n:02}T08:00,2026-03-{n:02}T09:00,no\n" for n in range(1, 28)
    )
    files = {
        "services/it/mail.yml": mail,
        "data/incidents/a.csv": f"id,service,opened,resolved,planned\n{rows}"
        + (f"x,mail,{opened},{resolved},no\n" if opened else ""),
    }
    root = write(tmp_path / "root", files)
    checked = check(read_sources(root), History(), AS_OF)
    said = [(f.code, f.place.line, f.hint) for f in checked.findings if f.code in CODES]
    return said, int(checked.records["incidents"].accepted.sum())


def test_an_end_that_has_not_come_is_no_breakdown_that_goes_on(tmp_path):
    hint = "write 2026-03-04T11:00, if a digit is wrong; if it is still going on, leave it empty"
    said = found(tmp_path, "2026-03-04T10:00", "2027-03-04T11:00")
    assert said == ([("row-ends-too-late", 29, hint)], 27)


@pytest.mark.parametrize(
    ("opened", "resolved", "hint"),
    [
        (
            "2026-09-29",
            "2062-09-30",
            "write 2026-09-30, if a digit is wrong; if it is still going on,",
        ),
        ("2026-09-29", "2205-09-30", "correct the date; if it is still going on, leave it empty"),
    ],
)
def test_ends_of_another_age(tmp_path, opened, resolved, hint):
    said, counted = found(tmp_path, opened, resolved)
    assert said[0][:2] == ("row-ends-too-late", 29)
    assert said[0][2].startswith(hint)
    assert counted == 27


def checked(tmp_path, table, text):
    files = {"services/it/mail.yml": MAIL, f"data/{table}/a.csv": text}
    return check(read_sources(write(tmp_path / "root", files)), History(), AS_OF)


@pytest.mark.parametrize(
    "end",
    [
        *("Unknown", "n/a", "-", "NULL", "open", "2h", "1d 2h", "0000-00-00 00:00:00"),
        *("1970-01-01 00:00", "0001-01-01T00:00:00Z", "2026-09-01 10:00", "2026-09-02 08:00"),
    ],
)
def test_an_end_that_is_none_has_a_hint_for_each_reading(tmp_path, end):
    rows = f"id,service,opened,resolved,planned\nx,mail,2026-09-02 08:00,{end},no\n"
    (one,) = [f for f in checked(tmp_path, "incidents", rows).findings if f.code in ENDS]
    assert (one.place.line, one.place.column) == (2, 25)
    assert (
        "“unknown”, if nobody knows when it ended; or leave it empty, if it is still going on"
        in one.hint
    )


@pytest.mark.parametrize(
    ("opened", "resolved", "said"),
    [
        ("2026-09-02", "2026-09-02", "1 row ends at the moment it begins"),
        ("2026-09-02T08:00", "2026-09-03", "1 row ends on a day without a time"),
        ("2026-09-02T08:00", "2026-09-03T00:00", ""),
        ("2026-09-02T08:00", "unknown", ""),
        ("2026-09-02T08:00", "", ""),
    ],
)
def test_how_long_a_breakdown_lasted_is_asked_where_it_does_not_say(
    tmp_path, opened, resolved, said
):
    rows = f"id,service,opened,resolved,planned\nx,mail,{opened},{resolved},no\n"
    done = checked(tmp_path, "incidents", rows)
    found = [f.message for f in done.findings if f.code == "row-duration-unclear"]
    assert [each.startswith(said) for each in found] == [True] * bool(said)
    assert done.records["incidents"].accepted.all()


@pytest.mark.parametrize(
    ("until", "hint"),
    [
        ("2026-09-30", None),
        ("2026-10-15", None),  # the export is of a later day than the site
        ("2027-09-30", "write 2026-09-30, if a digit is wrong; otherwise write the last day when"),
        ("2099-12-31", "correct the date; otherwise write the last day when somebody was watching"),
    ],
)
def test_nobody_has_watched_days_that_have_not_come(tmp_path, until, hint):
    rows = f"source,service,from,to\nlog,mail,2026-01-01,{until}\n"
    done = checked(tmp_path, "coverage", rows)
    late = [f for f in done.findings if f.code == "row-ends-too-late"]
    assert [f.hint.startswith(hint or "-") for f in late] == [True] * (hint is not None)
    assert done.records["coverage"].accepted.tolist() == [hint is None]


def test_an_end_some_days_after_all_other_data_is_fine(tmp_path):
    assert found(tmp_path, "2026-09-30", "2026-10-09") == ([], 28)


def test_a_breakdown_opened_a_year_early_is_asked_about(tmp_path):
    said, counted = found(tmp_path, "2025-03-04T10:00", "2026-03-04T11:00")
    ((code, line, hint),) = said
    assert (code, line, counted) == ("row-lasts-long", 29, 28)
    assert hint.startswith(
        "write 2026-03-04T10:00, if a digit is wrong; if it really lasted that long,"
    )


@pytest.mark.parametrize(
    ("event", "hint"),
    [
        ("2062-05-10", "write 2026-05-10, if a digit is wrong; if it is planned"),
        ("2082-05-10", "correct the date; if it is planned"),
        ("2019-05-10", "correct the date, or “launched:”"),
        ("2027-05-10", None),
        ("2020-01-01", None),
    ],
)
def test_events_far_ahead_or_before_the_launch(tmp_path, event, hint):
    said, _ = found(tmp_path, event=event)
    assert [code for code, _, _ in said] == ([] if hint is None else ["event-out-of-time"])
    assert all(each[2].startswith(hint) for each in said)
