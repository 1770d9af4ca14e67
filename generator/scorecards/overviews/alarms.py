"""How often we would cry wolf: services called unusual now, and how many chance alone would call.

From trends alone, so from what is published.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.figures.card import Scorecard
from generator.figures.figure import Figure, Span, State
from generator.figures.method import Method
from generator.measures.false_signals import false_signal_rate, false_signals
from generator.measures.xmr_chart import Chart, Variation
from generator.scorecards.overviews import methods

SUBJECT = "organisation:all"


class Alarms(Struct, frozen=True):
    """``seen`` is how many services are called unusual now, ``expected`` how many by chance."""

    seen: Figure
    expected: Figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Both."""
        return self.seen, self.expected


def alarms(cards: Iterable[Scorecard]) -> Alarms:
    """Return both numbers; in the state “no data” where no service can be judged."""
    judged = [card for card in cards if _judged(card)]
    if not judged:
        nothing = (
            Figure(f"{SUBJECT}/{method.id}", method, State.NO_DATA)
            for method in (methods.SIGNALS, methods.FALSE_SIGNALS)
        )
        return Alarms(*nothing)
    span = _span(judged)
    files = {file for card in judged for file in card.trend.files}
    found = false_signals(_rate(card.trend.chart) for card in judged)
    seen = sum(card.trend.chart.signal is not None for card in judged)

    def figure(method: Method, value: float, low: float | None, high: float | None) -> Figure:
        return Figure(
            f"{SUBJECT}/{method.id}",
            method,
            State.SHOWN,
            span,
            value=value,
            low=low,
            high=high,
            of=len(judged),
            sources=tuple(sorted(files)),
        )

    # The rates are right to about a tenth: two digits after the point are more than enough.
    expected = round(found.value, 2)
    return Alarms(
        figure(methods.SIGNALS, float(seen), None, None),
        figure(methods.FALSE_SIGNALS, expected, float(found.low), float(found.high)),
    )


def _judged(card: Scorecard) -> bool:
    """Return whether its page calls it usual or unusual."""
    speaks = card.trend.is_as_recent_as(card.signs.like)
    return speaks and card.trend.variation is not Variation.NOT_ENOUGH


def _rate(chart: Chart) -> float:
    """Return how often a chart like this one would signal by chance."""
    newest = chart.segments[-1]
    if chart.last is None or not newest.judged:
        return 0.0  # a series that never moved has no limits that a point could leave
    first = chart.last
    while first > newest.start and chart.in_rules[first - 1]:
        first -= 1
    return false_signal_rate(newest.points, chart.last - first + 1)


def _span(judged: list[Scorecard]) -> Span:
    slots = [card.trend.slots for card in judged]
    start, end = min(each[0].start for each in slots), max(each[-1].end for each in slots)
    return Span(start, end)
