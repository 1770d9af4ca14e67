"""Methods of what is said of many services at once."""

from __future__ import annotations

from generator.figures.method import Method, Unit, WorkedExample
from generator.figures.method_texts import COUNTED

MOVED = Method(
    id="moved",
    title="What changed most",
    formula=(
        "Each service’s difference is compared with chance. The list is then cut so that, on "
        "average, no more than one in ten entries is there by chance alone."
    ),
    unit=Unit.COUNT,
    limits=(
        "One in ten is an average: one list may have more. A service that is left out may still "
        "have changed."
    ),
    source="Benjamini and Hochberg 1995",
    examples=(
        WorkedExample(
            "In a list of 20 services, two may be there by chance.",
            "false_discovery.expected_false",
            {"listed": 20},
            {"": 2.0},
        ),
    ),
)

SIGNALS = Method(
    id="signals",
    title="Services that are unusual now",
    formula=(
        "The services whose newest period with enough answers is called more or less than usual, "
        "out of those with enough periods to judge. Only services in use, and only where that "
        "period is within the time their page is about."
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
        "if nothing ever changed. That depends on how many periods there are and how many of them "
        "follow one another without a gap. We found it by putting 20,000 made-up steady services "
        "of each kind through the same rules. The results are added up."
    ),
    unit=Unit.COUNT,
    interval=(
        "The number that would not be exceeded in at least 95 of 100 cases if nothing changed "
        "anywhere, and if chance affected each service separately."
    ),
    limits=(
        "Where the same people or the same event change several services at once, the number goes "
        "up and down more. Services are called unusual by chance more often where the number of "
        "answers differs a lot between months, or where each month resembles the one before."
    ),
    source="Our own simulation, from a fixed seed; Wheeler 2000 for the rules",
    examples=(
        WorkedExample(
            "100 services, each with a 2 in 100 chance of being called unusual by chance alone: "
            "we expect 2.0, from 0 to 5.",
            "false_signals.false_signals",
            {"rates": [0.02] * 100},
            {"value": 2.0, "low": 0.0, "high": 5.0},
        ),
    ),
    answers_to=("like",),
)

_DRIVERS = (
    "For each service and period with enough answers, we take: how many like it, how many find it "
    "easy, how well it worked by our measurements (each measure compared with its own ups and "
    "downs, then averaged), and the hours when it was down (the first hours count most). Each is "
    "compared with the average of the same service, so services are not compared with one "
    "another. "
)

_DRIVERS_RANGE = (
    "The whole calculation is done again 2,000 times, each time with services drawn at random, "
    "some of them twice and some not at all. In 95 of 100 draws the number is inside the range."
)

_DRIVERS_LIMITS = (
    "It says what goes together, never what causes what: people who like a service may call it "
    "easy because they like it. It leaves out what nobody measured. Answers of few people go up "
    "and down by chance, and nothing goes with chance."
)

DRIVERS = Method(
    id="drivers",
    title="What goes with liking, one by one",
    formula=(
        _DRIVERS
        + "Then we work out how much of the ups and downs in liking goes with each of these. Where "
        "two of them overlap, they share it: each gets the average of what it adds over all orders "
        "in which they can be added. The parts add up to what all of them explain together."
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
        + "Then we work out how much of the ups and downs in liking goes with all of these "
        "together, using straight lines."
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
    title="Services compared with each other",
    formula=(
        "Each service is a dot: its share, plotted against its number of answers. The band shows "
        "where a service would be if it were like all the others. With few answers the band is "
        "wide. This is not a league table."
    ),
    unit=Unit.SHARE,
    limits="Services for different people and different needs may differ for good reasons.",
    source="Spiegelhalter 2005",
    examples=(
        WorkedExample(
            "All services together: 60 %. With 100 answers, anything from 50 to 70 % is normal.",
            "funnel.funnel_band",
            {"centre": 0.6, "n": 100},
            {"low": 0.5040, "high": 0.6960},
        ),
    ),
)

EVIDENCE = Method(
    id="evidence",
    title="About a provider’s answer",
    formula=(
        "What we can count from the same files about a provider’s own answer: for how many of its "
        "services, or of the comments about them, it is true."
    ),
    unit=Unit.COUNT,
    limits="It counts what is written down. It does not show whether an answer is true.",
    source=COUNTED,
)

COST_MIDDLE = Method(
    id="cost-middle",
    title="What a typical service costs",
    formula=(
        "The median of the services in use whose cost per person and month is known: half cost "
        "more, half cost less. With an even number of services, it is halfway between the middle "
        "two."
    ),
    unit=Unit.MONEY,
    limits=(
        "The services are for different things. If one costs more than is typical, that is only a "
        "reason to ask."
    ),
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
