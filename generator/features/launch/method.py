"""How launches are judged."""

from __future__ import annotations

from generator.figures.method import Method, Unit
from generator.figures.method_texts import DIFFERENCE_RANGE, OWN_RULE

READY = Method(
    id="ready",
    title="Ready to go live",
    formula=(
        "How much of what a service must have before it goes live is written down: an owner, a "
        "place to have your say, a place to get help, an experience target, and for each step "
        "something that is measured."
    ),
    unit=Unit.COUNT,
    limits="It says that these things exist, not that they are good.",
    source=OWN_RULE,
)

RIGHT_FIRST_TIME = Method(
    id="right-first-time",
    title="Right first time",
    formula=(
        "After a launch: the share who like it in the next 90 days, minus the share in the first "
        "90, in points; and the breakdowns that the launch caused. Only periods that are wholly "
        "within these days count, and only where both have enough answers. The days and the "
        "smallest number of answers are fixed before any launch."
    ),
    unit=Unit.POINTS,
    interval=DIFFERENCE_RANGE,
    limits="People also need time to get used to something new.",
    source="Newcombe 1998",
    answers_to=("like",),
)

METHODS = (
    READY,
    RIGHT_FIRST_TIME,
)
