"""What the checks of tables know of the definitions: plain facts, and nothing else.

A receipt is valid as long as these facts are the same, so whatever a check of tables depends on
has to pass through here.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.model.definitions import COMMUNITIES, Defined, Definitions
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
class Facts:
    """All that the checks of tables know. ``communities`` is none where they cannot be read.

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

    def known(self, what: str) -> tuple[str, ...]:
        """Return all names by which rows may call a service, a provider or a community."""
        if what == "service":
            return (*self.services, *self.aliases)
        return self.providers if what == "provider" else self.communities or ()

    def as_json(self) -> str:
        """Return the facts as text: the same text for the same facts."""
        return json.dumps(dataclasses.asdict(self), default=_plain, sort_keys=True)


def facts_of(definitions: Definitions, as_of: date) -> Facts:
    """Return what tables may be checked against."""
    organisation = definitions.organisation.part
    return Facts(
        as_of=as_of,
        timezone=organisation.timezone,
        grain=organisation.period,
        paces=_paces(organisation.period, organisation.rhythm),
        services={
            name: _service(service, organisation)
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


def _service(service: Defined[Service], organisation: Organisation) -> ServiceFacts:
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
        paces=_paces(grain, part.rhythm, organisation.rhythm) if part.stage in _IN_USE else {},
    )


_IN_USE = (Stage.LIVE, Stage.RETIRING)


def _paces(grain: Grain, *said: Rhythm | None) -> dict[str, Pace]:
    return {stream.name: pace_of(stream, grain, *said) for stream in STREAMS}


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else str(value)
