"""The panel “What it is for”: what people get done with it, and whether it is as wanted."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from generator.drawing.small_line import small_line
from generator.features.feature import Feature
from generator.features.panel import Panel, PanelContent, add_lines, add_rows
from generator.features.value.figures import Loosened, Reached, Value
from generator.features.value.method import METHODS
from generator.figures.card import Scorecard
from generator.language import N_, Locale
from generator.model.definitions import Definitions
from generator.model.service import Result, Service, Stage
from generator.wording.parts import SparkView
from generator.wording.situation import Wording
from generator.wording.spans import span_words
from generator.wording.wording import amount, amounts, by_words, day_words, integer

_DRAWN = timedelta(days=3 * 366)
_ROLES = {
    "differentiating": N_("Its role: it sets us apart from others."),
    "supporting": N_("Its role: it supports the services that set us apart."),
    "commodity": N_("Its role: it is the same everywhere, so it should be simple."),
}
_UNNAMED = N_("Nobody has written down what people want to get done with it.")
_UNMEASURED = N_("What people get done with it has not been measured recently.")
_UNWANTED = N_("What people get done with it is measured, but no target has been set.")
_TO_COME = N_(
    "What people want to get done with it is written down, and will be measured once it is live."
)


class ResultView(Struct, frozen=True):
    """One result: what was measured last, what was wanted then, whether it was reached."""

    name: str
    goal: str
    value: str
    period: str
    wanted: str
    reached: str
    tone: str
    notes: tuple[str, ...]
    spark: SparkView | None


class ValueView(Struct, frozen=True):
    """The results, and the service's role; whether any result has a target, or a line."""

    role: str
    results: tuple[ResultView, ...]
    with_wanted: bool
    with_lines: bool


def describe(
    locale: Locale, card: Scorecard, _definitions: Definitions, as_of: date
) -> PanelContent | None:
    """Describe the results; nothing of a service that has ended."""
    _ = locale.text
    stage = card.service.stage
    if stage is Stage.RETIRED:
        return None
    items = card.panels[Value].items
    views = tuple(_result(locale, each, as_of) for each in items)
    body = ValueView(
        role=_role(locale, card.service),
        results=views,
        with_wanted=any(each.wanted for each in views),
        with_lines=any(each.spark for each in views),
    )
    if not items:
        return PanelContent(_(_UNNAMED), add=add_lines(locale, card, "results"), body=body)
    if all(item.figure.value is None for item in items):
        if stage is Stage.PIPELINE:
            return PanelContent(_(_TO_COME), body=body)
        return PanelContent(_(_UNMEASURED), add=add_rows(locale, "results"), body=body)
    judged = [item.reached for item in items if item.reached is not None]
    said, tone = _said(locale, sum(judged), len(judged), len(items) - len(judged))
    lowered = any(item.reached and item.loosened for item in items)
    return PanelContent(said, "plain" if lowered else tone, body=body)


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    _ = locale.text
    judged = {
        "the one result was reached": (1, 1),
        "the one result was missed": (0, 1),
        "both results were reached": (2, 2),
        "both results were missed": (0, 2),
        "all of several results were reached": (4, 4),
        "none of several results was reached": (0, 4),
        "some results were reached": (2, 3),
    }
    rest = {"": 0, ", and of another one it is not known": 1, ", and of others it is not known": 3}
    return (
        Wording("no result is written down", _(_UNNAMED)),
        Wording("no result was measured in this time", _(_UNMEASURED)),
        Wording("it is not there yet", _(_TO_COME)),
        Wording("results are measured, and no target was set", _(_UNWANTED)),
        *(
            Wording(f"{when}{more}", _said(locale, *numbers, others)[0])
            for when, numbers in judged.items()
            for more, others in rest.items()
        ),
    )


def _said(locale: Locale, reached: int, judged: int, others: int) -> tuple[str, str]:
    """Say how many results are as wanted, and in which tone."""
    if not judged:
        return locale.text(_UNWANTED), "plain"
    tone = {judged: "good", 0: "bad"}.get(reached, "plain")
    if others:
        return _said_of_some(locale, reached, judged, others), tone
    if reached == judged:
        return f"{_reached_all(locale, judged)}.", tone
    if not reached:
        return f"{_missed_all(locale, judged)}.", tone
    said = locale.text("It achieved {n} of the {all} results people want from it")
    return f"{said.format(n=reached, all=judged)}.", tone


