"""How a forecast is made, and how good it was."""

from __future__ import annotations

from generator.figures.method import Method, Unit

_FROM = ("telemetry", "incidents")

EXPECTED = Method(
    id="expected",
    title="What we expect",
    formula=(
        "For the period that still runs, or has just ended: the share of people who will like it, "
        "as its measured working lets expect, before the answers are counted. It begins with the "
        "recent share, to which each period adds a fifth of its own. Then it looks how far what "
        "was measured, and the hours without it, are from what was usual, and moves the share by "
        "as much as that has moved it before. What is still to come of the period is taken to be "
        "as usual. How much that is, is learnt from the past of all services, anew for each "
        "period, and uses only what was known at the time; a rule that has "
        "not held for about a year counts for little. It is shown only where, over at least 12 "
        "periods, it has been closer than the best simple guess, with 95 % certainty. Simple "
        "guesses are: as in the last period; as recently; as a year before."
    ),
    unit=Unit.SHARE,
    interval=(
        "As wide as our earlier misses were, so that about nine of ten results lie inside. The "
        "page says how many did."
    ),
    limits=(
        "It knows only what is measured. Something that never happened before it cannot expect. "
        "That two things go together does not say that one makes the other. A value thirty times "
        "as large or small as usual is taken for one in another unit: that measure begins anew."
    ),
    source="Hoerl and Kennard 1970; Vovk and others 2005",
    data=_FROM,
    sure=90,
)

EXPECTED_ERROR = Method(
    id="expected-error",
    title="How far off the forecasts were",
    formula=(
        "The distance of each forecast from what came true, in points of a hundred, on average "
        "over all periods with enough answers. The same for the best guess without anything "
        "measured: the last period, the smoothed share, or the same period a year before."
    ),
    unit=Unit.DISTANCE,
    limits="Part of it is chance: as many answers would differ a little each time anyway.",
    source="Mean absolute error, walking forward in time",
    data=_FROM,
    answers_to=("like",),
)

EXPECTED_HELD = Method(
    id="expected-held",
    title="How often what came true lay inside the predicted range",
    formula=(
        "Forecasts whose range held what came true, of all that had a range and enough answers."
    ),
    unit=Unit.COUNT,
    limits="Nine of ten are meant to; of a few, one or two more or fewer are chance.",
    source="Counted; nothing is estimated",
    data=_FROM,
    answers_to=("like",),
)

FROZEN_ERROR = Method(
    id="frozen-error",
    title="How far off the forecasts were that had been written down",
    formula=(
        "The distance of each forecast from what came true, in points of a hundred, on average. "
        "Only forecasts that were written down before their period ended, and never made again; "
        "each carries a seal of itself and of the one before it, so none can be changed unseen."
    ),
    unit=Unit.DISTANCE,
    limits="There are few at first. Who keeps the files could begin a new list, but not unseen.",
    source="Mean absolute error of what was frozen",
    data=("forecasts",),
)

FROZEN_HELD = Method(
    id="frozen-held",
    title="How often what came true lay inside the range that had been written down",
    formula="Forecasts written down beforehand whose range held what came true, of all checked.",
    unit=Unit.COUNT,
    limits="Nine of ten are meant to; of a few, one or two more or fewer are chance.",
    source="Counted; nothing is estimated",
    data=("forecasts",),
)

METHODS = (
    EXPECTED,
    EXPECTED_ERROR,
    EXPECTED_HELD,
    FROZEN_ERROR,
    FROZEN_HELD,
)
