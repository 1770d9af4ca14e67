"""What the rules about tables know of the definitions: plain values, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.model.definitions import COMMUNITIES, Defined, Definitions
from generator.model.freshness import expects_news
from generator.model.organisation import Organisation
from generator.model.period import Grain
from generator.model.rhythm import STREAMS, Pace, Rhythm, pace_of
from generator.model.service import Service, Stage


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """A service: its period's grain, its first and last day, and the ids that rows may name.

    ``breaks`` are the days on which its trend begins anew; ``paces`` say, by stream, how often
    news is expected of one that is in use.
    """

    grain: Grain
    first: date | None
    last: date | None
    pipeline: bool
    steps: tuple[str, ...]
    measures: tuple[str, ...]
    promises: tuple[str, ...]
    results: tuple[str, ...]
    breaks: tuple[date, ...]
    paces: Mapping[str, Pace]

    def ids(self, what: str) -> tuple[str, ...]:
        """Return the ids of its steps, measures, promises or results."""
        ids: tuple[str, ...] = getattr(self, f"{what}s")
        return ids


@dataclass(frozen=True, slots=True)
class TableContext:
    """All that the rules about tables know. ``communities`` is none where they cannot be read.

    ``paces`` say how often news of a provider is expected.
    """

    as_of: date
    timezone: str
    grain: Grain
    paces: Mapping[str, Pace]
    services: Mapping[str, ServiceFacts]
    aliases: Mapping[str, str]
    providers: tuple[str, ...]
    communities: tuple[str, ...] | None
    unread: frozenset[str]
    public: bool
    privacy: int

    def service_id(self, written: str) -> str | None:
        """Return today's id of a service, by its former ids too."""
        return written if written in self.services else self.aliases.get(written)

    def names(self, what: str) -> tuple[str, ...]:
        """Return all names by which rows may call a service, a provider or a community."""
        if what == "service":
            return (*self.services, *self.aliases)
        return self.providers if what == "provider" else self.communities or ()


def table_context_of(definitions: Definitions, as_of: date) -> TableContext:
    """Return what tables may be checked against."""
    organisation = definitions.organisation.part
    return TableContext(
        as_of=as_of,
        timezone=organisation.timezone,
        grain=organisation.period,
        paces=_paces(organisation.period, organisation.rhythm),
        services={
            name: _service(service, organisation, as_of)
            for name, service in sorted(definitions.services.items())
        },
        aliases=dict(sorted(definitions.aliases.items())),
        providers=tuple(sorted(definitions.providers)),
        communities=(
            None
            if COMMUNITIES in definitions.unread_files
            else tuple(sorted(definitions.communities))
        ),
        unread=definitions.unread,
        public=organisation.public,
        privacy=organisation.floors.privacy,
    )


def _service(service: Defined[Service], organisation: Organisation, as_of: date) -> ServiceFacts:
    part = service.part
    grain = part.period or organisation.period
    return ServiceFacts(
        grain=grain,
        first=part.launched,
        last=part.retired,
        pipeline=part.stage is Stage.PIPELINE,
        steps=tuple(step.id for step in part.steps),
        measures=tuple(measure.id for measure in part.measures),
        promises=tuple(promise.id for promise in part.promises),
        results=tuple(result.id for result in part.results),
        breaks=tuple(sorted(event.date for event in part.events if event.breaks_trend)),
        paces=_paces(grain, part.rhythm, organisation.rhythm) if expects_news(part, as_of) else {},
    )


def _paces(grain: Grain, *said: Rhythm | None) -> dict[str, Pace]:
    return {stream.name: pace_of(stream, grain, *said) for stream in STREAMS}
