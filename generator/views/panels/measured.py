"""The panel “Does it work when we need it”: what is measured, beside what is good for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from generator.measures.xmr_chart import Assurance, Chart, Variation
from generator.model.definitions import Definitions
from generator.model.period import Period
from generator.model.service import Good, Measure, Stage, Target
from generator.scorecards.card import Scorecard
from generator.scorecards.panels.measured import Gauge, Measured, Rhythm
from generator.scorecards.panels.turned_away import TurnedAway
from generator.views.drawing.small_line import small_line
from generator.views.panels.panel import Panel, Told, add_lines, add_rows
from generator.views.parts import SparkView
from generator.views.words.situation import Wording
from generator.views.words.wording import amount, count, since_words

_DRAWN = timedelta(days=2 * 366)
_UNNAMED = "Nothing about how it works is measured."
_NEVER = "What should be measured is written down, but nobody has measured it yet."
_NOT_LATELY = "It has been measured before, but not of late."
_SHUT_OUT = "Whether it works is not known: it did not let in the program that measures it."
_NO_GOOD = "It is measured, but nobody has said what is good for people."
_RHYTHM = {
    Rhythm.DAILY: "",
    Rhythm.WEEKLY: "about once a week",
    Rhythm.MONTHLY: "about once a month",
    Rhythm.RARE: "less than once a month",
}
_VARIATION = {
    Variation.IMPROVING: ("better than usual", "good"),
    Variation.WORSENING: ("worse than usual", "bad"),
    Variation.HIGHER: ("higher than usual", "plain"),
    Variation.LOWER: ("lower than usual", "plain"),
    Variation.COMMON_CAUSE: ("as usual", "plain"),
    Variation.NOT_ENOUGH: ("too few months to know what is usual", "plain"),
}
_ASSURANCE = {
    Assurance.PASSES: "month by month well within it",
    Assurance.FAILS: "as it is now, out of its reach",
    Assurance.HIT_AND_MISS: "reached in some months and not in others",
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


def tell(card: Scorecard, _: Definitions, as_of: date) -> Told | None:
    """Tell what is measured; nothing of a service that is not there yet, or no longer."""
    if card.service.stage in (Stage.PIPELINE, Stage.RETIRED):
        return None
    found = card.panels[Measured]
    if not found.gauges:
        return Told(_UNNAMED, add=add_lines(card, "measures"))
    if all(gauge.figure.value is None for gauge in found.gauges):
        if found.turned_away.days:
            return Told(_SHUT_OUT)
        return Told(_NOT_LATELY if found.recorded else _NEVER, add=add_rows("telemetry"))
    good = any(gauge.measure.good for gauge in found.gauges)
    days = found.days
    said, tone = _said(days.good, days.measured) if good and days.measured else (_NO_GOOD, "plain")
    period = found.works.span.label if found.works.span else ""
    views = tuple(_gauge(each, card, as_of) for each in found.gauges)
    notes = (*(_notes(found) if good else ()), *turned_away_words(found.turned_away))
    return Told(said, tone, "", MeasuredView(period, notes, views))


def wordings() -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
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
        Wording("nothing is to be measured", _UNNAMED),
        Wording("nothing was ever measured", _NEVER),
        Wording("nothing was measured in this time", _NOT_LATELY),
        Wording("all checks in this time were turned away", _SHUT_OUT),
        Wording("nobody has said what is good", _NO_GOOD),
        *(Wording(when, _said(*numbers)[0]) for when, numbers in days.items()),
    )


def _said(good: int, measured: int) -> tuple[str, str]:
    """Say on how many of the days measured it worked, and in which tone."""
    which = {1: "the one day", 2: "both days"}.get(measured, f"all {measured} days")
    if good == measured:
        said = "was" if measured == 1 else "were"
        return f"It worked well when people needed it, on {which} that {said} measured.", "good"
    if measured == 1:
        return "On the one day that was measured, it did not work well.", "bad"
    if not good:
        none = "neither of the two" if measured == 2 else f"none of the {measured}"
        return f"It worked well on {none} days that were measured.", "bad"
    tone = "plain" if 2 * good >= measured else "bad"
    return f"It worked well on {good} of the {measured} days that were measured.", tone


def _notes(found: Measured) -> tuple[str, ...]:
    days, notes = found.days, []
    if days.unmeasured:
        notes.append(f"On {count(days.unmeasured, 'day', 'days')} of service nothing was measured.")
    if days.silent:
        one = days.silent == 1
        notes.append(
            f"On {count(days.silent, 'day', 'days')} a measure was silent while it was broken: "
            f"{'that day counts' if one else 'those days count'} as not good."
        )
    return tuple(notes)


def turned_away_words(away: TurnedAway) -> tuple[str, ...]:
    """Say why checks are missing that were turned away; nothing where none were."""
    if not away.days:
        return ()
    said = (
        f"On {count(away.days, 'day', 'days')} it did not let in the program that measures it, at "
        "least for a while. Nobody is known to have gone without it for that: it is no breakdown, "
        "and such checks count neither way."
    )
    if not away.all_day:
        return (said,)
    if away.all_day == away.days:
        missing = "that day is" if away.days == 1 else "those days are"
        return (f"{said} Nothing else was seen, so {missing} missing here.",)
    missing = "that day is" if away.all_day == 1 else "those days are"
    which = f"{away.all_day} of these days"
    return (f"{said} On {which} nothing else was seen, so {missing} missing here.",)


def _gauge(each: Gauge, card: Scorecard, as_of: date) -> GaugeView:
    measure, value = each.measure, each.figure.value
    move, tone = _move(each, as_of)
    steps = [step.name for step in card.service.steps if step.id == measure.step]
    return GaugeView(
        name=measure.name,
        step=steps[0] if steps else "",
        value="not measured" if value is None else amount(value, measure.unit),
        rhythm=_RHYTHM[each.rhythm] if each.rhythm else "",
        good=_good(each.held, measure) if each.held else "nobody has said",
        days=f"{each.good} of {count(each.judged, 'day', 'days')}" if each.judged else "",
        move=move,
        tone=tone,
        assurance=_ASSURANCE.get(each.chart.assurance, "") if each.chart else "",
        spark=_spark(each, as_of),
    )


def _move(each: Gauge, as_of: date) -> tuple[str, str]:
    """Say how the last month lies beside those before it, and in which tone."""
    chart = each.chart
    if chart is None or each.figure.value is None:
        return "", "plain"
    said, tone = _VARIATION[chart.variation]
    if chart.since is None:
        return said, tone
    months = _months(each)
    return f"{said} since {since_words(months[chart.since], as_of)}", tone


def _months(each: Gauge) -> list[Period]:
    months = [each.course[0][0]]
    while months[-1].start < each.course[-1][0].start:
        months.append(months[-1].shift(1))
    return months


def _good(held: Good, measure: Measure) -> str:
    if held.at_least is None:
        return f"at most {amount(held.at_most or 0.0, measure.unit)}"
    if held.at_most is None:
        return f"at least {amount(held.at_least, measure.unit)}"
    return f"{amount(held.at_least, '')} to {amount(held.at_most, measure.unit)}"


def _spark(each: Gauge, as_of: date) -> SparkView | None:
    course = [(month, value) for month, value in each.course if month.end > as_of - _DRAWN]
    if not course:
        return None
    unit = each.measure.unit
    (first, began), (last, ended) = course[0], course[-1]
    label = (
        f"{each.measure.name}: {amount(began, unit)} in {first.label}, "
        f"{amount(ended, unit)} in {last.label}"
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


PANEL = Panel(
    "measured",
    "Does it work when we need it?",
    "measured.html",
    MeasuredView,
    tell,
    wordings,
    (Measured,),
)
