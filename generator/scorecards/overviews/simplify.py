"""What could be simpler: what is the same everywhere and dear, or there twice for one purpose."""

from __future__ import annotations

from msgspec import Struct

from generator.features.costs.figures import price
from generator.figures.card import Scorecard
from generator.figures.figure import Figure
from generator.scorecards.scorecard import ProviderScorecard, Scorecards

_COMMODITY = "commodity"


class Priced(Struct, frozen=True):
    """A service and what it costs for each person and month, in the organisation's currency."""

    card: Scorecard
    cost: float

    @property
    def commodity(self) -> bool:
        """Whether it is the same everywhere."""
        return self.card.service.role == _COMMODITY


class ProviderServices(Struct, frozen=True):
    """A provider's services in use.

    ``priced`` are those whose costs are known, by name, and ``middle`` the middle of their costs.
    ``unpriced`` are the same everywhere, and their costs are not known.
    """

    provider: ProviderScorecard
    priced: tuple[Priced, ...]
    middle: Figure
    unpriced: tuple[Scorecard, ...]

    @property
    def dear(self) -> tuple[Priced, ...]:
        """Services that are the same everywhere and cost more than the middle one."""
        middle = self.middle.value
        if middle is None:
            return ()
        return tuple(each for each in self.priced if each.commodity and each.cost > middle)


class Simplify(Struct, frozen=True):
    """All providers that have a service in use; and services in use for one purpose, by name."""

    families: tuple[ProviderServices, ...]
    doubles: tuple[tuple[Scorecard, Scorecard], ...]

    @property
    def dear(self) -> int:
        """How many services are the same everywhere and dearer than the middle one."""
        return sum(len(family.dear) for family in self.families)

    @property
    def unpriced(self) -> int:
        """Of how many that are the same everywhere the costs are not known."""
        return sum(len(family.unpriced) for family in self.families)


def simplify(cards: Scorecards) -> Simplify:
    """Return what could be simpler, by name and never by rank."""
    families = (_family(provider) for provider in cards.providers)
    using = {card.id: card for provider in cards.providers for card in provider.in_use}
    by_name = {card.id: card for card in cards.services if card.id in using}
    return Simplify(
        tuple(family for family in families if family.priced or family.unpriced),
        _doubles(cards, by_name),
    )


def _family(provider: ProviderScorecard) -> ProviderServices:
    cards = provider.in_use
    costs = {card.id: card.panels.part(price).person.value for card in cards}
    priced = tuple(Priced(card, cost) for card in cards if (cost := costs[card.id]) is not None)
    unpriced = (c for c in cards if costs[c.id] is None and c.service.role == _COMMODITY)
    return ProviderServices(provider, priced, provider.middle_cost, tuple(unpriced))


def _doubles(
    cards: Scorecards, using: dict[str, Scorecard]
) -> tuple[tuple[Scorecard, Scorecard], ...]:
    """Return each pair once, in the order of the names."""
    order = {name: place for place, name in enumerate(using)}
    return tuple(
        (card, using[other])
        for name, card in using.items()
        for other in cards.definitions.same_purpose(name)
        if order[name] < order.get(other, -1)
    )
