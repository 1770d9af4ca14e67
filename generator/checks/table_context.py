"""What the rules about tables know of the definitions: plain values, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.model.definitions import Defined, Definitions
from generator.model.freshness import expects_news
from generator.model.organisation import Organisation
from generator.model.period import Grain
from generator.model.rhythm import STREAMS, Pace, Rhythm, pace_of
from generator.model.service import Service, Stage
from generator.records.reading_context import ReadingContext, reading_context_of


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
    """All that the rules about tables know.

    ``latest`` is the last day that data name, but for days far from all others. ``reading`` has
    the names by which cells were read; ``paces`` say how often news of a provider is expected;
    ``not_the_same`` are pairs of files whose answers are other people's.
    """

    as_of: date
    latest: date
    reading: ReadingContext
    grain: Grain
    paces: Mapping[str, Pace]
    services: Mapping[str, ServiceFacts]
    unread: frozenset[str]
    public: bool
    privacy: int
    not_the_same: frozenset[frozenset[str]]


def table_context_of(
    definitions: Definitions, as_of: date, latest: date | None = None
) -> TableContext:
    """Return what tables may be checked against."""
    organisation = definitions.organisation.part
    return TableContext(
        as_of=as_of,
        latest=latest or as_of,
        reading=reading_context_of(definitions),
        grain=organisation.period,
        paces=_paces(organisation.period, organisation.rhythm),
        services={
            name: _service(service, organisation, as_of)
            for name, service in sorted(definitions.services.items())
        },
        unread=definitions.unread,
        public=organisation.public,
        privacy=organisation.floors.privacy,
        not_the_same=frozenset(frozenset(each.files) for each in organisation.not_the_same),
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
