"""Days of an export that lie years before all data, or are still to come, have a finding."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest

from generator.importing.import_files import HowToImport, import_files
from generator.importing.there import Onto
from tests.importing.conftest import KEY, REPOSITORY

TODAY = date(2026, 11, 30)
MAPPING = """kind: answers
files: ["*.csv"]
fixed: {service: email}
columns:
  date: Day
  rating: Mark
"""


@pytest.fixture
def imported(write, tmp_path):
    def imported(mapping, *days, today=TODAY):
        for name, text in REPOSITORY.items():
            write(f"site/{name}", text)
        rows = (f"{day},{at % 5 + 1}" for at, day in enumerate(days))
        export = write("a.csv", "\n".join(["Day,Mark", *rows, ""]))
        how = HowToImport(Onto.REPLACE, key=write("key", KEY), today=today)
        return import_files([export], write("mapping.yml", mapping), tmp_path / "site", how)

    return imported


def found(done):
    return [(each.place.line, each.code, each.message) for each in done.findings]


def days(done):
    (text,) = (text for name, text in done.files.items() if name.startswith("data/answers/"))
    return {row["date"] for row in csv.DictReader(io.StringIO(text.decode()))}


def offered(done):
    """Return the first line that a hint has somebody write into the mapping."""
    (one,) = done.findings
    return re.search("“(date: [^”]+)”", one.hint)[1]


def test_days_since_1970_that_look_like_those_of_a_spreadsheet(imported):
    first = (date(2026, 9, 1) - date(1970, 1, 1)).days
    counted = [first + at for at in range(20)]
    done = imported(MAPPING, *counted)
    message = f"“Day” says a day before 1990, in 20 rows: “{first}” is read as 1956-08-30"
    assert found(done) == [(2, "import-far-away", message)]
    again = imported(MAPPING.replace("date: Day", offered(done)), *counted)
    assert again.findings == ()
    assert {"2026-09-01", "2026-09-20"} <= days(again)


def test_days_to_come_that_have_come_where_the_month_stands_first(imported):
    mapping = MAPPING.replace("date: Day", 'date: {column: Day, format: "%d/%m/%Y"}')
    done = imported(mapping, *(f"09/{at:02}/2026" for at in range(1, 13)))
    far = [each for each in done.findings if each.code == "import-far-away"]
    assert [each.message for each in far] == [
        "“Day” says a day after today, 2026-11-30, in 1 row: “09/12/2026” is read as 2026-12-09"
    ]
    assert '“date: {column: Day, format: "%m/%d/%Y"}” into the mapping' in far[0].hint


@pytest.mark.parametrize(
    ("day", "said", "hint"),
    [
        ("2062-09-03", "after today, 2026-11-30, in 1 row: “2062-09-03”", "write 2026-09-03, if a"),
        ("1926-09-03", "before 1990, in 1 row: “1926-09-03”", "if the century is wrong"),
        ("1970-01-01", "before 1990, in 1 row: “1970-01-01”", "if it stands for no day, write"),
        (
            "1970-01-21T16:50:49Z",
            "before 1990, in 1 row: “1970-01-21T16:50:49Z” is read as 1970-01-21",
            "if it is 2026-09-05, with seconds taken for milliseconds",
        ),
    ],
)
def test_one_day_that_is_far_away_and_what_it_may_be(imported, day, said, hint):
    done = imported(MAPPING, "2026-09-01", day)
    assert found(done) == [(3, "import-far-away", f"“Day” says a day {said}")]
    assert hint in done.findings[0].hint
    assert done.findings[0].hint.endswith("; if it is right, leave it as it is")


def test_a_day_that_stands_for_none_is_left_out_by_what_the_hint_writes(imported):
    done = imported(MAPPING, "2026-09-01", "1970-01-01")
    line = offered(done)
    again = imported(f"{MAPPING}codes:\n  {line}\n", "2026-09-01", "1970-01-01")
    assert again.findings == ()
    assert days(again) == {"2026-09-01"}


def test_a_year_of_two_digits_may_be_of_two_centuries(imported):
    mapping = MAPPING.replace("date: Day", 'date: {column: Day, format: "%d.%m.%y"}')
    done = imported(mapping, "13.09.62", "14.09.62", "15.09.62", "16.09.62")
    assert "in 4 rows: “13.09.62” is read as 2062-09-13" in done.findings[0].message
    assert "export years of four digits" in done.findings[0].hint


@pytest.mark.parametrize(
    "day", ["2026-11-30", "2026-12-01", "1990-01-01", "2026-W49", "2026-Q4", "2026"]
)
@pytest.mark.usefixtures("yearly")
def test_what_is_of_our_time_is_no_finding(imported, day):
    assert imported(MAPPING, "2026-09-01", day).findings == ()


def test_costs_may_be_of_a_time_to_come(imported):
    mapping = 'kind: costs\nfiles: ["*.csv"]\nfixed: {service: email, category: rent}\n'
    mapping += "columns: {period: Day, amount: Mark}\n"
    assert imported(mapping, "2027-01").findings == ()


def test_without_a_clock_no_day_is_to_come(imported):
    assert imported(MAPPING, "2062-09-01", today=None).findings == ()
