"""The trend in words: the finding as its title, the text alternative, the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from msgspec.structs import replace

from generator.disclosure.published import Mode
from generator.drawing import trend as trend_drawing
from generator.drawing.ends import ends
from generator.drawing.flags import Noted, flags, noted, of_period
from generator.drawing.stretches import stretches
from generator.figures.card import ProviderCard, Scorecard
from generator.figures.figure import Figure, State
from generator.figures.trend import Trend
from generator.language import N_, Locale
from generator.measures.xmr_chart import Variation
from generator.wording.figure_words import answers_words, figure_range, state_words
from generator.wording.level import level_title, level_words
from generator.wording.marks import marked
from generator.wording.parts import EndView, EventView, RowView, TrendView
from generator.wording.sentences import headline, movement
from generator.wording.spans import span_words
from generator.wording.wording import day_words, integer, percent, percent_range, since_words

NONE = "–"
"""What stands where there is no number."""
EVENT_WORDS = {
    "launch": N_("launch"),
    "change": N_("change"),
    "fix": N_("fixed"),
    "outage": N_("breakdown"),
    "survey-change": N_("the questions changed here"),
    "retirement": N_("end"),
    "other": N_("event"),
}


def trend_view(locale: Locale, trend: Trend, as_of: date, csv: str) -> TrendView | None:
    """Return the trend as a page shows it; None where there never was an answer."""
    if not trend.slots:
        return None
    scale = trend_drawing.scale_of(trend)
    flagged, others = noted(locale, trend)
    placed = flags(flagged, trend, scale)
    labels = [span_words(locale, slot.span) for slot in trend.slots]
    return TrendView(
        title=_title(locale, trend, as_of),
        level=_level(locale, trend),
        description=_description(locale, trend),
        caption=_caption(locale, trend),
        lines=trend_drawing.lines(trend, scale),
        marks=trend_drawing.marks(trend, scale),
        bands=trend_drawing.bands(trend.chart, scale),
        flags=placed,
        crowded=any(flag.row for flag in placed),
        stretches=stretches(locale, trend.slots),
        y_ticks=trend_drawing.y_ticks(scale),
        targets=trend_drawing.targets(trend, scale),
        ends=ends(_labels(locale, trend, scale)),
        rows=tuple(
            without_number_once(
                locale,
                ranges_once([_row(locale, trend, flagged, *each) for each in enumerate(labels)]),
            )
        ),
        events=tuple(_event(locale, each) for each in flagged),
        others=tuple(_event(locale, each) for each in others[:_MOST_OTHERS]),
        others_title=_others_title(locale, len(others)),
        csv=csv,
    )


def _others_title(locale: Locale, number: int) -> str:
    if number > _MOST_OTHERS:
        said = locale.text("The last {n} of {all} other events")
        return said.format(n=_MOST_OTHERS, all=integer(locale, number))
    return locale.plural("{n} other event", "{n} other events", number).format(n=number)


def _labels(locale: Locale, trend: Trend, scale: trend_drawing.Scale) -> list[EndView]:
    """What stands at the right end of the band and of the lines."""
    found = []
    limits, wanted = _limits(trend, len(trend.slots) - 1), trend.wanted(trend.slots[-1].end)
    if limits is not None:
        _, mean, upper = limits
        middle = (scale.y(upper) + scale.y(mean)) / 2
        found.append(EndView(middle, locale.text("usual range"), "band"))
        average = locale.text("average {share}").format(share=percent(mean))
        found.append(EndView(scale.y(mean), average, "average"))
    if wanted is not None:
        target = locale.text("target {share}").format(share=percent(wanted))
        found.append(EndView(scale.y(wanted), target, "target"))
    return found


def _limits(trend: Trend, index: int) -> tuple[float, float, float] | None:
    """Return the usual range of a period, cut to what a share can be: low, mean, high."""
    for segment in trend.chart.segments:
        limits = segment.limits
        if not segment.start <= index < segment.stop or limits is None or not segment.judged:
            continue
        if limits.lower is not None and limits.upper is not None:
            return max(limits.lower, 0.0), limits.mean, min(limits.upper, 1.0)
    return None


def _title(locale: Locale, trend: Trend, as_of: date) -> str:
    """The finding, said as a title."""
    _ = locale.text
    signal = trend.chart.signal
    if not any(figure.has_value for figure in trend.figures):
        return _("Over time")
    if trend.variation is Variation.NOT_ENOUGH:
        return _("Too few periods to know what is usual")
    if signal is None and trend.level:
        return level_title(locale, trend.level, as_of)
    if signal is None:
        again = _("About as many people like it as usual again")
        return again if trend.unusual_lately else _("About as many people like it as usual")
    way = signal.moving, signal.upwards
    if trend.since is None:
        return _(_TITLES[way])
    return _(_TITLES_SINCE[way]).format(when=since_words(locale, trend.since, as_of))


_MOST_OTHERS = 30
_MANY = 3
_TITLES = {
    (True, True): N_("More and more people like it"),
    (True, False): N_("Fewer and fewer people like it"),
    (False, True): N_("More people like it than usual"),
    (False, False): N_("Fewer people like it than usual"),
}
"""By whether it still moves, and whether upwards."""
_TITLES_SINCE = {
    (True, True): N_("More and more people have liked it since {when}"),
    (True, False): N_("Fewer and fewer people have liked it since {when}"),
    (False, True): N_("More people than usual have liked it since {when}"),
    (False, False): N_("Fewer people than usual have liked it since {when}"),
}


def _level(locale: Locale, trend: Trend) -> str:
    unmarked = trend.chart.signal is None
    return level_words(locale, trend.level, unmarked) if trend.level else ""


def _description(locale: Locale, trend: Trend) -> str:
    """The drawing for those who do not see it."""
    _ = locale.text
    full = [figure for figure in trend.figures if figure.full and figure.value is not None]
    first, last = span_words(locale, trend.slots[0].span), span_words(locale, trend.slots[-1].span)
    said = [
        _("Share of those who answered who like it, {first} to {last}.").format(
            first=first, last=last
        )
    ]
    if full:
        values = [figure.value for figure in full if figure.value is not None]
        newest = full[-1]
        label = span_words(locale, newest.span)
        if len(values) > 1:
            said.append(
                _("Between {low} and {high}.").format(
                    low=percent(min(values)), high=percent(max(values))
                )
            )
        said.append(f"{label}: {percent(values[-1])}.")
    limits = next((s.limits for s in reversed(trend.chart.segments) if s.limits and s.judged), None)
    if limits is not None and limits.lower is not None and limits.upper is not None:
        usual = percent_range(max(limits.lower, 0.0), min(limits.upper, 1.0))
        said.append(_("The usual range is {usual}.").format(usual=usual))
    signals = sum(1 for signal in trend.chart.signals if signal is not None)
    if signals:
        unusual = locale.plural("{n} period is unusual.", "{n} periods are unusual.", signals)
        said.append(unusual.format(n=integer(locale, signals)))
    breaks = [event for event in trend.events if event.breaks_trend]
    said += [
        _("A new line starts on {day}: {title}.").format(
            day=day_words(locale, event.date), title=event.title
        )
        for event in breaks
    ]
    if trend.target is not None:
        said.append(_("The target is {target}.").format(target=percent(trend.target)))
    for aim in trend.loosened:
        lowered = _("The target was lowered from {before} to {share} on {day}.")
        before, share = percent(aim.before or 0.0), percent(aim.share)
        said.append(lowered.format(before=before, share=share, day=day_words(locale, aim.since)))
    return " ".join(said)


def _caption(locale: Locale, trend: Trend) -> str:
    """What the shapes mean, as far as they occur."""
    _ = locale.text
    said = [_("Each dot is a period.")]
    figures = trend.figures
    if any(segment.limits and segment.judged for segment in trend.chart.segments):
        said.append(
            _(
                "Marked dots are more than everyday ups and downs: outside the band, or several in "
                "a row to one side. In 29 of 100 charts with 36 dots chance alone marks one."
            )
        )
    wanted = trend.wanted(trend.slots[-1].end)
    if wanted is not None and trend.target is not None and trend.target != wanted:
        said.append(_("The target is {target} now.").format(target=percent(trend.target)))
    if any(s.trial for s in trend.chart.segments if s.limits and s.judged):
        said.append(_("The range is provisional: it is based on few periods."))
    if any(figure.state is State.FEW for figure in figures):
        said.append(_("Hollow dots have few answers and do not count towards the usual range."))
    if any(figure.state is State.WITHHELD for figure in figures):
        said.append(_("Some periods are withheld, so that nobody can be identified."))
    if any(event.breaks_trend for event in trend.events):
        said.append(_("You cannot compare what is left of a double line with what is right of it."))
    if any(figure.mode is Mode.OPEN for figure in figures):
        said.append(_("The answers come from an open link: anyone who wanted to could answer."))
    return " ".join(said)


def _row(
    locale: Locale, trend: Trend, flagged: tuple[Noted, ...], index: int, label: str
) -> RowView:
    figure, slot = trend.figures[index], trend.slots[index]
    if slot.start != slot.period.start:
        label = locale.text("{span}, from {day}").format(
            span=label, day=day_words(locale, slot.start)
        )
    elif slot.end != slot.period.end:
        label = locale.text("{span}, to {day}").format(span=label, day=day_words(locale, slot.end))
    value = NONE if figure.value is None else percent(figure.value)
    limits = None if figure.value is None else _limits(trend, index)
    return RowView(
        marked(figure, label),
        value,
        str(figure_range(locale, figure)),
        str(answers_words(locale, figure)),
        "; ".join(
            [*_note(locale, trend, index), *of_period(locale, flagged, slot.start, slot.end)]
        ),
        "" if limits is None else percent_range(limits[0], limits[2]),
    )


def ranges_once(rows: Iterable[RowView]) -> Iterator[RowView]:
    """Yield rows that say a usual range once, in the first of those that have it.

    Rows without a number say none, and change none.
    """
    said = ""
    for row in rows:
        unknown = row.value == NONE
        yield replace(row, usual="" if unknown or row.usual == said else row.usual or NONE)
        said = said if unknown else row.usual


def without_number_once(locale: Locale, rows: Iterable[RowView]) -> Iterator[RowView]:
    """Yield rows, of which three or more in a row without a number, with one note, are one."""
    for (same, note), some in groupby(rows, lambda row: (_says_no_more(row), row.note)):
        run = list(some)
        if not same or len(run) < _MANY:
            yield from run
            continue
        first, last = run[0], run[-1]
        period = locale.text("{first} to {last}").format(first=first.period, last=last.period)
        said = locale.text("{n} periods: {note}").format(n=integer(locale, len(run)), note=note)
        yield replace(first, period=period, note=said, periods=len(run))


def _says_no_more(row: RowView) -> bool:
    return row.value == NONE and not (row.range or row.answers or row.usual)


def _note(locale: Locale, trend: Trend, index: int) -> list[str]:
    _ = locale.text
    figure: Figure = trend.figures[index]
    signal = trend.chart.signals[index]
    said = [] if figure.full else [state_words(locale, figure)]
    if signal is not None:
        said.append(_("more than usual") if signal.upwards else _("less than usual"))
    return said


def _event(locale: Locale, each: Noted) -> EventView:
    event = each.event
    return EventView(
        day_words(locale, each.day),
        each.day.isoformat(),
        ""  # its title says it
        if event is None
        else locale.text(EVENT_WORDS[event.kind.value]),
        each.title,
        None if event is None else event.link,
        event is not None and event.breaks_trend,
    )


def move_of(locale: Locale, trend: Trend, like: Figure, as_of: date) -> tuple[str, str]:
    """Return the movement and its tone, only where the number is of the same time.

    The trend speaks of the last period with enough answers; where that is older than the figure,
    it says nothing of it.
    """
    return movement(locale, trend, as_of) if trend.is_as_recent_as(like) else ("", "plain")


def card_said(locale: Locale, card: Scorecard | ProviderCard, as_of: date) -> str:
    """Say in one sentence whether people like it, and how that moves."""
    move, _ = move_of(locale, card.trend, card.signs.like, as_of)
    said = headline(locale, card.signs.like).rstrip(".")
    return f"{said}, {move}." if move else f"{said}."
