"""The panel “Steps and suppliers”: the way through, who delivers it, and time without it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.features.feature import Feature
from generator.features.panel import Panel, PanelContent, add_lines, add_rows, add_to_both
from generator.features.steps import time_without_words as time_words
from generator.features.steps.bars import cause_bars, cause_words, supplier_bars
from generator.features.steps.breakdowns import Breakdown, LogCoverage
from generator.features.steps.figures import Steps
from generator.features.steps.method import METHODS
from generator.features.steps.time_without import OutageImpact
from generator.features.steps.time_without_wordings import time_without_wordings
from generator.features.steps.way_words import LegView, way_views
from generator.figures.card import Scorecard
from generator.figures.figure import Figure, State
from generator.language import N_, Locale
from generator.language.marked import filled
from generator.model.definitions import Definitions
from generator.model.organisation import Organisation
from generator.model.service import Stage
from generator.wording.figure_words import figure_value
from generator.wording.marks import marked
from generator.wording.parts import BarView
from generator.wording.situation import Wording
from generator.wording.spans import span_words
from generator.wording.wording import day_words, hours, integer, lasting

_LONGEST = 160
_NO_STEPS = N_("Nobody has written down its steps.")


class BreakdownView(Struct, frozen=True):
    """A breakdown as the log has it."""

    day: str
    lasted: str
    people: str
    cause: str
    summary: str


class StepsView(Struct, frozen=True):
    """The way through, and the time without it; empty texts and tuples are not drawn."""

    way: tuple[LegView, ...]
    no_way: str
    facts: tuple[str, ...]
    causes: tuple[BarView, ...]
    suppliers: tuple[BarView, ...]
    last_title: str
    last: tuple[BreakdownView, ...]


def describe(
    locale: Locale, card: Scorecard, definitions: Definitions, as_of: date
) -> PanelContent | None:
    """Say who delivers what, and how long people were without it."""
    _ = locale.text
    found = card.panels[Steps]
    lost, stage = found.lost, card.service.stage
    if lost is None or stage is Stage.RETIRED or (stage is Stage.PIPELINE and not found.legs):
        return None
    if stage is Stage.PIPELINE:
        way = way_views(locale, found, {}, definitions)
        return PanelContent(_(time_words.PLANNED), body=StepsView(way, "", (), (), (), "", ()))
    said, tone = time_words.said(locale, time_words.facts_of(lost, as_of))
    of_step = {each.key: _without(locale, each.figure) for each in lost.by_step}
    last = tuple(_breakdown(locale, each) for each in lost.log.last)
    view = StepsView(
        way=way_views(locale, found, of_step, definitions),
        no_way="" if found.legs else _(_NO_STEPS),
        facts=_facts(locale, lost, card, definitions.organisation.part),
        causes=cause_bars(locale, lost),
        suppliers=supplier_bars(locale, lost, definitions),
        last_title=_("The last {n} breakdowns").format(n=len(last))
        if len(last) > 1
        else _("The last breakdown"),
        last=last,
    )
    return PanelContent(
        said, tone, _to_add(locale, card, bool(found.legs), lost.log.coverage), view
    )


def _to_add(locale: Locale, card: Scorecard, has_steps: bool, coverage: LogCoverage) -> str:
    """Say how an owner adds what is missing: the steps, the log, or both."""
    rows = {LogCoverage.MISSING: "incidents"} | dict.fromkeys(time_words.ENDED, "coverage")
    undated = coverage in (LogCoverage.NO_LOG, LogCoverage.UNDATED)
    if undated and not has_steps:
        return add_to_both(locale, card, "steps", "log_since")
    if undated:
        return add_lines(locale, card, "log_since")
    steps = "" if has_steps else f"{locale.text(_NO_STEPS)} {add_lines(locale, card, 'steps')}"
    log = add_rows(locale, rows[coverage], also=bool(steps)) if coverage in rows else ""
    return " ".join(filter(None, (steps, log)))


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    return (
        Wording("customers cannot use it yet", locale.text(time_words.PLANNED)),
        *time_without_wordings(locale),
    )


def _without(locale: Locale, figure: Figure) -> str:
    if figure.state is State.WITHHELD:
        return locale.text("time down withheld, to protect people")
    if figure.value is None:
        return locale.text("time down not known")
    said = locale.text("unavailable for {value}, all users together")
    return marked(figure, said.format(value=figure_value(locale, figure)))


def _facts(
    locale: Locale, lost: OutageImpact, card: Scorecard, organisation: Organisation
) -> tuple[str, ...]:
    """Say on what the sentence rests, who noticed, what came again, and what was planned."""
    said = []
    if lost.log.broken and lost.away.value is not None:
        said.append(
            _rests(locale, lost, str(card.service.hours or organisation.hours).replace("-", "–"))
        )
    if lost.noticed.value is not None:
        said.append(time_words.noticed(locale, round(lost.noticed.value), lost.noticed.of or 0))
    if lost.again.value is not None:
        said.append(time_words.again(locale, round(lost.again.value), lost.again.of or 0))
    if lost.log.planned:
        said.append(_planned(locale, lost))
    if lost.log.coverage is LogCoverage.PARTLY and lost.log.since:
        since = day_words(locale, lost.log.since)
        said.append(
            locale.text("The log started on {since}, so there may have been more before.").format(
                since=since
            )
        )
    if lost.log.coverage in time_words.ENDED and lost.log.broken:
        said.append(_looked(locale, lost))
    if any(each.end_unknown for each in lost.log.broken):
        said.append(
            locale.text("Where nobody wrote down when it ended, only the known time counts.")
        )
    if lost.log.coverage is LogCoverage.UNDATED and lost.log.broken:
        said.append(
            locale.text("We do not know when the log was started, so there may have been more.")
        )
    return tuple(said)


def _looked(locale: Locale, lost: OutageImpact) -> str:
    """Say until when, or on how many days, anybody looked."""
    if lost.log.coverage is LogCoverage.SOME_DAYS:
        text = locale.text(
            "Somebody was watching on {n} of {all} days, so there may have been more."
        )
        all_days = (lost.span.end - lost.span.start).days + 1
        return text.format(n=integer(locale, lost.log.days), all=integer(locale, all_days))
    until = day_words(locale, lost.log.until or lost.span.start)
    text = locale.text("The log ends on {until}, so there may have been more after that.")
    return text.format(until=until)


def _rests(locale: Locale, lost: OutageImpact, when: str) -> str:
    """Say of how many breakdowns, for how long, and in which hours it was needed."""
    number = len(lost.log.broken)
    if lost.total.state is State.WITHHELD:
        said = locale.plural(
            "{span}: {n} breakdown; we do not show for how many people, to protect them; down "
            "for {away} of its service hours ({when}).",
            "{span}: {n} breakdowns; we do not show for how many people, to protect them; down "
            "for {away} of its service hours ({when}).",
            number,
        )
    elif lost.total.value is None:
        said = locale.plural(
            "{span}: {n} breakdown; we do not know for how many people; down for {away} of its "
            "service hours ({when}).",
            "{span}: {n} breakdowns; we do not know for how many people; down for {away} of its "
            "service hours ({when}).",
            number,
        )
    else:
        said = locale.plural(
            "{span}: {n} breakdown; {total} for all users together; down for {away} of its "
            "service hours ({when}).",
            "{span}: {n} breakdowns; {total} for all users together; down for {away} of its "
            "service hours ({when}).",
            number,
        )
    return filled(
        said,
        n=integer(locale, number),
        span=span_words(locale, lost.span),
        total=figure_value(locale, lost.total),
        away=figure_value(locale, lost.away),
        when=when,
    )


def _planned(locale: Locale, lost: OutageImpact) -> str:
    _ = locale.text
    if lost.planned_away.value is None:
        return _("Planned work took it down; we do not know for how long.")
    if not lost.planned_away.value:
        return _("Planned work was done outside its service hours.")
    away: str = marked(lost.planned_away, hours(locale, lost.planned_away.value))
    if any(each.end_unknown for each in lost.log.planned):
        away = filled(_("at least {value}"), value=away)
    if lost.planned.state is State.WITHHELD:
        said = _(
            "Planned work took it down for {away}. We do not show for how many people, to protect "
            "them."
        )
        return filled(said, away=away)
    if lost.planned.value is None:
        said = _("Planned work took it down for {away}; we do not know for how many people.")
        return filled(said, away=away)
    said = _(
        "Planned work took it down for {away}: {value} for all users together, which is not part "
        "of the other numbers."
    )
    return filled(said, away=away, value=figure_value(locale, lost.planned))


def _people(locale: Locale, each: Breakdown) -> str:
    if each.few:
        return locale.in_context("state of a number", "withheld")
    people = each.whole.people
    return locale.text("not known") if people is None else integer(locale, people)


def _breakdown(locale: Locale, each: Breakdown) -> BreakdownView:
    return BreakdownView(
        day=day_words(locale, each.opened),
        lasted=_lasted(locale, each),
        people=_people(locale, each),
        cause=cause_words(locale, each.cause),
        summary=_cut(each.summary),
    )


def _lasted(locale: Locale, each: Breakdown) -> str:
    seconds = each.whole.end - each.whole.start
    if each.end_unknown and not seconds:
        return locale.text("not known")
    lasted = lasting(locale, seconds)
    if each.end_unknown:
        return locale.text("at least {value}").format(value=lasted)
    return locale.text("{lasted} so far").format(lasted=lasted) if each.ongoing else lasted


def _cut(text: str) -> str:
    """Cut what somebody wrote at some length where it was to be a few words."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


PANEL = Panel("steps", N_("Steps and suppliers"), StepsView, describe, wordings)
FEATURE = Feature("steps", PANEL, (Steps,), METHODS)
