"""The scorecards of an organisation: of its services, and of those who provide them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, partial
from hashlib import sha256

from msgspec import Struct, field
from msgspec.structs import replace

from generator.disclosure.published import CellTally, Mode, Published
from generator.disclosure.subject_published import SubjectPublished
from generator.disk.memory import Memory
from generator.features.conversation.helped import to_ask
from generator.features.costs.figures import price
from generator.features.days.figures import DaysWithCustomers
from generator.features.expected.forecast import KnownForecast, known_forecast
from generator.features.table import figures_of
from generator.figures import question_methods
from generator.figures.actions import latest_action
from generator.figures.answers import LIKE, cell_figure, say_window
from generator.figures.card import ProviderCard, Scorecard
from generator.figures.change import moved
from generator.figures.figure import Figure
from generator.figures.head import Head, head_of
from generator.figures.panel_context import PanelContext
from generator.figures.panels import Panels
from generator.figures.peers import Peers
from generator.figures.subject_context import SubjectContext
from generator.language.alphabet import alphabetical
from generator.model.calendar import calendars
from generator.model.definitions import Defined, Definitions
from generator.model.provider import Provider
from generator.model.service import Service, Stage
from generator.model.subject import Subject
from generator.releases.ledger import CellDays, Ledger
from generator.scorecards.overviews.alarms import Alarms, alarms
from generator.scorecards.overviews.drivers import LikingDrivers, liking_drivers
from generator.scorecards.overviews.middle_cost import middle_cost
from generator.scorecards.overviews.practice import Practice, practice
from generator.scorecards.overviews.served import Served, served
from generator.scorecards.overviews.suppliers import SupplierCard, supplier_cards

MIX = "like-mix"
"""The name of the figure of all answers about a provider's services together."""


class ProviderScorecard(ProviderCard, frozen=True, dict=True):
    """A provider's card with what can only be counted over all its services."""

    @cached_property
    def mix(self) -> Figure:
        """All answers about its services together, which get no verdict."""
        return _mix(self.subject_context)

    @cached_property
    def practice(self) -> Practice:
        """What can be counted about its answers."""
        return practice(self.subject_context, self.services)

    @cached_property
    def middle_cost(self) -> Figure:
        """What the middle one of its services costs for each person and month."""
        costs = [card.panels.part(price).person for card in self.in_use]
        return middle_cost(str(Subject("provider", self.id)), costs)


class Scorecards(Struct, frozen=True, dict=True):
    """All scorecards of an organisation, by name.

    ``release`` returns the ledger of what was published before and of these. ``tally`` counts the
    cells behind them; ``kept`` are those that still have the number of an earlier release.
    ``release_digest`` is one of all that the ledger is made from, if known.
    """

    definitions: Definitions
    as_of: date
    services: tuple[Scorecard, ...]
    providers: tuple[ProviderScorecard, ...]
    release: Callable[[], Ledger] = field(default=Ledger)
    tally: CellTally = field(default_factory=CellTally)
    kept: CellDays = field(default_factory=dict)
    release_digest: str = ""

    @cached_property
    def ledger(self) -> Ledger:
        """What was published once these are; made when it is asked for, since not all ask."""
        return self.release()

    @cached_property
    def digest(self) -> str:
        """A digest of all that they are made from, but for the purposes of services."""
        contexts = [
            *(card.panels.context.subject_context for card in self.services),
            *(card.subject_context for card in self.providers),
        ]
        found = [(str(context.subject), context.digest) for context in contexts]
        own = self.definitions.organisation.document.digest
        return sha256(repr((self.as_of, own, found)).encode()).hexdigest()

    @cached_property
    def without_purposes(self) -> Scorecards:
        """The same without what services are for, as in :attr:`digest`."""
        return self._with_services(self.definitions.without_purposes)

    @cached_property
    def with_purposes_to_come(self) -> Scorecards:
        """The same without what services are for, but for those that are not yet live."""
        whole, plain = self.definitions.services, self.definitions.without_purposes
        return self._with_services(
            {
                name: whole[name] if each.part.stage is Stage.PIPELINE else each
                for name, each in plain.items()
            }
        )

    def _with_services(self, defined: dict[str, Defined[Service]]) -> Scorecards:
        services = {card.id: replace(card, defined=defined[card.id]) for card in self.services}
        return replace(
            self,
            definitions=replace(self.definitions, services=defined),
            services=tuple(services.values()),
            providers=tuple(
                replace(each, services=tuple(services[card.id] for card in each.services))
                for each in self.providers
            ),
        )

    @cached_property
    def moved(self) -> tuple[Scorecard, ...]:
        """The services that moved beyond chance."""
        flags = moved([card.change for card in self.services])
        return tuple(card for card, flag in zip(self.services, flags, strict=True) if flag)

    @property
    def forecasts(self) -> Mapping[str, KnownForecast]:
        """What was expected of each service, by its id."""
        return {card.id: known_forecast(card.panels.context) for card in self.services}

    @cached_property
    def suppliers(self) -> tuple[SupplierCard, ...]:
        """All suppliers, by name."""
        return supplier_cards(self.definitions, self.services, self.as_of)

    @cached_property
    def served(self) -> dict[str, Served]:
        """Each community by its id, in the order of their definitions."""
        days = (day for card in self.providers for day in card.panels[DaysWithCustomers].days)
        found = served(self.services, days, self.definitions, self.as_of)
        return {each.defined.id: each for each in found}

    @cached_property
    def alarms(self) -> Alarms:
        """How many services are called unusual now, and how many would be by chance."""
        return alarms(self.services)

    @cached_property
    def drivers(self) -> LikingDrivers:
        """What goes with liking, over all services."""
        return liking_drivers(self.services)

    def forget(self) -> None:
        """Forget whom each of them knows of the others, once nothing is to be made of them."""
        for card in self.services[:1]:
            card.panels.context.peers.forget()

    def figures(self) -> dict[str, Figure]:
        """Return every published figure by its id."""
        cards: tuple[Scorecard | ProviderScorecard, ...] = (*self.services, *self.providers)
        found = [f for card in cards for f in card_figures(card)]
        found += [f for supplier in self.suppliers for f in supplier.figures]
        found += (*self.alarms.figures, *self.drivers.figures)
        return {figure.id: figure for figure in found}


