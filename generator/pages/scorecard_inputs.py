"""All that the page of a service is made from: where that is the same, the page is."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.features.expected.forecast import KnownForecast
from generator.figures.card import Scorecard
from generator.pages.provenance import Provenance
from generator.wording.parts import Link


class ScorecardInputs(Struct, frozen=True, dict=True):
    """A card, what was expected of it, what git knows of everything, and links to services near it.

    ``before`` are the ids that it had and that no service has now.
    The card sees its own part of the definitions and of what was published, and no more.
    """

    card: Scorecard
    forecast: KnownForecast
    of_all: Provenance
    near: tuple[Link, ...]
    before: tuple[str, ...] = ()

    @cached_property
    def provenance(self) -> Provenance:
        """What git knows of the file that describes the service."""
        return replace(self.of_all, history=self.of_all.history.of([self.card.defined.file]))

    def digest(self, language: str) -> tuple[str, ...]:
        """Return all of it as texts and digests."""
        return (
            language,
            self.card.defined.document.digest,
            *self.card.panels.context.subject_context.digest,
            self.forecast.digest,
            self.provenance.history.said,
            repr((self.near, self.before)),
        )
