"""The page of a provider: its shirt from its own question, its services, its answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from msgspec import Struct

from generator.api.places import file_of
from generator.api.texts import provider_text
from generator.disclosure.published import Mode
from generator.drawing.cards import card_view, provider_href
from generator.drawing.shirts import card_shirt
from generator.drawing.trends import card_said, trend_view
from generator.features.costs.figures import price
from generator.features.days.figures import DaysWithCustomers
from generator.features.feature import panel_views
from generator.features.launch.figures import Launch
from generator.features.steps.way_words import supplier_href
from generator.features.table import features_of
from generator.figures.figure import Figure
from generator.language import N_, Locale
from generator.language.alphabet import alphabetical
from generator.language.marked import filled
from generator.model.definitions import Definitions
from generator.model.fields import holding_on
from generator.model.provider import Answer, Answers
from generator.news.happenings import LOOKS_AT
from generator.pages.downloads import card_downloads
from generator.pages.follow import provider_follow, provider_links
from generator.pages.lead import LeadView, lead_view
from generator.pages.page import Download, Material, Page, PageKind, SearchEntry, Sought
from generator.pages.signs import sign_checks, sign_views
from generator.pages.sought import verdict_words
from generator.scorecards.scorecard import ProviderScorecard, Scorecards
from generator.wording.figure_words import answers_words, figure_range, figure_value
from generator.wording.parts import (
    CardView,
    CheckGroup,
    Link,
    PanelView,
    ShirtView,
    SignView,
    TrendView,
)
from generator.wording.sentences import headline
from generator.wording.silence import silences_said
from generator.wording.spans import span_words
from generator.wording.wording import count, day_words


class AnswerView(Struct, frozen=True):
    """A question any provider should be able to answer, with its answer or that there is none."""

    question: str
    text: str
    answered: bool
    href: str | None
    reviewed: str
    adopted_from: Link | None
    evidence: str


class ProviderView(Struct, frozen=True):
    """All that a provider's page shows. ``mix`` is labelled as a mix and gets no verdict."""

    id: str
    name: str
    mission: str
    owner: str
    owner_href: str | None
    shirt: ShirtView
    lead: LeadView
    say: Link | None
    signs: tuple[SignView, ...]
    trend: TrendView | None
    mix: str
    panels: tuple[PanelView, ...]
    adds: tuple[PanelView, ...]
    services: tuple[CardView, ...]
    services_said: str
    suppliers: tuple[Link, ...]
    answers: tuple[AnswerView, ...]
    answered_said: str
    checks: tuple[CheckGroup, ...]
    follow: tuple[Link, ...]
    figures_href: str


def provider_view(
    locale: Locale,
    card: ProviderScorecard,
    definitions: Definitions,
    as_of: date,
) -> ProviderView:
    """Return the view of a provider."""
    _ = locale.text
    provider, like = card.provider, card.signs.like
    organisation = definitions.organisation.part
    silence = " ".join(silences_said(locale, card.silences))
    answers = tuple(_answers(locale, card, definitions))
    folder = f"providers/{card.id}"
    say = provider.feedback or organisation.feedback
    panels = panel_views(locale, features_of("provider"), card, definitions, as_of)
    checks = sign_checks(locale, card.signs, folder)
    return ProviderView(
        id=card.id,
        name=provider.name,
        mission=provider.mission or "",
        owner=provider.owner.role if provider.owner else "",
        owner_href=provider.owner.contact if provider.owner else None,
        shirt=card_shirt(locale, card),
        lead=lead_view(locale, card, headline(locale, like, provider.name), silence, as_of),
        say=Link(_("Have your say"), say) if say else None,
        signs=sign_views(locale, card.signs, card.trend, organisation.questions, as_of),
        trend=trend_view(locale, card.trend, as_of, f"{folder}/like.csv"),
        mix=_mix(locale, card),
        panels=panels,
        adds=tuple(each for each in panels if each.add),
        services=tuple(card_view(locale, each, definitions, as_of) for each in card.services),
        services_said=count(locale, len(card.services), "service", "services"),
        suppliers=_suppliers(card, definitions, as_of),
        answers=answers,
        answered_said=_("{n} of {all} questions answered").format(
            n=sum(a.answered for a in answers), all=len(answers)
        ),
        checks=checks,
        follow=provider_links(locale, card),
        figures_href=file_of(folder),
    )


def _mix(locale: Locale, card: ProviderScorecard) -> str:
    if not card.mix.full or card.mix.span is None:
        return ""
    said = (
        locale.text(
            "All answers from open links about its services together: {value} like what they use "
            "({range}, {answers}, {span}). This mixes different things, so it gets no shirt."
        )
        if card.mix.mode is Mode.OPEN
        else locale.text(
            "All answers of people asked by list about its services together: {value} like what "
            "they use ({range}, {answers}, {span}). This mixes different things, so it gets no "
            "shirt."
        )
    )
    return filled(
        said,
        value=figure_value(locale, card.mix),
        range=figure_range(locale, card.mix),
        answers=answers_words(locale, card.mix),
        span=span_words(locale, card.mix.span),
    )


