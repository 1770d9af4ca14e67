"""The scorecard of one service: its head, and its panels below."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.conversation import Entry
from generator.model.definitions import Defined
from generator.model.provider import Provider
from generator.model.service import Service
from generator.scorecards.overviews.change import Change
from generator.scorecards.panels.table import Panels
from generator.scorecards.signs import Signs
from generator.scorecards.silence import Silence
from generator.scorecards.trend import Trend
from generator.scorecards.verdict import Shirt


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What it is like to be served by one service."""

    id: str
    defined: Defined[Service]
    provider: Defined[Provider] | None
    shirt: Shirt
    signs: Signs
    trend: Trend
    deed: Entry | None
    panels: Panels
    change: Change | None
    silences: tuple[Silence, ...] = ()

    @property
    def service(self) -> Service:
        """The service's definition."""
        return self.defined.part
