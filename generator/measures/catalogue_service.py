"""Methods for what is measured and counted about a service itself."""

from __future__ import annotations

from generator.measures.catalogue_entry import Method, Unit

_COUNTED = "Counted; nothing is estimated"
_OWN_RULE = "Our own rule"
_UNPLANNED = (("planned", "no"),)

WORKS = Method(
    id="works",
    title="It works when we need it",
    formula=(
        "Days, in service hours, on which everything measured about the service was good for "
        "people, of the days measured. What is good is written down beforehand, and the past is "
        "judged by what was written down then. A day counts as measured when any measure tells of "
        "it, even if another one is taken only once a week; of several values of a day, the middle "
        "one counts. When a measuring device is silent during a breakdown, the day is not good; "
        "when it was only locked out, the day is missing."
    ),
    unit=Unit.DAYS,
    limits="What is not measured is not seen. Days that were not measured are said.",
    source=_OWN_RULE,
    data=("telemetry", "incidents"),
)

MEASURE = Method(
    id="measure",
    title="A measured value",
    formula=(
        "What a measuring device or a log says: the middle one of the days of the period, beside "
        "what is good for people. Beside its past: the usual range of its months, as for liking."
    ),
    unit=Unit.OWN,
    limits="A measured value is not what it is like to be served.",
    source=_COUNTED,
    data=("telemetry",),
)

PROMISE = Method(
    id="promise",
    title="Was the promise kept?",
    formula="The value measured for the promise, beside what was promised at that time.",
    unit=Unit.OWN,
    limits="A kept promise does not mean that people like it. Steps it does not cover are named.",
    source=_COUNTED,
    data=("promises",),
)

CONTRAST = Method(
    id="contrast",
    title="Green outside, red inside",
    formula=(
        "All promises were kept, and yet one of these holds: the verdict is piñata; even the upper "
        "end of the range of people who like it is below what was aimed at; or they like it less "
        "than usual. Without enough answers we cannot tell, which is not the same as fine."
    ),
    unit=Unit.WORD,
    limits="It shows that promise and experience differ, not which of the two should change.",
    source=_OWN_RULE,
)

GET_THROUGH = Method(
    id="get-through",
    title="Of 100 who start",
    formula=(
        "The number of times that somebody completed, divided by the number of times that somebody "
        "started; the same for each step. Of 100 who start: the shares of the steps, one times the "
        "next."
    ),
    unit=Unit.SHARE,
    interval="Wilson's range, as for a share of answers: what chance does with as many tries.",
    limits="Who never starts is not counted, and some stop because they have what they need.",
    source=_COUNTED,
    data=("usage",),
)

TIME_LOST = Method(
    id="time-lost",
    title="Time without it, and by whom",
    formula=(
        "For each breakdown, the people it reached times the hours it lasted within service hours. "
        "Where breakdowns of one service overlap, the larger number of people counts once and is "
        "shared between them. Where the number of people is not known, the sum says “at least”. "
        "Planned work is a line of its own. “Not known” and “disputed” are causes, too."
    ),
    unit=Unit.HOURS,
    limits="Hours without a service are not hours of work lost: many find another way.",
    source=_OWN_RULE,
    data=("incidents",),
    only=_UNPLANNED,
)

TIME_EACH = Method(
    id="time-each",
    title="Time without it, for each of us",
    formula=(
        "Time without it, divided by the people who use it in an average month of this time, and "
        "made as long as a year: what each of them would be without it in a year like this."
    ),
    unit=Unit.HOURS,
    limits="Breakdowns do not come evenly: the next year may be a better or a worse one.",
    source=_OWN_RULE,
    data=("incidents", "usage"),
    only=_UNPLANNED,
)

TIME_AWAY = Method(
    id="time-away",
    title="How long it was away",
    formula=(
        "The hours within service hours in which at least one breakdown lasted, no matter how many "
        "people it reached. Hours of two breakdowns at the same time count once."
    ),
    unit=Unit.HOURS,
    limits="An hour in which one person was without it counts as much as one in which all were.",
    source=_COUNTED,
    data=("incidents",),
    only=_UNPLANNED,
)

BREAKDOWNS = Method(
    id="breakdowns",
    title="Breakdowns",
    formula="Breakdowns in the log that lasted at least partly in this time. No planned work.",
    unit=Unit.COUNT,
    limits="Breakdowns that nobody wrote down are not in it. Without a log, none is not known.",
    source=_COUNTED,
    data=("incidents",),
    only=_UNPLANNED,
)

NOTICED_FIRST = Method(
    id="noticed-first",
    title="Who noticed first",
    formula=(
        "Breakdowns that customers noticed before the provider did, of all breakdowns of which it "
        "is written down who noticed."
    ),
    unit=Unit.COUNT,
    limits="Breakdowns that nobody reported are not in it.",
    source=_COUNTED,
    data=("incidents",),
    only=_UNPLANNED,
)

AGAIN = Method(
    id="again",
    title="The same thing again",
    formula="Breakdowns with the same reason as an earlier one within 90 days, of all breakdowns.",
    unit=Unit.COUNT,
    limits="It holds only as far as reasons are written down.",
    source=_COUNTED,
    data=("incidents",),
    only=_UNPLANNED,
)

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

FROM_SERVICE = (
    WORKS,
    MEASURE,
    PROMISE,
    CONTRAST,
    GET_THROUGH,
    TIME_LOST,
    TIME_EACH,
    TIME_AWAY,
    BREAKDOWNS,
    NOTICED_FIRST,
    AGAIN,
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
