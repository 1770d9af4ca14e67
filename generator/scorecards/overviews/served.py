"""Who is served: each community with its services, what it raised, and the days spent with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.features.communities.figures import CommunitiesHeard, Heard, Hearing
from generator.features.conversation.figures import Conversation, Topic
from generator.features.days.figures import VisitDay
from generator.figures.panels import Panels
from generator.model.definitions import Defined, Definitions
from generator.model.fields import holding_on
from generator.model.groups import Community, Size
from generator.model.service import Stage

if TYPE_CHECKING:
    from generator.figures.card import Scorecard


class ServiceUse(Struct, frozen=True):
    """A service that a community uses, and how this community likes it; none before it is live."""

    card: Scorecard
    heard: Heard | None


class Served(Struct, frozen=True):
    """One community. ``days`` are the last first; ``raised`` in the order of the services.

    Its numbers are its services' own figures: it has none itself.
    """

    defined: Defined[Community]
    size: Size | None
    uses: tuple[ServiceUse, ...]
    days: tuple[VisitDay, ...]
    raised: tuple[tuple[Scorecard, Topic], ...]

    @property
    def community(self) -> Community:
        """The community's definition."""
        return self.defined.part

    @property
    def unheard(self) -> tuple[ServiceUse, ...]:
        """The services about which this community was not heard in the last year."""
        return tuple(u for u in self.uses if u.heard and u.heard.voice not in (Hearing.HEARD, None))

    @property
    def heard(self) -> tuple[ServiceUse, ...]:
        """The services about which it was heard."""
        return tuple(u for u in self.uses if u.heard and u.heard.voice is Hearing.HEARD)


def heard(panels: Panels) -> tuple[Heard, ...]:
    """Return how each community of a service was heard."""
    return panels[CommunitiesHeard].items


def served(
    services: Iterable[Scorecard], spent: Iterable[VisitDay], definitions: Definitions, as_of: date
) -> tuple[Served, ...]:
    """Return all communities, in the order of their definitions; ``spent`` are days with them."""
    uses: dict[str, list[ServiceUse]] = {}
    raised: dict[str, list[tuple[Scorecard, Topic]]] = {}
    for card in services:
        if card.service.stage is Stage.RETIRED:
            continue
        items = {item.community: item for item in card.panels.part(heard)}
        for name in dict.fromkeys((*card.service.communities, *items)):
            uses.setdefault(name, []).append(ServiceUse(card, items.get(name)))
        for topic in card.panels[Conversation].topics:
            if topic.entry.community:
                raised.setdefault(topic.entry.community, []).append((card, topic))
    days: dict[str, list[VisitDay]] = {}
    for day in spent:
        days.setdefault(day.community, []).append(day)
    return tuple(
        Served(
            defined,
            holding_on(defined.part.size, as_of),
            tuple(uses.get(name, ())),
            tuple(sorted(days.get(name, ()), key=lambda each: each.day, reverse=True)),
            tuple(raised.get(name, ())),
        )
        for name, defined in definitions.communities.items()
    )
