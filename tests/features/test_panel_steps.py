"""What the panel “Steps and suppliers” and the suppliers' pages say, state by state."""

from __future__ import annotations

import pytest

from generator.api.figures import figures_json
from generator.features.panel import PanelContent
from generator.features.steps import time_without_words as time_words
from generator.features.steps import words as panel_steps
from generator.features.steps.bars import CAUSES
from generator.features.steps.duration_words import a_year
from generator.features.steps.method import TIME_LOST
from generator.figures.figure import Figure, Periods, Span, State
from generator.language import ENGLISH
from generator.model.period import parse_period
from generator.pages import supplier_words
from generator.pages.table import pages
from generator.pipeline import compute, material
from generator.wording.wording import hours, lasting
from tests.features.test_time_without import HEADER, USAGE
from tests.scorecards.test_suppliers import LOG, MAIL, SUPPLIERS
from tests.wording.jargon import jargon_in

JULY = parse_period("2026-07")

NBSP = "\u202f"
HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
STEPS = "steps: [{id: open, name: Open it, delivered_by: [{since: 2020-01-01, supplier: crew}]}]\n"
WATCHED = "source,service,from,to\nThe log,mail,2024-01-01,2026-09-30\n"
OLD = "0,mail,2024-02-01T08:00,2024-02-01T10:00,no,,5,,,,Old\n"


def content_of(
    repository, rows: str, head: str = HEAD + "log_since: 2024-01-01\n" + STEPS, **files
):
    every = {"services/it/mail.yml": head, "services/suppliers.yml": SUPPLIERS, **files}
    if rows:
        every["data/incidents/i.csv"] = HEADER + rows
        every.setdefault("data/coverage/c.csv", WATCHED)
    cards = compute(repository(every))
    found = panel_steps.describe(ENGLISH, cards.services[0], cards.definitions, cards.as_of)
    assert found is None or isinstance(found, PanelContent)
    return found


def row(opened: str, resolved: str, rest: str) -> str:
    return f"{opened}{resolved},mail,{opened},{resolved},{rest}\n"


BROKE = row("2026-09-01T08:00", "2026-09-01T10:00", "no,open,10,supplier,,customers,“<b>” broke")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            OLD,
            "Nothing broke down from 1 July 2026 to 30 September 2026, according to the log",
        ),
        (BROKE, f"Added up over all users, it could not be used for 20{NBSP}h from"),
        (BROKE.replace(",10,", ",,"), "It broke down once from 1 July 2026 to 30 September 2026,"),
        (
            BROKE.replace(",10,", ",0,"),
            "It broke down once from 1 July 2026 to 30 September 2026, and",
        ),
        (BROKE.replace("no,", "yes,"), f"It was down only for planned work, for 2{NBSP}h, from"),
        (
            BROKE.replace("2026-09-01T10:00", ""),
            "It has been broken since 1 September",
        ),
        (
            BROKE.replace("T08", "T04").replace("T10", "T06"),
            "It broke down once from 1 July 2026 to 30 September 2026, outside its service hours",
        ),
    ],
)
def test_each_state_has_its_sentence(repository, rows, says):
    assert content_of(repository, rows).said.startswith(says)


def test_with_the_people_who_use_it_it_says_hours_of_each(repository):
    found = content_of(repository, BROKE, **{"data/usage/u.csv": USAGE})
    assert found.said == "At this rate each user loses about 25 minutes a year."
    unknown = BROKE + BROKE.replace(",10,", ",,").replace("09-01", "09-02")
    found = content_of(repository, unknown, **{"data/usage/u.csv": USAGE})
    assert found.said == "At this rate each user loses at least 20 minutes a year."


def test_no_log_and_no_steps_say_how_an_owner_adds_them(repository):
    found = content_of(repository, "", HEAD)
    assert found.said == time_words.NO_LOG
    assert "under “steps:” and “log_since:”" in found.add
    assert found.body.no_way


def test_without_its_data_it_says_which_folder_is_missing(repository):
    found = content_of(repository, "")
    assert found.said == time_words.NOT_HERE
    assert "data/incidents/" in found.add
    assert [leg.name for leg in found.body.way] == ["Open it"]


