"""What a panel of a scorecard stands on: its basis, and the head of the same scorecard."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.service import Service
from generator.scorecards.basis import Basis
from generator.scorecards.peers import Peers
from generator.scorecards.signs import Signs
from generator.scorecards.trend import Trend
from generator.scorecards.verdict import Shirt


@dataclass(frozen=True, slots=True)
class Ground:
    """One subject with all that its panels look at; ``peers`` are all services."""

    basis: Basis
    signs: Signs
    trend: Trend
    shirt: Shirt
    peers: Peers[Ground] = field(default_factory=Peers, repr=False, compare=False)

    @property
    def service(self) -> Service | None:
        """The service's definition; none of a provider."""
        return self.basis.service
