"""All that the page of a service is made from: where that is the same, the page is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256

from generator.features.expected.forecast import ServiceForecast
from generator.figures.card import Scorecard
from generator.pages.provenance import Provenance
from generator.wording.parts import Link


@dataclass(frozen=True)
class ScorecardInputs:
    """A card, what was expected of it, what git knows of everything, and links to services near it.

    The card sees its own part of the definitions and of what was published, and no more.
    """

    card: Scorecard
    forecast: ServiceForecast | None
    of_all: Provenance
    near: tuple[Link, ...]

    @cached_property
    def provenance(self) -> Provenance:
        """What git knows of the files that the page may name."""
        context = self.card.panels.context.subject_context
        files = {document.file for document in context.definitions.documents}
        files |= context.published.file_names
        return replace(self.of_all, history=self.of_all.history.of(sorted(files)))

    def digest(self, language: str) -> tuple[str, ...]:
        """Return all of it as texts and digests."""
        return (
            language,
            *self.card.panels.context.subject_context.digest,
            _digest(self.forecast),
            repr(self.provenance.history),
            repr(self.near),
        )


def _digest(forecast: ServiceForecast | None) -> str:
    """Return a digest of what was expected of the service, which comes from all services."""
    if forecast is None:
        return ""
    numbers = (forecast.expected, forecast.low, forecast.high, forecast.true)
    periods = forecast.periods[0], len(forecast.periods)  # one after another
    rest = (periods, forecast.measured, forecast.skill, forecast.files)
    return sha256(b"".join(each.tobytes() for each in numbers) + repr(rest).encode()).hexdigest()
