"""The scorecard of a service or a provider: its head, and its panels below."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures.change import YearChange
from generator.figures.figure import Figure
from generator.figures.panels import Panels
from generator.figures.signs import Signs
from generator.figures.silence import Silence
from generator.figures.subject_context import SubjectContext
from generator.figures.trend import Trend
from generator.figures.verdict import Shirt
from generator.model.conversation import Entry
from generator.model.definitions import Defined
from generator.model.provider import Provider
from generator.model.service import Service


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What it is like to be served by one service."""

    id: str
    defined: Defined[Service]
    provider: Defined[Provider] | None
    shirt: Shirt
    signs: Signs
    trend: Trend
    action: Entry | None
    panels: Panels
    change: YearChange | None
    silences: tuple[Silence, ...] = ()

    @property
    def service(self) -> Service:
        """The service's definition."""
        return self.defined.part


@dataclass(frozen=True)
class ProviderCard:
    """What it is like to be served by a provider.

    ``signs`` and ``trend`` come from questions about the provider itself; ``mix`` pools the answers
    about its services and gets no verdict. Its practice is counted from
    ``subject_context``.
    """

    id: str
    defined: Defined[Provider]
    shirt: Shirt
    signs: Signs
    trend: Trend
    mix: Figure
    panels: Panels
    services: tuple[Scorecard, ...]
    subject_context: SubjectContext
    silences: tuple[Silence, ...] = ()

    @property
    def provider(self) -> Provider:
        """The provider's definition."""
        return self.defined.part

    @property
    def in_use(self) -> tuple[Scorecard, ...]:
        """Its services that customers use now."""
        return tuple(card for card in self.services if card.service.stage.in_use)
