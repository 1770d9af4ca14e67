"""Methods of what is said of many services at once."""

from __future__ import annotations

from generator.figures.method import Method, Unit, WorkedExample
from generator.figures.method_texts import COUNTED

MOVED = Method(
    id="moved",
    title="What moved most",
    formula=(
        "Each service's difference is held against chance. The list is then cut so that no more "
        "than one in ten entries is expected to be there by chance alone."
    ),
    unit=Unit.COUNT,
    limits="One in ten is an average: one list may hold more. A service left out may still move.",
    source="Benjamini and Hochberg 1995",
    examples=(
        WorkedExample(
            "Of a list of 20 services, two may be there by chance.",
            "false_discovery.expected_false",
            {"listed": 20},
            {"": 2.0},
        ),
    ),
)

SIGNALS = Method(
    id="signals",
    title="Services that are called unusual now",
    formula=(
        "The services whose newest period with enough answers is called more or less than usual, "
        "of those with periods enough to judge. Only services in use, and only where that period "
        "lies in the time that their page is about."
    ),
    unit=Unit.COUNT,
    limits="It counts services, not how large their changes are.",
    source="Counted; the rules are those of “More than usual, less than usual, as usual”.",
    answers_to=("like",),
)

FALSE_SIGNALS = Method(
    id="false-signals",
    title="How many would be called unusual by chance",
    formula=(
        "For each service that can be judged: how often its newest period would be called unusual "
        "if nothing ever changed. How often depends on how many periods there are and on how many "
        "of them follow on one another. It was found by sending 20,000 made-up steady services of "
        "each kind through the same rules. These parts are added up."
    ),
    unit=Unit.COUNT,
    interval=(
        "The number that comes out in at least 95 of 100 cases if nothing changes anywhere, and "
        "if chance strikes each service apart from the others."
    ),
    limits=(
        "Where the same people or the same event move several services at once, the number goes "
        "up and down more. Services whose months have very unequal numbers of answers, or whose "
        "months resemble those before them, are called unusual by chance more often."
    ),
    source="Our own simulation, from a fixed seed; Wheeler 2000 for the rules",
    examples=(
        WorkedExample(
            "100 services that would each be called unusual by chance 2 times in 100: 2.0 are "
            "expected, from 0 to 5.",
            "false_signals.false_signals",
            {"rates": [0.02] * 100},
            {"value": 2.0, "low": 0.0, "high": 5.0},
        ),
    ),
    answers_to=("like",),
)

_DRIVERS = (
    "For each service and period with enough answers: how many like it, how many find it easy, how "
    "well it was measured (each measure in its own everyday ups and downs, the mean of them), and "
    "the hours of service without it (the first hours count most). Each is held against the "
    "average of the same service, so services are not compared with one another. "
)

_DRIVERS_RANGE = (
    "The whole is worked out again 2,000 times, with services drawn by lot, some of them twice and "
    "some not at all. In 95 of 100 draws the number lies in the range."
)

_DRIVERS_LIMITS = (
    "It says what goes together, never what causes what: who likes a service may call it easy "
    "because they like it. What nobody measured is not in it. The answers of few people go up and "
    "down by chance, and nothing goes with chance."
)

DRIVERS = Method(
    id="drivers",
    title="What goes with liking, one by one",
    formula=(
        _DRIVERS
        + "Then: the part of liking’s ups and downs that each of these goes with. What two of them "
        "say alike is shared between them: each gets the average of what it adds over all orders "
        "in which they can be looked at. The parts add up to what all go with together."
    ),
    unit=Unit.SHARE,
    interval=_DRIVERS_RANGE,
    limits=_DRIVERS_LIMITS,
    source="Lindeman, Merenda and Gold 1980; Shapley 1953; Grömping 2006",
    data=("telemetry", "incidents"),
    answers_to=(
        "like",
        "ease",
    ),
)

DRIVERS_TOGETHER = Method(
    id="drivers-together",
    title="What goes with liking, together",
    formula=(
        _DRIVERS
        + "Then: the part of liking’s ups and downs that goes with all of these together, along "
        "straight lines."
    ),
    unit=Unit.SHARE,
    interval=_DRIVERS_RANGE,
    limits=_DRIVERS_LIMITS,
    source="Lindeman, Merenda and Gold 1980; Grömping 2006",
    data=("telemetry", "incidents"),
    answers_to=(
        "like",
        "ease",
    ),
)

FUNNEL = Method(
    id="funnel",
    title="Services beside each other",
    formula=(
        "Each service is a dot: its share, over the number of its answers. The band shows where "
        "a service lies if it is like all the others; with few answers the band is wide. There "
        "is no league table."
    ),
    unit=Unit.SHARE,
    limits="Services for different people and different needs may differ for good reasons.",
    source="Spiegelhalter 2005",
    examples=(
        WorkedExample(
            "All services together: 60 %. With 100 answers, 50 to 70 % is nothing special.",
            "funnel.funnel_band",
            {"centre": 0.6, "n": 100},
            {"low": 0.5040, "high": 0.6960},
        ),
    ),
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
    source=COUNTED,
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
    source=COUNTED,
    data=("costs", "usage"),
)

METHODS = (
    MOVED,
    SIGNALS,
    FALSE_SIGNALS,
    DRIVERS,
    DRIVERS_TOGETHER,
    FUNNEL,
    EVIDENCE,
    COST_MIDDLE,
)
