"""The panel “What was to be expected”: said before anybody was asked, and what came true."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.features.expected.drawing import ExpectedChart, expected_chart
from generator.features.expected.figures import Expected, ForecastState
from generator.features.expected.figures import PastForecast as Forecast
from generator.features.expected.frozen import Frozen
from generator.features.expected.method import METHODS
from generator.features.feature import Feature
from generator.features.panel import Panel, PanelContent, add_lines, add_rows
from generator.figures.card import Scorecard
from generator.figures.figure import Figure
from generator.language import N_, Locale
from generator.language.marked import filled
from generator.model.definitions import Definitions
from generator.model.service import Stage
from generator.wording.figure_words import figure_value
from generator.wording.marks import marked
from generator.wording.situation import Wording
from generator.wording.spans import span_words
from generator.wording.wording import count, day_words, integer, percent, percent_range, whole

_SAID = {
    ForecastState.NOT_ASKED: N_(
        "No answers have been counted yet, so no prediction could be checked."
    ),
    ForecastState.NOT_MEASURED: N_(
        "Nobody measures anything that could predict whether people like it."
    ),
    ForecastState.SHORT: N_(
        "There are too few results yet to say whether our measurements predict how many people "
        "like it."
    ),
    ForecastState.NO_SKILL: N_("Our measurements predict no better than the last answers."),
    ForecastState.NOTHING_YET: N_(
        "Our measurements have predicted whether people like it, but nothing has been measured "
        "recently."
    ),
}
_WHEN = {
    ForecastState.NOT_ASKED: "nobody was ever asked",
    ForecastState.NOT_MEASURED: "nothing is measured, or it never changed",
    ForecastState.SHORT: "fewer than 12 forecasts could have been made and checked",
    ForecastState.NO_SKILL: "forecasts were no closer than the best simple guess",
    ForecastState.NOTHING_YET: (
        "forecasts were closer, but there is nothing to make the next one from"
    ),
}
_GUESSES = {
    "last value": N_("the same as the last time"),
    "smoothed": N_("the same as recently"),
    "year before": N_("the same as a year before"),
}
_CHANCE = N_("Our predictions were a little closer, but no more than by chance.")


class MissView(Struct, frozen=True):
    """A period whose result was outside the range: what was expected, the range, the result."""

    period: str
    expected: str
    range: str
    true: str


class RecordView(Struct, frozen=True):
    """The record: the drawing with its title and its description, and where it was wrong.

    The drawing has each period; numbers of all of them are in the page's download.
    """

    title: str
    description: str
    chart: ExpectedChart
    misses: tuple[MissView, ...]


class FrozenRow(Struct, frozen=True):
    """A forecast that was written down: of which period, on which day, and what came true."""

    period: str
    made_on: str
    expected: str
    range: str
    true: str
    note: str


class FrozenView(Struct, frozen=True):
    """The forecasts that were written down before the answers came, and how they fared."""

    said: str
    rows: tuple[FrozenRow, ...]


class ExpectedView(Struct, frozen=True):
    """What was expected last, how far off forecasts and guesses were, and the record if shown.

    ``error`` is empty where no record can be checked; ``frozen`` are forecasts that were written
    down, which is another record. ``unranged`` says how many had no range.
    """

    now: str
    error: str
    guess: str
    guessed: str
    held: str
    unranged: str
    forecasts: str
    note: str
    record: RecordView | None
    frozen: FrozenView | None


def describe(
    locale: Locale, card: Scorecard, _definitions: Definitions, _as_of: date
) -> PanelContent | None:
    """Say what was to be expected; nothing of a service that is not there yet, or no longer."""
    if card.service.stage in (Stage.PIPELINE, Stage.RETIRED):
        return None
    found = card.panels[Expected]
    if found.state is ForecastState.NOT_MEASURED:
        named = card.service.measures
        add = add_rows(locale, "telemetry") if named else add_lines(locale, card, "measures")
        return PanelContent(locale.text(_SAID[found.state]), add=add, body=_view(locale, found))
    if found.state is not ForecastState.SHOWN:
        return PanelContent(locale.text(_SAID[found.state]), body=_view(locale, found))
    last = found.record[-1]
    assert last.expected is not None  # it is the forecast that is shown
    return PanelContent(
        _said(locale, last.expected, last.true, last.miss), body=_view(locale, found)
    )


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    return (
        *(Wording(_WHEN[state], locale.text(said)) for state, said in _SAID.items()),
        Wording("a forecast of answers still to come", _said(locale, 0.61, None, False)),
        Wording("a forecast whose range held the result", _said(locale, 0.61, 0.64, False)),
        Wording("a forecast whose range did not hold the result", _said(locale, 0.61, 0.35, True)),
    )


def _said(locale: Locale, expected: float, true: float | None, miss: bool) -> str:
    _ = locale.text
    if true is None:
        said = _("From our measurements we expect {expected} of 100 people to like it.")
    elif miss:
        said = _(
            "From our measurements we expected {expected} of 100 people to like it; {did} did. We "
            "were wrong."
        )
    else:
        said = _(
            "From our measurements we expected {expected} of 100 people to like it; {did} did."
        )
    return said.format(expected=whole(100 * expected), did=whole(100 * (true or 0.0)))


def _view(locale: Locale, found: Expected) -> ExpectedView | None:
    """Return what stands below the sentence; nothing without any record."""
    skill, error, guess, held = found.skill, found.error, found.guess, found.held
    frozen_view = _frozen(locale, found)
    if skill is None or error is None or guess is None or held is None:
        return (
            ExpectedView("", "", "", "", "", "", "", "", None, frozen_view) if frozen_view else None
        )
    proved = found.state is not ForecastState.NO_SKILL
    return ExpectedView(
        now=_now(locale, found.now),
        error=figure_value(locale, error),
        guess=figure_value(locale, guess),
        guessed=locale.text(_GUESSES[skill.best]),
        held=figure_value(locale, held),
        unranged=_unranged(locale, skill.origins - skill.judged),
        forecasts=count(locale, skill.origins, "prediction", "predictions"),
        note="" if proved or skill.error >= skill.best_error else locale.text(_CHANCE),
        record=_record(locale, found.record, error, guess) if proved else None,
        frozen=frozen_view,
    )


def _unranged(locale: Locale, number: int) -> str:
    """Say how many predictions came too early for a range; empty for none."""
    if not number:
        return ""
    said = locale.plural("{n} had no range yet", "{n} had no range yet", number)
    return said.format(n=integer(locale, number))


def _frozen(locale: Locale, found: Expected) -> FrozenView | None:
    """Return the forecasts that were written down; nothing where none was."""
    if not found.frozen:
        return None
    error, held = found.frozen_figures
    made = len(found.frozen)
    if error.value is None or not held.of:
        said = locale.plural(
            "{n} prediction was written down beforehand; there are no answers yet to check it.",
            "{n} predictions were written down beforehand; there are no answers yet to check them.",
            made,
        )
    else:
        said = locale.plural(
            "{n} prediction was written down beforehand. It was off by {points}; the range "
            "contained the result in {held}.",
            "{n} predictions were written down beforehand. Those we can check were off by "
            "{points} on average; the range contained the result in {held}.",
            made,
        )
    said = filled(
        said,
        n=integer(locale, made),
        points=figure_value(locale, error),
        held=figure_value(locale, held),
    )
    return FrozenView(said, tuple(_frozen_row(locale, each) for each in found.frozen))


def _frozen_row(locale: Locale, each: Frozen) -> FrozenRow:
    return FrozenRow(
        period=locale.period(each.period),
        made_on=day_words(locale, each.made_on),
        expected=percent(each.expected),
        range=percent_range(each.low, each.high),
        true=_share(each.true),
        note=locale.text("outside the range") if each.miss else "",
    )


def _now(locale: Locale, now: Figure) -> str:
    if now.value is None or now.span is None:
        return ""
    expected = marked(now, percent(now.value))
    if now.low is None or now.high is None:
        return filled("{span}: {n}.", span=span_words(locale, now.span), n=expected)
    said = locale.text("{span}: {expected}, most likely {range}.")
    likely = marked(now, percent_range(now.low, now.high))
    return filled(said, span=span_words(locale, now.span), expected=expected, range=likely)


def _record(
    locale: Locale, record: tuple[Forecast, ...], error: Figure, guess: Figure
) -> RecordView:
    missed = sum(1 for each in record if each.miss)
    first, last = locale.period(record[0].period), locale.period(record[-1].period)
    description = locale.plural(
        "Share of people predicted to like it, and who did, {first} to {last}. On average the "
        "predictions were {error} off, the best simple guess {guess}; {n} prediction was wrong.",
        "Share of people predicted to like it, and who did, {first} to {last}. On average the "
        "predictions were {error} off, the best simple guess {guess}; {n} predictions were wrong.",
        missed,
    )
    if not missed:
        description = locale.text(
            "Share of people predicted to like it, and who did, {first} to {last}. On average the "
            "predictions were {error} off, the best simple guess {guess}; no prediction was wrong."
        )
    description = description.format(
        first=first,
        last=last,
        error=figure_value(locale, error),
        guess=figure_value(locale, guess),
        n=missed,
    )
    return RecordView(
        title=locale.text("What we predicted, and what happened"),
        description=description,
        chart=expected_chart(locale, record),
        misses=tuple(_miss(locale, each) for each in record if each.miss),
    )


def _miss(locale: Locale, each: Forecast) -> MissView:
    low, high = each.low, each.high
    assert low is not None, "it was outside a range"
    assert high is not None, "it was outside a range"
    return MissView(
        period=locale.period(each.period),
        expected=_share(each.expected),
        range=percent_range(low, high),
        true=_share(each.true),
    )


def _share(value: float | None) -> str:
    return "–" if value is None else percent(value)


PANEL = Panel("expected", N_("What we predicted"), ExpectedView, describe, wordings)
FEATURE = Feature("expected", PANEL, (Expected,), METHODS)
