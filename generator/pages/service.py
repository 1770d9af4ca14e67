"""The scorecard of a service."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from urllib.parse import quote

from msgspec import Struct

from generator.api.linked import LinkedFacts, service_linked
from generator.api.places import BADGE, EMBED, file_of
from generator.api.texts import service_text
from generator.drawing.cards import community_links, provider_href, service_href
from generator.drawing.shirts import card_shirt
from generator.drawing.trends import card_said, trend_view
from generator.features.communities.words import change_words
from generator.features.feature import panel_views
from generator.features.table import features_of
from generator.figures.card import Scorecard
from generator.language import Locale
from generator.language.marked import filled
from generator.model.service import Service
from generator.pages.downloads import card_downloads
from generator.pages.embed import DRAWN, shown_elsewhere
from generator.pages.folds import FoldView, layout
from generator.pages.follow import service_follow, service_links
from generator.pages.lead import LeadView, lead_view, service_headline
from generator.pages.owner import OwnerView, owner_view
from generator.pages.page import (
    Download,
    DrawnDownload,
    Material,
    Page,
    PageKind,
    SearchEntry,
    Sees,
)
from generator.pages.provenance import Provenance
from generator.pages.related import related
from generator.pages.renamed import old_addresses, old_places
from generator.pages.role_holders import RoleView, role_views, roles_gap
from generator.pages.scorecard_inputs import ScorecardInputs
from generator.pages.signs import sign_checks, sign_views
from generator.pages.sought import service_sought
from generator.scorecards.scorecard import card_figures
from generator.wording.doors import say_link
from generator.wording.parts import (
    CheckGroup,
    Link,
    PanelView,
    ShirtView,
    SignView,
    SourceView,
    TrendView,
)
from generator.wording.sentences import being_done
from generator.wording.silence import silence_of_others, silence_of_people
from generator.wording.stages import stage_words
from generator.wording.wording import day_words


class FootView(Struct, frozen=True):
    """How new the page is, and where it can be corrected.

    ``definition`` is the file that describes the service, ``stopped`` what has no news any more.
    """

    newest: str
    stopped: tuple[str, ...]
    definition: SourceView
    edit_href: str | None


class ServiceView(Struct, frozen=True):
    """All that a scorecard page shows; ``owner`` is None where nobody answers for the service.

    ``roles`` are held by somebody, ``roles_gap`` says which are not; ``ways`` say how one gets it,
    gets help, or says something. ``panels`` stand open, those of ``folds`` under a head; ``adds``
    is what an owner could add. ``linked`` is what search engines read.
    """

    id: str
    name: str
    purpose: str
    provider: Link | None
    stage: str
    owner: OwnerView | None
    roles: tuple[RoleView, ...]
    roles_gap: str
    shirt: ShirtView
    lead: LeadView
    action_lead: str
    action: str
    say: Link | None
    get: tuple[Link, ...]
    ways: tuple[str, ...]
    signs: tuple[SignView, ...]
    trend: TrendView | None
    no_trend: str
    year_ago: str
    panels: tuple[PanelView, ...]
    folds: tuple[FoldView, ...]
    adds: tuple[PanelView, ...]
    checks: tuple[CheckGroup, ...]
    related: tuple[Link, ...]
    follow: tuple[Link, ...]
    foot: FootView
    figures_href: str
    tags: tuple[Link, ...]
    communities: tuple[Link, ...]
    linked: LinkedFacts


def service_view(
    locale: Locale,
    card: Scorecard,
    provenance: Provenance,
    near: tuple[Link, ...] = (),
) -> ServiceView:
    """Return the view of a scorecard."""
    service, context = card.service, card.panels.context.subject_context
    definitions, as_of = context.definitions, context.as_of
    like = card.signs.like
    organisation = definitions.organisation.part
    action_lead, action = being_done(locale, card.action, as_of, service.sensitive)
    silence = silence_of_people(locale, card.silences)
    folder = f"services/{card.id}"
    panels = panel_views(locale, features_of("service"), card, definitions, as_of)
    where = layout(locale, panels)
    checks = sign_checks(locale, card.signs, folder)
    return ServiceView(
        id=card.id,
        name=service.name,
        purpose=service.purpose or "",
        provider=_provider_link(card),
        stage=stage_words(locale, service, as_of),
        owner=owner_view(service, as_of),
        roles=role_views(locale, service),
        roles_gap=roles_gap(locale, service),
        shirt=card_shirt(locale, card),
        lead=lead_view(
            locale, card, service_headline(locale, service, like, as_of), silence, as_of
        ),
        action_lead=action_lead,
        action=action,
        say=say_link(locale, card, definitions),
        get=_doors(locale, service),
        ways=_ways(locale, service),
        signs=sign_views(locale, card.signs, card.trend, organisation.questions, as_of),
        trend=trend_view(locale, card.trend, as_of, f"{folder}/like.csv"),
        no_trend=locale.text("There is no history yet: no answers have been counted so far."),
        year_ago=_year_ago(locale, card),
        panels=where.panels,
        folds=where.folds,
        adds=where.adds,
        checks=checks,
        related=near,
        follow=service_links(locale, card),
        foot=_foot(locale, card, as_of, provenance),
        figures_href=file_of(folder),
        tags=tuple(Link(tag, f"services/?words={quote(tag)}") for tag in service.tags),
        communities=tuple(community_links(service, definitions)),
        linked=service_linked(locale, card, definitions),
    )


def _foot(locale: Locale, card: Scorecard, as_of: date, provenance: Provenance) -> FootView:
    return FootView(
        newest=_newest(locale, card, as_of),
        stopped=silence_of_others(locale, card.silences),
        definition=provenance.source(card.defined.file),
        edit_href=provenance.edit_href(card.defined.key_place("name")),
    )


def _newest(locale: Locale, card: Scorecard, as_of: date) -> str:
    """Say of which day the newest number is; nothing where the whole site says it."""
    known = (each.span.end for each in card_figures(card) if each.has_value and each.span)
    newest = max((day for day in known if day <= as_of), default=None)
    if newest is None:
        return locale.text("There is no number on this page yet.")
    if newest == as_of:
        return ""
    said = locale.text("The newest numbers on this page go up to {day}.")
    return said.format(day=day_words(locale, newest))


def _provider_link(card: Scorecard) -> Link | None:
    if card.provider is None:
        return None
    return Link(card.provider.part.name, provider_href(card.provider.id))


def _year_ago(locale: Locale, card: Scorecard) -> str:
    """Say how liking differs from that of a year ago; empty where nobody can say."""
    said = change_words(locale, card.change.figure if card.change else None)
    return filled(locale.text("Over a year: {change}."), change=said) if said else ""


def _doors(locale: Locale, service: Service) -> tuple[Link, ...]:
    doors = []
    if service.request:
        doors.append(Link(locale.text("Get it"), service.request.link))
    if service.help:
        doors.append(Link(locale.text("Get help"), service.help.link))
    return tuple(doors)


def _ways(locale: Locale, service: Service) -> tuple[str, ...]:
    """Say how it works to get it, to get help, or to say something, where the owner wrote it."""
    _ = locale.text
    doors = (
        (_("Have your say"), service.feedback),
        (_("Get it"), service.request),
        (_("Get help"), service.help),
    )
    said = _("{door}: {how}")
    return tuple(said.format(door=d, how=each.text) for d, each in doors if each and each.text)


def _view(locale: Locale, inputs: ScorecardInputs) -> ServiceView:
    return service_view(locale, inputs.card, inputs.provenance, inputs.near)


def _downloads(
    locale: Locale, inputs: ScorecardInputs, path: str, as_of: date
) -> tuple[Download, ...]:
    """Return the card's files, and what lies at the addresses that it had before."""
    card, text = inputs.card, service_text(inputs.card, as_of)
    kept = (Download(file_of(path), text), *service_follow(locale, card, as_of))
    old = old_addresses(locale, card.service.name, card.id, inputs.before, kept)
    return (*card_downloads(card, path, kept), *old)


