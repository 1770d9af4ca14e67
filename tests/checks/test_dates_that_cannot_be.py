"""Dates that nobody can have meant: of another age, after an end, or when nobody watched."""

from __future__ import annotations

from datetime import date

import pytest

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write

MAIL = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
OLD = "name: Old\nstage: retired\nlaunched: 2020-01-01\nretired: 2026-03-31\n"


@pytest.fixture
def found(tmp_path):
    """Say what one rule finds in files: place, message and hint."""

    def look(code, files):
        checked = check(read_sources(write(tmp_path, files)), History())
        assert checked.as_of == date(2026, 9, 30)
        return [(str(f.place), f.message, f.hint) for f in checked.findings if f.code == code]

    return look


CORRECT = "correct the date"
ROWS = {
    "answers": ("date,service,rating", "1926-09-03,mail,4", "2026-09-03, if the century is wrong"),
    "tallies": (
        "period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5",
        "0026-09,mail,like,1,1,1,1,1",
        "2026-09, if a digit is wrong",
    ),
    "telemetry": ("date,service,measure,value", "1926-09-03T10:00,mail,x,4", ""),
    "incidents": ("id,service,opened,resolved,planned", "a,mail,1989-12-31,,no", CORRECT),
    "coverage": ("source,service,from,to", "log,mail,1926-01-01,2026-09-30", ""),
    "costs": ("period,service,category,amount", "1926-Q3,mail,x,4", "2026-Q3, if the century is w"),
    "usage": ("period,service,people", "1926,mail,4", "write 2026, if the century is wrong"),
    "invitations": ("period,service,invited,mode", "1926-W36,mail,4,list", ""),
    "visits": ("date,provider,community,learned", "1926-09-03,it,office,x", ""),
}


def test_a_row_of_another_age_is_found_whatever_it_is_about(found):
    files = {f"data/{kind}/a.csv": f"{head}\n{row}\n" for kind, (head, row, _) in ROWS.items()}
    said = {
        place.split("/")[1]: (message, hint)
        for place, message, hint in found("row-long-ago", {"services/it/mail.yml": MAIL, **files})
    }
    assert said.keys() == ROWS.keys()
    for kind, (_, _, hint) in ROWS.items():
        assert said[kind][0].endswith(" is before 1990")
        assert hint in said[kind][1]


def test_what_is_just_not_too_old_is_left(found):
    rows = "period,service,category,amount\n1990-01,mail,x,4\n1989-12,mail,x,4\n"
    said = found("row-long-ago", {"services/it/mail.yml": MAIL, "data/costs/a.csv": rows})
    assert [place for place, _, _ in said] == ["data/costs/a.csv:3:1"]


DEFINITION = """\
name: Mail
stage: live
launched: {launched}
retired: {retired}
owner:
  - since: {owner}
    role: Head of Mail
targets:
  - since: 2020-01-01
    at_least: 0.7
  - since: {target}
    at_least: 0.8
"""
FINE = {
    "launched": "1950-01-01",
    "retired": "2031-10-03",
    "owner": "2020-01-01",
    "target": "2031-10-04",
}


@pytest.mark.parametrize(
    ("key", "day", "place", "message", "hint"),
    [
        (
            "target",
            "2062-01-01",
            "11:12",
            "35 years in the future",
            ("write 2026-01-01, if a digit is wrong"),
        ),
        (
            "retired",
            "2062-12-31",
            "4:10",
            "36 years in the future",
            "write 2026-12-31, if a digit is wrong",
        ),
        (
            "retired",
            "2031-10-05",
            "4:10",
            "5 years in the future",
            "correct the date; if that is right",
        ),
        (
            "owner",
            "2031-10-05",
            "6:12",
            "5 years in the future",
            "correct the date; if that is right",
        ),
        ("launched", "1949-12-31", "3:11", "is before 1950", CORRECT),
        ("launched", "1926-09-01", "3:11", "is before 1950", "write 2026-09-01, if the century"),
    ],
)
def test_a_date_of_another_age_in_a_definition_is_asked_about(
    found, key, day, place, message, hint
):
    definition = DEFINITION.format(**{**FINE, key: day})
    said = found("date-far-away", {"services/it/mail.yml": definition})
    assert [each[0] for each in said] == [f"services/it/mail.yml:{place}"]
    assert message in said[0][1]
    assert hint in said[0][2]


def test_dates_of_our_time_are_not_asked_about(found):
    assert found("date-far-away", {"services/it/mail.yml": DEFINITION.format(**FINE)}) == []


def test_the_files_of_groups_are_looked_at_too(found):
    size = "communities:\n  - id: office\n    name: Office\n    size:\n      - since: {}\n"
    files = {
        "services/communities.yml": size.format("2062-01-01") + "        people: 90\n",
        "services/it/provider.yml": "name: IT\nshirt: IT\nanswers:\n  governance:\n"
        "    text: All of us.\n    reviewed: 1926-01-01\n",
    }
    places = [place for place, _, _ in found("date-far-away", files)]
    assert places == ["services/communities.yml:5:16", "services/it/provider.yml:6:15"]


