"""The scorecard of a service or a provider: its head, and its panels below."""

from __future__ import annotations

from msgspec import Struct

from generator.figures.change import YearChange
from generator.figures.head import Head, Headed
from generator.figures.panels import Panels
from generator.figures.subject_context import SubjectContext
from generator.model.conversation import Entry
from generator.model.definitions import Defined
from generator.model.provider import Provider
from generator.model.service import Service


class Scorecard(Headed, Struct, frozen=True):
    """What it is like to be served by one service."""

    id: str
    defined: Defined[Service]
    provider: Defined[Provider] | None
    head: Head
    action: Entry | None
    panels: Panels

    @property
    def service(self) -> Service:
        """The service's definition."""
        return self.defined.part

    @property
    def change(self) -> YearChange | None:
        """How liking differs from that of a year ago."""
        return self.head.change


class ProviderCard(Headed, Struct, frozen=True):
    """What it is like to be served by a provider.

    ``signs`` and ``trend`` come from questions about the provider itself. Its practice is counted
    from ``subject_context``.
    """

    id: str
    defined: Defined[Provider]
    head: Head
    panels: Panels
    services: tuple[Scorecard, ...]
    subject_context: SubjectContext

    @property
    def provider(self) -> Provider:
        """The provider's definition."""
        return self.defined.part

    @property
    def in_use(self) -> tuple[Scorecard, ...]:
        """Its services that customers use now."""
        return tuple(card for card in self.services if card.service.stage.in_use)
