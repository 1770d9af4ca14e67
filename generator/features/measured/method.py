"""How good days are counted."""

from __future__ import annotations

from generator.figures.method import Method, Unit
from generator.figures.method_texts import COUNTED, OWN_RULE

WORKS = Method(
    id="works",
    title="It works when we need it",
    formula=(
        "Days, in service hours, on which everything measured about the service was good for "
        "people, out of the days measured. What is good is written down beforehand, and the past "
        "is judged by what was written down then. A day counts as measured when any measure has a "
        "value for it, even if another one is taken only once a week; of several values of one "
        "day, the median counts. If a measuring device is silent during a breakdown, the day is "
        "not good; if it was only locked out, the day is missing."
    ),
    unit=Unit.DAYS,
    limits=(
        "It does not see what is not measured. The page says on which days nothing was measured."
    ),
    source=OWN_RULE,
    data=("telemetry", "incidents"),
)

MEASURE = Method(
    id="measure",
    title="A measured value",
    formula=(
        "What a measuring device or a log reports: the median of the days in the period, compared "
        "with what is good for people. It is also compared with its past: the usual range of its "
        "months, as for liking."
    ),
    unit=Unit.OWN,
    limits="A measurement does not show what it is like to be served.",
    source=COUNTED,
    data=("telemetry",),
)

METHODS = (
    WORKS,
    MEASURE,
)