def card_figures(card: Scorecard | ProviderScorecard) -> tuple[Figure, ...]:
    """Return every figure that a card's page and its downloads publish."""
    level = card.trend.level
    own = (
        *card.signs.all(),
        *card.trend.figures,
        *(level.figures if level else ()),
        *card.signs.before,
        *card.panels.figures,
    )
    if isinstance(card, ProviderScorecard):
        return (*own, card.mix, card.middle_cost, *card.practice.figures)
    return (*own, card.change.figure) if card.change else own


def actions_to_ask(
    definitions: Definitions, published: Published, as_of: date, memory: Memory | None = None
) -> dict[str, tuple[int, ...]]:
    """Return, by service, the places in its conversation of actions that may have helped.

    The caller that knows the history says when the figure of each was named. ``memory`` has what
    was found in the state before.
    """
    context = _contexts(definitions, published, as_of, {})
    found = {
        name: _to_ask(context(Subject("service", name), service), memory)
        for name, service in definitions.services.items()
        if any(entry.done and entry.figure for entry in service.part.conversation)
    }
    return {name: places for name, places in found.items() if places}


def _to_ask(context: SubjectContext, memory: Memory | None) -> tuple[int, ...]:
    if memory is None:
        return to_ask(context)
    return tuple(
        memory.said(partial(to_ask, context), "to ask", context.subject.id, *context.digest)
    )


def scorecards(
    definitions: Definitions,
    published: Published,
    as_of: date,
    named: Mapping[tuple[str, int], date] | None = None,
    memory: Memory | None = None,
) -> Scorecards:
    """Return the scorecards of all services and providers, from what passed the door.

    ``named`` says, by service and place in its conversation, on which day the figure that an action
    should move was named; nothing where the history does not say. ``memory`` has the heads of the
    state before: that of a service of which nothing is new is taken.
    """
    context = _contexts(definitions, published, as_of, named or {})
    peers: Peers[PanelContext] = Peers(memory)
    services = [
        _service_card(context(Subject("service", name), service), service, definitions, peers)
        for name, service in definitions.services.items()
    ]
    services.sort(key=lambda card: (alphabetical(card.service.name), card.id))
    providers = [
        _provider_card(context(Subject("provider", name), provider), provider, services)
        for name, provider in definitions.providers.items()
    ]
    providers.sort(key=lambda card: (alphabetical(card.provider.name), card.id))
    return Scorecards(definitions, as_of, tuple(services), tuple(providers))


def _contexts(
    definitions: Definitions,
    published: Published,
    as_of: date,
    named: Mapping[tuple[str, int], date],
) -> Callable[[Subject, Defined[Service] | Defined[Provider]], SubjectContext]:
    """Return what makes the context of a subject: a service sees what its scorecard may show.

    No number hangs on what a service is for, so nobody sees that: another purpose makes none anew.
    """
    dates = calendars(definitions, as_of)
    definitions = replace(definitions, services=definitions.without_purposes)
    own: dict[str, dict[tuple[str, int], date]] = {}
    for (name, place), day in named.items():
        own.setdefault(name, {})[name, place] = day

    def of(subject: Subject, defined: Defined[Service] | Defined[Provider]) -> SubjectContext:
        name = subject.id
        return SubjectContext(
            subject,
            definitions.services[name] if subject.kind == "service" else defined,
            definitions.seen_by(name) if subject.kind == "service" else definitions,
            dates[subject],
            SubjectPublished(published, subject, defined.provider or name),
            as_of,
            own.get(name, {}),
        )

    return of


def _service_card(
    subject_context: SubjectContext,
    service: Defined[Service],
    definitions: Definitions,
    peers: Peers[PanelContext],
) -> Scorecard:
    head = head_of(subject_context, peers.memory)
    context = PanelContext(subject_context, head, peers)
    peers.join(context)
    return Scorecard(
        id=service.id,
        defined=service,
        provider=definitions.providers.get(service.provider),
        head=head,
        action=latest_action(service.part, subject_context.as_of),
        panels=Panels(context, figures_of("service")),
    )


def _provider_card(
    subject_context: SubjectContext, provider: Defined[Provider], services: list[Scorecard]
) -> ProviderScorecard:
    head = Head(subject_context)
    own = tuple(card for card in services if card.defined.provider == provider.id)
    return ProviderScorecard(
        id=provider.id,
        defined=provider,
        head=head,
        panels=Panels(PanelContext(subject_context, head), figures_of("provider")),
        services=own,
        subject_context=subject_context,
    )


def _mix(context: SubjectContext) -> Figure:
    """Return the pooled answers about a provider's services, asked by list; else by open link."""
    window = context.calendar.windows[0]
    about = context.subject, "like"
    found = {
        mode: context.published.mix(*about, mode, window.start, window.end)
        for mode in (Mode.LIST, Mode.OPEN)
    }
    mode = Mode.LIST if found[Mode.LIST] else Mode.OPEN
    cell = found[mode]
    identity, span = context.figure_id(MIX), say_window(context, window)
    return cell_figure(context, identity, question_methods.LIKE, LIKE, cell, span, False, mode, ())
