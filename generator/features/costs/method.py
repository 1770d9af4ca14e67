"""How costs and use are worked out."""

from __future__ import annotations

from generator.figures.method import Method, Unit
from generator.figures.method_texts import COUNTED, WHOLE

COST = Method(
    id="cost",
    title="What it costs in a month",
    formula="The money that was written down, divided by the months. Money that came back counts.",
    unit=Unit.MONEY,
    limits="It holds only the costs that are written down.",
    source=COUNTED,
    data=("costs",),
)

COST_PER_PERSON = Method(
    id="cost-per-person",
    title="What it costs per person and month",
    formula=(
        "Cost divided by the people who use it, divided by the months: over the last periods for "
        "which both are known."
    ),
    unit=Unit.MONEY,
    limits="It holds only the costs that are written down. Cheap is not the same as worth it.",
    source=COUNTED,
    data=("costs", "usage"),
    only=WHOLE,
)

COST_PER_COMPLETED = Method(
    id="cost-per-completed",
    title="What it costs each time",
    formula=(
        "Cost divided by how often it was completed, over the last periods for which both are "
        "known."
    ),
    unit=Unit.MONEY,
    limits="It holds only the costs that are written down, and not the time of customers.",
    source=COUNTED,
    data=("costs", "usage"),
    only=WHOLE,
)

USAGE = Method(
    id="usage",
    title="People who use it",
    formula="The number of people who used the service in the period, each counted once.",
    unit=Unit.COUNT,
    limits="Use is not liking: many must use what they do not like.",
    source=COUNTED,
    data=("usage",),
    only=WHOLE,
)

TAKE_UP = Method(
    id="take-up",
    title="How many of those it is for use it",
    formula=(
        "The number of people who used the service in the last period, divided by the size of "
        "all groups of customers that it is for, as large as they were then."
    ),
    unit=Unit.SHARE,
    limits=(
        "Who belongs to two groups counts twice. Where more people use it than it is for, or a "
        "size is not known, there is no share."
    ),
    source=COUNTED,
    data=("usage",),
    only=WHOLE,
)

METHODS = (
    COST,
    COST_PER_PERSON,
    COST_PER_COMPLETED,
    USAGE,
    TAKE_UP,
)
