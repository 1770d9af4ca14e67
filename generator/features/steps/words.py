"""The panel “Steps and suppliers”: the way through, who delivers it, and time without it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.features.feature import Feature
from generator.features.panel import Panel, PanelContent, add_lines, add_rows
from generator.features.steps import time_without_words as time_words
from generator.features.steps.breakdowns import Breakdown, LogCoverage
from generator.features.steps.figures import Leg, Steps
from generator.features.steps.method import METHODS
from generator.features.steps.outage_impact import NO_STEP, OutageShare
from generator.features.steps.time_without import OutageImpact
from generator.figures.card import Scorecard
from generator.figures.figure import Figure
from generator.language import N_, Locale
from generator.model.definitions import Definitions
from generator.model.organisation import Organisation
from generator.model.service import Stage
from generator.wording.parts import BarView, Link
from generator.wording.sentences import figure_value
from generator.wording.situation import Wording
from generator.wording.spans import span_words
from generator.wording.wording import day_words, hours, integer, lasting

CAUSES = {
    "supplier": N_("The supplier"),
    "change": N_("A change"),
    "capacity": N_("Too many at once"),
    "hardware": N_("A machine"),
    "software": N_("A program"),
    "human": N_("A slip of the hand"),
    "other": N_("Something else"),
    "disputed": N_("Disputed"),
    "unknown": N_("Not known"),
    "": N_("Not written down"),
}
"""How causes are said; those that accuse nobody come last."""
_NOBODY = N_("nobody by name")
_UNSURE = N_("not known")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class LegView:
    """A step: who delivers it, since when, who did before and who will; time without it."""

    name: str
    by: Link | None
    nobody: str
    since: str
    before: str
    coming: str
    lost: str


@dataclass(frozen=True, slots=True)
class BreakdownView:
    """A breakdown as the log has it."""

    day: str
    lasted: str
    people: str
    cause: str
    summary: str


@dataclass(frozen=True, slots=True)
class StepsView:
    """The way through, and the time without it; empty texts and tuples are not drawn."""

    way: tuple[LegView, ...]
    no_way: str
    facts: tuple[str, ...]
    causes: tuple[BarView, ...]
    suppliers: tuple[BarView, ...]
    last_title: str
    last: tuple[BreakdownView, ...]


def supplier_href(supplier: str) -> str:
    """Return where a supplier's page lies."""
    return f"suppliers/{supplier}/"


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
        way = _way(locale, found.legs, {}, definitions)
        return PanelContent(_(time_words.PLANNED), body=StepsView(way, "", (), (), (), "", ()))
    said, tone = time_words.said(locale, time_words.facts_of(lost, as_of))
    to_add = [] if found.legs else [add_lines(locale, card, "steps")]
    if lost.log.coverage in (LogCoverage.NO_LOG, LogCoverage.UNDATED):
        to_add.append(add_lines(locale, card, "log_since"))
    if lost.log.coverage is LogCoverage.MISSING:
        to_add.append(add_rows(locale, "incidents"))
    of_step = {each.key: _without(locale, each.figure) for each in lost.by_step}
    last = tuple(_breakdown(locale, each) for each in lost.log.last)
    view = StepsView(
        way=_way(locale, found.legs, of_step, definitions),
        no_way="" if found.legs else _("Nobody has written down the way through it."),
        facts=_facts(locale, lost, card, definitions.organisation.part),
        causes=_causes(locale, lost),
        suppliers=_suppliers(locale, lost, definitions),
        last_title=_("The last {n} breakdowns").format(n=len(last))
        if len(last) > 1
        else _("The last breakdown"),
        last=last,
    )
    return PanelContent(said, tone, " ".join(to_add), view)


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    return (
        Wording("customers cannot use it yet", locale.text(time_words.PLANNED)),
        *time_words.wordings(locale),
    )


def _way(
    locale: Locale, legs: tuple[Leg, ...], lost: dict[str, str], definitions: Definitions
) -> tuple[LegView, ...]:
    return tuple(_leg(locale, leg, lost.get(leg.step.id, ""), definitions) for leg in legs)


def _leg(locale: Locale, leg: Leg, lost: str, definitions: Definitions) -> LegView:
    _ = locale.text
    before = coming = ""
    if leg.before and leg.until:
        before = _("{name} until {day}").format(
            name=supplier_name(leg.before, definitions), day=day_words(locale, leg.until)
        )
    if leg.coming:
        name = supplier_name(leg.coming.supplier, definitions)
        coming = _("{name} from {day}").format(name=name, day=day_words(locale, leg.coming.since))
    known = leg.now is not None and leg.now in definitions.suppliers
    by = Link(supplier_name(leg.now or "", definitions), supplier_href(leg.now or ""))
    return LegView(
        name=leg.step.name,
        by=by if known else None,
        nobody="" if known else _(_NOBODY),
        since=_("since {day}").format(day=day_words(locale, leg.since)) if leg.since else "",
        before=before,
        coming=coming,
        lost=lost,
    )


def _without(locale: Locale, figure: Figure) -> str:
    if figure.value is None:
        return locale.text("time without it not known")
    return locale.text("{value} without it").format(value=figure_value(locale, figure))


