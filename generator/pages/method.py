"""How each number is made, read from the tables of features and overviews."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, partial

from msgspec import Struct

from generator.features import table as features
from generator.figures.method import Method, by_id
from generator.language import N_, Locale
from generator.model.definitions import Definitions
from generator.model.organisation import Organisation
from generator.model.period import JANUARY, Grain, period_of
from generator.pages.page import (
    Download,
    Material,
    Page,
    PageKind,
    SearchEntry,
    Sees,
    Sought,
)
from generator.releases.ledger import CellDays
from generator.releases.written import FILE, cells_said, to_text
from generator.scorecards.overviews import methods as overviews
from generator.wording.wording import percent

METHODS: Mapping[str, Method] = by_id((*features.METHODS, *overviews.METHODS))
"""Every method that a published figure can name, in the order of the page."""

_COUNTED = {
    Grain.DAY: N_(
        "Counted by day. The page shows the last {lengths}, and the longer time only where there "
        "are too few answers for the shorter one."
    ),
    Grain.WEEK: N_(
        "Counted by week. The page shows the last {lengths}, and the longer time only where there "
        "are too few answers for the shorter one."
    ),
    Grain.MONTH: N_(
        "Counted by month. The page shows the last {lengths}, and the longer time only where "
        "there are too few answers for the shorter one."
    ),
    Grain.QUARTER: N_(
        "Counted by quarter. The page shows the last {lengths}, and the longer time only where "
        "there are too few answers for the shorter one."
    ),
    Grain.YEAR: N_(
        "Counted by year. The page shows the last {lengths}, and the longer time only where there "
        "are too few answers for the shorter one."
    ),
}
_OVER = {
    Grain.DAY: N_("We show only days that are over."),
    Grain.WEEK: N_("We show only weeks that are over."),
    Grain.MONTH: N_("We show only months that are over."),
    Grain.QUARTER: N_("We show only quarters that are over."),
    Grain.YEAR: N_("We show only years that are over."),
}


class MethodView(Struct, frozen=True):
    """One method, in plain words."""

    id: str
    title: str
    question: str
    formula: str
    interval: str
    limits: str
    source: str
    changes: tuple[str, ...]
    examples: tuple[str, ...]


class RulesView(Struct, frozen=True):
    """The organisation's own settings, fixed before the data came."""

    loved: str
    pinata: str
    privacy: int
    reliability: int
    counted: str
    over: str
    closes: str
    year: str


class MethodsView(Struct, frozen=True):
    """The method page."""

    rules: RulesView
    methods: tuple[MethodView, ...]


def methods_view(locale: Locale, organisation: Organisation, as_of: date) -> MethodsView:
    """Return the view of the method page; the year of ``as_of`` is its example of one."""
    _ = locale.text
    year = period_of(as_of, Grain.YEAR, organisation.year_begins)
    lengths = _(", then ").join(map(str, organisation.windows(organisation.period)))
    rules = RulesView(
        loved=percent(organisation.thresholds.loved),
        pinata=percent(organisation.thresholds.pinata),
        privacy=organisation.floors.privacy,
        reliability=organisation.floors.reliability,
        counted=_(_COUNTED[organisation.period]).format(lengths=lengths),
        over=_(_OVER[organisation.period]),
        closes=_closes(locale, organisation.closes_after),
        year=""
        if organisation.year_begins == JANUARY
        else _(
            "A year begins in {month}: {year} is {months}. Quarters are those of the calendar."
        ).format(
            month=locale.month(organisation.year_begins),
            year=locale.period(year),
            months=locale.whole_months(year.start, year.end),
        ),
    )
    return MethodsView(rules, tuple(_method(locale, each) for each in METHODS.values()))


def _closes(locale: Locale, days: int) -> str:
    """Say how long after a period its answers are published; nothing where it is at once."""
    if not days:
        return ""
    said = locale.plural(
        "Answers are published {n} day after their period has ended, so that few come too late.",
        "Answers are published {n} days after their period has ended, so that few come too late.",
        days,
    )
    return said.format(n=days)


def _method(locale: Locale, method: Method) -> MethodView:
    _ = locale.text
    return MethodView(
        id=method.id,
        title=_(method.title),
        question=_(method.question or ""),
        formula=_(method.formula),
        interval=_(method.interval or ""),
        limits=_(method.limits),
        source=_(method.source),
        changes=tuple(map(_, method.changes)),
        examples=tuple(_(example.says) for example in method.examples),
    )


def texts() -> Iterator[str]:
    """Yield what the page says of its methods, for translators."""
    for method in METHODS.values():
        own = (method.title, method.question, method.formula, method.interval, method.limits)
        examples = (example.says for example in method.examples)
        yield from filter(None, (*own, method.source, *method.changes, *examples))


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    definitions = material.cards.definitions
    organisation, as_of = definitions.organisation.part, material.cards.as_of
    view = cache(partial(methods_view, locale, organisation, as_of))
    said = locale.text("What each number means, how it is worked out, and what it does not show.")

    def offer() -> tuple[Download, ...]:
        rules = Download("method/rules.json", rules_json(definitions, material.cards.kept))
        return rules, Download(FILE, to_text(material.cards.ledger))

    yield Page(
        "method.md",
        locale.text("How each number is worked out"),
        said,
        view,
        sought=lambda: _sought(locale, said, view()),
        offer=offer,
    )


def _sought(locale: Locale, said: str, view: MethodsView) -> Iterator[SearchEntry]:
    """Yield the page, its rules, and each of its methods."""
    title = locale.text("How each number is worked out")
    yield SearchEntry(Sought.PAGE, title, said)
    rules = locale.text("The rules, fixed before the data came in")
    yield SearchEntry(Sought.METHOD, rules, title, at="#rules")
    for each in view.methods:
        yield SearchEntry(Sought.METHOD, each.title, each.question, at=f"#{each.id}")


def rules_json(definitions: Definitions, kept: CellDays) -> str:
    """Return what a program must know to check a site.

    It is its floors, whose services are whose, and which numbers of the ledger are ``kept``: those
    of an earlier release, which today's answers have changed a little.
    """
    floors = definitions.organisation.part.floors
    homes = {name: service.provider for name, service in sorted(definitions.services.items())}
    known = {
        "privacy_floor": floors.privacy,
        "reliability_floor": floors.reliability,
        "provider_of": homes,
        "as_published_before": cells_said(kept),
    }
    return json.dumps(known, ensure_ascii=False, indent=1) + "\n"


KIND = PageKind("method.html", MethodsView, _pages, sees=frozenset({Sees.LEDGER}))