def _drawn(locale: Locale, inputs: ScorecardInputs) -> tuple[DrawnDownload, ...]:
    context = inputs.card.panels.context.subject_context
    return shown_elsewhere(locale, inputs.card, context.definitions, context.as_of, inputs.before)


def _elsewhere(names: Iterable[str]) -> Iterator[str]:
    """Yield the paths of files that lie elsewhere than the page: those of old addresses too."""
    for at, name in enumerate(names):
        yield file_of(service_href(name))
        if at:
            yield from old_places(name)
            yield from (f"{service_href(name)}{each}" for each in (BADGE, EMBED))


def _sought(
    material: Material, card: Scorecard, made_from: tuple[str, ...]
) -> Iterator[SearchEntry]:
    """Yield what search finds of a service; what is kept of it, if nothing is new."""
    cards = material.cards

    def make() -> list[list[object]]:
        found = service_sought(material.locale, card, cards.definitions, cards.as_of)
        return [each.as_list() for each in found]

    for each in material.said(make, "sought", *made_from):
        yield SearchEntry.of(each)


def _pages(material: Material) -> Iterator[Page]:
    locale, cards = material.locale, material.cards
    near = related(cards.services)
    # Made before the work is shared: each process would make all of them.
    forecasts = cards.forecasts
    before = defaultdict(list)
    for old, now in sorted(cards.definitions.aliases.items()):
        before[now].append(old)
    for card in cards.services:
        service = card.service
        path = f"services/{card.id}"
        inputs = ScorecardInputs(
            card,
            forecasts[card.id],
            material.provenance,
            near.get(card.id, ()),
            tuple(before.get(card.id, ())),
        )
        made_from = (
            card.id,
            card.defined.document.digest,
            *card.panels.context.subject_context.digest,
        )
        yield Page(
            f"{path}/index.md",
            service.name,
            "",
            partial(_view, locale, inputs),
            partial(_sought, material, card, made_from),
            partial(_downloads, locale, inputs, path, cards.as_of),
            partial(card_shirt, locale, card),
            partial(inputs.digest, locale.code),
            describe=partial(card_said, locale, card, cards.as_of),
            panels=card.panels,
            elsewhere=tuple(_elsewhere((card.id, *inputs.before))),
            draws=partial(_drawn, locale, inputs),
        )


KIND = PageKind(
    "scorecard.html",
    ServiceView,
    _pages,
    sees=frozenset({Sees.PURPOSES, Sees.HISTORY}),
    draws=DRAWN,
)
