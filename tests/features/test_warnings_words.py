"""Early warnings in words: each kind and each way that they stand."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from generator.features.owners_word.figures import (
    ActionKind,
    EarlyWarning,
    Response,
    Stand,
    WarningKind,
)
from generator.features.owners_word.words import response_words, standing_words, warning_words
from generator.figures.figure import Figure, Periods, Span, State
from generator.figures.question_methods import OF_QUESTIONS
from generator.language import ENGLISH
from generator.model.period import parse_period
from tests.wording.jargon import jargon_in

AS_OF = date(2026, 10, 31)
APRIL = parse_period("2026-04")
SINCE = Span(date(2026, 4, 1), date(2026, 4, 30), Periods(APRIL, APRIL))
THIN = "\u202f"


def warning(
    kind: WarningKind = WarningKind.BELOW,
    question: str = "like",
    stand: Stand = Stand.WAITING,
    seen: date = date(2026, 9, 30),
    response: Response | None = None,
) -> EarlyWarning:
    figure = Figure("a", OF_QUESTIONS[question], State.SHOWN, SINCE, value=0.54, low=0.47, high=0.6)
    due = seen + timedelta(days=30)
    return EarlyWarning(kind, question, figure, SINCE, seen, due, stand, response, 0.65)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            warning(WarningKind.LESS),
            "Since April 2026 fewer people than usual have liked it: 54 % (47–60 %) now.",
        ),
        (
            warning(WarningKind.SOON_BELOW),
            (
                "From our measurements we expect it to miss its target in April 2026: 54 % "
                "(47–60 %). At least 65 % should like it."
            ),
        ),
        (
            replace(warning(WarningKind.SOON_LESS), wanted=None),
            (
                "From our measurements we expect fewer people than usual to like it in April "
                "2026: 54 % (47–60 %)."
            ),
        ),
        (
            warning(),
            (
                "It has missed its target since April 2026: 54 % (47–60 %) now. At least 65 % "
                "should like it."
            ),
        ),
        (
            warning(question="ease"),
            (
                "It has missed its target for ease since April 2026: 54 % (47–60 %) now. At least "
                "65 % should find it easy."
            ),
        ),
        (
            warning(question="shirt"),
            (
                "It has missed its target for the shirt since April 2026: 54 % (47–60 %) now. At "
                "least 65 % should say they would wear it."
            ),
        ),
    ],
)
def test_what_the_warning_is(found, said):
    assert warning_words(ENGLISH, found).replace(THIN, " ") == said
    assert not jargon_in(said)


def test_who_reads_it_later_is_shown_the_days_in_place_of_now():
    dated = warning_words(ENGLISH, warning(), dated=True).replace(THIN, " ")
    assert " now" not in dated
    assert "54 % (47–60 %), " in dated


@pytest.mark.parametrize("kind", [WarningKind.LESS, WarningKind.BELOW])
@pytest.mark.parametrize("question", ["like", "ease", "shirt"])
def test_a_share_of_days_after_the_warning_is_no_part_of_it(kind, question):
    earlier = warning(kind, question, seen=SINCE.start)
    dated = warning_words(ENGLISH, earlier, dated=True)
    assert "54" not in dated
    assert "April 2026" in dated
    assert "54" in warning_words(ENGLISH, earlier)


def answered(day: date, kind: ActionKind = ActionKind.WORD) -> EarlyWarning:
    return warning(stand=Stand.ANSWERED, response=Response(kind, day, "We know."))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (warning(), "Answer due by 30 October 2026"),
        (warning(stand=Stand.UNANSWERED), "Not answered for 31 days"),
        (warning(stand=Stand.UNANSWERED, seen=date(2026, 10, 30)), "Not answered for 1 day"),
        (answered(date(2026, 10, 30)), "Answered"),
        (answered(date(2026, 10, 31)), "Answered late"),
    ],
)
def test_how_it_stands(found, said):
    assert standing_words(ENGLISH, found, AS_OF) == said


@pytest.mark.parametrize("kind", ActionKind)
def test_what_was_done_about_it(kind):
    said = response_words(ENGLISH, answered(date(2026, 10, 1), kind), "")
    assert re.fullmatch(r"1 October 2026, (in|by) [a-z’ ]+: “We know\.”", said)
    again = response_words(ENGLISH, answered(date(2026, 10, 1), kind), "We know.")
    assert again == "1 October 2026, in the words above."


def test_where_nothing_was_done_nothing_is_said():
    assert response_words(ENGLISH, warning(), "") == ""
