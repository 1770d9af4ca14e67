"""What the page says of false alarms, for each number of them."""

from __future__ import annotations

import pytest

from generator.figures.figure import Figure, State
from generator.language import ENGLISH
from generator.pages.alarms_words import alarms_said
from generator.scorecards.overviews import methods
from generator.scorecards.overviews.alarms import Alarms


def said(seen: int, judged: int, expected: float, most: int) -> str:
    shown = State.SHOWN
    return " ".join(
        alarms_said(
            ENGLISH,
            Alarms(
                Figure("a", methods.SIGNALS, shown, value=float(seen), of=judged),
                Figure(
                    "b", methods.FALSE_SIGNALS, shown, value=expected, low=0.0, high=most, of=judged
                ),
            ),
        )
    )


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (
            (3, 18, 0.31, 2),
            (
                "We can judge the trends of 18 services. 3 are unusual now. If "
                "nothing had changed anywhere, we would expect none, and rarely more than 2. "
                "So not all of it is chance. These numbers cannot say which are false alarms."
            ),
        ),
        (
            (1, 1, 0.0, 0),
            (
                "We can judge the trend of 1 service. It is unusual now. If nothing "
                "had changed anywhere, we would expect none, and hardly ever one. So not all "
                "of it is chance. These numbers cannot say which are false alarms."
            ),
        ),
        (
            (2, 120, 1.6, 4),
            (
                "We can judge the trends of 120 services. 2 are unusual now. If "
                "nothing had changed anywhere, we would still expect about 2, and rarely "
                "more than 4. So all of it may be chance: look twice before you act."
            ),
        ),
        (
            (2, 40, 0.6, 2),
            (
                "We can judge the trends of 40 services. 2 are unusual now. If "
                "nothing had changed anywhere, we would still expect about 1, and rarely "
                "more than 2. So all of it may be chance: look twice before you act."
            ),
        ),
        (
            (0, 2, 0.04, 1),
            (
                "We can judge the trends of 2 services. None is unusual now. If "
                "nothing had changed anywhere, we would expect none, and rarely more than 1. "
                "So there is no false alarm now."
            ),
        ),
    ],
)
def test_seen_expected_and_what_follows(numbers, words):
    assert said(*numbers) == words
