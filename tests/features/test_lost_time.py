"""Working time that customers lost: from files through all rooms."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from generator.api.figures import figures_json
from generator.api.places import file_of
from generator.audit.page import said_on
from generator.disclosure.published import DAY
from generator.features.lost_time.figures import LostTime
from generator.features.lost_time.words import describe
from generator.figures.figure import State
from generator.language import ENGLISH
from generator.pipeline import compute
from generator.releases.written import from_text, to_text
from generator.scorecards.scorecard import card_figures
from tests.conftest import ORGANISATION

HEADER = "date,service,rating,lost_minutes,respondent\n"
OVER = ORGANISATION + "lost_over: 7 days\n"
INVITED = "period,service,invited,mode\n" + "".join(
    f"2026-{month:02},mail,500,list\n" for month in range(1, 10)
)


def lost(day: str, *minutes: object, who: str = "") -> str:
    """Return rows of answers: one for each of the minutes, which may be blank."""
    names = (f"{who}{place}" if who else "" for place in range(len(minutes)))
    rows = zip(minutes, names, strict=True)
    return "".join(f"{day},mail,4,{minute},{name}\n" for minute, name in rows)


def cards_of(repository, answers, organisation=OVER, invitations=INVITED, **files):
    written = {
        "services/organisation.yml": organisation,
        "data/answers/a.csv": HEADER + answers,
        **{name.replace("__", "/"): text for name, text in files.items()},
    }
    if invitations:
        written["data/invitations/i.csv"] = invitations
    reading = repository(written)
    assert not reading.checked.errors
    return compute(reading)


def found(repository, answers, **files):
    return cards_of(repository, answers, **files).services[0].panels[LostTime]


def said(repository, answers, **files):
    cards = cards_of(repository, answers, **files)
    return describe(ENGLISH, cards.services[0], cards.definitions, cards.as_of)


MINUTES = [5, 10, 10, 15, 20, 20, 30, 45, 60, 90, 120, 240]
MANY = "".join(
    lost(f"2026-{month}-05", *[0] * 25, *MINUTES, *[""] * 13) for month in ("07", "08", "09")
)
"""Three months alike: 25 lost nothing, 12 lost some, 13 left it blank."""


def test_each_number_is_that_of_a_few_lines_of_scipy(repository):
    figures = found(repository, MANY)
    some, everybody = np.array(MINUTES * 3), np.array([*[0] * 75, *MINUTES * 3])
    share = stats.binomtest(36, 111).proportion_ci(method="wilson")
    assert figures.some.value == pytest.approx(36 / 111)
    assert (figures.some.low, figures.some.high) == pytest.approx((share.low, share.high))
    middle = stats.quantile_test(some, p=0.5).confidence_interval(0.95)
    assert (figures.middle.value, figures.middle.n) == (np.median(some), 36)
    assert (figures.middle.low, figures.middle.high) == (middle.low, middle.high)
    assert (figures.each.value, figures.each.n) == (round(everybody.mean(), 1), 111)
    assert figures.blank.value == pytest.approx(39 / 150)
    assert figures.capped.value == 0
    assert {figures.some.state, figures.middle.state, figures.each.state} == {State.SHOWN}


def test_the_panel_says_it_in_plain_words(repository):
    content = said(repository, MANY)
    assert content.said == (
        "About a third of those who answered had lost working time because of it in the week "
        "before; half of them had lost 25 minutes or more."
    )
    assert content.body.facts[-1].startswith("26\u202f% of those who answered left this blank")


@pytest.mark.parametrize(
    ("number", "state", "n"),
    [(9, State.WITHHELD, None), (29, State.FEW, 29), (30, State.SHOWN, 30)],
)
def test_no_share_of_few(repository, number, state, n):
    figures = found(
        repository, lost("2026-09-05", *[0] * (number // 2), *[20] * (number - number // 2))
    )
    assert (figures.some.state, figures.some.n) == (state, n)
    assert (figures.some.value is None) == (state is not State.SHOWN)


def test_an_average_begins_with_a_hundred_answers(repository):
    rows = lost("2026-09-05", *[0] * 60, *MINUTES, *MINUTES, *[30] * 15)
    assert (found(repository, rows).each.state, found(repository, rows).each.value) == (
        State.FEW,
        None,
    )
    assert found(repository, rows + lost("2026-09-06", 0)).each.n == 100


@pytest.mark.parametrize(("people", "shown"), [(9, False), (10, True)])
def test_minutes_of_fewer_people_than_the_floor_are_withheld(repository, people, shown):
    """Many answered, few of them lost time: how much these lost would be theirs alone."""
    figures = found(repository, lost("2026-09-05", *[0] * 150, *[60] * people))
    assert figures.some.n == 150 + people
    assert (figures.middle.value is not None) == (figures.each.value is not None) == shown
    assert (figures.middle.state is State.WITHHELD) == (not shown)


def test_one_person_who_answers_often_is_one_person(repository):
    rows = lost("2026-09-05", *[0] * 150) + "".join(
        f"2026-09-{day:02},mail,2,{day},p1\n" for day in range(6, 26)
    )
    assert found(repository, rows).middle.state is State.WITHHELD


def test_what_a_month_adds_is_of_people_enough_or_is_not_shown(repository):
    """One person lost time in September: the difference to the window before is all theirs."""
    month = lost("2026-06-05", *[0] * 50, *MINUTES)
    rows = month + month.replace("-06-", "-07-") + month.replace("-06-", "-08-")
    rows += lost("2026-09-05", *[0] * 60, 240)
    before = OVER.replace("2026-09-30", "2026-08-31")
    assert found(repository, rows, organisation=before).each.value is not None
    after = found(repository, rows)
    assert after.some.value is not None
    assert {after.middle.state, after.each.state, after.capped.state} == {State.WITHHELD}


def test_few_in_each_month_are_shown_once_they_are_enough_together(repository):
    rows = "".join(lost(f"2026-0{m}-05", *[0] * 40, *[15] * 4) for m in (7, 8, 9))
    assert found(repository, rows).middle.value == 15


def test_a_day_is_the_most_that_counts(repository):
    rows = lost("2026-09-05", *[0] * 90, *[700] * 10)
    figures = found(repository, rows)
    assert (figures.each.value, figures.capped.value) == (48, 10)
    assert "10 people lost more than 8 hours" in " ".join(said(repository, rows).body.facts)


@pytest.mark.parametrize("long", [0, 1, 9, 10])
def test_no_page_keeps_back_what_the_ledger_lists(repository, long):
    """Somebody who counts the minutes above 8 hours in the ledger finds what the page says."""
    rows = lost("2026-09-05", *[0] * 90, *[60] * 10, *[700] * long)
    cards = cards_of(repository, rows)
    ledger = from_text(to_text(cards.release()))
    minutes = [
        each
        for line, cells in ledger.lines.items()
        for versions in (cells.values() if line.question == "lost_minutes" else ())
        for each in versions[-1].minutes
    ]
    assert len(minutes) == 10 + long
    figures = cards.services[0].panels[LostTime]
    assert figures.capped.value == sum(each > DAY for each in minutes) == long


def test_how_many_lost_more_than_a_day_is_said(repository):
    one, some = (
        " ".join(said(repository, lost("2026-09-05", *[0] * 90, *[60] * 10, *long)).body.facts)
        for long in ([700], [700, 900])
    )
    assert "1 person lost more than 8 hours" in one
    assert "2 people lost more than 8 hours" in some


def test_nothing_is_said_from_an_open_link(repository):
    content = said(repository, MANY, invitations="")
    assert content.said.startswith(
        "People could say only through an open link how much working time"
    )
    assert found(repository, MANY, invitations="").figures == ()


def test_nobody_says_over_which_time(repository):
    content = said(repository, MANY, organisation=ORGANISATION)
    assert "nobody wrote down which time" in content.said
    assert "lost_over: 7 days" in content.add
    assert found(repository, MANY, organisation=ORGANISATION).figures == ()


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ("use", "the last time they used it"),
        ("1 day", "on the day before"),
        ("30 days", "in the 30 days before"),
    ],
)
def test_over_which_time_is_said(repository, over, words):
    organisation = OVER.replace("7 days", over)
    assert words in said(repository, MANY, organisation=organisation).said


def test_who_never_asked_has_no_panel(repository):
    assert said(repository, lost("2026-09-05", *[""] * 40)) is None


def test_our_log_stands_next_to_it_in_the_same_unit(repository):
    """100 people use it; 50 of them were without it for 2 hours: 60 minutes each in 92 days."""
    files = {
        "services__it__mail.yml": (
            "name: Mail\npurpose: I write.\nstage: live\nlaunched: 2020-01-01\n"
            "log_since: 2026-01-01\n"
        ),
        "data__incidents__i.csv": "id,service,opened,resolved,planned,people\n"
        "1,mail,2026-09-02T10:00,2026-09-02T12:00,no,50\n",
        "data__usage__u.csv": "period,service,people\n"
        + "".join(f"2026-0{m},mail,100\n" for m in (7, 8, 9)),
    }
    log = found(repository, MANY, **files).log
    assert log.value == pytest.approx(60 * 7 / 92, abs=0.05)
    bars = said(repository, MANY, **files).body.each
    assert [bar.name for bar in bars] == ["From their own estimates", "From our log of breakdowns"]
    assert bars[1].value.startswith("4.6")
    one_use = found(repository, MANY, organisation=OVER.replace("7 days", "use"), **files)
    assert one_use.log.state is State.NOT_APPLICABLE


def audited(repository, answers):
    """Return the numbers of answers that the audit reads from the downloads, by their question."""
    card = cards_of(repository, answers).services[0]
    written = figures_json(card_figures(card))
    lines = said_on("index.html", "", {file_of("all"): f'{{"figures": {written}}}'}).lines
    return {
        line.question: answers
        for line, (cells, totals) in lines.items()
        for _, _, answers, *_ in [*cells, *(said for said, _ in totals)]
        if "lost" in line.question
    }


def test_the_audit_reads_how_many_answered_and_how_many_lost_time(repository):
    assert audited(repository, MANY) == {"lost": 111, "lost-median": 36}
    assert audited(repository, lost("2026-09-05", *[0] * 10, *[20] * 19)) == {"lost": 29}
