"""At home: people's own answers about what they use there, and others' figures while fresh."""

from __future__ import annotations

from datetime import date

import pytest

from generator.features.at_home.figures import AtHome
from generator.features.at_home.words import describe
from generator.language import ENGLISH
from tests.figures.test_states import card, invited

HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
AS_OF = date(2026, 9, 30)


def answers(worse: int, same: int, better: int, day: str = "2026-09-10") -> str:
    counted = {-1: worse, 0: same, 1: better}
    rows = "".join(f"{day},mail,4,{answer}\n" * n for answer, n in counted.items())
    return "date,service,rating,home\n" + rows


def comparator(expires: str = "2027-01-01", published: str = "2026-01-01", **more: str) -> str:
    facts = {"question": "like", "scale": "1-5", "value": "0.8", **more}
    said = ", ".join(f"{key}: {value}" for key, value in facts.items())
    return f"- {{name: Film, source: Panel, date: {published}, expires: {expires}, {said}}}\n"


def at_home(repository, text: str = "", *comparators: str, asked: bool = True, stage: str = "live"):
    head = HEAD.replace("live", stage)
    service = head + ("comparators:\n" + "".join(comparators) if comparators else "")
    files = {"service": service}
    if text:
        files["data/answers/h.csv"] = text
    if asked:
        files["invitations"] = invited(500)
    return card(repository, **files)


def said(repository, *given, **more) -> str:
    content = describe(ENGLISH, at_home(repository, *given, **more), None, AS_OF)
    return "" if content is None else content.said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (answers(40, 30, 30), "About four in ten find it worse than what they use at home."),
        (answers(20, 60, 20), "About six in ten find it as good as what they use at home."),
        (answers(10, 10, 80), "About eight in ten find it better than what they use at home."),
        (answers(40, 20, 40), "About four in ten find it worse than what they use at home."),
        (
            answers(12, 4, 4),
            "About six in ten of the few who answered find it worse than what they use at home.",
        ),
        (
            answers(4, 1, 0),
            (
                "We do not show how it compares with what people use at home: it could identify "
                "somebody."
            ),
        ),
        ("", "Nobody was asked whether it is better or worse than what they use at home."),
    ],
)
def test_the_sentence_says_what_most_answered(repository, text, expected):
    assert said(repository, text) == expected


def test_asked_before_and_no_answer_now(repository):
    found = said(repository, answers(40, 30, 30, "2024-09-10"))
    assert found == "People were asked to compare it with what they use at home, but nobody did."


def test_nothing_is_said_where_nobody_uses_it(repository):
    assert said(repository, stage="pipeline", asked=False) == ""


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        (answers(60, 20, 20), "bad"),
        (answers(20, 20, 60), "good"),
        (answers(38, 30, 32), "plain"),  # the ranges of worse and better touch
        (answers(35, 60, 5), "plain"),  # most say the same
        (answers(15, 0, 0), "plain"),  # few answers
    ],
)
def test_the_tone_needs_ranges_that_lie_apart(repository, text, tone):
    content = describe(ENGLISH, at_home(repository, text), None, AS_OF)
    assert content is not None
    assert content.tone == tone


def test_bars_come_with_ranges_and_n(repository):
    content = describe(ENGLISH, at_home(repository, answers(40, 30, 30)), None, AS_OF)
    assert content is not None
    bars = content.body.bars
    assert [(bar.name, bar.parts) for bar in bars] == [
        ("Worse", 40.0),
        ("The same", 30.0),
        ("Better", 30.0),
    ]
    assert bars[0].note == "31–50\u202f%"
    assert content.body.answers == "100 answers, July to September 2026."


def test_withheld_answers_draw_nothing(repository):
    content = describe(ENGLISH, at_home(repository, answers(4, 1, 0)), None, AS_OF)
    assert content is not None
    assert content.body is None


@pytest.mark.parametrize(
    ("given", "comparisons", "expired"),
    [
        (comparator("2026-10-01"), 1, 0),
        (comparator("2026-09-30"), 0, 1),  # from that day on
        (comparator(published="2026-10-01"), 0, 0),  # not yet published
    ],
)
def test_an_expired_figure_does_not_stand_next_to_ours(repository, given, comparisons, expired):
    found = at_home(repository, answers(40, 30, 30), given).panels[AtHome]
    assert (len(found.comparisons), len(found.expired)) == (comparisons, expired)


def test_an_expired_figure_is_named_without_its_value(repository):
    content = describe(ENGLISH, at_home(repository, "", comparator("2026-09-01")), None, AS_OF)
    assert content is not None
    (line,) = content.body.expired
    assert line == (
        "“Film” (Panel, 1 January 2026) has been too old to compare with our number since 1 "
        "September 2026."
    )


@pytest.mark.parametrize(
    ("question", "scale", "ours"),
    [
        ("like", "1-5", "100\u202f%"),
        ("home", "worse-same-better", "30\u202f%"),
        ("ease", "1-5", "nobody was asked"),
        ("recommend", "0-10", "nobody was asked"),
        ("shirt", "yes-no", "nobody was asked"),
    ],
)
def test_each_figure_stands_next_to_ours_to_the_same_question(repository, question, scale, ours):
    given = comparator(question=question, scale=scale)
    content = describe(ENGLISH, at_home(repository, answers(40, 30, 30), given), None, AS_OF)
    assert content is not None
    (view,) = content.body.comparisons
    assert view.ours == ours
    assert bool(view.range) == ours.endswith("%")
    assert view.theirs == ("+80" if question == "recommend" else "80\u202f%")
    assert "We do not know how exact" in content.body.comparison_note
