"""What a panel of a scorecard is made from: a subject context, and the head of the scorecard."""

from __future__ import annotations

from msgspec import Struct, field

from generator.figures.head import Head, Headed
from generator.figures.peers import Peers
from generator.figures.subject_context import SubjectContext
from generator.model.service import Service


class PanelContext(Headed, Struct, frozen=True, eq=False):
    """One subject with all that its panels look at; ``peers`` are all services."""

    subject_context: SubjectContext
    head: Head
    peers: Peers[PanelContext] = field(default_factory=Peers)

    @property
    def service(self) -> Service | None:
        """The service's definition; none of a provider."""
        return self.subject_context.service
