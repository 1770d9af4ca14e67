"""Methods for what is counted of a service: use, money, results, what was answered."""

from __future__ import annotations

from generator.measures.catalogue_entry import Method, Unit

_COUNTED = "Counted; nothing is estimated"
_OWN_RULE = "Our own rule"

ANSWERED = Method(
    id="answered",
    title="Comments answered",
    formula="Comments that got an answer, of all comments.",
    unit=Unit.COUNT,
    limits="An answer need not be a good one.",
    source=_COUNTED,
)

SETTLED = Method(
    id="settled",
    title="It settled the matter",
    question="Does this settle it for you? Yes or no",
    formula="Those who say that it settles the matter, of those who had raised it.",
    unit=Unit.COUNT,
    limits="Some who raised it have not been reached.",
    source=_COUNTED,
)

REQUESTS = Method(
    id="requests",
    title="What was asked for and got",
    formula="Requests after which people got it, of all requests made in the period.",
    unit=Unit.COUNT,
    limits="Who asks late in the period may get it in the next one.",
    source=_COUNTED,
    data=("requests",),
)

USAGE = Method(
    id="usage",
    title="People who use it",
    formula="The number of people who used the service in the period, each counted once.",
    unit=Unit.COUNT,
    limits="Use is not liking: many must use what they do not like.",
    source=_COUNTED,
    data=("usage",),
)

DIGITAL = Method(
    id="digital",
    title="Done online",
    formula="Cases handled online, divided by all cases.",
    unit=Unit.SHARE,
    limits="Online is not better for everybody.",
    source=_COUNTED,
    data=("usage",),
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
    source=_COUNTED,
    data=("usage",),
)

COST = Method(
    id="cost",
    title="What it costs in a month",
    formula="The money that was written down, divided by the months. Money that came back counts.",
    unit=Unit.MONEY,
    limits="It holds only the costs that are written down.",
    source=_COUNTED,
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
    source=_COUNTED,
    data=("costs", "usage"),
)

COST_MIDDLE = Method(
    id="cost-middle",
    title="The middle of what services cost",
    formula=(
        "Of a provider's services in use whose cost per person and month is known, the middle "
        "one: half cost more, half cost less. Of an even number, halfway between the middle two."
    ),
    unit=Unit.MONEY,
    limits="The services are for different things. Dearer than the middle is only a reason to ask.",
    source=_COUNTED,
    data=("costs", "usage"),
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
    source=_COUNTED,
    data=("costs", "usage"),
)

WAIT = Method(
    id="wait",
    title="How long people wait",
    formula="The middle wait: half wait less, half wait longer. Beside it, what was promised.",
    unit=Unit.DAYS,
    limits="It does not show the longest waits. Requests still open are not in it.",
    source=_COUNTED,
    data=("requests",),
)

RESULT = Method(
    id="result",
    title="What customers get done with it",
    formula="The measured result, beside the target that held at the time and the goal it serves.",
    unit=Unit.OWN,
    limits="Results have more than one reason; the service is only one of them.",
    source=_COUNTED,
    data=("results",),
)

READY = Method(
    id="ready",
    title="Ready to go live",
    formula=(
        "Of what a service must have before it goes live, how much is written down: somebody who "
        "answers for it, a place to say something, a place to get help, the experience that is "
        "aimed at, and for each step something that is measured."
    ),
    unit=Unit.COUNT,
    limits="It says that these things exist, not that they are good.",
    source=_OWN_RULE,
)

EVIDENCE = Method(
    id="evidence",
    title="Beside a provider's answer",
    formula=(
        "What can be counted from the same files about what a provider says of itself: of its "
        "services, or of the matters raised about them, those for which it holds."
    ),
    unit=Unit.COUNT,
    limits="It counts what is written down. It does not show that an answer is true or false.",
    source=_COUNTED,
)

DAYS_WITH_CUSTOMERS = Method(
    id="days-with-customers",
    title="Days spent with customers",
    formula=(
        "The days in the last year that somebody of the provider spent with those who use its "
        "services. Two visits on one day are one day."
    ),
    unit=Unit.DAYS,
    limits="A day that nobody wrote down is not in it. One good hour can teach more than a day.",
    source=_COUNTED,
    data=("visits",),
)

FROM_USE = (
    ANSWERED,
    SETTLED,
    REQUESTS,
    USAGE,
    DIGITAL,
    TAKE_UP,
    COST,
    COST_PER_PERSON,
    COST_MIDDLE,
    COST_PER_COMPLETED,
    WAIT,
    RESULT,
    READY,
    EVIDENCE,
    DAYS_WITH_CUSTOMERS,
)