def test_the_way_says_who_delivers_who_did_and_who_is_not_named(repository):
    log = {"data/incidents/i.csv": LOG.replace("3,phone", "3,mail").replace("ring", "send")}
    found = content_of(repository, "", MAIL, **log)
    first, second = found.body.way
    assert (first.by.text, first.by.href) == ("lines and Cables", "suppliers/lines/")
    assert (first.since, first.before) == ("since 1 September 2026", "Crew until 31 August 2026")
    assert first.lost == f"unavailable for 20{NBSP}h, all users together"
    nobody = MAIL.replace("delivered_by: [{since: 2020-01-01, supplier: crew}]", "")
    second = content_of(repository, "", nobody, **log).body.way[1]
    assert (second.by, second.nobody) == (None, "no supplier is named")


def test_a_service_that_is_planned_shows_its_way_alone(repository):
    planned = "name: Mail\nstage: pipeline\n"
    assert content_of(repository, "", planned) is None
    found = content_of(repository, "", planned + STEPS)
    assert (found.said, len(found.body.way)) == (time_words.PLANNED, 1)
    retired = HEAD.replace("live", "retired") + "retired: 2026-01-01\n" + STEPS
    assert content_of(repository, "", retired) is None


def test_the_last_breakdowns_are_listed_as_they_were_written(repository):
    found = content_of(repository, OLD + BROKE)
    assert [each.day for each in found.body.last] == ["1 September 2026", "1 February 2024"]
    assert found.body.last[0].summary == "“<b>” broke"
    assert found.body.last_title == "The last 2 breakdowns"


def test_a_long_summary_is_cut(repository):
    found = content_of(repository, BROKE.replace("“<b>” broke", "word " * 100))
    summary = found.body.last[0].summary
    assert (len(summary), summary[-5:]) == (160, "word…")


def test_bars_are_parts_of_the_whole_and_what_accuses_nobody_comes_last(repository):
    rows = "".join(
        row(f"2026-09-0{day}T08:00", f"2026-09-0{day}T10:00", f"no,open,{people},{cause},,,x")
        for day, people, cause in ((1, 900, "disputed"), (2, 20, "capacity"), (3, 80, "change"))
    )
    bars = content_of(repository, rows).body.causes
    assert [(bar.name, bar.parts) for bar in bars] == [
        ("A change", 8.0),
        ("Too much demand", 2.0),
        ("Disputed", 90.0),
    ]


def test_there_are_no_bars_where_none_has_a_length(repository):
    unknown = row("2026-09-01T08:00", "2026-09-01T10:00", "no,open,,hardware,,,x")
    nobody = row("2026-09-01T08:00", "2026-09-01T10:00", "no,open,0,hardware,,,x")
    for rows in (unknown, nobody):
        body = content_of(repository, rows).body
        assert (body.causes, body.suppliers) == ((), ())
        assert body.last


@pytest.mark.parametrize(
    ("first", "of", "says"),
    [
        (7, 9, "7 of 9 times you noticed before we did."),
        (1, 9, "1 of 9 times you noticed before we did."),
        (0, 9, "We noticed before you did, all 9 times."),
        (9, 9, "You noticed before we did, all 9 times."),
        (2, 2, "You noticed before we did, both times."),
        (0, 2, "We noticed before you did, both times."),
        (1, 1, "You noticed before we did."),
        (0, 1, "We noticed before you did."),
    ],
)
def test_who_noticed_first(first, of, says):
    assert time_words.noticed(ENGLISH, first, of) == says


@pytest.mark.parametrize(
    ("number", "of", "says"),
    [
        (1, 1, "It was a repeat within 90 days."),
        (0, 1, "It was not a repeat."),
        (0, 3, "None of the 3 was a repeat."),
        (1, 3, "1 of 3 was a repeat within 90 days."),
        (2, 3, "2 of 3 were repeats within 90 days."),
    ],
)
def test_the_same_again(number, of, says):
    assert time_words.again(ENGLISH, number, of) == says


