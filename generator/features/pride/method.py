"""How pride is worked out, and its gap to liking."""

from __future__ import annotations

from generator.figures.method import Method, Unit, WorkedExample
from generator.figures.method_texts import DIFFERENCE_RANGE, SHARE_RANGE, WILSON

PRIDE = Method(
    id="pride",
    title="Staff are proud of it",
    question="How proud are you of what we provide? 1 (not at all) to 5 (very)",
    formula="The number of answers of 4 or 5, divided by the number of all answers from 1 to 5.",
    unit=Unit.SHARE,
    interval=SHARE_RANGE,
    limits="It says how the people who provide the service feel. Customers may see it differently.",
    source=WILSON,
    answers_to=("pride",),
)

PRIDE_GAP = Method(
    id="pride-gap",
    title="Pride compared with liking",
    formula=(
        "The share of staff who are proud of it, minus the share of people who use it and like "
        "it, in points and for the same time. Only where both have enough answers."
    ),
    unit=Unit.POINTS,
    interval=DIFFERENCE_RANGE,
    limits=(
        "Being proud of something and liking it are two questions. A gap says that the two sides "
        "see it differently, not which of them is right."
    ),
    source="Newcombe 1998",
    examples=(
        WorkedExample(
            "53 of 60 staff who provide it are proud of it, and 130 of 241 people who use it like "
            "it: 34 points more, with a range from 22 to 43.",
            "difference.difference",
            {"before": 130, "n_before": 241, "after": 53, "n_after": 60},
            {"value": 0.3439, "interval.low": 0.2220, "interval.high": 0.4303},
        ),
    ),
    answers_to=(
        "pride",
        "like",
    ),
)

METHODS = (
    PRIDE,
    PRIDE_GAP,
)