def supplier_name(supplier: str, definitions: Definitions) -> str:
    """Return what a supplier is called."""
    known = definitions.suppliers.get(supplier)
    return known.part.name if known else supplier


def _facts(
    locale: Locale, lost: OutageImpact, card: Scorecard, organisation: Organisation
) -> tuple[str, ...]:
    """Say on what the sentence rests, who noticed, what came again, and what was planned."""
    said = []
    if lost.log.broken:
        said.append(_rests(locale, lost, str(card.service.hours or organisation.hours)))
    if lost.noticed.value is not None:
        said.append(time_words.noticed(locale, round(lost.noticed.value), lost.noticed.of or 0))
    if lost.again.value is not None:
        said.append(time_words.again(locale, round(lost.again.value), lost.again.of or 0))
    if lost.log.planned:
        said.append(_planned(locale, lost))
    if lost.log.coverage is LogCoverage.PARTLY and lost.log.since:
        since = day_words(locale, lost.log.since)
        said.append(
            locale.text("The log began on {since}, so there may have been more before.").format(
                since=since
            )
        )
    if lost.log.coverage is LogCoverage.UNDATED and lost.log.broken:
        said.append(
            locale.text("Nobody says since when the log is kept, so there may have been more.")
        )
    return tuple(said)


def _rests(locale: Locale, lost: OutageImpact, when: str) -> str:
    """Say of how many breakdowns, for how long, and in which hours it was needed."""
    number = len(lost.log.broken)
    if lost.total.value is None:
        said = locale.plural(
            "{n} breakdown in {span}: for how many people is not known, away for {away} of the "
            "hours in which it is needed ({when}).",
            "{n} breakdowns in {span}: for how many people is not known, away for {away} of the "
            "hours in which it is needed ({when}).",
            number,
        )
    else:
        said = locale.plural(
            "{n} breakdown in {span}: {total} for all people together, away for {away} of the "
            "hours in which it is needed ({when}).",
            "{n} breakdowns in {span}: {total} for all people together, away for {away} of the "
            "hours in which it is needed ({when}).",
            number,
        )
    return said.format(
        n=integer(locale, number),
        span=span_words(locale, lost.span),
        total=figure_value(locale, lost.total),
        away=figure_value(locale, lost.away),
        when=when,
    )


def _planned(locale: Locale, lost: OutageImpact) -> str:
    _ = locale.text
    if not lost.planned_away.value:
        return _("Planned work was done outside the hours in which it is needed.")
    away = hours(locale, lost.planned_away.value)
    if lost.planned.value is None:
        return _("Planned work took it away for {away}; for how many people is not known.").format(
            away=away
        )
    return _(
        "Planned work took it away for {away}: {value} for all people together, which "
        "is in none of the other numbers."
    ).format(away=away, value=figure_value(locale, lost.planned))


def _causes(locale: Locale, lost: OutageImpact) -> tuple[BarView, ...]:
    ordered = sorted(lost.by_cause, key=lambda each: cause_place(each.key, each.figure))
    return tuple(
        bar(locale, cause_words(locale, e.key), e.figure, lost.total.value) for e in ordered
    )


def cause_words(locale: Locale, cause: str) -> str:
    """Say a cause."""
    return locale.text(CAUSES.get(cause, cause))


def cause_place(cause: str, figure: Figure) -> tuple[bool, float]:
    """Return where a cause stands: the largest first; what accuses nobody comes last."""
    order = list(CAUSES)
    return order.index(cause) >= order.index("disputed"), -(figure.value or 0.0)


def _suppliers(locale: Locale, lost: OutageImpact, definitions: Definitions) -> tuple[BarView, ...]:
    """Return a bar for each supplier, in order of name: this is no ranking."""
    names = {"": locale.text("Nobody by name"), NO_STEP: locale.text("No step named")}

    def place(each: OutageShare) -> tuple[bool, str]:
        return each.key in names, supplier_name(each.key, definitions).casefold()

    return tuple(
        bar(
            locale,
            names.get(each.key) or supplier_name(each.key, definitions),
            each.figure,
            lost.total.value,
        )
        for each in sorted(lost.by_supplier, key=place)
    )


def bar(locale: Locale, name: str, figure: Figure, total: float | None) -> BarView:
    """Return a part of the time without a service as a bar of the whole."""
    if figure.value is None:
        return BarView(name, locale.text(_UNSURE), 0.0)
    return BarView(
        name, figure_value(locale, figure), round(100 * figure.value / total, 1) if total else 0
    )


def _breakdown(locale: Locale, each: Breakdown) -> BreakdownView:
    lasted = lasting(locale, each.whole.end - each.whole.start)
    people = each.whole.people
    return BreakdownView(
        day=day_words(locale, each.opened.date()),
        lasted=locale.text("{lasted} so far").format(lasted=lasted) if each.ongoing else lasted,
        people=locale.text("not known") if people is None else integer(locale, people),
        cause=cause_words(locale, each.cause),
        summary=_cut(each.summary),
    )


def _cut(text: str) -> str:
    """Cut what somebody wrote at some length where it was to be a few words."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


PANEL = Panel("steps", N_("Steps and suppliers"), StepsView, describe, wordings)
FEATURE = Feature("steps", PANEL, (Steps,), METHODS)
