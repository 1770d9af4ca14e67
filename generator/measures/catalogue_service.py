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
)
