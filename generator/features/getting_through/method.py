"""How it is worked out how many get through."""

from __future__ import annotations

from generator.figures.method import Method, Unit
from generator.figures.method_texts import COUNTED, WHOLE

GET_THROUGH = Method(
    id="get-through",
    title="Of 100 attempts",
    formula=(
        "The number of times that somebody completed it, divided by the number of times that "
        "somebody started; the same for each step. “Of 100 attempts” multiplies the shares of "
        "the steps."
    ),
    unit=Unit.SHARE,
    interval=(
        "Wilson’s range, as for a share of answers: how much chance changes with so many attempts."
    ),
    limits=(
        "People who never start are not counted, and some stop because they have what they need."
    ),
    source=COUNTED,
    data=("usage",),
    only=WHOLE,
)

DIGITAL = Method(
    id="digital",
    title="Done online",
    formula="Cases handled online, divided by all cases.",
    unit=Unit.SHARE,
    limits="Online is not better for everybody.",
    source=COUNTED,
    data=("usage",),
    only=WHOLE,
)

REQUESTS = Method(
    id="requests",
    title="Requests fulfilled",
    formula="Requests that were fulfilled, out of all requests made in the period.",
    unit=Unit.COUNT,
    limits="Somebody who asks late in the period may get it in the next one.",
    source=COUNTED,
    data=("requests",),
)

WAIT = Method(
    id="wait",
    title="How long people wait",
    formula=(
        "The typical wait (median): half of the people wait less, half wait longer. Shown with "
        "what was promised."
    ),
    unit=Unit.DAYS,
    limits="It does not show the longest waits. Requests still open are not in it.",
    source=COUNTED,
    data=("requests",),
)

METHODS = (
    GET_THROUGH,
    DIGITAL,
    REQUESTS,
    WAIT,
)
