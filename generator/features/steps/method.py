"""How the time without a service is worked out."""

from __future__ import annotations

from generator.figures.method import Method, Unit
from generator.figures.method_texts import COUNTED, OWN_RULE, SHARE_RANGE, SILENT, WILSON

_UNPLANNED = (("planned", "no"),)
UNPLANNED_FOR_EACH = (*_UNPLANNED, ("usage.step", ""))
"""Breakdowns of any step, and the use of the whole service."""

TIME_LOST = Method(
    id="time-lost",
    title="How long people could not use it, by supplier and cause",
    formula=(
        "For each breakdown, the number of people it affected times the hours it lasted within "
        "service hours. Where breakdowns of one service overlap, the larger number of people "
        "counts once and is shared between them. Where we do not know how many people it "
        "affected, or when it ended, the total says “at least”. Planned work has a line of its "
        "own. “Not known” and “disputed” are causes, too."
    ),
    unit=Unit.HOURS,
    limits="Hours when a service is down are not hours of work lost: many people find another way.",
    source=OWN_RULE,
    data=("incidents",),
    only=_UNPLANNED,
)

TIME_EACH = Method(
    id="time-each",
    title="How long each user could not use it",
    formula=(
        "How long people could not use it, divided by the people who use it in an average month "
        "of this time, and scaled to a year: how long each of them could not use it in a year "
        "like this."
    ),
    unit=Unit.HOURS,
    limits="Breakdowns do not come evenly: the next year may be better or worse.",
    source=OWN_RULE,
    data=("incidents", "usage"),
    only=UNPLANNED_FOR_EACH,
)

TIME_AWAY = Method(
    id="time-away",
    title="How long it was down",
    formula=(
        "The hours within service hours when at least one breakdown was going on, no matter how "
        "many people it affected. Hours of two breakdowns at the same time count once. A "
        "breakdown adds nothing if nobody knows when it ended, and the total says “at least”."
    ),
    unit=Unit.HOURS,
    limits=(
        "An hour in which one person could not use it counts as much as an hour in which nobody "
        "could."
    ),
    source=COUNTED,
    data=("incidents",),
    only=_UNPLANNED,
)

BREAKDOWNS = Method(
    id="breakdowns",
    title="Breakdowns",
    formula="Breakdowns in the log that overlap with this time. Planned work is left out.",
    unit=Unit.COUNT,
    limits=(
        "It leaves out breakdowns that nobody wrote down. Where no log is kept, we do not know "
        "whether there were any."
    ),
    source=COUNTED,
    data=("incidents",),
    only=_UNPLANNED,
)

NOTICED_FIRST = Method(
    id="noticed-first",
    title="Who noticed first",
    formula=(
        "Breakdowns that customers noticed before the provider did, out of all breakdowns where "
        "the log says who noticed."
    ),
    unit=Unit.COUNT,
    limits="It leaves out breakdowns that nobody reported.",
    source=COUNTED,
    data=("incidents",),
    only=_UNPLANNED,
)

AGAIN = Method(
    id="again",
    title="The same cause again",
    formula=(
        "Breakdowns with the same cause as another one in the 90 days before, out of all "
        "breakdowns."
    ),
    unit=Unit.COUNT,
    limits="It is only as good as the causes that were written down.",
    source=COUNTED,
    data=("incidents",),
    only=_UNPLANNED,
)

STEP_LIKE = Method(
    id="step-like",
    title="People like the step",
    question="How do you like this step? 1 (not at all) to 5 (very much)",
    formula=(
        "The number of answers of 4 or 5 about one step, divided by the number of all answers "
        "about it. An answer about a step does not count for the whole service. Where another "
        "supplier took over the step, the answers before and after that day are never counted "
        "together."
    ),
    unit=Unit.SHARE,
    interval=SHARE_RANGE,
    limits=f"{SILENT} It does not say whether the supplier or something else is the cause.",
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
