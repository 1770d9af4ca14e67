"""The panel “Does it work when we need it”: what is measured, and what is good for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from generator.drawing.small_line import small_line
from generator.features.feature import Feature
from generator.features.measured.figures import Frequency, Gauge, Measured
from generator.features.measured.method import METHODS
from generator.features.measured.turned_away import TurnedAway
from generator.features.panel import Panel, PanelContent, add_lines, add_rows
from generator.figures.card import Scorecard
from generator.language import N_, Locale
from generator.measures.xmr_chart import Assurance, Chart, Variation
from generator.model.definitions import Definitions
from generator.model.period import Period
from generator.model.service import Good, Measure, Stage, Target
from generator.wording.parts import SparkView
from generator.wording.situation import Wording
from generator.wording.spans import span_words
from generator.wording.wording import amount, integer, since_words

_DRAWN = timedelta(days=2 * 366)
_UNNAMED = N_("Nothing about how it works is measured.")
_NEVER = N_("What should be measured is written down, but nobody has measured it yet.")
_NOT_LATELY = N_("It has been measured before, but not recently.")
_SHUT_OUT = N_("Whether it works is not known: it did not let in the program that measures it.")
_NO_GOOD = N_("It is measured, but nobody has said what is good for people.")
_RHYTHM = {
    Frequency.DAILY: "",
    Frequency.WEEKLY: N_("about once a week"),
    Frequency.MONTHLY: N_("about once a month"),
    Frequency.RARE: N_("less than once a month"),
}
_VARIATION = {
    Variation.IMPROVING: (N_("better than usual"), "good"),
    Variation.WORSENING: (N_("worse than usual"), "bad"),
    Variation.HIGHER: (N_("higher than usual"), "plain"),
    Variation.LOWER: (N_("lower than usual"), "plain"),
    Variation.COMMON_CAUSE: (N_("as usual"), "plain"),
    Variation.NOT_ENOUGH: (N_("too few months to know what is usual"), "plain"),
}
_ASSURANCE = {
    Assurance.PASSES: N_("month by month well within it"),
    Assurance.FAILS: N_("as it is now, out of its reach"),
    Assurance.HIT_AND_MISS: N_("reached in some months and not in others"),
}


@dataclass(frozen=True, slots=True)
class GaugeView:
    """One measure: its value, what is good for people, on how many days it was, its past."""

    name: str
    step: str
    value: str
    rhythm: str
    good: str
    days: str
    move: str
    tone: str
    assurance: str
    spark: SparkView | None


@dataclass(frozen=True, slots=True)
class MeasuredView:
    """All measures over ``period``; ``notes`` say what the count of days leaves out."""

    period: str
    notes: tuple[str, ...]
    gauges: tuple[GaugeView, ...]


def describe(
    locale: Locale, card: Scorecard, _definitions: Definitions, as_of: date
) -> PanelContent | None:
    """Say what is measured; nothing of a service that is not there yet, or no longer."""
    _ = locale.text
    if card.service.stage in (Stage.PIPELINE, Stage.RETIRED):
        return None
    found = card.panels[Measured]
    if not found.gauges:
        return PanelContent(_(_UNNAMED), add=add_lines(locale, card, "measures"))
    if all(gauge.figure.value is None for gauge in found.gauges):
        if found.turned_away.days:
            return PanelContent(_(_SHUT_OUT))
        return PanelContent(
            _(_NOT_LATELY) if found.recorded else _(_NEVER), add=add_rows(locale, "telemetry")
        )
    good = any(gauge.measure.good for gauge in found.gauges)
    days = found.days
    said, tone = (
        _said(locale, days.good, days.measured)
        if good and days.measured
        else (_(_NO_GOOD), "plain")
    )
    period = span_words(locale, found.works.span)
    views = tuple(_gauge(locale, each, card, as_of) for each in found.gauges)
    notes = (
        *(_notes(locale, found) if good else ()),
        *turned_away_words(locale, found.turned_away),
    )
    return PanelContent(said, tone, "", MeasuredView(period, notes, views))


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    _ = locale.text
    days = {
        "the one day measured was good": (1, 1),
        "the one day measured was not good": (0, 1),
        "both days measured were good": (2, 2),
        "both days measured were not good": (0, 2),
        "all days measured were good": (64, 64),
        "some days measured were good": (57, 64),
        "fewer than half of the days measured were good": (21, 64),
        "one of the days measured was good": (1, 64),
        "no day measured was good": (0, 64),
    }
    return (
        Wording("nothing is to be measured", _(_UNNAMED)),
        Wording("nothing was ever measured", _(_NEVER)),
        Wording("nothing was measured in this time", _(_NOT_LATELY)),
        Wording("all checks in this time were turned away", _(_SHUT_OUT)),
        Wording("nobody has said what is good", _(_NO_GOOD)),
        *(Wording(when, _said(locale, *numbers)[0]) for when, numbers in days.items()),
    )


def _said(locale: Locale, good: int, measured: int) -> tuple[str, str]:
    """Say on how many of the days measured it worked, and in which tone."""
    _ = locale.text
    if measured == 1 and good:
        return _("It worked well when people needed it, on the one day that was measured."), "good"
    if measured == 1:
        return _("On the one day that was measured, it did not work well."), "bad"
    if good == measured == 2:
        return _("It worked well when people needed it, on both days that were measured."), "good"
    if good == measured:
        said = _("It worked well when people needed it, on all {all} days that were measured.")
        return said.format(all=measured), "good"
    if not good and measured == 2:
        return _("It worked well on neither of the two days that were measured."), "bad"
    if not good:
        said = _("It worked well on none of the {all} days that were measured.")
        return said.format(all=measured), "bad"
    tone = "plain" if 2 * good >= measured else "bad"
    said = _("It worked well on {good} of the {all} days that were measured.")
    return said.format(good=good, all=measured), tone


def _notes(locale: Locale, found: Measured) -> tuple[str, ...]:
    days, notes = found.days, []
    if days.unmeasured:
        said = locale.plural(
            "On {n} day of service nothing was measured.",
            "On {n} days of service nothing was measured.",
            days.unmeasured,
        )
        notes.append(said.format(n=integer(locale, days.unmeasured)))
    if days.silent:
        said = locale.plural(
            "On {n} day a measure was silent while it was broken: that day counts as not good.",
            "On {n} days a measure was silent while it was broken: those days count as not good.",
            days.silent,
        )
        notes.append(said.format(n=integer(locale, days.silent)))
    return tuple(notes)


def turned_away_words(locale: Locale, away: TurnedAway) -> tuple[str, ...]:
    """Say why checks are missing that were turned away; nothing where none were."""
    if not away.days:
        return ()
    said = locale.plural(
        "On {n} day it did not let in the program that measures it, at least for a while. Nobody "
        "is known to have gone without it for that: it is no breakdown, and such checks count "
        "neither way.",
        "On {n} days it did not let in the program that measures it, at least for a while. Nobody "
        "is known to have gone without it for that: it is no breakdown, and such checks count "
        "neither way.",
        away.days,
    ).format(n=integer(locale, away.days))
    if not away.all_day:
        return (said,)
    if away.all_day == away.days:
        missing = locale.plural(
            "Nothing else was seen, so that day is missing here.",
            "Nothing else was seen, so those days are missing here.",
            away.days,
        )
    else:
        missing = locale.plural(
            "On {n} of these days nothing else was seen, so that day is missing here.",
            "On {n} of these days nothing else was seen, so those days are missing here.",
            away.all_day,
        )
    return (f"{said} {missing.format(n=integer(locale, away.all_day))}",)


def _gauge(locale: Locale, each: Gauge, card: Scorecard, as_of: date) -> GaugeView:
    _ = locale.text
    measure, value = each.measure, each.figure.value
    move, tone = _move(locale, each, as_of)
    steps = [step.name for step in card.service.steps if step.id == measure.step]
    return GaugeView(
        name=measure.name,
        step=steps[0] if steps else "",
        value=_("not measured") if value is None else amount(locale, value, measure.unit),
        rhythm=_(_RHYTHM[each.rhythm]) if each.rhythm else "",
        good=_good(locale, each.held, measure) if each.held else _("nobody has said"),
        days=_days(locale, each),
        move=move,
        tone=tone,
        assurance=_(_ASSURANCE.get(each.chart.assurance, "")) if each.chart else "",
        spark=_spark(locale, each, as_of),
    )


def _days(locale: Locale, each: Gauge) -> str:
    if not each.judged:
        return ""
    said = locale.plural("{n} of {all} day", "{n} of {all} days", each.judged)
    return said.format(n=integer(locale, each.good), all=integer(locale, each.judged))


def _move(locale: Locale, each: Gauge, as_of: date) -> tuple[str, str]:
    """Say how the last month lies compared with those before it, and in which tone."""
    _ = locale.text
    chart = each.chart
    if chart is None or each.figure.value is None:
        return "", "plain"
    said, tone = _VARIATION[chart.variation]
    if chart.since is None:
        return _(said), tone
    since = since_words(locale, _months(each)[chart.since], as_of)
    return _("{said} since {when}").format(said=_(said), when=since), tone


def _months(each: Gauge) -> list[Period]:
    months = [each.course[0][0]]
    while months[-1].start < each.course[-1][0].start:
        months.append(months[-1].shift(1))
    return months


def _good(locale: Locale, held: Good, measure: Measure) -> str:
    _ = locale.text
    if held.at_least is None:
        return _("at most {value}").format(value=amount(locale, held.at_most or 0.0, measure.unit))
    if held.at_most is None:
        return _("at least {value}").format(value=amount(locale, held.at_least, measure.unit))
    return _("{low} to {high}").format(
        low=amount(locale, held.at_least, ""), high=amount(locale, held.at_most, measure.unit)
    )


def _spark(locale: Locale, each: Gauge, as_of: date) -> SparkView | None:
    course = [(month, value) for month, value in each.course if month.end > as_of - _DRAWN]
    if not course:
        return None
    unit = each.measure.unit
    (first, began), (last, ended) = course[0], course[-1]
    label = locale.text("{name}: {before} in {first}, {now} in {last}").format(
        name=each.measure.name,
        before=amount(locale, began, unit),
        first=locale.period(first),
        now=amount(locale, ended, unit),
        last=locale.period(last),
    )
    wanted = _wanted(each.measure)
    return small_line(course, wanted, _eased(each.measure), label, _usual(each.chart))


def _usual(chart: Chart | None) -> tuple[float, float] | None:
    low, high = (chart.lower[-1], chart.upper[-1]) if chart else (None, None)
    return None if low is None or high is None else (low, high)


def _wanted(measure: Measure) -> tuple[Target, ...]:
    """Return what is good as one line: the bound in the measure's way."""
    bounds = ((good.since, _bound(good, measure)) for good in measure.good)
    return tuple(Target(since=since, value=bound) for since, bound in bounds if bound is not None)


def _bound(good: Good, measure: Measure) -> float | None:
    first, other = good.at_most, good.at_least
    if measure.direction == "increase":
        first, other = other, first
    return other if first is None else first


def _eased(measure: Measure) -> list[date]:
    """Return the days from which less is called good than before."""
    way = -1 if measure.direction == "increase" else 1
    steps = sorted(_wanted(measure), key=lambda each: each.since)
    return [
        later.since for before, later in pairwise(steps) if way * (later.value - before.value) > 0
    ]


PANEL = Panel("measured", N_("Does it work when we need it?"), MeasuredView, describe, wordings)
FEATURE = Feature("measured", PANEL, (Measured,), METHODS)
