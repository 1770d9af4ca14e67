"""The panel “Published by others”: numbers without the answers behind them."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from generator.drawing.small_line import small_line
from generator.features.feature import Feature
from generator.features.panel import Panel, PanelContent
from generator.features.published_statistics.figures import Statistic, Statistics
from generator.features.published_statistics.method import METHODS
from generator.figures.card import Scorecard
from generator.language import N_, Locale
from generator.measures.xmr_chart import Direction, Variation
from generator.model.definitions import Definitions
from generator.wording.parts import SparkView
from generator.wording.situation import Wording
from generator.wording.spans import span_words
from generator.wording.wording import amount, amounts, integer, since_words

_DRAWN = timedelta(days=3 * 366)
_WHY = N_("It gets no verdict, because the answers behind it are not published.")
_SAID = {
    Variation.IMPROVING: N_("What others publish about it is better than usual. {why}"),
    Variation.WORSENING: N_("What others publish about it is worse than usual. {why}"),
    Variation.COMMON_CAUSE: N_("What others publish about it is as usual. {why}"),
    Variation.NOT_ENOUGH: N_(
        "What others publish about it does not go back far enough to compare. {why}"
    ),
}
_SINCE = {
    Variation.IMPROVING: N_(
        "What others publish about it has been better than usual since {when}. {why}"
    ),
    Variation.WORSENING: N_(
        "What others publish about it has been worse than usual since {when}. {why}"
    ),
}
_TONES = {Variation.IMPROVING: "good", Variation.WORSENING: "bad"}
_ABOUT = {
    ("mean", "like"): N_("The average answer to whether people like it"),
    ("mean", "ease"): N_("The average answer to how easy it is"),
    ("mean", "recommend"): N_("The average answer to whether they would recommend it"),
    ("mean", "home"): N_("The average answer to how it compares with home"),
    ("mean", "shirt"): N_("The average answer to whether they would wear the shirt"),
    ("share", "like"): N_("The share of answers to whether people like it"),
    ("share", "ease"): N_("The share of answers to how easy it is"),
    ("share", "recommend"): N_("The share of answers to whether they would recommend it"),
    ("share", "home"): N_("The share of answers to how it compares with home"),
    ("share", "shirt"): N_("The share of answers to whether they would wear the shirt"),
}


class StatisticView(Struct, frozen=True):
    """One series: what it is about, its last value, which way is better, its course."""

    about: str
    value: str
    period: str
    better: str
    spark: SparkView | None


class StatisticsView(Struct, frozen=True):
    """All that others have published about a service."""

    items: tuple[StatisticView, ...]


def describe(
    locale: Locale, card: Scorecard, _definitions: Definitions, as_of: date
) -> PanelContent | None:
    """Say what others publish; nothing where they do not."""
    items = card.panels[Statistics].items
    if not items:
        return None
    first = items[0]
    since = since_words(locale, first.since, as_of) if first.since else ""
    variation = first.chart.variation
    view = StatisticsView(tuple(_view(locale, each, as_of) for each in items))
    return PanelContent(_said(locale, variation, since), _TONES.get(variation, "plain"), body=view)


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    signals = {Variation.IMPROVING: "better", Variation.WORSENING: "worse"}
    when = {
        Variation.COMMON_CAUSE: "the last number is within its usual range",
        Variation.NOT_ENOUGH: "there are too few numbers to know what is usual",
    }
    return (
        *(
            Wording(f"{how} than usual since April", _said(locale, each, "April"))
            for each, how in signals.items()
        ),
        *(Wording(text, _said(locale, each, "")) for each, text in when.items()),
    )


def _said(locale: Locale, variation: Variation, since: str) -> str:
    said = _SINCE[variation] if since else _SAID[variation]
    return locale.text(said).format(when=since, why=locale.text(_WHY))


def _view(locale: Locale, each: Statistic, as_of: date) -> StatisticView:
    _ = locale.text
    better = {Direction.INCREASE: _("higher is better"), Direction.DECREASE: _("lower is better")}
    scale = (
        [_("on a scale of {scale}").format(scale=each.scale.replace("-", "–"))]
        if each.scale
        else []
    )
    answers = each.figure.n
    n = _("we do not know how many answered") if answers is None else _answers(locale, answers)
    return StatisticView(
        about=_(_ABOUT[each.kind, each.question]),
        value=amount(locale, each.course[-1][1], ""),
        period=span_words(locale, each.figure.span),
        better="; ".join([*scale, better.get(each.direction, _("neither is better")), n]),
        spark=_spark(locale, each, as_of),
    )


def _answers(locale: Locale, number: int) -> str:
    return locale.plural("{n} answer", "{n} answers", number).format(n=integer(locale, number))


def _spark(locale: Locale, each: Statistic, as_of: date) -> SparkView | None:
    course = [(period, value) for period, value in each.course if period.end > as_of - _DRAWN]
    if not course:
        return None
    (first, began), (last, ended) = course[0], course[-1]
    values = amounts(locale, began, ended, "")
    label = locale.text("{before} in {first}, {now} in {last}").format(
        before=values[0],
        first=locale.period(first),
        now=values[1],
        last=locale.period(last),
    )
    low, high = each.chart.lower[-1], each.chart.upper[-1]
    usual = None if low is None or high is None else (low, high)
    return small_line(course, (), (), label, values, usual)


PANEL = Panel("published", N_("What others publish"), StatisticsView, describe, wordings)
FEATURE = Feature("published_statistics", PANEL, (Statistics,), METHODS)