@pytest.mark.parametrize(
    ("number", "about", "at_least"),
    [
        (0.01, "no more than a moment", "at least a moment"),
        (0.1, "about 6 minutes", "at least 6 minutes"),
        (0.24, "about 15 minutes", "at least 10 minutes"),
        (0.9, "about an hour", "at least 50 minutes"),
        (1.0, "about an hour", "at least an hour"),
        (1.9, "about 2 hours", "at least an hour"),
        (5.9, "about 6 hours", "at least 5 hours"),
        (7.9, "about a working day", "at least 7 hours"),
        (8.0, "about a working day", "at least a working day"),
        (15.9, "about 2 working days", "at least a working day"),
        (24.0, "about 3 working days", "at least 3 working days"),
        (90000.0, "about 11,250 working days", "at least 11,250 working days"),
    ],
)
def test_hours_as_people_say_them(number, about, at_least):
    assert a_year(ENGLISH, number, at_least=False) == about
    assert a_year(ENGLISH, number, at_least=True) == at_least


@pytest.mark.parametrize(
    ("number", "says", "at_least"),
    [
        (0.0, "0", "0"),
        (0.04, "under 0.1", "0"),
        (0.28, "0.3", "0.2"),
        (2.0, "2", "2"),
        (9.94, "9.9", "9.9"),
        (9.96, "10", "9"),
        (1234.5, "1,235", "1,234"),
    ],
)
def test_hours_are_never_more_than_at_least(number, says, at_least):
    assert hours(ENGLISH, number) == f"{says}{NBSP}h"
    assert hours(ENGLISH, number, at_least=True) == f"{at_least}{NBSP}h"


@pytest.mark.parametrize(
    ("seconds", "says"),
    [
        (0, f"0{NBSP}min"),
        (2700, f"45{NBSP}min"),
        (3600, f"1{NBSP}h"),
        (5400, f"1{NBSP}h 30{NBSP}min"),
        (172800, "2 days"),
    ],
)
def test_how_long_something_lasted(seconds, says):
    assert lasting(ENGLISH, seconds) == says


def test_the_pages_of_suppliers(repository):
    reading = repository(
        {
            "services/it/mail.yml": MAIL,
            "services/suppliers.yml": SUPPLIERS,
            "data/incidents/i.csv": LOG.replace("3,phone", "3,mail").replace("ring", "send"),
        }
    )
    found = {page.path: page for page in pages(material(reading, compute(reading)))}
    names = [each.link.text for each in found["suppliers/index.md"].view.suppliers]
    assert names == ["Crew", "lines and Cables", "Zebra Crossing"]
    lines = found["suppliers/lines/index.md"].view
    assert lines.no_reply == "lines and Cables has not replied."
    (step,) = lines.services[0].steps
    assert step.said == "“Open it” since 1 September 2026"
    assert (step.liked, step.before, step.compared) == ("", "", "")
    assert lines.unrated == (
        "Nobody was asked about its steps alone, so we cannot say whether they were better before "
        "it delivered them."
    )
    assert lines.last_causes == ()
    assert lines.services[0].shared == (
        f"Targets: 80{NBSP}% should like it, shared with “Crew”, who deliver other steps."
    )
    assert lines.services[0].promises == ("Promised: “It is up”, not measured in this time.",)
    assert found["suppliers/crew/index.md"].view.reply == "We are glad to help."
    assert found["suppliers/crew/index.md"].view.earlier == (
        "Mail: “Open it”, from 1 January 2020 to 31 August 2026",
    )
    assert found["suppliers/crew/index.md"].view.unrated == (
        "Nobody was asked about its steps alone."
    )
    assert found["suppliers/crew/index.md"].view.last_causes == (
        "2 September 2026, Mail: Disputed",
        "31 August 2026, Mail: The supplier",
    )
    idle = found["suppliers/idle/index.md"].view
    assert idle.said == "It delivers nothing now."
    assert idle.without.startswith("It delivered nothing in this time")
    (download,) = found["suppliers/crew/index.md"].offer()
    assert '"supplier:crew/time-lost"' in download.text