def test_an_event_after_the_end_of_its_service_is_found(found):
    event = "events:\n  - date: {}\n    kind: change\n    title: Moved\n"
    for day, lies in (("2026-03-31", 0), ("2026-04-01", 1)):
        said = found("event-out-of-time", {"services/it/old.yml": OLD + event.format(day)})
        assert len(said) == lies
    assert said[0][1] == "2026-04-01 is after the service was retired on 2026-03-31"


LOG = "id,service,opened,resolved,planned\n"
WATCHED = (
    "source,service,from,to\nlog,mail,2026-01-01,2026-03-31\nmonitor,mail,2026-06-01,2026-08-31\n"
)


@pytest.mark.parametrize(
    ("row", "outside"),
    [
        ("2026-03-31T10:00,2026-03-31T11:00,no", False),
        ("2026-04-01T10:00,2026-04-01T11:00,no", True),
        ("2026-03-31T10:00,2026-04-02T11:00,no", False),
        ("2026-05-30T10:00,2026-06-01T11:00,no", False),
        ("2026-05-30T10:00,,no", False),
        ("2026-05-30T10:00,unknown,no", False),
        ("2026-04-01T10:00,2026-04-01T11:00,yes", False),
        ("2026-09-02T10:00,,no", True),
        ("2025-12-31T10:00,2025-12-31T11:00,no", True),
    ],
)
def test_a_breakdown_on_a_day_on_which_nobody_watched_is_asked_about(found, row, outside):
    said = found(
        "breakdown-not-watched",
        {
            "services/it/mail.yml": MAIL,
            "data/incidents/a.csv": f"{LOG}a,mail,{row}\n",
            "data/coverage/a.csv": WATCHED,
        },
    )
    assert bool(said) == outside
    if outside:
        place, message, hint = said[0]
        assert place == "data/incidents/a.csv:2:8"
        assert message.startswith(
            "1 breakdown of “mail” is on days when nobody was watching, according"
        )
        assert hint.startswith("correct the date, or add to data/coverage/a.csv")


def test_one_finding_speaks_for_all_breakdowns_of_a_service(found):
    rows = "".join(f"{n},mail,2026-05-0{n}T10:00,2026-05-0{n}T11:00,no\n" for n in range(1, 5))
    files = {
        "services/it/mail.yml": MAIL,
        "services/it/chat.yml": MAIL.replace("Mail", "Chat"),
        "data/incidents/a.csv": f"{LOG}{rows}9,chat,2026-05-01T10:00,2026-05-01T11:00,no\n",
        "data/coverage/a.csv": WATCHED,
    }
    (said,) = found("breakdown-not-watched", files)
    assert said[1].startswith("4 breakdowns of “mail” are on days")


def test_without_coverage_the_service_says_since_when_its_log_is_kept(found):
    rows = "1,mail,2025-12-31T10:00,2025-12-31T11:00,no\n2,mail,2026-01-01T10:00,,no\n"
    files = {
        "services/it/mail.yml": MAIL + "log_since: 2026-01-01\n",
        "data/incidents/a.csv": LOG + rows,
    }
    (said,) = found("breakdown-not-watched", files)
    assert said[0] == "data/incidents/a.csv:2:8"
    assert said[2] == "correct the date, or “log_since:” in services/it/mail.yml"


DAILY = [f"2026-09-{n:02},mail,4\n" for n in range(1, 31)]


@pytest.mark.parametrize(
    ("first", "asked"),
    [
        (["2016-09-14"], True),
        (["2016-09-14"] * 5, True),
        (["2016-09-14"] * 6, False),  # more than a handful: somebody asked then
        (["2022-09-14"], False),  # not so long ago
        (["2015-05-05"], False),  # no digit that slipped makes it a day of the last year
        (["2013-09-14", "2016-09-14"], True),
    ],
)
def test_a_row_years_before_all_others_is_asked_about_and_counts(found, first, asked):
    mail = MAIL.replace("2020", "2010")
    rows = "".join(f"{day},mail,4\n" for day in first)
    files = {
        "services/it/mail.yml": mail,
        "data/answers/a.csv": "date,service,rating\n" + "".join(DAILY) + rows,
    }
    said = found("row-far-before", files)
    assert len(said) == (asked and first.count("2016-09-14"))
    if asked:
        message, hint = said[0][1:]
        assert message == "2016-09-14 is years before all other rows of data/answers"
        assert hint.startswith("write 2026-09-14, if a digit is wrong; if it is right, say here")


def test_an_end_that_is_just_to_come_is_no_way_round_the_longest_time(found):
    files = {
        "services/it/mail.yml": MAIL,
        "data/incidents/a.csv": f"{LOG}1,mail,2026-05-04T10:00,2026-10-15T12:00,no\n",
    }
    assert [place for place, _, _ in found("row-lasts-long", files)] == ["data/incidents/a.csv:2:8"]


def test_of_a_row_that_has_not_begun_nothing_says_to_exchange_its_days(found):
    row = "source,service,from,to\nlog,mail,2027-09-14,2026-09-30\n"
    files = {"services/it/mail.yml": MAIL, "data/coverage/a.csv": row}
    assert found("row-wrong-order", files) == []
    assert len(found("row-after-as-of", files)) == 1
