"""The panel “Published by others”: numbers without the answers behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.measures.xmr_chart import Direction, Variation
from generator.model.definitions import Definitions
from generator.scorecards.card import Scorecard
from generator.scorecards.panels.published_statistics import Statistic, Statistics
from generator.views.drawing.small_line import small_line
from generator.views.panels.panel import Panel, Told
from generator.views.parts import SparkView
from generator.views.words.situation import Wording
from generator.views.words.wording import amount, listed, since_words

_DRAWN = timedelta(days=3 * 366)
_WHY = "It gets no verdict, because nobody shows the answers behind it."
_SAID = {
    Variation.IMPROVING: "What others publish about it is better than usual",
    Variation.WORSENING: "What others publish about it is worse than usual",
    Variation.COMMON_CAUSE: "What others publish about it is as usual",
    Variation.NOT_ENOUGH: "What others publish about it does not go back far enough to compare",
}
_TONES = {Variation.IMPROVING: "good", Variation.WORSENING: "bad"}
_QUESTIONS = {
    "like": "whether people like it",
    "ease": "how easy it is",
    "recommend": "whether they would recommend it",
    "home": "how it compares with home",
    "shirt": "whether they would wear the shirt",
}


@dataclass(frozen=True, slots=True)
class StatisticView:
    """One series: what it is about, its last value, which way is better, its course."""

    about: str
    value: str
    period: str
    better: str
    spark: SparkView | None


@dataclass(frozen=True, slots=True)
class StatisticsView:
    """All that others have published about a service."""

    items: tuple[StatisticView, ...]


def tell(card: Scorecard, _: Definitions, as_of: date) -> Told | None:
    """Tell what others publish; nothing where they do not."""
    items = card.panels[Statistics].items
    if not items:
        return None
    first = items[0]
    since = since_words(first.since, as_of) if first.since else ""
    variation = first.chart.variation
    view = StatisticsView(tuple(_view(each, as_of) for each in items))
    return Told(_said(variation, since), _TONES.get(variation, "plain"), body=view)


def wordings() -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    signals = (Variation.IMPROVING, Variation.WORSENING)
    when = {
        Variation.COMMON_CAUSE: "the last number is within its usual range",
        Variation.NOT_ENOUGH: "there are too few numbers to know what is usual",
    }
    return (
        *(Wording(f"{each.value} than usual of late", _said(each, "April")) for each in signals),
        *(Wording(text, _said(each, "")) for each, text in when.items()),
    )


def _said(variation: Variation, since: str) -> str:
    return f"{_SAID[variation]}{f' since {since}' if since else ''}. {_WHY}"


def _view(each: Statistic, as_of: date) -> StatisticView:
    kind = {"mean": "The average answer to", "share": "The share of answers to"}[each.kind]
    better = {Direction.INCREASE: "higher is better", Direction.DECREASE: "lower is better"}
    scale = [f"on a scale of {each.scale}"] if each.scale else []
    known = each.figure.n is not None
    n = [f"{each.figure.n:,} answers" if known else "nobody says how many answered"]
    return StatisticView(
        about=f"{kind} {_QUESTIONS.get(each.question, each.question)}",
        value=amount(each.course[-1][1], ""),
        period=each.figure.span.label if each.figure.span else "",
        better=listed([*scale, better.get(each.direction, "no way is better"), *n]),
        spark=_spark(each, as_of),
    )


def _spark(each: Statistic, as_of: date) -> SparkView | None:
    course = [(period, value) for period, value in each.course if period.end > as_of - _DRAWN]
    if not course:
        return None
    (first, began), (last, ended) = course[0], course[-1]
    label = f"{amount(began, '')} in {first.label}, {amount(ended, '')} in {last.label}"
    low, high = each.chart.lower[-1], each.chart.upper[-1]
    usual = None if low is None or high is None else (low, high)
    return small_line(course, (), (), label, usual)


PANEL = Panel(
    "published",
    "What others publish",
    "published.html",
    StatisticsView,
    tell,
    wordings,
    (Statistics,),
)
