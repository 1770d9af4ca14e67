"""One measure of a service: its value, what is good for people, and how it went before."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from generator.drawing.small_line import small_line
from generator.features.measured.figures import Frequency, Gauge
from generator.language import N_, Locale
from generator.measures.xmr_chart import Assurance, Chart, Variation
from generator.model.period import Period
from generator.model.service import Good, Measure, Service, Target
from generator.wording.anchors import anchor
from generator.wording.parts import SparkView
from generator.wording.wording import amount, amounts, integer, range_between, since_words

_DRAWN = timedelta(days=2 * 366)
_RHYTHM = {
    Frequency.DAILY: "",
    Frequency.WEEKLY: N_("measured about once a week"),
    Frequency.MONTHLY: N_("measured about once a month"),
    Frequency.RARE: N_("measured less than once a month"),
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
    Assurance.PASSES: N_("within target every month"),
    Assurance.FAILS: N_("cannot be reached as things are"),
    Assurance.HIT_AND_MISS: N_("within target in some months and not in others"),
}


class GaugeView(Struct, frozen=True):
    """One measure: its value, what is good for people, on how many days it was, its past."""

    id: str
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


def gauge_view(locale: Locale, each: Gauge, service: Service, as_of: date) -> GaugeView:
    """Return how a measure of a service stood in the time that the panel is about."""
    _ = locale.text
    measure, value = each.measure, each.figure.value
    move, tone = _move(locale, each, as_of)
    steps = [step.name for step in service.steps if step.id == measure.step]
    return GaugeView(
        id=anchor("measure", measure.id),
        name=measure.name,
        step=steps[0] if steps else "",
        value=_("not measured") if value is None else _value(locale, each, value),
        rhythm=_(_RHYTHM[each.rhythm]) if each.rhythm else "",
        good=_good(locale, each.held, measure) if each.held else _("nobody has said"),
        days=_days(locale, each),
        move=move,
        tone=tone,
        assurance=_(_ASSURANCE.get(each.chart.assurance, "")) if each.chart else "",
        spark=_spark(locale, each, as_of),
    )


def _value(locale: Locale, each: Gauge, value: float) -> str:
    """Say a median: in three digits, where they lie on the same side of what is good as it does."""
    unit, digits = each.measure.unit, _digits(each)
    bounds = (each.held.at_least, each.held.at_most) if each.held else ()
    few = float(f"{value:.{digits}g}")
    reached = any(bound is not None and value != bound == few for bound in bounds)
    return amount(locale, value, unit, 4 if reached else digits)


def _digits(each: Gauge) -> int:
    """Return how many digits of a median mean something; of 99.62 % the last two do."""
    return 4 if each.measure.unit == "%" else 3


def _days(locale: Locale, each: Gauge) -> str:
    if not each.judged:
        return ""
    said = locale.plural("{n} of {all} day", "{n} of {all} days", each.judged)
    return said.format(n=integer(locale, each.good), all=integer(locale, each.judged))


def _move(locale: Locale, each: Gauge, as_of: date) -> tuple[str, str]:
    """Say how the last month lies compared with the usual, what that is, and in which tone.

    The line next to it says its first month and its last, which may be alike.
    """
    _ = locale.text
    chart = each.chart
    if chart is None or each.figure.value is None:
        return "", "plain"
    said, tone = _VARIATION[chart.variation]
    if chart.since is None:
        return _(said), tone
    since = since_words(locale, _months(each)[chart.since], as_of)
    usual = amounts(
        locale, each.course[-1][1], chart.mean[-1] or 0.0, each.measure.unit, _digits(each)
    )[1]
    said = _("{said} since {when} (average: {usual})").format(said=_(said), when=since, usual=usual)
    return said, tone


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
    low, high = amount(locale, held.at_least, ""), amount(locale, held.at_most, measure.unit)
    return range_between(locale, low, high)


def _spark(locale: Locale, each: Gauge, as_of: date) -> SparkView | None:
    course = [(month, value) for month, value in each.course if month.end > as_of - _DRAWN]
    if not course:
        return None
    unit = each.measure.unit
    (first, began), (last, ended) = course[0], course[-1]
    digits = _digits(each)
    before, now = amounts(locale, began, ended, unit, digits)
    label = locale.text("{name}: {before} in {first}, {now} in {last}").format(
        name=each.measure.name,
        before=before,
        first=locale.period(first),
        now=now,
        last=locale.period(last),
    )
    wanted = _wanted(each.measure)
    values = amounts(locale, began, ended, "", digits)[0], now
    return small_line(course, wanted, _eased(each.measure), label, values, _usual(each.chart))


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
