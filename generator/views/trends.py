"""The trend in words: the finding as its title, the text alternative, the table."""

from __future__ import annotations

from datetime import date

from generator.disclosure.published import Mode
from generator.measures.xmr_chart import Variation
from generator.scorecards.card import Scorecard
from generator.scorecards.figure import Figure, State
from generator.scorecards.scorecard import ProviderCard
from generator.scorecards.trend import Trend
from generator.views.drawing import trend as trend_drawing
from generator.views.parts import EventView, RowView, TrendView
from generator.views.words.sentences import (
    answers_words,
    figure_range,
    headline,
    movement,
    state_words,
)
from generator.views.words.wording import count, day_words, percent, percent_range, since_words

EVENT_WORDS = {
    "launch": "launch",
    "change": "change",
    "fix": "mended",
    "outage": "breakdown",
    "survey-change": "asked differently from here on",
    "retirement": "end",
    "other": "event",
}


def trend_view(trend: Trend, as_of: date, csv: str) -> TrendView | None:
    """Return the trend as a page shows it; None where there never was an answer."""
    if not trend.slots:
        return None
    scale = trend_drawing.scale_of(trend)
    return TrendView(
        title=_title(trend, as_of),
        description=_description(trend),
        caption=_caption(trend),
        lines=trend_drawing.lines(trend, scale),
        marks=trend_drawing.marks(trend, scale),
        bands=trend_drawing.bands(trend.chart, scale),
        flags=trend_drawing.flags(trend, scale),
        x_ticks=trend_drawing.x_ticks(trend, scale),
        y_ticks=trend_drawing.y_ticks(scale),
        targets=trend_drawing.targets(trend, scale),
        target_text=_wanted(trend),
        rows=tuple(_row(trend, index) for index in range(len(trend.slots))),
        events=tuple(_event(each) for each in trend_drawing.noted(trend)),
        csv=csv,
    )


def _wanted(trend: Trend) -> str:
    """What the line of steps ends with, and what is wanted since then."""
    last = trend.wanted(trend.slots[-1].end)
    if last is None:
        return ""
    now = (
        f", now {percent(trend.target)}"
        if trend.target is not None and trend.target != last
        else ""
    )
    return f"wanted: {percent(last)}{now}"


def _title(trend: Trend, as_of: date) -> str:
    """The finding, said as a title."""
    signal = trend.chart.signal
    if not any(figure.has_value for figure in trend.figures):
        return "Over time"
    if trend.variation is Variation.NOT_ENOUGH:
        return "Too few periods to know what is usual"
    if signal is None:
        return "As many people like it as usual" + (" again" if trend.unusual_lately else "")
    since = f" since {since_words(trend.since, as_of)}" if trend.since else ""
    if signal.moving:
        return f"{'More and more' if signal.upwards else 'Fewer and fewer'} people like it{since}"
    return f"{'More' if signal.upwards else 'Fewer'} people like it than usual{since}"


def _description(trend: Trend) -> str:
    """The drawing for those who do not see it."""
    full = [figure for figure in trend.figures if figure.full and figure.value is not None]
    first, last = trend.slots[0].span.label, trend.slots[-1].span.label
    said = [f"Share of those who answered who like it, {first} to {last}."]
    if full:
        values = [figure.value for figure in full if figure.value is not None]
        newest = full[-1]
        label = newest.span.label if newest.span else ""
        if len(values) > 1:
            said.append(f"Between {percent(min(values))} and {percent(max(values))}.")
        said.append(f"{label}: {percent(values[-1])}.")
    limits = next((s.limits for s in reversed(trend.chart.segments) if s.limits and s.judged), None)
    if limits is not None and limits.lower is not None and limits.upper is not None:
        usual = percent_range(max(limits.lower, 0.0), min(limits.upper, 1.0))
        said.append(f"The usual range is {usual}.")
    signals = sum(1 for signal in trend.chart.signals if signal is not None)
    if signals:
        unusual = count(signals, "period is", "periods are")
        said.append(f"{unusual} out of the ordinary.")
    breaks = [event for event in trend.events if event.breaks_trend]
    said += [f"A new line begins on {day_words(event.date)}: {event.title}." for event in breaks]
    if trend.target is not None:
        said.append(f"Wanted is {percent(trend.target)}.")
    for aim in trend.loosened:
        moved = f"from {percent(aim.before or 0.0)} to {percent(aim.share)}"
        said.append(f"The aim was lowered {moved} on {day_words(aim.since)}.")
    return " ".join(said)


def _caption(trend: Trend) -> str:
    """What the shapes mean, as far as they occur."""
    said = ["Each dot is a period."]
    figures = trend.figures
    if any(segment.limits and segment.judged for segment in trend.chart.segments):
        said.append("Inside the band are everyday ups and downs; marked dots are more than that.")
    if any(s.trial for s in trend.chart.segments if s.limits and s.judged):
        said.append("The band is still on trial: it rests on few periods.")
    if any(figure.state is State.FEW for figure in figures):
        said.append("Hollow dots have few answers and do not count towards it.")
    if any(figure.state is State.WITHHELD for figure in figures):
        said.append("Some periods are withheld, so that nobody can be given away.")
    if any(event.breaks_trend for event in trend.events):
        said.append("What stands left and right of a double line cannot be compared.")
    if any(figure.mode is Mode.OPEN for figure in figures):
        said.append("The answers come from an open link: whoever wished to, answered.")
    return " ".join(said)


def _row(trend: Trend, index: int) -> RowView:
    figure, slot = trend.figures[index], trend.slots[index]
    label = slot.span.label
    if slot.start != slot.period.start:
        label = f"{label}, from {day_words(slot.start)}"
    elif slot.end != slot.period.end:
        label = f"{label}, to {day_words(slot.end)}"
    value = percent(figure.value) if figure.value is not None else "–"
    return RowView(label, value, figure_range(figure), answers_words(figure), _note(trend, index))


def _note(trend: Trend, index: int) -> str:
    figure: Figure = trend.figures[index]
    signal = trend.chart.signals[index]
    said = [] if figure.full else [state_words(figure)]
    if signal is not None:
        said.append("more than usual" if signal.upwards else "less than usual")
    if figure.unweighted is not None:
        said.append(f"without weights {percent(figure.unweighted)}")
    return "; ".join(said)


def _event(each: trend_drawing.Noted) -> EventView:
    event = each.event
    return EventView(
        day_words(each.day),
        each.day.isoformat(),
        "the aim was loosened" if event is None else EVENT_WORDS[event.kind.value],
        each.title,
        None if event is None else event.link,
        event is not None and event.breaks_trend,
    )


def move_of(trend: Trend, like: Figure, as_of: date) -> tuple[str, str]:
    """Return the movement and its tone, only beside a number of the same time.

    The trend speaks of the last period with enough answers; where that is older than the figure
    beside which it would stand, it says nothing of it.
    """
    return movement(trend, as_of) if trend.speaks_beside(like) else ("", "plain")


def card_said(card: Scorecard | ProviderCard, as_of: date) -> str:
    """Say in one sentence whether people like it, and how that moves."""
    move, _ = move_of(card.trend, card.signs.like, as_of)
    said = headline(card.signs.like).rstrip(".")
    return f"{said}, {move}." if move else f"{said}."
