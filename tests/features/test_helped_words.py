"""“Did it help?” in words: every effect, every question, singular and plural."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.features.conversation.helped import COMPARED, Effect, Help
from generator.features.conversation.helped_words import helped_note, helped_tone, helped_words
from generator.features.conversation.method import HELPED
from generator.figures.figure import Figure, Span, State
from generator.language import ENGLISH
from generator.model.conversation import Entry
from generator.wording.plain import plain
from tests.wording.jargon import jargon_in

SPAN = Span(date(2026, 2, 1), date(2026, 8, 31))


def help_(
    effect: Effect,
    value: float | None = None,
    low: float = 0.0,
    high: float = 0.0,
    question: str = "like",
    unusual: bool = False,
) -> Help:
    entry = Entry.model_validate(
        {"raised": "2026-04-09", "said": "Slow.", "progress": "heard", "figure": question}
    )
    figure = None
    if value is not None:
        figure = Figure("a", HELPED, State.SHOWN, SPAN, value=value, low=low, high=high, n=1200)
    until = date(2026, 10, 31) if effect is Effect.TOO_EARLY else None
    return Help(entry, effect, figure, unusual, until)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (help_(Effect.BETTER, 0.07, 0.008, 0.13), "It helped: 7 points more like it (1 to 13)."),
        (
            help_(Effect.BETTER, 0.01, 0.003, 0.02, "ease"),
            "It helped: 1 point more find it easy (just above 0 to 2).",
        ),
        (
            help_(Effect.BETTER, 0.004, 0.001, 0.006, "shirt"),
            "It helped: less than 1 point more would wear the shirt (just above 0 to 1).",
        ),
        (
            help_(Effect.WORSE, -0.09, -0.17, -0.01, "home"),
            "It got worse: 9 points fewer find it no worse than what they use at home (1 to 17).",
        ),
        (
            help_(Effect.WORSE, -0.3, -0.5, -0.004, "recommend"),
            "It got worse: recommendations are 30 points down (just above 0 to 50).",
        ),
        (
            help_(Effect.SAME, -0.03, -0.12, 0.06, "ease"),
            "No difference beyond chance: 3 points fewer find it easy (−12 to +6).",
        ),
        (
            help_(Effect.SAME, 0.0, -0.1, 0.1),
            "No difference beyond chance: about as many like it as before (−10 to +10).",
        ),
        (
            help_(Effect.SAME, 0.0, -0.1, 0.1, "recommend"),
            "No difference beyond chance: nothing changed (−10 to +10).",
        ),
        (
            help_(Effect.TOO_EARLY),
            "Too early to say whether it helped: we can say after 31 October 2026.",
        ),
        (
            help_(Effect.NAMED_LATE),
            ("The figure was named only after the action, so it proves nothing."),
        ),
    ],
)
def test_what_is_said(found, said):
    assert plain(helped_words(ENGLISH, found)) == said


@pytest.mark.parametrize("effect", Effect)
def test_every_effect_has_a_plain_sentence(effect):
    found = help_(effect, 0.1 if effect in COMPARED else None, 0.05, 0.2)
    said = helped_words(ENGLISH, found)
    assert re.fullmatch(r"[A-Z].*[.]", said)
    assert not jargon_in(said)
    assert helped_tone(found) == {"better": "good", "worse": "bad"}.get(effect.value, "plain")


def test_no_two_effects_are_said_alike():
    said = {
        helped_words(ENGLISH, help_(e, 0.1 if e in COMPARED else None, 0.05, 0.2)) for e in Effect
    }
    assert len(said) == len(Effect)


def test_the_note_says_what_was_compared_and_what_was_to_be_expected():
    assert (
        helped_note(ENGLISH, help_(Effect.SAME, 0.1))
        == "1 February 2026 to 31 August 2026: 1,200 answers."
    )
    unusual = helped_note(ENGLISH, help_(Effect.BETTER, 0.1, unusual=True))
    assert unusual.endswith("some recovery would have happened anyway.")
    assert helped_note(ENGLISH, help_(Effect.TOO_FEW)) == ""


def test_what_is_not_done_has_nothing_to_say():
    assert (
        helped_words(ENGLISH, None),
        helped_tone(None),
        helped_note(ENGLISH, None),
    ) == (
        "",
        "plain",
        "",
    )
