"""How a forecast is made, and how good it was."""

from __future__ import annotations

from generator.figures.method import Method, Unit

_FROM = ("telemetry", "incidents")

EXPECTED = Method(
    id="expected",
    title="What we predicted",
    formula=(
        "For the period that is still running, or has just ended: the share of people we expect "
        "to like it, worked out from measurements before the answers are counted. It starts with "
        "the recent share, to which each period adds a fifth of its own. Then it looks at how far "
        "the measurements, and the hours when it was down, are from what is usual, and moves the "
        "share by as much as they moved it in the past. For the days of the period that are still "
        "to come it assumes the usual. How strong these effects are is learnt from the past of "
        "all services, again for each period, using only what was known at the time. A rule that "
        "has not worked for about a year counts for little. The prediction is shown only where, "
        "over at least 12 periods, it has been closer than the best simple guess, with 95 % "
        "certainty. The simple guesses are: the same as the last period; the same as recently; "
        "the same as a year before."
    ),
    unit=Unit.SHARE,
    interval=(
        "The range is as wide as our earlier misses were, so that about nine in ten results fall "
        "inside it. The page says how many did."
    ),
    limits=(
        "It knows only what is measured. It cannot expect something that has never happened "
        "before. When two things go together, that does not mean that one causes the other. If a "
        "value is suddenly thirty times as large or as small as usual, we assume that it is in "
        "another unit, and that measure starts again."
    ),
    source="Hoerl and Kennard 1970; Vovk and others 2005",
    data=_FROM,
    sure=90,
)

EXPECTED_ERROR = Method(
    id="expected-error",
    title="How far off the predictions were",
    formula=(
        "How far each prediction was from the result, in percentage points, on average over all "
        "periods with enough answers. The same for the best guess without any measurements: the "
        "last period, the smoothed share, or the same period a year before."
    ),
    unit=Unit.DISTANCE,
    limits=(
        "Part of it is chance: the same number of answers would differ a little each time anyway."
    ),
    source="Mean absolute error, moving forward in time",
    data=_FROM,
    answers_to=("like",),
)

EXPECTED_HELD = Method(
    id="expected-held",
    title="How often the result was inside the predicted range",
    formula=(
        "Predictions whose range contained the result, out of all that had a range and enough "
        "answers."
    ),
    unit=Unit.COUNT,
    limits="About nine in ten should be. With only a few, one or two more or fewer is chance.",
    source="Counted, not estimated",
    data=_FROM,
    answers_to=("like",),
)

FROZEN_ERROR = Method(
    id="frozen-error",
    title="How far off the predictions were that were written down beforehand",
    formula=(
        "How far each prediction was from the result, in percentage points, on average. Only "
        "predictions that were written down before their period ended and never made again. Each "
        "carries a seal of itself and of the one before it, so none can be changed without "
        "anybody noticing."
    ),
    unit=Unit.DISTANCE,
    limits=(
        "There are few at first. The people who keep the files could start a new list, but "
        "everybody would see it."
    ),
    source="Mean absolute error of predictions written down beforehand",
    data=("forecasts",),
)

FROZEN_HELD = Method(
    id="frozen-held",
    title="How often the result was inside the range written down beforehand",
    formula=(
        "Predictions written down beforehand whose range contained the result, out of all checked."
    ),
    unit=Unit.COUNT,
    limits="About nine in ten should be. With only a few, one or two more or fewer is chance.",
    source="Counted, not estimated",
    data=("forecasts",),
)

METHODS = (
    EXPECTED,
    EXPECTED_ERROR,
    EXPECTED_HELD,
    FROZEN_ERROR,
    FROZEN_HELD,
)