def _suppliers(card: ProviderScorecard, definitions: Definitions, as_of: date) -> tuple[Link, ...]:
    """Return who delivers steps of the provider's services now, in order of name."""
    steps = (step for each in card.services for step in each.service.steps)
    held = (holding_on(step.delivered_by, as_of) for step in steps)
    names = {each.supplier for each in held if each and each.supplier in definitions.suppliers}
    links = (Link(definitions.suppliers[n].part.name, supplier_href(n)) for n in names)
    return tuple(sorted(links, key=lambda link: alphabetical(link.text)))


_EVIDENCE = {
    "requesting": N_("{some} services say how to get them."),
    "roles": N_("{some} services name their owner."),
    "measuring": N_("People were asked about {some} services in the last year."),
    "improving": N_("{some} comments have been answered."),
    "changing": N_("{some} recent launches were right first time."),
}
"""What is counted about an answer, in words."""
_OF_ONE = {
    "requesting": (
        N_("Its one service does not say how to get it."),
        N_("Its one service says how to get it."),
    ),
    "roles": (
        N_("Its one service does not name an owner."),
        N_("Its one service names its owner."),
    ),
    "measuring": (
        N_("Nobody was asked about its one service in the last year."),
        N_("People were asked about its one service in the last year."),
    ),
    "improving": (
        N_("The one comment has not been answered."),
        N_("The one comment has been answered."),
    ),
    "changing": (
        N_("The one recent launch was not right first time."),
        N_("The one recent launch was right first time."),
    ),
}
"""The same of one thing alone: no and yes."""


def _evidence(locale: Locale, card: ProviderScorecard) -> dict[str, str]:
    """Return what can be counted about each question."""
    _ = locale.text
    found = {
        name: _counted(locale, name, figure)
        for name, figure in card.practice.by_question.items()
        if name in _EVIDENCE
    }
    spent = card.practice.by_question.get("paying")
    if spent is not None and spent.span is not None:
        said = (
            _("All of its services together cost at least {amount} a month ({span}).")
            if spent.at_least
            else _("All of its services together cost {amount} a month ({span}).")
        )
        found["paying"] = filled(
            said, amount=figure_value(locale, spent), span=span_words(locale, spent.span)
        )
    days = card.panels[DaysWithCustomers].count
    if days.value is not None:
        found["planning"] = _("Days spent with customers in the last year: {n}.").format(
            n=round(days.value)
        )
    return found


def _counted(locale: Locale, name: str, figure: Figure) -> str:
    """Say of how many things something is so; of one alone, whether it is."""
    if figure.of == 1 and figure.value is not None:
        return locale.text(_OF_ONE[name][int(figure.value > 0)])
    return filled(locale.text(_EVIDENCE[name]), some=figure_value(locale, figure))


def _answers(locale: Locale, card: ProviderScorecard, definitions: Definitions) -> list[AnswerView]:
    """Return all questions in their order, those without an answer too."""
    views = []
    answers, counted = card.provider.answers, _evidence(locale, card)
    for name, field in Answers.model_fields.items():
        answer: Answer | None = getattr(answers, name)
        views.append(
            AnswerView(
                question=locale.text(field.description or name),
                text=answer.text if answer else locale.text("Not answered yet."),
                answered=answer is not None,
                href=answer.link if answer else None,
                reviewed=day_words(locale, answer.reviewed) if answer and answer.reviewed else "",
                adopted_from=_adopted(answer, definitions),
                evidence=counted.get(name, ""),
            )
        )
    return views


def _adopted(answer: Answer | None, definitions: Definitions) -> Link | None:
    name = answer.adopted_from if answer else None
    if name is None or name not in definitions.providers:
        return None
    return Link(definitions.providers[name].part.name, provider_href(name))


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    cards = material.cards
    for card in cards.providers:
        path = f"providers/{card.id}"
        yield Page(
            f"{path}/index.md",
            card.provider.name,
            "",
            partial(provider_view, locale, card, cards.definitions, cards.as_of),
            partial(_sought, locale, card),
            partial(_downloads, locale, cards, card, path),
            partial(card_shirt, locale, card),
            describe=partial(card_said, locale, card, cards.as_of),
            elsewhere=(file_of(path),),
        )


def _downloads(
    locale: Locale, cards: Scorecards, card: ProviderScorecard, path: str
) -> tuple[Download, ...]:
    text = Download(file_of(path), provider_text(card, cards.as_of))
    return card_downloads(card, path, (text, *provider_follow(locale, cards, card)))


def _sought(locale: Locale, card: ProviderScorecard) -> tuple[SearchEntry, ...]:
    """Return what search finds of a provider: what it is for, who leads it, what it answers."""
    provider = card.provider
    given = (getattr(provider.answers, name) for name in Answers.model_fields)
    texts = (provider.owner.role if provider.owner else "", *(a.text for a in given if a))
    state = verdict_words(locale, card)
    return (SearchEntry(Sought.PROVIDER, provider.name, provider.mission or "", (), texts, state),)


KIND = PageKind(
    "provider.html",
    ProviderView,
    _pages,
    looks_at=(price, Launch, *LOOKS_AT),
)
