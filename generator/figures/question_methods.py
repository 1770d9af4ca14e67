"""Methods of the questions that customers are asked about a service."""

from __future__ import annotations

from collections.abc import Mapping

from generator.figures.method import Method, Unit, WorkedExample
from generator.figures.method_texts import SHARE_RANGE, SILENT, WILSON

_CHANGES = ("First version.", "Every answer counts once: weights are no longer used.")

LIKE = Method(
    id="like",
    title="People like it",
    question="How do you like it? 1 (not at all) to 5 (very much)",
    formula=(
        "The number of answers of 4 or 5, divided by the number of all answers from 1 to 5. All "
        "answers of the period count the same. An answer about one step counts for that step "
        "only. We never take the average of the five ratings: nobody knows whether the distance "
        "from 1 to 2 is the same as from 4 to 5."
    ),
    unit=Unit.SHARE,
    interval=SHARE_RANGE,
    limits=f"{SILENT} It does not say why people like it or not.",
    source=WILSON,
    examples=(
        WorkedExample(
            "81 of 263 like it: 31 %, with a range from 26 to 37 %.",
            "share.share",
            {"successes": 81, "n": 263},
            {"value": 0.3080, "interval.low": 0.2553, "interval.high": 0.3662},
        ),
        WorkedExample(
            "None of 20 likes it: 0 %, with a range from 0 to 16 %.",
            "share.share",
            {"successes": 0, "n": 20},
            {"value": 0.0, "interval.low": 0.0, "interval.high": 0.1611},
        ),
    ),
    changes=_CHANGES,
    answers_to=("like",),
)

EASE = Method(
    id="ease",
    title="It is easy",
    question="How easy was it? 1 (very hard) to 5 (very easy)",
    formula="The number of answers of 4 or 5, divided by the number of all answers from 1 to 5.",
    unit=Unit.SHARE,
    interval=SHARE_RANGE,
    limits=f"{SILENT} People who gave up before the end are seldom asked.",
    source=WILSON,
    changes=_CHANGES,
    answers_to=("ease",),
)

RECOMMEND = Method(
    id="recommend",
    title="People would recommend it",
    question="How likely are you to recommend it to a colleague? 0 (never) to 10 (certainly)",
    formula=(
        "The share of answers of 9 or 10, minus the share of answers of 0 to 6. Answers of 7 and "
        "8 count in the total but on neither side. The result is between −100 and +100 points."
    ),
    unit=Unit.POINTS,
    interval=(
        "Three made-up answers are added before the range is worked out (three quarters on each "
        "side, the rest in between), so that a few answers that all agree do not look certain. Of "
        "100 ranges worked out this way, about 95 contain the score that very many answers would "
        "give."
    ),
    limits=(
        f"{SILENT} Very different answers can give the same score: half for and half against "
        "is 0, and so is everybody in between. With few answers the range is very wide."
    ),
    source="Score: Reichheld 2003. Range: Rocks 2016",
    examples=(
        WorkedExample(
            "40 answers of 9 or 10, 30 answers of 7 or 8, 30 answers of 0 to 6: +10 points, with "
            "a range from −6 to +26.",
            "recommend.recommend",
            {"promoters": 40, "passives": 30, "detractors": 30},
            {"score": 0.10, "interval.low": -0.0627, "interval.high": 0.2569},
        ),
    ),
    changes=_CHANGES,
    answers_to=("recommend",),
)

HOME = Method(
    id="home",
    title="Compared with what you use at home",
    question="Compared with what you use at home: worse, the same or better?",
    formula=(
        "Three shares: worse, the same and better, each divided by all answers to this question."
    ),
    unit=Unit.SHARE,
    interval=f"{SHARE_RANGE} Each of the three has its own range.",
    limits=f"{SILENT} Everybody uses something different at home.",
    source=WILSON,
    examples=(
        WorkedExample(
            "Of 233 answers 88 say worse: 38 %, with a range from 32 to 44 %.",
            "share.share",
            {"successes": 88, "n": 233},
            {"value": 0.3777, "interval.low": 0.3179, "interval.high": 0.4414},
        ),
    ),
    changes=_CHANGES,
    answers_to=("home",),
)

SHIRT = Method(
    id="shirt",
    title="Would wear the T-shirt",
    question="Would you wear its T-shirt? Yes or no",
    formula=(
        "The number of answers “yes”, divided by all answers “yes” or “no”. Only from this "
        "question: it is never worked out from other answers."
    ),
    unit=Unit.SHARE,
    interval=SHARE_RANGE,
    limits=f"{SILENT} Some people never wear T-shirts.",
    source=WILSON,
    changes=_CHANGES,
    answers_to=("shirt",),
)

OF_QUESTIONS: Mapping[str, Method] = {
    each.id: each for each in (LIKE, EASE, RECOMMEND, HOME, SHIRT)
}
"""By the question."""
