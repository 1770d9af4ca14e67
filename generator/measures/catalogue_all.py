"""Methods for what is told from all services together."""

from __future__ import annotations

from generator.measures.catalogue_entry import Example, Method, Unit

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
        Example(
            "100 services that would each be called unusual by chance 2 times in 100: 2.0 are "
            "expected, from 0 to 5.",
            "false_signals.false_signals",
            {"rates": [0.02] * 100},
            {"value": 2.0, "low": 0.0, "high": 5.0},
        ),
    ),
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
)

FROM_ALL = (SIGNALS, FALSE_SIGNALS, DRIVERS, DRIVERS_TOGETHER)
