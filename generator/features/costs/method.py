"""How costs and use are worked out."""

from __future__ import annotations

from generator.figures.method import Method, Unit
from generator.figures.method_texts import COUNTED, WHOLE

COST = Method(
    id="cost",
    title="What it costs in a month",
    formula=(
        "The money that was written down, divided by the months. Money that came back is "
        "subtracted."
    ),
    unit=Unit.MONEY,
    limits="It includes only the costs that are written down.",
    source=COUNTED,
    data=("costs",),
)

COST_PER_PERSON = Method(
    id="cost-per-person",
    title="What it costs per person and month",
    formula=(
        "Cost divided by the people who use it, divided by the months, for the most recent "
        "periods where both are known."
    ),
    unit=Unit.MONEY,
    limits="It includes only the costs that are written down. Cheap does not mean worth it.",
    source=COUNTED,
    data=("costs", "usage"),
    only=WHOLE,
)

COST_PER_COMPLETED = Method(
    id="cost-per-completed",
    title="What it costs each time",
    formula=(
        "Cost divided by how often it was completed, for the most recent periods where both are "
        "known."
    ),
    unit=Unit.MONEY,
    limits="It includes only the costs that are written down, and not customers’ time.",
    source=COUNTED,
    data=("costs", "usage"),
    only=WHOLE,
)

USAGE = Method(
    id="usage",
    title="People who use it",
    formula=(
        "The number of people who used the service in the period, each counted once. Withheld "
        "where, with the published sizes of some groups, it would reveal the size of another one."
    ),
    unit=Unit.COUNT,
    limits=(
        "Using a service does not mean liking it: many people have to use what they do not like."
    ),
    source=COUNTED,
    data=("usage",),
    only=WHOLE,
    changes=(
        "First version.",
        "Withheld where it would reveal the size of a small group.",
    ),
)

TAKE_UP = Method(
    id="take-up",
    title="How many of the people it is for use it",
    formula=(
        "The number of people who used the service in the last period, divided by the size of all "
        "the groups of customers it is for at that time."
    ),
    unit=Unit.SHARE,
    limits=(
        "People who belong to two groups are counted twice. Where more people use it than it is "
        "for, or the size of a group is not known, there is no share."
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