@pytest.mark.parametrize(
    ("value", "at_least", "quiet", "unknown", "says"),
    [
        (
            5.0,
            True,
            1,
            1,
            "July 2026: added up over all users, its steps could not be used for",
        ),
        (
            0.0,
            False,
            1,
            0,
            "July 2026: its steps in 1 service were never down, as far as logs show.",
        ),
        (
            None,
            False,
            2,
            1,
            "July 2026: its steps in 2 services were never down, as far as logs show; for 1",
        ),
        (None, False, 0, 1, "We do not know how long its steps were down in July 2026."),
    ],
)
def test_time_without_the_steps_of_a_supplier(value, at_least, quiet, unknown, says):
    span = Span(JULY.start, JULY.end, Periods(JULY, JULY))
    state = State.NO_DATA if value is None else State.SHOWN
    total = Figure("supplier:x/time-lost", TIME_LOST, state, span, value, at_least=at_least)
    assert supplier_words.without(ENGLISH, total, quiet, unknown).startswith(says)


def carried(repository, log_since: str, log: str) -> str:
    mail = MAIL.replace("log_since: 2024-01-01", f"log_since: {log_since}")
    files = {
        "services/it/mail.yml": mail,
        "services/suppliers.yml": SUPPLIERS,
        "data/incidents/i.csv": HEADER + log,
        "data/coverage/c.csv": WATCHED.replace("2024-01-01", log_since),
    }
    reading = repository(files)
    found = {page.path: page for page in pages(material(reading, compute(reading)))}
    return found["suppliers/crew/index.md"].view.services[0].lost


def test_time_without_one_service_of_a_supplier(repository):
    when = "July to September 2026"
    assert carried(repository, "2024-01-01", OLD) == f"{when}: never down."
    partly = f"{when}: not down, as far as we know."
    assert carried(repository, "2026-08-01", OLD) == partly
    assert carried(repository, "2026-10-01", OLD) == f"{when}: we do not know how long it was down."
    lost = carried(repository, "2024-01-01", BROKE.replace("open", "send"))
    assert lost == f"{when}: added up over all users, it could not be used for 20{NBSP}h."


@pytest.mark.parametrize(
    ("turns", "cause", "says"),
    [
        (
            [("Send it", "Mail")],
            "disputed",
            "All of it was in “Send it” of Mail. The cause is disputed.",
        ),
        ([("Send it", "Mail"), ("Open it", "Mail")], None, "All of it was in Mail."),
        ([("Send it", "Mail"), ("Ring", "Phone")], "unknown", "The cause is not known."),
        ([], "change", "It had one cause: “A change”."),
        ([], "", "Nobody has written down the cause."),
        ([], None, ""),
    ],
)
def test_where_all_the_time_was_lost_and_why(turns, cause, says):
    assert supplier_words.all_of_it(ENGLISH, turns, cause) == says


def test_one_cause_is_said_and_several_are_drawn(example_cards, example_pages):
    found = {page.path: page for page in example_pages}
    one = found["suppliers/third-knock/index.md"].view
    assert one.all_of_it == ("All of it was in “Sign in” of Remote access. The cause is disputed.")
    assert one.of_causes == ()
    several = [
        found[f"suppliers/{card.id}/index.md"].view
        for card in example_cards.suppliers
        if len(card.by_cause) > 1
    ]
    assert several
    for view in several:
        assert len(view.of_causes) > 1
        assert "cause" not in view.all_of_it


def test_what_is_downloaded_says_at_least():
    span = Span(JULY.start, JULY.end, Periods(JULY, JULY))
    least = Figure("mail/time-lost", TIME_LOST, State.SHOWN, span, 5.0, at_least=True)
    assert '"at_least": true' in figures_json([least])
    assert "at_least" not in figures_json([least._replace(at_least=False)])


def test_without_suppliers_the_list_says_so(repository):
    reading = repository({})
    found = {page.path: page for page in pages(material(reading, compute(reading)))}
    said = "Nobody has written down yet who delivers the services."
    assert found["suppliers/index.md"].view.said == said


def test_no_jargon_on_suppliers_pages():
    said = [
        *(supplier_words.delivered(ENGLISH, earlier) for earlier in (0, 1, 2)),
    ]
    said += [*CAUSES.values(), supplier_words.has_replied(ENGLISH, True)]
    assert [word for text in said for word in jargon_in(text)] == []
    assert len(set(said)) == len(said)