def _said_of_some(locale: Locale, reached: int, judged: int, others: int) -> str:
    """Say how many of all results were reached and missed, and how many nobody can judge."""
    if reached == judged:
        said = locale.text("It achieved {n} of the {all} results people want from it")
    elif not reached:
        said = locale.text("It missed {missed} of the {all} results people want from it")
    else:
        said = locale.text(
            "It achieved {n} of the {all} results people want from it and missed {missed}"
        )
    said = said.format(n=reached, missed=judged - reached, all=judged + others)
    rest = locale.plural(
        "we do not know about the other one", "we do not know about the other {n}", others
    )
    return f"{said}; {rest.format(n=integer(locale, others))}."


def _reached_all(locale: Locale, judged: int) -> str:
    _ = locale.text
    if judged <= 2:
        one = _("It achieved the one result people want from it")
        return one if judged == 1 else _("It achieved both results people want from it")
    return _("It achieved all {n} results people want from it").format(n=judged)


def _missed_all(locale: Locale, judged: int) -> str:
    _ = locale.text
    if judged <= 2:
        one = _("It did not achieve the one result people want from it")
        return (
            one
            if judged == 1
            else _("It did not achieve either of the two results people want from it")
        )
    return _("It did not achieve any of the {n} results people want from it").format(n=judged)


def _role(locale: Locale, service: Service) -> str:
    return locale.text(_ROLES[service.role])


def _result(locale: Locale, each: Reached, as_of: date) -> ResultView:
    _ = locale.text
    result, figure = each.result, each.figure
    words = {None: "", True: _("achieved"), False: _("not achieved")}
    return ResultView(
        name=result.name,
        goal=each.goal.name if each.goal else "",
        value=_("not measured")
        if figure.value is None
        else amount(locale, figure.value, result.unit),
        period=span_words(locale, figure.span) if figure.span and figure.value is not None else "",
        wanted=_aim(locale, each, as_of),
        reached=words[each.reached],
        tone={None: "plain", True: "good", False: "bad"}[each.reached],
        notes=tuple(_note(locale, one, result) for one in each.loosened),
        spark=_spark(locale, each, as_of),
    )


def _aim(locale: Locale, each: Reached, as_of: date) -> str:
    """Say what was wanted at the time of the value; else what will be wanted, from when on."""
    if each.wanted is not None:
        return _wanted(locale, each.result, each.wanted)
    later = [target for target in each.result.targets if target.since > as_of]
    if not later:
        return ""
    first = min(later, key=lambda target: target.since)
    since = by_words(locale, first.since, date.min)
    return locale.text("{wanted}, from {since} on").format(
        wanted=_wanted(locale, each.result, first.value), since=since
    )


def _wanted(locale: Locale, result: Result, value: float) -> str:
    way = {
        "increase": locale.text("at least {value}"),
        "decrease": locale.text("at most {value}"),
        "neutral": "{value}",
    }
    return way[result.direction].format(value=amount(locale, value, result.unit))


def _note(locale: Locale, one: Loosened, result: Result) -> str:
    said = (
        locale.text("The target was lowered in {when}, from {before} to {after}.")
        if one.after < one.before
        else locale.text("The target was raised in {when}, from {before} to {after}.")
    )
    return said.format(
        when=by_words(locale, one.since, date.min),
        before=amount(locale, one.before, result.unit),
        after=amount(locale, one.after, result.unit),
    )


def _spark(locale: Locale, each: Reached, as_of: date) -> SparkView | None:
    course = [(p.period, p.value) for p in each.course if p.period.end > as_of - _DRAWN]
    if not course:
        return None
    unit = each.result.unit
    (first, began), (last, ended) = course[0], course[-1]
    before, now = amounts(locale, began, ended, unit)
    label = locale.text("{name}: {before} until {first}, {now} until {last}").format(
        name=each.result.name,
        before=before,
        first=day_words(locale, first.end),
        now=now,
        last=day_words(locale, last.end),
    )
    eased = [one.since for one in each.loosened]
    values = amounts(locale, began, ended, "")[0], now
    return small_line(course, each.result.targets, eased, label, values)


PANEL = Panel("value", N_("What it is for"), ValueView, describe, wordings)
FEATURE = Feature("value", PANEL, (Value,), METHODS)
