"""How the time without a service is worked out."""

from __future__ import annotations

from generator.figures.method import Method, Unit
from generator.figures.method_texts import COUNTED, OWN_RULE, SHARE_RANGE, SILENT, WILSON

_UNPLANNED = (("planned", "no"),)
UNPLANNED_FOR_EACH = (*_UNPLANNED, ("usage.step", ""))
"""Breakdowns of any step, and the use of the whole service."""

TIME_LOST = Method(
    id="time-lost",
    title="Time without it, and by whom",
    formula=(
        "For each breakdown, the people it reached times the hours it lasted within service hours. "
        "Where breakdowns of one service overlap, the larger number of people counts once and is "
        "shared between them. Where the number of people is not known, or when it was over, the "
        "sum says “at least”. "
        "Planned work is a line of its own. “Not known” and “disputed” are causes, too."
    ),
    unit=Unit.HOURS,
    limits="Hours without a service are not hours of work lost: many find another way.",
    source=OWN_RULE,
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
    source=OWN_RULE,
    data=("incidents", "usage"),
    only=UNPLANNED_FOR_EACH,
)

TIME_AWAY = Method(
    id="time-away",
    title="How long it was away",
    formula=(
        "The hours within service hours in which at least one breakdown lasted, no matter how many "
        "people it reached. Hours of two breakdowns at the same time count once. A breakdown of "
        "which nobody knows when it was over adds nothing, and the sum says “at least”."
    ),
    unit=Unit.HOURS,
    limits="An hour in which one person was without it counts as much as one in which all were.",
    source=COUNTED,
    data=("incidents",),
    only=_UNPLANNED,
)

BREAKDOWNS = Method(
    id="breakdowns",
    title="Breakdowns",
    formula="Breakdowns in the log that lasted at least partly in this time. No planned work.",
    unit=Unit.COUNT,
    limits="Breakdowns that nobody wrote down are not in it. Without a log, none is not known.",
    source=COUNTED,
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
    source=COUNTED,
    data=("incidents",),
    only=_UNPLANNED,
)

AGAIN = Method(
    id="again",
    title="The same thing again",
    formula="Breakdowns with the same reason as an earlier one within 90 days, of all breakdowns.",
    unit=Unit.COUNT,
    limits="It holds only as far as reasons are written down.",
    source=COUNTED,
    data=("incidents",),
    only=_UNPLANNED,
)

STEP_LIKE = Method(
    id="step-like",
    title="People like the step",
    question="How do you like this step? 1 (not at all) to 5 (very much)",
    formula=(
        "The number of answers 4 or 5 about one step, divided by the number of all answers about "
        "it. An answer about a step is none about the whole service. Where another supplier took "
        "the step over, the answers before and after that day are never counted together."
    ),
    unit=Unit.SHARE,
    interval=SHARE_RANGE,
    limits=f"{SILENT} It does not say whether the supplier or something else is the reason.",
    source=WILSON,
    answers_to=("like",),
)

METHODS = (
    STEP_LIKE,
    TIME_LOST,
    TIME_EACH,
    TIME_AWAY,
    BREAKDOWNS,
    NOTICED_FIRST,
    AGAIN,
)
