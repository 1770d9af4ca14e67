"""Every state has its sentence, and no sentence has a word that readers must never meet."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from generator.disclosure.published import Mode
from generator.drawing.shirts import KINDS, shirt_name
from generator.figures import methods, question_methods
from generator.figures.figure import Figure, Periods, Span, State
from generator.figures.verdict import Shirt
from generator.language import ENGLISH
from generator.language.load import locale_of
from generator.measures.xmr_chart import Variation
from generator.measures.xmr_rules import Signal
from generator.model.conversation import Entry
from generator.model.period import parse_period
from generator.model.service import Service, Stage
from generator.pages.method import METHODS
from generator.pages.quality import MEANINGS
from generator.wording import figure_words, sentences, stages
from generator.wording.wording import THIN
from tests.plain import as_plain

JARGON = re.compile(
    r"\b(SLAs?|XLAs?|KPIs?|NPS|CSAT|incidents?|tickets?|stakeholders?|deliverables?|end[- ]users?|"
    r"leverage|granular|dashboards?|commit|metrics?|outliers?|sigma|statistical(ly)?|p-values?)\b",
    re.IGNORECASE,
)
SPAN = Span(
    date(2026, 8, 1),
    date(2026, 10, 31),
    Periods(parse_period("2026-08"), parse_period("2026-10")),
)
AS_OF = date(2026, 10, 31)


def figure(state: State = State.SHOWN, value: float | None = 0.54, **more: object) -> Figure:
    facts = {"span": SPAN, "n": 241, "low": 0.48, "high": 0.6} if value is not None else {}
    return Figure("mail/like", question_methods.LIKE, state, value=value, **{**facts, **more})


STATES = [state for state in State if state not in (State.SHOWN, State.FEW)]


@pytest.mark.parametrize("state", STATES)
def test_a_state_without_a_number_is_said_without_one(state):
    said = sentences.headline(ENGLISH, figure(state, None))
    assert said.endswith(".")
    assert not re.search(r"\d", said)
    assert figure_words.figure_value(ENGLISH, figure(state, None)) == figure_words.state_words(
        ENGLISH, figure(state, None)
    )


@pytest.mark.parametrize(
    ("method", "state", "said"),
    [
        ("like", State.NO_DATA, "no answers"),
        ("like", State.NOT_ASKED, "nobody was asked"),
        ("signals", State.NO_DATA, "not known"),
        ("false-signals", State.NO_DATA, "not known"),
        ("answered", State.NOT_ASKED, "nothing to count"),
        ("settled", State.NOT_ASKED, "nobody was asked"),
        ("breakdowns", State.NO_DATA, "not known"),
    ],
)
def test_only_a_figure_made_of_answers_lacks_answers(method, state, said):
    empty = Figure(f"mail/{method}", METHODS[method], state)
    assert figure_words.figure_value(ENGLISH, empty) == said


@pytest.mark.parametrize(
    ("method", "value", "more", "english", "german"),
    [
        ("expected-error", 4.1, {}, "4.1 points", "4,1 Punkte"),
        ("frozen-error", 1.0, {}, "1.0 points", "1,0 Punkte"),
        ("summary", 3.9, {"scale": "1-5"}, "3.9 on a scale of 1-5", "3,9 auf einer Skala von 1-5"),
        ("measure", 12.0, {"unit": "min"}, "12 min", "12 min"),
    ],
)
def test_a_number_s_unit_is_said_in_the_page_s_language(method, value, more, english, german):
    shown = Figure(f"mail/{method}", METHODS[method], State.SHOWN, value=value, **more)
    for locale, said in ((ENGLISH, english), (locale_of("de"), german)):
        assert figure_words.figure_value(locale, shown).replace(THIN, " ") == said


def test_each_state_says_something_else():
    said = {sentences.headline(ENGLISH, figure(state, None)) for state in STATES}
    said |= {
        sentences.headline(ENGLISH, figure()),
        sentences.headline(ENGLISH, figure(State.FEW)),
    }
    assert len(said) == len(State)


def test_the_headline_says_the_share_in_words():
    assert sentences.headline(ENGLISH, figure()) == "About half of those who answered like it"
    assert sentences.headline(ENGLISH, figure(State.FEW)) == (
        "About half of the few who answered like it."
    )


def test_the_evidence_names_share_range_people_and_time():
    response = Figure(
        "mail/response-rate", methods.RESPONSE_RATE, State.SHOWN, value=0.2, n=241, of=1130
    )
    said = sentences.evidence(ENGLISH, figure(), response).replace("\u202f", " ")
    assert said == (
        "54 % (48–60 % allowing for chance), 241 of the 1,130 people asked, August to October 2026."
    )
    silent = Figure("mail/response-rate", methods.RESPONSE_RATE, State.NOT_ASKED)
    opened = sentences.evidence(ENGLISH, figure(mode=Mode.OPEN), silent)
    assert "241 answers from an open link" in opened
    longer = figure(span=replace(SPAN, lengthened=True))
    assert "a longer time, because few people answer" in sentences.evidence(ENGLISH, longer, silent)


def entry(**facts: object) -> Entry:
    usual = {"raised": "2026-04-01", "said": "It takes three tries.", "reply": "A new sign-in"}
    return Entry.model_validate({**usual, **facts})


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"progress": "doing", "due": "2027-01-31"}, "A new sign-in, by January 2027."),
        ({"progress": "doing", "due": "2026-12-31"}, "A new sign-in, by December 2026."),
        ({"progress": "doing"}, "A new sign-in, no date set."),
        (
            {"progress": "doing", "due": "2026-06-30"},
            "A new sign-in; due by June 2026 and overdue.",
        ),
        (
            {"progress": "done", "done": "2026-06-01"},
            "The last action, on 1 June 2026, answered “It takes three tries”: A new sign-in.",
        ),
        ({"progress": "refused"}, "The last answer was no: A new sign-in."),
        ({"progress": "answered"}, "The last answer was: A new sign-in."),
    ],
)
def test_what_is_being_done_is_said_for_every_progress(facts, said):
    assert sentences.being_done(ENGLISH, entry(**facts), AS_OF)[1] == said


def test_what_is_long_is_cut_at_a_word_and_ends_with_one_sign():
    long = entry(progress="done", done="2026-06-01", said="word " * 100, reply="long " * 100)
    said = sentences.being_done(ENGLISH, long, AS_OF)[1]
    assert said.endswith("long …")
    assert "word …”: long" in said
    assert len(said) < 500
    lead, answer = sentences.what_came_of_it(
        ENGLISH, entry(progress="refused", reply="n" * 999), AS_OF
    )
    assert (lead, len(answer), answer[-3:]) == ("Declined:", 320, "n …")


@pytest.mark.parametrize(
    ("facts", "lead", "said"),
    [
        ({"progress": "doing"}, "In progress:", "A new sign-in, no date set."),
        ({"progress": "done", "done": "2026-06-01"}, "Done:", "A new sign-in (1 June 2026)."),
        ({"progress": "refused"}, "Declined:", "A new sign-in."),
        ({"progress": "answered"}, "Answered:", "A new sign-in."),
    ],
)
def test_what_came_of_a_comment_is_said_for_every_progress(facts, lead, said):
    assert sentences.what_came_of_it(ENGLISH, entry(**facts), AS_OF) == (lead, said)


@pytest.mark.parametrize(("days", "begin"), [(-1, "action"), (0, "action"), (1, "answer")])
def test_what_is_done_on_the_as_of_date_is_done(days, begin):
    done = entry(progress="done", done=(AS_OF + timedelta(days=days)).isoformat())
    lead, said = sentences.being_done(ENGLISH, done, AS_OF)
    assert lead == "No action is under way."
    assert said.startswith(f"The last {begin}")


@pytest.mark.parametrize(("days_before", "overdue"), [(0, False), (1, True)])
def test_what_is_due_on_the_very_day_is_not_overdue(days_before, overdue):
    due = AS_OF - timedelta(days=days_before)
    said = sentences.being_done(ENGLISH, entry(progress="doing", due=due.isoformat()), AS_OF)[1]
    assert ("overdue" in said) == overdue


VALUES = [
    ("breakdowns", {"value": 1204.0}, "1,204"),
    ("breakdowns", {"value": 1.0, "of": 1204}, "1 of 1,204"),
    ("works", {"value": 1.0, "of": 1}, "1 of 1 day"),
    ("works", {"value": 1.0, "of": 2}, "1 of 2 days"),
    ("wait", {"value": 1.0}, "1 day"),
    ("wait", {"value": 1.5}, "1.5 days"),
    ("wait", {"value": 0.0}, "0 days"),
    ("cost", {"value": 9.4, "unit": "EUR"}, "€9.40"),
    ("time-lost", {"value": 9.96}, "10 h"),
    ("time-lost", {"value": 9.96, "at_least": True}, "at least 9 h"),
    ("lost-median", {"value": 3.5}, "3.5 min"),
    ("recommend", {"value": 0.1}, "+10"),
    ("difference", {"value": -0.1}, "−10"),
    ("like", {"value": 0.1}, "10 %"),
]


@pytest.mark.parametrize(("method", "facts", "said"), VALUES)
def test_a_number_is_said_in_the_unit_of_its_method(method, facts, said):
    shown = Figure("mail/x", METHODS[method], State.SHOWN, **facts)
    assert figure_words.figure_value(ENGLISH, shown).replace(THIN, " ") == said


@pytest.mark.parametrize(
    ("method", "low", "high", "said"),
    [
        ("like", 0.1, 0.2, "10–20 %"),
        ("recommend", -0.1, 0.2, "−10 to +20"),
        ("lost-median", 5.0, 50.0, "5–50 min"),
        ("lost-median", 8.25, 14.0, "8.3–14 min"),
        ("lost-median", 30.0, 30.0, "30 min"),
        ("breakdowns", 2.0, 1204.0, "2 to 1,204"),
        ("like", None, 0.2, ""),
        ("like", 0.1, None, ""),
    ],
)
def test_a_range_is_said_in_the_unit_of_its_method(method, low, high, said):
    shown = Figure("mail/x", METHODS[method], State.SHOWN, value=0.1, low=low, high=high)
    said_here = figure_words.figure_range(ENGLISH, shown)
    assert said_here.replace(THIN, " ").replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.004, 0.1, "just above 0 to +10"),
        (0.005, 0.1, "+1 to +10"),
        (0.0, 0.1, "0 to +10"),
        (-0.004, 0.1, "0 to +10"),
        (-0.1, -0.004, "−10 to just below 0"),
        (-0.1, 0.0, "−10 to 0"),
        (-0.1, -0.005, "−10 to −1"),
    ],
)
def test_a_difference_that_leaves_out_0_does_not_say_0(low, high, said):
    gap = Figure("mail/x", methods.DIFFERENCE, State.SHOWN, value=0.0, low=low, high=high)
    assert figure_words.gap_range(ENGLISH, gap) == said.replace(" ", "\u00a0")


def test_answers_are_counted_and_those_left_out_are_named():
    said = {
        "": figure(n=None),
        "1 answer": figure(n=1),
        "1,204 answers": figure(n=1204),
        "3 of 1,204 people asked": figure(n=3, of=1204),
        "3 answers, some left out": figure(n=3, partial=True),
    }
    assert {figure_words.answers_words(ENGLISH, each): each for each in said.values()} == said


def test_an_open_link_is_counted_apart():
    when = "Counted apart, from an open link, August to October 2026"
    said = sentences.opened_words(ENGLISH, figure()).replace(THIN, " ")
    assert said == f"{when}: 54 % (48–60 %) like it, 241 answers."
    nothing = figure(State.WITHHELD, None, span=SPAN)
    assert sentences.opened_words(ENGLISH, nothing) == f"{when}: withheld, to protect people."


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"stage": "pipeline"}, "planned, no date set"),
        ({"stage": "pipeline", "launched": AS_OF}, "planned for October"),
        (
            {"stage": "pipeline", "launched": date(2026, 10, 30)},
            "was due to open in October but has not",
        ),
        ({"stage": "live"}, "live"),
        ({"stage": "live", "launched": date(2026, 1, 1)}, "live since January 2026"),
        ({"stage": "retiring"}, "will end, no date set"),
        ({"stage": "retiring", "retired": AS_OF}, "ends in October 2026"),
        (
            {"stage": "retiring", "retired": date(2026, 10, 30)},
            "was due to end in October but has not",
        ),
        ({"stage": "retired"}, "ended"),
        ({"stage": "retired", "retired": date(2026, 1, 1)}, "ended in January 2026"),
    ],
)
def test_each_stage_with_and_without_its_day(facts, said):
    assert stages.stage_words(ENGLISH, Service(name="Posts", **facts), AS_OF) == said


def test_nothing_said_is_said():
    assert sentences.being_done(ENGLISH, None, AS_OF)[1] == "nobody has raised anything here yet."


def test_every_shirt_has_its_words():
    assert set(KINDS) == set(Shirt)
    for said in (shirt_name, sentences.shirt_said):
        assert len({said(ENGLISH, each) for each in Shirt}) == len(Shirt)
    assert set(MEANINGS) == set(State)


def move(
    signal: Signal | None, variation: Variation, unusual_lately: bool = False
) -> tuple[str, str]:
    trend = SimpleNamespace(
        chart=SimpleNamespace(signal=signal),
        variation=variation,
        since=parse_period("2026-04") if signal else None,
        unusual_lately=unusual_lately,
        level=None,
    )
    return sentences.movement(ENGLISH, trend, AS_OF)


def test_a_movement_is_said_as_what_it_is():
    assert move(None, Variation.COMMON_CAUSE) == ("as usual", "plain")
    assert move(None, Variation.COMMON_CAUSE, True) == ("as usual again", "plain")
    assert move(None, Variation.NOT_ENOUGH) == ("", "plain")
    assert move(Signal.BELOW, Variation.WORSENING) == ("less than usual since April", "bad")
    assert move(Signal.RUN_HIGH, Variation.IMPROVING) == ("more than usual since April", "good")
    assert move(Signal.RISING, Variation.IMPROVING) == ("rising since April", "good")
    assert move(Signal.FALLING, Variation.LOWER) == ("falling since April", "plain")


def texts_of_the_method_page() -> str:
    return json.dumps(
        # The kinds of data are names of folders, for “explain” alone.
        [as_plain(replace(each, data=())) for each in METHODS.values()],
        default=str,
        ensure_ascii=False,
    )


def test_no_jargon_reaches_readers():
    said = [sentences.headline(ENGLISH, figure(state, None)) for state in STATES]
    said += [
        sentences.headline(ENGLISH, figure()),
        sentences.headline(ENGLISH, figure(State.FEW)),
    ]
    said += [sentences.shirt_said(ENGLISH, each) for each in Shirt]
    said += [*MEANINGS.values(), texts_of_the_method_page()]
    found = {match.group() for text in said for match in JARGON.finditer(text)}
    assert found == set()
    assert "!" not in "".join(said)


def test_a_launch_whose_day_has_passed_is_not_called_planned() -> None:
    late = Service(name="Posts", stage=Stage.PIPELINE, launched=date(2026, 9, 1))
    assert (
        stages.stage_words(ENGLISH, late, date(2026, 10, 31))
        == "was due to open in September but has not"
    )
    assert stages.stage_words(ENGLISH, late, date(2026, 8, 31)) == "planned for September"


def test_a_service_whose_last_day_has_passed_does_not_end_then() -> None:
    going = Service(name="Cars", stage=Stage.RETIRING, retired=date(2026, 9, 30))
    late, before = date(2026, 10, 31), date(2026, 9, 30)
    assert stages.stage_words(ENGLISH, going, late) == "was due to end in September but has not"
    assert stages.stage_words(ENGLISH, going, before) == "ends in September 2026"
