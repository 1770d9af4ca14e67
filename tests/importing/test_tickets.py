"""Tickets become breakdowns: an end that nobody wrote down is unknown, never empty."""

from __future__ import annotations

import csv
import io

import pytest

from generator.features.steps.words import describe
from generator.language import ENGLISH
from generator.pipeline import compute, read

MAPPING = """\
kind: incidents
source: The ticket system
files: "*.csv"
fixed: {planned: "no"}
columns:
  id: {column: Number, number: by-file}
  service: Service
  opened: {column: Opened, format: "%Y-%m-%d %H:%M"}
  resolved: {column: Closed, format: "%Y-%m-%d %H:%M"}
"""
TICKETS = """\
Number,Service,State,Opened,Closed
INC1,email,Closed,2026-09-01 10:00,2026-09-01 12:00
INC2,email,Closed,2026-09-02 08:00,?
INC3,wi-fi,Closed,2026-09-03 08:00,
INC4,wi-fi,Open,2026-09-30 08:00,
"""
MANY = TICKETS + "".join(
    f"INC{n},email,Closed,2026-09-{n} 08:00,2026-09-{n} 09:00\n" for n in range(10, 30)
)
NOT_RECORDED = 'codes: {resolved: {no_answer: {not recorded: ["?"]}}}\n'
WHERE = 'format: "%Y-%m-%d %H:%M", unknown_where: {State: [Closed, Resolved]}}\n'
CLOSED = MAPPING.replace('Closed, format: "%Y-%m-%d %H:%M"}\n', f"Closed, {WHERE}")


def rows(done, kind="incidents"):
    return list(csv.DictReader(io.StringIO(done.files[f"data/{kind}/tickets.csv"].decode())))


def ends(done):
    return [row["resolved"] for row in rows(done)][:4]


def test_no_answer_to_when_it_ended_is_unknown(run):
    done = run(MAPPING + NOT_RECORDED, {"tickets.csv": TICKETS})
    assert done.findings == ()
    assert ends(done) == ["2026-09-01T12:00:00", "unknown", "", ""]


def test_where_the_state_says_closed_an_empty_end_is_unknown(run):
    done = run(CLOSED + NOT_RECORDED, {"tickets.csv": TICKETS})
    assert done.findings == ()
    assert ends(done) == ["2026-09-01T12:00:00", "unknown", "unknown", ""]


def test_an_end_that_cannot_be_read_is_unknown_and_the_hint_has_both_readings(run):
    done = run(MAPPING, {"tickets.csv": MANY})
    (finding,) = done.findings
    assert finding.code == "import-unreadable"
    assert "written “unknown” in 1 row" in finding.message
    assert 'no_answer: {not recorded: ["?"]}' in finding.hint
    assert 'empty: ["?"]' in finding.hint
    assert ends(done)[1] == "unknown"


@pytest.mark.parametrize(
    ("codes", "end"),
    [('no_answer: {not recorded: ["?"]}', "unknown"), ('empty: ["?"]', "")],
)
def test_each_reading_of_the_hint_is_understood(run, codes, end):
    done = run(f"{MAPPING}codes: {{resolved: {{{codes}}}}}\n", {"tickets.csv": MANY})
    assert done.findings == ()
    assert ends(done)[1] == end


def test_the_page_does_not_say_that_it_is_still_broken(run, tmp_path):
    run(MAPPING + NOT_RECORDED, {"tickets.csv": TICKETS})
    cards = compute(read(tmp_path / "site"))
    mail = next(card for card in cards.services if card.id == "email")
    content = describe(ENGLISH, mail, cards.definitions, cards.as_of)
    assert content.said == (
        "It broke down twice from 1 July 2026 to 30 September 2026, for at least 2\u202fh in "
        "total, and nobody wrote down how many people were affected."
    )
    assert [each.lasted for each in content.body.last] == ["not known", "2\u202fh"]


@pytest.mark.parametrize(
    ("declared", "first", "last"),
    [
        ("", "2026-09-01", "2026-09-30"),
        ("watched: {since: 2026-01-01}\n", "2026-01-01", "2026-09-30"),
        ("watched: {since: 2026-01-01, until: 2026-10-31}\n", "2026-01-01", "2026-10-31"),
    ],
)
def test_the_days_of_the_export_are_those_that_were_watched(run, declared, first, last):
    done = run(MAPPING + NOT_RECORDED + declared, {"tickets.csv": TICKETS})
    assert done.findings == ()
    said = {"source": "The ticket system", "from": first, "to": last}
    assert rows(done, "coverage") == [
        said | {"service": "email"},
        said | {"service": "wi-fi"},
    ]


@pytest.mark.parametrize(
    ("mapping", "place"),
    [
        (MAPPING + "watched: {since: 2026-10-01, until: 2026-09-01}\n", "mapping.yml:10:37"),
        (
            MAPPING.replace(
                "service: Service", "service: {column: Service, unknown_where: {S: [x]}}"
            ),
            "mapping.yml:7:30",
        ),
    ],
)
def test_a_mistake_in_it_is_found_where_it_stands(run, mapping, place):
    done = run(mapping, {"tickets.csv": TICKETS})
    (finding,) = done.findings
    assert (finding.code, str(finding.place).rsplit("/", 1)[-1]) == ("import-columns", place)


def test_a_column_of_states_that_is_not_there_is_found(run):
    done = run(CLOSED.replace("State:", "Status:") + NOT_RECORDED, {"tickets.csv": TICKETS})
    (finding,) = done.findings
    assert finding.code == "import-column-missing"
    assert "Status" in finding.message
